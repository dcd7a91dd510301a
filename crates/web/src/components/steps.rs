//! Where one is in a flow, and the way back.

use lapor_words::Words;
use maud::{Markup, html};

/// "Langkah 2 dari 5", with a bar that says the same to the eye.
pub fn steps(words: Words, now: usize, all: usize) -> Markup {
    html! {
        div.steps {
            p { (words.say("steps-position", &[("now", now.into()), ("all", all.into())])) }
            svg viewBox={ "0 0 " (all * 10) " 1" } preserveAspectRatio="none" aria-hidden="true" focusable="false" {
                @for step in 0..all {
                    rect fill-opacity=[(step >= now).then_some("0.2")] x=(step * 10) width="9.5" height="1" {}
                }
            }
        }
    }
}

/// One step back: a button that sends the form with `name=value`, so that nothing typed is lost.
pub fn back_link(words: Words, name: &str, value: &str) -> Markup {
    html! {
        button.linklike.back type="submit" name=(name) value=(value) formnovalidate { (words.word("button-back")) }
    }
}
