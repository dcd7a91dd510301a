//! Step 2: where.

use super::Look;
use super::values::NO_PLACE;
use crate::components::{
    Button, Choice, Choices, Field, actions, back_link, button, hidden_fields, radios, search_field,
    text_field,
};
use crate::views::BookNames;
use lapor_app::book::Book;
use lapor_domain::values::AreaCode;
use maud::{Markup, html};

/// How many places a search shows.
const SHOWN: usize = 8;

/// Title and content.
pub(super) fn body(look: &Look<'_>, book: &Book) -> (String, Markup) {
    let (words, values) = (look.words, look.values);
    let title = words.word("portal-where-title");
    let (label, hint) = (words.word("portal-where-search"), words.word("portal-where-search-hint"));
    let (place, place_hint) = (words.word("portal-where-place"), words.word("portal-where-place-hint"));
    let next = words.word("button-continue");
    let (found, has_more) = found(look, book);
    let body = html! {
        (back_link(words, "go", "back"))
        h1 { (title) }
        (hidden_fields(&[("shown_q", values.q.trim())]))
        (search_field(words, &Field {
            name: "q", label: &label, hint: Some(&hint), value: &values.q, error: look.error("q"), ..Field::default()
        }, Some(("go", "search"))))
        @if found.is_empty() && !values.q.trim().is_empty() {
            p role="status" { (words.word("field-area-unknown")) }
        }
        @if has_more { p.hint role="status" { (words.word("portal-where-more")) } }
        (choices(look, book, &found))
        (text_field(words, &Field {
            name: "place", label: &place, hint: Some(&place_hint), value: &values.place,
            error: look.error("place"), is_optional: true, ..Field::default()
        }))
        (actions(&button(&Button { label: &next, sends: Some(("go", "next")), ..Button::default() })))
    };
    (title, body)
}

/// The places to choose from: those the search found, and the one chosen before; and whether there are more.
fn found(look: &Look<'_>, book: &Book) -> (Vec<AreaCode>, bool) {
    let query = look.values.q.trim();
    let mut found = if query.is_empty() { Vec::new() } else { book.search_areas(query, SHOWN + 1) };
    let has_more = found.len() > SHOWN;
    found.truncate(SHOWN);
    let chosen = look.values.area_code().filter(|area| book.rulebook.areas.get(area).is_some());
    if let Some(chosen) = chosen.filter(|area| !found.contains(area)) {
        found.insert(0, chosen);
    }
    (found, has_more)
}

fn choices(look: &Look<'_>, book: &Book, found: &[AreaCode]) -> Markup {
    let words = look.words;
    let names = BookNames(&book.rulebook);
    let legend = words.word("portal-where-legend");
    let (nowhere, nowhere_hint) = (words.word("portal-where-none"), words.word("portal-where-none-hint"));
    let listed: Vec<(&str, String, String)> = found
        .iter()
        .map(|area| {
            let path = names.of_area(area);
            let (name, above) = path.split_once(", ").unwrap_or((&path, ""));
            let level = format!("-{}", area.level().code());
            let label = words.named_with("area", "in-list", &level, &[("name", name.into())]);
            (area.as_str(), label, above.to_owned())
        })
        .collect();
    let mut choices: Vec<Choice<'_>> = listed
        .iter()
        .map(|(code, name, above)| Choice {
            value: code,
            label: name,
            hint: Some(above.as_str()).filter(|above| !above.is_empty()),
        })
        .collect();
    choices.push(Choice { value: NO_PLACE, label: &nowhere, hint: Some(&nowhere_hint) });
    radios(
        words,
        &Choices {
            name: "area",
            legend: &legend,
            choices: &choices,
            chosen: &[look.values.area.as_str()],
            error: look.error("area"),
            ..Choices::default()
        },
    )
}
