//! An article that is a number as well, before a plain noun: `un uomo`.
//!
//! Of the mentions of an Italian text four in ten are such articles, and hardly one is anything more than an optional one. What would make
//! more of it (a fraction, a time of day, a share, a scale that was left out) shows in the words around it. Where none of them stands, none
//! of the other readers needs to be asked; a test compares what is found so with what they find.

use riscontro_core::value::Number;
use riscontro_core::{Demand, Value};

use crate::clock::Cue;
use crate::found::Found;
use crate::glue::Glue;
use crate::reader::{At, Reader};
use crate::starts::Starts;

impl Reader<'_> {
    /// The article at `at`, when a word of no table stands behind it and nothing else makes more of it than an optional one.
    pub(crate) fn lone_article(&self, at: At) -> Option<Found> {
        let token = self.token(at)?;
        let facts = self.facts(token);
        if !facts.is_article
            || !self.is_plain_noun(at.next())
            || facts.may_be_followed_by(self.known_word(at.token + 1))
        {
            return None;
        }
        let parts = Starts::HALF.or(Starts::FRACTION);
        let shares = Starts::of_glue(Glue::Share).or(Starts::of_glue(Glue::ShareDirect));
        // `- una bilancia`: a bullet, or a minus.
        let is_behind_dash = at.token == 1 && self.is_mark(At::start(0), "-");
        let is_more = is_behind_dash
            || self.is_present(parts)
            || [at.next().next(), at.next().next().next()].into_iter().any(|behind| self.starts(behind).has(shares))
            || self.cue_before(at) != Cue::None
            || [Glue::AgeBefore, Glue::Others, Glue::OneOf].into_iter().any(|kind| self.has_before(at, kind));
        (!is_more).then(|| Found::new(at, at.next(), Value::Number(Number::integer(1)), Demand::Optional))
    }

    /// Whether a word with a meaning of its own stands at `at` that no table has and that is no verb of several: `24 arrivano`.
    fn is_plain_noun(&self, at: At) -> bool {
        self.is_content(at) && self.starts(at) == Starts::NOTHING && !self.lexicon.is_verb(self.rest(at))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use riscontro_core::{Folds, LangTag, Mention, Segment, Span, View};
    use riscontro_lang::{LANGUAGES, Tokeniser, find};

    use crate::Extractor;

    /// Words around an article that make more of it, and their neighbours that do not.
    const AROUND: &[&str] = &[
        "Un pensionato milanese su cinque vive solo.",
        "Un italiano su tre legge un giornale, una donna su due un romanzo.",
        "Ha comprato un cavolo e mezzo, una pera e un limone.",
        "Ne restava un quarto; un vicino ne chiese un terzo.",
        "È arrivato all’una meno un quarto, verso l’una cenava.",
        "Una sera, dopo l’una passata, un cane abbaiò.",
        "Dei venti milioni uno soltanto va a una scuola, cinque a un museo.",
        "Oltre una dozzina di casi, circa un paziente ogni dieci, più di un medico.",
        "Una o due compresse, un giorno o due, un paio di ore, un centinaio di fogli.",
        "Altri un uomo e una donna; uno di loro, uno dei tre, una delle due.",
        "Un massimo di dieci, un minimo di tre, un numero stimato di venti.",
        "Misura 12 metri per un cortile largo; una arrivano, l’altra parte.",
        "Il 52 % contro un modesto 48; un piccolo 0,3.",
        "Un ex ministro, un’amica, un altro caso, un po’ di pane, un Paese.",
    ];

    fn files(folder: &Path, out: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("the corpora are there").filter_map(Result::ok) {
            let path = entry.path();
            if path.is_dir() { files(&path, out) } else { out.push(path) }
        }
    }

    fn numbers(extractor: &Extractor, tokeniser: &Tokeniser, text: &str, takes_short_ways: bool) -> Vec<Mention> {
        let segments = [Segment { span: Span::from_range(0..text.len()), block: 0 }];
        let mut folds = Folds::default();
        let tokens = tokeniser.tokenise(text, &segments, &mut folds);
        let view =
            View { text, segments: &segments, tokens: &tokens.tokens, token_starts: &tokens.starts, folds: &folds };
        let known = extractor.number_words.resolve(view.folds);
        extractor.read_numbers(view, &extractor.lexicon.resolve(view.folds, &known), takes_short_ways)
    }

    #[test]
    fn the_short_way_finds_what_all_readers_find() {
        let italian = find(LANGUAGES, LangTag::new("it")).expect("Italian is there");
        let tokeniser = Tokeniser::new(italian);
        let extractor = Extractor::new(italian, &italian.number_format, &tokeniser);
        let mut paths = Vec::new();
        files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpora/it-en"), &mut paths);
        let texts = paths.iter().filter_map(|path| fs::read_to_string(path).ok()).collect::<Vec<_>>();
        let lines = texts.iter().flat_map(|text| text.lines()).chain(AROUND.iter().copied());
        let (mut articles, mut lines_read) = (0, 0);
        for line in lines.filter(|line| !line.is_empty()) {
            let [short, long] = [true, false].map(|short| numbers(&extractor, &tokeniser, line, short));
            assert_eq!(short, long, "{line}");
            articles += short.iter().filter(|mention| mention.span.of(line).to_lowercase().starts_with("un")).count();
            lines_read += 1;
        }
        assert!(articles > 500, "{articles} articles in {lines_read} lines");
    }
}
