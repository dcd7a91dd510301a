//! Whole lives, as they are told.

use crate::country::*;
use crate::life::*;
use lapor_domain::actors::{Actor, Rank};
use lapor_domain::cases::case::Case;
use lapor_domain::cases::commands::{AnswerKind, Command, CommandName, RejectionCode};
use lapor_domain::cases::decide::Requirement;
use lapor_domain::cases::disputes::Findings;
use lapor_domain::cases::facts::{Bond, Fact, Grade, Rung};
use lapor_domain::cases::moves::MoveName;
use lapor_domain::cases::refusal::RefusalCode;
use lapor_domain::cases::status::{Ending, Status};
use lapor_domain::deadlines::clocks::ClockKind::{self, *};
use lapor_domain::deadlines::instruments::Length;
use lapor_domain::deadlines::sum::sum;
use lapor_domain::reports::{Age, Kind};
use lapor_domain::satisfaction::Rating;
use lapor_domain::values::{Revision, UserId};

const R: Actor = Actor::Reporter;
const S: Actor = Actor::System;

fn expire(kind: ClockKind) -> Command {
    Command::Expire(kind)
}

#[test]
fn the_plain_case() {
    let mut life = Life::begin(&PLAIN);
    assert_eq!(life.case.status, Status::Received);
    assert_eq!(life.open_clocks(), [Verification, TotalWait]);
    assert_eq!(life.due(Verification), "2024-07-05 00:00 WIB");

    life.at("2024-07-02 10:00").does(&national(), route("REG-11.01", Some("REG-11.01/ROADS")));
    assert_eq!(life.open_clocks(), [FirstResponse, Resolution, TotalWait]);
    assert_eq!(life.due(FirstResponse), "2024-07-11 00:00 WIB");
    assert_eq!(life.due(Resolution), "2024-07-24 00:00 WIB");

    life.at("2024-07-04 10:00").does(&officer("REG-11.01/ROADS"), start());
    assert_eq!(life.open_clocks(), [Resolution, TotalWait]);
    life.at("2024-07-12 10:00").does(&officer("REG-11.01/ROADS"), progress());
    life.at("2024-07-15 10:00").does(&officer("REG-11.01/ROADS"), answer(AnswerKind::Done));
    assert_eq!(life.open_clocks(), [ReporterReply, TotalWait]);
    assert_eq!(life.due(ReporterReply), "2024-07-30 00:00 WIB");

    life.at("2024-07-16 20:00").does(&R, Command::Confirm);
    assert_eq!(life.case.status, Status::Closed(Ending::ConfirmedSolved));
    assert_eq!(life.open_clocks(), []);
    assert_eq!(life.case.ended_at, Some(wib("2024-07-16 20:00")));
    assert!(life.case.clocks.iter().all(|clock| clock.breached_at.is_none()));
}

#[test]
fn every_decision_says_under_which_rulebook_and_what_must_still_hold() {
    let life = Life::begin(&PLAIN);
    let decision = life.tries(&national(), &route("REG-11.02", None)).expect("granted");
    assert_eq!(decision.revision, Revision(7));
    assert_eq!(decision.before, Some(life.case.version));
    assert_eq!(decision.case.version, life.case.version + 1);
    assert_eq!(decision.requires, [Requirement::Connected(institution("PROV-11"))]);
    assert!(decision.events.iter().all(|event| event.version == decision.case.version));
}

#[test]
fn the_length_of_the_work_follows_from_the_kind_of_report() {
    for (kind, topic, due) in [
        (Kind::Information, ROAD, "2024-07-10 00:00 WIB"),
        (Kind::Aspiration, ROAD, "2024-07-10 00:00 WIB"),
        (Kind::Complaint, ROAD, "2024-07-23 00:00 WIB"),
        (Kind::Complaint, BRIBE, "2024-09-25 00:00 WIB"),
    ] {
        let mut life = Life::begin(&Arrival { kind, topic, ..PLAIN });
        life.does(&national(), route("REG-11.01", None));
        assert_eq!(life.due(Resolution), due, "{kind:?} about {topic}");
    }
    let asked = Life::begin(&Arrival { kind: Kind::Information, topic: BRIBE, ..PLAIN });
    assert_eq!(asked.case.grade, Grade::Plain, "only a complaint is berkadar pengawasan");
}

