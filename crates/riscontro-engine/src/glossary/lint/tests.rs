//! What is found in small glossaries, and where nothing is.

use std::path::PathBuf;

use super::*;

/// Writes the files into a folder of their own and returns `name:line severity check: message` of each finding.
fn found(name: &str, files: &[(&str, &str)]) -> Vec<String> {
    let folder = std::env::temp_dir().join(format!("riscontro-lint-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let paths: Vec<PathBuf> = files.iter().map(|(file, _)| folder.join(file)).collect();
    for (path, (_, text)) in paths.iter().zip(files) {
        std::fs::write(path, text).unwrap();
    }
    let linted = lint_glossaries(&paths, None);
    assert_eq!(linted.errors, [""; 0]);
    let prefix = format!("{}/", folder.display());
    let line = |finding: &LintFinding| {
        let place = finding.line.map_or(String::new(), |line| format!(":{line}"));
        let (severity, id) = (finding.severity, finding.check.id());
        format!("{}{place} {severity} {id}: {}", finding.file, finding.message).replace(&prefix, "")
    };
    let lines = linted.findings.iter().map(line).collect();
    std::fs::remove_dir_all(&folder).unwrap();
    lines
}

fn in_table(name: &str, table: &str) -> Vec<String> {
    found(name, &[("g.csv", table)])
}

#[test]
fn a_good_glossary_is_silent() {
    let table = "it,en,status,pos\nministro degli Esteri,foreign minister,,n\nministro degli Esteri,minister of exteriors,forbidden,n\n\
                 cessate il fuoco,ceasefire,,n\ncessate il fuoco,truce,admitted,n\ncomputer,computer,,n\nkm/h,kph,,\nONU,UN,,\n\
                 esercito,army,,n\nesercito,exercise,forbidden,n\nμm,micron,,\n";
    assert_eq!(in_table("good", table), [""; 0]);
}

#[test]
fn duplicates_and_contradictions_name_the_other_place() {
    let table = "id,it,en,en_forbidden\n1,molo,pier,\n2,Molo,pier,\n3,faro,lighthouse,light\n4,faro,light,\n5,ponte,bridge,bridge\n";
    assert_eq!(
        in_table("duplicates", table),
        [
            "g.csv:3 warning duplicate: `pier` for `Molo` stands on line 2 already",
            "g.csv:5 error contradiction: `light` for `faro` is preferred here and forbidden on line 4",
            "g.csv:6 error contradiction: `bridge` is forbidden here and preferred on line 6; preferred is kept",
        ]
    );
    let files = [("a.csv", "it,en\nmolo,pier\n"), ("b.csv", "it,en\nmolo,pier\n")];
    assert_eq!(found("two-files", &files), ["b.csv:2 warning duplicate: `pier` for `molo` stands on a.csv:2 already"]);
}

#[test]
fn circles_and_forbidden_terms_that_are_preferred_elsewhere() {
    let table = "id,it,en,en_forbidden\n1,pace,peace,truce\n2,tregua,truce,peace\n3,esercito,army,exercise\n4,esercizio,exercise,\n";
    assert_eq!(
        in_table("circles", table),
        [
            "g.csv:2 warning circle: `truce` is to be `peace` here, and `peace` is to be `truce` on line 3",
            "g.csv:2 note forbidden-preferred: `truce` is forbidden here and the preferred term of `2` on line 3",
            "g.csv:3 note forbidden-preferred: `peace` is forbidden here and the preferred term of `1` on line 2",
            "g.csv:4 note forbidden-preferred: `exercise` is forbidden here and the preferred term of `4` on line 5",
        ]
    );
    let table = "id,it,en,en_forbidden\n1,tregua,truce,ceasefire\n2,tregua,ceasefire,truce\n";
    let lines = in_table("same-source", table);
    assert!(lines.iter().any(|line| line.starts_with("g.csv:2 error circle: `ceasefire`")), "{lines:?}");
    assert_eq!(lines.iter().filter(|line| line.contains("error contradiction")).count(), 2, "{lines:?}");
}

#[test]
fn one_term_in_two_concepts_with_other_renderings_is_a_note() {
    let table = "id,it,en\n1,dazio,tariff\n2,dazio,levy\n3,molo,pier\n4,pontile,pier\n";
    let told = ["g.csv:3 note homonym: `dazio` is a term of `1` on line 2 as well, with other renderings"];
    assert_eq!(in_table("homonyms", table), told);
}

#[test]
fn entries_that_can_never_match_are_errors() {
    let table = "it,en,en_forbidden\n***,stars,\nfaro,,\nm\u{43e}lo,pier,\nministro/a,minister,\naccordo (di pace),deal,\nsisma,,quake\nsoftware,software,\nrelè,,relè\n";
    let lines = in_table("never", table);
    let starts = [
        "g.csv:2 error no-word: `***`",
        "g.csv:3 error one-sided: `faro` has terms in `it` only",
        "g.csv:4 error mixed-letters:",
        "g.csv:5 warning punctuation: `ministro/a` is found only where `/a`",
        "g.csv:6 warning punctuation: `accordo (di pace)`",
        "g.csv:7 warning no-replacement: `quake` is forbidden and nothing is agreed in `en`",
        "g.csv:9 warning no-replacement:",
        "g.csv:9 warning same-in-both: `relè` is forbidden in `en` and the term in `it`",
    ];
    for (line, start) in lines.iter().zip(starts) {
        assert!(line.starts_with(start), "{start}\n{line}");
    }
    assert_eq!(lines.len(), starts.len(), "{lines:?}");
}

#[test]
fn slips_of_the_pen_are_told() {
    let table = "it,en\n<b>molo</b>,pier\nfa\u{200b}ro,lighthouse\nｍare,sea\nponte / viadotto,bridge\n\"fiume, torrente\",river\n\
                 «isola»,island\ncollina.,hill\nlo/la studente,student\ndott.,Dr.\necc.,etc.\nandare e tornare,to and fro\n";
    assert_eq!(
        in_table("slips", table),
        [
            "g.csv:2 error markup: `<b>molo</b>` holds the tag `<b>` and can never be found",
            "g.csv:3 error invisible: `faro` holds the invisible character U+200B",
            "g.csv:4 error mixed-letters: `ｍare` is written in wide letters",
            "g.csv:5 warning several-terms: `ponte / viadotto` looks like several terms, parted by `/`",
            "g.csv:6 warning several-terms: `fiume, torrente` looks like several terms, parted by `,`",
            "g.csv:7 warning punctuation: `«isola»` is found only where `«` and `»` stand in it, too",
            "g.csv:8 warning punctuation: `collina.` is found only where `.` stands in it, too",
            "g.csv:9 warning several-terms: `lo/la studente` looks like several terms, parted by `/`",
        ]
    );
}

#[test]
fn a_term_in_the_wrong_column_and_columns_that_are_swapped_are_told() {
    let table = "it,en\nministro,minister\nfreedom of the press,libertà di stampa\ngovernance,governance\n";
    let lines = in_table("language", table);
    assert!(
        lines[0].starts_with("g.csv:3 warning wrong-language: `freedom of the press` under `it` looks like `en`"),
        "{lines:?}"
    );
    assert!(lines[1].starts_with("g.csv:3 warning wrong-language: `libertà di stampa` under `en`"), "{lines:?}");
    assert_eq!(lines.len(), 2, "{lines:?}");
    let rows = "foreign minister,ministro degli Esteri\nfreedom of the press,libertà di stampa\nthe state budget,il bilancio dello Stato\n\
                local elections,elezioni amministrative\nbroadband network,rete a banda larga\nthe house of commons,la camera dei comuni\n\
                peace agreement,accordo di pace\nhealth service,servizio sanitario\nweather warning,allerta meteo\npublic works,lavori pubblici\n";
    let lines = in_table("swapped", &format!("it,en\n{rows}"));
    assert_eq!(
        lines,
        [
            "g.csv:2 error swapped-languages: the terms under `en` look like `it`",
            "g.csv:2 error swapped-languages: the terms under `it` look like `en`"
        ]
    );
}

#[test]
fn terms_that_have_changed_places_among_others_are_told_one_by_one() {
    let rows = "cavallo,horse\ntrade union,sindacato\nbilancio,budget\nmolo,pier\nnave,ship\ntariff,dazio\nspread,spread\n\
                smart working,remote working\npace,peace\ncomputer,computer\nministro,minister\nuovo,egg\n";
    let lines = in_table("changed", &format!("it,en\n{rows}"));
    assert_eq!(
        lines,
        [
            "g.csv:3 warning wrong-language: `sindacato` under `en` looks like `it`",
            "g.csv:3 warning wrong-language: `trade union` under `it` looks like `en`",
            "g.csv:7 warning wrong-language: `dazio` under `en` looks like `it`",
            "g.csv:7 warning wrong-language: `tariff` under `it` looks like `en`",
        ]
    );
}

#[test]
fn three_terms_tell_that_columns_are_swapped() {
    let table = "it,en\nforeign minister,ministro degli Esteri\nfreedom of the press,libertà di stampa\npeace agreement,accordo di pace\n";
    assert_eq!(
        in_table("few-swapped", table),
        [
            "g.csv:2 error swapped-languages: the terms under `en` look like `it`",
            "g.csv:2 error swapped-languages: the terms under `it` look like `en`"
        ]
    );
    let table = "it,en\ncomputer,computer\nministro degli Esteri,foreign minister\nspread,spread\n";
    assert_eq!(in_table("few-good", table), [""; 0]);
}

#[test]
fn two_preferred_terms_and_forbidden_forms_of_an_allowed_one_are_told() {
    let table = "id,it,en,en_admitted,en_forbidden\n1,tregua,truce | ceasefire | lull,,\n2,elezione,election,poll,elections\n\
                 3,molo,pier,jetty,wharf\n4,esercito,army,,exercise\n";
    assert_eq!(
        in_table("preferred", table),
        [
            "g.csv:2 note two-preferred: `truce` and `ceasefire` are both preferred in `en`",
            "g.csv:3 error contradiction: `elections` is forbidden here and a form of `election`, which is preferred on line 3",
        ]
    );
}

#[test]
fn a_part_of_speech_that_is_none_is_a_note() {
    let table = "it,en,pos\nmolo,pier,s.m.\ntregua,truce,noun\nmare,sea,masch\ne/o,and/or,other\n";
    let expected: [&str; 2] = [
        "g.csv:4 note part-of-speech: `masch` beside `mare` is no part of speech",
        "g.csv:4 note part-of-speech: `masch` beside `sea` is no part of speech",
    ];
    assert_eq!(in_table("part-of-speech", table), expected);
}

#[test]
fn every_unknown_status_is_told_and_the_rest_is_looked_over() {
    let table = "it,en,pag,status\nmolo,pier,,best\nfaro,light,,ok\n***,stars,,\n";
    let lines = in_table("status", table);
    let starts = [
        "g.csv:1 warning unknown-language: the column `pag` is taken for terms",
        "g.csv:2 error status: unknown status `best`",
        "g.csv:3 error status: unknown status `ok`",
        "g.csv:4 error no-word: `***`",
    ];
    for (line, start) in lines.iter().zip(starts) {
        assert!(line.starts_with(start), "{start}\n{line}");
    }
    assert_eq!(lines.len(), starts.len(), "{lines:?}");
}

#[test]
fn ids_are_sorted_and_every_check_has_a_remedy() {
    let ids: Vec<_> = LintCheck::ALL.iter().map(|check| check.id()).collect();
    assert!(ids.is_sorted_by(|one, next| one < next), "{ids:?}");
    assert!(LintCheck::ALL.iter().all(|check| !check.remedy().is_empty() && !check.remedy().ends_with('.')));
}

#[test]
fn function_words_are_told_from_nouns_that_read_like_them() {
    let table = "it,en\nnell,in the\nil,the\nstato,state\nIT,IT\ndi fatto,de facto\n";
    assert_eq!(
        in_table("function", table),
        [
            "g.csv:2 warning function-word: `in the` has no word that carries a meaning",
            "g.csv:2 warning function-word: `nell` has no word that carries a meaning",
            "g.csv:3 warning function-word: `il` has no word that carries a meaning",
            "g.csv:3 warning function-word: `the` has no word that carries a meaning",
        ]
    );
}

#[test]
fn a_line_break_in_a_cell_may_part_two_terms() {
    let table = "it,en\n\"dazio\ntariffa\",tariff\nmolo,\"pier\n\"\n";
    assert_eq!(
        in_table("break", table),
        ["g.csv:2 warning several-terms: a line break inside `dazio tariffa`, which was read as one term",]
    );
}
