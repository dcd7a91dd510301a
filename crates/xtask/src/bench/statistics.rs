//! The public page of figures.

use super::contests::Page;
use super::helpdesk::Helpdesk;
use super::rows::Row;
use super::scene::Scene;

/// The page, as anyone opens it.
pub fn measure(scene: &Scene<'_>) -> anyhow::Result<Vec<Row>> {
    let pages = [Page::at("/statistics", "", "<table")];
    let peer = scene.peer.as_ref().map(Helpdesk::statistics).unwrap_or_default();
    Ok(vec![scene.contest(("statistics", "anyone opens the public figures"), &pages, &peer)?])
}
