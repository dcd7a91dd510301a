//! Mail servers that fail, workers that die, and letters that arrive all the same.

use crate::world::{ADDRESS, email, received, send_all};
use lapor_app::jobs::deliver::{ATTEMPTS, LEASE_SECONDS, deliver, pause_seconds};
use lapor_app::jobs::letters::{self, Shelf};
use lapor_app::ports::{Letter, Outbound, SendError};
use lapor_channels::email::Email;
use lapor_domain::values::Ticket;
use lapor_testkit::apps::{TestApp, answer, start, with_app};
use lapor_testkit::mail::{MailSink, Mood};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

#[test]
fn a_server_that_is_down_for_a_day_gets_everything_in_order_afterwards() {
    with_app(|app| async move {
        let sink = MailSink::start().await;
        let email = email(&sink);
        let (_, officer) = app.connect(crate::world::REGENCY).await;
        sink.is(Mood::Down);
        let mut owed: Vec<Ticket> = Vec::new();
        for number in 0..20 {
            app.at(app.now().plus_seconds(3600));
            let ticket = received(&app, number).await.ticket;
            owed.push(ticket);
            let done = send_all(&app, &email).await;
            assert!(done.is_unreachable && done.sent == 0 && done.dead == 0, "{done:?}");
        }
        app.says(owed[0], &officer, &start("Kami periksa.")).await.expect("started");
        app.says(owed[0], &officer, &answer("Selesai.")).await.expect("answered");
        let standing = letters::standing(&app).await.expect("counted");
        assert_eq!((standing.waiting, standing.dead), (22, 0));
        for letter in letters::list(&app, Shelf::Waiting, 100).await.expect("listed") {
            assert_eq!(letter.attempts, 0, "an outage counts against no letter");
        }

        sink.is(Mood::Taking);
        let done = send_all(&app, &email).await;
        assert_eq!((done.sent, done.lost), (22, 0));
        let subjects: Vec<String> =
            sink.taken().iter().filter_map(|letter| letter.header("Subject")).collect();
        let of = |ticket: &Ticket| format!("[{ticket}]");
        let first: Vec<String> = owed.iter().map(of).collect();
        let sent: Vec<String> =
            subjects.iter().filter_map(|s| s.split(' ').next().map(str::to_owned)).collect();
        assert_eq!(sent[..20], first, "the oldest first");
        assert_eq!(sent[20..], [of(&owed[0]), of(&owed[0])]);
    });
}

#[test]
fn what_is_refused_for_good_is_given_up_and_can_be_tried_again() {
    with_app(|app| async move {
        let sink = MailSink::start().await;
        let email = email(&sink);
        received(&app, 1).await;
        sink.is(Mood::Refusing(550));
        for attempt in 1..=ATTEMPTS {
            let done = send_all(&app, &email).await;
            let is_last = attempt == ATTEMPTS;
            assert_eq!((done.refused, done.dead), (usize::from(!is_last), usize::from(is_last)));
            app.at(app.now().plus_seconds(pause_seconds(attempt) - 1));
            assert_eq!(send_all(&app, &email).await.taken, 0, "it waits its pause out");
            app.at(app.now().plus_seconds(1));
        }
        let dead = letters::list(&app, Shelf::Dead, 10).await.expect("listed").remove(0);
        assert_eq!((dead.attempts, dead.last_error.as_deref()), (ATTEMPTS, Some("smtp-550")));
        assert!(!format!("{dead:?}").contains(ADDRESS));
        sink.is(Mood::Taking);
        assert_eq!(send_all(&app, &email).await.taken, 0);
        letters::retry(&app, dead.id).await.expect("retried");
        assert_eq!(send_all(&app, &email).await.sent, 1);
        assert!(letters::retry(&app, dead.id).await.is_err(), "it was sent");
        assert_eq!(letters::retry_all(&app).await.expect("none"), 0);
    });
}

#[test]
fn what_is_not_taken_just_now_is_tried_for_days() {
    with_app(|app| async move {
        let sink = MailSink::start().await;
        let email = email(&sink);
        received(&app, 1).await;
        sink.is(Mood::Refusing(451));
        for _ in 0..4 {
            for _ in 0..ATTEMPTS {
                assert_eq!(send_all(&app, &email).await.refused, 1);
                app.at(app.now().plus_seconds(15 * 60));
            }
            app.pass_days(1);
        }
        app.pass_days(1);
        assert_eq!(send_all(&app, &email).await.dead, 1);
    });
}

#[test]
fn pauses_double_up_to_a_quarter_of_an_hour() {
    let minutes: Vec<i64> = [1, 2, 3, 4, 5, 6, 12, u32::MAX].map(|n| pause_seconds(n) / 60).to_vec();
    assert_eq!(minutes, [1, 2, 4, 8, 15, 15, 15, 15]);
}

/// A worker that dies between sending and noting it, every so many letters.
struct Dying {
    email: Email,
    every: usize,
    sent: AtomicUsize,
    died: AtomicUsize,
}

