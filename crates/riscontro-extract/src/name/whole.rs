//! Names as they are written: with the titles and heads that belong to them.
//!
//! A name is compared by its core (`North Carolina`), for a title may be left out, said otherwise or written small in the
//! translation. A reader sees more: `University of North Carolina`, `General John Burgoyne`, `Potomac River`. What belongs to
//! a name is told by its capital and the table of titles, never by a small letter (`il generale`, `the river`):
//!
//! * a title right before it: `Ms Pugh`, `Ministro della Difesa Rossi`;
//! * a head that a preposition joins to it: `Treaty of Tientsin`, `Principato di Nitra`; to a person it joins none (`il
//!   Governo di Mario Rossi`), for that is said of a person and is no name;
//! * a particle of no own meaning before it: `de Meza`;
//! * a head behind it: `Istanbul Canal`; where a person follows, it is a title of the person (`London Mayor Sadiq Khan`). The
//!   adjective of a place becomes a name so (`Catholic Union`), but for offices (`French President`).
//!
//! A common noun in small letters that a table has before a name (`fiume Hudson`) is no part of it either.
//!
//! Titles and heads may make a name by themselves (`Ministro della Difesa`, `H Street`): it has no core and is compared with
//! nothing. A headline shows nothing of all this.

use std::ops::Range;

use riscontro_core::value::NameKind;
use riscontro_core::{Mention, MentionId, SegmentId, Span, TokenClass, Value};

use super::lookups::Traits;
use super::passage::{Capitals, Passage};
use super::run::{WordList, is_acronym};

/// A name as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrittenName {
    /// The whole name, in bytes of the text.
    pub span: Span,
    /// The segment it stands in.
    pub segment: SegmentId,
    /// The mention that is compared, inside the span but for a common noun in small letters; `None` when titles and heads make the
    /// whole name.
    pub core: Option<MentionId>,
}

/// No more particles stand in a row before a name (`of the`, `van der`).
const MAX_PARTICLES: usize = 3;

/// Appends the names of `passage` to `out`, by span, not overlapping; `mentions` are those that stand in it, sorted, the
/// first with the id `first`.
pub(super) fn written_names(
    passage: &Passage<'_>,
    (segment, first): (SegmentId, MentionId),
    mentions: &[Mention],
    out: &mut Vec<WrittenName>,
) {
    let from = out.len();
    let names =
        (first.0..).map(MentionId).zip(mentions).filter_map(|(id, mention)| Some((id, mention, kind(mention)?)));
    let mut writing = Writing::new(passage, mentions);
    for (id, mention, kind) in names {
        let span = writing.whole(mention.span, kind);
        out.push(WrittenName { span, segment, core: Some(id) });
    }
    writing.each_of_titles(|span| out.push(WrittenName { span, segment, core: None }));
    out[from..].sort_by_key(|name| name.span.start());
}

/// The kind of a mention that is a name.
fn kind(mention: &Mention) -> Option<NameKind> {
    if let Value::Name(name) = mention.value() { Some(name.kind) } else { None }
}

/// A segment in which names are made whole, from left to right.
struct Writing<'a> {
    passage: Passage<'a>,
    /// By token, what it belongs to.
    owners: Vec<Owner>,
}

/// What a token belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Owner {
    Nobody,
    Name(NameKind),
    /// A number, a date or the like.
    Other,
}

impl<'a> Writing<'a> {
    fn new(passage: &Passage<'a>, mentions: &[Mention]) -> Self {
        let mut writing = Writing { passage: *passage, owners: vec![Owner::Nobody; passage.tokens.len()] };
        for mention in mentions {
            let tokens = writing.tokens_under(mention.span);
            writing.owners[tokens].fill(kind(mention).map_or(Owner::Other, Owner::Name));
        }
        writing
    }

    /// The indices of the tokens that `span` touches.
    fn tokens_under(&self, span: Span) -> Range<usize> {
        let tokens = self.passage.tokens;
        let start = tokens.partition_point(|token| token.span.end() <= span.start());
        start..tokens.partition_point(|token| token.span.start() < span.end()).max(start)
    }

    fn is_free(&self, at: usize) -> bool {
        self.owners.get(at) == Some(&Owner::Nobody)
    }

