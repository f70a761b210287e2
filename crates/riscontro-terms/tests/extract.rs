//! Candidates for a glossary, from a few beads.

use riscontro_core::{Concept, Folds, LangTag, Segment, Span, Term, TermStatus, Termbase, View};
use riscontro_lang::{LANGUAGES, Language, Tokeniser, find};
use riscontro_terms::{BeadSide, ExtractOptions, KnownWords, TermCandidate, TermExtractor};

const IT: LangTag = LangTag::new("it");
const EN: LangTag = LangTag::new("en");

/// Beads of two documents; a blank row begins the second.
const BEADS: &[(&str, &str)] = &[
    ("Il parco eolico di Vado riapre lunedì.", "The Vado wind farm reopens on Monday."),
    ("I parchi eolici della Liguria sono due.", "There are two wind farms in Liguria."),
    ("Il ministro ha visitato il parco eolico.", "The minister visited the wind farm."),
    ("La corte d'appello decide a marzo.", "The court of appeal rules in March."),
    ("", ""),
    ("Le corti d'appello sono ventisei.", "There are twenty-six courts of appeal."),
    ("Ricorso in corte d'appello, dice il sindaco.", "The mayor goes to the court of appeal."),
    ("Ai pescatori non piace il parco eolico.", "Fishermen do not like the wind farm."),
    ("Il mare è calmo.", "The sea is calm."),
    ("La nave aspetta al largo.", "The ship is waiting offshore."),
    ("I negozi hanno riaperto.", "Shops have reopened."),
    ("La scuola comincia domani.", "School starts tomorrow."),
];

fn language(tag: LangTag) -> &'static Language {
    find(LANGUAGES, tag).expect("a language with a folder")
}

