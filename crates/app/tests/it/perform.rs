//! Door 2: any command on any case.

use lapor_app::Error;
use lapor_app::perform::{Envelope, perform};
use lapor_app::receive::Receipt;
use lapor_domain::actors::{Actor, Role};
use lapor_domain::cases::case::Case;
use lapor_domain::cases::commands::Command;
use lapor_domain::cases::refusal::RefusalCode;
use lapor_domain::cases::status::Status;
use lapor_domain::reports::WORDS_LIMIT;
use lapor_store::messages;
use lapor_testkit::apps::{TestApp, answer, ask, draft, progress, promise, reply, route, start, with_app};

const KERTEK: &str = "33.07.08.1008";
const REGENCY: &str = "PEMDA-33.07";
const PROVINCE: &str = "PEMDA-33";

async fn routed(app: &TestApp) -> Receipt {
    let receipt = app.receives(&draft("Jalan berlubang dalam di depan pasar", KERTEK), "one").await;
    let receipt = receipt.expect("received");
    assert_eq!(receipt.case.status, Status::Routed);
    receipt
}

async fn at_the_desk(app: &TestApp) -> Receipt {
    let receipt = app.receives(&draft("Tolong perhatikan kami", KERTEK), "one").await.expect("received");
    assert_eq!(receipt.case.status, Status::Received);
    receipt
}

fn refusal(said: Result<Case, Error>) -> RefusalCode {
    match said {
        Err(Error::Refused(refusal)) => refusal.code,
        Err(error) => panic!("not refused by a rule: {error}"),
        Ok(_) => panic!("granted"),
    }
}

async fn thread(app: &TestApp, case: &Case) -> Vec<String> {
    let thread = messages::thread(app.store(), case).await.expect("the thread");
    thread.into_iter().map(|message| message.text).collect()
}

fn seen(case: &Case) -> Envelope {
    Envelope { seen: Some(case.seen_version), key: None }
}

fn keyed(key: &str) -> Envelope {
    Envelope { seen: None, key: Some(key.to_owned()) }
}

#[test]
fn who_has_not_read_the_newest_is_told_so() {
    with_app(|app| async move {
        let (_, officer) = app.connect(REGENCY).await;
        let before = routed(&app).await.case;
        let ticket = before.ticket;
        app.says(ticket, &Actor::Reporter, &reply("Lubangnya makin besar.")).await.expect("added");

        let said = perform(&app, ticket, &answer("Selesai."), &officer, &seen(&before)).await;
        assert_eq!(refusal(said), RefusalCode::Stale);
        let now = app.case(ticket).await;
        assert_eq!(now.status, Status::Routed, "nothing happened");
        perform(&app, ticket, &answer("Selesai."), &officer, &seen(&now)).await.expect("answered");
    });
}

#[test]
fn a_timers_mark_makes_nothing_stale() {
    with_app(|app| async move {
        let (_, officer) = app.connect(REGENCY).await;
        let before = routed(&app).await.case;
        app.pass_days(10);
        assert_eq!(app.sweeps().await.moved, 1);
        assert!(app.case(before.ticket).await.version > before.version);
        let said = perform(&app, before.ticket, &answer("Selesai."), &officer, &seen(&before)).await;
        assert_eq!(said.expect("answered").status, Status::Answered);
    });
}

#[test]
fn a_repeated_key_does_it_once() {
    with_app(|app| async move {
        let (_, officer) = app.connect(REGENCY).await;
        let ticket = routed(&app).await.ticket;
        let say = start("Kami periksa.");
        let first = perform(&app, ticket, &say, &officer, &keyed("k1")).await.expect("started");
        let again = perform(&app, ticket, &say, &officer, &keyed("k1")).await.expect("as before");
        assert!(again == first);
        assert_eq!(thread(&app, &again).await, ["Kami periksa."]);

        // Even after the case has gone on.
        app.says(ticket, &officer, &answer("Selesai.")).await.expect("answered");
        let again = perform(&app, ticket, &say, &officer, &keyed("k1")).await.expect("as before");
        assert_eq!(again.status, Status::Answered, "the case as it is now");
        assert_eq!(thread(&app, &again).await, ["Kami periksa.", "Selesai."]);
    });
}

