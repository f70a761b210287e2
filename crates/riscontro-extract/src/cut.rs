//! Parts of what is cut, and the figures of sizes.

use riscontro_core::value::{Exact, Number};
use riscontro_core::{TokenClass, Value};

use crate::found::{Found, own};
use crate::glue::Glue;
use crate::reader::{At, Reader};
use crate::starts::Starts;

/// Into no more parts than these is something cut.
const MOST_PARTS: i64 = 12;

/// So many words back stands what is done to it.
const FARTHEST_CUT: usize = 6;

impl Reader<'_> {
    /// Gives the number of parts that something is cut into what each is of the whole as a further reading: `dividere in quattro`,
    /// *cut into quarters*; `tagliare in due`, *halve*.
    pub(crate) fn maybe_parts(&self, found: &mut Found) {
        let Value::Number(number) = found.readings[0].value else { return };
        let parts = number.value().to_integer().filter(|parts| (2..=MOST_PARTS).contains(parts));
        let is_capital = self.class(found.end).is_some_and(TokenClass::is_capitalised);
        let counts = self.is_content(found.end) || self.units(found.end).is_some() || is_capital;
        if let Some(part) = parts.and_then(|parts| Exact::ratio(1, parts))
            && !counts
            && self.has_before(found.start, Glue::IntoParts)
            && self.is_divided(found.start)
        {
            let part = Number::new(part, number.resolution());
            found.readings.extend([own(Value::Number(part), 5), own(Value::Multiplier(part), 5)]);
        }
    }

    /// Whether a word before `at` says that something is cut.
    fn is_divided(&self, at: At) -> bool {
        let near = at.token.saturating_sub(FARTHEST_CUT)..at.token;
        self.is_present(Starts::of_glue(Glue::Divides))
            && near.into_iter().any(|token| self.glue(At::start(token), Glue::Divides).is_some())
    }

    /// Whether it is one of two whole numbers with an `x` written on to both, which count nothing: `4x400`, `1920x1080`, `2x4` may be what
    /// something is called.
    pub(crate) fn is_of_name_of_size(&self, found: &Found) -> bool {
        let (start, end) = (found.start.token, found.end.token);
        let is_sign = |token: usize| {
            let at = At::start(token);
            (self.is_mark(at, "x") || self.is_mark(at, "X")) && self.is_joined(at) && self.is_joined(at.next())
        };
        let is_whole = |token: usize| {
            self.tokens.get(token).is_some_and(|token| {
                token.class == TokenClass::Number && token.span.of(self.text).bytes().all(|byte| byte.is_ascii_digit())
            })
        };
        let behind = |back: usize| start.checked_sub(back).is_some_and(is_sign);
        let is_bare = matches!(found.readings[0].value, Value::Number(_)) && found.end.is_whole() && end == start + 1;
        let is_first = || is_sign(end) && !behind(1) && is_whole(end + 1) && !is_sign(end + 2);
        let is_last = || behind(1) && !is_sign(end) && start >= 2 && is_whole(start - 2) && !behind(3);
        is_bare && is_whole(start) && (is_first() || is_last())
    }
}
