use crate::desk::clerk::{CITY, CITY_AREA, Clerk, OTHER_CITY, VAGUE, address};
use crate::web::on_web;
use lapor_domain::reports::{Contact, Draft};
use lapor_testkit::apps::draft;

#[test]
fn the_words_that_decided_are_marked_and_their_reason_is_told() {
    on_web(|web| async move {
        web.opens_desks().await;
        let words = "Atap SD Negeri 3 bocor dan ruang kelas banjir setiap hujan.";
        let ticket = web.app.receives(&draft(words, CITY_AREA), "one").await.expect("a report").ticket;
        let page = Clerk::signs_in(&web, "nasional").await.get(&address(ticket)).await.text();
        assert!(page.contains("<mark>"), "{page}");
        assert!(page.contains("Usulan penerusan") && page.contains("Pemerintah Kota Surabaya"), "{page}");
    });
}

#[test]
fn where_the_words_say_nothing_the_person_is_told_what_the_report_resembles() {
    on_web(|web| async move {
        web.opens_desks().await;
        let words = "Tikungan dekat lapangan bopeng, velg motor saya sampai peang.";
        let ticket = web.app.receives(&draft(words, CITY_AREA), "one").await.expect("a report").ticket;
        let page = Clerk::signs_in(&web, "nasional").await.get(&address(ticket)).await.text();
        assert!(page.contains("Mirip contoh laporan"), "{page}");
        assert!(
            page.contains("“Jalan rusak”, terutama karena") && page.contains("<mark>velg</mark>"),
            "{page}"
        );
        assert!(page.contains(&format!("value=\"{CITY}\"")), "who answers for it can be chosen: {page}");
    });
}

#[test]
fn staff_see_that_a_contact_is_held_and_never_what_it_is() {
    on_web(|web| async move {
        web.opens_desks().await;
        let contact = Contact {
            name: "Bunga Kenari".into(),
            email: "kenari@contoh.id".into(),
            phone: "0812 9999 1234".into(),
        };
        let report = Draft { contact, ..draft(VAGUE, CITY_AREA) };
        let ticket = web.app.receives(&report, "one").await.expect("a report").ticket;
        let page = Clerk::signs_in(&web, "nasional").await.get(&address(ticket)).await.text();
        assert!(page.contains("nama, alamat surel, nomor telepon"), "{page}");
        for value in ["Kenari", "kenari", "9999"] {
            assert!(!page.contains(value), "{value}");
        }
        let nameless = web.waits_at_the_desk("two").await;
        let page = Clerk::signs_in(&web, "nasional").await.get(&address(nameless)).await.text();
        assert!(page.contains("Tanpa nama dan tanpa kontak"));
    });
}

#[test]
fn only_what_is_lawful_now_has_a_form() {
    on_web(|web| async move {
        web.opens_desks().await;
        let ticket = web.waits_at_the_desk("one").await;
        let forms = |page: String| -> Vec<String> {
            let actions = page.split("<form method=\"post\" action=\"/desk/cases/").skip(1);
            let path = |rest: &str| {
                rest.split('"').next().unwrap_or_default().split_once('/').expect("a path").1.to_owned()
            };
            actions.map(path).collect()
        };
        let national = Clerk::signs_in(&web, "nasional").await;
        assert_eq!(
            forms(national.get(&address(ticket)).await.text()),
            ["routing", "questions", "rejection", "parties"]
        );
        national.does(ticket, "routing", &[("institution", CITY)]).await;
        assert_eq!(forms(national.get(&address(ticket)).await.text()), ["parties"]);
        let officer = Clerk::signs_in(&web, "petugas").await;
        assert_eq!(
            forms(officer.get(&address(ticket)).await.text()),
            ["start", "answers", "promises", "questions", "declines"]
        );
        let admin = Clerk::signs_in(&web, "admin").await;
        assert!(forms(admin.get(&address(ticket)).await.text()).contains(&"assignments".to_owned()));
    });
}

#[test]
fn every_clock_is_shown_as_its_sum_with_what_its_basis_is_worth() {
    on_web(|web| async move {
        web.opens_desks().await;
        let ticket = web.waits_at_the_desk("one").await;
        let page = Clerk::signs_in(&web, "nasional").await.get(&address(ticket)).await.text();
        assert!(page.contains("Pemeriksaan awal") && page.contains("Lama menunggu"), "{page}");
        assert!(page.contains("Kamis, 9 Juli 2026"), "three working days from a Monday: {page}");
    });
}

#[test]
fn an_address_that_is_no_case_is_nothing() {
    on_web(|web| async move {
        web.opens_desks().await;
        let national = Clerk::signs_in(&web, "nasional").await;
        for ticket in ["4831-0275-9164-3", "1", "x", "%00", "%ff", "4831027591643"] {
            let answer = national.get(&format!("/desk/cases/{ticket}")).await;
            assert_eq!(answer.status, 404, "{ticket}");
        }
    });
}

#[test]
fn whom_the_last_institution_named_is_offered_first() {
    on_web(|web| async move {
        web.opens_desks().await;
        let ticket = web.waits_at_the_desk("one").await;
        let national = Clerk::signs_in(&web, "nasional").await;
        national.does(ticket, "routing", &[("institution", CITY)]).await;
        let officer = Clerk::signs_in(&web, "petugas").await;
        let declined = [("reason", "area"), ("text", "Di kota lain."), ("instead", OTHER_CITY)];
        officer.does(ticket, "declines", &declined).await;
        let page = national.get(&address(ticket)).await.text();
        assert!(page.contains("value=\"PEMDA-32.76\" checked"), "{page}");
        assert!(page.contains("Disebut oleh instansi yang menolak."), "{page}");
    });
}

#[test]
fn an_institution_is_found_by_its_name() {
    on_web(|web| async move {
        web.opens_desks().await;
        let ticket = web.waits_at_the_desk("one").await;
        let national = Clerk::signs_in(&web, "nasional").await;
        let found = national.get(&format!("{}?institution_q=kota+surabaya", address(ticket))).await.text();
        assert!(
            found.contains("value=\"PEMDA-35.78\"") && found.contains("Pemerintah Kota Surabaya"),
            "{found}"
        );
        let none = national.get(&format!("{}?institution_q=qqqqqq", address(ticket))).await.text();
        assert!(none.contains("Tidak ada instansi dengan nama itu."));
    });
}
