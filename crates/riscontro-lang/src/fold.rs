//! Folding: the form by which words are compared.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Appends `text` to `out` in lower case, without accents, with the plain apostrophe; `ß` becomes `ss`.
pub fn fold_into(text: &str, out: &mut String) {
    if text.is_ascii() {
        let start = out.len();
        out.push_str(text);
        out[start..].make_ascii_lowercase();
        return;
    }
    for letter in text.nfd().filter(|letter| !is_combining_mark(*letter)) {
        match letter {
            '\u{2019}' | '\u{2bc}' | '\u{2018}' => out.push('\''),
            'ß' | 'ẞ' => out.push_str("ss"),
            'ø' | 'Ø' => out.push('o'),
            'ł' | 'Ł' => out.push('l'),
            'đ' | 'Đ' => out.push('d'),
            'ı' | 'İ' => out.push('i'),
            'æ' | 'Æ' => out.push_str("ae"),
            'œ' | 'Œ' => out.push_str("oe"),
            _ => out.extend(letter.to_lowercase().filter(|letter| !is_combining_mark(*letter))),
        }
    }
}

/// Returns the folded form of `text`; see [`fold_into`].
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_drops_case_and_accents_only() {
        assert_eq!(fold("Città"), "citta");
        assert_eq!(fold("Erdoğan Łódź Straße"), "erdogan lodz strasse");
        assert_eq!(fold("l’Aquila"), "l'aquila");
        assert_eq!(fold("Владимир"), "владимир");
    }
}
