//! One row per thing that can come of a command: the move it makes, or the code it is refused with.

use crate::country::*;
use crate::life::*;
use lapor_domain::actors::{Actor, Rank, Role, Staff};
use lapor_domain::cases::commands::{AnswerKind, Command, DeclineReason, RejectionCode};
use lapor_domain::cases::disputes::Findings;
use lapor_domain::cases::moves::MoveName;
use lapor_domain::cases::refusal::RefusalCode;
use lapor_domain::cases::status::{Ending, Interrupted, Status};
use lapor_domain::deadlines::clocks::ClockKind;
use lapor_domain::reports::{Age, Secrecy, WORDS_LIMIT};
use lapor_domain::routing::reasons::{Decides, Why};
use std::cell::RefCell;
use std::collections::BTreeSet;

const R: Actor = Actor::Reporter;
const S: Actor = Actor::System;

/// Noticed before anything is decided: where the case is loaded, a text is cleaned, a form is read.
const GIVEN_BEFORE: [RefusalCode; 3] =
    [RefusalCode::Stale, RefusalCode::ControlSign, RefusalCode::RatingMissing];

/// What the tables below have shown so far.
#[derive(Default)]
struct Shown {
    moves: RefCell<BTreeSet<&'static str>>,
    refusals: RefCell<BTreeSet<&'static str>>,
}

impl Shown {
    #[track_caller]
    fn check(
        &self,
        mut life: Life,
        actor: Actor,
        command: Command,
        expected: Result<(MoveName, Status), RefusalCode>,
    ) {
        let before = life.case.status;
        let name = command.name();
        let found = match life.tries(&actor, &command) {
            Ok(decision) => Ok((life.take(decision), life.case.status)),
            Err(refusal) => Err(refusal.code),
        };
        assert_eq!(found, expected, "{name:?} in {}", before.full_code());
        match found {
            Ok((name, _)) => self.moves.borrow_mut().insert(name.code()),
            Err(code) => self.refusals.borrow_mut().insert(code.code()),
        };
    }
}

// Where lives stand when a command is given.

fn at_desk() -> Life {
    Life::begin(&PLAIN)
}

fn secret_at_desk() -> Life {
    Life::begin(&SECRET)
}

fn begun(life: Life, steps: &[(Actor, Command)]) -> Life {
    steps.iter().cloned().fold(life, |mut life, (actor, command)| {
        life.does(&actor, command);
        life
    })
}

fn asked_at_desk() -> Life {
    begun(at_desk(), &[(national(), ask())])
}

fn asked_at_work() -> Life {
    begun(Life::routed(), &[(officer("REG-11.01"), ask())])
}

fn in_progress() -> Life {
    begun(Life::routed(), &[(officer("REG-11.01"), start())])
}

fn answered() -> Life {
    Life::answered(AnswerKind::Done)
}

fn refused_by_law() -> Life {
    Life::answered(AnswerKind::Refused)
}

fn promised() -> Life {
    begun(in_progress(), &[(officer("REG-11.01"), promise("2024-07-31"))])
}

fn solved() -> Life {
    begun(answered(), &[(R, Command::Confirm)])
}

fn rejected() -> Life {
    begun(at_desk(), &[(national(), reject(RejectionCode::InCourt))])
}

fn contested() -> Life {
    begun(rejected(), &[(R, contest())])
}

fn lapsed() -> Life {
    begun(late(asked_at_desk(), ClockKind::Completion), &[(S, Command::Lapse)])
}

fn late(mut life: Life, kind: ClockKind) -> Life {
    life.wait_for(kind);
    life
}

fn historic() -> Life {
    Life::begin(&Arrival { age: Age::Historic, ..PLAIN })
}

fn alone_at_the_desk(mut life: Life) -> Life {
    life.country.directory.nationals.retain(|user| user.0 == NATIONAL);
    life
}

fn handed_back() -> Life {
    begun(Life::routed(), &[(officer("REG-11.01"), decline())])
}

/// Declined by the regency, then by the province.
fn disputed() -> Life {
    begun(handed_back(), &[(national(), route("PROV-11", None)), (officer("PROV-11"), decline())])
}

fn secret_disputed() -> Life {
    let head = || in_circle("PROV-11/INSPECT", Rank::Head);
    let inspected = || route("REG-11.01", Some("REG-11.01/INSPECT"));
    let twice =
        [(national(), inspected()), (head(), decline()), (national(), inspected()), (head(), decline())];
    begun(secret_at_desk(), &twice)
}

fn bound() -> Life {
    begun(disputed(), &[(arbiter(), arbitrate("REG-11.01", None))])
}

#[test]
fn each_move_is_made_and_each_refusal_given() {
    let shown = Shown::default();
    desk(&shown);
    secret_cases(&shown);
    questions(&shown);
    work(&shown);
    named(&shown);
    disputes(&shown);
    promises(&shown);
    extensions(&shown);
    answers_and_endings(&shown);
    withdrawals(&shown);
    timers(&shown);
    parties(&shown);

    let made = shown.moves.into_inner();
    let missing: Vec<_> = MoveName::ALL
        .iter()
        .filter(|name| **name != MoveName::Submit && !made.contains(name.code()))
        .collect();
    assert!(missing.is_empty(), "no row makes {missing:?}");

    let given = shown.refusals.into_inner();
    let missing: Vec<_> = RefusalCode::ALL
        .iter()
        .filter(|code| !GIVEN_BEFORE.contains(code) && !given.contains(code.code()))
        .collect();
    assert!(missing.is_empty(), "no row is refused with {missing:?}");
}

