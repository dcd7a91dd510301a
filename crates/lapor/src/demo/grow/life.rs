//! One life, from the report to its last move: people ask, the rules decide, and clocks run out in between.

mod reports;
mod speech;

use super::cast::Cast;
use super::country::Country;
use super::dice::Dice;
use super::fates::{Act, Fate};
use super::moments::{Sending, at_work, later};
use super::words::{About, Hand, Words};
use lapor_app::Error;
use lapor_app::book::{Book, Subject};
use lapor_app::grow::{Begun, begin};
use lapor_app::jobs::deadline_sweep::command_for;
use lapor_app::office::Present;
use lapor_domain::actors::{Actor, Role};
use lapor_domain::cases::case::Case;
use lapor_domain::cases::commands::Command;
use lapor_domain::cases::decide::{Decision, Scene, decide};
use lapor_domain::cases::disputes::{Dispute, DutyHolder, Findings};
use lapor_domain::cases::events::Event;
use lapor_domain::cases::status::{Interrupted, Status};
use lapor_domain::deadlines::clocks::Clock;
use lapor_domain::routing::book::RoutingBook;
use lapor_domain::rulebook::Directory;
use lapor_domain::values::{AreaCode, Instant, InstitutionCode, Zone};
use lapor_store::keys::Keys;
use std::sync::Arc;

/// The longest that a life may go on refusing to take a lawful turn.
const REFUSALS: u8 = 4;
/// The longest life.
const STEPS: usize = 60;
/// How long before the present the last move of an open case may lie, so that its clock has not run out: an answer
/// or a promise, and a question. Unit: days.
const FRESH: (f64, f64) = (11.0, 25.0);
/// The same of the last decline of a case in dispute. Unit: days.
const FRESH_DISPUTE: f64 = 2.5;
/// Below this slowness an office works at any hour.
const HURRY: f64 = 0.4;
/// An odd number of which every multiple falls elsewhere between 0 and 1: the golden section.
const GOLDEN: f64 = 0.618_033_988_749_894_8;

/// Everything that lives have in common.
pub struct World {
    /// The rules.
    pub book: Arc<Book>,
    /// Who is at work.
    pub directory: Arc<Directory>,
    /// The keys that seal what must stay apart.
    pub keys: Arc<Keys>,
    /// Who acts.
    pub cast: Cast,
    /// Places and topics.
    pub country: Country,
    /// What is said.
    pub words: Words,
    /// When reports are sent.
    pub sending: Sending,
    /// Now: no life goes on after it.
    pub now: Instant,
    /// From which everything that chance decides follows.
    pub seed: u64,
}

/// Which life it is.
#[derive(Clone, Copy)]
pub struct Turn {
    /// Its number among all lives of these records.
    pub number: u64,
    /// Its place in this run.
    pub nth: u64,
    /// How many this run has.
    pub all: u64,
}

/// A life as it was lived up to now.
pub struct Lived {
    /// How it began.
    pub begun: Begun,
    /// Everything that was decided, the beginning first.
    pub decisions: Vec<Decision>,
    /// What the reporter wrote.
    pub words: String,
}

impl Lived {
    /// The case as it stands now.
    pub fn case(&self) -> &Case {
        self.decisions.last().map_or(&self.begun.decision.case, |last| &last.case)
    }
}

/// Lives a life.
///
/// # Errors
/// The report has flaws, which would be a mistake in the lists of words.
pub fn live(world: &World, turn: Turn) -> Result<Lived, Error> {
    let mut dice = Dice::new(world.seed, turn.number);
    let sent = world.sending.nth(turn.nth, turn.all, &mut dice);
    let place = (turn.nth as f64 * GOLDEN).fract();
    let fate = Fate::of(place, &sent, &mut dice);
    // Nobody writes in the future; whoever was drawn there wrote a moment ago.
    let at = sent.at.min(world.now.plus_seconds(-60 - i64::try_from(dice.below(3600)).unwrap_or_default()));
    let sheet = reports::sheet(world, at, &mut dice);
    let about =
        About { topic: sheet.topic, place: world.country.names(&world.book.rulebook, sheet.area.as_ref()) };
    let (draft, arrival) = reports::report(world, &sheet, &about, (turn.number, &mut dice));
    let present = Present { book: world.book.clone(), directory: world.directory.clone(), now: at };
    let begun = begin(&world.keys, &present, (&draft, &arrival), turn.number)?;
    let case = begun.decision.case.clone();
    let mut living = Living {
        world,
        about,

        begun,
        case,
        decisions: Vec::new(),
        now: at,
        fate,
        hand: sheet.hand,
        instead: None,
        words: draft.words,
        refusals: 0,
        dice,
    };
    living.go_on();
    let (begun, rest, words) = (living.begun, living.decisions, living.words);
    let decisions = std::iter::once(begun.decision.clone()).chain(rest).collect();
    Ok(Lived { begun, decisions, words })
}

