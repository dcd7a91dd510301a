//! What happens next. Of several things that could be said, the one is chosen that came of least often so far:
//! worlds find their own way to the rare moves and the rare refusals.

use super::acts::{Act, Carrier, Eyes, Saying, Sent, Who};
use super::country::{AREAS, INSTITUTIONS, WORDS};
use super::dice::Dice;
use super::model::{Known, Model, No};
use super::say::say;
use super::tally::Tally;
use lapor_domain::cases::commands::CommandName;
use lapor_domain::cases::decide::{Decision, actions_for};
use lapor_domain::cases::facts::Fact;
use lapor_domain::cases::moves::table;
use lapor_domain::cases::refusal::RefusalCode;
use lapor_domain::deadlines::clocks::ClockKind;
use lapor_domain::reports::{Age, Channel, Kind, Secrecy};
use std::collections::BTreeMap;

/// How many things are considered before one is said.
const CONSIDERED: usize = 16;

/// How many of the newest reports people have to do with.
const IN_HAND: usize = 14;

/// Chooses what happens.
pub struct Chooser {
    dice: Dice,
    sent: usize,
    sweeps_next: bool,
    /// The case that time was passed for.
    watched: Option<usize>,
    /// How often time was passed for a clock of each kind.
    awaited: BTreeMap<ClockKind, u64>,
}

impl Chooser {
    pub fn new(seed: u64) -> Chooser {
        Chooser {
            dice: Dice::new(seed),
            sent: 0,
            sweeps_next: false,
            watched: None,
            awaited: BTreeMap::new(),
        }
    }

    pub fn next(&mut self, model: &Model, tally: &Tally) -> Act {
        if std::mem::take(&mut self.sweeps_next) {
            return Act::Sweep;
        }
        let open = model.cases.values().filter(|known| known.case.status.is_open()).count();
        if open < 5 || self.dice.is_one_in(25) {
            return self.report();
        }
        match self.dice.below(400) {
            0..50 => self.wait(model),
            50..75 => self.look(model),
            75..83 => Act::List(self.dice.below(model.people.len())),
            83..85 => {
                if model.is_left {
                    Act::Return
                } else {
                    Act::Leave
                }
            }
            85..90 => Act::Work(*self.dice.pick(&[Carrier::Lives, Carrier::Dies, Carrier::FindsNobody])),
            90 if self.dice.is_one_in(5) => Act::Die,
            91..95 => self.saying(model, tally).map_or(Act::Sweep, Act::SayTwice),
            95 if self.dice.is_one_in(3) => {
                let within = self.dice.between(0, 3000).unsigned_abs();
                self.saying(model, tally).map_or(Act::Sweep, |saying| Act::SayAndDie(saying, within))
            }
            _ => self.saying(model, tally).map_or(Act::Sweep, Act::Say),
        }
    }

    fn report(&mut self) -> Act {
        let dice = &mut self.dice;
        self.sent += 1;
        let is_historic = dice.is_one_in(6);
        let sent = Sent {
            words: dice.word(WORDS),
            kind: *dice.pick(&[Kind::Complaint, Kind::Complaint, Kind::Aspiration, Kind::Information]),
            area: dice.word(AREAS),
            institution: if dice.is_one_in(6) { dice.word(&INSTITUTIONS[..6]) } else { "" },
            secrecy: *dice.pick(&[None, None, Some(Secrecy::Open), Some(Secrecy::Secret)]),
            age: if is_historic { Age::Historic } else { Age::Live },
            channel: if is_historic { Channel::Import } else { *dice.pick(&[Channel::Web, Channel::Api]) },
            days_ago: *dice.pick(&[0, 0, 0, 2, 40]),
            email: dice.word(&["", "warga@contoh.id"]),
        };
        Act::Report(self.sent, sent)
    }

    /// Hours, days, or until a clock is about to run out or just has. Mostly the program looks then.
    fn wait(&mut self, model: &Model) -> Act {
        let dice = &mut self.dice;
        self.sweeps_next = !dice.is_one_in(4);
        let hours = match dice.below(20) {
            0..5 => dice.between(1, 30),
            5..7 => dice.between(30, 240),
            7 => dice.between(240, 1200),
            _ => {
                let awaited = |kind: &ClockKind| self.awaited.get(kind).copied().unwrap_or_default();
                let running = ClockKind::ALL.into_iter().map(|kind| (kind, running(model, kind)));
                let some = running.filter(|(_, due)| !due.is_empty());
                let Some((kind, due)) = some.min_by_key(|(kind, _)| awaited(kind)) else { return Act::Sweep };
                *self.awaited.entry(kind).or_default() += 1;
                let (number, until) = *dice.pick(&due);
                self.watched = Some(number);
                (until + dice.pick(&[-10, 0, 1, 1, 8])).max(1)
            }
        };
        Act::Wait(hours * 3600)
    }

    fn look(&mut self, model: &Model) -> Act {
        let Some(number) = self.in_hand(model) else { return Act::Sweep };
        match self.dice.is_one_in(5) {
            true => Act::LookAsReporter(number),
            false => Act::Look(number, self.dice.below(model.people.len())),
        }
    }

