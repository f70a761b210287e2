//! `split` on texts that no transcript can hold: long ones, broken ones, and streams.

use std::fs::{self, File};
use std::path::Path;
use std::process::Output;

use crate::scene::{
    both_outputs, folder, run, run_unheard, run_with_input, run_without_input, run_writing_to, stderr, stdout,
};

const PARAGRAPH: &str = "Il 3 maggio il sig. Rossi partì per Londra. Tornò dopo 12 giorni, e nessuno lo sapeva.\n";
/// Longer than what is looked at before a text is read.
const LONG: usize = 3 << 20;

fn long_text() -> String {
    PARAGRAPH.repeat(LONG / PARAGRAPH.len() + 1)
}

/// The sentences of [`long_text`].
fn long_answer() -> String {
    PARAGRAPH.replace(". T", ".\nT").repeat(LONG / PARAGRAPH.len() + 1)
}

#[test]
fn a_long_text_has_the_sentences_of_its_paragraphs() {
    let folder = folder("split-long");
    fs::write(folder.join("lungo.it.txt"), long_text()).unwrap();
    let output = run(&folder, &["split", "lungo.it.txt"]);
    assert!(output.status.success() && stdout(&output) == long_answer(), "{}", stderr(&output));
    let piped = run_with_input(&folder, &["split", "--lang", "it"], long_text().as_bytes());
    assert!(piped.status.success() && stdout(&piped) == long_answer(), "{}", stderr(&piped));
}

#[test]
fn places_of_a_long_text_count_on_from_passage_to_passage() {
    let folder = folder("split-places");
    let text = long_text();
    fs::write(folder.join("lungo.it.txt"), &text).unwrap();
    let table = stdout(&run(&folder, &["split", "lungo.it.txt", "--output-format", "tsv"]));
    let chars: Vec<_> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    for (number, row) in table.lines().skip(1).enumerate() {
        let cells: Vec<_> = row.split('\t').collect();
        let [segment, start, end, start_char, end_char] = [1, 2, 3, 4, 5].map(|at| cells[at].parse::<usize>().unwrap());
        assert_eq!((segment, &text[start..end]), (number, cells[6]));
        assert_eq!((chars[start_char], chars[end_char]), (start, end));
    }
    for unit in ["byte", "char"] {
        let line = stdout(&run(&folder, &["split", "lungo.it.txt", "--output-format", "jsonl", "--unit", unit]));
        let columns = if unit == "byte" { [2, 3] } else { [4, 5] };
        let spans = table.lines().skip(1).map(|row| {
            let cells: Vec<_> = row.split('\t').collect();
            format!("[{},{}]", cells[columns[0]], cells[columns[1]])
        });
        let spans: Vec<_> = spans.collect();
        let expected = format!("{{\"id\":\"lungo.it.txt\",\"unit\":\"{unit}\",\"spans\":[{}]}}\n", spans.join(","));
        assert!(line == expected, "{unit}");
    }
}

#[test]
fn a_long_text_is_the_same_in_every_encoding() {
    let folder = folder("split-encodings");
    let text = long_text();
    fs::write(folder.join("utf-8.it.txt"), &text).unwrap();
    let marked = format!("\u{feff}{text}");
    fs::write(folder.join("marked.it.txt"), &marked).unwrap();
    fs::write(folder.join("utf-16.it.txt"), marked.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>())
        .unwrap();
    let latin: Vec<u8> = text.chars().map(|char| u8::try_from(u32::from(char)).unwrap()).collect();
    fs::write(folder.join("latin.it.txt"), latin).unwrap();
    fs::write(folder.join("crlf.it.txt"), text.replace('\n', "\r\n")).unwrap();
    fs::write(folder.join("cr.it.txt"), text.replace('\n', "\r")).unwrap();
    for name in ["utf-8", "marked", "utf-16", "latin", "crlf", "cr"] {
        let output = run(&folder, &["split", &format!("{name}.it.txt")]);
        assert!(output.status.success() && stdout(&output) == long_answer(), "{name}: {}", stderr(&output));
        assert_eq!(stderr(&output).contains("was read as windows-1252"), name == "latin", "{}", stderr(&output));
    }
}

/// Splits long and short texts, good and bad ones.
fn split_many(folder: &Path, format: &str, threads: &str) -> Output {
    let names = ["a.it.txt", "b.it.txt", "none.it.txt", "c.it.txt", "bad.it.txt", "d.it.md", "a.it.txt"];
    let arguments = [&["split", "--output-format", format, "--threads", threads], &names[..]].concat();
    run(folder, &arguments)
}

#[test]
fn one_two_and_eight_threads_write_the_same_bytes() {
    let folder = folder("split-threads");
    fs::write(folder.join("a.it.txt"), long_text()).unwrap();
    fs::write(folder.join("b.it.txt"), PARAGRAPH).unwrap();
    fs::write(folder.join("c.it.txt"), long_text().replace("12", "13")).unwrap();
    fs::write(folder.join("d.it.md"), PARAGRAPH.repeat(1000)).unwrap();
    fs::write(folder.join("bad.it.txt"), [long_text().as_bytes(), b"citt\xe0\n", PARAGRAPH.as_bytes()].concat())
        .unwrap();
    for format in ["text", "jsonl", "tsv"] {
        let alone = split_many(&folder, format, "1");
        assert_eq!(alone.status.code(), Some(2));
        assert!(alone.stdout.len() > LONG, "{format}");
        for threads in ["2", "8"] {
            let output = split_many(&folder, format, threads);
            assert!(output.stdout == alone.stdout && output.stderr == alone.stderr, "{format}, {threads} threads");
        }
    }
}

