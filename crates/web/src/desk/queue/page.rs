//! The page of a work list.

use super::results::chips;
use super::rows::Rows;
use super::search::address;
use super::tabs::Tab;
use super::{Asked, PAGE};
use crate::components::{
    Look, NavItem, Pager, Tone, desk_columns, empty_state, link_button, notice, pager, queues,
};
use crate::desk::{DeskSheet, desk_page};
use crate::reader::Reader;
use crate::site::Site;
use crate::viewer::Seated;
use lapor_app::look::{Narrowed, Standing};
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
    /// Its cases, one more than are shown where more follow, as far as they were found.
    pub found: Narrowed,
    /// Whether pages come before it.
    pub is_continued: bool,
    /// What was just done to a case that left this desk by it.
    pub done: Option<CommandName>,
    /// What it is narrowed down to.
    pub asked: Asked,
}

impl List {
    /// The address of a page of it: of the first, or of that after a place.
    fn address(&self, after: Option<&str>) -> String {
        let after = after.map(|after| ("after", after));
        self.asked.address(&self.asked.pairs().into_iter().chain(after).collect::<Vec<_>>())
    }

    fn is_narrowed(&self) -> bool {
        !self.asked.pairs().is_empty()
    }
}

/// The page.
pub(super) fn queue(site: &Site, reader: &Reader, seated: &Seated, list: &List) -> Markup {
    let words = reader.words;
    let name = words.named("desk-queue", list.tab.code);
    let body = html! {
        h1 { (name) }
        (super::search::form(site, words, &list.asked, &[]))
        @if list.is_narrowed() { (chips(site, words, &list.asked)) }
        @if let Some(done) = list.done {
            (notice(Tone::Good, None, &html! { p role="status" { (words.named("desk-done", done.code())) } }))
        }
        @if !list.found.rows.is_empty() { (cases(site, words, list)) }
        @else if list.found.further.is_none() { (nothing(words, list)) }
        @if let Some(further) = &list.found.further { (go_on(words, list, further)) }
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
        p.hint { (words.word("desk-queue-counts-open")) }
    }
}

fn cases(site: &Site, words: Words, list: &List) -> Markup {
    let book = site.app.book();
    let rows = Rows { words, rulebook: &book.rulebook, now: site.app.now() };
    let limit = PAGE as usize;
    let rows_found = &list.found.rows;
    let shown = &rows_found[..rows_found.len().min(limit)];
    let more = (rows_found.len() > limit).then(|| shown.last()).flatten();
    let older = more.map(|last| list.address(Some(&last.cursor().code())));
    let caption = words.named("desk-queue-order", list.tab.order);
    html! {
        (rows.table(&caption, shown))
        @if list.is_continued { p { (to_first(words, list)) } }
        (pager(words, &Pager { newer: None, older: older.as_deref() }))
    }
}

fn to_first(words: Words, list: &List) -> Markup {
    html! { a href=(list.address(None)) { (words.word("desk-queue-first-page")) } }
}

/// Part of a long list was looked through, and the page is not full: the way to the rest, and ways to what is shorter.
fn go_on(words: Words, list: &List, further: &str) -> Markup {
    html! {
        (notice(Tone::Info, None, &html! {
            p role="status" { (words.word("desk-list-further")) }
            p {
                a rel="next" href=(list.address(Some(further))) { (words.word("desk-list-further-next")) } " · "
                a href=(address(&list.asked.pairs())) { (words.word("desk-list-everywhere")) }
            }
        }))
    }
}

fn nothing(words: Words, list: &List) -> Markup {
    let to_first = || link_button(&words.word("desk-queue-first-page"), &list.address(None), Look::Secondary);
    let way = list.is_continued.then(to_first);
    if list.is_narrowed() {
        let clear = link_button(&words.word("desk-search-clear"), &list.asked.address(&[]), Look::Secondary);
        let (title, text) = (words.word("desk-search-empty-title"), words.word("desk-list-empty"));
        return html! { div role="status" { (empty_state(&title, &text, Some(&way.unwrap_or(clear)))) } };
    }
    empty_state(
        &words.word("desk-queue-empty-title"),
        &words.named_with("desk-queue", list.tab.code, "-empty", &[]),
        way.as_ref(),
    )
}
