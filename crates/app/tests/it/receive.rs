//! Door 1: a report arrives.

use lapor_domain::cases::status::Status;
use lapor_testkit::apps::{draft, with_app};

/// A village in the regency of Wonosobo.
const VILLAGE: &str = "33.07.08.1008";

#[test]
fn a_report_is_kept_and_gets_its_ticket_and_code() {
    with_app(|app| async move {
        let t0 = std::time::Instant::now();
        let receipt = app.receives(&draft("jalan berlubang", VILLAGE), "one").await.expect("received");
        eprintln!("receive {:?}", t0.elapsed());
        let case = app.case(receipt.ticket).await;
        assert_eq!(case.status, Status::Received);
        assert_eq!(app.differences().await, []);
    });
}