impl Dying {
    fn new(email: Email, every: usize) -> Arc<Dying> {
        Arc::new(Dying { email, every, sent: AtomicUsize::new(0), died: AtomicUsize::new(0) })
    }
}

impl Outbound for Dying {
    async fn send(&self, letter: &Letter) -> Result<(), SendError> {
        let sent = self.email.send(letter).await;
        if self.sent.fetch_add(1, Ordering::SeqCst) % self.every == self.every - 1 {
            self.died.fetch_add(1, Ordering::SeqCst);
            panic!("the worker dies here");
        }
        sent
    }
}

/// One worker after the other, until nothing is due; each lives until it dies.
async fn work(app: Arc<TestApp>, outbound: Arc<Dying>) {
    loop {
        let (app, outbound) = (Arc::clone(&app), Arc::clone(&outbound));
        let turn = tokio::spawn(async move { deliver(&app, &*outbound).await.expect("the records answer") });
        match turn.await {
            Ok(done) if done.taken == 0 => return,
            Ok(_) => {}
            Err(error) => assert!(error.is_panic(), "{error}"),
        }
    }
}

#[test]
fn a_letter_whose_worker_died_before_noting_it_comes_again_under_the_same_name() {
    with_app(|app| async move {
        let app = Arc::new(app);
        let sink = MailSink::start().await;
        received(&app, 1).await;
        let dying = Dying::new(email(&sink), 1);
        work(Arc::clone(&app), dying).await;
        assert_eq!(sink.taken().len(), 1);
        assert_eq!(send_all(&app, &email(&sink)).await.taken, 0, "the dead worker's lease still runs");
        app.at(app.now().plus_seconds(LEASE_SECONDS));
        assert_eq!(send_all(&app, &email(&sink)).await.sent, 1);
        let names: Vec<String> = sink.taken().iter().map(|letter| letter.message_id()).collect();
        assert_eq!(names.len(), 2);
        assert_eq!(names[0], names[1]);
    });
}

#[test]
fn eight_workers_send_two_hundred_letters_and_only_deaths_double_any() {
    with_app(|app| async move {
        let app = Arc::new(app);
        let sink = MailSink::start().await;
        for number in 0..200 {
            received(&app, number).await;
        }
        let dying = Dying::new(email(&sink), 25);
        for _ in 0..50 {
            let workers: Vec<_> =
                (0..8).map(|_| tokio::spawn(work(Arc::clone(&app), Arc::clone(&dying)))).collect();
            for worker in workers {
                worker.await.expect("no panic but the injected");
            }
            if letters::standing(&app).await.expect("counted").waiting == 0 {
                break;
            }
            app.at(app.now().plus_seconds(LEASE_SECONDS));
        }
        let deaths = dying.died.load(Ordering::SeqCst);
        let mut copies: BTreeMap<String, usize> = BTreeMap::new();
        for letter in sink.taken() {
            *copies.entry(letter.message_id()).or_default() += 1;
        }
        let doubled: usize = copies.values().map(|count| count - 1).sum();
        println!("letters {}, deaths {deaths}, doubled {doubled}", copies.len());
        assert_eq!(copies.len(), 200, "each letter has one name, and each was sent");
        assert_eq!(doubled, deaths, "one more copy for each death, and none besides");
        assert!(deaths >= 8);
        assert_eq!(letters::standing(&app).await.expect("counted").dead, 0);
    });
}

/// A worker that sleeps past its lease while it sends.
struct Sleeping<'a> {
    email: Email,
    app: &'a TestApp,
    other: Email,
}

impl Outbound for Sleeping<'_> {
    async fn send(&self, letter: &Letter) -> Result<(), SendError> {
        self.app.at(self.app.now().plus_seconds(LEASE_SECONDS));
        let other = deliver(self.app, &self.other).await.expect("the records answer");
        assert_eq!((other.taken, other.sent, other.lost), (2, 2, 0), "another worker has taken over");
        tokio::time::sleep(Duration::from_millis(1)).await;
        self.email.send(letter).await
    }
}

#[test]
fn a_worker_that_slept_past_its_lease_notes_nothing_and_sends_no_more() {
    with_app(|app| async move {
        let sink = MailSink::start().await;
        for number in 0..2 {
            received(&app, number).await;
        }
        let sleeping = Sleeping { email: email(&sink), app: &app, other: email(&sink) };
        let done = deliver(&app, &sleeping).await.expect("the records answer");
        assert_eq!((done.taken, done.sent, done.lost), (2, 1, 2), "{done:?}");
        let mut names: Vec<String> = sink.taken().iter().map(|letter| letter.message_id()).collect();
        assert_eq!(names.len(), 3);
        names.sort();
        names.dedup();
        assert_eq!(names.len(), 2);
        assert_eq!(letters::standing(&app).await.expect("counted").waiting, 0);
    });
}
