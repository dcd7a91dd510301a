//! A PostgreSQL server of its own, as careful with the disk as in earnest.
//!
//! The server that the tests share is set to lose what it likes, so it can't stand here; and the chores
//! link none of the program, so its starter can't be called either.

use std::fs::{self, File};
use std::net::TcpListener;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, bail};

use super::disk::Disk;
use super::program::{end, kill, tied};
use super::stage::Outcome;
use super::temporary::{Folder, copy_all};

/// The account that runs the server when root runs the chores; PostgreSQL refuses root.
const SERVER_ACCOUNT: &str = "postgres";
/// Role inside the cluster; it trusts every local connection.
const ROLE: &str = "lapor";
/// The folder of the cluster in that of the server.
const DATA: &str = "data";
/// How often, 100 ms apart, the server is asked whether it is ready.
const PATIENCE: usize = 300;

/// A running server.
pub struct Cluster {
    home: Folder,
    binaries: PathBuf,
    port: u16,
    server: Mutex<Child>,
    settings: &'static [&'static str],
    /// A disk of its own; it goes when the server is gone, and before the folder that it lies on.
    disk: Option<Disk>,
}

impl Cluster {
    /// Makes the cluster and starts its server.
    ///
    /// # Errors
    /// When PostgreSQL is not installed or does not start.
    pub fn start() -> anyhow::Result<Self> {
        Self::start_in(Folder::new("server")?, None, &[])
    }

    /// As [`Cluster::start`], on a small disk of its own.
    ///
    /// # Errors
    /// As [`Cluster::start`], and when no disk can be made.
    pub fn start_on_small_disk(megabytes: u32) -> anyhow::Result<Self> {
        let home = Folder::new("server")?;
        let disk = Disk::at(home.path(), megabytes)?;
        // A log of 32 MB instead of a gigabyte, so that there is a disk to be filled.
        Self::start_in(home, Some(disk), &["min_wal_size=32MB", "max_wal_size=48MB"])
    }

