//! Which files are pairs, and which configuration is theirs, where a transcript cannot go: above its own folder.

use std::fs;

use crate::scene::{ENGLISH, ITALIAN, folder, run, stderr, stdout, write_pair};

#[test]
fn a_configuration_beside_the_caller_is_not_above_a_path_that_climbs() {
    let folder = folder("climbing");
    let here = folder.join("here");
    fs::create_dir_all(&here).unwrap();
    fs::write(here.join("riscontro.toml"), "[rules]\nignore = [\"numbers\"]\n").unwrap();
    write_pair(&folder.join("there"), ITALIAN, ENGLISH);
    write_pair(&here.join("pair"), ITALIAN, ENGLISH);
    assert_eq!(run(&here, &["check", "../there", "--aligned"]).status.code(), Some(1));
    assert_eq!(run(&here, &["check", "pair", "--aligned"]).status.code(), Some(0));
    assert_eq!(run(&here.join("pair"), &["check", ".", "--aligned"]).status.code(), Some(0));
}

#[test]
fn paths_of_the_working_folder_have_no_dot_before_them() {
    let folder = folder("dot");
    write_pair(&folder.join("pair"), ITALIAN, ENGLISH);
    let output = run(&folder, &["check", ".", "--aligned", "--output-format", "concise"]);
    assert!(stdout(&output).starts_with("pair/target.en.txt:1:10: "), "{}", stdout(&output));
}

#[test]
fn a_source_with_several_targets_is_checked_against_each_or_the_one_asked_for() {
    let folder = folder("targets");
    write_pair(&folder, ITALIAN, ENGLISH);
    fs::write(folder.join("target.de.txt"), "1987 starben 14 Menschen.\nDer Hafen wurde geschlossen.\n").unwrap();
    let both = run(&folder, &["check", ".", "--aligned", "--output-format", "concise"]);
    assert!(stderr(&both).contains("in 2 pairs"), "{}", stderr(&both));
    let one = run(&folder, &["check", ".", "--aligned", "--to", "en", "--output-format", "concise"]);
    assert!(stderr(&one).contains("1 error in 1 pair"), "{}", stderr(&one));
}

#[test]
fn hidden_and_ignored_files_are_passed_over() {
    let folder = folder("ignored");
    write_pair(&folder.join("pair"), ITALIAN, ENGLISH);
    write_pair(&folder.join(".drafts"), ITALIAN, ENGLISH);
    write_pair(&folder.join("old"), ITALIAN, ENGLISH);
    fs::write(folder.join(".gitignore"), "old/\n").unwrap();
    let output = run(&folder, &["check", ".", "--aligned", "--output-format", "concise"]);
    assert_eq!(stdout(&output).lines().count(), 1, "{}", stdout(&output));
}

#[test]
fn a_folder_of_hundreds_of_pairs_comes_in_the_order_of_its_paths() {
    let folder = folder("hundreds");
    for number in 0..300 {
        write_pair(&folder.join(format!("pair-{number:03}")), ITALIAN, ENGLISH);
    }
    let check =
        |threads| run(&folder, &["check", ".", "--aligned", "--output-format", "concise", "--threads", threads]);
    let output = stdout(&check("3"));
    let paths: Vec<_> = output.lines().map(|line| line.split(':').next().unwrap()).collect();
    assert_eq!(paths.len(), 300);
    assert!(paths.is_sorted());
    assert_eq!(output, stdout(&check("1")));
}

#[test]
fn a_glossary_of_source_and_target_serves_both_directions_of_a_run() {
    let folder = folder("directions");
    write_pair(&folder.join("to-english"), ITALIAN, ENGLISH);
    let back = folder.join("to-italian");
    fs::create_dir_all(&back).unwrap();
    fs::write(back.join("source.en.txt"), ENGLISH).unwrap();
    fs::write(back.join("target.it.txt"), ITALIAN).unwrap();
    fs::write(folder.join("terms.csv"), "source,target,status\nporto,harbour,forbidden\n").unwrap();
    let arguments =
        ["check", ".", "--aligned", "--glossary", "terms.csv", "--select", "terms", "--output-format", "concise"];
    let output = run(&folder, &arguments);
    assert_eq!(stdout(&output).lines().count(), 1, "{}{}", stdout(&output), stderr(&output));
    assert!(stdout(&output).starts_with("to-english/target.en.txt:2:5: error[term-forbidden]"), "{}", stdout(&output));
}
