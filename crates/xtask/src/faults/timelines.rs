//! The judgement of clocks: none runs out early, and none twice.

use serde::Deserialize;
use serde_json::Value;

use super::client::{Client, in_parallel};
use super::judge::{Finding, Kind};
use super::load::Sent;

/// The move by which the program says that a clock has run out.
const RAN_OUT: &str = "Escalate";

/// What is read of a case.
#[derive(Deserialize)]
struct Life {
    ticket: String,
    clocks: Vec<Clock>,
    timeline: Vec<Event>,
}

#[derive(Deserialize)]
struct Clock {
    kind: String,
    due_at: Option<String>,
    breached_at: Option<String>,
}

#[derive(Deserialize)]
struct Event {
    #[serde(rename = "move")]
    name: String,
    by: String,
}

/// What came of the clocks.
#[derive(Default)]
pub struct Timelines {
    /// How many had run out.
    pub ran_out: usize,
    /// Everything that is wrong.
    pub findings: Vec<Finding>,
}

/// Opens everything that was acknowledged and judges its clocks.
pub fn look(client: &Client, sent: &[Sent]) -> Timelines {
    let receipts: Vec<_> = sent.iter().filter_map(|one| one.first.as_ref()).collect();
    let opened = in_parallel(&receipts, |receipt| client.open_whole(&receipt.ticket, &receipt.code));
    let mut timelines = Timelines::default();
    for life in opened {
        match life {
            Ok(life) => timelines.judge(life),
            Err(trouble) => timelines.findings.push(Finding::new(Kind::Lost, trouble.to_string())),
        }
    }
    timelines
}

impl Timelines {
    fn judge(&mut self, life: Value) {
        let life: Life = match serde_json::from_value(life) {
            Ok(life) => life,
            Err(error) => return self.findings.push(Finding::unfinished(&error.into())),
        };
        let ticket = &life.ticket;
        let breached: Vec<&Clock> = life.clocks.iter().filter(|clock| clock.breached_at.is_some()).collect();
        let moves =
            life.timeline.iter().filter(|event| event.name == RAN_OUT && event.by == "system").count();
        // All times of a case are in its own zone, so that they can be compared as they are written.
        for clock in breached.iter().filter(|clock| clock.breached_at < clock.due_at) {
            let what = format!("{ticket}: {} ran out before {:?}", clock.kind, clock.due_at);
            self.findings.push(Finding::new(Kind::Changed, what));
        }
        if moves != breached.len() {
            let what = format!("{ticket}: {} clocks ran out, {moves} moves tell of it", breached.len());
            self.findings.push(Finding::new(Kind::Doubled, what));
        }
        self.ran_out += breached.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[track_caller]
    fn check(due: &str, breached: Value, moves: usize, expected: &[Kind]) {
        let event = json!({ "move": RAN_OUT, "by": "system" });
        let life = json!({
            "ticket": "1",
            "clocks": [{ "kind": "verification", "due_at": due, "breached_at": breached }],
            "timeline": vec![event; moves],
        });
        let mut timelines = Timelines::default();
        timelines.judge(life);
        let found: Vec<Kind> = timelines.findings.iter().map(|finding| finding.kind).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn clocks_run_out_once_and_in_time() {
        check("2026-11-28T00:00:00+07:00", json!(null), 0, &[]);
        check("2026-11-28T00:00:00+07:00", json!("2026-11-28T00:00:00+07:00"), 1, &[]);
        check("2026-11-28T00:00:00+07:00", json!("2026-11-27T23:59:59+07:00"), 1, &[Kind::Changed]);
        check("2026-11-28T00:00:00+07:00", json!("2026-11-29T08:00:00+07:00"), 2, &[Kind::Doubled]);
        check("2026-11-28T00:00:00+07:00", json!("2026-11-29T08:00:00+07:00"), 0, &[Kind::Doubled]);
    }
}
