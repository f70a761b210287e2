//! Document blocks to segments.
//!
//! A [`Splitter`] is built once for a language and cuts a block of text into sentences: [`Splitter::spans`] walks one block,
//! [`Splitter::split`] the blocks of a [`Document`](riscontro_core::Document). Spans are without white space at their ends,
//! and only white space lies between them, so no byte of text is lost.
//!
//! ```
//! use riscontro_core::LangTag;
//! use riscontro_segment::{SplitOptions, Splitter};
//!
//! let italian = riscontro_lang::find(riscontro_lang::LANGUAGES, LangTag::new("it")).expect("Italian has a folder");
//! let splitter = Splitter::new(italian, SplitOptions::default());
//! let text = "L'art. 5 è chiaro. Lo dice il dott. Rossi.";
//! let segments: Vec<&str> = splitter.spans(text).map(|span| span.of(text)).collect();
//! assert_eq!(segments, ["L'art. 5 è chiaro.", "Lo dice il dott. Rossi."]);
//! ```
//!
//! # How
//!
//! `candidates` finds the marks at which a sentence may end, with the byte searches of memchr; `plain` decides the usual case at a
//! glance; for all others `context` reads the run of marks and the token before it, and `decide`
//! decides (`stops` where there is one full stop); `next` reads the beginning of what follows; `words` holds what the language's tables
//! say of a word (`forms` how they are looked up), `spaced` joins abbreviations that are written apart;
//! `enclosures` knows the brackets and, if they are to stay whole, the quotations; `lists` knows the labels of items; `splitter`
//! walks. `srx` splits by the rules of a file instead; `documents` is the front of both.
//!
//! # Decisions
//!
//! * No regular expression and no allocation at a candidate. Every look to either side is bounded, so the time is linear in
//!   the text, whatever stands in it. Only whole quotations cost a list a paragraph,
//!   and stray stops one a block.
//! * A paragraph is decided by itself: a blank line ends it, and its split does not depend on what follows. Any other line
//!   break is white space, as in text wrapped at a column, unless a bullet or a dialogue dash begins the next line.
//! * A quotation is split between its sentences ([`Quotes::Split`]), as newspapers' sentences are counted; whoever wants a
//!   quotation in one piece says [`Quotes::Whole`]. A quotation that does not close in its paragraph holds nothing together.
//! * Inside brackets nothing is split, unless they begin like a sentence themselves. Brackets that do not close in their
//!   paragraph, soon and before the next item of a list, hold nothing together.
//! * A stop before a small letter ends a sentence only behind a word that is known or cannot be a shortened one. In a language
//!   whose words end in vowels (told by its own list of common words) a consonant before the stop is the sign of a shortened
//!   word. Of a language without tables nothing like that is known, so there a small letter never begins a sentence.

mod abbreviations;
mod candidates;
mod context;
mod decide;
mod documents;
mod enclosures;
mod forms;
mod lists;
mod next;
mod plain;
mod spaced;
mod splitter;
mod srx;
mod stops;
mod words;

pub use abbreviations::{Abbreviation, AbbreviationClass, AbbreviationError};
pub use documents::{Sentence, Sentences, Spans, SplitText, Splitter};
pub use splitter::{Quotes, SplitOptions};
pub use srx::SrxError;
