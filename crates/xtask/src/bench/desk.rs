//! What staff see: a case, lists and their filters, and what they search for.

use anyhow::Context;

use super::contests::Page;
use super::helpdesk::Helpdesk;
use super::http::{Connection, Request, encoded};
use super::rows::Row;
use super::scene::Scene;

/// How many different cases are opened.
const CASES: usize = 400;
/// The page at which it must still be as fast as at the beginning.
const DEEP: usize = 1000;

/// The page of a case, for cases from all over the lists.
pub fn case(scene: &Scene<'_>) -> anyhow::Result<Vec<Row>> {
    let mut connection = Connection::to(&scene.server.address)?;
    let mut pages = Vec::new();
    for view in ["open", "ended", "awaiting-reporter", "overdue"] {
        let mut path = format!("/desk?view={view}");
        for _ in 0..CASES / 50 / 4 {
            let list = page_of(&mut connection, &path, &scene.national)?;
            pages.extend(tickets(&list).map(|ticket| case_page(ticket, &scene.national)));
            let Some(next) = next_of(&list) else { break };
            path = next;
        }
    }
    // Secret cases are listed to their desk and opened by their circle alone.
    let is_open = |page: &Page| connection.send(&page.request).is_ok_and(|answer| answer.status == 200);
    let mut is_open = is_open;
    pages.retain(|page| is_open(page));
    let peer = scene.peer.as_ref().map(Helpdesk::case).unwrap_or_default();
    let what = format!("the national desk opens one of {} cases", pages.len());
    Ok(vec![scene.contest(("case", &what), &pages, &peer)?])
}

fn case_page(ticket: &str, cookie: &str) -> Page {
    Page::at(&format!("/desk/cases/{ticket}"), cookie, ticket)
}

fn page_of(connection: &mut Connection, path: &str, cookie: &str) -> anyhow::Result<String> {
    let request = Request::get(path).with("Cookie", cookie);
    let answer = connection.send(&request)?.expect(200, "</html>");
    Ok(answer.with_context(|| path.to_owned())?.text())
}

/// The tickets that a list shows.
fn tickets(list: &str) -> impl Iterator<Item = &str> {
    list.split("href=\"/desk/cases/").skip(1).filter_map(|rest| rest.split('"').next())
}

/// Where the page after it is.
fn next_of(list: &str) -> Option<String> {
    let rest = list.split("rel=\"next\" href=\"").nth(1)?;
    Some(rest.split('"').next()?.replace("&amp;", "&"))
}

/// Every list and every filter, at the beginning and far from it.
pub fn lists(scene: &Scene<'_>) -> anyhow::Result<Vec<Row>> {
    let [topic, area, institution] = scene.setting.tools.frequent(&scene.setting.records())?;
    let mut lists: Vec<(String, String, &str)> = ["open", "ended", "overdue", "to-triage"]
        .iter()
        .map(|view| (format!("view {view}"), format!("/desk?view={view}"), scene.national.as_str()))
        .collect();
    lists.push(("an officer's".into(), "/desk?view=to-start".into(), &scene.officer));
    let filters = [
        ("state", "open"),
        ("kind", "complaint"),
        ("topic", topic.as_str()),
        ("area", area.as_str()),
        ("institution", institution.as_str()),
    ];
    let by = |(name, value): (&str, &str)| {
        (format!("by {name}"), format!("/desk?{name}={}", encoded(value)), scene.national.as_str())
    };
    lists.extend(filters.map(by));
    let both = format!("/desk?state=open&topic={}&area={}", encoded(&topic), encoded(&area));
    lists.push(("by state, topic and area".into(), both, &scene.national));
    lists.extend(filters.map(|(name, value)| {
        let path = format!("/desk?view=overdue&{name}={}", encoded(value));
        (format!("overdue, by {name}"), path, scene.national.as_str())
    }));
    let mut rows = Vec::new();
    for (name, path, cookie) in &lists {
        rows.extend(list(scene, name, (path, cookie))?);
    }
    Ok(rows)
}

fn list(scene: &Scene<'_>, name: &str, (path, cookie): (&str, &str)) -> anyhow::Result<Vec<Row>> {
    let mut connection = Connection::to(&scene.server.address)?;
    let (mut deep, mut number) = (path.to_owned(), 1);
    let first = page_of(&mut connection, path, cookie)?;
    let shown = tickets(&first).count();
    let mut next = next_of(&first);
    while let Some(path) = next.filter(|_| number < DEEP) {
        let page = page_of(&mut connection, &path, cookie)?;
        next = next_of(&page);
        // A page of a list that is narrowed down may hold no more than the way to the next.
        if tickets(&page).next().is_some() {
            (deep, number) = (path, number + 1);
        }
    }
    let is_first_list = name == "view open";
    let peer = scene.peer.as_ref().filter(|_| is_first_list).map(Helpdesk::list).unwrap_or_default();
    let what = format!("{name}, {shown} rows");
    let pages = [Page::at(path, cookie, "</html>")];
    let mut rows = vec![scene.contest((&format!("list: {name}, page 1"), &what), &pages, &peer)?];
    // The last page is seldom full, so a list of two pages says nothing about depth.
    if number > 2 {
        let pages = [Page::at(&deep, cookie, "/desk/cases/")];
        let what = format!("the same, page {number}");
        rows.push(scene.contest((&format!("list: {name}, deep"), &what), &pages, &[])?);
    }
    Ok(rows)
}

/// How many rare words are looked for in turn.
const RARE: usize = 20;

/// A rare word and one in a tenth of all reports.
pub fn searches(scene: &Scene<'_>) -> anyhow::Result<Vec<Row>> {
    let words = scene.setting.tools.words(&scene.setting.records())?;
    let common = words.iter().min_by(|one, other| (one.1 - 0.1).abs().total_cmp(&(other.1 - 0.1).abs()));
    let (common, share) = common.context("there is a word")?;
    let page = |word: &str| Page::at(&format!("/desk?q={}", encoded(word)), &scene.national, "/desk/cases/");
    let peer = scene.peer.as_ref().map(Helpdesk::search).unwrap_or_default();
    let mut pages = Vec::new();
    let mut connection = Connection::to(&scene.server.address)?;
    for (word, _) in words.iter().rev() {
        // Words that stand everywhere in the language are looked for by nobody, however few reports hold them.
        let request = Request::get(&format!("/desk?q={}", encoded(word))).with("cookie", &scene.national);
        if connection.send(&request)?.text().contains("/desk/cases/") {
            pages.push(page(word));
        }
        if pages.len() == RARE {
            break;
        }
    }
    let rare = scene.contest(("search: rare", "a word of hardly any report"), &pages, &peer)?;
    let what = format!("a word of {:.0} % of the reports, newest first", share * 100.0);
    let common = scene.contest(("search: common", &what), &[page(common)], &[])?;
    Ok(vec![rare, common])
}
