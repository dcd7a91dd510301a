//! Similar open reports on a case's page: offered with their reasons, within the viewer's scope.

use crate::desk::clerk::{CITY, Clerk, OTHER_CITY, address};
use crate::web::{Web, on_web};
use lapor_app::jobs::index::index;
use lapor_domain::reports::{Draft, Secrecy};
use lapor_domain::values::Ticket;
use lapor_testkit::apps::draft;

/// A village of the city.
const VILLAGE: &str = "35.78.08.1003";
const NEXT_VILLAGE: &str = "35.78.08.1004";

const HOLE: &str = "Lubang besar di Jalan Kenanga RT 3 RW 5, dekat lapangan. Sudah dua motor jatuh.";
const HOLE_TOO: &str = "Min tolong jln kenanga rt03 rw05 dpn lapangan berlubang besar, ada motor yg jatuh";

async fn receives(web: &Web, report: &Draft, token: &str) -> Ticket {
    let ticket = web.app.receives(report, token).await.expect("a report").ticket;
    index(&web.app).await.expect("indexed");
    ticket
}

/// Two reports of one hole, received while nobody was there to take them.
async fn both_at_the_desk(web: &Web) -> (Ticket, Ticket) {
    let first = receives(web, &draft(HOLE, VILLAGE), "first").await;
    let second = receives(web, &draft(HOLE_TOO, VILLAGE), "second").await;
    web.opens_desks().await;
    web.app.connect(OTHER_CITY).await;
    (first, second)
}

/// The part of a page that offers similar reports; empty where there are none.
fn offered(page: &str) -> &str {
    let part = page.split("Laporan serupa yang masih terbuka").nth(1).unwrap_or_default();
    part.split("<h2").next().unwrap_or_default()
}

#[test]
fn the_same_hole_told_twice_is_offered_with_every_reason() {
    on_web(|web| async move {
        web.opens_desks().await;
        let first = receives(&web, &draft(HOLE, VILLAGE), "first").await;
        web.app.pass_days(4);
        let second = receives(&web, &draft(HOLE_TOO, VILLAGE), "second").await;
        let others = [
            (HOLE.replace("RT 3 RW 5", "RT 8 RW 1"), VILLAGE),
            (HOLE.to_owned(), NEXT_VILLAGE),
            ("Loket pelayanan tutup sebelum jamnya, antrean panjang.".to_owned(), VILLAGE),
        ];
        for (words, village) in &others {
            receives(&web, &draft(words, village), words).await;
        }
        let national = Clerk::signs_in(&web, "nasional").await;
        for (looked_at, other) in [(first, second), (second, first)] {
            let page = national.get(&address(looked_at)).await.text();
            let offered = offered(&page);
            assert!(offered.contains(&address(other)), "{page}");
            assert_eq!(
                offered.matches("/desk/cases/").count(),
                1,
                "no other place, no other matter: {offered}"
            );
            for reason in [
                "desa/kelurahan yang sama",
                "jalan yang sama: kenanga",
                "sama-sama RT 3, RW 5",
                "kata yang sama: ",
                "berjarak 4 hari",
                "Tidak ada yang digabung dengan sendirinya",
            ] {
                assert!(offered.contains(reason), "{reason}: {offered}");
            }
        }
    });
}

#[test]
fn nobody_is_offered_what_they_may_not_see_or_what_is_secret() {
    on_web(|web| async move {
        let (first, second) = both_at_the_desk(&web).await;
        let secret = Draft { secrecy: Some(Secrecy::Secret), ..draft(HOLE_TOO, VILLAGE) };
        let secret = receives(&web, &secret, "secret").await;
        let national = Clerk::signs_in(&web, "nasional").await;
        let page = national.get(&address(first)).await.text();
        assert!(offered(&page).contains(&address(second)) && !page.contains(&secret.to_string()), "{page}");
        let page = national.get(&address(secret)).await.text();
        assert_eq!(offered(&page), "", "secret words are compared with nothing: {page}");

        national.does(first, "routing", &[("institution", CITY)]).await;
        national.does(second, "routing", &[("institution", OTHER_CITY)]).await;
        index(&web.app).await.expect("indexed");
        let officer = Clerk::signs_in(&web, "petugas").await;
        let page = officer.get(&address(first)).await;
        assert_eq!(page.status, 200);
        assert_eq!(offered(&page.text()), "", "the other is not theirs: {}", page.text());
        let page = national.get(&address(first)).await.text();
        assert!(offered(&page).contains(&address(second)), "{page}");
    });
}

#[test]
fn an_ended_case_is_neither_offered_nor_offers() {
    on_web(|web| async move {
        let (first, second) = both_at_the_desk(&web).await;
        let national = Clerk::signs_in(&web, "nasional").await;
        let rejected = [("code", "spam"), ("text", "Uji coba petugas.")];
        national.does(second, "rejection", &rejected).await;
        index(&web.app).await.expect("indexed");
        for ticket in [first, second] {
            assert_eq!(offered(&national.get(&address(ticket)).await.text()), "");
        }
    });
}
