//! Instansi: national institutions, regional governments and the kinds of unit inside them.

use super::aliases::normalised;
use anyhow::{Context, Result};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::{HashMap, HashSet};
use std::path::Path;

/// Path under `rulebook/`.
pub const NATIONAL: &str = "institutions/national.csv";
/// Path under `rulebook/`.
pub const GOVERNMENTS: &str = "institutions/governments.csv";
/// Path under `rulebook/`.
pub const UNIT_KINDS: &str = "institutions/unit_kinds.toml";

const NATIONAL_EXPECTED: usize = 175;
const GOVERNMENTS_EXPECTED: usize = 552;
const UNIT_KINDS_EXPECTED: usize = 50;

/// A national institution. `website`, `keywords` and `note` are not needed here.
#[derive(Clone, Debug, Deserialize)]
pub struct National {
    /// Its code.
    pub code: String,
    /// Its full name.
    pub name: String,
    /// Its usual short name.
    pub short_name: String,
    /// The kind it is listed under.
    pub kind: String,
    /// The institution above it; empty when there is none.
    pub parent: String,
}

/// A regional government.
#[derive(Clone, Debug, Deserialize)]
pub struct Government {
    /// Its code.
    pub code: String,
    /// Its full name.
    pub name: String,
    /// Its usual short name.
    pub short_name: String,
    /// `pemprov`, `pemkab` or `pemkot`.
    pub kind: String,
    /// The area it governs.
    pub area: String,
    /// The government above it; empty for a province.
    pub parent: String,
    /// `yes`, or `no` for an administrative city or regency.
    pub autonomous: String,
}

/// Jenis perangkat daerah. `split` is a note for people and not needed here.
#[derive(Clone, Debug, Deserialize)]
pub struct UnitKind {
    /// Its code.
    pub code: String,
    /// Its usual name.
    pub name: String,
    /// Other names it goes by.
    pub variants: Vec<String>,
    /// `province`, `regency`, `village`, `vertical`.
    pub levels: Vec<String>,
    /// Urusan.
    pub function: String,
    /// Words that point to it.
    pub keywords: Vec<String>,
    /// Whether it examines other units.
    pub inspectorate: bool,
}

/// All three files.
#[derive(Clone, Debug)]
pub struct Institutions {
    /// National institutions.
    pub national: Vec<National>,
    /// Regional governments.
    pub governments: Vec<Government>,
    /// Kinds of unit.
    pub unit_kinds: Vec<UnitKind>,
}