fn desk(shown: &Shown) {
    use MoveName::*;
    use RefusalCode::*;
    let check = |life, actor, command, expected| shown.check(life, actor, command, expected);
    let routed = |name| Ok((name, Status::Routed));

    check(at_desk(), national(), route("REG-11.01", None), routed(RouteByPerson));
    check(at_desk(), national(), route("REG-11.01", Some("REG-11.01/ROADS")), routed(RouteByPerson));
    check(at_desk(), coordinator("PROV-11"), route("REG-11.02", None), routed(RouteByPerson));
    check(at_desk(), coordinator("PROV-71"), route("REG-71.01", None), Err(NotYours));
    check(at_desk(), coordinator("PROV-11"), route("REG-71.01", None), Err(NotYours));
    check(at_desk(), admin("REG-11.01"), route("REG-11.01", None), Err(NotYours));
    check(at_desk(), R, route("REG-11.01", None), Err(NotYours));
    check(Life::routed(), national(), route("PROV-11", None), Err(NotNow));
    check(at_desk(), national(), route("ATLANTIS", None), Err(InstitutionUnknown));
    check(at_desk(), national(), route("REG-11.01", Some("REG-11.02/ROADS")), Err(UnitUnknown));
    check(at_desk(), national(), route("REG-11.01", Some("REG-11.01/MAGIC")), Err(UnitUnknown));
    check(at_desk(), national(), route("REG-91.01", None), Err(Unreachable));
    check(at_desk(), national(), sure("REG-11.01"), routed(RouteByPerson));
    let nobody = Command::RouteAsProposed(proposal(Some(ROAD), None, Decides::Person(Why::NoPlace)));
    check(at_desk(), national(), nobody.clone(), Err(InstitutionUnknown));

    check(at_desk(), S, sure("REG-11.01"), routed(RouteBySystem));
    check(at_desk(), S, nobody, Err(ProposalAbstains));
    let unsure = proposal(Some(ROAD), Some("REG-11.01"), Decides::Person(Why::BelowThreshold));
    check(at_desk(), S, Command::RouteAsProposed(unsure), Err(ProposalAbstains));
    check(at_desk(), S, route("REG-11.01", None), Err(ProposalAbstains));
    check(at_desk(), S, sure("REG-91.01"), Err(Unreachable));
    check(secret_at_desk(), S, sure("REG-11.01"), Err(SecretByPerson));
    for topic in [BRIBE, ABUSE] {
        check(Life::begin(&Arrival { topic, ..PLAIN }), S, sure("REG-11.01"), Err(SupervisedByPerson));
    }

    for came_back in [handed_back(), contested()] {
        check(came_back, S, sure("REG-11.01"), Err(RoutedBefore));
    }

    let turned_away = Ok((Reject, Status::Rejected));
    let in_court = || reject(RejectionCode::InCourt);
    check(at_desk(), national(), in_court(), turned_away);
    check(at_desk(), coordinator("PROV-11"), in_court(), turned_away);
    check(at_desk(), S, in_court(), Err(NotYours));
    check(Life::routed(), officer("REG-11.01"), in_court(), Err(NotNow));
    let empty = || reject(RejectionCode::NoSubstanceAfterAsking);
    check(at_desk(), national(), empty(), Err(AskFirst));
    check(begun(asked_at_desk(), &[(R, reply())]), national(), empty(), turned_away);

    check(rejected(), R, contest(), Ok((Contest, Status::Received)));
    check(rejected(), national(), contest(), Err(NotYours));
    check(begun(contested(), &[(other_national(), in_court())]), R, contest(), Err(ContestUsed));
    let mut long_ago = rejected();
    long_ago.at("2024-08-14 09:00");
    check(long_ago, R, contest(), Err(ContestOver));
    check(contested(), national(), route("REG-11.01", None), Err(SamePerson));
    check(contested(), other_national(), route("REG-11.01", None), routed(RouteByPerson));
    check(alone_at_the_desk(contested()), national(), route("REG-11.01", None), routed(RouteByPerson));
    check(alone_at_the_desk(contested()), national(), in_court(), Err(SamePerson));
}

fn secret_cases(shown: &Shown) {
    use MoveName::*;
    use RefusalCode::*;
    let check = |life, actor, command, expected| shown.check(life, actor, command, expected);
    let inspected = || route("REG-11.01", Some("REG-11.01/INSPECT"));
    let taken = || begun(secret_at_desk(), &[(national(), inspected())]);
    let head = || in_circle("PROV-11/INSPECT", Rank::Head);
    let member = || in_circle("PROV-11/INSPECT", Rank::Member);

    check(secret_at_desk(), national(), inspected(), Ok((RouteByPerson, Status::Routed)));
    check(secret_at_desk(), national(), route("REG-11.01", None), Err(UnitNeeded));
    check(secret_at_desk(), national(), route("REG-11.01", Some("REG-11.01/ROADS")), Err(NoCircle));
    check(secret_at_desk(), coordinator("PROV-11"), inspected(), Err(NotYours));
    check(taken(), admin("REG-11.01"), start(), Err(NotYours));
    check(taken(), officer("REG-11.01/INSPECT"), start(), Err(NotYours));
    check(taken(), in_circle("REG-71.01/INSPECT", Rank::Head), start(), Err(NotYours));
    check(taken(), member(), start(), Ok((Start, Status::InProgress)));
    check(taken(), member(), assign("REG-11.01/INSPECT"), Err(NotYours));
    check(taken(), head(), assign("REG-11.01/INSPECT"), Ok((Assign, Status::Routed)));
    check(taken(), head(), assign_to("REG-11.01/INSPECT", 31), Err(OfficerUnknown));
}

