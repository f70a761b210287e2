//! What an alignment must be, whatever the texts.

use std::ops::Range;

use proptest::prelude::*;
use riscontro_align::{Input, Parameters, Structure, align};
use riscontro_core::{Alignment, SegmentWords, WordLink, WordLinks};

/// A document: for each segment its words; a word translates the word of the same number on the other side.
type Document = Vec<Vec<u32>>;

const VOCABULARY: u32 = 400;

fn side(document: &Document) -> SegmentWords {
    let narrow = |len: usize| u32::try_from(len).expect("short documents");
    let mut starts = vec![0];
    for segment in document {
        starts.push(starts[starts.len() - 1] + narrow(segment.len()));
    }
    let lengths = document.iter().map(|segment| segment.iter().map(|word| 3 + word % 7).sum()).collect();
    let masses = (0..VOCABULARY).map(|word| 1.0 + (word % 5) as f32 / 2.0).collect();
    SegmentWords::new(starts, document.concat(), masses, lengths).expect("words of the vocabulary")
}

fn links(source: &Document, target: &Document) -> WordLinks {
    let all = (0..VOCABULARY).map(|target| WordLink { target, weight: 1.0 }).collect();
    WordLinks::new(side(source), side(target), (0..=VOCABULARY).collect(), all).expect("one link a word")
}

fn input<'a>(links: &'a WordLinks, structure: Structure<'a>) -> Input<'a> {
    Input { links, structure, vectors: &[] }
}

fn aligned(source: &Document, target: &Document) -> Alignment {
    align(&input(&links(source, target), Structure::default()), &Parameters::default())
}

fn cells(alignment: &Alignment) -> Vec<(Range<u32>, Range<u32>)> {
    alignment.beads().iter().map(|bead| (bead.source.clone(), bead.target.clone())).collect()
}

/// A document without repetition: segment `i` has eight words of its own.
fn distinct(segments: Range<u32>) -> Document {
    segments.map(|at| (0..8).map(|word| (at * 8 + word) % VOCABULARY).collect()).collect()
}

fn documents() -> impl Strategy<Value = (Document, Document)> {
    let segment = || prop::collection::vec(0..VOCABULARY, 0..7);
    let foreign = (prop::collection::vec(segment(), 0..25), prop::collection::vec(segment(), 0..25));
    let edits = prop::collection::vec(0_u8..12, 0..25);
    let edited = (prop::collection::vec(segment(), 0..25), edits).prop_map(|(source, edits)| {
        let mut target: Document = Vec::new();
        for (at, segment) in source.iter().enumerate() {
            match edits.get(at) {
                Some(0) => {}
                Some(1) => target.last_mut().into_iter().for_each(|last| last.extend(segment)),
                Some(2) => {
                    target.extend([segment[..segment.len() / 2].to_vec(), segment[segment.len() / 2..].to_vec()]);
                }
                Some(3) => target.insert(target.len().saturating_sub(1), segment.clone()),
                _ => target.push(segment.clone()),
            }
        }
        (source, target)
    });
    prop_oneof![foreign, edited]
}

proptest! {
    // `Alignment::new` checks the tiling, and `align` relies on it; that it returns at all is the property.
    #[test]
    fn beads_tile_both_sides((source, target) in documents()) {
        let alignment = aligned(&source, &target);
        let matched: usize = alignment.beads().iter().map(|bead| bead.source.len() + bead.target.len()).sum();
        prop_assert_eq!(matched, source.len() + target.len());
        prop_assert!(alignment.beads().iter().all(|bead| (0.0..=1.0).contains(&bead.confidence)));
    }

    #[test]
    fn swapping_the_sides_swaps_the_beads((source, target) in documents()) {
        let shared = |alignment: &Alignment| {
            let mut cells = cells(alignment);
            cells.retain(|cell| !cell.0.is_empty() && !cell.1.is_empty());
            cells
        };
        let mut back: Vec<_> = shared(&aligned(&target, &source)).into_iter().map(|(a, b)| (b, a)).collect();
        back.sort_by_key(|cell| cell.0.start);
        prop_assert_eq!(back, shared(&aligned(&source, &target)));
    }

    #[test]
    fn identical_documents_align_one_to_one((source, _) in documents()) {
        let expected: Vec<_> = (0..u32::try_from(source.len()).unwrap()).map(|at| (at..at + 1, at..at + 1)).collect();
        prop_assert_eq!(cells(&aligned(&source, &source)), expected);
    }

    #[test]
    fn paragraphs_of_any_numbers_are_read((source, target) in documents(), numbers in prop::collection::vec(0_u32..4, 0..30)) {
        let structure = Structure { source: &numbers, target: &numbers[..numbers.len() / 2] };
        let alignment = align(&input(&links(&source, &target), structure), &Parameters::default());
        prop_assert_eq!(alignment.bead_of_segments().0.len(), source.len());
    }
}

