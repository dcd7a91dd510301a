use super::*;
use crate::cases::moves::{self, Move, Target};
use crate::cases::status::Status;

fn rows_of(name: MoveName) -> impl Iterator<Item = &'static Move> {
    moves::table().iter().filter(move |row| row.name == name)
}

/// Whether the move can lead to a status in which nobody owes anything.
fn may_end_the_case(name: MoveName) -> bool {
    rows_of(name).any(|row| matches!(row.to, Target::Is(status) if !status.is_open()))
}

#[test]
fn every_clock_has_one_row_and_is_started() {
    for kind in ClockKind::ALL {
        assert_eq!(table().iter().filter(|row| row.kind == kind).count(), 1, "{kind:?}");
        assert!(!kind.row().starts.is_empty(), "{kind:?}");
        assert_eq!(ClockKind::from_code(kind.code()), Some(kind));
    }
}

#[test]
fn every_clock_stops_or_ends_with_the_case() {
    for row in table() {
        let ends = MoveName::ALL.iter().any(|name| may_end_the_case(*name));
        assert!(!row.stops.is_empty() || (row.on_expiry == Expiry::Never && ends), "{:?}", row.kind);
    }
}

#[test]
fn no_move_does_two_things_to_one_clock() {
    for row in table() {
        let lists = [row.starts, row.stops, row.pauses, row.resumes, row.restarts];
        for name in MoveName::ALL {
            let roles = lists.iter().filter(|list| list.contains(name)).count();
            assert!(roles <= 1, "{name:?} on {:?}", row.kind);
        }
    }
}

#[test]
fn what_is_paused_runs_on_when_the_question_ends() {
    for row in table().iter().filter(|row| !row.pauses.is_empty()) {
        for pausing in rows_of_all(row.pauses) {
            for asked in pausing.from.iter().filter_map(|status| status.asking()) {
                for ending in moves::table().iter().filter(|one| one.from.contains(&asked)) {
                    let goes_on = ending.to == Target::Same
                        || row.resumes.contains(&ending.name)
                        || row.stops.contains(&ending.name)
                        || may_end_the_case(ending.name);
                    assert!(goes_on, "{:?} leaves {:?} paused", ending.name, row.kind);
                }
            }
        }
    }
}

fn rows_of_all(names: &'static [MoveName]) -> impl Iterator<Item = &'static Move> {
    names.iter().flat_map(|name| rows_of(*name))
}

/// Completion starts with every move into AwaitingReporter and stops with every move out of it.
#[test]
fn completion_runs_exactly_while_a_question_is_out() {
    let row = ClockKind::Completion.row();
    let awaits = |status: &Status| matches!(status, Status::AwaitingReporter(_));
    for one in moves::table() {
        let enters = one.to == Target::Asking;
        let leaves = one.from.iter().any(awaits) && one.to != Target::Same;
        assert_eq!(row.starts.contains(&one.name), enters, "{:?}", one.name);
        let stops = row.stops.contains(&one.name) || may_end_the_case(one.name);
        assert!(!leaves || stops, "{:?}", one.name);
        assert!(leaves || !row.stops.contains(&one.name), "{:?}", one.name);
    }
}

/// Only what the desk or the lead owes raises a case; a broken promise and the reporter's silence have moves of
/// their own.
#[test]
fn only_a_clock_of_the_desk_or_the_lead_raises_the_case() {
    for row in table().iter().filter(|row| row.on_expiry != Expiry::BreakPromise) {
        let is_ours = matches!(row.owner, Owner::Desk | Owner::Lead);
        let raises = matches!(row.on_expiry, Expiry::Escalate | Expiry::EscalateToTop);
        assert_eq!(raises, is_ours, "{:?}", row.kind);
    }
}

/// Which rows that lack something these tests notice; `cargo xtask sim --mutate` reads it. It turns the tables for the
/// whole process, so it is run alone.
#[cfg(feature = "mutants")]
#[test]
fn mutants_are_noticed() {
    crate::mutants::tell_noticed(&[
        every_clock_has_one_row_and_is_started,
        every_clock_stops_or_ends_with_the_case,
        no_move_does_two_things_to_one_clock,
        what_is_paused_runs_on_when_the_question_ends,
        completion_runs_exactly_while_a_question_is_out,
        only_a_clock_of_the_desk_or_the_lead_raises_the_case,
    ]);
}