fn questions(shown: &Shown) {
    use Interrupted::*;
    use MoveName::*;
    use RefusalCode::*;
    let check = |life, actor, command, expected| shown.check(life, actor, command, expected);
    let lead = || officer("REG-11.01");
    let awaiting = Status::AwaitingReporter;

    check(at_desk(), national(), ask(), Ok((AskAtDesk, awaiting(Received))));
    check(Life::routed(), lead(), ask(), Ok((AskAtWork, awaiting(Routed))));
    check(in_progress(), admin("REG-11.01"), ask(), Ok((AskAtWork, awaiting(InProgress))));
    check(at_desk(), lead(), ask(), Err(NotYours));
    check(asked_at_desk(), national(), ask(), Err(NotNow));
    check(at_desk(), national(), Command::Ask { text: " \n".into() }, Err(TextMissing));
    let endless = Command::Ask { text: "é".repeat(WORDS_LIMIT + 1) };
    check(at_desk(), national(), endless, Err(TextTooLong));
    let full = Command::Ask { text: "é".repeat(WORDS_LIMIT) };
    check(at_desk(), national(), full, Ok((AskAtDesk, awaiting(Received))));

    check(asked_at_desk(), R, reply(), Ok((ReplyToQuestion, Status::Received)));
    check(asked_at_work(), R, reply(), Ok((ReplyToQuestion, Status::Routed)));
    check(asked_at_desk(), national(), Command::CancelQuestion, Ok((CancelQuestion, Status::Received)));
    check(asked_at_work(), lead(), Command::CancelQuestion, Ok((CancelQuestion, Status::Routed)));
    check(asked_at_work(), national(), Command::CancelQuestion, Err(NotYours));
    check(asked_at_desk(), lead(), Command::CancelQuestion, Err(NotYours));

    let incomplete = Ok((LapseAtDesk, Status::Closed(Ending::Incomplete)));
    check(late(asked_at_desk(), ClockKind::Completion), S, Command::Lapse, incomplete);
    check(late(asked_at_work(), ClockKind::Completion), S, Command::Lapse, Ok((LapseAtWork, Status::Routed)));
    check(asked_at_desk(), S, Command::Lapse, Err(NotExpired));
    check(lapsed(), R, reply(), Ok((Revive, Status::Received)));
}

fn work(shown: &Shown) {
    use MoveName::*;
    use RefusalCode::*;
    let check = |life, actor, command, expected| shown.check(life, actor, command, expected);
    let lead = || officer("REG-11.01");
    let roads = || begun(Life::routed(), &[(admin("REG-11.01"), assign("REG-11.01/ROADS"))]);

    check(Life::routed(), admin("REG-11.01"), assign("REG-11.01/ROADS"), Ok((Assign, Status::Routed)));
    check(Life::routed(), lead(), assign("REG-11.01/ROADS"), Err(NotYours));
    check(Life::routed(), admin("REG-11.01"), assign("PROV-11/ROADS"), Err(UnitUnknown));
    check(Life::routed(), admin("REG-11.01"), assign_to("REG-11.01/ROADS", 31), Err(OfficerUnknown));
    check(roads(), officer("REG-11.01/ROADS"), start(), Ok((Start, Status::InProgress)));
    check(roads(), officer("REG-11.01/INSPECT"), start(), Err(NotYours));
    check(Life::routed(), lead(), start(), Ok((Start, Status::InProgress)));
    check(Life::routed(), officer("PROV-11"), start(), Err(NotYours));
    check(in_progress(), lead(), start(), Err(NotNow));
    check(in_progress(), lead(), progress(), Ok((Progress, Status::InProgress)));
    check(Life::routed(), lead(), progress(), Err(NotNow));

    check(Life::routed(), lead(), decline(), Ok((Decline, Status::Received)));
    check(in_progress(), admin("REG-11.01"), decline(), Ok((Decline, Status::Received)));
    let unknown = decline_for("ATLANTIS", "PROV-11");
    check(Life::routed(), lead(), unknown, Err(InstitutionUnknown));

    for (kind, name) in [
        (AnswerKind::Done, AnswerDone),
        (AnswerKind::Information, AnswerInformation),
        (AnswerKind::Refused, AnswerRefused),
    ] {
        check(Life::routed(), lead(), answer(kind), Ok((name, Status::Answered)));
        check(in_progress(), lead(), answer(kind), Ok((name, Status::Answered)));
    }
    let lawless = Command::Answer { kind: AnswerKind::Refused, text: "No.".into(), law: " ".into() };
    check(Life::routed(), lead(), lawless, Err(LawMissing));
    check(Life::routed(), S, answer(AnswerKind::Done), Err(NotYours));
}

