//! Door 1: a report arrives.

use jiff::civil::date;
use lapor_app::Error;
use lapor_app::jobs::verify;
use lapor_app::look;
use lapor_app::receive::{Arrival, preview, receive};
use lapor_domain::cases::facts::Grade;
use lapor_domain::cases::status::Status;
use lapor_domain::deadlines::clocks::ClockKind;
use lapor_domain::reports::{
    Age, Channel, Contact, Draft, Field, FlawKind, Kind, LINE_LIMIT, Secrecy, WORDS_LIMIT,
};
use lapor_domain::routing::reasons::{Decides, Why};
use lapor_domain::values::{InstitutionCode, Zone};
use lapor_store::{Location, cases};
use lapor_testkit::apps::{arrival, draft, monday, with_app};
use std::collections::BTreeSet;

/// A ward in the regency of Wonosobo.
const KERTEK: &str = "33.07.08.1008";
const REGENCY: &str = "PEMDA-33.07";
const PROVINCE: &str = "PEMDA-33";
const POTHOLE: &str = "Jalan berlubang dalam di depan pasar";
const BRIBE: &str = "Kepala dinas minta fee proyek 10 persen tiap pencairan";

#[test]
fn the_same_token_is_the_same_case_and_gets_the_same_answer() {
    with_app(|app| async move {
        app.connect(REGENCY).await;
        let first = app.receives(&draft(POTHOLE, KERTEK), "once").await.expect("received");
        app.pass_days(3);
        let again = app.receives(&draft(POTHOLE, KERTEK), "once").await.expect("received");
        assert_eq!((first.is_repeat, again.is_repeat), (false, true));
        assert_eq!(again.ticket, first.ticket);
        assert!(again.access_code == first.access_code, "the same access code");
        assert!(again.case == first.case, "the case as it is");
        assert_eq!(again.proposal, first.proposal);
        assert_eq!(verify::count(&app).await.expect("counted"), 1);
    });
}

#[test]
fn another_report_under_the_same_token_is_refused() {
    with_app(|app| async move {
        app.receives(&draft(POTHOLE, KERTEK), "once").await.expect("received");
        let contact = Contact { name: "Budi".into(), ..Contact::default() };
        for other in [
            draft("Jalan berlubang dalam di depan pasar!", KERTEK),
            draft(POTHOLE, ""),
            Draft { secrecy: Some(Secrecy::Open), ..draft(POTHOLE, KERTEK) },
            Draft { contact, ..draft(POTHOLE, KERTEK) },
        ] {
            let said = app.receives(&other, "once").await;
            assert!(matches!(said, Err(Error::KeyReused)));
        }
        assert_eq!(verify::count(&app).await.expect("counted"), 1);
    });
}

#[test]
fn tokens_of_different_channels_never_meet() {
    with_app(|app| async move {
        let from = |channel| Arrival { channel, ..arrival("row 1") };
        let import = receive(&app, &draft(POTHOLE, KERTEK), &from(Channel::Import)).await.expect("received");
        let api = receive(&app, &draft(POTHOLE, KERTEK), &from(Channel::Api)).await.expect("received");
        assert_ne!(import.ticket, api.ticket);
        assert!(import.access_code != api.access_code);
    });
}

#[test]
fn twenty_at_once_with_one_token_make_one_case() {
    with_app(|app| async move {
        app.connect(REGENCY).await;
        let mut waiting = Vec::new();
        for _ in 0..20 {
            let app = app.app.clone();
            waiting.push(tokio::spawn(async move {
                let receipt = receive(&app, &draft(POTHOLE, KERTEK), &arrival("a double tap")).await;
                let receipt = receipt.unwrap_or_else(|error| panic!("received: {error:?}"));
                (receipt.ticket, receipt.access_code.digits().to_owned(), receipt.is_repeat)
            }));
        }
        let mut tickets = BTreeSet::new();
        let mut first_ones = 0;
        for task in waiting {
            let (ticket, code, is_repeat) = task.await.expect("the task ends");
            tickets.insert((ticket, code));
            first_ones += usize::from(!is_repeat);
        }
        assert_eq!((tickets.len(), first_ones), (1, 1), "one ticket, one code, one first");
        assert_eq!(verify::count(&app).await.expect("counted"), 1);
        assert_eq!(app.differences().await, []);
    });
}

