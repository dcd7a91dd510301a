//! Contact values are seen by nobody but their owner, before sending.

use super::visitor::{CITY_AREA, VAGUE, Visitor};
use crate::web::on_web;

const CANARIES: [&str; 8] = [
    "Kanari Satu 7f3a",
    "kanari.dua.7f3a@contoh.id",
    "+62 811 7300 7301",
    "Kanari O'Tiga <b>7f3a</b>",
    "kanari+empat7f3a@surel.contoh.id",
    "0811-7300-7302",
    "Kanarí Élima 7f3a 😀",
    "(021) 7300 7303",
];

#[test]
fn contact_values_stand_in_no_page_but_the_form() {
    on_web(|web| async move {
        for values in [[0, 1, 2], [3, 4, 5], [6, 1, 7]] {
            let [name, email, phone] = values.map(|at| CANARIES[at]);
            let citizen = Visitor::comes(&web).await;
            citizen.types("words", VAGUE).presses("next").await;
            citizen.types("area", CITY_AREA).presses("next").await;
            citizen.presses("next").await;
            citizen.types("name", name).types("email", email).types("phone", phone).presses("next").await;
            assert!(citizen.page().contains(email), "the form shows them to their owner");
            citizen.pages.borrow_mut().clear();
            citizen.presses("send").await;
            let (ticket, code) = citizen.numbers();
            citizen.opens(ticket, &code).await;
            assert!(
                citizen.page().contains("nama, surel, nomor telepon"),
                "the kinds are told: {}",
                citizen.page()
            );
            citizen.does("/track/replies", "Ini tambahannya.").await;
            citizen.does("/track/replies", "").await;
            citizen.get("/").await;
            for page in citizen.pages.borrow().iter() {
                for canary in [name, email, phone] {
                    let escaped = canary.replace('<', "&lt;").replace('>', "&gt;");
                    assert!(!page.contains(canary) && !page.contains(&escaped), "{canary}: {page}");
                }
            }
        }
    });
}
