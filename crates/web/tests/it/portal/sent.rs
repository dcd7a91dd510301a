//! The page with the numbers.

use super::visitor::{CITY_AREA, VAGUE, Visitor};
use crate::web::on_web;

#[test]
fn the_numbers_can_be_loaded_again_but_only_by_this_browser() {
    on_web(|web| async move {
        let citizen = Visitor::new(&web);
        let (ticket, code) = citizen.reports(VAGUE, CITY_AREA).await;
        let again = citizen.get("/report/sent").await;
        assert!(again.text().contains("Laporan Anda sudah terkirim"));
        assert_eq!(citizen.numbers(), (ticket, code));
        let stranger = Visitor::new(&web);
        let answer = stranger.get("/report/sent").await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (303, "/track"));
    });
}

#[test]
fn the_numbers_never_stand_in_an_address_and_the_cookie_is_out_of_reach() {
    on_web(|web| async move {
        let citizen = Visitor::new(&web);
        citizen.fills(VAGUE, CITY_AREA).await;
        let fields = ["token", "step", "words", "area"].map(|name| (name, citizen.holds(name)));
        let mut fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        fields.push(("go", "send"));
        let answer = citizen.post_only("/report", &fields).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (303, "/report/sent"));
        let cookie = answer.header("set-cookie");
        for part in ["__Host-sent=", "HttpOnly", "Secure", "SameSite=Strict", "Max-Age=600", "Path=/"] {
            assert!(cookie.contains(part), "{part}: {cookie}");
        }
    });
}

#[test]
fn the_browser_keeps_the_steps_until_the_report_is_sent() {
    on_web(|web| async move {
        let citizen = Visitor::comes(&web).await;
        let step = citizen.types("words", VAGUE).presses("next").await;
        assert_eq!(step.header("cache-control"), "private, no-cache");
        citizen.reports(VAGUE, CITY_AREA).await;
        let sent = citizen.get("/report/sent").await;
        assert_eq!(sent.header("clear-site-data"), "\"cache\"");
        assert_eq!(sent.header("cache-control"), "no-store");
    });
}

#[test]
fn it_says_what_comes_next_and_by_when() {
    on_web(|web| async move {
        let citizen = Visitor::new(&web);
        citizen.reports(VAGUE, CITY_AREA).await;
        let page = citizen.page();
        assert!(page.contains("Petugas meneruskan laporan Anda paling lambat Kamis, 9 Juli 2026."), "{page}");
    });
}
