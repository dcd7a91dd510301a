//! Pembagian urusan: which level and kind of institution owns a topic, and who that is at a place.

use super::book::RoutingBook;
use super::reasons::{Reason, Rule, SHOWN_SPANS, Span, Why, outermost};
use crate::agencies::{Institution, Level};
use crate::areas::AreaLevel;
use crate::law::LegalStatus;
use crate::values::{AreaCode, InstitutionCode, TopicCode, UnitCode, UnitKindCode};
use std::cmp::Reverse;
use std::collections::HashSet;

/// Kewenangan: one row of the duty map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// The topic it belongs to.
    pub topic: TopicCode,
    /// Normalised phrases, one of which the report must contain; empty: always.
    pub when: Vec<String>,
    /// Areas, in one of which the place must lie; empty: anywhere.
    pub when_area: Vec<AreaCode>,
    /// The level of government that owns it.
    pub level: Level,
    /// The institution, where the duty is national.
    pub institution: Option<InstitutionCode>,
    /// The kind of unit inside the institution, where known.
    pub unit: Option<UnitKindCode>,
    /// The legal basis, as it is quoted.
    pub basis: String,
    /// How sure the basis is.
    pub status: LegalStatus,
}

/// Kata penentu: a phrase of the duty map that stands in the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qualifier {
    /// The phrase as it stands in the duty map.
    pub word: String,
    /// Where it stands in the report.
    pub span: Span,
}

/// Who answers for a topic at a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer<'b> {
    /// The institution that owns the duty.
    pub institution: &'b Institution,
    /// The unit inside it, where known.
    pub unit: Option<UnitCode>,
    /// The row of the duty map that decided.
    pub duty: &'b Duty,
    /// How the row and the place led there.
    pub reasons: Vec<Reason>,
}

/// Nobody could be named.
#[derive(Clone, Debug, PartialEq)]
pub struct Unanswered {
    /// What is missing.
    pub why: Why,
    /// What is known all the same, such as the level that owns the duty.
    pub reasons: Vec<Reason>,
}

/// Finds who answers for `topic` at `area`, given the deciding words of the report.
pub fn answerable<'b>(
    topic: &TopicCode,
    qualifiers: &[Qualifier],
    area: Option<&AreaCode>,
    book: &'b impl RoutingBook,
) -> Result<Answer<'b>, Unanswered> {
    let rows = book.duties_of(topic);
    let Some(duty) = deciding_row(&rows, qualifiers, area) else {
        return Err(Unanswered { why: why_no_row(&rows, area), reasons: Vec::new() });
    };
    let mut reasons = row_reasons(duty, qualifiers, area);
    match owner(duty, area, book) {
        Ok((institution, found)) => {
            reasons.extend(found);
            let unit = duty.unit.clone().map(|kind| UnitCode { institution: institution.code.clone(), kind });
            reasons.push(duty_reason(duty, Some(institution)));
            Ok(Answer { institution, unit, duty, reasons })
        }
        Err(why) => {
            reasons.push(duty_reason(duty, None));
            Err(Unanswered { why, reasons })
        }
    }
}

/// The row whose words stand in the report wins over one without words; among those the longest
/// phrase, then the most phrases, then one bound to the area, then the order of the file.
fn deciding_row<'b>(
    rows: &[&'b Duty],
    qualifiers: &[Qualifier],
    area: Option<&AreaCode>,
) -> Option<&'b Duty> {
    let fits = |duty: &&&Duty| {
        let in_area = duty.when_area.is_empty()
            || area.is_some_and(|place| duty.when_area.iter().any(|bound| place.is_within(bound)));
        in_area && (duty.when.is_empty() || !matched(duty, qualifiers).is_empty())
    };
    let rank = |duty: &&&Duty| {
        let words: HashSet<&str> =
            matched(duty, qualifiers).into_iter().map(|found| found.word.as_str()).collect();
        let longest = words.iter().map(|word| word.len()).max().unwrap_or(0);
        Reverse((longest, words.len(), usize::from(!duty.when_area.is_empty())))
    };
    rows.iter().filter(fits).min_by_key(rank).copied()
}

/// What is missing when no row of the topic fits.
fn why_no_row(rows: &[&Duty], area: Option<&AreaCode>) -> Why {
    let mut bounds = rows.iter().flat_map(|duty| &duty.when_area);
    match area {
        None if bounds.next().is_some() => Why::NoPlace,
        Some(place) if bounds.any(|bound| bound.is_within(place)) => Why::PlaceTooWide,
        _ => Why::NoInstitution,
    }
}

