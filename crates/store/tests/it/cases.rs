//! A case is read back as it was decided, through its whole life.

use crate::office::{Office, Receipt, as_staff, report, route};
use crate::world::NOW;
use lapor_domain::actors::{Actor, Rank, Role};
use lapor_domain::cases::case::Case;
use lapor_domain::cases::commands::{AnswerKind, Command, DeclineReason, RejectionCode};
use lapor_domain::cases::disputes::{Dispute, Findings};
use lapor_domain::cases::events::Event;
use lapor_domain::cases::facts::Purpose;
use lapor_domain::cases::status::{Ending, Status};
use lapor_domain::deadlines::clocks::ClockKind;
use lapor_domain::reports::{Kind, Report, Secrecy};
use lapor_domain::values::{AccessCode, CaseId, InstitutionCode, Ticket, TopicCode, Zone};
use lapor_store::{Store, cases, dossiers, journal, messages, proposals, reports};
use lapor_testkit::databases::{Fresh, on_both};
use lapor_testkit::rulebooks::{INSPECTORATE, MINISTRY, ROADS, WEST, WEST_CITY, WEST_REGENCY, unit};

#[test]
fn a_case_is_read_back_as_it_was_decided() {
    on_both(plain_story);
}

#[test]
fn a_secret_case_lies_in_the_vault() {
    on_both(secret_story);
}

#[test]
fn every_move_is_written_so_that_the_journal_folds_to_the_state() {
    on_both(desk_story);
}

#[test]
fn a_dispute_is_kept_with_who_declined_and_who_routed() {
    on_both(dispute_story);
}

#[test]
fn an_extension_is_kept_with_the_clock_and_beside_its_pauses() {
    on_both(extended_story);
}

#[test]
fn only_the_right_code_opens_a_case() {
    on_both(opening_story);
}

/// Commits one step after another and compares what is stored after each.
struct Life<'a> {
    office: &'a Office,
    case: Case,
    hours: i64,
}

impl Life<'_> {
    async fn step(&mut self, command: Command, actor: &Actor) {
        self.hours += 1;
        let now = NOW.plus_seconds(self.hours * 3_600);
        self.case = self.office.act(&self.case, command, actor, now).await;
        self.compare().await;
    }

    async fn compare(&self) {
        let store = &self.office.store;
        let stored = cases::get(store, self.case.id).await.expect("read").expect("there");
        assert_eq!(stored, self.case);
        let by_ticket = cases::by_ticket(store, self.case.ticket).await.expect("read").expect("there");
        assert_eq!(by_ticket, self.case);
        let events = journal::of_case(store, self.case.id).await.expect("journal");
        assert_eq!(Case::fold(self.case.id, &events).as_ref(), Some(&self.case));
        self.office.assert_sound(self.case.id).await;
    }
}

fn text(text: &str) -> String {
    text.to_owned()
}

