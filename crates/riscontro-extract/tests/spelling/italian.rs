//! Italian: one word below a million, then `milioni` and `miliardi`.

use super::groups;

const SMALL: [&str; 20] = [
    "",
    "uno",
    "due",
    "tre",
    "quattro",
    "cinque",
    "sei",
    "sette",
    "otto",
    "nove",
    "dieci",
    "undici",
    "dodici",
    "tredici",
    "quattordici",
    "quindici",
    "sedici",
    "diciassette",
    "diciotto",
    "diciannove",
];
const TENS: [&str; 10] =
    ["", "", "venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta"];
const RANKS: [&str; 11] =
    ["", "primo", "secondo", "terzo", "quarto", "quinto", "sesto", "settimo", "ottavo", "nono", "decimo"];

/// `value` in words; `joint` stands before the last group: ` ` or ` e `.
pub(crate) fn cardinal(value: u64, joint: &str) -> String {
    if value == 0 {
        return "zero".to_owned();
    }
    let parts: Vec<String> = groups(value, &[1_000_000_000, 1_000_000]).into_iter().map(group).collect();
    let (last, before) = parts.split_last().expect("a value above zero has a group");
    if before.is_empty() { last.clone() } else { format!("{}{joint}{last}", before.join(" ")) }
}

fn group((count, scale): (u64, u64)) -> String {
    match (count, scale) {
        (_, 1) => accented(below_million(count)),
        (1, 1_000_000) => "un milione".to_owned(),
        (_, 1_000_000) => format!("{} milioni", accented(below_million(count))),
        (1, _) => "un miliardo".to_owned(),
        _ => format!("{} miliardi", accented(below_million(count))),
    }
}

/// `value`, at least 1, as a rank in one word: `ventitreesimo`.
pub(crate) fn ordinal(value: u64) -> String {
    if let Some(rank) = usize::try_from(value).ok().and_then(|value| RANKS.get(value)) {
        return (*rank).to_owned();
    }
    let cardinal = below_million(value);
    if let Some(thousands) = cardinal.strip_suffix("mila") {
        return format!("{thousands}millesimo");
    }
    let keeps_vowel = value % 100 > 20 && matches!(value % 10, 3 | 6);
    let stem =
        if keeps_vowel || matches!(value % 100, 3 | 6) { &cardinal[..] } else { &cardinal[..cardinal.len() - 1] };
    format!("{stem}esimo")
}

/// A compound that ends in three is stressed there: `ventitré`.
fn accented(word: String) -> String {
    match word.strip_suffix("tre") {
        Some(stem) if !stem.is_empty() => format!("{stem}tré"),
        _ => word,
    }
}

fn below_million(value: u64) -> String {
    let thousands = match value / 1000 {
        0 => String::new(),
        1 => "mille".to_owned(),
        count => below_thousand(count) + "mila",
    };
    thousands + &below_thousand(value % 1000)
}

fn below_thousand(value: u64) -> String {
    let hundreds = match value / 100 {
        0 => String::new(),
        1 => "cento".to_owned(),
        count => format!("{}cento", SMALL[count as usize]),
    };
    hundreds + &below_hundred((value % 100) as usize)
}

fn below_hundred(value: usize) -> String {
    if value < SMALL.len() {
        return SMALL[value].to_owned();
    }
    let (tens, unit) = (TENS[value / 10], value % 10);
    let is_elided = matches!(unit, 1 | 8);
    let tens = if is_elided { &tens[..tens.len() - 1] } else { tens };
    format!("{tens}{}", SMALL[unit])
}

#[test]
fn italian_is_spelled_as_it_is_written() {
    assert_eq!(cardinal(237, " "), "duecentotrentasette");
    assert_eq!(cardinal(1_000_001_023, " e "), "un miliardo e milleventitré");
    assert_eq!(cardinal(21_048_003, " "), "ventuno milioni quarantottomilatré");
    assert_eq!(
        [ordinal(8), ordinal(23), ordinal(111), ordinal(2000)],
        ["ottavo", "ventitreesimo", "centoundicesimo", "duemillesimo"]
    );
}
