//! Mentions: spans that have a value.

use smallvec::SmallVec;

use crate::segment::SegmentId;
use crate::span::Span;
use crate::value::Value;

/// The index of a mention on its side, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MentionId(pub u32);

impl MentionId {
    /// The id as an index.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a mention is, by its first reading; decides which rules look at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MentionKind {
    /// A number, ordinal, share, factor, magnitude, range of numbers or score.
    Number,
    /// A percentage or a difference in percentage points.
    Percent,
    /// An amount of money.
    Money,
    /// A quantity with a unit of measure.
    Measure,
    /// A length of time or an age.
    Duration,
    /// A date, weekday, decade, century or relative time.
    Date,
    /// A time of day.
    Clock,
    /// A name.
    Name,
    /// A code that must arrive as it is.
    Verbatim,
}

impl MentionKind {
    /// The kind as the JSON-lines contract writes it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            MentionKind::Number => "number",
            MentionKind::Percent => "percent",
            MentionKind::Money => "money",
            MentionKind::Measure => "measure",
            MentionKind::Duration => "duration",
            MentionKind::Date => "date",
            MentionKind::Clock => "clock",
            MentionKind::Name => "name",
            MentionKind::Verbatim => "verbatim",
        }
    }

    /// The kind of a mention whose first reading is `value`.
    #[must_use]
    pub fn of(value: &Value) -> Self {
        match value {
            Value::Percent(_) | Value::PercentagePoints(_) => MentionKind::Percent,
            Value::Money { .. } => MentionKind::Money,
            Value::Measure { .. } => MentionKind::Measure,
            Value::Duration { .. } => MentionKind::Duration,
            Value::Date(_) | Value::Relative { .. } | Value::Decade(_) | Value::Century(_) => MentionKind::Date,
            Value::Clock(_) => MentionKind::Clock,
            Value::Name(_) => MentionKind::Name,
            Value::Verbatim(_) => MentionKind::Verbatim,
            Value::Range(ends) => MentionKind::of(&ends.0),
            _ => MentionKind::Number,
        }
    }
}

/// Whether a mention asks for an answer on the other side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Demand {
    /// It must be answered.
    Required,
    /// It may satisfy the other side and raises nothing by itself: an article `un`, `sei` = you are, `entrambi`, May.
    Optional,
}

/// In whose number format a reading was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Locale {
    /// The format of the side's own language, or of no language in particular.
    Own,
    /// No format the side's language has, though it can mean but one thing: `25.5` in Italian text, where a point is no decimal
    /// mark and groups three digits.
    Tolerated,
    /// Only the other side's format: `1.234` for 1234 in English text is not localised.
    Other,
}

/// One value that a mention may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The value.
    pub value: Value,
    /// The number format it was read in.
    pub locale: Locale,
    /// How likely it is among its mention's readings, 0 to 100.
    pub weight: u8,
}

impl Reading {
    /// The weight of a reading that the words around it barely allow: it never settles anything by itself, and an agreement by
    /// way of it is to be looked at.
    pub const DOUBTFUL: u8 = 1;

    /// Whether the words around it barely allow it.
    #[must_use]
    pub fn is_doubtful(&self) -> bool {
        self.weight == Reading::DOUBTFUL
    }
}

/// The readings of a mention, the likeliest first; never empty.
pub type Readings = SmallVec<[Reading; 1]>;

/// A span and what it may mean. Two mentions disagree only when they share no reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// What it is.
    pub kind: MentionKind,
    /// Bytes of [`crate::Document::text`].
    pub span: Span,
    /// The segment it stands in.
    pub segment: SegmentId,
    /// What it may mean.
    pub readings: Readings,
    /// Whether it asks for an answer.
    pub demand: Demand,
    /// Where the words stand that bound it (`oltre`), outside its span; none where nothing does.
    pub bound: Option<Span>,
    /// Whether words before it say that another one is compared with it, or came from it: `up from 12`, `instead of €1.20`.
    pub is_compared: bool,
}

impl Mention {
    /// The likeliest value.
    #[must_use]
    pub fn value(&self) -> &Value {
        &self.readings[0].value
    }
}
