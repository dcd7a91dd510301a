//! The country data as it stands in `rulebook/`: counts, and whether it hangs together.

use super::aliases::Aliases;
use super::areas::{self, Area};
use super::holidays::{self, Day};
use super::institutions::Institutions;
use anyhow::Result;
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;
use std::path::Path;

/// Everything that the country data files hold.
pub struct Inventory {
    /// Areas in the order of their codes.
    pub areas: Vec<Area>,
    /// Zone of each province.
    pub zones: BTreeMap<String, String>,
    /// Free days of each year.
    pub days: BTreeMap<u16, Vec<Day>>,
    /// Institutions and kinds of unit.
    pub institutions: Institutions,
    /// Other names.
    pub aliases: Aliases,
}

impl Inventory {
    /// Reads all files.
    pub fn read(folder: &Path) -> Result<Self> {
        Ok(Inventory {
            areas: areas::read(folder)?,
            zones: areas::read_zones(folder)?,
            days: holidays::YEARS
                .map(|year| Ok((year, holidays::read(folder, year)?)))
                .collect::<Result<_>>()?,
            institutions: Institutions::read(folder)?,
            aliases: Aliases::read(folder)?,
        })
    }

    /// Counts, one line for each file.
    pub fn summary(&self) -> String {
        let [provinces, regencies, districts, villages] = areas::counts(&self.areas);
        let mut text = format!(
            "areas: {provinces} provinces, {regencies} regencies and cities, {districts} districts, {villages} villages\n"
        );
        for (year, days) in &self.days {
            let count = |kind| days.iter().filter(|day| day.kind == kind).count();
            let _ = writeln!(
                text,
                "holidays {year}: {} national, {} joint leave, {} election",
                count(holidays::Kind::NationalHoliday),
                count(holidays::Kind::JointLeave),
                count(holidays::Kind::ElectionDay),
            );
        }
        let _ = writeln!(
            text,
            "institutions: {} national, {} governments, {} kinds of unit\naliases: {} of areas, {} of institutions",
            self.institutions.national.len(),
            self.institutions.governments.len(),
            self.institutions.unit_kinds.len(),
            self.aliases.areas.len(),
            self.aliases.institutions.len(),
        );
        text
    }

    /// What is wrong, each in a sentence.
    pub fn problems(&self) -> Vec<String> {
        let codes: HashSet<&str> = self.areas.iter().map(|area| area.code.as_str()).collect();
        let mut found = areas::problems(&self.areas, &self.zones);
        for (year, days) in &self.days {
            found.extend(holidays::problems(*year, days));
            for code in days.iter().flat_map(|day| &day.areas).filter(|code| !codes.contains(code.as_str())) {
                found.push(format!("{}: there is no area {code}", holidays::file(*year).display()));
            }
        }
        found.extend(self.institutions.problems(&codes));
        found.extend(self.aliases.problems(&self.areas, &self.institutions));
        found
    }
}
