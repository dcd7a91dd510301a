//! Reading, in turn with a limit and with a peer.

use std::time::Duration;

use super::http::{Connection, Request};
use super::load::Load;
use super::rows::Row;
use super::samples::{Measure, Meter, alternate};
use super::scene::Scene;

/// How many connections look at the same time.
pub const LOOKING: usize = 16;
/// How long each contender is warmed up.
const WARMING: Duration = Duration::from_secs(1);

/// Asks once and checks the answer.
pub type Ask<'a> = Box<dyn Fn(&mut Connection, usize) -> anyhow::Result<()> + Sync + 'a>;

/// A page that is opened.
pub struct Page {
    /// The request.
    pub request: Request,
    /// What the page holds when it is the right one.
    pub holds: String,
}

impl Page {
    /// A page at an address, opened with a cookie.
    pub fn at(path: &str, cookie: &str, holds: &str) -> Self {
        Self { request: Request::get(path).with("Cookie", cookie), holds: holds.to_owned() }
    }
}

/// Opens these pages, one after the other, from the beginning again after the last.
pub fn open(pages: &[Page]) -> Ask<'_> {
    Box::new(|connection, number| {
        let page = &pages[number % pages.len()];
        connection.send(&page.request)?.expect(200, &page.holds).map(|_| ())
    })
}

/// Somebody in a contest.
pub struct Contender<'a> {
    /// Who.
    pub name: &'a str,
    /// Where they listen.
    pub address: &'a str,
    /// Their processes.
    pub processes: Vec<u32>,
    /// What they are asked.
    pub ask: Ask<'a>,
}

impl Scene<'_> {
    /// A row of pages: ours, the limit of reading one row, and the peer's, where it has any.
    ///
    /// # Errors
    /// When an answer is not what it should be.
    pub fn contest(&self, (name, what): (&str, &str), pages: &[Page], peer: &[Page]) -> anyhow::Result<Row> {
        let ours = Contender {
            name: "lapor",
            address: &self.server.address,
            processes: self.processes.clone(),
            ask: open(pages),
        };
        let limit = &self.bare;
        let bare = Contender {
            name: "bare axum + SQLite read",
            address: &limit.address,
            processes: limit.processes(),
            ask: Box::new(|connection, number| limit.read(connection, number)),
        };
        let helpdesk = self.peer.as_ref().filter(|_| !peer.is_empty()).map(|helpdesk| Contender {
            name: "django-helpdesk",
            address: &helpdesk.address,
            processes: helpdesk.processes(),
            ask: open(peer),
        });
        let contenders: Vec<Contender<'_>> = [ours, bare].into_iter().chain(helpdesk).collect();
        self.turns((name, what), &contenders, LOOKING)
    }

    fn turns(
        &self,
        (name, what): (&str, &str),
        contenders: &[Contender<'_>],
        connections: usize,
    ) -> anyhow::Result<Row> {
        let measures: Vec<(&str, Measure<'_>)> = contenders
            .iter()
            .map(|one| {
                let load = Load { address: one.address, connections, lasting: self.setting.args.turn() };
                let measure: Measure<'_> = Box::new(move || {
                    let meter = Meter::start(&one.processes)?;
                    let run = load.run(&one.ask)?;
                    meter.stop(&run)
                });
                (one.name, measure)
            })
            .collect();
        for one in contenders {
            Load { address: one.address, connections, lasting: WARMING }.run(&one.ask)?;
        }
        Ok(Row::of(name, what, alternate(self.setting.args.rounds, &measures)?))
    }
}