    /// The whole name of the core at `span`, whose tokens are taken from now on.
    fn whole(&mut self, span: Span, kind: NameKind) -> Span {
        let core = self.tokens_under(span);
        if self.passage.capitals != Capitals::Telling || core.is_empty() {
            return span;
        }
        let name = self.past_small_noun(core.clone(), kind);
        let is_capitalised = [name.start, name.end - 1].map(|at| self.passage.is_capitalised(at));
        let start = if is_capitalised[0] { self.start_of(name.start, kind) } else { name.start };
        let end = if is_capitalised[1] { self.end_of(name.end, kind) } else { name.end };
        self.owners[start..end].fill(Owner::Name(kind));
        let tokens = self.passage.tokens;
        let from = if start == core.start { span.start() } else { tokens[start].span.start() };
        let to = if end == core.end { span.end() } else { tokens[end - 1].span.end() };
        Span::new(from, to)
    }

    /// The tokens of the core without a common noun in small letters before them: `fiume Hudson`, `premio Oscar`, `isola di
    /// Skye`. The name of an event holds its noun by a preposition (`guerra di Troia`), and the word for a people its point of
    /// the compass (`north Korean`).
    fn past_small_noun(&self, core: Range<usize>, kind: NameKind) -> Range<usize> {
        let is_small = |at: usize| self.passage.tokens[at].class == TokenClass::Lower;
        let nouns = core.clone().take_while(|at| is_small(*at) && !self.is_small_link(*at)).count();
        let links = (core.start + nouns..core.end).take_while(|at| self.is_small_link(*at)).count();
        let name = core.start + nouns + links..core.end;
        let is_noun = kind != NameKind::Demonym && (links == 0 || kind <= NameKind::Place || kind == NameKind::Person);
        if nouns > 0 && is_noun && self.passage.is_capitalised(name.start) && !name.is_empty() { name } else { core }
    }

    fn is_small_link(&self, at: usize) -> bool {
        !self.passage.is_capitalised(at) && self.passage.traits(at).has(Traits::PARTICLE)
    }

    /// Where the whole name begins whose core begins at `core`.
    fn start_of(&self, core: usize, kind: NameKind) -> usize {
        if kind == NameKind::Demonym {
            return core;
        }
        let mut start = self.past_foreign_particles(core);
        loop {
            let is_person = start == core && kind == NameKind::Person;
            let head = self.title_before(start).or_else(|| if is_person { None } else { self.head_before(start) });
            match head {
                Some(head) => start = head,
                None => return start,
            }
        }
    }

    /// The first of the particles before `at` that mean nothing in the language (`de Meza`, `van der Bellen`).
    fn past_foreign_particles(&self, at: usize) -> usize {
        let is_own_word = |word: usize| self.passage.traits(word).has(Traits::STOP.or(Traits::COMMON));
        let particles = (0..at).rev().take(MAX_PARTICLES);
        at - particles.take_while(|word| self.is_particle(*word) && !is_own_word(*word)).count()
    }

    /// Whether the token at `at` is a particle in small letters that belongs to nothing.
    fn is_particle(&self, at: usize) -> bool {
        let is_small = matches!(self.passage.tokens[at].class, TokenClass::Lower | TokenClass::Elision);
        is_small && self.is_free(at) && self.passage.traits(at).has(Traits::PARTICLE)
    }

    /// The title right before the token at `at`: `General John Burgoyne`, `Mr. Smith`.
    fn title_before(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        if self.passage.is_abbreviation_dot(before) {
            return (self.is_free(before) && self.is_title(before - 1)).then_some(before - 1);
        }
        let is_letter = || self.is_free(at) && self.is_letter(before);
        (self.is_title(before) || is_letter()).then_some(before)
    }

    /// The head that a preposition joins to the name at `at`: `Treaty of Tientsin`.
    fn head_before(&self, at: usize) -> Option<usize> {
        let particles = (0..at).rev().take(MAX_PARTICLES).take_while(|word| self.is_particle(*word)).count();
        let head = at.checked_sub(particles + 1)?;
        (particles > 0 && self.opens_link(head + 1) && self.is_title(head)).then_some(head)
    }

