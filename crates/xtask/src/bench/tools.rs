//! The programs that a run needs, built the same way.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, bail};

use super::Profile;
use crate::faults::cluster::must;
use crate::faults::country::Country;
use crate::faults::program::{Program, target, tied};
use crate::test::run_cargo;

/// The programs, and what is known of the country.
pub struct Tools {
    /// The program under test.
    pub program: Program,
    /// The folder of the checkout.
    pub root: PathBuf,
    /// Institutions and places.
    pub country: Country,
    companion: PathBuf,
}

impl Tools {
    /// Builds them.
    ///
    /// # Errors
    /// When that fails.
    pub fn build(root: &Path, profile: Profile) -> anyhow::Result<Self> {
        let (option, folder): (&[&str], _) = match profile {
            Profile::Release => (&["--release"], "release"),
            Profile::Dev => (&[], "debug"),
        };
        let build =
            |what: &[&str]| run_cargo(root, &[&["build", "--locked", "--quiet"], option, what].concat());
        build(&["--package", "lapor"])?;
        build(&["--package", "lapor-testkit", "--example", "bench"])?;
        let folder = target(root).join(folder);
        Ok(Self {
            program: Program::at(folder.join("lapor")),
            root: root.to_owned(),
            country: Country::read(root)?,
            companion: folder.join("examples/bench"),
        })
    }

    /// What knows the program from inside; it ends with this one.
    pub fn companion(&self, words: &[&str]) -> Command {
        let mut command = tied(&self.companion, "KILL");
        command.args(words).stdin(Stdio::null());
        command
    }

    /// The numbers that it prints on its first line.
    ///
    /// # Errors
    /// When it prints none.
    pub fn numbers(&self, words: &[&str]) -> anyhow::Result<Vec<u64>> {
        let said = must(&mut self.companion(words))?;
        let line = said.lines().next().unwrap_or_default();
        let numbers: Result<Vec<u64>, _> = line.split('\t').map(str::parse).collect();
        numbers.with_context(|| format!("`{}` said {said:?}", words.join(" ")))
    }

    /// The most frequent topic, province and institution.
    ///
    /// # Errors
    /// When the cases have none.
    pub fn frequent(&self, place: &str) -> anyhow::Result<[String; 3]> {
        let said = must(&mut self.companion(&["frequent", place]))?;
        let lines: Vec<String> = said.lines().map(str::to_owned).collect();
        match <[String; 3]>::try_from(lines) {
            Ok(three) if three.iter().all(|code| !code.is_empty()) => Ok(three),
            _ => bail!("the cases have no topic, no area or no institution: {said:?}"),
        }
    }

    /// Words of the reports with the share of reports that each stands in, the most frequent first.
    ///
    /// # Errors
    /// When there are none.
    pub fn words(&self, place: &str) -> anyhow::Result<Vec<(String, f64)>> {
        let said = must(&mut self.companion(&["words", place]))?;
        let pairs = said.lines().filter_map(|line| line.split_once('\t'));
        let words: Vec<(String, f64)> =
            pairs.filter_map(|(word, share)| Some((word.to_owned(), share.parse().ok()?))).collect();
        if words.is_empty() {
            bail!("the reports hold no words");
        }
        Ok(words)
    }
}
