//! Plays all lives at once, day by day, with a clock that is set.

use super::Settings;
use super::cases::{DAYS, Line, Scripted, read};
use super::staff::People;
use crate::verify::progress;
use anyhow::Context;
use lapor_app::jobs::deadline_sweep::sweep;
use lapor_app::perform::{Envelope, perform};
use lapor_app::ports::SetClock;
use lapor_app::receive::{Arrival, receive};
use lapor_app::{App, Error, look};
use lapor_domain::actors::{Actor, Role};
use lapor_domain::cases::case::Case;
use lapor_domain::cases::commands::{AnswerKind, Command, DeclineReason, RejectionCode};
use lapor_domain::cases::disputes::Findings;
use lapor_domain::cases::facts::Value;
use lapor_domain::cases::parties::Party;
use lapor_domain::cases::status::Status;
use lapor_domain::reports::{Age, Channel, Draft, Kind, Secrecy};
use lapor_domain::routing::propose::Proposal;
use lapor_domain::values::{AreaCode, Instant, InstitutionCode, Ticket, UnitCode, Zone};
use std::collections::BTreeMap;

/// What was played.
#[derive(Default)]
pub struct Played {
    /// Reports received.
    pub reports: u32,
    /// Steps taken after that.
    pub steps: u32,
}

/// One thing to do at its time.
enum Due {
    Submit(usize),
    Say(usize, usize),
    DeskLooks(usize),
    Sweep,
}

/// A life that has begun.
struct Life {
    ticket: Ticket,
    proposal: Proposal,
    /// Who instead, as the last decline said.
    instead: Option<InstitutionCode>,
    rejected_by: usize,
}

struct Stage<'a> {
    app: &'a App,
    people: &'a People,
    settings: &'a Settings,
    scripts: &'a [Scripted],
    lives: Vec<Option<Life>>,
    played: Played,
}

/// A day of a script. Unit: seconds.
const DAY: f64 = 86_400.0;
/// Scripts count in days on which people work; the calendar has more of them.
const CALENDAR_PER_WORKING_DAY: f64 = 1.4;

