use std::collections::HashSet;

use lapor_words::{Lang, Words};
use maud::{Markup, html};

use super::page::with_lang;
use super::*;

const ID: Words = Words::new(Lang::Id);
const EN: Words = Words::new(Lang::En);

/// The start tags of a page, each as its name and the text of its attributes.
fn tags(html: &str) -> Vec<(String, String)> {
    html.split('<')
        .skip(1)
        .filter(|tag| tag.starts_with(|sign: char| sign.is_ascii_alphabetic()))
        .map(|tag| {
            let inside = tag.split('>').next().unwrap_or_default();
            let (name, attributes) = inside.split_once(' ').unwrap_or((inside, ""));
            (name.to_owned(), format!(" {attributes}"))
        })
        .collect()
}

fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    attributes.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

fn values(html: &str, name: &str) -> Vec<String> {
    tags(html).iter().filter_map(|(_, attributes)| attribute(attributes, name).map(str::to_owned)).collect()
}

/// What must hold for any page of ours: ids are there once, whatever points to an id finds it,
/// every control has a label, there is one main heading, icons are silent, nothing is inline.
fn check(page: &Markup) {
    let html = &page.0;
    let ids = values(html, "id");
    let known: HashSet<&String> = ids.iter().collect();
    assert_eq!(ids.len(), known.len(), "an id stands twice: {ids:?}");
    for described in values(html, "aria-describedby") {
        for id in described.split(' ') {
            assert!(known.contains(&id.to_owned()), "aria-describedby names {id}");
        }
    }
    for href in values(html, "href").iter().filter_map(|href| href.strip_prefix('#')) {
        assert!(known.contains(&href.to_owned()), "#{href} leads nowhere");
    }
    let labelled = values(html, "for");
    for id in &labelled {
        assert!(known.contains(id), "a label for {id}");
    }
    for (name, attributes) in tags(html) {
        let is_control = matches!(name.as_str(), "input" | "select" | "textarea")
            && attribute(&attributes, "type") != Some("hidden");
        if is_control {
            let id = attribute(&attributes, "id").unwrap_or_default();
            assert!(labelled.iter().any(|label| label == id), "no label: <{name}{attributes}>");
        }
        assert!(!attributes.contains(" style=") && !attributes.contains(" onclick="), "<{name}{attributes}>");
        assert!(name != "script" && name != "style", "<{name}>");
        assert!(name != "svg" || attributes.contains("aria-hidden=\"true\""), "<{name}{attributes}>");
    }
    assert_eq!(html.matches("<h1").count(), 1, "one main heading");
    assert_eq!(html.matches("<main").count(), 1);
}

fn framed(words: Words, body: Markup) -> Markup {
    let nav = [NavItem { label: "Beranda", href: "/", is_current: true, ..NavItem::default() }];
    page(&Page {
        words,
        mode: Mode::Citizen,
        title: "Judul <x>",
        has_errors: false,
        ground: Ground::Real,
        language: LanguageSwitch::Links("/report?step=2"),
        nav: &nav,
        viewer: None,
        before: Some(steps(words, 2, 5)),
        body,
    })
}

const WRONG: FieldError<'static> = FieldError { field: "words", text: "Tulis apa yang terjadi." };

fn full_form(words: Words) -> Markup {
    let choices = [
        Choice { value: "a", label: "Satu", hint: Some("lebih") },
        Choice { value: "b", label: "Dua", hint: None },
        Choice { value: "c", label: "Tiga", hint: Some("lagi") },
    ];
    let ask = |name, error| Choices {
        name,
        legend: "Pilih",
        hint: Some("satu"),
        choices: &choices,
        chosen: &["b"],
        error,
        ..Choices::default()
    };
    html! {
        (error_summary(words, &[WRONG, FieldError { field: "kind", text: "Pilih." }, FieldError { field: "topic", text: "Pilih." }]))
        form id="report" method="post" {
            (hidden_fields(&[("token", "t\"1")]))
            (textarea_field(words, &Field {
                name: "words", label: "Apa?", is_heading: true, hint: Some("Tulis."), error: Some(WRONG.text),
                value: "\n</textarea><b>", max_chars: Some(20_000), ..Field::default()
            }))
            (text_field(words, &Field { name: "email", label: "Surel", input: Input::Email, is_optional: true, value: "\"><i>", ..Field::default() }))
            (text_field(words, &Field { name: "email", id: Some("email-again"), label: "Surel", hint: Some("lagi"), ..Field::default() }))
            (text_field(words, &Field { name: "code", label: "Kode", input: Input::Digits, max_chars: Some(24), ..Field::default() }))
            (search_field(words, &Field { name: "q", label: "Cari", error: Some("Tidak ada."), ..Field::default() }, Some(("step", "find"))))
            (radios(words, &ask("kind", Some("Pilih."))))
            (checkboxes(words, &ask("marks", None)))
            (select(words, &ask("topic", Some("Pilih."))))
        }
    }
}

