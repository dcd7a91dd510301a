//! What the program does by itself when a clock runs out.

use lapor_app::App;
use lapor_app::jobs::deadline_sweep::{Overdue, Place, Swept, overdue, sweep, turn};
use lapor_app::receive::{Arrival, receive};
use lapor_domain::actors::{Actor, Role};
use lapor_domain::cases::case::Case;
use lapor_domain::cases::facts::Rung;
use lapor_domain::cases::status::{Ending, Interrupted, Status};
use lapor_domain::deadlines::clocks::{ClockKind, Expiry};
use lapor_domain::reports::{Age, Channel};
use lapor_domain::values::Ticket;
use lapor_store::Store;
use lapor_store::keys::Keys;
use lapor_testkit::apps::{
    TestApp, answer, arbitrate, arrival, ask, decline, draft, extend, monday, promise, refuse, route, start,
    with_app,
};
use std::collections::BTreeSet;

const KERTEK: &str = "33.07.08.1008";
const REGENCY: &str = "PEMDA-33.07";
const ROADS: &str = "PEMDA-33.07/DPUPR";
const POTHOLE: &str = "Jalan berlubang dalam di depan pasar";
const VAGUE: &str = "Tolong perhatikan kami";

fn moved(moved: usize) -> Swept {
    Swept { due: moved, moved, refused: 0 }
}

/// The sweep finds nothing a moment before the clock runs out, moves the case at its midnight, and finds
/// nothing more to do when it comes again.
async fn runs_out(app: &TestApp, ticket: Ticket, kind: ClockKind) -> Case {
    let clock = app.case(ticket).await.open_clock(kind).cloned();
    let due = clock.and_then(|clock| clock.due_at).expect("a clock with a limit");
    app.at(due.plus_seconds(-1));
    assert_eq!(app.sweeps().await, moved(0), "{} still runs", kind.code());
    app.at(due);
    assert_eq!(app.sweeps().await, moved(1), "{} ran out", kind.code());
    assert_eq!(app.sweeps().await, moved(0), "{} is dealt with", kind.code());
    app.case(ticket).await
}

#[test]
fn every_clock_that_can_run_out_asks_for_its_move_once() {
    with_app(|app| async move {
        let desk = Actor::Staff(app.staff("sari", Role::National, "KEMENPANRB").await);
        let (admin, officer) = app.connect(REGENCY).await;
        let mut tried = BTreeSet::new();
        for (number, (words, said, kind, status, raised)) in [
            (VAGUE, None, ClockKind::Verification, Status::Received, Rung::National),
            (POTHOLE, None, ClockKind::FirstResponse, Status::Routed, Rung::Admin),
            (POTHOLE, Some(start("Kami periksa.")), ClockKind::Resolution, Status::InProgress, Rung::Admin),
            (
                VAGUE,
                Some(ask("Apa?")),
                ClockKind::Completion,
                Status::Closed(Ending::Incomplete),
                Rung::Officer,
            ),
            (POTHOLE, Some(ask("Di mana?")), ClockKind::Completion, Status::Routed, Rung::Officer),
            (
                POTHOLE,
                Some(promise("Ditambal bulan ini.", "2026-07-20")),
                ClockKind::Promise,
                Status::InProgress,
                Rung::Officer,
            ),
            (
                POTHOLE,
                Some(answer("Selesai.")),
                ClockKind::ReporterReply,
                Status::Closed(Ending::AnsweredNoReply),
                Rung::Officer,
            ),
            (
                POTHOLE,
                Some(refuse("Tidak bisa.", "UU 38/2004")),
                ClockKind::ReporterReply,
                Status::Closed(Ending::RefusedByLaw),
                Rung::Officer,
            ),
        ]
        .into_iter()
        .enumerate()
        {
            app.at(monday());
            let receipt = app.receives(&draft(words, KERTEK), &number.to_string()).await.expect("received");
            let actor = if words == VAGUE { &desk } else { &officer };
            if let Some(command) = said {
                app.says(receipt.ticket, actor, &command).await.expect("said");
            }
            let case = runs_out(&app, receipt.ticket, kind).await;
            assert_eq!((case.status, case.raised), (status, raised), "{}", kind.code());
            tried.insert(kind);
            // Leave nothing behind that the next one would find.
            if case.status.is_open() {
                ended(&app, &case, &desk, &officer).await;
            }
        }
        let slow = extended(&app, (&admin, &officer)).await;
        let case = runs_out(&app, slow, ClockKind::Resolution).await;
        assert_eq!(case.raised, Rung::Admin);
        let case = runs_out(&app, slow, ClockKind::OuterLimit).await;
        assert_eq!(
            (case.status, case.raised),
            (Status::InProgress, Rung::Ombudsman),
            "past every rung between"
        );
        tried.insert(ClockKind::OuterLimit);
        ended(&app, &case, &desk, &officer).await;
        let dispute = disputed(&app, &desk, &officer).await;
        let case = runs_out(&app, dispute, ClockKind::Arbitration).await;
        assert_eq!((case.status, case.raised), (Status::Routed, Rung::Officer), "the duty map decides");
        assert_eq!(case.lead.map(|lead| lead.unit.map(|unit| unit.to_string())), Some(Some(ROADS.into())));
        tried.insert(ClockKind::Arbitration);
        let can_run_out = ClockKind::ALL.into_iter().filter(|kind| kind.row().on_expiry != Expiry::Never);
        assert_eq!(tried, can_run_out.collect(), "every clock was tried");
        assert_eq!(app.differences().await, []);
    });
}

