//! Bytes a second of the splitter, on news-like and on dense legal prose of each language.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use riscontro_core::LangTag;
use riscontro_lang::{LANGUAGES, find};
use riscontro_segment::{SplitOptions, Splitter};

const TEXTS: [(&str, &str, &str); 3] = [
    (
        "it",
        "news",
        "Il ministro degli Esteri è arrivato ieri sera nella capitale per una visita di due giorni. «Parleremo di energia e di \
         sicurezza», ha detto ai cronisti all'aeroporto. L'incontro con il presidente è previsto per le 15.30; seguirà una \
         conferenza stampa. Secondo il dott. Marchi, che segue il dossier da anni, l'accordo vale 1,5 miliardi di euro. ",
    ),
    (
        "it",
        "law",
        "Ai sensi dell'art. 12, comma 3, lett. b), della l. n. 241 del 1990 il termine è di 30 gg. dalla notifica. Si vedano gli \
         artt. 5 e segg. del d.lgs. n. 104/2010 (cfr. Cass., sez. un., n. 500 del 1999). Il ricorso è respinto. ",
    ),
    (
        "en",
        "news",
        "The foreign minister arrived in the capital last night for a two-day visit. \"We will talk about energy and security,\" \
         he told reporters at the airport. The meeting with U.S. President Ellen Ward is due at 3:30 p.m. on Tuesday. \
         According to Dr. Hale, who has followed the talks for years, the deal is worth 1.5 billion euros. ",
    ),
];

fn split(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("split");
    for (tag, kind, text) in TEXTS {
        let language = find(LANGUAGES, LangTag::new(tag)).expect("the language has a folder");
        let splitter = Splitter::new(language, SplitOptions::default());
        let text = format!("{}\n\n", text.repeat(3)).repeat(1000);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(format!("{tag}-{kind}"), |bencher| {
            bencher.iter(|| splitter.spans(black_box(&text)).count());
        });
    }
    group.finish();
}

criterion_group!(benches, split);
criterion_main!(benches);