/// Where words tell enough; see the limits in the documentation of the crate.
#[test]
fn a_chapter_appended_to_both_sides_leaves_the_earlier_beads_as_they_were() {
    let source = distinct(0..36);
    let mut target = source.clone();
    target.swap(20, 21);
    target.remove(12);
    let second = target.remove(5);
    target[4].extend(second);
    let before = cells(&aligned(&source, &target));
    let chapter = distinct(37..49);
    let mut translated = chapter.clone();
    translated.remove(3);
    let after = cells(&aligned(&[source, chapter].concat(), &[target, translated].concat()));
    assert_eq!(after[..before.len()], before);
}

#[test]
fn an_empty_side_leaves_every_segment_without_counterpart() {
    let five = distinct(0..5);
    assert!(aligned(&five, &Vec::new()).beads().iter().all(|bead| bead.shape() == (1, 0)));
    assert!(aligned(&Vec::new(), &five).beads().iter().all(|bead| bead.shape() == (0, 1)));
    assert!(aligned(&Vec::new(), &Vec::new()).beads().is_empty());
}

#[test]
fn a_merge_a_split_and_an_omission_are_found() {
    let source = distinct(0..9);
    let mut target = source.clone();
    target.remove(7);
    let tail = target[5].split_off(4);
    target.insert(6, tail);
    let second = target.remove(2);
    target[1].extend(second);
    let expected = [
        (0..1, 0..1),
        (1..3, 1..2),
        (3..4, 2..3),
        (4..5, 3..4),
        (5..6, 4..6),
        (6..7, 6..7),
        (7..8, 7..7),
        (8..9, 7..8),
    ];
    assert_eq!(cells(&aligned(&source, &target)), expected);
}

#[test]
fn swapped_neighbours_are_moved_and_not_merged() {
    let source = distinct(0..8);
    let mut target = source.clone();
    target.swap(3, 4);
    let alignment = aligned(&source, &target);
    assert_eq!(cells(&alignment)[3..5], [(3..4, 4..5), (4..5, 3..4)]);
    assert_eq!(moved(&alignment).len(), 1);
}

/// The source segments of the moved beads.
fn moved(alignment: &Alignment) -> Vec<u32> {
    alignment.beads().iter().filter(|bead| bead.moved).flat_map(|bead| bead.source.clone()).collect()
}

#[test]
fn a_paragraph_moved_to_the_end_is_found_there_and_only_it_is_moved() {
    let source = distinct(0..40);
    let mut target = source.clone();
    target[4..].rotate_left(5);
    let alignment = aligned(&source, &target);
    for at in 4..9 {
        assert!(cells(&alignment).contains(&(at..at + 1, at + 31..at + 32)), "{at}");
    }
    assert!(cells(&alignment).contains(&(20..21, 15..16)));
    assert_eq!(moved(&alignment), [4, 5, 6, 7, 8]);
}

#[test]
fn sentences_that_share_few_words_move_with_their_paragraph() {
    let source = distinct(0..30);
    let mut target = source.clone();
    target[5] = [&source[5][..2], &distinct(40..41)[0][2..]].concat();
    target[3..].rotate_left(4);
    let alignment = aligned(&source, &target);
    assert_eq!(moved(&alignment), [3, 4, 5, 6]);
    assert!(cells(&alignment).contains(&(5..6, 28..29)));
}

#[test]
fn two_sentences_in_one_place_that_share_nothing_are_not_taken_for_a_translation() {
    let source = distinct(0..30);
    let mut target = source.clone();
    target[5] = distinct(40..41).remove(0);
    let found = cells(&aligned(&source, &target));
    assert!(found.contains(&(5..6, 5..5)) && found.contains(&(5..5, 5..6)), "{found:?}");
    assert!(found.contains(&(4..5, 4..5)) && found.contains(&(6..7, 6..7)), "{found:?}");
}

