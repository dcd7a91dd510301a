use crate::desk::clerk::{CITY, Clerk, OTHER_CITY, address, form_on, refused};
use crate::web::{Web, on_web};
use lapor_app::look;
use lapor_domain::actors::{Actor, Role};
use lapor_domain::cases::status::{Interrupted, Status};
use lapor_domain::values::Ticket;
use lapor_testkit::apps::reply;

/// A case that the city has, and its officer.
async fn at_the_city<'w>(web: &'w Web) -> (Ticket, Clerk<'w>) {
    web.opens_desks().await;
    let ticket = web.waits_at_the_desk("one").await;
    Clerk::signs_in(web, "nasional").await.does(ticket, "routing", &[("institution", CITY)]).await;
    (ticket, Clerk::signs_in(web, "petugas").await)
}

async fn status(web: &Web, ticket: Ticket) -> Status {
    web.app.case(ticket).await.status
}

/// How many messages the thread holds.
async fn messages(web: &Web, ticket: Ticket) -> usize {
    let staff = web.app.staff("pengamat", Role::National, "KEMENPANRB").await;
    look::as_staff(&web.app, ticket, &staff).await.expect("an open case").thread.len()
}

#[test]
fn a_case_goes_through_every_hand() {
    on_web(|web| async move {
        web.opens_desks().await;
        let ticket = web.waits_at_the_desk("one").await;
        let national = Clerk::signs_in(&web, "nasional").await;
        let asked = national.does(ticket, "questions", &[("text", "Di jalan apa?")]).await.text();
        assert!(asked.contains("Pertanyaan dikirim kepada pelapor.") && asked.contains("Di jalan apa?"));
        assert_eq!(status(&web, ticket).await, Status::AwaitingReporter(Interrupted::Received));
        national.does(ticket, "questions/cancellation", &[]).await;
        assert_eq!(status(&web, ticket).await, Status::Received);
        let routed = national.does(ticket, "routing", &[("institution", CITY), ("unit", "DPUPR")]).await;
        assert!(routed.text().contains("Laporan diteruskan."), "{}", routed.text());
        assert_eq!(status(&web, ticket).await, Status::Routed);

        let admin = Clerk::signs_in(&web, "admin").await;
        admin.does(ticket, "assignments", &[("unit", "DLH"), ("officer", "")]).await;
        for (stranger, why) in [("1", "bukan petugas instansi ini"), ("siapa", "Pilih")] {
            let form = admin.form(ticket, "assignments").await;
            let form = form.with("unit", "DLH").with("officer", stranger);
            let answer = admin.sends(&form).await;
            assert_eq!(answer.status, 422, "{stranger}");
            assert!(answer.text().contains("assign-officer-error"), "{}", answer.text());
            assert!(answer.text().contains(why), "{}", answer.text());
        }
        let lead = web.app.case(ticket).await.lead.expect("a lead");
        assert_eq!(lead.officer, None);
        assert_eq!(lead.unit.map(|unit| unit.to_string()).as_deref(), Some("PEMDA-35.78/DLH"));

        let officer = Clerk::signs_in(&web, "petugas").await;
        officer.does(ticket, "start", &[("text", "Kami mulai.")]).await;
        officer.does(ticket, "progress", &[("text", "Sudah disurvei.")]).await;
        officer.does(ticket, "questions", &[("text", "Sejak kapan?")]).await;
        web.app.says(ticket, &Actor::Reporter, &reply("Sejak Senin.")).await.expect("a reply");
        let page = officer.get(&address(ticket)).await.text();
        assert!(page.contains("Sejak Senin."), "{page}");
        let answer = [("kind", "refused"), ("text", "Tidak bisa."), ("law", "Perda 3 Tahun 2020 Pasal 4")];
        let answered = officer.does(ticket, "answers", &answer).await.text();
        assert!(answered.contains("Dasar: Perda 3 Tahun 2020 Pasal 4"), "{answered}");
        assert_eq!(status(&web, ticket).await, Status::Answered);
        assert_eq!(web.app.differences().await, []);
    });
}

