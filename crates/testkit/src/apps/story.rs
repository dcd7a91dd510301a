//! Whole lives of reports, told so that anyone can follow: who says what, how the case stands then,
//! and what the calendar makes of it.

use super::{TestApp, arrival, with_app};
use jiff::civil::DateTime;
use lapor_app::Error;
use lapor_app::look::{self, Seen};
use lapor_app::perform::{Envelope, perform};
use lapor_app::receive::receive;
use lapor_domain::actors::{Actor, Rank, Role, Staff};
use lapor_domain::cases::case::{Case, Lead};
use lapor_domain::cases::commands::{Command, CommandName};
use lapor_domain::cases::facts::Rung;
use lapor_domain::cases::refusal::RefusalCode;
use lapor_domain::cases::status::Status;
use lapor_domain::deadlines::clocks::{Clock, ClockKind};
use lapor_domain::reports::{Draft, Secrecy};
use lapor_domain::values::{AccessCode, Instant, Ticket, Zone};
use std::cell::Cell;

/// Tells a story on SQLite, then on PostgreSQL. When it is told, every journal is folded and compared
/// with the records.
///
/// # Panics
/// When the story goes another way.
pub fn story(tell: impl Fn(&Country)) {
    with_app(|app| {
        let tell = &tell;
        async move {
            let country = Country { app, sent: Cell::new(0) };
            tokio::task::block_in_place(|| tell(&country));
            assert_eq!(country.app.differences().await, [], "the journals tell what the records say");
        }
    });
}

/// The country in which a story is set, with its institutions, its people and its calendar.
pub struct Country {
    /// The program at work.
    pub app: TestApp,
    sent: Cell<u32>,
}

/// Warga: someone who reports.
pub struct Citizen<'c> {
    country: &'c Country,
    name: &'static str,
    secrecy: Option<Secrecy>,
}

/// Someone at work in an institution.
pub struct Member<'c> {
    country: &'c Country,
    /// Who, as the program knows them.
    pub staff: Staff,
}

/// A report on its way. Who holds this holds its ticket and its access code.
pub struct Sent<'c> {
    country: &'c Country,
    /// Its public number.
    pub ticket: Ticket,
    /// What opens it.
    pub code: AccessCode,
}

impl Country {
    /// The date and hour in the west, such as `2026-07-06 09:00`.
    ///
    /// # Panics
    /// When it is no such text.
    pub fn it_is(&self, moment: &str) {
        self.app.at(wib(moment));
    }

    /// Lets days pass; every night the program looks at what ran out.
    pub fn days_pass(&self, days: u32) {
        for _ in 0..days {
            self.app.pass_days(1);
            self.wait(self.app.sweeps());
        }
    }

    /// Lets nights pass until the date and hour in the west.
    pub fn time_passes_until(&self, moment: &str) {
        let end = wib(moment);
        while self.app.now().plus_days(1) <= end {
            self.days_pass(1);
        }
        self.app.at(end);
        self.wait(self.app.sweeps());
    }

    /// The program's own look at what ran out: how many cases it moved.
    pub fn the_program_looks(&self) -> usize {
        self.wait(self.app.sweeps()).moved
    }

    /// Someone who reports.
    pub fn citizen(&self, name: &'static str) -> Citizen<'_> {
        Citizen { country: self, name, secrecy: None }
    }

    /// A member of the national desk.
    pub fn national_admin(&self, name: &str) -> Member<'_> {
        self.member(name, Role::National, NATIONAL_DESK)
    }

    /// The arbiter at the national desk: they decide where institutions keep declining.
    pub fn arbiter(&self, name: &str) -> Member<'_> {
        Member { country: self, staff: self.wait(self.app.arbiter(name)) }
    }

    /// A coordinator: they see and help the institutions below theirs.
    pub fn coordinator(&self, institution: &str) -> Member<'_> {
        self.member(&format!("coordinator {institution}"), Role::Coordinator, institution)
    }

    /// Connects an institution: its admin and its officer.
    pub fn connects(&self, institution: &str) -> (Member<'_>, Member<'_>) {
        let admin = self.member(&format!("admin {institution}"), Role::Admin, institution);
        (admin, self.member(&format!("officer {institution}"), Role::Officer, institution))
    }

    /// The standing circle of a unit, for secret cases: its head and a member.
    ///
    /// # Panics
    /// When the unit is not written `INSTITUTION/KIND`.
    pub fn circle(&self, unit: &str) -> (Member<'_>, Member<'_>) {
        let (institution, _) = unit.split_once('/').expect("a unit is written INSTITUTION/KIND");
        let seat = |name: String, rank: Rank| {
            let circles = [(unit, rank)];
            let made = self.app.staff_with(&name, (Role::Officer, institution, Some(unit)), &circles);
            Member { country: self, staff: self.wait(made) }
        };
        (seat(format!("head {unit}"), Rank::Head), seat(format!("member {unit}"), Rank::Member))
    }

    /// An officer of one unit.
    ///
    /// # Panics
    /// When the unit is not written `INSTITUTION/KIND`.
    pub fn officer_of(&self, unit: &str) -> Member<'_> {
        let (institution, _) = unit.split_once('/').expect("a unit is written INSTITUTION/KIND");
        let seat = (Role::Officer, institution, Some(unit));
        Member { country: self, staff: self.wait(self.app.staff_with(&format!("officer {unit}"), seat, &[])) }
    }

    /// Someone in one role in one institution.
    pub fn member(&self, name: &str, role: Role, institution: &str) -> Member<'_> {
        Member { country: self, staff: self.wait(self.app.staff(name, role, institution)) }
    }

    /// Does some work of the program to its end.
    pub fn waits_for<T>(&self, work: impl Future<Output = T>) -> T {
        self.wait(work)
    }

    fn wait<T>(&self, work: impl Future<Output = T>) -> T {
        tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(work))
    }

    fn says(&self, sent: &Sent<'_>, actor: &Actor, command: &Command) -> Result<Case, Error> {
        self.wait(perform(&self.app, sent.ticket, command, actor, &Envelope::default()))
    }
}

