//! Passages are the text read whole, however it is cut, stored or handed over.

use std::io::{self, Read};

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use proptest::prelude::*;
use riscontro_core::LangTag;

use super::passages::Passages;
use crate::{Beginning, FormatError, Paragraphs, Place, SourceFile, decode};

const LAYOUTS: [Paragraphs; 3] = [Paragraphs::Auto, Paragraphs::Line, Paragraphs::Blank];

/// A reader that gives its bytes in pieces of so many, and is interrupted between two.
struct Bits<'a> {
    bytes: &'a [u8],
    len: usize,
    is_interrupted: bool,
}

impl Read for Bits<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.is_interrupted = !self.is_interrupted;
        if self.is_interrupted {
            return Err(io::ErrorKind::Interrupted.into());
        }
        let len = self.len.min(into.len()).min(self.bytes.len());
        let (given, rest) = self.bytes.split_at(len);
        into[..len].copy_from_slice(given);
        self.bytes = rest;
        Ok(len)
    }
}

/// How a text is cut up.
#[derive(Debug, Clone, Copy)]
struct Cuts {
    beginning: usize,
    read: usize,
    passage: usize,
}

/// A paragraph: where its first and last byte and character stand in the file's text, and what it is as prose.
type Paragraph = (Place, Place, String);

fn passages(bytes: &[u8], label: Option<&str>, paragraphs: Paragraphs, cuts: Cuts) -> Result<Vec<Paragraph>, String> {
    let bits = Bits { bytes, len: cuts.read, is_interrupted: false };
    let beginning = Beginning::of_len(bits, cuts.beginning).unwrap();
    let passages = Passages::new("a.txt", beginning, label, None, paragraphs).map_err(|error| error.to_string())?;
    let mut found = Vec::new();
    for passage in passages.with_sizes(cuts.read, cuts.passage, 1 << 20) {
        let passage = passage.map_err(|error| error.to_string())?;
        let document = passage.document(LangTag::new("it"));
        let place = |at: u32| Place {
            byte: passage.start.byte + u64::from(at),
            char: passage.start.char + document.raw[..at as usize].chars().count() as u64,
        };
        found.extend(document.blocks.iter().map(|block| {
            let raw = document.to_raw(block.span);
            (place(raw.start()), place(raw.end()), block.span.of(&document.text).to_owned())
        }));
    }
    Ok(found)
}

fn whole(bytes: &[u8], label: Option<&str>, paragraphs: Paragraphs) -> Result<Vec<Paragraph>, FormatError> {
    let file = SourceFile { paragraphs, ..SourceFile::new("a.txt", decode(bytes, label, None)?.text) };
    let document = super::read(&file, LangTag::new("it"), &mut Vec::new())?;
    let place = |at: u32| Place { byte: u64::from(at), char: document.raw[..at as usize].chars().count() as u64 };
    let blocks = document.blocks.iter().map(|block| {
        let raw = document.to_raw(block.span);
        (place(raw.start()), place(raw.end()), block.span.of(&document.text).to_owned())
    });
    Ok(blocks.collect())
}

/// Texts rich in line ends, wrapped lines among them.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => "[a-zà-ú]{1,9}[ .,-]?",
        2 => Just("le acque del fiume sono tornate sotto il livello di guardia, e il".to_owned()),
        4 => prop::sample::select(vec!["\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\u{85}", "\u{2028}", "\n \t\n", " \n"])
            .prop_map(str::to_owned),
        1 => prop::sample::select(vec!["€", "🙂", "\u{fffc}", "\u{a0}", "«", "A"]).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn cuts() -> impl Strategy<Value = Cuts> {
    (1_usize..40, 1_usize..60).prop_map(|(read, passage)| Cuts { beginning: 1 << 20, read, passage })
}

fn encoded(text: &str, encoding: &'static Encoding, mark: &str) -> Vec<u8> {
    let marked = format!("{mark}{text}");
    if encoding == UTF_16LE {
        marked.encode_utf16().flat_map(u16::to_le_bytes).collect()
    } else if encoding == UTF_16BE {
        marked.encode_utf16().flat_map(u16::to_be_bytes).collect()
    } else {
        encoding.encode(&marked).0.into_owned()
    }
}

