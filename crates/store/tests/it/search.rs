//! The search: it finds what visibility allows and nothing else, page by page; what was erased is gone.

use crate::office::{Office, report};
use crate::scope::World;
use crate::world::NOW;
use lapor_domain::cases::case::Case;
use lapor_domain::cases::status::Status;
use lapor_domain::cases::visibility::{Sight, Viewer, sight};
use lapor_domain::reports::{Channel, Report, Secrecy};
use lapor_domain::values::{AreaCode, Ticket, TopicCode, UnitCode, UnitKindCode};
use lapor_store::db::{Engine, Statement};
use lapor_store::scope::Scope;
use lapor_store::search::{
    CAP, Filters, Indexed, Search, State, Terms, index, rebuild, search, statements_on, verify,
};
use lapor_store::{Location, args};
use lapor_testkit::databases::{Fresh, on_both, on_postgres, on_sqlite};
use std::collections::BTreeSet;
use std::path::Path;

const WORDS: [&str; 6] = ["jalan", "lampu", "sampah", "banjir", "antre", "zxqvkenari"];

/// Terms as plain words, so that the tests know them.
const PLAIN: Terms = Terms {
    manner: "plain",
    of: |report| report.words.split(' ').map(str::to_owned).collect(),
    bands: |_, _| vec![],
};

/// The same under another name.
const PLAIN_TOO: Terms = Terms { manner: "plain too", ..PLAIN };

async fn index_all(office: &Office) -> usize {
    index_as(office, PLAIN).await
}

async fn index_as(office: &Office, terms: Terms) -> usize {
    let mut written = 0;
    loop {
        let done = index(&office.store, terms).await.expect("indexed");
        written += done.written;
        if !done.is_more {
            return written;
        }
    }
}

/// Writes every entry again; tells how many.
async fn make_again(office: &Office) -> usize {
    rebuild(&office.store, PLAIN.manner).await.expect("begun");
    index_all(office).await
}

async fn wrong(office: &Office) -> Vec<&'static str> {
    let found = verify(&office.store, PLAIN, 1, || {}).await.expect("compared");
    found.into_iter().map(|one| one.what).collect()
}

async fn keep(office: &Office, words: &str, number: usize, change: impl FnOnce(&mut Case)) -> Case {
    let sent = Report { words: words.to_owned(), title: None, place: None, ..report() };
    let (mut decision, proposal) = office.received(&sent, NOW.plus_seconds(number as i64));
    change(&mut decision.case);
    let sent = Report { secrecy: Some(decision.case.secrecy), ..sent };
    office.keep(&sent, decision, &proposal, &format!("{words} {number}")).await.expect("kept").case
}

fn question(scope: Scope, words: &[&str], filters: Filters) -> Search {
    let words = words.iter().map(|word| (*word).to_owned()).collect();
    Search { scope, words, filters, after: None, limit: 50 }
}

/// Every hit of a question, page by page.
async fn all(office: &Office, mut asked: Search) -> Vec<Ticket> {
    asked.limit = 7;
    let mut found = Vec::new();
    loop {
        let hits = search(&office.store, &asked).await.expect("found");
        found.extend(hits.rows.iter().map(|row| row.ticket));
        match hits.rows.last() {
            Some(last) if hits.rows.len() == 7 => asked.after = Some(last.ticket),
            _ => {
                assert_eq!(hits.count, found.len(), "the number is that of all pages");
                assert!(!hits.is_more);
                return found;
            }
        }
    }
}

#[test]
fn search_is_visibility_on_sqlite() {
    on_sqlite(|fresh| agreement(fresh, 600, 60));
}

#[test]
fn search_is_visibility_on_postgresql() {
    on_postgres(|fresh| agreement(fresh, 500, 60));
}

