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
    let start = out.len();
    out.reserve(text.len());
    for letter in text.chars() {
        match plain(letter) {
            Some(letter) => out.push(letter),
            None => {
                out.truncate(start);
                return fold_any_into(text, out);
            }
        }
    }
}

/// The folded form of a letter that European languages write often, when it is one letter.
fn plain(letter: char) -> Option<char> {
    Some(match letter {
        '\0'..='\x7f' => letter.to_ascii_lowercase(),
        'à'..='å' | 'À'..='Å' => 'a',
        'ç' | 'Ç' | 'ć' | 'č' => 'c',
        'è'..='ë' | 'È'..='Ë' => 'e',
        'ì'..='ï' | 'Ì'..='Ï' => 'i',
        'ñ' | 'Ñ' | 'ń' => 'n',
        'ò'..='ö' | 'Ò'..='Ö' => 'o',
        'ś' | 'š' | 'Š' => 's',
        'ù'..='ü' | 'Ù'..='Ü' => 'u',
        'ý' | 'ÿ' => 'y',
        'ž' | 'Ž' => 'z',
        '\u{2019}' | '\u{2018}' => '\'',
        '«' | '»' | '“' | '”' | '„' | '–' | '—' | '€' | '°' => letter,
        _ => return None,
    })
}

fn fold_any_into(text: &str, out: &mut String) {
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
    fn the_short_way_folds_as_the_long_one() {
        for letter in ('\0'..='\u{3000}').filter(|letter| plain(*letter).is_some()) {
            let mut long = String::new();
            fold_any_into(&letter.to_string(), &mut long);
            assert_eq!(fold(&letter.to_string()), long, "{letter}");
            assert_eq!(fold(&format!("{letter}ø")), long + "o", "{letter}");
        }
    }

    #[test]
    fn folding_drops_case_and_accents_only() {
        assert_eq!(fold("Città"), "citta");
        assert_eq!(fold("Erdoğan Łódź Straße"), "erdogan lodz strasse");
        assert_eq!(fold("l’Aquila"), "l'aquila");
        assert_eq!(fold("Владимир"), "владимир");
    }
}