proptest! {
    #[test]
    fn passages_are_the_whole_text(text in texts(), cuts in cuts(), mark in prop::sample::select(vec!["", "\u{feff}"])) {
        for paragraphs in LAYOUTS {
            let bytes = encoded(&text, encoding_rs::UTF_8, mark);
            prop_assert_eq!(passages(&bytes, None, paragraphs, cuts), Ok(whole(&bytes, None, paragraphs).unwrap()));
        }
    }

    #[test]
    fn every_encoding_is_decoded_bit_by_bit(text in texts(), cuts in cuts(), label in prop::sample::select(vec![
        "utf-16le", "utf-16be", "windows-1252", "shift_jis", "gb18030", "iso-2022-jp", "big5", "euc-kr",
    ])) {
        let encoding = Encoding::for_label(label.as_bytes()).unwrap();
        let mark = if label.starts_with("utf-16") { "\u{feff}" } else { "" };
        let bytes = encoded(&text, encoding, mark);
        for paragraphs in LAYOUTS {
            let whole = whole(&bytes, Some(label), paragraphs).map_err(|error| error.to_string());
            prop_assert_eq!(passages(&bytes, Some(label), paragraphs, cuts), whole);
        }
    }

    #[test]
    fn a_short_beginning_changes_nothing_but_what_it_decides(text in texts(), cuts in cuts(), beginning in 4_usize..80) {
        let cuts = Cuts { beginning, ..cuts };
        for paragraphs in [Paragraphs::Line, Paragraphs::Blank] {
            let whole = whole(text.as_bytes(), None, paragraphs).unwrap();
            prop_assert_eq!(passages(text.as_bytes(), None, paragraphs, cuts), Ok(whole));
        }
    }

    #[test]
    fn a_fault_behind_the_beginning_has_its_place(text in texts(), more in texts(), cuts in cuts(), fault in prop::sample::select(vec![&b"\xe8"[..], b"\0"])) {
        let start = "Il fiume è qui.\n";
        let bytes = [start.as_bytes(), text.as_bytes(), fault, b" a", more.as_bytes()].concat();
        let cuts = Cuts { beginning: start.len(), ..cuts };
        let error = passages(&bytes, Some("utf-8"), Paragraphs::Line, cuts).unwrap_err();
        prop_assert!(error.starts_with(&format!("byte {}: not ", start.len() + text.len())), "{}", error);
    }

    #[test]
    fn any_bytes_have_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..200), cuts in cuts(), beginning in 0_usize..99, label in
        prop::option::of(prop::sample::select(vec!["utf-8", "utf-16le", "latin1", "shift_jis", "gbk", "iso-2022-jp"])))
    {
        let _ = passages(&bytes, label, Paragraphs::Auto, Cuts { beginning, ..cuts });
    }
}

const SMALL: Cuts = Cuts { beginning: 64, read: 7, passage: 8 };

#[test]
fn what_stands_before_a_fault_is_given() {
    let text = format!("{}Uno.\nDue.\nTre\u{0}.\n", "Riga intera.\n".repeat(6));
    let beginning = Beginning::of_len(text.as_bytes(), 64).unwrap();
    let passages = Passages::new("a.txt", beginning, None, None, Paragraphs::Line).unwrap().with_sizes(7, 8, 1 << 20);
    let given: Vec<_> = passages.collect();
    let read: String = given.iter().flatten().map(|passage| passage.text.as_str()).collect();
    // The last line before the fault was not ended, and the one before it may have gone on in it.
    assert!(read.ends_with("Riga intera.\nUno.\n"), "{read}");
    assert!(given.last().unwrap().as_ref().unwrap_err().to_string().starts_with("byte 91: not a text file"));
}

#[test]
fn a_paragraph_that_is_too_long_is_refused() {
    let text = format!("breve\n{}", "parola ".repeat(40));
    let beginning = Beginning::of_len(text.as_bytes(), 4).unwrap();
    let passages = Passages::new("a.txt", beginning, None, None, Paragraphs::Line).unwrap().with_sizes(7, 8, 100);
    let error = passages.filter_map(Result::err).last().unwrap().to_string();
    assert_eq!(error, "a paragraph of more than 100 bytes, the most that can be split at once");
}

#[test]
fn a_text_without_prose_is_a_defect_at_its_end() {
    for (text, count) in [("", 1), (" \n\u{fffc}\n", 1), (" \n.", 0)] {
        let beginning = Beginning::read(text.as_bytes()).unwrap();
        let mut passages = Passages::new("a.txt", beginning, None, None, Paragraphs::Auto).unwrap();
        assert_eq!(passages.defects(), []);
        assert!(passages.by_ref().all(|passage| passage.is_ok()));
        assert_eq!(passages.defects().len(), count, "{text:?}");
    }
}

#[test]
fn the_bytes_of_the_file_are_counted() {
    let bytes = encoded("è qui\nè là\n", UTF_16LE, "\u{feff}");
    let beginning = Beginning::read(bytes.as_slice()).unwrap();
    let passages = Passages::new("a.txt", beginning, None, None, Paragraphs::Auto).unwrap();
    let read: Vec<_> = passages.map(|passage| passage.unwrap().bytes_read).collect();
    assert_eq!(read, [bytes.len() as u64]);
}

#[test]
fn a_wrapped_text_without_blank_lines_is_cut_between_its_paragraphs() {
    let paragraph = "le acque del fiume sono tornate sotto il livello di\nguardia e il sindaco ha riaperto i due ponti sul\nfiume.\n";
    let text = paragraph.repeat(50);
    let beginning = Beginning::read(text.as_bytes()).unwrap();
    let passages = Passages::new("a.txt", beginning, None, None, Paragraphs::Auto).unwrap().with_sizes(7, 8, 1 << 20);
    assert!(passages.count() > 20);
    assert_eq!(passages_of(&text), whole(text.as_bytes(), None, Paragraphs::Auto).unwrap());
}

fn passages_of(text: &str) -> Vec<Paragraph> {
    passages(text.as_bytes(), None, Paragraphs::Auto, Cuts { beginning: 1 << 20, ..SMALL }).unwrap()
}