/// A life while it is lived.
struct Living<'a> {
    world: &'a World,
    about: About<'a>,
    begun: Begun,

    case: Case,
    decisions: Vec<Decision>,
    now: Instant,
    fate: Fate,
    hand: Hand,
    /// Whom the last lead named in its place.
    instead: Option<InstitutionCode>,
    /// What the reporter wrote.
    words: String,
    refusals: u8,
    dice: Dice,
}

impl Living<'_> {
    fn go_on(&mut self) {
        for _ in 0..STEPS {
            let act = self.fate.next(&self.case).filter(|_| self.refusals < REFUSALS);
            let meant = act.map(|act| (act, self.moment_of(act)));
            let until = meant.map_or(self.world.now, |(_, at)| at.min(self.world.now));
            match (self.next_expiry(until), meant) {
                (Some((at, command)), _) => self.expire(at, &command),
                (None, Some((act, at))) if at < self.world.now => self.take(act, at),
                _ => return,
            }
        }
    }

    /// When somebody gets round to it.
    fn moment_of(&mut self, act: Act) -> Instant {
        let pace = if act.is_of_office() { self.fate.slowness } else { self.fate.slowness.min(1.0) };
        let days = self.dice.wait(act.mean_days() * pace);
        let mut at = later(self.now, days);
        if self.fate.is_last(act) {
            let fresh = match act {
                Act::Answer(_) | Act::Promise | Act::Deliver => FRESH.0,
                Act::Decline => FRESH_DISPUTE,
                _ => FRESH.1,
            };
            at = at.max(later(self.world.now, -self.dice.unit() * fresh));
        }
        if !act.is_of_office() || self.fate.slowness < HURRY {
            return at;
        }
        let (zone, area) = self.office();
        at_work(at, (zone, area.as_ref()), &self.world.book.rulebook, &mut self.dice)
    }

    /// Where the hours are counted of whoever acts next.
    fn office(&self) -> (Zone, Option<AreaCode>) {
        let lead =
            self.case.lead.as_ref().and_then(|lead| self.world.book.rulebook.institution(&lead.acting));
        lead.map_or((Zone::Wib, None), |one| (one.zone, one.area.clone()))
    }

    /// What the deadline sweep does next up to then, as the first that finds it.
    fn next_expiry(&mut self, until: Instant) -> Option<(Instant, Command)> {
        let is_waiting = |clock: &&Clock| clock.is_open() && clock.breached_at.is_none();
        let clocks = self.case.clocks.iter().filter(is_waiting);
        let due = clocks.filter_map(|clock| Some((clock.due_at?, command_for(clock.kind)?)));
        let (due, command) = due.min_by_key(|(due, _)| *due)?;
        let at =
            Instant(due.max(self.now).0 + 1 + i64::try_from(self.dice.below(60_000_000)).unwrap_or_default());
        (at <= until).then_some((at, command))
    }

    fn expire(&mut self, at: Instant, command: &Command) {
        // A sweep that may not is right to leave it, but must not be asked again for ever.
        if !self.decide(at, command, &Actor::System) {
            self.refusals = REFUSALS;
            self.now = self.world.now;
        }
    }

    fn take(&mut self, act: Act, at: Instant) {
        let before = self.case.status;
        let done = match self.said(act) {
            Some((command, actor)) => self.decide(at, &command, &actor),
            None => false,
        };
        self.refusals += u8::from(!done);
        self.now = self.now.max(at);
        self.fate.did(act, before, &mut self.dice);
    }

    fn decide(&mut self, at: Instant, command: &Command, actor: &Actor) -> bool {
        let mut command = command.clone();
        if let Some(found) = command.findings_mut() {
            *found = Findings { holder: self.holder(), past: Dispute::of(&self.journal()) };
        }
        let scene = Scene { now: at, rulebook: &self.world.book.rulebook, directory: &self.world.directory };
        let Ok(decision) = decide(&self.case, &command, actor, &scene) else { return false };
        self.now = at;
        self.case = decision.case.clone();
        self.decisions.push(decision);
        true
    }

    /// Everything that was decided so far.
    fn journal(&self) -> Vec<Event> {
        let decisions = std::iter::once(&self.begun.decision).chain(&self.decisions);
        decisions.flat_map(|decision| decision.events.iter().cloned()).collect()
    }

    /// Whom the duty map names, as the program reads the words; of a secret report it reads none.
    fn holder(&self) -> Option<DutyHolder> {
        let (area, topic) = (self.case.area.as_ref(), self.case.topic.as_ref());
        let subject = Subject { text: &self.words, area, topic, institution: None };
        (!self.case.is_secret()).then(|| self.world.book.duty_holder(&subject)).flatten()
    }

    /// Who acts for whoever has the case: the desk of the country, or the lead.
    fn whoever_has_it(&mut self, role: Role) -> Option<Actor> {
        let is_at_desk = matches!(
            self.case.status,
            Status::Received | Status::Rejected | Status::AwaitingReporter(Interrupted::Received)
        );
        match self.case.lead.as_ref().filter(|_| !is_at_desk) {
            Some(lead) => self.world.cast.lead(lead, role, &mut self.dice),
            None => self.world.cast.national(&self.case, &mut self.dice),
        }
    }
}

#[cfg(test)]
mod tests;
