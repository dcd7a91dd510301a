use crate::desk::clerk::{CITY, CITY_AREA, Clerk, NATIONAL_DESK, VAGUE, address, refused};
use crate::web::{Web, on_web};
use lapor_app::look;
use lapor_domain::actors::{Rank, Role};
use lapor_domain::reports::{Draft, Secrecy};
use lapor_domain::values::{AccessCode, Ticket};
use lapor_testkit::apps::draft;

const CIRCLE: &str = "PEMDA-35.78/INSPEKTORAT";

async fn secret_report(web: &Web) -> (Ticket, AccessCode) {
    web.opens_desks().await;
    for (name, rank) in [("ketua", Rank::Head), ("anggota", Rank::Member)] {
        let seat = (Role::Officer, CITY, Some(CIRCLE));
        web.app.staff_with(name, seat, &[(CIRCLE, rank)]).await;
    }
    let report = Draft { secrecy: Some(Secrecy::Secret), ..draft(VAGUE, CITY_AREA) };
    let receipt = web.app.receives(&report, "one").await.expect("a report");
    (receipt.ticket, receipt.access_code)
}

/// The opened views in the reporter's log.
async fn openings(web: &Web, ticket: Ticket, code: &AccessCode) -> usize {
    look::as_reporter(&web.app, ticket, code).await.expect("the reporter's case").openings.len()
}

/// A page without the marks on the words that a proposal rests on.
fn unmarked(page: &str) -> String {
    page.replace("<mark>", "").replace("</mark>", "")
}

#[test]
fn only_its_circle_opens_a_secret_case_and_the_reporter_sees_each_opening() {
    on_web(|web| async move {
        let (ticket, code) = secret_report(&web).await;
        let national = Clerk::signs_in(&web, "nasional").await;
        let list = national.get("/desk").await.text();
        assert!(list.contains(&ticket.to_string()) && !list.contains("Mohon dibantu"), "{list}");
        assert_eq!(openings(&web, ticket, &code).await, 0, "a list opens nothing");
        let page = national.get(&address(ticket)).await.text();
        assert!(unmarked(&page).contains(VAGUE) && page.contains("Laporan rahasia."), "{page}");
        assert_eq!(openings(&web, ticket, &code).await, 1);

        let form = national.form(ticket, "routing").await.with("institution", CITY);
        let unitless = national.sends(&form).await;
        assert!(unitless.text().contains("id=\"route-unit-error\""), "{}", unitless.text());
        let form = national.form(ticket, "routing").await.with("institution", CITY);
        let outside = national.sends(&form.with("unit", "DLH")).await;
        assert!(outside.text().contains(&refused("no-circle")), "{}", outside.text());
        let form = national.form(ticket, "routing").await.with("institution", CITY);
        let routed = national.sends(&form.with("unit", "INSPEKTORAT")).await;
        assert_eq!(routed.header("location"), "/desk?done=route", "{}", routed.text());

        let so_far = openings(&web, ticket, &code).await;
        for outsider in ["nasional", "admin", "petugas"] {
            let clerk = Clerk::signs_in(&web, outsider).await;
            assert_eq!(clerk.get(&address(ticket)).await.status, 404, "{outsider}");
            for view in ["open", "to-start", "at-work", "overdue", "ended", "raised"] {
                let list = clerk.get(&format!("/desk?view={view}")).await.text();
                assert!(!list.contains(&ticket.to_string()), "{outsider} {view}");
            }
        }
        assert_eq!(openings(&web, ticket, &code).await, so_far);
        let member = Clerk::signs_in(&web, "anggota").await;
        assert!(member.get("/desk").await.text().contains(&ticket.to_string()));
        assert!(unmarked(&member.get(&address(ticket)).await.text()).contains(VAGUE));
        assert_eq!(openings(&web, ticket, &code).await, so_far + 1);
        member.does(ticket, "start", &[("text", "Kami tangani.")]).await;
    });
}

#[test]
fn the_desk_is_offered_only_units_with_a_circle() {
    on_web(|web| async move {
        let (ticket, _) = secret_report(&web).await;
        let national = Clerk::signs_in(&web, "nasional").await;
        let page = national.get(&format!("{}?institution_q=kota+surabaya", address(ticket))).await.text();
        let units = page.split("id=\"route-unit\"").nth(1).and_then(|rest| rest.split("</select>").next());
        let units = units.expect("a list of units");
        assert!(units.contains("INSPEKTORAT") && !units.contains("DLH"), "{units}");
    });
}

#[test]
fn a_second_admin_of_the_national_desk_needs_no_secret_to_work() {
    on_web(|web| async move {
        let (ticket, code) = secret_report(&web).await;
        web.app.staff("nasional 2", Role::National, NATIONAL_DESK).await;
        let second = Clerk::signs_in(&web, "nasional 2").await;
        second.does(ticket, "questions", &[("text", "Boleh tahu sejak kapan?")]).await;
        assert!(openings(&web, ticket, &code).await >= 2, "each view is logged");
    });
}
