use super::*;
use crate::cases::status::Ending;

/// Selecting checks that exclude each other and leave nothing out.
const CHOICES: [&[Check]; 8] = [
    &[AnswersDone, AnswersInformation, AnswersRefused],
    &[LastAnswerNoRefusal, LastAnswerRefusal],
    &[ReplyClockRestarted, ReplyClockNotRestarted],
    &[IsLive, IsHistoric],
    &[FirstDecline, LaterDecline],
    &[NamedFits, NamedUnfit],
    &[DutyNamesOne, DutyNamesNobody],
    &[PartyHasIt, PartyHasItNot],
];

const EVERYBODY: [Who; 8] = [
    Who::Reporter,
    Who::National,
    Who::Coordinator,
    Who::Admin,
    Who::Officer,
    Who::Author,
    Who::Arbiter,
    Who::System,
];

/// Every way in which the selecting checks can come out.
fn combinations() -> Vec<Vec<Check>> {
    CHOICES.iter().fold(vec![Vec::new()], |so_far, choice| {
        so_far
            .iter()
            .flat_map(|chosen: &Vec<Check>| choice.iter().map(|one| [chosen.as_slice(), &[*one]].concat()))
            .collect()
    })
}

fn targets(row: &Move) -> Vec<Status> {
    match row.to {
        Target::Is(status) => vec![status],
        to => row.from.iter().flat_map(|from| to.reaches(*from)).collect(),
    }
}

#[test]
fn rows_select_only_by_checks_that_exclude_each_other() {
    for row in table() {
        for check in row.when {
            assert!(CHOICES.iter().any(|choice| choice.contains(check)), "{:?} by {check:?}", row.name);
        }
    }
}

#[test]
fn at_most_one_row_of_a_command_applies() {
    for status in Status::ALL {
        for who in EVERYBODY {
            for chosen in combinations() {
                for command in CommandName::ALL {
                    let rows: Vec<MoveName> = table()
                        .iter()
                        .filter(|row| row.command == command && row.from.contains(&status))
                        .filter(|row| row.who.contains(&who))
                        .filter(|row| row.when.iter().all(|check| chosen.contains(check)))
                        .map(|row| row.name)
                        .collect();
                    assert!(rows.len() <= 1, "{who:?} in {status:?} with {chosen:?}: {rows:?}");
                }
            }
        }
    }
}

#[test]
fn a_command_that_one_may_give_always_finds_a_row() {
    for status in Status::ALL {
        for who in EVERYBODY {
            for command in CommandName::ALL {
                let rows: Vec<&Move> = table()
                    .iter()
                    .filter(|row| row.command == command && row.from.contains(&status))
                    .filter(|row| row.who.contains(&who))
                    .collect();
                let finds = |chosen: &Vec<Check>| {
                    rows.iter().any(|row| row.when.iter().all(|check| chosen.contains(check)))
                };
                assert!(
                    rows.is_empty() || combinations().iter().all(finds),
                    "{who:?} in {status:?}: {command:?} depends on a choice with a gap"
                );
            }
        }
    }
}

#[test]
fn every_name_and_every_command_has_a_row() {
    for name in MoveName::ALL {
        assert!(table().iter().any(|row| row.name == *name), "{name:?}");
        assert_eq!(MoveName::from_code(name.code()), Some(*name));
    }
    for command in CommandName::ALL {
        assert!(table().iter().any(|row| row.command == command), "{command:?}");
    }
}

#[test]
fn rows_of_one_name_agree() {
    for row in table() {
        assert_eq!(row.notice, row.name.notice(), "{:?}", row.name);
        for other in table().iter().filter(|other| other.name == row.name) {
            assert_eq!(row.command, other.command, "{:?}", row.name);
            assert_eq!(row.to, other.to, "{:?}", row.name);
        }
    }
}

#[test]
fn computed_targets_exist_wherever_their_rows_start() {
    for row in table().iter().filter(|row| !row.from.is_empty()) {
        match row.to {
            Target::Asking | Target::Back => {
                let is_somewhere = |from: &Status| !row.to.reaches(*from).is_empty();
                assert!(row.from.iter().all(is_somewhere), "{:?}", row.name);
            }
            Target::Is(_) | Target::Same => {}
        }
    }
}

#[test]
fn every_status_is_reached() {
    for status in Status::ALL {
        let is_reached = |row: &&Move| row.to != Target::Same && targets(row).contains(&status);
        assert!(table().iter().any(|row| is_reached(&row)), "{status:?}");
    }
}

/// No open case depends on the goodwill of whoever holds it: without them it can be moved on or raised.
#[test]
fn every_open_status_has_a_way_out_without_its_holder() {
    for status in Status::ALL.into_iter().filter(|status| status.is_open()) {
        for who in [Who::System, Who::Reporter] {
            let is_way_out = |row: &&Move| {
                row.from.contains(&status)
                    && row.who.contains(&who)
                    && (row.to != Target::Same
                        || matches!(row.name, MoveName::Escalate | MoveName::EscalateByReporter))
            };
            assert!(table().iter().any(|row| is_way_out(&row)), "{who:?} in {status:?}");
        }
    }
}

#[test]
fn only_the_reporter_says_that_it_is_solved() {
    for row in table().iter().filter(|row| targets(row).contains(&Closed(Ending::ConfirmedSolved))) {
        if row.to != Target::Same {
            assert_eq!(row.who, REPORTER, "{:?}", row.name);
        }
    }
}

#[test]
fn nobody_refuses_a_report_by_timer() {
    for row in table().iter().filter(|row| targets(row).contains(&Rejected)) {
        assert!(!row.who.contains(&Who::System), "{:?}", row.name);
    }
}

/// Which rows that lack something these tests notice; `cargo xtask sim --mutate` reads it. It turns the tables for the
/// whole process, so it is run alone.
#[cfg(feature = "mutants")]
#[test]
fn mutants_are_noticed() {
    crate::mutants::tell_noticed(&[
        rows_select_only_by_checks_that_exclude_each_other,
        at_most_one_row_of_a_command_applies,
        a_command_that_one_may_give_always_finds_a_row,
        every_name_and_every_command_has_a_row,
        rows_of_one_name_agree,
        computed_targets_exist_wherever_their_rows_start,
        every_status_is_reached,
        every_open_status_has_a_way_out_without_its_holder,
        only_the_reporter_says_that_it_is_solved,
        nobody_refuses_a_report_by_timer,
    ]);
}