async fn agreement(fresh: Fresh, cases: usize, people: usize) {
    let office = Office::open(&fresh).await;
    let mut world = World::new();
    let mut kept = Vec::new();
    for number in 0..cases {
        let words = [WORDS[world.dice.below(5)], WORDS[world.dice.below(5)]];
        let case = keep(&office, &words.join(" "), number, |case| world.disguise(case)).await;
        kept.push((words, case));
    }
    index_all(&office).await;
    let mut seen = BTreeSet::new();
    for round in 0..people {
        let staff = world.staff();
        let asked: Vec<&str> = WORDS[..5].iter().copied().skip(round % 5).take(1 + round % 2).collect();
        let filters = filters(round);
        let scope = Scope::of(&staff, &world.rulebook);
        let found = all(&office, question(scope, &asked, filters.clone())).await;
        let viewer = Viewer::Staff(staff.clone());
        let expected: Vec<Ticket> = kept
            .iter()
            .rev()
            .filter(|(words, _)| asked.iter().all(|word| words.contains(word)))
            .filter(|(_, case)| !case.is_secret() && holds(&filters, case))
            .filter(|(_, case)| sight(&viewer, case, &world.rulebook) != Sight::Nothing)
            .map(|(_, case)| case.ticket)
            .collect();
        assert_eq!(found, expected, "{staff:?} {asked:?} {filters:?}");
        if !expected.is_empty() {
            seen.insert(staff.role);
        }
    }
    assert_eq!(seen.len(), 4, "everybody found something");
}

fn filters(round: usize) -> Filters {
    let none = Filters::default();
    match round % 6 {
        1 => Filters { state: Some(State::Open), ..none },
        2 => Filters { state: Some(State::Ended), ..none },
        3 => Filters { area: Some(AreaCode::new("91")), ..none },
        4 => Filters { topic: Some(TopicCode::new("roads")), ..none },
        _ => none,
    }
}

fn holds(filters: &Filters, case: &Case) -> bool {
    let area = |area: &AreaCode| case.area.as_ref().is_some_and(|place| place.is_within(area));
    filters.state.is_none_or(|state| state.holds(case.status))
        && filters.area.as_ref().is_none_or(area)
        && filters.topic.as_ref().is_none_or(|topic| case.topic.as_ref() == Some(topic))
}

#[test]
fn what_the_index_does_not_know_yet_shows_nobody_a_case() {
    on_both(|fresh| async move {
        let office = Office::open(&fresh).await;
        let case = keep(&office, "banjir", 1, |_| {}).await;
        index_all(&office).await;
        let ask = || question(crate::queues::national(&office), &["banjir"], Filters::default());
        assert_eq!(all(&office, ask()).await, [case.ticket]);
        // Secret since, and in a circle; the index has not heard of it.
        let hide = Statement::new(
            "test::hide",
            "update cases set secrecy = 'secret', lead_institution = 'x', lead_circle = 'x/y' where id = $1",
        );
        fresh.run(hide, args![case.id]).await.expect("hidden");
        assert!(all(&office, ask()).await.is_empty());
    });
}

#[test]
fn story_on_both_engines() {
    on_both(story);
}

