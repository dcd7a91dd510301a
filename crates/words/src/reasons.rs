//! Why a report goes where it goes, in one plain sentence and in its steps.

use lapor_domain::areas::AreaLevel;
use lapor_domain::law::LegalStatus;
use lapor_domain::reports::Secrecy;
use lapor_domain::routing::propose::Proposal;
use lapor_domain::routing::reasons::{Decides, Reason, Rule, Why};
use lapor_domain::values::AreaCode;

use crate::catalogue::{Arg, Words};
use crate::languages::Lang;

/// The names behind the codes of a rulebook; whoever has one tells them.
pub trait Names {
    /// The institution with this code.
    fn institution(&self, code: &str) -> Option<String>;
    /// The area with this code: its own name, without those above it.
    fn area(&self, code: &str) -> Option<String>;
    /// The topic with this code.
    fn topic(&self, code: &str, lang: Lang) -> Option<String>;
    /// The kind of unit with this code.
    fn unit(&self, code: &str) -> Option<String>;
}

/// What stands between the two words of a pair.
const PAIRED: &str = " … ";

/// How many of the report's phrases one sentence quotes.
const QUOTED: usize = 3;

impl Words {
    /// One step of a proposal.
    pub fn reason(&self, reason: &Reason, names: &dyn Names) -> String {
        let step = Step { words: *self, reason, names };
        match reason.rule {
            Rule::Words => step.say("reason-words", &["words", "topic"]),
            Rule::ChosenTopic => step.say("reason-chosen-topic", &["topic"]),
            Rule::ChosenInstitution => step.say("reason-chosen-institution", &["institution"]),
            Rule::ChosenOther => step.say("reason-chosen-other", &["institution"]),
            Rule::Qualifier => step.say("reason-qualifier", &["words", "topic"]),
            Rule::AreaRule => step.say("reason-area-rule", &["topic", "area"]),
            Rule::Place => step.say("reason-place", &["area", "institution"]),
            Rule::NotAutonomous => step.say("reason-not-autonomous", &["institution", "answers"]),
            Rule::Duty => format!("{} {}", step.say("reason-duty", &["topic", "level"]), step.basis()),
            Rule::Resembles => step.say("reason-resembles", &["words", "topic"]),
            Rule::AlsoSpeaksFor => step.say("reason-also-speaks-for", &["words", "topic"]),
        }
    }

    /// Why a person looks first.
    pub fn why(&self, why: Why) -> String {
        self.named("why", why.code())
    }

    /// Where a received report goes and why, in one sentence.
    pub fn route_sentence(&self, proposal: &Proposal, names: &dyn Names) -> String {
        match (proposal.decides, self.proposed_name(proposal, names)) {
            (Decides::System, Some(institution)) => self.route("route-sent", &institution, proposal, names),
            (Decides::System, None) => self.word("route-desk"),
            (Decides::Person(why), _) => format!("{} {}", self.word("route-desk"), self.why(why)),
        }
    }

    /// Where a report would go and why, before it is sent. What only a person may pass on is told as a proposal.
    pub fn route_preview(&self, proposal: &Proposal, secrecy: Secrecy, names: &dyn Names) -> String {
        let Some(institution) = self.proposed_name(proposal, names) else {
            return self.word("route-preview-desk");
        };
        let why = match (secrecy, proposal.decides) {
            (Secrecy::Open, Decides::System) => {
                return self.route("route-preview", &institution, proposal, names);
            }
            (_, Decides::Person(why)) => self.why(why),
            (Secrecy::Secret, Decides::System) => self.word("route-secret"),
        };
        let proposed = self.route("route-proposed", &institution, proposal, names);
        format!("{} {why} {proposed}", self.word("route-desk"))
    }

    /// Why a received report waits at the desk.
    pub fn waits_at_desk(&self, proposal: Option<&Proposal>, secrecy: Secrecy) -> String {
        let why = match (secrecy, proposal.map(|one| one.decides)) {
            (_, Some(Decides::Person(why))) => self.why(why),
            (Secrecy::Secret, _) => self.word("route-secret"),
            (Secrecy::Open, _) => return self.word("route-desk"),
        };
        format!("{} {why}", self.word("route-desk"))
    }

