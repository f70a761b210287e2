//! Rates of exchange at which an amount of money may have been converted.

use std::sync::LazyLock;

use super::{Currency, CurrencySet, Exact};

/// How many units of a currency are one euro, for good: the digits and their power of ten.
///
/// Sources: for the eleven currencies of 1999 Council Regulation (EC) No 2866/98; for those that followed Regulations (EC) No
/// 1478/2000 (GRD), 1086/2006 (SIT), 1135/2007 (CYP), 1134/2007 (MTL) and 694/2008 (SKK), Regulations (EU) No 671/2010 (EEK),
/// 870/2013 (LVL) and 851/2014 (LTL), Regulation (EU) 2022/1208 (HRK). The Danish krone and the lev are no euros, but the one
/// keeps by its central rate in the second exchange rate mechanism, the other was fixed by the law on its currency board.
const FIXED: [(&str, i64, i32); 22] = [
    ("ATS", 137_603, -4),
    ("BEF", 403_399, -4),
    ("BGN", 195_583, -5),
    ("CYP", 585_274, -6),
    ("DEM", 195_583, -5),
    ("DKK", 746_038, -5),
    ("EEK", 156_466, -4),
    ("ESP", 166_386, -3),
    ("FIM", 594_573, -5),
    ("FRF", 655_957, -5),
    ("GRD", 340_750, -3),
    ("HRK", 753_450, -5),
    ("IEP", 787_564, -6),
    ("ITL", 193_627, -2),
    ("LTL", 345_280, -5),
    ("LUF", 403_399, -4),
    ("LVL", 702_804, -6),
    ("MTL", 429_300, -6),
    ("NLG", 220_371, -5),
    ("PTE", 200_482, -3),
    ("SIT", 239_640, -3),
    ("SKK", 301_260, -4),
];

/// How many of the second currency one of the first has bought at least and at most, in hundredths: the extremes of the days
/// from January 1999 to October 2026, widened by a fiftieth, so that a text of any of these years is believed. Source: the
/// reference rates of the European Central Bank, of which those between two other currencies are quotients. The bank quotes
/// the real, the Mexican peso, the rupee and the rouble since 2005 to 2009 only; their low ends before that are those of the
/// dollar rates of the Federal Reserve (release H.10) and of the Bank of Russia.
///
/// What is not listed is believed nowhere but where both amounts stand side by side.
const RATES: [(&str, &str, i64, i64); 49] = [
    ("EUR", "AUD", 114, 212),
    ("EUR", "BRL", 138, 710),
    ("EUR", "CAD", 118, 185),
    ("EUR", "CHF", 88, 172),
    ("EUR", "CNY", 640, 1140),
    ("EUR", "CZK", 2_250, 3_936),
    ("EUR", "GBP", 55, 100),
    ("EUR", "HKD", 630, 1_272),
    ("EUR", "HUF", 22_359, 43_927),
    ("EUR", "INR", 3_750, 11_457),
    ("EUR", "JPY", 8_751, 19_500),
    ("EUR", "KRW", 91_989, 203_383),
    ("EUR", "MXN", 770, 2_764),
    ("EUR", "NOK", 707, 1_257),
    ("EUR", "NZD", 136, 261),
    ("EUR", "PLN", 314, 506),
    ("EUR", "RUB", 2_300, 11_955),
    ("EUR", "SEK", 789, 1_223),
    ("EUR", "SGD", 135, 228),
    ("EUR", "USD", 80, 164),
    ("EUR", "ZAR", 595, 2_232),
    ("GBP", "AUD", 141, 310),
    ("GBP", "CAD", 142, 261),
    ("GBP", "CHF", 101, 290),
    ("GBP", "HKD", 815, 1_669),
    ("GBP", "INR", 6_050, 13_331),
    ("GBP", "JPY", 11_494, 25_563),
    ("GBP", "NOK", 831, 1_463),
    ("GBP", "NZD", 165, 376),
    ("GBP", "SEK", 930, 1_618),
    ("GBP", "USD", 103, 215),
    ("GBP", "ZAR", 921, 2_575),
    ("USD", "AUD", 88, 212),
    ("USD", "BRL", 118, 642),
    ("USD", "CAD", 88, 165),
    ("USD", "CHF", 70, 187),
    ("USD", "CNY", 592, 845),
    ("USD", "CZK", 1_416, 4_304),
    ("USD", "HKD", 750, 801),
    ("USD", "INR", 3_850, 9_877),
    ("USD", "JPY", 7_425, 16_720),
    ("USD", "KRW", 88_278, 161_467),
    ("USD", "MXN", 890, 2_561),
    ("USD", "NOK", 485, 1_172),
    ("USD", "NZD", 111, 261),
    ("USD", "PLN", 198, 513),
    ("USD", "RUB", 2_000, 10_710),
    ("USD", "SEK", 572, 1_165),
    ("USD", "ZAR", 550, 2_018),
];