/// Whom the duty map names as well, and who is connected, gets it at once; anything else goes to the desk.
fn named(shown: &Shown) {
    use MoveName::*;
    let check = |life, actor, command, expected| shown.check(life, actor, command, expected);
    let lead = || officer("REG-11.01");
    let to_desk = Ok((Decline, Status::Received));
    let to_named = Ok((DeclineToNamed, Status::Routed));

    check(Life::routed(), lead(), decline_for("PROV-11", "PROV-11"), to_named);
    check(in_progress(), admin("REG-11.01"), decline_for("MIN", "MIN"), to_named);
    check(Life::routed(), lead(), decline_for("PROV-11", "MIN"), to_desk);
    check(Life::routed(), lead(), decline_for("REG-11.02", "REG-11.02"), to_desk);
    check(Life::routed(), lead(), decline_for("REG-11.01", "REG-11.01"), to_desk);
    let nobody_named = Command::Decline {
        reason: DeclineReason::Duty,
        text: "Not ours.".into(),
        instead: None,
        found: duty_of("MIN"),
    };
    check(Life::routed(), lead(), nobody_named, to_desk);
    for topic in [BRIBE, ABUSE] {
        let sent = begun(Life::begin(&Arrival { topic, ..PLAIN }), &[(national(), route("REG-11.01", None))]);
        check(sent, lead(), decline_for("PROV-11", "PROV-11"), to_desk);
    }
    let head = in_circle("PROV-11/INSPECT", Rank::Head);
    let taken = begun(secret_at_desk(), &[(national(), route("REG-11.01", Some("REG-11.01/INSPECT")))]);
    check(taken, head, decline_for("PROV-11", "PROV-11"), to_desk);
}

fn disputes(shown: &Shown) {
    use MoveName::*;
    use RefusalCode::*;
    let check = |life, actor, command, expected| shown.check(life, actor, command, expected);
    let again = || begun(handed_back(), &[(national(), route("PROV-11", None))]);
    let sent_on = || begun(Life::routed(), &[(officer("REG-11.01"), decline_for("PROV-11", "PROV-11"))]);
    let in_dispute = Ok((DeclineAgain, Status::Disputed));
    for second in [again(), sent_on()] {
        check(second, officer("PROV-11"), decline(), in_dispute);
    }
    check(again(), officer("PROV-11"), decline_for("MIN", "MIN"), in_dispute);
    check(again(), officer("PROV-11"), decline_for("ATLANTIS", "MIN"), Err(InstitutionUnknown));

    let decided = Ok((Arbitrate, Status::Routed));
    check(disputed(), arbiter(), arbitrate("REG-11.01", None), decided);
    check(disputed(), arbiter(), arbitrate("MIN", None), decided);
    check(disputed(), national(), arbitrate("MIN", None), Err(NotYours));
    check(disputed(), officer("PROV-11"), arbitrate("MIN", None), Err(NotYours));
    check(disputed(), S, arbitrate("MIN", None), Err(NotYours));
    check(disputed(), national(), route("MIN", None), Err(NotNow));
    check(disputed(), arbiter(), arbitrate("ATLANTIS", None), Err(InstitutionUnknown));
    check(disputed(), arbiter(), arbitrate("REG-91.01", None), Err(Unreachable));
    check(disputed(), arbiter(), arbitrate("REG-11.01", Some("PROV-11/ROADS")), Err(UnitUnknown));
    let wordless = Command::Arbitrate { institution: institution("MIN"), unit: None, text: " ".into() };
    check(disputed(), arbiter(), wordless, Err(TextMissing));
    let own = [
        (arbiter(), route("REG-11.01", None)),
        (officer("REG-11.01"), decline()),
        (national(), route("PROV-11", None)),
        (officer("PROV-11"), decline()),
    ];
    check(begun(at_desk(), &own), arbiter(), arbitrate("MIN", None), Err(OwnRouting));
    // Who declined does not decide from another seat, and nobody where their own institution declined.
    let decliner = Actor::Staff(Staff { is_arbiter: true, ..staff(30, Role::National, "MIN") });
    check(disputed(), decliner, arbitrate("MIN", None), Err(OwnRouting));
    let by_ministry = begun(handed_back(), &[(national(), route("MIN", None)), (officer("MIN"), decline())]);
    check(by_ministry, arbiter(), arbitrate("REG-11.01", None), Err(NotYours));
    let named_own = begun(disputed(), &[(arbiter(), arbitrate("MIN", None))]);
    check(named_own, arbiter(), rearbitrate(), Ok((Rearbitrate, Status::Disputed)));

    // Within one government its coordinator decides, and only within it.
    check(disputed(), coordinator("PROV-11"), arbitrate("REG-11.01", None), decided);
    check(disputed(), coordinator("PROV-11"), arbitrate("MIN", None), Err(NotYours));
    check(disputed(), coordinator("PROV-71"), arbitrate("REG-71.01", None), Err(NotYours));
    let across = begun(handed_back(), &[(national(), route("MIN", None)), (officer("MIN"), decline())]);
    check(across, coordinator("PROV-11"), arbitrate("REG-11.01", None), Err(NotYours));

    let inspected = || arbitrate("REG-11.01", Some("REG-11.01/INSPECT"));
    check(secret_disputed(), arbiter(), inspected(), decided);
    check(secret_disputed(), arbiter(), arbitrate("REG-11.01", None), Err(UnitNeeded));
    check(secret_disputed(), coordinator("PROV-11"), inspected(), Err(NotYours));

    check(bound(), officer("REG-11.01"), decline(), Err(Binding));
    check(bound(), officer("REG-11.01"), start(), Ok((Start, Status::InProgress)));
    check(bound(), arbiter(), rearbitrate(), Ok((Rearbitrate, Status::Disputed)));
    check(bound(), coordinator("PROV-11"), rearbitrate(), Ok((Rearbitrate, Status::Disputed)));
    check(bound(), national(), rearbitrate(), Err(NotYours));
    check(Life::routed(), arbiter(), rearbitrate(), Err(NotBinding));
    check(disputed(), R, reply(), Ok((Message, Status::Disputed)));
    check(disputed(), arbiter(), ask(), Err(NotNow));

    let lapse = |holder| Command::LapseArbitration(duty_of(holder));
    let nobody = || Command::LapseArbitration(Findings::default());
    let missed = Ok((ArbitrationMissed, Status::Disputed));
    let overdue = || late(disputed(), ClockKind::Arbitration);
    check(disputed(), S, lapse("REG-11.01"), Err(NotExpired));
    check(overdue(), S, lapse("REG-11.01"), Ok((ArbitrationLapsed, Status::Routed)));
    check(overdue(), S, lapse("REG-11.02"), Ok((ArbitrationLapsed, Status::Routed)));
    check(overdue(), S, lapse("REG-91.01"), missed);
    check(overdue(), S, nobody(), missed);
    check(begun(overdue(), &[(S, nobody())]), S, nobody(), Err(NotExpired));
    check(begun(overdue(), &[(S, nobody())]), arbiter(), arbitrate("MIN", None), decided);
    check(overdue(), arbiter(), lapse("REG-11.01"), Err(NotYours));
    check(late(secret_disputed(), ClockKind::Arbitration), S, lapse("REG-11.01"), missed);
}

