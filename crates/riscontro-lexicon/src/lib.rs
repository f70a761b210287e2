//! The words of both sides to weighted links, which the aligner reads.
//!
//! [`links`] looks at what both sides hold already, tokens with folded forms and mentions with values, and says which
//! word of the target may translate a word of the source, and how sure that is. Three sources of evidence are one table:
//! the same form, the same value (`30 mila` and `30,000`, `Londra` and `London`), and a common root (`nazione` and `nation`).
//! None of them is a dictionary; a further source of links is a further call that adds to the same table.
//!
//! Decision: words are weighed by how rare they are in the document itself. It needs no list of stop words, works for any
//! language, and makes a name that is said once an anchor.

mod cognate;
mod values;
mod words;

use std::collections::HashMap;

use riscontro_core::{Side, WordLink, WordLinks};

use cognate::{CognateIndex, Shaper};
use values::ValueIndex;
use words::{Vocabulary, Word, vocabulary};

/// How many links a word keeps, the heaviest.
const MOST_LINKS: usize = 8;
/// Forms in lower case shorter than this are function words of either language and seldom translate one another.
const SHORTEST_WORD: usize = 4;

/// Returns the words of both sides and the links between them.
#[must_use]
pub fn links(source: &Side, target: &Side) -> WordLinks {
    let (here, there) = (vocabulary(source), vocabulary(target));
    let linker = Linker::new(&there, target);
    let shaper = Shaper::new(source.document.lang);
    let mut starts = vec![0];
    let mut links: Vec<WordLink> = Vec::new();
    for word in &here.words {
        linker.link(word, &shaper, &mut links, *starts.last().expect("one start at least") as usize);
        starts.push(u32::try_from(links.len()).expect("a few links a word"));
    }
    WordLinks::new(here.segments, there.segments, starts, links).expect("links name numbered words and are sorted")
}

/// The words of the target, to be found by form, value and root.
struct Linker<'s> {
    words: &'s [Word<'s>],
    by_form: HashMap<&'s str, u32>,
    values: ValueIndex<'s>,
    cognates: CognateIndex,
}

impl<'s> Linker<'s> {
    fn new(there: &'s Vocabulary<'s>, target: &Side) -> Self {
        let shaper = Shaper::new(target.document.lang);
        let numbered = || (0_u32..).zip(&there.words);
        Linker {
            words: &there.words,
            by_form: numbered().filter_map(|(at, word)| Some((word.text()?, at))).collect(),
            values: ValueIndex::new(
                numbered().map(|(at, word)| (at, word.readings())).filter(|word| !word.1.is_empty()),
            ),
            cognates: CognateIndex::new(numbered().filter_map(|(at, word)| Some((shaper.shape(word.text()?)?, at)))),
        }
    }

    /// Appends the links of `word` to `links`, where its own begin at `start`.
    fn link(&self, word: &Word<'_>, shaper: &Shaper, links: &mut Vec<WordLink>, start: usize) {
        let mut add = |target, weight| links.push(WordLink { target, weight });
        self.values.answers(word.readings(), &mut add);
        if let Some(text) = word.text() {
            if let Some(target) = self.by_form.get(text).filter(|at| self.is_telling(word, text, **at)) {
                add(*target, 1.0);
            }
            if let Some(shape) = shaper.shape(text) {
                self.cognates.cognates(&shape, &mut add);
            }
        }
        keep_heaviest(links, start);
    }

    /// Whether the same form on both sides is likely the same word.
    fn is_telling(&self, word: &Word<'_>, text: &str, target: u32) -> bool {
        let is_lower = word.is_lower() || self.words[target as usize].is_lower();
        text.chars().count() >= if is_lower { SHORTEST_WORD } else { 2 }
            || text.bytes().all(|byte| byte.is_ascii_digit())
    }
}

/// Of the links from `start` on keeps one a word, the heaviest few, sorted by word.
fn keep_heaviest(links: &mut Vec<WordLink>, start: usize) {
    links[start..].sort_by(|a, b| a.target.cmp(&b.target).then(b.weight.total_cmp(&a.weight)));
    let mut own = links.split_off(start);
    own.dedup_by_key(|link| link.target);
    own.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.target.cmp(&b.target)));
    own.truncate(MOST_LINKS);
    own.sort_by_key(|link| link.target);
    links.append(&mut own);
}
