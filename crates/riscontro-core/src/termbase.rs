//! Termbases, after TBX (ISO 30042): concepts that have terms in each language, each term with a status.

use crate::lang_tag::LangTag;
use crate::segment::SegmentId;
use crate::span::Span;

/// The index of a concept in its [`Termbase`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConceptId(pub u32);

/// The administrative status of a term (ISO 30042, `administrativeStatus`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TermStatus {
    /// The rendering to use.
    Preferred,
    /// A rendering that is accepted.
    Admitted,
    /// A rendering that is no longer used; treated as forbidden.
    Deprecated,
    /// A rendering that must not stand.
    Forbidden,
}

impl TermStatus {
    /// Whether a text may use the term.
    #[must_use]
    pub fn is_allowed(self) -> bool {
        matches!(self, TermStatus::Preferred | TermStatus::Admitted)
    }

    /// The word that glossaries use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            TermStatus::Preferred => "preferred",
            TermStatus::Admitted => "admitted",
            TermStatus::Deprecated => "deprecated",
            TermStatus::Forbidden => "forbidden",
        }
    }
}

/// A term: one way to say a concept in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The language.
    pub lang: LangTag,
    /// The term as the termbase writes it, usually a lemma.
    pub text: Box<str>,
    /// Whether it may be used.
    pub status: TermStatus,
    /// Its part of speech, when the termbase tells; a column `pos` of `n`, `noun`, `v`, `verb`, `adj`, `adjective`.
    pub part_of_speech: Option<PartOfSpeech>,
    /// Its gender, when the termbase tells.
    pub gender: Option<Gender>,
    /// Whether its capitals count.
    pub case: LetterCase,
    /// The line or row of the file that it begins on, from 1; 0 for a term that is in no file.
    pub line: u32,
    /// What the termbase says of it besides, for people; none when that is nothing.
    pub remarks: Option<Box<TermRemarks>>,
}

impl Term {
    /// A term of which nothing more is known.
    #[must_use]
    pub fn new(lang: LangTag, text: impl Into<Box<str>>, status: TermStatus) -> Self {
        let text = text.into();
        let (part_of_speech, gender, case) = (None, None, LetterCase::Any);
        Term { lang, text, status, part_of_speech, gender, case, line: 0, remarks: None }
    }

    /// The same term with its part of speech.
    #[must_use]
    pub fn with_part_of_speech(self, part_of_speech: Option<PartOfSpeech>) -> Self {
        Term { part_of_speech, ..self }
    }
}

/// What a termbase says of a term that no check reads; each may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TermRemarks {
    /// The part of speech as it is written, where [`PartOfSpeech::as_str`] does not say the same.
    pub part_of_speech: Box<str>,
    /// Its definition.
    pub definition: Box<str>,
    /// A note.
    pub note: Box<str>,
}

/// Whether the capitals of a term count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum LetterCase {
    /// The termbase does not say that they do.
    #[default]
    Any,
    /// The term stands in texts as it is written here: `US`, never `us`.
    AsWritten,
}

/// The grammatical gender of a term (ISO 30042, `grammaticalGender`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    /// Masculine.
    Masculine,
    /// Feminine.
    Feminine,
    /// Neuter.
    Neuter,
    /// Any other, such as common.
    Other,
}

impl Gender {
    /// Reads `m`, `masculine`, `f`, `feminine`, `n`, `neuter`, and `c`, `common`, `mf`, `other`, `otherGender` in any case, and the Italian words and
    /// abbreviations (`femminile`, `femm.`); `None` for any other word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        match word.trim().trim_end_matches('.').to_ascii_lowercase().as_str() {
            "m" | "masch" | "masculine" | "maschile" => Some(Gender::Masculine),
            "f" | "femm" | "feminine" | "femminile" => Some(Gender::Feminine),
            "n" | "neuter" | "neutro" => Some(Gender::Neuter),
            "c" | "common" | "mf" | "m/f" | "other" | "othergender" => Some(Gender::Other),
            _ => None,
        }
    }

    /// The word of ISO 30042, which [`Gender::parse`] reads.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Gender::Masculine => "masculine",
            Gender::Feminine => "feminine",
            Gender::Neuter => "neuter",
            Gender::Other => "other",
        }
    }
}

/// The part of speech of a term (ISO 30042, `partOfSpeech`), as far as it decides the term's forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartOfSpeech {
    /// A noun or noun phrase.
    Noun,
    /// An adjective.
    Adjective,
    /// A verb.
    Verb,
    /// A word of one form: an adverb, a preposition; or a form that stands for itself alone.
    Invariable,
}

