use crate::world::NOW;
use lapor_store::models::{self, BUILT_IN, Comparison, Turn};
use lapor_store::{Conflict, StoreError};
use lapor_testkit::databases::{Fresh, on_both};

const FIGURES: Comparison =
    Comparison { learned: 40, corrected: 12, judged: 25, old: (10, 15), new: (20, 24) };

#[test]
fn of_all_models_the_one_in_force_and_the_one_before_are_kept() {
    on_both(story);
}

pub async fn story(db: Fresh) {
    assert_eq!(models::in_force(&db).await, Ok(BUILT_IN));
    assert_eq!(models::go_back(&db, NOW).await, Ok(None), "there is none before it");
    let take =
        async |expected, body: &'static [u8]| models::take(&db, NOW, ("1.1", body), expected, &FIGURES).await;
    assert_eq!(take(BUILT_IN, b"one").await, Ok(1));
    assert_eq!(take(1, b"two").await, Ok(2));
    assert_eq!(models::keep(&db, NOW, 2, &FIGURES).await, Ok(()));
    assert_eq!(models::go_back(&db, NOW).await, Ok(Some(1)));
    assert_eq!(models::in_force(&db).await, Ok(1));
    assert_eq!(models::go_back(&db, NOW).await, Ok(Some(2)), "and forth");
    assert_eq!(take(2, b"three").await, Ok(3));
    let bodies = [1, 2, 3].map(|number| models::read(&db, number));
    let [one, two, three] = bodies;
    let body = |stored: Option<models::Stored>| stored.and_then(|stored| stored.body);
    assert_eq!(one.await, Ok(None), "two models later it is gone");
    assert_eq!(body(two.await.expect("read")).as_deref(), Some(b"two".as_slice()));
    assert_eq!(body(three.await.expect("read")).as_deref(), Some(b"three".as_slice()));

    let turns = models::turns(&db, 10).await.expect("listed");
    let told: Vec<(Turn, i64)> = turns.iter().map(|noted| (noted.turn, noted.in_force)).collect();
    let expected = [
        (Turn::Taken, 3),
        (Turn::Back, 2),
        (Turn::Back, 1),
        (Turn::Kept, 2),
        (Turn::Taken, 2),
        (Turn::Taken, 1),
    ];
    assert_eq!(told, expected);
    assert_eq!((turns[0].figures, turns[1].figures), (FIGURES, Comparison::default()));
}

#[test]
fn a_model_that_was_compared_with_another_than_the_one_in_force_is_refused() {
    on_both(|db| async move {
        let take = models::take(&db, NOW, ("1.1", b"one"), BUILT_IN, &FIGURES);
        assert_eq!(take.await, Ok(1));
        let late = models::take(&db, NOW, ("1.1", b"late"), BUILT_IN, &FIGURES).await;
        assert_eq!(late, Err(StoreError::Conflict(Conflict::Stale)));
        assert_eq!(
            models::keep(&db, NOW, BUILT_IN, &FIGURES).await,
            Err(StoreError::Conflict(Conflict::Stale))
        );
        assert_eq!(models::in_force(&db).await, Ok(1));
    });
}