#[test]
fn a_form_with_everything_is_sound_in_both_languages() {
    for words in [ID, EN] {
        check(&framed(words, full_form(words)));
    }
}

#[test]
fn what_was_typed_is_kept_and_escaped() {
    let html = full_form(ID).0;
    assert!(html.contains("\n\n&lt;/textarea&gt;&lt;b&gt;</textarea>"), "{html}");
    assert!(html.contains("value=\"&quot;&gt;&lt;i&gt;\""), "{html}");
    assert!(html.contains("value=\"t&quot;1\""));
    assert!(framed(ID, html! { h1 { "x" } }).0.contains("<title>Judul &lt;x&gt; – SP4N-LAPOR</title>"));
    let said = thread(ID, &[message("<script>alert(1)</script>")]).0;
    assert!(!said.contains("<script"), "{said}");
}

#[test]
fn what_was_chosen_is_kept() {
    let html = full_form(ID).0;
    let chosen: Vec<_> = tags(&html)
        .into_iter()
        .filter(|(_, attributes)| {
            attributes.ends_with(" checked")
                || attributes.contains(" checked ")
                || attributes.ends_with(" selected")
        })
        .map(|(name, attributes)| (name, attribute(&attributes, "value").unwrap_or_default().to_owned()))
        .collect();
    let expected = ["input", "input", "option"].map(|name| (name.to_owned(), "b".to_owned()));
    assert_eq!(chosen, expected);
}

#[test]
fn an_error_stands_beside_its_field_in_the_same_words_and_is_described() {
    let html = full_form(ID).0;
    assert!(html.contains("<a href=\"#words\">Tulis apa yang terjadi.</a>"), "{html}");
    let (_, attributes) = tags(&html).into_iter().find(|(name, _)| name == "textarea").expect("there is one");
    assert_eq!(attribute(&attributes, "aria-describedby"), Some("words-hint words-error words-max"));
    assert_eq!(attribute(&attributes, "aria-invalid"), Some("true"));
    assert!(html.contains("id=\"words-error\""));
    assert!(error_summary(ID, &[]).0.is_empty());
}

#[test]
fn an_error_leads_to_the_first_answer_of_a_question() {
    let (name, attributes) = tags(&full_form(ID).0)
        .into_iter()
        .find(|(_, attributes)| attribute(attributes, "id") == Some("kind"))
        .expect("there is one");
    assert_eq!(name, "input");
    assert_eq!(attribute(&attributes, "type"), Some("radio"));
}

#[test]
fn the_title_says_first_that_something_is_wrong() {
    let mut view = Page {
        words: ID,
        mode: Mode::Desk,
        title: "Masuk",
        has_errors: true,
        ground: Ground::Demo,
        language: LanguageSwitch::Form("sign-in"),
        nav: &[],
        viewer: Some(Viewer { name: "Rina", sign_out: "/logout", hidden: &[("csrf", "1")] }),
        before: None,
        body: html! { h1 { "Masuk" } },
    };
    let html = page(&view);
    check(&html);
    assert!(html.0.contains("<title>Galat: Masuk – SP4N-LAPOR</title>"));
    assert!(html.0.contains("Data contoh"));
    assert!(html.0.contains("<html lang=\"id\">") && html.0.contains("<body class=\"desk\">"));
    view.words = EN;
    view.ground = Ground::Real;
    let html = page(&view).0;
    assert!(html.contains("<title>Error: Masuk – SP4N-LAPOR</title>") && html.contains("<html lang=\"en\">"));
    assert!(!html.contains("Sample data"));
    assert!(
        html.contains("<button type=\"submit\" form=\"sign-in\" name=\"lang\" value=\"id\" lang=\"id\""),
        "{html}"
    );
}