fn parties(shown: &Shown) {
    use MoveName::*;
    use RefusalCode::*;
    let check = |life, actor, command, expected| shown.check(life, actor, command, expected);
    let accused = |life, whom| begun(life, &[(R, accuse(whom))]);
    let noted = |status| Ok((NameParty, status));
    let taken = Ok((TakeFromParty, Status::Received));

    for who in [R, national(), coordinator("PROV-11")] {
        check(at_desk(), who.clone(), accuse("REG-11.01"), noted(Status::Received));
        check(Life::routed(), who, accuse("REG-11.01"), taken);
    }
    for who in [admin("REG-11.01"), officer("REG-11.01"), coordinator("PROV-71"), S] {
        check(Life::routed(), who, accuse("REG-71.01"), Err(NotYours));
    }
    let with_roads = || begun(Life::routed(), &[(admin("REG-11.01"), assign("REG-11.01/ROADS"))]);
    check(Life::routed(), R, accuse("REG-11.01/ROADS"), noted(Status::Routed));
    check(Life::routed(), R, accuse("@30"), noted(Status::Routed));
    for life in [with_roads(), in_progress(), asked_at_work(), promised(), answered()] {
        let roads = life.case.lead.as_ref().is_some_and(|lead| lead.unit.is_some());
        check(life, R, accuse(if roads { "REG-11.01/ROADS" } else { "REG-11.01" }), taken);
    }
    check(solved(), R, accuse("REG-11.01"), Err(OpenFirst));
    check(solved(), R, accuse("REG-71.01"), noted(Status::Closed(Ending::ConfirmedSolved)));
    check(rejected(), R, accuse("REG-11.01"), noted(Status::Rejected));
    check(at_desk(), R, accuse("ATLANTIS"), Err(InstitutionUnknown));
    check(at_desk(), R, accuse("REG-11.01/MAGIC"), Err(UnitUnknown));
    check(at_desk(), R, accuse("@99"), Err(OfficerUnknown));
    check(accused(at_desk(), "REG-11.01"), R, accuse("REG-11.01"), Err(PartyNamedBefore));
    let five = ["REG-11.01", "REG-11.02", "PROV-11", "PROV-71", "REG-71.01"];
    check(five.into_iter().fold(at_desk(), accused), R, accuse("REG-91.01"), Err(PartiesFull));
    check(at_desk(), R, accuse("MIN"), Err(NobodyLeft));
    check(accused(accused(at_desk(), "@1"), "@2"), R, accuse("@3"), Err(NobodyLeft));

    // Nobody gives it to them: a person, the program, who declines, the arbiter, the map of duties.
    check(accused(at_desk(), "REG-11.01"), national(), route("REG-11.01", None), Err(Accused));
    check(accused(at_desk(), "REG-11.01"), national(), sure("REG-11.01"), Err(Accused));
    check(accused(at_desk(), "PROV-11"), national(), route("REG-11.02", None), Err(Accused));
    check(accused(at_desk(), "@30"), national(), route("REG-11.01", None), Err(Accused));
    let roads = || route("REG-11.01", Some("REG-11.01/ROADS"));
    check(accused(at_desk(), "REG-11.01/ROADS"), national(), roads(), Err(Accused));
    let inspect = route("REG-11.01", Some("REG-11.01/INSPECT"));
    check(
        accused(at_desk(), "REG-11.01/ROADS"),
        national(),
        inspect.clone(),
        Ok((RouteByPerson, Status::Routed)),
    );
    check(accused(secret_at_desk(), "PROV-11/INSPECT"), national(), inspect, Err(Accused));
    check(accused(at_desk(), "REG-71.01"), S, sure("REG-11.01"), Err(AccusedByPerson));
    let assigning = |whom| accused(Life::routed(), whom);
    check(assigning("REG-11.01/ROADS"), admin("REG-11.01"), assign("REG-11.01/ROADS"), Err(Accused));
    check(assigning("@30"), admin("REG-11.01"), assign("REG-11.01/INSPECT"), Err(Accused));
    let declined = decline_for("PROV-11", "PROV-11");
    let lead = officer("REG-11.01");
    check(
        accused(Life::routed(), "PROV-11"),
        lead.clone(),
        declined.clone(),
        Ok((Decline, Status::Received)),
    );
    check(accused(Life::routed(), "PROV-71"), lead.clone(), declined, Ok((DeclineToNamed, Status::Routed)));
    check(accused(disputed(), "REG-71.01"), arbiter(), arbitrate("REG-71.01", None), Err(Accused));
    let overdue = late(accused(disputed(), "REG-71.01"), ClockKind::Arbitration);
    let lapse = Command::LapseArbitration(duty_of("REG-11.01"));
    check(overdue, S, lapse, Ok((ArbitrationMissed, Status::Disputed)));

    // They do nothing themselves either.
    check(accused(Life::routed(), "@30"), lead, start(), Err(NotYours));
    check(accused(at_desk(), "@1"), national(), route("REG-11.01", None), Err(NotYours));
}

