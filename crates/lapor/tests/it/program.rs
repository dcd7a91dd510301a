//! The program itself, as a process, with records and keys of its own.

use lapor_store::Location;
use lapor_testkit::databases::Cluster;
use std::fs::{self, File};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::time::{Duration, Instant};
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
    /// One with an embedded database, for commands that ask no records.
    pub fn embedded() -> Installation {
        Installation { folder: folder(), database: None }
    }

    /// A path inside its folder.
    pub fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_string_lossy().into_owned()
    }

    /// Where its records are.
    pub fn location(&self) -> Location {
        match &self.database {
            Some(url) => Location::Server(url.clone()),
            None => Location::Directory(self.path("data").into()),
        }
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

    /// Runs a command whose output nobody reads; gives how it ended and what it complained of.
    pub fn run_unread(&self, args: &[&str]) -> (Option<i32>, String) {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let output = self.command(args).stdout(writer).output().expect("the program starts");
        (output.status.code(), text(&output).1)
    }

    fn start(&self, args: &[&str]) -> Output {
        self.command(args).output().expect("the program starts")
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lapor"));
        command.args(args).env("LAPOR_DATA", self.path("data")).env("LAPOR_KEYS", self.path("keys"));
        match &self.database {
            Some(url) => command.env("LAPOR_DATABASE", url),
            None => command.env_remove("LAPOR_DATABASE"),
        };
        command
    }
}

fn text(output: &Output) -> (String, String) {
    let read = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (read(&output.stdout), read(&output.stderr))
}

/// The program while it serves. It is ended when this is dropped.
pub struct Served {
    child: Child,
    /// Where it listens.
    pub address: String,
    /// Everything it has printed and logged goes here.
    pub log: String,
}

impl Installation {
    /// Starts serving, with every detail in the log, and waits until it answers.
    pub fn serve(&self) -> Served {
        self.serve_with(&[])
    }

    /// As [`Installation::serve`], with more arguments.
    pub fn serve_with(&self, more: &[&str]) -> Served {
        let log = self.path("log");
        let out = File::create(&log).expect("a log");
        let mut command = self.command(&[&["serve", "--listen", "127.0.0.1:0"], more].concat());
        command.env("LAPOR_LOG", "trace").env("LAPOR_LIMITS", "off").stdin(Stdio::null());
        command.stdout(out.try_clone().expect("one log")).stderr(out);
        let child = command.spawn().expect("the program starts");
        let mut served = Served { child, address: String::new(), log };
        let end = Instant::now() + Duration::from_secs(120);
        while served.address.is_empty() {
            assert!(Instant::now() < end, "it does not answer: {}", served.said());
            std::thread::sleep(Duration::from_millis(50));
            let said = served.said();
            let found = said.lines().find_map(|line| line.split_once("http://"));
            served.address = found.map(|(_, rest)| rest.trim_end_matches('/').to_owned()).unwrap_or_default();
        }
        served
    }

    /// Starts working without serving.
    pub fn work_with(&self, more: &[&str]) -> Served {
        let log = self.path("log of the work");
        let out = File::create(&log).expect("a log");
        let mut command = self.command(&[&["work"], more].concat());
        command.stdin(Stdio::null()).stdout(out.try_clone().expect("one log")).stderr(out);
        Served { child: command.spawn().expect("the program starts"), address: String::new(), log }
    }

    /// The bytes of every file of its records.
    pub fn records(&self) -> Vec<u8> {
        match &self.database {
            None => {
                let files = fs::read_dir(self.path("data")).expect("the data directory");
                files.flat_map(|file| fs::read(file.expect("a file").path()).unwrap_or_default()).collect()
            }
            Some(url) => {
                let output = Command::new("pg_dump").arg(url).output().expect("pg_dump starts");
                assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
                output.stdout
            }
        }
    }
}

impl Served {
    /// What it has printed and logged so far.
    pub fn said(&self) -> String {
        fs::read_to_string(&self.log).expect("the log")
    }

    /// Sends a request and gives the whole answer, head and body.
    pub fn ask(&self, head: &str, body: &str) -> String {
        Self::try_ask(&self.address, head, body).expect("an answer")
    }

    /// As [`Served::ask`], where the program may have stopped listening.
    pub fn try_ask(address: &str, head: &str, body: &str) -> std::io::Result<String> {
        let mut stream = TcpStream::connect(address)?;
        let length = body.len();
        let request = format!(
            "{head} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
        );
        stream.write_all(request.as_bytes())?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        Ok(String::from_utf8_lossy(&answer).into_owned())
    }

    /// Asks it to stop, as an operator's system does, and waits until it has.
    pub fn terminate(&mut self) -> ExitStatus {
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        assert!(asked.expect("kill starts").success(), "it can be asked");
        self.child.wait().expect("it ends")
    }
}

/// The value of a text field of a JSON answer.
pub fn field(answer: &str, key: &str) -> String {
    let after = answer.split_once(&format!("\"{key}\":\"")).unwrap_or_else(|| panic!("{key} in {answer}")).1;
    after.split('"').next().unwrap_or_default().to_owned()
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