pub async fn story(fresh: Fresh) {
    let office = Office::open(&fresh).await;
    let national = || crate::queues::national(&office);
    let open = keep(&office, "zxqvkenari jalan", 1, |_| {}).await;
    keep(&office, "zxqvkenari lampu", 2, |case| case.secrecy = Secrecy::Secret).await;
    assert_eq!(wrong(&office).await, [""; 0], "what is owed is not wrong");
    assert_eq!(index_all(&office).await, 1, "the secret one is not written");
    let ask = |words: &[&str]| question(national(), words, Filters::default());
    assert_eq!(all(&office, ask(&["zxqvkenari"])).await, [open.ticket]);
    assert!(all(&office, ask(&["lampu"])).await.is_empty());
    assert!(all(&office, ask(&[])).await.is_empty(), "nothing asked, nothing found");
    assert!(wrong(&office).await.is_empty());

    assert_eq!(index_as(&office, PLAIN_TOO).await, 0, "what did not change is not written again");
    assert_eq!(index_all(&office).await, 0);
    assert_eq!(make_again(&office).await, 1, "unless an operator says so");

    let erase = Statement::new("test::erase", "update reports set words = '' where case_id = $1");
    fresh.run(erase, args![open.id]).await.expect("erased");
    assert_eq!(wrong(&office).await, ["indexed under other terms"]);
    assert_eq!(make_again(&office).await, 1);
    assert!(all(&office, ask(&["zxqvkenari"])).await.is_empty());
    assert!(wrong(&office).await.is_empty());
    if let Location::Directory(directory) = &fresh.location {
        fresh.scrub().await.expect("scrubbed");
        let bytes = bytes_in(directory);
        assert!(is_among(&bytes, b"#c:"), "the index was read");
        assert!(!is_among(&bytes, b"zxqvkenari"), "an erased word is still in the files");
    }

    let hidden = Statement::new("test::hide", "update cases set secrecy = 'secret' where id = $1");
    fresh.run(hidden, args![open.id]).await.expect("hidden");
    assert_eq!(make_again(&office).await, 1, "it is taken out");
    assert!(wrong(&office).await.is_empty());
    let after = Search { after: Some(open.ticket), ..ask(&["jalan"]) };
    assert!(search(&office.store, &after).await.expect("found").rows.is_empty());
}

fn bytes_in(directory: &Path) -> Vec<u8> {
    let files = std::fs::read_dir(directory).expect("the data directory");
    files.flat_map(|file| std::fs::read(file.expect("file").path()).expect("read")).collect()
}

fn is_among(bytes: &[u8], text: &[u8]) -> bool {
    bytes.windows(text.len()).any(|part| part == text)
}

#[test]
fn erased_words_leave_the_file_step_by_step_while_reports_come_in() {
    on_sqlite(|fresh| async move {
        let office = Office::open(&fresh).await;
        for number in 0..400 {
            keep(&office, &format!("kata{number} zxqvkenari{number} jalan"), number, |_| {}).await;
            if number % 40 == 0 {
                index_all(&office).await;
            }
        }
        index_all(&office).await;
        let erase = Statement::new("test::erase", "update reports set words = 'kosong'");
        fresh.run(erase, args![]).await.expect("erased");
        rebuild(&office.store, PLAIN.manner).await.expect("begun");
        let mut number = 400;
        while index(&office.store, PLAIN).await.expect("a turn").is_more {
            if number < 500 {
                keep(&office, "banjir", number, |_| {}).await;
                number += 1;
            }
        }
        fresh.scrub().await.expect("scrubbed");
        let Location::Directory(directory) = &fresh.location else { panic!("no file") };
        assert!(!is_among(&bytes_in(directory), b"zxqvkenari"), "an erased word is still in the files");
        let asked = question(crate::queues::national(&office), &["kosong"], Filters::default());
        assert_eq!(all(&office, asked).await.len(), 400);
    });
}

#[test]
fn an_index_is_made_again_by_itself_and_answers_meanwhile() {
    on_both(|fresh| async move {
        let office = Office::open(&fresh).await;
        let mut kept = Vec::new();
        for number in 0..120 {
            kept.push(keep(&office, "jalan", number, |_| {}).await.ticket);
        }
        index_all(&office).await;
        const OTHER: Terms =
            Terms { manner: "other", of: |_| vec!["jalan".to_owned(), "lain".to_owned()], ..PLAIN };
        let ask = |word: &str| question(crate::queues::national(&office), &[word], Filters::default());
        let turn = index(&office.store, OTHER).await.expect("a turn");
        assert!(turn.is_more && turn.again > 0 && turn.again < 120, "{turn:?}");
        let hits = search(&office.store, &ask("jalan")).await.expect("found");
        assert!(hits.is_rebuilding && hits.count == 120, "{}", hits.count);
        let some = search(&office.store, &ask("lain")).await.expect("found");
        assert_eq!(some.count, turn.again);
        assert_eq!(some.rows[0].ticket, kept[119], "the newest come first");
        let late = keep(&office, "jalan", 200, |_| {}).await;
        index(&office.store, OTHER).await.expect("a turn");
        let hits = search(&office.store, &ask("lain")).await.expect("found");
        assert_eq!(hits.rows[0].ticket, late.ticket, "what comes in does not wait for the rest");
        index_as(&office, OTHER).await;
        let done = search(&office.store, &ask("lain")).await.expect("found");
        assert!(!done.is_rebuilding && done.count == 121);
        assert_eq!(index(&office.store, OTHER).await.expect("a turn"), Indexed::default());
    });
}