#[test]
fn invalid_bytes_far_into_a_text_are_said_and_what_was_written_stays() {
    let folder = folder("split-invalid");
    let text = long_text();
    let place = text.len() + 4;
    fs::write(folder.join("bad.it.txt"), [text.as_bytes(), b"citt\xe0\n"].concat()).unwrap();
    fs::write(folder.join("good.it.txt"), PARAGRAPH).unwrap();
    let said =
        format!("bad.it.txt: byte {place}: not valid UTF-8: mend the file, or name its encoding with `--encoding`");
    let output = run(&folder, &["split", "bad.it.txt", "good.it.txt"]);
    assert_eq!((output.status.code(), stderr(&output)), (Some(2), format!("error: {said}\n")));
    let answer = stdout(&output);
    let kept = answer.strip_suffix(&PARAGRAPH.replace(". T", ".\nT")).unwrap();
    assert!(long_answer().starts_with(kept) && kept.len() > LONG - 200, "{}", kept.len());
    let line = stdout(&run(&folder, &["split", "bad.it.txt", "--output-format", "jsonl"]));
    assert!(line.starts_with("{\"id\":\"bad.it.txt\",\"unit\":\"byte\",\"spans\":[[0,"), "{}", &line[..80]);
    assert!(line.ends_with(&format!("]],\"error\":\"{said}\"}}\n")), "{}", &line[line.len() - 200..]);
}

#[test]
fn an_error_is_said_behind_what_was_written_before_it() {
    let folder = folder("split-order");
    fs::write(folder.join("short.it.txt"), PARAGRAPH).unwrap();
    fs::write(folder.join("bad.it.txt"), [long_text().as_bytes(), b"citt\xe0\n"].concat()).unwrap();
    let both = both_outputs(&folder, &["split", "bad.it.txt", "short.it.txt"]);
    let (before, after) = both.split_once("error: bad.it.txt").unwrap();
    assert!(long_answer().starts_with(before) && before.len() > LONG - 200, "{}", before.len());
    assert_eq!(after.split_once('\n').unwrap().1, PARAGRAPH.replace(". T", ".\nT"));
}

#[test]
fn broken_beginnings_are_refused_with_place_and_remedy() {
    let folder = folder("split-broken");
    fs::write(folder.join("zero.it.txt"), b"Il porto\0 apre.\n").unwrap();
    fs::write(folder.join("latin.it.txt"), b"La citt\xe0 apre.\n").unwrap();
    let zero = run(&folder, &["split", "zero.it.txt"]);
    assert_eq!(zero.status.code(), Some(2));
    assert!(stderr(&zero).starts_with("error: zero.it.txt: byte 8: not a text file (NUL byte)"), "{}", stderr(&zero));
    let latin = run(&folder, &["split", "latin.it.txt", "--encoding", "utf-8"]);
    assert_eq!(latin.status.code(), Some(2));
    assert!(stderr(&latin).starts_with("error: latin.it.txt: byte 7: not valid UTF-8: mend"), "{}", stderr(&latin));
    assert_eq!(stdout(&latin), "");
}

#[test]
fn one_line_of_many_megabytes_is_split() {
    let folder = folder("split-line");
    let line = PARAGRAPH.trim_end().to_owned() + " ";
    fs::write(folder.join("riga.it.txt"), line.repeat((5 << 20) / line.len())).unwrap();
    let output = run(&folder, &["split", "riga.it.txt"]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert_eq!(stdout(&output).lines().count(), 2 * ((5 << 20) / line.len()));
}

#[test]
fn a_closed_pipe_ends_quietly_and_closed_input_is_empty() {
    let folder = folder("split-pipes");
    fs::write(folder.join("lungo.it.txt"), long_text()).unwrap();
    let unheard = run_unheard(&folder, &["split", "lungo.it.txt"]);
    assert_eq!((unheard.status.code(), stderr(&unheard)), (Some(0), String::new()));
    let empty = run_without_input(&folder, &["split", "--lang", "it"]);
    assert_eq!((empty.status.code(), stdout(&empty)), (Some(0), String::new()));
    assert_eq!(stderr(&empty), "warning: standard input: the file has no text\n");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let folder = folder("split-full");
    fs::write(folder.join("breve.it.txt"), PARAGRAPH).unwrap();
    let full =
        run_writing_to(File::options().write(true).open("/dev/full").unwrap(), &folder, &["split", "breve.it.txt"]);
    assert_eq!(full.status.code(), Some(2));
    assert_eq!(stderr(&full), "error: standard output: cannot be written: no space left\n");
}

#[test]
fn a_text_passes_as_it_is() {
    let folder = folder("split-escapes");
    fs::write(folder.join("a.it.txt"), "Il \u{1b}[1mporto\u{1b}[0m apre.\n").unwrap();
    assert_eq!(stdout(&run(&folder, &["split", "a.it.txt"])), "Il \u{1b}[1mporto\u{1b}[0m apre.\n");
}
