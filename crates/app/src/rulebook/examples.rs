//! Contoh kalimat: what people write, by topic.

use super::lessons::EXAMPLES;
use super::{Files, Mistake};
use lapor_domain::routing::topics::Topic;
use lapor_text::sentences::{self, Sentence};
use std::collections::{HashMap, HashSet};

/// With fewer sentences a topic is not learned well enough to be told from its neighbours.
const FEWEST_SENTENCES: usize = 25;

/// Notes every line of the sentences that can't be used, and every topic with too few. A revision without the file is
/// sound: it was kept before there were any.
pub(super) fn check(files: &Files, topics: &[Topic], mistakes: &mut Vec<Mistake>) {
    if files.bytes(EXAMPLES).is_none() {
        return;
    }
    let mut note = |line: usize, what: String| mistakes.push(Mistake { file: EXAMPLES.into(), line, what });
    let (sentences, unusable) = sentences::read(files.text(EXAMPLES));
    unusable.iter().for_each(|one| note(one.line, one.flaw.to_string()));
    let known: HashSet<&str> = topics.iter().map(|topic| topic.code.as_str()).collect();
    let mut of_topic: HashMap<&str, Vec<&Sentence<'_>>> = HashMap::new();
    sentences.iter().for_each(|one| of_topic.entry(one.label).or_default().push(one));
    for (label, sentences) in of_topic.iter().filter(|(label, _)| !known.contains(*label)) {
        note(line_of_label(sentences), format!("there is no topic {label} in topics.toml"));
    }
    for topic in topics {
        let sentences = of_topic.get(topic.code.as_str()).map(Vec::as_slice).unwrap_or_default();
        if sentences.len() < FEWEST_SENTENCES {
            let count = sentences.len();
            let what = format!("{} has {count} sentences; write at least {FEWEST_SENTENCES}", topic.code);
            note(line_of_label(sentences), what);
        }
    }
}

/// The line above the first sentence; 0 when there is none.
fn line_of_label(sentences: &[&Sentence<'_>]) -> usize {
    sentences.first().map_or(0, |first| first.line.saturating_sub(1))
}
