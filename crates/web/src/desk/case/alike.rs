//! Open cases that may tell of the same matter, each with its reasons. Offered to the desk; nothing follows from it.

use crate::views::{BookNames, status_chip};
use lapor_app::look::{Alike, Similar};
use lapor_words::Words;
use maud::{Markup, html};

/// The list; nothing when there is none.
pub(super) fn similar(words: Words, similar: &[Similar], names: BookNames<'_>) -> Markup {
    if similar.is_empty() {
        return html! {};
    }
    html! {
        h2 { (words.word("desk-case-similar")) }
        p.hint { (words.word("desk-case-similar-hint")) }
        ul { @for one in similar { li { (case(words, one, names)) } } }
    }
}

fn case(words: Words, one: &Similar, names: BookNames<'_>) -> Markup {
    let reasons: Vec<String> = one.reasons.iter().map(|reason| why(words, reason)).collect();
    html! {
        a href={ "/desk/cases/" (one.ticket) } { (one.ticket) } " "
        (status_chip(one.status, &words.status(one.status).label)) " "
        @match &one.lead_institution {
            Some(lead) => (names.short(lead)),
            None => span.hint { (words.word("desk-lead-none")) },
        }
        div dir="auto" { (one.gist) }
        div.hint { (reasons.join(" · ")) }
    }
}

fn why(words: Words, reason: &Alike) -> String {
    match reason {
        Alike::SameVillage => words.word("desk-similar-same-village"),
        Alike::VillageUnsaid => words.word("desk-similar-village-unsaid"),
        Alike::SameRoad(name) => words.say("desk-similar-same-road", &[("name", name.into())]),
        Alike::SameName(name) => words.say("desk-similar-same-name", &[("name", name.into())]),
        Alike::SameNumbers(numbers) => {
            words.say("desk-similar-same-numbers", &[("numbers", (&numbers.join(", ")).into())])
        }
        Alike::Words(shared) => words.say("desk-similar-words", &[("words", (&shared.join(", ")).into())]),
        Alike::DaysApart(days) => words.say("desk-similar-days-apart", &[("days", i64::from(*days).into())]),
    }
}
