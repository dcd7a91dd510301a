//! Candidates for a likeness: within the scope of who asks and never beyond it; what is secret, ended or erased is in
//! no table.

use crate::office::{Office, as_staff, report};
use crate::scope::World;
use crate::world::NOW;
use lapor_domain::actors::{Role, Staff};
use lapor_domain::cases::case::Case;
use lapor_domain::cases::commands::{Command, RejectionCode};
use lapor_domain::cases::status::{Ending, Status};
use lapor_domain::cases::visibility::{Sight, Viewer, sight};
use lapor_domain::reports::{Report, Secrecy};
use lapor_domain::values::{CaseId, InstitutionCode, Ticket, UserId};
use lapor_store::alike::{Asked, MOST, candidates};
use lapor_store::args;
use lapor_store::db::Statement;
use lapor_store::scope::Scope;
use lapor_store::search::{Terms, index, rebuild, verify};
use lapor_testkit::databases::{Fresh, on_both, on_postgres, on_sqlite};
use lapor_testkit::rulebooks::{MIDDLE, WEST, WEST_REGENCY};
use std::collections::BTreeSet;

/// A report's words are its bands, so that the tests know them.
const TERMS: Terms = Terms {
    manner: "alike",
    of: |report| report.words.split(' ').map(str::to_owned).collect(),
    bands: |terms, _| bands(&terms.join(" ")),
};

fn bands(words: &str) -> Vec<i64> {
    words.split(' ').filter_map(|word| word.parse().ok()).collect()
}

async fn index_all(office: &Office) {
    while index(&office.store, TERMS).await.expect("indexed").is_more {}
}

async fn make_again(office: &Office) {
    rebuild(&office.store, TERMS.manner).await.expect("begun");
    index_all(office).await;
}

async fn keep(office: &Office, words: &str, number: usize, change: impl FnOnce(&mut Case)) -> Case {
    let sent = Report { words: words.to_owned(), title: None, place: None, ..report() };
    let (mut decision, proposal) = office.received(&sent, NOW.plus_seconds(number as i64));
    change(&mut decision.case);
    let sent = Report { secrecy: Some(decision.case.secrecy), ..sent };
    office.keep(&sent, decision, &proposal, &format!("{words} {number}")).await.expect("kept").case
}

async fn found(office: &Office, scope: Scope, case: CaseId, words: &str, limit: u32) -> Vec<Ticket> {
    let asked = Asked { scope, case, bands: bands(words), limit };
    let found = candidates(&office.store, &asked).await.expect("looked for");
    found.into_iter().map(|one| one.ticket).collect()
}

async fn rows(office: &Office, case: &Case) -> i64 {
    let count = Statement::new("test::bands", "select count(*) as found from alike_bands where case_id = $1");
    office.store.db.one(count, args![case.id]).await.expect("counted").get("found").expect("a number")
}

#[test]
fn candidates_are_visibility_on_sqlite() {
    on_sqlite(|fresh| agreement(fresh, 500, 80));
}

#[test]
fn candidates_are_visibility_on_postgresql() {
    on_postgres(|fresh| agreement(fresh, 300, 60));
}

/// Cases and people drawn at random: whoever looks for likenesses is told of every open case that shares a band and
/// that they may see, and of nothing else.
async fn agreement(fresh: Fresh, cases: usize, people: usize) {
    let office = Office::open(&fresh).await;
    let mut world = World::new();
    let mut kept = Vec::new();
    for number in 0..cases {
        let words = format!("{} {}", 1 + world.dice.below(9), 11 + world.dice.below(9));
        let case = keep(&office, &words, number, |case| world.disguise(case)).await;
        kept.push((words, case));
    }
    index_all(&office).await;
    let mut seen = BTreeSet::new();
    for round in 0..people {
        let staff = world.staff();
        let asked = format!("{} {}", 1 + round % 9, 11 + round % 7);
        let looked_at = kept[round * 7 % cases].1.id;
        let scope = Scope::of(&staff, &world.rulebook);
        let told = found(&office, scope, looked_at, &asked, 1_000).await;
        let viewer = Viewer::Staff(staff.clone());
        let expected: Vec<Ticket> = kept
            .iter()
            .rev()
            .filter(|(words, case)| {
                case.id != looked_at && bands(words).iter().any(|one| bands(&asked).contains(one))
            })
            .filter(|(_, case)| !case.is_secret() && case.status.is_open())
            .filter(|(_, case)| sight(&viewer, case, &world.rulebook) != Sight::Nothing)
            .map(|(_, case)| case.ticket)
            .collect();
        assert_eq!(told, expected, "{staff:?} {asked}");
        if !expected.is_empty() {
            seen.insert(staff.role);
        }
    }
    assert_eq!(seen.len(), 4, "everybody was told of something");
    for (_, case) in &kept {
        let is_in = !case.is_secret() && case.status.is_open();
        assert_eq!(rows(&office, case).await > 0, is_in, "{:?} {:?}", case.secrecy, case.status);
    }
}

#[test]
fn story_on_both_engines() {
    on_both(story);
}

fn staff(role: Role, institution: &str) -> Staff {
    let institution = InstitutionCode::new(institution);
    Staff { user: UserId(1), role, institution, unit: None, circles: Vec::new(), is_arbiter: false }
}

