//! The shape of what is known of a language.

use frostem::Algorithm;
use riscontro_core::{LangTag, TimeZone};

use crate::numerals::NumeralNoun;
use crate::table::Table;

/// How a language writes numbers in digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberFormat {
    /// The decimal mark.
    pub decimal: char,
    /// The marks between groups of three digits; the first is the one to write.
    pub groups: &'static [char],
}

impl NumberFormat {
    /// Returns `words` with the marks between their digits written as `other` writes them: `1.234,5 metri` of an Italian text is
    /// `1,234.5 metri` in an English one.
    ///
    /// Marks that this format does not have stay as they are.
    #[must_use]
    pub fn rewrite(self, words: &str, other: NumberFormat) -> String {
        let mut out = String::with_capacity(words.len());
        let mut letters = words.chars().peekable();
        let mut is_after_digit = false;
        while let Some(letter) = letters.next() {
            let is_inside = is_after_digit && letters.peek().is_some_and(char::is_ascii_digit);
            match letter {
                mark if is_inside && mark == self.decimal => out.push(other.decimal),
                mark if is_inside && self.groups.contains(&mark) => out.extend(other.groups.first()),
                _ => out.push(letter),
            }
            is_after_digit = letter.is_ascii_digit();
        }
        out
    }
}

/// In which order an all-digit date names day and month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOrder {
    /// Day first.
    DayMonth,
    /// Either order is in use: both are read.
    Either,
}

/// Whether words end in an apostrophe before the next word (`dell'esercito`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clitics {
    /// An apostrophe is part of the word.
    None,
    /// A word is cut after an apostrophe; those of the table `elisions` are clitics.
    Elided,
}

/// On which side of an amount the sign of a currency is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CurrencyPlace {
    /// `€25`.
    Before,
    /// `25 €`.
    After,
}

/// Whether `'s` is a mark of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Possessive {
    /// It is not.
    None,
    /// `'s`, and a bare apostrophe after s.
    S,
}

/// What a full stop right behind a number in digits may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberStop {
    /// The end of a sentence.
    Sentence,
    /// Also the mark of an ordinal: `am 3. Mai`, `im 19. Jahrhundert`.
    Ordinal,
}

/// Which words inside a sentence are written with a capital.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Capitals {
    /// Names, so that a capital tells one.
    Names,
    /// Every noun, so that it tells little.
    Nouns,
}

/// How the tens and units of a numeral are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tens {
    /// Apart or with a hyphen: `twenty-three`.
    Apart,
    /// In one word, so that a rank behind tens is none of theirs: `ventitré`, but `trenta secondi`.
    Joined,
}

/// Where the head of a noun phrase stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Head {
    /// First, and what follows agrees with it: `parchi eolici`.
    First,
    /// Last, and what precedes it stays as it is: `wind farms`.
    Last,
}