#[test]
fn ten_clicks_at_once_with_one_key_do_it_once() {
    with_app(|app| async move {
        let (_, officer) = app.connect(REGENCY).await;
        let ticket = routed(&app).await.ticket;
        let mut waiting = Vec::new();
        for _ in 0..10 {
            let (app, officer) = (app.app.clone(), officer.clone());
            waiting.push(tokio::spawn(async move {
                perform(&app, ticket, &start("Kami periksa."), &officer, &keyed("k1")).await
            }));
        }
        for task in waiting {
            let case = task.await.expect("the task ends").expect("started, or as before");
            assert_eq!(case.status, Status::InProgress);
        }
        assert_eq!(thread(&app, &app.case(ticket).await).await, ["Kami periksa."]);
        assert_eq!(app.differences().await, []);
    });
}

#[test]
fn another_command_under_a_used_key_is_refused() {
    with_app(|app| async move {
        let (_, officer) = app.connect(REGENCY).await;
        let ticket = routed(&app).await.ticket;
        perform(&app, ticket, &start("Kami periksa."), &officer, &keyed("k1")).await.expect("started");
        for other in [start("Kami periksa besok."), progress("Kami periksa."), answer("Kami periksa.")] {
            let said = perform(&app, ticket, &other, &officer, &keyed("k1")).await;
            assert!(matches!(said, Err(Error::KeyReused)), "{}", other.name().code());
        }
        assert_eq!(thread(&app, &app.case(ticket).await).await, ["Kami periksa."]);
    });
}

#[test]
fn another_promised_day_under_a_used_key_is_refused() {
    with_app(|app| async move {
        let (_, officer) = app.connect(REGENCY).await;
        let ticket = routed(&app).await.ticket;
        let ditambal = |until| promise("Ditambal.", until);
        perform(&app, ticket, &ditambal("2026-07-20"), &officer, &keyed("k1")).await.expect("promised");
        let again = perform(&app, ticket, &ditambal("2026-07-20"), &officer, &keyed("k1")).await;
        assert_eq!(again.expect("as before").counters.promise_renewals, 0);
        let later = perform(&app, ticket, &ditambal("2026-07-21"), &officer, &keyed("k1")).await;
        assert!(matches!(later, Err(Error::KeyReused)));
    });
}

#[test]
fn a_refused_command_does_not_use_up_its_key() {
    with_app(|app| async move {
        let (_, officer) = app.connect(REGENCY).await;
        let ticket = routed(&app).await.ticket;
        let early = perform(&app, ticket, &progress("Sudah separuh."), &officer, &keyed("k1")).await;
        assert_eq!(refusal(early), RefusalCode::NotNow);
        app.says(ticket, &officer, &start("Kami mulai.")).await.expect("started");
        let said = perform(&app, ticket, &progress("Sudah separuh."), &officer, &keyed("k1")).await;
        assert!(said.is_ok());
    });
}

#[test]
fn two_cases_may_use_the_same_key() {
    with_app(|app| async move {
        let (_, officer) = app.connect(REGENCY).await;
        let one = routed(&app).await.ticket;
        let other = app.receives(&draft("Jalan berlubang dalam di depan pasar", KERTEK), "two").await;
        let other = other.expect("received").ticket;
        for ticket in [one, other] {
            let said = perform(&app, ticket, &start("Kami periksa."), &officer, &keyed("k1")).await;
            assert_eq!(said.expect("started").status, Status::InProgress);
        }
    });
}

#[test]
fn what_someone_may_not_see_is_not_there_for_them() {
    with_app(|app| async move {
        app.connect(REGENCY).await;
        let (_, stranger) = app.connect("PEMDA-33.08").await;
        let before = routed(&app).await.case;
        let said = app.says(before.ticket, &stranger, &start("Kami periksa.")).await;
        assert!(matches!(said, Err(Error::NotFound)));
        let nowhere = lapor_domain::values::Ticket::from_number(before.ticket.digits() as u64 / 10 + 1);
        let said = app.says(nowhere, &stranger, &start("Kami periksa.")).await;
        assert!(matches!(said, Err(Error::NotFound)), "as a ticket that never was");
        assert!(app.case(before.ticket).await == before);
    });
}

#[test]
fn who_may_see_but_not_act_is_told_so() {
    with_app(|app| async move {
        app.connect(REGENCY).await;
        let coordinator = Actor::Staff(app.staff("coordinator", Role::Coordinator, PROVINCE).await);
        let ticket = routed(&app).await.ticket;
        let said = app.says(ticket, &coordinator, &start("Kami periksa.")).await;
        assert_eq!(refusal(said), RefusalCode::NotYours);
        let said = app.says(ticket, &Actor::Reporter, &Command::Confirm).await;
        assert_eq!(refusal(said), RefusalCode::NotNow);
    });
}

