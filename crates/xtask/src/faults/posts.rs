//! Killed while 64 clients send reports.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::{self, sleep};
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};

use super::base::Place;
use super::client::{Client, PARALLEL, in_parallel};
use super::country::Country;
use super::figures::Round;
use super::judge::{Evidence, Opened, Receipt, judge, judge_differences, judge_records};
use super::program::{Program, Server};
use super::reports::Report;

/// The kill comes so long after the first receipt. Unit: milliseconds.
const MOMENTS_MS: std::ops::Range<u64> = 200..1500;
/// How long the first receipt may take.
const PATIENCE: Duration = Duration::from_secs(60);
/// Each client numbers its reports from a thousand of its own.
const NUMBERS_PER_CLIENT: usize = 1000;

/// A report under its key, and what the sender knows of it.
struct Sent {
    key: String,
    report: Report,
    first: Option<Receipt>,
}

/// One round: send, kill, look; start again, send everything again, open everything.
pub fn play(program: &Program, place: &Place, country: &Country, round: &mut Round) -> anyhow::Result<()> {
    let mut random = StdRng::seed_from_u64(round.seed);
    let server = program.serve(place)?;
    round.started(server.ready_in);
    let sent = send_and_kill(server, &mut random, country)?;
    let acknowledged = sent.iter().filter(|one| one.first.is_some()).count();
    let routed = sent.iter().filter_map(|one| one.first.as_ref()).filter(|first| first.is_routed).count();
    round.kills += 1;
    round.sent = sent.len();
    round.acknowledged = acknowledged;
    round.routed = routed;
    round.check_routed();
    let torn = program.verify(place)?;
    round.differences = torn.differences;
    round.findings.extend(judge_differences(&torn));
    let server = program.serve(place)?;
    round.started(server.ready_in);
    let evidence = look(&Client::of(&server.address), sent, &mut random, country);
    server.stop()?;
    round.kept_unanswered = evidence.iter().filter(|one| was_kept_unanswered(one)).count();
    round.findings.extend(judge(&evidence));
    let verified = program.verify(place)?;
    round.differences += verified.differences;
    round.findings.extend(judge_records(&verified, evidence.len()));
    Ok(())
}

/// Without a receipt, and yet every later answer says that it was there already.
fn was_kept_unanswered(one: &Evidence) -> bool {
    let is_repeat = |answer: &Result<Receipt, String>| answer.as_ref().is_ok_and(|receipt| receipt.is_repeat);
    one.first.is_none() && one.again.iter().all(is_repeat)
}

/// What the clients and the one who kills tell each other.
struct Signals {
    receipts: AtomicUsize,
    is_over: AtomicBool,
}

fn send_and_kill(mut server: Server, random: &mut StdRng, country: &Country) -> anyhow::Result<Vec<Sent>> {
    let signals = Signals { receipts: AtomicUsize::new(0), is_over: AtomicBool::new(false) };
    let moment = Duration::from_millis(random.random_range(MOMENTS_MS));
    let seeds: Vec<u64> = (0..PARALLEL).map(|_| random.random()).collect();
    let address = server.address.clone();
    thread::scope(|scope| {
        let start = |(nth, seed): (usize, &u64)| {
            let (signals, client) = (&signals, Client::of(&address));
            let sender = Sender { client, country, first_number: nth * NUMBERS_PER_CLIENT };
            let random = StdRng::seed_from_u64(*seed);
            scope.spawn(move || sender.send_until_over(random, signals))
        };
        let clients: Vec<_> = seeds.iter().enumerate().map(start).collect();
        let has_begun = wait_for_receipt(&signals.receipts);
        sleep(moment);
        signals.is_over.store(true, Ordering::SeqCst);
        let killed = server.kill();
        let mut sent = Vec::new();
        for client in clients {
            sent.extend(client.join().expect("a client does not panic")?);
        }
        has_begun.and(killed).map(|()| sent)
    })
}

fn wait_for_receipt(receipts: &AtomicUsize) -> anyhow::Result<()> {
    let began = Instant::now();
    while receipts.load(Ordering::SeqCst) == 0 {
        if began.elapsed() > PATIENCE {
            bail!("no report was acknowledged within {} s", PATIENCE.as_secs());
        }
        sleep(Duration::from_millis(1));
    }
    Ok(())
}

/// One of those who send at the same time.
struct Sender<'a> {
    client: Client,
    country: &'a Country,
    first_number: usize,
}

impl Sender<'_> {
    /// Sends one report after the other. A failure before the end is one of the program's own.
    fn send_until_over(&self, mut random: StdRng, signals: &Signals) -> anyhow::Result<Vec<Sent>> {
        let mut sent = Vec::new();
        while !signals.is_over.load(Ordering::SeqCst) {
            let number = self.first_number + sent.len();
            let report = Report::draw(&mut random, number, self.country);
            let key = format!("{:032x}", random.random::<u128>());
            let answer = send(&self.client, &key, &report, self.country);
            // Asked before the answer is judged: a failure after the end is the kill's doing.
            let is_over = signals.is_over.load(Ordering::SeqCst);
            let first = match answer {
                Ok(receipt) => Some(receipt),
                Err(_) if is_over => None,
                Err(error) => return Err(error).context("while nothing was wrong yet"),
            };
            signals.receipts.fetch_add(usize::from(first.is_some()), Ordering::SeqCst);
            sent.push(Sent { key, report, first });
        }
        Ok(sent)
    }
}

fn send(client: &Client, key: &str, report: &Report, country: &Country) -> anyhow::Result<Receipt> {
    let area = report.government(country).map(|government| government.area.as_str());
    client.send(key, &report.words, area)
}

/// Sends everything twice more, in any order and many at once, as clients do who got no answer; then
/// opens everything.
fn look(client: &Client, sent: Vec<Sent>, random: &mut StdRng, country: &Country) -> Vec<Evidence> {
    let mut order: Vec<usize> = (0..sent.len()).chain(0..sent.len()).collect();
    order.shuffle(random);
    let answers = in_parallel(&order, |index| {
        let one = &sent[*index];
        send(client, &one.key, &one.report, country).map_err(|error| format!("{error:#}"))
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
