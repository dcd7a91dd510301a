//! Whom a form can name: institutions, units, officers.

use super::super::places::{Offer, Places, named_instead};
use super::{Acts, choices, id};
use crate::components::{Choices, Field, hidden_fields, search_field, select, text_field};
use lapor_domain::cases::commands::CommandName;
use lapor_domain::cases::parties::Party;
use lapor_domain::values::{InstitutionCode, UnitCode};
use maud::{Markup, html};

impl Acts<'_> {
    pub(super) fn lead_search(&self, name: CommandName) -> Markup {
        let words = self.words;
        let label = words.word("desk-act-route-search");
        html! {
            form method="get" action={ "/desk/cases/" (self.view.seen.case.ticket) "#" (name.code()) } role="search" {
                (search_field(words, &Field {
                    name: "institution_q", label: &label, value: &self.view.institution_q, ..Field::default()
                }, None))
                @if !self.view.institution_q.trim().is_empty() && self.found().is_empty() {
                    p.hint { (words.word("desk-act-route-nothing-found")) }
                }
            }
        }
    }

    pub(super) fn places(&self) -> Places<'_> {
        Places { words: self.words, book: self.book, directory: self.directory }
    }

    fn found(&self) -> Vec<InstitutionCode> {
        self.places().found(&self.view.institution_q)
    }

    /// Who is to have it: the institution, and its unit.
    pub(super) fn lead(&self, name: CommandName) -> Markup {
        let (places, seen) = (self.places(), &self.view.seen);
        let typed = self.draft(name).map(|draft| &draft.form);
        let proposal = seen.proposal.as_ref();
        let preset = self.preset_lead(name);
        let chosen = typed.map_or(preset.as_str(), |form| &form.institution);
        let leads = places.leads(seen, &self.view.institution_q, chosen);
        let units = places.units(&leads, seen);
        // Whom the report accuses is chosen for nobody.
        let is_free = |unit: &&UnitCode| !seen.case.parties.contains(&Party::Unit((*unit).clone()));
        let proposed_unit = proposal.and_then(|one| one.unit.as_ref()).filter(is_free);
        let proposed_unit = proposed_unit.map_or("", |unit| unit.kind.as_str());
        let only = Some(&units)
            .filter(|units| seen.case.is_secret() && units.len() == 1)
            .map(|units| units[0].value.as_str());
        let unit = typed.map_or(only.unwrap_or(proposed_unit), |form| &form.unit);
        html! {
            @if leads.is_empty() {
                p.hint id=(id(name, "institution")) { (self.words.word("desk-act-route-search-first")) }
            } @else {
                (self.choose(name, "institution", &places.offers(&leads, seen), chosen))
            }
            (self.unit(name, &units, unit))
        }
    }

    /// The institution that is chosen before anyone chooses: whom the last one named, else the proposal.
    /// Whoever searched wants another one, so then only what is unmistakable. Nothing is chosen for an arbiter.
    fn preset_lead(&self, name: CommandName) -> String {
        let seen = &self.view.seen;
        let proposed = seen.proposal.as_ref().and_then(|one| one.institution.as_ref());
        let preset = match (self.view.institution_q.trim(), self.found().as_slice()) {
            ("", _) if name == CommandName::Arbitrate => None,
            ("", _) => named_instead(seen).or(proposed).cloned(),
            (_, [only]) => Some(only.clone()),
            (_, _) => None,
        };
        let is_free = |code: &InstitutionCode| !seen.case.parties.contains(&Party::Institution(code.clone()));
        preset.filter(is_free).map_or_else(String::new, |code| code.to_string())
    }

    /// The unit: needed in a secret case, where its circle handles it.
    fn unit(&self, name: CommandName, units: &[Offer], chosen: &str) -> Markup {
        let is_secret = self.view.seen.case.is_secret();
        if units.is_empty() {
            let id = id(name, "unit");
            return html! { p.hint id=(id) { (self.words.word("desk-act-unit-none")) } };
        }
        let is_optional = !is_secret && name != CommandName::Assign;
        let hint = if is_secret {
            self.words.word("desk-act-unit-hint-secret")
        } else {
            self.words.word("desk-act-unit-hint")
        };
        let label = self.words.word("desk-act-unit");
        let choices = choices(units);
        select(
            self.words,
            &Choices {
                name: "unit",
                id: Some(&id(name, "unit")),
                legend: &label,
                hint: Some(&hint),
                choices: &choices,
                chosen: &[chosen],
                error: self.flaw(name, "unit"),
                is_optional,
                ..Choices::default()
            },
        )
    }

    pub(super) fn assign(&self) -> Markup {
        let name = CommandName::Assign;
        let Some(lead) = &self.view.seen.case.lead else { return html! {} };
        let typed = self.draft(name).map(|draft| &draft.form);
        let units = self.places().units(std::slice::from_ref(&lead.institution), &self.view.seen);
        let now = lead.unit.as_ref().map_or("", |unit| unit.kind.as_str());
        let officers: Vec<Offer> = self
            .view
            .officers
            .iter()
            .map(|(user, name)| Offer { value: user.0.to_string(), label: name.clone(), hint: None })
            .collect();
        let officer = typed.map_or_else(
            || lead.officer.map_or_else(String::new, |user| user.0.to_string()),
            |form| form.officer.clone(),
        );
        let label = self.words.word("desk-act-officer");
        html! {
            (hidden_fields(&[("unit_of", lead.institution.as_str())]))
            (self.unit(name, &units, typed.map_or(now, |form| &form.unit)))
            (select(self.words, &Choices {
                name: "officer",
                id: Some(&id(name, "officer")),
                legend: &label,
                choices: &choices(&officers),
                chosen: &[&officer],
                error: self.flaw(name, "officer"),
                is_optional: true,
                ..Choices::default()
            }))
        }
    }

    /// Who is responsible instead: a name to type, and what it finds to choose from.
    pub(super) fn instead(&self) -> Markup {
        let name = CommandName::Decline;
        let typed = self.draft(name).map(|draft| &draft.form);
        let q = typed.map_or("", |form| &form.instead_q);
        let (places, label, hint) =
            (self.places(), self.words.word("desk-act-instead"), self.words.word("desk-act-instead-hint"));
        let found = places.offers(&places.found(q), &self.view.seen);
        let nothing = self.words.word("desk-act-route-nothing-found");
        let unknown = self.flaw(name, "instead").filter(|_| found.is_empty()).map(|_| nothing.as_str());
        let error = unknown.or(self.flaw(name, "institution"));
        html! {
            (text_field(self.words, &Field {
                name: "instead_q",
                id: Some(&id(name, "instead_q")),
                label: &label,
                hint: Some(&hint),
                value: q,
                error,
                is_optional: true,
                ..Field::default()
            }))
            @if !found.is_empty() {
                (self.choose(name, "instead", &found, typed.map_or("", |form| &form.instead)))
            }
        }
    }
}