#[test]
fn declined_twice_the_arbiters_word_is_binding() {
    let mut life = Life::routed();
    let resolution = life.due(Resolution);
    life.at("2024-07-02 09:00").does(&officer("REG-11.01"), decline());
    assert_eq!((life.case.status, life.case.lead.as_ref()), (Status::Received, None));
    assert_eq!(life.open_clocks(), [Verification, Resolution, TotalWait], "the case's own clock runs on");

    life.does(&national(), route("PROV-11", None));
    assert_eq!(life.case.lead.as_ref().map(|lead| lead.bond), Some(Bond::Free));
    life.at("2024-07-03 09:00").does(&officer("PROV-11"), decline());
    assert_eq!((life.case.status, life.case.lead.as_ref()), (Status::Disputed, None));
    assert_eq!(life.open_clocks(), [Resolution, Arbitration, TotalWait]);
    assert_eq!(life.due(Arbitration), "2024-07-06 00:00 WIB");
    let dispute = life.case.dispute.clone().expect("there is one");
    assert_eq!(dispute.between, ["REG-11.01", "PROV-11"].map(institution));
    assert_eq!(dispute.routed_by, [NATIONAL, 30, NATIONAL, 30].map(UserId), "and who declined");

    life.at("2024-07-04 09:00").does(&arbiter(), arbitrate("REG-11.01", None));
    assert_eq!(life.case.lead.as_ref().map(|lead| lead.bond), Some(Bond::Binding));
    assert_eq!(life.open_clocks(), [FirstResponse, Resolution, TotalWait]);
    assert_eq!(life.due(FirstResponse), "2024-07-13 00:00 WIB");
    assert_eq!(life.refused(&officer("REG-11.01"), decline()), RefusalCode::Binding);
    assert!(!life.actions(&officer("REG-11.01")).contains(&CommandName::Decline));
    assert_eq!(life.due(Resolution), resolution, "a transfer does not restart it");
    life.does(&officer("REG-11.01"), answer(AnswerKind::Done));
}

#[test]
fn straight_to_whom_it_names_with_a_first_response_of_its_own() {
    let mut life = Life::routed();
    let resolution = life.due(Resolution);
    life.at("2024-07-03 09:00").does(&officer("REG-11.01"), start());
    life.at("2024-07-04 09:00").does(&officer("REG-11.01"), decline_for("PROV-11", "PROV-11"));
    assert_eq!(life.case.lead.as_ref().map(|lead| lead.institution.clone()), Some(institution("PROV-11")));
    assert_eq!(life.case.lead.as_ref().map(|lead| lead.bond), Some(Bond::Free));
    assert_eq!(life.open_clocks(), [FirstResponse, Resolution, TotalWait]);
    assert_eq!(life.due(FirstResponse), "2024-07-13 00:00 WIB");
    assert_eq!(life.due(Resolution), resolution, "a transfer does not restart it");
    life.does(&officer("PROV-11"), decline());
    assert_eq!(life.case.status, Status::Disputed);
}

#[test]
fn without_a_decision_in_time_the_duty_map_decides() {
    let mut life = Life::routed();
    life.does(&officer("REG-11.01"), decline_for("PROV-11", "PROV-11"));
    life.does(&officer("PROV-11"), decline());
    life.wait_for(Arbitration).does(&S, Command::LapseArbitration(duty_of("PROV-11")));
    let lead = life.case.lead.clone().expect("somebody has it");
    assert_eq!((lead.institution, lead.bond), (institution("PROV-11"), Bond::Binding));
    assert_eq!(life.refused(&officer("PROV-11"), decline()), RefusalCode::Binding);
}

#[test]
fn a_dispute_that_the_program_may_not_decide_is_raised_and_stays_the_arbiters() {
    let mut life = Life::routed();
    life.does(&officer("REG-11.01"), decline_for("PROV-11", "PROV-11"));
    life.does(&officer("PROV-11"), decline());
    let seen = life.case.seen_version;
    life.wait_for(Arbitration).does(&S, Command::LapseArbitration(Findings::default()));
    assert_eq!((life.case.status, life.case.raised), (Status::Disputed, Rung::National));
    assert_eq!(life.case.seen_version, seen, "nobody needs to read it before they act");
    life.does(&arbiter(), arbitrate("PROV-11", None));
    assert_eq!(life.case.raised, Rung::Officer, "the arbiter's lateness is not the lead's");
}

