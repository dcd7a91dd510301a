//! Where sentences as people write them go, by the real rulebook.

use crate::goldens;
use lapor_app::book::{Book, Subject};
use lapor_app::rulebook::Files;
use lapor_domain::agencies::Level;
use lapor_domain::routing::book::RoutingBook;
use lapor_domain::routing::propose::Proposal;
use lapor_domain::routing::reasons::{Decides, Why};
use lapor_domain::values::{AreaCode, InstitutionCode, Revision, Zone};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// One sentence with what should become of it.
struct Row {
    line: usize,
    sentence: String,
    area: Option<AreaCode>,
    topic: String,
    institution: String,
    unit: String,
}

/// The desk, in the column of institutions.
const DESK: &str = "-";

fn rows() -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(include_str!("data/routing_sentences.csv").as_bytes());
    let columns = reader.headers().expect("a line of columns").clone();
    assert_eq!(columns, vec!["sentence", "area", "topic", "institution", "unit"]);
    let read = |record: csv::StringRecord| Row {
        line: record.position().map_or(0, |position| position.line() as usize),
        sentence: record[0].to_owned(),
        area: (!record[1].is_empty()).then(|| AreaCode::new(&record[1])),
        topic: record[2].to_owned(),
        institution: record[3].to_owned(),
        unit: record[4].to_owned(),
    };
    reader.records().map(|record| read(record.expect("a row with five cells"))).collect()
}

fn book(files: &Files) -> Book {
    let read = files.read(Revision(1)).expect("the rulebook is without mistakes");
    Book::new(read).expect("its lists can be used")
}

fn propose(book: &Book, row: &Row) -> Proposal {
    book.propose(&Subject { text: &row.sentence, area: row.area.as_ref(), topic: None, institution: None })
}

/// Topic, institution and unit as the table writes them: who gets it without a person, or the desk.
fn outcome(proposal: &Proposal) -> (String, String, String) {
    let topic = proposal.topic.as_ref().map_or(String::new(), ToString::to_string);
    match (&proposal.institution, proposal.decides) {
        (Some(institution), Decides::System) => {
            let unit = proposal.unit.as_ref().map_or(String::new(), |unit| unit.kind.to_string());
            (topic, institution.to_string(), unit)
        }
        _ => (topic, DESK.to_owned(), String::new()),
    }
}

