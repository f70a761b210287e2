//! `riscontro rules` and `riscontro explain`.

use std::io::Write;

use anyhow::bail;
use riscontro_engine::{nearest, page, rules};

use crate::exit::Exit;

/// Lists the rules, a line each.
pub(crate) fn list() -> anyhow::Result<Exit> {
    let mut out = anstream::stdout().lock();
    let width = rules().iter().map(|meta| meta.id.as_str().len()).max().unwrap_or(0);
    let group = rules().iter().map(|meta| meta.group.as_str().len()).max().unwrap_or(0);
    for meta in rules() {
        writeln!(out, "{:width$}  {:group$}  {:7}  {}", meta.id, meta.group, meta.severity, meta.summary)?;
    }
    Ok(Exit::Clean)
}

/// Prints the page of a rule.
pub(crate) fn explain(rule: &str) -> anyhow::Result<Exit> {
    let rules = rules();
    let Some(meta) = rules.iter().find(|meta| meta.id.as_str() == rule) else {
        let near = nearest(rule, rules.iter().map(|meta| meta.id.as_str()));
        let hint = near.map_or_else(String::new, |near| format!(" (did you mean `{near}`?)"));
        bail!("unknown rule `{rule}`{hint}; `riscontro rules` lists them");
    };
    write!(anstream::stdout().lock(), "{}", page(meta))?;
    Ok(Exit::Clean)
}
