//! Rates of exchange at which an amount of money may have been converted.

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
    ("GBP", "CHF", 105, 290),
    ("GBP", "JPY", 11_500, 25_500),
    ("GBP", "USD", 104, 212),
    ("USD", "CAD", 90, 165),
    ("USD", "CHF", 72, 182),
    ("USD", "JPY", 7_500, 16_500),
];

/// Whether two amounts in currencies of two sets may be one at a rate of the table.
pub(super) fn may_be_exchanged(a: (Exact, CurrencySet), b: (Exact, CurrencySet)) -> bool {
    let has =
        |set: CurrencySet, code| Currency::from_code(code).is_some_and(|own| set.iter().any(|other| other == own));
    RATES.iter().any(|(code, other, least, most)| {
        let (first, last) = if has(a.1, code) && has(b.1, other) {
            (a.0, b.0)
        } else if has(b.1, code) && has(a.1, other) {
            (b.0, a.0)
        } else {
            return false;
        };
        let Some(rate) = last.checked_div(first) else { return false };
        let within = |least, most| least <= rate && rate <= most;
        matches!((Exact::ratio(*least, 100), Exact::ratio(*most, 100)), (Some(least), Some(most)) if within(least, most))
    })
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
        assert!(!exchanged(18, "EUR", 21, "SEK"));
        assert!(!exchanged(0, "EUR", 0, "USD"));
    }
}
