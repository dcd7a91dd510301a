//! Usulan penerusan: an explained proposal of who should answer a report.
//!
//! The confidence is `margin × saturation`. A topic's score is the sum of the weights of the
//! phrases that speak for it (each phrase once; one that lies inside a longer phrase is left out),
//! plus what the reporter chose. `margin = top / (top + second)` says how clearly the topic leads,
//! `saturation = 1 − e^(−top / 1.2)` how much was said for it at all: one phrase of weight 3 without
//! a rival gives 0.92, the same with a rival of weight 2 gives 0.55. An institution chosen by the
//! reporter that the duty does not lead to costs a sixth, and what the report resembles more and leads elsewhere costs
//! as much as it is likelier (see [`likeness`](super::likeness)). Source: house rule.

use super::book::RoutingBook;
use super::duties::{Qualifier, answerable, join_words};
use super::likeness::{LEAST_SUGGESTED, Likeness, SUGGESTIONS, Suggestion, agreement, asks_for_caution};
use super::reasons::{Decides, Reason, Rule, SHOWN_SPANS, Span, Why, outermost};
use super::topics::{Sensitivity, Supervision, Topic};
use crate::values::{AreaCode, InstitutionCode, TopicCode, UnitCode};

/// What the reporter's own choice of a topic adds to its score.
const CHOSEN_TOPIC_WEIGHT: f32 = 2.0;
/// What naming the institution that answers for a topic adds to its score.
const CHOSEN_INSTITUTION_WEIGHT: f32 = 1.0;
/// What is left of the confidence when the reporter named another institution.
const CHOSEN_OTHER_FACTOR: f32 = 5.0 / 6.0;
/// The most that one phrase can add to a score.
const HEAVIEST_PHRASE: f32 = 4.0;
/// How much must be said before a topic counts as spoken for.
const SATURATION: f32 = 1.2;
/// From this score on, a topic that only a person may route keeps the system from routing.
const CAUTION_SCORE: f32 = 1.5;
/// How many other topics a proposal names.
const ALTERNATIVES: usize = 3;

/// A phrase of the report that speaks for a topic. One entry per place where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// The topic it speaks for.
    pub topic: TopicCode,
    /// The phrase as it stands in the rulebook.
    pub phrase: String,
    /// How strongly it speaks.
    pub weight: f32,
    /// Where it stands in the report.
    pub span: Span,
}

/// What is known of a report when its way is sought.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// The phrases found in its words, overlapping ones too.
    pub evidence: &'a [Evidence],
    /// What it resembles, the likeliest first; nothing where no examples are known.
    pub likeness: &'a [Likeness<'a>],
    /// The words that decide between duties.
    pub qualifiers: &'a [Qualifier],
    /// Its place, as narrow as known.
    pub area: Option<&'a AreaCode>,
    /// The topic the reporter chose: evidence, not a command.
    pub chosen_topic: Option<&'a TopicCode>,
    /// The institution the reporter named: evidence, not a command.
    pub chosen_institution: Option<&'a InstitutionCode>,
}

/// Another topic that the report might be about.
#[derive(Clone, Debug, PartialEq)]
pub struct Alternative {
    /// The topic.
    pub topic: TopicCode,
    /// Who would answer for it, where that can be said.
    pub institution: Option<InstitutionCode>,
    /// How sure that would be, 0 to 1.
    pub confidence: f32,
}

/// Usulan: who should answer, how sure that is, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// What the report is about.
    pub topic: Option<TopicCode>,
    /// Who should answer.
    pub institution: Option<InstitutionCode>,
    /// Which unit of it, where known.
    pub unit: Option<UnitCode>,
    /// How sure that is, 0 to 1.
    pub confidence: f32,
    /// The steps that led there.
    pub reasons: Vec<Reason>,
    /// Up to three other topics, the likeliest first.
    pub alternatives: Vec<Alternative>,
    /// Up to three topics whose examples it resembles, the likeliest first, where a person decides.
    pub suggestions: Vec<Suggestion>,
    /// Whether the system may route by itself.
    pub decides: Decides,
}

/// One topic with what speaks for it.
struct Candidate<'b> {
    topic: &'b Topic,
    score: f32,
    words: Vec<String>,
    spans: Vec<Span>,
}

