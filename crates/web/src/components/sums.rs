//! A clock shown as the sum that it is, so that anyone can count it again.

use lapor_words::Words;
use maud::{Markup, html};

/// A day that did not count, and why.
#[derive(Clone, Debug)]
pub struct SkippedDay {
    /// The day, or the first and last of a run of days.
    pub day: String,
    /// Why it did not count.
    pub why: String,
}

/// A clock in words.
#[derive(Clone, Debug)]
pub struct SumView {
    /// What the clock is called.
    pub name: String,
    /// What it is for.
    pub meaning: Option<String>,
    /// How it stands, as a chip.
    pub state: Markup,
    /// The terms of the sum in their order: label and value (start, length, pauses, extensions …).
    pub terms: Vec<(String, String)>,
    /// The days that did not count.
    pub skipped: Vec<SkippedDay>,
    /// When it is due; none for a clock without a limit.
    pub due: Option<String>,
    /// The rule its length comes from, with what that rule is worth.
    pub basis: Option<String>,
    /// Whether the calendar behind the due date may still change.
    pub is_provisional: bool,
}

/// A clock as a sum: its terms, the days left out, the result, the legal basis.
pub fn sum(words: Words, view: &SumView) -> Markup {
    html! {
        section.sum {
            header { h3 { (view.name) } (view.state) }
            @if let Some(meaning) = &view.meaning { p.hint { (meaning) } }
            dl {
                @for (label, value) in &view.terms { div { dt { (label) } dd { (value) } } }
                @if let Some(due) = &view.due {
                    div.due { dt { (words.word("sum-due")) } dd { (due) } }
                }
            }
            (skipped_days(words, &view.skipped))
            @if view.is_provisional { p.hint { (words.word("sum-provisional")) } }
            @if let Some(basis) = &view.basis { p.basis { (words.word("sum-basis")) ": " (basis) } }
        }
    }
}

fn skipped_days(words: Words, skipped: &[SkippedDay]) -> Markup {
    html! {
        @if !skipped.is_empty() {
            details {
                summary { (words.say("sum-skipped-details", &[("days", skipped.len().into())])) }
                ul { @for day in skipped { li { (day.day) " – " (day.why) } } }
            }
        }
    }
}