    fn start_in(home: Folder, disk: Option<Disk>, settings: &'static [&'static str]) -> anyhow::Result<Self> {
        let binaries = binaries()?;
        give(home.path())?;
        let mut initdb = as_server(&binaries.join("initdb"));
        initdb.args(["--no-sync", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"]);
        must(initdb.arg(format!("--username={ROLE}")).arg("--pgdata").arg(home.path().join(DATA)))?;
        Self::begin(home, binaries, disk, settings)
    }

    /// As [`Cluster::start`], with what [`Cluster::copy_to`] kept in a folder.
    ///
    /// # Errors
    /// As [`Cluster::start`], and when it can't be copied.
    pub fn start_from(kept: &Path) -> anyhow::Result<Self> {
        let home = Folder::new("server")?;
        copy_all(kept, &home.path().join(DATA))?;
        give(home.path())?;
        Self::begin(home, binaries()?, None, &[])
    }

    /// Keeps a copy of everything in a folder; for that the server stops for a while.
    ///
    /// # Errors
    /// When it can't be copied, or does not start again.
    pub fn copy_to(&self, folder: &Path) -> anyhow::Result<()> {
        end(&mut self.server.lock().expect("nobody panics with it in hand"), "INT")?;
        copy_all(&self.home.path().join(DATA), folder)?;
        self.start_again()
    }

    fn begin(
        home: Folder,
        binaries: PathBuf,
        disk: Option<Disk>,
        settings: &'static [&'static str],
    ) -> anyhow::Result<Self> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let server = Mutex::new(launch(&home, &binaries, port, settings)?);
        let cluster = Self { home, binaries, port, server, settings, disk };
        cluster.wait()?;
        Ok(cluster)
    }

    /// Ends every process of the server with signal 9, as losing its machine would.
    ///
    /// # Errors
    /// When it had ended by itself.
    pub fn kill(&self) -> anyhow::Result<()> {
        let mut server = self.server.lock().expect("nobody panics with it in hand");
        let children = children_of(server.id());
        kill(&mut server)?;
        for child in &children {
            // Some notice by themselves that their parent is gone.
            let _ =
                Command::new("kill").args(["-s", "KILL", &child.to_string()]).stderr(Stdio::null()).status();
        }
        while children.iter().any(|child| Path::new(&format!("/proc/{child}")).exists()) {
            sleep(Duration::from_millis(5));
        }
        Ok(())
    }

    /// Starts the server again, on what it left behind.
    ///
    /// # Errors
    /// When it does not start.
    pub fn start_again(&self) -> anyhow::Result<()> {
        let again = launch(&self.home, &self.binaries, self.port, self.settings)?;
        *self.server.lock().expect("nobody panics with it in hand") = again;
        self.wait()
    }

    /// Starts the server again if it has given up, as a service manager does; tells whether it had.
    ///
    /// # Errors
    /// When it does not start.
    pub fn start_if_ended(&self) -> anyhow::Result<bool> {
        let ended = self.server.lock().expect("nobody panics with it in hand").try_wait()?.is_some();
        if ended {
            self.start_again()?;
        }
        Ok(ended)
    }

    /// The small disk that it was started on.
    pub fn disk(&self) -> Option<&Disk> {
        self.disk.as_ref()
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

    /// The number of the process from which all others of the server come.
    pub fn id(&self) -> u32 {
        self.server.lock().expect("nobody panics with it in hand").id()
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
        must(self.client("dropdb").arg("--force").arg(name)).map(|_| ())
    }

    /// Stops the server; what it holds stays where there is something to look at.
    pub fn stop(&mut self, found: Outcome) -> anyhow::Result<()> {
        if found == Outcome::Found {
            self.home.keep();
        }
        end(self.server.get_mut().expect("nobody panics with it in hand"), "INT").map(|_| ())
    }

    /// A program of PostgreSQL's that talks to this server.
    pub fn client(&self, program: &str) -> Command {
        let mut command = Command::new(self.binaries.join(program));
        command.args(["-h", "127.0.0.1", "-U", ROLE, "-p"]).arg(self.port.to_string());
        command
    }

    /// The address of a database.
    pub fn url(&self, database: &str) -> String {
        self.url_at(self.port, database)
    }

    /// The address of a database for whoever reaches the server through another port.
    pub fn url_at(&self, port: u16, database: &str) -> String {
        format!("postgres://{ROLE}@127.0.0.1:{port}/{database}?sslmode=disable")
    }

    /// The port that the server listens on.
    pub fn port(&self) -> u16 {
        self.port
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // Where something went wrong the server still runs; it has to go before its folder.
        let _ = self.server.get_mut().map(|server| end(server, "INT"));
    }
}

/// Gives a folder, with everything in it, to the account that runs the server.
fn give(folder: &Path) -> anyhow::Result<()> {
    if is_root() {
        must(Command::new("chown").arg("--recursive").arg(format!("{SERVER_ACCOUNT}:")).arg(folder))?;
    }
    Ok(())
}

fn launch(home: &Folder, binaries: &Path, port: u16, settings: &[&str]) -> anyhow::Result<Child> {
    let mut postgres = as_server(&binaries.join("postgres"));
    postgres.arg("-D").arg(home.path().join(DATA)).arg("-p").arg(port.to_string()).arg("-k").arg(home.path());
    postgres.args(["-c", "listen_addresses=127.0.0.1", "-c", "fsync=on", "-c", "synchronous_commit=on"]);
    postgres.args(settings.iter().flat_map(|setting| ["-c", setting]));
    let log = File::options().create(true).append(true).open(home.path().join("log"))?;
    postgres.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
    postgres.spawn().context("PostgreSQL could not be started")
}

/// The numbers of the processes that a process has started.
fn children_of(parent: u32) -> Vec<u32> {
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    let numbers = processes.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    numbers.filter(|number| parent_of(*number) == Some(parent)).collect()
}

fn parent_of(process: u32) -> Option<u32> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    status.lines().find_map(|line| line.strip_prefix("PPid:"))?.trim().parse().ok()
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

/// Whether this process may do everything.
pub fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}

/// Runs a command that has to succeed, and tells what it said; the error tells it when it did not.
pub fn must(command: &mut Command) -> anyhow::Result<String> {
    let shown = command.get_program().to_string_lossy().into_owned();
    let output = command.output().with_context(|| format!("{shown} could not be started"))?;
    if !output.status.success() {
        bail!("{shown} failed: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
