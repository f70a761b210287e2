//! Given names, each with the ids at which its forms meet across languages.

use riscontro_core::value::PivotId;
use riscontro_lang::{Language, Vocabulary, fold};

/// The given names of one language by their words, numbers of a vocabulary.
#[derive(Debug)]
pub(super) struct GivenNames {
    /// The words, sorted; one stands as often as it has ids.
    words: Vec<u32>,
    /// The id of each word in the same place, those of one word in table order.
    ids: Vec<PivotId>,
}

impl GivenNames {
    /// Builds the look-up of the names of `language`, which are added to `words`.
    pub(super) fn new(language: &Language, words: &mut Vocabulary) -> Self {
        let names = language.given_names.rows::<2>().map(|[form, id]| {
            // `gn` is also the code of Guinea: written out, the id cannot be taken for a place there.
            let id = format!("given-{}", id.strip_prefix("gn-").unwrap_or(id));
            (words.add(&fold(form)), PivotId::new(&id))
        });
        let mut names: Vec<(u32, PivotId)> = names.collect();
        names.sort_by_key(|(word, _)| *word);
        let (words, ids) = names.into_iter().unzip();
        GivenNames { words, ids }
    }

    /// The ids of `word`, in table order; empty when it is no given name.
    pub(super) fn of(&self, word: Option<u32>) -> &[PivotId] {
        let Some(word) = word else { return &[] };
        let start = self.words.partition_point(|other| *other < word);
        let len = self.words[start..].iter().take_while(|other| **other == word).count();
        &self.ids[start..start + len]
    }
}
