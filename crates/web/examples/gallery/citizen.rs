//! A citizen's pages, with made-up content.

use lapor_web::components::*;
use lapor_words::Words;
use maud::{Markup, html};

fn frame(words: Words, title: &str, has_errors: bool, before: Option<Markup>, body: Markup) -> Markup {
    let (home, report, track) = (words.word("nav-home"), words.word("nav-report"), words.word("nav-track"));
    let nav = [
        NavItem { label: &home, href: "/", ..NavItem::default() },
        NavItem { label: &report, href: "/report", is_current: true, ..NavItem::default() },
        NavItem { label: &track, href: "/track", ..NavItem::default() },
    ];
    page(&Page {
        words,
        mode: Mode::Citizen,
        title,
        has_errors,
        ground: Ground::Demo,
        language: LanguageSwitch::Links("/report?step=2"),
        nav: &nav,
        viewer: None,
        before,
        body,
    })
}

pub fn form(words: Words) -> Markup {
    let errors = [
        FieldError { field: "words", text: "Tulis apa yang terjadi." },
        FieldError { field: "email", text: "Tulis alamat surel yang lengkap, seperti nama@contoh.id." },
        FieldError { field: "area", text: "Pilih salah satu." },
    ];
    let next = words.word("button-continue");
    let body = html! {
        (error_summary(words, &errors))
        form method="post" action="/report" novalidate {
            (hidden_fields(&[("token", "abc")]))
            (textarea_field(words, &Field {
                name: "words", label: "Apa yang terjadi?", is_heading: true,
                hint: Some("Ceritakan siapa, kapan, dan di mana. Anda juga bisa mendikte dengan papan ketik ponsel."),
                error: Some(errors[0].text), max_chars: Some(20_000), ..Field::default()
            }))
            (text_field(words, &Field {
                name: "email", label: "Surel", input: Input::Email, autocomplete: Some("email"),
                value: "budi@", error: Some(errors[1].text), is_optional: true, ..Field::default()
            }))
            (text_field(words, &Field {
                name: "happened_on", label: "Kapan?", input: Input::Date, is_optional: true, ..Field::default()
            }))
            (search_field(words, &Field {
                name: "q", label: "Di mana?", hint: Some("Nama kelurahan, desa, atau kecamatan"),
                value: "Kebon Jeruk", ..Field::default()
            }, Some(("step", "search"))))
            (radios(words, &Choices {
                name: "area", legend: "Tempat yang Anda maksud", error: Some(errors[2].text),
                choices: &[
                    Choice { value: "31.73.05", label: "Kecamatan Kebon Jeruk", hint: Some("Kota Administrasi Jakarta Barat, DKI Jakarta") },
                    Choice { value: "31.73.05.1001", label: "Kelurahan Kebon Jeruk, Kecamatan Kebon Jeruk, Kota Administrasi Jakarta Barat, Daerah Khusus Ibukota Jakarta", hint: None },
                    Choice { value: "", label: "Tidak terkait lokasi", hint: None },
                ], ..Choices::default()
            }))
            (select(words, &Choices {
                name: "topic", legend: "Topik", is_optional: true, chosen: &["school"],
                choices: &[
                    Choice { value: "road", label: "Jalan rusak", hint: None },
                    Choice { value: "school", label: "Sarana dan prasarana sekolah dasar dan menengah pertama", hint: None },
                ], ..Choices::default()
            }))
            (checkboxes(words, &Choices {
                name: "secret", chosen: &["yes"],
                choices: &[Choice { value: "yes", label: "Rahasiakan laporan ini", hint: Some("Hanya beberapa petugas yang ditunjuk dapat membukanya.") }],
                ..Choices::default()
            }))
            (actions(&html! {
                (button(&Button { label: &next, ..Button::default() }))
                (link_button("Batal", "/", Look::Secondary))
                (button(&Button { label: "Hapus", look: Look::Danger, ..Button::default() }))
                (button(&Button { label: "Lewati", look: Look::Quiet, ..Button::default() }))
            }))
        }
    };
    let before = html! { form method="post" { (back_link(words, "step", "1")) } (steps(words, 2, 5)) };
    frame(words, "Apa yang terjadi?", true, Some(before), body)
}

