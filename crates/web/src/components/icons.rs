//! Small pictures beside words. They repeat what the word says, so they are hidden from readers.

use maud::{Markup, PreEscaped, html};

/// A picture on a chip, a notice or a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Done, in time.
    Check,
    /// A time that runs.
    Clock,
    /// Needs care.
    Warning,
    /// Refused, late.
    Cross,
    /// A time that stands still.
    Pause,
    /// To know.
    Info,
    /// A question is out.
    Question,
    /// Secret.
    Lock,
    /// On its way to somebody.
    Forward,
    /// Just arrived.
    Inbox,
    /// Somebody works on it.
    Work,
    /// Written back.
    Speech,
}

impl Icon {
    /// The strokes, drawn for a square of 16 by 16.
    const fn strokes(self) -> &'static str {
        match self {
            Icon::Check => "M2.5 8.5l3.5 4 7.5-9",
            Icon::Clock => "M8 1.5a6.5 6.5 0 100 13 6.5 6.5 0 000-13zM8 4.5V8l2.5 2",
            Icon::Warning => "M8 2l6.5 12h-13zM8 6.5v3.2M8 11.6v.6",
            Icon::Cross => "M3.5 3.5l9 9M12.5 3.5l-9 9",
            Icon::Pause => "M5.5 3v10M10.5 3v10",
            Icon::Info => "M8 1.5a6.5 6.5 0 100 13 6.5 6.5 0 000-13zM8 7.2v4M8 4.6v.6",
            Icon::Question => "M5.5 6a2.5 2.5 0 113.6 2.2c-.8.4-1.1.8-1.1 1.8M8 12.4v.6",
            Icon::Lock => "M3.5 7.5h9v6.5h-9zM5.5 7.5V5a2.5 2.5 0 015 0v2.5",
            Icon::Forward => "M2 8h11M9 4l4 4-4 4",
            Icon::Inbox => "M2 9l2-6h8l2 6v4.5H2zM2 9h3.5l1 2h3l1-2H14",
            Icon::Work => "M2 5.5h12v8H2zM5.5 5.5V3h5v2.5M2 9h12",
            Icon::Speech => "M2 3h12v8H8l-3.5 3v-3H2z",
        }
    }
}

/// The picture alone, invisible to screen readers.
pub fn icon(icon: Icon) -> Markup {
    html! {
        svg.icon viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor"
            aria-hidden="true" focusable="false" {
            path d=(icon.strokes()) {}
        }
    }
}

/// The mark in the header: a raised voice that gets an answer.
pub fn mark() -> Markup {
    PreEscaped(
        "<svg class=\"mark\" viewBox=\"0 0 32 32\" width=\"32\" height=\"32\" aria-hidden=\"true\" \
         focusable=\"false\"><path fill=\"#ff1800\" d=\"M4 4h24v16H16l-7 7v-7H4z\"/>\
         <path fill=\"none\" stroke=\"#fff\" stroke-width=\"3\" d=\"M10 12l4.5 4.5L22.5 8\"/></svg>"
            .to_owned(),
    )
}
