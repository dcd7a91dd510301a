//! What the files must say about each other.

use super::topics::{DUTIES, TOPICS};
use super::{Aliases, Files, Mistake, line_of};
use lapor_domain::rulebook::Contents;
use std::collections::{HashMap, HashSet};

/// Notes every code that points to nothing, and every topic that leads nowhere.
pub(super) fn references(files: &Files, contents: &Contents, aliases: &Aliases, mistakes: &mut Vec<Mistake>) {
    let institutions: HashSet<&str> = contents.institutions.iter().map(|one| one.code.as_str()).collect();
    let units: HashSet<&str> = contents.unit_kinds.iter().map(|kind| kind.code.as_str()).collect();
    let topics: HashSet<&str> = contents.topics.iter().map(|topic| topic.code.as_str()).collect();
    let mut note = |file: &str, needle: &str, what: String| {
        mistakes.push(Mistake { file: file.into(), line: line_of(files.text(file), needle), what });
    };
    for duty in &contents.duties {
        if !topics.contains(duty.topic.as_str()) {
            let needle = format!("topic = \"{}\"", duty.topic);
            note(DUTIES, &needle, format!("there is no topic {} in topics.toml", duty.topic));
        }
        let unknown = duty.institution.as_ref().filter(|code| !institutions.contains(code.as_str()));
        if let Some(code) = unknown {
            note(DUTIES, &format!("\"{code}\""), format!("there is no institution {code}"));
        }
        if let Some(code) = duty.unit.as_ref().filter(|code| !units.contains(code.as_str())) {
            note(DUTIES, &format!("\"{code}\""), format!("there is no kind of unit {code}"));
        }
    }
    let always: HashSet<&str> = contents
        .duties
        .iter()
        .filter(|duty| duty.when.is_empty() && duty.when_area.is_empty())
        .map(|duty| duty.topic.as_str())
        .collect();
    for topic in contents.topics.iter().filter(|topic| !always.contains(topic.code.as_str())) {
        let what = format!("the topic {} has no duty without conditions: it would lead nowhere", topic.code);
        note(TOPICS, &format!("\"{}\"", topic.code), what);
    }
    for (alias, code) in &aliases.institutions {
        if !institutions.contains(code.as_str()) {
            note("aliases.toml", &format!("\"{alias}\""), format!("there is no institution {code}"));
        }
    }
    for (alias, code) in &aliases.areas {
        if contents.areas.get(&lapor_domain::values::AreaCode::new(code)).is_none() {
            note("aliases.toml", &format!("\"{alias}\""), format!("there is no area {code}"));
        }
    }
    institution_tree(contents, &institutions, &mut note);
}

fn institution_tree(contents: &Contents, known: &HashSet<&str>, note: &mut impl FnMut(&str, &str, String)) {
    let file_of = |has_area: bool| match has_area {
        true => "institutions/governments.csv",
        false => "institutions/national.csv",
    };
    let parents: HashMap<&str, &str> = contents
        .institutions
        .iter()
        .filter_map(|one| one.parent.as_ref().map(|parent| (one.code.as_str(), parent.as_str())))
        .collect();
    for one in &contents.institutions {
        let file = file_of(one.area.is_some());
        let needle = format!("\n{},", one.code);
        if let Some(parent) = one.parent.as_ref().filter(|parent| !known.contains(parent.as_str())) {
            note(file, &needle, format!("there is no institution {parent} above {}", one.code));
        }
        let upward = std::iter::successors(Some(one.code.as_str()), |code| parents.get(code).copied());
        if upward.skip(1).take(8).any(|code| code == one.code.as_str()) {
            note(file, &needle, format!("the institutions above {} run in a ring", one.code));
        }
        let area = one.area.as_ref().filter(|area| contents.areas.get(area).is_none());
        if let Some(area) = area {
            note(file, &needle, format!("there is no area {area}"));
        }
    }
}
