//! The golden `permissions.txt`: who is offered what, in every status.

use crate::country::*;
use crate::goldens;
use crate::life::*;
use lapor_domain::actors::{Actor, Rank, Role};
use lapor_domain::cases::commands::{AnswerKind, Command, CommandName, RejectionCode};
use lapor_domain::cases::status::{Ending, Interrupted, Status};
use lapor_domain::deadlines::clocks::ClockKind;
use lapor_domain::rights::{Grant, RIGHTS};
use std::fmt::Write;

const HEADER: &str = "\
# Who may say what to a case: role x status x command.
#
# Made by the tests of lapor-domain from `actions_for`, the function behind every button and every
# `available_actions` of the API; `cargo xtask goldens` rewrites it. Do not edit.
#
# Each status is shown on a case that was led there by lawful moves, in a made-up country: the report is about
# regency 11.01 in province 11; where there is a lead, it is REG-11.01 with its unit ROADS (open case) or the
# inspectorate circle of province 11 (secret case).
#
#   command    at once
#   command+   only once its clocks have run out (shown 70 days later)
#   command-   at once, but no longer 70 days after the ending
#
# Nothing is binding in them yet, so no arbiter looks at anything again (rearbitrate).
# A status in which one may say nothing is left out. Sending a report makes a case, so it is no row here.
# What staff may do besides cases stands at the end.
";

/// Long enough for every clock to run out, also after the longest pause, and for every window to close.
const LATER_DAYS: i64 = 70;

#[test]
fn the_file_says_what_the_rules_say() {
    let mut text = HEADER.to_string();
    let (open, secret) = (open_actors(), secret_actors());
    for (title, actors, arrival) in [("open case", &open, &PLAIN), ("secret case", &secret, &SECRET)] {
        writeln!(text, "\n== {title} ==").expect("a string grows");
        for (who, actor) in actors {
            writeln!(text, "\n{who}").expect("a string grows");
            text.push_str(&offers(actor, arrival));
        }
    }
    writeln!(text, "\n== besides cases ==\n").expect("a string grows");
    for Grant { right, who } in RIGHTS {
        let roles: Vec<&str> = who.iter().map(|role| role.code()).collect();
        writeln!(text, "  {:<28}{}", right.code(), roles.join("  ")).expect("a string grows");
    }
    goldens::compare("permissions.txt", &text);
}

#[test]
fn a_right_is_had_in_the_seat_that_has_it_and_in_no_other() {
    for Grant { right, who } in RIGHTS {
        for role in Role::ALL {
            assert_eq!(staff(1, role, "PROV-11").has(*right), who.contains(&role), "{right:?} {role:?}");
        }
    }
}

fn open_actors() -> Vec<(&'static str, Actor)> {
    vec![
        ("reporter", Actor::Reporter),
        ("system", Actor::System),
        ("national admin", national()),
        ("arbiter at the national desk", arbiter()),
        ("coordinator of the tree (PROV-11)", coordinator("PROV-11")),
        ("coordinator of another tree (PROV-71)", coordinator("PROV-71")),
        ("admin of the lead", admin("REG-11.01")),
        ("officer of the lead's unit, who wrote the answer", officer("REG-11.01/ROADS")),
        ("officer of all of the lead", Actor::Staff(staff(31, Role::Officer, "REG-11.01"))),
        ("officer of another unit of the lead", officer("REG-11.01/INSPECT")),
        ("admin of another institution", admin("REG-71.01")),
        ("officer of the institution above", officer("PROV-11")),
    ]
}

fn secret_actors() -> Vec<(&'static str, Actor)> {
    vec![
        ("reporter", Actor::Reporter),
        ("system", Actor::System),
        ("national admin", national()),
        ("arbiter at the national desk", arbiter()),
        ("coordinator of the tree (PROV-11)", coordinator("PROV-11")),
        ("head of the circle", in_circle("PROV-11/INSPECT", Rank::Head)),
        ("member of the circle", in_circle("PROV-11/INSPECT", Rank::Member)),
        ("head of another circle", in_circle("REG-71.01/INSPECT", Rank::Head)),
        ("admin of the lead, not in the circle", admin("REG-11.01")),
        ("officer of the unit, not in the circle", officer("REG-11.01/INSPECT")),
    ]
}