#[test]
fn every_flaw_is_named_beside_its_field() {
    with_app(|app| async move {
        let ok = || draft(POTHOLE, KERTEK);
        let long_line = || "a".repeat(LINE_LIMIT + 1);
        let reached = |name: &str, email: &str, phone: &str| Draft {
            contact: Contact { name: name.into(), email: email.into(), phone: phone.into() },
            ..ok()
        };
        let too_long = FlawKind::TooLong { length: LINE_LIMIT + 1, limit: LINE_LIMIT };
        let much = FlawKind::TooLong { length: WORDS_LIMIT + 1, limit: WORDS_LIMIT };
        let (missing, odd, unknown) = (FlawKind::Missing, FlawKind::ControlSign, FlawKind::Unknown);
        let malformed = FlawKind::Malformed;
        for (draft, field, kind) in [
            (draft("", KERTEK), Field::Words, missing),
            (draft(" \n\t ", KERTEK), Field::Words, missing),
            (draft("nol\0", KERTEK), Field::Words, odd),
            (draft(&"é".repeat(WORDS_LIMIT + 1), KERTEK), Field::Words, much),
            (Draft { title: long_line(), ..ok() }, Field::Title, too_long),
            (Draft { title: "\u{1b}[31m".into(), ..ok() }, Field::Title, odd),
            (Draft { area: "99.99".into(), ..ok() }, Field::Area, unknown),
            (Draft { area: "Kertek".into(), ..ok() }, Field::Area, unknown),
            (Draft { place: long_line(), ..ok() }, Field::Place, too_long),
            (Draft { happened_on: Some(date(2026, 7, 7)), ..ok() }, Field::HappenedOn, FlawKind::InFuture),
            (Draft { topic: "no-such-topic".into(), ..ok() }, Field::Topic, unknown),
            (Draft { institution: "KEM-X".into(), ..ok() }, Field::Institution, unknown),
            (reached(&long_line(), "", ""), Field::Name, too_long),
            (reached("", "budi", ""), Field::Email, malformed),
            (reached("", "budi@rumah", ""), Field::Email, malformed),
            (reached("", "bu di@contoh.id", ""), Field::Email, malformed),
            (reached("", "", "12345"), Field::Phone, malformed),
            (reached("", "", "0812 rumah"), Field::Phone, malformed),
        ] {
            let Err(Error::Flawed(flaws)) = app.receives(&draft, "flawed").await else {
                panic!("{} is received", field.code())
            };
            assert_eq!(flaws.len(), 1, "{}", field.code());
            assert_eq!((flaws[0].field, flaws[0].kind), (field, kind));
        }
        assert_eq!(verify::count(&app).await.expect("counted"), 0, "nothing was kept");
    });
}

#[test]
fn all_flaws_come_at_once_in_the_order_of_the_form() {
    with_app(|app| async move {
        let contact = Contact { email: "x".into(), phone: "y".into(), ..Contact::default() };
        let draft = Draft { area: "0".into(), topic: "0".into(), contact, ..Draft::default() };
        let Err(Error::Flawed(flaws)) = app.receives(&draft, "flawed").await else { panic!("received") };
        let fields: Vec<Field> = flaws.iter().map(|flaw| flaw.field).collect();
        assert_eq!(fields, [Field::Words, Field::Area, Field::Topic, Field::Email, Field::Phone]);
    });
}

