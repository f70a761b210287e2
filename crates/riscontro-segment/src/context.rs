//! What stands around a candidate: the run of marks itself, the token before it, the beginning of what follows.
//!
//! Each is read once, from the place of the candidate outwards, and each look is bounded (a run is consumed whole, a
//! token is at most [`REACH`] bytes), so that a million marks in a row cost a million short looks.

/// Bytes that are looked at backwards for a token.
pub(crate) const REACH: usize = 34;

/// What a run of terminators comes down to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// One full stop.
    Stop,
    /// A question or exclamation mark is in it.
    Strong,
    /// Two or more dots, or the character for three.
    Ellipsis,
}

/// What closes behind the terminators.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Closed {
    Nothing,
    Quote,
    Bracket,
}

/// Terminators with the quotes and brackets that close behind or between them: `.`, `?!»`, `.”)`, `?».`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Run {
    /// Where the last group of terminators begins: the token before a full stop ends here.
    pub(crate) group: usize,
    /// One past the last closer.
    pub(crate) end: usize,
    pub(crate) mark: Mark,
    pub(crate) closed: Closed,
}

pub(crate) fn char_at(text: &str, at: usize) -> Option<char> {
    text[at..].chars().next()
}

pub(crate) fn char_before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

fn is_terminator(mark: char) -> bool {
    matches!(mark, '.' | '?' | '!' | '…' | '‼' | '⁇' | '⁈' | '⁉')
}

/// Marks that only ever close.
fn closes(mark: char) -> Option<Closed> {
    match mark {
        '"' | '\'' | '’' | '”' | '»' | '›' | '*' | '_' => Some(Closed::Quote),
        ')' | ']' | '}' => Some(Closed::Bracket),
        _ => None,
    }
}

impl Run {
    /// The run that begins at `at`, where a terminator stands.
    pub(crate) fn at(text: &str, at: usize) -> Run {
        let mut run = Run { group: at, end: at, mark: Mark::Stop, closed: Closed::Nothing };
        let mut dots = 0;
        while let Some(mark) = char_at(text, run.end) {
            let after = run.end + mark.len_utf8();
            if is_terminator(mark) {
                if run.closed != Closed::Nothing {
                    (run.group, run.closed, dots) = (run.end, Closed::Nothing, 0);
                }
                dots += 1;
                run.take(mark, dots);
                run.end = after;
            } else if let Some(closed) = run.closer(text, mark, after) {
                run.closed = closed;
                run.end = after;
            } else if let Some(len) = footnote(&text[run.end..]).or_else(|| run.spaced(text, mark, after)) {
                run.end += len;
            } else {
                break;
            }
        }
        run
    }

    /// The same with a straight quote that stands apart behind it and closes: `" Venez ! "`. One that is open in the paragraph
    /// makes their number odd; `is_odd` tells it of those before a place.
    pub(crate) fn with_spaced_quote(mut self, text: &str, is_odd: impl FnOnce(usize) -> bool) -> Run {
        if text[self.end..].strip_prefix(" \"").is_some_and(|rest| !is_word_at(rest, 0)) && is_odd(self.group) {
            self.end += " \"".len();
            self.closed = Closed::Quote;
        }
        self
    }

    /// The stop at `at` alone, if it ends a word, exactly three dots stand apart behind it, and a capital follows: `word. . . . The`.
    /// Four dots are a stop and an ellipsis (The Chicago Manual of Style, 13.53), and the ellipsis begins the next sentence.
    pub(crate) fn stop_before_dots(text: &str, at: usize) -> Option<Run> {
        let follows = text[at..].strip_prefix(". . . . ")?;
        let is_word = char_before(text, at).is_some_and(char::is_alphanumeric);
        let run = Run { group: at, end: at + 1, mark: Mark::Stop, closed: Closed::Nothing };
        (is_word && follows.starts_with(char::is_uppercase)).then_some(run)
    }

    fn take(&mut self, mark: char, dots: usize) {
        self.mark = match mark {
            '.' if dots == 1 => self.mark,
            '.' | '…' if self.mark != Mark::Strong => Mark::Ellipsis,
            '.' | '…' => Mark::Strong,
            _ => Mark::Strong,
        };
    }

    /// What `mark`, right behind the run, closes. Marks that open in one language and close in another close here when
    /// no word follows them.
    fn closer(&self, text: &str, mark: char, after: usize) -> Option<Closed> {
        let ambiguous = matches!(mark, '“' | '«' | '‘' | '‹');
        if ambiguous && !is_word_at(text, after) {
            return Some(Closed::Quote);
        }
        closes(mark)
    }

    /// The length of a space and what behind it still belongs to the run: `. . .`, `… !`, `… »`, `. [3]`, `. :-)`.
    fn spaced(&self, text: &str, space: char, after: usize) -> Option<usize> {
        let mark = char_at(text, after).filter(|_| space.is_whitespace() && space != '\n')?;
        let rest = &text[after..];
        if let Some(len) = footnote(rest).or_else(|| smiley(rest)).filter(|len| !is_word_at(rest, *len)) {
            return Some(space.len_utf8() + len);
        }
        let joins = match mark {
            '.' => self.closed == Closed::Nothing,
            // `Quelle surprise… !`
            '?' | '!' => self.closed == Closed::Nothing && self.mark == Mark::Ellipsis,
            '»' | '”' | ')' | ']' => true,
            _ => false,
        };
        (joins && !is_word_at(rest, mark.len_utf8())).then(|| space.len_utf8())
    }
}

