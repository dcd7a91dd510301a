//! What the doctor finds, one trouble after the other.

use crate::office::{Office, report, route};
use crate::world::NOW;
use lapor_domain::actors::Role;
use lapor_domain::reports::{Contact, Report, Secrecy};
use lapor_store::args;
use lapor_store::db::{Engine, Statement};
use lapor_store::doctor::{Finding, Patient, Verdict, examine};
use lapor_store::models::{self, Comparison};
use lapor_testkit::databases::{Fresh, on_both, on_sqlite};
use lapor_testkit::rulebooks::{ROADS, WEST_REGENCY};
use std::fs;

#[test]
fn each_trouble_is_named_with_what_to_do() {
    on_both(story);
}

/// How the program of these tests reads texts.
const MANNER: &str = "1.1";

async fn look(patient: &Patient, check: &str) -> (Verdict, String) {
    let findings = examine(patient).await;
    let found: Vec<&Finding> = findings.iter().filter(|finding| finding.check == check).collect();
    assert_eq!(found.len(), 1, "{check}: {findings:?}");
    assert_eq!(found[0].advice.is_empty(), found[0].verdict == Verdict::Good, "{findings:?}");
    (found[0].verdict, found[0].seen.clone())
}

async fn run(db: &Fresh, sql: &'static str) {
    db.run(Statement::new("test::any", sql), args![]).await.expect(sql);
}

pub async fn story(fresh: Fresh) {
    let office = Office::open(&fresh).await;
    office.store.keys.check(&fresh).await.expect("marks the records");
    let national = crate::office::as_staff(office.people.at(Role::National, "NATIONAL"));
    let case = office.receive(&report(), NOW).await.case;
    office.act(&case, route(WEST_REGENCY, Some(ROADS)), &national, NOW.plus_seconds(60)).await;
    let secret = Report { secrecy: Some(Secrecy::Secret), ..report() };
    office.receive(&secret, NOW).await;
    let now = NOW.plus_seconds(120);
    let patient = Patient {
        location: fresh.location.clone(),
        keys: office.keys_directory(),
        now,
        manner: MANNER.into(),
    };

    let findings = examine(&patient).await;
    let bad: Vec<&Finding> = findings.iter().filter(|finding| finding.verdict == Verdict::Bad).collect();
    assert!(bad.is_empty(), "{bad:#?}");
    let records = [
        "integrity",
        "schema",
        "keys fit",
        "orphans",
        "journals",
        "institutions",
        "overdue clocks",
        "letters",
        "counting",
        "search index",
        "topic model",
        "clock",
    ];
    for check in records {
        assert_eq!(look(&patient, check).await.0, Verdict::Good, "{check}");
    }

    let later = Patient { now: NOW.plus_days(400), ..patient.clone() };
    assert_eq!(look(&later, "overdue clocks").await.0, Verdict::Warn);
    for check in ["counting", "search index"] {
        let told = look(&later, check).await;
        assert_eq!(told, (Verdict::Warn, "2 cases wait, the oldest decision is 576000 minutes old".into()));
    }
    let earlier = Patient { now: NOW.plus_days(-1), ..patient.clone() };
    assert_eq!(look(&earlier, "clock").await.0, Verdict::Bad);
    let (others, elsewhere) = crate::world::demo_keys();
    drop(others);
    let strange = Patient { keys: elsewhere.path().join("keys"), ..patient.clone() };
    assert_eq!(look(&strange, "keys fit").await.0, Verdict::Bad);

    run(&fresh, "update seats set ended_at = 5 where institution = 'PEMDA-91.01'").await;
    let (verdict, seen) = look(&patient, "institutions").await;
    assert_eq!(verdict, Verdict::Warn);
    assert!(seen.contains("PEMDA-91.01: 1"), "{seen}");
    run(&fresh, "update cases set lead_circle = 'PEMDA-91.71/inspektorat' where secrecy = 'secret'").await;
    let (verdict, seen) = look(&patient, "circles").await;
    assert_eq!((verdict, seen.contains("PEMDA-91.71/inspektorat: 1")), (Verdict::Warn, true), "{seen}");

    run(&fresh, "update vault_body set case_id = 77").await;
    let (verdict, seen) = look(&patient, "orphans").await;
    assert_eq!((verdict, seen.contains("vault_body: ")), (Verdict::Bad, true), "{seen}");
    run(&fresh, "delete from journal where version = 1").await;
    assert_eq!(look(&patient, "journals").await, (Verdict::Bad, "journal: 2".into()));
    run(&fresh, "update _sqlx_migrations set version = 9999 where version = 1").await;
    assert_eq!(look(&patient, "schema").await.0, Verdict::Bad);
}

