//! Areas by name.

use super::searches::Search;
use super::shapes::lists::{AreaShape, Items};
use crate::site::Site;
use axum::Json;
use axum::extract::State;

/// Finds areas: the best match first, the larger before the smaller.
#[utoipa::path(
    get, path = "/api/v1/areas", tag = "lists", operation_id = "search_areas", params(Search),
    responses((status = 200, description = "The areas", body = Items<AreaShape>))
)]
pub(crate) async fn search(State(site): State<Site>, search: Search) -> Json<Items<AreaShape>> {
    let book = site.app.book();
    let areas = &book.rulebook.areas;
    let found = book.search_areas(&search.q, search.limit());
    let shape = |area: &lapor_domain::areas::Area| AreaShape {
        code: area.code.to_string(),
        name: area.name.clone(),
        path: areas.path(&area.code).join(", "),
        level: area.code.level().code(),
    };
    Json(Items { items: found.iter().filter_map(|code| areas.get(code)).map(shape).collect() })
}
