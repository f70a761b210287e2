//! A termbase in TMX, as a plain list: a unit a concept, a variant a term.
//!
//! TMX says nothing of terms; what is said of them stands in properties under the names that TBX gives to the categories, which the
//! reader knows and other programs pass over.
//!
//! Source: TMX 1.4b, LISA OSCAR, 2005, sections 3.1 and 3.2.

use std::io;

use riscontro_core::{Concept, ConceptRemarks, LetterCase, Term, TermStatus, Termbase};

use super::write::{Writer, part_of_speech, status};
use super::{CASE_SENSITIVE, FORBIDDEN};

impl Writer<'_> {
    pub(super) fn memory(&mut self, termbase: &Termbase) -> io::Result<()> {
        let ids = self.ids(&termbase.concepts);
        write!(self.out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n")?;
        let version = env!("CARGO_PKG_VERSION");
        writeln!(
            self.out,
            "<tmx version=\"1.4\">\n  <header creationtool=\"riscontro\" creationtoolversion=\"{version}\" segtype=\"phrase\" \
             o-tmf=\"TBX\" adminlang=\"en\" srclang=\"*all*\" datatype=\"plaintext\"/>\n  <body>"
        )?;
        for (concept, id) in termbase.concepts.iter().zip(&ids) {
            self.unit(concept, id)?;
        }
        writeln!(self.out, "  </body>\n</tmx>")
    }

    fn unit(&mut self, concept: &Concept, id: &str) -> io::Result<()> {
        writeln!(self.out, "    <tu tuid=\"{id}\">")?;
        if let Some(ConceptRemarks { domain, definition, note }) = concept.remarks.as_deref() {
            self.item(6, "note", note)?;
            self.item(6, "prop type=\"subjectField\"", domain)?;
            self.item(6, "prop type=\"definition\"", definition)?;
        }
        concept.terms.iter().try_for_each(|term| self.variant(term))?;
        writeln!(self.out, "    </tu>")
    }

    fn variant(&mut self, term: &Term) -> io::Result<()> {
        let remarks = term.remarks.as_deref();
        writeln!(self.out, "      <tuv xml:lang=\"{}\">", term.lang)?;
        if term.status == TermStatus::Forbidden {
            self.item(8, "note", FORBIDDEN)?;
        }
        if term.case == LetterCase::AsWritten {
            self.item(8, "note", CASE_SENSITIVE)?;
        }
        self.item(8, "note", remarks.map_or("", |remarks| &remarks.note))?;
        self.item(8, "prop type=\"partOfSpeech\"", part_of_speech(term.part_of_speech, remarks))?;
        self.item(8, "prop type=\"grammaticalGender\"", term.gender.map_or("", riscontro_core::Gender::as_str))?;
        if term.status != TermStatus::Preferred {
            self.item(8, "prop type=\"administrativeStatus\"", status(term.status))?;
        }
        self.item(8, "prop type=\"definition\"", remarks.map_or("", |remarks| &remarks.definition))?;
        self.item(8, "seg", &term.text)?;
        writeln!(self.out, "      </tuv>")
    }
}
