//! The layers of the design, read from the manifests: a crate imports those that its line names, and no other of ours.
//!
//! The layers keep knowledge in one place: a format knows no language, the aligner sees links, a rule sees values. An
//! import that they do not show is nearly always knowledge that should move down. If the design must change, it changes
//! here and in the design together, openly.

use std::path::Path;

use crate::{assert_none, entries, root, text};

/// Each crate and those of ours it may import, from the bottom up.
const LAYERS: &[(&str, Imports)] = &[
    ("core", Imports::Only(&[])),
    ("align", Imports::Only(&["core"])),
    ("formats", Imports::Only(&["core"])),
    ("lang", Imports::Only(&["core"])),
    ("match", Imports::Only(&["core"])),
    ("report", Imports::Only(&["core"])),
    ("rules", Imports::Only(&["core"])),
    ("extract", Imports::Only(&["core", "lang"])),
    ("lexicon", Imports::Only(&["core", "lang"])),
    ("segment", Imports::Only(&["core", "lang"])),
    ("terms", Imports::Only(&["core", "lang"])),
    (
        "engine",
        Imports::Only(&[
            "align", "core", "extract", "formats", "lang", "lexicon", "match", "rules", "segment", "terms",
        ]),
    ),
    ("cli", Imports::Only(&["core", "engine", "report"])),
    ("testkit", Imports::Only(&["core"])),
    ("xtask", Imports::Any),
];

/// External crates that only some of ours may use, with the reason.
const RESERVED: &[(&str, &[&str], &str)] = &[
    ("rayon", &["engine"], "work is spread over threads in one place, the engine's batch"),
    ("anyhow", &["cli", "xtask"], "a library has one error type of its own, so that a caller can look into it"),
];

/// All that core may use besides the standard library.
const CORE_USES: &[&str] = &["smallvec", "thiserror"];

/// Which of our crates a crate may import.
enum Imports {
    Any,
    Only(&'static [&'static str]),
}

/// What a dependency is for.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Purpose {
    Shipped,
    Tests,
}

/// A dependency as a manifest names it.
struct Dependency {
    name: String,
    purpose: Purpose,
}

#[test]
fn every_crate_stays_in_its_layer() {
    let mut faults = Vec::new();
    for (name, imports) in LAYERS {
        let path = root().join("crates").join(folder(name)).join("Cargo.toml");
        for dependency in dependencies(&text(&path)) {
            faults.extend(fault(name, imports, &dependency));
        }
    }
    assert_none(&faults);
}

#[test]
fn the_crates_are_those_of_the_design() {
    // Peers to compare with build in a workspace of their own.
    let found: Vec<_> = entries(&root().join("crates")).into_iter().filter(|name| name != "bench-peers").collect();
    let mut designed: Vec<_> = LAYERS.iter().map(|(name, _)| folder(name)).collect();
    designed.sort();
    assert_eq!(found, designed, "a new crate needs its line in LAYERS here and in the design's table of crates");
    for name in found {
        let manifest = manifest(&text(&root().join("crates").join(&name).join("Cargo.toml")));
        let package = manifest["package"]["name"].as_str();
        assert_eq!(package, Some(name.as_str()), "name the package in crates/{name} after its folder");
    }
}

#[test]
fn no_crate_has_a_build_script() {
    for (name, _) in LAYERS {
        let script = root().join("crates").join(folder(name)).join("build.rs");
        assert!(!script.exists(), "{name} has a build script: tables ship as text with `include_str!`");
    }
}

#[test]
fn a_wrong_edge_is_told_with_what_to_do() {
    let manifest = "[dependencies]\nriscontro-lang.workspace = true\n[target.'cfg(unix)'.dependencies]\nrayon = \"1\"\n\
                    [dev-dependencies]\nriscontro-testkit.workspace = true\nours = { package = \"riscontro-align\" }\n";
    let dependencies = dependencies(manifest);
    let faults: Vec<_> =
        dependencies.iter().filter_map(|dependency| fault("rules", &Imports::Only(&["core"]), dependency)).collect();
    assert_eq!(faults.len(), 3, "{faults:?}");
    assert!(faults.iter().any(|fault| fault.contains("riscontro-rules imports riscontro-lang")));
    assert!(faults.iter().any(|fault| fault.contains("riscontro-rules imports riscontro-align")));
    assert!(faults.iter().any(|fault| fault.contains("rayon") && fault.contains("one place")));
}

fn folder(name: &str) -> String {
    if name == "xtask" { name.to_owned() } else { format!("riscontro-{name}") }
}

fn fault(name: &str, imports: &Imports, dependency: &Dependency) -> Option<String> {
    let Some(imported) = dependency.name.strip_prefix("riscontro-") else {
        return external_fault(name, dependency);
    };
    let is_for_tests = imported == "testkit" && dependency.purpose == Purpose::Tests;
    match imports {
        Imports::Any => None,
        Imports::Only(names) if names.contains(&imported) || is_for_tests => None,
        Imports::Only(names) => Some(format!(
            "riscontro-{name} imports riscontro-{imported}, but may only see {names:?}: move what it needs into a crate \
             below both, or let the engine bring the two together; if the design itself must change, change its table of \
             crates and LAYERS in tests/suite/layers.rs together"
        )),
    }
}

fn external_fault(name: &str, dependency: &Dependency) -> Option<String> {
    if name == "core" && dependency.purpose == Purpose::Shipped && !CORE_USES.contains(&dependency.name.as_str()) {
        return Some(format!("core uses {}, but only {CORE_USES:?} besides the standard library", dependency.name));
    }
    let (_, users, reason) = RESERVED.iter().find(|(reserved, ..)| *reserved == dependency.name)?;
    let is_allowed = users.contains(&name);
    (!is_allowed).then(|| format!("{name} uses {}, which is for {users:?} only: {reason}", dependency.name))
}

/// The dependencies of a manifest, of every table that has any.
fn dependencies(text: &str) -> Vec<Dependency> {
    let manifest = manifest(text);
    let targets = manifest.get("target").and_then(toml::Value::as_table);
    let tables = targets.into_iter().flat_map(toml::Table::values).filter_map(toml::Value::as_table);
    let mut found = Vec::new();
    for table in tables.chain([&manifest]) {
        for (key, purpose) in [
            ("dependencies", Purpose::Shipped),
            ("build-dependencies", Purpose::Shipped),
            ("dev-dependencies", Purpose::Tests),
        ] {
            let listed = table.get(key).and_then(toml::Value::as_table).into_iter().flatten();
            found.extend(listed.map(|(name, value)| Dependency { name: package(name, value), purpose }));
        }
    }
    found
}

/// The name of the package behind a dependency, which may go under another name.
fn package(name: &str, value: &toml::Value) -> String {
    value.get("package").and_then(toml::Value::as_str).unwrap_or(name).to_owned()
}

fn manifest(text: &str) -> toml::Table {
    text.parse().unwrap_or_else(|error| panic!("a malformed manifest: {error}"))
}

#[test]
fn the_cli_is_what_cargo_run_runs() {
    let manifest = manifest(&text(&Path::new(root()).join("Cargo.toml")));
    let default = manifest["workspace"]["default-members"].as_array().map(Vec::len);
    assert_eq!(default, Some(1), "`cargo run -- check …` needs the cli as the only default member");
}
