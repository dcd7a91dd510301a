//! The page of letters that went wrong.

use super::{ALL, PAGE, SHELVES, Shelf};
use crate::components::{
    Button, Column, Holds, Look, NavItem, Pager, Table, TableRow, Tone, actions, button, desk_columns,
    details, empty_state, hidden_fields, link_button, notice, pager, queues, table,
};
use crate::desk::{DeskSheet, desk_page};
use crate::reader::Reader;
use crate::site::Site;
use crate::viewer::Seated;
use crate::views::BookNames;
use lapor_app::jobs::letters::{Again, Chore, Cursor, Letter, Trouble, Troubled};
use lapor_domain::reports::Secrecy;
use lapor_domain::routing::book::RoutingBook;
use lapor_domain::values::{Instant, Zone};
use lapor_words::Words;
use maud::{Markup, html};

/// A page of a shelf, as it was read.
pub(super) struct List<'a> {
    /// The shelf.
    pub shelf: &'static Shelf,
    /// Its letters, one more than are shown where more follow.
    pub rows: Vec<Troubled>,
    /// What was done last.
    pub log: Vec<Chore>,
    /// Whether pages come before it.
    pub is_continued: bool,
    /// What was just done, as [`outcome`] says it.
    pub done: &'a str,
}

/// What came of an order, for the address of the page that confirms it.
pub(super) fn outcome(again: Again, letters: u64) -> &'static str {
    match again {
        _ if letters == 0 => "none",
        Again::One(_) => "one",
        Again::All => "all",
    }
}

/// What letters are told with.
struct Post<'a> {
    words: Words,
    names: BookNames<'a>,
    zone: Zone,
    now: Instant,
    seat: String,
}

/// The page.
pub(super) fn letters(site: &Site, reader: &Reader, seated: &Seated, list: &List<'_>) -> Markup {
    let (words, book) = (reader.words, site.app.book());
    let home = book.rulebook.institution(&seated.staff.institution);
    let zone = home.map_or(Zone::Wib, |home| home.zone);
    let (names, seat) = (BookNames(&book.rulebook), seated.seat_field());
    let post = Post { words, names, zone, now: site.app.now(), seat };
    let title = words.word("desk-letters-title");
    let body = html! {
        h1 { (title) }
        p { (words.word("desk-letters-lead")) }
        (confirmation(words, list.done))
        @if list.rows.is_empty() { (nothing(words, list)) } @else { (post.shelf(list)) }
        (post.log(&list.log))
    };
    let body = desk_columns(&shelves(words, list.shelf), &body);
    let sheet = DeskSheet { title: &title, has_errors: false, address: &reader.path, before: None, body };
    desk_page(site, reader, seated, sheet)
}

fn address(shelf: &Shelf) -> String {
    format!("/desk/letters?view={}", shelf.code)
}

fn shelves(words: Words, chosen: &Shelf) -> Markup {
    let texts =
        SHELVES.each_ref().map(|shelf| (words.named("desk-letters-shelf", shelf.code), address(shelf)));
    let items: Vec<NavItem<'_>> = SHELVES
        .iter()
        .zip(&texts)
        .map(|(shelf, (label, href))| NavItem {
            label,
            href,
            is_current: shelf.code == chosen.code,
            ..NavItem::default()
        })
        .collect();
    queues(words, &items)
}

fn confirmation(words: Words, done: &str) -> Markup {
    let tone = match done {
        "one" | "all" => Tone::Good,
        "none" => Tone::Info,
        _ => return html! {},
    };
    notice(tone, None, &html! { p role="status" { (words.named("desk-letters-done", done)) } })
}

fn nothing(words: Words, list: &List<'_>) -> Markup {
    let first = words.word("desk-queue-first-page");
    let way = list.is_continued.then(|| link_button(&first, &address(list.shelf), Look::Secondary));
    let text = words.named("desk-letters-empty", list.shelf.code);
    empty_state(&words.word("desk-letters-empty-title"), &text, way.as_ref())
}

/// The columns of a shelf: their word, and what they hold.
fn columns(trouble: Trouble) -> Vec<(&'static str, Holds)> {
    let mut columns = vec![
        ("case", Holds::Words),
        ("error", Holds::Gist),
        ("news", Holds::Words),
        ("owed", Holds::Words),
        ("tries", Holds::Number),
    ];
    columns.extend(match trouble {
        Trouble::GivenUp => vec![("given-up", Holds::Words), ("act", Holds::Words)],
        Trouble::Waiting => vec![("next", Holds::Words)],
    });
    columns
}

