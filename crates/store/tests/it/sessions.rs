use crate::world::{NOW, institution, user};
use lapor_domain::actors::Role;
use lapor_store::agencies::{NewSeat, SeatId, add_seat};
use lapor_store::sessions::{self, Running, Session, SessionToken};
use lapor_store::{Conflict, StoreError, users};
use lapor_testkit::databases::{Fresh, on_both};

#[test]
fn a_session_lives_until_its_end() {
    on_both(story);
}

pub async fn story(db: Fresh) {
    let mut tx = db.begin().await.expect("begin");
    let sri = user(&mut tx, "sri").await;
    let place = institution("35.78");
    let new = NewSeat { user: sri, role: Role::Admin, institution: place, unit: None, created_at: NOW };
    let seat = add_seat(&mut tx, &new).await.expect("seat");
    let ends = NOW.plus_seconds(3_600);
    let session = Session { user: sri, seat: None, created_at: NOW, seen_at: NOW, expires_at: ends };
    let tokens = [SessionToken::draw(), SessionToken::draw(), SessionToken::draw()];
    for token in &tokens {
        sessions::start(&mut tx, token, &session).await.expect("start");
    }
    tx.commit().await.expect("commit");
    let [first, second, third] = &tokens;

    assert_ne!(first.expose(), second.expose());
    let cookie = SessionToken::from_cookie(first.expose());
    let running = Running { session: session.clone(), name: users::get(&db, sri).await.expect("get").name };
    assert_eq!(sessions::find(&db, &cookie, NOW).await, Ok(Some(running)));
    let stranger = SessionToken::draw();
    assert_eq!(sessions::find(&db, &stranger, NOW).await, Ok(None));
    assert_eq!(sessions::find(&db, first, ends).await, Ok(None), "it ends on time");

    sessions::choose_seat(&db, first, seat).await.expect("choose");
    assert_eq!(sessions::choose_seat(&db, &stranger, seat).await, Err(StoreError::NotFound));
    let nowhere = sessions::choose_seat(&db, first, SeatId(-1)).await;
    assert_eq!(nowhere, Err(StoreError::Conflict(Conflict::Reference)));
    let (later, new_end) = (NOW.plus_seconds(600), ends.plus_seconds(600));
    sessions::touch(&db, first, later, new_end).await.expect("touch");
    let now = sessions::find(&db, first, ends).await.expect("find").expect("moved on").session;
    assert_eq!((now.seat, now.seen_at, now.expires_at), (Some(seat), later, new_end));

    sessions::end(&db, first).await.expect("end");
    sessions::end(&db, first).await.expect("twice is fine");
    assert_eq!(sessions::find(&db, first, NOW).await, Ok(None));
    assert_eq!(sessions::sweep(&db, ends.plus_seconds(-1)).await, Ok(0));

    let mut tx = db.begin().await.expect("begin");
    users::disable(&mut tx, sri, NOW).await.expect("disable");
    tx.commit().await.expect("commit");
    assert_eq!(sessions::find(&db, second, NOW).await, Ok(None), "a shut account is out at once");

    let mut tx = db.begin().await.expect("begin");
    assert_eq!(sessions::end_all(&mut tx, sri).await, Ok(2));
    sessions::start(&mut tx, third, &session).await.expect("start");
    tx.commit().await.expect("commit");
    assert_eq!(sessions::sweep(&db, ends).await, Ok(1));
}
