//! Questions stop the clock of whoever asks: twice, and never for long. Due dates reckoned by hand.

use crate::country::{national, officer};
use crate::life::{Arrival, Life, PLAIN, ask, decline, reply, route, start};
use lapor_domain::actors::Actor;
use lapor_domain::cases::commands::Command;
use lapor_domain::deadlines::clocks::ClockKind::{self, *};
use lapor_domain::deadlines::sum::{Skipped, sum};

const R: Actor = Actor::Reporter;

fn paused_days(life: &Life, kind: ClockKind) -> usize {
    let found = sum(life.clock(kind), &life.country.rulebook.calendar);
    found.days.iter().filter(|day| day.counted == Err(Skipped::Paused)).count()
}

#[test]
fn the_desks_first_two_questions_pause_verification_and_the_third_does_not() {
    let mut life = Life::begin(&PLAIN);
    // Received Monday the 1st; three working days are the 2nd, 3rd and 4th.
    assert_eq!(life.due(Verification), "2024-07-05 00:00 WIB");

    life.at("2024-07-02 10:00").does(&national(), ask());
    assert!(life.clock(Verification).is_paused());
    // The 3rd is out, so the 4th is the second day; the free Monday is passed over, so the 5th is the third.
    life.at("2024-07-03 10:00").does(&R, reply());
    assert_eq!(life.due(Verification), "2024-07-06 00:00 WIB");

    life.at("2024-07-03 11:00").does(&national(), ask());
    // The 4th and 5th are out, then a weekend and a free Monday: the 9th and the 10th are left.
    life.at("2024-07-05 10:00").does(&R, reply());
    assert_eq!(life.due(Verification), "2024-07-11 00:00 WIB");

    life.at("2024-07-09 10:00").does(&national(), ask());
    assert!(!life.clock(Verification).is_paused());
    assert_eq!(life.due(Verification), "2024-07-11 00:00 WIB");
    life.at("2024-07-10 10:00").does(&R, reply());
    assert_eq!(life.due(Verification), "2024-07-11 00:00 WIB");
}

#[test]
fn while_paused_a_due_date_assumes_the_longest_pause() {
    let mut life = Life::begin(&PLAIN);
    life.at("2024-07-02 10:00").does(&national(), ask());
    // The question lapses after 30 calendar days, the last of which is Thursday 1 August.
    assert_eq!(life.due(Completion), "2024-08-02 00:00 WIB");
    // The 2nd of July counted; two more are the 2nd and the 5th of August.
    assert_eq!(life.due(Verification), "2024-08-06 00:00 WIB");
    assert!(sum(life.clock(Verification), &life.country.rulebook.calendar).assumes_longest_pause);
}

#[test]
fn a_question_at_work_pauses_both_clocks_of_the_lead() {
    let mut life = Life::routed();
    assert_eq!(life.due(FirstResponse), "2024-07-10 00:00 WIB");
    assert_eq!(life.due(Resolution), "2024-07-23 00:00 WIB");
    life.at("2024-07-04 16:00").does(&officer("REG-11.01"), ask());
    life.at("2024-07-10 08:00").does(&R, reply());
    // The 5th, the 9th and the 10th are out; the 8th was free anyway.
    assert_eq!(paused_days(&life, FirstResponse), 3);
    assert_eq!(life.due(FirstResponse), "2024-07-13 00:00 WIB");
    assert_eq!(life.due(Resolution), "2024-07-26 00:00 WIB");
    assert_eq!(life.clock(Verification).pauses, [], "the desk's clock is another");
}

#[test]
fn a_lead_further_east_counts_in_its_own_zone_and_skips_its_own_holidays() {
    let mut life = Life::begin(&Arrival { area: Some("71.01"), ..PLAIN });
    life.does(&national(), route("REG-71.01", None));
    // Five working days: 2, 3, 4, 5 and, past a weekend, a free Monday and a free Tuesday there, the 10th.
    assert_eq!(life.due(FirstResponse), "2024-07-11 00:00 WITA");
    // Asked on Friday at 22:30 WIB, half an hour before midnight there; replied when it is Thursday
    // there, still Wednesday in the west.
    life.at("2024-07-05 22:30").does(&officer("REG-71.01"), ask());
    life.at("2024-07-10 23:30").does(&R, reply());
    // The 10th and the 11th are out, so the fifth day is the 12th.
    assert_eq!(paused_days(&life, FirstResponse), 2);
    assert_eq!(life.due(FirstResponse), "2024-07-13 00:00 WITA");
}

#[test]
fn all_pauses_at_work_take_out_twenty_working_days_at_most() {
    let mut life = Life::routed();
    life.does(&officer("REG-11.01"), start());
    life.does(&officer("REG-11.01"), ask());
    let assumed = life.due(Resolution);
    life.wait_for(Completion).does(&Actor::System, Command::Lapse);
    assert_eq!(life.due(Resolution), assumed, "the longest pause is what was assumed");
    // 2 to 31 July has 21 working days, one more than pauses may take out.
    assert_eq!(paused_days(&life, Resolution), 20);

    life.does(&officer("REG-11.01"), ask());
    assert!(life.clock(Resolution).is_paused());
    life.after_days(5).does(&R, reply());
    assert_eq!(life.due(Resolution), assumed, "nothing is left to take out");
}

#[test]
fn the_lead_may_ask_more_often_but_its_clock_runs_on() {
    let mut life = Life::routed();
    for _ in 0..2 {
        life.does(&officer("REG-11.01"), ask());
        life.does(&R, reply());
    }
    let due = life.due(Resolution);
    life.does(&officer("REG-11.01"), ask());
    assert_eq!(life.open_clocks(), [FirstResponse, Resolution, Completion, TotalWait]);
    assert!(!life.clock(Resolution).is_paused());
    life.at("2024-07-05 09:00").does(&R, reply());
    assert_eq!(life.due(Resolution), due);
}

#[test]
fn a_question_taken_back_ends_the_pause() {
    let mut life = Life::begin(&PLAIN);
    life.does(&national(), ask());
    life.at("2024-07-02 09:00").does(&national(), Command::CancelQuestion);
    assert!(!life.clock(Verification).is_paused());
    assert_eq!(life.due(Verification), "2024-07-06 00:00 WIB");
}

#[test]
fn an_outage_of_the_sweep_does_not_lengthen_a_pause() {
    let mut on_time = Life::routed();
    on_time.does(&officer("REG-11.01"), ask());
    on_time.wait_for(Completion).does(&Actor::System, Command::Lapse);
    let mut late = Life::routed();
    late.does(&officer("REG-11.01"), ask());
    late.wait_for(Completion).after_days(9).does(&Actor::System, Command::Lapse);
    assert_eq!(on_time.due(FirstResponse), late.due(FirstResponse));
}

/// It belongs to the case: neither a decline nor the desk's own questions stop it.
#[test]
fn resolution_runs_on_while_the_desk_asks_after_a_decline() {
    let mut life = Life::routed();
    let due = life.due(Resolution);
    life.does(&officer("REG-11.01"), decline());
    life.does(&national(), ask());
    assert!(life.clock(Verification).is_paused() && !life.clock(Resolution).is_paused());
    life.at("2024-07-04 09:00").does(&R, reply());
    life.does(&national(), route("PROV-11", None));
    assert_eq!(life.due(Resolution), due);
    assert_eq!(life.clock(Resolution).number, 1);
    assert_eq!(life.clock(FirstResponse).number, 2);
}
