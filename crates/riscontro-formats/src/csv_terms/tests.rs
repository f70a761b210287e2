//! What each kind of table gives.

use riscontro_core::{DefectKind, Gender, LangTag, LetterCase, PartOfSpeech, TermStatus};

use super::*;

const RUN: Languages = Languages { source: LangTag::new("it"), target: LangTag::new("en") };

/// Each concept as `id: lang term status-initial, …`, and the messages of the defects.
fn outcome(table: &str) -> (Vec<String>, Vec<String>) {
    let mut defects = Vec::new();
    let termbase = read(&mut table.as_bytes(), Some(RUN), &mut defects).unwrap();
    let initial = |status: TermStatus| match status {
        TermStatus::Preferred => 'P',
        TermStatus::Admitted => 'A',
        TermStatus::Deprecated => 'D',
        TermStatus::Forbidden => 'F',
    };
    let words = |concept: &riscontro_core::Concept| {
        let terms = concept.terms.iter().map(|term| format!("{} {} {}", term.lang, term.text, initial(term.status)));
        format!("{}: {}", concept.id, terms.collect::<Vec<_>>().join(", "))
    };
    let concepts = termbase.concepts.iter().map(words).collect();
    let defects = defects.into_iter().filter(|defect| !defect.kind.is_remark());
    (concepts, defects.map(|defect| defect.message).collect())
}

fn concepts(table: &str) -> Vec<String> {
    let (concepts, defects) = outcome(table);
    assert_eq!(defects, [""; 0], "{table}");
    concepts
}

fn error(table: &str, languages: Option<Languages>) -> String {
    read(&mut table.as_bytes(), languages, &mut Vec::new()).unwrap_err().in_file("g.csv")
}

#[test]
fn the_four_separators_give_the_same_concepts() {
    for separator in [",", ";", "\t", "|", " | "] {
        let table = "it,en,pos\r\ntregua,truce,n\r\n\r\nmolo,pier,n\r\n".replace(',', separator);
        assert_eq!(concepts(&table), ["tregua: it tregua P, en truce P", "molo: it molo P, en pier P"]);
    }
    assert_eq!(concepts("it,en\rmolo,pier\r"), ["molo: it molo P, en pier P"]);
}

#[test]
fn lines_above_the_header_are_passed_over_and_counted() {
    let table = "sep=;\r\n# Glossario, di casa \"2024\r\nit;en\r\na, b;c\r\ntregua;\r\n";
    let (concepts, defects) = outcome(table);
    assert_eq!(concepts, ["a, b: it a, b P, en c P", "tregua: it tregua P"]);
    assert!(defects[0].starts_with("line 5: `tregua` has terms in `it` only"), "{defects:?}");
    let message = error("# casa\nit,en\n\"molo,pier\n", None);
    assert!(message.starts_with("g.csv:3: quote is never closed"), "{message}");
}

#[test]
fn a_list_of_two_columns_is_in_the_languages_of_the_run() {
    let read = |table: &str| {
        let mut defects = Vec::new();
        let termbase = read(&mut table.as_bytes(), Some(RUN), &mut defects);
        let concepts =
            termbase.map(|termbase| termbase.concepts.iter().map(|concept| concept.id.to_string()).collect::<Vec<_>>());
        (
            concepts.map_err(|error| error.in_file("g.csv")),
            defects.into_iter().map(|defect| defect.message).collect::<Vec<_>>(),
        )
    };
    for named in [
        "Termine,Traduzione\nmolo,pier\n",
        "source term;target term\nmolo;pier\n",
        "Originale\tTraducente\nmolo\tpier\n",
    ] {
        assert_eq!(read(named), (Ok(vec!["molo".to_owned()]), Vec::new()), "{named}");
    }
    let (concepts, said) = read("molo,pier\ntregua,truce\n");
    assert_eq!(concepts, Ok(vec!["molo".to_owned(), "tregua".to_owned()]));
    assert_eq!(
        said,
        ["line 1: no column is named; the first is read as `it`, the second as `en`: name them to be sure"]
    );
    // One column that is named, three cells, a text that is no list.
    for other in ["it,Traduzione\nmolo,pier\n", "molo,pier,porto\n", "molo,pier\nCiao, amico, come stai?\n", "molo\n"] {
        let (concepts, _) = read(other);
        assert!(concepts.clone().is_err_and(|error| error.starts_with("g.csv:1: expected a header")), "{concepts:?}");
    }
    let message = error("molo,pier\n", None);
    assert!(message.starts_with("g.csv:1: no language is named: a list of two columns needs `--from`"), "{message}");
}

