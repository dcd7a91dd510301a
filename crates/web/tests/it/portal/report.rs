//! The steps of a report.

use super::visitor::{CITY_AREA, VAGUE, Visitor};
use crate::web::{on_web, on_web_with};
use lapor_web::{Limits, Rates};

const HOLE: &str = "Jalan berlubang di depan pasar, sudah dua motor jatuh minggu ini.";

#[test]
fn a_report_goes_from_the_home_page_to_its_numbers() {
    on_web(|web| async move {
        let citizen = Visitor::comes(&web).await;
        assert!(citizen.page().contains("Langkah 1 dari 5"));
        citizen.types("words", HOLE).presses("next").await;
        assert!(citizen.page().contains("Langkah 2 dari 5"));
        citizen.types("q", "Surabaya").presses("search").await;
        assert!(citizen.page().contains("Kota Surabaya"), "{}", citizen.page());
        citizen.types("area", CITY_AREA).presses("next").await;
        assert!(citizen.page().contains("Benar begini?"));
        assert!(citizen.page().contains("Pemerintah Kota Surabaya"), "{}", citizen.page());
        assert!(citizen.page().contains("jalan berlubang"), "the reason is shown");
        citizen.types("when", "yesterday").presses("next").await;
        assert!(citizen.page().contains("Bagaimana kami mengabari Anda?"));
        citizen.types("email", "warga@contoh.id").presses("next").await;
        let check = citizen.page();
        for said in ["Periksa laporan Anda", HOLE, "Kota Surabaya", "Minggu, 5 Juli 2026", "warga@contoh.id"]
        {
            assert!(check.contains(said), "{said}: {check}");
        }
        citizen.presses("send").await;
        let (ticket, code) = citizen.numbers();
        assert_eq!(code.replace('-', "").len(), 20);
        let case = web.app.case(ticket).await;
        assert_eq!(case.area.map(|area| area.to_string()).as_deref(), Some(CITY_AREA));
    });
}

#[test]
fn nothing_is_kept_before_it_is_sent() {
    on_web(|web| async move {
        let citizen = Visitor::new(&web);
        citizen.fills(HOLE, CITY_AREA).await;
        assert!(citizen.page().contains("Periksa laporan Anda"));
        web.app.pass_days(1);
        let receipt = web.app.receives(&lapor_testkit::apps::draft(VAGUE, CITY_AREA), "another").await;
        assert!(receipt.is_ok_and(|receipt| !receipt.is_repeat));
    });
}

#[test]
fn what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost() {
    on_web(|web| async move {
        let citizen = Visitor::comes(&web).await;
        let answer = citizen.presses("next").await;
        assert_eq!(answer.status, 422);
        let page = citizen.page();
        assert!(page.contains("<title>Galat: "), "{page}");
        assert_eq!(
            page.matches("Tulis apa yang terjadi.<").count(),
            2,
            "in the summary and beside the field"
        );
        assert!(page.contains("href=\"#words\""));

        citizen.types("words", HOLE).presses("next").await;
        let answer = citizen.types("place", "Depan pasar").presses("next").await;
        assert_eq!(answer.status, 422);
        assert!(citizen.page().contains("href=\"#area\"") && citizen.page().contains("Depan pasar"));

        citizen.types("area", "99.99").presses("next").await;
        assert!(citizen.page().contains("Tempat itu tidak ada di daftar"), "{}", citizen.page());
        citizen.types("area", CITY_AREA).presses("next").await;

        citizen.types("when", "other").types("happened_on", "2030-01-01").presses("next").await;
        assert!(
            citizen.page().contains("Tanggal ini belum terjadi.") && citizen.page().contains("2030-01-01")
        );
        citizen.types("happened_on", "kemarin dulu").presses("next").await;
        assert!(citizen.page().contains("Tulis tanggal yang benar."));
        citizen.types("when", "none").presses("next").await;

        citizen.types("email", "warga@").types("phone", "0812 3456 7890").presses("next").await;
        let page = citizen.page();
        assert!(page.contains("Tulis alamat surel yang lengkap"), "{page}");
        assert!(page.contains("warga@") && page.contains("0812 3456 7890"));
    });
}

