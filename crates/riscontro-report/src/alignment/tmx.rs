//! `tmx`: a translation memory, TMX 1.4b (LISA OSCAR, 2005).
//!
//! Each matched bead is a translation unit; beads with one side have nothing to remember and are left out. The source
//! language of the header is that of the first pair, and units of another one say so. Placeables become empty `ph`
//! elements, which is what a memory expects inline code to be. The confidence is a property, for tools that filter by
//! one. There is no document type: readers would fetch it.

use std::io::{self, Write};

use riscontro_core::LangTag;

use super::xml::escaped;
use super::{AlignedPair, AlignmentFormat, AlignmentReport};

pub(crate) const FORMAT: AlignmentFormat = AlignmentFormat {
    id: "tmx",
    summary: "a TMX 1.4 translation memory of the matched beads",
    make: |_| Box::new(Tmx { srclang: None }),
};

struct Tmx {
    /// The source language of the header, once that is written.
    srclang: Option<LangTag>,
}

impl AlignmentReport for Tmx {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">")
    }

    fn pair(&mut self, pair: &AlignedPair<'_>, out: &mut dyn Write) -> io::Result<()> {
        let srclang = match self.srclang {
            Some(srclang) => srclang,
            None => {
                write_header(pair.source.lang.as_str(), out)?;
                *self.srclang.insert(pair.source.lang)
            }
        };
        for bead in pair.alignment.beads().iter().filter(|bead| bead.is_matched()) {
            if srclang == pair.source.lang {
                writeln!(out, "    <tu>")?;
            } else {
                writeln!(out, "    <tu srclang=\"{}\">", pair.source.lang)?;
            }
            writeln!(out, "      <prop type=\"x-confidence\">{:.2}</prop>", bead.confidence)?;
            write_variant(pair.source.lang, &pair.source.line(&bead.source), out)?;
            write_variant(pair.target.lang, &pair.target.line(&bead.target), out)?;
            writeln!(out, "    </tu>")?;
        }
        Ok(())
    }

    fn end(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if self.srclang.is_none() {
            write_header("*all*", out)?;
        }
        writeln!(out, "  </body>\n</tmx>")
    }
}

fn write_header(srclang: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "  <header creationtool=\"riscontro\" creationtoolversion=\"{}\" segtype=\"sentence\" o-tmf=\"riscontro\" \
         adminlang=\"en\" srclang=\"{srclang}\" datatype=\"plaintext\"/>\n  <body>",
        env!("CARGO_PKG_VERSION")
    )
}

fn write_variant(lang: LangTag, text: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "      <tuv xml:lang=\"{lang}\"><seg>{}</seg></tuv>", escaped(text, "<ph/>"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_memory_without_pairs_is_whole() {
        let mut out = Vec::new();
        let mut tmx = Tmx { srclang: None };
        tmx.begin(&mut out).unwrap();
        tmx.end(&mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.contains("srclang=\"*all*\"") && text.ends_with("  </body>\n</tmx>\n"), "{text}");
    }
}
