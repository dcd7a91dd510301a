use crate::desk::clerk::{CITY_AREA, Clerk, VAGUE};
use crate::web::{Web, on_web};
use lapor_app::jobs::index::index;
use lapor_domain::reports::{Draft, Secrecy};
use lapor_domain::values::Ticket;
use lapor_testkit::apps::draft;

async fn receives(web: &Web, words: &str, token: &str) -> Ticket {
    web.app.receives(&draft(words, CITY_AREA), token).await.expect("a report").ticket
}

#[test]
fn staff_find_a_report_by_its_words_and_narrow_it_down() {
    on_web(|web| async move {
        web.opens_desks().await;
        let ours = receives(&web, &format!("{VAGUE} Burung kenari."), "one").await;
        let other = receives(&web, VAGUE, "two").await;
        index(&web.app).await.expect("indexed");
        let national = Clerk::signs_in(&web, "nasional").await;
        let form = national.get("/desk").await.text();
        assert!(form.contains("role=\"search\"") && form.contains("name=\"q\""), "{form}");

        let found = national.get("/desk?q=KENARI").await.text();
        assert!(found.contains(&ours.to_string()) && !found.contains(&other.to_string()), "{found}");
        assert!(found.contains("1 laporan ditemukan"));
        let narrowed = national.get("/desk?q=kenari&state=open&kind=complaint").await.text();
        assert!(narrowed.contains(&ours.to_string()));
        assert!(narrowed.contains("href=\"/desk?state=open&amp;kind=complaint\""), "{narrowed}");
        let ended = national.get("/desk?q=kenari&state=ended").await.text();
        assert!(ended.contains("Tidak ada laporan yang cocok") && ended.contains("href=\"/desk?q=kenari\""));
        let received = national.get("/desk?q=kenari&state=Received&channel=web").await.text();
        assert!(
            received.contains(&ours.to_string()) && received.contains("Belum Terverifikasi"),
            "{received}"
        );
        assert!(received.contains("href=\"/desk?q=kenari&amp;channel=web\""), "each filter goes by itself");
        for other in ["state=Answered", "channel=import", "unit=health"] {
            let none = national.get(&format!("/desk?q=kenari&{other}")).await.text();
            assert!(!none.contains(&format!("/desk/cases/{ours}")), "{other}");
        }
        let all = national.get("/desk?state=open").await.text();
        assert!(all.contains(&ours.to_string()) && all.contains(&other.to_string()));

        let officer = Clerk::signs_in(&web, "petugas").await;
        let none = officer.get("/desk?q=kenari").await.text();
        assert!(!none.contains(&ours.to_string()), "it is not theirs");
    });
}

#[test]
fn a_place_and_an_institution_are_found_by_their_names() {
    on_web(|web| async move {
        web.opens_desks().await;
        let ours = receives(&web, &format!("{VAGUE} Burung kenari."), "one").await;
        index(&web.app).await.expect("indexed");
        let national = Clerk::signs_in(&web, "nasional").await;
        let chosen = national.get("/desk?q=kenari&place=kota+surabaya&office=").await;
        assert_eq!((chosen.status.as_u16(), chosen.header("location")), (303, "/desk?q=kenari&area=35.78"));
        let found = national.get("/desk?q=kenari&area=35.78").await.text();
        assert!(found.contains(&ours.to_string()), "{found}");
        assert!(found.contains("Persempit (1)"), "how much it is narrowed down stands on the fold: {found}");
        let other = national.get("/desk?q=kenari&area=35.78&place=Kota+Malang").await;
        assert_eq!(other.header("location"), "/desk?q=kenari&area=35.73", "the new place instead of the old");

        let several = national.get("/desk?q=kenari&place=Sukamaju").await;
        let text = several.text();
        assert_eq!(several.status, 422);
        assert!(text.contains("Pilih yang dimaksud") && text.contains("value=\"Sukamaju\""), "{text}");
        assert!(text.matches("/desk?q=kenari&amp;area=").count() >= 2, "{text}");
        let nothing = national.get("/desk?office=Kementerian+Hujan+Xyz").await;
        assert_eq!(nothing.status, 422);
        assert!(nothing.text().contains("Tidak ada yang bernama demikian"), "{}", nothing.text());
        let alike = national.get("/desk?office=1.1.1.1.").await;
        assert_eq!(alike.status, 422, "what is only alike is not taken for what was meant");
        let endless = format!("/desk?area={}", "1.".repeat(20_000));
        assert_eq!(national.get(&endless).await.status, 200);
        let office = national.get("/desk?office=Pemerintah+Kota+Surabaya").await;
        assert!(office.header("location").starts_with("/desk?institution="), "{:?}", office.headers);
        let cleared = national.get("/desk?q=kenari&state=open&kind=complaint").await.text();
        assert!(
            cleared.contains("Hapus saringan") || cleared.contains("href=\"/desk?q=kenari\""),
            "{cleared}"
        );
    });
}

