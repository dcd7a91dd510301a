//! The program beside the model: an App on SQLite in memory. It must say what the rules say, keep what they make of a
//! case, and show no more than they allow.

use super::Broken;
use super::acts::{Carrier, Eyes, Sent};
use super::country::{COMES_AND_GOES, Place};
use super::model::{Known, Model, No};
use super::outside::{Content, Outside, Way};
use super::world::told;
use lapor_app::jobs::count::{self, count};
use lapor_app::jobs::deadline_sweep::sweep;
use lapor_app::jobs::deliver::{LEASE_SECONDS, deliver};
use lapor_app::jobs::verify::verify;
use lapor_app::look::{self, View};
use lapor_app::perform::{Envelope, perform};
use lapor_app::ports::SetClock;
use lapor_app::receive::{Arrival, Receipt, receive};
use lapor_app::rulebook::Files;
use lapor_app::{App, Error};
use lapor_domain::actors::{Actor, Staff};
use lapor_domain::cases::case::Case;
use lapor_domain::cases::commands::Command;
use lapor_domain::cases::decide::{Decision, actions_for};
use lapor_domain::cases::events::Event;
use lapor_domain::cases::notices::owed;
use lapor_domain::cases::visibility::Sight;
use lapor_domain::reports::{Contact, Draft};
use lapor_domain::values::{Instant, Ticket};
use lapor_store::agencies::{self, NewSeat, SeatId};
use lapor_store::keys::{Keys, Purpose};
use lapor_store::open::Store;
use lapor_store::users::{self, NewUser};
use lapor_store::{Location, Secret, access, arbiters, cases, journal};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;

/// An App with its records, its clock and its outside.
pub struct Doors {
    app: Arc<App>,
    clock: Arc<SetClock>,
    place: TempDir,
    outside: Outside,
    /// The seats that come and go.
    seats: Vec<(Staff, SeatId)>,
    keys_used: u64,
}

/// A command as it is brought to the door.
pub struct Asked<'a> {
    pub known: &'a Known,
    pub actor: &'a Actor,
    pub command: &'a Command,
    pub eyes: Eyes,
}

/// Memory that looks like a folder, where the system has it.
const MEMORY: &str = "/dev/shm";

async fn start(place: &Path, clock: Arc<SetClock>) -> Arc<App> {
    let keys = Keys::open_or_create(&place.join("keys"), Purpose::Demo).expect("keys");
    let location = Location::Directory(place.join("data"));
    let store = Store::open(&location, keys).await.expect("the records open");
    Arc::new(App::open_with(store, clock, Files::seed()).await.expect("the App opens"))
}

impl Doors {
    pub async fn open(places: &[Place], now: Instant) -> (Doors, Vec<Staff>) {
        let place = match Path::new(MEMORY).is_dir() {
            true => TempDir::new_in(MEMORY),
            false => TempDir::new(),
        }
        .expect("a folder for the records");
        let clock = Arc::new(SetClock::at(now));
        let app = start(place.path(), clock.clone()).await;
        let outside = Outside::default();
        let mut doors = Doors { app, clock, place, outside, seats: Vec::new(), keys_used: 0 };
        let people = doors.seat(places, now).await;
        (doors, people)
    }

    async fn seat(&mut self, places: &[Place], now: Instant) -> Vec<Staff> {
        let hash = Secret::new("$argon2id$none".to_owned());
        let mut people = Vec::new();
        let mut tx = self.app.store().db.begin().await.expect("begin");
        for (number, place) in places.iter().enumerate() {
            let login = format!("person {number}");
            let new = NewUser { login: &login, name: &login, password_hash: &hash, created_at: now };
            let staff = place.staff(users::create(&mut tx, &new).await.expect("an account"));
            let seat = agencies::add_seat(&mut tx, &new_seat(&staff, now)).await.expect("a seat");
            if staff.is_arbiter {
                arbiters::mark(&mut tx, seat, now).await.expect("marked");
            }
            for circle in &staff.circles {
                agencies::join_circle(&mut tx, staff.user, circle, now).await.expect("in the circle");
            }
            if place.institution == COMES_AND_GOES {
                self.seats.push((staff.clone(), seat));
            }
            people.push(staff);
        }
        tx.commit().await.expect("commit");
        self.app.refresh_directory().await.expect("the directory");
        people
    }

