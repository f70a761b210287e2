//! Input that is odd or broken, made here because no transcript can hold it: line ends, encodings, sizes, streams.
//!
//! What is odd is read like anything else; what is broken is said with its place, and the other pairs go on.

use std::fs;

use crate::scene::{ENGLISH, ITALIAN, folder, run, run_unheard, run_with_input, stderr, stdout, write_pair};

fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(to_bytes).collect()
}

#[test]
fn line_ends_marks_and_utf16_change_no_place() {
    let folder = folder("read-normally");
    let with = |end: &str| [ITALIAN, ENGLISH].map(|text| text.replace('\n', end).into_bytes());
    let marked = [ITALIAN, ENGLISH].map(|text| format!("\u{feff}{text}").into_bytes());
    let little = [ITALIAN, ENGLISH].map(|text| utf16(text, u16::to_le_bytes));
    let big = [ITALIAN, ENGLISH].map(|text| utf16(text, u16::to_be_bytes));
    let kinds = [
        ("lf", with("\n")),
        ("crlf", with("\r\n")),
        ("cr", with("\r")),
        ("bom", marked),
        ("utf-16le", little),
        ("utf-16be", big),
    ];
    for (name, [source, target]) in kinds {
        write_pair(&folder.join(name), source, target);
        let output = run(&folder, &["check", name, "--aligned", "--output-format", "concise"]);
        let expected = format!("{name}/target.en.txt:1:10: error[number-mismatch] `14` became `41`\n");
        assert_eq!((stdout(&output), output.status.code()), (expected, Some(1)), "{}", stderr(&output));
    }
}