#[test]
fn new_facts_put_the_same_dispute_before_the_arbiter_again() {
    let mut life = Life::routed();
    life.does(&officer("REG-11.01"), decline_for("PROV-11", "PROV-11"));
    life.does(&officer("PROV-11"), decline());
    life.does(&arbiter(), arbitrate("MIN", None));
    life.after_days(1).does(&arbiter(), rearbitrate());
    let between = life.case.dispute.clone().expect("there is one").between;
    assert_eq!(between, ["REG-11.01", "PROV-11"].map(institution), "who is bound did not decline");
    assert_eq!(
        (life.open_clocks(), life.clock(Arbitration).number),
        (vec![Resolution, Arbitration, TotalWait], 2)
    );
    life.does(&arbiter(), arbitrate("PROV-11", None));
    assert_eq!(life.case.status, Status::Routed);
}

#[test]
fn a_question_lapses_at_the_desk_and_a_late_reply_revives_the_report() {
    let mut life = Life::begin(&PLAIN);
    life.does(&national(), ask());
    assert_eq!(life.due(Completion), "2024-08-01 00:00 WIB");
    assert_eq!(life.refused(&S, Command::Lapse), RefusalCode::NotExpired);

    life.wait_for(Completion).does(&S, Command::Lapse);
    assert_eq!(life.case.status, Status::Closed(Ending::Incomplete));
    assert_eq!(life.open_clocks(), []);

    life.at("2025-03-03 09:00");
    assert_eq!(life.does(&R, reply()), MoveName::Revive);
    assert_eq!(life.open_clocks(), [Verification, TotalWait]);
    assert_eq!(life.due(Verification), "2025-03-07 00:00 WIB");
    assert_eq!(life.clock(TotalWait).started_at, life.case.sent_at, "the reporter has waited all along");
}

#[test]
fn a_question_lapses_at_work_and_the_lead_goes_on_without_it() {
    let mut life = Life::routed();
    life.does(&officer("REG-11.01"), start());
    life.does(&officer("REG-11.01"), ask());
    life.wait_for(Completion).does(&S, Command::Lapse);
    assert_eq!(life.case.status, Status::InProgress);
    assert_eq!(life.open_clocks(), [Resolution, TotalWait]);
}

#[test]
fn a_contested_rejection_is_decided_by_someone_else() {
    let mut life = Life::begin(&PLAIN);
    life.does(&national(), reject(RejectionCode::InCourt));
    assert_eq!(life.open_clocks(), []);
    life.at("2024-07-03 09:00").does(&R, contest());
    assert_eq!(life.open_clocks(), [Verification, TotalWait]);

    for command in [route("REG-11.01", None), reject(RejectionCode::InCourt)] {
        assert_eq!(life.refused(&national(), command), RefusalCode::SamePerson);
    }
    assert_eq!(life.actions(&national()), [CommandName::Ask, CommandName::NameParty]);
    life.does(&other_national(), reject(RejectionCode::InCourt));
    assert_eq!(life.refused(&R, contest()), RefusalCode::ContestUsed);
    assert!(life.actions(&R) == [CommandName::NameParty]);
}

#[test]
fn where_nobody_else_is_there_the_rejecter_may_route_and_someone_above_is_told() {
    let mut life = Life::begin(&PLAIN);
    life.country.directory.nationals = [UserId(NATIONAL)].into();
    life.does(&national(), reject(RejectionCode::InCourt));
    life.does(&R, contest());
    assert_eq!(life.refused(&national(), reject(RejectionCode::Spam)), RefusalCode::SamePerson);
    life.does(&national(), route("REG-11.01", None));
    assert_eq!(life.case.raised, Rung::National);
}

#[test]
fn a_broken_promise_is_no_answer_and_work_begins_anew() {
    let mut life = Life::routed();
    life.does(&officer("REG-11.01"), promise("2024-07-31"));
    assert_eq!(life.case.status, Status::Promised);
    assert_eq!(life.open_clocks(), [Promise, TotalWait]);
    assert_eq!(life.due(Promise), "2024-08-01 00:00 WIB");

    life.wait_for(Promise).does(&S, Command::BreakPromise);
    assert_eq!(life.case.status, Status::InProgress);
    assert_eq!(life.open_clocks(), [Resolution, TotalWait]);
    assert_eq!(life.due(Resolution), "2024-08-09 00:00 WIB");
    assert_eq!(life.case.raised, Rung::Officer);
    assert_eq!(life.refused(&R, Command::Escalate), RefusalCode::NothingBreached);
}