/// A report that the regency works on for longer than it should.
async fn extended(app: &TestApp, (admin, officer): (&Actor, &Actor)) -> Ticket {
    app.at(monday());
    let ticket = app.receives(&draft(POTHOLE, KERTEK), "slow").await.expect("received").ticket;
    app.says(ticket, officer, &start("Kami periksa.")).await.expect("begun");
    app.says(ticket, admin, &extend(10, "Aspal baru datang bulan depan.")).await.expect("extended");
    ticket
}

/// A report that the regency hands back twice.
async fn disputed(app: &TestApp, desk: &Actor, officer: &Actor) -> Ticket {
    app.at(monday());
    let ticket = app.receives(&draft(POTHOLE, KERTEK), "dispute").await.expect("received").ticket;
    app.says(ticket, officer, &decline("Bukan kami.")).await.expect("declined");
    app.says(ticket, desk, &route(REGENCY)).await.expect("routed");
    app.says(ticket, officer, &decline("Bukan kami.")).await.expect("declined");
    ticket
}

#[test]
fn a_dispute_that_the_duty_map_can_not_decide_is_raised_once() {
    with_app(|app| async move {
        let desk = Actor::Staff(app.staff("sari", Role::National, "KEMENPANRB").await);
        let (_, officer) = app.connect(REGENCY).await;
        let ticket = app.receives(&draft(VAGUE, KERTEK), "vague").await.expect("received").ticket;
        for _ in 0..2 {
            app.says(ticket, &desk, &route(REGENCY)).await.expect("routed");
            app.says(ticket, &officer, &decline("Bukan kami.")).await.expect("declined");
        }
        let case = runs_out(&app, ticket, ClockKind::Arbitration).await;
        assert_eq!((case.status, case.raised), (Status::Disputed, Rung::National));
        let arbiter = Actor::Staff(app.arbiter("wati").await);
        app.says(ticket, &arbiter, &arbitrate("Ini urusan kabupaten.", REGENCY)).await.expect("decided");
        assert_eq!(app.differences().await, []);
    });
}

async fn ended(app: &TestApp, case: &Case, desk: &Actor, officer: &Actor) {
    use lapor_domain::cases::commands::{Command, RejectionCode};
    use lapor_testkit::apps::reject;
    match case.status {
        Status::Received => {
            let command = reject(RejectionCode::AbusiveOnly, "Hanya makian.");
            app.says(case.ticket, desk, &command).await.expect("rejected");
        }
        _ => {
            app.says(case.ticket, officer, &answer("Selesai.")).await.expect("answered");
            app.says(case.ticket, &Actor::Reporter, &Command::Confirm).await.expect("confirmed");
        }
    }
}

#[test]
fn two_clocks_that_ran_out_raise_it_twice() {
    with_app(|app| async move {
        app.connect(REGENCY).await;
        let ticket = app.receives(&draft(POTHOLE, KERTEK), "one").await.expect("received").ticket;
        app.pass_days(60);
        assert_eq!(app.sweeps().await, moved(2));
        assert_eq!(app.case(ticket).await.raised, Rung::Coordinator);
        assert_eq!(app.sweeps().await, moved(0));
    });
}

