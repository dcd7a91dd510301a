use super::*;
use lapor_domain::agencies::Level;
use lapor_domain::deadlines::clocks::ClockKind;
use lapor_domain::deadlines::instruments::{Class, Instruments, Length};
use lapor_domain::routing::book::RoutingBook;
use lapor_domain::values::TopicCode;

fn check(path: &str, from: &str, to: &str, line_must_hold: &str, expected: &str) {
    let mut files = Files::seed();
    let before = files.text(path).to_string();
    assert!(before.contains(from), "{path} has {from:?}");
    files.set(path, &before.replacen(from, to, 1));
    let mistakes = files.read(Revision(1)).expect_err("a mistake was made");
    let found = mistakes
        .iter()
        .find(|mistake| mistake.what.contains(expected))
        .unwrap_or_else(|| panic!("{expected:?} in {mistakes:?}"));
    assert_eq!(found.file, path);
    let line = files.text(path).lines().nth(found.line.saturating_sub(1)).unwrap_or_default().to_string();
    assert!(found.line > 0 && line.contains(line_must_hold), "line {}: {line}", found.line);
}

/// The records keep the rulebook that they were begun with, however old.
#[test]
fn a_rulebook_from_before_there_were_promises_allows_them() {
    let path = "instruments/house.toml";
    let mut files = Files::seed();
    let text = files.text(path).to_string();
    let older = text.replacen("[[term]]\nclock = \"promise\"\ncalendar_days = 90\n", "", 1).replacen(
        "promise_renewals = 1\n",
        "",
        1,
    );
    assert_eq!(text.len() - older.len(), 46 + 21, "both were there");
    files.set(path, &older);
    let read = |files: Files| files.read(Revision(1)).expect("sound").rulebook;
    let (now, then) = (read(Files::seed()), read(files));
    let term = |book: &Rulebook| book.instruments.term(ClockKind::Promise, Class::Complaint).cloned();
    assert!(term(&now).is_some());
    assert_eq!(term(&then), term(&now));
    assert_eq!(then.instruments.limits().promise_renewals, now.instruments.limits().promise_renewals);
}

#[test]
fn the_seed_is_without_mistakes() {
    let read = Files::seed().read(Revision(1)).expect("the seed is sound");
    assert_eq!(read.rulebook.institutions().count(), 175 + 552);
    assert_eq!(read.rulebook.areas.all().len(), 38 + 514 + 7_285 + 83_762);
    assert_eq!(read.rulebook.calendar.known_through(), 2027);
}

#[test]
fn every_mistake_is_explained_with_its_line() {
    check("zones.toml", "\"WIT\"", "\"MOON\"", "MOON", "no zone");
    check("holidays/2026.toml", "2026-01-01", "2026-13-01", "2026-13-01", "no date");
    check("holidays/2026.toml", "2026-01-01", "2025-01-01", "2025-01-01", "not in 2026");
    check("instruments/house.toml", "calendar_days = 30", "calendar_days = 0", "completion", "give one of");
    check("instruments/house.toml", "\"completion\"", "\"compelition\"", "compelition", "no clock");
    check("duties.toml", "level = \"regency\"", "level = \"village\"", "topic =", "no level");
    check("topics.toml", "threshold = 0", "threshold = 7", "code =", "not between 0 and 1");
    check("topics.toml", "threshold = 0", "treshold = 0", "treshold", "unknown field");
    check(
        "institutions/governments.csv",
        ",PEMDA-11,",
        ",PEMDA-99,",
        "PEMDA-11.01",
        "no institution PEMDA-99",
    );
    check("examples/id.txt", "# road-damage", "# roads-damage", "roads-damage", "no topic roads-damage");
    check("examples/id.txt", "# road-damage\n", "# road damage\n", "nyungsep", "before the first label");
    check(
        "examples/id.txt",
        "# bridges\n",
        "# other\nx y z\nX, y z!\n# bridges\n",
        "X, y z!",
        "stands here again",
    );
    check("aliases.toml", "= \"31\"", "= \"99\"", "99", "no area 99");
}

