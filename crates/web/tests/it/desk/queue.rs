use crate::desk::clerk::{CITY, CITY_AREA, Clerk, OTHER_CITY, VAGUE, address};
use crate::web::on_web;
use lapor_app::jobs::count::count;
use lapor_domain::actors::{Actor, Role};
use lapor_domain::values::Ticket;
use lapor_testkit::apps::{draft, route};

#[test]
fn each_desk_sees_its_own_cases_and_nothing_of_others() {
    on_web(|web| async move {
        web.opens_desks().await;
        web.app.staff("lain admin", Role::Admin, OTHER_CITY).await;
        web.app.staff("lain", Role::Officer, OTHER_CITY).await;
        let ticket = web.waits_at_the_desk("one").await;
        let national = Clerk::signs_in(&web, "nasional").await;
        let own = Clerk::signs_in(&web, "petugas").await;
        let other = Clerk::signs_in(&web, "lain").await;
        let number = ticket.to_string();

        assert!(national.get("/desk").await.text().contains(&number));
        assert!(!own.get("/desk").await.text().contains(&number));
        assert_eq!(own.get(&address(ticket)).await.status, 404);

        national.does(ticket, "routing", &[("institution", CITY), ("unit", "")]).await;
        assert!(!national.get("/desk").await.text().contains(&number), "nothing to verify is left");
        assert!(national.get("/desk?view=open").await.text().contains(&number));
        let list = own.get("/desk").await.text();
        assert!(list.contains(&number) && list.contains(VAGUE), "{list}");
        assert!(!other.get("/desk").await.text().contains(&number));
        for path in ["", "?done=start", "?institution_q=depok"] {
            assert_eq!(other.get(&format!("{}{path}", address(ticket))).await.status, 404);
        }
        let posts = ["routing", "questions", "questions/cancellation", "rejection", "assignments", "start"];
        for path in posts.into_iter().chain(["progress", "declines", "answers"]) {
            let form = [("text", "Halo."), ("seen_version", "2"), ("token", "t"), ("kind", "done")];
            let more = [("reason", "law"), ("code", "spam"), ("institution", OTHER_CITY), ("unit", "DLH")];
            let form: Vec<_> = form.into_iter().chain(more).chain([("unit_of", CITY)]).collect();
            let answer = other.post(&format!("{}/{path}", address(ticket)), &form).await;
            assert_eq!(answer.status, 404, "{path}: {}", answer.text());
        }
    });
}

#[test]
fn what_is_due_first_stands_first_and_says_what_is_left() {
    on_web(|web| async move {
        web.opens_desks().await;
        let older = web.waits_at_the_desk("older").await;
        web.app.pass_days(2);
        let newer = web.waits_at_the_desk("newer").await;
        let national = Clerk::signs_in(&web, "nasional").await;
        let list = national.get("/desk").await.text();
        let place = |ticket: &str| list.find(ticket).expect("it is listed");
        assert!(place(&older.to_string()) < place(&newer.to_string()));
        assert!(list.contains("sisa 1 hari kerja") && list.contains("sisa 3 hari kerja"), "{list}");

        web.app.pass_days(2);
        let late = Clerk::signs_in(&web, "nasional").await.get("/desk?view=overdue").await.text();
        assert!(late.contains(&older.to_string()) && late.contains("terlambat 1 hari kerja"), "{late}");
        assert!(!late.contains(&newer.to_string()));
    });
}