/// The institution that runs the national desk.
const NATIONAL_DESK: &str = "KEMENPANRB";

impl<'c> Citizen<'c> {
    /// From now on they ask for secrecy.
    #[must_use]
    pub fn in_secret(mut self) -> Self {
        self.secrecy = Some(Secrecy::Secret);
        self
    }

    /// Sends a report about a place, by its official code.
    ///
    /// # Panics
    /// When it is not received.
    pub fn reports(&self, words: &str, area: &str) -> Sent<'c> {
        self.sends(Draft { words: words.to_owned(), area: area.to_owned(), ..Draft::default() })
    }

    /// Sends a report with more than words and a place.
    ///
    /// # Panics
    /// When it is not received.
    pub fn sends(&self, draft: Draft) -> Sent<'c> {
        let draft = Draft { secrecy: draft.secrecy.or(self.secrecy), ..draft };
        let country = self.country;
        country.sent.set(country.sent.get() + 1);
        let token = format!("{} {}", self.name, country.sent.get());
        let receipt = country.wait(receive(&country.app, &draft, &arrival(&token)));
        let receipt = match receipt {
            Ok(receipt) => receipt,
            Err(error) => panic!("{}'s report is not received: {error}", self.name),
        };
        Sent { country, ticket: receipt.ticket, code: receipt.access_code }
    }

    /// Does something with their own report.
    ///
    /// # Panics
    /// When it is refused.
    pub fn does(&self, sent: &Sent<'_>, command: Command) {
        if let Err(error) = self.country.says(sent, &Actor::Reporter, &command) {
            panic!("{} may not {}: {error}", self.name, command.name().code());
        }
    }

    /// Tries something, and the rules say no.
    ///
    /// # Panics
    /// When it is granted, or refused for another reason.
    pub fn may_not(&self, sent: &Sent<'_>, command: Command, why: RefusalCode) {
        expect_refusal(self.country.says(sent, &Actor::Reporter, &command), why);
    }

    /// Opens their report with ticket and access code.
    ///
    /// # Panics
    /// When it does not open.
    pub fn opens(&self, sent: &Sent<'_>) -> Seen {
        let opened = self.country.wait(look::as_reporter(&self.country.app, sent.ticket, &sent.code));
        opened.unwrap_or_else(|error| panic!("{}'s report does not open: {error}", self.name))
    }

    /// Checks what they are offered to do next.
    ///
    /// # Panics
    /// When it is something else.
    pub fn is_offered(&self, sent: &Sent<'_>, actions: &[CommandName]) {
        assert_eq!(self.opens(sent).actions, actions, "what {} is offered", self.name);
    }
}

impl Member<'_> {
    /// Does something with a case.
    ///
    /// # Panics
    /// When it is refused.
    pub fn does(&self, sent: &Sent<'_>, command: Command) {
        let actor = Actor::Staff(self.staff.clone());
        if let Err(error) = self.country.says(sent, &actor, &command) {
            panic!("{:?} may not {}: {error}", self.staff.institution, command.name().code());
        }
    }

    /// Tries something, and the rules say no.
    ///
    /// # Panics
    /// When it is granted, or refused for another reason.
    pub fn may_not(&self, sent: &Sent<'_>, command: Command, why: RefusalCode) {
        let actor = Actor::Staff(self.staff.clone());
        expect_refusal(self.country.says(sent, &actor, &command), why);
    }

    /// Opens a case.
    ///
    /// # Panics
    /// When it does not open.
    pub fn opens(&self, sent: &Sent<'_>) -> Seen {
        let opened = self.country.wait(look::as_staff(&self.country.app, sent.ticket, &self.staff));
        opened.unwrap_or_else(|error| panic!("the case does not open to them: {error}"))
    }

    /// For them there is no such case: neither to open, nor to act on, nor in any list.
    ///
    /// # Panics
    /// When there is.
    pub fn knows_nothing_of(&self, sent: &Sent<'_>) {
        let opened = self.country.wait(look::as_staff(&self.country.app, sent.ticket, &self.staff));
        assert!(matches!(opened, Err(Error::NotFound)), "it opens to them");
        let said = self.country.says(sent, &Actor::Staff(self.staff.clone()), &super::ask("?"));
        assert!(matches!(said, Err(Error::NotFound)), "they can act on it");
        for view in [look::View::Open, look::View::Ended] {
            assert!(!self.lists(view).contains(&sent.ticket), "it is in their list");
        }
    }

    /// The tickets in one of their lists.
    ///
    /// # Panics
    /// When the records fail.
    pub fn lists(&self, view: look::View) -> Vec<Ticket> {
        let rows = self.country.wait(look::queue(&self.country.app, &self.staff, view, None, 100));
        rows.expect("the list can be read").into_iter().map(|row| row.ticket).collect()
    }

    /// Whether an open case is in their list.
    pub fn has_on_the_desk(&self, sent: &Sent<'_>) -> bool {
        self.lists(look::View::Open).contains(&sent.ticket)
    }
}