pub fn check(words: Words) -> Markup {
    let send = words.word("button-send");
    let change = |value| Some(Change { name: "step", value });
    let long = "https://contoh.id/alamat/yang/sangat/panjang/sekali/tanpa/spasi/sama/sekali/dan/terus/berlanjut?ya=1";
    let body = html! {
        form method="post" action="/report" {
            h1 { "Periksa laporan Anda" }
            (summary_list(words, &[
                SummaryRow { label: "Apa yang terjadi", value: paragraphs(&format!("Atap ruang kelas 4 SD Negeri 2 bocor sejak Senin.\nAnak-anak belajar di teras.\n\nFoto: {long}")), change: change("words") },
                SummaryRow { label: "Di mana", value: html! { "Desa Sukamaju, Kecamatan Cilodong, Kota Depok, Jawa Barat" }, change: change("place") },
                SummaryRow { label: "Jenis", value: html! { "Pengaduan" }, change: change("kind") },
                SummaryRow { label: "Kabar lewat", value: html! { "Hanya dengan nomor laporan dan kode akses" }, change: change("contact") },
            ]))
            (notice(Tone::Info, Some("Akan dikirim ke Dinas Pendidikan Kota Depok"), &html! {
                p { "Karena Anda menulis “SD” dan memilih Kota Depok. Sekolah dasar adalah urusan kabupaten/kota." }
            }))
            (notice(Tone::Warning, None, &html! { p { "Jangan tulis nomor kartu atau kata sandi." } }))
            (notice(Tone::Danger, None, &html! { p { "Dalam keadaan darurat, hubungi 112." } }))
            (notice(Tone::Good, None, &html! { p { "Laporan Anda lengkap." } }))
            (notice(Tone::Plain, None, &html! { p { "Tidak ada laporan serupa." } }))
            (actions(&html! { (button(&Button { label: &send, icon: Some(Icon::Check), ..Button::default() })) }))
        }
    };
    let before = html! { form method="post" { (back_link(words, "step", "4")) } (steps(words, 5, 5)) };
    frame(words, "Periksa laporan Anda", false, Some(before), body)
}

pub fn done(words: Words) -> Markup {
    let body = html! {
        (panel("Laporan Anda sudah terkirim", &html! { p { "Simpan nomor dan kode ini. Kode tidak dapat ditampilkan lagi." } }))
        (code_box(words, &[("Nomor laporan", "4831-0275-9164-3"), ("Kode akses", "2746-0193-8852-7310-4469")]))
        h2 { "Apa yang terjadi setelah ini" }
        (timeline(words, &[
            Entry { title: "Laporan diterima".into(), when: "Selasa, 24 November 2026 pukul 14.05 WIB".into(), datetime: "2026-11-24T14:05:00+07:00".into(), body: None, icon: Icon::Inbox, tone: Tone::Good, is_now: true },
            Entry { title: "Petugas memeriksa laporan".into(), when: "Paling lambat Jumat, 27 November 2026".into(), datetime: "2026-11-27".into(), body: None, icon: Icon::Clock, tone: Tone::Plain, is_now: false },
        ]))
        (details("Bagaimana tanggal ini dihitung?", &html! { p { "Hari libur tidak dihitung." } }))
        (actions(&link_button("Buka laporan", "/track", Look::Primary)))
    };
    frame(words, "Laporan Anda sudah terkirim", false, None, body)
}