fn promises(shown: &Shown) {
    use MoveName::*;
    use RefusalCode::*;
    let check = |life, actor, command, expected| shown.check(life, actor, command, expected);
    let lead = || officer("REG-11.01");
    let kept_open = Ok((AnswerPromised, Status::Promised));

    // Ninety days from Monday, 1 July, are over on 29 September.
    check(in_progress(), lead(), promise("2024-09-29"), kept_open);
    check(in_progress(), lead(), promise("2024-09-30"), Err(PromiseTooLong));
    check(Life::routed(), admin("REG-11.01"), promise("2024-07-02"), kept_open);
    check(Life::routed(), lead(), promise("2024-07-01"), Err(PromisePast));
    let wordless = Command::Promise { text: " ".into(), until: "2024-07-02".parse().expect("a day") };
    check(Life::routed(), lead(), wordless, Err(TextMissing));
    check(Life::routed(), officer("PROV-11"), promise("2024-07-02"), Err(NotYours));
    check(answered(), lead(), promise("2024-07-02"), Err(NotNow));
    check(asked_at_work(), lead(), promise("2024-07-02"), Err(NotNow));

    let renewed = || begun(promised(), &[(lead(), promise("2024-08-30"))]);
    check(promised(), admin("REG-11.01"), promise("2024-08-30"), Ok((RenewPromise, Status::Promised)));
    check(renewed(), lead(), promise("2024-08-31"), Err(PromiseRenewed));
    let mut on_the_eve = promised();
    on_the_eve.at("2024-07-30 23:59");
    check(on_the_eve, lead(), promise("2024-08-30"), Ok((RenewPromise, Status::Promised)));
    let mut on_the_day = promised();
    on_the_day.at("2024-07-31 00:00");
    check(on_the_day, lead(), promise("2024-08-30"), Err(PromiseDue));
    let again = begun(
        late(renewed(), ClockKind::Promise),
        &[(S, Command::BreakPromise), (lead(), promise("2024-10-01"))],
    );
    check(again, lead(), promise("2024-10-02"), Ok((RenewPromise, Status::Promised)));

    check(promised(), lead(), deliver(), Ok((Deliver, Status::Answered)));
    check(promised(), R, deliver(), Err(NotYours));
    check(in_progress(), lead(), deliver(), Err(NotNow));
    check(promised(), lead(), answer(AnswerKind::Done), Err(NotNow));
    check(promised(), S, Command::BreakPromise, Err(NotExpired));
    check(promised(), lead(), Command::BreakPromise, Err(NotYours));
    let broken = || late(promised(), ClockKind::Promise);
    check(broken(), S, Command::BreakPromise, Ok((PromiseBroken, Status::InProgress)));
    check(broken(), S, Command::Expire(ClockKind::Promise), Err(NotExpired));
    check(broken(), lead(), deliver(), Ok((Deliver, Status::Answered)));

    check(promised(), R, Command::Confirm, Ok((ConfirmPromise, Status::Closed(Ending::ConfirmedSolved))));
    check(promised(), lead(), Command::Confirm, Err(NotYours));
    check(promised(), R, reopen(), Ok((Reopen, Status::InProgress)));
    check(promised(), R, reply(), Ok((Message, Status::Promised)));
    check(promised(), national(), return_to_work(), Err(NotNow));
}

