//! Finds the quotation mark that is never closed.
//!
//! The csv crate forgives one and reads the rest of the file, or all up to the next quoted cell, into one cell. In a
//! glossary that would silently lose terms, so the marks are checked before the table is read.

/// Where a scan stands.
enum State {
    CellStart,
    Bare,
    Quoted,
    AfterQuote,
}

/// The byte of the first quotation mark that opens a cell and is not closed before a separator, a line end or the end.
pub(super) fn open_quote(text: &str, separator: u8) -> Option<usize> {
    let mut state = State::CellStart;
    let mut opened = 0;
    for (at, byte) in text.bytes().enumerate() {
        let ends_cell = byte == separator || byte == b'\n' || byte == b'\r';
        state = match (state, byte) {
            (State::Quoted, b'"') => State::AfterQuote,
            (State::Quoted, _) | (State::AfterQuote, b'"') => State::Quoted,
            (_, _) if ends_cell => State::CellStart,
            (State::AfterQuote, _) => return Some(opened),
            (State::CellStart, b'"') => {
                opened = at;
                State::Quoted
            }
            (State::CellStart | State::Bare, _) => State::Bare,
        };
    }
    matches!(state, State::Quoted).then_some(opened)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closed_and_inner_quotes_pass() {
        for good in
            ["", "it,en\n\"a, b\",c\n", "\"a \"\"b\"\"\",\"c\"", "a \"b\",c\"\n", "\"a\nb\",c\r\n\"d\",\"e\"\r\n"]
        {
            assert_eq!(open_quote(good, b','), None, "{good:?}");
        }
    }

    #[test]
    fn an_open_quote_is_found_where_it_opens() {
        assert_eq!(open_quote("it,en\n\"a,b\nc,d\n", b','), Some(6));
        assert_eq!(open_quote("it,en\n\"a,b\nc,\"d\"\n", b','), Some(6));
        assert_eq!(open_quote("it;en\nx;\"a\" b\n", b';'), Some(8));
    }
}