#[test]
fn the_machine_is_looked_at_too() {
    on_both(|fresh: Fresh| async move {
        let office = Office::open(&fresh).await;
        let patient = Patient {
            location: fresh.location.clone(),
            keys: office.keys_directory(),
            now: NOW,
            manner: MANNER.into(),
        };
        let identity = office.keys_directory().join("identity.private");
        assert_eq!(look(&patient, "identity key").await.0, Verdict::Warn);
        fs::remove_file(identity).expect("moved to the custodian");
        assert_eq!(look(&patient, "identity key").await.0, Verdict::Good);
        assert_eq!(look(&patient, "key files").await.0, Verdict::Good);
        let has_ballast = look(&patient, "ballast").await.0;
        assert_eq!(has_ballast == Verdict::Warn, fresh.engine() == Engine::Sqlite);
        assert_eq!(look(&patient, "write-ahead log").await.0, Verdict::Good);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let key = office.keys_directory().join("body.key");
            fs::set_permissions(key, fs::Permissions::from_mode(0o644)).expect("opened to others");
            let (verdict, seen) = look(&patient, "key files").await;
            assert_eq!((verdict, seen.contains("body.key")), (Verdict::Bad, true), "{seen}");
        }
    });
}

#[test]
fn records_that_are_not_there_or_broken_are_bad_and_the_rest_is_looked_at() {
    on_sqlite(|fresh| async move {
        let office = Office::open(&fresh).await;
        let folder = tempfile::TempDir::new().expect("a folder");
        let location = lapor_store::Location::Directory(folder.path().into());
        let patient = Patient { location, keys: office.keys_directory(), now: NOW, manner: MANNER.into() };
        assert_eq!(look(&patient, "records").await.0, Verdict::Bad);
        fs::write(folder.path().join("lapor.sqlite"), [7; 8192]).expect("written");
        let findings = examine(&patient).await;
        assert!(
            findings
                .iter()
                .any(|finding| finding.verdict == Verdict::Bad && finding.advice.contains("restore")),
            "{findings:?}"
        );
        assert_eq!(look(&patient, "key files").await.0, Verdict::Good);
    });
}

#[test]
fn letters_that_wait_too_long_or_were_given_up_are_named() {
    on_both(|fresh| async move {
        let office = Office::open(&fresh).await;
        let contact = Contact { email: "budi@contoh.example".into(), ..Contact::default() };
        office.receive(&Report { contact, ..report() }, NOW).await;
        let at = |now| Patient {
            location: fresh.location.clone(),
            keys: office.keys_directory(),
            now,
            manner: MANNER.into(),
        };
        let (verdict, seen) = look(&at(NOW.plus_seconds(3600)), "letters").await;
        assert_eq!(
            (verdict, seen.as_str()),
            (Verdict::Good, "1 wait, the oldest for 60 minutes; 0 were given up")
        );
        assert_eq!(look(&at(NOW.plus_seconds(3601)), "letters").await.0, Verdict::Warn);
        run(&fresh, "update outbox set dead_at = 5").await;
        let (verdict, seen) = look(&at(NOW), "letters").await;
        assert_eq!(
            (verdict, seen.as_str()),
            (Verdict::Warn, "0 wait, the oldest for 0 minutes; 1 were given up")
        );
    });
}

#[test]
fn a_model_that_can_not_be_used_is_no_trouble_but_told() {
    on_both(|fresh| async move {
        let office = Office::open(&fresh).await;
        let location = fresh.location.clone();
        let patient = Patient { location, keys: office.keys_directory(), now: NOW, manner: MANNER.into() };
        let model = async |patient: &Patient| look(patient, "topic model").await;
        assert_eq!(model(&patient).await, (Verdict::Good, "the one inside the program".into()));

        let body = b"weights".as_slice();
        models::take(&fresh, NOW, (MANNER, body), models::BUILT_IN, &Comparison::default())
            .await
            .expect("taken");
        assert_eq!(
            model(&patient).await,
            (Verdict::Good, "number 1, from this installation's own cases".into())
        );
        let newer = Patient { manner: "1.2".into(), ..patient.clone() };
        let told = "number 1 was made for manner 1.1, this program reads 1.2";
        assert_eq!(model(&newer).await, (Verdict::Warn, told.into()));

        run(&fresh, "update models set made_at = 5").await;
        assert_eq!(model(&patient).await, (Verdict::Warn, "number 1 is not as it was written".into()));
        run(&fresh, "delete from models").await;
        assert_eq!(model(&patient).await, (Verdict::Warn, "number 1 is not there".into()));
    });
}