fn extensions(shown: &Shown) {
    use MoveName::*;
    use RefusalCode::*;
    let check = |life, actor, command, expected| shown.check(life, actor, command, expected);
    let desk = || admin("REG-11.01");
    let extended = Ok((Extend, Status::InProgress));

    check(in_progress(), desk(), extend(1), extended);
    check(in_progress(), desk(), extend(10), extended);
    check(in_progress(), desk(), extend(0), Err(ExtensionDays));
    check(in_progress(), desk(), extend(11), Err(ExtensionDays));
    check(in_progress(), desk(), Command::Extend { days: 3, text: " ".into() }, Err(TextMissing));
    for other in [officer("REG-11.01"), admin("PROV-11"), national(), R, S] {
        check(in_progress(), other, extend(3), Err(NotYours));
    }
    check(Life::routed(), desk(), extend(3), Err(NotNow));
    check(asked_at_work(), desk(), extend(3), Err(NotNow));
    check(promised(), desk(), extend(3), Err(NotNow));
    check(answered(), desk(), extend(3), Err(NotNow));

    // Once in its life, also when the work is taken up again.
    check(begun(in_progress(), &[(desk(), extend(1))]), desk(), extend(1), Err(ExtensionUsed));
    let again = [(desk(), extend(1)), (officer("REG-11.01"), answer(AnswerKind::Done)), (R, reopen())];
    check(begun(in_progress(), &again), desk(), extend(1), Err(ExtensionUsed));
    let reopened = [(officer("REG-11.01"), answer(AnswerKind::Done)), (R, reopen())];
    check(begun(in_progress(), &reopened), desk(), extend(1), extended);

    // In time: the work is due on Monday, 22 July.
    let mut on_the_last_day = in_progress();
    on_the_last_day.at("2024-07-22 23:59");
    check(on_the_last_day, desk(), extend(3), extended);
    check(late(in_progress(), ClockKind::Resolution), desk(), extend(3), Err(LimitPassed));

    // What has 60 working days is past the outer limit without any extension.
    let supervised = Life::begin(&Arrival { topic: BRIBE, ..PLAIN });
    let at_work = [(national(), route("REG-11.01", None)), (officer("REG-11.01"), start())];
    check(begun(supervised, &at_work), desk(), extend(1), Err(BeyondOuterLimit));

    let in_secret = || {
        let head = in_circle("PROV-11/INSPECT", Rank::Head);
        begun(
            secret_at_desk(),
            &[(national(), route("REG-11.01", Some("REG-11.01/INSPECT"))), (head, start())],
        )
    };
    check(in_secret(), in_circle("PROV-11/INSPECT", Rank::Head), extend(3), extended);
    check(in_secret(), in_circle("PROV-11/INSPECT", Rank::Member), extend(3), Err(NotYours));
}

fn answers_and_endings(shown: &Shown) {
    use Ending::*;
    use MoveName::*;
    use RefusalCode::*;
    let check = |life, actor, command, expected| shown.check(life, actor, command, expected);
    let closed = |name, ending| Ok((name, Status::Closed(ending)));

    check(answered(), R, Command::Confirm, closed(MoveName::ConfirmSolved, ConfirmedSolved));
    check(refused_by_law(), R, Command::Confirm, closed(ConfirmRefusal, RefusedByLaw));
    check(answered(), officer("REG-11.01"), Command::Confirm, Err(NotYours));
    check(in_progress(), R, Command::Confirm, Err(NotNow));
    check(answered(), S, Command::Close, Err(NotExpired));
    check(
        late(answered(), ClockKind::ReporterReply),
        S,
        Command::Close,
        closed(CloseBySilence, AnsweredNoReply),
    );
    let silent = late(refused_by_law(), ClockKind::ReporterReply);
    check(silent, S, Command::Close, closed(CloseRefusalBySilence, RefusedByLaw));

    check(answered(), R, reply(), Ok((MessageWhileAnswered, Status::Answered)));
    check(begun(answered(), &[(R, reply())]), R, reply(), Ok((Message, Status::Answered)));
    check(in_progress(), R, reply(), Ok((Message, Status::InProgress)));
    check(solved(), R, reply(), closed(Message, ConfirmedSolved));
    check(rejected(), R, reply(), Err(NotNow));

    let author = || officer("REG-11.01");
    let colleague = || Actor::Staff(staff(31, Role::Officer, "REG-11.01"));
    check(answered(), author(), correct(), Ok((CorrectAnswer, Status::Answered)));
    check(answered(), admin("REG-11.01"), correct(), Ok((CorrectAnswer, Status::Answered)));
    check(answered(), colleague(), correct(), Err(NotYours));
    check(answered(), officer("PROV-11"), correct(), Err(NotYours));
    check(solved(), author(), correct(), Err(NotNow));
    check(refused_by_law(), author(), correct(), Err(LawMissing));
    let lawful = Command::CorrectAnswer { text: "No.".into(), law: "UU 38/2004".into() };
    check(refused_by_law(), author(), lawful, Ok((CorrectAnswer, Status::Answered)));

    for life in [answered(), solved(), begun(refused_by_law(), &[(R, Command::Confirm)])] {
        check(life, national(), return_to_work(), Ok((ReturnToWork, Status::InProgress)));
    }
    check(solved(), coordinator("PROV-11"), return_to_work(), Ok((ReturnToWork, Status::InProgress)));
    check(solved(), coordinator("PROV-71"), return_to_work(), Err(NotYours));
    check(solved(), admin("REG-11.01"), return_to_work(), Err(NotYours));
    check(lapsed(), national(), return_to_work(), Err(NotNow));

    check(solved(), R, rate(2), closed(Rate, ConfirmedSolved));
    check(begun(solved(), &[(R, rate(2))]), R, rate(5), Err(RatedAlready));
    check(answered(), R, rate(5), Err(NotNow));
    check(solved(), admin("REG-11.01"), rate(5), Err(NotYours));

    check(answered(), R, reopen(), Ok((Reopen, Status::InProgress)));
    check(solved(), R, reopen(), Ok((Reopen, Status::InProgress)));
    check(lapsed(), R, reopen(), Err(NotNow));
    let again = [(R, reopen()), (officer("REG-11.01"), answer(AnswerKind::Done))];
    check(begun(begun(answered(), &again), &again), R, reopen(), Err(ReopeningUsed));
    let mut long_ago = solved();
    long_ago.at("2024-08-14 09:00");
    check(long_ago, R, reopen(), Err(ReopeningOver));
}

