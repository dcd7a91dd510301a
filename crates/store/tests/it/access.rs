use crate::world::{NOW, committed_user, institution};
use lapor_domain::values::{CaseId, UserId};
use lapor_store::access::{Opening, of_case, record};
use lapor_store::{Conflict, StoreError};
use lapor_testkit::databases::{Fresh, on_both};

fn opening(case: i64, user: UserId, what: &str) -> Opening {
    Opening {
        case: CaseId(case),
        at: NOW,
        user,
        role: "circle_head".into(),
        institution: institution("35.78"),
        what: what.into(),
    }
}

#[test]
fn openings_are_listed_by_case_oldest_first() {
    on_both(story);
}

pub async fn story(db: Fresh) {
    let user = committed_user(&db, "head").await;
    let rows = [opening(1, user, "body"), opening(2, user, "body"), opening(1, user, "identity")];
    for row in &rows {
        let mut tx = db.begin().await.expect("begin");
        record(&mut tx, row).await.expect("record");
        tx.commit().await.expect("commit");
    }
    let seen = of_case(&db, CaseId(1)).await.expect("list");
    assert_eq!(seen, [rows[0].clone(), rows[2].clone()]);
    assert_eq!(of_case(&db, CaseId(3)).await.expect("list"), []);

    let mut tx = db.begin().await.expect("begin");
    let nobody = record(&mut tx, &opening(1, UserId(-1), "body")).await;
    let refused = match nobody {
        Ok(()) => tx.commit().await,
        refused => refused,
    };
    assert_eq!(refused, Err(StoreError::Conflict(Conflict::Reference)));
}
