//! The terms of one language with all their forms, whichever side of a pair they are looked for on.

use std::collections::HashMap;

use riscontro_core::{Concept, ConceptId, LangTag, LetterCase, PartOfSpeech, Term, TermStatus, Termbase, WordHash};
use riscontro_lang::{Enclitics, Inflection, Language, Paths, PhraseIndex, Spelling, Tokeniser, Vocabulary};

use crate::forms::FormWriter;
use crate::hosts::{HostEntry, Hosts};
use crate::matched::Initials;
use crate::objects::Particles;
use crate::parted::{PartedBuild, PartedVerbs};
use crate::parts_of_speech::PartsOfSpeech;
use crate::pieces::{Host, Role};
use crate::stems::Stems;
use crate::words::TermWords;

/// The terms of a termbase in one language, of any status, with all their forms.
///
/// It serves every side in that language, as source, as target, and as the other side's language, so that a termbase is written out once
/// a language and run.
#[derive(Debug)]
pub struct LanguageTerms {
    /// The forms.
    pub(crate) forms: PhraseIndex<Form>,
    /// The stems that stand for the words of a language without paradigms.
    pub(crate) stems: Option<Stems>,
    /// The verbs that pronouns may stand behind.
    pub(crate) hosts: Hosts,
    /// The verbs of several words that other words may stand between.
    pub(crate) parted: PartedVerbs,
    /// What may stand around and inside the terms.
    pub(crate) words: TermWords,
    /// The terms whose capitals count, in their order, with those that they have.
    pub(crate) as_written: Vec<((ConceptId, u16), Initials)>,
}

/// The term that a form belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Form {
    pub(crate) concept: ConceptId,
    pub(crate) term: u16,
    pub(crate) status: TermStatus,
    pub(crate) kind: FormKind,
    pub(crate) spelt: Spelt,
}

/// How a form is spelt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Spelt {
    /// As the termbase has it.
    AsGiven,
    /// In another way.
    Otherwise,
}

/// What a word must be to be a form. Forms are folded, so that `citta'` is found; but `scavò` (he dug) is no `scavo`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FormKind {
    /// No word of its lemma ends in an accented letter, so none of the form does.
    Plain,
    /// Some word may end so, since one of the lemma does.
    Accented,
    /// Some word must end so, or in an apostrophe: without its accent it is another one (`papà`).
    AccentedOnly,
    /// A verb: its words may end so as well.
    Verb,
    /// An adverb or another word of one form, which stands where verbs do: `they currently live`.
    Invariable,
}

impl Form {
    /// The place among the forms that are written alike: those that the termbase has before other spellings, since it may forbid one;
    /// preferred before admitted before forbidden, so that a form which is both allowed and forbidden counts as allowed.
    pub(crate) fn rank(&self) -> (ConceptId, Spelt, TermStatus, u16) {
        (self.concept, self.spelt, self.status, self.term)
    }
}

impl LanguageTerms {
    /// Whether the termbase has no term of the language.
    pub(crate) fn is_empty(&self) -> bool {
        self.forms.is_empty() && self.hosts.is_empty() && self.parted.is_empty()
    }

    /// Writes out the terms of `termbase` whose primary subtag is that of `tag`, by the tables of `language`, as they are spelt there or
    /// in every spelling.
    #[must_use]
    pub fn new(termbase: &Termbase, language: &Language, tag: LangTag, spelling: Spelling) -> Self {
        let inflection = Inflection::new(language);
        let parts_of_speech = PartsOfSpeech::new(termbase);
        let mut build = Build::new(&inflection, language, spelling);
        let own = termbase.concepts.iter().flat_map(|concept| &concept.terms);
        build.writer.list(own.filter(|term| term.lang.primary() == tag.primary()).map(|term| &*term.text));
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
    stems: Option<Stems>,
    /// The number of each form that counts as another one, with that one's.
    bare: HashMap<u32, u32, WordHash>,
    writer: FormWriter<'i>,
    paths: Paths<Form>,
    hosts: Vec<HostEntry>,
    parted: PartedBuild,
    particles: Particles,
    language: &'i Language,
    as_written: Vec<((ConceptId, u16), Initials)>,
    spelling: Spelling,
}

/// A term whose forms are to be written.
struct Draft<'t> {
    text: &'t str,
    part_of_speech: Option<PartOfSpeech>,
    /// That it is a verb was guessed by an ending, which nouns have too (`carattere`).
    may_be_noun: bool,
    form: Form,
}

