//! Fasilitas dan kelas jalan: words that tell whose the place is where something happened, in one list for all duties.

use super::{Files, Mistake, line_at};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// The file of the facilities.
pub(super) const FACILITIES: &str = "facilities.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FacilitiesFile {
    facility: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    code: Spanned<String>,
    /// For whoever reads the file.
    #[serde(rename = "name")]
    _name: String,
    words: Vec<String>,
}

/// The words of each facility, by its code.
#[derive(Default)]
pub(super) struct Facilities(BTreeMap<String, Vec<String>>);

impl Facilities {
    /// Reads the file. A revision without it is sound: it was kept before there were any.
    pub fn read(files: &Files, mistakes: &mut Vec<Mistake>) -> Facilities {
        let mut facilities = Facilities::default();
        if files.bytes(FACILITIES).is_none() {
            return facilities;
        }
        let file: Option<FacilitiesFile> = files.toml(FACILITIES, mistakes);
        for row in file.map(|file| file.facility).unwrap_or_default() {
            let line = line_at(files.text(FACILITIES).as_bytes(), row.code.span().start);
            let code = row.code.into_inner();
            let flaw = match (facilities.0.contains_key(&code), row.words.is_empty()) {
                (true, _) => Some(format!("the facility {code} stands twice")),
                (_, true) => Some(format!("the facility {code} has no words")),
                _ => None,
            };
            mistakes.extend(flaw.map(|what| Mistake { file: FACILITIES.into(), line, what }));
            facilities.0.insert(code, row.words);
        }
        facilities
    }

    /// The words of a facility.
    pub fn words(&self, code: &str) -> Option<&[String]> {
        self.0.get(code).map(Vec::as_slice)
    }
}
