use crate::world::{NOW, assert_taken, institution, unit, user};
use lapor_domain::actors::{CircleSeat, Rank, Role};
use lapor_domain::values::{InstitutionCode, UnitCode, UserId};
use lapor_store::agencies::{
    NewSeat, Seat, SeatId, active_seat, add_seat, circle_heads, circle_members, circles_of, connected,
    end_seat, join_circle, leave_circle, names_in_circle, names_of_officers, names_of_people, nationals,
    officers, seated, seats_of,
};
use lapor_store::{Conflict, StoreError, Tx, arbiters, users};
use lapor_testkit::databases::{Fresh, on_both};

async fn sit(tx: &mut Tx, user: UserId, role: Role, at: &str) -> SeatId {
    let seat = NewSeat { user, role, institution: institution(at), unit: None, created_at: NOW };
    add_seat(tx, &seat).await.expect("a new seat")
}

fn place(unit: &UnitCode, rank: Rank) -> CircleSeat {
    CircleSeat { unit: unit.clone(), rank }
}

#[test]
fn an_institution_is_connected_by_an_active_admin_and_an_active_officer() {
    on_both(connection_story);
}

pub async fn connection_story(db: Fresh) {
    let mut tx = db.begin().await.expect("begin");
    let (admin, officer) = (user(&mut tx, "admin").await, user(&mut tx, "officer").await);
    sit(&mut tx, admin, Role::Admin, "A").await;
    let second = sit(&mut tx, officer, Role::Officer, "A").await;
    sit(&mut tx, admin, Role::Admin, "B").await;
    sit(&mut tx, officer, Role::Admin, "B").await;
    sit(&mut tx, admin, Role::National, "C").await;
    sit(&mut tx, officer, Role::Officer, "C").await;
    sit(&mut tx, admin, Role::Admin, "D").await;
    sit(&mut tx, admin, Role::Officer, "D").await;
    tx.commit().await.expect("commit");
    let codes = |codes: &[&str]| codes.iter().map(|c| InstitutionCode::new(c)).collect();
    assert_eq!(connected(&db).await.expect("list"), codes(&["A", "D"]));
    assert_eq!(nationals(&db).await, Ok(vec![admin]));

    let mut tx = db.begin().await.expect("begin");
    end_seat(&mut tx, second, NOW).await.expect("end");
    assert_eq!(end_seat(&mut tx, second, NOW).await, Err(StoreError::NotFound));
    tx.commit().await.expect("commit");
    assert_eq!(connected(&db).await.expect("list"), codes(&["D"]));

    let mut tx = db.begin().await.expect("begin");
    users::disable(&mut tx, admin, NOW).await.expect("disable");
    tx.commit().await.expect("commit");
    assert_eq!(connected(&db).await.expect("list"), codes(&[]));
    assert_eq!(nationals(&db).await, Ok(Vec::new()));
}

#[test]
fn seats_are_found_by_key_person_and_institution() {
    on_both(seat_story);
}

pub async fn seat_story(db: Fresh) {
    let mut tx = db.begin().await.expect("begin");
    let sri = user(&mut tx, "sri").await;
    let desk = sit(&mut tx, sri, Role::Coordinator, "35").await;
    let school = NewSeat {
        user: sri,
        role: Role::Officer,
        institution: institution("35.78"),
        unit: Some(unit("35.78/education")),
        created_at: NOW,
    };
    let school_seat = add_seat(&mut tx, &school).await.expect("seat");
    tx.commit().await.expect("commit");

    let seats = seats_of(&db, sri).await.expect("list");
    assert_eq!(seated(&db).await.expect("list"), seats);
    assert_eq!(seats.iter().map(|s| s.id).collect::<Vec<_>>(), [desk, school_seat]);
    assert_eq!((seats[0].role, &seats[0].unit), (Role::Coordinator, &None));
    assert_eq!(seats[1].unit, Some(unit("35.78/education")));
    let sri_by_name = [(sri, "Sri Rahayu".to_owned())];
    assert_eq!(names_of_officers(&db, &institution("35.78")).await.expect("list"), sri_by_name);
    assert_eq!(names_of_people(&db, &institution("35.78")).await.expect("list"), sri_by_name);
    assert_eq!(
        names_of_people(&db, &institution("35")).await.expect("list"),
        [],
        "a coordinator is none of them"
    );
    assert_eq!(officers(&db).await.expect("list"), [(institution("35.78"), sri)]);
    assert_eq!(active_seat(&db, desk).await.expect("get"), Some(seats[0].clone()));

    let mut tx = db.begin().await.expect("begin");
    users::disable(&mut tx, sri, NOW).await.expect("disable");
    tx.commit().await.expect("commit");
    assert_eq!(active_seat(&db, desk).await.expect("get"), None);
    assert_eq!(seats_of(&db, sri).await.expect("list"), []);
    assert_eq!(seated(&db).await.expect("list"), []);
    assert_eq!(names_of_officers(&db, &institution("35.78")).await.expect("list"), []);

    let mut tx = db.begin().await.expect("begin");
    let stranger = NewSeat { user: UserId(-1), ..school };
    let refused = add_seat(&mut tx, &stranger).await;
    assert_eq!(refused, Err(StoreError::Conflict(Conflict::Reference)));
}

