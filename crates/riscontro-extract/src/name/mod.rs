//! Names: what the tables know, and the runs of capitals that nothing else explains.
//!
//! A name is found in two ways. Forms of the tables (countries, places, institutions, rulers, demonyms) are taken
//! first, the longest one at each place, each with the entities that it may stand for. What has a capital besides is
//! a name unless something else explains the capital: the beginning of a sentence, a title, a month, a headline.
//! There the document itself is the witness: a word that has a capital inside a sentence elsewhere is a name at the
//! beginning of one too. No model is used: in news, capitals find 95 to 99 in a hundred names, and what they find
//! wrongly is a short list of words.
//!
//! A name has further readings where it may be said for something else (the Kremlin for Russia) or where it is almost a
//! form of the tables (`Nurth Korea`): matching never takes these for the name, but knows what was meant.
//!
//! A doubtful name (a guess at the beginning of a sentence, a given name alone, an unknown word of a headline in
//! title case) is an optional mention: it may answer the other side and asks for nothing itself.

mod comparable;
mod entity;
mod given;
mod key;
mod lands;
mod lookups;
mod memory;
mod metonyms;
mod naming;
mod opening;
mod passage;
mod piece;
mod run;
mod slip;
mod whole;
mod write;

use riscontro_core::{Demand, Mention, MentionId, SegmentId};
use riscontro_lang::{Language, ResolvedWords, Tokeniser, Vocabulary};
use smallvec::smallvec;

use crate::{OwnName, View};
pub(crate) use comparable::Comparable;
use entity::{almost_at, entity_at};
use lookups::{Lookups, Traits, Words};
use memory::Memory;
use naming::Naming;
use passage::{Capitals, Passage};
use piece::{Judge, Piece};
use run::run_at;
pub use whole::WrittenName;
use whole::written_names;
pub use write::write_name;

/// Finds the names of a text in one language.
///
/// The look-ups are built once from the language's tables and are not changed by reading.
#[derive(Debug)]
pub(crate) struct NameReader {
    lookups: Lookups,
}

impl NameReader {
    /// Builds the look-ups of a language, as far as its names are comparable, and of the names that the user lists; its texts
    /// `tokeniser` cuts; their words are added to `words`.
    #[must_use]
    pub(crate) fn new(
        tables: (&Language, &Comparable, &[OwnName]),
        tokeniser: &Tokeniser,
        words: &mut Vocabulary,
    ) -> Self {
        NameReader { lookups: Lookups::new(tables, tokeniser, words) }
    }

    /// Appends the names of `view` to `out`, by segment and span, not overlapping; equal names share one key.
    ///
    /// The whole document is read at once, for what it shows of a word in one sentence counts in the others.
    pub(crate) fn read(&self, view: View<'_>, known: (&Vocabulary, &ResolvedWords), out: &mut Vec<Mention>) {
        let words = self.lookups.resolve(view.folds, known);
        let mut memory = Memory::new(view.folds.len());
        let passages: Vec<Passage<'_>> = passages(view, &words).collect();
        for passage in &passages {
            memory.learn(passage);
        }
        let mut naming = Naming::new(view.folds, &memory);
        for (segment, passage) in (0..).map(SegmentId).zip(passages) {
            read_passage(passage, segment, &mut naming, out);
        }
    }

    /// The names of `view` as they are written, by segment and span, not overlapping; `mentions` are all that were read of it.
    pub(crate) fn written(
        &self,
        view: View<'_>,
        known: (&Vocabulary, &ResolvedWords),
        mentions: &[Mention],
    ) -> Vec<WrittenName> {
        let words = self.lookups.resolve(view.folds, known);
        let (mut out, mut first) = (Vec::new(), 0);
        for (segment, passage) in (0..).map(SegmentId).zip(passages(view, &words)) {
            let count = mentions[first as usize..].partition_point(|mention| mention.segment == segment);
            let here = &mentions[first as usize..][..count];
            written_names(&passage, (segment, MentionId(first)), here, &mut out);
            first += u32::try_from(count).expect("fewer mentions than bytes");
        }
        out
    }
}

fn passages<'a>(view: View<'a>, words: &'a Words<'a>) -> impl Iterator<Item = Passage<'a>> {
    (0..view.segments.len()).map(move |segment| Passage::new(view.text, view.tokens_of(segment), words))
}

fn read_passage(passage: Passage<'_>, segment: SegmentId, naming: &mut Naming<'_>, out: &mut Vec<Mention>) {
    let judge = Judge { passage, memory: naming.memory };
    // Tokens before `free` belong to a name already.
    let (mut at, mut free) = (0, 0);
    while at < passage.tokens.len() {
        if let Some(found) = entity_at(&passage, at) {
            out.push(naming.of_entity(&passage, segment, at, &found));
            at += found.len;
            free = at;
        } else if passage.is_capitalised(at) && !passage.is_of_number(at) {
            let run = run_at(&passage, at);
            for piece in whole(&passage, &run).map_or_else(|| judge.pieces(&run), |piece| smallvec![piece]) {
                if piece.words[0] < free {
                    continue;
                }
                let name = match almost_at(&passage, &piece.words) {
                    Some(almost) => naming.of_almost(&passage, segment, &piece, &almost, free),
                    None => naming.of_piece(&passage, segment, &piece, free),
                };
                free = passage.tokens.partition_point(|token| token.span.end() <= name.span.end());
                out.push(name);
            }
            at = free.max(run[run.len() - 1] + 1);
        } else {
            at += 1;
        }
    }
}

/// A run of several words that is almost a form of the tables as it stands, titles and all (`United Kigndom`), but for the
/// article that begins the sentence.
fn whole(passage: &Passage<'_>, run: &[usize]) -> Option<Piece> {
    let is_link = |word: &usize| passage.traits(*word).has(Traits::STOP.or(Traits::PARTICLE));
    let words = &run[run.iter().take_while(|word| is_link(word)).count()..];
    let is_form = words.len() > 1 && passage.capitals == Capitals::Telling && almost_at(passage, words).is_some();
    is_form.then(|| Piece { words: words.into(), demand: Demand::Required })
}
