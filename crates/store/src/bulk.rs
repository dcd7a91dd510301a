//! Whole lives at once: how a demo gets as many cases as a country has.
//!
//! Every row is made by the functions that [`commit`](crate::commit::commit) uses; what differs is that a life is
//! written when it has been lived, many in one transaction. That is no way into a real installation: nobody is
//! acknowledged, what a Decision counts on is not looked at again, no letter is owed, and no action can be repeated.
//! So it refuses keys that are not those of a demo.

mod many;

use crate::args;
use crate::commit::{NewReport, message_of};
use crate::db::{Statement, Tx, Val, statements};
use crate::error::{Conflict, StoreError};
use crate::journal::{self, End, Passage};
use crate::keys::{Keys, Purpose};
use crate::open::Store;
use crate::vault::{self, Kind};
use crate::{cases, clocks, counting, messages, proposals, reports, search, settings, submissions};
use lapor_domain::cases::decide::Decision;
use many::{TOGETHER, many};
use std::collections::BTreeMap;

statements! {
    /// Takes numbers, if nobody took any since they were looked at.
    TAKE_NUMBERS = "update settings set value = $3 where name = $1 and value = $2";
}

/// The name of the setting that says how many lives were ever numbered.
const NUMBERED: &str = "demo-grown";

/// How the rows of one table are written: one at a time, or [`TOGETHER`].
struct Target {
    one: Statement,
    many: Statement,
}

macro_rules! target {
    ($name:literal, $one:expr) => {
        Target { one: $one, many: many!(concat!("bulk::", $name), $one) }
    };
}

/// Every table that a life is written to. What others refer to comes first.
const TARGETS: [Target; 12] = [
    target!("cases", cases::ADD),
    target!("submissions", submissions::ADD),
    target!("reports", reports::ADD),
    target!("proposals", proposals::ADD),
    target!("clocks", clocks::PUT),
    target!("journal", journal::ADD),
    target!("messages", messages::ADD),
    target!("vault_identity", vault::adding(Kind::Identity)),
    target!("vault_contact", vault::adding(Kind::Contact)),
    target!("vault_body", vault::adding(Kind::Body)),
    target!("counts_due", counting::OWE),
    target!("search_due", search::OWE),
];

/// Places in [`TARGETS`].
const CASES: usize = 0;
const SUBMISSIONS: usize = 1;
const REPORTS: usize = 2;
const PROPOSALS: usize = 3;
const CLOCKS: usize = 4;
const JOURNAL: usize = 5;
const MESSAGES: usize = 6;
const IDENTITY: usize = 7;
const CONTACT: usize = 8;
const BODY: usize = 9;
const COUNTS_DUE: usize = 10;
const SEARCH_DUE: usize = 11;

/// The statements that write many rows.
pub(crate) const MANY: [Statement; TARGETS.len()] = {
    let mut all = [TARGETS[0].many; TARGETS.len()];
    let mut at = 1;
    while at < TARGETS.len() {
        all[at] = TARGETS[at].many;
        at += 1;
    }
    all
};

/// A case with everything that was decided on it.
pub struct Life<'a> {
    /// How it began.
    pub new_report: NewReport<'a>,
    /// What was decided, in order; the first Decision makes the case.
    pub decisions: &'a [Decision],
}

/// Lives as rows, ready to be written.
#[derive(Default)]
pub struct Rows {
    cases: usize,
    tables: [Vec<Vec<Val>>; TARGETS.len()],
}

impl Rows {
    /// How many cases they are.
    pub fn cases(&self) -> usize {
        self.cases
    }

    /// Adds a life. It only computes, so that many threads can do it at once.
    ///
    /// # Errors
    /// `Conflict::Rule` when the Decisions are not those of one life.
    pub fn add(&mut self, keys: &Keys, life: &Life<'_>) -> Result<(), StoreError> {
        let broken = || StoreError::Conflict(Conflict::Rule);
        let (first, last) = life.decisions.first().zip(life.decisions.last()).ok_or_else(broken)?;
        let befores = life.decisions.iter().map(|decision| decision.before);
        let versions = life.decisions.iter().map(|decision| Some(decision.case.version));
        // No made-up life accuses anybody: there is no table of parties among the targets.
        let is_one_life = befores.eq(std::iter::once(None).chain(versions.take(life.decisions.len() - 1)));
        if !is_one_life || !last.case.parties.is_empty() {
            return Err(broken());
        }
        let case = &last.case;
        let new = &life.new_report;
        self.cases += 1;
        self.put(CASES, cases::written(case, first.revision, &new.verifier));
        self.put(SUBMISSIONS, submissions::written(&new.submission));
        let (proposal, sealed) = proposals::written(keys, &first.case, new.proposal)?;
        self.put(PROPOSALS, proposal);
        sealed.into_iter().for_each(|sealed| self.keep(sealed));
        for (index, clock) in case.clocks.iter().enumerate() {
            self.put(CLOCKS, clocks::written(case.id, index, clock)?);
        }
        self.add_journal(keys, life)?;
        self.put(COUNTS_DUE, counting::owed(case));
        self.put(SEARCH_DUE, search::owed(case));
        Ok(())
    }

