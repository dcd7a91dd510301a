//! Institutions and kinds of unit.

use super::{Files, Mistake};
use lapor_domain::agencies::{Institution, Level, UnitKind};
use lapor_domain::areas::{AreaLevel, Areas};
use lapor_domain::values::{AreaCode, InstitutionCode, UnitKindCode, Zone};
use serde::Deserialize;

const NATIONAL: &str = "institutions/national.csv";
const GOVERNMENTS: &str = "institutions/governments.csv";
const UNIT_KINDS: &str = "institutions/unit_kinds.toml";

#[derive(Deserialize)]
struct NationalRow {
    code: String,
    name: String,
    short_name: String,
    kind: String,
    parent: String,
}

#[derive(Deserialize)]
struct GovernmentRow {
    code: String,
    name: String,
    short_name: String,
    kind: String,
    area: String,
    parent: String,
    autonomous: String,
}

#[derive(Deserialize)]
struct UnitKindsFile {
    unit_kind: Vec<UnitKindRow>,
}

#[derive(Deserialize)]
struct UnitKindRow {
    code: String,
    name: String,
    variants: Vec<String>,
    inspectorate: bool,
}

/// Reads national institutions and governments.
pub(super) fn read(files: &Files, areas: &Areas, mistakes: &mut Vec<Mistake>) -> Vec<Institution> {
    let national = rows::<NationalRow>(files, NATIONAL, mistakes).into_iter().map(|row| Institution {
        code: InstitutionCode::new(&row.code),
        short_name: or(row.short_name, &row.name),
        name: row.name,
        kind: row.kind,
        level: Level::National,
        parent: optional(&row.parent),
        area: None,
        is_autonomous: true,
        zone: Zone::Wib,
    });
    let governments = rows::<GovernmentRow>(files, GOVERNMENTS, mistakes).into_iter().map(|row| {
        let area = AreaCode::new(&row.area);
        Institution {
            code: InstitutionCode::new(&row.code),
            short_name: or(row.short_name, &row.name),
            name: row.name,
            kind: row.kind,
            level: if area.level() == AreaLevel::Province { Level::Province } else { Level::Regency },
            parent: optional(&row.parent),
            zone: areas.zone_of(&area),
            area: Some(area),
            is_autonomous: row.autonomous != "no",
        }
    });
    national.chain(governments).collect()
}

/// Reads the kinds of unit.
pub(super) fn unit_kinds(files: &Files, mistakes: &mut Vec<Mistake>) -> Vec<UnitKind> {
    let file: Option<UnitKindsFile> = files.toml(UNIT_KINDS, mistakes);
    let rows = file.map(|file| file.unit_kind).unwrap_or_default();
    rows.into_iter()
        .map(|row| UnitKind {
            code: UnitKindCode::new(&row.code),
            name: row.name,
            variants: row.variants,
            is_inspectorate: row.inspectorate,
        })
        .collect()
}

fn rows<T: serde::de::DeserializeOwned>(files: &Files, path: &str, mistakes: &mut Vec<Mistake>) -> Vec<T> {
    let Some(bytes) = files.bytes(path) else {
        mistakes.push(Mistake { file: path.into(), line: 0, what: "the file is missing".into() });
        return Vec::new();
    };
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(bytes);
    let mut list = Vec::new();
    for row in reader.deserialize() {
        match row {
            Ok(row) => list.push(row),
            Err(error) => {
                let line = error.position().map_or(0, |position| position.line() as usize);
                mistakes.push(Mistake { file: path.into(), line, what: error.to_string() });
            }
        }
    }
    list
}

fn optional(code: &str) -> Option<InstitutionCode> {
    (!code.is_empty()).then(|| InstitutionCode::new(code))
}

fn or(text: String, otherwise: &str) -> String {
    if text.is_empty() { otherwise.to_string() } else { text }
}
