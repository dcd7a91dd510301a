//! What happened, in its order.

use lapor_words::Words;
use maud::{Markup, html};

use super::icons::{Icon, icon};
use super::notices::Tone;

/// One thing that happened.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What happened, in a few words.
    pub title: String,
    /// When, written out.
    pub when: String,
    /// When, for machines (RFC 3339).
    pub datetime: String,
    /// More about it.
    pub body: Option<Markup>,
    /// Its picture.
    pub icon: Icon,
    /// How it stands.
    pub tone: Tone,
    /// Whether this is where things stand now.
    pub is_now: bool,
}

/// The journey of a report; `entries` in the order in which they should be read.
pub fn timeline(words: Words, entries: &[Entry]) -> Markup {
    html! {
        ol.timeline aria-label=(words.word("timeline-label")) {
            @for entry in entries {
                li class=(entry.tone.class()) aria-current=[entry.is_now.then_some("step")] {
                    span.dot { (icon(entry.icon)) }
                    p.event {
                        strong { (entry.title) }
                        @if entry.is_now { " " span.now { (words.word("timeline-now")) } }
                    }
                    p.when { time datetime=(entry.datetime) { (entry.when) } }
                    @if let Some(body) = &entry.body { div.more { (body) } }
                }
            }
        }
    }
}
