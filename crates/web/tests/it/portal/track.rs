//! Tracking: opening a case, reading it, having one's say.

use super::visitor::{CITY, CITY_AREA, VAGUE, Visitor};
use crate::web::{Web, on_web};
use lapor_domain::actors::{Actor, Rank, Role};
use lapor_domain::cases::commands::RejectionCode;
use lapor_domain::cases::status::Status;
use lapor_domain::deadlines::clocks::ClockKind;
use lapor_domain::values::Ticket;
use lapor_testkit::apps::{
    answer, arbitrate, ask, correct, decline, extend, promise, rearbitrate, refuse, reject, route, start,
};

/// A citizen with an open case, and the people who may act on it.
struct Scene<'w> {
    citizen: Visitor<'w>,
    ticket: Ticket,
    national: Actor,
    officer: Actor,
    admin: Actor,
}

async fn scene(web: &Web) -> Scene<'_> {
    let national = Actor::Staff(web.app.staff("nasional", Role::National, "KEMENPANRB").await);
    let (admin, officer) = web.app.connect(CITY).await;
    let citizen = Visitor::new(web);
    let (ticket, code) = citizen.reports(VAGUE, CITY_AREA).await;
    citizen.opens(ticket, &code).await;
    Scene { citizen, ticket, national, officer, admin }
}

impl Scene<'_> {
    async fn says(&self, web: &Web, actor: &Actor, command: lapor_domain::cases::commands::Command) {
        web.app.says(self.ticket, actor, &command).await.expect("a lawful move");
        self.citizen.get("/track").await;
    }
}

#[test]
fn unknown_tickets_and_wrong_codes_look_the_same() {
    on_web(|web| async move {
        let citizen = Visitor::new(&web);
        let (ticket, code) = citizen.reports(VAGUE, CITY_AREA).await;
        let stranger = Visitor::new(&web);
        let wrong_code = lapor_domain::values::AccessCode::from_bits(7).reveal();
        let wrong_ticket = Ticket::from_number(7);
        let mut answers = Vec::new();
        for (ticket, code) in [(ticket, wrong_code.as_str()), (wrong_ticket, code.as_str())] {
            let answer = stranger.opens(ticket, code).await;
            assert_eq!(answer.status, 422);
            assert!(answer.header("set-cookie").is_empty());
            let page = answer.text();
            assert!(page.contains("Nomor laporan atau kode akses tidak cocok."));
            answers.push(page.replace(&ticket.to_string(), "").replace(code, ""));
        }
        assert_eq!(answers[0], answers[1]);
        assert!(!stranger.get("/track").await.text().contains(VAGUE));
    });
}

#[test]
fn a_slip_in_the_numbers_is_named_and_kept() {
    on_web(|web| async move {
        let citizen = Visitor::new(&web);
        let answer = citizen.post("/track", &[("ticket", "4831-0275"), ("code", "1234")]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.text().contains("13 angka. Periksa lagi") && answer.text().contains("4831-0275"));
    });
}

#[test]
fn an_open_case_tells_where_it_stands_and_can_be_closed_again() {
    on_web(|web| async move {
        let scene = scene(&web).await;
        let page = scene.citizen.page();
        for said in [
            VAGUE,
            "Menunggu diperiksa",
            "paling lambat Kamis, 9 Juli 2026",
            "Ke mana dan mengapa",
            "Sistem belum mengenali topiknya.",
            "Siapa yang membuka laporan ini",
            "Laporan diterima",
            "menunggu verifikasi",
            "Kami tidak menyimpan nama atau alamat Anda.",
        ] {
            assert!(page.contains(said), "{said}: {page}");
        }
        scene.citizen.post("/track", &[("go", "close")]).await;
        assert!(!scene.citizen.page().contains(VAGUE));
        scene.citizen.get("/track").await;
        assert!(scene.citizen.page().contains("Lacak laporan Anda"));
    });
}

