//! An officer's pages, with made-up content.

use lapor_web::components::*;
use lapor_words::Words;
use maud::{Markup, html};

use crate::citizen::{entries, long_sum, messages};

fn frame(words: Words, title: &str, body: Markup) -> Markup {
    let (desk, out) = (words.word("nav-desk"), "/logout");
    let nav = [NavItem { label: &desk, href: "/desk", is_current: true, ..NavItem::default() }];
    let items = [
        NavItem { label: "Triase", href: "/desk?q=triage", count: Some("12"), is_current: true },
        NavItem { label: "Milik saya", href: "/desk?q=mine", count: Some("4"), ..NavItem::default() },
        NavItem {
            label: "Tenggat hari ini",
            href: "/desk?q=today",
            count: Some("1.204"),
            ..NavItem::default()
        },
        NavItem { label: "Menunggu pelapor", href: "/desk?q=waiting", ..NavItem::default() },
    ];
    page(&Page {
        words,
        mode: Mode::Desk,
        title,
        has_errors: false,
        ground: Ground::Demo,
        language: LanguageSwitch::Links("/desk"),
        nav: &nav,
        viewer: Some(Viewer {
            name: "Rina Hartati, Dinas Pendidikan Kota Depok",
            sign_out: out,
            hidden: &[("csrf", "x")],
        }),
        before: None,
        body: desk_columns(&queues(words, &items), &body),
    })
}

pub fn queue(words: Words) -> Markup {
    let labels: Vec<String> = ["ticket", "due", "gist", "subject", "lead", "status", "age"]
        .map(|key| words.named("desk-column", key))
        .into();
    let holds =
        [Holds::Words, Holds::State, Holds::Gist, Holds::Words, Holds::Words, Holds::Words, Holds::Number];
    let columns: Vec<Column<'_>> =
        labels.iter().zip(holds).map(|(label, holds)| Column { label, holds }).collect();
    let states = [
        (Tone::Danger, Icon::Warning, words.say("clock-late", &[("days", 2.into())])),
        (Tone::Warning, Icon::Clock, words.word("clock-due-today")),
        (Tone::Info, Icon::Clock, words.say("clock-left", &[("days", 3.into())])),
        (Tone::Plain, Icon::Pause, words.word("clock-state-paused")),
        (Tone::Good, Icon::Check, words.word("clock-state-met")),
    ];
    let rows = (0..20)
        .map(|at| {
            let (tone, picture, left) = &states[at % states.len()];
            TableRow {
                tone: *tone,
                cells: vec![
                    html! { a href="/desk/cases/4831-0275-9164-3" { "4831-0275-9164-3" } },
                    chip(*tone, *picture, left),
                    html! { "Atap ruang kelas 4 SD Negeri 2 bocor sejak Senin, anak-anak belajar di teras sekolah" },
                    html! { "Kota Depok, Jawa Barat" },
                    html! { "Sarana sekolah" },
                    html! { (words.word("status-routed")) },
                    html! { (words.say("clock-waited", &[("days", (at * 70).into())])) },
                ],
            }
        })
        .collect();
    let body = html! {
        h1 { (words.word("desk-queue-open")) }
        (search_field(words, &Field { name: "q", label: "Cari dalam antrean", ..Field::default() }, None))
        (table(&Table { caption: "12 laporan, yang paling mendesak di atas", columns: &columns, rows }))
        (pager(words, &Pager { newer: Some("?after=1"), older: Some("?after=2") }))
        (empty_state(&words.word("desk-queue-empty-title"), &words.word("desk-queue-open-empty"), None))
    };
    frame(words, &words.word("desk-queue-open"), body)
}

pub fn case(words: Words) -> Markup {
    let mut said = messages(Side::Theirs, Side::Mine);
    said.push(MessageView {
        side: Side::Internal,
        author: "Rina Hartati".into(),
        when: "18 Nov 2026, 10.10 WIB".into(),
        datetime: "2026-11-18T10:10:00+07:00".into(),
        text: "Sudah telepon kepala sekolah.".into(),
    });
    let row = |label, value| SummaryRow { label, value, change: None };
    let body = html! {
        h1 { (reference("4831-0275-9164-3")) }
        p {
            (chip(Tone::Danger, Icon::Warning, &words.say("clock-late", &[("days", 2.into())]))) " "
            (chip(Tone::Plain, Icon::Work, &words.word("status-in-progress"))) " "
            (chip(Tone::Warning, Icon::Lock, &words.word("secrecy-secret")))
        }
        (summary_list(words, &[
            row("Jenis", html! { (words.word("kind-complaint")) }),
            row("Wilayah", html! { "Desa Sukamaju, Kecamatan Cilodong, Kota Depok, Jawa Barat" }),
            row("Topik", html! { "Sarana sekolah" }),
        ]))
        (notice(Tone::Warning, Some("Pelapor belum menjawab"), &html! { p { "Penghitungan hari dijeda." } }))
        h2 { "Percakapan" }
        (thread(words, &said))
        h2 { "Tanggapi" }
        form method="post" {
            (textarea_field(words, &Field { name: "message", label: "Pesan kepada pelapor", ..Field::default() }))
            (radios(words, &Choices { name: "answer", legend: "Jenis jawaban", chosen: &["done"], choices: &[
                Choice { value: "done", label: "Sudah dikerjakan", hint: Some("Sertakan bukti.") },
                Choice { value: "refused", label: "Tidak dapat dipenuhi", hint: Some("Sebutkan aturannya.") },
            ], ..Choices::default() }))
            (select(words, &Choices { name: "officer", legend: "Tugaskan kepada", choices: &[Choice { value: "1", label: "Rina Hartati", hint: None }], ..Choices::default() }))
            (actions(&html! {
                (button(&Button { label: &words.word("action-answer"), icon: Some(Icon::Check), ..Button::default() }))
                (button(&Button { label: &words.word("action-ask"), look: Look::Secondary, ..Button::default() }))
                (button(&Button { label: &words.word("action-decline"), look: Look::Danger, ..Button::default() }))
            }))
        }
    };
    let aside = html! {
        h2 { "Tenggat" }
        (sum(words, &long_sum(words)))
        h2 { "Riwayat" }
        (timeline(words, &entries()))
    };
    let body = beside(&body, &aside);
    frame(words, "4831-0275-9164-3", body)
}
