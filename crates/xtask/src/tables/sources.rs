//! The pinned packages that tables are made from, with their licences.
//!
//! | package | version | licence | what is taken |
//! | --- | --- | --- | --- |
//! | cldr-localenames-full (npm) | 48.2.0 | Unicode-3.0 | the names of territories |
//! | cldr-dates-full (npm) | 48.2.0 | Unicode-3.0 | the names of the cities of time zones |
//! | cldr-bcp47 (npm) | 48.2.0 | Unicode-3.0 | the list of time zones, with their countries |
//!
//! A file whose digest is not the one below stops the run.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use sha2::{Digest, Sha256};

use crate::packages;

/// Unpacked from npm.
const NPM: &[&str] = &["cldr-bcp47@48.2.0", "cldr-dates-full@48.2.0", "cldr-localenames-full@48.2.0"];

/// The files that are read and the SHA-256 of each.
const DIGESTS: &[(&str, &str)] = &[
    ("cldr-bcp47/bcp47/timezone.json", "c11423884420f00cf52733c854de5c898ddb6657ce560334c638a2bd994a1448"),
    ("cldr-dates-full/main/de/timeZoneNames.json", "de8f2c65e357c3498960dcb1667bb475a15d2df6f253f31cad3a0d55562cf507"),
    ("cldr-dates-full/main/en/timeZoneNames.json", "db04305a4bac1389b965e71974adf174adc4130f38b86dfcf1f4e2eec343a174"),
    ("cldr-dates-full/main/es/timeZoneNames.json", "d3cbfe999313edd0b13eb3ec4138c7aa4dd6b75dd298143dec407e8ce611262d"),
    ("cldr-dates-full/main/fr/timeZoneNames.json", "80a606e72cbad4508bd264217c15b6aa5bb9069cb631e73587e685d6198b5378"),
    ("cldr-dates-full/main/it/timeZoneNames.json", "5552ad0f451d971d5e2901ec7858a2b36b4a6855f2c2713bc7689d98cb4f117c"),
    ("cldr-dates-full/main/nl/timeZoneNames.json", "022691bb41655adefe05cbc79c4ad789acf37c2101051f73c8c8a1e43a33ff26"),
    ("cldr-dates-full/main/pt/timeZoneNames.json", "5154dc01656f6baa3d6b01dfe84d15f3c0969a91344caa9f9585febff5146582"),
    (
        "cldr-localenames-full/main/de/territories.json",
        "e5b7a831cd70afeaad10a56360c08e2d970e9fe79f254ee8d937a7dfa13686b7",
    ),
    (
        "cldr-localenames-full/main/en/territories.json",
        "158c1d575308f7e46912edbeda435c8fe2ef5dad280798231f3a432e406b1807",
    ),
    (
        "cldr-localenames-full/main/es/territories.json",
        "027b9c91d4e923d506b404415648691ef41ebde721aa454cee4d9f7f66b3ea62",
    ),
    (
        "cldr-localenames-full/main/fr/territories.json",
        "42d67b78cb74ffe87380db1d702d06be995c3082d7f711ffd6e75a721133c5e0",
    ),
    (
        "cldr-localenames-full/main/it/territories.json",
        "d41462485baabf9b0b70de0092a173a45a7af8c415ace686e6cbe1909baf390f",
    ),
    (
        "cldr-localenames-full/main/nl/territories.json",
        "51f5d8ffc56cee8b610b2857eb491d151ad2866da49eccbd7b9ff0d6461f9b3c",
    ),
    (
        "cldr-localenames-full/main/pt/territories.json",
        "89604c7cd2eecc83c7a7f65129e7e6fe70a04f2d52263345530d714146f99ee8",
    ),
];

/// The folder in which the packages lie, each in a folder of its name.
#[derive(Debug)]
pub(super) struct Sources {
    folder: PathBuf,
}

impl Sources {
    /// Installs in `folder` what is not there yet.
    pub(super) fn install(folder: &Path) -> anyhow::Result<Self> {
        fs::create_dir_all(folder)?;
        packages::npm(folder, NPM)?;
        Ok(Sources { folder: folder.to_owned() })
    }

    /// The JSON of a file of `DIGESTS`.
    pub(super) fn json(&self, file: &str) -> anyhow::Result<serde_json::Value> {
        let path = self.folder.join(file);
        let bytes = fs::read(&path).with_context(|| path.display().to_string())?;
        let pinned = DIGESTS.iter().find(|(name, _)| *name == file).context("a file without a digest")?.1;
        let digest = format!("{:x}", Sha256::digest(&bytes));
        ensure!(digest == pinned, "{file} is not the pinned one: its sha256 is {digest}");
        serde_json::from_slice(&bytes).with_context(|| file.to_owned())
    }
}
