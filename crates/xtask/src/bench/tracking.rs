//! What a reporter sees of their case.

use super::contests::Page;
use super::helpdesk::Helpdesk;
use super::rows::Row;
use super::scene::Scene;

/// The tracking page, opened by those who sent the reports.
pub fn measure(scene: &Scene<'_>) -> anyhow::Result<Vec<Row>> {
    let pages: Vec<Page> =
        scene.sent.iter().map(|sent| Page::at("/track", &sent.cookie(), &sent.ticket)).collect();
    let peer = scene.peer.as_ref().map(Helpdesk::tracking).unwrap_or_default();
    let what = "a reporter opens their case, HTML";
    Ok(vec![scene.contest(("tracking", what), &pages, &peer)?])
}