pub async fn story(fresh: Fresh) {
    let office = Office::open(&fresh).await;
    let world = World::new();
    let scope = |role, institution: &str| Scope::of(&staff(role, institution), &world.rulebook);
    let first = keep(&office, "1 2 3", 1, |_| {}).await;
    let near = keep(&office, "1 2 9", 2, |_| {}).await;
    let nearer = keep(&office, "1 2 3", 3, |_| {}).await;
    keep(&office, "1 2 3", 4, |case| case.secrecy = Secrecy::Secret).await;
    keep(&office, "1 2 3", 5, |case| case.status = Status::Closed(Ending::ConfirmedSolved)).await;
    keep(&office, "7 8 9", 6, |_| {}).await;
    index_all(&office).await;
    let national = || scope(Role::National, "NATIONAL");
    let all = found(&office, national(), first.id, "1 2 3", 9).await;
    assert_eq!(
        all,
        [nearer.ticket, near.ticket],
        "neither itself, nor what is secret, over or about something else"
    );
    let best = found(&office, national(), first.id, "2 9", 1).await;
    assert_eq!(best, [near.ticket], "what shares most comes first");
    assert!(found(&office, national(), first.id, "", 9).await.is_empty(), "nothing said, nothing found");
    for (role, institution) in [
        (Role::Coordinator, WEST),
        (Role::Coordinator, MIDDLE),
        (Role::Officer, WEST_REGENCY),
        (Role::Admin, MIDDLE),
    ] {
        let viewer = Viewer::Staff(staff(role, institution));
        let may = |case: &Case| sight(&viewer, case, &world.rulebook) != Sight::Nothing;
        let expected: Vec<Ticket> =
            [&nearer, &near].into_iter().filter(|case| may(case)).map(|one| one.ticket).collect();
        assert_eq!(found(&office, scope(role, institution), first.id, "1 2", 9).await, expected, "{role:?}");
    }
    assert_eq!(verify(&office.store, TERMS, 1, || {}).await.expect("compared"), []);
}

#[test]
fn what_becomes_secret_ends_or_is_erased_is_found_by_nothing() {
    on_both(|fresh| async move {
        let office = Office::open(&fresh).await;
        let looked_at = keep(&office, "1 2", 0, |_| {}).await;
        let hidden = keep(&office, "1 2", 1, |_| {}).await;
        let erased = keep(&office, "1 2", 2, |_| {}).await;
        let over = keep(&office, "1 2", 3, |_| {}).await;
        index_all(&office).await;
        let national = || crate::queues::national(&office);
        assert_eq!(found(&office, national(), looked_at.id, "1 2", 9).await.len(), 3);
        let changes = [
            ("update cases set secrecy = 'secret' where id = $1", &hidden),
            ("update reports set words = '' where case_id = $1", &erased),
        ];
        for (change, case) in changes {
            fresh.run(Statement::new("test::change", change), args![case.id]).await.expect("changed");
        }
        let desk = as_staff(office.people.at(Role::National, "NATIONAL"));
        let spam = Command::Reject { code: RejectionCode::Spam, text: "Uji coba.".into() };
        office.act(&over, spam, &desk, NOW).await;
        let told = found(&office, national(), looked_at.id, "1 2", 9).await;
        assert_eq!(
            told,
            [erased.ticket],
            "before the indexer has heard of it, a secret or ended case is not told"
        );
        let wrong = verify(&office.store, TERMS, 1, || {}).await.expect("compared");
        assert_eq!(wrong.len(), 2, "what is owed is not wrong: {wrong:?}");
        make_again(&office).await;
        assert!(found(&office, national(), looked_at.id, "1 2", 9).await.is_empty());
        for case in [&hidden, &erased, &over] {
            assert_eq!(rows(&office, case).await, 0);
        }
        assert_eq!(verify(&office.store, TERMS, 1, || {}).await.expect("compared"), []);
    });
}

#[test]
fn what_an_older_program_indexed_gets_its_bands_without_being_written_again() {
    on_both(|fresh| async move {
        let office = Office::open(&fresh).await;
        let case = keep(&office, "1 2", 1, |_| {}).await;
        index_all(&office).await;
        let forget = "update search_marks set bands = null where case_id = $1";
        fresh.run(Statement::new("test::forget", forget), args![case.id]).await.expect("forgotten");
        let lose = "delete from alike_bands where case_id = $1";
        fresh.run(Statement::new("test::lose", lose), args![case.id]).await.expect("lost");
        let newer = Terms { manner: "alike too", ..TERMS };
        while index(&office.store, newer).await.expect("indexed").is_more {}
        assert_eq!(rows(&office, &case).await, 2);
        assert_eq!(verify(&office.store, newer, 1, || {}).await.expect("compared"), []);
    });
}

#[test]
fn very_many_of_one_band_cost_no_more_than_the_newest_of_them() {
    on_both(|fresh| async move {
        let office = Office::open(&fresh).await;
        let first = keep(&office, "1 2", 0, |_| {}).await;
        let mut newest = Vec::new();
        for number in 1..=300 {
            newest.push(keep(&office, "1 2", number, |_| {}).await.ticket);
        }
        index_all(&office).await;
        newest.reverse();
        let told = found(&office, crate::queues::national(&office), first.id, "1 2", 16).await;
        assert_eq!(told, newest[..16]);
        let many: String = (1..20).map(|number| format!("{number} ")).collect();
        assert_eq!(bands(&many).len(), 19);
        let wordy = keep(&office, &many, 400, |_| {}).await;
        index_all(&office).await;
        assert_eq!(rows(&office, &wordy).await, MOST as i64);
    });
}
