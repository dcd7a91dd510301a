//! A PostgreSQL server of its own, as careful with the disk as in earnest.
//!
//! The server that the tests share is set to lose what it likes, so it can't stand here; and the chores
//! link none of the program, so its starter can't be called either.

use std::fs::{self, File};
use std::net::TcpListener;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, bail};

use super::Outcome;
use super::program::{end, tied};
use super::temporary::Folder;

/// The account that runs the server when root runs the chores; PostgreSQL refuses root.
const SERVER_ACCOUNT: &str = "postgres";
/// Role inside the cluster; it trusts every local connection.
const ROLE: &str = "lapor";
/// How often, 100 ms apart, the server is asked whether it is ready.
const PATIENCE: usize = 300;

/// A running server.
pub struct Cluster {
    home: Folder,
    binaries: PathBuf,
    port: u16,
    server: Child,
}

impl Cluster {
    /// Makes the cluster and starts its server.
    ///
    /// # Errors
    /// When PostgreSQL is not installed or does not start.
    pub fn start() -> anyhow::Result<Self> {
        let home = Folder::new("server")?;
        let binaries = binaries()?;
        if is_root() {
            let account = format!("{SERVER_ACCOUNT}:");
            must(Command::new("chown").arg(account).arg(home.path()))?;
        }
        let data = home.path().join("data");
        let mut initdb = as_server(&binaries.join("initdb"));
        initdb.args(["--no-sync", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"]);
        must(initdb.arg(format!("--username={ROLE}")).arg("--pgdata").arg(&data))?;
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut postgres = as_server(&binaries.join("postgres"));
        postgres.arg("-D").arg(&data).arg("-p").arg(port.to_string()).arg("-k").arg(home.path());
        postgres.args(["-c", "listen_addresses=127.0.0.1", "-c", "fsync=on", "-c", "synchronous_commit=on"]);
        postgres.stdin(Stdio::null()).stdout(Stdio::null()).stderr(File::create(home.path().join("log"))?);
        let server = postgres.spawn().context("PostgreSQL could not be started")?;
        let cluster = Self { home, binaries, port, server };
        cluster.wait()?;
        Ok(cluster)
    }

    fn wait(&self) -> anyhow::Result<()> {
        for _ in 0..PATIENCE {
            let mut asked = self.client("pg_isready");
            if asked.stdout(Stdio::null()).stderr(Stdio::null()).status()?.success() {
                return Ok(());
            }
            sleep(Duration::from_millis(100));
        }
        self.home.keep();
        bail!("PostgreSQL did not become ready")
    }

    /// A new, empty database.
    pub fn create(&self, name: &str) -> anyhow::Result<String> {
        must(self.client("createdb").arg(name))?;
        Ok(self.url(name))
    }

    /// A copy of a database that nobody is using.
    pub fn copy(&self, of: &str, name: &str) -> anyhow::Result<String> {
        must(self.client("createdb").arg(format!("--template={of}")).arg(name))?;
        Ok(self.url(name))
    }

    /// Removes a database.
    pub fn remove(&self, name: &str) -> anyhow::Result<()> {
        must(self.client("dropdb").arg("--force").arg(name))
    }

    /// Stops the server; what it holds stays where there is something to look at.
    pub fn stop(&mut self, found: Outcome) -> anyhow::Result<()> {
        if found == Outcome::Found {
            self.home.keep();
        }
        end(&mut self.server, "INT").map(|_| ())
    }

    fn client(&self, program: &str) -> Command {
        let mut command = Command::new(self.binaries.join(program));
        command.args(["-h", "127.0.0.1", "-U", ROLE, "-p"]).arg(self.port.to_string());
        command
    }

    fn url(&self, database: &str) -> String {
        format!("postgres://{ROLE}@127.0.0.1:{}/{database}?sslmode=disable", self.port)
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // Where something went wrong the server still runs; it has to go before its folder.
        let _ = end(&mut self.server, "INT");
    }
}

/// The newest installed server's programs.
fn binaries() -> anyhow::Result<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = versions
        .filter_map(|entry| {
            Some((entry.file_name().to_str()?.parse::<u32>().ok()?, entry.path().join("bin")))
        })
        .filter(|(_, folder)| folder.join("initdb").exists())
        .max();
    match newest {
        Some((_, folder)) => Ok(folder),
        None => bail!(
            "PostgreSQL is not installed; `cargo xtask test` installs it, or: apt-get install postgresql"
        ),
    }
}

/// A program of the server, under the server's account when this process is root.
fn as_server(program: &Path) -> Command {
    let mut command = match is_root() {
        true => {
            let mut command = Command::new("setpriv");
            let account = SERVER_ACCOUNT;
            command.args([format!("--reuid={account}"), format!("--regid={account}")]);
            command.args(["--init-groups", "--pdeathsig=INT", "--"]).arg(program);
            command
        }
        false => tied(program, "INT"),
    };
    // Not the checkout: the account may not be allowed in, and programs complain.
    command.current_dir("/");
    command
}

fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}

/// Runs a command that has to succeed, and tells what it said when it did not.
fn must(command: &mut Command) -> anyhow::Result<()> {
    let shown = command.get_program().to_string_lossy().into_owned();
    let output = command.output().with_context(|| format!("{shown} could not be started"))?;
    if !output.status.success() {
        bail!("{shown} failed: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(())
}
