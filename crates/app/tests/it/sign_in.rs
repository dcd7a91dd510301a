//! Staff: who they are, and in which seat they act.

use lapor_app::sign_in::{
    IDLE_SECONDS, NewStaff, NewStaffError, SESSION_SECONDS, SessionToken, create_staff, has_staff,
    seats as seats_of, set_password, sign_in, sign_out, sits, take_seat, who,
};
use lapor_app::{Error, arbiters};
use lapor_domain::actors::{CircleSeat, Rank, Role};
use lapor_domain::values::{InstitutionCode, UnitCode};
use lapor_store::users;
use lapor_testkit::apps::{TestApp, with_app};

const REGENCY: &str = "PEMDA-33.07";
const INSPECTORATE: &str = "PEMDA-33.07/INSPEKTORAT";
const PASSWORD: &str = "kucing-tidur-di-atap";

fn unit(code: &str) -> UnitCode {
    code.parse().expect("a unit code")
}

fn seat(role: Role, institution: &str) -> (Role, InstitutionCode, Option<UnitCode>) {
    (role, InstitutionCode::new(institution), None)
}

fn officer(login: &str) -> NewStaff<'_> {
    NewStaff {
        login,
        name: "Sri Rahayu",
        password: PASSWORD,
        seats: vec![seat(Role::Officer, REGENCY)],
        circles: Vec::new(),
    }
}

async fn token(app: &TestApp, login: &str) -> SessionToken {
    sign_in(app, login, PASSWORD).await.expect("the password is right")
}

#[test]
fn the_right_password_opens_a_session_in_the_only_seat() {
    with_app(|app| async move {
        assert!(!has_staff(&app).await.expect("counted"));
        let circles = vec![(unit(INSPECTORATE), Rank::Head)];
        let new = NewStaff { circles, ..officer("sri") };
        let user = create_staff(&app, &new).await.expect("made");
        assert!(has_staff(&app).await.expect("counted"));
        let found = who(&app, &token(&app, "sri").await).await.expect("read").expect("signed in");
        assert_eq!((found.user, found.name.as_str()), (user, "Sri Rahayu"));
        let staff = found.sitting.expect("in a seat").staff;
        assert_eq!((staff.role, staff.institution.as_str()), (Role::Officer, REGENCY));
        assert_eq!(staff.circles, [CircleSeat { unit: unit(INSPECTORATE), rank: Rank::Head }]);
    });
}

#[test]
fn a_wrong_password_and_an_unknown_login_are_the_same() {
    with_app(|app| async move {
        create_staff(&app, &officer("sri")).await.expect("made");
        for (login, password) in [("sri", "kucing"), ("sri", ""), ("nobody", PASSWORD), ("", "")] {
            assert!(matches!(sign_in(&app, login, password).await, Err(Error::NotFound)), "{login}");
        }
    });
}

#[test]
fn who_is_disabled_is_nobody() {
    with_app(|app| async move {
        let user = create_staff(&app, &officer("sri")).await.expect("made");
        let token = token(&app, "sri").await;
        let mut tx = app.store().db.begin().await.expect("a transaction");
        users::disable(&mut tx, user, app.now()).await.expect("disabled");
        tx.commit().await.expect("committed");
        assert!(who(&app, &token).await.expect("read").is_none(), "the session is worth nothing");
        assert!(matches!(sign_in(&app, "sri", PASSWORD).await, Err(Error::NotFound)));
    });
}

#[test]
fn with_two_seats_one_is_chosen_and_only_ones_own() {
    with_app(|app| async move {
        let two = vec![seat(Role::Officer, REGENCY), seat(Role::Admin, "PEMDA-33.08")];
        let user = create_staff(&app, &NewStaff { seats: two, ..officer("sri") }).await.expect("made");
        let other = create_staff(&app, &officer("dewi")).await.expect("made");
        let token = token(&app, "sri").await;
        let found = who(&app, &token).await.expect("read").expect("signed in");
        assert!(found.sitting.is_none(), "none until one is chosen");

        let foreign = seats_of(&app, other).await.expect("seats")[0].id;
        assert!(matches!(take_seat(&app, &token, user, foreign).await, Err(Error::NotFound)));
        let own = seats_of(&app, user).await.expect("seats");
        let admin = own.iter().find(|seat| seat.role == Role::Admin).expect("a seat");
        take_seat(&app, &token, user, admin.id).await.expect("taken");
        let staff =
            who(&app, &token).await.expect("read").expect("signed in").sitting.expect("in a seat").staff;
        assert_eq!((staff.role, staff.institution.as_str()), (Role::Admin, "PEMDA-33.08"));

        // Whichever was chosen, they sit in each of their own, and in no other.
        for one in &own {
            let sitting = sits(&app, user, one.id).await.expect("read").expect("their own");
            assert_eq!((sitting.seat, sitting.staff.role), (one.id, one.role));
        }
        assert!(sits(&app, user, foreign).await.expect("read").is_none());
        app.connect(REGENCY).await;
        app.everybody_leaves(REGENCY).await;
        let officer = own.iter().find(|seat| seat.role == Role::Officer).expect("a seat");
        assert!(sits(&app, user, officer.id).await.expect("read").is_none(), "it has ended");
    });
}