pub async fn plain_story(fresh: Fresh) {
    let office = Office::open(&fresh).await;
    let sent = Report { topic: Some(TopicCode::new("roads")), ..report() };
    let Receipt { case, .. } = office.receive(&sent, NOW).await;
    let mut life = Life { office: &office, case, hours: 0 };
    life.compare().await;
    let national = as_staff(office.people.at(Role::National, "NATIONAL"));
    let officer = as_staff(office.people.at(Role::Officer, WEST_REGENCY));
    let admin = as_staff(office.people.at(Role::Admin, WEST_REGENCY));

    life.step(Command::Ask { text: text("Di sisi mana?") }, &national).await;
    life.step(Command::Reply { text: text("Sisi utara.") }, &Actor::Reporter).await;
    life.step(route(WEST_REGENCY, Some(ROADS)), &national).await;
    let unit = unit(WEST_REGENCY, ROADS);
    life.step(Command::Assign { unit, officer: officer.user() }, &admin).await;
    life.step(Command::Ask { text: text("Sejak kapan?") }, &officer).await;
    life.step(Command::CancelQuestion, &officer).await;
    life.step(Command::Start { text: text("Kami periksa.") }, &officer).await;
    life.step(Command::Ask { text: text("Seberapa dalam?") }, &officer).await;
    life.step(Command::Reply { text: text("Satu jengkal.") }, &Actor::Reporter).await;
    life.step(Command::Progress { text: text("Bahan sudah dipesan.") }, &officer).await;
    let answer =
        |kind, law: &str| Command::Answer { kind, text: text("Sudah ditambal."), law: law.to_owned() };
    life.step(answer(AnswerKind::Done, ""), &officer).await;
    life.step(Command::Reply { text: text("Terima kasih, saya lihat dulu.") }, &Actor::Reporter).await;
    life.step(Command::Reopen { text: text("Berlubang lagi.") }, &Actor::Reporter).await;
    let promise = |days| Command::Promise {
        text: text("Ditambal ulang bulan ini."),
        until: Zone::Wib.date_of(NOW.plus_days(days)),
    };
    life.step(promise(30), &officer).await;
    life.step(promise(40), &officer).await;
    assert_eq!((life.case.status, life.case.counters.promise_renewals), (Status::Promised, 1));
    life.step(Command::Deliver { text: text("Sudah ditambal ulang.") }, &officer).await;
    life.step(Command::Reopen { text: text("Masih berlubang.") }, &Actor::Reporter).await;
    life.step(answer(AnswerKind::Refused, "UU 22/2009 Pasal 24"), &officer).await;
    life.step(Command::Confirm, &Actor::Reporter).await;
    assert_eq!(life.case.status, Status::Closed(Ending::RefusedByLaw));

    let store = &office.store;
    let thread = messages::thread(store, &life.case).await.expect("thread");
    let purposes: Vec<Purpose> = thread.iter().map(|message| message.purpose).collect();
    use Purpose::*;
    assert_eq!(
        purposes,
        [
            Question, Reply, Question, Start, Question, Reply, Progress, Answer, Addition, Reopening,
            Promise, Promise, Answer, Reopening, Answer
        ]
    );
    assert_eq!(thread[1].text, "Sisi utara.");
    assert!(thread[1].by == lapor_domain::cases::events::Doer::Reporter && thread[1].law.is_empty());
    assert_eq!(thread[14].law, "UU 22/2009 Pasal 24");
    let entries = journal::entries(store, life.case.id).await.expect("entries");
    for version in 0..=life.case.version + 1 {
        let with = messages::of_version(store, &life.case, version).await.expect("read");
        assert!(with == thread.iter().find(|message| message.version == version).cloned(), "{version}");
        let of_it = entries.iter().map(|entry| &entry.event).filter(|event| event.version == version);
        let read = journal::of_version(store, life.case.id, version).await.expect("read");
        assert_eq!(read, of_it.cloned().collect::<Vec<_>>());
    }
    let read = reports::read(store, &life.case).await.expect("report");
    assert_eq!((read.words, read.title), (sent.words.clone(), sent.title.clone()));
    assert_eq!((read.place, read.happened_on), (sent.place.clone(), sent.happened_on));
    assert_eq!((read.topic, read.institution), (sent.topic.clone(), None));
    let proposed = proposals::read(store, &life.case).await.expect("proposal").expect("there");
    assert_eq!(proposed, crate::office::proposal(&office.rulebook, &sent));
    assert!(proposed.reasons.len() > 2, "a proposal with reasons was stored");
    let revisions = journal::revisions(store, life.case.id).await.expect("revisions");
    assert_eq!(revisions.len() as u64, life.case.version);
    is_told_whole(store, &life.case).await;
    let nobodys = Ticket::from_number(Ticket::SPACE - 1);
    assert!(dossiers::by_ticket(store, nobodys).await.expect("read").is_none());
}

/// What is asked together is what each part says when it is asked alone.
async fn is_told_whole(store: &Store, case: &Case) {
    let dossier = dossiers::by_ticket(store, case.ticket).await.expect("read").expect("there");
    let (read, content) = dossier.open(&store.keys).expect("it opens");
    assert_eq!(&read, case);
    assert!(content.report == reports::read(store, case).await.expect("report"));
    assert_eq!(content.proposal, proposals::read(store, case).await.expect("proposal"));
    assert!(content.thread == messages::thread(store, case).await.expect("thread"));
    assert_eq!(content.journal, journal::of_case(store, case.id).await.expect("journal"));
    assert_eq!(content.contact, reports::contact_kinds(store, case.id).await.expect("kinds"));
    assert!(!content.report.words.is_empty() && !content.thread.is_empty() && !content.journal.is_empty());
}