#[test]
fn another_place_that_is_typed_is_looked_up_before_anything_else() {
    on_web(|web| async move {
        let citizen = Visitor::comes(&web).await;
        citizen.types("words", HOLE).presses("next").await;
        citizen.types("q", "Surabaya").presses("search").await;
        citizen.types("area", CITY_AREA).presses("next").await;
        citizen.presses("back").await;
        assert_eq!(citizen.holds("area"), CITY_AREA, "the choice is still there");
        // Enter in the search field presses the page's own button on some phones.
        citizen.types("q", "tidak ada di mana pun").presses("next").await;
        assert!(citizen.page().contains("Langkah 2 dari 5"), "{}", citizen.page());
        assert_eq!(citizen.holds("area"), "", "the old place does not travel on unseen");
        let answer = citizen.presses("next").await;
        assert_eq!(answer.status, 422);
        assert!(citizen.page().contains("Pilih tempatnya, atau pilih"), "{}", citizen.page());
    });
}

#[test]
fn strange_text_gets_a_clear_answer() {
    on_web(|web| async move {
        let citizen = Visitor::comes(&web).await;
        let long = "a".repeat(100_000);
        let answer = citizen.types("words", &long).presses("next").await;
        assert_eq!(answer.status, 422);
        assert!(citizen.page().contains("Tulisan ini 100.000 huruf. Paling banyak 20.000 huruf."));
        assert_eq!(citizen.holds("words").len(), 100_000, "the text is kept");

        let answer = citizen.types("words", "a\0b").presses("next").await;
        assert_eq!(answer.status, 422);
        assert!(citizen.page().contains("Ada tanda yang tidak bisa dibaca."));

        let odd = "\u{202e}Jalan <b>rusak</b> & berlubang 😀\r\n\r\nsekali";
        citizen.types("words", odd).presses("next").await;
        assert!(citizen.page().contains("Langkah 2 dari 5"));
        assert_eq!(citizen.holds("words"), odd, "carried on as typed");
        assert!(!citizen.page().contains("<b>rusak"));
    });
}

#[test]
fn a_form_that_cannot_be_read_is_no_mistake_of_ours() {
    on_web(|web| async move {
        let headers =
            [("sec-fetch-site", "same-origin"), ("content-type", "application/x-www-form-urlencoded")];
        for body in
            ["words=a&words=b", "words=%ff%fe&step=what&go=next", "%", "step=nowhere&go=change-nothing"]
        {
            let answer = web.post("/report", &headers, body).await;
            assert!(answer.status.is_client_error() || answer.status == 200, "{body}: {}", answer.status);
        }
        let answer = web.post("/report", &headers, vec![b'a'; 2_000_000]).await;
        assert_eq!(answer.status, 413);
        let answer = web.post("/report", &[("sec-fetch-site", "same-origin")], "words=a").await;
        assert!(answer.status.is_client_error());
    });
}

#[test]
fn sent_twice_is_one_case_and_one_page() {
    on_web(|web| async move {
        let citizen = Visitor::new(&web);
        citizen.fills(HOLE, CITY_AREA).await;
        let token = citizen.holds("token");
        let fields = |go: &'static str| {
            let names = ["token", "step", "words", "area", "kind", "when", "secret", "shown_topic"];
            let mut fields: Vec<(String, String)> =
                names.iter().map(|name| ((*name).to_owned(), citizen.holds(name))).collect();
            fields.push(("go".to_owned(), go.to_owned()));
            fields
        };
        let again = fields("send");
        citizen.presses("send").await;
        let first = citizen.numbers();
        let again: Vec<(&str, &str)> =
            again.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        citizen.post("/report", &again).await;
        assert_eq!(citizen.numbers(), first);

        // The same token with other words is another report: it gets a token of its own, and is asked about.
        let other: Vec<(&str, &str)> = again
            .iter()
            .map(|(name, value)| (*name, if *name == "words" { VAGUE } else { *value }))
            .collect();
        let answer = citizen.post("/report", &other).await;
        assert_eq!(answer.status, 422);
        assert!(citizen.page().contains("sudah pernah dikirim"), "{}", citizen.page());
        assert_ne!(citizen.holds("token"), token);
        citizen.presses("send").await;
        assert_ne!(citizen.numbers(), first);
    });
}

