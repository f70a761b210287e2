//! What each column of each table must be: the header comments of the tables, in a form that checks.

/// What a cell must be.
#[derive(Clone, Copy)]
pub(crate) enum Column {
    /// A form of running text: at least one token.
    Form,
    /// Anything.
    Free,
    /// One of these words.
    Word(&'static [&'static str]),
    /// An integer between the two.
    Integer(i64, i64),
    /// A number: an integer, or a fraction `1/3`.
    Amount,
    /// `hh:mm`, or `-`.
    Time,
    /// The code of a unit of measure.
    Unit,
    /// The code of a unit of time.
    TimeUnit,
    /// Codes of currencies separated by spaces.
    Currencies,
    /// A pivot id that begins so.
    Pivot(&'static str),
}

use Column as C;

const DEMAND: C = C::Word(&["required", "optional", "before-plural", "article"]);
const YES_NO: C = C::Word(&["yes", "no"]);

/// The columns of a table.
pub(crate) fn columns(name: &str) -> &'static [Column] {
    match name {
        "abbreviations.tsv" => &[C::Form, C::Word(&["inner", "final", "number", "name"])],
        "apart.tsv" => &[
            C::Form,
            C::Word(&[
                "later",
                "earlier",
                "more",
                "less",
                "part",
                "and",
                "night",
                "monday-friday",
                "monday-saturday",
                "saturday-sunday",
                "deadline",
                "start",
                "rise",
                "fall",
                "higher",
                "lower",
                "ago",
                "ahead",
                "hence",
                "called",
                "against",
                "nothing",
                "hourly",
                "daily",
                "weekly",
                "monthly",
                "yearly",
            ]),
        ],
        "clock.tsv" => &[C::Form, C::Word(CLOCK), C::Time],
        "comparators.tsv" => &[
            C::Form,
            C::Word(&["about", "almost", "more-than", "at-least", "at-most", "less-than"]),
            C::Word(&["before", "through", "maybe", "after"]),
        ],
        "currencies.tsv" => &[C::Form, C::Currencies],
        "demonyms.tsv" => &[C::Form, C::Pivot("")],
        "described.tsv" => &[C::Form, C::Free],
        "cldr_places.tsv" | "exonyms.tsv" => {
            &[C::Form, C::Pivot(""), C::Word(&["country", "place", "org", "person", "work"])]
        }
        "given_names.tsv" => &[C::Form, C::Pivot("gn-")],
        "glue.tsv" => &[C::Form, C::Word(GLUE)],
        "months.tsv" => &[C::Form, C::Integer(1, 12), DEMAND, YES_NO],
        "number_words.tsv" => &[C::Form, C::Word(NUMBER_WORDS), C::Amount, DEMAND],
        "adjectives.tsv" | "nouns.tsv" | "spellings.tsv" | "verbs.tsv" => &[C::Free, C::Free],
        "paradigms.tsv" => &[C::Word(PARADIGMS), C::Free, C::Free],
        "parts.tsv" => &[C::Form, C::Word(&["total", "whole", "vote", "rest", "compare", "article", "besides"])],
        "percent.tsv" => {
            &[C::Form, C::Word(&["percent", "points", "per-mille", "basis-points", "basis-percent", "count"])]
        }
        "periods.tsv" => {
            &[C::Form, C::Word(&["decade-cue", "decade", "century", "century-cue", "era"]), C::Integer(-1, 99)]
        }
        "ranges.tsv" => &[C::Form, C::Word(&["open", "from", "join", "to", "score", "dash"])],
        "term_words.tsv" => &[
            C::Word(&[
                "bare",
                "gap",
                "kind",
                "join",
                "verb-opening",
                "set-phrase",
                "inner",
                "accented",
                "verb-after",
                "verb-before",
                "verb-between",
                "infinitive-behind",
                "participle-before",
                "attribute",
                "attribute-before",
                "pro-form",
                "particle",
                "complement",
                "object",
                "finite",
                "nominal",
            ]),
            C::Form,
            C::Free,
        ],
        "time_units.tsv" => &[C::Form, C::TimeUnit, C::Amount],
        "title_kinds.tsv" => &[C::Form, C::Word(&["loose", "office"])],
        "units.tsv" => &[C::Form, C::Unit],
        "usual_names.tsv" => &[C::Form, C::Pivot("")],
        "feasts.tsv" => &[C::Form, C::Free],
        "rounds.tsv" => &[C::Form, C::Integer(4, 128), C::Word(&["full", "shared"])],
        "relative.tsv" => &[C::Form, C::Word(&["d", "wk", "mo", "a"]), C::Integer(-9, 9)],
        "weekdays.tsv" => &[C::Form, C::Integer(1, 7), DEMAND, YES_NO],
        _ => &[C::Form],
    }
}

const CLOCK: &[&str] = &[
    "word",
    "cue",
    "formal-cue",
    "weak-cue",
    "hour-article",
    "after-cue",
    "zone",
    "am",
    "pm",
    "night",
    "day-am",
    "day-pm",
    "minutes-past",
    "minutes-to",
    "half-past",
    "hour-mark",
    "minutes-zero",
    "hour-plus",
    "hour-minus",
];
const GLUE: &[&str] = &[
    "and",
    "minus",
    "point",
    "points",
    "of",
    "one",
    "definite",
    "vague",
    "share",
    "age-before",
    "age-after",
    "ordinal-suffix",
    "decade-suffix",
    "age-suffix",
    "month-cue",
    "into-parts",
    "divides",
    "no-number",
    "not",
    "no",
    "more",
    "less",
    "share-direct",
    "defeat",
    "times-suffix",
    "anniversary",
    "numeral-noun",
    "below",
    "middle",
    "singular",
    "or",
    "by",
    "victory",
    "level",
    "others",
    "one-of",
    "compared",
    "floor",
    "late",
    "further",
    "year-quarter",
    "in-percent",
    "falling",
    "every",
    "as-many",
    "period-to",
    "number-sign",
    "stated",
    "earlier",
    "later",
    "phone",
    "round",
    "lost",
    "stoppage",
    "into-stoppage",
    "second-half",
    "gas-mark",
    "below-zero",
    "size",
    "size-behind",
    "pregnant",
    "year-before",
    "year-after",
    "numeral-cue",
    "plural-ending",
    "verb-ending",
    "idiom",
];
const PARADIGMS: &[&str] = &[
    "n",
    "adj",
    "v",
    "set",
    "enclitic",
    "degree",
    "prefix",
    "letters",
    "joint",
    "guess",
    "term",
    "plural",
    "infinitive",
    "acronym",
    "agreeing",
    "gender",
    "gerund",
    "uncounted",
    "feminine",
    "several",
    "agent",
    "apposition",
    "article",
    "parted",
];
const NUMBER_WORDS: &[&str] =
    &["cardinal", "scale", "scale-suffix", "ordinal", "fraction", "half", "about", "magnitude", "multiplier", "both"];
