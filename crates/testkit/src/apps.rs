//! A whole App on either engine, with the real rulebook and a clock to turn.

mod commands;
mod story;

pub use commands::*;
pub use story::{Citizen, Country, Member, Sent, story};

use crate::databases::{Fresh, on_postgres, on_sqlite};
use lapor_app::jobs::deadline_sweep::{Swept, sweep};
use lapor_app::jobs::verify::{Finding, verify};
use lapor_app::perform::{Envelope, perform};
use lapor_app::ports::SetClock;
use lapor_app::receive::{Arrival, Receipt, receive};
use lapor_app::rulebook::Files;
use lapor_app::sign_in::{NewStaff, create_staff};
use lapor_app::{App, Error, arbiters, look};
use lapor_domain::actors::{Actor, CircleSeat, Rank, Role, Staff};
use lapor_domain::cases::case::Case;
use lapor_domain::cases::commands::Command;
use lapor_domain::reports::{Age, Channel, Draft};
use lapor_domain::values::{Instant, InstitutionCode, Ticket, UnitCode, Zone};
use lapor_store::agencies;
use lapor_store::db::Statement;
use lapor_store::keys::{Keys, Purpose};
use lapor_store::open::Store;
use lapor_store::{Location, vault};
use std::ops::Deref;
use std::sync::Arc;
use tempfile::TempDir;

/// An App of its own for one test.
pub struct TestApp {
    /// The work.
    pub app: Arc<App>,
    /// Its clock.
    pub clock: Arc<SetClock>,
    /// Where its records are.
    pub location: Location,
    /// Where its keys are.
    pub keys: TempDir,
}

impl Deref for TestApp {
    type Target = App;

    fn deref(&self) -> &App {
        &self.app
    }
}

/// When tests begin unless they say otherwise: a Monday at nine in the west, far from any holiday.
pub fn monday() -> Instant {
    Zone::Wib.midnight(jiff::civil::date(2026, 7, 6)).plus_seconds(9 * 3600)
}

/// Runs `test` with an App on SQLite, then with one on PostgreSQL.
///
/// # Panics
/// When the test does, or when PostgreSQL can't be started.
pub fn with_app<F, Fut>(test: F)
where
    F: Fn(TestApp) -> Fut,
    Fut: Future<Output = ()>,
{
    on_sqlite(|fresh| async { test(open(fresh, Files::seed()).await).await });
    on_postgres(|fresh| async { test(open(fresh, Files::seed()).await).await });
}

/// Opens an App over a fresh database, with this rulebook.
///
/// # Panics
/// When it can't be opened.
pub async fn open(fresh: Fresh, seed: Files) -> TestApp {
    let keys = TempDir::new().expect("a directory for keys");
    let held = Keys::open_or_create(&keys.path().join("keys"), Purpose::Demo).expect("keys");
    let store = Store::open(&fresh.location, held).await.expect("the records open");
    let clock = Arc::new(SetClock::at(monday()));
    let app = App::open_with(store, clock.clone(), seed).await.expect("the App opens");
    TestApp { app: Arc::new(app), clock, location: fresh.location, keys }
}

impl TestApp {
    /// Turns the clock on by days of 24 hours.
    pub fn pass_days(&self, days: i64) {
        self.clock.set(self.app.now().plus_days(days));
    }

    /// Makes a member of staff and gives them as they act. The password is `rahasia-sekali`.
    ///
    /// # Panics
    /// When they can't be made.
    pub async fn staff(&self, login: &str, role: Role, institution: &str) -> Staff {
        self.staff_with(login, (role, institution, None), &[]).await
    }

    /// As [`TestApp::staff`], with a unit and places in circles.
    ///
    /// # Panics
    /// When they can't be made.
    pub async fn staff_with(
        &self,
        login: &str,
        (role, institution, unit): (Role, &str, Option<&str>),
        circles: &[(&str, Rank)],
    ) -> Staff {
        let institution = InstitutionCode::new(institution);
        let parse = |code: &str| code.parse::<UnitCode>().expect("a unit code");
        let unit = unit.map(parse);
        let circles: Vec<(UnitCode, Rank)> =
            circles.iter().map(|(unit, rank)| (parse(unit), *rank)).collect();
        let new = NewStaff {
            login,
            name: login,
            password: "rahasia-sekali",
            seats: vec![(role, institution.clone(), unit.clone())],
            circles: circles.clone(),
        };
        let user = create_staff(&self.app, &new).await.expect("a member of staff");
        let circles = circles.into_iter().map(|(unit, rank)| CircleSeat { unit, rank }).collect();
        Staff { user, role, institution, unit, circles, is_arbiter: false }
    }