#[test]
fn what_is_allowed_to_the_last_character_is_kept_whole() {
    with_app(|app| async move {
        let words = "é".repeat(WORDS_LIMIT);
        let contact = Contact {
            name: "Siti Nurhaliza".into(),
            email: "siti+lapor@contoh.desa.id".into(),
            phone: "+62 (812) 3456-7890".into(),
        };
        let happened_on = Some(date(2026, 7, 6));
        let draft = Draft { contact, happened_on, place: " depan \n pasar ".into(), ..draft(&words, KERTEK) };
        let receipt = app.receives(&draft, "long").await.expect("received");
        let seen = look::as_reporter(&app, receipt.ticket, &receipt.access_code).await.expect("opens");
        assert!(seen.report.words == words);
        assert_eq!(seen.report.place.as_deref(), Some("depan pasar"));
        assert_eq!(seen.report.happened_on, happened_on);
        assert_eq!(seen.contact, ["name", "email", "phone"]);
        assert_eq!(seen.case.kind, Kind::Complaint, "the kind when none is chosen");
    });
}

#[test]
fn a_salutation_is_cut_and_nothing_else() {
    with_app(|app| async move {
        for (words, kept) in [
            ("Kepada Yth. Dinas Pekerjaan Umum Kab. Contoh,\nlampu mati", "lampu mati"),
            ("Jalan rusak. Yth. Bapak Bupati, tolong", "Jalan rusak. Yth. Bapak Bupati, tolong"),
            ("Tolong 😢 <b>jalan</b> & 'atap'", "Tolong 😢 <b>jalan</b> & 'atap'"),
        ] {
            let receipt = app.receives(&draft(words, KERTEK), words).await.expect("received");
            let seen = look::as_reporter(&app, receipt.ticket, &receipt.access_code).await.expect("opens");
            assert_eq!(seen.report.words, kept);
        }
    });
}

#[test]
fn a_sensitive_topic_presets_secrecy_and_the_reporters_choice_wins() {
    with_app(|app| async move {
        for (words, chosen, secrecy) in [
            (POTHOLE, None, Secrecy::Open),
            (POTHOLE, Some(Secrecy::Secret), Secrecy::Secret),
            (BRIBE, None, Secrecy::Secret),
            (BRIBE, Some(Secrecy::Open), Secrecy::Open),
        ] {
            let draft = Draft { secrecy: chosen, ..draft(words, KERTEK) };
            let receipt = app.receives(&draft, &format!("{words} {chosen:?}")).await.expect("received");
            assert_eq!(receipt.case.secrecy, secrecy, "{words} {chosen:?}");
        }
    });
}

#[test]
fn only_a_person_routes_what_is_supervised_or_sensitive() {
    with_app(|app| async move {
        app.connect(REGENCY).await;
        app.connect("KPK").await;
        let draft = Draft { secrecy: Some(Secrecy::Open), ..draft(BRIBE, KERTEK) };
        let receipt = app.receives(&draft, "bribe").await.expect("received");
        assert_eq!(receipt.case.grade, Grade::Supervised);
        assert_eq!(receipt.case.status, Status::Received, "though it is open, and everybody is there");
        assert_eq!(receipt.proposal.decides, Decides::Person(Why::Sensitive));
        let question = Draft { kind: Some(Kind::Information), ..draft.clone() };
        let receipt = app.receives(&question, "question").await.expect("received");
        assert_eq!(receipt.case.grade, Grade::Plain, "only a complaint is berkadar pengawasan");
        assert_eq!(receipt.case.status, Status::Received);
    });
}

#[test]
fn without_anyone_to_act_it_stays_at_the_desk_with_its_proposal() {
    with_app(|app| async move {
        let receipt = app.receives(&draft(POTHOLE, KERTEK), "nobody").await.expect("received");
        assert_eq!((receipt.case.status, &receipt.case.lead), (Status::Received, &None));
        assert_eq!(receipt.proposal.institution, Some(InstitutionCode::new(REGENCY)));
        assert_eq!(receipt.proposal.decides, Decides::System, "it would have gone by itself");

        app.connect(PROVINCE).await;
        let receipt = app.receives(&draft(POTHOLE, KERTEK), "above").await.expect("received");
        let lead = receipt.case.lead.expect("the province acts");
        assert_eq!((lead.institution.as_str(), lead.acting.as_str()), (REGENCY, PROVINCE));
    });
}

