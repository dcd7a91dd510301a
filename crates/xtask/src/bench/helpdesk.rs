//! A peer that runs anywhere: django-helpdesk, from the registry of Python packages, in an environment of its own.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};

use super::contests::Page;
use super::http::{Connection, Request};
use super::intake::SENDING;
use super::load::Load;
use super::reports::Text;
use super::samples::{Meter, Sample};
use super::scene::Setting;
use crate::faults::cluster::must;
use crate::faults::program::{end, tied};

/// What is installed.
const PACKAGES: &[&str] = &["django-helpdesk", "gunicorn"];
/// What sets it up and fills it.
const SCRIPT: &str = include_str!("helpdesk/peer.py");
/// How many workers: one for each processor of a small machine.
const WORKERS: &str = "2";
/// How long it may take to begin.
const PATIENCE: Duration = Duration::from_secs(60);
/// What guards its forms, in the cookie and in the form.
const GUARD: &str = "benchbenchbenchbenchbenchbenchbe";

/// It, serving.
pub struct Helpdesk {
    process: Child,
    /// Where it listens.
    pub address: String,
    home: PathBuf,
    filled: Filled,
    texts: Vec<String>,
}

/// What is known of its tickets.
struct Filled {
    /// The session of its officer.
    session: String,
    /// Its only queue.
    queue: String,
    /// What its own page asks its list for.
    list: String,
    /// The same with a rare word.
    rare: String,
    /// Number and public address of some tickets.
    tickets: Vec<(String, String)>,
}

impl Filled {
    fn read(said: &str) -> anyhow::Result<Self> {
        let field = |name: &str| {
            let found = said.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
            found.map(str::to_owned).with_context(|| format!("the peer names no {name}: {said}"))
        };
        let tickets = said.lines().filter_map(|line| line.strip_prefix("ticket ")?.split_once(' '));
        Ok(Self {
            session: field("session")?,
            queue: field("queue")?,
            list: field("list")?,
            rare: field("rare")?,
            tickets: tickets.map(|(id, track)| (id.to_owned(), track.to_owned())).collect(),
        })
    }
}

impl Helpdesk {
    /// Installs it, fills it with as many tickets as we have cases, and serves it.
    ///
    /// # Errors
    /// When one of that fails.
    pub fn start(setting: &Setting<'_>, folder: &Path, texts: &[Text]) -> anyhow::Result<Self> {
        let home = folder.join("helpdesk");
        fs::create_dir_all(&home)?;
        println!("installing django-helpdesk");
        must(Command::new("python3").args(["-m", "venv"]).arg(home.join("env")))?;
        must(Command::new(home.join("env/bin/pip")).args(["install", "--quiet"]).args(PACKAGES))?;
        fs::write(home.join("peer.py"), SCRIPT)?;
        let texts: Vec<String> = texts.iter().map(|text| text.words.replace('\n', " ")).collect();
        fs::write(home.join("texts"), texts.join("\n"))?;
        println!("filling it with {} tickets", setting.args.cases);
        let filled = Filled::read(&script(&home, &["fill", &setting.args.cases.to_string()])?)?;
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let address = format!("http://127.0.0.1:{port}");
        let process = serve(&home, port)?;
        let helpdesk = Self { process, address, home, filled, texts };
        helpdesk.wait()?;
        Ok(helpdesk)
    }

    fn wait(&self) -> anyhow::Result<()> {
        let began = Instant::now();
        while Connection::to(&self.address).is_err() {
            if began.elapsed() > PATIENCE {
                bail!("gunicorn did not begin; {} says why", self.home.join("log").display());
            }
            sleep(Duration::from_millis(100));
        }
        Ok(())
    }

    /// Its processes.
    pub fn processes(&self) -> Vec<u32> {
        vec![self.process.id()]
    }

