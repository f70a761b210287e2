//! Sides of a few sentences, whose words may have values.

use std::sync::Arc;

use riscontro_core::value::Number;
use riscontro_core::{
    Demand, Document, Folds, LangTag, Locale, Mention, MentionKind, Reading, Segment, SegmentId, Side, Span, SpanMap,
    Value,
};
use riscontro_lang::{LANGUAGES, Tokeniser, find};

/// A side of one segment a sentence; `values` are words of the text and what they mean.
pub(crate) fn side(lang: &'static str, sentences: &[&str], values: &[(&str, Value)]) -> Side {
    let text: Arc<str> = sentences.join("\n").into();
    let mut segments = Vec::new();
    let mut start = 0;
    for sentence in sentences {
        segments.push(Segment { span: Span::from_range(start..start + sentence.len()), block: 0 });
        start += sentence.len() + 1;
    }
    let mut folds = Folds::default();
    let language = find(LANGUAGES, LangTag::new(lang)).expect("a known language");
    let tokenised = Tokeniser::new(language).tokenise(&text, &segments, &mut folds);
    let mention = |(form, value): &(&str, Value)| {
        let start = text.find(form).expect("a word of the text");
        let span = Span::from_range(start..start + form.len());
        let segment = segments.partition_point(|segment| segment.span.end() <= span.start());
        Mention {
            kind: MentionKind::of(value),
            span,
            segment: SegmentId(u32::try_from(segment).expect("few segments")),
            readings: [Reading { value: value.clone(), locale: Locale::Own, weight: 100 }].into_iter().collect(),
            demand: Demand::Required,
            bound: None,
            is_compared: false,
        }
    };
    let mentions = values.iter().map(mention).collect();
    let document = Document {
        path: "sample".into(),
        lang: LangTag::new(lang),
        raw: Arc::clone(&text),
        text,
        map: SpanMap::default(),
        blocks: Vec::new(),
        placeables: Vec::new(),
    };
    let (tokens, token_starts) = (tokenised.tokens, tokenised.starts);
    Side {
        bearers: Vec::new(),
        cues: Vec::new(),
        document: Arc::new(document),
        reads_names: true,
        segments,
        tokens,
        token_starts,
        folds,
        mentions,
        parts: Vec::new(),
        terms: Vec::new(),
        stray_stops: Vec::new(),
    }
}

/// An integer.
pub(crate) fn number(value: i64) -> Value {
    Value::Number(Number::integer(value))
}