    pub fn at(&self, now: Instant) {
        self.clock.set(now);
    }

    /// The program is gone, with all it had not written, and is started over the same records.
    pub async fn die(&mut self) {
        self.app = start(self.place.path(), self.clock.clone()).await;
    }

    pub async fn receive(&self, number: usize, sent: &Sent) -> Result<Receipt, Broken> {
        let draft = Draft {
            words: sent.words.to_owned(),
            kind: Some(sent.kind),
            area: sent.area.to_owned(),
            institution: sent.institution.to_owned(),
            secrecy: sent.secrecy,
            contact: Contact { email: sent.email.to_owned(), ..Contact::default() },
            ..Draft::default()
        };
        let arrival = Arrival {
            channel: sent.channel,
            sent_at: Some(self.app.now().plus_days(-sent.days_ago)),
            age: sent.age,
            token: format!("report {number}"),
        };
        let again = async || receive(&self.app, &draft, &arrival).await.map_err(failed);
        let first = again().await?;
        if number.is_multiple_of(7) {
            let second = again().await?;
            let is_same = second.is_repeat && second.ticket == first.ticket;
            law(is_same, "a report sent twice is one case", || format!("report {number}"))?;
        }
        Ok(first)
    }

    async fn performed(&self, asked: &Asked<'_>, key: Option<&str>) -> Result<Case, Error> {
        let case = &asked.known.case;
        let seen = match asked.eyes {
            Eyes::Closed => None,
            Eyes::Fresh => Some(case.seen_version),
            Eyes::Stale => Some(case.seen_version.saturating_sub(1)),
        };
        let envelope = Envelope { seen, key: key.map(ToOwned::to_owned) };
        perform(&self.app, case.ticket, asked.command, asked.actor, &envelope).await
    }

    pub async fn say(&self, asked: &Asked<'_>, expected: &Result<Decision, No>) -> Result<(), Broken> {
        agrees(self.performed(asked, None).await, expected)
    }

    /// The answer is lost, so it is said again with the same key: once done, and the same answer.
    pub async fn say_twice(
        &mut self,
        asked: &Asked<'_>,
        expected: &Result<Decision, No>,
    ) -> Result<(), Broken> {
        let key = self.new_key();
        agrees(self.performed(asked, Some(&key)).await, expected)?;
        agrees(self.performed(asked, Some(&key)).await, expected)
    }

    /// The program dies in the middle of it. Then it was done wholly or not at all, and saying it again does it once.
    pub async fn say_and_die(
        &mut self,
        asked: &Asked<'_>,
        expected: &Result<Decision, No>,
        within_us: u64,
    ) -> Result<(), Broken> {
        let key = self.new_key();
        let within = Duration::from_micros(within_us);
        if let Ok(answer) = tokio::time::timeout(within, self.performed(asked, Some(&key))).await {
            agrees(answer, expected)?;
        }
        self.die().await;
        let kept = self.kept(asked.known.case.ticket).await?;
        let is_whole = kept == asked.known.case || expected.as_ref().is_ok_and(|done| done.case == kept);
        law(is_whole, "what was cut off is done wholly or not at all", || super::laws::standing(&kept))?;
        agrees(self.performed(asked, Some(&key)).await, expected)
    }

    fn new_key(&mut self) -> String {
        self.keys_used += 1;
        format!("key {}", self.keys_used)
    }

    pub async fn sweep(&self) -> Result<(), Broken> {
        sweep(&self.app).await.map(|_| ()).map_err(failed)
    }

    async fn kept(&self, ticket: Ticket) -> Result<Case, Broken> {
        let case = cases::by_ticket(self.app.store(), ticket).await.map_err(|error| failed(error.into()))?;
        case.ok_or_else(|| Broken::of("no case is lost", ticket.to_string()))
    }

    /// The records hold the case as the rules made it, and every row of its journal.
    pub async fn is_kept(&self, known: &Known) -> Result<(), Broken> {
        let kept = self.kept(known.case.ticket).await?;
        let differs = || {
            format!("kept: {}; made: {}", super::laws::standing(&kept), super::laws::standing(&known.case))
        };
        law(kept == known.case, "the records hold what the rules made", differs)?;
        let told = journal::of_case(self.app.store(), kept.id).await.map_err(|error| failed(error.into()))?;
        let counts = || format!("{} rows, expected {}", told.len(), known.events.len());
        law(told == known.events, "the journal holds everything that happened, and nothing else", counts)
    }

