//! The program itself, as a process, with records and keys of its own.

use lapor_testkit::databases::Cluster;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

/// Where one installation lives.
pub struct Installation {
    folder: TempDir,
    database: Option<String>,
}

/// Runs `test` on an installation with SQLite, then on one with PostgreSQL.
pub fn on_both(test: impl Fn(Installation)) {
    test(Installation { folder: folder(), database: None });
    let copy = Cluster::running().new_database();
    test(Installation { folder: folder(), database: Some(copy.url().to_owned()) });
}

fn folder() -> TempDir {
    TempDir::new().expect("a temporary directory")
}

impl Installation {
    /// A path inside its folder.
    pub fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_string_lossy().into_owned()
    }

    /// Writes a file inside its folder; gives its path.
    pub fn file(&self, name: &str, content: &str) -> String {
        let path = self.path(name);
        fs::write(Path::new(&path), content).expect("written");
        path
    }

    /// Runs a command that must succeed; gives what it printed.
    pub fn run(&self, args: &[&str]) -> String {
        let output = self.start(args);
        let (said, warned) = text(&output);
        assert!(output.status.success(), "{args:?}: {said}{warned}");
        said
    }

    /// Runs a command that must fail; gives what it complained of.
    pub fn fail(&self, args: &[&str]) -> String {
        let output = self.start(args);
        let (said, warned) = text(&output);
        assert!(!output.status.success(), "{args:?} succeeded: {said}");
        warned
    }

    fn start(&self, args: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lapor"));
        command.args(args).env("LAPOR_DATA", self.path("data")).env("LAPOR_KEYS", self.path("keys"));
        match &self.database {
            Some(url) => command.env("LAPOR_DATABASE", url),
            None => command.env_remove("LAPOR_DATABASE"),
        };
        command.output().expect("the program starts")
    }
}

fn text(output: &Output) -> (String, String) {
    let read = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (read(&output.stdout), read(&output.stderr))
}