#[test]
fn a_stroke_beside_another_separator_parts_the_terms_of_a_cell() {
    assert_eq!(concepts("it,en\ntregua,truce|lull\n"), ["tregua: it tregua P, en truce P, en lull P"]);
}

#[test]
fn a_workbook_under_the_name_of_a_table_is_an_error() {
    let error = |bytes: &[u8]| read(&mut &*bytes, Some(RUN), &mut Vec::new()).unwrap_err().in_file("g.csv");
    assert_eq!(
        error(b"PK\x03\x04\x14\0"),
        "g.csv: a workbook under the name of a table of text: name it `.xlsx` or `.ods`"
    );
    let old = error(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0");
    assert!(old.starts_with("g.csv: an old workbook, or one with a password, under the name of a table"), "{old}");
    assert_eq!(concepts("it,en\nPK,PK\n"), ["PK: it PK P, en PK P"]);
}

#[test]
fn rows_with_the_same_first_term_are_one_concept() {
    let table = "it,en,status\naffluenza,turnout,\nMolo,pier,\nAffluenza ,voter turnout,admitted\naffluenza,affluence,Forbidden\n";
    assert_eq!(
        concepts(table),
        ["affluenza: it affluenza P, en turnout P, en voter turnout A, en affluence F", "Molo: it Molo P, en pier P"]
    );
}

#[test]
fn rows_with_the_same_id_are_one_concept_even_if_spread() {
    let table = "id,it,en\nT1,molo,pier\nT2,tregua,\nT1,banchina,\nT2,,truce\n";
    assert_eq!(concepts(table), ["T1: it molo P, en pier P, it banchina P", "T2: it tregua P, en truce P"]);
}

#[test]
fn columns_give_the_status_of_their_terms() {
    let table = "en_forbidden,it,en,en_admitted,note\nbelt|tape,nastro, ribbon ,band | strip,x\n";
    assert_eq!(concepts(table), ["belt: en belt F, en tape F, en ribbon P, en band A, en strip A, it nastro P"]);
    assert_eq!(concepts("it,en_deprecated\nnastro,tape\n"), ["nastro: it nastro P, en tape D"]);
}

#[test]
fn a_part_of_speech_belongs_to_all_terms_of_its_row() {
    let table = "it,en,pos\nsparo,shot,noun\nsparare,shoot,v\nforse,maybe,adv\nehi,hey,interjection\n";
    let termbase = read(&mut table.as_bytes(), None, &mut Vec::new()).unwrap();
    let read: Vec<_> = termbase.concepts.iter().map(|concept| concept.terms[1].part_of_speech).collect();
    let known = [PartOfSpeech::Noun, PartOfSpeech::Verb, PartOfSpeech::Invariable].map(Some);
    assert_eq!(read, [&known[..], &[None]].concat());
}

#[test]
fn source_and_target_take_the_languages_of_the_run() {
    assert_eq!(concepts("source,target,status\nmolo,mole,forbidden\n"), ["molo: it molo P, en mole F"]);
    let message = error("source,target\nmolo,pier\n", None);
    assert!(message.starts_with("g.csv:1: `source` and `target` do not name"), "{message}");
}

#[test]
fn quoted_cells_may_hold_separators_breaks_and_quotes() {
    let table = "it,en\n\"sì, certo\",\"yes,\nof \"\"course\"\"\"\n";
    assert_eq!(concepts(table), ["sì, certo: it sì, certo P, en yes, of \"course\" P"]);
}

#[test]
fn rows_that_say_nothing_are_told_with_their_line() {
    let (concepts, defects) = outcome("it,en\n\n,,\nmolo,pier\ntregua,\n,truce\na,b,c\n");
    assert_eq!(concepts, ["molo: it molo P, en pier P", "tregua: it tregua P", "truce: en truce P"]);
    let lines: Vec<_> = defects.iter().map(|message| message.split(':').next().unwrap()).collect();
    assert_eq!(lines, ["line 7", "line 5", "line 6"]);
    assert!(defects[0].contains("3 cells under a header of 2"));
}

#[test]
fn an_acronym_is_no_form_of_a_word() {
    let (concepts, _) = outcome("it,en\nNATO,NATO\nnato,born\nNato,native\n");
    assert_eq!(concepts, ["NATO: it NATO P, en NATO P", "nato: it nato P, en born P, en native P"]);
}

#[test]
fn a_row_that_lacks_its_rendering_is_one_concept_with_another_of_its_term() {
    let (concepts, defects) = outcome("it,en\ntregua,\nTregua,truce\n");
    assert_eq!((concepts, defects), (vec!["tregua: it tregua P, en truce P".to_owned()], Vec::new()));
}

#[test]
fn a_contradiction_keeps_the_earlier_status() {
    let (concepts, defects) = outcome("it,en,status\nmolo,pier,\nmolo,pier,forbidden\n");
    assert_eq!(concepts, ["molo: it molo P, en pier P"]);
    assert_eq!(defects, ["line 3: `pier` is forbidden here and preferred on line 2; preferred is kept"]);
}

#[test]
fn a_glossary_without_rows_is_a_defect() {
    assert_eq!(outcome("it,en\n").1, ["the glossary has no terms"]);
}

#[test]
fn faults_are_refused_with_their_line() {
    for (table, words) in [
        ("", "g.csv:1: expected a header with two term columns"),
        ("Termine,Traduzione,Nota\nmolo,pier,\n", "g.csv:1: expected a header"),
        ("\n\nit\nmolo\n", "g.csv:3: expected a header"),
        ("it,en_forbiden\n", "g.csv:1: malformed column name `en_forbiden`"),
        ("it,en\nmolo,pier\n\"tregua,truce\nfiume,river\n", "g.csv:3: quote is never closed"),
    ] {
        let message = error(table, Some(RUN));
        assert!(message.starts_with(words), "{message}");
    }
}

#[test]
fn every_unknown_status_is_a_defect_with_its_line() {
    let (concepts, defects) = outcome("it,en,status\r\n\r\n\"mo\r\nlo\",pier,\r\nx,y,ok\r\nfaro,lighthouse,best\r\n");
    assert_eq!(concepts, ["mo lo: it mo lo P, en pier P"]);
    let expected = "expected `preferred`, `admitted`, `deprecated` or `forbidden`";
    assert_eq!(
        defects,
        [format!("line 5: unknown status `ok`: {expected}"), format!("line 6: unknown status `best`: {expected}")]
    );
}

#[test]
fn a_column_that_is_no_language_is_told() {
    let (_, defects) = outcome("it,en,pag,note\nmolo,pier,7,\n");
    assert_eq!(defects, ["line 1: the column `pag` is taken for terms in a language of this name"]);
    assert!(outcome("it,en,scn\nmolo,pier,molu\n").1.is_empty());
}

#[test]
fn an_encoding_is_guessed_with_a_defect() {
    let mut defects = Vec::new();
    let table = b"it;en\nlibert\xe0 vigilata;probation\nperch\xe9;why\n";
    let termbase = read(&mut &table[..], None, &mut defects).unwrap();
    assert_eq!(&*termbase.concepts[0].terms[0].text, "libertà vigilata");
    assert_eq!(defects[0].kind, DefectKind::GuessedEncoding);
    assert!(defects[0].message.ends_with("save it as UTF-8 if that is wrong"), "{}", defects[0].message);
}

#[test]
fn what_is_said_of_terms_and_concepts_is_kept() {
    let table = "domain,it,it_gender,en,en_status,case,en_note,note,definition\n\
                 diritto,tregua,f,truce,admitted,no,press,see below,a pause\n\
                 , ,,TRUCE,forbidden,yes,,,\n";
    let table = table.replace(", ,,TRUCE", ",tregua,f,TRUCE");
    let mut defects = Vec::new();
    let termbase = read(&mut table.as_bytes(), Some(RUN), &mut defects).unwrap();
    let concept = &termbase.concepts[0];
    let remarks = concept.remarks.as_deref().unwrap();
    assert_eq!((&*remarks.domain, &*remarks.definition, &*remarks.note), ("diritto", "a pause", "see below"));
    let [tregua, truce, capitals] = &concept.terms[..] else { panic!("{concept:?}") };
    assert_eq!((tregua.gender, tregua.line), (Some(Gender::Feminine), 2));
    assert_eq!((truce.status, truce.gender, truce.case), (TermStatus::Admitted, None, LetterCase::Any));
    assert_eq!(&*truce.remarks.as_deref().unwrap().note, "press");
    assert_eq!((capitals.status, capitals.case), (TermStatus::Forbidden, LetterCase::AsWritten));
    assert_eq!((capitals.line, defects), (3, Vec::new()));
}

#[test]
fn a_column_of_two_meanings_is_what_its_cells_are() {
    let table = "it,en,Stato,Genere\nmolo,mole,vietato,m\nmolo,pier,,m.\n";
    assert_eq!(concepts(table), ["molo: it molo P, en mole F, en pier P"]);
    let termbase = read(&mut table.as_bytes(), None, &mut Vec::new()).unwrap();
    assert_eq!(termbase.concepts[0].terms[0].gender, Some(Gender::Masculine));
    let mut defects = Vec::new();
    let table = "it,en,Stato,Genere,Commento,Commenti\nmolo,pier,Italia,moli,a,b\n";
    let termbase = read(&mut table.as_bytes(), None, &mut defects).unwrap();
    assert_eq!(&*termbase.concepts[0].remarks.as_deref().unwrap().note, "a");
    assert_eq!(defects.len(), 1);
    assert_eq!(defects[0].message, "line 1: what stands under `Stato`, `Genere`, `Commenti` is not kept");
}

#[test]
fn a_column_beside_one_of_its_kind_is_not_read() {
    assert_eq!(concepts("it,en,stato,status\nmolo,mole,ammesso,forbidden\n"), ["molo: it molo P, en mole F"]);
}

#[test]
fn statuses_that_are_not_read_are_refused() {
    for (table, column) in [
        ("it,en,livello\nmolo,mole,Forbidden\nfaro,lighthouse,\n", "`livello`"),
        ("it,en,\nmolo,mole,vietato\n", "3"),
        ("it,en,sta\nmolo,mole,vietato\n", "`sta`"),
    ] {
        let expected =
            format!("g.csv:1: every cell under {column} is a status, and its column is not read: call it `status`");
        assert_eq!(error(table, None), expected);
    }
    for table in ["it,en,livello\nmolo,pier,admitted\nfaro,lighthouse,1\n", "it,en,ramo\nmolo,pier,legal\n"] {
        assert_eq!(outcome(table).1, [""; 0]);
    }
}

#[test]
fn columns_may_be_called_in_the_words_of_clients() {
    let table = "Termine IT,English term,EN vietati,en_sinonimi\nmolo,pier,mole,jetty\n";
    assert_eq!(concepts(table), ["molo: it molo P, en pier P, en mole F, en jetty A"]);
}

#[test]
fn an_unknown_gender_or_case_is_passed_over_and_said() {
    let (concepts, defects) = outcome("it,en,gender,case\nmolo,pier,strong,maybe\n");
    assert_eq!(concepts, ["molo: it molo P, en pier P"]);
    assert!(defects[0].starts_with("line 2: unknown gender `strong`"), "{defects:?}");
    assert!(defects[1].starts_with("line 2: unknown case `maybe`"), "{defects:?}");
}

#[test]
fn remarks_tell_who_keeps_the_table_what_was_smoothed() {
    let mut defects = Vec::new();
    let table = "it,en,owner\nmolo ,pier,A\nmolo,pier,A\nponte,long  bridge,B\n";
    read(&mut table.as_bytes(), None, &mut defects).unwrap();
    let messages: Vec<_> = defects.iter().map(|defect| (defect.kind, defect.message.as_str())).collect();
    assert_eq!(
        messages,
        [
            (DefectKind::Unread, "line 1: what stands under `owner` is not kept"),
            (DefectKind::Untidy, "line 2: white space behind or twice inside `molo`"),
            (DefectKind::Repeated, "line 3: `pier` stands on line 2 already"),
            (DefectKind::Untidy, "line 4: white space behind or twice inside `long  bridge`"),
        ]
    );
}
