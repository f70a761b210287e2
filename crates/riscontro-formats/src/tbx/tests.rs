//! What each structure gives; small whole files are in `corpora/formats/tbx`.

use std::io::BufReader;

use riscontro_core::TermStatus;

use super::*;

fn outcome(body: &str) -> (Termbase, Vec<String>) {
    let text = format!("<tbx><text><body>{body}</body></text></tbx>");
    let mut defects = Vec::new();
    let termbase = read(&mut text.as_bytes(), None, &mut defects).unwrap();
    (termbase, defects.into_iter().map(|defect| defect.message).collect())
}

fn error(text: &str) -> String {
    read(&mut text.as_bytes(), None, &mut Vec::new()).unwrap_err().in_file("t.tbx")
}

#[test]
fn what_is_said_of_a_language_goes_to_its_first_term() {
    let (termbase, defects) = outcome(
        "<conceptEntry id='c1'><langSec xml:lang='it'><descrip type='definition'>a <hi>b</hi></descrip>\
         <termSec><term>uno</term></termSec><termSec><term>due</term><note>n</note></termSec></langSec>\
         <langSec xml:lang='en'><descrip type='subjectField'>law</descrip><termSec><term>one</term></termSec></langSec>\
         </conceptEntry>",
    );
    let concept = &termbase.concepts[0];
    let remarks = |at: usize| concept.terms[at].remarks.as_deref().cloned().unwrap_or_default();
    assert_eq!((&*remarks(0).definition, &*remarks(1).definition, &*remarks(1).note), ("a b", "", "n"));
    assert_eq!(&*concept.remarks.as_deref().unwrap().domain, "law");
    assert_eq!(defects, [""; 0]);
}

#[test]
fn a_status_may_be_said_by_either_category_and_the_first_of_two_is_kept() {
    let (termbase, defects) = outcome(
        "<conceptEntry id='c1'><langSec xml:lang='it'><termSec><term>molo</term></termSec></langSec><langSec xml:lang='en'>\
         <termSec><term>mole</term><termNote type='normativeAuthorization'>deprecatedTerm</termNote></termSec>\
         <termSec><term>jetty</term><termNote type='administrativeStatus'>admittedTerm-admn-sts</termNote>\
         <termNote type='administrativeStatus'>deprecatedTerm-admn-sts</termNote></termSec></langSec></conceptEntry>",
    );
    let statuses: Vec<_> = termbase.concepts[0].terms.iter().map(|term| term.status).collect();
    assert_eq!(statuses, [TermStatus::Preferred, TermStatus::Deprecated, TermStatus::Admitted]);
    assert_eq!(defects, ["line 1: `jetty` is both admitted and deprecated; admitted is kept"]);
}

#[test]
fn categories_that_are_not_kept_are_counted() {
    let (termbase, defects) = outcome(
        "<conceptEntry id='c1'><transacGrp><transac type='transactionType'>origination</transac><date>2026</date>\
         </transacGrp><langSec xml:lang='it'><termSec><term>uno</term><descrip type='context'>x <hi>y</hi></descrip>\
         <termCompList type='lemma'><termComp>u</termComp></termCompList></termSec></langSec>\
         <langSec xml:lang='en'><termSec><term>one</term><descrip type='context'>z</descrip></termSec></langSec>\
         </conceptEntry>",
    );
    let expected =
        "what it says under `context` (2), `date` (1), `termCompList` (1), `transactionType` (1) is not kept";
    assert_eq!(defects, [expected]);
    assert_eq!(termbase.concepts[0].terms.len(), 2);
}

#[test]
fn what_is_not_xml_is_refused_with_line_and_column() {
    for (text, words) in [
        ("<tbx>\n  <text><body>\n  </trem></body></text></tbx>", "t.tbx:3:3: not well-formed XML: "),
        ("<tbx>\n  <text>R & D</text></tbx>", "t.tbx:2:11: a bare `&`"),
        ("<tbx>\n è &eacute;</tbx>", "t.tbx:2:4: `&eacute;` is no entity of XML"),
        ("<tbx>\n<text>", "t.tbx:2:7: the file ends inside `<tbx>`"),
        ("<html/>", "t.tbx:1:1: expected `<martif>`, `<tbx>` or `<tmx>`"),
        ("", "t.tbx:1:1: expected `<martif>`, `<tbx>` or `<tmx>`, the outermost element of a termbase (found nothing)"),
        ("<!DOCTYPE martif [\n<!ENTITY a 'b'>]>\n<martif/>", "t.tbx:1:1: the document type declares entities"),
        ("<!DOCTYPE tbx [<!ENTITY % x SYSTEM 'file:///etc/passwd'> %x;]><tbx/>", "t.tbx:1:1: the document type"),
    ] {
        let message = error(text);
        assert!(message.starts_with(words), "{text}\n{message}");
    }
}

/// An endless termbase of so many entries, made as it is read.
struct Entries {
    left: usize,
    piece: Vec<u8>,
    at: usize,
    most: std::rc::Rc<std::cell::Cell<usize>>,
}

impl std::io::Read for Entries {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        if self.at == self.piece.len() {
            self.piece = match self.left {
                0 => return Ok(0),
                1 => b"</body></text></martif>".to_vec(),
                left => {
                    let filler = "x".repeat(2000);
                    format!(
                        "<termEntry id='c{left}'><note>{filler}</note><langSet xml:lang='it'><tig><term>a{left}</term></tig>\
                         </langSet></termEntry>"
                    )
                    .into_bytes()
                }
            };
            (self.left, self.at) = (self.left - 1, 0);
        }
        let len = into.len().min(self.piece.len() - self.at);
        self.most.set(self.most.get().max(into.len()));
        into[..len].copy_from_slice(&self.piece[self.at..self.at + len]);
        self.at += len;
        Ok(len)
    }
}

#[test]
fn a_long_termbase_is_read_as_a_stream() {
    let most = std::rc::Rc::new(std::cell::Cell::new(0));
    let piece = b"<martif><text><body>".to_vec();
    let entries = Entries { left: 10_000, piece, at: 0, most: most.clone() };
    let mut defects = Vec::new();
    let termbase = read(&mut BufReader::new(entries), None, &mut defects).unwrap();
    // Every entry has one language only.
    assert_eq!((termbase.concepts.len(), defects.len()), (9_999, 9_999));
    assert!(most.get() <= 1 << 18, "{} bytes were asked for at once", most.get());
}
