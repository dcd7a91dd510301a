//! An invented rulebook of two provinces, and a finder of its phrases, for the tests of routing.

use super::book::RoutingBook;
use super::duties::{Duty, Qualifier};
use super::likeness::Likeness;
use super::propose::{Evidence, Proposal, Question, propose};
use super::reasons::{Decides, Reason, Span};
use super::topics::{Keyword, Need, Sensitivity, Supervision, Topic, TopicKind};
use crate::agencies::{Institution, Level};
use crate::areas::AreaLevel;
use crate::law::LegalStatus;
use crate::values::{AreaCode, InstitutionCode, TopicCode, UnitKindCode, Zone};

/// Province 1 has a regency and a city of its own and a city that does not govern (1.03);
/// province 2 has only such a city. Area 3 has no government.
#[derive(Clone, Debug)]
pub(super) struct Sample {
    pub(super) topics: Vec<Topic>,
    pub(super) duties: Vec<Duty>,
    pub(super) institutions: Vec<Institution>,
}

/// What a reporter sends, for the tables of the tests.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Asked {
    pub(super) words: &'static str,
    pub(super) at: &'static str,
    pub(super) topic: &'static str,
    pub(super) institution: &'static str,
}

impl Sample {
    pub(super) fn new() -> Self {
        Sample { topics: topics(), duties: duties(), institutions: institutions() }
    }

    /// Lets `a` and `b` stand for each other wherever the book names them.
    pub(super) fn swap(&mut self, a: &InstitutionCode, b: &InstitutionCode) {
        let codes = self.institutions.iter_mut().map(|one| &mut one.code);
        for code in codes.chain(self.duties.iter_mut().filter_map(|duty| duty.institution.as_mut())) {
            *code = exchanged(code, a, b);
        }
    }

    pub(super) fn propose(&self, asked: &Asked) -> Proposal {
        self.propose_alike(asked, &[])
    }

    /// As [`Sample::propose`], of a report that resembles topics.
    pub(super) fn propose_alike(&self, asked: &Asked, likeness: &[Likeness<'_>]) -> Proposal {
        let area = some(asked.at).map(AreaCode::new);
        let topic = some(asked.topic).map(TopicCode::new);
        let institution = some(asked.institution).map(InstitutionCode::new);
        let question = Question {
            evidence: &self.evidence(asked.words),
            likeness,
            qualifiers: &self.qualifiers(asked.words),
            area: area.as_ref(),
            chosen_topic: topic.as_ref(),
            chosen_institution: institution.as_ref(),
        };
        propose(&question, self)
    }

    fn evidence(&self, words: &str) -> Vec<Evidence> {
        let mut found = Vec::new();
        for topic in &self.topics {
            for keyword in &topic.keywords {
                found.extend(places(words, &keyword.phrase).into_iter().map(|span| Evidence {
                    topic: topic.code.clone(),
                    phrase: keyword.phrase.clone(),
                    weight: keyword.weight,
                    span,
                }));
            }
        }
        found
    }

    pub(super) fn qualifiers(&self, words: &str) -> Vec<Qualifier> {
        let mut phrases: Vec<&String> = self.duties.iter().flat_map(|duty| &duty.when).collect();
        phrases.sort();
        phrases.dedup();
        let at = |phrase: &String| {
            let spans = places(words, phrase).into_iter();
            spans.map(|span| Qualifier { word: phrase.clone(), span }).collect::<Vec<_>>()
        };
        phrases.into_iter().flat_map(at).collect()
    }
}

impl RoutingBook for Sample {
    fn topics(&self) -> &[Topic] {
        &self.topics
    }

    fn duties_of(&self, topic: &TopicCode) -> Vec<&Duty> {
        self.duties.iter().filter(|duty| &duty.topic == topic).collect()
    }

    fn institution(&self, code: &InstitutionCode) -> Option<&Institution> {
        self.institutions.iter().find(|one| &one.code == code)
    }

    fn government_of(&self, area: &AreaCode) -> Option<&Institution> {
        self.institutions.iter().find(|one| one.area.as_ref() == Some(area))
    }

