//! The forms of a case: only for what its viewer may do now.

use super::places::{Offer, Places, named_instead};
use super::{CaseView, Draft};
use crate::components::{
    Button, Choice, Choices, Field, Look, actions, button, hidden_fields, radios, search_field, select,
    text_field, textarea_field,
};
use data_encoding::BASE64URL_NOPAD;
use lapor_app::book::Book;
use lapor_domain::cases::commands::{AnswerKind, CommandName, DeclineReason, RejectionCode};
use lapor_domain::reports::WORDS_LIMIT;
use lapor_domain::rulebook::Directory;
use lapor_domain::values::InstitutionCode;
use lapor_words::Words;
use maud::{Markup, html};

/// A command with the end of its form's address.
struct Act {
    name: CommandName,
    path: &'static str,
    look: Look,
}

/// The forms, in the order in which they stand; the first that is lawful stands open.
const ACTS: [Act; 9] = [
    Act { name: CommandName::Route, path: "routing", look: Look::Primary },
    Act { name: CommandName::Start, path: "start", look: Look::Primary },
    Act { name: CommandName::Answer, path: "answers", look: Look::Primary },
    Act { name: CommandName::Progress, path: "progress", look: Look::Primary },
    Act { name: CommandName::CancelQuestion, path: "questions/cancellation", look: Look::Secondary },
    Act { name: CommandName::Ask, path: "questions", look: Look::Primary },
    Act { name: CommandName::Assign, path: "assignments", look: Look::Primary },
    Act { name: CommandName::Decline, path: "declines", look: Look::Danger },
    Act { name: CommandName::Reject, path: "rejection", look: Look::Danger },
];

/// The forms of one case.
pub(super) struct Acts<'a> {
    /// The reader's words.
    pub words: Words,
    /// The rulebook with its indexes.
    pub book: &'a Book,
    /// Who is at work.
    pub directory: &'a Directory,
    /// The case.
    pub view: &'a CaseView,
}