pub fn track(words: Words) -> Markup {
    let body = html! {
        h1 { "Laporan " (reference("4831-0275-9164-3")) }
        p { (chip(Tone::Warning, Icon::Question, &words.word("status-awaiting-reporter-plain"))) }
        p.lead { (words.word("status-awaiting-reporter-meaning")) }
        h2 { "Perjalanan" }
        (timeline(words, &entries()))
        h2 { "Tenggat" }
        (sum(words, &long_sum(words)))
        h2 { "Percakapan" }
        (thread(words, &messages(Side::Mine, Side::Theirs)))
        form method="post" {
            (textarea_field(words, &Field { name: "reply", label: "Jawaban Anda", rows: 4, ..Field::default() }))
            (actions(&button(&Button { label: &words.word("action-reply"), icon: Some(Icon::Speech), ..Button::default() })))
        }
        (empty_state("Belum ada laporan", "Laporan yang Anda kirim akan muncul di sini.", Some(&link_button("Buat laporan", "/", Look::Primary))))
    };
    frame(words, "Laporan 4831-0275-9164-3", false, None, body)
}

pub fn entries() -> Vec<Entry> {
    vec![
        Entry {
            title: "Laporan diterima".into(),
            when: "Senin, 16 November 2026 pukul 09.12 WIB".into(),
            datetime: "2026-11-16T09:12:00+07:00".into(),
            body: None,
            icon: Icon::Inbox,
            tone: Tone::Good,
            is_now: false,
        },
        Entry {
            title: "Diteruskan ke Dinas Pendidikan, Pemerintah Kota Depok".into(),
            when: "Selasa, 17 November 2026 pukul 08.40 WIB".into(),
            datetime: "2026-11-17T08:40:00+07:00".into(),
            body: Some(
                html! { p { "Karena Anda menulis “SD” dan “atap bocor”. Sekolah dasar adalah urusan kabupaten/kota." } },
            ),
            icon: Icon::Forward,
            tone: Tone::Info,
            is_now: false,
        },
        Entry {
            title: "Petugas bertanya kepada Anda".into(),
            when: "Rabu, 18 November 2026 pukul 10.02 WIB".into(),
            datetime: "2026-11-18T10:02:00+07:00".into(),
            body: Some(html! { p { "Jawab paling lambat Jumat, 18 Desember 2026." } }),
            icon: Icon::Question,
            tone: Tone::Warning,
            is_now: true,
        },
    ]
}

pub fn long_sum(words: Words) -> SumView {
    SumView {
        name: words.word("clock-resolution"),
        meaning: Some(words.word("clock-resolution-meaning")),
        state: chip(Tone::Warning, Icon::Pause, &words.word("clock-state-paused")),
        terms: vec![
            (words.word("sum-started"), "Selasa, 17 November 2026".into()),
            (words.word("sum-length"), words.say("days-working", &[("days", 14.into())])),
            (words.word("sum-paused"), "18 November – 2 Desember 2026 (menunggu jawaban Anda)".into()),
            (words.word("sum-extended"), words.say("days-working", &[("days", 3.into())])),
        ],
        skipped: vec![
            SkippedDay { day: "21–22 November".into(), why: "Sabtu dan Minggu".into() },
            SkippedDay { day: "25 Desember".into(), why: "Hari Raya Natal".into() },
        ],
        due: Some("Kamis, 24 Desember 2026".into()),
        basis: Some("PermenPANRB 62/2018 (sudah dicabut; angka 5/2025 menunggu verifikasi)".into()),
        is_provisional: true,
    }
}

pub fn messages(reporter: Side, institution: Side) -> Vec<MessageView> {
    vec![
        MessageView { side: reporter, author: "Pelapor".into(), when: "16 Nov 2026, 09.12 WIB".into(), datetime: "2026-11-16T09:12:00+07:00".into(), text: "Atap ruang kelas 4 SD Negeri 2 bocor sejak Senin.\nAnak-anak belajar di teras.\n\nMohon diperbaiki. <b>Terima kasih</b>".into() },
        MessageView { side: institution, author: "Dinas Pendidikan Kota Depok".into(), when: "18 Nov 2026, 10.02 WIB".into(), datetime: "2026-11-18T10:02:00+07:00".into(), text: "Sekolah yang mana: SD Negeri 2 Sukamaju atau SD Negeri 2 Cilodong?".into() },
    ]
}