    /// The report, the messages, and the rows that commit to them.
    fn add_journal(&mut self, keys: &Keys, life: &Life<'_>) -> Result<(), StoreError> {
        let new = &life.new_report;
        let mut end = End::before(new.verifier);
        for (number, decision) in life.decisions.iter().enumerate() {
            let mut commitments = BTreeMap::new();
            if number == 0 {
                let report = reports::written(keys, &decision.case, new.report)?;
                self.put(REPORTS, report.row);
                report.sealed.into_iter().for_each(|sealed| self.keep(sealed));
                commitments.insert(0, report.commitment);
            }
            if let Some((place, both)) = message_of(decision) {
                let message = messages::written(keys, &decision.case, both)?;
                self.put(MESSAGES, message.row);
                message.sealed.into_iter().for_each(|sealed| self.keep(sealed));
                commitments.insert(place, message.commitment);
            }
            let passage = Passage {
                case: decision.case.id,
                events: &decision.events,
                revision: decision.revision,
                commitments,
            };
            let rows = journal::written(keys.pepper(), &passage, &mut end)?;
            rows.into_iter().for_each(|row| self.put(JOURNAL, row));
        }
        Ok(())
    }

    fn put(&mut self, table: usize, row: Vec<Val>) {
        self.tables[table].push(row);
    }

    fn keep(&mut self, sealed: vault::Sealed) {
        let table = match sealed.kind {
            Kind::Identity => IDENTITY,
            Kind::Contact => CONTACT,
            Kind::Body => BODY,
        };
        self.put(table, sealed.row);
    }
}

/// Writes lives. When this returns, they are durable.
///
/// # Errors
/// `Conflict::Rule` when this is no demo; `Conflict::Taken` when a ticket or key is in use; then nothing of it was
/// written.
pub async fn write(store: &Store, rows: Rows) -> Result<(), StoreError> {
    refuse_the_real_thing(store)?;
    let mut tx = store.db.begin().await?;
    for (target, rows) in TARGETS.iter().zip(rows.tables) {
        write_table(&mut tx, target, rows).await?;
    }
    tx.commit().await?;
    store.decided.notify_one();
    Ok(())
}

async fn write_table(tx: &mut Tx, target: &Target, rows: Vec<Vec<Val>>) -> Result<(), StoreError> {
    let mut rows = rows.into_iter();
    while rows.len() >= TOGETHER {
        tx.write(target.many, rows.by_ref().take(TOGETHER).flatten().collect()).await?;
    }
    for row in rows {
        tx.write(target.one, row).await?;
    }
    Ok(())
}

/// Takes `count` numbers that no life of these records has or will have; gives the first.
///
/// # Errors
/// `Conflict::Rule` when this is no demo; `Conflict::Concurrent` when somebody takes numbers at this moment.
pub async fn take_numbers(store: &Store, count: u64) -> Result<u64, StoreError> {
    refuse_the_real_thing(store)?;
    let mut tx = store.db.begin().await?;
    let held = settings::put_first(&mut tx, NUMBERED, "0").await?;
    let first: u64 = held.parse().map_err(|_| StoreError::Corrupt(format!("odd value in {NUMBERED}")))?;
    let next = first.saturating_add(count).to_string();
    if tx.run(TAKE_NUMBERS, args![NUMBERED, &held, &next]).await? == 0 {
        tx.rollback().await?;
        return Err(StoreError::Conflict(Conflict::Concurrent));
    }
    tx.commit().await?;
    Ok(first)
}

fn refuse_the_real_thing(store: &Store) -> Result<(), StoreError> {
    match store.keys.purpose() {
        Purpose::Demo => Ok(()),
        Purpose::Production => Err(StoreError::Conflict(Conflict::Rule)),
    }
}