#[test]
fn legacy_encodings_are_guessed_with_a_note_or_named() {
    let folder = folder("legacy");
    let latin: Vec<u8> = ITALIAN.chars().map(|char| u8::try_from(u32::from(char)).unwrap()).collect();
    write_pair(&folder.join("pair"), &latin, ENGLISH);
    let output = run(&folder, &["check", "pair", "--aligned", "--show-notes", "--output-format", "concise"]);
    assert!(stdout(&output).starts_with("pair/source.it.txt:1:1: note[input-encoding] the text is not UTF-8"));
    assert_eq!(output.status.code(), Some(1));
    let output = run(&folder, &["split", "pair/source.it.txt"]);
    assert!(stderr(&output).starts_with("warning: pair/source.it.txt: the text is not UTF-8"), "{}", stderr(&output));
    let output = run(&folder, &["check", "pair", "--encoding", "utf-8"]);
    let at = latin.iter().position(|byte| !byte.is_ascii()).unwrap();
    assert!(
        stderr(&output).contains(&format!("pair/source.it.txt: byte {at}: not valid UTF-8")),
        "{}",
        stderr(&output)
    );
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_file_that_cannot_be_read_stops_no_other_pair() {
    let folder = folder("unreadable");
    write_pair(&folder.join("binary"), ITALIAN, b"PK\x03\x04\x00\x00");
    write_pair(&folder.join("good"), ITALIAN, ENGLISH);
    let list = "binary/source.it.txt\tbinary/target.en.txt\r\nnone.it.txt\tgood/target.en.txt\r\n\
                good/source.it.txt\tgood/target.en.txt\r\n";
    fs::write(folder.join("pairs.tsv"), utf16(list, u16::to_le_bytes)).unwrap();
    let output = run(&folder, &["check", "--pairs", "pairs.tsv", "--aligned", "--output-format", "concise"]);
    assert_eq!(stdout(&output), "good/target.en.txt:1:10: error[number-mismatch] `14` became `41`\n");
    assert!(stderr(&output).contains("error: binary/target.en.txt: byte 4: not a text file"), "{}", stderr(&output));
    assert!(stderr(&output).contains("error: none.it.txt: no such file\n"));
    assert!(stderr(&output).contains("1 error in 1 pair, 2 pairs not read"));
    assert_eq!(output.status.code(), Some(2));
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_missed_aloud() {
    let folder = folder("links");
    write_pair(&folder.join("pair"), ITALIAN, ENGLISH);
    fs::remove_file(folder.join("pair/target.en.txt")).unwrap();
    std::os::unix::fs::symlink("nowhere.txt", folder.join("pair/target.en.txt")).unwrap();
    let output = run(&folder, &["check", "."]);
    assert!(stderr(&output).contains("error: pair/target.en.txt: no such file"), "{}", stderr(&output));
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_long_line_and_many_short_ones_are_read() {
    let folder = folder("sizes");
    let (source, target) = (ITALIAN.replace('\n', " "), ENGLISH.replace('\n', " "));
    fs::write(folder.join("long.it.txt"), source.repeat(10_000)).unwrap();
    assert_eq!(stdout(&run(&folder, &["split", "long.it.txt"])).lines().count(), 20_000);
    write_pair(&folder.join("long"), source.repeat(1000), target.repeat(1000));
    let output = run(&folder, &["check", "long", "--output-format", "concise"]);
    assert_ne!(output.status.code(), Some(2), "{}", stderr(&output));
    write_pair(&folder.join("words"), "parola\n".repeat(20_000), "word\n".repeat(20_000));
    let output = run(&folder, &["check", "words", "--output-format", "concise"]);
    assert_ne!(output.status.code(), Some(2), "{}", stderr(&output));
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let folder = folder("pipe");
    let (source, target) = (ITALIAN.repeat(300), ENGLISH.repeat(300));
    write_pair(&folder, source, target);
    let commands: [&[&str]; 7] = [
        &["check", ".", "--aligned"],
        &["check", ".", "--aligned", "--output-format", "jsonl"],
        &["align", ".", "--aligned"],
        &["split", "source.it.txt"],
        &["mentions", "source.it.txt"],
        &["rules"],
        &["completions", "zsh"],
    ];
    for arguments in commands {
        let output = run_unheard(&folder, arguments);
        assert_eq!((stderr(&output).as_str(), output.status.code()), ("", Some(0)), "{arguments:?}");
    }
}

#[test]
fn a_reader_that_leaves_stops_no_file() {
    let folder = folder("pipe-and-file");
    write_pair(&folder.join("pair"), ITALIAN, ENGLISH);
    let arguments = ["check", "pair", "--aligned", "--output-format", "full", "--output-format", "jsonl=all.jsonl"];
    let output = run_unheard(&folder, &arguments);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert_eq!(fs::read_to_string(folder.join("all.jsonl")).unwrap().lines().count(), 1);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_and_stops_no_other_output() {
    let folder = folder("full");
    write_pair(&folder.join("pair"), ITALIAN, ENGLISH);
    let arguments = ["check", "pair", "--aligned", "--output-format", "concise", "--output-format", "json=/dev/full"];
    let output = run(&folder, &arguments);
    assert!(stderr(&output).starts_with("error: /dev/full: cannot be written: no space left\n"));
    assert!(stdout(&output).contains("number-mismatch"));
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_stream_is_answered_in_order_over_many_chunks() {
    let folder = folder("stream");
    let record = |id: usize| {
        if id % 100 == 7 {
            return "{broken\r\n".to_owned();
        }
        format!("{{\"id\":\"{id}\",\"lang\":\"it\",\"text\":\"Morirono {id} persone.\"}}\r\n")
    };
    let input: String = (0..1000).map(record).collect();
    let arguments = ["mentions", "--input-format", "jsonl", "--output-format", "jsonl", "--threads", "3"];
    let output = run_with_input(&folder, &arguments, format!("\u{feff}{input}").as_bytes());
    for (id, line) in stdout(&output).lines().enumerate() {
        let named = if id % 100 == 7 { format!("line {}", id + 1) } else { id.to_string() };
        assert!(line.starts_with(&format!("{{\"id\":\"{named}\",")), "{line}");
    }
    assert_eq!((stdout(&output).lines().count(), output.status.code()), (1000, Some(2)));
}

#[test]
fn bytes_that_are_no_text_are_one_bad_line_of_a_stream() {
    let folder = folder("stream-bytes");
    let good = b"{\"id\":\"1\",\"lang\":\"it\",\"text\":\"Ciao.\"}\n";
    let input = [&good[..], b"{\"id\":\"2\xff\"}\n", b"\x00\x01\n", good].concat();
    let output = run_with_input(&folder, &["split", "--input-format", "jsonl", "--output-format", "jsonl"], &input);
    let answers = stdout(&output);
    let lines: Vec<_> = answers.lines().collect();
    assert_eq!(lines[1], "{\"id\":\"line 2\",\"error\":\"line 2 is not valid UTF-8 at its byte 8\"}");
    assert!(lines[2].starts_with("{\"id\":\"line 3\",\"error\":\"line 3 is no JSON"));
    assert_eq!((lines[0], lines.len(), output.status.code()), (lines[3], 4, Some(2)));
}

#[test]
fn colour_is_for_those_who_ask() {
    let folder = folder("colour");
    write_pair(&folder.join("pair"), ITALIAN, ENGLISH);
    let arguments = ["check", "pair", "--aligned", "--color", "always", "--output-format", "full"];
    assert!(stdout(&run(&folder, &arguments)).contains("\u{1b}["));
    assert!(!stdout(&run(&folder, &["check", "pair", "--aligned"])).contains('\u{1b}'));
    let file = ["check", "pair", "--aligned", "--color", "always", "--output-format", "full=out.txt"];
    run(&folder, &file);
    assert!(!fs::read_to_string(folder.join("out.txt")).unwrap().contains('\u{1b}'));
}
