//! The judgement: what was promised, held against what is there.

use std::collections::{BTreeSet, HashMap};
use std::fmt;

use serde::Serialize;

use super::program::Verified;

/// A promise: this report is kept, and this opens it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The public number.
    pub ticket: String,
    /// What opens the report.
    pub code: String,
    /// Whether the program said that it knew the report already.
    pub is_repeat: bool,
    /// Whether it is on its way to an institution.
    pub is_routed: bool,
}

/// A report as it was found afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The public number that it shows.
    pub ticket: String,
    /// The reporter's words.
    pub words: String,
    /// The kinds of its clocks.
    pub clocks: Vec<String>,
}

/// All that is known of one report.
pub struct Evidence {
    /// What tells it from the others: its idempotency key, or its row.
    pub key: String,
    /// The words that were sent.
    pub words: String,
    /// What was promised before the kill, if it came so far.
    pub first: Option<Receipt>,
    /// What was answered when the same was sent again.
    pub again: Vec<Result<Receipt, String>>,
    /// What its receipt opens: the first, else one of the later ones.
    pub opened: Result<Opened, String>,
    /// What the receipt's ticket answers to the code of another report.
    pub with_other_code: Result<u16, String>,
}

impl Evidence {
    /// The receipt that must open the report.
    pub fn receipt(&self) -> Option<&Receipt> {
        self.first.as_ref().or_else(|| self.again.iter().find_map(|answer| answer.as_ref().ok()))
    }
}

/// What can be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Acknowledged, and not there.
    Lost,
    /// More than one case for a key, or one case for several.
    Doubled,
    /// There, but not as it was sent, or with another code.
    Changed,
    /// There without clocks that every case has.
    HalfWritten,
    /// Opened by a code that is not its own.
    Ajar,
    /// Not acknowledged after the restart, although nothing is wrong with it.
    Refused,
    /// The records contradict themselves.
    Difference,
    /// The round did not come to its end.
    Unfinished,
}

/// Something that is wrong.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What kind of wrong.
    pub kind: Kind,
    /// Which report, and what about it.
    pub what: String,
}

impl Finding {
    /// A finding.
    pub fn new(kind: Kind, what: impl Into<String>) -> Self {
        Self { kind, what: what.into() }
    }

    /// A round that did not come to its end.
    pub fn unfinished(error: &anyhow::Error) -> Self {
        Self::new(Kind::Unfinished, format!("{error:#}"))
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:?}: {}", self.kind, self.what)
    }
}

/// Everything that is wrong with these reports.
pub fn judge(all: &[Evidence]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut owners: HashMap<&str, &str> = HashMap::new();
    for one in all {
        check_answers(one, &mut findings);
        check_opened(one, &mut findings);
        let Some(receipt) = one.receipt() else { continue };
        if let Some(other) = owners.insert(&receipt.ticket, &one.key) {
            let what = format!("{} is the ticket of both {other} and {}", receipt.ticket, one.key);
            findings.push(Finding::new(Kind::Doubled, what));
        }
    }
    findings
}

/// Everything that is wrong with the records as a whole, when they should hold so many cases.
pub fn judge_records(verified: &Verified, cases: usize) -> Vec<Finding> {
    let mut findings = judge_differences(verified);
    let what = format!("{} cases in the records, {cases} reports", verified.cases);
    if verified.cases > cases {
        findings.push(Finding::new(Kind::Doubled, what));
    } else if verified.cases < cases {
        findings.push(Finding::new(Kind::Lost, what));
    }
    findings
}

/// Where the records contradict themselves.
pub fn judge_differences(verified: &Verified) -> Vec<Finding> {
    let lines = verified.said.lines().take(verified.differences);
    lines.map(|line| Finding::new(Kind::Difference, line)).collect()
}

fn check_answers(one: &Evidence, findings: &mut Vec<Finding>) {
    let key = &one.key;
    let refused = one.again.iter().filter_map(|answer| answer.as_ref().err());
    let kind = if one.first.is_some() { Kind::Lost } else { Kind::Refused };
    findings.extend(refused.map(|why| Finding::new(kind, format!("{key}, sent again: {why}"))));
    let receipts = || one.first.iter().chain(one.again.iter().flatten());
    let tickets: BTreeSet<&str> = receipts().map(|receipt| receipt.ticket.as_str()).collect();
    let codes: BTreeSet<&str> = receipts().map(|receipt| receipt.code.as_str()).collect();
    if tickets.len() > 1 {
        let tickets: Vec<&str> = tickets.into_iter().collect();
        findings.push(Finding::new(Kind::Doubled, format!("{key} has the tickets {}", tickets.join(", "))));
    } else if codes.len() > 1 {
        findings.push(Finding::new(Kind::Changed, format!("{key} got another access code when sent again")));
    }
}

fn check_opened(one: &Evidence, findings: &mut Vec<Finding>) {
    let Some(receipt) = one.receipt() else { return };
    let name = format!("{} ({})", receipt.ticket, one.key);
    match &one.opened {
        Err(why) => findings.push(Finding::new(Kind::Lost, format!("{name} can't be opened: {why}"))),
        Ok(opened) => {
            if opened.ticket != receipt.ticket || opened.words != one.words {
                findings
                    .push(Finding::new(Kind::Changed, format!("{name} holds something else than was sent")));
            }
            if !has_its_clocks(opened) {
                let what = format!("{name} has the clocks [{}]", opened.clocks.join(", "));
                findings.push(Finding::new(Kind::HalfWritten, what));
            }
        }
    }
    match &one.with_other_code {
        Ok(404) => {}
        Ok(status) => {
            findings
                .push(Finding::new(Kind::Ajar, format!("{name} answers {status} to the code of another")));
        }
        Err(why) => findings.push(Finding::new(Kind::Lost, format!("{name} can't be asked: {why}"))),
    }
}

/// The reporter's waiting is counted from the first moment, and somebody's time is running.
fn has_its_clocks(opened: &Opened) -> bool {
    let has = |kind: &str| opened.clocks.iter().any(|clock| clock == kind);
    has("total_wait") && (has("verification") || has("first_response"))
}

#[cfg(test)]
mod tests;
