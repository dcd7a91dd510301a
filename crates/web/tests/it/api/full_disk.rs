//! Nothing more can be written: reading goes on, writing is put off, and neither needs anybody's help.

use crate::web::{Answer, Web, on_web};
use serde_json::json;

const REPORTS: &str = "/api/v1/reports";

async fn sends(web: &Web, nth: usize) -> Answer {
    let body = json!({"words": format!("Lampu jalan mati di gang kami, tiang nomor {nth}")});
    web.post_json(REPORTS, &[("idempotency-key", &format!("key-{nth:024}"))], &body).await
}

#[test]
fn a_full_disk_puts_writing_off_and_reading_goes_on() {
    on_web(|web| async move {
        let (ticket, code) = web.reports(&json!({"words": "Sampah menumpuk di depan pasar"})).await;
        web.app.store().db.leave_room(0).await.expect("full");
        let mut kept = 0;
        let refused = loop {
            let answer = sends(&web, kept).await;
            if answer.status != 201 {
                break answer;
            }
            kept += 1;
            assert!(kept < 200, "the disk never fills");
        };
        assert_eq!(
            (refused.status.as_u16(), refused.header("retry-after")),
            (503, "5"),
            "{}",
            refused.text()
        );
        assert_eq!(refused.problem(), "unavailable");
        let read = web.get(&format!("{REPORTS}/{ticket}"), &[("authorization", &code)]).await;
        assert_eq!(read.status, 200, "{}", read.text());
        // There is room again, and the same request goes in as if nothing had been.
        assert_eq!(sends(&web, kept).await.status, 201);
        assert!(web.app.differences().await.is_empty());
    });
}
