//! The registry of rules, sorted by id: a rule is its `mod` line and its entry below.

use crate::rule::RuleEntry;

mod alignment_doubtful;
mod currency_mismatch;
mod date_mismatch;
mod draft;
mod name_added;
mod name_forbidden;
mod name_inconsistent;
mod name_mismatch;
mod name_missing;
mod name_misspelt;
mod name_order;
mod name_untranslated;
mod number_added;
mod number_hedge;
mod number_mismatch;
mod number_missing;
mod number_order;
mod number_style;
mod number_unlocalised;
mod percent_mismatch;
mod percent_sum;
mod phrase_inconsistent;
mod segment_added;
mod segment_conflated;
mod segment_inconsistent;
mod segment_untranslated;
mod stated_sum;
mod stray_stop;
mod term_added;
mod term_forbidden;
mod term_inconsistent;
mod term_missing;
mod time_mismatch;
mod unit_mismatch;
mod weekday_date;

/// Every rule, sorted by id.
pub const RULES: &[RuleEntry] = &[
    RuleEntry::of::<alignment_doubtful::AlignmentDoubtful>(),
    RuleEntry::of::<currency_mismatch::CurrencyMismatch>(),
    RuleEntry::of::<date_mismatch::DateMismatch>(),
    RuleEntry::of::<name_added::NameAdded>(),
    RuleEntry::of::<name_forbidden::NameForbidden>(),
    RuleEntry::of::<name_inconsistent::NameInconsistent>(),
    RuleEntry::of::<name_mismatch::NameMismatch>(),
    RuleEntry::of::<name_missing::NameMissing>(),
    RuleEntry::of::<name_misspelt::NameMisspelt>(),
    RuleEntry::of::<name_order::NameOrder>(),
    RuleEntry::of::<name_untranslated::NameUntranslated>(),
    RuleEntry::of::<number_added::NumberAdded>(),
    RuleEntry::of::<number_hedge::NumberHedge>(),
    RuleEntry::of::<number_mismatch::NumberMismatch>(),
    RuleEntry::of::<number_missing::NumberMissing>(),
    RuleEntry::of::<number_order::NumberOrder>(),
    RuleEntry::of::<number_style::NumberStyle>(),
    RuleEntry::of::<number_unlocalised::NumberUnlocalised>(),
    RuleEntry::of::<percent_mismatch::PercentMismatch>(),
    RuleEntry::of::<percent_sum::PercentSum>(),
    RuleEntry::of::<phrase_inconsistent::PhraseInconsistent>(),
    RuleEntry::of::<segment_added::SegmentAdded>(),
    RuleEntry::of::<segment_conflated::SegmentConflated>(),
    RuleEntry::of::<segment_inconsistent::SegmentInconsistent>(),
    RuleEntry::of::<segment_untranslated::SegmentUntranslated>(),
    RuleEntry::of::<stated_sum::StatedSum>(),
    RuleEntry::of::<stray_stop::StrayStop>(),
    RuleEntry::of::<term_added::TermAdded>(),
    RuleEntry::of::<term_forbidden::TermForbidden>(),
    RuleEntry::of::<term_inconsistent::TermInconsistent>(),
    RuleEntry::of::<term_missing::TermMissing>(),
    RuleEntry::of::<time_mismatch::TimeMismatch>(),
    RuleEntry::of::<unit_mismatch::UnitMismatch>(),
    RuleEntry::of::<weekday_date::WeekdayDate>(),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_sorted_kebab_case_and_each_has_its_file_its_page_and_its_cases() {
        let root = env!("CARGO_MANIFEST_DIR");
        let ids: Vec<_> = RULES.iter().map(|entry| entry.meta.id.as_str()).collect();
        assert!(ids.windows(2).all(|pair| pair[0] < pair[1]), "keep RULES sorted by id, each id once: {ids:?}");
        for entry in RULES {
            let id = entry.meta.id.as_str();
            assert!(id.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "`{id}` is not kebab-case");
            let file = format!("{root}/src/rules/{}.rs", id.replace('-', "_"));
            assert!(std::path::Path::new(&file).exists(), "rule `{id}` belongs in {file}");
            let cases = format!("{root}/../../corpora/it-en/cases/{id}.txt");
            assert!(std::path::Path::new(&cases).exists(), "rule `{id}` has no case file: write {cases}");
            let page = crate::page(&entry.meta);
            for section in ["## What it does", "## Why it matters", "## Example", "it: ", "en: "] {
                assert!(page.contains(section), "the documentation of `{id}` lacks `{section}`");
            }
        }
    }

    #[test]
    fn every_file_of_the_folder_is_registered() {
        let folder = format!("{}/src/rules", env!("CARGO_MANIFEST_DIR"));
        for file in std::fs::read_dir(folder).unwrap() {
            let id = file.unwrap().path().file_stem().unwrap().to_string_lossy().replace('_', "-");
            if id != "mod" && id != "draft" {
                assert!(RULES.iter().any(|entry| entry.meta.id.as_str() == id), "register `{id}` in rules/mod.rs");
            }
        }
    }

    #[test]
    fn unknown_options_are_refused() {
        for entry in RULES {
            let options: toml::Table = "no-such-option = 1".parse().unwrap();
            let error = entry.build(options).unwrap_err().to_string();
            assert!(error.contains("no-such-option"), "{error}");
            assert!(entry.build(toml::Table::new()).is_ok());
        }
    }
}