#[test]
fn every_sentence_goes_where_it_belongs() {
    let rows = rows();
    let book = book(&Files::seed());
    let mut wrong = String::new();
    for row in &rows {
        let found = outcome(&propose(&book, row));
        let wanted = (row.topic.clone(), row.institution.clone(), row.unit.clone());
        if found != wanted {
            let _ = writeln!(
                wrong,
                "line {}: {}\n  wanted {wanted:?}\n  found  {found:?}",
                row.line, row.sentence
            );
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn the_sentences_cover_the_country_and_the_taxonomy() {
    let rows = rows();
    let rulebook = Files::seed().read(Revision(1)).expect("the rulebook is without mistakes").rulebook;
    assert!(rows.len() >= 150, "{} sentences", rows.len());
    let sentences: BTreeSet<&str> = rows.iter().map(|row| row.sentence.as_str()).collect();
    assert_eq!(sentences.len(), rows.len(), "no sentence stands twice");
    let topics: BTreeSet<&str> =
        rows.iter().map(|row| row.topic.as_str()).filter(|topic| !topic.is_empty()).collect();
    assert!(topics.len() >= 30, "{} topics", topics.len());
    let zones: BTreeSet<Zone> =
        rows.iter().filter_map(|row| row.area.as_ref()).map(|area| rulebook.areas.zone_of(area)).collect();
    assert_eq!(zones, Zone::ALL.into(), "every zone");
    let levels: BTreeSet<Level> = rows
        .iter()
        .filter_map(|row| rulebook.institution(&InstitutionCode::new(&row.institution)))
        .map(|institution| institution.level)
        .collect();
    assert_eq!(levels, Level::ALL.into(), "every level of government answers something");
    assert!(rows.iter().any(|row| row.institution == DESK), "and some wait at the desk");
    for row in &rows {
        assert!(row.area.as_ref().is_none_or(|area| rulebook.areas.get(area).is_some()), "line {}", row.line);
    }
}

#[test]
fn golden_routing() {
    let book = book(&Files::seed());
    let mut made = String::from(
        "# Where sentences go: topic, institution/unit, how sure, and who decides.\n\
         #\n\
         # Made by the tests of lapor-app from the rulebook; `cargo xtask goldens` rewrites it. Do not edit.\n",
    );
    for row in rows() {
        let proposal = propose(&book, &row);
        let place = row.area.as_ref().map_or("no place", AreaCode::as_str);
        let topic = proposal.topic.as_ref().map_or("no topic", |topic| topic.as_str());
        let institution = match (&proposal.institution, &proposal.unit) {
            (_, Some(unit)) => unit.to_string(),
            (Some(institution), None) => institution.to_string(),
            (None, None) => "nobody".to_owned(),
        };
        let percent = (proposal.confidence * 100.0).round();
        let decides = match proposal.decides {
            Decides::System => "system".to_owned(),
            Decides::Person(why) => format!("person ({})", why.code()),
        };
        let _ =
            write!(made, "\n{} [{place}]\n  {topic}, {institution}, {percent} %, {decides}\n", row.sentence);
    }
    goldens::compare("routing.txt", &made);
}

#[test]
fn where_the_words_say_nothing_the_sentences_of_the_rulebook_suggest_and_a_person_decides() {
    let book = book(&Files::seed());
    let area = AreaCode::new("33.23.11.2004");
    let text = "Tikungan dekat lapangan bopeng, velg motor saya sampai peang.";
    let subject = Subject { text, area: Some(&area), topic: None, institution: None };
    let found = book.propose(&subject);
    assert_eq!((found.topic, found.institution), (None, None));
    assert_eq!(found.decides, Decides::Person(Why::NoTopic));
    let first = found.suggestions.first().expect("a suggestion");
    assert_eq!(first.topic.as_str(), "road-damage", "{:?}", found.suggestions);
    assert_eq!(first.institution, Some(InstitutionCode::new("PEMDA-33.23")));
    assert!(found.suggestions.is_sorted_by(|a, b| a.confidence >= b.confidence));
    let quoted: Vec<&str> = first.reason.spans.iter().map(|(start, end)| &text[*start..*end]).collect();
    assert!(quoted.contains(&"velg"), "{quoted:?}");
    let words = first.reason.args.iter().find(|(name, _)| *name == "words").expect("the words");
    assert_eq!(words.1, quoted.join("|"));

    let without = book.with_model(None).propose(&subject);
    assert!(without.suggestions.is_empty(), "they come from the model alone");
}

#[test]
fn the_sentences_never_make_the_system_route_what_the_words_alone_would_not() {
    let (with, without) = (book(&Files::seed()), book(&Files::seed()).with_model(None));
    for row in rows() {
        let (both, rules) = (propose(&with, &row), propose(&without, &row));
        assert!(both.confidence <= rules.confidence, "line {}", row.line);
        assert_eq!((&both.topic, &both.institution), (&rules.topic, &rules.institution), "line {}", row.line);
        let is_new = both.decides == Decides::System && rules.decides != Decides::System;
        assert!(!is_new, "line {}", row.line);
        assert_eq!(both.suggestions.is_empty(), both.decides == Decides::System, "line {}", row.line);
    }
}

/// The two national institutions that answer the most sentences.
fn two_of_the_nation(book: &Book, rows: &[Row]) -> [InstitutionCode; 2] {
    let mut counts: BTreeMap<InstitutionCode, usize> = BTreeMap::new();
    for institution in rows.iter().filter_map(|row| propose(book, row).institution) {
        let is_national =
            book.rulebook.institution(&institution).is_some_and(|one| one.level == Level::National);
        *counts.entry(institution).or_default() += usize::from(is_national);
    }
    let mut ranked: Vec<_> = counts.into_iter().collect();
    ranked.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let mut ranked = ranked.into_iter().map(|(code, _)| code);
    [ranked.next().expect("one"), ranked.next().expect("another")]
}

#[test]
fn exchanging_two_institutions_in_the_rulebook_moves_exactly_their_answers() {
    let rows = rows();
    let before = book(&Files::seed());
    let [one, other] = two_of_the_nation(&before, &rows);
    let mut files = Files::seed();
    let named = |code: &InstitutionCode| format!("institution = \"{code}\"");
    let exchanged = files
        .text("duties.toml")
        .replace(&named(&one), "institution = \"\0\"")
        .replace(&named(&other), &named(&one))
        .replace("institution = \"\0\"", &named(&other));
    files.set("duties.toml", &exchanged);
    let after = book(&files);

    let mut moved = BTreeMap::new();
    for row in &rows {
        let (was, is) = (propose(&before, row), propose(&after, row));
        let expected = match was.institution.as_ref() {
            Some(code) if code == &one => Some(&other),
            Some(code) if code == &other => Some(&one),
            unmoved => unmoved,
        };
        assert_eq!(is.institution.as_ref(), expected, "line {}: {}", row.line, row.sentence);
        let rest = |proposal: &Proposal| {
            let unit = proposal.unit.as_ref().map(|unit| unit.kind.clone());
            (proposal.topic.clone(), unit, proposal.confidence, proposal.decides)
        };
        assert_eq!(rest(&is), rest(&was), "line {}: {}", row.line, row.sentence);
        if is.institution != was.institution {
            *moved.entry(was.institution).or_insert(0) += 1;
        }
    }
    assert_eq!(moved.len(), 2, "answers of both moved");
}