/// How freely an amount is rounded that was converted at a fixed rate: a tenth to either side.
const ROUNDING: (i64, i64) = (1, 10);

/// A row of [`RATES`] ready to be compared.
struct Band {
    currencies: [Currency; 2],
    range: Range,
}

/// What one unit of a currency may be worth in another one, at least and at most.
#[derive(Clone, Copy)]
struct Range {
    least: Exact,
    most: Exact,
}

impl Range {
    /// The same the other way round.
    fn turned(self) -> Option<Range> {
        Some(Range { least: Exact::ONE.checked_div(self.most)?, most: Exact::ONE.checked_div(self.least)? })
    }

    fn times(self, factor: Exact) -> Option<Range> {
        Some(Range { least: self.least.checked_mul(factor)?, most: self.most.checked_mul(factor)? })
    }
}

static BANDS: LazyLock<Vec<Band>> = LazyLock::new(|| {
    let band = |(code, other, least, most): &(&str, &str, i64, i64)| {
        let currencies = [Currency::from_code(code)?, Currency::from_code(other)?];
        Some(Band { currencies, range: Range { least: Exact::ratio(*least, 100)?, most: Exact::ratio(*most, 100)? } })
    };
    RATES.iter().filter_map(band).collect()
});

/// The currencies of [`FIXED`], and the euro itself, with what one euro is.
static EUROS: LazyLock<Vec<(Currency, Exact)>> = LazyLock::new(|| {
    let fixed = |(code, digits, exponent): &(&str, i64, i32)| {
        Some((Currency::from_code(code)?, Exact::decimal(*digits, *exponent)?))
    };
    let euro = Currency::from_code("EUR").map(|euro| (euro, Exact::ONE));
    FIXED.iter().filter_map(fixed).chain(euro).collect()
});

/// What a sign or word that several currencies share most likely means where a rate is asked for: a dollar is that of the United
/// States, a lira the Italian one.
const LIKELIEST: [&str; 6] = ["USD", "GBP", "JPY", "CHF", "ITL", "DEM"];

/// The likeliest currency of a set, or all that it may mean: crowns are those of five countries.
fn meant(set: CurrencySet) -> impl Iterator<Item = Currency> {
    let named = |code: &&str| Currency::from_code(code).filter(|own| set.iter().any(|other| other == *own));
    let likeliest = LIKELIEST.iter().find_map(named);
    set.iter().filter(move |currency| likeliest.is_none_or(|likeliest| likeliest == *currency))
}

/// How many units of a currency are one euro, where that is fixed.
fn per_euro(currency: Currency) -> Option<Exact> {
    EUROS.iter().find(|(other, _)| *other == currency).map(|(_, worth)| *worth)
}

/// The row for two currencies, turned so that the first is the one that buys.
fn listed(a: Currency, b: Currency) -> Option<Range> {
    BANDS.iter().find_map(|band| match band.currencies {
        [first, last] if first == a && last == b => Some(band.range),
        [first, last] if first == b && last == a => band.range.turned(),
        _ => None,
    })
}