    /// Opens a case as somebody at work: no more is seen than is allowed, and what must be noted is.
    pub async fn look(&self, model: &Model, known: &Known, staff: &Staff) -> Result<(), Broken> {
        let sight = model.sees(staff, &known.case);
        let seen = look::as_staff(&self.app, known.case.ticket, staff).await;
        let mut noted = known.opened_by.clone();
        noted.extend((sight == Sight::Logged).then_some(staff.user));
        self.is_noted(known, &noted).await?;
        let seen = match (sight, seen) {
            (Sight::Nothing, Err(Error::NotFound)) => return Ok(()),
            (Sight::Logged | Sight::Full, Ok(seen)) => seen,
            (_, Err(error)) => return Err(failed(error)),
            (Sight::Nothing, Ok(_)) => {
                let who = format!("{:?} opens {}", staff.role, super::laws::standing(&known.case));
                return Err(Broken::of("what is out of sight does not open", who));
            }
        };
        let actions = actions_for(&known.case, &Actor::Staff(staff.clone()), &model.present.scene());
        let is_same = seen.case == known.case && seen.journal == known.events && seen.actions == actions;
        law(is_same, "who may see a case sees it as it is", || super::laws::standing(&known.case))?;
        law(seen.openings.is_empty(), "only the reporter sees who looked", || "openings".to_owned())
    }

    async fn is_noted(&self, known: &Known, expected: &[lapor_domain::values::UserId]) -> Result<(), Broken> {
        let db = &self.app.store().db;
        let openings = access::of_case(db, known.case.id).await.map_err(|error| failed(error.into()))?;
        let users: Vec<_> = openings.iter().map(|opening| opening.user).collect();
        let counts = || format!("{} openings are noted, {} were", users.len(), expected.len());
        law(users == expected, "a secret view is noted, and only one", counts)
    }

    pub async fn look_as_reporter(&self, model: &Model, known: &Known) -> Result<(), Broken> {
        let Some(code) = &known.code else { return Ok(()) };
        let seen = look::as_reporter(&self.app, known.case.ticket, code).await.map_err(failed)?;
        let actions = actions_for(&known.case, &Actor::Reporter, &model.present.scene());
        let users: Vec<_> = seen.openings.iter().map(|opening| opening.user).collect();
        let is_same = seen.case == known.case && seen.journal == known.events && seen.actions == actions;
        law(is_same, "the reporter sees the case as it is", || super::laws::standing(&known.case))?;
        law(users == known.opened_by, "the reporter sees every opening", || format!("{}", users.len()))
    }

    /// The lists of somebody at work hold exactly what they may see.
    pub async fn list(&self, model: &Model, staff: &Staff) -> Result<(), Broken> {
        for view in [View::Open, View::Ended] {
            let rows = look::queue(&self.app, staff, view, None, 2000).await.map_err(failed)?;
            let listed: BTreeSet<Ticket> = rows.iter().map(|row| row.ticket).collect();
            let is_shown = |known: &&Known| {
                let is_open = known.case.status.is_open();
                is_open == (view == View::Open) && model.sees(staff, &known.case) != Sight::Nothing
            };
            let expected: BTreeSet<Ticket> =
                model.cases.values().filter(is_shown).map(|known| known.case.ticket).collect();
            let counts = || {
                format!("{view:?} of {:?}: {} rows, expected {}", staff.role, listed.len(), expected.len())
            };
            law(listed == expected, "a list holds what may be seen, and nothing else", counts)?;
        }
        Ok(())
    }

    /// A desk is left or taken, and the program hears of it.
    pub async fn turn(&mut self, model: &Model) -> Result<(), Broken> {
        let now = self.app.now();
        let mut tx = self.app.store().db.begin().await.map_err(|error| failed(error.into()))?;
        for (staff, seat) in &mut self.seats {
            match model.is_left {
                true => agencies::end_seat(&mut tx, *seat, now).await.expect("ended"),
                false => *seat = agencies::add_seat(&mut tx, &new_seat(staff, now)).await.expect("a seat"),
            }
        }
        tx.commit().await.map_err(|error| failed(error.into()))?;
        self.app.refresh_directory().await.map_err(failed)?;
        let present = self.app.present();
        let knows = present.directory.connected == model.present.directory.connected
            && present.directory.officers == model.present.directory.officers;
        law(knows, "the program knows who is there", || "the directory differs".to_owned())
    }