    /// Whether the particle at `at` joins what stands before it: an article does not.
    fn opens_link(&self, at: usize) -> bool {
        !self.passage.traits(at).has(Traits::ARTICLE)
    }

    /// The end of the whole name whose core ends before `core_end`.
    fn end_of(&self, core_end: usize, kind: NameKind) -> usize {
        let end = core_end + (core_end..self.owners.len()).take_while(|word| self.is_title(*word)).count();
        let is_of_next = match self.owners.get(end) {
            Some(Owner::Name(kind)) => *kind > NameKind::Place && self.passage.is_capitalised(end),
            _ => false,
        };
        let is_person = || self.passage.traits(end - 1).has(Traits::OFFICE.or(Traits::LOOSE));
        if is_of_next || (kind == NameKind::Demonym && is_person()) { core_end } else { end }
    }

    /// Whether a title with a capital, or the abbreviation of one, stands at `at` and belongs to nothing.
    fn is_title(&self, at: usize) -> bool {
        if !self.is_free(at) || !self.passage.is_capitalised(at) || self.passage.is_single_letter(at) {
            return false;
        }
        let traits = self.passage.traits(at);
        (traits.has(Traits::TITLE) || (traits.has(Traits::ABBREVIATION) && self.passage.is_abbreviation_dot(at + 1)))
            && !traits.has(Traits::MONTH.or(Traits::WEEKDAY))
            && !is_acronym(&self.passage, at)
            && !self.passage.is_of_number(at)
            && !(traits.has(Traits::LOOSE) && self.passage.is_initial(at))
    }

    /// Whether a letter that is no word stands at `at`: `H Street`.
    fn is_letter(&self, at: usize) -> bool {
        self.is_free(at)
            && self.passage.is_single_letter(at)
            && !self.passage.traits(at).has(Traits::STOP)
            && !self.passage.is_initial(at)
            && !self.passage.is_of_number(at)
    }

    /// Hands over the spans of the names that titles and heads alone make, by span.
    fn each_of_titles(&self, mut take: impl FnMut(Span)) {
        if self.passage.capitals != Capitals::Telling {
            return;
        }
        let tokens = self.passage.tokens;
        let mut at = 0;
        while at < tokens.len() {
            let run = self.titles_at(at);
            if let [first, .., last] = run[..]
                && self.is_name_of_titles(&run)
            {
                take(tokens[first].span.cover(tokens[last].span));
            }
            at = run.last().map_or(at, |last| *last) + 1;
        }
    }

    /// The titles and heads that stand together from `at` on; maybe none.
    fn titles_at(&self, at: usize) -> WordList {
        let mut run = WordList::new();
        let mut next = (self.is_title(at) || self.is_letter(at)).then_some(at);
        while let Some(word) = next {
            run.push(word);
            next = self.next_title(word);
        }
        run
    }

    /// Whether several titles make a name: those of an office alone (`Segretario Generale`) do not, nor do
    /// adjectives, nor what is one of many (`un Ministro di Stato`).
    fn is_name_of_titles(&self, run: &[usize]) -> bool {
        let (first, last) = (run[0], run[run.len() - 1]);
        let is_apart = |pair: &[usize]| self.is_particle(pair[1] - 1);
        let is_office = self.passage.traits(last).has(Traits::OFFICE) && !run.windows(2).any(is_apart);
        let is_one_of_many = first > 0 && self.passage.traits(first - 1).has(Traits::INDEFINITE);
        !is_office
            && !is_one_of_many
            && last > first
            && run.iter().any(|word| !self.passage.traits(*word).has(Traits::LOOSE))
    }

    /// The title that follows the one at `at`, also by a preposition: `Ministro della Difesa`.
    fn next_title(&self, at: usize) -> Option<usize> {
        let next = at + 1 + usize::from(self.passage.is_abbreviation_dot(at + 1));
        if self.is_title(next) {
            return Some(next);
        }
        let particles =
            (next..self.owners.len()).take(MAX_PARTICLES).take_while(|word| self.is_particle(*word)).count();
        (particles > 0 && self.opens_link(next) && self.is_title(next + particles)).then_some(next + particles)
    }
}