#[test]
fn a_session_ends_when_idle_and_at_the_end_of_the_day() {
    with_app(|app| async move {
        create_staff(&app, &officer("sri")).await.expect("made");
        let idle = token(&app, "sri").await;
        let start = app.now();
        app.at(start.plus_seconds(IDLE_SECONDS - 1));
        assert!(who(&app, &idle).await.expect("read").is_some());
        app.at(start.plus_seconds(2 * IDLE_SECONDS - 2));
        assert!(who(&app, &idle).await.expect("read").is_some(), "being there kept it");
        app.at(start.plus_seconds(3 * IDLE_SECONDS));
        assert!(who(&app, &idle).await.expect("read").is_none());
        assert!(who(&app, &idle).await.expect("read").is_none(), "and it stays ended");

        let busy = token(&app, "sri").await;
        let start = app.now();
        for passed in (0..SESSION_SECONDS).step_by(20 * 60) {
            app.at(start.plus_seconds(passed));
            assert!(who(&app, &busy).await.expect("read").is_some(), "after {passed} seconds");
        }
        app.at(start.plus_seconds(SESSION_SECONDS));
        assert!(who(&app, &busy).await.expect("read").is_none(), "however busy");
    });
}

#[test]
fn signing_out_and_a_new_password_end_sessions() {
    with_app(|app| async move {
        create_staff(&app, &officer("sri")).await.expect("made");
        let (one, other) = (token(&app, "sri").await, token(&app, "sri").await);
        sign_out(&app, &one).await.expect("signed out");
        assert!(who(&app, &one).await.expect("read").is_none());
        assert!(who(&app, &other).await.expect("read").is_some());

        set_password(&app, "sri", "kucing-lain-di-kebun").await.expect("set");
        assert!(who(&app, &other).await.expect("read").is_none());
        assert!(matches!(sign_in(&app, "sri", PASSWORD).await, Err(Error::NotFound)));
        assert!(sign_in(&app, "sri", "kucing-lain-di-kebun").await.is_ok());
        assert!(matches!(set_password(&app, "nobody", PASSWORD).await, Err(Error::NotFound)));
        assert!(who(&app, &SessionToken::draw()).await.expect("read").is_none(), "an unknown token");
    });
}

#[test]
fn a_new_member_of_staff_is_made_whole_or_not_at_all() {
    with_app(|app| async move {
        let head = |login| NewStaff { circles: vec![(unit(INSPECTORATE), Rank::Head)], ..officer(login) };
        create_staff(&app, &head("sri")).await.expect("made");
        let taken = create_staff(&app, &officer("sri")).await;
        assert!(matches!(taken, Err(NewStaffError::LoginTaken)));
        let second_head = create_staff(&app, &head("dewi")).await;
        assert!(matches!(second_head, Err(NewStaffError::CircleTaken)));
        let seats = vec![seat(Role::Officer, "KEM-X")];
        let nowhere = create_staff(&app, &NewStaff { seats, ..officer("dewi") }).await;
        assert!(matches!(nowhere, Err(NewStaffError::NoInstitution(code)) if code.as_str() == "KEM-X"));
        let circles = vec![(unit("PEMDA-33.07/KOPERASI-X"), Rank::Member)];
        let no_unit = create_staff(&app, &NewStaff { circles, ..officer("dewi") }).await;
        assert!(matches!(no_unit, Err(NewStaffError::NoUnit(kind)) if kind == "KOPERASI-X"));
        let all = users::all(&app.store().db).await.expect("accounts");
        assert_eq!(all.len(), 1, "nothing of the others was kept");
    });
}

#[test]
fn who_comes_and_who_goes_is_known_at_once() {
    with_app(|app| async move {
        let institution = InstitutionCode::new(REGENCY);
        create_staff(&app, &officer("sri")).await.expect("made");
        assert!(!app.present().directory.connected.contains(&institution), "an officer alone is not enough");
        let admin = NewStaff { seats: vec![seat(Role::Admin, REGENCY)], ..officer("dewi") };
        create_staff(&app, &admin).await.expect("made");
        assert!(app.present().directory.connected.contains(&institution));
    });
}

#[test]
fn an_arbiter_has_the_mark_in_the_seat_at_the_national_desk_until_it_is_taken_away() {
    with_app(|app| async move {
        let seats = vec![seat(Role::National, "KEMENPANRB"), seat(Role::Officer, REGENCY)];
        create_staff(&app, &NewStaff { seats, ..officer("wati") }).await.expect("made");
        create_staff(&app, &officer("sri")).await.expect("made");
        assert!(matches!(arbiters::mark(&app, "sri").await, Err(Error::NotFound)), "no seat there");
        assert!(matches!(arbiters::mark(&app, "nobody").await, Err(Error::NotFound)));
        assert_eq!(arbiters::mark(&app, "wati").await.expect("marked"), 1);
        assert_eq!(arbiters::mark(&app, "wati").await.expect("as before"), 0);

        let token = token(&app, "wati").await;
        let user = who(&app, &token).await.expect("read").expect("signed in").user;
        for own in seats_of(&app, user).await.expect("seats") {
            take_seat(&app, &token, user, own.id).await.expect("taken");
            let staff = who(&app, &token).await.expect("read").expect("there").sitting.expect("seated").staff;
            assert_eq!(staff.is_arbiter, staff.role == Role::National);
        }
        assert_eq!(arbiters::unmark(&app, "wati").await.expect("taken away"), 1);
        assert_eq!(arbiters::unmark(&app, "wati").await.expect("as before"), 0);
        let seats = seats_of(&app, user).await.expect("seats");
        assert!(seats.iter().all(|seat| !seat.is_arbiter));
    });
}