    /// What was decided has its effects. A carrier that dies leaves its letters to the next.
    pub async fn work(&mut self, carrier: Carrier) -> Result<(), Broken> {
        let way = Way { outside: &self.outside, carrier };
        // Of a worker that dies nothing is left but the letters that it holds.
        tokio::select! {
            done = deliver(&self.app, &way) => done.map(|_| ()).map_err(failed)?,
            () = self.outside.died() => {}
        }
        count(&self.app).await.map(|_| ()).map_err(failed)
    }

    /// At the end every effect has come about: letters, counts; and every journal is folded.
    pub async fn settle(&self, model: &Model) -> Result<(), Broken> {
        self.at(model.present.now.plus_seconds(LEASE_SECONDS + 1));
        let way = Way { outside: &self.outside, carrier: Carrier::Lives };
        while deliver(&self.app, &way).await.map_err(failed)?.taken > 0 {}
        self.has_told_all(model)?;
        while count(&self.app).await.map_err(failed)? > 0 {}
        let miscounts = count::verify(&self.app, || {}).await.map_err(failed)?;
        law(miscounts.is_empty(), "every count is what the journals say", || format!("{miscounts:?}"))?;
        let findings = verify(&self.app, || {}).await.map_err(failed)?;
        law(findings.is_empty(), "the records are the fold of the journals", || format!("{findings:?}"))
    }

    /// Every letter that was owed has arrived at least once, none that was not, and none tells of a secret.
    fn has_told_all(&self, model: &Model) -> Result<(), Broken> {
        let taken = self.outside.taken();
        let mut expected = BTreeSet::new();
        for known in model.cases.values().filter(|known| known.has_address) {
            let decisions = known.events.chunk_by(|one, next| one.version == next.version);
            // A report that is routed as it arrives is told of once.
            let is_told_already = |events: &[Event]| known.is_routed_on_arrival && events[0].version == 2;
            let owing = decisions.filter(|events| !is_told_already(events));
            let versions = owing.filter_map(|events| Some(owed(&known.case, events)?.0));
            expected.extend(versions.map(|version| (known.case.ticket, version)));
            let is_told = |(key, (_, content)): (&(Ticket, u64), &(u64, Content))| {
                key.0 == known.case.ticket && *content == Content::Openly
            };
            let tells = known.case.is_secret() && taken.iter().any(is_told);
            law(!tells, "no letter tells of a secret case", || super::laws::standing(&known.case))?;
        }
        let arrived: BTreeSet<(Ticket, u64)> = taken.keys().copied().collect();
        let counts = || format!("{} arrived, {} were owed", arrived.len(), expected.len());
        law(arrived == expected, "every letter that is owed arrives, and no other", counts)
    }
}

fn new_seat(staff: &Staff, now: Instant) -> NewSeat {
    NewSeat {
        user: staff.user,
        role: staff.role,
        institution: staff.institution.clone(),
        unit: staff.unit.clone(),
        created_at: now,
    }
}

fn law(holds: bool, law: &'static str, found: impl FnOnce() -> String) -> Result<(), Broken> {
    if holds { Ok(()) } else { Err(Broken::of(law, found())) }
}

fn failed(error: Error) -> Broken {
    Broken::of("the records serve", error.to_string())
}

fn agrees(answer: Result<Case, Error>, expected: &Result<Decision, No>) -> Result<(), Broken> {
    let answered = match &answer {
        Ok(case) => super::laws::standing(case),
        Err(error) => error.to_string(),
    };
    let is_agreed = match (&answer, expected) {
        (Ok(case), Ok(decision)) => case == &decision.case,
        (Err(Error::NotFound), Err(No::NotFound)) => true,
        (Err(Error::Refused(refusal)), Err(No::Refused(code))) => refusal.code == *code,
        _ => false,
    };
    let meant = match expected {
        Ok(decision) => super::laws::standing(&decision.case),
        Err(no) => told(*no),
    };
    law(is_agreed, "the door decides as the rules do", || {
        format!("answered: {answered}; by the rules: {meant}")
    })
}
