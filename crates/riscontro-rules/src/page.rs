//! The page of a rule, taken from the documentation of its type.

use riscontro_core::RuleMeta;

/// Returns the page that `explain` prints: Markdown, the documentation comment of the rule's type without its marks.
#[must_use]
pub fn page(meta: &RuleMeta) -> String {
    let mut page = format!("# {}\n\n{} ({}, {})\n\n", meta.id, meta.summary, meta.group, meta.severity);
    let comment = meta.page.lines().skip_while(|line| !line.starts_with("/// ## What it does"));
    for line in comment.map_while(|line| line.strip_prefix("///")) {
        page.push_str(line.strip_prefix(' ').unwrap_or(line));
        page.push('\n');
    }
    page
}
