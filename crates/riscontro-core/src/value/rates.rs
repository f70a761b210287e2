//! Rates of exchange at which an amount of money may have been converted.

use std::sync::LazyLock;

use super::{Currency, CurrencySet, Exact};

/// How many of the second currency one of the first has bought at least and at most, in hundredths: the yearly extremes since
/// the euro began in 1999, a little widened, so that a text of any of these years is believed; for a currency that the euro
/// replaced its fixed rate, a tenth to either side. Source: the reference rates of the European Central Bank.
///
/// What is not listed is believed nowhere but where both amounts stand side by side.
const RATES: [(&str, &str, i64, i64); 16] = [
    ("EUR", "AUD", 115, 215),
    ("EUR", "CAD", 118, 182),
    ("EUR", "CHF", 88, 170),
    ("EUR", "CNY", 640, 1140),
    ("EUR", "DEM", 176, 215),
    ("EUR", "FRF", 590, 721),
    ("EUR", "GBP", 56, 99),
    ("EUR", "ITL", 174_000, 213_000),
    ("EUR", "JPY", 8_800, 19_500),
    ("EUR", "USD", 81, 161),
    ("GBP", "CHF", 102, 290),
    ("GBP", "JPY", 11_500, 25_500),
    ("GBP", "USD", 104, 212),
    ("USD", "CAD", 90, 165),
    ("USD", "CHF", 70, 185),
    ("USD", "JPY", 7_500, 16_500),
];

/// A row of [`RATES`] ready to be compared.
struct Band {
    currencies: [Currency; 2],
    least: Exact,
    most: Exact,
}

static BANDS: LazyLock<Vec<Band>> = LazyLock::new(|| {
    let band = |(code, other, least, most): &(&str, &str, i64, i64)| {
        let currencies = [Currency::from_code(code)?, Currency::from_code(other)?];
        Some(Band { currencies, least: Exact::ratio(*least, 100)?, most: Exact::ratio(*most, 100)? })
    };
    RATES.iter().filter_map(band).collect()
});

/// What a sign that several currencies share most likely means where a rate is asked for: a dollar is that of the United States.
const LIKELIEST: [&str; 3] = ["USD", "GBP", "JPY"];

/// The one currency of a set, or the likeliest of several.
fn likeliest(set: CurrencySet) -> Option<Currency> {
    let mut all = set.iter();
    let first = all.next()?;
    if all.next().is_none() {
        return Some(first);
    }
    LIKELIEST.iter().filter_map(|code| Currency::from_code(code)).find(|own| set.iter().any(|other| other == *own))
}

/// The band for two currencies, and whether they stand the other way round in it.
fn band(a: CurrencySet, b: CurrencySet) -> Option<(&'static Band, bool)> {
    let (a, b) = (likeliest(a)?, likeliest(b)?);
    BANDS.iter().find_map(|band| match band.currencies {
        [first, last] if first == a && last == b => Some((band, false)),
        [first, last] if first == b && last == a => Some((band, true)),
        _ => None,
    })
}

impl CurrencySet {
    /// Whether the rates at which two currencies were exchanged are known, so that an amount in both can be judged.
    #[must_use]
    pub fn has_known_rate(self, other: CurrencySet) -> bool {
        band(self, other).is_some()
    }
}

/// Whether two amounts in currencies of two sets may be one at a rate of the table.
pub(super) fn may_be_exchanged(a: (Exact, CurrencySet), b: (Exact, CurrencySet)) -> bool {
    let Some((band, is_turned)) = band(a.1, b.1) else { return false };
    let rate = if is_turned { a.0.checked_div(b.0) } else { b.0.checked_div(a.0) };
    rate.is_some_and(|rate| band.least <= rate && rate <= band.most)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exchanged(amount: i64, codes: &str, other: i64, other_codes: &str) -> bool {
        let set = |codes| CurrencySet::parse(codes).expect("codes");
        may_be_exchanged((Exact::integer(amount), set(codes)), (Exact::integer(other), set(other_codes)))
    }

    #[test]
    fn amounts_are_exchanged_at_rates_of_some_year() {
        assert!(exchanged(18, "EUR", 21, "USD AUD CAD"));
        assert!(exchanged(21, "USD", 18, "EUR"));
        assert!(exchanged(10, "GBP", 12, "EUR"));
        assert!(!exchanged(18, "EUR", 43, "USD"));
        assert!(!exchanged(18, "EUR", 180, "USD"));
        // A bare dollar may be Australian, but is taken for that of the United States.
        assert!(!exchanged(18, "EUR", 38, "USD AUD CAD"));
        assert!(!exchanged(18, "EUR", 21, "SEK"));
        assert!(!exchanged(0, "EUR", 0, "USD"));
    }
}
