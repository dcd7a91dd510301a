//! How many statements a page takes: as many for a long list or thread as for a short one, and few.

use crate::desk::clerk::{CITY, CITY_AREA, Clerk, NATIONAL_DESK, VAGUE, address};
use crate::web::{Web, on_web};
use lapor_app::jobs::index::index;
use lapor_domain::actors::{Actor, Role};
use lapor_domain::values::Ticket;
use lapor_testkit::apps::{draft, progress, reply, route, start};
use lapor_testkit::databases::sent_by;

/// What a list may take.
const OF_A_LIST: usize = 6;
/// What a later page of a list may take: the case that the page before ended with is looked at first, whether this
/// person may know of it.
const OF_A_LATER_PAGE: usize = OF_A_LIST + 3;
/// What a case may take.
const OF_A_CASE: usize = 12;
/// As many cases as a page shows, and one more, so that there is a page after it.
const MANY: usize = 51;

/// Opens a page and names the statements that it took.
async fn taken(clerk: &Clerk<'_>, path: &str) -> Vec<&'static str> {
    let (page, statements) = sent_by(clerk.get(path)).await;
    assert_eq!(page.status, 200, "{path}: {}", page.text());
    assert!(!statements.is_empty(), "{path} reads the records");
    statements
}

fn are_as_many(few: &[&str], many: &[&str], limit: usize, path: &str) {
    assert_eq!(few, many, "{path} takes other statements when there is more to show");
    assert!(many.len() <= limit, "{path} takes {} statements, {limit} are the aim: {many:#?}", many.len());
}

async fn waiting(web: &Web, from: usize, to: usize) {
    for number in from..to {
        let words = format!("{VAGUE} ({number})");
        web.app.receives(&draft(&words, CITY_AREA), &number.to_string()).await.expect("a report");
    }
    index(&web.app).await.expect("indexed");
}

#[test]
fn a_list_takes_as_many_statements_for_fifty_cases_as_for_one() {
    on_web(|web| async move {
        web.opens_desks().await;
        let lists = [
            "/desk",
            "/desk?view=open",
            "/desk?view=overdue",
            "/desk?view=ended",
            "/desk?view=open&kind=complaint",
            "/desk?view=to-triage&area=35&channel=web",
            "/desk?view=overdue&topic=road&institution=PEMDA-35.78",
        ];
        let searches =
            ["q=kabar", "q=belum+kabar", "state=open", "kind=complaint", "area=35", "q=kabar&state=open"];
        let searches = searches.map(|asked| format!("/desk?{asked}"));
        let paths: Vec<&str> = lists.into_iter().chain(searches.iter().map(String::as_str)).collect();
        let clerk = Clerk::signs_in(&web, "nasional").await;
        waiting(&web, 0, 1).await;
        let mut few = Vec::new();
        for path in &paths {
            few.push(taken(&clerk, path).await);
        }
        waiting(&web, 1, MANY).await;
        for (path, few) in paths.iter().zip(&few) {
            are_as_many(few, &taken(&clerk, path).await, OF_A_LIST, path);
        }
        for path in ["/desk?view=open", "/desk?view=open&kind=complaint", "/desk?q=kabar"] {
            let first = clerk.get(path).await.text();
            let next = first.split("rel=\"next\" href=\"").nth(1).and_then(|rest| rest.split('"').next());
            let next = next.expect("a second page").replace("&amp;", "&");
            let second = taken(&clerk, &next).await;
            assert!(second.len() <= OF_A_LATER_PAGE, "{next} takes {}: {second:#?}", second.len());
        }
    });
}

/// A case that someone works on, with nothing said yet.
async fn at_work(web: &Web, token: &str) -> (Ticket, String) {
    let receipt = web.app.receives(&draft(VAGUE, CITY_AREA), token).await.expect("a report");
    let national =
        Actor::Staff(web.app.staff(&format!("national {token}"), Role::National, NATIONAL_DESK).await);
    web.app.says(receipt.ticket, &national, &route(CITY)).await.expect("it is routed");
    (receipt.ticket, format!("__Host-track={:013}.{}", receipt.ticket.digits(), receipt.access_code.digits()))
}

/// They talk with each other, many times.
async fn talk(web: &Web, ticket: Ticket, officer: &Actor) {
    web.app.says(ticket, officer, &start("Kami mulai.")).await.expect("they start");
    for _ in 0..15 {
        web.app.says(ticket, officer, &progress("Masih berjalan.")).await.expect("they tell how it goes");
        web.app.says(ticket, &Actor::Reporter, &reply("Terima kasih.")).await.expect("the reporter answers");
    }
}

#[test]
fn a_case_takes_as_many_statements_with_many_messages_as_with_none() {
    on_web(|web| async move {
        web.opens_desks().await;
        let officer = Actor::Staff(web.app.staff("officer", Role::Officer, CITY).await);
        let (quiet, quiet_cookie) = at_work(&web, "quiet").await;
        let (busy, busy_cookie) = at_work(&web, "busy").await;
        talk(&web, busy, &officer).await;

        let clerk = Clerk::signs_in(&web, "petugas").await;
        let few = taken(&clerk, &address(quiet)).await;
        are_as_many(&few, &taken(&clerk, &address(busy)).await, OF_A_CASE, "the officer's case page");

        let mut tracked = Vec::new();
        for cookie in [&quiet_cookie, &busy_cookie] {
            let (page, statements) = sent_by(web.get("/track", &[("cookie", cookie)])).await;
            assert!(
                page.status == 200 && page.text().contains("Pemerintah Kota Surabaya"),
                "{}",
                page.text()
            );
            tracked.push(statements);
        }
        are_as_many(&tracked[0], &tracked[1], OF_A_CASE, "the tracking page");
    });
}
