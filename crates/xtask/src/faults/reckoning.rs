//! The reckoning after a fault: everything is sent once more and opened, and the records are compared with
//! themselves and with what was promised.

use rand::rngs::StdRng;
use rand::seq::SliceRandom;

use super::base::Place;
use super::client::{Client, in_parallel};
use super::country::Country;
use super::judge::{Evidence, Finding, Opened, Receipt, judge, judge_records};
use super::load::Sent;
use super::program::Program;

/// What the reckoning came to.
pub struct Reckoning {
    /// How many were kept although nobody got a receipt in time.
    pub kept_unanswered: usize,
    /// How many differences were found in the records.
    pub differences: usize,
    /// Everything that is wrong.
    pub findings: Vec<Finding>,
}

/// Looks at everything that was sent to a place that nobody serves any more.
///
/// # Errors
/// When the program does not start, or does not end in order.
pub fn reckon(
    program: &Program,
    place: &Place,
    sent: Vec<Sent>,
    random: &mut StdRng,
    country: &Country,
) -> anyhow::Result<Reckoning> {
    let server = program.serve(place)?;
    let evidence = look(&Client::of(&server.address), sent, random, country);
    server.stop()?;
    let mut findings = judge(&evidence);
    let verified = program.verify(place)?;
    findings.extend(judge_records(&verified, evidence.len()));
    Ok(Reckoning {
        kept_unanswered: evidence.iter().filter(|one| was_kept_unanswered(one)).count(),
        differences: verified.differences,
        findings,
    })
}

/// Without a receipt, and yet every later answer says that it was there already.
fn was_kept_unanswered(one: &Evidence) -> bool {
    let is_repeat = |answer: &Result<Receipt, String>| answer.as_ref().is_ok_and(|receipt| receipt.is_repeat);
    one.first.is_none() && one.again.iter().all(is_repeat)
}

/// Sends everything twice more, in any order and many at once, as clients do who got no answer; then
/// opens everything.
pub fn look(client: &Client, sent: Vec<Sent>, random: &mut StdRng, country: &Country) -> Vec<Evidence> {
    let mut order: Vec<usize> = (0..sent.len()).chain(0..sent.len()).collect();
    order.shuffle(random);
    let answers = in_parallel(&order, |index| {
        let one = &sent[*index];
        let body = one.report.body(country, one.email.as_deref());
        client.send(&one.key, &body).map_err(|trouble| trouble.to_string())
    });
    let mut evidence: Vec<Evidence> = sent.into_iter().map(unopened).collect();
    for (index, answer) in order.into_iter().zip(answers) {
        evidence[index].again.push(answer);
    }
    open_all(client, &mut evidence);
    evidence
}

fn unopened(sent: Sent) -> Evidence {
    Evidence {
        key: format!("key {}", sent.key),
        words: sent.report.words,
        first: sent.first,
        again: Vec::new(),
        opened: Err("nobody opened it".into()),
        with_other_code: Err("nobody asked".into()),
    }
}

/// Opens everything with its receipt, and tries the code of its neighbour on it.
pub fn open_all(client: &Client, evidence: &mut [Evidence]) {
    let receipts: Vec<Option<Receipt>> = evidence.iter().map(|one| one.receipt().cloned()).collect();
    let others = receipts.iter().cycle().skip(1);
    let pairs: Vec<_> = receipts.iter().zip(others).collect();
    let opened = in_parallel(&pairs, |(own, other)| open(client, own.as_ref()?, other.as_ref()));
    for (one, opened) in evidence.iter_mut().zip(opened) {
        if let Some((with_own, with_other)) = opened {
            one.opened = with_own;
            one.with_other_code = with_other;
        }
    }
}

type Looks = (Result<Opened, String>, Result<u16, String>);

fn open(client: &Client, own: &Receipt, other: Option<&Receipt>) -> Option<Looks> {
    let opened = client.open(&own.ticket, &own.code).map_err(|error| format!("{error:#}"));
    let knocked = match other {
        Some(other) => client.knock(&own.ticket, &other.code).map_err(|error| format!("{error:#}")),
        // The neighbour has no code that could be tried, and is a finding itself.
        None => Ok(404),
    };
    Some((opened, knocked))
}
