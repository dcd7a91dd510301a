//! Every route, one line each.

use crate::site::Site;
use crate::{api, assets, desk, fault, guard, measures, portal, requests};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, Predicate};

/// The whole site.
pub fn router(site: Site) -> Router {
    Router::new()
        .merge(portal_routes())
        .merge(desk_routes())
        .merge(api_routes())
        .fallback(guard::nothing_here)
        .layer(from_fn(portal::language::remember))
        .layer(CatchPanicLayer::custom(guard::broken))
        .layer(from_fn(guard::in_time))
        .layer(DefaultBodyLimit::max(guard::LARGEST_BODY))
        .layer(from_fn_with_state(site.clone(), guard::same_site))
        .layer(from_fn_with_state(site.clone(), fault::render))
        .layer(from_fn(guard::headers))
        .layer(CompressionLayer::new().compress_when(DefaultPredicate::new().and(guard::may_be_packed)))
        .layer(from_fn(measures::count))
        .layer(from_fn(requests::name))
        .with_state(site)
}

fn portal_routes() -> Router<Site> {
    Router::new()
        .route("/", get(portal::home::show))
        .route("/report", post(portal::report::step))
        .route("/report/sent", get(portal::sent::show))
        .route("/track", get(portal::track::ask).post(portal::track::open))
        .route("/track/replies", post(portal::track::reply))
        .route("/track/confirmation", post(portal::track::confirm))
        .route("/track/reopening", post(portal::track::reopen))
        .route("/track/contest", post(portal::track::contest))
        .route("/track/escalation", post(portal::track::escalate))
        .route("/track/rating", post(portal::track::rate))
        .route("/track/withdrawal", post(portal::track::withdraw))
        .route("/track/resumption", post(portal::track::resume))
        .route("/track/parties", post(portal::track::accuse))
        .route("/statistics", get(portal::statistics::show))
        .route("/statistics.csv", get(api::statistics::download))
        .route("/statistics/areas/{area}", get(portal::statistics::area))
        .route("/statistics/areas/{area}/figures.csv", get(api::statistics::area_csv))
        .route("/statistics/institutions/{institution}", get(portal::statistics::institution))
        .route("/statistics/institutions/{institution}/figures.csv", get(api::statistics::institution_csv))
        .route("/language", post(portal::language::choose))
        .route("/assets/{file}", get(assets::serve))
}

fn desk_routes() -> Router<Site> {
    Router::new()
        .route("/login", get(desk::login::ask).post(desk::login::enter))
        .route("/login/seat", get(desk::login::seats).post(desk::login::take_seat))
        .route("/logout", post(desk::login::leave))
        .route("/desk", get(desk::queue::show))
        .route("/desk/letters", get(desk::letters::show))
        .route("/desk/letters/retries", post(desk::letters::retry))
        .route("/desk/cases/{ticket}", get(desk::case::show))
        .route("/desk/cases/{ticket}/routing", post(desk::actions::route))
        .route("/desk/cases/{ticket}/arbitration", post(desk::actions::arbitrate))
        .route("/desk/cases/{ticket}/arbitration/review", post(desk::actions::rearbitrate))
        .route("/desk/cases/{ticket}/questions", post(desk::actions::ask))
        .route("/desk/cases/{ticket}/questions/cancellation", post(desk::actions::cancel_question))
        .route("/desk/cases/{ticket}/rejection", post(desk::actions::reject))
        .route("/desk/cases/{ticket}/assignments", post(desk::actions::assign))
        .route("/desk/cases/{ticket}/start", post(desk::actions::start))
        .route("/desk/cases/{ticket}/progress", post(desk::actions::progress))
        .route("/desk/cases/{ticket}/declines", post(desk::actions::decline))
        .route("/desk/cases/{ticket}/answers", post(desk::actions::answer))
        .route("/desk/cases/{ticket}/answers/correction", post(desk::actions::correct))
        .route("/desk/cases/{ticket}/promises", post(desk::actions::promise))
        .route("/desk/cases/{ticket}/promises/delivery", post(desk::actions::deliver))
        .route("/desk/cases/{ticket}/returns", post(desk::actions::return_to_work))
        .route("/desk/cases/{ticket}/parties", post(desk::actions::name_party))
        .route("/desk/cases/{ticket}/extensions", post(desk::actions::extend))
}

fn api_routes() -> Router<Site> {
    Router::new()
        .route("/healthz", get(api::health::live))
        .route("/readyz", get(api::health::ready))
        .route("/api/v1/openapi.json", get(api::openapi::document))
        .route("/api/v1/reports", post(api::reports::receive))
        .route("/api/v1/reports/{ticket}", get(api::reports::show))
        .route("/api/v1/reports/{ticket}/replies", post(api::reports::reply))
        .route("/api/v1/reports/{ticket}/confirmation", post(api::reports::confirm))
        .route("/api/v1/reports/{ticket}/reopening", post(api::reports::reopen))
        .route("/api/v1/reports/{ticket}/contest", post(api::reports::contest))
        .route("/api/v1/reports/{ticket}/rating", post(api::reports::rate))
        .route("/api/v1/reports/{ticket}/withdrawal", post(api::reports::withdraw))
        .route("/api/v1/reports/{ticket}/resumption", post(api::reports::resume))
        .route("/api/v1/reports/{ticket}/parties", post(api::reports::accuse))
        .route("/api/v1/areas", get(api::areas::search))
        .route("/api/v1/topics", get(api::topics::search))
        .route("/api/v1/institutions", get(api::institutions::search))
        .route("/api/v1/statistics", get(api::statistics::show))
        .route("/api/v1/statistics/areas/{area}", get(api::statistics::show_area))
        .route("/api/v1/statistics/institutions/{institution}", get(api::statistics::show_institution))
}
