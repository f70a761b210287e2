//! What answers what, found once for a whole pair.

use std::fmt;

use crate::finding::SideName;
use crate::mention::MentionId;
use crate::span::Span;
use crate::value::Agreement;

/// What became of a mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// A mention of the other side answers it.
    Paired {
        /// That mention.
        with: MentionId,
        /// How the two agree; at worst [`Agreement::Rounded`].
        agreement: Agreement,
    },
    /// It needs no answer: it is optional, or repeats a mention that was answered.
    Covered,
    /// It says again what a mention beside it on its own side says, in another unit or currency: `12 million euros (about $14
    /// million)`; nothing answers it.
    Glossed(MentionId),
    /// Nothing answers it in its bead, but the other side says it near by: a name that became a pronoun.
    Near,
    /// Nothing answers it, and nothing left over on the other side belongs to it.
    Left,
    /// It is left over, and belongs to a leftover of the other side: the index in [`Counterparts::joined`].
    Joined(u32),
}

/// Two leftovers that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Joined {
    /// The source mention.
    pub source: MentionId,
    /// The target mention.
    pub target: MentionId,
    /// How their likeliest readings agree.
    pub agreement: Agreement,
    /// The guessed slip, when one explains the difference.
    pub cause: Option<Cause>,
    /// The index of the bead, in source order.
    pub bead: u32,
}

/// Two numbers, days, people, places or institutions of a bead that answer one another, while the words around them say that they changed places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Crossed {
    /// The one that comes first in the source, and the one that answers it.
    pub first: (MentionId, MentionId),
    /// The one that comes later in the source; in the target the two stand in the other order, or what they belong to does.
    pub second: (MentionId, MentionId),
    /// The index of the bead, in source order.
    pub bead: u32,
}

/// Where something belongs that is missing: beside a word of the other side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The word.
    pub span: Span,
    /// Whether what is missing belongs right before it, and not just near it.
    pub is_right_before: bool,
}

/// The slip that explains why two leftovers differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// Two neighbouring digits were swapped.
    Transposed,
    /// One digit differs.
    Digit,
    /// A power of ten was lost or added: `mila`, a group of zeros.
    Scale,
    /// The decimal mark was lost or read as a group mark.
    DecimalMark,
    /// The number is left in the source language's format.
    Unlocalised,
    /// The year, day or number is off by one.
    OffByOne,
    /// Another month.
    Month,
    /// Another weekday.
    Weekday,
    /// Another year.
    Year,
    /// Another day of the month.
    Day,
    /// Morning and evening.
    HalfDay,
    /// The percent sign was lost or added, or percent became percentage points.
    Percent,
    /// Another currency.
    Currency,
    /// Another unit.
    Unit,
    /// The same amount, for each of another unit of time.
    Rate,
    /// What was counted back from now is counted on, or a percentage of a rise is one of a fall.
    Direction,
    /// A bound from below became one from above, or a deadline a start.
    Bound,
    /// The two halves of a result, or two numbers, changed places.
    Order,
    /// Spelling.
    Misspelt,
    /// Another spelling than the document has elsewhere.
    Inconsistent,
    /// Spelling, but as a Latin or Greek name differs from the form that a language gave it.
    Naturalised,
    /// The table knows both, and they are two entities.
    OtherEntity,
    /// Another given name before the same surname.
    GivenName,
    /// The form of the source language stands in the target.
    Untranslated,
    /// None: one figure follows from the other and one beside it.
    Derived,
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Cause::Transposed => "digits transposed",
            Cause::Digit => "one digit differs",
            Cause::Scale => "scale lost or added",
            Cause::DecimalMark => "decimal mark lost",
            Cause::Unlocalised => "number format not localised",
            Cause::OffByOne => "off by one",
            Cause::Month => "another month",
            Cause::Weekday => "another weekday",
            Cause::Year => "another year",
            Cause::Day => "another day",
            Cause::HalfDay => "morning and evening",
            Cause::Percent => "percent sign lost or added",
            Cause::Currency => "another currency",
            Cause::Unit => "another unit",
            Cause::Rate => "for each of another unit of time",
            Cause::Direction => "turned the other way",
            Cause::Bound => "bound turned round",
            Cause::Order => "changed places",
            Cause::Misspelt => "misspelt",
            Cause::Derived => "follows from the figures beside it",
            Cause::Inconsistent => "spelt otherwise elsewhere",
            Cause::Naturalised => "misspelt, or the other language's form",
            Cause::OtherEntity => "another entity",
            Cause::GivenName => "another given name",
            Cause::Untranslated => "not translated",
        })
    }
}

/// What became of a source term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermVerdict {
    /// An allowed rendering answers it.
    Rendered,
    /// A forbidden rendering stands in the target: the index in the target's [`crate::Side::terms`].
    Forbidden(u32),
    /// The source term itself stands in the target, at this span.
    Untranslated(Span),
    /// The term of another concept stands in its stead: the index in the target's [`crate::Side::terms`].
    Replaced(u32),
    /// No known rendering stands in the target of its bead.
    Missing(Usage),
}

/// Where the target has an allowed rendering of a term that is missing in its bead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Usage {
    /// In the bead before it, so that a pronoun may stand for it here.
    Before,
    /// Somewhere else, and here stands a word that may mean the same: a variant.
    Variant,
    /// Somewhere else: this place differs from the rest.
    Elsewhere,
    /// Nowhere.
    Nowhere,
}

/// A source term and its verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TermFate {
    /// The index in the source's [`crate::Side::terms`].
    pub source: u32,
    /// The index of the bead.
    pub bead: u32,
    /// What became of it.
    pub verdict: TermVerdict,
    /// The allowed rendering that answers it: the index in the target's [`crate::Side::terms`]; none also where a repeated
    /// term shares its rendering with another.
    pub rendering: Option<u32>,
}

/// What answers what in a pair: one fate a mention, joined leftovers in source order, one verdict a source term.
#[derive(Debug, Clone, Default)]
pub struct Counterparts {
    /// The fate of each source mention.
    pub source: Vec<Fate>,
    /// The fate of each target mention.
    pub target: Vec<Fate>,
    /// Leftovers that belong together.
    pub joined: Vec<Joined>,
    /// Numbers that changed places, in source order.
    pub crossed: Vec<Crossed>,
    /// For the numbers of the source that are left over where they belong in the target, and the other way round, as far as a
    /// word near them has an answer; sorted by mention.
    pub places: [Vec<(MentionId, Place)>; 2],
    /// The verdict on each source term.
    pub terms: Vec<TermFate>,
}

impl Counterparts {
    /// Where a mention of one side that is left over belongs in the other.
    #[must_use]
    pub fn place_of(&self, side: SideName, mention: MentionId) -> Option<Place> {
        let places = &self.places[usize::from(side == SideName::Target)];
        let at = places.binary_search_by_key(&mention, |(id, _)| *id).ok()?;
        Some(places[at].1)
    }

    /// The source mentions that nothing answers.
    pub fn left_in_source(&self) -> impl Iterator<Item = MentionId> {
        left(&self.source)
    }

    /// The target mentions that nothing answers.
    pub fn left_in_target(&self) -> impl Iterator<Item = MentionId> {
        left(&self.target)
    }
}

fn left(fates: &[Fate]) -> impl Iterator<Item = MentionId> {
    (0_u32..).zip(fates).filter(|(_, fate)| matches!(fate, Fate::Left)).map(|(at, _)| MentionId(at))
}
