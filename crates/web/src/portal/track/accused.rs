//! The form in which a reporter says whom they report.

use super::acts::Said;
use super::page::Wrong;
use crate::components::{Choice, Choices, Field, radios, select, text_field};
use crate::views::{BookNames, unit_kinds};
use lapor_app::book::Book;
use lapor_app::look::Seen;
use lapor_domain::cases::commands::Command;
use lapor_domain::cases::parties::Party;
use lapor_domain::cases::refusal::{Refusal, RefusalCode};
use lapor_domain::routing::book::RoutingBook;
use lapor_domain::values::{AreaCode, InstitutionCode};
use lapor_words::Words;
use maud::{Markup, html};

/// How many institutions a search offers.
const FOUND: usize = 10;

/// The command that the form says.
///
/// # Errors
/// The refusal of an institution that was not chosen yet.
pub(super) fn command(said: &Said) -> Result<Command, Refusal> {
    let party = Party::written(&said.institution, &said.unit)
        .ok_or_else(|| Refusal::because(RefusalCode::InstitutionUnknown))?;
    Ok(Command::NameParty { party, text: said.text.clone() })
}

/// Its fields besides the text.
pub(super) fn fields(
    words: Words,
    book: &Book,
    seen: &Seen,
    (wrong, text): (Option<&Wrong<'_>>, Option<&str>),
) -> Markup {
    let error = |field| wrong.filter(|wrong| wrong.field() == Some(field)).and(text);
    let said = wrong.map(|wrong| wrong.said);
    let typed = |field: fn(&Said) -> &String| said.map_or("", |said| field(said).as_str());
    let names = BookNames(&book.rulebook);
    let (q, chosen) = (typed(|said| &said.institution_q), typed(|said| &said.institution));
    let offered: Vec<(String, String)> = institutions(book, seen, q)
        .iter()
        .map(|code| (code.to_string(), names.of_institution(code)))
        .collect();
    let choices: Vec<Choice<'_>> =
        offered.iter().map(|(value, label)| Choice { value, label, hint: None }).collect();
    let kinds = unit_kinds(&book.rulebook);
    let units: Vec<Choice<'_>> =
        kinds.iter().map(|(value, label)| Choice { value, label, hint: None }).collect();
    let labels = ["institution", "other", "other-hint", "unit", "unit-hint"]
        .map(|part| words.named("portal-act-accuse", part));
    html! {
        @if !choices.is_empty() {
            (radios(words, &Choices {
                name: "institution", legend: &labels[0], choices: &choices, chosen: &[chosen],
                error: error("institution"), ..Choices::default()
            }))
        }
        (text_field(words, &Field {
            name: "institution_q", id: choices.is_empty().then_some("institution"), label: &labels[1],
            hint: Some(&labels[2]), value: q, error: error("institution").filter(|_| choices.is_empty()),
            is_optional: true, ..Field::default()
        }))
        (select(words, &Choices {
            name: "unit", legend: &labels[3], hint: Some(&labels[4]), choices: &units,
            chosen: &[typed(|said| &said.unit)], is_optional: true, error: error("unit"), ..Choices::default()
        }))
    }
}

/// Whom a report like this may be about: what was found by name, who has it, and who governs the place.
fn institutions(book: &Book, seen: &Seen, q: &str) -> Vec<InstitutionCode> {
    let mut codes = match q.trim() {
        "" => Vec::new(),
        q => book.search_institutions(q, FOUND),
    };
    let lead = seen.case.lead.as_ref();
    codes.extend(lead.into_iter().flat_map(|lead| [lead.institution.clone(), lead.acting.clone()]));
    codes.extend(seen.report.institution.clone());
    codes.extend(seen.proposal.as_ref().and_then(|proposal| proposal.institution.clone()));
    let areas = std::iter::successors(seen.case.area.clone(), AreaCode::parent);
    codes.extend(areas.filter_map(|area| book.rulebook.government_of(&area)).map(|one| one.code.clone()));
    let mut kept: Vec<InstitutionCode> = Vec::new();
    for code in codes {
        if !kept.contains(&code) {
            kept.push(code);
        }
    }
    kept
}