#[test]
fn a_question_is_answered_and_an_answer_contested_in_the_end_confirmed() {
    on_web(|web| async move {
        let s = scene(&web).await;
        s.says(&web, &s.national, ask("Di kelurahan mana tepatnya?")).await;
        assert!(s.citizen.page().contains("Menunggu jawaban Anda"));
        assert!(s.citizen.page().contains("Di kelurahan mana tepatnya?"));
        s.citizen.does("/track/replies", "Di kelurahan Kedungdoro.").await;
        assert!(s.citizen.page().contains("Pesan Anda sudah terkirim."), "{}", s.citizen.page());
        assert_eq!(web.app.case(s.ticket).await.status, Status::Received);

        s.says(&web, &s.national, route(CITY)).await;
        assert!(s.citizen.page().contains("Pemerintah Kota Surabaya"));
        assert!(s.citizen.page().contains("Petugas nasional yang meneruskannya."));
        s.says(&web, &s.officer, start("Kami periksa besok.")).await;
        s.says(&web, &s.officer, answer("Sudah kami perbaiki kemarin.")).await;
        assert!(s.citizen.page().contains("Sudah kami perbaiki kemarin."));
        assert!(s.citizen.may("/track/confirmation") && s.citizen.may("/track/reopening"));
        s.citizen.does("/track/reopening", "Masih berlubang.").await;
        assert_eq!(web.app.case(s.ticket).await.status, Status::InProgress);

        s.says(&web, &s.officer, answer("Sekarang sudah rata.")).await;
        s.citizen.does("/track/confirmation", "").await;
        assert!(s.citizen.page().contains("Selesai, dibenarkan pelapor"), "{}", s.citizen.page());
    });
}

#[test]
fn a_promise_says_what_and_by_when_in_both_languages() {
    on_web(|web| async move {
        let s = scene(&web).await;
        s.says(&web, &s.national, route(CITY)).await;
        s.says(&web, &s.officer, promise("Lampu kami ganti.", "2026-07-20")).await;
        for said in [
            "Dijanjikan",
            "Janji instansi",
            "Lampu kami ganti.",
            "mengerjakan apa yang dijanjikan paling lambat Senin, 20 Juli 2026",
            "Instansi berjanji dengan tanggal",
            "Tidak setuju dengan janji ini?",
        ] {
            assert!(s.citizen.page().contains(said), "{said}: {}", s.citizen.page());
        }
        assert!(s.citizen.may("/track/confirmation") && s.citizen.may("/track/reopening"));
        s.citizen.get("/track?lang=en").await;
        for said in [
            "Promised",
            "The institution&#39;s promise",
            "The institution does what it promised by Monday, 20 July 2026",
            "I don&#39;t accept this promise",
        ] {
            let page = s.citizen.page().replace("'", "&#39;");
            assert!(page.contains(said), "{said}: {page}");
        }
        s.citizen.does("/track/confirmation", "").await;
        assert!(s.citizen.page().contains("Lampu kami ganti."), "what was accepted: {}", s.citizen.page());
        let ended = Status::Closed(lapor_domain::cases::status::Ending::ConfirmedSolved);
        assert_eq!(web.app.case(s.ticket).await.status, ended);
    });
}

#[test]
fn a_dispute_is_told_with_who_declined_and_with_the_arbiters_reasons() {
    on_web(|web| async move {
        let s = scene(&web).await;
        for _ in 0..2 {
            s.says(&web, &s.national, route(CITY)).await;
            s.says(&web, &s.officer, decline("Bukan di kota kami.")).await;
        }
        for said in [
            "Menunggu keputusan siapa yang berwenang",
            "Yang menyatakan bukan wewenangnya: Pemerintah Kota Surabaya.",
            "menentukan instansi yang berwenang paling lambat",
            "Dikembalikan lagi, menjadi sengketa wewenang",
        ] {
            assert!(s.citizen.page().contains(said), "{said}: {}", s.citizen.page());
        }
        s.citizen.get("/track?lang=en").await;
        assert!(s.citizen.page().contains("Said not to be responsible: Pemerintah Kota Surabaya."));
        let arbiter = Actor::Staff(web.app.arbiter("pemutus").await);
        s.says(&web, &arbiter, arbitrate("Jalan itu milik kota.", CITY)).await;
        for said in
            ["Jalan itu milik kota.", "The arbiter decided so.", "The arbiter named Pemerintah Kota Surabaya"]
        {
            assert!(s.citizen.page().contains(said), "{said}: {}", s.citizen.page());
        }
        s.says(&web, &arbiter, rearbitrate("Daftar itu sudah lama.")).await;
        s.citizen.get("/track?lang=id").await;
        let said = "Ada fakta baru, jadi putusan sebelumnya ditinjau ulang. Yang dulu menyatakan bukan wewenangnya: \
                    Pemerintah Kota Surabaya.";
        assert!(s.citizen.page().contains(said), "{}", s.citizen.page());
    });
}

