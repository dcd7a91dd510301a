//! Whom a report accuses, named by the desk.

use super::super::places::Offer;
use super::{Acts, choices, id};
use crate::components::{Choices, Field, radios, select, text_field};
use crate::views::unit_kinds;
use lapor_domain::cases::commands::CommandName;
use lapor_domain::values::InstitutionCode;
use maud::{Markup, html};

impl Acts<'_> {
    /// An institution with its unit, or an officer of those who have the case.
    pub(super) fn accused(&self) -> Markup {
        let name = CommandName::NameParty;
        let typed = self.draft(name).map(|draft| &draft.form);
        let (words, places) = (self.words, self.places());
        let q = typed.map_or("", |form| &form.party_q);
        let mut codes = places.found(q);
        let lead = self.view.seen.case.lead.as_ref();
        codes.extend(lead.map(|lead| lead.institution.clone()));
        codes.extend(self.view.seen.report.institution.clone());
        codes.dedup();
        let offers: Vec<Offer> = codes.iter().map(|code| self.offer(code)).collect();
        let labels = ["institution", "other", "other-hint"].map(|part| words.named("desk-act-party", part));
        let other_id = id(name, if offers.is_empty() { "institution" } else { "party_q" });
        html! {
            @if !offers.is_empty() {
                (radios(words, &Choices {
                    name: "institution", id: Some(&id(name, "institution")), legend: &labels[0],
                    choices: &choices(&offers), chosen: &[typed.map_or("", |form| &form.institution)],
                    error: self.flaw(name, "institution"), ..Choices::default()
                }))
            }
            (text_field(words, &Field {
                name: "party_q", id: Some(&other_id), label: &labels[usize::from(!offers.is_empty())],
                hint: Some(&labels[2]), value: q, is_optional: !offers.is_empty(),
                error: self.flaw(name, "institution").filter(|_| offers.is_empty()), ..Field::default()
            }))
            (self.accused_unit())
            (self.accused_officer())
        }
    }

    fn offer(&self, code: &InstitutionCode) -> Offer {
        let label = crate::views::BookNames(&self.book.rulebook).of_institution(code);
        Offer { value: code.to_string(), label, hint: None }
    }

    fn accused_unit(&self) -> Markup {
        let name = CommandName::NameParty;
        let (label, hint) = (self.words.word("desk-act-unit"), self.words.word("desk-act-party-unit-hint"));
        let kinds = unit_kinds(&self.book.rulebook);
        let units: Vec<Offer> =
            kinds.into_iter().map(|(value, label)| Offer { value, label, hint: None }).collect();
        let chosen = self.draft(name).map_or("", |draft| &draft.form.unit);
        select(
            self.words,
            &Choices {
                name: "unit",
                id: Some(&id(name, "unit")),
                legend: &label,
                hint: Some(&hint),
                choices: &choices(&units),
                chosen: &[chosen],
                error: self.flaw(name, "unit"),
                is_optional: true,
                ..Choices::default()
            },
        )
    }

    fn accused_officer(&self) -> Markup {
        let name = CommandName::NameParty;
        let people = &self.view.officers;
        let offers: Vec<Offer> = people
            .iter()
            .map(|(user, name)| Offer { value: user.0.to_string(), label: name.clone(), hint: None })
            .collect();
        let (label, hint) =
            (self.words.word("desk-act-officer"), self.words.word("desk-act-party-officer-hint"));
        let chosen = self.draft(name).map_or("", |draft| &draft.form.officer);
        html! {
            @if !offers.is_empty() {
                (select(self.words, &Choices {
                    name: "officer", id: Some(&id(name, "officer")), legend: &label, hint: Some(&hint),
                    choices: &choices(&offers), chosen: &[chosen], error: self.flaw(name, "officer"),
                    is_optional: true, ..Choices::default()
                }))
            }
        }
    }
}
