//! Fields to choose in.

use lapor_words::Words;
use maud::{Markup, html};

use super::fields::{described_by, error_message};

/// One answer that can be chosen.
#[derive(Clone, Copy, Debug, Default)]
pub struct Choice<'a> {
    /// What is sent.
    pub value: &'a str,
    /// What is read.
    pub label: &'a str,
    /// More about it.
    pub hint: Option<&'a str>,
}

/// A question with answers to choose from.
#[derive(Clone, Copy, Debug, Default)]
pub struct Choices<'a> {
    /// The name it is sent under; the first answer's id, so that an error can lead there.
    pub name: &'a str,
    /// The id, where one page has two questions of the same name.
    pub id: Option<&'a str>,
    /// What is asked; empty for a single checkbox that says everything itself.
    pub legend: &'a str,
    /// Whether the question is the heading of a page that asks only this.
    pub is_heading: bool,
    /// How to answer.
    pub hint: Option<&'a str>,
    /// The answers.
    pub choices: &'a [Choice<'a>],
    /// Values that are chosen already.
    pub chosen: &'a [&'a str],
    /// What is wrong.
    pub error: Option<&'a str>,
    /// Whether it may be left open; then the question says so.
    pub is_optional: bool,
}

impl<'a> Choices<'a> {
    fn id(&self) -> &'a str {
        self.id.unwrap_or(self.name)
    }

    /// The first answer carries the plain id, the others a number.
    fn choice_id(&self, at: usize) -> String {
        match at {
            0 => self.id().to_owned(),
            _ => format!("{}-{}", self.id(), at + 1),
        }
    }

    fn has_chosen(&self, value: &str) -> bool {
        self.chosen.contains(&value)
    }

    fn described(&self) -> Option<String> {
        described_by(self.id(), &[("hint", self.hint.is_some()), ("error", self.error.is_some())])
    }
}

/// One of several answers.
pub fn radios(words: Words, view: &Choices<'_>) -> Markup {
    fieldset(words, view, "radio")
}

/// Any number of several answers; with one answer, a thing to agree to.
pub fn checkboxes(words: Words, view: &Choices<'_>) -> Markup {
    fieldset(words, view, "checkbox")
}

fn fieldset(words: Words, view: &Choices<'_>, kind: &str) -> Markup {
    html! {
        fieldset.field.wrong[view.error.is_some()] aria-describedby=[view.described()] {
            (legend(words, view))
            @if let Some(hint) = view.hint { p.hint id={ (view.id()) "-hint" } { (hint) } }
            (error_message(words, view.id(), view.error))
            @for (at, choice) in view.choices.iter().enumerate() { (answer(view, kind, at, choice)) }
        }
    }
}

fn legend(words: Words, view: &Choices<'_>) -> Markup {
    let asked = html! {
        (view.legend)
        @if view.is_optional { " " span.optional { (words.word("field-optional")) } }
    };
    html! {
        @if !view.legend.is_empty() {
            legend { @if view.is_heading { h1.asked { (asked) } } @else { (asked) } }
        }
    }
}

fn answer(view: &Choices<'_>, kind: &str, at: usize, choice: &Choice<'_>) -> Markup {
    let id = view.choice_id(at);
    let hint_id = format!("{id}-about");
    html! {
        div.choice {
            input type=(kind) id=(id) name=(view.name) value=(choice.value) checked[view.has_chosen(choice.value)]
                aria-describedby=[choice.hint.map(|_| hint_id.as_str())];
            label for=(id) { (choice.label) }
            @if let Some(hint) = choice.hint { p.hint id=(hint_id) { (hint) } }
        }
    }
}

/// One of many answers, where a list of radios would be too long.
pub fn select(words: Words, view: &Choices<'_>) -> Markup {
    let id = view.id();
    html! {
        div.field.wrong[view.error.is_some()] {
            label for=(id) {
                (view.legend)
                @if view.is_optional { " " span.optional { (words.word("field-optional")) } }
            }
            @if let Some(hint) = view.hint { p.hint id={ (id) "-hint" } { (hint) } }
            (error_message(words, id, view.error))
            select id=(id) name=(view.name) aria-invalid=[view.error.map(|_| "true")]
                aria-describedby=[view.described()] {
                option value="" { (words.word("choose-one")) }
                @for choice in view.choices {
                    option value=(choice.value) selected[view.has_chosen(choice.value)] { (choice.label) }
                }
            }
        }
    }
}
