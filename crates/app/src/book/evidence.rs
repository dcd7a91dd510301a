//! What in a text speaks for which topic: phrases, and pairs of words that stand near each other.

use lapor_domain::routing::propose::Evidence;
use lapor_domain::routing::topics::{Pair, Topic};
use lapor_domain::values::TopicCode;
use lapor_text::{Hit, Normalised, PhraseIndex};
use std::ops::Range;

/// How many words may stand between the two of a pair. House rule: about one clause.
const NEAR_WORDS: usize = 8;

/// The phrases and pairs of all topics, indexed.
pub(super) struct Finder {
    keywords: PhraseIndex<(TopicCode, f32)>,
    pair_words: PhraseIndex<(usize, Side)>,
    pairs: Vec<(TopicCode, f32)>,
}

/// Which of the two a word of a pair is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Thing,
    Matter,
}

impl Finder {
    /// Indexes the topics.
    ///
    /// # Errors
    /// When there are more phrases than the matcher can number.
    pub fn new(topics: &[Topic]) -> Result<Self, String> {
        let keywords = topics.iter().flat_map(|topic| {
            let words = topic.keywords.iter();
            words.map(|word| (word.phrase.clone(), (topic.code.clone(), word.weight)))
        });
        let keywords = PhraseIndex::new(keywords).map_err(|error| error.to_string())?;
        let owned: Vec<(&TopicCode, &Pair)> =
            topics.iter().flat_map(|topic| topic.pairs.iter().map(|pair| (&topic.code, pair))).collect();
        let words = owned.iter().enumerate().flat_map(|(number, (_, pair))| {
            let things = pair.things.iter().map(move |word| (word.clone(), (number, Side::Thing)));
            things.chain(pair.matters.iter().map(move |word| (word.clone(), (number, Side::Matter))))
        });
        let pair_words = PhraseIndex::new(words).map_err(|error| error.to_string())?;
        let pairs = owned.iter().map(|(topic, pair)| ((*topic).clone(), pair.weight)).collect();
        Ok(Finder { keywords, pair_words, pairs })
    }

    /// Everything in the text that speaks for a topic.
    pub fn find(&self, text: &Normalised) -> Vec<Evidence> {
        let mut evidence: Vec<Evidence> = self
            .keywords
            .find(text)
            .into_iter()
            .map(|hit| Evidence {
                topic: hit.payload.0.clone(),
                phrase: hit.phrase.to_string(),
                weight: hit.payload.1,
                span: (hit.span.start, hit.span.end),
            })
            .collect();
        let pairs = self.find_pairs(text, &evidence);
        evidence.extend(pairs);
        evidence
    }

    /// Each pair once, at the place where its two words stand nearest to each other.
    fn find_pairs(&self, text: &Normalised, keywords: &[Evidence]) -> Vec<Evidence> {
        let mut hits = self.pair_words.find(text);
        // `depan sd` is a landmark, and says nothing about the school.
        hits.retain(|hit| !keywords.iter().any(|longer| lies_inside(&hit.span, longer.span)));
        let mut evidence = Vec::new();
        for (number, (topic, weight)) in self.pairs.iter().enumerate() {
            let of = |side| hits.iter().filter(move |hit| *hit.payload == (number, side));
            let near = of(Side::Thing)
                .flat_map(|thing| of(Side::Matter).map(move |matter| (thing, matter)))
                .map(|(thing, matter)| (words_between(text, &thing.span, &matter.span), thing, matter))
                .filter(|(between, ..)| between.is_some_and(|words| words <= NEAR_WORDS))
                .min_by_key(|(between, ..)| *between);
            if let Some((_, thing, matter)) = near {
                evidence.push(pair_evidence(topic, *weight, thing, matter));
            }
        }
        evidence
    }
}

/// The matter carries the place: the thing may speak for other topics as well.
fn pair_evidence<P>(topic: &TopicCode, weight: f32, thing: &Hit<'_, P>, matter: &Hit<'_, P>) -> Evidence {
    Evidence {
        topic: topic.clone(),
        phrase: format!("{} … {}", thing.phrase, matter.phrase),
        weight,
        span: (matter.span.start, matter.span.end),
    }
}

fn lies_inside(span: &Range<usize>, longer: (usize, usize)) -> bool {
    longer.0 <= span.start && span.end <= longer.1 && span.len() < longer.1 - longer.0
}

/// How many words stand between two places; none when they overlap.
fn words_between(text: &Normalised, one: &Range<usize>, other: &Range<usize>) -> Option<usize> {
    let (first, second) = if one.start <= other.start { (one, other) } else { (other, one) };
    let words = text.words();
    let begins = |at: usize| words.partition_point(|word| word.span.start < at);
    begins(second.start).checked_sub(begins(first.end)).filter(|_| first.end <= second.start)
}