impl PartOfSpeech {
    /// Reads `n`, `noun`, `properNoun`, `v`, `verb`, `adj`, `adjective`, and for words of one form `adv`, `adverb`, `prep`,
    /// `conj`, `form`, and the Italian words for them (`sost.`, `s.f.`, `verbo`, `agg.`), in any case; `None` for any other word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        match word.trim().replace('.', "").to_ascii_lowercase().as_str() {
            "n" | "noun" | "propernoun" | "proper noun" | "s" | "sm" | "sf" | "smpl" | "sfpl" | "sm pl" | "sf pl"
            | "nm" | "nf" | "sost" | "sostantivo" | "nome" => Some(PartOfSpeech::Noun),
            "adj" | "adjective" | "agg" | "aggettivo" => Some(PartOfSpeech::Adjective),
            "v" | "verb" | "verbo" | "vtr" | "vintr" | "vrifl" | "vt" | "vi" => Some(PartOfSpeech::Verb),
            "adv" | "adverb" | "avv" | "avverbio" | "prep" | "preposition" | "preposizione" | "conj"
            | "conjunction" | "cong" | "congiunzione" | "form" => Some(PartOfSpeech::Invariable),
            _ => None,
        }
    }

    /// The short name, which [`PartOfSpeech::parse`] reads.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            PartOfSpeech::Noun => "n",
            PartOfSpeech::Adjective => "adj",
            PartOfSpeech::Verb => "v",
            PartOfSpeech::Invariable => "form",
        }
    }
}

/// A concept and its terms, in the order of the termbase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concept {
    /// The id of the entry, or its first term where the file gives none.
    pub id: Box<str>,
    /// Its terms.
    pub terms: Vec<Term>,
    /// What the termbase says of it besides, for people; none when that is nothing.
    pub remarks: Option<Box<ConceptRemarks>>,
}

/// What a termbase says of a concept that no check reads; each may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ConceptRemarks {
    /// The domain (ISO 30042, `subjectField`).
    pub domain: Box<str>,
    /// Its definition.
    pub definition: Box<str>,
    /// A note.
    pub note: Box<str>,
}

impl Concept {
    /// A concept of which nothing more is known.
    #[must_use]
    pub fn new(id: impl Into<Box<str>>, terms: Vec<Term>) -> Self {
        Concept { id: id.into(), terms, remarks: None }
    }

    /// Whether all its terms are in one language, so that it says nothing about a translation.
    #[must_use]
    pub fn is_one_sided(&self) -> bool {
        self.terms.iter().all(|term| term.lang == self.terms[0].lang)
    }

    /// The preferred term in a language whose primary subtag is that of `lang`; else its first allowed one.
    #[must_use]
    pub fn preferred(&self, lang: LangTag) -> Option<&Term> {
        self.preferred_place(lang).map(|place| &self.terms[usize::from(place)])
    }

    /// The place of that term among [`Concept::terms`].
    #[must_use]
    pub fn preferred_place(&self, lang: LangTag) -> Option<u16> {
        let is_allowed = |term: &Term| term.status.is_allowed() && term.lang.primary() == lang.primary();
        let mut allowed = (0..).zip(&self.terms).filter(|(_, term)| is_allowed(term));
        let (place, first) = allowed.next()?;
        if first.status == TermStatus::Preferred {
            return Some(place);
        }
        Some(allowed.find(|(_, term)| term.status == TermStatus::Preferred).map_or(place, |(place, _)| place))
    }
}

/// What has been agreed about terms; concepts in file order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Termbase {
    /// The concepts.
    pub concepts: Vec<Concept>,
}

impl Termbase {
    /// The concept with this id.
    ///
    /// # Panics
    ///
    /// When the id is of another termbase and out of range here.
    #[must_use]
    pub fn concept(&self, id: ConceptId) -> &Concept {
        &self.concepts[id.0 as usize]
    }
}

/// A term of the termbase found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TermHit {
    /// Bytes of [`crate::Document::text`].
    pub span: Span,
    /// The segment it stands in.
    pub segment: SegmentId,
    /// The concept.
    pub concept: ConceptId,
    /// The index of the term in [`Concept::terms`]; on the target side it may be a term of the *source* language, which
    /// was left untranslated.
    pub term: u16,
}