pub async fn secret_story(fresh: Fresh) {
    let office = Office::open(&fresh).await;
    let mut sent = Report { words: text("Ada pungli di kantor."), ..report() };
    sent.secrecy = Some(Secrecy::Secret);
    sent.contact.name = text("Siti Aminah");
    sent.contact.phone = text("+62 812 0000 0000");
    let Receipt { case, .. } = office.receive(&sent, NOW).await;
    let mut life = Life { office: &office, case, hours: 0 };
    life.compare().await;
    let national = as_staff(office.people.at(Role::National, "NATIONAL"));
    let circle = unit(WEST_REGENCY, INSPECTORATE);
    let head = as_staff(office.people.in_circle(&circle, Rank::Head));
    life.step(route(WEST_REGENCY, Some(INSPECTORATE)), &national).await;
    assert_eq!(life.case.lead.as_ref().and_then(|lead| lead.circle.as_ref()), Some(&circle));
    life.step(Command::Start { text: text("Kami dalami.") }, &head).await;
    let law = text("UU 31/1999 Pasal 12");
    let answer = Command::Answer { kind: AnswerKind::Refused, text: text("Tidak terbukti."), law };
    life.step(answer, &head).await;

    let store = &office.store;
    let read = reports::read(store, &life.case).await.expect("report");
    assert_eq!((read.words, read.place), (sent.words.clone(), sent.place.clone()));
    assert_eq!((read.title, read.happened_on), (sent.title.clone(), sent.happened_on));
    let thread = messages::thread(store, &life.case).await.expect("thread");
    assert_eq!(thread.len(), 2);
    assert_eq!((&*thread[1].text, &*thread[1].law), ("Tidak terbukti.", "UU 31/1999 Pasal 12"));
    let proposed = proposals::read(store, &life.case).await.expect("proposal").expect("there");
    assert_eq!(proposed, crate::office::proposal(&office.rulebook, &sent));
    let kinds = reports::contact_kinds(store, life.case.id).await.expect("kinds");
    assert_eq!(kinds, ["name", "phone"]);
    is_told_whole(store, &life.case).await;
}

pub async fn desk_story(fresh: Fresh) {
    let office = Office::open(&fresh).await;
    let sent =
        Report { kind: Kind::Aspiration, institution: Some(InstitutionCode::new(MINISTRY)), ..report() };
    let Receipt { case, .. } = office.receive(&sent, NOW).await;
    let mut life = Life { office: &office, case, hours: 0 };
    let national = as_staff(office.people.at(Role::National, "NATIONAL"));
    let second = as_staff(
        office.people.all.iter().rfind(|staff| staff.role == Role::National).expect("another admin"),
    );
    let code = RejectionCode::NotPublicService;
    life.step(Command::Reject { code, text: text("Bukan layanan publik.") }, &national).await;
    life.step(Command::Contest { text: text("Ini jalan umum.") }, &Actor::Reporter).await;
    life.step(route(WEST_CITY, None), &second).await;
    let lead = life.case.lead.clone().expect("a lead");
    assert_eq!((lead.institution.as_str(), lead.acting.as_str()), (WEST_CITY, WEST));
    let acting = as_staff(office.people.at(Role::Admin, WEST));
    let reason = DeclineReason::Area;
    let instead = Some(InstitutionCode::new(WEST_REGENCY));
    let found = Findings::default();
    life.step(Command::Decline { reason, text: text("Di kabupaten."), instead, found }, &acting).await;
    assert_eq!(life.case.lead, None);
    life.step(route(WEST_REGENCY, None), &second).await;
    life.hours += 24 * 60;
    life.step(Command::Expire(ClockKind::FirstResponse), &Actor::System).await;
    life.step(
        Command::Ask { text: text("Masih sama?") },
        &as_staff(office.people.at(Role::Admin, WEST_REGENCY)),
    )
    .await;
    life.hours += 24 * 40;
    life.step(Command::Lapse, &Actor::System).await;
    assert_eq!(life.case.status, Status::Routed);
}