#[test]
fn an_answer_is_put_right_and_a_false_one_goes_back_to_work() {
    on_web(|web| async move {
        let (ticket, officer) = at_the_city(&web).await;
        officer.does(ticket, "answers", &[("kind", "done"), ("text", "Ditambal pada 5 Juni.")]).await;
        let empty = officer.form(ticket, "answers/correction").await.with("text", " ");
        let empty = officer.sends(&empty).await;
        assert_eq!(empty.status, 422);
        assert!(empty.text().contains("id=\"correct-answer-text-error\""), "{}", empty.text());
        let page =
            officer.does(ticket, "answers/correction", &[("text", "Ditambal pada 5 Juli.")]).await.text();
        assert!(page.contains("Jawaban yang diperbaiki dikirim") && page.contains("5 Juli."), "{page}");
        assert_eq!(status(&web, ticket).await, Status::Answered);
        assert!(!page.contains("/returns\""), "nobody examines themselves");

        let national = Clerk::signs_in(&web, "nasional").await;
        let page = national.does(ticket, "returns", &[("text", "Foto itu dari jalan lain.")]).await.text();
        assert!(page.contains("Laporan kembali ke instansi"), "{page}");
        assert!(page.contains("Jawaban ternyata keliru"), "{page}");
        assert_eq!(status(&web, ticket).await, Status::InProgress);
        assert_eq!(web.app.differences().await, []);
    });
}

#[test]
fn whom_the_desk_names_as_accused_loses_the_case() {
    on_web(|web| async move {
        let (ticket, officer) = at_the_city(&web).await;
        let national = Clerk::signs_in(&web, "nasional").await;
        let form = national.form(ticket, "parties").await.with("text", "Disebut pelapor lewat telepon.");
        let open = national.sends(&form).await;
        assert_eq!(open.status, 422, "nobody is accused before somebody chooses");
        let other = national.sends(&form.with("party_q", "Wonosobo")).await.text();
        assert!(other.contains("value=\"PEMDA-33.07\"") && other.contains("Disebut pelapor"), "{other}");

        let text = ("text", "Disebut pelapor lewat telepon.");
        let page =
            national.does(ticket, "parties", &[("institution", CITY), ("unit", "DPUPR"), text]).await.text();
        assert!(page.contains("tidak lagi melihat laporan ini") && page.contains("Terlapor"), "{page}");
        assert_eq!(status(&web, ticket).await, Status::Routed, "one unit of it is accused");
        assert_eq!(officer.get(&address(ticket)).await.status, 200);

        let page = national.does(ticket, "parties", &[("institution", CITY), text]).await.text();
        assert!(page.contains("Pimpinan Pemerintah Kota Surabaya"), "{page}");
        assert_eq!(status(&web, ticket).await, Status::Received);
        assert_eq!(officer.get(&address(ticket)).await.status, 404, "for them there is no such case");
        let again = national.form(ticket, "routing").await.with("institution", CITY);
        let refused = national.sends(&again).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text().contains("Pihak itu dilaporkan dalam laporan ini"), "{}", refused.text());
        assert_eq!(web.app.differences().await, []);
    });
}

