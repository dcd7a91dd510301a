//! An installation with many cases, served, with people who look at it.

use std::fs;
use std::path::Path;

use anyhow::{Context, bail};
use serde_json::json;

use super::bare::Bare;
use super::helpdesk::Helpdesk;
use super::http::{Connection, Request};
use super::reports::{Text, texts};
use super::tools::Tools;
use super::{Args, Peer};
use crate::faults::base::Place;
use crate::faults::cluster::Cluster;
use crate::faults::program::Server;
use crate::faults::temporary::copy_all;

/// The file that says how each grown case is opened.
const RECEIPTS: &str = "receipts.csv";
/// The folder of the keys.
const KEYS: &str = "keys";
/// The folder that keeps a server with grown cases.
const SERVER: &str = "server";
/// A demo has a few cases before it grows.
const OF_THE_DEMO: u64 = 1000;
/// How many reporters look at their case.
const REPORTERS: usize = 400;
/// How many different texts are sent. They come again, with another key, when there are more requests.
const TEXTS: usize = 30_000;

/// PostgreSQL, with the grown cases that a folder keeps.
///
/// # Errors
/// As [`Cluster::start_from`].
pub fn server(kept: Option<&Path>) -> anyhow::Result<Cluster> {
    match kept.map(|kept| kept.join(SERVER)).filter(|server| server.exists()) {
        Some(server) => Cluster::start_from(&server),
        None => Cluster::start(),
    }
}

/// The records, not yet served.
pub struct Setting<'a> {
    /// The programs.
    pub tools: &'a Tools,
    /// What was asked for.
    pub args: &'a Args,
    /// Where the records and keys are.
    pub place: Place<'a>,
    /// PostgreSQL, where it keeps the records.
    pub cluster: Option<&'a Cluster>,
    national: Login,
    officer: Login,
}

/// An account.
struct Login {
    login: String,
    password: String,
}

/// The name of the database on a server.
pub const DATABASE: &str = "bench";

impl<'a> Setting<'a> {
    /// Makes it: so many cases, and people at the desks.
    ///
    /// # Errors
    /// When the program can't.
    pub fn make(
        tools: &'a Tools,
        args: &'a Args,
        folder: &Path,
        cluster: Option<&'a Cluster>,
    ) -> anyhow::Result<Self> {
        let home = folder.join("lapor");
        let place = match (cluster, &args.data) {
            (Some(cluster), None) => {
                fs::create_dir_all(&home)?;
                grown(tools, Place::on(&home, cluster, DATABASE)?, args.cases)?
            }
            (Some(cluster), Some(kept)) if kept.join(SERVER).exists() => {
                copy_all(&kept.join(KEYS), &home.join(KEYS))?;
                fs::copy(kept.join(RECEIPTS), home.join(RECEIPTS))?;
                Place::again(&home, cluster, DATABASE)
            }
            (Some(cluster), Some(kept)) => {
                fs::create_dir_all(&home)?;
                let place = grown(tools, Place::on(&home, cluster, DATABASE)?, args.cases)?;
                copy_all(&home, made(kept)?)?;
                cluster.copy_to(&kept.join(SERVER))?;
                place
            }
            (None, None) => grown(tools, Place::at(&home), args.cases)?,
            (None, Some(kept)) => {
                if !Place::at(kept).data().exists() {
                    grown(tools, Place::at(&fs::canonicalize(made(kept)?)?), args.cases)?;
                }
                copy_all(kept, &home)?;
                Place::at(&home)
            }
        };
        let national = account(tools, &place, ("national", &tools.country.national_desk))?;
        let office = &tools.country.at_work()[0].code;
        account(tools, &place, ("admin", office))?;
        let officer = account(tools, &place, ("officer", office))?;
        let setting = Self { tools, args, place, cluster, national, officer };
        let found = setting.cases()?;
        if !(args.cases..=args.cases + OF_THE_DEMO).contains(&found) {
            bail!("the records hold {found} cases, not {}", args.cases);
        }
        Ok(setting)
    }

    /// Where the records are, as the companion is told.
    pub fn records(&self) -> String {
        let data = self.place.data();
        self.place.database().map_or_else(|| data.to_string_lossy().into_owned(), str::to_owned)
    }

    /// How many cases there are.
    ///
    /// # Errors
    /// When the records don't answer.
    pub fn cases(&self) -> anyhow::Result<u64> {
        let numbers = self.tools.numbers(&["cases", &self.records()])?;
        numbers.first().copied().context("a number of cases")
    }

    /// Serves it.
    ///
    /// # Errors
    /// When the program does not start.
    pub fn serve(&self, more: &[&str]) -> anyhow::Result<Server> {
        self.tools.program.serve_with(&self.place, &[&["--demo"], more].concat())
    }