#[test]
fn what_is_missing_from_the_index_is_found_and_put_back() {
    on_both(|fresh| async move {
        let office = Office::open(&fresh).await;
        let lost = keep(&office, "jalan", 1, |_| {}).await;
        let secret = keep(&office, "lampu", 2, |case| case.secrecy = Secrecy::Secret).await;
        index_all(&office).await;
        let column = if fresh.engine() == Engine::Sqlite { "rowid" } else { "case_id" };
        let take = format!("delete from search_words where {column} = $1").leak();
        fresh.run(Statement::new("test::take", take), args![lost.id]).await.expect("taken out");
        assert_eq!(wrong(&office).await, ["missing from the index, or some of its terms are"]);
        assert_eq!(make_again(&office).await, 1);
        assert!(wrong(&office).await.is_empty());
        let value = if fresh.engine() == Engine::Sqlite { "'lampu'" } else { "'lampu'::tsvector" };
        let put = format!("insert into search_words ({column}, terms) values ($1, {value})").leak();
        fresh.run(Statement::new("test::put", put), args![secret.id]).await.expect("put in");
        assert_eq!(wrong(&office).await, ["in the index, where it must not be"]);
        make_again(&office).await;
        assert!(wrong(&office).await.is_empty(), "and taken out");
    });
}

/// Whether a case must be found.
type Holds = Box<dyn Fn(&Case) -> bool>;

#[test]
fn every_filter_holds_what_it_says() {
    on_both(|fresh| async move {
        let office = Office::open(&fresh).await;
        let mut world = World::new();
        let mut kept = Vec::new();
        for number in 0..150 {
            let disguise = |case: &mut Case| {
                world.disguise(case);
                case.channel = Channel::ALL[number % Channel::ALL.len()];
                if let Some(lead) = &mut case.lead {
                    let kind = UnitKindCode::new(["works", "health"][number % 2]);
                    lead.unit = Some(UnitCode { institution: lead.institution.clone(), kind });
                }
            };
            kept.push(keep(&office, "jalan", number, disguise).await);
        }
        index_all(&office).await;
        let unit = |case: &Case| case.lead.as_ref().and_then(|lead| lead.unit.clone());
        let mut asked: Vec<(Filters, Holds)> = Vec::new();
        for status in Status::ALL {
            let filters = Filters { state: Some(State::At(status)), ..Filters::default() };
            asked.push((filters, Box::new(move |case| case.status.code() == status.code())));
        }
        for channel in Channel::ALL {
            let filters = Filters { channel: Some(channel), ..Filters::default() };
            asked.push((filters, Box::new(move |case| case.channel == channel)));
        }
        for kind in kept.iter().filter_map(unit).map(|unit| unit.kind).collect::<BTreeSet<_>>() {
            let filters = Filters { unit: Some(kind.clone()), ..Filters::default() };
            asked.push((filters, Box::new(move |case| unit(case).is_some_and(|unit| unit.kind == kind))));
        }
        assert!(asked.len() > Status::ALL.len() + Channel::ALL.len(), "some case has a unit");
        for (filters, holds) in asked {
            let found = all(&office, question(crate::queues::national(&office), &[], filters.clone())).await;
            let expected = kept.iter().rev().filter(|case| !case.is_secret() && holds(case));
            assert_eq!(found, expected.map(|case| case.ticket).collect::<Vec<_>>(), "{filters:?}");
        }
    });
}