pub async fn dispute_story(fresh: Fresh) {
    let office = Office::open(&fresh).await;
    let Receipt { case, .. } = office.receive(&report(), NOW).await;
    let mut life = Life { office: &office, case, hours: 0 };
    let national = as_staff(office.people.at(Role::National, "NATIONAL"));
    let arbiter = as_staff(office.people.all.iter().find(|staff| staff.is_arbiter).expect("an arbiter"));
    let lead = as_staff(office.people.at(Role::Officer, WEST_REGENCY));
    let found = |life: &Life<'_>, events: &[Event]| {
        assert_eq!(life.case.dispute, None);
        Findings { past: Dispute::of(events), ..Findings::default() }
    };
    for _ in 0..2 {
        life.step(route(WEST_REGENCY, None), &national).await;
        let events = journal::of_case(&office.store, life.case.id).await.expect("journal");
        let found = found(&life, &events);
        let (reason, text) = (DeclineReason::Duty, text("Bukan kami."));
        life.step(Command::Decline { reason, text, instead: None, found }, &lead).await;
    }
    assert_eq!(life.case.status, Status::Disputed);
    let dispute = life.case.dispute.clone().expect("there is one");
    assert_eq!(dispute.between, [InstitutionCode::new(WEST_REGENCY)]);
    assert_eq!(dispute.routed_by.len(), 4, "who routed it and who declined it, each twice");
    let institution = InstitutionCode::new(MINISTRY);
    life.step(Command::Arbitrate { institution, unit: None, text: text("Menurut daftar.") }, &arbiter).await;
    let past = Dispute::of(&journal::of_case(&office.store, life.case.id).await.expect("journal"));
    let found = Findings { past, ..Findings::default() };
    life.step(Command::Rearbitrate { text: text("Daftar lama."), found }, &arbiter).await;
    let kept = cases::get(&office.store, life.case.id).await.expect("read").expect("there");
    assert_eq!(kept.dispute.map(|dispute| dispute.between.len()), Some(1), "who is bound did not decline");
    is_told_whole(&office.store, &life.case).await;
}

pub async fn extended_story(fresh: Fresh) {
    let office = Office::open(&fresh).await;
    let Receipt { case, .. } = office.receive(&report(), NOW).await;
    let mut life = Life { office: &office, case, hours: 0 };
    let national = as_staff(office.people.at(Role::National, "NATIONAL"));
    let lead = as_staff(office.people.at(Role::Admin, WEST_REGENCY));
    life.step(route(WEST_REGENCY, None), &national).await;
    life.step(Command::Start { text: text("Kami mulai.") }, &lead).await;
    life.step(Command::Ask { text: text("Di mana?") }, &lead).await;
    life.step(Command::Reply { text: text("Di depan pasar.") }, &Actor::Reporter).await;
    life.step(Command::Extend { days: 7, text: text("Alat belum datang.") }, &lead).await;
    life.step(Command::Withdraw, &Actor::Reporter).await;
    life.step(Command::Resume, &Actor::Reporter).await;
    let kept = cases::get(&office.store, life.case.id).await.expect("read").expect("there");
    let clock = kept.open_clock(ClockKind::Resolution).expect("it runs");
    let added: Vec<u16> = clock.extensions.iter().map(|extension| extension.days).collect();
    assert_eq!((added, clock.pauses.len()), (vec![7], 2), "a question and a withdrawal");
    assert!(kept.open_clock(ClockKind::OuterLimit).is_some());
    is_told_whole(&office.store, &life.case).await;
}

pub async fn opening_story(fresh: Fresh) {
    let office = Office::open(&fresh).await;
    let Receipt { case, code, .. } = office.receive(&report(), NOW).await;
    let store = &office.store;
    let wrong = AccessCode::from_bits(7);
    let unknown = Ticket::from_number(1);
    assert_eq!(cases::opened_by(store, case.ticket, &code).await, Ok(Some(case.id)));
    assert_eq!(cases::opened_by(store, case.ticket, &wrong).await, Ok(None));
    assert_eq!(cases::opened_by(store, unknown, &code).await, Ok(None));
    assert_eq!(cases::by_ticket(store, unknown).await, Ok(None));
    assert_eq!(cases::get(store, CaseId(1)).await, Ok(None));
    let Receipt { case: second, .. } = office.receive(&report(), NOW).await;
    assert_eq!(cases::ids_after(store, CaseId(0), 9).await, Ok(vec![case.id, second.id]));
    assert_eq!(cases::ids_after(store, case.id, 9).await, Ok(vec![second.id]));
    assert_eq!(cases::ids_after(store, CaseId(0), 1).await, Ok(vec![case.id]));
    assert_eq!(cases::ids_before(store, CaseId(i64::MAX), 9).await, Ok(vec![second.id, case.id]));
    assert_eq!(cases::ids_before(store, second.id, 9).await, Ok(vec![case.id]));
}