#[test]
fn a_topic_with_too_few_sentences_is_named() {
    let mut files = Files::seed();
    let text = files.text("examples/id.txt").to_string();
    let (head, rest) = text.split_once("# bridges\n").expect("the topic has sentences");
    let (own, others) = rest.split_once("\n# ").expect("another topic follows");
    let few: Vec<&str> = own.lines().take(24).collect();
    files.set("examples/id.txt", &format!("{head}# bridges\n{}\n# {others}", few.join("\n")));
    let mistakes = files.read(Revision(1)).expect_err("too few");
    let found: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
    let line = head.lines().count() + 1;
    let what = "bridges has 24 sentences; write at least 25";
    assert_eq!(found, [format!("rulebook/examples/id.txt:{line}: {what}")]);
}

#[test]
fn a_revision_from_before_there_were_sentences_is_sound() {
    let without = Files::seed().to_pairs().into_iter().filter(|(path, _)| path != "examples/id.txt");
    Files::from_pairs(without).read(Revision(1)).expect("it is sound");
}

#[test]
fn a_revision_from_before_there_were_disputes_gives_the_arbiter_two_days() {
    let mut files = Files::seed();
    let text = files
        .text("instruments/house.toml")
        .replace("clock = \"arbitration\"\nworking_days = 2\n\n[[term]]\n", "");
    assert!(!text.contains("arbitration"), "{text}");
    files.set("instruments/house.toml", &text);
    let rulebook = files.read(Revision(1)).expect("it is sound").rulebook;
    let term = rulebook.instruments.term(ClockKind::Arbitration, Class::Complaint).expect("a term");
    assert_eq!((term.length, term.instrument.as_str()), (Length::WorkingDays(2), "house"));
}

#[test]
fn a_revision_from_before_there_were_extensions_allows_them_within_the_same_outer_limit() {
    let without = Files::seed().to_pairs().into_iter().filter(|(path, _)| !path.contains("perpres-76-2013"));
    let mut files = Files::from_pairs(without);
    let text = files.text("instruments/house.toml").replace("[extension]\nworking_days = 10\n", "");
    files.set("instruments/house.toml", &text);
    let read = |files: Files| files.read(Revision(1)).expect("it is sound").rulebook.instruments;
    let (now, then) = (read(Files::seed()), read(files));
    assert_eq!(then.extension(), now.extension());
    let length =
        |book: &Instruments| book.term(ClockKind::OuterLimit, Class::Complaint).map(|term| term.length);
    assert_eq!(
        (length(&then), length(&now)),
        (Some(Length::CalendarDays(60)), Some(Length::CalendarDays(60)))
    );
}

#[test]
fn the_hash_follows_every_byte() {
    let mut files = Files::seed();
    let before = files.hash();
    let text = files.text("zones.toml").to_string();
    files.set("zones.toml", &(text + "\n"));
    assert_ne!(files.hash(), before);
}

/// The words by which a duty is told from the others of its topic.
fn words_of(files: &Files, topic: &str, level: Level) -> Vec<String> {
    let rulebook = files.read(Revision(1)).expect("sound").rulebook;
    let duties = rulebook.duties_of(&TopicCode::new(topic));
    duties.into_iter().find(|duty| duty.level == level).map(|duty| duty.when.clone()).unwrap_or_default()
}

#[test]
fn a_duty_that_names_a_facility_has_its_words() {
    let files = Files::seed();
    let bridges = words_of(&files, "bridges", Level::National);
    for word in ["jembatan nasional", "jalan nasional", "jalinsum"] {
        assert!(bridges.iter().any(|one| one == word), "{word}: {bridges:?}");
    }
    check(
        "duties.toml",
        "\"national-road\"",
        "\"natoinal-road\"",
        "topic =",
        "no facility \"natoinal-road\"",
    );
    check("facilities.toml", "\"provincial-road\"", "\"national-road\"", "national-road", "stands twice");
}

/// The records keep the rulebook that they were begun with, however old.
#[test]
fn a_rulebook_from_before_there_were_facilities_is_read() {
    let seed = Files::seed();
    let kept = |line: &&str| !line.starts_with("facilities = ");
    let without: Vec<&str> = seed.text("duties.toml").lines().filter(kept).collect();
    let pairs = seed.to_pairs().into_iter().filter(|(path, _)| path != "facilities.toml");
    let mut older = Files::from_pairs(pairs);
    older.set("duties.toml", &without.join("\n"));
    assert!(older.read(Revision(1)).is_ok());
}