impl Acts<'_> {
    /// All lawful forms.
    pub(super) fn forms(&self) -> Markup {
        let lawful: Vec<&Act> =
            ACTS.iter().filter(|act| self.view.seen.actions.contains(&act.name)).collect();
        let open = self.view.draft.as_ref().map(|draft| draft.name).filter(|name| is_among(&lawful, *name));
        let open = open.or(lawful.first().map(|act| act.name));
        html! {
            @if lawful.is_empty() { p.hint { (self.words.word("desk-case-no-actions")) } }
            @for act in &lawful {
                details.act id=(act.name.code()) open[Some(act.name) == open] {
                    summary { strong { (self.words.action(act.name)) } }
                    div { (self.form(act)) }
                }
            }
        }
    }

    fn form(&self, act: &Act) -> Markup {
        let case = &self.view.seen.case;
        let (version, token) = (case.seen_version.to_string(), token());
        let label = self.words.action(act.name);
        html! {
            @if act.name == CommandName::Route { (self.lead_search()) }
            form method="post" action={ "/desk/cases/" (case.ticket) "/" (act.path) } {
                (hidden_fields(&[("seen_version", &version), ("token", &token)]))
                (self.fields(act.name))
                (actions(&button(&Button { label: &label, look: act.look, ..Button::default() })))
            }
        }
    }

    fn fields(&self, name: CommandName) -> Markup {
        match name {
            CommandName::Route => self.route(),
            CommandName::CancelQuestion => {
                html! { p { (self.words.word("desk-act-cancel-question-about")) } }
            }
            CommandName::Assign => self.assign(),
            CommandName::Reject => html! { (self.rejections()) (self.text(name)) },
            CommandName::Decline => html! { (self.declines()) (self.text(name)) (self.instead()) },
            CommandName::Answer => html! { (self.answers()) (self.text(name)) (self.law()) },
            _ => self.text(name),
        }
    }

    /// The form of this command that came back.
    fn draft(&self, name: CommandName) -> Option<&Draft> {
        self.view.draft.as_ref().filter(|draft| draft.name == name)
    }

    fn flaw(&self, name: CommandName, field: &str) -> Option<&str> {
        self.draft(name)?.flaw(field)
    }

    /// Where an error of a form leads.
    pub(super) fn error_id(&self, draft: &Draft, field: Option<&str>) -> String {
        let name = draft.name;
        match field {
            _ if !self.view.seen.actions.contains(&name) => "content".to_owned(),
            None => name.code().to_owned(),
            Some("institution") if name == CommandName::Decline => id(name, "instead_q"),
            Some("instead") if self.places().found(&draft.form.instead_q).is_empty() => id(name, "instead_q"),
            Some(field) => id(name, field),
        }
    }

    fn text(&self, name: CommandName) -> Markup {
        let label = self.words.named("desk-act-text", name.code());
        let hint = self.words.named_with("desk-act-text", name.code(), "-hint", &[]);
        textarea_field(
            self.words,
            &Field {
                name: "text",
                id: Some(&id(name, "text")),
                label: &label,
                hint: Some(&hint),
                value: self.draft(name).map_or("", |draft| &draft.form.text),
                error: self.flaw(name, "text"),
                max_chars: Some(WORDS_LIMIT),
                rows: 5,
                ..Field::default()
            },
        )
    }

    fn lead_search(&self) -> Markup {
        let words = self.words;
        let label = words.word("desk-act-route-search");
        html! {
            form method="get" action={ "/desk/cases/" (self.view.seen.case.ticket) "#route" } role="search" {
                (search_field(words, &Field {
                    name: "institution_q", label: &label, value: &self.view.institution_q, ..Field::default()
                }, None))
                @if !self.view.institution_q.trim().is_empty() && self.found().is_empty() {
                    p.hint { (words.word("desk-act-route-nothing-found")) }
                }
            }
        }
    }

    fn places(&self) -> Places<'_> {
        Places { words: self.words, book: self.book, directory: self.directory }
    }

    fn found(&self) -> Vec<InstitutionCode> {
        self.places().found(&self.view.institution_q)
    }

    fn route(&self) -> Markup {
        let name = CommandName::Route;
        let (places, seen) = (self.places(), &self.view.seen);
        let typed = self.draft(name).map(|draft| &draft.form);
        let proposal = seen.proposal.as_ref();
        let preset = self.preset_lead();
        let chosen = typed.map_or(preset.as_str(), |form| &form.institution);
        let leads = places.leads(seen, &self.view.institution_q, chosen);
        let units = places.units(&leads, seen);
        let proposed_unit = proposal.and_then(|one| one.unit.as_ref()).map_or("", |unit| unit.kind.as_str());
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
    /// Whoever searched wants another one, so then only what is unmistakable.
    fn preset_lead(&self) -> String {
        let seen = &self.view.seen;
        let proposed = seen.proposal.as_ref().and_then(|one| one.institution.as_ref());
        let preset = match (self.view.institution_q.trim(), self.found().as_slice()) {
            ("", _) => named_instead(seen).or(proposed).cloned(),
            (_, [only]) => Some(only.clone()),
            (_, _) => None,
        };
        preset.map_or_else(String::new, |code| code.to_string())
    }

    /// The unit: needed in a secret case, where its circle handles it.
    fn unit(&self, name: CommandName, units: &[Offer], chosen: &str) -> Markup {
        let is_secret = self.view.seen.case.is_secret();
        if units.is_empty() {
            let id = id(name, "unit");
            return html! { p.hint id=(id) { (self.words.word("desk-act-unit-none")) } };
        }
        let is_optional = !is_secret && name == CommandName::Route;
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

    fn assign(&self) -> Markup {
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
                is_optional: true,
                ..Choices::default()
            }))
        }
    }

    fn rejections(&self) -> Markup {
        let offer = |code: RejectionCode| Offer {
            value: code.code().to_owned(),
            label: self.words.rejection(code),
            hint: Some(self.words.rejection_rule(code)),
        };
        let chosen = self.draft(CommandName::Reject).map_or("", |draft| &draft.form.code);
        self.choose(CommandName::Reject, "code", &RejectionCode::ALL.map(offer), chosen)
    }

    fn declines(&self) -> Markup {
        let offer = |reason: DeclineReason| Offer {
            value: reason.code().to_owned(),
            label: self.words.decline_reason(reason),
            hint: None,
        };
        let chosen = self.draft(CommandName::Decline).map_or("", |draft| &draft.form.reason);
        self.choose(CommandName::Decline, "reason", &DeclineReason::ALL.map(offer), chosen)
    }

    fn answers(&self) -> Markup {
        let offer = |kind: AnswerKind| Offer {
            value: kind.code().to_owned(),
            label: self.words.answer_kind(kind),
            hint: Some(self.words.named_with("answer", kind.code(), "-hint", &[])),
        };
        let chosen = self.draft(CommandName::Answer).map_or("", |draft| &draft.form.kind);
        self.choose(CommandName::Answer, "kind", &AnswerKind::ALL.map(offer), chosen)
    }

    fn law(&self) -> Markup {
        let name = CommandName::Answer;
        let (label, hint) = (self.words.word("desk-act-law"), self.words.word("desk-act-law-hint"));
        text_field(
            self.words,
            &Field {
                name: "law",
                id: Some(&id(name, "law")),
                label: &label,
                hint: Some(&hint),
                value: self.draft(name).map_or("", |draft| &draft.form.law),
                error: self.flaw(name, "law"),
                is_optional: true,
                ..Field::default()
            },
        )
    }

    /// Who is responsible instead: a name to type, and what it finds to choose from.
    fn instead(&self) -> Markup {
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

    fn choose(&self, name: CommandName, field: &'static str, offers: &[Offer], chosen: &str) -> Markup {
        let legend = self.words.named("desk-act-choose", field);
        radios(
            self.words,
            &Choices {
                name: field,
                id: Some(&id(name, field)),
                legend: &legend,
                choices: &choices(offers),
                chosen: &[chosen],
                error: self.flaw(name, field),
                ..Choices::default()
            },
        )
    }
}

fn is_among(acts: &[&Act], name: CommandName) -> bool {
    acts.iter().any(|act| act.name == name)
}

fn choices(offers: &[Offer]) -> Vec<Choice<'_>> {
    offers.iter().map(|Offer { value, label, hint }| Choice { value, label, hint: hint.as_deref() }).collect()
}

/// One page has several fields of one name; the command in front keeps their ids apart.
fn id(name: CommandName, field: &str) -> String {
    format!("{}-{field}", name.code())
}

/// A fresh idempotency key: whoever presses twice does it once.
fn token() -> String {
    BASE64URL_NOPAD.encode(&rand::random::<[u8; 16]>())
}