/// The length of a note mark such as `[12]` at the beginning of `text`.
fn footnote(text: &str) -> Option<usize> {
    let digits = text.strip_prefix('[')?.bytes().take(4).take_while(u8::is_ascii_digit).count();
    (digits > 0 && text.as_bytes().get(digits + 1) == Some(&b']')).then_some(digits + 2)
}

/// The length of a smiley at the beginning of `text`: it belongs to the sentence before it.
fn smiley(text: &str) -> Option<usize> {
    let face = text.strip_prefix([':', ';', '='])?;
    let mouth = face.strip_prefix('-').unwrap_or(face);
    let drawn = mouth.starts_with([')', '(', 'D', 'P', 'p', '/', '|']);
    drawn.then(|| text.len() - mouth.len() + 1)
}

/// Whether a letter or digit stands at `at`.
fn is_word_at(text: &str, at: usize) -> bool {
    char_at(text, at).is_some_and(char::is_alphanumeric)
}

pub(crate) fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '\u{300}'..='\u{36f}' | '°')
}

/// The token that ends at `end`: letters, digits and the dots between them; cut at apostrophes, hyphens, slashes and all
/// other marks. Empty if a mark or white space stands there; of a token that is too long to be in a table only the end.
pub(crate) fn token_before(text: &str, end: usize) -> &str {
    let bytes = text.as_bytes();
    let mut start = end;
    while start > 0 && end - start <= REACH {
        let byte = bytes[start - 1];
        if byte.is_ascii_alphanumeric() || byte == b'.' && start != end {
            start -= 1;
        } else if byte.is_ascii() {
            break;
        } else {
            match char_before(text, start).filter(|letter| is_letter(*letter)) {
                Some(letter) => start -= letter.len_utf8(),
                None => break,
            }
        }
    }
    text[start..end].trim_start_matches('.')
}

/// The word before the token that begins at `start`, if only spaces stand between; with a hyphen it is cut.
pub(crate) fn word_before_token(text: &str, start: usize) -> &str {
    let spaces = text[..start].bytes().rev().take(4).take_while(|byte| *byte == b' ').count();
    if spaces == 0 { "" } else { token_before(text, start - spaces) }
}

/// What may number an item, a chapter or a page: up to four digits, a Roman numeral, a letter; or nothing.
pub(crate) fn is_label(token: &str) -> bool {
    let bytes = token.as_bytes();
    let digits = || bytes.len() <= 4 && bytes.iter().all(u8::is_ascii_digit);
    let roman = |capital: bool| bytes.iter().all(|byte| is_roman(*byte) && byte.is_ascii_uppercase() == capital);
    bytes.len() <= 1 || digits() || roman(true) || roman(false) || !token.is_ascii() && token.chars().count() == 1
}

/// Whether `byte` is a letter of Roman numerals, in either case.
#[inline]
pub(crate) fn is_roman(byte: u8) -> bool {
    matches!(byte | 0x20, b'i' | b'v' | b'x' | b'l' | b'c' | b'd' | b'm')
}

pub(crate) fn is_quote(mark: char) -> bool {
    matches!(mark, '"' | '\'' | '‘' | '’' | '‚' | '“' | '”' | '„' | '«' | '»' | '‹' | '›')
}

pub(crate) fn is_dash(mark: char) -> bool {
    matches!(mark, '-' | '–' | '—' | '―')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_takes_its_closers_and_the_stops_between_them() {
        let run = |text: &str| {
            let run = Run::at(text, 0);
            (run.end, run.mark, run.closed)
        };
        assert_eq!(run(". Poi"), (1, Mark::Stop, Closed::Nothing));
        assert_eq!(run("?». Poi"), (4, Mark::Strong, Closed::Nothing));
        assert_eq!(run("...\") Poi"), (5, Mark::Ellipsis, Closed::Bracket));
        assert_eq!(run(". . . Poi"), (5, Mark::Ellipsis, Closed::Nothing));
        assert_eq!(run("… » disse"), (6, Mark::Ellipsis, Closed::Quote));
        assert_eq!(run(".[12] Poi"), (5, Mark::Stop, Closed::Nothing));
        assert_eq!(run(".“ Dann"), (4, Mark::Stop, Closed::Quote));
    }

    #[test]
    fn the_token_is_cut_at_apostrophes_and_keeps_its_dots() {
        let before = |text: &str| token_before(text, text.len()).to_owned();
        assert_eq!(before("dell’Avv"), "Avv");
        assert_eq!(before("dall'art"), "art");
        assert_eq!(before("(U.S"), "U.S");
        assert_eq!(before("fine "), "");
        assert_eq!(word_before_token("piano B", 6), "piano");
    }
}