#[test]
fn the_language_switch_keeps_the_page_and_never_leaves_the_site() {
    for (path, expected) in [
        ("/", "/?lang=en"),
        ("/track?ticket=4831", "/track?ticket=4831&lang=en"),
        ("/track?lang=id&ticket=4831", "/track?ticket=4831&lang=en"),
        ("/track?lang", "/track?lang=en"),
        ("/track?language=x#part", "/track?language=x&lang=en"),
        ("//evil.example/", "/?lang=en"),
        ("/\\evil.example/", "/?lang=en"),
        ("https://evil.example/", "/?lang=en"),
        ("", "/?lang=en"),
    ] {
        assert_eq!(with_lang(path, "en"), expected, "{path}");
    }
    let html = framed(ID, html! { h1 { "x" } }).0;
    assert!(
        html.contains(
            "href=\"/report?step=2&amp;lang=id\" lang=\"id\" hreflang=\"id\" aria-current=\"true\""
        ),
        "{html}"
    );
}

fn message(text: &str) -> MessageView {
    MessageView {
        side: Side::Theirs,
        author: "Dinas".into(),
        when: "hari ini".into(),
        datetime: "2026-11-24T10:00:00+07:00".into(),
        text: text.into(),
    }
}

#[test]
fn typed_text_keeps_its_lines() {
    for (text, expected) in [
        ("satu", "<p dir=\"auto\">satu</p>"),
        ("satu\r\ndua", "<p dir=\"auto\">satu<br>dua</p>"),
        ("satu\n\n\n\ndua\n", "<p dir=\"auto\">satu</p><p dir=\"auto\">dua</p>"),
        ("\n \n", ""),
        ("a & <b>", "<p dir=\"auto\">a &amp; &lt;b&gt;</p>"),
    ] {
        assert_eq!(paragraphs(text).0, format!("<div class=\"typed\">{expected}</div>"), "{text:?}");
    }
}

#[test]
fn messages_say_whose_they_are() {
    let mut own = message("ya");
    own.side = Side::Mine;
    let mut note = message("catatan");
    note.side = Side::Internal;
    let html = thread(ID, &[message("halo"), own, note]).0;
    assert!(html.contains("<strong>Dinas</strong>") && html.contains("<strong>Anda</strong>"));
    assert!(html.contains("tidak terlihat oleh pelapor"));
    assert!(thread(ID, &[]).0.contains("Belum ada pesan."));
}

#[test]
fn a_code_can_be_copied_whole_and_breaks_only_between_groups() {
    let html = code_box(ID, &[("Kode akses", "2746-0193-8852-7310-4469")]).0;
    let (_, code) = html.split_once("<p class=\"code\" translate=\"no\">").expect("there is a code");
    let (code, _) = code.split_once("</p>").expect("it ends");
    assert_eq!(
        code.replace("<span>", "").replace("</span>", "").replace("<wbr>", ""),
        "2746-0193-8852-7310-4469"
    );
    assert_eq!(code.matches("-<wbr><span>").count(), 4);
}

#[test]
fn a_state_is_told_by_a_word_and_a_picture() {
    for tone in [Tone::Plain, Tone::Info, Tone::Good, Tone::Warning, Tone::Danger] {
        let html = chip(tone, Icon::Clock, "sisa 3 hari kerja").0;
        assert!(html.contains("<svg") && html.contains("sisa 3 hari kerja"), "{html}");
    }
}

#[test]
fn a_table_keeps_its_meaning_as_cards() {
    let columns =
        [Column { label: "Nomor", holds: Holds::Words }, Column { label: "Usia", holds: Holds::Number }];
    let rows = vec![TableRow { cells: vec![html! { "4831" }, html! { "3 hari" }], tone: Tone::Danger }];
    let html = table(&Table { caption: "Antrean", columns: &columns, rows }).0;
    assert!(html.contains("<caption>Antrean</caption>"));
    assert!(html.contains("<th scope=\"row\" role=\"rowheader\">4831</th>"), "{html}");
    assert!(html.contains("data-label=\"Usia\">3 hari</td>"), "{html}");
}