    fn in_hand(&mut self, model: &Model) -> Option<usize> {
        let watched = self.watched.filter(|number| model.cases.contains_key(number));
        if watched.is_some() && self.dice.is_one_in(2) {
            return watched;
        }
        let newest: Vec<usize> = model.cases.keys().rev().take(IN_HAND).copied().collect();
        if newest.is_empty() { None } else { Some(*self.dice.pick(&newest)) }
    }

    /// What comes of least so far, of a few that could be said.
    fn saying(&mut self, model: &Model, tally: &Tally) -> Option<Saying> {
        let mut best: Option<(f64, Saying)> = None;
        for _ in 0..CONSIDERED {
            let Some((saying, outcome)) = self.considered(model) else { continue };
            let worth = worth(&outcome, tally) * (0.5 + self.dice.below(100) as f64 / 100.0);
            if best.as_ref().is_none_or(|(most, _)| worth > *most) {
                best = Some((worth, saying));
            }
        }
        best.map(|(_, saying)| saying)
    }

    /// Something that somebody could say, and what would come of it.
    fn considered(&mut self, model: &Model) -> Option<(Saying, Outcome)> {
        let number = self.in_hand(model)?;
        let known = model.cases.get(&number)?;
        let (who, name) = match self.dice.below(4) {
            0 => (self.anybody(model), *self.dice.pick(&CommandName::ALL)),
            1 => {
                let who = self.anybody(model);
                let offered = actions_for(&known.case, &model.actor(who), &model.present.scene());
                (who, if offered.is_empty() { CommandName::Reply } else { *self.dice.pick(&offered) })
            }
            _ => return self.by_right(model, (number, known)),
        };
        let command = say(name, (model, known), &mut self.dice)?;
        let eyes = self.eyes(known, who);
        let outcome = model.outcome(known, &model.actor(who), &model.addressed(&command), eyes);
        Some((Saying { number, who, command, eyes }, outcome))
    }

    /// A command that may be said where the case stands, by somebody who may say it.
    fn by_right(&mut self, model: &Model, (number, known): (usize, &Known)) -> Option<(Saying, Outcome)> {
        let rows: Vec<_> = table().iter().filter(|row| row.from.contains(&known.case.status)).collect();
        let name = if rows.is_empty() { CommandName::Reply } else { self.dice.pick(&rows).command };
        let command = say(name, (model, known), &mut self.dice)?;
        let addressed = model.addressed(&command);
        let everybody = model.people.len() + 2;
        let first = self.dice.below(everybody);
        let speakers = (first..first + everybody).map(|place| speaker(place % everybody));
        let tried = speakers.map(|who| {
            let eyes = if who == Who::Program { Eyes::Closed } else { Eyes::Fresh };
            (who, eyes, model.outcome(known, &model.actor(who), &addressed, eyes))
        });
        let is_theirs =
            |outcome: &Outcome| !matches!(outcome, Err(No::NotFound | No::Refused(RefusalCode::NotYours)));
        let (who, eyes, outcome) = tried.into_iter().find(|(_, _, outcome)| is_theirs(outcome))?;
        Some((Saying { number, who, command, eyes }, outcome))
    }

    fn anybody(&mut self, model: &Model) -> Who {
        match self.dice.below(3) {
            0 => speaker(self.dice.below(2)),
            _ => Who::Person(self.dice.below(model.people.len())),
        }
    }

    /// The program has no eyes, and nobody has seen what came before the first version.
    fn eyes(&mut self, known: &Known, who: Who) -> Eyes {
        let is_blind = who == Who::Program || known.case.seen_version < 2;
        match self.dice.below(20) {
            _ if is_blind => Eyes::Closed,
            0 => Eyes::Stale,
            1..10 => Eyes::Fresh,
            _ => Eyes::Closed,
        }
    }
}

/// What comes of a command.
type Outcome = Result<Decision, No>;

/// The reporter, the program, then everybody at work.
fn speaker(place: usize) -> Who {
    match place {
        0 => Who::Reporter,
        1 => Who::Program,
        _ => Who::Person(place - 2),
    }
}

/// The clocks of this kind that have not run out: of which case, and in how many hours they will.
fn running(model: &Model, kind: ClockKind) -> Vec<(usize, i64)> {
    let now = model.present.now;
    let clocks =
        model.cases.iter().filter_map(|(number, known)| Some((*number, known.case.open_clock(kind)?)));
    let due = clocks.filter_map(|(number, clock)| Some((number, clock.due_at?.0 - now.0)));
    due.filter(|(_, left)| *left > 0).map(|(number, left)| (number, left / 3_600_000_000)).collect()
}

fn worth(outcome: &Outcome, tally: &Tally) -> f64 {
    let rare = |times: u64| 1.0 / (1.0 + times as f64);
    match outcome {
        Ok(decision) => {
            let moved = decision.events.iter().find_map(|event| match &event.fact {
                Fact::Moved { name, .. } => Some(*name),
                _ => None,
            });
            moved.map_or(0.0, |name| rare(tally.move_count(name)))
        }
        Err(No::NotFound) => 0.3 * rare(tally.unseen),
        Err(No::Refused(code)) => 0.3 * rare(tally.refusal_count(*code)),
    }
}
