//! A text as one segment, read by the extractor of a language.

use riscontro_core::{Folds, Mention, MentionKind, Segment, Span};
use riscontro_extract::{Extractor, View};
use riscontro_lang::{LANGUAGES, Language, Tokeniser};

/// The extractor of a language, beside the first other one.
pub(crate) struct Bench {
    tokeniser: Tokeniser,
    extractor: Extractor,
}

impl Bench {
    pub(crate) fn new(language: &Language) -> Self {
        let mut readers = LANGUAGES.iter().filter(|other| other.reads_values());
        let other = readers.find(|other| other.tag != language.tag).expect("there are two languages");
        let tokeniser = Tokeniser::new(language);
        let extractor = Extractor::new(language, &other.number_format, &tokeniser);
        Bench { tokeniser, extractor }
    }

    /// The mentions of `text`, one segment, names aside.
    pub(crate) fn mentions(&self, text: &str) -> Vec<Mention> {
        let segments = [Segment { span: Span::from_range(0..text.len()), block: 0 }];
        let mut folds = Folds::default();
        let tokenised = self.tokeniser.tokenise(text, &segments, &mut folds);
        let (tokens, token_starts) = (&tokenised.tokens, &tokenised.starts);
        let view = View { text, segments: &segments, tokens, token_starts, folds: &folds };
        self.extractor.extract(view).into_iter().filter(|mention| mention.kind != MentionKind::Name).collect()
    }
}