#[test]
fn who_has_just_left_is_not_given_a_report() {
    with_app(|app| async move {
        app.connect(REGENCY).await;
        app.everybody_leaves(REGENCY).await;
        let receipt = app.receives(&draft(POTHOLE, KERTEK), "late").await.expect("received");
        assert_eq!((receipt.case.status, &receipt.case.lead), (Status::Received, &None));
        assert_eq!(app.differences().await, []);
    });
}

#[test]
fn a_historic_report_keeps_when_it_was_sent_and_its_clocks_run_from_now() {
    with_app(|app| async move {
        let sent = Zone::Wib.midnight(date(2017, 3, 2));
        let historic = |token: &str, sent_at| Arrival {
            channel: Channel::Import,
            sent_at: Some(sent_at),
            age: Age::Historic,
            token: token.into(),
        };
        let receipt = receive(&app, &draft(POTHOLE, KERTEK), &historic("old", sent)).await.expect("received");
        let case = &receipt.case;
        assert_eq!((case.age, case.sent_at, case.received_at), (Age::Historic, sent, monday()));
        let started = |kind| case.open_clock(kind).map(|clock| clock.started_at);
        assert_eq!(started(ClockKind::Verification), Some(monday()));
        assert_eq!(started(ClockKind::TotalWait), Some(sent), "the wait counts from when it was sent");

        let tomorrow = monday().plus_days(1);
        let receipt =
            receive(&app, &draft(POTHOLE, KERTEK), &historic("odd", tomorrow)).await.expect("received");
        assert_eq!(receipt.case.sent_at, monday(), "nobody sends tomorrow");
    });
}

#[test]
fn of_a_report_that_comes_late_a_channel_is_believed_for_thirty_days() {
    with_app(|app| async move {
        for (token, days, believed) in [("held", 29, 29), ("old", 400, 30)] {
            let sent_at = Some(monday().plus_days(-days));
            let late = Arrival { sent_at, ..arrival(token) };
            let case = receive(&app, &draft(POTHOLE, KERTEK), &late).await.expect("received").case;
            assert_eq!(case.sent_at, monday().plus_days(-believed), "{token}");
        }
    });
}

#[test]
fn a_preview_says_the_same_and_keeps_nothing() {
    with_app(|app| async move {
        app.connect(REGENCY).await;
        let (report, proposal) = preview(&app, &draft(POTHOLE, KERTEK), Channel::Web).expect("no flaws");
        assert_eq!(report.words, POTHOLE);
        assert_eq!(verify::count(&app).await.expect("counted"), 0);
        let receipt = app.receives(&draft(POTHOLE, KERTEK), "then").await.expect("received");
        assert_eq!(receipt.proposal, proposal);
        assert!(matches!(preview(&app, &draft("", ""), Channel::Web), Err(Error::Flawed(_))));
    });
}

#[test]
fn how_a_reporter_is_reached_lies_in_the_vault_alone() {
    with_app(|app| async move {
        app.connect(REGENCY).await;
        let contact = Contact {
            name: "Zxqv Burung Kenari".into(),
            email: "zxqv.kenari@contoh.id".into(),
            phone: "+62 899 0000 7731".into(),
        };
        let sent = Draft { contact: contact.clone(), ..draft("Jalan berlubang depan pasar kenanga", KERTEK) };
        let receipt = app.receives(&sent, "canary").await.expect("received");
        assert!(cases::by_ticket(app.store(), receipt.ticket).await.expect("read").is_some());
        let Location::Directory(directory) = &app.location else { return };
        let files = std::fs::read_dir(directory).expect("the data directory");
        let bytes: Vec<u8> =
            files.flat_map(|file| std::fs::read(file.expect("an entry").path()).expect("a file")).collect();
        let times = |text: &str| bytes.windows(text.len()).filter(|part| *part == text.as_bytes()).count();
        assert!(times("pasar kenanga") > 0, "what is open is there, so the files were read");
        for value in [contact.name, contact.email, contact.phone] {
            assert_eq!(times(&value), 0, "{value}");
        }
    });
}
