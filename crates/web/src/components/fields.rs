//! Fields to type in, and the summary of what is wrong with them.

use lapor_words::Words;
use maud::{Markup, html};

use super::buttons::{Button, Look, button};
use super::icons::{Icon, icon};

/// What is typed into a field; it chooses the keyboard of a phone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Input {
    /// Any words.
    #[default]
    Text,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// A secret of one's own.
    Password,
    /// A long number copied from somewhere: digits, but no quantity.
    Digits,
    /// A day.
    Date,
    /// Words to look something up with.
    Search,
}

impl Input {
    const fn kind(self) -> &'static str {
        match self {
            Input::Text | Input::Digits => "text",
            Input::Email => "email",
            Input::Phone => "tel",
            Input::Password => "password",
            Input::Date => "date",
            Input::Search => "search",
        }
    }

    const fn keyboard(self) -> Option<&'static str> {
        match self {
            Input::Digits => Some("numeric"),
            _ => None,
        }
    }

    const fn spelling(self) -> Option<&'static str> {
        match self {
            Input::Text | Input::Search => None,
            _ => Some("false"),
        }
    }
}

/// A field with its label, and what the reader has to know about it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Field<'a> {
    /// The name it is sent under; also its id, unless `id` says otherwise.
    pub name: &'a str,
    /// Its id, where one page has two fields of the same name.
    pub id: Option<&'a str>,
    /// What it asks.
    pub label: &'a str,
    /// Whether the label is the heading of a page that asks only this.
    pub is_heading: bool,
    /// How to answer.
    pub hint: Option<&'a str>,
    /// What was typed already.
    pub value: &'a str,
    /// What is wrong with it.
    pub error: Option<&'a str>,
    /// Whether it may be left empty; then the label says so.
    pub is_optional: bool,
    /// What is typed.
    pub input: Input,
    /// The purpose a browser knows an answer to (`name`, `email`, `tel`, `username` …).
    pub autocomplete: Option<&'a str>,
    /// How long the answer may be; said beside the field, checked by the server. Unit: characters.
    pub max_chars: Option<usize>,
    /// Lines of a textarea; 0 for as many as suit most.
    pub rows: u8,
}

impl<'a> Field<'a> {
    pub(super) fn id(&self) -> &'a str {
        self.id.unwrap_or(self.name)
    }
}

/// Ids of what describes a field: hint, length, error; only those that are there.
pub(super) fn described_by(id: &str, parts: &[(&str, bool)]) -> Option<String> {
    let ids: Vec<String> =
        parts.iter().filter(|part| part.1).map(|part| format!("{id}-{}", part.0)).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// The sentence beside a field that tells what is wrong with it.
pub(super) fn error_message(words: Words, id: &str, error: Option<&str>) -> Markup {
    html! {
        @if let Some(error) = error {
            p.error id={ (id) "-error" } {
                (icon(Icon::Warning))
                span.unseen { (words.word("field-error-prefix")) " " }
                (error)
            }
        }
    }
}

fn label(words: Words, field: &Field<'_>) -> Markup {
    let label = html! {
        label for=(field.id()) {
            (field.label)
            @if field.is_optional { " " span.optional { (words.word("field-optional")) } }
        }
    };
    html! {
        @if field.is_heading { h1.asked { (label) } } @else { (label) }
    }
}

/// Everything around the control itself.
fn around(words: Words, field: &Field<'_>, control: &Markup) -> Markup {
    let id = field.id();
    html! {
        div.field.wrong[field.error.is_some()] {
            (label(words, field))
            @if let Some(hint) = field.hint { p.hint id={ (id) "-hint" } { (hint) } }
            (error_message(words, id, field.error))
            (control)
            @if let Some(max) = field.max_chars {
                p.hint id={ (id) "-max" } { (words.say("field-max-chars", &[("max", max.into())])) }
            }
        }
    }
}

fn describing(field: &Field<'_>) -> Option<String> {
    let parts = [
        ("hint", field.hint.is_some()),
        ("error", field.error.is_some()),
        ("max", field.max_chars.is_some()),
    ];
    described_by(field.id(), &parts)
}

/// A field of one line.
pub fn text_field(words: Words, field: &Field<'_>) -> Markup {
    let control = html! {
        input id=(field.id()) name=(field.name) type=(field.input.kind()) value=(field.value)
            class=[(field.input == Input::Digits).then_some("digits")]
            inputmode=[field.input.keyboard()] autocomplete=[field.autocomplete]
            spellcheck=[field.input.spelling()] aria-invalid=[field.error.map(|_| "true")]
            aria-describedby=[describing(field)];
    };
    around(words, field, &control)
}

/// A field of many lines. There is no `maxlength`: a browser would cut what is pasted in silence.
pub fn textarea_field(words: Words, field: &Field<'_>) -> Markup {
    let rows = if field.rows == 0 { 6 } else { field.rows };
    // A browser drops one line break after the opening tag, so text that begins with one gets another.
    let kept_break = if field.value.starts_with(['\n', '\r']) { "\n" } else { "" };
    let control = html! {
        textarea id=(field.id()) name=(field.name) rows=(rows) autocomplete=[field.autocomplete]
            aria-invalid=[field.error.map(|_| "true")] aria-describedby=[describing(field)] {
            (kept_break) (field.value)
        }
    };
    around(words, field, &control)
}

/// A field to search with, its button beside it.
pub fn search_field(words: Words, field: &Field<'_>, send: Option<(&str, &str)>) -> Markup {
    let label = words.word("button-search");
    let control = html! {
        div.search {
            input id=(field.id()) name=(field.name) type="search" value=(field.value)
                autocomplete="off" enterkeyhint="search" aria-invalid=[field.error.map(|_| "true")]
                aria-describedby=[describing(field)];
            (button(&Button { label: &label, look: Look::Secondary, sends: send, ..Button::default() }))
        }
    };
    around(words, field, &control)
}

/// One thing that is wrong, and the id of the field where it can be put right.
#[derive(Clone, Copy, Debug)]
pub struct FieldError<'a> {
    /// Id of the field.
    pub field: &'a str,
    /// The same sentence as beside the field.
    pub text: &'a str,
}

/// All that is wrong with a form, above it. It takes the focus, so that nobody has to look for it.
pub fn error_summary(words: Words, errors: &[FieldError<'_>]) -> Markup {
    html! {
        @if !errors.is_empty() {
            div.error-summary role="alert" tabindex="-1" autofocus {
                h2 { (words.word("error-summary-title")) }
                ul {
                    @for error in errors {
                        li { a href={ "#" (error.field) } { (error.text) } }
                    }
                }
            }
        }
    }
}
