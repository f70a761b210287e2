//! How values agree.

use super::super::{Bound, ClockTime};
use super::*;
use proptest::prelude::*;

fn number(text: &str) -> Number {
    let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    Number::new(Exact::parse_plain(text).unwrap(), -i8::try_from(decimals).unwrap())
}

fn any_value() -> impl Strategy<Value = Value> {
    let amount = || {
        (0_i64..60, -2_i32..4, 0_usize..3).prop_map(|(digits, exponent, bound)| {
            let bound = [Bound::Exactly, Bound::MoreThan, Bound::LessThan][bound];
            Number::new(Exact::decimal(digits, exponent).unwrap(), i8::try_from(exponent).unwrap()).with_bound(bound)
        })
    };
    let currency = || (0_usize..3).prop_map(|at| CurrencySet::parse(["EUR", "USD", "USD CAD"][at]).unwrap());
    let simple = prop_oneof![
        amount().prop_map(Value::Number),
        amount().prop_map(Value::Percent),
        amount().prop_map(Value::Multiplier),
        amount().prop_map(Value::PercentagePoints),
        (0_u32..60).prop_map(Value::Ordinal),
        (1_u32..5, 1_u32..5).prop_map(|(part, whole)| Value::Share { part, whole }),
        (amount(), currency()).prop_map(|(amount, currencies)| Value::Money { amount, currencies }),
        (amount(), 0_usize..4).prop_map(|(amount, at)| Value::Measure {
            amount,
            unit: UnitId::from_code(["km", "[mi_i]", "kg", "Cel"][at]).unwrap()
        }),
        (amount(), 0_usize..7).prop_map(|(amount, at)| Value::Duration { amount, unit: TimeUnit::ALL[at] }),
        (proptest::option::of(1990_i16..1993), proptest::option::of(1_u8..3), proptest::option::of(1_u8..3))
            .prop_map(|(year, month, day)| Value::Date(PartialDate { year, month, day, weekday: None })),
        (0_i16..70).prop_map(|decade| Value::Decade(decade * 10)),
        (1_i16..4).prop_map(Value::Century),
        (0_u16..24).prop_map(|hour| Value::Clock(ClockTime::new(hour, 0).unwrap())),
        (0_u16..3, 0_u16..3).prop_map(|(a, b)| Value::Score(a, b)),
        (2_u32..8).prop_map(|power| Value::Round(1 << power)),
    ];
    let ends = (simple.clone(), simple.clone()).prop_map(|ends| Value::Range(Box::new(ends)));
    prop_oneof![8 => simple, 1 => ends]
}

proptest! {
    #[test]
    fn agreement_is_symmetric(a in any_value(), b in any_value()) {
        prop_assert_eq!(a.agreement(&b), b.agreement(&a));
    }

    #[test]
    fn a_value_agrees_with_itself(a in any_value()) {
        prop_assert_eq!(a.agreement(&a), Agreement::Same);
    }
}

#[test]
fn percent_is_no_plain_number_but_may_be_a_share() {
    let percent = Value::Percent(number("20"));
    assert_eq!(percent.agreement(&Value::Number(number("20"))), Agreement::Different);
    assert_eq!(percent.agreement(&Value::Share { part: 1, whole: 5 }), Agreement::Converted);
    assert_eq!(percent.agreement(&Value::PercentagePoints(number("20"))), Agreement::Different);
}

#[test]
fn a_flipped_bound_differs_and_a_dropped_one_does_not() {
    let over = Value::Number(number("4000").with_bound(Bound::MoreThan));
    assert_eq!(over.agreement(&Value::Number(number("4000").with_bound(Bound::LessThan))), Agreement::Different);
    assert_eq!(over.agreement(&Value::Number(number("4000"))), Agreement::Same);
}