/// Plays every case up to `now`.
pub async fn play(
    app: &App,
    clock: &SetClock,
    people: &People,
    settings: &Settings,
    now: Instant,
) -> anyhow::Result<Played> {
    let scripts = read()?;
    let plan = plan(app, &scripts, settings, now);
    let mut stage = Stage {
        app,
        people,
        settings,
        scripts: &scripts,
        lives: scripts.iter().map(|_| None).collect(),
        played: Played::default(),
    };
    let bar = progress(plan.len() as u64, "steps of the demo");
    for ((at, _), due) in plan {
        clock.set(at);
        stage.take(due).await?;
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(stage.played)
}

/// Everything to do, in the order of time.
fn plan(
    app: &App,
    scripts: &[Scripted],
    settings: &Settings,
    now: Instant,
) -> BTreeMap<(Instant, usize), Due> {
    let mut plan = BTreeMap::new();
    let mut add = |at: Instant, due: Due| {
        let nth = plan.len();
        if at < now {
            plan.insert((at, nth), due);
        }
    };
    for day in 0..=DAYS {
        let midnight = Zone::Wib.midnight(Zone::Wib.date_of(now.plus_days(day - DAYS)));
        add(midnight.plus_seconds(60), Due::Sweep);
        add(midnight.plus_seconds(3600 * 17), Due::Sweep);
    }
    let book = app.book();
    for (index, script) in scripts.iter().enumerate() {
        let zone = book.rulebook.areas.zone_of(&AreaCode::new(&script.area));
        let midnight = zone.midnight(zone.date_of(now.plus_days(-i64::from(script.day))));
        // A few minutes apart, as people are.
        let sent = midnight.plus_seconds(i64::from(script.hour) * 3600 + (index as i64 * 397) % 3600);
        let sent = if sent < now { sent } else { now.plus_seconds(-3600 + (index as i64 * 31) % 3000) };
        add(sent, Due::Submit(index));
        let starts_at_desk = script.says.first().is_some_and(|line| line.who == "desk");
        if !starts_at_desk {
            add(later(sent, settings.desk_after_days), Due::DeskLooks(index));
        }
        let mut at = sent;
        for (step, line) in script.says.iter().enumerate() {
            at = later(at, line.after_days * CALENDAR_PER_WORKING_DAY);
            add(at, Due::Say(index, step));
            // What comes back to the desk is looked at again; what the script has for it comes first.
            let is_last = step + 1 == script.says.len();
            if is_last && ["reporter", "officer", "admin"].contains(&line.who.as_str()) {
                add(later(at, settings.desk_after_days * 2.0), Due::DeskLooks(index));
            }
        }
    }
    plan
}

fn later(at: Instant, days: f64) -> Instant {
    at.plus_seconds((days * DAY) as i64)
}

impl Stage<'_> {
    async fn take(&mut self, due: Due) -> anyhow::Result<()> {
        match due {
            Due::Submit(index) => self.submit(index).await,
            Due::Say(index, step) => self.say(index, step).await,
            Due::DeskLooks(index) => self.desk_looks(index).await,
            Due::Sweep => sweep(self.app).await.map(|_| ()).map_err(Into::into),
        }
    }

    async fn submit(&mut self, index: usize) -> anyhow::Result<()> {
        let script = &self.scripts[index];
        let draft = Draft {
            words: script.words.clone(),
            title: script.title.clone(),
            kind: Kind::from_code(&script.kind),
            area: script.area.clone(),
            place: script.place.clone(),
            secrecy: script.secret.then_some(Secrecy::Secret),
            ..Draft::default()
        };
        let token = format!("demo-{index}");
        let arrival = Arrival { channel: Channel::Web, sent_at: None, age: Age::Live, token };
        let receipt = receive(self.app, &draft, &arrival).await.with_context(|| script.words.clone())?;
        self.played.reports += 1;
        self.lives[index] =
            Some(Life { ticket: receipt.ticket, proposal: receipt.proposal, instead: None, rejected_by: 0 });
        Ok(())
    }

    /// The desk's first look at what the program left to it.
    async fn desk_looks(&mut self, index: usize) -> anyhow::Result<()> {
        let is_settled = self.scripts[index].day > 2 || !self.scripts[index].says.is_empty();
        if is_settled && self.status(index).await? == Some(Status::Received) {
            self.route(index).await?;
        }
        Ok(())
    }

    async fn status(&self, index: usize) -> anyhow::Result<Option<Status>> {
        let Some(life) = &self.lives[index] else { return Ok(None) };
        Ok(look::for_job(self.app, life.ticket).await?.map(|case| case.status))
    }

    /// Routes as the desk would: to whom the decline named, else as proposed, else to the government of
    /// the place. Where that can't be said it stays at the desk.
    async fn route(&mut self, index: usize) -> anyhow::Result<()> {
        let Some(life) = &self.lives[index] else { return Ok(()) };
        let Some(case) = look::for_job(self.app, life.ticket).await? else { return Ok(()) };
        let Some((institution, unit)) = self.target(life, &case) else { return Ok(()) };
        let desk = usize::from(life.rejected_by == 1) % self.people.nationals().len();
        let actor = Actor::Staff(self.people.nationals()[desk].clone());
        self.perform(life.ticket, &Command::Route { institution, unit }, &actor).await
    }

    fn target(&self, life: &Life, case: &Case) -> Option<(InstitutionCode, Option<UnitCode>)> {
        let book = self.app.book();
        let government = || {
            use lapor_domain::areas::AreaLevel;
            use lapor_domain::routing::book::RoutingBook;
            let area = case.area.as_ref()?;
            let regency = area.at_level(AreaLevel::Regency).or_else(|| area.at_level(AreaLevel::Province))?;
            book.rulebook.government_of(&regency).map(|one| one.code.clone())
        };
        if case.is_secret() {
            let circle: UnitCode = self.settings.circle.parse().ok()?;
            let unit = UnitCode { institution: government()?, kind: circle.kind };
            return Some((unit.institution.clone(), Some(unit)));
        }
        if let Some(instead) = &life.instead {
            return Some((instead.clone(), None));
        }
        match &life.proposal.institution {
            Some(institution) => Some((institution.clone(), life.proposal.unit.clone())),
            None => government().map(|institution| (institution, None)),
        }
    }

    async fn say(&mut self, index: usize, step: usize) -> anyhow::Result<()> {
        let line = self.scripts[index].says[step].clone();
        let is_for_lead = matches!(line.who.as_str(), "officer" | "admin");
        if is_for_lead && self.status(index).await? == Some(Status::Received) {
            self.route(index).await?;
        }
        let Some(life) = &self.lives[index] else { return Ok(()) };
        let ticket = life.ticket;
        let Some(case) = look::for_job(self.app, ticket).await? else { return Ok(()) };
        // A case that the program has routed already is asked or refused by whoever has it now.
        let actor = match line.who.as_str() {
            "reporter" => Some(Actor::Reporter),
            "arbiter" => Some(self.people.arbiter()),
            "desk" if case.lead.is_none() => Some(Actor::Staff(self.people.nationals()[0].clone())),
            "admin" => self.lead_actor(&case, Role::Admin),
            _ => self.lead_actor(&case, Role::Officer),
        };
        let (Some(actor), Some(command)) = (actor, command(&line)) else { return Ok(()) };
        if let (Command::Decline { instead, .. }, Some(life)) = (&command, &mut self.lives[index]) {
            life.instead = instead.clone();
        }
        if let (Command::Reject { .. }, Some(life)) = (&command, &mut self.lives[index]) {
            life.rejected_by = 1;
        }
        self.perform(ticket, &command, &actor).await
    }

    fn lead_actor(&self, case: &Case, role: Role) -> Option<Actor> {
        let lead = case.lead.as_ref()?;
        match (&lead.circle, role) {
            (Some(_), Role::Admin) => Some(self.people.circle_head()),
            (Some(_), _) => Some(self.people.circle_member()),
            (None, role) => self.people.at(self.app, &lead.acting, role),
        }
    }

    /// A lawful no leaves the case as it is: the demo shows what the rules allow, and nothing else.
    async fn perform(&mut self, ticket: Ticket, command: &Command, actor: &Actor) -> anyhow::Result<()> {
        match perform(self.app, ticket, command, actor, &Envelope::default()).await {
            Ok(_) => self.played.steps += 1,
            Err(Error::Refused(_) | Error::NotFound) => {}
            Err(error) => return Err(error.into()),
        }
        Ok(())
    }
}

