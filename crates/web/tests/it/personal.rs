//! Warnings of personal data: told before anything is sent, never in the way, and never with the value but to its writer.

use crate::desk::clerk::{CITY, Clerk, NATIONAL_DESK, form_on};
use crate::portal::visitor::{CITY_AREA, Visitor};
use crate::web::{Web, on_web};
use lapor_app::personal::kinds;
use lapor_domain::actors::{Actor, Role};
use lapor_domain::values::Ticket;
use lapor_testkit::apps::{draft, route};
use lapor_words::{Lang, Words};
use serde_json::json;

const NUMBER: &str = "0812-9999-1234";
const NIK: &str = "3374011205900001";

#[test]
fn every_kind_and_why_it_matters_are_said_in_both_languages() {
    for words in Lang::ALL.map(Words::new) {
        for kind in kinds() {
            assert!(
                words.named("personal-kind", kind).len() > 2 && words.named("personal-why", kind).len() > 20
            );
        }
    }
}

#[test]
fn a_citizen_is_told_before_sending_and_may_go_on_or_change_it() {
    on_web(|web| async move {
        let said = format!("Petugas minta uang. Hubungi saya di {NUMBER}, NIK {NIK}.");
        let citizen = Visitor::new(&web);
        citizen.fills(&said, CITY_AREA).await;
        let page = citizen.page();
        for told in [
            "Ada data pribadi dalam tulisan ini",
            "Nomor telepon",
            &format!("“{NUMBER}” di isi tulisan"),
            &format!("“{NIK}” di isi tulisan"),
            "Orang lain bisa mengaku sebagai pemilik NIK ini.",
            "Anda tetap boleh mengirimnya",
        ] {
            assert!(page.contains(told), "{told}: {page}");
        }
        citizen.presses("change-what").await;
        assert_eq!(citizen.holds("words"), said, "what was typed is kept");
        citizen.types("words", "Petugas minta uang.").presses("next").await;
        citizen.presses("next").await;
        assert!(!citizen.page().contains("data pribadi"), "{}", citizen.page());

        let hurried = Visitor::new(&web);
        hurried.fills(&said, CITY_AREA).await;
        hurried.presses("send").await;
        let (ticket, _) = hurried.numbers();
        assert!(web.app.case(ticket).await.status.is_open(), "nobody is stopped");
    });
}

#[test]
fn a_program_is_told_kinds_and_places_and_never_values() {
    on_web(|web| async move {
        let words = format!("😀 Hubungi {NUMBER}.");
        let report =
            json!({"words": words, "place": "Jl. Kenanga No. 12 RT 3 RW 5", "area": "33.74.01.1001"});
        let headers = [("idempotency-key", "warned-once"), ("accept-language", "en")];
        let answer = web.post_json("/api/v1/reports", &headers, &report).await;
        assert_eq!(answer.status, 201, "{}", answer.text());
        assert!(!answer.text().contains("9999"), "{}", answer.text());
        let receipt = answer.json();
        let warning = json!({
            "field": "words", "kind": "phone", "start": 10, "end": 24, "text": "Strangers can call this number."
        });
        assert_eq!(receipt["warnings"], json!([warning]));
        let again = web.post_json("/api/v1/reports", &headers, &report).await.json();
        assert_eq!(again["warnings"], receipt["warnings"], "a repeat is told the same");
        let plain = json!({"words": "Lampu jalan padam.", "area": "33.74.01.1001"});
        let plain = web.post_json("/api/v1/reports", &[], &plain).await.json();
        assert_eq!(plain["warnings"], json!([]));
    });
}

/// A case that the city's officer may answer.
async fn routed(web: &Web) -> Ticket {
    let ticket = web.app.receives(&draft("Lampu jalan padam.", CITY_AREA), "one").await.expect("kept").ticket;
    if web.app.case(ticket).await.lead.is_none() {
        let national = Actor::Staff(web.app.staff("router", Role::National, NATIONAL_DESK).await);
        web.app.says(ticket, &national, &route(CITY)).await.expect("routed");
    }
    ticket
}

#[test]
fn an_officer_is_told_once_and_the_second_press_sends() {
    on_web(|web| async move {
        web.opens_desks().await;
        let ticket = routed(&web).await;
        let officer = Clerk::signs_in(&web, "petugas").await;
        let text = format!("Lampu sudah kami ganti. Hubungi petugas kami di {NUMBER}.");
        let form = officer.form(ticket, "answers").await.with("kind", "done").with("text", &text);
        let answer = officer.sends(&form).await;
        let page = answer.text();
        assert_eq!(answer.status, 200, "no error: {page}");
        assert!(page.contains("Ada data pribadi") && page.contains("Belum ada yang terkirim"), "{page}");
        assert!(page.contains("Belum terkirim: ada data pribadi"), "told at the top too: {page}");
        assert!(page.contains(&format!("“{NUMBER}”")) && !page.contains("<title>Galat"), "{page}");
        assert!(web.app.case(ticket).await.status.code() == "Routed", "nothing is sent yet");

        let again = form_on(&page, ticket, "answers").with("kind", "done").with("text", &text);
        let other = format!("{text} NIK {NIK} sudah dicatat.");
        let more = officer.sends(&again).await;
        assert_eq!(more.status, 303, "the second press sends: {}", more.text());
        assert!(web.app.case(ticket).await.status.code() == "Answered");

        let form =
            officer.form(ticket, "answers/correction").await.with("text", &other).with("warned", "phone");
        let page = officer.sends(&form).await.text();
        assert!(
            page.contains("Orang lain bisa mengaku sebagai pemilik NIK ini."),
            "another kind is told: {page}"
        );
        let again = form_on(&page, ticket, "answers/correction").with("text", &other);
        assert_eq!(officer.sends(&again).await.status, 303);
    });
}

#[test]
fn an_answer_without_personal_data_is_sent_at_once() {
    on_web(|web| async move {
        web.opens_desks().await;
        let ticket = routed(&web).await;
        let clerk = Clerk::signs_in(&web, "petugas").await;
        let text = "Lampu sudah kami ganti. Hubungi (031) 555-0199 atau dishub@contoh.go.id.";
        clerk.does(ticket, "answers", &[("kind", "done"), ("text", text)]).await;
        assert_eq!(web.app.case(ticket).await.status.code(), "Answered");
    });
}