#[test]
fn a_ticket_leads_to_its_case_and_to_no_other() {
    on_web(|web| async move {
        web.opens_desks().await;
        let ticket = receives(&web, VAGUE, "one").await;
        let national = Clerk::signs_in(&web, "nasional").await;
        let digits = ticket.to_string().replace('-', "");
        for typed in [ticket.to_string(), digits] {
            let answer = national.get(&format!("/desk?q={typed}")).await;
            assert_eq!(answer.header("location"), format!("/desk/cases/{ticket}"));
        }
        let officer = Clerk::signs_in(&web, "petugas").await;
        let answer = officer.get(&format!("/desk?q={ticket}")).await;
        assert_eq!(answer.status, 200);
        let unknown = Ticket::from_number(7).to_string();
        let nobody = officer.get(&format!("/desk?q={unknown}")).await;
        let without = |text: String, number: &str| text.replace(number, "");
        let (there, not_there) =
            (without(answer.text(), &ticket.to_string()), without(nobody.text(), &unknown));
        assert_eq!(there, not_there, "a case out of sight and none at all look the same");
    });
}

#[test]
fn pages_of_results_neither_repeat_nor_lose_a_case() {
    on_web(|web| async move {
        web.opens_desks().await;
        let mut sent = Vec::new();
        for number in 0..60 {
            sent.push(receives(&web, &format!("{VAGUE} Kenari."), &number.to_string()).await.to_string());
        }
        index(&web.app).await.expect("indexed");
        let national = Clerk::signs_in(&web, "nasional").await;
        let first = national.get("/desk?q=kenari&state=open").await.text();
        assert!(first.contains("60 laporan ditemukan"));
        let next = first.split("rel=\"next\" href=\"").nth(1).and_then(|rest| rest.split('"').next());
        let next = next.expect("a second page").replace("&amp;", "&");
        assert!(next.contains("q=kenari") && next.contains("state=open"), "{next}");
        let second = national.get(&next).await.text();
        for ticket in &sent {
            let cell = format!("/desk/cases/{ticket}\"");
            assert_eq!(first.matches(&cell).count() + second.matches(&cell).count(), 1, "{ticket}");
        }
        let newest =
            |page: &str| page.find(&sent[59]).expect("the newest") < page.find(&sent[58]).expect("the next");
        assert!(newest(&first));
    });
}

#[test]
fn nobody_finds_a_secret_report_by_its_words() {
    on_web(|web| async move {
        web.opens_desks().await;
        let words = format!("{VAGUE} Zxqvkenari.");
        let sent = Draft { secrecy: Some(Secrecy::Secret), ..draft(&words, CITY_AREA) };
        let ticket = web.app.receives(&sent, "secret").await.expect("a report").ticket.to_string();
        index(&web.app).await.expect("indexed");
        for login in ["nasional", "admin", "petugas"] {
            let clerk = Clerk::signs_in(&web, login).await;
            for asked in ["q=zxqvkenari", "state=open", "kind=complaint", "q=Mohon"] {
                let page = clerk.get(&format!("/desk?{asked}")).await.text();
                assert!(!page.contains(&format!("/desk/cases/{ticket}")), "{login} {asked}");
            }
        }
        let national = Clerk::signs_in(&web, "nasional").await;
        let answer = national.get(&format!("/desk?q={ticket}")).await;
        assert_eq!(answer.status, 303, "who may open it finds it by its number");
    });
}

#[test]
fn words_that_stand_everywhere_are_left_out_and_that_is_said() {
    on_web(|web| async move {
        web.opens_desks().await;
        let ours = receives(&web, VAGUE, "one").await;
        index(&web.app).await.expect("indexed");
        let national = Clerk::signs_in(&web, "nasional").await;
        let narrowed = national.get("/desk?q=tidak&area=35.78").await.text();
        assert!(
            narrowed.contains(&ours.to_string()) && narrowed.contains("Kata ini tidak dicari"),
            "{narrowed}"
        );
        let alone = national.get("/desk?q=tidak").await.text();
        assert!(!alone.contains(&ours.to_string()) && alone.contains("Kata ini tidak dicari"), "{alone}");
    });
}

#[test]
fn strange_questions_are_answered_with_an_empty_list() {
    on_web(|web| async move {
        web.opens_desks().await;
        let national = Clerk::signs_in(&web, "nasional").await;
        let long = "x".repeat(2000);
        let strange = [
            "%22",
            "%27%27",
            "jal*",
            "NEAR(a%20b)",
            "%00",
            "%F0%9F%98%80",
            "%3Cscript%3Ealert(1)%3C/script%3E",
            "()",
            "9999-9999-9999-9",
            &long,
        ];
        for asked in strange {
            let page = national.get(&format!("/desk?q={asked}&after=nowhere&topic={asked}")).await;
            assert_eq!(page.status, 200, "{asked}");
            assert!(!page.text().contains("<script>alert"), "{asked}");
            assert!(page.text().contains("Tidak ada laporan yang cocok"), "{asked}");
        }
    });
}
