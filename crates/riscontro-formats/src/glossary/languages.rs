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

/// Languages by the names that headers give them: in English, in Italian and in their own language.
const NAMES: &[(LangTag, &[&str])] = &[
    (LangTag::new("ar"), &["arabic", "arabo"]),
    (LangTag::new("bg"), &["bulgarian", "bulgaro"]),
    (LangTag::new("ca"), &["catalan", "catalano", "català"]),
    (LangTag::new("cs"), &["czech", "ceco", "čeština"]),
    (LangTag::new("da"), &["danish", "danese", "dansk"]),
    (LangTag::new("de"), &["german", "tedesco", "deutsch"]),
    (LangTag::new("el"), &["greek", "greco", "ελληνικά"]),
    (LangTag::new("en"), &["english", "inglese"]),
    (LangTag::new("es"), &["spanish", "spagnolo", "español", "castellano"]),
    (LangTag::new("et"), &["estonian", "estone", "eesti"]),
    (LangTag::new("fi"), &["finnish", "finlandese", "suomi"]),
    (LangTag::new("fr"), &["french", "francese", "français"]),
    (LangTag::new("hr"), &["croatian", "croato", "hrvatski"]),
    (LangTag::new("hu"), &["hungarian", "ungherese", "magyar"]),
    (LangTag::new("it"), &["italian", "italiano"]),
    (LangTag::new("ja"), &["japanese", "giapponese", "日本語"]),
    (LangTag::new("lt"), &["lithuanian", "lituano", "lietuvių"]),
    (LangTag::new("lv"), &["latvian", "lettone", "latviešu"]),
    (LangTag::new("nl"), &["dutch", "olandese", "neerlandese", "nederlands"]),
    (LangTag::new("no"), &["norwegian", "norvegese", "norsk"]),
    (LangTag::new("pl"), &["polish", "polacco", "polski"]),
    (LangTag::new("pt"), &["portuguese", "portoghese", "português"]),
    (LangTag::new("ro"), &["romanian", "rumeno", "română"]),
    (LangTag::new("ru"), &["russian", "russo", "русский"]),
    (LangTag::new("sk"), &["slovak", "slovacco", "slovenčina"]),
    (LangTag::new("sl"), &["slovenian", "slovene", "sloveno", "slovenščina"]),
    (LangTag::new("sq"), &["albanian", "albanese", "shqip"]),
    (LangTag::new("sr"), &["serbian", "serbo", "srpski"]),
    (LangTag::new("sv"), &["swedish", "svedese", "svenska"]),
    (LangTag::new("tr"), &["turkish", "turco", "türkçe"]),
    (LangTag::new("uk"), &["ukrainian", "ucraino", "українська"]),
    (LangTag::new("zh"), &["chinese", "cinese", "中文"]),
];

/// Countries as they stand in brackets behind the name of a language.
const COUNTRIES: &[(&str, &[&str])] = &[
    ("AU", &["australia"]),
    ("AT", &["austria"]),
    ("BE", &["belgium", "belgio"]),
    ("BR", &["brazil", "brasile", "brasil"]),
    ("CA", &["canada"]),
    ("CH", &["switzerland", "svizzera"]),
    ("DE", &["germany", "germania"]),
    ("ES", &["spain", "spagna"]),
    ("FR", &["france", "francia"]),
    ("GB", &["uk", "united kingdom", "great britain", "britain", "british", "regno unito"]),
    ("IE", &["ireland", "irlanda"]),
    ("IT", &["italy", "italia"]),
    ("MX", &["mexico", "messico"]),
    ("NL", &["netherlands", "paesi bassi"]),
    ("PT", &["portugal", "portogallo"]),
    ("US", &["usa", "united states", "american", "stati uniti"]),
];

/// The language that a header calls by name: `Italian`, `English (UK)`, `Portoghese (Brasile)`; none where the brackets hold no
/// country that is known.
pub(super) fn language_named(name: &str) -> Option<LangTag> {
    let lower = name.trim().to_lowercase();
    let (language, country) = match lower.strip_suffix(')').and_then(|open| open.split_once('(')) {
        Some((language, country)) => (language.trim(), Some(country.trim())),
        None => (lower.as_str(), None),
    };
    let tag = NAMES.iter().find(|(_, names)| names.contains(&language))?.0;
    let Some(country) = country else { return Some(tag) };
    let is_it = |(code, names): &&(&str, &[&str])| code.eq_ignore_ascii_case(country) || names.contains(&country);
    let code = COUNTRIES.iter().find(is_it)?.0;
    format!("{tag}-{code}").parse().ok()
}

/// Whether a name begins with that of a language, and goes on in brackets.
pub(super) fn is_language_with_more(name: &str) -> bool {
    name.split_once('(').is_some_and(|(language, _)| language_named(language).is_some())
}

/// What stands beside the word *term* in a header: `EN` in `Term (EN)`, `Italian` in `Italian term`, `inglese` in `Termine in inglese`.
pub(super) fn beside_term(name: &str) -> Option<&str> {
    const SEPARATORS: [char; 3] = [' ', '_', '-'];
    let is_term = |word: &str| ["term", "terms", "termine", "termini"].contains(&word.to_lowercase().as_str());
    let name = name.trim();
    let behind = name.split_once(SEPARATORS).filter(|(word, _)| is_term(word)).map(|(_, rest)| rest);
    let before = || name.rsplit_once(SEPARATORS).filter(|(_, word)| is_term(word)).map(|(rest, _)| rest);
    let called = behind.or_else(before)?.trim();
    let called = called.strip_prefix("in ").unwrap_or(called);
    let inside = called.strip_prefix('(').and_then(|open| open.strip_suffix(')'));
    Some(inside.unwrap_or(called).trim())
}

/// Whether the tag of a language is another word beside *term*: its id, its number, the United Kingdom.
pub(super) fn is_ambiguous(lang: LangTag) -> bool {
    ["id", "no", "uk"].contains(&lang.as_str())
}

/// Whether a language of this tag is known by name.
pub(super) fn is_known_language(lang: LangTag) -> bool {
    let codes = if lang.primary().len() == 2 { TWO_LETTERS } else { THREE_LETTERS };
    codes.split_whitespace().any(|code| code == lang.primary())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_known_by_name() {
        let tag = |name: &str| language_named(name).map(|tag| tag.to_string());
        for (name, expected) in [
            ("Italian", "it"),
            ("ITALIANO", "it"),
            (" Inglese ", "en"),
            ("English (UK)", "en-GB"),
            ("English (en)", ""),
            ("Portoghese (Brasile)", "pt-BR"),
            ("French (CA)", "fr-CA"),
            ("Deutsch", "de"),
            ("Commento", ""),
            ("", ""),
        ] {
            assert_eq!(tag(name).unwrap_or_default(), expected, "{name}");
        }
        assert!(is_language_with_more("English (formal)") && !is_language_with_more("Note (internal)"));
    }

    #[test]
    fn every_name_is_of_one_language() {
        let mut names: Vec<&str> = NAMES.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        names.sort_unstable();
        assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "{names:?}");
        assert!(names.iter().all(|name| name.to_lowercase() == **name));
        assert!(NAMES.iter().all(|(tag, _)| is_known_language(*tag)));
    }

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
