//! Step 1: what happened.

use super::Look;
use crate::components::{Button, Field, actions, button, textarea_field};
use lapor_domain::reports::WORDS_LIMIT;
use lapor_words::Words;
use maud::{Markup, html};

/// Title and content.
pub(super) fn body(look: &Look<'_>) -> (String, Markup) {
    let words = look.words;
    let (title, label) = (words.word("portal-home-title"), words.word("portal-what-label"));
    let (hint, next) = (words.word("portal-what-hint"), words.word("button-continue"));
    let body = html! {
        h1 { (title) }
        p.lead { (words.word("portal-home-lead")) }
        (textarea_field(words, &Field {
            name: "words", label: &label, hint: Some(&hint), value: &look.values.words, rows: 7,
            error: look.error("words"), max_chars: Some(WORDS_LIMIT), ..Field::default()
        }))
        p.hint { (words.word("portal-home-no-account")) }
        (actions(&button(&Button { label: &next, sends: Some(("go", "next")), ..Button::default() })))
    };
    (title, body)
}

/// What stands below the form.
pub(super) fn after(words: Words) -> Markup {
    html! {
        hr;
        p { (words.word("portal-home-track")) " " a href="/track" { (words.word("portal-nav-track")) } }
    }
}
