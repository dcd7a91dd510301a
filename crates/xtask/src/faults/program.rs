//! The program under test, as its operator runs it.

use std::env;
use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};

use super::base::Place;
use super::client::Client;
use crate::test::{find, run_cargo};

/// How long the program may take to begin or to end before it counts as stuck.
const PATIENCE: Duration = Duration::from_secs(120);

/// The program as built for tests.
pub struct Program {
    binary: PathBuf,
}

/// What `verify` said.
pub struct Verified {
    /// How many cases it looked at.
    pub cases: usize,
    /// How many differences it found.
    pub differences: usize,
    /// Everything it said.
    pub said: String,
}

impl Program {
    /// Builds it, together with everything else, so that nothing has to be built twice.
    pub fn build(root: &Path) -> anyhow::Result<Self> {
        run_cargo(root, &["build", "--workspace", "--bins", "--locked", "--quiet"])?;
        Ok(Self { binary: target(root).join("debug/lapor") })
    }

    /// One that was built already.
    pub fn at(binary: PathBuf) -> Self {
        Self { binary }
    }

    /// Where it is.
    pub fn binary(&self) -> &Path {
        &self.binary
    }

    /// A command of the program on the records of a place; nothing of the caller's settings reaches it.
    pub fn command(&self, place: &Place, words: &[&str]) -> Command {
        let mut command = tied(&self.binary, "KILL");
        for (name, _) in env::vars_os() {
            if name.to_string_lossy().starts_with("LAPOR_") {
                command.env_remove(name);
            }
        }
        command.args(words).arg("--keys").arg(place.keys());
        match place.database() {
            Some(url) => command.arg("--database").arg(url),
            None => command.arg("--data").arg(place.data()),
        };
        command.current_dir(place.folder()).stdin(Stdio::null());
        command
    }

    /// Runs a command of the program to its end and returns what it said.
    ///
    /// # Errors
    /// When it fails.
    pub fn run(&self, place: &Place, words: &[&str]) -> anyhow::Result<String> {
        let output = self.command(place, words).output().context("the program could not be started")?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            bail!("`lapor {}` ended with {}: {}", words.join(" "), output.status, said.trim());
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Lets the program compare its records with themselves.
    pub fn verify(&self, place: &Place) -> anyhow::Result<Verified> {
        let output = self.command(place, &["verify"]).output().context("the program could not be started")?;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let counts = said.lines().rev().find_map(verified_counts);
        let Some((cases, differences)) = counts else {
            bail!("`lapor verify` ended with {}: {}", output.status, String::from_utf8_lossy(&output.stderr));
        };
        if output.status.success() != (differences == 0) {
            bail!("`lapor verify` found {differences} differences and ended with {}", output.status);
        }
        Ok(Verified { cases, differences, said })
    }

    /// Starts to serve.
    pub fn serve(&self, place: &Place) -> anyhow::Result<Server> {
        self.serve_with(place, &[])
    }

    /// As [`Program::serve`], with more on the command line.
    pub fn serve_with(&self, place: &Place, more: &[&str]) -> anyhow::Result<Server> {
        self.serve_in(place, more, &[])
    }

    /// As [`Program::serve_with`], with more in the environment.
    pub fn serve_in(&self, place: &Place, more: &[&str], settings: &Settings) -> anyhow::Result<Server> {
        let began = Instant::now();
        let said = place.folder().join(format!("serve-{}.out", NUMBERS.fetch_add(1, Ordering::Relaxed)));
        let words = [&["serve", "--listen", "127.0.0.1:0"], more].concat();
        let mut command = self.command(place, &words);
        command.env("LAPOR_LIMITS", "off").envs(settings.iter().cloned()).stdout(File::create(&said)?);
        let process = command.stderr(log(place)?).spawn().context("the program could not be started")?;
        let mut server = Server { process, address: String::new(), ready_in: Duration::ZERO };
        server.address = server.wait_for_address(&said)?;
        server.wait_until_ready()?;
        server.ready_in = began.elapsed();
        Ok(server)
    }

    /// Starts to work without serving; it has no address.
    pub fn work_in(&self, place: &Place, more: &[&str], settings: &Settings) -> anyhow::Result<Server> {
        let mut command = self.command(place, &[&["work"], more].concat());
        command.envs(settings.iter().cloned()).stdout(Stdio::null()).stderr(log(place)?);
        let process = command.spawn().context("the program could not be started")?;
        Ok(Server { process, address: String::new(), ready_in: Duration::ZERO })
    }
}

/// What is added to the environment of a program.
pub type Settings = [(&'static str, String)];

/// Numbers the servers, so that each has a file of its own to say its address in.
static NUMBERS: AtomicUsize = AtomicUsize::new(1);

/// The log of everything that works on a place.
fn log(place: &Place) -> anyhow::Result<File> {
    Ok(OpenOptions::new().create(true).append(true).open(place.folder().join("serve.err"))?)
}

/// The folder that cargo builds in.
pub fn target(root: &Path) -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from)
}

/// The numbers in a line like `12 cases verified, 0 differences`.
fn verified_counts(line: &str) -> Option<(usize, usize)> {
    let (cases, rest) = line.split_once(" cases verified, ")?;
    Some((cases.parse().ok()?, rest.strip_suffix(" differences")?.parse().ok()?))
}

/// The program, serving.
pub struct Server {
    process: Child,
    /// Where: `http://127.0.0.1:PORT`.
    pub address: String,
    /// How long it took until it said that it can work.
    pub ready_in: Duration,
}

impl Server {
    fn wait_for_address(&mut self, said: &Path) -> anyhow::Result<String> {
        self.wait("did not say where it listens", || {
            let text = fs::read_to_string(said).unwrap_or_default();
            // Only whole lines: the port may still be on its way.
            let lines = text.split_inclusive('\n').filter(|line| line.ends_with('\n'));
            lines.into_iter().find_map(address_in)
        })
    }

