//! Checks of the records. They read whole tables, which an operator may, now and then.

use super::{Patient, Seen, Verdict};
use crate::backups::schema_of;
use crate::db::{Db, Depth, Row, Statement, statements};
use crate::error::StoreError;
use crate::keys::Keys;
use crate::lags::{self, Lag};
use crate::{agencies, args, migrations, models, outbox, settings};
use lapor_domain::values::{Instant, InstitutionCode, UnitCode};
use std::collections::BTreeSet;

statements! {
    /// Rows of each table whose case is not there.
    ORPHANS = "select 'clocks' as place, count(*) as n from clocks t \
               where not exists (select 1 from cases c where c.id = t.case_id) \
               union all select 'journal', count(*) from journal t \
               where not exists (select 1 from cases c where c.id = t.case_id) \
               union all select 'messages', count(*) from messages t \
               where not exists (select 1 from cases c where c.id = t.case_id) \
               union all select 'reports', count(*) from reports t \
               where not exists (select 1 from cases c where c.id = t.case_id) \
               union all select 'proposals', count(*) from proposals t \
               where not exists (select 1 from cases c where c.id = t.case_id) \
               union all select 'outbox', count(*) from outbox t \
               where not exists (select 1 from cases c where c.id = t.case_id) \
               union all select 'submissions', count(*) from submissions t \
               where not exists (select 1 from cases c where c.id = t.case_id) \
               union all select 'access_log', count(*) from access_log t \
               where not exists (select 1 from cases c where c.id = t.case_id) \
               union all select 'vault_identity', count(*) from vault_identity t \
               where not exists (select 1 from cases c where c.id = t.case_id) \
               union all select 'vault_contact', count(*) from vault_contact t \
               where not exists (select 1 from cases c where c.id = t.case_id) \
               union all select 'vault_body', count(*) from vault_body t \
               where not exists (select 1 from cases c where c.id = t.case_id)";
    /// Cases of which something that every case has is missing.
    INCOMPLETE = "select 'journal' as place, count(*) as n from cases c \
                  where not exists (select 1 from journal t where t.case_id = c.id and t.version = 1) \
                  union all select 'report', count(*) from cases c \
                  where not exists (select 1 from reports t where t.case_id = c.id) \
                  union all select 'proposal', count(*) from cases c \
                  where not exists (select 1 from proposals t where t.case_id = c.id)";
    /// Who acts on open cases outside circles, and on how many.
    ACTING = "select lead_acting as code, count(*) as n from cases \
              where is_open = 1 and lead_acting is not null and lead_circle is null group by lead_acting order by lead_acting";
    /// Which circles hold open cases, and how many.
    CIRCLES = "select lead_circle as code, count(*) as n from cases \
               where is_open = 1 and lead_circle is not null group by lead_circle order by lead_circle";
    /// How many clocks ran out before a time and wait for the sweep.
    UNSWEPT = "select count(*) as n from clocks \
               where ended_at is null and breached_at is null and due_at <= $1";
    /// The newest moment in any journal.
    NEWEST = "select coalesce(max(at), 0) as at from journal";
}

/// How long a clock may wait for the sweep, which comes every minute. Unit: seconds.
const SWEPT_WITHIN: i64 = 600;

/// How long a letter may wait before somebody should look. Unit: seconds.
const SENT_WITHIN: i64 = 3600;

/// How old a decision may be that is neither counted nor indexed. Unit: minutes.
const CAUGHT_UP_WITHIN: i64 = 10;

/// How far two machines' clocks may be apart. Unit: seconds.
const APART: i64 = 60;

pub(super) async fn integrity(db: &Db) -> Result<Seen, StoreError> {
    let damages = db.damages(Depth::Quick).await?;
    Ok(match damages.first() {
        None => (Verdict::Good, "the engine finds its files whole".into()),
        Some(first) => (Verdict::Bad, format!("{} damages, the first: {first}", damages.len())),
    })
}

pub(super) async fn schema(db: &Db) -> Result<Seen, StoreError> {
    let (found, known) = (schema_of(db).await?, migrations::newest());
    let seen = format!("step {found}, this program knows {known}");
    let verdict = match found.cmp(&known) {
        std::cmp::Ordering::Equal => Verdict::Good,
        std::cmp::Ordering::Less => Verdict::Warn,
        std::cmp::Ordering::Greater => Verdict::Bad,
    };
    Ok((verdict, seen))
}

pub(super) async fn keys(db: &Db, patient: &Patient) -> Result<Seen, StoreError> {
    let settings = settings::all(db).await?;
    let compared = Keys::open_any(&patient.keys).and_then(|keys| keys.compare(&settings).map(|()| keys));
    Ok(match compared {
        Ok(keys) => (Verdict::Good, format!("{} keys, those of these records", keys.purpose().code())),
        Err(error) => (Verdict::Bad, error.to_string()),
    })
}

pub(super) async fn orphans(db: &Db) -> Result<Seen, StoreError> {
    counted(db, ORPHANS, "every row has its case").await
}

pub(super) async fn journals(db: &Db) -> Result<Seen, StoreError> {
    counted(db, INCOMPLETE, "every case has journal, report and proposal").await
}

