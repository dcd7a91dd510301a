//! A status as a chip.

use crate::components::{Icon, Tone, chip};
use lapor_domain::cases::status::{Ending, Status};
use maud::Markup;

/// The status in `text`: the office's label for staff, plain words for a citizen.
pub(crate) fn status_chip(status: Status, text: &str) -> Markup {
    let (tone, icon) = look(status);
    chip(tone, icon, text)
}

const fn look(status: Status) -> (Tone, Icon) {
    match status {
        Status::Received => (Tone::Info, Icon::Inbox),
        Status::AwaitingReporter(_) => (Tone::Warning, Icon::Question),
        Status::Routed => (Tone::Info, Icon::Forward),
        Status::InProgress => (Tone::Info, Icon::Work),
        Status::Disputed => (Tone::Warning, Icon::Forward),
        Status::Promised => (Tone::Info, Icon::Work),
        Status::Answered => (Tone::Good, Icon::Speech),
        Status::Closed(Ending::ConfirmedSolved) => (Tone::Good, Icon::Check),
        Status::Closed(_) => (Tone::Plain, Icon::Check),
        Status::Rejected | Status::Withdrawn => (Tone::Plain, Icon::Cross),
    }
}
