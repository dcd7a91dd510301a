//! A world: the model, and beside it the program.

use super::acts::{Act, Carrier, Eyes, Saying, Who};
use super::country::{Place, beginning, places};
use super::dice::Dice;
use super::doors::Doors;
use super::laws::{self, Step};
use super::model::{Known, Model, No};
use super::tally::Tally;
use super::{Broken, Mode, Plan};
use lapor_domain::actors::Actor;
use lapor_domain::cases::case::Case;
use lapor_domain::cases::commands::Command;
use lapor_domain::cases::decide::Decision;
use lapor_domain::cases::events::Event;
use lapor_domain::cases::facts::Fact;
use lapor_domain::cases::moves::MoveName;
use lapor_domain::cases::visibility::Sight;
use lapor_domain::values::{CaseId, Instant, Ticket, UserId};

/// A world.
pub struct World {
    pub model: Model,
    pub tally: Tally,
    doors: Option<Doors>,
}

/// A command as it comes before a case.
struct Said<'a> {
    number: usize,
    actor: &'a Actor,
    command: &'a Command,
}

impl World {
    /// Every third desk is lonely, and each world begins on a day of its own.
    pub async fn open(plan: &Plan) -> World {
        let mut dice = Dice::new(plan.seed ^ 0xc0);
        let places = places(plan.seed % 3 == 2);
        let now = beginning(dice.between(0, 700));
        let (people, doors) = match plan.mode {
            Mode::Rules => (at_once(&places), None),
            Mode::Doors => {
                let (doors, people) = Doors::open(&places, now).await;
                (people, Some(doors))
            }
        };
        World { model: Model::new(people, now), tally: Tally::default(), doors }
    }

    /// Lets something happen. What no longer makes sense, because something before it was left out of the story, does
    /// not happen.
    pub async fn does(&mut self, act: &Act) -> Result<(), Broken> {
        self.tally.acts += 1;
        match act {
            Act::Report(number, sent) => self.report(*number, sent).await,
            Act::Say(saying) => self.say(saying, Answer::Heard).await,
            Act::SayTwice(saying) => self.say(saying, Answer::Lost).await,
            Act::SayAndDie(saying, within) => self.say(saying, Answer::CutOff(*within)).await,
            Act::Wait(seconds) => {
                self.pass(*seconds);
                Ok(())
            }
            Act::Sweep => self.sweep().await,
            Act::Look(number, person) => self.look(*number, *person).await,
            Act::LookAsReporter(number) => match (&self.doors, self.model.cases.get(number)) {
                (Some(doors), Some(known)) => doors.look_as_reporter(&self.model, known).await,
                _ => Ok(()),
            },
            Act::List(person) => match &self.doors {
                Some(doors) => doors.list(&self.model, &self.model.people[*person]).await,
                None => Ok(()),
            },
            Act::Leave => self.turn(Desk::Left).await,
            Act::Return => self.turn(Desk::Taken).await,
            Act::Die => {
                if let Some(doors) = &mut self.doors {
                    doors.die().await;
                }
                Ok(())
            }
            Act::Work(carrier) => self.work(*carrier).await,
        }
    }

    /// What must hold when everything is over: every letter has arrived, every count is right, every journal tells what
    /// the records say, and no case changed without anybody noticing.
    pub async fn ends(&mut self) -> Result<(), Broken> {
        self.sweep().await?;
        let Some(doors) = &self.doors else { return Ok(()) };
        self.model.present.now = self.model.present.now.plus_days(1);
        doors.at(self.model.present.now);
        for known in self.model.cases.values() {
            doors.is_kept(known).await?;
        }
        doors.settle(&self.model).await
    }

    fn pass(&mut self, seconds: i64) {
        self.model.present.now = self.model.present.now.plus_seconds(seconds);
        if let Some(doors) = &self.doors {
            doors.at(self.model.present.now);
        }
    }

    async fn report(&mut self, number: usize, sent: &super::acts::Sent) -> Result<(), Broken> {
        if self.model.cases.contains_key(&number) {
            return Ok(());
        }
        let receipt = match &self.doors {
            Some(doors) => Some(doors.receive(number, sent).await?),
            None => None,
        };
        let by_number = (CaseId(number as i64), Ticket::from_number(number as u64));
        let keys = receipt.as_ref().map_or(by_number, |receipt| (receipt.case.id, receipt.ticket));
        let (decision, proposal) = self.model.received(sent, keys);
        if receipt.as_ref().is_some_and(|receipt| receipt.case != decision.case) {
            return Err(Broken::of("the door decides as the rules do", format!("report {number}")));
        }
        let first = decision.events.iter().take_while(|event| event.version == 1).count();
        let case = Case::fold(keys.0, &decision.events[..first]).expect("a case begins with its report");
        self.tally.moved(MoveName::Submit, case.status);
        let known = Known {
            case,
            events: decision.events[..first].to_vec(),
            words: sent.words,
            has_address: !sent.email.is_empty(),
            code: receipt.map(|receipt| receipt.access_code),
            is_routed_on_arrival: decision.events.len() > first,
            opened_by: Vec::new(),
        };
        laws::check_case(&known, &self.model.present)?;
        self.model.cases.insert(number, known);
        if decision.events.len() > first {
            let command = Command::RouteAsProposed(proposal);
            let said = Said { number, actor: &Actor::System, command: &command };
            let joined = Decision { events: decision.events[first..].to_vec(), ..decision };
            self.take(&said, joined)?;
        }
        self.keeps(number).await
    }

