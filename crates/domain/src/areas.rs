//! Wilayah administrasi: provinces, regencies and cities, districts, villages.

use crate::values::{AreaCode, Zone};
use std::collections::HashMap;

/// An official area. The path from the province is in its code: `33.74.01.1001`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// Official code.
    pub code: AreaCode,
    /// Official name, with `Kabupaten` or `Kota` in front at level 2.
    pub name: String,
    /// Kode pos of a village; empty elsewhere.
    pub postal_code: String,
}

/// How deep an area lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AreaLevel {
    /// Provinsi.
    Province,
    /// Kabupaten/kota.
    Regency,
    /// Kecamatan, distrik.
    District,
    /// Desa, kelurahan.
    Village,
}

impl AreaLevel {
    /// Every level, the smallest areas first.
    const FROM_BELOW: [AreaLevel; 4] =
        [AreaLevel::Village, AreaLevel::District, AreaLevel::Regency, AreaLevel::Province];

    /// The code in data files and the API.
    pub const fn code(self) -> &'static str {
        match self {
            AreaLevel::Province => "province",
            AreaLevel::Regency => "regency",
            AreaLevel::District => "district",
            AreaLevel::Village => "village",
        }
    }
}

impl AreaCode {
    /// The level, read off the number of parts.
    pub fn level(&self) -> AreaLevel {
        match self.as_str().matches('.').count() {
            0 => AreaLevel::Province,
            1 => AreaLevel::Regency,
            2 => AreaLevel::District,
            _ => AreaLevel::Village,
        }
    }

    /// The code of the area above; none for a province.
    pub fn parent(&self) -> Option<AreaCode> {
        self.as_str().rsplit_once('.').map(|(above, _)| AreaCode::new(above))
    }

    /// The code itself or the one above it at `level`; none when this area lies higher. Codes come from outside as they
    /// were typed, so that this takes one look at any of them, however many parts it has.
    pub fn at_level(&self, level: AreaLevel) -> Option<AreaCode> {
        let parts = level as usize + 1;
        match self.as_str().match_indices('.').nth(parts - 1) {
            Some((end, _)) => Some(AreaCode::new(&self.as_str()[..end])),
            None => (self.level() == level).then(|| self.clone()),
        }
    }

    /// Whether this area is `other` or lies inside it.
    pub fn is_within(&self, other: &AreaCode) -> bool {
        self.as_str() == other.as_str()
            || self.as_str().strip_prefix(other.as_str()).is_some_and(|rest| rest.starts_with('.'))
    }
}

/// All areas, found by code.
#[derive(Clone, Debug, Default)]
pub struct Areas {
    list: Vec<Area>,
    by_code: HashMap<AreaCode, usize>,
    regencies: HashMap<AreaCode, Vec<usize>>,
    zones: HashMap<AreaCode, Zone>,
}

impl Areas {
    /// Makes the tree. `zones` names each province's zone.
    pub fn new(list: Vec<Area>, zones: HashMap<AreaCode, Zone>) -> Self {
        let by_code = list.iter().enumerate().map(|(i, area)| (area.code.clone(), i)).collect();
        let mut regencies: HashMap<AreaCode, Vec<usize>> = HashMap::new();
        for (at, area) in list.iter().enumerate().filter(|(_, area)| area.code.level() == AreaLevel::Regency)
        {
            let province = area.code.parent();
            province.into_iter().for_each(|province| regencies.entry(province).or_default().push(at));
        }
        Areas { list, by_code, regencies, zones }
    }

    /// The regencies and cities of a province, in the order of the list.
    pub fn regencies_of(&self, province: &AreaCode) -> impl Iterator<Item = &Area> {
        self.regencies.get(province).into_iter().flatten().map(|at| &self.list[*at])
    }

    /// Every area, in the order of its code.
    pub fn all(&self) -> &[Area] {
        &self.list
    }

    /// The area with this code.
    pub fn get(&self, code: &AreaCode) -> Option<&Area> {
        self.by_code.get(code).map(|&i| &self.list[i])
    }

    /// Names from the village up to the province, as an address is written.
    pub fn path(&self, code: &AreaCode) -> Vec<&str> {
        AreaLevel::FROM_BELOW
            .into_iter()
            .filter_map(|level| self.get(&code.at_level(level)?))
            .map(|area| area.name.as_str())
            .collect()
    }

    /// The zone of the province that the area lies in; WIB where it is not known.
    pub fn zone_of(&self, code: &AreaCode) -> Zone {
        code.at_level(AreaLevel::Province)
            .and_then(|province| self.zones.get(&province).copied())
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
