//! Dates, times of day and units of time.

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimeUnit {
    /// Seconds, code `s`.
    Second,
    /// Minutes, code `min`.
    Minute,
    /// Hours, code `h`.
    Hour,
    /// Days, code `d`.
    Day,
    /// Weeks, code `wk`.
    Week,
    /// Months, code `mo`.
    Month,
    /// Years, code `a`.
    Year,
}

impl TimeUnit {
    /// All units, from short to long.
    pub const ALL: [TimeUnit; 7] = [
        TimeUnit::Second,
        TimeUnit::Minute,
        TimeUnit::Hour,
        TimeUnit::Day,
        TimeUnit::Week,
        TimeUnit::Month,
        TimeUnit::Year,
    ];

    /// The UCUM code (The Unified Code for Units of Measure, table 1).
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            TimeUnit::Second => "s",
            TimeUnit::Minute => "min",
            TimeUnit::Hour => "h",
            TimeUnit::Day => "d",
            TimeUnit::Week => "wk",
            TimeUnit::Month => "mo",
            TimeUnit::Year => "a",
        }
    }

    /// The unit with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.code() == code)
    }

    /// The chain the unit belongs to, and how many of the chain's smallest unit it holds: seconds up to weeks, months up to years.
    #[must_use]
    pub fn chain(self) -> (TimeUnit, i64) {
        match self {
            TimeUnit::Second => (TimeUnit::Second, 1),
            TimeUnit::Minute => (TimeUnit::Second, 60),
            TimeUnit::Hour => (TimeUnit::Second, 3600),
            TimeUnit::Day => (TimeUnit::Second, 86_400),
            TimeUnit::Week => (TimeUnit::Second, 604_800),
            TimeUnit::Month => (TimeUnit::Month, 1),
            TimeUnit::Year => (TimeUnit::Month, 12),
        }
    }
}

/// A calendar date of which any field may be open; years before Christ are negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct PartialDate {
    /// The year.
    pub year: Option<i16>,
    /// The month, 1 to 12.
    pub month: Option<u8>,
    /// The day of the month, 1 to 31.
    pub day: Option<u8>,
    /// The day of the week, 1 (Monday) to 7, as in ISO 8601.
    pub weekday: Option<u8>,
}

impl PartialDate {
    /// Whether no field of one contradicts the same field of the other.
    #[must_use]
    pub fn is_compatible_with(self, other: Self) -> bool {
        fn agrees<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
            a.is_none() || b.is_none() || a == b
        }
        agrees(self.year, other.year)
            && agrees(self.month, other.month)
            && agrees(self.day, other.day)
            && agrees(self.weekday, other.weekday)
    }

    /// How many fields both state alike.
    #[must_use]
    pub fn fields_in_common(self, other: Self) -> usize {
        fn same<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
            a.is_some() && a == b
        }
        [
            same(self.year, other.year),
            same(self.month, other.month),
            same(self.day, other.day),
            same(self.weekday, other.weekday),
        ]
        .into_iter()
        .filter(|same| *same)
        .count()
    }

    /// How many fields are stated.
    #[must_use]
    pub fn fields(self) -> usize {
        self.fields_in_common(self)
    }

    /// Whether month and day, where stated, can stand together in some year.
    #[must_use]
    pub fn is_possible(self) -> bool {
        let longest = match self.month {
            Some(2) => 29,
            Some(4 | 6 | 9 | 11) => 30,
            _ => 31,
        };
        self.month.is_none_or(|month| (1..=12).contains(&month))
            && self.day.is_none_or(|day| (1..=longest).contains(&day))
            && self.weekday.is_none_or(|weekday| (1..=7).contains(&weekday))
    }
}

/// A time of day; 00:00 to 23:59. An hour that may be of morning or evening is two readings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ClockTime {
    minutes: u16,
}

impl ClockTime {
    /// Returns `hour:minute`, or `None` when there is no such time; `24:00` is midnight.
    #[must_use]
    pub fn new(hour: u16, minute: u16) -> Option<Self> {
        let valid = (hour < 24 && minute < 60) || (hour == 24 && minute == 0);
        valid.then_some(ClockTime { minutes: (hour % 24) * 60 + minute })
    }

    /// The hour, 0 to 23.
    #[must_use]
    pub fn hour(self) -> u16 {
        self.minutes / 60
    }

    /// The minute, 0 to 59.
    #[must_use]
    pub fn minute(self) -> u16 {
        self.minutes % 60
    }
}