fn offers(actor: &Actor, arrival: &Arrival) -> String {
    let mut text = String::new();
    for status in Status::ALL {
        let at_once = life_in(status, arrival);
        let mut later = life_in(status, arrival);
        later.after_days(LATER_DAYS);
        let (now, then) = (at_once.actions(actor), later.actions(actor));
        let names: Vec<String> =
            CommandName::ALL.iter().filter_map(|name| mark(*name, &now, &then)).collect();
        if !names.is_empty() {
            writeln!(text, "  {:<28}{}", status.full_code(), names.join("  ")).expect("a string grows");
        }
    }
    if text.is_empty() { "  nothing, in any status\n".to_string() } else { text }
}

fn mark(name: CommandName, now: &[CommandName], then: &[CommandName]) -> Option<String> {
    match (now.contains(&name), then.contains(&name)) {
        (true, true) => Some(name.code().to_string()),
        (false, true) => Some(format!("{}+", name.code())),
        (true, false) => Some(format!("{}-", name.code())),
        (false, false) => None,
    }
}

/// Leads a case to `status`.
fn life_in(status: Status, arrival: &Arrival) -> Life {
    let mut life = Life::begin(arrival);
    let (lead, unit) = match life.case.is_secret() {
        true => (in_circle("PROV-11/INSPECT", Rank::Head), "REG-11.01/INSPECT"),
        false => (officer("REG-11.01"), "REG-11.01/ROADS"),
    };
    for (actor, command) in way_to(status, &lead, unit) {
        match command {
            Command::Lapse => life.wait_for(ClockKind::Completion),
            Command::Close => life.wait_for(ClockKind::ReporterReply),
            _ => &mut life,
        }
        .does(&actor, command);
    }
    assert_eq!(life.case.status, status);
    life
}

fn way_to(status: Status, lead: &Actor, unit: &str) -> Vec<(Actor, Command)> {
    use Interrupted::{InProgress, Received, Routed};
    let on = |earlier: Status, actor: &Actor, command: Command| {
        let mut way = way_to(earlier, lead, unit);
        way.push((actor.clone(), command));
        way
    };
    match status {
        Status::Received => Vec::new(),
        Status::AwaitingReporter(Received) => on(Status::Received, &national(), ask()),
        Status::AwaitingReporter(Routed) => on(Status::Routed, lead, ask()),
        Status::AwaitingReporter(InProgress) => on(Status::InProgress, lead, ask()),
        Status::Routed => on(Status::Received, &national(), route("REG-11.01", Some(unit))),
        Status::InProgress => on(Status::Routed, lead, start()),
        Status::Disputed => {
            // In an open case another institution declines, in a secret one the same circle does.
            let (again, other) = match lead.staff().is_some_and(|staff| staff.circles.is_empty()) {
                true => (route("PROV-11", None), officer("PROV-11")),
                false => (route("REG-11.01", Some(unit)), lead.clone()),
            };
            let mut way = on(Status::Routed, lead, decline());
            way.extend([(national(), again), (other, decline())]);
            way
        }
        Status::Promised => on(Status::InProgress, lead, promise("2024-08-30")),
        Status::Answered => on(Status::InProgress, lead, answer(AnswerKind::Done)),
        Status::Closed(Ending::ConfirmedSolved) => on(Status::Answered, &Actor::Reporter, Command::Confirm),
        Status::Closed(Ending::RefusedByLaw) => {
            let mut way = on(Status::InProgress, lead, answer(AnswerKind::Refused));
            way.push((Actor::Reporter, Command::Confirm));
            way
        }
        Status::Closed(Ending::AnsweredNoReply) => on(Status::Answered, &Actor::System, Command::Close),
        Status::Closed(Ending::Incomplete) => {
            on(Status::AwaitingReporter(Received), &Actor::System, Command::Lapse)
        }
        Status::Withdrawn => on(Status::Routed, &Actor::Reporter, Command::Withdraw),
        Status::Rejected => on(Status::Received, &national(), reject(RejectionCode::InCourt)),
    }
}
