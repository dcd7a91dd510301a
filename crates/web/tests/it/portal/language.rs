//! The language, and how it keeps a draft.

use super::visitor::{CITY_AREA, Visitor};
use crate::web::on_web;

#[test]
fn changing_the_language_keeps_what_was_typed() {
    on_web(|web| async move {
        let citizen = Visitor::comes(&web).await;
        citizen.types("words", "Lampu jalan mati").presses_named("lang", "en").await;
        assert!(citizen.page().contains("What happened?"), "{}", citizen.page());
        assert_eq!(citizen.holds("words"), "Lampu jalan mati");
        citizen.presses("next").await;
        assert!(citizen.page().contains("Step 2 of 5"), "the language stays");
        citizen.types("area", CITY_AREA).presses("next").await;
        assert!(citizen.page().contains("Is this right?"));
    });
}

#[test]
fn an_address_with_a_language_is_remembered() {
    on_web(|web| async move {
        let citizen = Visitor::new(&web);
        citizen.get("/track?lang=en").await;
        citizen.get("/track").await;
        assert!(citizen.page().contains("Track your report"));
        citizen.post("/language", &[("lang", "id"), ("back", "/track")]).await;
        assert!(citizen.page().contains("Lacak laporan Anda"));
        let answer =
            citizen.post_only("/language", &[("lang", "id"), ("back", "https://elsewhere.example")]).await;
        assert_eq!(answer.header("location"), "/");
    });
}

#[test]
fn the_enter_key_never_presses_the_language() {
    on_web(|web| async move {
        let page = Visitor::comes(&web).await.page();
        let first = page.find("form=\"report\"").expect("a button of the form");
        assert!(page[first..].starts_with("form=\"report\" name=\"go\""), "{}", &page[first..first + 80]);
    });
}
