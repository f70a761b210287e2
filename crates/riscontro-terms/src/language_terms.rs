//! The terms of one language with all their forms, whichever side of a pair they are looked for on.

use std::collections::HashMap;

use riscontro_core::{Concept, ConceptId, LangTag, LetterCase, PartOfSpeech, Term, TermStatus, Termbase, WordHash};
use riscontro_lang::{Enclitics, Inflection, Language, Paths, PhraseIndex, Tokeniser, Vocabulary};

use crate::forms::FormWriter;
use crate::hosts::{HostEntry, Hosts};
use crate::parts_of_speech::PartsOfSpeech;
use crate::words::TermWords;

/// The terms of a termbase in one language, of any status, with all their forms.
///
/// It serves every side in that language, as source, as target, and as the other side's language, so that a termbase is written out once
/// a language and run.
#[derive(Debug)]
pub struct LanguageTerms {
    /// The forms.
    pub(crate) forms: PhraseIndex<Form>,
    /// The verbs that pronouns may stand behind.
    pub(crate) hosts: Hosts,
    /// What may stand around and inside the terms.
    pub(crate) words: TermWords,
    /// The terms whose capitals count, in their order.
    pub(crate) as_written: Vec<(ConceptId, u16)>,
}

/// The term that a form belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Form {
    pub(crate) concept: ConceptId,
    pub(crate) term: u16,
    pub(crate) status: TermStatus,
    pub(crate) kind: FormKind,
}

/// What a word must be to be a form. Forms are folded, so that `citta'` is found; but `scavò` (he dug) is no `scavo`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FormKind {
    /// No word of its lemma ends in an accented letter, so none of the form does.
    Plain,
    /// Some word may end so, since one of the lemma does.
    Accented,
    /// A verb: its words may end so as well.
    Verb,
}

impl Form {
    /// The place among the forms that are written alike: preferred before admitted before forbidden, so that a form which is both
    /// allowed and forbidden counts as allowed.
    pub(crate) fn rank(&self) -> (ConceptId, TermStatus, u16) {
        (self.concept, self.status, self.term)
    }
}

impl LanguageTerms {
    /// Writes out the terms of `termbase` whose primary subtag is that of `tag`, by the tables of `language`.
    #[must_use]
    pub fn new(termbase: &Termbase, language: &Language, tag: LangTag) -> Self {
        let inflection = Inflection::new(language);
        let parts_of_speech = PartsOfSpeech::new(termbase);
        let mut build = Build::new(&inflection, language);
        for (concept, id) in termbase.concepts.iter().zip((0..).map(ConceptId)) {
            build.add_concept(concept, id, tag, &parts_of_speech);
        }
        build.finish()
    }
}

/// Terms on their way to become [`LanguageTerms`].
struct Build<'i> {
    inflection: &'i Inflection,
    tokeniser: Tokeniser,
    words: TermWords,
    /// The number of each form that counts as another one, with that one's.
    bare: HashMap<u32, u32, WordHash>,
    writer: FormWriter<'i>,
    paths: Paths<Form>,
    hosts: Vec<HostEntry>,
    as_written: Vec<(ConceptId, u16)>,
}

impl<'i> Build<'i> {
    fn new(inflection: &'i Inflection, language: &Language) -> Self {
        let words = TermWords::new(language);
        let mut writer = FormWriter::new(inflection, Enclitics::Apart);
        let forms = &mut writer.pieces.forms;
        let bare = words.bare().map(|(form, bare)| (forms.add(form), forms.add(bare))).collect();
        let tokeniser = Tokeniser::new(language);
        let (hosts, as_written) = (Vec::new(), Vec::new());
        Build { inflection, tokeniser, words, bare, writer, paths: Paths::default(), hosts, as_written }
    }

    /// Adds the terms of a concept, those of one status in the order of the termbase.
    fn add_concept(&mut self, concept: &Concept, id: ConceptId, tag: LangTag, parts_of_speech: &PartsOfSpeech) {
        let is_own = |term: &Term| term.lang.primary() == tag.primary();
        if !concept.terms.iter().any(is_own) {
            return;
        }
        let parts = parts_of_speech.of(concept);
        let mut terms: Vec<_> = (0_u16..).zip(&concept.terms).filter(|(_, term)| is_own(term)).collect();
        let strict = terms.iter().filter(|(_, term)| term.case == LetterCase::AsWritten);
        self.as_written.extend(strict.map(|(at, _)| (id, *at)));
        terms.sort_by_key(|(_, term)| term.status);
        for (at, term) in terms {
            let part_of_speech = parts[usize::from(at)];
            let kind = match part_of_speech {
                Some(PartOfSpeech::Verb) => FormKind::Verb,
                _ if term.text.split_whitespace().any(ends_accented) => FormKind::Accented,
                _ => FormKind::Plain,
            };
            let form = Form { concept: id, term: at, status: term.status, kind };
            self.add(&term.text, part_of_speech, form);
            let is_marked = || self.inflection.behind_infinitive_mark(&term.text).is_some();
            if kind == FormKind::Verb && term.part_of_speech.is_none() && !is_marked() {
                // That it is a verb was guessed by an ending, which nouns have too (`carattere`).
                self.add(&term.text, Some(PartOfSpeech::Noun), form);
            }
        }
    }

    /// Adds the forms of a term, articulated prepositions as bare ones.
    fn add(&mut self, text: &str, part_of_speech: Option<PartOfSpeech>, form: Form) {
        self.writer.write(text, part_of_speech);
        let host = |host: &crate::pieces::Host| HostEntry { host: host.form, set: host.set, form };
        self.hosts.extend(self.writer.hosts().iter().map(host));
        let forms = &self.writer.pieces.forms;
        if self.writer.runs().flatten().all(|piece| is_plain(forms.form(*piece))) {
            for run in self.writer.runs() {
                // `dei`, the plural of `dio`, is no preposition.
                let is_phrase = run.len() > 1;
                let bare = |piece: u32| self.bare.get(&piece).copied().filter(|_| is_phrase).unwrap_or(piece);
                self.paths.add_words(run.iter().map(|piece| bare(*piece)), form);
            }
        } else {
            for text in self.writer.texts() {
                let bared = self.words.bared(&text);
                self.paths.add(&mut self.writer.pieces.forms, &self.tokeniser, &bared, form);
            }
        }
    }

    fn finish(self) -> LanguageTerms {
        let endings = self.inflection.enclitic_endings();
        let vocabulary: Vocabulary = self.writer.pieces.forms;
        let hosts = Hosts::new(self.hosts, endings);
        let forms = PhraseIndex::of(self.paths, vocabulary);
        LanguageTerms { forms, hosts, words: self.words, as_written: self.as_written }
    }
}

/// Whether a form is one token of small letters wherever it stands, as the tokeniser cuts.
fn is_plain(form: &str) -> bool {
    !form.is_empty() && form.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Whether the last letter of a word has an accent.
pub(crate) fn ends_accented(word: &str) -> bool {
    word.chars().next_back().is_some_and(|letter| {
        letter.is_alphabetic() && !letter.is_ascii() && riscontro_lang::fold(letter.encode_utf8(&mut [0; 4])).is_ascii()
    })
}