impl Draft<'_> {
    /// The parts of speech that it may have.
    fn parts_of_speech(&self) -> impl Iterator<Item = Option<PartOfSpeech>> + use<> {
        let as_noun = self.may_be_noun.then_some(Some(PartOfSpeech::Noun));
        std::iter::once(self.part_of_speech).chain(as_noun)
    }
}

impl<'i> Build<'i> {
    fn new(inflection: &'i Inflection, language: &'i Language, spelling: Spelling) -> Self {
        let words = TermWords::new(language);
        let mut writer = FormWriter::new(inflection, Enclitics::Apart).with_feminines();
        let forms = &mut writer.pieces.forms;
        let bare = words.bare().map(|(form, bare)| (forms.add(form), forms.add(bare))).collect();
        let tokeniser = Tokeniser::new(language);
        let (hosts, as_written) = (Vec::new(), Vec::new());
        let stems = Stems::of(language);
        Build {
            inflection,
            tokeniser,
            words,
            stems,
            bare,
            writer,
            paths: Paths::default(),
            hosts,
            parted: PartedBuild::default(),
            particles: Particles::new(language),
            language,
            as_written,
            spelling,
        }
    }

    /// Adds the terms of a concept, those of one status in the order of the termbase; other spellings behind all that are given.
    fn add_concept(&mut self, concept: &Concept, id: ConceptId, tag: LangTag, parts_of_speech: &PartsOfSpeech) {
        let is_own = |term: &Term| term.lang.primary() == tag.primary();
        if !concept.terms.iter().any(is_own) {
            return;
        }
        let parts = parts_of_speech.of(concept);
        let own = (0_u16..).zip(&concept.terms).filter(|(_, term)| is_own(term));
        let mut drafts: Vec<_> = own.map(|(at, term)| self.draft(term, (id, at), parts[usize::from(at)])).collect();
        drafts.sort_by_key(|draft| draft.form.status);
        for draft in &drafts {
            for part_of_speech in draft.parts_of_speech() {
                self.writer.write(draft.text, part_of_speech);
                self.add(draft.form);
            }
            self.add_parted(draft);
        }
        if self.spelling == Spelling::EveryCountry {
            for draft in &drafts {
                let form = Form { spelt: Spelt::Otherwise, ..draft.form };
                draft.parts_of_speech().for_each(|part| self.add_spellings(draft.text, part, form));
            }
        }
    }

