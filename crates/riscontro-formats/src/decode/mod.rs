//! Bytes to text.
//!
//! The order is fixed: a byte order mark, then the encoding the user named, then UTF-8, then a guess. Only the guess can
//! be wrong, so it alone leaves a defect that names the encoding and the flag that settles it. A file that is UTF-8 but
//! for a few broken bytes is refused rather than guessed: read as Latin-1 it would hold `Ã¨` in every second word, and
//! each would be a false alarm.
//!
//! A text that is read bit by bit (`stream`) takes the same steps on its first [`BEGINNING`] bytes.

mod stream;

pub use stream::{BEGINNING, Beginning};
pub(crate) use stream::{DecodedText, More};

use std::borrow::Cow;
use std::sync::Arc;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE};
use riscontro_core::{Defect, DefectKind, LangTag, Span};

use crate::error::{FormatError, Kind, check_len};

/// The most bytes a file or its text may have: what the offsets of a span can count.
pub(crate) const MAX_BYTES: u64 = u32::MAX as u64;

/// A decoded file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without its byte order mark; line ends as they were written.
    pub text: Arc<str>,
    /// What had to be guessed, or contradicts what the user said; maybe none.
    pub defects: Vec<Defect>,
}

/// Returns the text of a file.
///
/// `label` is the name of an encoding as in the WHATWG Encoding Standard (`utf-8`, `windows-1252`, `iso-8859-15`, any
/// case); it holds unless the file has a byte order mark, which is then believed, with a defect. Without one, the text is
/// UTF-8 where it is valid UTF-8; otherwise the encoding is guessed, with a defect. `lang`, where it is known, makes the
/// guess: of 198 accented paragraphs of Italian and English in windows-1252, 24 read as Latin-2 or Baltic (`č` for `è`)
/// without it and none with it.
///
/// # Errors
///
/// When `label` is unknown, when the file or its text exceeds 4 GiB - 1, when it holds a NUL (the offset counts bytes of
/// the file), or when bytes are invalid in the encoding that was named, marked or almost kept.
pub fn decode(bytes: &[u8], label: Option<&str>, lang: Option<LangTag>) -> Result<Decoded, FormatError> {
    check_len(bytes.len(), MAX_BYTES)?;
    let Chosen { encoding, mark_len, defect } = choose(bytes, label, lang, Extent::Whole)?;
    let text = strict(encoding, bytes, mark_len)?;
    check_len(text.len(), MAX_BYTES)?;
    Ok(Decoded { text: text.into(), defects: defect.into_iter().collect() })
}

/// Returns the text of a file that is no prose: rules, a configuration, a list. It is UTF-8, or UTF-16 with a byte order mark; nothing
/// is guessed.
///
/// # Errors
///
/// As [`decode`], with the remedies of such a file: no flag names its encoding.
pub fn decode_plain(bytes: &[u8]) -> Result<Arc<str>, FormatError> {
    // A byte order mark overrules the label, so UTF-16 files of Windows are read too.
    decode(bytes, Some("utf-8"), None).map(|decoded| decoded.text).map_err(FormatError::without_flag)
}

/// How much of a file is in hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Extent {
    Whole,
    /// Its first bytes; the last character may be cut.
    Beginning,
}

/// The encoding of a file.
#[derive(Debug)]
struct Chosen {
    encoding: &'static Encoding,
    /// Bytes of its byte order mark; 0 without one.
    mark_len: usize,
    defect: Option<Defect>,
}

fn choose(bytes: &[u8], label: Option<&str>, lang: Option<LangTag>, extent: Extent) -> Result<Chosen, FormatError> {
    let named = label.map(encoding_named).transpose()?;
    Ok(match (Encoding::for_bom(bytes), named) {
        (Some((marked, mark_len)), _) => {
            let defect = named.filter(|named| *named != marked).map(|named| contradiction(marked, named));
            Chosen { encoding: marked, mark_len, defect }
        }
        (None, Some(named)) => Chosen { encoding: named, mark_len: 0, defect: None },
        (None, None) => unmarked(bytes, lang, extent)?,
    })
}

fn encoding_named(label: &str) -> Result<&'static Encoding, FormatError> {
    Encoding::for_label(label.as_bytes())
        .filter(|encoding| *encoding != REPLACEMENT)
        .ok_or_else(|| FormatError::new(Kind::UnknownEncoding { label: label.to_owned() }))
}

fn contradiction(marked: &'static Encoding, named: &'static Encoding) -> Defect {
    let (marked, named) = (marked.name(), named.name());
    let message = format!("the byte order mark says {marked}, not {named}; read as {marked}");
    Defect { kind: DefectKind::Encoding, message, span: Span::new(0, 0) }
}

