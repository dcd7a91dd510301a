//! On which ground something is said: codes to choose from, and the law.

use super::super::places::Offer;
use super::{Acts, id};
use crate::components::{Field, Input, text_field};
use lapor_domain::cases::commands::{AnswerKind, CommandName, DeclineReason, RejectionCode};
use lapor_domain::cases::extensions;
use lapor_domain::deadlines::clocks::{Clock, ClockKind};
use maud::{Markup, html};

impl Acts<'_> {
    pub(super) fn rejections(&self) -> Markup {
        let offer = |code: RejectionCode| Offer {
            value: code.code().to_owned(),
            label: self.words.rejection(code),
            hint: Some(self.words.rejection_rule(code)),
        };
        let chosen = self.draft(CommandName::Reject).map_or("", |draft| &draft.form.code);
        self.choose(CommandName::Reject, "code", &RejectionCode::ALL.map(offer), chosen)
    }

    /// What comes of a decline: the first goes to whom the duty map names as well, or to the desk; the next to the arbiter.
    pub(super) fn what_follows(&self) -> Markup {
        let limit = self.book.rulebook.instruments.limits().binding_after_declines;
        let key = match self.view.seen.case.counters.declines + 1 < limit {
            true => "desk-act-decline-first",
            false => "desk-act-decline-again",
        };
        html! { p { (self.words.word(key)) } }
    }

    pub(super) fn declines(&self) -> Markup {
        let offer = |reason: DeclineReason| Offer {
            value: reason.code().to_owned(),
            label: self.words.decline_reason(reason),
            hint: None,
        };
        let chosen = self.draft(CommandName::Decline).map_or("", |draft| &draft.form.reason);
        self.choose(CommandName::Decline, "reason", &DeclineReason::ALL.map(offer), chosen)
    }

    pub(super) fn answers(&self) -> Markup {
        let offer = |kind: AnswerKind| Offer {
            value: kind.code().to_owned(),
            label: self.words.answer_kind(kind),
            hint: Some(self.words.named_with("answer", kind.code(), "-hint", &[])),
        };
        let chosen = self.draft(CommandName::Answer).map_or("", |draft| &draft.form.kind);
        self.choose(CommandName::Answer, "kind", &AnswerKind::ALL.map(offer), chosen)
    }

    /// The day of a promise.
    pub(super) fn until(&self, name: CommandName) -> Markup {
        let (label, hint) = (self.words.word("desk-act-until"), self.words.word("desk-act-until-hint"));
        text_field(
            self.words,
            &Field {
                name: "until",
                id: Some(&id(name, "until")),
                label: &label,
                hint: Some(&hint),
                input: Input::Date,
                value: self.draft(name).map_or("", |draft| &draft.form.until),
                error: self.flaw(name, "until"),
                ..Field::default()
            },
        )
    }

    /// How many days are to be added, within which bounds.
    pub(super) fn days(&self, name: CommandName) -> Markup {
        let (case, rulebook) = (&self.view.seen.case, &self.book.rulebook);
        let day = |clock: Option<&Clock>| {
            clock.and_then(extensions::last_day).map(|day| self.words.date(day)).unwrap_or_default()
        };
        let due = day(case.open_clock(ClockKind::Resolution));
        let last = day(extensions::outer_limit(case, rulebook).as_ref());
        let limit = extensions::most_days(rulebook).unwrap_or_default();
        let label = self.words.word("desk-act-days");
        let bounds = [("due", (&due).into()), ("last", (&last).into()), ("limit", i64::from(limit).into())];
        let hint = self.words.say("desk-act-days-hint", &bounds);
        text_field(
            self.words,
            &Field {
                name: "days",
                id: Some(&id(name, "days")),
                label: &label,
                hint: Some(&hint),
                input: Input::Digits,
                value: self.draft(name).map_or("", |draft| &draft.form.days),
                error: self.flaw(name, "days"),
                ..Field::default()
            },
        )
    }

    pub(super) fn law(&self, name: CommandName) -> Markup {
        let hint = match name {
            CommandName::CorrectAnswer => "desk-act-law-corrected-hint",
            _ => "desk-act-law-hint",
        };
        let (label, hint) = (self.words.word("desk-act-law"), self.words.word(hint));
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
}
