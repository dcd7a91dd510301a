//! Areas, their zones, and other names.

use super::{Aliases, Files, Mistake};
use lapor_domain::areas::{Area, Areas};
use lapor_domain::values::{AreaCode, Zone};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};

const AREAS: &str = "areas.csv.xz";
const ZONES: &str = "zones.toml";
const ALIASES: &str = "aliases.toml";

#[derive(Deserialize)]
struct AreaRow {
    code: String,
    name: String,
    postal_code: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ZonesFile {
    provinces: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AliasesFile {
    areas: BTreeMap<String, String>,
    institutions: BTreeMap<String, String>,
}

/// Reads areas with their zones.
pub(super) fn read(files: &Files, mistakes: &mut Vec<Mistake>) -> Areas {
    let list = match unpack(files) {
        Ok(bytes) => rows(&bytes, mistakes),
        Err(what) => {
            mistakes.push(Mistake { file: AREAS.into(), line: 0, what });
            Vec::new()
        }
    };
    Areas::new(list, zones(files, mistakes))
}

/// Reads the other names.
pub(super) fn aliases(files: &Files, mistakes: &mut Vec<Mistake>) -> Aliases {
    let file: Option<AliasesFile> = files.toml(ALIASES, mistakes);
    file.map_or_else(Aliases::default, |file| Aliases {
        areas: file.areas.into_iter().collect(),
        institutions: file.institutions.into_iter().collect(),
    })
}

fn unpack(files: &Files) -> Result<Vec<u8>, String> {
    let packed = files.bytes(AREAS).ok_or("the file is missing")?;
    let mut bytes = Vec::with_capacity(4 << 20);
    lzma_rs::xz_decompress(&mut std::io::Cursor::new(packed), &mut bytes)
        .map_err(|error| format!("it can't be unpacked: {error}"))?;
    Ok(bytes)
}

fn rows(bytes: &[u8], mistakes: &mut Vec<Mistake>) -> Vec<Area> {
    let mut list = Vec::with_capacity(92_000);
    for row in csv::Reader::from_reader(bytes).deserialize::<AreaRow>() {
        match row {
            Ok(row) => list.push(Area {
                code: AreaCode::new(&row.code),
                name: row.name,
                postal_code: row.postal_code,
            }),
            Err(error) => {
                let line = error.position().map_or(0, |position| position.line() as usize);
                mistakes.push(Mistake { file: AREAS.into(), line, what: error.to_string() });
            }
        }
    }
    list
}

fn zones(files: &Files, mistakes: &mut Vec<Mistake>) -> HashMap<AreaCode, Zone> {
    let Some(file) = files.toml::<ZonesFile>(ZONES, mistakes) else { return HashMap::new() };
    let mut zones = HashMap::new();
    for (province, code) in file.provinces {
        match Zone::from_code(&code) {
            Some(zone) => {
                zones.insert(AreaCode::new(&province), zone);
            }
            None => mistakes.push(Mistake {
                file: ZONES.into(),
                line: super::line_of(files.text(ZONES), &format!("\"{province}\"")),
                what: format!("there is no zone {code:?}; write WIB, WITA or WIT"),
            }),
        }
    }
    zones
}