    /// What is known of a term, the `at`th of its concept, before its forms are written; a verb whose part of speech was guessed may be a
    /// noun.
    fn draft<'t>(
        &mut self,
        term: &'t Term,
        (concept, at): (ConceptId, u16),
        part_of_speech: Option<PartOfSpeech>,
    ) -> Draft<'t> {
        if term.case == LetterCase::AsWritten {
            let initials = Initials::of([self.inflection.behind_article(&term.text)].into_iter());
            self.as_written.push(((concept, at), initials));
        }
        let mut words = term.text.split_whitespace();
        let kind = match part_of_speech {
            Some(PartOfSpeech::Verb) => FormKind::Verb,
            // Of several words the others tell it from what it would be without its accent: `citta metropolitana`.
            _ if words.clone().count() == 1 && self.words.needs_accent(&term.text) => FormKind::AccentedOnly,
            Some(PartOfSpeech::Invariable) => FormKind::Invariable,
            _ if words.any(ends_accented) => FormKind::Accented,
            _ => FormKind::Plain,
        };
        let is_guessed = kind == FormKind::Verb && term.part_of_speech.is_none();
        let may_be_noun = is_guessed && self.inflection.behind_infinitive_mark(&term.text).is_none();
        let form = Form { concept, term: at, status: term.status, kind, spelt: Spelt::AsGiven };
        Draft { text: &term.text, part_of_speech, may_be_noun, form }
    }

    /// Adds the forms of a term in other spellings; its own once more where there are some, which come too late to count.
    fn add_spellings(&mut self, text: &str, part_of_speech: Option<PartOfSpeech>, form: Form) {
        if !self.writer.has_spellings(text) {
            return;
        }
        let mut runs = Vec::new();
        self.writer.write_spellings(text, part_of_speech, |writer| runs.extend(writer.texts()));
        for text in runs {
            self.add_text(&text, form);
        }
    }

    /// Adds the forms that were written, articulated prepositions as bare ones.
    fn add(&mut self, form: Form) {
        let host = |host: &Host| HostEntry { host: host.form, set: host.set, form };
        self.hosts.extend(self.writer.hosts().iter().map(host));
        if self.stems.is_some() {
            for text in self.writer.texts() {
                self.add_stems(&text, form);
            }
            return;
        }
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
                self.add_text(&text, form);
            }
        }
    }

    /// Adds a verb of several words by its first word and the others, which other words may stand between.
    fn add_parted(&mut self, draft: &Draft<'_>) {
        if draft.form.kind != FormKind::Verb || self.stems.is_some() {
            return;
        }
        let lemma = self.inflection.behind_article(draft.text);
        let lemma = self.inflection.behind_infinitive_mark(lemma).unwrap_or(lemma);
        let Some((verb, tail)) = lemma.split_once(char::is_whitespace) else { return };
        let particle = self.particles.of(verb, &tail.split_whitespace().collect::<Vec<_>>(), self.inflection);
        let tail = riscontro_lang::fold(&tail.split_whitespace().collect::<Vec<_>>().join(" "));
        let words = self.words.bared(&tail).split(' ').map(|word| self.writer.pieces.forms.add(word)).collect();
        let pieces = &mut self.writer.pieces;
        let forms = pieces.of(verb, Role::VerbAlone, self.spelling);
        let hosts =
            pieces.hosts(&forms).iter().map(|host| HostEntry { host: host.form, set: host.set, form: draft.form });
        self.parted.add(pieces.singular(&forms), hosts, (words, particle), draft.form);
    }

    /// Adds a form by the stems of its words, where these are letters alone; an acronym has none, and is looked for as it stands
    /// beside the stems of the others.
    fn add_stems(&mut self, text: &str, form: Form) {
        match &self.stems {
            Some(stems) if text.split(' ').all(is_plain) => {
                let vocabulary = &mut self.writer.pieces.forms;
                self.paths.add_words(text.split(' ').map(|word| stems.add(word, vocabulary)), form);
            }
            Some(stems) => {
                let bared = self.words.bared(text);
                let vocabulary = &mut self.writer.pieces.forms;
                self.paths.add_with(vocabulary, &self.tokeniser, &bared, form, |word, vocabulary| {
                    is_plain(word).then(|| stems.add(word, vocabulary))
                });
            }
            None => self.add_text(text, form),
        }
    }

    fn add_text(&mut self, text: &str, form: Form) {
        let bared = self.words.bared(text);
        self.paths.add(&mut self.writer.pieces.forms, &self.tokeniser, &bared, form);
    }

    fn finish(self) -> LanguageTerms {
        let endings = self.inflection.enclitic_endings();
        let parted = self.parted.finish(endings.clone(), self.particles, self.stems.is_none().then_some(self.language));
        let vocabulary: Vocabulary = self.writer.pieces.forms;
        let hosts = Hosts::new(self.hosts, endings);
        let forms = PhraseIndex::of(self.paths, vocabulary);
        LanguageTerms { forms, stems: self.stems, hosts, parted, words: self.words, as_written: self.as_written }
    }
}

/// Whether a form is one token of small letters wherever it stands, as the tokeniser cuts.
fn is_plain(form: &str) -> bool {
    !form.is_empty() && form.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Whether the last letter of a word has an accent.
pub(crate) fn ends_accented(word: &str) -> bool {
    // A mark that stands apart from its letter (NFD) is an accent, too.
    let is_apart = word.ends_with(|letter: char| ('\u{300}'..='\u{36f}').contains(&letter));
    is_apart
        || word.chars().next_back().is_some_and(|letter| {
            letter.is_alphabetic()
                && !letter.is_ascii()
                && riscontro_lang::fold(letter.encode_utf8(&mut [0; 4])).is_ascii()
        })
}
