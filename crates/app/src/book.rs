//! The rulebook joined with what reads language: one immutable pair per revision.

mod candidates;
mod evidence;
mod examples;
mod taught;

pub use candidates::Candidate;
pub use taught::{Hit, Judge};

use crate::rulebook::Read;
use evidence::Finder;
use examples::Examples;
use lapor_domain::areas::AreaLevel;
use lapor_domain::cases::disputes::DutyHolder;
use lapor_domain::routing::book::RoutingBook;
use lapor_domain::routing::duties::{Qualifier, answerable};
use lapor_domain::routing::propose::{Proposal, Question, propose};
use lapor_domain::rulebook::Rulebook;
use lapor_domain::values::{AreaCode, InstitutionCode, TopicCode};
use lapor_store::models::BUILT_IN;
use lapor_text::classify::Model;
use lapor_text::{Gazetteer, NameIndex, Normalised, PhraseIndex, Place, Resolved};
use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

/// A revision of the rulebook, ready for work.
pub struct Book {
    /// The rules.
    pub rulebook: Rulebook,
    /// Which model of what people write it asks, by its number in the records.
    pub model: i64,
    finder: Finder,
    examples: Option<Examples>,
    qualifiers: PhraseIndex<String>,
    gazetteer: Gazetteer,
    institutions: NameIndex,
    topics: NameIndex,
}

/// What of a report decides its way.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// Title and words.
    pub text: &'a str,
    /// Where.
    pub area: Option<&'a AreaCode>,
    /// The topic as chosen.
    pub topic: Option<&'a TopicCode>,
    /// The institution as chosen.
    pub institution: Option<&'a InstitutionCode>,
}

impl Book {
    /// Builds the indexes over a revision.
    ///
    /// # Errors
    /// What makes its lists unusable, in words for the operator.
    pub fn new(read: Read) -> Result<Book, String> {
        let rulebook = read.rulebook;
        let finder = Finder::new(&rulebook.topics)?;
        let examples = Some(Examples::built_in(&rulebook.topics));
        let qualifiers =
            PhraseIndex::new(deciding_words(&rulebook).into_iter().map(|word| (word.clone(), word)))
                .map_err(|error| error.to_string())?;
        let places = rulebook.areas.all().iter().map(|area| Place {
            code: area.code.as_str(),
            name: &area.name,
            postal: (!area.postal_code.is_empty()).then_some(area.postal_code.as_str()),
        });
        let aliases = read.aliases.areas.iter().map(|(alias, code)| (alias.as_str(), code.as_str()));
        let gazetteer = Gazetteer::new(places, aliases).map_err(|error| error.to_string())?;
        let institutions = institution_names(&rulebook, &read.aliases.institutions);
        let topics = NameIndex::new(
            rulebook
                .topics
                .iter()
                .map(|topic| (topic.code.as_str(), [topic.name.clone(), topic.name_en.clone()])),
        );
        Ok(Book { model: BUILT_IN, finder, examples, qualifiers, gazetteer, institutions, topics, rulebook })
    }

    /// The same rules with another model of what people write, or with none, to measure what it changes.
    pub fn with_model(self, model: Option<Model>) -> Book {
        let examples = model.map(|model| Examples::new(Arc::new(model), &self.rulebook.topics));
        Book { examples, ..self }
    }

    /// The same rules with the model of this number. Where it can't be used, that of the program stays, under this
    /// number, so that nobody looks at it again and again.
    pub fn with_learned(self, number: i64, model: Option<Model>) -> Book {
        let book = if model.is_some() { self.with_model(model) } else { self };
        Book { model: number, ..book }
    }

    /// Proposes who should answer, with the reasons.
    pub fn propose(&self, subject: &Subject<'_>) -> Proposal {
        let text = Normalised::new(subject.text);
        let evidence = self.finder.find(&text);
        let qualifiers = self.deciding(&text);
        let examples = self.examples.as_ref();
        let likeness = examples.map(|examples| examples.likeness(subject.text)).unwrap_or_default();
        let question = Question {
            evidence: &evidence,
            likeness: &likeness,
            qualifiers: &qualifiers,
            area: subject.area,
            chosen_topic: subject.topic,
            chosen_institution: subject.institution,
        };
        let mut proposal = propose(&question, &self.rulebook);
        let explain = |one: &mut _| examples.is_some_and(|examples| examples.explain(subject.text, one));
        proposal.suggestions.retain_mut(explain);
        proposal
    }