#[test]
fn a_promise_counts_as_the_first_response_and_its_delivery_as_the_answer() {
    let mut life = Life::answered(AnswerKind::Refused);
    life.does(&R, reopen());
    life.does(&officer("REG-11.01"), promise("2024-07-31"));
    assert_eq!((life.case.last_answer, life.case.answered_by), (None, None), "a promise is no answer yet");
    life.at("2024-07-20 09:00").does(&officer("REG-11.01"), deliver());
    assert_eq!(life.case.last_answer, Some(AnswerKind::Done));
    assert_eq!(life.open_clocks(), [ReporterReply, TotalWait]);
    life.does(&R, Command::Confirm);
    assert_eq!(life.case.status, Status::Closed(Ending::ConfirmedSolved));
}

#[test]
fn a_promise_goes_on_with_what_was_left_after_a_withdrawal() {
    let mut life = Life::routed();
    life.does(&officer("REG-11.01"), promise("2024-07-31"));
    life.at("2024-07-10 09:00").does(&R, Command::Withdraw);
    life.at("2024-07-15 09:00").does(&R, Command::Resume);
    assert_eq!(life.case.status, Status::Promised);
    assert_eq!(life.due(Promise), "2024-08-06 00:00 WIB");
    life.at("2024-08-04 09:00").does(&officer("REG-11.01"), promise("2024-08-20"));
    assert_eq!(life.due(Promise), "2024-08-21 00:00 WIB");
}

#[test]
fn reopened_twice_and_then_no_more() {
    let mut life = Life::answered(AnswerKind::Done);
    for round in 1..=2 {
        life.after_days(1).does(&R, reopen());
        assert_eq!(life.case.status, Status::InProgress);
        assert_eq!(life.open_clocks(), [Resolution, TotalWait]);
        assert_eq!(life.clock(Resolution).number, round + 1, "work taken up again has a clock of its own");
        life.after_days(1).does(&officer("REG-11.01"), answer(AnswerKind::Done));
    }
    assert_eq!(life.refused(&R, reopen()), RefusalCode::ReopeningUsed);
    let left = [CommandName::Reply, CommandName::Confirm, CommandName::Withdraw, CommandName::NameParty];
    assert_eq!(life.actions(&R), left);
}

#[test]
fn work_taken_up_again_has_five_days() {
    let mut life = Life::answered(AnswerKind::Done);
    life.at("2024-07-12 09:00").does(&R, Command::Confirm);
    life.at("2024-07-15 09:00").does(&R, reopen());
    assert_eq!(life.due(Resolution), "2024-07-23 00:00 WIB");
}

#[test]
fn the_window_to_reopen_is_thirty_working_days_from_the_ending() {
    let mut life = Life::answered(AnswerKind::Done);
    life.does(&R, Command::Confirm);
    // From Monday 1 July, past the free 8th, the thirtieth working day is Tuesday 13 August.
    life.at("2024-08-13 23:59");
    assert!(life.actions(&R).contains(&CommandName::Reopen));
    life.at("2024-08-14 00:00");
    assert_eq!(life.refused(&R, reopen()), RefusalCode::ReopeningOver);
    assert!(!life.actions(&R).contains(&CommandName::Reopen));
}

#[test]
fn the_window_to_contest_is_as_long() {
    let mut life = Life::begin(&PLAIN);
    life.does(&national(), reject(RejectionCode::NotPublicService));
    life.at("2024-08-13 23:59");
    assert!(life.actions(&R).contains(&CommandName::Contest));
    life.at("2024-08-14 00:00");
    assert_eq!(life.refused(&R, contest()), RefusalCode::ContestOver);
}

#[test]
fn a_message_restarts_the_reply_clock_once_per_answer() {
    let mut life = Life::answered(AnswerKind::Done);
    assert_eq!(life.due(ReporterReply), "2024-07-17 00:00 WIB");
    life.at("2024-07-03 09:00").does(&R, reply());
    assert_eq!(life.due(ReporterReply), "2024-07-19 00:00 WIB");
    life.at("2024-07-04 09:00").does(&R, reply());
    assert_eq!(life.due(ReporterReply), "2024-07-19 00:00 WIB");

    life.at("2024-07-05 09:00").does(&R, reopen());
    life.does(&officer("REG-11.01"), answer(AnswerKind::Done));
    life.at("2024-07-09 09:00").does(&R, reply());
    assert_eq!(life.clock(ReporterReply).number, 4, "answer, message, answer, message");
    assert_eq!(life.due(ReporterReply), "2024-07-24 00:00 WIB");
}

#[test]
fn silence_is_never_satisfaction() {
    let mut life = Life::answered(AnswerKind::Done);
    life.wait_for(ReporterReply).does(&S, Command::Close);
    assert_eq!(life.case.status, Status::Closed(Ending::AnsweredNoReply));
}