    /// The page on which a citizen follows a ticket.
    pub fn tracking(&self) -> Vec<Page> {
        let page = |(_, track): &(String, String)| Page::at(&format!("/view/?{track}"), "", "Tindak lanjut");
        self.filled.tickets.iter().map(page).collect()
    }

    /// The page of a ticket for staff.
    pub fn case(&self) -> Vec<Page> {
        let page = |(id, _): &(String, String)| self.staff(&format!("/tickets/{id}/"), "Tindak lanjut");
        self.filled.tickets.iter().map(page).collect()
    }

    /// What its list asks for: fifty rows, the newest first.
    pub fn list(&self) -> Vec<Page> {
        vec![self.rows(&self.filled.list)]
    }

    /// The same with a rare word.
    pub fn search(&self) -> Vec<Page> {
        vec![self.rows(&self.filled.rare)]
    }

    /// Its figures.
    pub fn statistics(&self) -> Vec<Page> {
        vec![self.staff("/reports/", "</html>")]
    }

    fn rows(&self, query: &str) -> Page {
        let table = "draw=1&start=0&length=50&order[0][column]=0&order[0][dir]=desc&search[value]=";
        self.staff(&format!("/datatables_ticket_list/{query}?{table}"), "recordsTotal")
    }

    fn staff(&self, path: &str, holds: &str) -> Page {
        Page::at(path, &format!("sessionid={}", self.filled.session), holds)
    }

    /// One turn of its form, with what guards it; afterwards every ticket must be there.
    ///
    /// # Errors
    /// When one is not.
    pub fn intake(&self, lasting: Duration) -> anyhow::Result<Sample> {
        let before = self.count()?;
        let load = Load { address: &self.address, connections: SENDING, lasting };
        let meter = Meter::start(&self.processes())?;
        let run = load.run(|connection, number| {
            let text = &self.texts[number % self.texts.len()];
            let title: String = text.chars().take(60).collect();
            let fields = [
                ("queue", self.filled.queue.as_str()),
                ("title", &title),
                ("body", text),
                ("priority", "3"),
                ("submitter_email", "pelapor@contoh.id"),
                ("csrfmiddlewaretoken", GUARD),
            ];
            let request = Request::post_form("/tickets/submit/", &fields);
            let request = request.with("Cookie", &format!("csrftoken={GUARD}"));
            let answer = connection.send(&request)?.expect(302, "")?;
            if !answer.header("location").contains("/view/") {
                bail!("the peer leads to {:?}", answer.header("location"));
            }
            Ok(())
        })?;
        let sample = meter.stop(&run)?;
        let found = self.count()? - before;
        if found != sample.requests as u64 {
            bail!("the peer acknowledged {} tickets and holds {found}", sample.requests);
        }
        Ok(sample)
    }

    fn count(&self) -> anyhow::Result<u64> {
        let said = script(&self.home, &["count"])?;
        let count = said.lines().find_map(|line| line.strip_prefix("tickets ")?.parse().ok());
        count.with_context(|| format!("the peer names no number: {said}"))
    }
}

impl Drop for Helpdesk {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = end(&mut self.process, "TERM");
    }
}

fn script(home: &Path, words: &[&str]) -> anyhow::Result<String> {
    let mut python = Command::new(home.join("env/bin/python"));
    must(python.arg("peer.py").args(words).current_dir(home))
}

/// Threads beside workers, because only then does gunicorn keep a connection open.
fn serve(home: &Path, port: u16) -> anyhow::Result<Child> {
    let mut gunicorn = tied(&home.join("env/bin/gunicorn"), "TERM");
    gunicorn.args(["--bind", &format!("127.0.0.1:{port}"), "--workers", WORKERS]);
    gunicorn.args(["--threads", "8", "--keep-alive", "30", "--control-socket", "control"]);
    gunicorn.args(["--error-logfile", "log", "peer:application"]);
    gunicorn.current_dir(home).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    gunicorn.spawn().context("gunicorn could not be started")
}