#[test]
fn two_sweeps_at_once_move_each_clock_once() {
    with_app(|app| async move {
        app.connect(REGENCY).await;
        let mut tickets = Vec::new();
        for number in 0..8 {
            let receipt = app.receives(&draft(POTHOLE, KERTEK), &number.to_string()).await.expect("received");
            tickets.push(receipt.ticket);
        }
        app.pass_days(10);
        let (one, other) = tokio::join!(sweep(&app), sweep(&app));
        let (one, other) = (one.expect("swept"), other.expect("swept"));
        assert_eq!(one.moved + other.moved, 8, "{one:?} {other:?}");
        for ticket in tickets {
            assert_eq!(app.case(ticket).await.raised, Rung::Admin);
        }
        assert_eq!(app.differences().await, []);
    });
}

#[test]
fn more_than_one_look_takes_in_are_all_swept() {
    with_app(|app| async move {
        for number in 0..205 {
            app.receives(&draft(VAGUE, ""), &number.to_string()).await.expect("received");
        }
        app.pass_days(10);
        assert_eq!(app.sweeps().await, moved(205));
        assert_eq!(app.sweeps().await, moved(0));
    });
}

#[test]
fn a_case_taken_over_keeps_the_record_and_is_not_raised() {
    with_app(|app| async move {
        app.connect(REGENCY).await;
        for (words, kind) in [(VAGUE, ClockKind::Verification), (POTHOLE, ClockKind::FirstResponse)] {
            app.at(monday());
            let arrival = Arrival {
                channel: Channel::Import,
                sent_at: Some(monday().plus_days(-3000)),
                age: Age::Historic,
                ..arrival(words)
            };
            let ticket = receive(&app, &draft(words, KERTEK), &arrival).await.expect("received").ticket;
            let case = runs_out(&app, ticket, kind).await;
            assert_eq!(case.raised, Rung::Officer, "nobody above is told");
            let clock = case.open_clock(kind).expect("it runs on");
            assert_eq!(clock.breached_at, Some(app.now()));
        }
        assert_eq!(app.differences().await, []);
    });
}

#[test]
fn a_question_stops_the_clocks_that_it_pauses() {
    with_app(|app| async move {
        let (_, officer) = app.connect(REGENCY).await;
        let ticket = app.receives(&draft(POTHOLE, KERTEK), "one").await.expect("received").ticket;
        app.says(ticket, &officer, &ask("Di mana?")).await.expect("asked");
        app.pass_days(20);
        assert_eq!(app.sweeps().await, moved(0));
        assert_eq!(app.case(ticket).await.status, Status::AwaitingReporter(Interrupted::Routed));
    });
}

/// Another node over the same records.
async fn other_node(app: &TestApp) -> App {
    let keys = Keys::open_any(&app.keys.path().join("keys")).expect("the keys");
    let store = Store::open(&app.location, keys).await.expect("the records open");
    App::open(store, app.clock.clone()).await.expect("another node")
}

#[test]
fn when_very_many_run_out_at_once_reports_still_come_in_and_nodes_share_the_work() {
    with_app(|app| async move {
        const MANY: usize = 600;
        for number in 0..MANY {
            app.receives(&draft(VAGUE, ""), &number.to_string()).await.expect("received");
        }
        app.pass_days(10);
        assert_eq!(overdue(&app).await.expect("looked").clocks, MANY);
        let other = other_node(&app).await;
        let mut place = Place::default();
        let first = turn(&app, &mut place).await.expect("swept");
        assert_eq!((first, place.is_start()), (moved(200), false), "one turn takes up a few");
        let intake = async {
            for number in 0..40 {
                app.receives(&draft(VAGUE, ""), &format!("late {number}")).await.expect("received meanwhile");
            }
        };
        let (one, two, ()) = tokio::join!(sweep(&app), sweep(&other), intake);
        let (one, two) = (one.expect("swept"), two.expect("swept"));
        assert_eq!(one.moved + two.moved, MANY - 200, "each clock once: {one:?} {two:?}");
        assert_eq!(overdue(&app).await.expect("looked"), Overdue::default());
        assert_eq!(app.differences().await, []);
        other.store().db.close().await;
    });
}