impl Post<'_> {
    fn retry(&self, key: &str, letter: &str) -> Markup {
        let label = self.words.word(key);
        html! {
            form method="post" action="/desk/letters/retries" {
                (hidden_fields(&[("seat", &self.seat), ("letter", letter)]))
                (actions(&button(&Button { label: &label, look: Look::Secondary, ..Button::default() })))
            }
        }
    }

    fn shelf(&self, list: &List<'_>) -> Markup {
        let words = self.words;
        let limit = PAGE as usize;
        let shown = &list.rows[..list.rows.len().min(limit)];
        let more = (list.rows.len() > limit).then(|| shown.last()).flatten();
        let older = more.map(|last| format!("{}&after={}", address(list.shelf), Cursor::after(last).code()));
        html! {
            (self.table(list.shelf, shown))
            @if list.is_continued {
                p { a href=(address(list.shelf)) { (words.word("desk-queue-first-page")) } }
            }
            (pager(words, &Pager { newer: None, older: older.as_deref() }))
            @if list.shelf.trouble == Trouble::GivenUp { (self.retry("desk-letters-retry-all", ALL)) }
        }
    }

    fn table(&self, shelf: &Shelf, shown: &[Troubled]) -> Markup {
        let holding = columns(shelf.trouble);
        let labels: Vec<String> =
            holding.iter().map(|(key, _)| self.words.named("desk-letters-column", key)).collect();
        let columns: Vec<Column<'_>> =
            labels.iter().zip(&holding).map(|(label, (_, holds))| Column { label, holds: *holds }).collect();
        let rows = shown
            .iter()
            .map(|troubled| TableRow {
                cells: holding.iter().map(|(key, _)| self.cell(key, troubled)).collect(),
                tone: Tone::Plain,
            })
            .collect();
        let caption = self.words.named("desk-letters-order", shelf.code);
        table(&Table { caption: &caption, columns: &columns, rows })
    }

    fn cell(&self, key: &str, Troubled { letter, secrecy }: &Troubled) -> Markup {
        let words = self.words;
        match (key, secrecy) {
            ("case", Secrecy::Secret) => html! { (words.word("desk-letters-secret")) },
            ("news", Secrecy::Secret) => html! {},
            ("case", _) => html! { a href={ "/desk/cases/" (letter.ticket) } { (letter.ticket) } },
            ("news", _) => html! { (words.news(letter.news)) },
            ("error", _) => html! { (error(words, letter)) },
            ("owed", _) => html! { (self.moment(letter.due_at)) },
            ("tries", _) => html! { (words.number(letter.attempts.into())) },
            ("given-up", _) => html! { @if let Some(at) = letter.dead_at { (self.moment(at)) } },
            ("next", _) if letter.next_at <= self.now => html! { (words.word("desk-letters-soon")) },
            ("next", _) => html! { (self.moment(letter.next_at)) },
            _ => self.retry("desk-letters-retry-one", &letter.id.to_string()),
        }
    }

    fn moment(&self, at: Instant) -> String {
        self.words.date_time_short(at, self.zone)
    }

    fn log(&self, log: &[Chore]) -> Markup {
        if log.is_empty() {
            return html! {};
        }
        let body = html! { ul { @for chore in log { li { (self.deed(chore)) } } } };
        details(&self.words.word("desk-letters-log"), &body)
    }

    fn deed(&self, chore: &Chore) -> String {
        let words = self.words;
        let when = self.moment(chore.at);
        let by = match &chore.by {
            None => words.say("desk-letters-log-machine", &[("when", (&when).into())]),
            Some((name, institution)) => {
                let institution = self.names.short(institution);
                let args =
                    [("when", (&when).into()), ("name", name.into()), ("institution", (&institution).into())];
                words.say("desk-letters-log-by", &args)
            }
        };
        let letters = i64::try_from(chore.letters).unwrap_or(i64::MAX);
        let args = [("count", letters.into())];
        format!("{by} {}", words.named_with("desk-letters-deed", chore.deed.code(), "", &args))
    }
}

/// What went wrong, in words. A mail server's answer is told by its first digit, as mail servers mean it.
fn error(words: Words, letter: &Letter) -> String {
    let code = letter.last_error.as_deref().unwrap_or_default();
    let answer =
        code.strip_prefix("smtp-").filter(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit()));
    let (key, shown) = match answer {
        Some(answer) if answer.starts_with('5') => ("refused", answer),
        Some(answer) => ("not-now", answer),
        None if words.has(&format!("desk-letters-error-{code}")) => (code, code),
        None => ("other", code),
    };
    words.named_with("desk-letters-error", key, "", &[("code", shown.into())])
}
