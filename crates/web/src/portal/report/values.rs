//! What the form holds, on its way from step to step.

use super::steps::{Step, Wish};
use data_encoding::HEXLOWER;
use jiff::civil::Date;
use lapor_app::App;
use lapor_domain::reports::{Contact, Draft, Kind, Secrecy};
use lapor_domain::values::AreaCode;
use serde::Deserialize;

/// The choice "not tied to a place, or I don't know".
pub(super) const NO_PLACE: &str = "none";
/// The choice "I don't know when".
pub(super) const NO_DAY: &str = "none";
/// The choice "another topic" or "another day", told in a field of its own.
pub(super) const OTHER: &str = "other";
/// The days that can be chosen without a calendar.
pub(super) const TODAY: &str = "today";
/// See [`TODAY`].
pub(super) const YESTERDAY: &str = "yesterday";
/// The report is secret.
pub(super) const SECRET: &str = "yes";
/// The report is open.
pub(super) const OPEN: &str = "no";

/// Everything that was typed and chosen. It has no `Debug`: words and contact never reach a log.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Values {
    pub(super) step: String,
    pub(super) go: String,
    pub(super) lang: String,
    /// Hard to guess; makes sending idempotent.
    pub(super) token: String,
    /// Set while a single answer is changed from the last step.
    pub(super) changing: String,
    pub(super) words: String,
    pub(super) q: String,
    /// What was looked up for the places that the reporter last had before their eyes.
    pub(super) shown_q: String,
    pub(super) area: String,
    pub(super) place: String,
    pub(super) kind: String,
    pub(super) topic: String,
    pub(super) topic_other: String,
    /// The topic that the reporter last had before their eyes.
    pub(super) shown_topic: String,
    pub(super) when: String,
    /// The day that the reporter last had before their eyes.
    pub(super) shown_day: String,
    pub(super) happened_on: String,
    pub(super) secret: String,
    pub(super) name: String,
    pub(super) email: String,
    pub(super) phone: String,
}

impl Values {
    /// An empty form with a token of its own.
    pub(in crate::portal) fn begin() -> Values {
        let mut values = Values::default();
        values.renew_token();
        values
    }

    /// Takes a new token, for what is another report.
    pub(super) fn renew_token(&mut self) {
        self.token = new_token();
    }

    /// Puts into one place what two fields say together, and replaces a token that is none of ours.
    pub(super) fn tidy(&mut self) {
        let is_ours = self.token.len() == 32 && self.token.bytes().all(|sign| sign.is_ascii_hexdigit());
        if !is_ours {
            self.renew_token();
        }
        // Without scripts, choosing in the list or typing a day does not press the radio before it. What differs
        // from what was shown is meant.
        let other = std::mem::take(&mut self.topic_other);
        if !other.is_empty() && (self.topic == OTHER || other != self.shown_topic) {
            self.topic = other;
        }
        let is_typed = !self.happened_on.trim().is_empty() && self.happened_on != self.shown_day;
        if is_typed && matches!(self.when.as_str(), "" | NO_DAY) {
            self.when = OTHER.to_owned();
        }
    }

    /// Where the reporter was.
    pub(super) fn at(&self) -> Step {
        Step::from_code(&self.step).unwrap_or_default()
    }

    /// What they want. A change of language shows the same step again.
    pub(super) fn wish(&self) -> Wish {
        match self.go.as_str() {
            _ if !self.lang.is_empty() => Wish::Same,
            "back" => Wish::Back,
            "search" => Wish::Search,
            "send" => Wish::Send,
            go => match go.strip_prefix("change-").and_then(Step::from_code) {
                Some(step) => Wish::Change(step),
                None => Wish::Next,
            },
        }
    }

    /// Whether a place was typed that has not been looked up yet.
    pub(super) fn seeks(&self) -> bool {
        let typed = self.q.trim();
        !typed.is_empty() && typed != self.shown_q.trim()
    }

    /// The fields that `step` does not show.
    pub(super) fn hidden(&self, step: Step) -> Vec<(&str, &str)> {
        let fields = [
            ("words", &self.words, Step::What),
            ("q", &self.q, Step::Where),
            ("area", &self.area, Step::Where),
            ("place", &self.place, Step::Where),
            ("kind", &self.kind, Step::Right),
            ("topic", &self.topic, Step::Right),
            ("shown_topic", &self.shown_topic, Step::Right),
            ("when", &self.when, Step::Right),
            ("happened_on", &self.happened_on, Step::Right),
            ("secret", &self.secret, Step::Right),
            ("name", &self.name, Step::Reach),
            ("email", &self.email, Step::Reach),
            ("phone", &self.phone, Step::Reach),
        ];
        let elsewhere = fields.into_iter().filter(|(_, _, home)| *home != step);
        let mut hidden = vec![("token", self.token.as_str()), ("step", step.code())];
        hidden.extend(elsewhere.map(|(name, value, _)| (name, value.as_str())));
        hidden.push(("changing", self.changing.as_str()));
        hidden.retain(|(_, value)| !value.is_empty());
        hidden
    }

    /// The area's code; none where the report is tied to none.
    pub(super) fn area_code(&self) -> Option<AreaCode> {
        let area = self.area.trim();
        (!area.is_empty() && area != NO_PLACE).then(|| AreaCode::new(area))
    }

    /// The report as it would be received.
    pub(super) fn draft(&self, app: &App) -> Draft {
        Draft {
            words: self.words.clone(),
            title: String::new(),
            kind: Kind::from_code(&self.kind),
            area: self.area_code().map(|area| area.to_string()).unwrap_or_default(),
            place: self.place.clone(),
            happened_on: self.day(today(app, self.area_code().as_ref())),
            topic: if self.topic == OTHER { String::new() } else { self.topic.clone() },
            institution: String::new(),
            secrecy: match self.secret.as_str() {
                SECRET => Some(Secrecy::Secret),
                OPEN => Some(Secrecy::Open),
                _ => None,
            },
            contact: Contact {
                name: self.name.clone(),
                email: self.email.clone(),
                phone: self.phone.clone(),
            },
        }
    }

    /// The day it happened on, as far as it can be read.
    pub(super) fn day(&self, today: Date) -> Option<Date> {
        match self.when.as_str() {
            TODAY => Some(today),
            YESTERDAY => today.yesterday().ok(),
            OTHER => self.happened_on.trim().parse().ok(),
            _ => None,
        }
    }

    /// Writes the day down, so that "today" stays the same day after midnight.
    pub(super) fn settle_day(&mut self, today: Date) {
        if let Some(day) = self.day(today) {
            (self.when, self.happened_on) = (OTHER.to_owned(), day.to_string());
        }
    }

    /// Which answer about the day is chosen when the question is shown again.
    pub(super) fn chosen_day(&self, today: Date) -> &str {
        match self.day(today) {
            Some(day) if day == today => TODAY,
            Some(day) if Some(day) == today.yesterday().ok() => YESTERDAY,
            _ => &self.when,
        }
    }
}

/// The day it is where the report comes from.
pub(super) fn today(app: &App, area: Option<&AreaCode>) -> Date {
    let book = app.book();
    let zone = area.map(|area| book.rulebook.areas.zone_of(area)).unwrap_or_default();
    zone.date_of(app.now())
}

/// A token of 128 random bits.
pub(in crate::portal) fn new_token() -> String {
    HEXLOWER.encode(&rand::random::<[u8; 16]>())
}