#[test]
fn a_long_list_has_pages_that_neither_repeat_nor_lose_a_case() {
    on_web(|web| async move {
        web.opens_desks().await;
        let mut sent = Vec::new();
        for number in 0..60 {
            let words = format!("{VAGUE} ({number})");
            let receipt = web.app.receives(&draft(&words, CITY_AREA), &number.to_string()).await;
            sent.push(receipt.expect("a report").ticket.to_string());
        }
        let national = Clerk::signs_in(&web, "nasional").await;
        let first = national.get("/desk?view=to-triage").await.text();
        let next = first.split("rel=\"next\" href=\"").nth(1).and_then(|rest| rest.split('"').next());
        let next = next.expect("a second page").replace("&amp;", "&");
        let second = national.get(&next).await.text();
        assert!(!second.contains("rel=\"next\""));
        for ticket in &sent {
            let cell = format!("/desk/cases/{ticket}\"");
            let times = first.matches(&cell).count() + second.matches(&cell).count();
            assert_eq!(times, 1, "{ticket}");
        }
        let nonsense = national.get("/desk?view=nonsense&after=nowhere").await;
        assert_eq!(nonsense.status, 200);
        for done in ["submit", "escalate", "nonsense", "%00"] {
            let page = national.get(&format!("/desk?done={done}")).await;
            assert!(page.status == 200 && !page.text().contains("role=\"status\""), "{done}");
        }
        let gone = national.get("/desk?view=open&after=5.1234567890123").await;
        assert!(gone.status.as_u16() < 500, "{}", gone.text());
    });
}

#[test]
fn an_empty_list_says_why() {
    on_web(|web| async move {
        web.opens_desks().await;
        let officer = Clerk::signs_in(&web, "petugas").await;
        let views = ["to-start", "at-work", "awaiting-reporter", "answered", "raised", "overdue", "ended"];
        for view in views {
            let page = officer.get(&format!("/desk?view={view}")).await;
            assert!(page.text().contains("Antrean kosong"), "{view}");
            assert!(page.text().contains("aria-current=\"page\""), "{view}");
        }
    });
}

#[test]
fn the_admin_of_the_province_acts_for_a_city_that_is_not_connected() {
    on_web(|web| async move {
        web.opens_desks().await;
        let national = web.app.staff("nasional 2", Role::National, "KEMENPANRB").await;
        web.app.connect("PEMDA-32").await;
        let ticket = web.waits_at_the_desk("one").await;
        web.app.says(ticket, &Actor::Staff(national), &route(OTHER_CITY)).await.expect("it is routed");
        let province = Clerk::signs_in(&web, "officer PEMDA-32").await;
        let page = province.get(&address(ticket)).await.text();
        assert!(page.contains("Ditangani oleh Pemerintah Provinsi Jawa Barat"), "{page}");
        province.does(ticket, "start", &[("text", "Kami mulai.")]).await;
    });
}

#[test]
fn each_list_says_how_many_cases_it_holds() {
    on_web(|web| async move {
        web.opens_desks().await;
        let ticket = web.waits_at_the_desk("one").await;
        web.waits_at_the_desk("two").await;
        let national = Clerk::signs_in(&web, "nasional").await;
        let own = Clerk::signs_in(&web, "petugas").await;
        assert!(number(&national.get("/desk").await.text(), "to-triage") == "0", "nothing is counted yet");
        while count(&web.app).await.expect("counted") > 0 {}
        let list = national.get("/desk").await.text();
        assert_eq!(
            (number(&list, "to-triage"), number(&list, "open"), number(&list, "ended")),
            ("2", "2", "0")
        );
        assert!(
            list.contains("Angka tidak menghitung laporan rahasia dan laporan yang menyebut terlapor."),
            "both stand in the desk's lists"
        );

        national.does(ticket, "routing", &[("institution", CITY), ("unit", "")]).await;
        while count(&web.app).await.expect("counted") > 0 {}
        let list = national.get("/desk").await.text();
        assert_eq!((number(&list, "to-triage"), number(&list, "open")), ("1", "2"));
        let list = own.get("/desk").await.text();
        assert_eq!((number(&list, "to-start"), number(&list, "at-work")), ("1", "0"));
    });
}

/// The number on a list's tab.
fn number<'a>(page: &'a str, tab: &str) -> &'a str {
    let (_, after) = page.split_once(&format!("/desk?view={tab}\"")).expect("the tab");
    let (_, after) = after.split_once("class=\"count\">").expect("its number");
    after.split_once('<').expect("its end").0
}