/// The phrases of this row that stand in the report, those inside a longer one left out.
fn matched<'q>(duty: &Duty, qualifiers: &'q [Qualifier]) -> Vec<&'q Qualifier> {
    outermost(qualifiers.iter().filter(|found| duty.when.contains(&found.word)), |found| found.span)
}

fn row_reasons(duty: &Duty, qualifiers: &[Qualifier], area: Option<&AreaCode>) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let words = matched(duty, qualifiers);
    if !words.is_empty() {
        reasons.push(Reason {
            rule: Rule::Qualifier,
            args: vec![
                ("topic", duty.topic.to_string()),
                ("words", join_words(words.iter().map(|found| found.word.as_str()))),
            ],
            spans: words.iter().map(|found| found.span).take(SHOWN_SPANS).collect(),
        });
    }
    if let (false, Some(place)) = (duty.when_area.is_empty(), area) {
        reasons.push(Reason {
            rule: Rule::AreaRule,
            args: vec![("topic", duty.topic.to_string()), ("area", place.to_string())],
            spans: Vec::new(),
        });
    }
    reasons
}

/// Joins phrases with `|`, each once, in the order given.
pub(super) fn join_words<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut once: Vec<&str> = Vec::new();
    for word in words {
        if !once.contains(&word) {
            once.push(word);
        }
    }
    once.join("|")
}

fn duty_reason(duty: &Duty, institution: Option<&Institution>) -> Reason {
    let mut args = vec![
        ("topic", duty.topic.to_string()),
        ("level", duty.level.code().to_owned()),
        ("basis", duty.basis.clone()),
        ("status", duty.status.code().to_owned()),
    ];
    args.extend(institution.map(|owner| ("institution", owner.code.to_string())));
    args.extend(duty.unit.as_ref().map(|kind| ("unit", kind.to_string())));
    Reason { rule: Rule::Duty, args, spans: Vec::new() }
}

pub(super) type Owner<'b> = Result<(&'b Institution, Vec<Reason>), Why>;

/// Whom a row names for a place, or what is missing.
pub(super) fn owner<'b>(duty: &Duty, area: Option<&AreaCode>, book: &'b impl RoutingBook) -> Owner<'b> {
    match duty.level {
        Level::National => {
            let code = duty.institution.as_ref().ok_or(Why::NoInstitution)?;
            Ok((book.institution(code).ok_or(Why::NoInstitution)?, Vec::new()))
        }
        Level::Province => government(area.ok_or(Why::NoPlace)?, AreaLevel::Province, book),
        Level::Regency => government(area.ok_or(Why::NoPlace)?, AreaLevel::Regency, book),
    }
}

/// The government at `level` that the place lies under; where it does not govern in its own right,
/// the one above it answers.
fn government<'b>(place: &AreaCode, level: AreaLevel, book: &'b impl RoutingBook) -> Owner<'b> {
    let Some(area) = place.at_level(level) else {
        return government_of_wide(place, book);
    };
    let there = book.government_of(&area).ok_or(Why::NoInstitution)?;
    let mut reasons = vec![place_reason(place, there)];
    if there.is_autonomous {
        return Ok((there, reasons));
    }
    let above = area.parent().and_then(|above| book.government_of(&above)).ok_or(Why::NoInstitution)?;
    reasons.push(Reason {
        rule: Rule::NotAutonomous,
        args: vec![("institution", there.code.to_string()), ("answers", above.code.to_string())],
        spans: Vec::new(),
    });
    Ok((above, reasons))
}

/// A province is a wide place for a regency's duty, unless no regency in it governs in its own right.
fn government_of_wide<'b>(province: &AreaCode, book: &'b impl RoutingBook) -> Owner<'b> {
    let below = book.governments_below(province);
    if below.is_empty() || below.iter().any(|government| government.is_autonomous) {
        return Err(Why::PlaceTooWide);
    }
    let there = book.government_of(province).ok_or(Why::NoInstitution)?;
    Ok((there, vec![place_reason(province, there)]))
}

fn place_reason(place: &AreaCode, government: &Institution) -> Reason {
    Reason {
        rule: Rule::Place,
        args: vec![("area", place.to_string()), ("institution", government.code.to_string())],
        spans: Vec::new(),
    }
}

#[cfg(test)]
mod tests;