#[test]
fn whom_they_report_is_named_without_scripts_and_loses_the_report() {
    on_web(|web| async move {
        let s = scene(&web).await;
        s.says(&web, &s.national, route(CITY)).await;
        s.citizen.get("/track").await;
        let page = s.citizen.page();
        assert!(
            page.contains("Siapa yang Anda laporkan?") && page.contains("Pemerintah Kota Surabaya"),
            "{page}"
        );

        // A name that was typed comes back as a list to choose from, with what was written.
        let form = [("text", "Petugasnya minta uang."), ("institution_q", "Wonosobo")];
        let back = s.citizen.sends("/track/parties", &form).await;
        assert_eq!(back.status, 422);
        let page = back.text();
        assert!(
            page.contains("href=\"#institution\"") && page.contains("id=\"institution-error\""),
            "{page}"
        );
        assert!(page.contains("value=\"PEMDA-33.07\"") && page.contains("Petugasnya minta uang."), "{page}");

        let form = [("text", "Wali kotanya menahan uang."), ("institution", CITY)];
        let page = s.citizen.sends("/track/parties", &form).await.text();
        assert!(page.contains("Yang dilaporkan tidak melihat laporan ini lagi."), "{page}");
        assert!(page.contains("Pimpinan Pemerintah Kota Surabaya"), "{page}");
        assert!(page.contains("kembali ke meja nasional"), "{page}");
        assert_eq!(web.app.case(s.ticket).await.status, Status::Received);
        assert_eq!(web.app.differences().await, []);
    });
}

#[test]
fn a_broken_promise_is_told_and_a_new_one_can_be_turned_down() {
    on_web(|web| async move {
        let s = scene(&web).await;
        s.says(&web, &s.national, route(CITY)).await;
        s.says(&web, &s.officer, promise("Lampu kami ganti.", "2026-07-20")).await;
        let case = web.app.case(s.ticket).await;
        web.app.at(case.open_clock(ClockKind::Promise).and_then(|clock| clock.due_at).expect("a day"));
        web.app.sweeps().await;
        s.citizen.get("/track").await;
        assert!(s.citizen.page().contains("Janji tidak ditepati"), "{}", s.citizen.page());
        assert!(s.citizen.page().contains("Sedang ditangani"), "{}", s.citizen.page());
        s.says(&web, &s.officer, promise("Lampu kami ganti.", "2026-08-20")).await;
        s.citizen.does("/track/reopening", "Terlalu lama.").await;
        assert_eq!(web.app.case(s.ticket).await.status, Status::InProgress);
    });
}

#[test]
fn more_time_is_told_with_its_reason_and_shown_in_the_sum() {
    on_web(|web| async move {
        let s = scene(&web).await;
        s.says(&web, &s.national, route(CITY)).await;
        s.says(&web, &s.officer, start("Kami periksa.")).await;
        s.says(&web, &s.admin, extend(5, "Lampu penggantinya baru datang pekan depan.")).await;
        for said in [
            "Batas waktu diperpanjang",
            "Ditambah 5 hari kerja",
            "Lampu penggantinya baru datang pekan depan.",
            "Perpanjangan",
            "menurut Aturan layanan ini (aturan kami sendiri)",
            "menurut Perpres 76/2013 (menunggu verifikasi",
        ] {
            assert!(s.citizen.page().contains(said), "{said}: {}", s.citizen.page());
        }
    });
}

