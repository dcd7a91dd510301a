//! A demo that grows, as a process.

use crate::program::{Installation, on_both};
use lapor_app::App;
use lapor_app::grow::everybody;
use lapor_app::look::{Search, View, queue, search, standing};
use lapor_app::ports::MachineClock;
use lapor_domain::actors::Role;
use lapor_domain::cases::status::Status;
use lapor_domain::reports::{Channel, Secrecy};
use lapor_store::Store;
use lapor_store::keys::Keys;
use std::sync::Arc;

/// The figure that stands after a name in what was printed.
fn figure(said: &str, name: &str) -> u64 {
    let line = said
        .lines()
        .find_map(|line| line.trim().strip_prefix(name))
        .unwrap_or_else(|| panic!("{name}: {said}"));
    line.trim().parse().unwrap_or_else(|_| panic!("{name}: {line}"))
}

#[test]
fn a_demo_grows_by_whole_lives_and_grows_again() {
    on_both(|place| {
        let receipts = place.path("receipts.csv");
        let said = place.run(&["demo", "grow", "--cases", "600", "--receipts", &receipts]);
        assert!(said.contains("600 cases"), "{said}");
        for status in Status::ALL {
            assert!(figure(&said, status.full_code()) > 0, "{}: {said}", status.full_code());
        }
        for channel in Channel::ALL {
            assert!(figure(&said, &format!("through {}", channel.code())) > 0, "{said}");
        }
        let opened = std::fs::read_to_string(&receipts).expect("the receipts");
        assert_eq!(opened.lines().count(), 601);

        let verified = place.run(&["verify"]);
        assert!(verified.contains(", 0 differences"), "{verified}");
        assert!(place.run(&["verify", "rollups"]).contains(", 0 wrong counts"));
        assert!(place.run(&["verify", "search"]).contains(" entries compared, 0 wrong"));
        assert!(
            place
                .run(&["verify", "search", "--rebuild", "--every", "7"])
                .contains(" entries compared, 0 wrong")
        );
        let before = cases(&verified);
        assert!(before > 600, "those of the demo itself are there too");
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        runtime.block_on(people_see_them(&place));

        place.run(&["demo", "grow", "--cases", "50"]);
        let verified = place.run(&["verify"]);
        assert!(verified.contains(", 0 differences"), "{verified}");
        assert_eq!(cases(&verified), before + 50);
        assert!(place.run(&["jobs", "list"]).contains(" wait"));
    });
}

/// The national desk, an office and a circle have them in their lists, and can look for them.
async fn people_see_them(place: &Installation) {
    let keys = Keys::open_any(place.path("keys").as_ref()).expect("keys");
    let store = Store::open(&place.location(), keys).await.expect("the records");
    let app = App::open(store, Arc::new(MachineClock)).await.expect("the app");
    let everybody = everybody(&app).await.expect("people");
    let (mut offices, mut secrets) = (0, 0);
    // There are hundreds of offices; a dozen that have something to do will do.
    for staff in everybody.iter().filter(|staff| staff.role != Role::Admin) {
        if offices > 12 && staff.role == Role::Officer && staff.circles.is_empty() {
            continue;
        }
        let rows = queue(&app, staff, View::Open, None, 50).await.expect("a page");
        offices += usize::from(staff.role == Role::Officer && !rows.is_empty());
        secrets +=
            rows.iter().filter(|row| !staff.circles.is_empty() && row.secrecy == Secrecy::Secret).count();
        if staff.role == Role::National {
            assert_eq!(rows.len(), 50, "a page is full");
            let standing = standing(&app, staff).await.expect("counts");
            assert!(standing.of(View::Ended) > 200);
            let asked = Search { words: "warga".into(), limit: 10, ..Search::default() };
            assert!(search(&app, staff, &asked).await.expect("hits").count >= 10);
        }
    }
    assert!(offices > 10 && secrets > 0, "{offices} offices, {secrets} secret cases");
    app.store().db.close().await;
}

#[test]
fn what_is_no_demo_does_not_grow() {
    on_both(|place| {
        drop(place.serve());
        let refused = place.fail(&["demo", "grow", "--cases", "10"]);
        assert!(refused.contains("only a demo can grow"), "{refused}");
        assert!(place.run(&["verify"]).contains("0 cases verified"));
    });
}

fn cases(verified: &str) -> u64 {
    let line = verified.lines().find(|line| line.contains("cases verified")).expect("a closing line");
    line.split(' ').next().and_then(|count| count.parse().ok()).expect("a count")
}