#[test]
fn silence_after_a_refusal_ends_as_refused_by_law() {
    let mut life = Life::answered(AnswerKind::Refused);
    life.now = life.clock(ReporterReply).due_at.expect("it has a limit").plus_seconds(-1);
    assert_eq!(life.refused(&S, Command::Close), RefusalCode::NotExpired);
    life.wait_for(ReporterReply).does(&S, Command::Close);
    assert_eq!(life.case.status, Status::Closed(Ending::RefusedByLaw));
    // The refusal is no last word: the reporter may still say that it is not solved.
    life.does(&R, reopen());
    life.does(&officer("REG-11.01"), answer(AnswerKind::Information));
    life.does(&R, Command::Confirm);
    assert_eq!(life.case.status, Status::Closed(Ending::ConfirmedSolved));
}

#[test]
fn of_a_case_taken_over_a_breach_is_recorded_but_not_raised() {
    let mut life = Life::begin(&Arrival { age: Age::Historic, ..PLAIN });
    life.wait_for(Verification);
    let seen = life.case.seen_version;
    assert_eq!(life.does(&S, expire(Verification)), MoveName::RecordBreach);
    assert_eq!(life.clock(Verification).breached_at, Some(life.now));
    assert_eq!(life.case.raised, Rung::Officer);
    assert_eq!(life.case.seen_version, seen, "nobody needs to read it before they act");
    assert_eq!(life.refused(&S, expire(Verification)), RefusalCode::NotExpired, "once is enough");
}

#[test]
fn a_late_lead_is_raised_rung_by_rung() {
    let mut life = Life::routed();
    life.wait_for(FirstResponse).does(&S, expire(FirstResponse));
    assert_eq!(life.case.raised, Rung::Admin);
    life.wait_for(Resolution).does(&S, expire(Resolution));
    assert_eq!(life.case.raised, Rung::Coordinator);
    life.does(&R, Command::Escalate);
    assert_eq!(life.case.raised, Rung::National);
    life.does(&R, Command::Escalate);
    assert_eq!(life.case.raised, Rung::Ombudsman);
    assert_eq!(life.refused(&R, Command::Escalate), RefusalCode::AtTheTop);
    assert!(!life.actions(&R).contains(&CommandName::Escalate));
    // Raised or not, the lead still owes the answer.
    life.does(&officer("REG-11.01"), answer(AnswerKind::Done));
}

#[test]
fn a_late_desk_is_raised_to_all_of_the_national_desk_and_its_lateness_is_not_the_leads() {
    let mut life = Life::begin(&PLAIN);
    life.wait_for(Verification).does(&S, expire(Verification));
    assert_eq!(life.case.raised, Rung::National);
    life.does(&national(), route("REG-11.01", None));
    assert_eq!(life.case.raised, Rung::Officer);
    life.wait_for(FirstResponse).does(&S, expire(FirstResponse));
    assert_eq!(life.case.raised, Rung::Admin);
}

#[test]
fn a_case_whose_work_is_late_stays_raised_under_a_new_lead() {
    let mut life = Life::routed();
    life.does(&officer("REG-11.01"), start());
    life.wait_for(Resolution).does(&S, expire(Resolution));
    life.does(&officer("REG-11.01"), decline());
    life.does(&national(), route("PROV-11", None));
    assert_eq!(life.case.raised, Rung::Admin);
}

#[test]
fn what_a_former_lead_was_late_with_is_not_the_new_ones() {
    let mut life = Life::routed();
    life.wait_for(FirstResponse).does(&S, expire(FirstResponse));
    life.does(&officer("REG-11.01"), decline());
    assert_eq!(life.case.raised, Rung::Admin);
    life.does(&national(), route("PROV-11", None));
    assert_eq!(life.case.raised, Rung::Officer);
}

#[test]
fn a_timers_mark_does_not_make_an_officers_screen_stale() {
    let mut life = Life::routed();
    let (version, seen) = (life.case.version, life.case.seen_version);
    life.wait_for(FirstResponse).does(&S, expire(FirstResponse));
    assert_eq!((life.case.version, life.case.seen_version), (version + 1, seen));
    life.does(&R, reply());
    assert_eq!((life.case.version, life.case.seen_version), (version + 2, seen + 1));
}

