//! Step 4: how do we reach you?

use super::Look;
use crate::components::{Button, Field, Input, Tone, actions, back_link, button, notice, text_field};
use maud::{Markup, html};

/// Title and content.
pub(super) fn body(look: &Look<'_>) -> (String, Markup) {
    let (words, values) = (look.words, look.values);
    let title = words.word("portal-reach-title");
    let (phone, phone_hint) = (words.word("portal-reach-phone"), words.word("portal-reach-phone-hint"));
    let (email, name) = (words.word("portal-reach-email"), words.word("portal-reach-name"));
    let name_hint = words.word("portal-reach-name-hint");
    let next = words.word("button-continue");
    let body = html! {
        (back_link(words, "go", "back"))
        h1 { (title) }
        p.lead { (words.word("portal-reach-lead")) }
        (text_field(words, &Field {
            name: "phone", label: &phone, hint: Some(&phone_hint), input: Input::Phone, autocomplete: Some("tel"),
            value: &values.phone, error: look.error("phone"), is_optional: true, ..Field::default()
        }))
        (text_field(words, &Field {
            name: "email", label: &email, input: Input::Email, autocomplete: Some("email"),
            value: &values.email, error: look.error("email"), is_optional: true, ..Field::default()
        }))
        (text_field(words, &Field {
            name: "name", label: &name, hint: Some(&name_hint), autocomplete: Some("name"),
            value: &values.name, error: look.error("name"), is_optional: true, ..Field::default()
        }))
        (notice(Tone::Info, Some(&words.word("portal-reach-sealed-title")), &html! {
            p { (words.word("portal-reach-sealed")) }
        }))
        (actions(&button(&Button { label: &next, sends: Some(("go", "next")), ..Button::default() })))
    };
    (title, body)
}