/// The encoding of bytes with neither mark nor name: UTF-8, else a guess.
fn unmarked(bytes: &[u8], lang: Option<LangTag>, extent: Extent) -> Result<Chosen, FormatError> {
    refuse_nul(bytes)?;
    let error = match std::str::from_utf8(bytes) {
        Ok(_) => return Ok(Chosen { encoding: UTF_8, mark_len: 0, defect: None }),
        Err(error) => error,
    };
    if extent == Extent::Beginning && error.error_len().is_none() {
        return Ok(Chosen { encoding: UTF_8, mark_len: 0, defect: None });
    }
    if is_damaged_utf8(bytes) {
        return Err(FormatError::at_byte(Kind::Undecodable { encoding: "UTF-8" }, error.valid_up_to()));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, extent == Extent::Whole);
    let encoding = detector.guess(country_of(lang).as_deref().map(str::as_bytes), Utf8Detection::Deny);
    let name = encoding.name();
    let place = error.valid_up_to();
    let message =
        format!("the text is not UTF-8 (byte {place}) and was read as {name}; `--encoding {name}` confirms it");
    let defect = Defect { kind: DefectKind::GuessedEncoding, message, span: Span::new(0, 0) };
    Ok(Chosen { encoding, mark_len: 0, defect: Some(defect) })
}

/// The country whose legacy encodings the detector should expect: the region of the tag, else the country of the language.
///
/// Most languages share their code with a country, or with one that has the same encodings; the others stand here.
fn country_of(lang: Option<LangTag>) -> Option<String> {
    let lang = lang?;
    if let Some(region) = lang.as_str().split('-').skip(1).find(|subtag| subtag.len() == 2) {
        return Some(region.to_ascii_lowercase()).filter(|region| region.bytes().all(|byte| byte.is_ascii_lowercase()));
    }
    let country = match lang.primary() {
        "ar" => "eg",
        "be" => "by",
        "cs" => "cz",
        "el" => "gr",
        "et" => "ee",
        "fa" => "ir",
        "he" => "il",
        "ja" => "jp",
        "kk" => "kz",
        "ko" => "kr",
        "sl" => "si",
        "sr" => "rs",
        "uk" => "ua",
        "vi" => "vn",
        "zh" => "cn",
        same if same.len() == 2 => same,
        _ => return None,
    };
    Some(country.to_owned())
}

fn refuse_nul(bytes: &[u8]) -> Result<(), FormatError> {
    match bytes.iter().position(|byte| *byte == 0) {
        Some(offset) => Err(FormatError::at_byte(Kind::Binary, offset)),
        None => Ok(()),
    }
}

/// Whether broken sequences are rare beside whole ones of two bytes and more, which other encodings form only by chance.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|char| !char.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole >= 4 * broken
}

/// The text of `bytes` from `start` on, where every byte must be valid.
fn strict<'a>(encoding: &'static Encoding, bytes: &'a [u8], start: usize) -> Result<Cow<'a, str>, FormatError> {
    let body = &bytes[start..];
    let text = encoding.decode_without_bom_handling_and_without_replacement(body).ok_or_else(|| {
        FormatError::at_byte(Kind::Undecodable { encoding: encoding.name() }, start + first_invalid(encoding, body))
    })?;
    match first_nul(encoding, body).filter(|_| text.contains('\0')) {
        Some(at) => Err(FormatError::at_byte(Kind::Binary, start + at)),
        None => Ok(text),
    }
}

/// Where the first NUL of valid bytes stands. No encoding but UTF-16 has a zero byte in any other character.
fn first_nul(encoding: &'static Encoding, bytes: &[u8]) -> Option<usize> {
    if encoding == UTF_16LE || encoding == UTF_16BE {
        bytes.chunks_exact(2).position(|unit| unit == [0, 0]).map(|unit| 2 * unit)
    } else {
        bytes.iter().position(|byte| *byte == 0)
    }
}