/// Hands the bead's side in `text` to `take`.
fn with_side(tag: LangTag, text: &str, take: impl FnOnce(BeadSide<'_>)) {
    let segments = [Segment { span: Span::from_range(0..text.len()), block: 0 }];
    let mut folds = Folds::default();
    let tokenised = Tokeniser::new(language(tag)).tokenise(text, &segments, &mut folds);
    let view =
        View { text, segments: &segments, tokens: &tokenised.tokens, token_starts: &tokenised.starts, folds: &folds };
    take(BeadSide { view, tokens: &tokenised.tokens, text });
}

fn extracted(options: ExtractOptions, known: &Termbase) -> Vec<TermCandidate> {
    let mut extractor = TermExtractor::new(language(IT), language(EN));
    extractor.begin_document();
    for (source, target) in BEADS {
        if source.is_empty() {
            extractor.begin_document();
            continue;
        }
        with_side(IT, source, |from| with_side(EN, target, |to| extractor.add_bead(from, to, [])));
    }
    extractor.extract(options, (known, IT), KnownWords::NOTHING)
}

fn pairs(candidates: &[TermCandidate]) -> Vec<(&str, &str)> {
    candidates.iter().map(|candidate| (candidate.source.as_str(), candidate.target.as_str())).collect()
}

#[test]
fn forms_are_counted_together_and_find_their_rendering() {
    let candidates = extracted(ExtractOptions::default(), &Termbase::default());
    let pairs = pairs(&candidates);
    assert_eq!(&pairs[..2], [("corte d'appello", "court of appeal"), ("parco eolico", "wind farm")], "{pairs:?}");
    let farm = &candidates[1];
    let counts = (farm.source_frequency, farm.target_frequency, farm.joint_frequency, farm.documents);
    assert_eq!(counts, (4, 4, 4, 2));
    assert_eq!(farm.example[1], "The Vado wind farm reopens on Monday.");
}

#[test]
fn what_is_known_or_rare_is_left_out() {
    let term = |lang, text: &str| Term::new(lang, text, TermStatus::Preferred);
    let terms = vec![term(IT, "corte d'appello"), term(EN, "appeal")];
    let known = Termbase { concepts: vec![Concept::new("corte d'appello", terms)] };
    let candidates = extracted(ExtractOptions::default(), &known);
    assert!(!pairs(&candidates).iter().any(|(source, _)| *source == "corte d'appello"));
    let frequent = ExtractOptions { min_frequency: 4, max_terms: 1 };
    assert_eq!(pairs(&extracted(frequent, &Termbase::default())), [("parco eolico", "wind farm")]);
    let rare = ExtractOptions { min_frequency: 9, ..ExtractOptions::default() };
    assert!(extracted(rare, &Termbase::default()).is_empty());
}

/// A word whose rendering is a compound, of which no part stands alone, and one whose rendering is a word that others stand beside.
#[test]
fn a_word_is_rendered_by_the_whole_of_a_compound() {
    let mut extractor = TermExtractor::new(language(IT), language(EN));
    extractor.begin_document();
    for (from, to) in [
        ("Il manometro segna poco.", "The pressure gauge reads low."),
        ("Un manometro nuovo costa.", "Buy another pressure gauge soon."),
        ("La caldaia scotta.", "The boiler is hot."),
        ("Pulite la caldaia vuota.", "Clean the empty boiler."),
        ("Il mare è calmo.", "The sea is calm."),
        ("Il cielo è grigio.", "The sky is grey."),
        ("La porta era aperta.", "The door was open."),
        ("Nessuno parlava.", "Nobody spoke."),
        ("Il manometro salta.", "The pressure gauge jumps."),
        ("La caldaia perde.", "The boiler leaks."),
        ("Piove da giorni.", "It has rained for days."),
        ("La strada era chiusa.", "The road was closed."),
    ] {
        with_side(IT, from, |from| with_side(EN, to, |to| extractor.add_bead(from, to, [])));
    }
    let options = ExtractOptions { min_frequency: 2, ..ExtractOptions::default() };
    let candidates = extractor.extract(options, (&Termbase::default(), IT), KnownWords::NOTHING);
    let mut found = pairs(&candidates);
    found.sort_unstable();
    assert_eq!(found, [("caldaia", "boiler"), ("manometro", "pressure gauge")], "{candidates:?}");
}

/// Adjectives of everyday make no term of their neighbour, those that tell kinds apart do; and verbs come last.
#[test]
fn adjectives_that_tell_kinds_belong_to_terms_and_verbs_come_last() {
    let mut extractor = TermExtractor::new(language(IT), language(EN));
    extractor.begin_document();
    for (from, to) in [
        ("Il pubblico ministero contesta.", "The public prosecutor objects."),
        ("Il debito pubblico pesa.", "Public debt weighs heavily."),
        ("Contesta il pubblico ministero.", "The public prosecutor objects."),
        ("Cresce il debito pubblico.", "Public debt grows."),
        ("Il pubblico ministero tace.", "The public prosecutor is silent."),
        ("Il debito pubblico cala.", "Public debt falls."),
        ("Il vicino contesta.", "A neighbour objects."),
        ("Arriva una nuova barca.", "A new boat arrives."),
        ("La nuova barca parte.", "The new boat departs."),
        ("Chi vuole la nuova barca?", "Who wants the new boat?"),
        ("Il mare è calmo.", "The sea is calm."),
        ("Il cielo è grigio.", "The sky is grey."),
        ("La porta era aperta.", "The door was open."),
        ("Nessuno parlava.", "Nobody spoke."),
        ("Piove da giorni.", "It has rained for days."),
        ("La strada era chiusa.", "The road was closed."),
    ] {
        with_side(IT, from, |from| with_side(EN, to, |to| extractor.add_bead(from, to, [])));
    }
    let options = ExtractOptions { min_frequency: 3, ..ExtractOptions::default() };
    let is_verbal = |_, word: &str| ["contesta", "objects"].contains(&word);
    let words = KnownWords { is_verbal: &is_verbal, ..KnownWords::NOTHING };
    let candidates = extractor.extract(options, (&Termbase::default(), IT), words);
    let mut found = pairs(&candidates);
    assert_eq!(found.pop(), Some(("contesta", "objects")), "{candidates:?}");
    found.sort_unstable();
    let terms = [("barca", "boat"), ("debito pubblico", "public debt"), ("pubblico ministero", "public prosecutor")];
    assert_eq!(found, terms, "{candidates:?}");
}

/// What every text says stands behind what this one says.
#[test]
fn rare_words_come_before_common_ones() {
    let mut extractor = TermExtractor::new(language(IT), language(EN));
    extractor.begin_document();
    for (from, to) in [
        ("La casa brucia.", "The house is burning."),
        ("Chi comprò la casa?", "Who bought the house?"),
        ("Una casa senza tetto.", "A house without a roof."),
        ("Nella casa non c'era nessuno.", "There was nobody in the house."),
        ("La diga regge.", "The dam is holding."),
        ("Sotto la diga dormono.", "Below the dam they sleep."),
        ("Crolla la diga.", "The dam collapses."),
        ("Piove da giorni.", "It has rained for days."),
        ("Nessuno parlava.", "Nobody spoke."),
        ("Il cielo era grigio.", "The sky was grey."),
        ("La strada era chiusa.", "The road was closed."),
        ("Il mare è calmo.", "The sea is calm."),
    ] {
        with_side(IT, from, |from| with_side(EN, to, |to| extractor.add_bead(from, to, [])));
    }
    let order = |words| {
        let options = ExtractOptions { min_frequency: 3, ..ExtractOptions::default() };
        let found = extractor.extract(options, (&Termbase::default(), IT), words);
        found.into_iter().map(|candidate| candidate.source).collect::<Vec<_>>()
    };
    assert_eq!(order(KnownWords::NOTHING), ["casa", "diga"]);
    let specificity = |word: &str| if word == "casa" { 0.2 } else { 0.9 };
    assert_eq!(order(KnownWords { specificity: &specificity, ..KnownWords::NOTHING }), ["diga", "casa"]);
}

#[test]
fn the_same_text_gives_the_same_list() {
    let once = extracted(ExtractOptions::default(), &Termbase::default());
    assert_eq!(once, extracted(ExtractOptions::default(), &Termbase::default()));
}

/// Two terms that always stand together, so that only the words of both tell which renders which.
#[test]
fn a_rendering_holds_the_words_that_answer_those_of_its_term() {
    const SIDES: [&str; 2] = ["il vaccino antimalarico nei paesi africani", "the malaria vaccine in African countries"];
    const WORDS: [(&str, &str); 4] =
        [("vaccino", "vaccine"), ("antimalarico", "malaria"), ("paesi", "countries"), ("africani", "African")];
    let start = |side: &str, word: &str| u32::try_from(side.find(word).expect("a word of the side")).expect("short");
    let found = |is_told: bool| {
        let mut extractor = TermExtractor::new(language(IT), language(EN));
        extractor.begin_document();
        for _ in 0..4 {
            let told = WORDS.iter().filter(|_| is_told);
            let told = told.map(|(from, to)| (start(SIDES[0], from), start(SIDES[1], to)));
            with_side(IT, SIDES[0], |from| with_side(EN, SIDES[1], |to| extractor.add_bead(from, to, told)));
            with_side(IT, "Il mare è calmo.", |from| {
                with_side(EN, "The sea is calm.", |to| extractor.add_bead(from, to, []));
            });
        }
        extractor.extract(
            ExtractOptions { min_frequency: 4, ..ExtractOptions::default() },
            (&Termbase::default(), IT),
            KnownWords::NOTHING,
        )
    };
    let (told, untold) = (found(true), found(false));
    let vaccine = ("vaccino antimalarico", "malaria vaccine");
    assert!(pairs(&told).contains(&vaccine), "{:?}", pairs(&told));
    assert!(!pairs(&untold).contains(&vaccine), "{:?}", pairs(&untold));
}