/// Bad when any of the counts is not 0.
async fn counted(db: &Db, statement: Statement, good: &str) -> Result<Seen, StoreError> {
    let mut places = Vec::new();
    for row in db.all(statement, args![]).await? {
        let (place, n): (String, i64) = (row.get("place")?, row.get("n")?);
        places.extend((n != 0).then(|| format!("{place}: {n}")));
    }
    Ok(match places.is_empty() {
        true => (Verdict::Good, good.to_owned()),
        false => (Verdict::Bad, places.join(", ")),
    })
}

pub(super) async fn institutions(db: &Db) -> Result<Seen, StoreError> {
    let connected: BTreeSet<InstitutionCode> = agencies::connected(db).await?.into_iter().collect();
    let held = db.all(ACTING, args![]).await?;
    let held = held.iter().map(holder::<InstitutionCode>).collect::<Result<Vec<_>, _>>()?;
    Ok(unreachable(held.into_iter().filter(|(code, _)| !connected.contains(code))))
}

pub(super) async fn circles(db: &Db) -> Result<Seen, StoreError> {
    let headed: BTreeSet<UnitCode> =
        agencies::circle_heads(db).await?.into_iter().map(|(unit, _)| unit).collect();
    let held = db.all(CIRCLES, args![]).await?;
    let held = held.iter().map(holder::<UnitCode>).collect::<Result<Vec<_>, _>>()?;
    Ok(unreachable(held.into_iter().filter(|(code, _)| !headed.contains(code))))
}

fn holder<T: crate::db::Column>(row: &Row) -> Result<(T, i64), StoreError> {
    Ok((row.get("code")?, row.get("n")?))
}

fn unreachable<T: std::fmt::Display>(left: impl Iterator<Item = (T, i64)>) -> Seen {
    let left: Vec<String> = left.map(|(code, cases)| format!("{code}: {cases}")).collect();
    match left.is_empty() {
        true => (Verdict::Good, "whoever holds an open case is at work".into()),
        false => (Verdict::Warn, format!("open cases that nobody can act on: {}", left.join(", "))),
    }
}

pub(super) async fn sweep(db: &Db, patient: &Patient) -> Result<Seen, StoreError> {
    let before = patient.now.plus_seconds(-SWEPT_WITHIN);
    let waiting: i64 = db.one(UNSWEPT, args![before]).await?.get("n")?;
    Ok(match waiting {
        0 => (Verdict::Good, "none has waited for 10 minutes".into()),
        waiting => (Verdict::Warn, format!("{waiting} wait for more than 10 minutes")),
    })
}

pub(super) async fn letters(db: &Db, patient: &Patient) -> Result<Seen, StoreError> {
    let standing = outbox::standing_in(db).await?;
    let waited = standing.since.map_or(0, |since| (patient.now.0 - since.0) / 1_000_000);
    let seen = format!(
        "{} wait, the oldest for {} minutes; {} were given up",
        standing.waiting,
        waited.max(0) / 60,
        standing.dead
    );
    let is_late = waited > SENT_WITHIN || standing.dead > 0;
    Ok((if is_late { Verdict::Warn } else { Verdict::Good }, seen))
}

pub(super) async fn counting(db: &Db, patient: &Patient) -> Result<Seen, StoreError> {
    Ok(behind(lags::of_counting(db).await?, patient))
}

pub(super) async fn indexing(db: &Db, patient: &Patient) -> Result<Seen, StoreError> {
    Ok(behind(lags::of_indexing(db).await?, patient))
}

fn behind(lag: Lag, patient: &Patient) -> Seen {
    let minutes = lag.since.map_or(0, |since| (patient.now.0 - since.0) / 60_000_000);
    let many = if lag.cases < lags::COUNTED as usize { "" } else { "at least " };
    let seen =
        format!("{many}{} cases wait, the oldest decision is {} minutes old", lag.cases, minutes.max(0));
    (if minutes >= CAUGHT_UP_WITHIN { Verdict::Warn } else { Verdict::Good }, seen)
}

/// A model that can't be used is no trouble for anybody at work: the program has one of its own.
pub(super) async fn model(db: &Db, patient: &Patient) -> Result<Seen, StoreError> {
    let number = models::in_force(db).await?;
    if number == models::BUILT_IN {
        return Ok((Verdict::Good, "the one inside the program".into()));
    }
    let stored = models::read(db, number).await?;
    let flaw = match &stored {
        None => Some("is not there".to_owned()),
        Some(stored) if stored.manner != patient.manner => {
            Some(format!("was made for manner {}, this program reads {}", stored.manner, patient.manner))
        }
        Some(stored) if stored.body.is_none() => Some("is not as it was written".into()),
        Some(_) => None,
    };
    Ok(match flaw {
        None => (Verdict::Good, format!("number {number}, from this installation's own cases")),
        Some(flaw) => (Verdict::Warn, format!("number {number} {flaw}")),
    })
}

pub(super) async fn clock(db: &Db, patient: &Patient) -> Result<Seen, StoreError> {
    let newest: Instant = db.one(NEWEST, args![]).await?.get("at")?;
    let ahead = (newest.0 - patient.now.0) / 1_000_000;
    Ok(match ahead > APART {
        true => (Verdict::Bad, format!("the newest journal row is {ahead} s ahead of this machine")),
        false => (Verdict::Good, "not behind the newest journal row".into()),
    })
}
