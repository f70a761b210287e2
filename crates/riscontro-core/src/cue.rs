//! Words that tell what a name or figure beside them is: a street (`via`), an hour in some zone (`ora italiana`), a step from another
//! figure (`in più`, `dopo`), a part of one (`di cui`).

use crate::segment::SegmentId;
use crate::span::Span;
use crate::value::TimeUnit;

/// Words that tell something of what stands beside them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cue {
    /// The segment they stand in.
    pub segment: SegmentId,
    /// Bytes of [`crate::Document::text`].
    pub span: Span,
    /// What they tell.
    pub tells: Tells,
}

/// What a [`Cue`] tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tells {
    /// The name right behind it is that of a street: `via Torino`.
    Street,
    /// The figure beside it is a step from another.
    Apart(Apart),
    /// The time before it is told in this zone.
    Zone(TimeZone),
    /// The figure behind it is a part of the one before it, and may leave out what both count: `di cui`.
    Part,
    /// What stands behind it is another than what stands before it: `e`, `mentre`.
    And,
    /// The days right behind it are those between which the night is: `notte fra giovedì e venerdì`.
    Night,
    /// It says where and when the text was written: `ROMA, 23 OTT -`.
    Dateline,
    /// It stands for the days of the week from the one to the other, 1 (Monday) to 7: `weekdays`.
    Days(u8, u8),
    /// The figure before it, or the noun that it counts, is told for each of these: `al mese`.
    Per(TimeUnit),
    /// What is said happens before the end of the date behind it: `entro`.
    Deadline,
    /// What is said begins with the date behind it: `a partire dal`.
    Start,
    /// The figure behind it is how far something rose, or to what: `salito del`.
    Rise,
    /// The same of a fall: `in calo del`.
    Fall,
    /// The figure right before it is by how much something is more than another: `in più`, *above*.
    Higher,
    /// By how much it is less: `in meno`, *below*.
    Lower,
    /// The length of time before it is counted back from now: `fa`.
    Ago,
    /// The length of time behind it is counted on from now: `tra`.
    Ahead,
    /// The length of time before it is: *from now*.
    Hence,
    /// The name right behind it is that of a ship or house: `lo sloop`, *the hotel*.
    Called,
    /// The figure before it is told against what stands behind it: `sul dollaro`, *against the euro*.
    Against,
    /// In this set phrase such words tell nothing: `all'ora di punta`.
    Nothing,
}

/// In which direction a figure is a step from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Apart {
    /// `dopo`
    Later,
    /// `prima`
    Earlier,
    /// `in più`
    More,
    /// `in meno`
    Less,
}

impl Apart {
    /// The direction of this name in a table.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "later" => Apart::Later,
            "earlier" => Apart::Earlier,
            "more" => Apart::More,
            "less" => Apart::Less,
            _ => return None,
        })
    }
}

/// The zone of a time of day: hours from UTC, of which a place has one or, over the year, two (`+1 +2`); `*` where the place is told
/// elsewhere (`ora locale`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeZone(pub &'static str);

/// Minutes of a day.
const DAY: i32 = 24 * 60;

/// Clocks of the world differ by a multiple of so many minutes, but for a few places, which say whose they are.
const STEP: i32 = 60;

/// The minutes of half an hour.
const HALF: i32 = 30;

impl TimeZone {
    /// Whether two times of day, `later` minutes apart, may be one moment told in this zone and, with those minutes added, in `other`.
    ///
    /// Two zones that are written alike are one, in which times that differ are two.
    #[must_use]
    pub fn may_be_ahead(self, other: TimeZone, later: i32) -> bool {
        if self == other || later.rem_euclid(DAY) == 0 {
            return false;
        }
        let apart = self.apart(other);
        apart.map_or(later % STEP == 0, |apart| apart.iter().any(|minutes| (minutes - later).rem_euclid(DAY) == 0))
    }

    /// Whether the clocks of two zones surely differ: nobody tells one moment by the same hour in both.
    #[must_use]
    pub fn is_surely_other(self, other: TimeZone) -> bool {
        self.apart(other).is_some_and(|apart| !apart.contains(&0))
    }

    /// The minutes by which `other` may be ahead of this zone; `None` where one of them is not told.
    ///
    /// In winter both have their winter's time and in summer their summer's; America begins summer earlier and ends it later than Europe.
    fn apart(self, other: TimeZone) -> Option<Vec<i32>> {
        let (own, others) = (self.offsets()?, other.offsets()?);
        if own.len() != others.len() || own.len() > 2 {
            return Some(own.iter().flat_map(|own| others.iter().map(move |other| other - own)).collect());
        }
        let is_american = |offsets: &[i32]| offsets.first().is_some_and(|minutes| *minutes < 0);
        let mut apart: Vec<i32> = own.iter().zip(&others).map(|(own, other)| other - own).collect();
        if let ([winter, summer], [other_winter, other_summer]) = (&own[..], &others[..]) {
            match (is_american(&own), is_american(&others)) {
                (false, true) => apart.push(other_summer - winter),
                (true, false) => apart.push(other_winter - summer),
                _ => {}
            }
        }
        Some(apart)
    }

    /// Minutes from UTC; `None` where they are not told.
    fn offsets(self) -> Option<Vec<i32>> {
        let minutes = |hours: &str| {
            let (whole, half) = hours.strip_suffix(".5").map_or((hours, 0), |whole| (whole, HALF));
            whole.parse::<i32>().ok().map(|hours| 60 * hours + if hours < 0 { -half } else { half })
        };
        self.0.split(' ').map(minutes).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_two_zones_may_be_one_moment() {
        let (rome, greenwich, new_york) = (TimeZone("+1 +2"), TimeZone("+0"), TimeZone("-5 -4"));
        assert!(greenwich.may_be_ahead(rome, 60) && greenwich.may_be_ahead(rome, 120));
        assert!(!greenwich.may_be_ahead(rome, 180) && !greenwich.may_be_ahead(rome, 90));
        assert!(rome.may_be_ahead(new_york, -360) && rome.may_be_ahead(new_york, 24 * 60 - 360));
        assert!(rome.may_be_ahead(new_york, -300) && new_york.may_be_ahead(rome, 300));
        assert!(!rome.may_be_ahead(new_york, -420) && !rome.may_be_ahead(TimeZone("+0 +1"), -120));
        assert!(greenwich.may_be_ahead(TimeZone("+5.5"), 330) && greenwich.may_be_ahead(TimeZone("-3.5"), -210));
        assert!(TimeZone("*").may_be_ahead(rome, 180) && !TimeZone("*").may_be_ahead(rome, 185));
        assert!(!rome.may_be_ahead(rome, 60) && !greenwich.may_be_ahead(rome, 0));
        assert!(rome.is_surely_other(new_york) && !rome.is_surely_other(rome) && !rome.is_surely_other(TimeZone("*")));
    }
}
