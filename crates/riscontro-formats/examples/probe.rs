//! scratch
use riscontro_core::*;
use riscontro_formats::*;
use std::time::Instant;
fn main() {
    let mut wrong = std::collections::BTreeMap::<String, (u32, String)>::new();
    let mut n = 0;
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).unwrap();
        let d = match decode(&bytes, None) { Ok(d) => d, Err(e) => { println!("{}", e.in_file(&path)); continue } };
        let f = format_for(&path, &d.text, ReaderKind::Document).unwrap();
        if let Reader::Document(r) = f.reader {
            let doc = r(&SourceFile::new(path.as_str(), d.text.clone()), LangTag::new("it"), &mut vec![]).unwrap();
            println!("{path}: {} blocks, headings {}, longest {}, defects {:?}", doc.blocks.len(), doc.blocks.iter().filter(|b| b.kind == BlockKind::Heading).count(), doc.blocks.iter().map(|b| b.span.len()).max().unwrap_or(0), d.defects);
        }
        for line in d.text.lines() {
            if line.is_ascii() { continue }
            let b: Option<Vec<u8>> = line.chars().map(|c| match c { '’' => Some(0x92), '“' => Some(0x93), '”' => Some(0x94), '–' => Some(0x96), '€' => Some(0x80), c if (c as u32) < 256 => Some(c as u8), _ => None }).collect();
            let Some(b) = b else { continue };
            n += 1;
            let key = match decode(&b, None) { Ok(d) if *d.text == *line => continue, Ok(d) => d.defects[0].message.clone(), Err(e) => e.to_string() };
            let e = wrong.entry(key).or_insert((0, line.to_string())); e.0 += 1;
        }
    }
    println!("{n} lines, wrong {wrong:#?}");
    let md = FORMATS.iter().find(|f| f.id == "markdown").unwrap();
    let tx = FORMATS.iter().find(|f| f.id == "text").unwrap();
    for (name, raw) in [("line50M", "parola ".repeat(7 << 20)), ("lines", "parola\n".repeat(100_000)), ("sent", "Il molo riapre domani, *forse*. ".repeat(30000)), ("brackets", "[".repeat(100_000)), ("stars", "*a ".repeat(100_000)), ("escapes", "\\*&amp;".repeat(200_000)), ("quotes", "> ".repeat(5000)), ("list", "- a\n".repeat(100_000)), ("blank", "\n".repeat(1_000_000)), ("ff", "a\n\n".repeat(300_000)), ("ticks", "`a ``b ".repeat(50_000))] {
        for f in [md, tx] {
            let t = Instant::now();
            if let Reader::Document(r) = f.reader {
                let file = SourceFile::new("x", raw.as_str());
                let t = Instant::now();
                let d = r(&file, LangTag::new("it"), &mut vec![]).unwrap();
                println!("{name} {} {} MB: {} blocks {:?}", f.id, raw.len() >> 20, d.blocks.len(), t.elapsed());
            }
            let _ = t;
        }
    }
    let table = (0..200_000).fold("it,en\n".to_owned(), |mut s, i| { s.push_str(&format!("termine {i},term {i}\n")); s });
    for f in FORMATS { if let Reader::Termbase(r) = f.reader { let t = Instant::now(); let tb = r(&mut table.as_bytes(), None, &mut vec![]).unwrap(); println!("csv {} {:?}", tb.concepts.len(), t.elapsed()); } }
    let table = (0..200_000).fold("id,it,en\n".to_owned(), |mut s, i| { s.push_str(&format!("a,termine {i},term {i}\n")); s });
    for f in FORMATS { if let Reader::Termbase(r) = f.reader { let t = Instant::now(); let tb = r(&mut table.as_bytes(), None, &mut vec![]).unwrap(); println!("csv {} {:?}", tb.concepts.len(), t.elapsed()); } }
}
