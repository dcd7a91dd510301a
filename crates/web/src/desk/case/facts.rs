//! What is known of a case besides the reporter's words.

use crate::components::{SummaryRow, summary_list};
use crate::views::BookNames;
use lapor_app::look::Seen;
use lapor_domain::cases::facts::{Bond, Grade};
use lapor_domain::cases::parties::Party;
use lapor_domain::reports::Age;
use lapor_domain::values::UserId;
use lapor_words::Words;
use maud::{Markup, html};

/// The facts of a case.
pub(super) struct Facts<'a> {
    /// The reader's words.
    pub words: Words,
    /// The names behind codes.
    pub names: BookNames<'a>,
    /// The case.
    pub seen: &'a Seen,
    /// The officers whom the viewer may name, with their names.
    pub officers: &'a [(UserId, String)],
}

impl Facts<'_> {
    /// As a list of questions and answers.
    pub(super) fn list(&self) -> Markup {
        let labels: Vec<(String, Markup)> = [
            ("kind", Some(self.kind())),
            ("area", Some(self.area())),
            ("place", self.seen.report.place.as_ref().map(|place| html! { span dir="auto" { (place) } })),
            ("happened", self.seen.report.happened_on.map(|day| html! { (self.words.date(day)) })),
            ("topic", Some(self.topic())),
            ("received", Some(self.received())),
            ("channel", Some(html! { (self.words.named("channel", self.seen.case.channel.code())) })),
            ("lead", Some(self.lead())),
            ("declines", self.declines()),
            ("dispute", self.dispute()),
            ("party", self.parties()),
            ("rating", self.seen.case.rating.map(|rating| html! { (self.words.rating(rating)) })),
            ("contact", Some(self.contact())),
        ]
        .into_iter()
        .filter_map(|(key, value)| value.map(|value| (self.words.named("desk-fact", key), value)))
        .collect();
        let rows: Vec<SummaryRow<'_>> = labels
            .iter()
            .map(|(label, value)| SummaryRow { label, value: value.clone(), change: None })
            .collect();
        summary_list(self.words, &rows)
    }

    fn kind(&self) -> Markup {
        let case = &self.seen.case;
        html! {
            (self.words.kind(case.kind))
            @if case.grade == Grade::Supervised { br; (self.words.word("grade-supervised")) }
            @if case.age == Age::Historic { br; (self.words.word("desk-flag-historic")) }
        }
    }

    fn area(&self) -> Markup {
        html! {
            @match &self.seen.case.area {
                Some(area) => (self.names.of_area(area)),
                None => (self.words.word("area-not-tied")),
            }
        }
    }

    fn topic(&self) -> Markup {
        html! {
            @match &self.seen.case.topic {
                Some(topic) => (self.names.of_topic(self.words, topic)),
                None => (self.words.word("desk-topic-unclear")),
            }
        }
    }

    fn received(&self) -> Markup {
        let case = &self.seen.case;
        html! { (self.words.date_time_short(case.received_at, case.zone)) }
    }

    fn lead(&self) -> Markup {
        let Some(lead) = &self.seen.case.lead else {
            return html! { (self.words.word("desk-lead-none")) };
        };
        let acting = self.names.of_institution(&lead.acting);
        let officer =
            self.officers.iter().find(|(user, _)| Some(*user) == lead.officer).map(|(_, name)| name);
        html! {
            (self.names.of_institution(&lead.institution))
            @if let Some(unit) = &lead.unit { br; (self.names.of_unit(unit)) }
            @if let Some(officer) = officer { br; (officer) }
            @if lead.bond == Bond::Binding { br; (self.words.named("bond", lead.bond.code())) }
            @if lead.acting != lead.institution {
                br; (self.words.say("timeline-acting", &[("institution", (&acting).into())]))
            }
        }
    }

    fn declines(&self) -> Option<Markup> {
        let declines = self.seen.case.counters.declines;
        (declines > 0).then(|| html! { (declines) })
    }

    fn dispute(&self) -> Option<Markup> {
        let dispute = self.seen.case.dispute.as_ref()?;
        let name = |code| self.names.of_institution(code);
        Some(
            html! { @for (at, code) in dispute.between.iter().enumerate() { @if at > 0 { br; } (name(code)) } },
        )
    }

    /// Whom it accuses; a member of staff by name where the viewer may name them.
    fn parties(&self) -> Option<Markup> {
        let name = |party: &Party| {
            let is_it = |user: &UserId| *party == Party::Official(*user);
            let officer = self.officers.iter().find(|(user, _)| is_it(user));
            officer.map_or_else(|| self.names.of_party(self.words, party), |(_, name)| name.clone())
        };
        let parties = &self.seen.case.parties;
        (!parties.is_empty()).then(|| {
            html! { @for (at, party) in parties.iter().enumerate() { @if at > 0 { br; } (name(party)) } }
        })
    }

    /// Which kinds of contact are held; never what they are.
    fn contact(&self) -> Markup {
        let kinds: Vec<String> =
            self.seen.contact.iter().map(|kind| self.words.named("desk-contact", kind)).collect();
        html! {
            @if kinds.is_empty() {
                (self.words.word("desk-contact-none"))
            } @else {
                (kinds.join(", ")) br;
                span.hint { (self.words.word("desk-contact-in-vault")) }
            }
        }
    }
}
