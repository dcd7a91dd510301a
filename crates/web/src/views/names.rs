//! Names behind the codes of the rulebook.

use lapor_domain::areas::AreaLevel;
use lapor_domain::cases::parties::Party;
use lapor_domain::routing::book::RoutingBook;
use lapor_domain::rulebook::Rulebook;
use lapor_domain::statistics::Margin;
use lapor_domain::values::{AreaCode, InstitutionCode, TopicCode, UnitCode, UnitKindCode};
use lapor_words::{Lang, Names, Words};

/// Every kind of unit with its name, by name.
pub(crate) fn unit_kinds(rulebook: &Rulebook) -> Vec<(String, String)> {
    let mut kinds: Vec<(String, String)> =
        rulebook.unit_kinds().map(|kind| (kind.code.to_string(), kind.name.clone())).collect();
    kinds.sort_by(|a, b| a.1.cmp(&b.1));
    kinds
}

/// The names that a revision of the rulebook gives. A code it does not know stays a code.
#[derive(Clone, Copy)]
pub(crate) struct BookNames<'a>(pub &'a Rulebook);

impl Names for BookNames<'_> {
    fn institution(&self, code: &str) -> Option<String> {
        self.0.institution(&InstitutionCode::new(code)).map(|one| one.name.clone())
    }

    fn area(&self, code: &str) -> Option<String> {
        self.0.areas.get(&AreaCode::new(code)).map(|area| area.name.clone())
    }

    fn topic(&self, code: &str, lang: Lang) -> Option<String> {
        let topic = self.0.topic(&TopicCode::new(code))?;
        Some(match lang {
            Lang::Id => topic.name.clone(),
            Lang::En => topic.name_en.clone(),
        })
    }

    fn unit(&self, code: &str) -> Option<String> {
        self.0.unit_kind(&UnitKindCode::new(code)).map(|kind| kind.name.clone())
    }
}

impl BookNames<'_> {
    /// An institution's full name.
    pub(crate) fn of_institution(&self, code: &InstitutionCode) -> String {
        self.institution(code.as_str()).unwrap_or_else(|| code.to_string())
    }

    /// Several institutions, one after the other.
    pub(crate) fn of_institutions(&self, codes: &[InstitutionCode]) -> String {
        codes.iter().map(|code| self.of_institution(code)).collect::<Vec<_>>().join("; ")
    }

    /// An institution's usual short name.
    pub(crate) fn short(&self, code: &InstitutionCode) -> String {
        self.0.institution(code).map_or_else(|| code.to_string(), |one| one.short_name.clone())
    }

    /// A unit's name, without its institution.
    pub(crate) fn of_unit(&self, unit: &UnitCode) -> String {
        self.unit(unit.kind.as_str()).unwrap_or_else(|| unit.kind.to_string())
    }

    /// Whom a report accuses. Who a member of staff is, stands in no rulebook, and is nobody's business here.
    pub(crate) fn of_party(&self, words: Words, party: &Party) -> String {
        match party {
            Party::Institution(code) => {
                words.say("party-head", &[("institution", (&self.of_institution(code)).into())])
            }
            Party::Unit(unit) => words.say(
                "unit-of-institution",
                &[
                    ("unit", (&self.of_unit(unit)).into()),
                    ("institution", (&self.of_institution(&unit.institution)).into()),
                ],
            ),
            Party::Official(_) => words.word("party-official"),
        }
    }

    /// A topic in the reader's language.
    pub(crate) fn of_topic(&self, words: Words, code: &TopicCode) -> String {
        self.topic(code.as_str(), words.lang()).unwrap_or_else(|| code.to_string())
    }

    /// What the public figures are told apart by, in the reader's language.
    pub(crate) fn of_margin(&self, words: Words, margin: Margin, code: &str) -> String {
        match margin {
            Margin::Country => words.word("statistics-by-country"),
            Margin::Topic => self.of_topic(words, &TopicCode::new(code)),
            Margin::Province | Margin::Regency => self.area(code).unwrap_or_else(|| code.to_string()),
            Margin::Channel => words.named("channel", code),
            Margin::Institution => self.of_institution(&InstitutionCode::new(code)),
            Margin::Unit => {
                code.parse().map_or_else(|_| code.to_string(), |unit: UnitCode| self.of_unit(&unit))
            }
        }
    }

    /// What the parts of a province or institution are, as figures tell them apart; none of anything else, and of what
    /// nobody knows.
    pub(crate) fn parts_of(&self, margin: Margin, code: &str) -> Option<Margin> {
        let is_known = match margin {
            Margin::Province => {
                let area = AreaCode::new(code);
                area.level() == AreaLevel::Province && self.0.areas.get(&area).is_some()
            }
            Margin::Institution => self.0.institution(&InstitutionCode::new(code)).is_some(),
            _ => false,
        };
        Margin::ALL.iter().copied().find(|part| is_known && part.within() == Some(margin))
    }

    /// An area as an address is written: from the village up to the province.
    pub(crate) fn of_area(&self, code: &AreaCode) -> String {
        match self.0.areas.path(code) {
            path if path.is_empty() => code.to_string(),
            path => path.join(", "),
        }
    }
}