#[test]
fn a_sum_shows_its_terms_its_gaps_and_its_basis() {
    let view = SumView {
        name: "Penyelesaian".into(),
        meaning: None,
        state: chip(Tone::Info, Icon::Clock, "Berjalan"),
        terms: vec![("Lama".into(), "5 hari kerja".into())],
        skipped: vec![SkippedDay { day: "25 Desember".into(), why: "Natal".into() }],
        due: Some("Senin".into()),
        basis: Some("aturan X".into()),
        is_provisional: true,
    };
    let html = sum(ID, &view).0;
    for part in [
        "<dt>Lama</dt><dd>5 hari kerja</dd>",
        "<dt>Paling lambat</dt><dd>Senin</dd>",
        "<details>",
        "25 Desember – Natal",
        "Dasar: aturan X",
        "Tanggal sementara",
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
    let open = SumView { due: None, basis: None, skipped: vec![], is_provisional: false, ..view };
    let html = sum(ID, &open).0;
    for part in ["Paling lambat", "<details>", "Dasar", "Tanggal sementara"] {
        assert!(!html.contains(part), "{part} in {html}");
    }
}

#[test]
fn a_list_has_a_way_to_change_each_answer() {
    let rows = [
        SummaryRow {
            label: "Di mana",
            value: html! { "Depok" },
            change: Some(Change { name: "step", value: "place" }),
        },
        SummaryRow { label: "Jenis", value: html! { "Pengaduan" }, change: None },
    ];
    let html = summary_list(ID, &rows).0;
    assert_eq!(html.matches("<button").count(), 1);
    assert!(
        html.contains("name=\"step\" value=\"place\">Ubah<span class=\"unseen\"> Di mana</span></button>"),
        "{html}"
    );
}

#[test]
fn the_rest_says_what_it_is_given() {
    let entry = Entry {
        title: "Diterima".into(),
        when: "Senin".into(),
        datetime: "2026-11-16".into(),
        body: Some(html! { p { "lebih" } }),
        icon: Icon::Inbox,
        tone: Tone::Good,
        is_now: true,
    };
    let html = timeline(ID, &[entry]).0;
    assert!(
        html.contains("<li class=\"good\" aria-current=\"step\">")
            && html.contains("<time datetime=\"2026-11-16\">Senin</time>")
    );
    assert!(pager(ID, &Pager::default()).0.is_empty());
    let html = pager(EN, &Pager { newer: None, older: Some("?after=9&q=a") }).0;
    assert!(
        html.contains("rel=\"next\" href=\"?after=9&amp;q=a\"") && !html.contains("rel=\"prev\""),
        "{html}"
    );
    assert!(steps(EN, 1, 4).0.contains("Step 1 of 4"));
    assert!(back_link(ID, "step", "2").0.contains("formnovalidate"));
    let html = notice(Tone::Danger, Some("Awas"), &html! { p { "x" } }).0;
    assert!(html.contains("class=\"notice danger\"") && html.contains("<h2>Awas</h2>"));
    assert!(panel("Terkirim", &html! {}).0.contains("<h1>Terkirim</h1>"));
    assert!(empty_state("Kosong", "Tidak ada.", None).0.contains("<h2>Kosong</h2><p>Tidak ada.</p>"));
    assert!(details("Lihat", &html! { "x" }).0.contains("<summary>Lihat</summary>"));
    assert!(link_button("Batal", "/", Look::Secondary).0.contains("class=\"button secondary\" href=\"/\""));
    let html = button(&Button {
        label: "Tolak",
        look: Look::Danger,
        sends: Some(("do", "reject")),
        action: Some("/x"),
        icon: Some(Icon::Cross),
    })
    .0;
    assert!(
        html.contains("class=\"button danger\" name=\"do\" value=\"reject\" formaction=\"/x\"><svg"),
        "{html}"
    );
}
