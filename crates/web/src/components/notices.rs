//! Things that must be noticed: chips, notices, the confirmation, the codes to keep.

use lapor_words::Words;
use maud::{Markup, html};

use super::icons::{Icon, icon};

/// How something stands. A colour never says it alone: chips and notices carry icon and word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Neither good nor bad.
    #[default]
    Plain,
    /// To know.
    Info,
    /// Good.
    Good,
    /// Soon a problem.
    Warning,
    /// A problem.
    Danger,
}

impl Tone {
    pub(super) const fn class(self) -> &'static str {
        match self {
            Tone::Plain => "plain",
            Tone::Info => "info",
            Tone::Good => "good",
            Tone::Warning => "warning",
            Tone::Danger => "danger",
        }
    }

    const fn icon(self) -> Icon {
        match self {
            Tone::Plain | Tone::Info => Icon::Info,
            Tone::Good => Icon::Check,
            Tone::Warning | Tone::Danger => Icon::Warning,
        }
    }
}

/// A status or a clock in a few words.
pub fn chip(tone: Tone, picture: Icon, text: &str) -> Markup {
    html! { span class={ "chip " (tone.class()) } { (icon(picture)) (text) } }
}

/// A box that stands out of the text.
pub fn notice(tone: Tone, title: Option<&str>, body: &Markup) -> Markup {
    html! {
        div class={ "notice " (tone.class()) } {
            (icon(tone.icon()))
            div {
                @if let Some(title) = title { h2 { (title) } }
                (body)
            }
        }
    }
}

/// It is done: the large confirmation at the end of a flow. Its title is the page's heading.
pub fn panel(title: &str, body: &Markup) -> Markup {
    html! { div.panel { h1 { (title) } (body) } }
}

/// Numbers to keep, each with its label: large, in their groups, selected by one press, good on
/// paper. The groups are the parts between the dashes.
pub fn code_box(words: Words, codes: &[(&str, &str)]) -> Markup {
    html! {
        div.code-box {
            @for (label, code) in codes {
                p.code-label { (label) }
                p.code translate="no" {
                    @for (at, group) in code.split('-').enumerate() {
                        // A line may break after the dash, never inside a group.
                        @if at > 0 { "-" wbr; }
                        span { (group) }
                    }
                }
            }
            p.hint.screen-only { (words.word("code-copy-hint")) }
        }
    }
}

/// A ticket inside a heading or a sentence: never broken at its dashes, never translated.
pub fn reference(ticket: &str) -> Markup {
    html! { span.reference translate="no" { (ticket) } }
}