#[test]
fn a_seat_has_the_arbiters_mark_once_and_until_it_ends() {
    on_both(arbiter_story);
}

pub async fn arbiter_story(db: Fresh) {
    let mut tx = db.begin().await.expect("begin");
    let wati = user(&mut tx, "wati").await;
    let desk = sit(&mut tx, wati, Role::National, "N").await;
    let other = sit(&mut tx, wati, Role::Admin, "A").await;
    arbiters::mark(&mut tx, desk, NOW).await.expect("marked");
    tx.commit().await.expect("commit");
    let marked = |seats: Vec<Seat>| seats.into_iter().filter(|seat| seat.is_arbiter).map(|seat| seat.id);
    assert_eq!(marked(seats_of(&db, wati).await.expect("list")).collect::<Vec<_>>(), [desk]);
    assert_eq!(marked(seated(&db).await.expect("list")).collect::<Vec<_>>(), [desk]);
    assert!(active_seat(&db, desk).await.expect("get").is_some_and(|seat| seat.is_arbiter));
    assert!(active_seat(&db, other).await.expect("get").is_some_and(|seat| !seat.is_arbiter));

    let mut tx = db.begin().await.expect("begin");
    assert_taken(arbiters::mark(&mut tx, desk, NOW).await, "arbiters");
    tx.rollback().await.expect("rollback");
    for _ in 0..2 {
        let mut tx = db.begin().await.expect("begin");
        arbiters::unmark(&mut tx, desk, NOW).await.expect("unmarked");
        assert_eq!(arbiters::unmark(&mut tx, desk, NOW).await, Err(StoreError::NotFound));
        arbiters::mark(&mut tx, desk, NOW).await.expect("marked anew");
        tx.commit().await.expect("commit");
    }
}

#[test]
fn a_circle_has_each_person_once_and_one_head() {
    on_both(circle_story);
}

pub async fn circle_story(db: Fresh) {
    let inspectorate = unit("35.78/inspectorate");
    let mut tx = db.begin().await.expect("begin");
    let (head, member) = (user(&mut tx, "h").await, user(&mut tx, "m").await);
    join_circle(&mut tx, member, &place(&inspectorate, Rank::Member), NOW).await.expect("join");
    join_circle(&mut tx, head, &place(&inspectorate, Rank::Head), NOW).await.expect("join");
    tx.commit().await.expect("commit");

    for (who, rank) in [(member, Rank::Head), (head, Rank::Member)] {
        let mut tx = db.begin().await.expect("begin");
        assert_taken(join_circle(&mut tx, who, &place(&inspectorate, rank), NOW).await, "circle_seats");
    }
    let mut members = circle_members(&db).await.expect("list");
    members.sort();
    assert_eq!(members, [(inspectorate.clone(), head), (inspectorate.clone(), member)]);
    let people = names_in_circle(&db, &inspectorate).await.expect("list");
    let name = "Sri Rahayu".to_owned();
    assert_eq!(people, [(head, name.clone()), (member, name)]);
    let heads = circle_heads(&db).await.expect("list");
    assert_eq!(heads, [(inspectorate.clone(), head)]);
    let places = circles_of(&db, member).await.expect("list");
    assert_eq!(places, [place(&inspectorate, Rank::Member)]);

    let mut tx = db.begin().await.expect("begin");
    leave_circle(&mut tx, head, &inspectorate, NOW).await.expect("leave");
    let again = leave_circle(&mut tx, head, &inspectorate, NOW).await;
    assert_eq!(again, Err(StoreError::NotFound));
    leave_circle(&mut tx, member, &inspectorate, NOW).await.expect("leave");
    join_circle(&mut tx, member, &place(&inspectorate, Rank::Head), NOW).await.expect("promoted");
    tx.commit().await.expect("commit");
    assert_eq!(circle_heads(&db).await.expect("list"), [(inspectorate.clone(), member)]);

    let mut tx = db.begin().await.expect("begin");
    users::disable(&mut tx, member, NOW).await.expect("disable");
    tx.commit().await.expect("commit");
    assert_eq!(circle_heads(&db).await.expect("list"), []);
    assert_eq!(names_in_circle(&db, &inspectorate).await.expect("list"), []);
    assert_eq!(circles_of(&db, member).await.expect("list"), []);
}
