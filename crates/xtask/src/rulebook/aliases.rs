//! Other names that people use for areas and institutions.

use super::areas::Area;
use super::institutions::Institutions;
use anyhow::{Context, Result};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

/// Path under `rulebook/`.
pub const FILE: &str = "aliases.toml";

/// Alias to code.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Aliases {
    /// Names of areas.
    pub areas: BTreeMap<String, String>,
    /// Names of institutions.
    pub institutions: BTreeMap<String, String>,
}

impl Aliases {
    /// Reads the file.
    pub fn read(folder: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(folder.join(FILE)).context(FILE)?;
        toml::from_str(&text).context(FILE)
    }

    /// What is wrong, each in a sentence.
    pub fn problems(&self, areas: &[Area], institutions: &Institutions) -> Vec<String> {
        let area_codes = areas.iter().map(|area| area.code.as_str()).collect();
        let mut found = target_problems(&self.areas, &area_codes);
        found.extend(target_problems(&self.institutions, &institutions.codes()));
        found.extend(twin_problems(self.areas.keys().chain(self.institutions.keys())));
        found.extend(clash_problems(&self.areas, &area_names(areas)));
        found.extend(clash_problems(&self.institutions, &institution_names(institutions)));
        found
    }
}

/// How names are compared: lower case, letters and digits only.
pub fn normalised(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn target_problems(aliases: &BTreeMap<String, String>, codes: &HashSet<&str>) -> Vec<String> {
    let unknown = aliases.iter().filter(|(_, code)| !codes.contains(code.as_str()));
    unknown.map(|(alias, code)| format!("{FILE}: {alias:?} means {code}, which is not listed")).collect()
}

fn twin_problems<'a>(aliases: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut seen: HashMap<String, &str> = HashMap::new();
    aliases
        .filter_map(|alias| {
            let twin = seen.insert(normalised(alias), alias)?;
            Some(format!("{FILE}: {alias:?} and {twin:?} are the same name"))
        })
        .collect()
}

/// An alias may repeat a name of its own target, never that of another.
fn clash_problems(aliases: &BTreeMap<String, String>, names: &[(String, &str)]) -> Vec<String> {
    let mut owners: HashMap<&str, HashSet<&str>> = HashMap::new();
    for (name, code) in names {
        owners.entry(name).or_default().insert(code);
    }
    aliases
        .iter()
        .filter_map(|(alias, code)| {
            let owners = owners.get(normalised(alias).as_str())?;
            (!owners.contains(code.as_str()))
                .then(|| format!("{FILE}: {alias:?} means {code}, but is a name of {owners:?}"))
        })
        .collect()
}

/// Names of provinces, regencies and cities; villages share theirs with half the country.
fn area_names(areas: &[Area]) -> Vec<(String, &str)> {
    let mut names = Vec::new();
    for area in areas.iter().filter(|area| area.depth() < 2) {
        let bare = ["Kabupaten ", "Kota ", "Administrasi "]
            .iter()
            .fold(area.name.as_str(), |name, prefix| name.strip_prefix(prefix).unwrap_or(name));
        names.push((normalised(&area.name), area.code.as_str()));
        names.push((normalised(bare), area.code.as_str()));
    }
    names
}

fn institution_names(institutions: &Institutions) -> Vec<(String, &str)> {
    let national = institutions.national.iter().map(|row| [&row.code, &row.name, &row.short_name]);
    let regional = institutions.governments.iter().map(|row| [&row.code, &row.name, &row.short_name]);
    national
        .chain(regional)
        .flat_map(|[code, name, short]| [code, name, short].map(|n| (normalised(n), code.as_str())))
        .collect()
}
