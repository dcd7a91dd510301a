//! A small office: records, keys, people and the small country, to receive and handle cases with.

use crate::world::{NOW, demo_keys};
use lapor_domain::actors::{Actor, Staff};
use lapor_domain::cases::case::Case;
use lapor_domain::cases::commands::Command;
use lapor_domain::cases::decide::{Decision, Scene, Submission as Received, decide, submit};
use lapor_domain::reports::{Age, Channel, Contact, Kind, Report, Secrecy};
use lapor_domain::routing::propose::{Evidence, Proposal, Question, propose};
use lapor_domain::rulebook::Rulebook;
use lapor_domain::values::{AccessCode, AreaCode, CaseId, Instant, InstitutionCode, Ticket};
use lapor_store::codes::new_nonce;
use lapor_store::commit::{Change, NewReport, commit};
use lapor_store::ids::next_id;
use lapor_store::submissions::Submission;
use lapor_store::verify::verify_case;
use lapor_store::{Store, StoreError};
use lapor_testkit::databases::Fresh;
use lapor_testkit::people::{People, seat_all};
use lapor_testkit::rulebooks::{MIDDLE, WEST, directory, tiny, unit};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use tempfile::TempDir;

pub struct Office {
    pub store: Store,
    pub rulebook: Rulebook,
    pub people: People,
    keys_place: TempDir,
}

/// What a received report is told by.
pub struct Receipt {
    pub case: Case,
    pub code: AccessCode,
    pub submission: Submission,
}

static NUMBER: AtomicU64 = AtomicU64::new(1);

impl Office {
    pub async fn open(fresh: &Fresh) -> Office {
        let (keys, place) = demo_keys();
        let people = seat_all(&fresh.db, &directory(), &[WEST, MIDDLE], NOW).await.expect("people");
        let store = Store::over(fresh.db.clone(), keys);
        Office { store, rulebook: tiny(), people, keys_place: place }
    }

    /// Where its keys are.
    pub fn keys_directory(&self) -> PathBuf {
        self.keys_place.path().join("keys")
    }

    pub fn scene(&self, now: Instant) -> Scene<'_> {
        Scene { now, rulebook: &self.rulebook, directory: &self.people.directory }
    }

    pub fn received(&self, report: &Report, now: Instant) -> (Decision, Proposal) {
        let proposal = proposal(&self.rulebook, report);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let received = Received {
            id: CaseId(next_id(now)),
            ticket: Ticket::from_number(483_102_759_164 + number),
            kind: report.kind,
            secrecy: report.secrecy.unwrap_or(Secrecy::Open),
            age: report.age,
            channel: report.channel,
            area: report.area.clone(),
            sent_at: report.sent_at,
        };
        (submit(&received, &proposal, &self.scene(now)), proposal)
    }

    pub async fn receive(&self, report: &Report, now: Instant) -> Receipt {
        self.try_receive(report, now, &format!("token {}", NUMBER.load(Ordering::Relaxed)))
            .await
            .expect("received")
    }

    pub async fn try_receive(
        &self,
        report: &Report,
        now: Instant,
        token: &str,
    ) -> Result<Receipt, StoreError> {
        let (decision, proposal) = self.received(report, now);
        self.keep(report, decision, &proposal, token).await
    }

    /// Commits a Decision that makes a case.
    pub async fn keep(
        &self,
        report: &Report,
        decision: Decision,
        proposal: &Proposal,
        token: &str,
    ) -> Result<Receipt, StoreError> {
        let now = decision.case.received_at;
        let pepper = self.store.keys.pepper();
        let nonce = new_nonce();
        let code = pepper.derive_code(&nonce, token);
        let submission = Submission {
            token_hmac: pepper.token_hmac(token),
            case: decision.case.id,
            nonce,
            request_hash: pepper.request_hash(report.words.as_bytes()),
            created_at: now,
        };
        let verifier = pepper.verifier(decision.case.ticket, &code);
        let new = NewReport { report, proposal, verifier, submission: submission.clone() };
        let change = Change { decision: &decision, new_report: Some(new), request: None };
        commit(&self.store, &change).await?;
        Ok(Receipt { case: decision.case, code, submission })
    }

    /// Decides and commits; the case must be lawful to change this way.
    pub async fn act(&self, case: &Case, command: Command, actor: &Actor, now: Instant) -> Case {
        let decision = self.decided(case, &command, actor, now);
        let change = Change { decision: &decision, new_report: None, request: None };
        commit(&self.store, &change).await.expect("committed");
        decision.case
    }

    pub fn decided(&self, case: &Case, command: &Command, actor: &Actor, now: Instant) -> Decision {
        decide(case, command, actor, &self.scene(now))
            .unwrap_or_else(|refusal| panic!("{:?} is refused: {refusal:?}", command.name()))
    }

    pub async fn assert_sound(&self, case: CaseId) {
        let differences = verify_case(&self.store, case).await.expect("verified");
        assert!(differences.is_empty(), "{differences:#?}");
    }
}

/// An open complaint about a road in the western regency, without contact.
pub fn report() -> Report {
    Report {
        words: "Ada jalan rusak di depan pasar sejak dua bulan.".to_owned(),
        title: Some("Jalan rusak".to_owned()),
        kind: Kind::Complaint,
        area: Some(AreaCode::new("91.01.01.2001")),
        place: Some("depan pasar".to_owned()),
        happened_on: Some(jiff::civil::date(2026, 9, 1)),
        topic: None,
        institution: None,
        secrecy: Some(Secrecy::Open),
        contact: Contact::default(),
        channel: Channel::Web,
        sent_at: NOW,
        age: Age::Live,
    }
}

/// What routing would say: the phrases of the small country's topics, found as they stand.
pub fn proposal(rulebook: &Rulebook, report: &Report) -> Proposal {
    let evidence: Vec<Evidence> = rulebook
        .topics
        .iter()
        .flat_map(|topic| topic.keywords.iter().map(move |keyword| (topic, keyword)))
        .filter_map(|(topic, keyword)| {
            let start = report.words.find(&keyword.phrase)?;
            Some(Evidence {
                topic: topic.code.clone(),
                phrase: keyword.phrase.clone(),
                weight: keyword.weight,
                span: (start, start + keyword.phrase.len()),
            })
        })
        .collect();
    let question = Question {
        evidence: &evidence,
        likeness: &[],
        qualifiers: &[],
        area: report.area.as_ref(),
        chosen_topic: report.topic.as_ref(),
        chosen_institution: report.institution.as_ref(),
    };
    propose(&question, rulebook)
}

pub fn as_staff(staff: &Staff) -> Actor {
    Actor::Staff(staff.clone())
}

pub fn route(institution: &str, kind: Option<&str>) -> Command {
    Command::Route {
        institution: InstitutionCode::new(institution),
        unit: kind.map(|kind| unit(institution, kind)),
    }
}