#[test]
fn a_secret_report_goes_to_the_circle_of_a_unit() {
    let mut life = Life::begin(&Arrival { area: Some("71.01"), ..SECRET });
    assert_eq!(life.refused(&national(), route("REG-71.01", None)), RefusalCode::UnitNeeded);
    let routed = life.tries(&national(), &route("REG-71.01", Some("REG-71.01/INSPECT"))).expect("granted");
    assert_eq!(routed.requires, [Requirement::CircleHead(unit("REG-71.01/INSPECT"))]);
    life.take(routed);
    let circle = life.case.lead.as_ref().and_then(|lead| lead.circle.clone());
    assert_eq!(circle, Some(unit("REG-71.01/INSPECT")));
    life.does(&in_circle("REG-71.01/INSPECT", Rank::Member), answer(AnswerKind::Done));
}

#[test]
fn without_a_circle_there_the_secret_report_falls_one_level_up() {
    let mut life = Life::begin(&SECRET);
    life.does(&national(), route("REG-11.01", Some("REG-11.01/INSPECT")));
    let lead = life.case.lead.clone().expect("a lead");
    assert_eq!(lead.institution, institution("REG-11.01"), "it stays responsible");
    assert_eq!((lead.acting, lead.circle), (institution("PROV-11"), Some(unit("PROV-11/INSPECT"))));
    assert_eq!(life.refused(&admin("REG-11.01"), start()), RefusalCode::NotYours);
    life.does(&in_circle("PROV-11/INSPECT", Rank::Member), start());
}

#[test]
fn a_circle_is_enough_where_the_institution_is_not_connected() {
    let mut life = Life::begin(&Arrival { area: Some("91.01"), ..SECRET });
    life.country.directory.circles.insert(unit("PROV-91/INSPECT"));
    life.does(&national(), route("REG-91.01", Some("REG-91.01/INSPECT")));
    life.does(&in_circle("PROV-91/INSPECT", Rank::Member), start());
}

#[test]
fn without_any_circle_the_secret_report_stays_at_the_desk() {
    let life = Life::begin(&SECRET);
    for (institution, unit) in [("REG-91.01", "REG-91.01/INSPECT"), ("REG-11.01", "REG-11.01/ROADS")] {
        assert_eq!(life.refused(&national(), route(institution, Some(unit))), RefusalCode::NoCircle);
    }
    assert_eq!(life.case.status, Status::Received);
}

#[test]
fn for_an_institution_that_is_not_connected_the_nearest_above_acts() {
    let mut life = Life::begin(&PLAIN);
    life.does(&national(), route("REG-11.02", Some("REG-11.02/ROADS")));
    let lead = life.case.lead.clone().expect("a lead");
    assert_eq!((lead.institution, lead.acting), (institution("REG-11.02"), institution("PROV-11")));
    life.does(&admin("PROV-11"), assign("PROV-11/ROADS"));
    life.does(&officer("PROV-11/ROADS"), start());
    assert_eq!(life.refused(&officer("PROV-11/INSPECT"), progress()), RefusalCode::NotYours);
}

#[test]
fn until_its_desk_assigns_any_officer_of_the_acting_institution_may_act() {
    let mut life = Life::begin(&PLAIN);
    life.does(&national(), route("REG-11.02", Some("REG-11.02/ROADS")));
    life.does(&officer("PROV-11/INSPECT"), start());
}

#[test]
fn where_nobody_is_connected_the_report_stays_at_the_desk() {
    let life = Life::begin(&Arrival { area: Some("91.01"), ..PLAIN });
    assert_eq!(life.refused(&national(), route("REG-91.01", None)), RefusalCode::Unreachable);
    assert_eq!(life.refused(&S, sure("REG-91.01")), RefusalCode::Unreachable);
}

#[test]
fn a_reporter_further_west_has_until_the_later_midnight() {
    let mut life = Life::begin(&Arrival { area: Some("11.01"), ..PLAIN });
    life.does(&national(), route("REG-71.01", None));
    life.does(&officer("REG-71.01"), answer(AnswerKind::Done));
    assert_eq!(life.due(Resolution), "2024-07-24 00:00 WITA", "the lead counts in its own zone");
    assert_eq!(life.due(ReporterReply), "2024-07-17 00:00 WIB");
}

#[test]
fn the_journal_holds_no_words() {
    let mut life = Life::begin(&PLAIN);
    life.does(&national(), ask());
    let decision = life.tries(&R, &reply()).expect("granted");
    let message = decision.message.as_ref().expect("the reply joins the thread");
    assert_eq!(message.text, "The left one.");
    let holds_words = |fact: &Fact| fact.values().iter().any(|(_, value)| value.contains("left"));
    assert!(!decision.events.iter().any(|event| holds_words(&event.fact)));
}

