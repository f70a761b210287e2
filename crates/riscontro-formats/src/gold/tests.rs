//! Each form, and what is wrong with each.

use super::*;

type Sides = (Vec<u32>, Vec<u32>);

fn beads(text: &str) -> Vec<Vec<Sides>> {
    let documents = read_gold(text.as_bytes()).unwrap();
    let sides = |row: &GoldRow| (row.bead.source().to_vec(), row.bead.target().to_vec());
    documents.iter().map(|document| document.rows.iter().map(sides).collect()).collect()
}

fn refusal(text: &str) -> String {
    read_gold(text.as_bytes()).unwrap_err().in_file("gold")
}

#[test]
fn every_form_says_the_same() {
    let expected = vec![vec![(vec![0], vec![0, 1]), (vec![1], vec![]), (vec![2, 3], vec![2])]];
    for text in [
        "# source\ttarget\n1\t1-2\tUno\tOne\n2\t\tDue\t\n3-4\t3\n",
        "0 0\n1 2\n2\t2\t0.75\n4\t3\t0.00\n",
        "[0]:[0, 1]\r\n[1]:[]:\n\n[2,3]:[2]:0.0321\n",
        r#"{"id":"a","beads":[{"source":[0],"target":[0,1]},{"source":[1],"target":[]},{"source":[3,2],"target":[2]}]}"#,
        r#"{"id":7,"src":["x"],"gold":[[[0],[1,0]],[[1],[]],[[2,3],[2]]]}"#,
    ] {
        assert_eq!(beads(text), expected, "{text}");
    }
}

#[test]
fn ladders_follow_one_another() {
    let text = "0 0\n1 1\n0 0\n0 0\n2 1\n";
    assert_eq!(beads(text), [vec![(vec![0], vec![0])], vec![], vec![(vec![0, 1], vec![0])]]);
    let documents = read_gold(text.as_bytes()).unwrap();
    assert_eq!(
        documents.iter().map(|document| document.segments).collect::<Vec<_>>(),
        [Some((1, 1)), Some((0, 0)), Some((2, 1))]
    );
}

#[test]
fn documents_of_json_lines_have_names_and_lines() {
    let text = "{\"id\":\"a\",\"beads\":[]}\n\n{\"id\":2,\"alignments\":[[[0],[0]]]}\n";
    let documents = read_gold(text.as_bytes()).unwrap();
    let names: Vec<_> = documents.iter().map(|document| (document.id.as_deref(), document.line)).collect();
    assert_eq!(names, [(Some("a"), 1), (Some("2"), 3)]);
}

#[test]
fn a_segment_belongs_to_one_bead() {
    for (text, expected) in [
        ("1\t1\n2\t1\n", "gold:2: segment 1 of the target, counted from 1, stands in a bead of line 1 already"),
        (
            "1\t1\n# next\n3-5\t2\n4\t3\n",
            "gold:4: segment 4 of the source, counted from 1, stands in a bead of line 3 ",
        ),
        (
            "[0]:[0]\n[1]:[1]\n[2]:[1, 2]\n",
            "gold:3: segment 2 of the target, counted from 1, stands in a bead of line 2 ",
        ),
        (
            "{\"id\":1,\"gold\":[]}\n{\"id\":2,\"gold\":[[[0],[0]],[[0,1],[1]]]}\n",
            "gold:2: segment 1 of the source, counted from 1, stands in a bead of line 2 already",
        ),
    ] {
        let refusal = refusal(text);
        assert!(refusal.starts_with(expected), "{refusal}");
    }
    assert_eq!(beads("1\t2\n2\t1\n").concat().len(), 2, "beads may cross");
    let documents = "{\"id\":1,\"gold\":[[[0],[0]]]}\n{\"id\":2,\"gold\":[[[0],[0]]]}\n";
    assert_eq!(beads(documents).len(), 2, "documents have segments of their own");
}

#[test]
fn a_faulty_line_is_named() {
    for (text, expected) in [
        ("", "gold: no gold bead"),
        ("# only a comment\n", "gold: no gold bead"),
        ("0 0\n1 1\n2 x\n", "gold:3: expected a rung"),
        ("0 0\n3 3\n2 4\n", "gold:3: the rung `2 4` lies before"),
        ("[0]:[0]\n[1]:[a]\n", "gold:2: expected two lists of segments from 0"),
        ("[0]:[0]:x\n", "gold:1: expected two lists"),
        ("1\t1\n2 2\n", "gold:2: expected source and target segments from 1"),
        ("1\t0\n", "gold:1: expected source and target"),
        ("1\t1\n\t\tx\n", "gold:2: expected source and target"),
        ("5-3\t1\n", "gold:1: expected source and target"),
        ("1-4000000000\t1\n", "gold:1: expected source and target"),
        ("{\"id\":1}\n", "gold:1: a record needs `beads`"),
        ("{\"id\":1,\"beads\":[]}\n{\"id\":1,\"beads\":[]}\n", "gold:2: `1` has a gold alignment already"),
        ("{\"id\":1,\"beads\":[[0],[0]]}\n", "gold:1: is no record of beads: "),
        ("{\"id\":1,\"beads\":[{\"source\":[-1],\"target\":[]}]}\n", "gold:1: is no record of beads: invalid value"),
    ] {
        let refusal = refusal(text);
        assert!(refusal.starts_with(expected), "{refusal}");
    }
}
