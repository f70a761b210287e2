//! `riscontro terms forms`.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::PathBuf;

use anyhow::bail;
use clap::{Args, ValueEnum};
use riscontro_core::{LangTag, PartOfSpeech};
use riscontro_engine::{
    Checker, Config, Inflection, LANGUAGES, Language, Overrides, PartsOfSpeech, Settings, Spelling, find_language,
    term_forms,
};
use serde::Serialize;

use crate::args::SingleOutput;
use crate::exit::Exit;

#[derive(Debug, Args)]
pub(crate) struct FormsArguments {
    /// The terms, as a glossary writes them
    #[arg(value_name = "TERM", required_unless_present = "glossary")]
    pub(crate) terms: Vec<String>,
    /// Language of the terms; of a glossary, the only one to show
    #[arg(long, value_name = "LANG")]
    pub(crate) lang: Option<LangTag>,
    /// Part of speech of the terms [default: a verb or a noun, by the ending]
    #[arg(long, value_enum, value_name = "POS", conflicts_with = "glossary")]
    pub(crate) pos: Option<Pos>,
    /// Show the terms of a glossary; may be repeated
    #[arg(long, value_name = "FILE", conflicts_with = "terms")]
    pub(crate) glossary: Vec<PathBuf>,
    /// Write lines of text, or one JSON object a term
    #[arg(long, value_enum, default_value_t = SingleOutput::Text, value_name = "FORMAT", help_heading = "Output")]
    pub(crate) output_format: SingleOutput,
}

/// A part of speech, as the column `pos` of a glossary has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Pos {
    N,
    V,
    Adj,
    // One form: an adverb, a set phrase.
    Form,
}

impl Pos {
    fn part_of_speech(self) -> PartOfSpeech {
        match self {
            Pos::N => PartOfSpeech::Noun,
            Pos::V => PartOfSpeech::Verb,
            Pos::Adj => PartOfSpeech::Adjective,
            Pos::Form => PartOfSpeech::Invariable,
        }
    }
}

/// A term and what matches it.
#[derive(Debug, Serialize)]
struct Forms<'t> {
    lang: &'t str,
    term: &'t str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pos: Option<&'t str>,
    forms: Vec<String>,
}

/// A term to show.
struct Wanted<'t> {
    lang: LangTag,
    text: &'t str,
    part_of_speech: Option<PartOfSpeech>,
}

pub(crate) fn run(arguments: &FormsArguments) -> anyhow::Result<Exit> {
    if arguments.glossary.is_empty() {
        let Some(lang) = arguments.lang else { bail!("name the language of the terms with `--lang`") };
        let part_of_speech = arguments.pos.map(Pos::part_of_speech);
        let wanted = arguments.terms.iter().map(|text| Wanted { lang, text: text.trim(), part_of_speech });
        return write(arguments, wanted);
    }
    let overrides = Overrides { glossary: arguments.glossary.clone(), ..Overrides::default() };
    let checker = Checker::new(LANGUAGES, Settings::new(&Config::default(), &overrides)?, None)?;
    let is_wanted = |lang: LangTag| arguments.lang.is_none_or(|only| only.primary() == lang.primary());
    let parts = PartsOfSpeech::new(checker.termbase());
    let concepts = checker.termbase().concepts.iter();
    let terms = concepts.flat_map(|concept| concept.terms.iter().zip(parts.of(concept)));
    let wanted = terms.filter(|(term, _)| is_wanted(term.lang)).map(|(term, part_of_speech)| Wanted {
        lang: term.lang,
        text: &term.text,
        part_of_speech,
    });
    write(arguments, wanted)
}

fn write<'t>(arguments: &FormsArguments, wanted: impl Iterator<Item = Wanted<'t>>) -> anyhow::Result<Exit> {
    let mut out = io::BufWriter::new(anstream::stdout().lock());
    let mut inflections: BTreeMap<String, Inflection> = BTreeMap::new();
    for (at, Wanted { lang, text, part_of_speech }) in wanted.enumerate() {
        if text.is_empty() {
            bail!("a term is empty");
        }
        let inflection = inflections
            .entry(lang.primary().to_owned())
            .or_insert_with(|| Inflection::new(find_language(LANGUAGES, lang).unwrap_or(&Language::NEUTRAL)));
        let forms = term_forms(text, part_of_speech, inflection, Spelling::EveryCountry);
        let pos = part_of_speech.map(PartOfSpeech::as_str);
        match arguments.output_format {
            SingleOutput::Jsonl => {
                serde_json::to_writer(&mut out, &Forms { lang: lang.as_str(), term: text, pos, forms })?;
                writeln!(out)?;
            }
            SingleOutput::Text => {
                if at > 0 {
                    writeln!(out)?;
                }
                for form in forms {
                    writeln!(out, "{form}")?;
                }
            }
        }
    }
    out.flush()?;
    Ok(Exit::Clean)
}