#[test]
fn an_answer_can_be_changed_and_leads_back() {
    on_web(|web| async move {
        let citizen = Visitor::new(&web);
        citizen.fills(HOLE, CITY_AREA).await;
        citizen.presses("change-reach").await;
        citizen.types("phone", "0812 3456 7890").presses("next").await;
        assert!(citizen.page().contains("Periksa laporan Anda") && citizen.page().contains("0812 3456 7890"));
        citizen.presses("change-where").await;
        citizen.types("area", "none").presses("next").await;
        assert!(citizen.page().contains("Benar begini?"), "another place may mean another institution");
        citizen.presses("next").await;
        assert!(citizen.page().contains("Periksa laporan Anda"));
        assert!(!citizen.page().contains("Kota Surabaya"));
        citizen.presses("back").await;
        assert!(citizen.page().contains("Langkah 4 dari 5") && citizen.holds("phone") == "0812 3456 7890");
    });
}

#[test]
fn a_sensitive_topic_presets_secret_and_says_so() {
    on_web(|web| async move {
        let citizen = Visitor::comes(&web).await;
        let words = "Guru melakukan pelecehan seksual terhadap murid di sekolah kami.";
        citizen.types("words", words).presses("next").await;
        citizen.types("area", CITY_AREA).presses("next").await;
        assert!(citizen.page().contains("Topik ini peka"), "{}", citizen.page());
        assert_eq!(citizen.holds("secret"), "yes");
        assert!(citizen.page().contains("Usulan kami:") && !citizen.page().contains("Akan dikirim"));
        citizen.presses("next").await;
        citizen.presses("next").await;
        citizen.presses("send").await;
        assert!(citizen.page().contains("Petugas nasional memeriksa laporan ini dahulu."));
        let (ticket, _) = citizen.numbers();
        assert!(web.app.case(ticket).await.is_secret());
    });
}

#[test]
fn choosing_a_sensitive_topic_later_turns_the_report_secret_before_it_goes_on() {
    on_web(|web| async move {
        let citizen = Visitor::comes(&web).await;
        citizen.types("words", VAGUE).presses("next").await;
        citizen.types("area", CITY_AREA).presses("next").await;
        assert_eq!(citizen.holds("secret"), "no");
        citizen.types("topic", "other").types("topic_other", "school-sexual-violence").presses("next").await;
        assert!(citizen.page().contains("Benar begini?") && citizen.page().contains("Topik ini peka"));
        assert_eq!(citizen.holds("secret"), "yes");
        citizen.types("secret", "no").presses("next").await;
        assert!(citizen.page().contains("Bagaimana kami mengabari Anda?"), "their own choice holds");
    });
}

#[test]
fn too_many_reports_wait_and_keep_their_words() {
    let rates = || Rates { reports: "1/3600+1".parse().expect("a rate"), ..Rates::default() };
    on_web_with(
        || Limits::at(&rates(), 0),
        |web| async move {
            let citizen = Visitor::new(&web);
            citizen.reports(HOLE, CITY_AREA).await;
            citizen.fills(VAGUE, CITY_AREA).await;
            let answer = citizen.presses("send").await;
            assert_eq!(answer.status, 429);
            assert!(citizen.page().contains("Tunggu sebentar") && citizen.page().contains(VAGUE));
        },
    );
}

#[test]
fn a_list_or_a_date_that_was_filled_in_counts_even_if_its_radio_was_forgotten() {
    on_web(|web| async move {
        let citizen = Visitor::comes(&web).await;
        citizen.types("words", HOLE).presses("next").await;
        citizen.types("area", CITY_AREA).presses("next").await;
        citizen
            .types("topic_other", "street-lights")
            .types("happened_on", "2026-07-01")
            .presses("next")
            .await;
        citizen.presses("next").await;
        let check = citizen.page();
        assert!(check.contains("Rabu, 1 Juli 2026") && check.contains("Penerangan jalan umum"), "{check}");
        assert_eq!(citizen.holds("topic"), "street-lights");

        citizen.presses("change-right").await;
        assert_eq!(
            (citizen.holds("topic"), citizen.holds("topic_other")),
            ("other".into(), "street-lights".into())
        );
        citizen.types("topic", "").types("when", "none").presses("next").await;
        assert_eq!(
            (citizen.holds("topic"), citizen.holds("when")),
            (String::new(), "none".into()),
            "taken back"
        );
    });
}