#[test]
fn a_refusal_is_called_one_and_asks_whether_it_is_accepted() {
    on_web(|web| async move {
        let scene = scene(&web).await;
        scene.says(&web, &scene.national, route(CITY)).await;
        let refusal = refuse("Jalan itu milik pribadi.", "Pasal 5 peraturan contoh");
        scene.says(&web, &scene.officer, refusal).await;
        let page = scene.citizen.page();
        for said in [
            "Instansi menjawab: tidak dapat dipenuhi",
            "Pasal 5 peraturan contoh",
            "Katakan apakah Anda menerima",
        ] {
            assert!(page.contains(said), "{said}: {page}");
        }
        assert!(!page.contains("Katakan apakah masalahnya selesai"));
    });
}

#[test]
fn both_numbers_are_named_when_both_are_missing() {
    on_web(|web| async move {
        let citizen = Visitor::new(&web);
        let page = citizen.post("/track", &[("ticket", ""), ("code", "")]).await.text();
        assert!(page.contains("href=\"#ticket\"") && page.contains("href=\"#code\""), "{page}");
    });
}

#[test]
fn a_rejection_names_its_rule_and_can_be_contested_once() {
    on_web(|web| async move {
        let s = scene(&web).await;
        s.says(&web, &s.national, reject(RejectionCode::NotPublicService, "Ini urusan pribadi.")).await;
        let page = s.citizen.page();
        assert!(page.contains("Bukan pelayanan publik") && page.contains("belum diverifikasi"), "{page}");
        s.citizen.does("/track/contest", "Ini layanan pemerintah.").await;
        assert_eq!(web.app.case(s.ticket).await.status, Status::Received);
        assert!(!s.citizen.may("/track/contest"));
    });
}

#[test]
fn what_changed_meanwhile_is_told_and_the_text_kept() {
    on_web(|web| async move {
        let s = scene(&web).await;
        web.app.says(s.ticket, &s.national, &ask("Di mana?")).await.expect("a question");
        let answer = s.citizen.does("/track/replies", "Tulisan saya yang panjang.").await;
        assert_eq!(answer.status, 409);
        let page = s.citizen.page();
        assert!(
            page.contains("Laporan ini baru saja berubah.") && page.contains("Tulisan saya yang panjang.")
        );
        assert!(page.contains("Di mana?"), "the page shows what changed");
        s.citizen.does("/track/replies", "Tulisan saya yang panjang.").await;
        assert_eq!(web.app.case(s.ticket).await.status, Status::Received);
    });
}

#[test]
fn an_empty_message_is_refused_beside_its_field() {
    on_web(|web| async move {
        let s = scene(&web).await;
        let answer = s.citizen.does("/track/replies", "").await;
        assert_eq!(answer.status, 422);
        assert!(s.citizen.page().contains("href=\"#text-reply\""), "{}", s.citizen.page());
    });
}

#[test]
fn a_missed_limit_can_be_raised() {
    on_web(|web| async move {
        let s = scene(&web).await;
        assert!(!s.citizen.may("/track/escalation"));
        web.app.pass_days(10);
        web.app.sweeps().await;
        s.citizen.get("/track").await;
        assert!(s.citizen.page().contains("Batas pemeriksaan sudah lewat."), "{}", s.citizen.page());
    });
}

#[test]
fn a_report_is_withdrawn_and_taken_up_again() {
    on_web(|web| async move {
        let s = scene(&web).await;
        s.says(&web, &s.national, route(CITY)).await;
        assert!(s.citizen.page().contains("Tidak ada yang boleh memaksa Anda"), "{}", s.citizen.page());
        s.citizen.does("/track/withdrawal", "").await;
        let page = s.citizen.page();
        assert!(page.contains("Laporan Anda dibatalkan.") && page.contains("Anda batalkan"), "{page}");
        assert!(page.contains("Dibatalkan oleh pelapor"), "{page}");
        assert!(!s.citizen.may("/track/replies") && !s.citizen.may("/track/withdrawal"));
        assert_eq!(web.app.case(s.ticket).await.status, Status::Withdrawn);
        s.citizen.does("/track/resumption", "").await;
        assert!(s.citizen.page().contains("Laporan Anda dilanjutkan."), "{}", s.citizen.page());
        assert_eq!(web.app.case(s.ticket).await.status, Status::Routed);
        assert_eq!(web.app.differences().await, []);
    });
}

