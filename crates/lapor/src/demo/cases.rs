//! The invented cases as they stand in `demo/cases/*.toml`.

use anyhow::Context;
use rust_embed::RustEmbed;
use serde::Deserialize;

/// How far back the cases reach. Unit: days.
pub const DAYS: i64 = 92;

#[derive(RustEmbed)]
#[folder = "demo/cases"]
struct Files;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CasesFile {
    case: Vec<Scripted>,
}

/// A case with its life.
#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
pub struct Scripted {
    /// Days before now when it was sent.
    pub day: u16,
    /// The local hour.
    pub hour: u8,
    /// The kind.
    pub kind: String,
    /// The area; may be empty.
    #[serde(default)]
    pub area: String,
    /// The landmark.
    #[serde(default)]
    pub place: String,
    /// The title.
    #[serde(default)]
    pub title: String,
    /// The words.
    pub words: String,
    /// Whether the reporter made it secret.
    #[serde(default)]
    pub secret: bool,
    /// What kind of life it is; for people who read the files.
    #[serde(rename = "life")]
    pub _life: String,
    /// What people write, in order.
    #[serde(default)]
    pub says: Vec<Line>,
}

/// One step of a life.
#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// Who: officer, admin, desk, arbiter or reporter.
    pub who: String,
    /// What they do.
    #[serde(rename = "move")]
    pub does: String,
    /// How long after the former step. Unit: days.
    pub after_days: f64,
    /// What they write.
    #[serde(default)]
    pub text: String,
    /// Code of a rejection.
    #[serde(default)]
    pub code: Option<String>,
    /// Who instead, in a decline; who, in an arbiter's decision; whom, where somebody is accused.
    #[serde(default)]
    pub instead: Option<String>,
}

/// Every case, in the order of the files.
pub fn read() -> anyhow::Result<Vec<Scripted>> {
    let mut names: Vec<_> = Files::iter().collect();
    names.sort();
    let mut all = Vec::new();
    for name in names {
        let file = Files::get(&name).context("a listed file is there")?;
        let text = std::str::from_utf8(&file.data).with_context(|| name.to_string())?;
        let read: CasesFile = toml::from_str(text).with_context(|| format!("demo/cases/{name}"))?;
        all.extend(read.case);
    }
    Ok(all)
}
