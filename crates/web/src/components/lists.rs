//! What is known, as lists; and what to show when there is nothing.

use lapor_words::Words;
use maud::{Markup, html};

/// The way back to an answer: a button of the form around the list, so that nothing is lost.
#[derive(Clone, Copy, Debug)]
pub struct Change<'a> {
    /// Name it adds to the form.
    pub name: &'a str,
    /// Value it adds to the form.
    pub value: &'a str,
}

/// A question and its answer.
#[derive(Clone, Debug)]
pub struct SummaryRow<'a> {
    /// What was asked.
    pub label: &'a str,
    /// What was answered.
    pub value: Markup,
    /// The way back to it.
    pub change: Option<Change<'a>>,
}

/// Questions and answers, each with a way to change it.
pub fn summary_list(words: Words, rows: &[SummaryRow<'_>]) -> Markup {
    html! {
        dl.summary {
            @for row in rows {
                div {
                    dt { (row.label) }
                    dd {
                        div.answer { (row.value) }
                        @if let Some(change) = row.change {
                            button.linklike type="submit" name=(change.name) value=(change.value) {
                                (words.word("button-change")) span.unseen { " " (row.label) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// More for those who want it.
pub fn details(summary: &str, body: &Markup) -> Markup {
    html! { details { summary { (summary) } div { (body) } } }
}

/// There is nothing here, why, and what one can do.
pub fn empty_state(title: &str, text: &str, action: Option<&Markup>) -> Markup {
    html! {
        div.empty {
            h2 { (title) }
            p { (text) }
            @if let Some(action) = action { div.actions { (action) } }
        }
    }
}
