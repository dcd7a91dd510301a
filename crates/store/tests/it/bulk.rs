//! Whole lives at once, for a demo that grows.

use crate::office::{Office, as_staff, report, route};
use crate::world::{NOW, assert_taken};
use lapor_domain::actors::{Actor, Role};
use lapor_domain::cases::commands::Command;
use lapor_domain::cases::decide::{Decision, decide};
use lapor_domain::reports::{Contact, Report, Secrecy};
use lapor_domain::routing::propose::Proposal;
use lapor_domain::values::AccessCode;
use lapor_store::bulk::{Life, Rows, take_numbers, write};
use lapor_store::codes::new_nonce;
use lapor_store::commit::NewReport;
use lapor_store::keys::{Keys, Purpose};
use lapor_store::submissions::Submission;
use lapor_store::{Conflict, Store, StoreError, cases, counting, journal, messages, reports, search};
use lapor_testkit::databases::{Fresh, on_both};
use lapor_testkit::rulebooks::WEST_REGENCY;
use tempfile::TempDir;

/// As many as fill the longest statement of every table, and some more.
const MANY: usize = 40;

#[test]
fn lives_are_written_at_once_and_agree_with_their_journals() {
    on_both(story);
}

#[test]
fn a_ticket_that_is_in_use_leaves_nothing_behind() {
    on_both(|fresh| async move {
        let office = Office::open(&fresh).await;
        let first = Whole::lived(&office, &open_report(), 0);
        let mut rows = Rows::default();
        first.put_into(&office, &mut rows).expect("rows");
        write(&office.store, rows).await.expect("written");
        let mut rows = Rows::default();
        let other = Whole::lived(&office, &open_report(), 1);
        other.put_into(&office, &mut rows).expect("rows");
        first.put_into(&office, &mut rows).expect("rows");
        assert_taken(write(&office.store, rows).await, "cases");
        assert_eq!(cases::get(&office.store, other.id()).await, Ok(None));
    });
}

#[test]
fn what_is_no_life_is_refused() {
    on_both(|fresh| async move {
        let office = Office::open(&fresh).await;
        let whole = Whole::lived(&office, &open_report(), 0);
        for decisions in
            [&whole.decisions[1..], &[], &[whole.decisions[0].clone(), whole.decisions[2].clone()]]
        {
            let new_report = whole.new_report();
            let refused = Rows::default().add(&office.store.keys, &Life { new_report, decisions });
            assert_eq!(refused, Err(StoreError::Conflict(Conflict::Rule)));
        }
    });
}

#[test]
fn real_records_take_no_lives() {
    on_both(|fresh| async move {
        let place = TempDir::new().expect("a directory");
        let keys = Keys::open_or_create(&place.path().join("keys"), Purpose::Production).expect("keys");
        let store = Store::over(fresh.db.clone(), keys);
        let refused = Err(StoreError::Conflict(Conflict::Rule));
        assert_eq!(take_numbers(&store, 1).await.map(drop), refused);
        assert_eq!(write(&store, Rows::default()).await, refused);
    });
}

pub async fn story(fresh: Fresh) {
    let office = Office::open(&fresh).await;
    let secret = Report { secrecy: Some(Secrecy::Secret), ..open_report() };
    let both = [open_report(), secret];
    let lived: Vec<Whole> =
        (0..MANY * 2).map(|number| Whole::lived(&office, &both[number % 2], number)).collect();
    let mut rows = Rows::default();
    for whole in &lived {
        whole.put_into(&office, &mut rows).expect("rows");
    }
    assert_eq!(rows.cases(), lived.len());
    write(&office.store, rows).await.expect("written");
    for whole in &lived {
        office.assert_sound(whole.id()).await;
        let last = whole.decisions.last().expect("a Decision");
        let case = cases::get(&office.store, whole.id()).await.expect("readable").expect("there");
        assert_eq!(case, last.case);
        assert_eq!(cases::opened_by(&office.store, case.ticket, &whole.code).await, Ok(Some(case.id)));
        let events: Vec<_> = whole.decisions.iter().flat_map(|one| one.events.clone()).collect();
        assert_eq!(journal::of_case(&office.store, case.id).await, Ok(events));
        let thread = messages::thread(&office.store, &case).await.expect("a thread");
        assert_eq!(
            thread.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(),
            ["Di mana?", "Di depan pasar."]
        );
        let text = reports::read(&office.store, &case).await.expect("a report");
        assert!(text.words == whole.report.words);
        assert_eq!(reports::contact_kinds(&office.store, case.id).await, Ok(vec!["name", "email", "phone"]));
    }
    while counting::count(&office.store, 50).await.expect("counted") > 0 {}
    let wrong = lapor_store::counts::verify(&office.store, || {}).await.expect("compared");
    assert_eq!(wrong, []);
    let terms = search::Terms { manner: "one", of: |_| vec!["pasar".to_owned()], bands: |_, _| vec![1] };
    let mut seen = 0;
    loop {
        let turn = search::index(&office.store, terms).await.expect("indexed");
        seen += turn.seen;
        if !turn.is_more {
            break;
        }
    }
    assert_eq!(seen, 80);
    assert_eq!(take_numbers(&office.store, 7).await, Ok(0));
    assert_eq!(take_numbers(&office.store, 1).await, Ok(7));
}

fn open_report() -> Report {
    let contact = Contact {
        name: "Sri Rahayu".to_owned(),
        email: "sri@contoh.example".to_owned(),
        phone: "0800000000".to_owned(),
    };
    Report { contact, ..report() }
}

/// A life with everything it was made of.
struct Whole {
    report: Report,
    proposal: Proposal,
    code: AccessCode,
    verifier: [u8; 32],
    submission: Submission,
    decisions: Vec<Decision>,
}

impl Whole {
    /// Received, asked, replied, and where it is open routed.
    fn lived(office: &Office, report: &Report, number: usize) -> Whole {
        let (first, proposal) = office.received(report, NOW);
        let national = as_staff(office.people.at(Role::National, "NATIONAL"));
        let said = [
            (Command::Ask { text: "Di mana?".into() }, national.clone()),
            (Command::Reply { text: "Di depan pasar.".into() }, Actor::Reporter),
            (route(WEST_REGENCY, None), national),
        ];
        let mut decisions = vec![first];
        for (command, actor) in said {
            let case = &decisions[decisions.len() - 1].case;
            if let Ok(next) = decide(case, &command, &actor, &office.scene(NOW.plus_seconds(60))) {
                decisions.push(next);
            }
        }
        let (pepper, nonce) = (office.store.keys.pepper(), new_nonce());
        let token = format!("grown {number}");
        let code = pepper.derive_code(&nonce, &token);
        let case = &decisions[0].case;
        let submission = Submission {
            token_hmac: pepper.token_hmac(&token),
            case: case.id,
            nonce,
            request_hash: [0; 32],
            created_at: NOW,
        };
        let verifier = pepper.verifier(case.ticket, &code);
        Whole { report: report.clone(), proposal, code, verifier, submission, decisions }
    }

    fn id(&self) -> lapor_domain::values::CaseId {
        self.decisions[0].case.id
    }

    fn new_report(&self) -> NewReport<'_> {
        NewReport {
            report: &self.report,
            proposal: &self.proposal,
            verifier: self.verifier,
            submission: self.submission.clone(),
        }
    }

    fn put_into(&self, office: &Office, rows: &mut Rows) -> Result<(), StoreError> {
        rows.add(&office.store.keys, &Life { new_report: self.new_report(), decisions: &self.decisions })
    }
}