#[test]
fn texts_are_cleaned_and_odd_ones_refused() {
    with_app(|app| async move {
        let (_, officer) = app.connect(REGENCY).await;
        let ticket = routed(&app).await.ticket;
        for (text, why) in [
            ("", RefusalCode::TextMissing),
            (" \n ", RefusalCode::TextMissing),
            ("nol\0", RefusalCode::ControlSign),
            (&"é".repeat(WORDS_LIMIT + 1), RefusalCode::TextTooLong),
        ] {
            assert_eq!(refusal(app.says(ticket, &officer, &start(text)).await), why);
        }
        let case = app.says(ticket, &officer, &start("  Kami \u{202e}periksa\r\n")).await.expect("started");
        assert_eq!(thread(&app, &case).await, ["Kami periksa"]);
    });
}

#[test]
fn of_ten_officers_who_answer_at_once_one_is_first() {
    with_app(|app| async move {
        app.connect(REGENCY).await;
        let case = routed(&app).await.case;
        let mut waiting = Vec::new();
        for number in 0..10 {
            let officer = app.staff(&format!("officer {number}"), Role::Officer, REGENCY).await;
            let (app, envelope) = (app.app.clone(), seen(&case));
            waiting.push(tokio::spawn(async move {
                let say = answer(&format!("Selesai, kata petugas {number}."));
                perform(&app, case.ticket, &say, &Actor::Staff(officer), &envelope).await
            }));
        }
        let mut granted = 0;
        for task in waiting {
            match task.await.expect("the task ends") {
                Ok(_) => granted += 1,
                Err(Error::Refused(no)) => {
                    assert!(
                        matches!(no.code, RefusalCode::Stale | RefusalCode::NotNow),
                        "{}",
                        no.code.code()
                    );
                }
                Err(error) => panic!("{error}"),
            }
        }
        assert_eq!(granted, 1);
        let case = app.case(case.ticket).await;
        assert_eq!(thread(&app, &case).await.len(), 1, "one answer");
        assert_eq!(app.differences().await, []);
    });
}

#[test]
fn when_someone_leaves_meanwhile_it_is_decided_again() {
    with_app(|app| async move {
        app.connect(REGENCY).await;
        app.connect(PROVINCE).await;
        let desk = Actor::Staff(app.staff("sari", Role::National, "KEMENPANRB").await);
        let ticket = at_the_desk(&app).await.ticket;
        app.everybody_leaves(REGENCY).await;
        let case = app.says(ticket, &desk, &route(REGENCY)).await.expect("routed");
        let lead = case.lead.expect("the province acts");
        assert_eq!((lead.institution.as_str(), lead.acting.as_str()), (REGENCY, PROVINCE));
        assert_eq!(app.differences().await, []);
    });
}

#[test]
fn when_nobody_is_left_the_routing_is_refused() {
    with_app(|app| async move {
        app.connect(REGENCY).await;
        let desk = Actor::Staff(app.staff("sari", Role::National, "KEMENPANRB").await);
        let before = at_the_desk(&app).await.case;
        app.everybody_leaves(REGENCY).await;
        let said = app.says(before.ticket, &desk, &route(REGENCY)).await;
        assert_eq!(refusal(said), RefusalCode::Unreachable);
        assert!(app.case(before.ticket).await == before);
    });
}

#[test]
fn a_question_and_an_addition_at_once_both_count() {
    with_app(|app| async move {
        let (admin, officer) = app.connect(REGENCY).await;
        let ticket = routed(&app).await.ticket;
        let (question, addition) = (ask("Di sisi mana?"), reply("Di sisi timur."));
        let (asked, added) = tokio::join!(
            app.says(ticket, &officer, &question),
            app.says(ticket, &Actor::Reporter, &addition),
        );
        assert!(asked.is_ok() && added.is_ok(), "neither needs to have seen the other");
        let case = app.case(ticket).await;
        assert_eq!(thread(&app, &case).await.len(), 2);
        let is_asked = matches!(case.status, Status::AwaitingReporter(_));
        assert!(app.says(ticket, &admin, &Command::CancelQuestion).await.is_ok() == is_asked);
        assert_eq!(app.differences().await, []);
    });
}