#[test]
fn one_missed_limit_is_raised_by_the_reporter_once() {
    let mut life = Life::routed();
    life.wait_for(FirstResponse).does(&S, expire(FirstResponse));
    life.does(&R, Command::Escalate);
    assert_eq!(life.case.raised, Rung::Coordinator);
    assert_eq!(life.refused(&R, Command::Escalate), RefusalCode::RaisedAlready);
    assert!(!life.actions(&R).contains(&CommandName::Escalate));
    life.wait_for(Resolution);
    life.does(&R, Command::Escalate);
    assert_eq!(life.case.raised, Rung::National, "another limit was missed");
}

#[test]
fn withdrawn_and_taken_up_again_it_stands_where_it_stood() {
    let mut life = Life::routed();
    assert_eq!(life.due(FirstResponse), "2024-07-10 00:00 WIB");
    life.at("2024-07-02 09:00").does(&R, Command::Withdraw);
    assert_eq!(life.open_clocks(), []);
    assert_eq!(life.actions(&R), [CommandName::Resume, CommandName::NameParty]);
    assert_eq!(life.refused(&S, expire(FirstResponse)), RefusalCode::NotNow);

    life.at("2024-07-15 09:00").does(&R, Command::Resume);
    assert_eq!(life.case.status, Status::Routed);
    assert_eq!(life.open_clocks(), [FirstResponse, Resolution, TotalWait]);
    // The 2nd counted; 3, 4, 5, 9, 10, 11, 12 and 15 July are out; the 16th to the 19th are left.
    assert_eq!(life.due(FirstResponse), "2024-07-20 00:00 WIB");
    assert_eq!(life.due(Resolution), "2024-08-02 00:00 WIB");
    assert_eq!(life.clock(FirstResponse).number, 1, "it is the same clock");
    assert_eq!(life.clock(TotalWait).started_at, life.case.sent_at, "the reporter has waited all along");
    life.does(&officer("REG-11.01"), start());
}

#[test]
fn a_question_is_out_again_with_the_days_that_were_left() {
    let mut life = Life::routed();
    life.does(&officer("REG-11.01"), ask());
    assert_eq!(life.due(Completion), "2024-08-01 00:00 WIB");
    life.at("2024-07-03 09:00").does(&R, Command::Withdraw);
    life.at("2024-07-13 09:00").does(&R, Command::Resume);
    assert_eq!(life.due(Completion), "2024-08-11 00:00 WIB");
    assert!(life.clock(Resolution).is_paused(), "the question is out");

    life.at("2024-07-17 09:00").does(&R, reply());
    assert!(!life.clock(Resolution).is_paused());
    // 2 and 3 July, and after the withdrawal the 15th to the 17th wait for the reply: fourteen from the 18th.
    assert_eq!(life.due(Resolution), "2024-08-07 00:00 WIB");
}

#[test]
fn a_limit_missed_before_the_withdrawal_stays_missed() {
    let mut life = Life::routed();
    life.wait_for(FirstResponse).does(&S, expire(FirstResponse));
    life.does(&R, Command::Withdraw);
    life.after_days(3).does(&R, Command::Resume);
    assert!(life.clock(FirstResponse).breached_at.is_some());
    assert_eq!(life.refused(&S, expire(FirstResponse)), RefusalCode::NotExpired, "it is recorded once");
    life.does(&R, Command::Escalate);
}

#[test]
fn withdrawn_twice_each_time_what_was_left_goes_on() {
    let mut life = Life::answered(AnswerKind::Done);
    for _ in 0..2 {
        life.after_days(7).does(&R, Command::Withdraw);
        life.after_days(7).does(&R, Command::Resume);
    }
    assert_eq!(life.case.status, Status::Answered);
    assert_eq!(life.case.withdrawn_from, None);
    // Ten working days from the 1st: the 2nd to the 5th, then the 16th to the 19th and 22nd, then from the 30th.
    assert_eq!(life.due(ReporterReply), "2024-07-31 00:00 WIB");
    assert_eq!(life.clock(ReporterReply).number, 1);
}

#[test]
fn an_answer_put_right_gives_the_reporter_time_anew() {
    let mut life = Life::answered(AnswerKind::Done);
    life.at("2024-07-03 09:00").does(&R, reply());
    life.at("2024-07-04 09:00").does(&officer("REG-11.01"), correct());
    assert_eq!(life.case.last_answer, Some(AnswerKind::Done), "its kind stays");
    assert_eq!(life.due(ReporterReply), "2024-07-20 00:00 WIB");
    life.at("2024-07-05 09:00").does(&R, reply());
    assert_eq!(life.due(ReporterReply), "2024-07-23 00:00 WIB", "and one message restarts it again");
}