fn command(line: &Line) -> Option<Command> {
    let text = line.text.clone();
    let answer = |kind: AnswerKind, law: &str| {
        Some(Command::Answer { kind, text: text.clone(), law: law.to_string() })
    };
    match line.does.as_str() {
        "ask" => Some(Command::Ask { text }),
        "reply" | "message" | "revive" => Some(Command::Reply { text }),
        "start" => Some(Command::Start { text }),
        "progress" => Some(Command::Progress { text }),
        "answer-done" => answer(AnswerKind::Done, ""),
        "answer-information" => answer(AnswerKind::Information, ""),
        // The scripts name the rule in the text itself.
        "answer-refused" => answer(AnswerKind::Refused, &line.text),
        "decline" => Some(Command::Decline {
            reason: DeclineReason::Duty,
            text,
            instead: line.instead.as_deref().map(InstitutionCode::new),
            found: Findings::default(),
        }),
        "arbitrate" => {
            let institution = InstitutionCode::new(line.instead.as_deref()?);
            Some(Command::Arbitrate { institution, unit: None, text })
        }
        "reject" => Some(Command::Reject { code: RejectionCode::from_code(line.code.as_deref()?)?, text }),
        "contest" => Some(Command::Contest { text }),
        "reopen" => Some(Command::Reopen { text }),
        "confirm" => Some(Command::Confirm),
        "accuse" => Some(Command::NameParty { party: Party::take(line.instead.as_deref()?)?, text }),
        _ => None,
    }
}
