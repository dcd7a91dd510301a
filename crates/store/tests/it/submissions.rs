use crate::world::{NOW, assert_taken, demo_keys};
use lapor_domain::values::CaseId;
use lapor_store::codes::new_nonce;
use lapor_store::submissions::{Submission, add, find};
use lapor_testkit::databases::{Fresh, on_both};

#[test]
fn a_token_finds_what_it_made_and_gives_the_same_code() {
    on_both(story);
}

pub async fn story(db: Fresh) {
    let (keys, _place) = demo_keys();
    let pepper = keys.pepper();
    let nonce = new_nonce();
    let code = pepper.derive_code(&nonce, "token-1");
    let row = Submission {
        token_hmac: pepper.token_hmac("token-1"),
        case: CaseId(5),
        nonce,
        request_hash: pepper.request_hash(b"jalan rusak"),
        created_at: NOW,
    };
    let mut tx = db.begin().await.expect("begin");
    add(&mut tx, &row).await.expect("add");
    tx.commit().await.expect("commit");

    let found = find(&db, &pepper.token_hmac("token-1")).await.expect("find").expect("there");
    assert_eq!(found, row);
    assert_eq!(pepper.derive_code(&found.nonce, "token-1").digits(), code.digits());
    assert_ne!(found.request_hash, pepper.request_hash(b"jalan rusak sekali"));
    assert_eq!(find(&db, &pepper.token_hmac("token-2")).await, Ok(None));

    let mut tx = db.begin().await.expect("begin");
    let again = Submission { case: CaseId(6), nonce: new_nonce(), ..row };
    let again = async {
        add(&mut tx, &again).await?;
        tx.flush().await
    };
    assert_taken(again.await, "submissions");
}
