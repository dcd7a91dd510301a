//! The demo's people: for each kind of institution one admin and one officer, with a seat in every
//! institution of that kind; two at the national desk; one circle.

use super::Settings;
use crate::office::new_password;
use anyhow::Context;
use lapor_app::sign_in::{self, NewStaff};
use lapor_app::{App, arbiters};
use lapor_domain::actors::{Actor, CircleSeat, Rank, Role, Staff};
use lapor_domain::routing::book::RoutingBook;
use lapor_domain::values::{InstitutionCode, UnitCode, UserId};
use std::collections::BTreeMap;

/// Who plays.
pub struct People {
    /// Logins with their passwords, in the order in which they are shown.
    pub passwords: Vec<(String, String)>,
    nationals: Vec<Staff>,
    arbiter: Staff,
    admins: BTreeMap<String, UserId>,
    officers: BTreeMap<String, UserId>,
    circle_head: Staff,
    circle_member: Staff,
}

impl People {
    /// The people of the national desk.
    pub fn nationals(&self) -> &[Staff] {
        &self.nationals
    }

    /// The arbiter at the national desk.
    pub fn arbiter(&self) -> Actor {
        Actor::Staff(self.arbiter.clone())
    }

    /// The head of the circle.
    pub fn circle_head(&self) -> Actor {
        Actor::Staff(self.circle_head.clone())
    }

    /// A member of the circle.
    pub fn circle_member(&self) -> Actor {
        Actor::Staff(self.circle_member.clone())
    }

    /// The admin or officer of an institution.
    pub fn at(&self, app: &App, institution: &InstitutionCode, role: Role) -> Option<Actor> {
        let book = app.book();
        let kind = &book.rulebook.institution(institution)?.kind;
        let users = if role == Role::Admin { &self.admins } else { &self.officers };
        let staff = Staff {
            user: *users.get(kind)?,
            role,
            institution: institution.clone(),
            unit: None,
            circles: Vec::new(),
            is_arbiter: false,
        };
        Some(Actor::Staff(staff))
    }
}

/// Makes everybody.
pub async fn make(app: &App, settings: &Settings) -> anyhow::Result<People> {
    let mut making = Making { app, settings, passwords: Vec::new() };
    let mut nationals = Vec::new();
    let national = InstitutionCode::new(&settings.national_institution);
    for login in &settings.nationals {
        nationals.push(making.national_seat(login, &national).await?);
    }
    let arbiter = making.national_seat(&settings.arbiter, &national).await?;
    arbiters::mark(app, &settings.arbiter).await?;
    let arbiter = Staff { is_arbiter: true, ..arbiter };
    let circle: UnitCode = settings.circle.parse().ok().context("the circle's unit")?;
    let (head, member) = (&settings.circle_head, &settings.circle_member);
    let circle_head = making.circle_seat(head, &circle, Rank::Head).await?;
    let circle_member = making.circle_seat(member, &circle, Rank::Member).await?;
    let mut kinds: BTreeMap<String, Vec<InstitutionCode>> = BTreeMap::new();
    for one in app.book().rulebook.institutions() {
        kinds.entry(one.kind.clone()).or_default().push(one.code.clone());
    }
    let (mut admins, mut officers) = (BTreeMap::new(), BTreeMap::new());
    for (kind, mut institutions) in kinds {
        institutions.sort();
        for (role, word, users) in
            [(Role::Admin, "admin", &mut admins), (Role::Officer, "petugas", &mut officers)]
        {
            let login = format!("{word}-{}", kind.replace('_', "-"));
            let seats = institutions.iter().map(|code| (role, code.clone(), None)).collect();
            let user = making.create(&login, seats, Vec::new()).await?;
            users.insert(kind.clone(), user);
        }
    }
    let passwords = making.passwords;
    Ok(People { passwords, nationals, arbiter, admins, officers, circle_head, circle_member })
}

type Seats = Vec<(Role, InstitutionCode, Option<UnitCode>)>;

/// Makes one person after the other.
struct Making<'a> {
    app: &'a App,
    settings: &'a Settings,
    passwords: Vec<(String, String)>,
}

impl Making<'_> {
    async fn national_seat(&mut self, login: &str, national: &InstitutionCode) -> anyhow::Result<Staff> {
        let seats = vec![(Role::National, national.clone(), None)];
        let user = self.create(login, seats, Vec::new()).await?;
        Ok(Staff {
            user,
            role: Role::National,
            institution: national.clone(),
            unit: None,
            circles: Vec::new(),
            is_arbiter: false,
        })
    }

    async fn circle_seat(&mut self, login: &str, circle: &UnitCode, rank: Rank) -> anyhow::Result<Staff> {
        let institution = circle.institution.clone();
        let seats = vec![(Role::Officer, institution.clone(), Some(circle.clone()))];
        let user = self.create(login, seats, vec![(circle.clone(), rank)]).await?;
        Ok(Staff {
            user,
            role: Role::Officer,
            institution,
            unit: Some(circle.clone()),
            circles: vec![CircleSeat { unit: circle.clone(), rank }],
            is_arbiter: false,
        })
    }

    async fn create(
        &mut self,
        login: &str,
        seats: Seats,
        circles: Vec<(UnitCode, Rank)>,
    ) -> anyhow::Result<UserId> {
        let password = new_password();
        let name = self.settings.name(login);
        let new = NewStaff { login, name: &name, password: &password, seats, circles };
        let user = sign_in::create_staff(self.app, &new).await?;
        self.passwords.push((login.to_string(), password));
        Ok(user)
    }
}

impl Settings {
    /// The name of an account: as set, else its login in words.
    fn name(&self, login: &str) -> String {
        self.names.get(login).cloned().unwrap_or_else(|| {
            let words = login.split('-').map(|word| {
                let mut signs = word.chars();
                signs.next().map(|first| first.to_uppercase().chain(signs).collect()).unwrap_or_default()
            });
            words.collect::<Vec<String>>().join(" ")
        })
    }
}