#[test]
fn a_moved_passage_is_found_with_a_merge_and_a_split_inside() {
    let source = distinct(0..40);
    let mut target = source.clone();
    let second = target.remove(6);
    target[5].extend(second);
    let tail = target[7].split_off(4);
    target.insert(8, tail);
    target[4..].rotate_left(6);
    let found = cells(&aligned(&source, &target));
    for bead in [(4..5, 34..35), (5..7, 35..36), (8..9, 37..39), (9..10, 39..40)] {
        assert!(found.contains(&bead), "{bead:?} {found:?}");
    }
}

#[test]
fn a_moved_sentence_is_taken_from_the_neighbour_to_which_it_was_glued() {
    let source = distinct(0..40);
    let mut target = source.clone();
    target[4..].rotate_left(5);
    target.insert(38, distinct(45..46).remove(0));
    target.remove(34);
    let found = cells(&aligned(&source, &target));
    assert!(found.contains(&(39..40, 34..34)), "{found:?}");
    assert!((4..7).all(|at| found.contains(&(at..at + 1, at + 30..at + 31))), "{found:?}");
}

/// In every second shuffled document a later passage reaches over the segments of an earlier one.
#[test]
fn segments_in_any_order_stand_in_one_bead_each() {
    for seed in 0..40_u64 {
        let mut state = seed;
        let mut below = |limit: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).expect("31 bits") % limit
        };
        let word = |at: usize| u32::try_from(at).expect("a word of the vocabulary");
        let source: Document = (0..60).map(|_| (0..6).map(|_| word(below(150))).collect()).collect();
        let mut target = source.clone();
        (1..target.len()).rev().for_each(|at| target.swap(at, below(at + 1)));
        // `Alignment::new` refuses a segment that stands in two beads.
        assert_eq!(aligned(&source, &target).bead_of_segments().0.len(), source.len(), "seed {seed}");
    }
}

#[test]
fn a_long_gap_does_not_derail_what_follows() {
    let source = distinct(0..50);
    let mut target = source.clone();
    target.drain(10..35);
    let found = cells(&aligned(&source, &target));
    assert!((35..50).all(|at| found.contains(&(at..at + 1, at - 25..at - 24))));
}

#[test]
fn every_bead_has_a_confidence_however_much_stands_on_one_side_alone() {
    let common = distinct(0..30);
    let of = |words: Range<u32>, segments: usize| vec![words.collect::<Vec<_>>(); segments];
    let source = [of(300..306, 300), common.clone()].concat();
    let target = [common, of(310..316, 400)].concat();
    for bead in aligned(&source, &target).beads() {
        assert!((0.0..=1.0).contains(&bead.confidence), "{bead:?}");
        assert!(bead.source.is_empty() || bead.target.is_empty() || bead.confidence > 0.5, "{bead:?}");
    }
}

#[test]
fn paragraph_ends_decide_where_words_and_lengths_do_not() {
    let source: Document = vec![vec![1]; 5];
    let target: Document = vec![vec![1]; 4];
    let found = |paragraphs: &[u32]| {
        let structure = Structure { source: paragraphs, target: &[0, 0, 1, 1] };
        cells(&align(&input(&links(&source, &target), structure), &Parameters::default()))
    };
    assert!(found(&[0, 0, 1, 1, 1]).contains(&(1..2, 1..2)));
    assert!(found(&[0, 0, 0, 1, 1]).contains(&(3..4, 2..3)));
}

#[test]
fn equal_lines_and_uneven_sides_are_aligned_whatever_their_number() {
    // What is not linear here takes minutes: twenty thousand lines by as many are four hundred million cells.
    let same = |len: usize| -> Document { vec![vec![7, 7, 8]; len] };
    let beads = aligned(&same(20_000), &same(20_000));
    assert_eq!(cells(&beads), (0..20_000).map(|at| (at..at + 1, at..at + 1)).collect::<Vec<_>>());
    assert_eq!(aligned(&same(20), &same(20_000)).bead_of_segments().1.len(), 20_000);
    assert_eq!(aligned(&same(20_000), &distinct(0..20)).bead_of_segments().0.len(), 20_000);
}