#[test]
fn a_second_decline_is_a_dispute_and_the_arbiter_decides_it() {
    on_web(|web| async move {
        let (ticket, officer) = at_the_city(&web).await;
        web.app.arbiter("pemutus").await;
        let declined = [("reason", "area"), ("text", "Tempatnya di kota sebelah.")];
        let page = officer.get(&address(ticket)).await.text();
        assert!(page.contains("laporan kembali ke admin nasional"), "what follows the first: {page}");
        let page = officer.does(ticket, "declines", &declined).await.text();
        assert!(page.contains("tidak lagi ada di meja Anda"), "{page}");
        let national = Clerk::signs_in(&web, "nasional").await;
        national.does(ticket, "routing", &[("institution", CITY)]).await;
        let page = officer.get(&address(ticket)).await.text();
        assert!(
            page.contains("pemutus sengketa yang menetapkan instansinya"),
            "what follows the next: {page}"
        );
        officer.does(ticket, "declines", &declined).await;
        assert_eq!(status(&web, ticket).await, Status::Disputed);

        let page = national.get(&address(ticket)).await.text();
        assert!(page.contains("Sengketa Wewenang") && page.contains("Sengketa antara"), "{page}");
        assert!(!page.contains("/arbitration\""), "who has no mark does not decide: {page}");
        let arbiter = Clerk::signs_in(&web, "pemutus").await;
        let list = arbiter.get("/desk?view=disputed").await.text();
        assert!(list.contains(&ticket.to_string()) && list.contains("sisa 2 hari kerja"), "{list}");
        let form = arbiter.form(ticket, "arbitration").await.with("text", "Menurut daftar jalan kota.");
        let open = arbiter.sends(&form).await;
        assert_eq!(open.status, 422, "nothing is chosen for the arbiter");
        let page = open.text();
        assert!(
            page.contains("Menyatakan bukan wewenangnya.") && page.contains("Menurut daftar jalan kota."),
            "{page}"
        );
        let wordless = form.with("institution", CITY).with("text", " ");
        let wordless = arbiter.sends(&wordless).await;
        assert_eq!(wordless.status, 422);
        assert!(wordless.text().contains("id=\"arbitrate-text-error\""), "{}", wordless.text());

        let decided = [("institution", CITY), ("text", "Menurut daftar jalan kota.")];
        let page = arbiter.does(ticket, "arbitration", &decided).await.text();
        assert!(page.contains("Putusan dikirim dan mengikat.") && page.contains("Mengikat"), "{page}");
        assert_eq!(status(&web, ticket).await, Status::Routed);
        assert!(!officer.get(&address(ticket)).await.text().contains("/declines\""), "it is binding");
        let page =
            arbiter.does(ticket, "arbitration/review", &[("text", "Daftar itu sudah lama.")]).await.text();
        assert!(
            page.contains("Laporan kembali menjadi sengketa.") && page.contains("karena ada fakta baru"),
            "{page}"
        );
        assert_eq!(status(&web, ticket).await, Status::Disputed);
        assert_eq!(web.app.differences().await, []);
    });
}

#[test]
fn a_promise_is_given_put_off_once_and_kept() {
    on_web(|web| async move {
        let (ticket, officer) = at_the_city(&web).await;
        let form = officer.form(ticket, "promises").await.with("text", "Ditambal bulan ini.");
        for (until, why) in
            [("", "setelah hari ini"), ("2026-07-01", "setelah hari ini"), ("2027-01-01", "90 hari")]
        {
            let form = officer.form(ticket, "promises").await.with("text", "Ditambal.").with("until", until);
            let page = officer.sends(&form).await.text();
            assert!(page.contains("id=\"promise-until-error\"") && page.contains(why), "{until}: {page}");
        }
        let page = officer.sends(&form.with("until", "2026-07-20")).await;
        assert_eq!(page.status, 303, "{}", page.text());
        let page = officer.get(page.header("location")).await.text();
        assert!(page.contains("Janji dikirim kepada pelapor."), "{page}");
        assert!(page.contains("Paling lambat Senin, 20 Juli 2026"), "the day stands in the journey: {page}");
        assert!(page.contains("Undur tanggal janji") && !page.contains("/answers\""), "{page}");
        assert_eq!(status(&web, ticket).await, Status::Promised);

        let list = officer.get("/desk?view=promised").await.text();
        assert!(list.contains(&ticket.to_string()) && list.contains("sisa 10 hari kerja"), "{list}");
        assert!(!officer.get("/desk").await.text().contains(&ticket.to_string()), "nothing to start");

        let later = [("text", "Hujan."), ("until", "2026-07-30")];
        officer.does(ticket, "promises", &later).await;
        let page = officer.get(&address(ticket)).await.text();
        assert!(!page.contains("/promises\""), "it can't be put off again: {page}");
        let page =
            officer.does(ticket, "promises/delivery", &[("text", "Ditambal pada 8 Juli.")]).await.text();
        assert!(page.contains("Ditambal pada 8 Juli.") && page.contains("Janji ditepati"), "{page}");
        assert_eq!(status(&web, ticket).await, Status::Answered);
        assert_eq!(web.app.differences().await, []);
    });
}