impl Institutions {
    /// Reads the files.
    pub fn read(folder: &Path) -> Result<Self> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct UnitKinds {
            unit_kind: Vec<UnitKind>,
        }
        let unit_kinds = std::fs::read_to_string(folder.join(UNIT_KINDS)).context(UNIT_KINDS)?;
        Ok(Institutions {
            national: rows(folder, NATIONAL)?,
            governments: rows(folder, GOVERNMENTS)?,
            unit_kinds: toml::from_str::<UnitKinds>(&unit_kinds).context(UNIT_KINDS)?.unit_kind,
        })
    }

    /// Codes of all institutions, national and regional.
    pub fn codes(&self) -> HashSet<&str> {
        let national = self.national.iter().map(|row| row.code.as_str());
        national.chain(self.governments.iter().map(|row| row.code.as_str())).collect()
    }

    /// What is wrong, each in a sentence. `areas` are the codes of all areas.
    pub fn problems(&self, areas: &HashSet<&str>) -> Vec<String> {
        let mut found = Vec::new();
        let kinds = self.unit_kinds.iter().map(|kind| kind.code.as_str());
        found.extend(count_problem(NATIONAL, self.national.len(), NATIONAL_EXPECTED));
        found.extend(count_problem(GOVERNMENTS, self.governments.len(), GOVERNMENTS_EXPECTED));
        found.extend(count_problem(UNIT_KINDS, self.unit_kinds.len(), UNIT_KINDS_EXPECTED));
        found.extend(count_problem(UNIT_KINDS, kinds.collect::<HashSet<_>>().len(), self.unit_kinds.len()));
        let codes = self.codes();
        found.extend(count_problem(
            "institutions/",
            codes.len(),
            self.national.len() + self.governments.len(),
        ));
        for row in &self.national {
            if !row.parent.is_empty() && !codes.contains(row.parent.as_str()) {
                found
                    .push(format!("{NATIONAL}: {} lies under {}, which is not listed", row.code, row.parent));
            }
            if row.name.is_empty() || row.short_name.is_empty() || row.kind.is_empty() {
                found.push(format!("{NATIONAL}: {} lacks its name, short name or kind", row.code));
            }
        }
        found.extend(self.governments.iter().filter_map(|row| row.problem(&codes, areas)));
        found.extend(self.unit_kinds.iter().filter_map(UnitKind::problem));
        found.extend(self.shared_names());
        if !self.unit_kinds.iter().any(|kind| kind.inspectorate) {
            found.push(format!("{UNIT_KINDS}: no inspectorate; secret cases would have no circle"));
        }
        found
    }

    /// Names that two kinds of unit go by.
    fn shared_names(&self) -> Vec<String> {
        let mut owners: HashMap<String, &str> = HashMap::new();
        let mut found = Vec::new();
        for kind in &self.unit_kinds {
            let names: HashSet<String> =
                kind.variants.iter().chain([&kind.name]).map(|name| normalised(name)).collect();
            for name in names {
                if let Some(other) = owners.insert(name.clone(), &kind.code) {
                    found.push(format!("{UNIT_KINDS}: {} and {other} both go by {name:?}", kind.code));
                }
            }
        }
        found
    }
}

impl Government {
    fn problem(&self, codes: &HashSet<&str>, areas: &HashSet<&str>) -> Option<String> {
        let is_province = self.kind == "pemprov";
        let wrong = if !areas.contains(self.area.as_str()) {
            format!("governs {}, which is no area", self.area)
        } else if is_province != (self.area.len() == 2) {
            format!("is a {} of {}", self.kind, self.area)
        } else if is_province != self.parent.is_empty()
            || (!is_province && !codes.contains(self.parent.as_str()))
        {
            format!("lies under {:?}", self.parent)
        } else if !matches!(self.kind.as_str(), "pemprov" | "pemkab" | "pemkot") {
            format!("is of the kind {}", self.kind)
        } else if !matches!(self.autonomous.as_str(), "yes" | "no") {
            format!("is autonomous: {:?}", self.autonomous)
        } else if self.name.is_empty() || self.short_name.is_empty() {
            "lacks its name or short name".to_owned()
        } else {
            return None;
        };
        Some(format!("{GOVERNMENTS}: {} {wrong}", self.code))
    }
}

impl UnitKind {
    fn problem(&self) -> Option<String> {
        let known = ["province", "regency", "village", "vertical"];
        if self.levels.is_empty() || self.levels.iter().any(|level| !known.contains(&level.as_str())) {
            return Some(format!("{UNIT_KINDS}: {} has the levels {:?}", self.code, self.levels));
        }
        if self.name.is_empty() || self.function.is_empty() || self.keywords.is_empty() {
            return Some(format!("{UNIT_KINDS}: {} lacks its name, function or keywords", self.code));
        }
        None
    }
}

fn rows<T: DeserializeOwned>(folder: &Path, file: &'static str) -> Result<Vec<T>> {
    let mut reader =
        csv::ReaderBuilder::new().comment(Some(b'#')).from_path(folder.join(file)).context(file)?;
    reader.deserialize().collect::<Result<_, _>>().context(file)
}

fn count_problem(file: &str, counted: usize, expected: usize) -> Option<String> {
    (counted != expected).then(|| {
        format!("{file}: {counted} different rows instead of {expected}; a code may stand there twice, or a row was added or lost")
    })
}