/// What is known of one language: tables and a few functions; `Copy`, and every field has a neutral value.
///
/// Columns of the tables stand in their first comment lines. Forms are written as the tokeniser cuts running text; a form
/// with a capital is found only with that capital, others in any case.
#[derive(Debug, Clone, Copy)]
pub struct Language {
    /// The tag.
    pub tag: LangTag,
    /// The English name.
    pub name: &'static str,
    /// How numbers are written in digits.
    pub number_format: NumberFormat,
    /// Where the sign of a currency is written.
    pub currency_place: CurrencyPlace,
    /// The zone of a time of day that tells none, where the language is spoken in one.
    pub home_zone: Option<TimeZone>,
    /// In which order all-digit dates are read.
    pub date_order: DateOrder,
    /// Whether words are cut at apostrophes.
    pub clitics: Clitics,
    /// Whether `'s` is cut off.
    pub possessive: Possessive,
    /// Which words are written with a capital.
    pub capitals: Capitals,
    /// What a full stop behind a number in digits may be.
    pub number_stop: NumberStop,
    /// How the tens and units of a numeral are written.
    pub tens: Tens,
    /// The value of a number word written in one piece (`duecentotrentasette`), given folded; `None` where numbers are not
    /// written so.
    pub split_compound: Option<fn(&str) -> Option<i64>>,
    /// The rank of an ordinal written in one piece (`quarantaquattresimo`), given folded.
    pub split_ordinal: Option<fn(&str) -> Option<i64>>,
    /// The number in a noun such as `ventunenne` or `quinquennio`, given folded.
    pub numeral_noun: Option<fn(&str) -> Option<NumeralNoun>>,
    /// Clitic forms that end in an apostrophe, without it.
    pub elisions: Table,
    /// form, class (`inner`, `final`, `number`, `name`); `-form` is the ending of a word.
    pub abbreviations: Table,
    /// form, kind, value, demand.
    pub number_words: Table,
    /// form, number, demand, whether it is the form to write.
    pub months: Table,
    /// form, ISO number, demand, whether it is the form to write.
    pub weekdays: Table,
    /// form, month and day (`12-26`), of days that fall on the same date each year.
    pub feasts: Table,
    /// form, how many still play in the round, whether the form is no other word: `quarti di finale`.
    pub rounds: Table,
    /// form, unit of time, how many from now: `lo scorso mese`.
    pub relative: Table,
    /// form, unit code.
    pub units: Table,
    /// form, code, multiple.
    pub time_units: Table,
    /// form, ISO 4217 codes.
    pub currencies: Table,
    /// form, bound, position (`before`, `through`, `maybe`, `after`).
    pub comparators: Table,
    /// form, kind (`percent`, `points`).
    pub percent: Table,
    /// form, kind, value: decades, centuries, eras.
    pub periods: Table,
    /// form, kind, value: words of the clock.
    pub clock: Table,
    /// form, kind: words around and between the ends of a range.
    pub ranges: Table,
    /// form, kind: small words, endings and set phrases around numbers.
    pub glue: Table,
    /// form, kind: words beside the parts of a whole.
    pub parts: Table,
    /// form: common nouns that may stand for the name of a team.
    pub teams: Table,
    /// form: words before the name of a street.
    pub streets: Table,
    /// Words beside a figure that tell that it is a step from another (`dopo`, `in più`), with how.
    pub apart: Table,
    /// form, pivot id or `=` and words: ordinary words for an institution or an acronym.
    pub described: Table,
    /// form, pivot id, kind.
    pub exonyms: Table,
    /// form, pivot id, kind: countries and cities beside those of `exonyms`, generated.
    pub cldr_places: Table,
    /// form, pivot id: of an entity with several names the one that is offered to a writer.
    pub usual_names: Table,
    /// form, pivot id.
    pub demonyms: Table,
    /// form, pivot id of a given name.
    pub given_names: Table,
    /// Words that bear a capital without being names.
    pub titles: Table,
    /// form, kind (`loose`, `office`): what is more to say of those of `titles`.
    pub title_kinds: Table,
    /// Words inside names.
    pub particles: Table,
    /// Where the head of a noun phrase stands.
    pub head: Head,
    /// class, pattern, forms: the forms that lemmas take by their endings, and the sets, prefixes and letters that the rows of
    /// this and the next three name.
    pub paradigms: Table,
    /// pattern, forms.
    pub adjectives: Table,
    /// pattern, forms.
    pub nouns: Table,
    /// pattern, forms.
    pub verbs: Table,
    /// pattern, ending of the other spelling; read both ways.
    pub spellings: Table,
    /// The Snowball algorithm that finds the stems of its words, where it has no paradigms; see [`Stemmer`](crate::Stemmer).
    pub stems: Option<Algorithm>,
    /// Function words.
    pub stopwords: Table,
    /// Ordinary words that begin sentences and headlines.
    pub common_words: Table,
    /// Verbs, beside those of `common_words`, by the lemma from which their forms are told.
    pub infinitives: Table,
    /// class (`bare`, `gap`, `inner`, `object`, `particle`, `verb-after`, `verb-before`, `verb-between` …), form, value: words around and inside the terms of a glossary.
    pub term_words: Table,
}

impl Language {
    /// The language of which nothing is known: digits with either mark, no words.
    pub const NEUTRAL: Language = Language {
        tag: LangTag::new("und"),
        name: "unknown",
        number_format: NumberFormat { decimal: '.', groups: &[',', '\u{a0}', '\u{202f}', '\u{2009}', '\''] },
        currency_place: CurrencyPlace::After,
        date_order: DateOrder::Either,
        clitics: Clitics::None,
        possessive: Possessive::None,
        capitals: Capitals::Names,
        number_stop: NumberStop::Sentence,
        tens: Tens::Apart,
        home_zone: None,
        split_compound: None,
        split_ordinal: None,
        numeral_noun: None,
        elisions: Table::EMPTY,
        abbreviations: Table::EMPTY,
        number_words: Table::EMPTY,
        months: Table::EMPTY,
        weekdays: Table::EMPTY,
        feasts: Table::EMPTY,
        rounds: Table::EMPTY,
        relative: Table::EMPTY,
        units: Table::EMPTY,
        time_units: Table::EMPTY,
        currencies: Table::EMPTY,
        comparators: Table::EMPTY,
        percent: Table::EMPTY,
        periods: Table::EMPTY,
        clock: Table::EMPTY,
        ranges: Table::EMPTY,
        glue: Table::EMPTY,
        parts: Table::EMPTY,
        teams: Table::EMPTY,
        described: Table::EMPTY,
        streets: Table::EMPTY,
        apart: Table::EMPTY,
        exonyms: Table::EMPTY,
        cldr_places: Table::EMPTY,
        demonyms: Table::EMPTY,
        usual_names: Table::EMPTY,
        given_names: Table::EMPTY,
        titles: Table::EMPTY,
        title_kinds: Table::EMPTY,
        head: Head::Last,
        paradigms: Table::EMPTY,
        adjectives: Table::EMPTY,
        nouns: Table::EMPTY,
        verbs: Table::EMPTY,
        spellings: Table::EMPTY,
        particles: Table::EMPTY,
        stems: None,
        stopwords: Table::EMPTY,
        common_words: Table::EMPTY,
        infinitives: Table::EMPTY,
        term_words: Table::EMPTY,
    };