    fn wait_until_ready(&mut self) -> anyhow::Result<()> {
        let client = Client::of(&self.address);
        self.wait("did not become ready", || client.is_ready().then_some(()))
    }

    fn wait<T>(&mut self, otherwise: &str, look: impl Fn() -> Option<T>) -> anyhow::Result<T> {
        let began = Instant::now();
        loop {
            if let Some(found) = look() {
                return Ok(found);
            }
            if let Some(status) = self.process.try_wait()? {
                bail!("the program ended with {status} before it could work; serve.err says why");
            }
            if began.elapsed() > PATIENCE {
                bail!("the program {otherwise} within {} s", PATIENCE.as_secs());
            }
            sleep(Duration::from_millis(5));
        }
    }

    /// The number of its process.
    pub fn id(&self) -> u32 {
        self.process.id()
    }

    /// Whether it has ended, by itself or by a signal.
    pub fn has_ended(&mut self) -> anyhow::Result<bool> {
        Ok(self.process.try_wait()?.is_some())
    }

    /// Holds it, whatever it is doing, or lets it go on.
    pub fn signal(&self, signal: &str) -> anyhow::Result<()> {
        let number = self.id().to_string();
        let status = Command::new("kill").args(["-s", signal, &number]).status()?;
        if !status.success() {
            bail!("signal {signal} did not reach process {number}");
        }
        Ok(())
    }

    /// Ends it with signal 9, whatever it is doing.
    pub fn kill(&mut self) -> anyhow::Result<()> {
        kill(&mut self.process)
    }

    /// Asks it to end, as a service manager does.
    ///
    /// # Errors
    /// When it does not, or not in order.
    pub fn stop(mut self) -> anyhow::Result<()> {
        let status = end(&mut self.process, "TERM")?;
        if !status.success() {
            bail!("asked to stop, the program ended with {status}");
        }
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended long ago.
        let _ = kill(&mut self.process);
    }
}

/// Ends a process with signal 9, and fails when it had already ended by itself.
pub fn kill(process: &mut Child) -> anyhow::Result<()> {
    if let Some(status) = process.try_wait()? {
        bail!("the program had already ended with {status}");
    }
    process.kill()?;
    process.wait()?;
    Ok(())
}

/// Sends a signal that asks a process to end, and waits for it; in the end it is killed.
pub fn end(process: &mut Child, signal: &str) -> anyhow::Result<ExitStatus> {
    if let Some(status) = process.try_wait()? {
        return Ok(status);
    }
    let number = process.id().to_string();
    Command::new("kill").args(["-s", signal, &number]).status().context("`kill` could not be started")?;
    let began = Instant::now();
    while began.elapsed() < PATIENCE {
        if let Some(status) = process.try_wait()? {
            return Ok(status);
        }
        sleep(Duration::from_millis(10));
    }
    process.kill()?;
    process.wait()?;
    bail!("process {number} did not end within {} s of being asked", PATIENCE.as_secs())
}

/// A program that gets a signal when this one ends, however it ends, so that nothing stays behind.
pub fn tied(program: &Path, signal: &str) -> Command {
    match find("setpriv") {
        Some(setpriv) => {
            let mut command = Command::new(setpriv);
            command.arg(format!("--pdeathsig={signal}")).arg("--").arg(program);
            command
        }
        None => Command::new(program),
    }
}

/// `http://127.0.0.1:PORT` in a line that ends with an address.
fn address_in(line: &str) -> Option<String> {
    let (_, rest) = line.split_once("http://")?;
    let host = rest.split('/').next()?;
    (!host.is_empty()).then(|| format!("http://{}", host.trim()))
}

#[cfg(test)]
mod tests {
    use super::{address_in, verified_counts};

    #[test]
    fn what_the_program_prints_is_read() {
        assert_eq!(verified_counts("12 cases verified, 3 differences"), Some((12, 3)));
        assert_eq!(verified_counts("4831-0275-9164-3: cases.status: stored a, expected b"), None);
        let line = "Report, track:   http://127.0.0.1:43219/\n";
        assert_eq!(address_in(line).as_deref(), Some("http://127.0.0.1:43219"));
        assert_eq!(address_in("There is no account yet.\n"), None);
    }
}