    async fn say(&mut self, saying: &Saying, answer: Answer) -> Result<(), Broken> {
        let Some(known) = self.model.cases.get(&saying.number) else { return Ok(()) };
        let is_away = self.model.is_left && self.is_of_left_desk(saying.who);
        if is_away || (saying.eyes == Eyes::Stale && known.case.seen_version < 2) {
            return Ok(());
        }
        let actor = self.model.actor(saying.who);
        let command = self.model.addressed(&saying.command);
        let said = Said { number: saying.number, actor: &actor, command: &command };
        let outcome = self.model.outcome(known, &actor, &command, saying.eyes);
        if let Some(doors) = &mut self.doors {
            let asked = super::doors::Asked { known, actor: &actor, command: &command, eyes: saying.eyes };
            match answer {
                Answer::Heard => doors.say(&asked, &outcome).await?,
                Answer::Lost => doors.say_twice(&asked, &outcome).await?,
                Answer::CutOff(within) => doors.say_and_die(&asked, &outcome, within).await?,
            }
        }
        match outcome {
            Ok(decision) => self.take(&said, decision)?,
            Err(no) => self.tally.refused(no),
        }
        self.keeps(saying.number).await
    }

    fn is_of_left_desk(&self, who: Who) -> bool {
        let institution = match who {
            Who::Person(place) => self.model.people[place].institution.as_str(),
            Who::Reporter | Who::Program => return false,
        };
        institution == super::country::COMES_AND_GOES
    }

    /// Makes a Decision the present state, if it keeps to the laws.
    fn take(&mut self, said: &Said<'_>, decision: Decision) -> Result<(), Broken> {
        let Some(known) = self.model.cases.get_mut(&said.number) else { return Ok(()) };
        let name = move_of(&decision.events);
        let name =
            name.ok_or_else(|| Broken::of("a decision is one row of the table, and one version", "none"))?;
        laws::check_move(&Step {
            name,
            before: &known.case,
            after: &decision.case,
            past: &known.events,
            new: &decision.events,
            actor: said.actor,
            command: said.command,
            message: decision.message.as_ref(),
            present: &self.model.present,
        })?;
        let (from, to) = (known.case.status, decision.case.status);
        known.case = decision.case;
        known.events.extend(decision.events);
        laws::check_case(known, &self.model.present)?;
        match from == to {
            true => *self.tally.moves.entry(name).or_default() += 1,
            false => self.tally.moved(name, to),
        }
        Ok(())
    }

    async fn keeps(&self, number: usize) -> Result<(), Broken> {
        match (&self.doors, self.model.cases.get(&number)) {
            (Some(doors), Some(known)) => doors.is_kept(known).await,
            _ => Ok(()),
        }
    }

    /// The program looks at what ran out, and again: very late work gets an outer limit that is over already.
    async fn sweep(&mut self) -> Result<(), Broken> {
        self.sweep_once().await?;
        self.sweep_once().await?;
        for known in self.model.cases.values() {
            laws::check_after_a_look(&known.case, &self.model.present)?;
        }
        Ok(())
    }

    async fn sweep_once(&mut self) -> Result<(), Broken> {
        let due = self.model.due();
        if let Some(doors) = &self.doors {
            doors.sweep().await?;
        }
        for (number, kind) in &due {
            let Some((command, outcome)) = self.model.expired(*number, *kind) else { continue };
            let said = Said { number: *number, actor: &Actor::System, command: &command };
            match outcome {
                Ok(decision) => self.take(&said, decision)?,
                Err(no) => self.tally.refused(no),
            }
        }
        for (number, _) in &due {
            self.keeps(*number).await?;
        }
        Ok(())
    }

    async fn look(&mut self, number: usize, person: usize) -> Result<(), Broken> {
        let staff = self.model.people[person].clone();
        let Some(known) = self.model.cases.get(&number) else { return Ok(()) };
        let sight = self.model.sees(&staff, &known.case);
        if let Some(doors) = &self.doors {
            doors.look(&self.model, known, &staff).await?;
            if sight == Sight::Logged
                && let Some(known) = self.model.cases.get_mut(&number)
            {
                known.opened_by.push(staff.user);
            }
        }
        Ok(())
    }

    async fn turn(&mut self, desk: Desk) -> Result<(), Broken> {
        let is_left = desk == Desk::Left;
        if self.model.is_left == is_left {
            return Ok(());
        }
        self.model.turns(is_left);
        match &mut self.doors {
            Some(doors) => doors.turn(&self.model).await,
            None => Ok(()),
        }
    }

    async fn work(&mut self, carrier: Carrier) -> Result<(), Broken> {
        match &mut self.doors {
            Some(doors) => doors.work(carrier).await,
            None => Ok(()),
        }
    }
}

/// What becomes of an answer.
#[derive(Clone, Copy)]
enum Answer {
    Heard,
    Lost,
    CutOff(u64),
}

/// What becomes of a desk.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Desk {
    Left,
    Taken,
}

fn move_of(events: &[Event]) -> Option<MoveName> {
    events.iter().find_map(|event| match &event.fact {
        Fact::Moved { name, .. } => Some(*name),
        _ => None,
    })
}

fn at_once(places: &[Place]) -> Vec<lapor_domain::actors::Staff> {
    places.iter().zip(1..).map(|(place, user)| place.staff(UserId(user))).collect()
}

/// A no as a door would say it.
pub fn told(no: No) -> String {
    match no {
        No::NotFound => "not found".to_owned(),
        No::Refused(code) => code.code().to_owned(),
    }
}

/// The moment as the west shows it.
pub fn shown(now: Instant) -> String {
    let zone = lapor_domain::values::Zone::Wib;
    let date = zone.date_of(now);
    let minutes = (now.0 - zone.midnight(date).0) / 60_000_000;
    format!("{date} {:02}:{:02}", minutes / 60, minutes % 60)
}
