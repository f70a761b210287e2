//! What riscontro knows of each language, as tables and a little code, one folder a language; and the one tokeniser.
//!
//! A [`Language`] is a value: its fields are tables (sorted text, one `&'static str` each) and function pointers. The
//! algorithms that read the tables live in the crates above (segment, extract, lexicon, terms), and nothing is
//! overridden: a language that has no opinion on something leaves the field of [`Language::NEUTRAL`]. Whoever needs a
//! look-up builds it once from the table and owns it, so there is no lazy global and no build script.
//!
//! # Adding a language
//!
//! One folder `xx/` with its tables and a `mod.rs` that names them, then two lines here: `mod xx;` and its entry in
//! [`LANGUAGES`]. Sentences are the first step: `abbreviations`, `stopwords`, `common_words`, `months`, `weekdays`, `particles`
//! and `cases/split.txt` are enough for it; dates need `cases/dates.txt`, and `glue` where words stand inside them. Numbers come next:
//! `number_words` (optional ones and scales at first), `units`, `time_units`, `currencies`, `percent`, `ranges`, `comparators`, `periods`,
//! `clock`, and `cases/numbers.txt`. The splitter, the extractor, the list that the program prints and the table and case tests pick it
//! up from the registry.
//!
//! Forms of words: `paradigms`, and what these do not tell in `nouns`, `adjectives` and `verbs`, with `cases/forms.txt` and, for the
//! terms of glossaries, `cases/terms.txt`. The notation of their rows is told in the module `paradigms`. Words around and inside terms:
//! `term_words`.
//!
//! # Decisions
//!
//! * `abbreviations` has a class a row (never ends a sentence, may end one, before a number, before a name), so it is a
//!   two-column table and not the plain list of the first sketch.
//! * A row of `abbreviations` writes inner dots without spaces (`z.B`), and the splitter finds it with any (`z. B.`). A row `-str`
//!   is an ending that makes abbreviations (`Hauptstr.`). One capital of class `inner` is a title (`M. Le Goff`), no initial. A
//!   form of the classes `name` and `final` both is a street as well as a title (`Main St. The`, `St. Louis`).
//! * German, French, Spanish, Portuguese and Dutch have the tables of the splitter, of numbers with their units, of dates and clock
//!   times, and names of countries and great cities. Their number words are optional, so that [`Language::reads_values`] is false: they
//!   answer the other side, whose own are then optional too, and a run that compares values says so.
//! * Tables are written by hand, but for `cldr_places`: `cargo xtask tables` makes it, and says in its first lines of what. Its
//!   rows meet the pivot ids of `exonyms` and never repeat a form that stands there. A language whose `exonyms` is empty is one
//!   of which few names are known: beside it, only these are read in the other language.
//! * Forms of names and numbers are written out in the tables; those of other words are generated from `paradigms`, `nouns`, `adjectives` and `verbs`
//!   ([`Inflection`]), since nobody can write out a glossary's forms beforehand and a stem would join `partito` and `partire`.
//! * The way back, from a form to its verb, is asked only of unknown words that begin a sentence, so it may be wrong now and then: it cuts
//!   off an ending and looks for the infinitive ([`VerbForms`]).

mod de;
mod dimensions;
mod en;
mod enclitics;
mod es;
mod fold;
mod fr;
mod head;
mod inflection;
mod it;
mod language;
mod letters;
mod loose;
mod nl;
mod numerals;
mod paradigms;
mod paths;
mod phrase;
mod pt;
mod stemmer;
mod table;
mod tokenise;
mod verb_forms;
mod vocabulary;
mod writer;

pub use enclitics::{EncliticEndings, EncliticSet, EncliticSets};
pub use fold::{fold, fold_into};
pub use inflection::{Enclitics, Inflection, Scratch, Spelling, WordClass, Writing};
pub use language::{
    Capitals, Clitics, CurrencyPlace, DateOrder, Head, Language, NumberFormat, NumberStop, Possessive, Tens,
};
pub use loose::{Between, LooseMatch};
pub use numerals::NumeralNoun;
pub use paths::Paths;
pub use phrase::{Beginning, PhraseIndex, PhraseValues, Phrases};
pub use stemmer::Stemmer;
pub use table::Table;
pub use tokenise::{Tokenised, Tokeniser};
pub use verb_forms::VerbForms;
pub use vocabulary::{ResolvedWords, Vocabulary};

use riscontro_core::LangTag;

/// Every language that has a folder, sorted by tag.
///
/// A static, and no constant: the text of all tables stands in the program once, and not again for each place that names it.
pub static LANGUAGES: &[&Language] =
    &[&de::GERMAN, &en::ENGLISH, &es::SPANISH, &fr::FRENCH, &it::ITALIAN, &nl::DUTCH, &pt::PORTUGUESE];

/// The language in `languages` for `tag`: the one with the whole tag, else the one with its primary subtag.
#[must_use]
pub fn find<'l>(languages: &[&'l Language], tag: LangTag) -> Option<&'l Language> {
    let exact = languages.iter().find(|language| language.tag == tag);
    exact.or_else(|| languages.iter().find(|language| language.tag.as_str() == tag.primary())).copied()
}