#[test]
fn a_false_answer_goes_back_to_work_and_has_five_days() {
    let mut life = Life::answered(AnswerKind::Done);
    life.does(&R, Command::Confirm);
    life.does(&R, rate(5));
    life.at("2024-07-12 09:00").does(&national(), return_to_work());
    assert_eq!((life.case.status, life.case.ended_at), (Status::InProgress, None));
    assert_eq!(life.open_clocks(), [Resolution, TotalWait]);
    assert_eq!(life.due(Resolution), "2024-07-20 00:00 WIB");
    assert_eq!(life.case.counters.reopenings, 0, "it costs the reporter nothing");

    life.does(&officer("REG-11.01"), answer(AnswerKind::Done));
    assert_eq!(life.case.rating, None, "the new answer is not rated yet");
    life.does(&R, Command::Confirm);
    life.does(&R, rate(2));
}

#[test]
fn silence_rates_nothing_and_the_silent_may_still_rate() {
    let mut life = Life::answered(AnswerKind::Done);
    life.wait_for(ReporterReply).does(&S, Command::Close);
    assert_eq!(life.case.rating, None);
    life.does(&R, rate(1));
    assert_eq!(life.case.rating.map(Rating::points), Some(1));
}

#[test]
fn extended_once_the_sum_shows_how_much_and_the_outer_limit_begins_to_count() {
    let mut life = Life::routed();
    life.does(&officer("REG-11.01"), start());
    assert_eq!(life.due(Resolution), "2024-07-23 00:00 WIB");
    assert_eq!(life.open_clocks(), [Resolution, TotalWait], "nobody was late");

    life.after_days(7).does(&admin("REG-11.01"), extend(5));
    assert_eq!(life.due(Resolution), "2024-07-30 00:00 WIB");
    let clock = life.clock(Resolution);
    assert_eq!((clock.length, clock.whole_length()), (Length::WorkingDays(14), Length::WorkingDays(19)));
    let shown = sum(clock, &life.country.rulebook.calendar);
    assert_eq!((shown.length, shown.extensions.len()), (Length::WorkingDays(14), 1));
    assert_eq!(shown.days.iter().filter_map(|day| day.counted.clone().ok()).max(), Some(19));

    // Sixty days after Monday, 1 July, on which the file was complete.
    assert_eq!(life.due(OuterLimit), "2024-08-31 00:00 WIB");
    life.wait_for(Resolution).does(&S, expire(Resolution));
    assert_eq!(life.case.raised, Rung::Admin);
    life.wait_for(OuterLimit).does(&S, expire(OuterLimit));
    assert_eq!(life.case.raised, Rung::Ombudsman, "past every rung between");
    assert!(!life.actions(&R).contains(&CommandName::Escalate), "there is nobody above");
    life.does(&officer("REG-11.01"), answer(AnswerKind::Done));
    assert_eq!(life.open_clocks(), [ReporterReply, TotalWait]);
}

#[test]
fn late_work_is_measured_against_the_outer_limit_from_then_on() {
    let mut life = Life::routed();
    life.does(&officer("REG-11.01"), start());
    life.wait_for(Resolution).does(&S, expire(Resolution));
    assert_eq!(life.due(OuterLimit), "2024-08-31 00:00 WIB");
    assert_eq!(life.case.raised, Rung::Admin);
}

#[test]
fn supervised_work_has_the_outer_limit_from_its_first_day() {
    let mut life = Life::begin(&Arrival { topic: BRIBE, ..PLAIN });
    life.does(&national(), route("REG-11.01", None));
    assert_eq!(life.due(OuterLimit), "2024-08-31 00:00 WIB");
    assert!(life.clock(Resolution).due_at > life.clock(OuterLimit).due_at);
}

/// Which days were withdrawn is known of the resolution, from before the outer limit was a clock.
#[test]
fn the_outer_limit_skips_days_that_were_withdrawn_before_it_was_written_down() {
    let mut life = Life::routed();
    life.does(&officer("REG-11.01"), start());
    life.after_days(1).does(&R, Command::Withdraw);
    life.after_days(3).does(&R, Command::Resume);
    life.does(&admin("REG-11.01"), extend(5));
    assert_eq!(life.due(OuterLimit), "2024-09-03 00:00 WIB");
    assert_eq!(Case::fold(life.case.id, &life.events).as_ref(), Some(&life.case));
}
