//! What a sent text gives away of a person: kinds and places, never values.

use lapor_app::personal::{Exposed, in_report};
use lapor_domain::reports::{Draft, Field};
use lapor_words::Words;
use serde::Serialize;
use utoipa::ToSchema;

/// Something personal in a report's text.
#[derive(Serialize, ToSchema)]
#[schema(as = Warning)]
pub(crate) struct WarningShape {
    /// The field: `title`, `words` or `place`.
    field: &'static str,
    /// `nik`, `family_card`, `phone`, `email`, `plate`, `account`, `address` or `name`.
    kind: &'static str,
    /// Where it begins in the field as it was sent. Unit: characters (Unicode code points), from 0.
    start: usize,
    /// Where it ends: the character after its last.
    end: usize,
    /// Why it may be wiser to leave it out, in plain words.
    text: String,
}

/// How many warnings an answer holds: who is warned so often knows.
const MOST: usize = 50;

/// The warnings of a report, in the order of its fields; the first fifty.
pub(in crate::api) fn warnings(draft: &Draft, words: Words) -> Vec<WarningShape> {
    in_report(draft).iter().take(MOST).map(|one| warning(draft, one, words)).collect()
}

fn warning(draft: &Draft, one: &Exposed, words: Words) -> WarningShape {
    let text = match one.field {
        Field::Title => &draft.title,
        Field::Place => &draft.place,
        _ => &draft.words,
    };
    let place = one.characters(text);
    WarningShape {
        field: one.field.code(),
        kind: one.kind,
        start: place.start,
        end: place.end,
        text: words.named("personal-why", one.kind),
    }
}
