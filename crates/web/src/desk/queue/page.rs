//! The page of a work list.

use super::PAGE;
use super::rows::Rows;
use super::tabs::Tab;
use crate::components::{
    Look, NavItem, Pager, Tone, desk_columns, empty_state, link_button, notice, pager, queues,
};
use crate::desk::{DeskSheet, desk_page};
use crate::reader::Reader;
use crate::site::Site;
use crate::viewer::Seated;
use lapor_app::look::{QueueRow, Standing};
use lapor_domain::cases::commands::CommandName;
use lapor_words::Words;
use maud::{Markup, html};

/// A page of a list, as it was read.
pub(super) struct List {
    /// The lists of this role.
    pub tabs: &'static [Tab],
    /// The one that is open.
    pub tab: &'static Tab,
    /// How many cases each list holds, secret ones left out.
    pub standing: Standing,
    /// Its cases, one more than are shown where more follow.
    pub rows: Vec<QueueRow>,
    /// Whether pages come before it.
    pub is_continued: bool,
    /// What was just done to a case that left this desk by it.
    pub done: Option<CommandName>,
}

/// The page.
pub(super) fn queue(site: &Site, reader: &Reader, seated: &Seated, list: &List) -> Markup {
    let words = reader.words;
    let name = words.named("desk-queue", list.tab.code);
    let body = html! {
        h1 { (name) }
        (super::search::form(site, words, &super::Asked::default(), &[]))
        @if let Some(done) = list.done {
            (notice(Tone::Good, None, &html! { p role="status" { (words.named("desk-done", done.code())) } }))
        }
        @if list.rows.is_empty() { (nothing(words, list)) } @else { (cases(site, words, list)) }
    };
    let body = desk_columns(&tabs(site, words, list), &body);
    let sheet = DeskSheet { title: &name, has_errors: false, address: &reader.path, before: None, body };
    desk_page(site, reader, seated, sheet)
}

fn tabs(site: &Site, words: Words, list: &List) -> Markup {
    let now = site.app.now();
    let texts: Vec<(String, String, String)> = list
        .tabs
        .iter()
        .map(|tab| {
            let cases = i64::try_from(list.standing.of((tab.view)(now))).unwrap_or(i64::MAX);
            (words.named("desk-queue", tab.code), format!("/desk?view={}", tab.code), words.number(cases))
        })
        .collect();
    let items: Vec<NavItem<'_>> = list
        .tabs
        .iter()
        .zip(&texts)
        .map(|(tab, (label, href, cases))| NavItem {
            label,
            href,
            count: Some(cases),
            is_current: tab.code == list.tab.code,
        })
        .collect();
    html! {
        (queues(words, &items))
        @if list.standing.leaves_out_secret() { p.hint { (words.word("desk-queue-counts-open")) } }
    }
}

fn cases(site: &Site, words: Words, list: &List) -> Markup {
    let book = site.app.book();
    let rows = Rows { words, rulebook: &book.rulebook, now: site.app.now() };
    let limit = PAGE as usize;
    let shown = &list.rows[..list.rows.len().min(limit)];
    let more = (list.rows.len() > limit).then(|| shown.last()).flatten();
    let older = more.map(|last| format!("/desk?view={}&after={}", list.tab.code, last.cursor().code()));
    let caption = words.named("desk-queue-order", list.tab.order);
    html! {
        (rows.table(&caption, shown))
        @if list.is_continued { p { (to_first(words, list)) } }
        (pager(words, &Pager { newer: None, older: older.as_deref() }))
    }
}

fn to_first(words: Words, list: &List) -> Markup {
    html! { a href={ "/desk?view=" (list.tab.code) } { (words.word("desk-queue-first-page")) } }
}

fn nothing(words: Words, list: &List) -> Markup {
    let way = list.is_continued.then(|| {
        link_button(
            &words.word("desk-queue-first-page"),
            &format!("/desk?view={}", list.tab.code),
            Look::Secondary,
        )
    });
    empty_state(
        &words.word("desk-queue-empty-title"),
        &words.named_with("desk-queue", list.tab.code, "-empty", &[]),
        way.as_ref(),
    )
}