#[test]
fn a_declined_case_leaves_the_desk_and_says_so() {
    on_web(|web| async move {
        let (ticket, officer) = at_the_city(&web).await;
        let form = officer
            .form(ticket, "declines")
            .await
            .with("reason", "area")
            .with("text", "Di luar wilayah kami.");
        let typed = officer.sends(&form.with("instead_q", "kota depok")).await;
        assert_eq!(typed.status, 422);
        let page = typed.text();
        assert!(page.contains("Pemerintah Kota Depok") && page.contains("Di luar wilayah kami."), "{page}");
        assert!(page.contains("href=\"#decline-instead\""), "{page}");
        let chosen =
            form_on(&page, ticket, "declines").with("reason", "area").with("text", "Di luar wilayah kami.");
        let done = officer.sends(&chosen.with("instead_q", "kota depok").with("instead", OTHER_CITY)).await;
        assert_eq!((done.status.as_u16(), done.header("location")), (303, "/desk?done=decline"));
        let list = officer.get("/desk?done=decline").await.text();
        assert!(list.contains("Laporan sudah dikembalikan dan tidak lagi ada di meja Anda."), "{list}");
        assert_eq!(status(&web, ticket).await, Status::Received);
    });
}

#[test]
fn a_rejection_needs_its_code_and_its_explanation() {
    on_web(|web| async move {
        web.opens_desks().await;
        let ticket = web.waits_at_the_desk("one").await;
        let national = Clerk::signs_in(&web, "nasional").await;
        let empty = national.sends(&national.form(ticket, "rejection").await).await;
        assert_eq!(empty.status, 422);
        let page = empty.text();
        assert!(page.contains("href=\"#reject-code\"") && page.contains("href=\"#reject-text\""), "{page}");
        assert!(page.contains("id=\"reject-code-error\"") && page.contains("id=\"reject-text-error\""));
        assert!(page.contains("<title>Galat: "), "{page}");
        national.does(ticket, "rejection", &[("code", "spam"), ("text", "Ini iklan.")]).await;
        assert_eq!(status(&web, ticket).await, Status::Rejected);
    });
}

#[test]
fn a_no_stands_beside_its_field_and_keeps_what_was_typed() {
    on_web(|web| async move {
        let (ticket, officer) = at_the_city(&web).await;
        let long = "a".repeat(20_001);
        for (text, why) in
            [("", "text"), ("   \n", "text"), ("nol \0 di sini", "text"), (long.as_str(), "text")]
        {
            let form = officer.form(ticket, "start").await.with("text", text);
            let answer = officer.sends(&form).await;
            assert_eq!(answer.status, 422);
            let page = answer.text();
            assert!(page.contains(&format!("id=\"start-{why}-error\"")), "{page}");
            assert!(page.contains(text.trim_start_matches(['\n', ' ']).trim_end()), "what was typed stays");
        }
        let strange = "Emoji 😀, tanda \u{202e}balik\u{202c} & <b>tag</b>";
        let page = officer.does(ticket, "start", &[("text", strange)]).await.text();
        assert!(page.contains("Emoji 😀") && page.contains("&lt;b&gt;tag&lt;/b&gt;"), "{page}");
        let lawless = officer.form(ticket, "answers").await.with("kind", "refused").with("text", "Tidak.");
        let answer = officer.sends(&lawless).await;
        assert!(answer.text().contains("id=\"answer-law-error\""), "{}", answer.text());
        assert_eq!(status(&web, ticket).await, Status::InProgress);
    });
}

#[test]
fn of_two_officers_the_slower_reads_what_happened_and_keeps_the_text() {
    on_web(|web| async move {
        let (ticket, first) = at_the_city(&web).await;
        let second = Clerk::signs_in(&web, "admin").await;
        let slow =
            second.form(ticket, "answers").await.with("kind", "done").with("text", "Sudah saya perbaiki.");
        first.does(ticket, "start", &[("text", "Saya yang mulai.")]).await;
        let stale = second.sends(&slow).await;
        assert_eq!(stale.status, 409);
        let page = stale.text();
        assert!(page.contains("Laporan ini baru saja berubah"), "{page}");
        assert!(page.contains("Saya yang mulai.") && page.contains("Sudah saya perbaiki."), "{page}");
        assert_eq!(status(&web, ticket).await, Status::InProgress);
        let again =
            form_on(&page, ticket, "answers").with("kind", "done").with("text", "Sudah saya perbaiki.");
        assert_eq!(second.sends(&again).await.status, 303);
        assert_eq!(status(&web, ticket).await, Status::Answered);
    });
}

