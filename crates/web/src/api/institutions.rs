//! Institutions by name.

use super::searches::Search;
use super::shapes::lists::{InstitutionItem, PagedItems};
use crate::site::Site;
use axum::Json;
use axum::extract::State;
use lapor_app::office::Present;
use lapor_domain::agencies::Institution;
use lapor_domain::routing::book::RoutingBook;

/// Finds institutions; without `q`, all of them by level and code, page by page.
#[utoipa::path(
    get, path = "/api/v1/institutions", tag = "lists", operation_id = "search_institutions", params(Search),
    responses((status = 200, description = "The institutions", body = PagedItems<InstitutionItem>))
)]
pub(crate) async fn search(State(site): State<Site>, search: Search) -> Json<PagedItems<InstitutionItem>> {
    let present = site.app.present();
    let (found, next) = match search.q.trim() {
        "" => page(&present, search.after.as_deref(), search.limit()),
        q => (named(&present, q, search.limit()), None),
    };
    Json(PagedItems { items: found.into_iter().map(|one| shape(one, &present)).collect(), next })
}

fn named<'a>(present: &'a Present, q: &str, limit: usize) -> Vec<&'a Institution> {
    let found = present.book.search_institutions(q, limit);
    found.iter().filter_map(|code| present.book.rulebook.institution(code)).collect()
}

fn page<'a>(
    present: &'a Present,
    after: Option<&str>,
    limit: usize,
) -> (Vec<&'a Institution>, Option<String>) {
    let mut all: Vec<&Institution> = present.book.rulebook.institutions().collect();
    all.sort_by(|a, b| a.level.cmp(&b.level).then_with(|| a.code.cmp(&b.code)));
    let start = match after {
        None => 0,
        Some(after) => all.iter().position(|one| one.code.as_str() == after).map_or(all.len(), |at| at + 1),
    };
    let rest = &all[start..];
    let given = rest.iter().take(limit).copied().collect::<Vec<_>>();
    let goes_on = given.last().filter(|_| rest.len() > limit);
    let next = goes_on.map(|last| format!("/api/v1/institutions?limit={limit}&after={}", last.code));
    (given, next)
}

fn shape(one: &Institution, present: &Present) -> InstitutionItem {
    InstitutionItem {
        code: one.code.to_string(),
        name: one.name.clone(),
        short_name: one.short_name.clone(),
        kind: one.kind.clone(),
        level: one.level.code(),
        area: one.area.as_ref().map(ToString::to_string),
        connected: present.directory.connected.contains(&one.code),
    }
}