    /// The proposed institution, with its unit where known.
    pub fn proposed_name(&self, proposal: &Proposal, names: &dyn Names) -> Option<String> {
        let code = proposal.institution.as_ref()?;
        let institution = names.institution(code.as_str()).unwrap_or_else(|| code.to_string());
        let unit = proposal.unit.as_ref().and_then(|unit| names.unit(unit.kind.as_str()));
        Some(match unit {
            Some(unit) => self.say(
                "unit-of-institution",
                &[("unit", (&unit).into()), ("institution", (&institution).into())],
            ),
            None => institution,
        })
    }

    fn basis_of(&self, duty: &Reason) -> String {
        let basis = value(duty, "basis").unwrap_or_default();
        let status =
            value(duty, "status").and_then(LegalStatus::from_code).unwrap_or(LegalStatus::Unverified);
        let status = self.named("legal-status", status.code());
        match basis {
            "" => self.say("reason-basis-unnamed", &[("status", (&status).into())]),
            basis => self.say("reason-basis", &[("basis", basis.into()), ("status", (&status).into())]),
        }
    }

    fn route(&self, key: &str, institution: &str, proposal: &Proposal, names: &dyn Names) -> String {
        match self.because(proposal, names) {
            Some(because) => {
                let key = format!("{key}-because");
                self.say(&key, &[("institution", institution.into()), ("because", (&because).into())])
            }
            None => self.say(key, &[("institution", institution.into())]),
        }
    }

    /// The clause after "because": what the report says, and where it is.
    fn because(&self, proposal: &Proposal, names: &dyn Names) -> Option<String> {
        let of = |rule: Rule| {
            let reason = proposal.reasons.iter().find(|reason| reason.rule == rule)?;
            Some(Step { words: *self, reason, names })
        };
        let about = None
            .or_else(|| of(Rule::Words).map(|step| step.say("because-words", &["words"])))
            .or_else(|| of(Rule::ChosenTopic).map(|step| step.say("because-chosen-topic", &["topic"])))
            .or_else(|| of(Rule::ChosenInstitution).map(|step| step.say("because-chosen-institution", &[])));
        let place = of(Rule::Place).map(|step| step.say("because-place", &["area"]));
        match (about, place) {
            (Some(about), Some(place)) => {
                Some(self.say("because-both", &[("about", (&about).into()), ("place", (&place).into())]))
            }
            (about, place) => about.or(place),
        }
    }
}

/// A reason on its way into words.
struct Step<'a> {
    words: Words,
    reason: &'a Reason,
    names: &'a dyn Names,
}

impl Step<'_> {
    fn say(&self, key: &str, wanted: &[&str]) -> String {
        let filled: Vec<(&str, String)> = wanted.iter().map(|name| (*name, self.fill(name))).collect();
        let args: Vec<(&str, Arg<'_>)> = filled.iter().map(|(name, text)| (*name, text.into())).collect();
        self.words.say(key, &args)
    }

    /// An argument as a reader knows it; a code that the rulebook no longer names stays a code.
    fn fill(&self, name: &str) -> String {
        let (words, names) = (self.words, self.names);
        match name {
            "words" => words.quoted(value(self.reason, "words").unwrap_or_default()),
            "level" => words.named("level", value(self.reason, "level").unwrap_or("national")),
            _ => {
                let code = value(self.reason, name).unwrap_or_default();
                let known = match name {
                    "topic" => names.topic(code, words.lang()),
                    "area" => names.area(regency_of(code).as_str()),
                    _ => names.institution(code),
                };
                known.unwrap_or_else(|| code.to_string())
            }
        }
    }

    fn basis(&self) -> String {
        self.words.basis_of(self.reason)
    }
}

impl Words {
    /// Phrases in the quotation marks of the language, each once. The two words of a pair stand apart, as
    /// they do in the report.
    fn quoted(&self, joined: &str) -> String {
        let mut phrases: Vec<&str> = Vec::new();
        for phrase in joined.split('|').flat_map(|phrase| phrase.split(PAIRED)) {
            if !phrase.is_empty() && !phrases.contains(&phrase) {
                phrases.push(phrase);
            }
        }
        let quoted = phrases.into_iter().take(QUOTED);
        let quoted: Vec<String> =
            quoted.map(|phrase| self.say("quoted", &[("phrase", phrase.into())])).collect();
        quoted.join(", ")
    }
}

fn value<'r>(reason: &'r Reason, name: &str) -> Option<&'r str> {
    reason.args.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
}

/// A citizen knows the regency or city better than the village's full path.
fn regency_of(code: &str) -> AreaCode {
    let code = AreaCode::new(code);
    code.at_level(AreaLevel::Regency).unwrap_or(code)
}

#[cfg(test)]
mod tests;
