//! A translated pattern as it is written, with its loose companion.

/// Whether a group is text that is matched or only looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sight {
    Matched,
    LookedAt,
}

/// The pattern and its loose companion.
#[derive(Default)]
pub(super) struct Output {
    pub(super) text: String,
    pub(super) loose: String,
    /// How many look-arounds are open; inside one the loose pattern gets nothing.
    hidden: usize,
}

/// A place in both outputs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    text: usize,
    loose: usize,
}

impl Output {
    pub(super) fn push(&mut self, both: &str) {
        self.push_apart(both, both);
    }

    pub(super) fn push_apart(&mut self, text: &str, loose: &str) {
        self.text.push_str(text);
        if self.hidden == 0 {
            self.loose.push_str(loose);
        }
    }

    pub(super) fn mark(&self) -> Mark {
        Mark { text: self.text.len(), loose: self.loose.len() }
    }

    /// Goes into a group; into the loose pattern nothing is written inside one that is only looked at.
    pub(super) fn enter(&mut self, sight: Sight) {
        self.hidden += usize::from(sight == Sight::LookedAt);
    }

    /// Leaves a group.
    pub(super) fn leave(&mut self, sight: Sight) {
        self.hidden -= usize::from(sight == Sight::LookedAt);
    }

    /// Puts an atomic group around what was written since `mark`.
    pub(super) fn close_atomic(&mut self, mark: Mark) {
        self.text.insert_str(mark.text, "(?>");
        self.text.push(')');
        if self.hidden == 0 {
            self.loose.insert_str(mark.loose, "(?:");
            self.loose.push(')');
        }
    }
}