    fn governments_below(&self, area: &AreaCode) -> Vec<&Institution> {
        let below =
            |code: &AreaCode| code != area && code.is_within(area) && code.level() <= AreaLevel::Regency;
        self.institutions.iter().filter(|one| one.area.as_ref().is_some_and(below)).collect()
    }
}

/// `code`, where `a` and `b` have changed places.
pub(super) fn exchanged(code: &InstitutionCode, a: &InstitutionCode, b: &InstitutionCode) -> InstitutionCode {
    match code {
        code if code == a => b.clone(),
        code if code == b => a.clone(),
        code => code.clone(),
    }
}

/// The value, unless it is empty.
pub(super) fn some(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

/// The rules of some reasons as one line.
pub(super) fn rules(reasons: &[Reason]) -> String {
    reasons.iter().map(|reason| reason.rule.code()).collect::<Vec<_>>().join(" ")
}

/// A proposal as one line: topic, who answers, the rules, who decides.
pub(super) fn told(proposal: &Proposal) -> String {
    let topic = proposal.topic.as_ref().map_or("-", TopicCode::as_str);
    let institution = proposal.institution.as_ref().map_or("-", InstitutionCode::as_str);
    let unit = proposal.unit.as_ref().map(|unit| format!("/{}", unit.kind)).unwrap_or_default();
    let decides = match proposal.decides {
        Decides::System => "system",
        Decides::Person(why) => why.code(),
    };
    format!("{topic} > {institution}{unit} | {} | {decides}", rules(&proposal.reasons))
}

/// Where `phrase` stands in `words` as whole words.
fn places(words: &str, phrase: &str) -> Vec<Span> {
    let is_edge = |at: Option<&u8>| at.is_none_or(|byte| *byte == b' ');
    let bytes = words.as_bytes();
    words
        .match_indices(phrase)
        .map(|(start, _)| (start, start + phrase.len()))
        .filter(|&(start, end)| {
            is_edge(start.checked_sub(1).and_then(|i| bytes.get(i))) && is_edge(bytes.get(end))
        })
        .collect()
}

fn topics() -> Vec<Topic> {
    let mut abuse = topic("abuse", &[("beaten", 3.0), ("beaten at school", 4.0)]);
    abuse.sensitivity = Sensitivity::Sensitive;
    let mut graft = topic("graft", &[("bribe", 3.0), ("fee", 0.5)]);
    graft.supervision = Supervision::Supervised;
    vec![
        topic("school", &[("school", 2.0), ("teacher", 2.0), ("roof", 0.5), ("school bus", 0.5)]),
        topic("road", &[("road", 2.0), ("pothole", 3.0), ("high school road", 3.0)]),
        topic("bus", &[("bus", 2.0), ("school bus", 3.0)]),
        topic("light", &[("outage", 3.0), ("lamp", 0.5)]),
        topic("ferry", &[("ferry", 3.0)]),
        topic("pier", &[("pier", 3.0)]),
        topic("comet", &[("comet", 3.0)]),
        topic("dream", &[("dream", 3.0)]),
        abuse,
        graft,
    ]
}

fn topic(code: &str, keywords: &[(&str, f32)]) -> Topic {
    Topic {
        code: TopicCode::new(code),
        name: code.to_owned(),
        name_en: code.to_owned(),
        definition: String::new(),
        sp4n: Vec::new(),
        sensitivity: Sensitivity::Plain,
        supervision: Supervision::Ordinary,
        kind: TopicKind::Complaint,
        threshold: 0.6,
        place: Need::Optional,
        proof: Need::Optional,
        questions: Vec::new(),
        keywords: keywords
            .iter()
            .map(|&(phrase, weight)| Keyword { phrase: phrase.to_owned(), weight })
            .collect(),
        pairs: Vec::new(),
    }
}

/// Area-bound rows: potholes of city 1.02 are the province's, ferries sail in province 1 alone,
/// piers stand in city 1.02 alone. `comet` has no row; the owner of `dream` is not in the book.
fn duties() -> Vec<Duty> {
    vec![
        duty("school", &[], &[], "1.xx", "learning"),
        duty("school", &["high school", "college"], &[], "1", "learning"),
        duty("school", &["school abroad"], &[], "ENVOYS", ""),
        duty("road", &[], &[], "1.xx", "works"),
        duty("road", &["trunk road", "toll"], &[], "ROADS", ""),
        duty("road", &["ring road", "ring", "bypass"], &[], "1", "works"),
        duty("road", &[], &["1.02"], "1", "works"),
        duty("bus", &[], &[], "1", ""),
        duty("light", &[], &[], "POWER", ""),
        duty("ferry", &[], &["1"], "1", ""),
        duty("pier", &[], &["1.02"], "1.xx", ""),
        duty("dream", &[], &[], "NOBODY", ""),
        duty("abuse", &[], &[], "1.xx", "shelter"),
        duty("graft", &[], &[], "AUDIT", ""),
    ]
}

/// `owner` is `1` for a province, `1.xx` for a regency, else a national institution.
fn duty(topic: &str, when: &[&str], when_area: &[&str], owner: &str, unit: &str) -> Duty {
    let level = match owner {
        "1" => Level::Province,
        "1.xx" => Level::Regency,
        _ => Level::National,
    };
    Duty {
        topic: TopicCode::new(topic),
        when: when.iter().map(|&phrase| phrase.to_owned()).collect(),
        when_area: when_area.iter().map(|&area| AreaCode::new(area)).collect(),
        level,
        institution: (level == Level::National).then(|| InstitutionCode::new(owner)),
        unit: some(unit).map(UnitKindCode::new),
        basis: "Invented act, article 1".to_owned(),
        status: LegalStatus::HouseRule,
    }
}

fn institutions() -> Vec<Institution> {
    let mut all: Vec<Institution> = ["ENVOYS", "ROADS", "POWER", "AUDIT"]
        .into_iter()
        .map(|code| institution(code, Level::National, None))
        .collect();
    all.extend(["1", "2"].map(|area| institution(&format!("GOV-{area}"), Level::Province, Some(area))));
    for area in ["1.01", "1.02", "1.03", "2.01"] {
        let mut one = institution(&format!("GOV-{area}"), Level::Regency, Some(area));
        one.is_autonomous = matches!(area, "1.01" | "1.02");
        all.push(one);
    }
    all
}

fn institution(code: &str, level: Level, area: Option<&str>) -> Institution {
    Institution {
        code: InstitutionCode::new(code),
        name: code.to_owned(),
        short_name: code.to_owned(),
        kind: "invented".to_owned(),
        level,
        parent: None,
        area: area.map(AreaCode::new),
        is_autonomous: true,
        zone: Zone::Wib,
    }
}
