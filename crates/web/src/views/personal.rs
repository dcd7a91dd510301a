//! What a text gives away of a person, told to whoever is about to send it. They may go on.

use crate::components::{Tone, notice};
use lapor_app::personal::Exposed;
use lapor_domain::reports::Field;
use lapor_words::Words;
use maud::{Markup, html};
use std::collections::HashSet;

/// How many findings are told one by one.
const TOLD: usize = 8;

/// Who is warned of what.
pub(crate) struct Warning<'a> {
    /// The reader's words.
    pub words: Words,
    /// Who writes: `report` or `answer`.
    pub who: &'static str,
    /// What was found.
    pub found: &'a [Exposed],
    /// What can be done about it, besides going on.
    pub change: Markup,
}

impl Warning<'_> {
    /// The box; nothing where nothing was found. `text_of` gives a field as it was typed, to quote it to its writer.
    pub(crate) fn shown<'t>(&self, text_of: impl Fn(Field) -> &'t str) -> Markup {
        if self.found.is_empty() {
            return html! {};
        }
        let words = self.words;
        let mut seen = HashSet::new();
        let row = |one: &Exposed| {
            (one.field, one.kind, text_of(one.field).get(one.span.clone()).unwrap_or_default())
        };
        let told: Vec<(Field, &str, &str)> =
            self.found.iter().map(row).filter(|row| seen.insert((row.0.code(), row.1, row.2))).collect();
        let more = told.len().saturating_sub(TOLD);
        let title = words.word("personal-title");
        let body = html! {
            p { (words.named("personal", &format!("{}-why", self.who))) }
            ul {
                @for (field, kind, value) in told.iter().take(TOLD) {
                    li {
                        strong { (words.named("personal-kind", kind)) } ": "
                        span dir="auto" { (words.say("personal-found", &[("value", (*value).into()), ("field", field.code().into())])) }
                        ". "
                        span.hint { (words.named("personal-why", kind)) }
                    }
                }
                @if more > 0 { li { (words.say("personal-more", &[("count", more.into())])) } }
            }
            p { (words.named("personal", &format!("{}-may-send", self.who))) }
            (self.change)
        };
        html! { div #personal { (notice(Tone::Warning, Some(&title), &body)) } }
    }
}