impl Sent<'_> {
    /// The case as it is now.
    pub fn case(&self) -> Case {
        self.country.wait(self.country.app.case(self.ticket))
    }

    /// Checks where it stands.
    ///
    /// # Panics
    /// When it stands elsewhere.
    pub fn is(&self, status: Status) {
        assert_eq!(self.case().status, status, "where the case stands");
    }

    fn lead(&self) -> Lead {
        self.case().lead.expect("somebody has the case")
    }

    /// Checks who is responsible, and that they themselves act.
    ///
    /// # Panics
    /// When it is somebody else.
    pub fn is_with(&self, institution: &str) {
        self.is_with_in_place_of(institution, institution);
    }

    /// Checks who is responsible, and which institution above acts for them.
    ///
    /// # Panics
    /// When it is somebody else.
    pub fn is_with_in_place_of(&self, acting: &str, responsible: &str) {
        let lead = self.lead();
        let found = (lead.acting.as_str(), lead.institution.as_str());
        assert_eq!(found, (acting, responsible), "who acts, and who is responsible");
    }

    /// Checks which unit has it.
    ///
    /// # Panics
    /// When it is another.
    pub fn is_with_unit(&self, unit: &str) {
        assert_eq!(self.lead().unit.map(|unit| unit.to_string()).as_deref(), Some(unit), "which unit has it");
    }

    /// Checks that it waits at the desk.
    ///
    /// # Panics
    /// When somebody has it, or it is no longer there.
    pub fn waits_at_the_desk(&self) {
        let case = self.case();
        assert_eq!((case.status, case.lead), (Status::Received, None), "it waits at the desk");
    }

    /// Checks how high it was raised.
    ///
    /// # Panics
    /// When it was raised to somebody else.
    pub fn was_raised_to(&self, rung: Rung) {
        assert_eq!(self.case().raised, rung, "how high the case was raised");
    }

    /// The clock that runs.
    ///
    /// # Panics
    /// When none of this kind runs.
    pub fn clock(&self, kind: ClockKind) -> Clock {
        self.case().open_clock(kind).cloned().unwrap_or_else(|| panic!("no clock {} runs", kind.code()))
    }

    /// Checks the midnight at which a clock runs out, such as `2026-07-14 WIB`.
    ///
    /// # Panics
    /// When it runs out at another, or none runs.
    pub fn is_due(&self, kind: ClockKind, midnight: &str) {
        let clock = self.clock(kind);
        let zone = clock.place.zone;
        let due = clock.due_at.expect("it has a limit");
        let date = zone.date_of(due);
        assert_eq!(zone.midnight(date), due, "clocks end at a midnight");
        assert_eq!(format!("{date} {}", zone.code()), midnight, "when {} runs out", kind.code());
    }

    /// Checks which clocks run.
    ///
    /// # Panics
    /// When others do.
    pub fn runs(&self, kinds: &[ClockKind]) {
        let case = self.case();
        let mut open: Vec<ClockKind> =
            case.clocks.iter().filter(|clock| clock.is_open()).map(|clock| clock.kind).collect();
        open.sort();
        assert_eq!(open, kinds, "which clocks run");
    }
}

fn expect_refusal(said: Result<Case, Error>, why: RefusalCode) {
    match said {
        Err(Error::Refused(refusal)) => assert_eq!(refusal.code, why, "why the rules say no"),
        Err(error) => panic!("not refused by a rule: {error}"),
        Ok(_) => panic!("granted; expected a no because of {}", why.code()),
    }
}

fn wib(moment: &str) -> Instant {
    let moment: DateTime = moment.replace(' ', "T").parse().expect("a date and an hour");
    let midnight = Zone::Wib.midnight(moment.date());
    midnight.plus_seconds(i64::from(moment.hour()) * 3600 + i64::from(moment.minute()) * 60)
}