#[test]
fn a_list_is_narrowed_down_in_its_own_order() {
    on_web(|web| async move {
        web.opens_desks().await;
        let there = web.waits_at_the_desk("there").await;
        let elsewhere = web.app.receives(&draft(VAGUE, "32.76"), "elsewhere").await.expect("a report").ticket;
        web.app.pass_days(2);
        let later = web.waits_at_the_desk("later").await;
        let national = Clerk::signs_in(&web, "nasional").await;
        let is_in = |list: &str, ticket: Ticket| list.contains(&format!("/desk/cases/{ticket}\""));

        let list = national.get("/desk").await.text();
        assert!(
            list.contains("Saring daftar ini") && list.contains("name=\"view\" value=\"to-triage\""),
            "{list}"
        );
        let narrowed = national.get("/desk?view=to-triage&area=35").await.text();
        assert!(
            is_in(&narrowed, there) && is_in(&narrowed, later) && !is_in(&narrowed, elsewhere),
            "{narrowed}"
        );
        assert!(
            narrowed.contains("Yang paling mendesak di atas") && narrowed.contains("Saring daftar ini (1)")
        );
        assert!(narrowed.find(&there.to_string()) < narrowed.find(&later.to_string()));
        assert!(narrowed.contains("href=\"/desk?view=to-triage\""), "each filter goes by itself: {narrowed}");
        for none in
            ["topic=none", "channel=api", "kind=aspiration", "institution=PEMDA-35.78", "state=Answered"]
        {
            let empty = national.get(&format!("/desk?view=to-triage&{none}")).await.text();
            assert!(
                !is_in(&empty, there) && empty.contains("Tidak ada yang cocok dalam daftar ini"),
                "{none}"
            );
        }
        let named = national.get("/desk?view=overdue&q=&place=kota+surabaya&office=").await;
        assert_eq!(
            named.header("location"),
            "/desk?view=overdue&area=35.78",
            "a name leads back to the list"
        );
        let unclear = national.get("/desk?view=overdue&place=Sukamaju").await;
        assert_eq!(unclear.status, 422);
        assert!(unclear.text().contains("/desk?view=overdue&amp;area="), "{}", unclear.text());
        let words = national.get("/desk?view=to-triage&q=kenari&area=35").await.text();
        assert!(words.contains("Hasil pencarian"), "words are looked for in all reports");

        national.does(there, "routing", &[("institution", CITY), ("unit", "")]).await;
        let own = Clerk::signs_in(&web, "petugas").await;
        let list = own.get("/desk?view=to-start&institution=PEMDA-35.78").await.text();
        assert!(is_in(&list, there), "{list}");
        let other = own.get("/desk?view=to-start&institution=PEMDA-32.76").await.text();
        assert!(!is_in(&other, there));
        let led = national.get("/desk?view=open&institution=PEMDA-35.78").await.text();
        assert!(is_in(&led, there) && !is_in(&led, later));
    });
}

#[test]
fn pages_of_a_narrowed_list_neither_repeat_nor_lose_a_case() {
    on_web(|web| async move {
        web.opens_desks().await;
        let mut sent = Vec::new();
        for number in 0..120 {
            let area = if number % 2 == 0 { CITY_AREA } else { "32.76" };
            let words = format!("{VAGUE} ({number})");
            let receipt =
                web.app.receives(&draft(&words, area), &number.to_string()).await.expect("a report");
            sent.extend((number % 2 == 0).then(|| receipt.ticket.to_string()));
        }
        let national = Clerk::signs_in(&web, "nasional").await;
        let first = national.get("/desk?view=to-triage&area=35").await.text();
        let next = first.split("rel=\"next\" href=\"").nth(1).and_then(|rest| rest.split('"').next());
        let next = next.expect("a second page").replace("&amp;", "&");
        assert!(next.starts_with("/desk?view=to-triage&area=35&after="), "{next}");
        let second = national.get(&next).await.text();
        assert!(
            !second.contains("rel=\"next\"") && second.contains("href=\"/desk?view=to-triage&amp;area=35\"")
        );
        for ticket in &sent {
            let cell = format!("/desk/cases/{ticket}\"");
            assert_eq!(first.matches(&cell).count() + second.matches(&cell).count(), 1, "{ticket}");
        }
    });
}