fn withdrawals(shown: &Shown) {
    use MoveName::*;
    use RefusalCode::*;
    let check = |life, actor, command, expected| shown.check(life, actor, command, expected);
    let gone = |life| begun(life, &[(R, Command::Withdraw)]);

    for life in [
        at_desk(),
        asked_at_desk(),
        asked_at_work(),
        Life::routed(),
        in_progress(),
        disputed(),
        promised(),
        answered(),
    ] {
        let left = life.case.status;
        check(life, R, Command::Withdraw, Ok((Withdraw, Status::Withdrawn)));
        let again = match left {
            Status::Received => gone(at_desk()),
            Status::AwaitingReporter(Interrupted::Received) => gone(asked_at_desk()),
            Status::AwaitingReporter(_) => gone(asked_at_work()),
            Status::Routed => gone(Life::routed()),
            Status::InProgress => gone(in_progress()),
            Status::Disputed => gone(disputed()),
            Status::Promised => gone(promised()),
            _ => gone(answered()),
        };
        check(again, R, Command::Resume, Ok((Resume, left)));
    }
    check(solved(), R, Command::Withdraw, Err(NotNow));
    check(at_desk(), national(), Command::Withdraw, Err(NotYours));
    let accused = || Life::begin(&Arrival { topic: BRIBE, ..PLAIN });
    check(accused(), R, Command::Withdraw, Err(SupervisedStays));
    check(gone(at_desk()), national(), Command::Resume, Err(NotYours));
    check(gone(at_desk()), R, reply(), Err(NotNow));
    let mut long_ago = gone(at_desk());
    long_ago.at("2024-08-13 23:59");
    check(long_ago, R, Command::Resume, Ok((Resume, Status::Received)));
    let mut long_ago = gone(at_desk());
    long_ago.at("2024-08-14 00:00");
    check(long_ago, R, Command::Resume, Err(ResumingOver));
}

fn timers(shown: &Shown) {
    use MoveName::*;
    use RefusalCode::*;
    let check = |life, actor, command, expected| shown.check(life, actor, command, expected);
    let expire = Command::Expire;
    let marked = |life| begun(late(life, ClockKind::Verification), &[(S, expire(ClockKind::Verification))]);

    let overdue = || late(at_desk(), ClockKind::Verification);
    check(overdue(), S, expire(ClockKind::Verification), Ok((Escalate, Status::Received)));
    check(at_desk(), S, expire(ClockKind::Verification), Err(NotExpired));
    check(overdue(), S, expire(ClockKind::Resolution), Err(NotExpired));
    check(marked(at_desk()), S, expire(ClockKind::Verification), Err(NotExpired));
    check(overdue(), national(), expire(ClockKind::Verification), Err(NotYours));
    let taken_over = late(historic(), ClockKind::Verification);
    check(taken_over, S, expire(ClockKind::Verification), Ok((RecordBreach, Status::Received)));
    // The reporter's silence has moves of its own; it is no breach.
    let silent = || late(asked_at_desk(), ClockKind::Completion);
    check(silent(), S, expire(ClockKind::Completion), Err(NotExpired));
    check(late(answered(), ClockKind::ReporterReply), R, Command::Escalate, Err(NothingBreached));

    check(overdue(), R, Command::Escalate, Ok((EscalateByReporter, Status::Received)));
    check(at_desk(), R, Command::Escalate, Err(NothingBreached));
    check(begun(marked(at_desk()), &[(R, Command::Escalate)]), R, Command::Escalate, Err(AtTheTop));
    check(begun(overdue(), &[(R, Command::Escalate)]), R, Command::Escalate, Err(RaisedAlready));
    check(solved(), R, Command::Escalate, Err(NotNow));
}

#[test]
fn a_refusal_names_its_rule_and_what_is_missing() {
    let no = Life::routed()
        .tries(&officer("REG-11.01"), &Command::Start { text: "x".repeat(WORDS_LIMIT + 5) })
        .err()
        .expect("too long");
    assert!(no.source.is_some());
    assert_eq!(no.args, [("length", "20005".to_string()), ("limit", "20000".to_string())]);
    assert_eq!(no.code.field(), Some("text"));

    let no = Life::begin(&Arrival { secrecy: Secrecy::Secret, ..PLAIN })
        .tries(&national(), &route("REG-11.01", Some("REG-11.01/ROADS")))
        .err()
        .expect("no circle");
    assert_eq!(no.args, [("unit", "REG-11.01/ROADS".to_string())]);
}
