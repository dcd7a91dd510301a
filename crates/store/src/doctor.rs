//! What is wrong with an installation, and what to do about it: a list of checks, each a function.

mod machine;
mod records;

pub(crate) use records::STATEMENTS;

use crate::db::{Db, Location};
use crate::error::StoreError;
use lapor_domain::values::Instant;
use std::path::PathBuf;
use std::pin::Pin;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// As it should be.
    Good,
    /// Not wrong yet, or wrong for a few.
    Warn,
    /// Must be mended now.
    Bad,
}

/// What one check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What was looked at.
    pub check: &'static str,
    /// How bad it is.
    pub verdict: Verdict,
    /// What was seen. No text of a report, no name of a person.
    pub seen: String,
    /// What to do; nothing when it is good.
    pub advice: &'static str,
}

/// An installation to look at.
#[derive(Clone, Debug)]
pub struct Patient {
    /// Where its records are.
    pub location: Location,
    /// Where its keys are.
    pub keys: PathBuf,
    /// Now.
    pub now: Instant,
    /// In which manner this program reads texts: a model that was made for another can't be used.
    pub manner: String,
}

/// What a check says: how bad, and what it saw.
type Seen = (Verdict, String);

type Looking<'a> = Pin<Box<dyn Future<Output = Result<Seen, StoreError>> + Send + 'a>>;

/// A check of the records.
struct RecordCheck {
    name: &'static str,
    look: for<'a> fn(&'a Db, &'a Patient) -> Looking<'a>,
    advice: &'static str,
}

/// A check of the machine around the records.
struct MachineCheck {
    name: &'static str,
    look: fn(&Patient) -> Seen,
    advice: &'static str,
}

const RESTORE: &str = "stop the program, keep a copy of the data, and restore the newest backup";

const RECORDS: &[RecordCheck] = &[
    RecordCheck { name: "integrity", look: |db, _| Box::pin(records::integrity(db)), advice: RESTORE },
    RecordCheck {
        name: "schema",
        look: |db, _| Box::pin(records::schema(db)),
        advice: "start the newest program that ever ran here; it brings the schema up to date",
    },
    RecordCheck {
        name: "keys fit",
        look: |db, patient| Box::pin(records::keys(db, patient)),
        advice: "give --keys the directory that these records were made with; others open nothing",
    },
    RecordCheck { name: "orphans", look: |db, _| Box::pin(records::orphans(db)), advice: RESTORE },
    RecordCheck { name: "journals", look: |db, _| Box::pin(records::journals(db)), advice: RESTORE },
    RecordCheck {
        name: "institutions",
        look: |db, _| Box::pin(records::institutions(db)),
        advice: "seat an admin and an officer there, or let the national desk route these cases elsewhere",
    },
    RecordCheck {
        name: "circles",
        look: |db, _| Box::pin(records::circles(db)),
        advice: "seat a head in the circle: `lapor admin create-user --circle UNIT --head`",
    },
    RecordCheck {
        name: "overdue clocks",
        look: |db, patient| Box::pin(records::sweep(db, patient)),
        advice: "see that `lapor serve` or `lapor work` runs, and what its log says about the sweep",
    },
    RecordCheck {
        name: "letters",
        look: |db, patient| Box::pin(records::letters(db, patient)),
        advice: "see `lapor jobs list` and `lapor jobs list --dead`, and whether --smtp is set and the mail server answers",
    },
    RecordCheck {
        name: "counting",
        look: |db, patient| Box::pin(records::counting(db, patient)),
        advice: "see that `lapor serve` or `lapor work` runs, and what its log says about counting; desks show old numbers",
    },
    RecordCheck {
        name: "search index",
        look: |db, patient| Box::pin(records::indexing(db, patient)),
        advice: "see that `lapor serve` or `lapor work` runs, and what its log says about indexing; searches miss reports",
    },
    RecordCheck {
        name: "topic model",
        look: |db, patient| Box::pin(records::model(db, patient)),
        advice: "the one inside the program is used instead; make a new one with `lapor model retrain`",
    },
    RecordCheck {
        name: "clock",
        look: |db, patient| Box::pin(records::clock(db, patient)),
        advice: "set the machine's clock (NTP) before anybody works on",
    },
];

const MACHINE: &[MachineCheck] = &[
    MachineCheck {
        name: "disk",
        look: machine::disk,
        advice: "make room where the data directory lies; when it is full, nothing can be received",
    },
    MachineCheck {
        name: "ballast",
        look: machine::ballast,
        advice: "the disk was full, or the program never started here; it comes back when there is room",
    },
    MachineCheck {
        name: "write-ahead log",
        look: machine::log,
        advice: "something reads for very long, such as a copying program; end it, and the log is folded in",
    },
    MachineCheck {
        name: "key files",
        look: machine::key_files,
        advice: "chmod 0700 the key directory, 0600 its files, and make new keys if others could read them",
    },
    MachineCheck {
        name: "identity key",
        look: machine::identity_key,
        advice: "move identity.private to the custodian's own safe place: a server never needs it",
    },
];

/// Looks at everything. A check that can't be made is bad, and the others are made all the same.
pub async fn examine(patient: &Patient) -> Vec<Finding> {
    let mut findings = match Db::attach(&patient.location).await {
        Ok(db) => {
            let findings = examine_records(&db, patient).await;
            db.close().await;
            findings
        }
        Err(error) => {
            let advice = match error {
                StoreError::Corrupt(_) => RESTORE,
                _ => "check --data or --database, and whether the server runs",
            };
            vec![Finding { check: "records", verdict: Verdict::Bad, seen: error.to_string(), advice }]
        }
    };
    for check in MACHINE {
        findings.push(finding(check.name, (check.look)(patient), check.advice));
    }
    findings
}

async fn examine_records(db: &Db, patient: &Patient) -> Vec<Finding> {
    let mut findings = Vec::with_capacity(RECORDS.len());
    for check in RECORDS {
        let seen = (check.look)(db, patient).await.unwrap_or_else(|error| (Verdict::Bad, error.to_string()));
        findings.push(finding(check.name, seen, check.advice));
    }
    findings
}

fn finding(check: &'static str, (verdict, seen): Seen, advice: &'static str) -> Finding {
    let advice = if verdict == Verdict::Good { "" } else { advice };
    Finding { check, verdict, seen, advice }
}