/// The offset of the first byte that is invalid, found by decoding once more in small steps.
fn first_invalid(encoding: &'static Encoding, bytes: &[u8]) -> usize {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut scratch = [0; 4096];
    let mut read_total = 0;
    loop {
        let (result, read, _) = decoder.decode_to_utf8_without_replacement(&bytes[read_total..], &mut scratch, true);
        read_total += read;
        match result {
            DecoderResult::OutputFull => {}
            DecoderResult::InputEmpty => return read_total,
            DecoderResult::Malformed(len, after) => {
                return read_total.saturating_sub(usize::from(len) + usize::from(after));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        let decoded = decode(bytes, None, None).unwrap();
        assert_eq!(decoded.defects, []);
        decoded.text.to_string()
    }

    fn error(bytes: &[u8], label: Option<&str>) -> String {
        decode(bytes, label, None).unwrap_err().to_string()
    }

    fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn byte_order_marks_are_honoured_and_removed() {
        assert_eq!(text("\u{feff}città".as_bytes()), "città");
        assert_eq!(text(&utf16("\u{feff}città\r\n", u16::to_le_bytes)), "città\r\n");
        assert_eq!(text(&utf16("\u{feff}città", u16::to_be_bytes)), "città");
        assert_eq!(text(b""), "");
    }

    #[test]
    fn latin_1_is_guessed_with_a_defect_that_names_it() {
        let bytes = b"Perch\xe9 la citt\xe0 \xe8 cos\xec cara? L\x92universit\xe0 non pu\xf2 pi\xf9 aspettare.";
        let decoded = decode(bytes, None, None).unwrap();
        assert_eq!(&*decoded.text, "Perché la città è così cara? L’università non può più aspettare.");
        assert_eq!(decoded.defects[0].kind, DefectKind::GuessedEncoding);
        assert!(decoded.defects[0].message.starts_with("the text is not UTF-8 (byte 5) and"));
        assert!(decoded.defects[0].message.contains("`--encoding windows-1252`"));
    }

    #[test]
    fn the_language_decides_where_bytes_alone_do_not() {
        let read = |bytes: &[u8], lang| decode(bytes, None, Some(LangTag::new(lang))).unwrap().text.to_string();
        assert_eq!(read(b"Il sindaco \xe8 gi\xe0 qui.", "it"), "Il sindaco è già qui.");
        assert_eq!(
            read(b"\xac\xf3d\xb3a rz\xb1dowe potwierdzi\xb3y to wczoraj.", "pl"),
            "Źódła rządowe potwierdziły to wczoraj."
        );
        assert_eq!(country_of(Some(LangTag::new("pt-BR"))).as_deref(), Some("br"));
        assert_eq!(country_of(Some(LangTag::new("zh-Hant-TW"))).as_deref(), Some("tw"));
        assert_eq!(country_of(Some(LangTag::new("es-419"))).as_deref(), Some("es"));
        assert_eq!(country_of(Some(LangTag::new("cs"))).as_deref(), Some("cz"));
        assert_eq!(country_of(Some(LangTag::new("roa"))), None);
    }

    #[test]
    fn a_named_encoding_is_used_in_silence() {
        let decoded = decode(b"costa 5 \xa4", Some("ISO-8859-15"), None).unwrap();
        assert_eq!(&*decoded.text, "costa 5 €");
        assert_eq!(decoded.defects, []);
        let utf16 = decode(&utf16("è", u16::to_le_bytes), Some("utf-16le"), None).unwrap();
        assert_eq!(&*utf16.text, "è");
    }

    #[test]
    fn a_mark_is_believed_over_a_name() {
        let decoded = decode("\u{feff}è".as_bytes(), Some("latin1"), None).unwrap();
        assert_eq!((&*decoded.text, decoded.defects[0].kind), ("è", DefectKind::Encoding));
    }

    #[test]
    fn nul_bytes_are_refused_with_their_offset() {
        assert!(error(b"PK\x03\x04\x00\x01", None).starts_with("byte 4: not a text file"));
        assert!(error(&utf16("\u{feff}è\0", u16::to_be_bytes), None).starts_with("byte 4: not a text file"));
        assert!(error(b"\xe8\x00", Some("latin1")).starts_with("byte 1: not a text file"));
    }

    #[test]
    fn invalid_bytes_are_refused_with_their_offset() {
        assert!(error(b"abc\xe8 d", Some("utf-8")).starts_with("byte 3: not valid UTF-8"));
        assert!(error(b"\xef\xbb\xbfabc\xe8", None).starts_with("byte 6: not valid UTF-8"));
        assert!(error(b"\xff\xfea\x00\x00\xd8b\x00", None).starts_with("byte 4: not valid UTF-16LE"));
        let long = [b"a".repeat(10_000), b"\xff".to_vec()].concat();
        assert!(error(&long, Some("utf-8")).starts_with("byte 10000: "));
    }

    #[test]
    fn a_file_that_no_flag_concerns_names_none() {
        let refusal = |bytes: &[u8]| decode_plain(bytes).unwrap_err().to_string();
        assert_eq!(refusal(b"gr\xe4."), "byte 2: not valid UTF-8: save the file as UTF-8");
        assert_eq!(refusal(b"gr\x00"), "byte 2: not a text file (NUL byte): save the file as UTF-8");
        assert_eq!(decode_plain(&utf16("\u{feff}grä.", u16::to_le_bytes)).as_deref(), Ok("grä."));
    }

    #[test]
    fn damaged_utf8_is_refused_and_not_guessed() {
        let damaged = [&b"x\xe8 "[..], "perché la città è così cara".as_bytes()].concat();
        assert!(error(&damaged, None).starts_with("byte 1: not valid UTF-8"));
    }

    #[test]
    fn unknown_encodings_are_refused_by_name() {
        assert!(error(b"", Some("utf-99")).starts_with("unknown encoding `utf-99`"));
        assert!(error(b"", Some("iso-2022-kr")).starts_with("unknown encoding"));
    }
}