    /// The processes that work for the requests.
    pub fn processes(&self, server: &Server) -> Vec<u32> {
        [server.id()].into_iter().chain(self.cluster.map(Cluster::id)).collect()
    }
}

fn made(folder: &Path) -> anyhow::Result<&Path> {
    fs::create_dir_all(folder)?;
    Ok(folder)
}

fn grown<'a>(tools: &Tools, place: Place<'a>, cases: u64) -> anyhow::Result<Place<'a>> {
    fs::create_dir_all(place.folder())?;
    println!("growing {cases} cases");
    let words = ["demo", "grow", "--cases", &cases.to_string(), "--receipts", RECEIPTS];
    let said = tools.program.run(&place, &words)?;
    println!("{}", said.trim());
    Ok(place)
}

fn account(tools: &Tools, place: &Place<'_>, (role, institution): (&str, &str)) -> anyhow::Result<Login> {
    // Records that are used again have the account already, under a password that nobody kept.
    let login = format!("bench-{role}-{:08x}", rand::random::<u32>());
    let words = ["admin", "create-user", "--name", "Bench", "--login", &login, "--role", role];
    let said = tools.program.run(place, &[words.as_slice(), &["--institution", institution]].concat())?;
    let password = said.lines().next().and_then(|line| line.split_whitespace().last());
    let password = password.context("no password was printed")?.to_owned();
    Ok(Login { login, password })
}

/// A report that a reporter can look at.
pub struct Sent {
    /// Its public number, as it is shown.
    pub ticket: String,
    /// What opens it.
    pub code: String,
}

impl Sent {
    /// The cookie that a browser has that opened it.
    pub fn cookie(&self) -> String {
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        format!("__Host-track={}.{}", digits(&self.ticket), digits(&self.code))
    }
}

/// The installation, served.
pub struct Scene<'a> {
    /// The records.
    pub setting: &'a Setting<'a>,
    /// The program.
    pub server: Server,
    /// Its processes, with those of its database.
    pub processes: Vec<u32>,
    /// The least that a server can do.
    pub bare: Bare,
    /// The other program.
    pub peer: Option<Helpdesk>,
    /// What is sent.
    pub texts: Vec<Text>,
    /// Reporters of cases from all over the records.
    pub sent: Vec<Sent>,
    /// The session of the national desk, which sees every open case.
    pub national: String,
    /// The session of an officer.
    pub officer: String,
}

impl<'a> Scene<'a> {
    /// Opens it.
    ///
    /// # Errors
    /// When something does not start, or does not answer as it should.
    pub fn open(setting: &'a Setting<'a>, folder: &Path) -> anyhow::Result<Self> {
        let texts = texts(&setting.tools.country, TEXTS, 1);
        let bare = Bare::start(setting.tools, folder, &texts[..REPORTERS])?;
        let peer = match setting.args.peer {
            Some(Peer::Helpdesk) => Some(Helpdesk::start(setting, folder, &texts)?),
            None => None,
        };
        let server = setting.serve(&[])?;
        let mut connection = Connection::to(&server.address)?;
        let national = sign_in(&mut connection, &setting.national)?;
        let officer = sign_in(&mut connection, &setting.officer)?;
        let sent = receipts(setting)?;
        let processes = setting.processes(&server);
        Ok(Self { setting, processes, server, bare, peer, texts, sent, national, officer })
    }

    /// Ends it.
    ///
    /// # Errors
    /// When the program does not stop in order.
    pub fn close(self) -> anyhow::Result<()> {
        self.server.stop()
    }
}

fn sign_in(connection: &mut Connection, account: &Login) -> anyhow::Result<String> {
    let form = [("login", account.login.as_str()), ("password", account.password.as_str())];
    let answer = connection.send(&Request::post_form("/login", &form))?.expect(303, "")?;
    let cookie = answer.cookies();
    if answer.header("location") != "/desk" || cookie.is_empty() {
        bail!("{} can't sign in", account.login);
    }
    Ok(cookie)
}

/// The request that sends a report.
pub fn report(text: &Text) -> Request {
    let mut body = json!({ "words": text.words });
    if let Some(area) = &text.area {
        body["area"] = area.as_str().into();
    }
    Request::post_json("/api/v1/reports", &body)
}

/// Reporters of cases from all over the records.
fn receipts(setting: &Setting<'_>) -> anyhow::Result<Vec<Sent>> {
    let path = setting.place.folder().join(RECEIPTS);
    let mut reader = csv::Reader::from_path(&path).with_context(|| path.display().to_string())?;
    let step = usize::try_from(setting.args.cases)?.div_ceil(REPORTERS);
    let rows = reader.records().step_by(step).take(REPORTERS);
    let sent = rows.map(|row| {
        let row = row?;
        let field = |place: usize| row.get(place).unwrap_or_default().to_owned();
        Ok(Sent { ticket: field(1), code: field(2) })
    });
    sent.collect()
}