#[test]
fn a_text_whose_form_is_gone_is_kept_all_the_same() {
    on_web(|web| async move {
        let (ticket, first) = at_the_city(&web).await;
        let second = Clerk::signs_in(&web, "admin").await;
        let slow = second.form(ticket, "start").await.with("text", "Tulisan yang panjang sekali.");
        first.does(ticket, "start", &[("text", "Saya yang mulai.")]).await;
        let stale = second.sends(&slow).await;
        assert_eq!(stale.status, 409);
        assert!(stale.text().contains("Tulisan yang panjang sekali."), "{}", stale.text());
        assert!(!stale.text().contains("/start\""), "it is started already");
    });
}

#[test]
fn pressing_twice_does_it_once() {
    on_web(|web| async move {
        let (ticket, officer) = at_the_city(&web).await;
        let form = officer.form(ticket, "start").await.with("text", "Kami mulai.");
        let (first, second) = tokio::join!(officer.sends(&form), officer.sends(&form));
        let third = officer.sends(&form).await;
        for answer in [&first, &second, &third] {
            assert_eq!(answer.status, 303, "{}", answer.text());
            assert_eq!(answer.header("location"), format!("{}?done=start", address(ticket)));
        }
        let before = web.app.case(ticket).await.version;
        let changed = officer.sends(&form.with("text", "Kami mulai besok.")).await;
        assert_eq!(changed.status, 409, "{}", changed.text());
        assert!(changed.text().contains("Kami mulai besok."));
        assert_eq!(web.app.case(ticket).await.version, before);
        assert_eq!(messages(&web, ticket).await, 1);
    });
}

#[test]
fn what_the_status_does_not_allow_is_a_plain_no() {
    on_web(|web| async move {
        let (ticket, officer) = at_the_city(&web).await;
        let seen = web.app.case(ticket).await.seen_version.to_string();
        let form = [("text", "Kabar."), ("seen_version", seen.as_str()), ("token", "t1")];
        let early = officer.post(&format!("{}/progress", address(ticket)), &form).await;
        assert_eq!(early.status, 422);
        assert!(early.text().contains(&refused("not-now")), "{}", early.text());
        let national = Clerk::signs_in(&web, "nasional").await;
        let not_theirs = national.post(&format!("{}/start", address(ticket)), &form).await;
        assert_eq!(not_theirs.status, 422);
        let forged = officer.post(&format!("{}/start", address(ticket)), &[("text", "Halo.")]).await;
        assert_eq!(forged.status, 409, "nobody acts on what they have not read");
        assert_eq!(status(&web, ticket).await, Status::Routed);
    });
}

#[test]
fn the_desk_takes_more_time_within_bounds_that_its_form_names() {
    on_web(|web| async move {
        let (ticket, officer) = at_the_city(&web).await;
        officer.does(ticket, "start", &[("text", "Kami mulai.")]).await;
        let admin = Clerk::signs_in(&web, "admin").await;
        let page = admin.get(&address(ticket)).await.text();
        for said in ["Perpanjang batas waktu", "Paling banyak 10 hari kerja, satu kali, dan tidak lewat dari"]
        {
            assert!(page.contains(said), "{said}: {page}");
        }
        let form =
            admin.form(ticket, "extensions").await.with("text", "Alat belum datang.").with("days", "11");
        let answer = admin.sends(&form).await;
        assert_eq!(answer.status, 422);
        let page = answer.text();
        for said in ["extend-days-error", "Tulis jumlah hari kerja dari 1 sampai 10", "Alat belum datang."] {
            assert!(page.contains(said), "{said}: {page}");
        }
        let done = admin.does(ticket, "extensions", &[("text", "Alat belum datang."), ("days", "5")]).await;
        let page = done.text();
        for said in [
            "Batas waktu diperpanjang.",
            "Perpanjangan",
            "5 hari kerja, sejak",
            "aturan kami sendiri",
            "Batas terluar",
        ] {
            assert!(page.contains(said), "{said}: {page}");
        }
        assert!(!page.contains("name=\"days\""), "once: {page}");
    });
}
