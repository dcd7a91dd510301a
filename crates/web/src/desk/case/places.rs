//! Institutions and units that a form offers.

use crate::views::BookNames;
use lapor_app::book::Book;
use lapor_app::look::Seen;
use lapor_domain::cases::facts::Fact;
use lapor_domain::cases::status::Status;
use lapor_domain::rulebook::Directory;
use lapor_domain::values::{InstitutionCode, UnitCode};
use lapor_words::Words;

/// How many institutions a search offers.
const FOUND: usize = 20;

/// Something that can be chosen: what is sent, what is read, and more about it.
pub(super) struct Offer {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// More about it.
    pub hint: Option<String>,
}

/// What offers are made from.
#[derive(Clone, Copy)]
pub(super) struct Places<'a> {
    /// The reader's words.
    pub words: Words,
    /// The rulebook with its indexes.
    pub book: &'a Book,
    /// Who is at work.
    pub directory: &'a Directory,
}

impl Places<'_> {
    /// Where a case may go: what was found by name, those who dispute it, the proposal, the reporter's choice, the others, and who answers for
    /// what the report resembles.
    pub(super) fn leads(&self, seen: &Seen, q: &str, chosen: &str) -> Vec<InstitutionCode> {
        let mut codes = self.found(q);
        let proposal = seen.proposal.as_ref();
        codes.extend(declined(seen).iter().cloned());
        codes.extend(named_instead(seen).cloned());
        codes.extend(proposal.and_then(|proposal| proposal.institution.clone()));
        codes.extend(seen.report.institution.clone());
        let others = proposal.map(|proposal| proposal.alternatives.as_slice()).unwrap_or_default();
        codes.extend(others.iter().filter_map(|other| other.institution.clone()));
        let alike = proposal.map(|proposal| proposal.suggestions.as_slice()).unwrap_or_default();
        codes.extend(alike.iter().filter_map(|one| one.institution.clone()));
        if !chosen.is_empty() && !codes.iter().any(|code| code.as_str() == chosen) {
            codes.push(InstitutionCode::new(chosen));
        }
        without_repeats(codes)
    }

    /// Institutions of a typed name.
    pub(super) fn found(&self, q: &str) -> Vec<InstitutionCode> {
        match q.trim() {
            "" => Vec::new(),
            q => self.book.search_institutions(q, FOUND),
        }
    }

    /// Institutions to choose from, each with why it stands there.
    pub(super) fn offers(&self, codes: &[InstitutionCode], seen: &Seen) -> Vec<Offer> {
        let names = BookNames(&self.book.rulebook);
        let offer = |code: &InstitutionCode| Offer {
            value: code.to_string(),
            label: names.of_institution(code),
            hint: self.about(code, seen),
        };
        codes.iter().map(offer).collect()
    }

    fn about(&self, code: &InstitutionCode, seen: &Seen) -> Option<String> {
        let proposed = seen.proposal.as_ref().and_then(|proposal| proposal.institution.as_ref());
        let why = match code {
            code if declined(seen).contains(code) => Some(self.words.word("desk-offer-declined")),
            code if named_instead(seen) == Some(code) => Some(self.words.word("desk-offer-named")),
            code if proposed == Some(code) => Some(self.words.word("desk-offer-proposed")),
            code if seen.report.institution.as_ref() == Some(code) => {
                Some(self.words.word("desk-offer-chosen"))
            }
            _ => None,
        };
        let parts: Vec<String> = why.into_iter().chain(self.reach(code, seen)).collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }

    /// Who answers in its place, where it is not connected. A secret case is reached through its circle.
    fn reach(&self, code: &InstitutionCode, seen: &Seen) -> Option<String> {
        if seen.case.is_secret() {
            return None;
        }
        match self.directory.acting_for(code, &self.book.rulebook) {
            Some(acting) if &acting == code => None,
            Some(acting) => {
                let name = BookNames(&self.book.rulebook).of_institution(&acting);
                Some(self.words.say("timeline-acting", &[("institution", (&name).into())]))
            }
            None => Some(self.words.word("desk-offer-unreachable")),
        }
    }

    /// Kinds of unit by name; of a secret case only those whose circle one of `leads` has.
    pub(super) fn units(&self, leads: &[InstitutionCode], seen: &Seen) -> Vec<Offer> {
        let rulebook = &self.book.rulebook;
        let has_circle = |kind: &lapor_domain::agencies::UnitKind| {
            leads.iter().any(|lead| {
                let unit = UnitCode { institution: lead.clone(), kind: kind.code.clone() };
                self.directory.circle_for(&unit, rulebook).is_some()
            })
        };
        let mut offers: Vec<Offer> = rulebook
            .unit_kinds()
            .filter(|kind| !seen.case.is_secret() || has_circle(kind))
            .map(|kind| Offer { value: kind.code.to_string(), label: kind.name.clone(), hint: None })
            .collect();
        offers.sort_by(|a, b| a.label.cmp(&b.label));
        offers
    }
}

/// Between whom it is in dispute.
fn declined(seen: &Seen) -> &[InstitutionCode] {
    let dispute = seen.case.dispute.as_ref().filter(|_| seen.case.status == Status::Disputed);
    dispute.map_or(&[], |dispute| &dispute.between)
}

/// Whom the last institution that declined named instead.
pub(super) fn named_instead(seen: &Seen) -> Option<&InstitutionCode> {
    seen.journal.iter().rev().find_map(|event| match &event.fact {
        Fact::Declined { instead, .. } => Some(instead.as_ref()),
        _ => None,
    })?
}

fn without_repeats(codes: Vec<InstitutionCode>) -> Vec<InstitutionCode> {
    let mut kept: Vec<InstitutionCode> = Vec::with_capacity(codes.len());
    for code in codes {
        if !kept.contains(&code) {
            kept.push(code);
        }
    }
    kept
}