    /// Makes an arbiter at the national desk and gives them as they act.
    ///
    /// # Panics
    /// When they can't be made.
    pub async fn arbiter(&self, login: &str) -> Staff {
        let staff = self.staff(login, Role::National, "KEMENPANRB").await;
        assert_eq!(arbiters::mark(&self.app, login).await.expect("marked"), 1);
        Staff { is_arbiter: true, ..staff }
    }

    /// Another node ends every officer's seat of an institution; this one has not heard of it.
    ///
    /// # Panics
    /// When it can't be done.
    pub async fn everybody_leaves(&self, institution: &str) {
        let institution = InstitutionCode::new(institution);
        let db = &self.store().db;
        let mut tx = db.begin().await.expect("a transaction");
        for (user, _) in agencies::names_of_officers(db, &institution).await.expect("officers") {
            for seat in agencies::seats_of(db, user).await.expect("seats") {
                agencies::end_seat(&mut tx, seat.id, self.app.now()).await.expect("ended");
            }
        }
        tx.commit().await.expect("committed");
        assert!(
            self.present().directory.connected.contains(&institution),
            "this node still believes in them"
        );
    }

    /// Connects an institution: an admin and an officer, as they act.
    ///
    /// # Panics
    /// When they can't be made.
    pub async fn connect(&self, institution: &str) -> (Actor, Actor) {
        let admin = self.staff(&format!("admin {institution}"), Role::Admin, institution).await;
        let officer = self.staff(&format!("officer {institution}"), Role::Officer, institution).await;
        (Actor::Staff(admin), Actor::Staff(officer))
    }

    /// Receives a report as the web form would hand it in.
    ///
    /// # Errors
    /// As [`receive`].
    pub async fn receives(&self, draft: &Draft, token: &str) -> Result<Receipt, Error> {
        receive(&self.app, draft, &arrival(token)).await
    }

    /// Says a command without having looked, and without an idempotency key.
    ///
    /// # Errors
    /// As [`perform`].
    pub async fn says(&self, ticket: Ticket, actor: &Actor, command: &Command) -> Result<Case, Error> {
        perform(&self.app, ticket, command, actor, &Envelope::default()).await
    }

    /// The state of a case.
    ///
    /// # Panics
    /// When there is none.
    pub async fn case(&self, ticket: Ticket) -> Case {
        look::for_job(&self.app, ticket).await.expect("the records answer").expect("there is such a case")
    }

    /// Destroys the key of the address that a reporter left.
    ///
    /// # Panics
    /// When the records fail.
    pub async fn forgets_address(&self, case: &Case) {
        let mut tx = self.app.store().db.begin().await.expect("begin");
        let erased = vault::erase(&mut tx, case.id, vault::Kind::Contact, "email").await;
        assert_eq!(erased.expect("erased"), 1, "an address was held");
        tx.commit().await.expect("commit");
    }

    /// Does to the records what no door does.
    ///
    /// # Panics
    /// When they refuse it.
    pub async fn meddles(&self, sql: &'static str) {
        self.app.store().db.run(Statement::new("a test", sql), Vec::new()).await.expect("done");
    }

    /// Sweeps once.
    ///
    /// # Panics
    /// When the records fail.
    pub async fn sweeps(&self) -> Swept {
        sweep(&self.app).await.expect("the sweep goes through")
    }

    /// Turns the clock to an instant.
    pub fn at(&self, now: Instant) {
        self.clock.set(now);
    }

    /// What a fold of every journal finds wrong with the records.
    ///
    /// # Panics
    /// When the records fail.
    pub async fn differences(&self) -> Vec<Finding> {
        verify(&self.app, || {}).await.expect("the journals can be read")
    }
}

/// Through the web form, now, with this idempotency token.
pub fn arrival(token: &str) -> Arrival {
    Arrival { channel: Channel::Web, sent_at: None, age: Age::Live, token: token.to_owned() }
}

/// A complaint with nothing but words and a place.
pub fn draft(words: &str, area: &str) -> Draft {
    Draft { words: words.to_owned(), area: area.to_owned(), ..Draft::default() }
}
