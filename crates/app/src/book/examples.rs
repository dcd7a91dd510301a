//! Which topics a text resembles, by the model that learned from the rulebook's sentences.

use lapor_domain::routing::likeness::{Likeness, Suggestion};
use lapor_domain::routing::topics::Topic;
use lapor_domain::values::TopicCode;
use lapor_text::classify::Model;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

/// What the build made of the rulebook.
static MODEL: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/topics.model"));

/// How much of a text is compared: what it is about is said early, and a very long one must not cost more. Unit: bytes.
const READ_BYTES: usize = 2_000;
/// What is less likely decides nothing.
const LEAST_LIKELY: f32 = 0.01;
/// How many words a suggestion shows.
const WORDS_SHOWN: usize = 3;
/// A word that says less than this share of the clearest one explains nothing.
const CLEAR_SHARE: f32 = 0.25;

/// The model with the topics that it speaks of.
pub(super) struct Examples {
    model: Arc<Model>,
    topics: HashMap<String, TopicCode>,
}

impl Examples {
    /// The model inside the program.
    pub fn built_in(topics: &[Topic]) -> Self {
        static READ: LazyLock<Arc<Model>> =
            LazyLock::new(|| Arc::new(Model::from_bytes(MODEL).expect("the build of this program wrote it")));
        Self::new(READ.clone(), topics)
    }

    /// Another model. What it knows besides these topics is left out.
    pub fn new(model: Arc<Model>, topics: &[Topic]) -> Self {
        let topics = topics.iter().map(|topic| (topic.code.to_string(), topic.code.clone())).collect();
        Examples { model, topics }
    }

    /// What a text resembles, the likeliest first.
    pub fn likeness(&self, text: &str) -> Vec<Likeness<'_>> {
        let ranked = self.model.rank(compared(text)).into_iter();
        let likely = ranked.take_while(|one| one.confidence >= LEAST_LIKELY);
        let known = likely.filter_map(|one| Some((self.topics.get(one.label)?, one.confidence)));
        known.map(|(topic, confidence)| Likeness { topic, confidence }).collect()
    }

    /// Every topic that the model knows, the likeliest first.
    pub fn ranked(&self, text: &str) -> Vec<&TopicCode> {
        let ranked = self.model.rank(compared(text)).into_iter();
        ranked.filter_map(|one| self.topics.get(one.label)).collect()
    }

    /// Adds the words that speak most for a suggestion; false where no word does.
    pub fn explain(&self, text: &str, suggestion: &mut Suggestion) -> bool {
        let text = compared(text);
        let clues = self.model.explain(text, suggestion.topic.as_str());
        let clearest = clues.iter().map(|clue| clue.weight).fold(0.0, f32::max);
        let clear = clues.iter().filter(|clue| clue.weight > 0.0 && clue.weight >= clearest * CLEAR_SHARE);
        let mut spans: Vec<(usize, usize)> =
            clear.take(WORDS_SHOWN).map(|clue| (clue.span.start, clue.span.end)).collect();
        spans.sort_unstable();
        let words: Vec<&str> = spans.iter().filter_map(|(start, end)| text.get(*start..*end)).collect();
        suggestion.reason.args.push(("words", words.join("|")));
        suggestion.reason.spans = spans;
        !suggestion.reason.spans.is_empty()
    }
}

fn compared(text: &str) -> &str {
    &text[..text.floor_char_boundary(READ_BYTES)]
}

#[cfg(test)]
mod tests;
