//! Every code of the domain that a person may meet has its word, and no family of words speaks of
//! codes that do not exist.

use lapor_domain::actors::Role;
use lapor_domain::agencies::Level;
use lapor_domain::cases::commands::{AnswerKind, DeclineReason, RejectionCode};
use lapor_domain::cases::facts::{Grade, Purpose, Rung};
use lapor_domain::cases::moves::{MoveName, TABLE, Who};
use lapor_domain::cases::notices::News;
use lapor_domain::cases::refusal::RefusalCode;
use lapor_domain::cases::status::{Ending, Status};
use lapor_domain::deadlines::calendar::DayKind;
use lapor_domain::deadlines::clocks::ClockKind;
use lapor_domain::law::LegalStatus;
use lapor_domain::reports::{Channel, Kind, Secrecy};
use lapor_domain::routing::reasons::{Rule, Why};
use lapor_domain::satisfaction::Rating;
use lapor_domain::statistics::figures::Period;
use lapor_domain::statistics::{Flow, Margin};
use lapor_words::{Arg, Lang, Words};

use crate::catalogue;

/// Names that any sentence about a move, a refusal or a reason may be given.
const ARGS: [(&str, Arg<'static>); 13] = [
    ("institution", Arg::Text("Instansi")),
    ("answers", Arg::Text("Instansi")),
    ("area", Arg::Text("Desa")),
    ("topic", Arg::Text("jalan")),
    ("words", Arg::Text("lubang")),
    ("level", Arg::Text("provinsi")),
    ("basis", Arg::Text("aturan")),
    ("status", Arg::Text("berlaku")),
    ("unit", Arg::Text("dinas")),
    ("rung", Arg::Text("koordinator")),
    ("length", Arg::Number(20_001)),
    ("limit", Arg::Number(20_000)),
    ("declines", Arg::Number(2)),
];

/// Each code is said in both languages, with nothing but `ARGS` to fill in.
fn check_said(family: &str, suffix: &str, codes: &[&str]) {
    for lang in Lang::ALL {
        let words = Words::new(lang);
        for code in codes {
            let said = words.named_with(family, code, suffix, &ARGS);
            assert!(!said.is_empty(), "{family} {code}{suffix}");
        }
    }
}

/// As [`check_said`], and the family has no other keys.
fn check_exact(family: &str, suffixes: &[&str], codes: &[&str]) {
    for suffix in suffixes {
        check_said(family, suffix, codes);
    }
    let start = format!("{family}-");
    let known = catalogue("id").keys().filter(|key| key.starts_with(&start)).count();
    assert_eq!(known, codes.len() * suffixes.len(), "keys of the family {family}");
}

#[test]
fn public_figures_are_told_in_words() {
    let flows: Vec<&str> = Flow::ALL.iter().map(|flow| flow.code()).collect();
    check_exact("flow", &["", "-means"], &flows);
    let margins: Vec<&str> = Margin::ALL.iter().map(|margin| margin.code()).collect();
    check_exact("statistics-by", &[""], &margins);
    check_exact("statistics-caption", &[""], &margins);
    let within = Margin::ALL.iter().filter(|margin| margin.within().is_some());
    let parts: Vec<&str> = within.map(|margin| margin.code()).collect();
    check_exact("statistics-parts-untold", &[""], &parts);
    check_exact("statistics-parts-all", &[""], &parts);
    check_exact("statistics-parts-rest", &[""], &parts);
    check_exact("statistics-period", &[""], &Period::ALL.map(Period::code));
}

#[test]
fn cases_are_told_in_words() {
    let mut statuses: Vec<&str> = Status::ALL.iter().map(|status| status.code()).collect();
    statuses.dedup();
    check_exact("status", &["", "-plain", "-meaning"], &statuses);
    check_exact("ending", &["", "-meaning"], &Ending::ALL.map(Ending::code));
    let moves: Vec<&str> = MoveName::ALL.iter().map(|name| name.code()).collect();
    check_exact("event", &[""], &moves);
    let purposes: Vec<&str> = Purpose::ALL.iter().map(|purpose| purpose.code()).collect();
    check_exact("purpose", &[""], &purposes);
    check_exact("answer", &["", "-hint"], &AnswerKind::ALL.map(AnswerKind::code));
    let ratings = Rating::ALL.map(|rating| rating.points().to_string());
    check_exact("rating", &[""], &ratings.each_ref().map(String::as_str));
    check_exact("decline", &[""], &DeclineReason::ALL.map(DeclineReason::code));
    check_exact("rejection", &[""], &RejectionCode::ALL.map(RejectionCode::code));
    check_said("refusal", "", &RefusalCode::ALL.map(RefusalCode::code));
    let news: Vec<&str> = News::ALL.iter().map(|news| news.code()).collect();
    check_exact("mail-news", &[""], &news);
    check_exact("mail-told", &[""], &news);
}

#[test]
fn every_command_of_a_person_has_its_button() {
    let by_people: Vec<&str> = TABLE
        .iter()
        .filter(|row| row.who.iter().any(|who| !matches!(who, Who::System)))
        .map(|row| row.command.code())
        .collect();
    assert!(by_people.len() > 10);
    check_said("action", "", &by_people);
}

#[test]
fn people_and_reports_are_told_in_words() {
    check_said("role", "", &Role::ALL.map(Role::code));
    check_said("role", "", &["reporter", "system"]);
    let rungs: Vec<&str> = Rung::ALL.iter().map(|rung| rung.code()).collect();
    check_exact("rung", &[""], &rungs);
    check_exact("level", &[""], &Level::ALL.map(Level::code));
    check_exact("kind", &["", "-hint"], &Kind::ALL.map(Kind::code));
    check_said("secrecy", "", &[Secrecy::Open.code(), Secrecy::Secret.code()]);
    check_exact("channel", &[""], &Channel::ALL.map(Channel::code));
    let grades: Vec<&str> = Grade::ALL.iter().map(|grade| grade.code()).collect();
    check_said("grade", "", &grades);
}

#[test]
fn routing_is_told_in_words() {
    check_said("reason", "", &Rule::ALL.map(Rule::code));
    check_said("why", "", &Why::ALL.map(Why::code));
}

#[test]
fn deadlines_are_told_in_words() {
    check_said("clock", "", &ClockKind::ALL.map(ClockKind::code));
    check_said("clock", "-meaning", &ClockKind::ALL.map(ClockKind::code));
    check_exact("legal-status", &[""], &LegalStatus::ALL.map(LegalStatus::code));
    check_exact("day-kind", &[""], &DayKind::ALL.map(DayKind::code));
}