/// What one of the first currency may be worth in the second: by the table, or by way of the euro where a rate is fixed.
fn range(a: Currency, b: Currency) -> Option<Range> {
    let euro = Currency::from_code("EUR")?;
    match (per_euro(a), per_euro(b)) {
        (Some(a), Some(b)) => {
            let rate = b.checked_div(a)?;
            let slack = rate.checked_mul(Exact::ratio(ROUNDING.0, ROUNDING.1)?)?;
            Some(Range { least: rate.checked_add(slack.negated())?, most: rate.checked_add(slack)? })
        }
        (Some(a), None) => listed(euro, b)?.times(Exact::ONE.checked_div(a)?),
        (None, Some(b)) => listed(a, euro)?.times(b),
        (None, None) => listed(a, b),
    }
}

/// What one of a currency of the first set may be worth in one of the second.
fn ranges(a: CurrencySet, b: CurrencySet) -> impl Iterator<Item = Range> {
    meant(a).flat_map(move |a| meant(b).filter_map(move |b| range(a, b)))
}

impl CurrencySet {
    /// Whether the rates at which two currencies were exchanged are known, so that an amount in both can be judged.
    #[must_use]
    pub fn has_known_rate(self, other: CurrencySet) -> bool {
        ranges(self, other).next().is_some()
    }
}

/// Whether two amounts in currencies of two sets may be one at a rate that is known.
pub(super) fn may_be_exchanged(a: (Exact, CurrencySet), b: (Exact, CurrencySet)) -> bool {
    let Some(rate) = b.0.checked_div(a.0) else { return false };
    ranges(a.1, b.1).any(|range| range.least <= rate && rate <= range.most)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exchanged(amount: i64, codes: &str, other: i64, other_codes: &str) -> bool {
        let set = |codes| CurrencySet::parse(codes).expect("codes");
        may_be_exchanged((Exact::integer(amount), set(codes)), (Exact::integer(other), set(other_codes)))
    }

    #[test]
    fn every_row_is_of_known_currencies_and_its_ends_are_in_order() {
        assert_eq!((BANDS.len(), EUROS.len()), (RATES.len(), FIXED.len() + 1));
        assert!(RATES.is_sorted_by_key(|(first, second, ..)| (first, second)));
        assert!(FIXED.is_sorted_by_key(|(code, ..)| code));
        assert!(RATES.iter().all(|(.., least, most)| least < most));
    }

    #[test]
    fn amounts_are_exchanged_at_rates_of_some_year() {
        assert!(exchanged(18, "EUR", 21, "USD AUD CAD"));
        assert!(exchanged(21, "USD", 18, "EUR"));
        assert!(exchanged(10, "GBP", 12, "EUR"));
        assert!(exchanged(100, "EUR", 1_150, "SEK"));
        assert!(!exchanged(18, "EUR", 43, "USD"));
        assert!(!exchanged(18, "EUR", 180, "USD"));
        // A bare dollar may be Australian, but is taken for that of the United States.
        assert!(!exchanged(18, "EUR", 38, "USD AUD CAD"));
        assert!(!exchanged(18, "EUR", 21, "SEK"));
        assert!(!exchanged(18, "EUR", 21, "XPF"));
        assert!(!exchanged(0, "EUR", 0, "USD"));
    }

    #[test]
    fn what_became_the_euro_is_worth_what_was_fixed() {
        assert!(exchanged(1_000_000, "ITL TRY", 516, "EUR"));
        assert!(exchanged(1_000_000, "ITL TRY", 500, "EUR"));
        assert!(!exchanged(1_000_000, "ITL TRY", 600, "EUR"));
        assert!(exchanged(100, "DEM FIM BAM", 51, "EUR"));
        assert!(exchanged(1000, "ESP", 6, "EUR"));
        assert!(exchanged(1000, "DEM", 990_000, "ITL"));
        assert!(!exchanged(1000, "DEM", 99_000, "ITL"));
        assert!(exchanged(2_000_000, "ITL", 1_000, "USD"));
        assert!(!exchanged(2_000_000, "ITL", 10_000, "USD"));
        assert!(exchanged(746, "DKK", 100, "EUR"));
    }

    #[test]
    fn crowns_are_of_any_country_that_has_them() {
        assert!(exchanged(1000, "SEK NOK DKK CZK ISK", 40, "EUR"));
        assert!(exchanged(1000, "SEK NOK DKK CZK ISK", 134, "EUR"));
        assert!(!exchanged(1000, "SEK NOK DKK CZK ISK", 400, "EUR"));
    }
}