#[test]
fn bounds_of_a_conversion_may_meet_between_its_ends() {
    let measure = |text, code, bound| Value::Measure {
        amount: number(text).with_bound(bound),
        unit: UnitId::from_code(code).unwrap(),
    };
    let metres = measure("10", "m", Bound::MoreThan);
    assert_eq!(metres.agreement(&measure("34", "[ft_i]", Bound::LessThan)), Agreement::Converted);
    assert_eq!(metres.agreement(&measure("33", "[ft_i]", Bound::LessThan)), Agreement::Different);
    assert_eq!(metres.agreement(&measure("34", "[ft_i]", Bound::MoreThan)), Agreement::Converted);
}

#[test]
fn round_and_hedged_conversions_are_looser_and_the_same_figure_is_none() {
    let measure = |text, code, bound| Value::Measure {
        amount: number(text).with_bound(bound),
        unit: UnitId::from_code(code).unwrap(),
    };
    let agree = |a: Value, b: Value| a.agreement(&b) == Agreement::Converted;
    let (exactly, about, more) = (Bound::Exactly, Bound::About, Bound::MoreThan);
    assert!(agree(measure("6", "[ft_i]", exactly), measure("2", "m", exactly)));
    assert!(!agree(measure("23", "[ft_i]", exactly), measure("7.5", "m", exactly)));
    assert!(!agree(measure("6", "[ft_i]", exactly), measure("3", "m", exactly)));
    assert!(agree(measure("3", "[yd_i]", exactly), measure("3", "m", about)));
    assert!(!agree(measure("3", "[yd_i]", exactly), measure("3", "m", exactly)));
    assert!(agree(measure("10", "[mi_i]", exactly), measure("15", "km", about)));
    assert!(agree(measure("200", "[mi_i]", exactly), measure("300", "km", more)));
    assert!(!agree(measure("200", "[mi_i]", exactly), measure("400", "km", more)));
    assert!(!agree(measure("200", "[mi_i]", exactly), measure("200", "km", more)));
}

#[test]
fn two_weeks_are_fourteen_days_and_about_fifteen() {
    let days = |count| Value::Duration { amount: Number::integer(count), unit: TimeUnit::Day };
    let weeks = Value::Duration { amount: Number::integer(2), unit: TimeUnit::Week };
    assert_eq!(weeks.agreement(&days(14)), Agreement::Same);
    assert_eq!(weeks.agreement(&days(15)), Agreement::Converted);
    assert_eq!(weeks.agreement(&days(20)), Agreement::Different);
}

#[test]
fn dates_agree_where_no_field_contradicts() {
    let date = |year, month, day| Value::Date(PartialDate { year, month, day, weekday: None });
    assert_eq!(date(Some(2024), Some(8), None).agreement(&date(None, Some(8), None)), Agreement::Elided);
    assert_eq!(date(None, Some(8), None).agreement(&date(None, Some(9), None)), Agreement::Different);
    assert_eq!(date(Some(2024), None, None).agreement(&date(None, Some(9), None)), Agreement::Incomparable);
    assert_eq!(date(Some(2024), None, None).agreement(&Value::Number(number("2024"))), Agreement::Same);
}

#[test]
fn growth_by_a_percentage_is_growth_by_a_factor_and_no_other() {
    let agree = |factor: &str, percent: &str| {
        Value::Multiplier(number(factor)).agreement(&Value::Percent(number(percent))) == Agreement::Converted
    };
    assert!(agree("2", "100"));
    assert!(agree("1.5", "50"));
    assert!(!agree("0.5", "50"));
    assert!(!agree("3", "300"));
}

#[test]
fn degrees_of_a_difference_lie_between_two_that_are_close() {
    let measure = |text, code| Value::Measure { amount: number(text), unit: UnitId::from_code(code).unwrap() };
    let range = |low, high| Value::Range(Box::new((measure(low, "Cel"), measure(high, "Cel"))));
    let fahrenheit = measure("10", "[degF]");
    assert_eq!(range("5", "6").agreement(&fahrenheit), Agreement::Converted);
    assert_eq!(range("2", "8").agreement(&fahrenheit), Agreement::Different);
}