/// Proposes who should answer a report. The same question and book give the same proposal.
pub fn propose(question: &Question, book: &impl RoutingBook) -> Proposal {
    let candidates = ranked(question, book);
    let Some(best) = candidates.first() else {
        return without_topic(question, book);
    };
    let mut reasons = topic_reasons(best, Rule::Words, question);
    let mut confidence = confidence_of(best, &candidates);
    let mut why = None;
    let (mut institution, mut unit) = (None, None);
    match answerable(&best.topic.code, question.qualifiers, question.area, book) {
        Ok(answer) => {
            reasons.extend(answer.reasons);
            institution = Some(answer.institution.code.clone());
            unit = answer.unit;
        }
        Err(unanswered) => {
            reasons.extend(unanswered.reasons);
            why = Some(unanswered.why);
        }
    }
    confidence *= agreement(question.likeness, |other| {
        other == &best.topic.code || leads_to(other, (institution.as_ref(), unit.as_ref()), question, book)
    });
    if let Some(chosen) = known_choice(question, book) {
        let leads_elsewhere = institution.as_ref().is_some_and(|found| found != chosen);
        confidence *= if leads_elsewhere { CHOSEN_OTHER_FACTOR } else { 1.0 };
        let rule = if leads_elsewhere { Rule::ChosenOther } else { Rule::ChosenInstitution };
        reasons.push(chosen_reason(chosen, rule));
    }
    let risky = risky_rival(&candidates);
    reasons.extend(risky.into_iter().flat_map(|rival| topic_reasons(rival, Rule::AlsoSpeaksFor, question)));
    let resembled = asks_for_caution(question.likeness, book).then_some(Why::MayBeSensitive);
    let decides = match caution(best.topic, risky).or(resembled).or(why) {
        Some(why) => Decides::Person(why),
        None if confidence < best.topic.threshold => Decides::Person(Why::BelowThreshold),
        None => Decides::System,
    };
    let alternatives = alternatives(&candidates, question, book);
    Proposal {
        topic: Some(best.topic.code.clone()),
        institution,
        unit,
        confidence,
        reasons,
        alternatives,
        suggestions: suggestions(decides, question, book),
        decides,
    }
}

/// Nothing speaks for a topic: what the reporter named is all there is, and a person decides.
fn without_topic(question: &Question, book: &impl RoutingBook) -> Proposal {
    let known = known_choice(question, book);
    let decides = Decides::Person(Why::NoTopic);
    Proposal {
        topic: None,
        institution: known.cloned(),
        unit: None,
        confidence: 0.0,
        reasons: known.map(|code| chosen_reason(code, Rule::ChosenInstitution)).into_iter().collect(),
        alternatives: Vec::new(),
        suggestions: suggestions(decides, question, book),
        decides,
    }
}

/// The institution that the reporter named, where the rulebook knows it.
fn known_choice<'a>(question: &Question<'a>, book: &impl RoutingBook) -> Option<&'a InstitutionCode> {
    question.chosen_institution.filter(|code| book.institution(code).is_some())
}

/// The topics that something speaks for, the best first; ties in the order of the rulebook.
fn ranked<'b>(question: &Question, book: &'b impl RoutingBook) -> Vec<Candidate<'b>> {
    // "bpjs" says nothing of its own inside "bpjs ketenagakerjaan".
    let evidence = outermost(question.evidence.iter(), |hit| hit.span);
    let mut candidates: Vec<Candidate> = book
        .topics()
        .iter()
        .map(|topic| candidate(topic, &evidence, question, book))
        .filter(|candidate| candidate.score > 0.0)
        .collect();
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
    candidates
}

fn candidate<'b>(
    topic: &'b Topic,
    evidence: &[&Evidence],
    question: &Question,
    book: &impl RoutingBook,
) -> Candidate<'b> {
    let mut found = Candidate { topic, score: 0.0, words: Vec::new(), spans: Vec::new() };
    for hit in evidence.iter().filter(|hit| hit.topic == topic.code && hit.weight > 0.0) {
        if !found.words.contains(&hit.phrase) {
            found.score += hit.weight.min(HEAVIEST_PHRASE);
            found.words.push(hit.phrase.clone());
        }
        if found.spans.len() < SHOWN_SPANS {
            found.spans.push(hit.span);
        }
    }
    if question.chosen_topic == Some(&topic.code) {
        found.score += CHOSEN_TOPIC_WEIGHT;
    }
    if found.score > 0.0 && answers_as_chosen(topic, question, book) {
        found.score += CHOSEN_INSTITUTION_WEIGHT;
    }
    found
}