    /// Whom the duty map names for the topic, the place and the deciding words; none where it names nobody.
    pub fn duty_holder(&self, subject: &Subject<'_>) -> Option<DutyHolder> {
        let qualifiers = self.deciding(&Normalised::new(subject.text));
        let answer = answerable(subject.topic?, &qualifiers, subject.area, &self.rulebook).ok()?;
        Some(DutyHolder { institution: answer.institution.code.clone(), unit: answer.unit })
    }

    /// The words of the duty map that stand in a text, but for landmarks.
    fn deciding(&self, text: &Normalised) -> Vec<Qualifier> {
        let landmarks = self.finder.landmarks(text);
        let is_landmark = |span: &Range<usize>| {
            let inside = |one: &Range<usize>| one.start <= span.start && span.end <= one.end;
            landmarks.iter().any(|one| one != span && inside(one))
        };
        let hits = self.qualifiers.find(text).into_iter().filter(|hit| !is_landmark(&hit.span));
        hits.map(|hit| Qualifier { word: hit.payload.clone(), span: (hit.span.start, hit.span.end) })
            .collect()
    }

    /// Areas for a typed name, the best first.
    pub fn search_areas(&self, query: &str, limit: usize) -> Vec<AreaCode> {
        self.gazetteer.search(query, limit).into_iter().map(|found| AreaCode::new(found.code)).collect()
    }

    /// Institutions for a typed name, the best first.
    pub fn search_institutions(&self, query: &str, limit: usize) -> Vec<InstitutionCode> {
        self.institutions
            .search(query, limit)
            .into_iter()
            .map(|found| InstitutionCode::new(found.code))
            .collect()
    }

    /// Topics for a typed name, the best first.
    pub fn search_topics(&self, query: &str, limit: usize) -> Vec<TopicCode> {
        self.topics.search(query, limit).into_iter().map(|found| TopicCode::new(found.code)).collect()
    }

    /// The one area of this name on this level inside `within`; none when there is none or more than one.
    pub fn resolve_area(
        &self,
        name: &str,
        level: Option<AreaLevel>,
        within: Option<&AreaCode>,
    ) -> Option<AreaCode> {
        match self.gazetteer.resolve(name, level.map(|level| level as u8), within.map(AreaCode::as_str)) {
            Resolved::One(code) => Some(AreaCode::new(code)),
            Resolved::Many(_) | Resolved::None => None,
        }
    }

    /// The level that a column or field of this name speaks of: `kelurahan` is a village, and so on.
    pub fn level_of_column(&self, column: &str) -> Option<AreaLevel> {
        lapor_text::gazetteer::level_of_word(column).and_then(level)
    }
}

fn level(depth: u8) -> Option<AreaLevel> {
    [AreaLevel::Province, AreaLevel::Regency, AreaLevel::District, AreaLevel::Village]
        .into_iter()
        .find(|level| *level as u8 == depth)
}

fn deciding_words(rulebook: &Rulebook) -> HashSet<String> {
    let topics = rulebook.topics.iter();
    topics
        .flat_map(|topic| rulebook.duties_of(&topic.code))
        .flat_map(|duty| duty.when.iter().cloned())
        .collect()
}

fn institution_names(rulebook: &Rulebook, aliases: &[(String, String)]) -> NameIndex {
    let mut all: Vec<_> = rulebook.institutions().collect();
    all.sort_by(|a, b| a.level.cmp(&b.level).then(a.code.cmp(&b.code)));
    NameIndex::new(all.into_iter().map(|one| {
        let others = aliases.iter().filter(|(_, code)| code == one.code.as_str());
        let names = [one.name.clone(), one.short_name.clone()];
        (
            one.code.as_str(),
            names.into_iter().chain(others.map(|(alias, _)| alias.clone())).collect::<Vec<_>>(),
        )
    }))
}
