//! What the reports need to know of the country, read from the rulebook.

use std::fs;
use std::path::Path;

use anyhow::{Context, bail};
use serde::Deserialize;

/// How many governments have somebody at work; reports to all others wait at the desk.
const AT_WORK: usize = 3;

/// Institutions and places.
pub struct Country {
    /// The institution that runs the national desk.
    pub national_desk: String,
    /// Governments below the provinces, those with somebody at work first.
    pub governments: Vec<Government>,
}

/// A government with the area it governs.
#[derive(Deserialize)]
pub struct Government {
    /// Its code in the rulebook.
    pub code: String,
    name: String,
    /// The code of its area.
    pub area: String,
    parent: String,
}

impl Government {
    /// The name of its area, as a column of a file would hold it.
    pub fn area_name(&self) -> &str {
        self.name.strip_prefix("Pemerintah ").unwrap_or(&self.name)
    }
}

#[derive(Deserialize)]
struct Settings {
    national_institution: String,
}

impl Country {
    /// Reads the files of the rulebook and the settings of the demo.
    pub fn read(root: &Path) -> anyhow::Result<Self> {
        let settings = root.join("crates/lapor/demo/settings.toml");
        let text = fs::read_to_string(&settings).with_context(|| format!("{}", settings.display()))?;
        let settings: Settings = toml::from_str(&text)?;
        let path = root.join("rulebook/institutions/governments.csv");
        let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_path(&path)?;
        let rows = reader.deserialize().collect::<Result<Vec<Government>, _>>();
        let mut governments = rows.with_context(|| format!("{} can't be read", path.display()))?;
        governments.retain(|one| !one.parent.is_empty());
        if governments.len() <= AT_WORK {
            bail!("{} names too few governments", path.display());
        }
        // From all over the country, and the same ones in every run.
        let step = governments.len() / AT_WORK;
        (0..AT_WORK).for_each(|nth| governments.swap(nth, nth * step));
        Ok(Self { national_desk: settings.national_institution, governments })
    }

    /// The governments with somebody at work.
    pub fn at_work(&self) -> &[Government] {
        &self.governments[..AT_WORK]
    }
}
