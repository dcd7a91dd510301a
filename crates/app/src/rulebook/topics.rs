//! The taxonomy and the duty map.

use super::facilities::Facilities;
pub(super) use super::lessons::TOPICS;
use super::{Files, Mistake, line_at};
use lapor_domain::agencies::Level;
use lapor_domain::law::LegalStatus;
use lapor_domain::routing::duties::Duty;
use lapor_domain::routing::topics::{Keyword, Need, Pair, Sensitivity, Supervision, Topic, TopicKind};
use lapor_domain::values::{AreaCode, InstitutionCode, TopicCode, UnitKindCode};
use serde::Deserialize;
use toml::Spanned;

/// The file of the duty map.
pub(super) const DUTIES: &str = "duties.toml";

#[derive(Deserialize)]
struct TopicsFile {
    topic: Vec<TopicRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TopicRow {
    code: Spanned<String>,
    name: String,
    name_en: String,
    definition: String,
    sp4n: Vec<String>,
    #[serde(default)]
    sensitive: bool,
    #[serde(default)]
    supervised: bool,
    #[serde(default = "complaint")]
    kind: String,
    threshold: f32,
    #[serde(default)]
    needs_place: bool,
    #[serde(default)]
    proof: bool,
    #[serde(default)]
    questions: Vec<String>,
    keywords: Vec<(String, f32)>,
    #[serde(default)]
    pairs: Vec<(Vec<String>, Vec<String>, f32)>,
}

#[derive(Deserialize)]
struct DutiesFile {
    duty: Vec<DutyRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DutyRow {
    topic: Spanned<String>,
    #[serde(default)]
    when: Vec<String>,
    #[serde(default)]
    facilities: Vec<String>,
    #[serde(default)]
    when_area: Vec<String>,
    level: String,
    institution: Option<String>,
    unit: Option<String>,
    basis: String,
    status: String,
}

fn complaint() -> String {
    TopicKind::Complaint.code().to_string()
}

/// Reads the taxonomy.
pub(super) fn topics(files: &Files, mistakes: &mut Vec<Mistake>) -> Vec<Topic> {
    let file: Option<TopicsFile> = files.toml(TOPICS, mistakes);
    let mut topics: Vec<Topic> = Vec::new();
    for row in file.map(|file| file.topic).unwrap_or_default() {
        let line = line_at(files.text(TOPICS).as_bytes(), row.code.span().start);
        let is_known = topics.iter().any(|topic| topic.code.as_str() == row.code.get_ref());
        let read = topic(row).and_then(|topic| match is_known {
            true => Err(format!("the topic {} stands twice", topic.code)),
            false => Ok(topic),
        });
        match read {
            Ok(topic) => topics.push(topic),
            Err(what) => mistakes.push(Mistake { file: TOPICS.into(), line, what }),
        }
    }
    topics
}

fn topic(row: TopicRow) -> Result<Topic, String> {
    let kind = TopicKind::from_code(&row.kind).ok_or_else(|| format!("there is no kind {:?}", row.kind))?;
    if !(0.0..=1.0).contains(&row.threshold) {
        return Err(format!("the threshold {} is not between 0 and 1", row.threshold));
    }
    Ok(Topic {
        code: TopicCode::new(row.code.get_ref()),
        name: row.name,
        name_en: row.name_en,
        definition: row.definition,
        sp4n: row.sp4n,
        sensitivity: if row.sensitive { Sensitivity::Sensitive } else { Sensitivity::Plain },
        supervision: if row.supervised { Supervision::Supervised } else { Supervision::Ordinary },
        kind,
        threshold: row.threshold,
        place: need(row.needs_place),
        proof: need(row.proof),
        questions: row.questions,
        keywords: row.keywords.into_iter().map(|(phrase, weight)| Keyword { phrase, weight }).collect(),
        pairs: row
            .pairs
            .into_iter()
            .map(|(things, matters, weight)| Pair { things, matters, weight })
            .collect(),
    })
}

fn need(is_required: bool) -> Need {
    if is_required { Need::Required } else { Need::Optional }
}

/// Reads the duty map.
pub(super) fn duties(files: &Files, mistakes: &mut Vec<Mistake>) -> Vec<Duty> {
    let facilities = Facilities::read(files, mistakes);
    let file: Option<DutiesFile> = files.toml(DUTIES, mistakes);
    let mut duties = Vec::new();
    for row in file.map(|file| file.duty).unwrap_or_default() {
        let line = line_at(files.text(DUTIES).as_bytes(), row.topic.span().start);
        match duty(row, &facilities) {
            Ok(duty) => duties.push(duty),
            Err(what) => mistakes.push(Mistake { file: DUTIES.into(), line, what }),
        }
    }
    duties
}

fn duty(row: DutyRow, facilities: &Facilities) -> Result<Duty, String> {
    let level = match row.level.as_str() {
        "national" => Level::National,
        "province" => Level::Province,
        "regency" => Level::Regency,
        other => return Err(format!("there is no level {other:?}; write national, province or regency")),
    };
    if (level == Level::National) != row.institution.is_some() {
        return Err("a national duty names its institution, and only a national one does".into());
    }
    let mut when = row.when;
    for code in &row.facilities {
        let words = facilities.words(code).ok_or_else(|| format!("there is no facility {code:?}"))?;
        when.extend(words.iter().filter(|word| !when.contains(word)).cloned().collect::<Vec<_>>());
    }
    let status = LegalStatus::from_code(&row.status)
        .ok_or_else(|| format!("there is no legal status {:?}", row.status))?;
    Ok(Duty {
        topic: TopicCode::new(row.topic.get_ref()),
        when,
        when_area: row.when_area.iter().map(|area| AreaCode::new(area)).collect(),
        level,
        institution: row.institution.as_deref().map(InstitutionCode::new),
        unit: row.unit.as_deref().map(UnitKindCode::new),
        basis: row.basis,
        status,
    })
}