fn answers_as_chosen(topic: &Topic, question: &Question, book: &impl RoutingBook) -> bool {
    question.chosen_institution.is_some_and(|chosen| {
        answerable(&topic.code, question.qualifiers, question.area, book)
            .is_ok_and(|answer| &answer.institution.code == chosen)
    })
}

/// How sure it is that the report is about `candidate`, 0 to 1.
fn confidence_of(candidate: &Candidate, all: &[Candidate]) -> f32 {
    let rival = all
        .iter()
        .filter(|other| other.topic.code != candidate.topic.code)
        .map(|other| other.score)
        .fold(0.0, f32::max);
    let margin = candidate.score / (candidate.score + rival);
    let saturation = 1.0 - (-candidate.score / SATURATION).exp();
    (margin * saturation).clamp(0.0, 1.0)
}

/// What speaks for a topic: the report's words, told under `rule`, and the reporter's choice.
fn topic_reasons(candidate: &Candidate, rule: Rule, question: &Question) -> Vec<Reason> {
    let topic = ("topic", candidate.topic.code.to_string());
    let mut reasons = Vec::new();
    if !candidate.words.is_empty() {
        let words = join_words(candidate.words.iter().map(String::as_str));
        let args = vec![topic.clone(), ("words", words)];
        reasons.push(Reason { rule, args, spans: candidate.spans.clone() });
    }
    if question.chosen_topic == Some(&candidate.topic.code) {
        reasons.push(Reason { rule: Rule::ChosenTopic, args: vec![topic], spans: Vec::new() });
    }
    reasons
}

fn chosen_reason(chosen: &InstitutionCode, rule: Rule) -> Reason {
    Reason { rule, args: vec![("institution", chosen.to_string())], spans: Vec::new() }
}

/// The strongest topic behind the first that only a person may route.
fn risky_rival<'c, 'b>(candidates: &'c [Candidate<'b>]) -> Option<&'c Candidate<'b>> {
    candidates.iter().skip(1).find(|other| other.topic.needs_person() && other.score >= CAUTION_SCORE)
}

fn caution(topic: &Topic, risky: Option<&Candidate>) -> Option<Why> {
    match (topic.sensitivity, topic.supervision) {
        (Sensitivity::Sensitive, _) => Some(Why::Sensitive),
        (_, Supervision::Supervised) => Some(Why::Supervised),
        _ => risky.map(|_| Why::MayBeSensitive),
    }
}

fn alternatives(candidates: &[Candidate], question: &Question, book: &impl RoutingBook) -> Vec<Alternative> {
    candidates
        .iter()
        .skip(1)
        .take(ALTERNATIVES)
        .map(|other| Alternative {
            topic: other.topic.code.clone(),
            institution: answers_for(&other.topic.code, question, book),
            confidence: confidence_of(other, candidates),
        })
        .collect()
}

/// What the person who decides is told of the examples; where the system decides, nobody reads it.
fn suggestions(decides: Decides, question: &Question, book: &impl RoutingBook) -> Vec<Suggestion> {
    if decides == Decides::System {
        return Vec::new();
    }
    let likely = question.likeness.iter().filter(|one| one.confidence >= LEAST_SUGGESTED);
    likely.take(SUGGESTIONS).map(|one| Suggestion::new(one, answers_for(one.topic, question, book))).collect()
}

/// Whether the same institution and unit would answer for a topic. Nobody known is not the same as nobody known.
fn leads_to(
    topic: &TopicCode,
    (institution, unit): (Option<&InstitutionCode>, Option<&UnitCode>),
    question: &Question,
    book: &impl RoutingBook,
) -> bool {
    answerable(topic, question.qualifiers, question.area, book)
        .is_ok_and(|answer| Some(&answer.institution.code) == institution && answer.unit.as_ref() == unit)
}

fn answers_for(topic: &TopicCode, question: &Question, book: &impl RoutingBook) -> Option<InstitutionCode> {
    let answer = answerable(topic, question.qualifiers, question.area, book).ok()?;
    Some(answer.institution.code.clone())
}

#[cfg(test)]
mod tests;