#[test]
fn an_answer_is_rated_once_it_is_closed_and_nothing_is_chosen_for_anyone() {
    on_web(|web| async move {
        let s = scene(&web).await;
        s.says(&web, &s.national, route(CITY)).await;
        s.says(&web, &s.officer, answer("Sudah kami perbaiki kemarin.")).await;
        assert!(!s.citizen.may("/track/rating"), "not before it is closed");
        s.citizen.does("/track/confirmation", "").await;
        let unrated = s.citizen.does("/track/rating", "").await;
        assert_eq!(unrated.status, 422);
        let page = s.citizen.page();
        assert!(page.contains("href=\"#rating\"") && page.contains("Pilih salah satu penilaian."), "{page}");
        let rated = s.citizen.chooses("/track/rating", "rating", "2").await;
        assert_eq!(rated.status, 200, "{}", rated.text());
        assert!(s.citizen.page().contains("Penilaian Anda sudah tercatat."), "{}", s.citizen.page());
        assert!(s.citizen.page().contains("Buruk") && !s.citizen.may("/track/rating"));
        assert_eq!(web.app.case(s.ticket).await.rating.map(|rating| rating.points()), Some(2));
    });
}

#[test]
fn an_answer_put_right_is_the_one_that_is_shown() {
    on_web(|web| async move {
        let s = scene(&web).await;
        s.says(&web, &s.national, route(CITY)).await;
        s.says(&web, &s.officer, answer("Ditambal pada 5 Juni.")).await;
        s.says(&web, &s.officer, correct("Ditambal pada 5 Juli.")).await;
        let page = s.citizen.page();
        assert!(page.contains("Jawaban yang diperbaiki") && page.contains("Jawaban diperbaiki"), "{page}");
        let shown = page.find("Ditambal pada 5 Juli.").expect("shown");
        assert!(shown < page.find("Ditambal pada 5 Juni.").expect("in the conversation"));
        assert!(s.citizen.may("/track/confirmation"));
    });
}

#[test]
fn without_an_open_case_nothing_is_done() {
    on_web(|web| async move {
        let stranger = Visitor::new(&web);
        let paths = [
            "replies",
            "confirmation",
            "reopening",
            "contest",
            "escalation",
            "rating",
            "withdrawal",
            "resumption",
        ];
        for path in paths {
            let answer =
                stranger.post_only(&format!("/track/{path}"), &[("text", "halo"), ("seen", "1")]).await;
            assert_eq!((answer.status.as_u16(), answer.header("location")), (303, "/track"), "{path}");
        }
    });
}

#[test]
fn the_reporter_of_a_secret_case_sees_who_opened_it() {
    on_web(|web| async move {
        let circle = "PEMDA-35/INSPEKTORAT";
        let head = web
            .app
            .staff_with("ketua", (Role::Admin, "PEMDA-35", Some(circle)), &[(circle, Rank::Head)])
            .await;
        let national = web.app.staff("nasional", Role::National, "KEMENPANRB").await;
        let citizen = Visitor::new(&web);
        citizen.fills("Kepala dinas meminta uang suap untuk izin usaha.", CITY_AREA).await;
        citizen.presses("change-right").await;
        citizen.types("secret", "yes").presses("next").await;
        citizen.presses("send").await;
        let (ticket, code) = citizen.numbers();
        citizen.opens(ticket, &code).await;
        assert!(citizen.page().contains("Belum ada yang membukanya."), "{}", citizen.page());
        lapor_app::look::as_staff(&web.app, ticket, &national).await.expect("the desk reads it to route it");
        citizen.get("/track").await;
        assert!(citizen.page().contains("Admin nasional, Kementerian"), "{}", citizen.page());
        assert!(lapor_app::look::as_staff(&web.app, ticket, &head).await.is_err(), "not theirs yet");
    });
}