    /// Every table with the name of its file and its number of columns; for tests and lists.
    #[must_use]
    pub fn tables(&self) -> Vec<(&'static str, Table, usize)> {
        vec![
            ("abbreviations.tsv", self.abbreviations, 2),
            ("adjectives.tsv", self.adjectives, 2),
            ("cldr_places.tsv", self.cldr_places, 3),
            ("clock.tsv", self.clock, 3),
            ("common_words.txt", self.common_words, 1),
            ("comparators.tsv", self.comparators, 3),
            ("currencies.tsv", self.currencies, 2),
            ("demonyms.tsv", self.demonyms, 2),
            ("elisions.txt", self.elisions, 1),
            ("described.tsv", self.described, 2),
            ("exonyms.tsv", self.exonyms, 3),
            ("feasts.tsv", self.feasts, 2),
            ("given_names.tsv", self.given_names, 2),
            ("glue.tsv", self.glue, 2),
            ("infinitives.txt", self.infinitives, 1),
            ("months.tsv", self.months, 4),
            ("nouns.tsv", self.nouns, 2),
            ("number_words.tsv", self.number_words, 4),
            ("paradigms.tsv", self.paradigms, 3),
            ("parts.tsv", self.parts, 2),
            ("teams.txt", self.teams, 1),
            ("particles.txt", self.particles, 1),
            ("percent.tsv", self.percent, 2),
            ("periods.tsv", self.periods, 3),
            ("ranges.tsv", self.ranges, 2),
            ("relative.tsv", self.relative, 3),
            ("rounds.tsv", self.rounds, 3),
            ("spellings.tsv", self.spellings, 2),
            ("stopwords.txt", self.stopwords, 1),
            ("streets.txt", self.streets, 1),
            ("apart.tsv", self.apart, 2),
            ("term_words.tsv", self.term_words, 3),
            ("time_units.tsv", self.time_units, 3),
            ("title_kinds.tsv", self.title_kinds, 2),
            ("titles.txt", self.titles, 1),
            ("units.tsv", self.units, 2),
            ("usual_names.tsv", self.usual_names, 2),
            ("verbs.tsv", self.verbs, 2),
            ("weekdays.tsv", self.weekdays, 4),
        ]
    }

    /// The names of countries, places, institutions, persons and works: form, pivot id, kind; those written by hand first.
    pub fn names(&self) -> impl Iterator<Item = [&'static str; 3]> + use<> {
        self.exonyms.rows().chain(self.cldr_places.rows())
    }

    /// Whether words are read as numbers and names: where number words may be optional only, just sentences are told apart, numbers
    /// in digits, their units and dates read, and countries and cities known.
    #[must_use]
    pub fn reads_values(&self) -> bool {
        self.number_words.rows().any(|[_, kind, _, demand]| kind == "cardinal" && demand == "required")
    }

    /// The language with its names, numbers and dates and without its other words; see [`Language::reads_values`].
    #[must_use]
    pub fn with_names_and_numbers(&self) -> Language {
        let none = Table::EMPTY;
        Language { abbreviations: none, common_words: none, particles: none, stems: None, ..*self }
    }

    /// Whether nothing is known of the language.
    #[must_use]
    pub fn is_neutral(&self) -> bool {
        self.tag == Language::NEUTRAL.tag
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn marks_between_digits_are_written_as_the_other_language_writes_them() {
        let format = |tag: &str| {
            let language = crate::LANGUAGES.iter().find(|language| language.tag.as_str() == tag);
            language.expect("a language with a folder").number_format
        };
        let (it, en, fr) = (format("it"), format("en"), format("fr"));
        assert_eq!(it.rewrite("da 1.234,50 a 2.000 metri, circa.", en), "da 1,234.50 a 2,000 metri, circa.");
        assert_eq!(en.rewrite("$1,234.5 million", fr), "$1\u{202f}234,5 million");
        assert_eq!(en.rewrite("7:30", it), "7:30");
    }
}