#[test]
fn pages_go_on_behind_the_hits_that_are_counted() {
    on_both(|fresh| async move {
        let office = Office::open(&fresh).await;
        let mut kept = Vec::new();
        // Weeks apart, so that the hits lie in every window and before them all.
        for number in 0..CAP + 300 {
            kept.push(keep(&office, "jalan", number * 50_000, |_| {}).await.ticket);
        }
        index_all(&office).await;
        kept.reverse();
        let mut asked = question(crate::queues::national(&office), &["jalan"], Filters::default());
        let mut found = Vec::new();
        loop {
            let hits = search(&office.store, &asked).await.expect("found");
            assert!(hits.is_more);
            found.extend(hits.rows.iter().map(|row| row.ticket));
            match hits.rows.len() {
                50 => asked.after = found.last().copied(),
                _ => break,
            }
        }
        assert_eq!(found, kept);
    });
}

#[test]
fn strange_questions_find_nothing_and_are_no_errors() {
    on_both(|fresh| async move {
        let office = Office::open(&fresh).await;
        keep(&office, "jalan", 1, |_| {}).await;
        index_all(&office).await;
        let long = "x".repeat(5000);
        let strange = [
            "\"",
            "'",
            "''",
            "jal*",
            "^jalan",
            "NEAR(jalan, 2)",
            "a AND",
            "OR",
            "NOT",
            "(",
            ")",
            "terms:jalan",
            "-",
            "&",
            "|",
            "!",
            "<->",
            ":*",
            "\\",
            "\u{1f600}",
            "\u{202e}",
            "%",
            "_",
            ";--",
            &long,
        ];
        for word in strange {
            let asked = question(crate::queues::national(&office), &[word], Filters::default());
            let hits = search(&office.store, &asked).await.unwrap_or_else(|error| panic!("{word}: {error}"));
            assert_eq!(hits.count, 0, "{word}");
        }
    });
}

#[test]
fn a_thousand_are_counted_and_no_more() {
    on_both(|fresh| async move {
        let office = Office::open(&fresh).await;
        let mut newest = Vec::new();
        for number in 0..=CAP {
            newest.push(keep(&office, "jalan", number, |_| {}).await.ticket);
        }
        index_all(&office).await;
        let asked = question(crate::queues::national(&office), &["jalan"], Filters::default());
        let hits = search(&office.store, &asked).await.expect("found");
        assert!(hits.is_more && hits.count == CAP);
        newest.reverse();
        assert_eq!(hits.rows.iter().map(|row| row.ticket).collect::<Vec<_>>(), newest[..50]);
    });
}

#[test]
fn an_index_serves_every_search() {
    on_sqlite(|fresh| async move {
        assert_eq!(fresh.engine(), Engine::Sqlite);
        let mut looked_at = 0;
        for statement in statements_on(Engine::Sqlite) {
            let plan = fresh.plan(statement).await.expect("a plan");
            // What a subquery looks up stands in the plan with its own steps.
            let is_found = |step: &String| {
                step.starts_with("SEARCH")
                    || step.starts_with("CORRELATED")
                    || step.contains("VIRTUAL TABLE INDEX")
            };
            if statement.sql().starts_with("select c.id") {
                assert!(plan[0].contains("VIRTUAL TABLE INDEX") && plan[0].contains('M'), "{plan:?}");
                assert!(plan.iter().all(is_found), "{}: {plan:?}", statement.name());
                looked_at += 1;
            }
        }
        assert_eq!(looked_at, 6);
    });
    on_postgres(|fresh| async move {
        for statement in statements_on(Engine::Postgres) {
            assert_eq!(statement.sql(), statement.sql().to_lowercase());
            fresh.prepare(statement).await.expect("understood");
        }
    });
}
