//! The program's proposal, with its reasons and what else it might be.

use crate::components::details;
use crate::views::BookNames;
use lapor_domain::routing::likeness::Suggestion;
use lapor_domain::routing::propose::{Alternative, Proposal};
use lapor_domain::routing::reasons::Decides;
use lapor_words::Words;
use maud::{Markup, html};

/// The proposal as the desk reads it.
pub(super) fn proposal(words: Words, proposal: Option<&Proposal>, names: BookNames<'_>) -> Markup {
    let Some(proposal) = proposal else { return html! {} };
    let name = words.proposed_name(proposal, &names);
    let confidence = words.percent(f64::from(proposal.confidence));
    html! {
        h2 { (words.word("desk-case-proposal")) }
        p {
            strong {
                @match &name { Some(name) => (name), None => (words.word("desk-proposal-none")) }
            }
            " " span.hint { (words.say("desk-proposal-confidence", &[("share", (&confidence).into())])) }
        }
        @if let Decides::Person(why) = proposal.decides { p { (words.why(why)) } }
        ul { @for reason in &proposal.reasons { li { (words.reason(reason, &names)) } } }
        @if !proposal.alternatives.is_empty() {
            (details(&words.word("desk-proposal-alternatives"), &alternatives(words, &proposal.alternatives, names)))
        }
        @if !proposal.suggestions.is_empty() { (suggestions(words, &proposal.suggestions, names)) }
    }
}

/// What the report resembles: shown openly, because here a person decides.
fn suggestions(words: Words, alike: &[Suggestion], names: BookNames<'_>) -> Markup {
    html! {
        h3 { (words.word("desk-proposal-suggestions")) }
        p.hint { (words.word("desk-proposal-suggestions-hint")) }
        ol {
            @for one in alike {
                li {
                    strong { (names.of_topic(words, &one.topic)) }
                    @if let Some(institution) = &one.institution { ": " (names.of_institution(institution)) }
                    " (" (words.percent(f64::from(one.confidence))) ") "
                    span.hint { (words.reason(&one.reason, &names)) }
                }
            }
        }
    }
}

fn alternatives(words: Words, others: &[Alternative], names: BookNames<'_>) -> Markup {
    html! {
        ul {
            @for other in others {
                li {
                    (names.of_topic(words, &other.topic))
                    @if let Some(institution) = &other.institution { ": " (names.of_institution(institution)) }
                    " (" (words.percent(f64::from(other.confidence))) ")"
                }
            }
        }
    }
}
