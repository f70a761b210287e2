//! Front matter: the block between two `---` (YAML) or `+++` (TOML) lines at the very beginning of a file.

/// The length in bytes of the front matter of `raw`, its closing line included; 0 without one, or when it is not closed.
///
/// A `---` that a blank line or nothing follows is a rule. YAML may also close with `...`.
pub(super) fn len(raw: &str) -> usize {
    let mut lines = raw.split_inclusive('\n');
    let Some(opening) = lines.next() else { return 0 };
    let marker = opening.trim_end();
    if marker != "---" && marker != "+++" {
        return 0;
    }
    let mut reached = opening.len();
    for (at, line) in lines.enumerate() {
        reached += line.len();
        let body = line.trim_end();
        if at == 0 && body.is_empty() {
            return 0;
        }
        if body == marker || (marker == "---" && body == "...") {
            return reached;
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_closed_block_at_the_beginning_is_front_matter() {
        assert_eq!(len("---\ntitle: x\n---\nTesto"), 17);
        assert_eq!(len("+++\r\ntitle = 1\r\n+++\r\n"), 21);
        assert_eq!(len("---\ntitle: x\n...\n"), 17);
        for text in ["", "---", "---\n\nTesto\n\n---\n", "---\ntitle: x\n", "Testo\n---\nx\n---\n", "----\nx\n----\n"] {
            assert_eq!(len(text), 0, "{text:?}");
        }
    }
}
