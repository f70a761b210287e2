//! Hooks for languages that write numbers in one word.

/// A noun or adjective that holds a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumeralNoun {
    /// Who is so many years old: `ventunenne`.
    Age(i64),
    /// Who is older than so many years: `ultraottantenne`.
    AgeOver(i64),
    /// Who is younger than so many years: `infraquattordicenne`.
    AgeUnder(i64),
    /// So many years, or what lasts them: `quinquennio`, `quindicennale`.
    Years(i64),
    /// Of a century: `settecentesco`.
    Century(i16),
}

/// A set of pairs of letters, by which most words are told from numerals in two steps and without a jump for each pair.
///
/// Pairs in which a byte is no letter of `a-z` may be taken for others.
#[derive(Debug)]
pub(crate) struct LetterPairs([u32; 32]);

impl LetterPairs {
    /// The set of `pairs`, each of two letters.
    pub(crate) const fn of(pairs: &[&str]) -> LetterPairs {
        let mut seconds = [0; 32];
        let mut at = 0;
        while at < pairs.len() {
            let pair = pairs[at].as_bytes();
            assert!(pair.len() == 2);
            seconds[(pair[0] & 31) as usize] |= 1 << (pair[1] & 31);
            at += 1;
        }
        LetterPairs(seconds)
    }

    #[inline]
    pub(crate) fn has(&self, [first, second]: [u8; 2]) -> bool {
        (self.0[usize::from(first & 31)] >> (second & 31)) & 1 != 0
    }
}

/// The number words of a language that says units before tens and writes numbers below a million in one word:
/// `dreiundzwanzig`, `zweihonderdvijftig`. All are folded.
#[derive(Debug)]
pub(crate) struct UnitsFirst {
    /// From one to nineteen, as they stand inside a numeral.
    pub(crate) units: [&'static str; 19],
    /// From twenty to ninety.
    pub(crate) tens: [&'static str; 8],
    /// Between units and tens; also between hundreds and what follows.
    pub(crate) and: &'static str,
    pub(crate) hundred: &'static str,
    pub(crate) thousand: &'static str,
}

impl UnitsFirst {
    /// The value of a folded word, simple or compound, below a million.
    pub(crate) fn value(&self, word: &str) -> Option<i64> {
        self.parted(word, (self.thousand, 1000), |part| {
            self.parted(part, (self.hundred, 100), |part| self.below_hundred(part))
        })
    }

    /// The value of `word` around a scale: how many of it stand before, and what follows. `value` reads the parts.
    fn parted(&self, word: &str, (scale, worth): (&str, i64), value: impl Fn(&str) -> Option<i64>) -> Option<i64> {
        let Some((count, rest)) = word.split_once(scale) else { return value(word) };
        let count = if count.is_empty() { 1 } else { value(count)? };
        let rest = match rest {
            "" => 0,
            _ => value(rest).or_else(|| value(rest.strip_prefix(self.and)?))?,
        };
        (rest < worth).then_some(count * worth + rest)
    }

    fn below_hundred(&self, word: &str) -> Option<i64> {
        let place = |words: &[&str], word: &str| words.iter().position(|known| *known == word);
        if let Some(at) = place(&self.units, word) {
            return i64::try_from(at + 1).ok();
        }
        let (at, tens) = self.tens.iter().enumerate().find(|(_, tens)| word.ends_with(**tens))?;
        let before = word.strip_suffix(tens)?;
        let units = match before {
            "" => 0,
            _ => place(&self.units[..9], before.strip_suffix(self.and)?)? + 1,
        };
        i64::try_from((at + 2) * 10 + units).ok()
    }
}

#[cfg(test)]
mod tests {
    use crate::LANGUAGES;

    fn value(tag: &str, word: &str) -> Option<i64> {
        let language =
            LANGUAGES.iter().find(|language| language.tag.as_str() == tag).expect("a language with a folder");
        language.split_compound.and_then(|split| split(&crate::fold(word)))
    }

    #[test]
    fn german_and_dutch_numerals_in_one_word_have_their_values() {
        let german = [
            ("siebenunddreißig", 37),
            ("hundert", 100),
            ("hundertundelf", 111),
            ("zweihundertfünfzigtausend", 250_000),
            ("eintausendneunhundertachtundvierzig", 1948),
            ("neunzehnhundertachtundvierzig", 1948),
            ("tausendeinhundertzwölf", 1112),
        ];
        let dutch = [
            ("zevenendertig", 37),
            ("tweeëntwintig", 22),
            ("honderdvijf", 105),
            ("driehonderdtwaalf", 312),
            ("vierhonderdduizend", 400_000),
            ("negentienhonderdachtenveertig", 1948),
        ];
        for (word, wanted) in german {
            assert_eq!(value("de", word), Some(wanted), "{word}");
        }
        for (word, wanted) in dutch {
            assert_eq!(value("nl", word), Some(wanted), "{word}");
        }
    }

    #[test]
    fn words_that_only_hold_a_numeral_have_none() {
        for (tag, word) in [
            ("de", "jahrhundert"),
            ("de", "tausendfach"),
            ("de", "hundertschaft"),
            ("de", "einundhundert"),
            ("nl", "honderden"),
            ("nl", "duizendpoot"),
        ] {
            assert_eq!(value(tag, word), None, "{word}");
        }
    }
}
