//! What in a text speaks for which topic: phrases, and pairs of words that stand near each other.

use lapor_domain::routing::propose::Evidence;
use lapor_domain::routing::topics::{Pair, Topic};
use lapor_domain::values::TopicCode;
use lapor_text::{Hit, Normalised, PhraseIndex};
use std::collections::BTreeMap;
use std::ops::Range;

/// How many words may stand between the two of a pair. House rule: about one clause.
const NEAR_WORDS: usize = 8;

/// The phrases and pairs of all topics, indexed.
pub(super) struct Finder {
    landmarks: PhraseIndex<()>,
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
        let weightless = topics.iter().flat_map(|topic| &topic.keywords).filter(|word| word.weight <= 0.0);
        let landmarks = PhraseIndex::new(weightless.map(|word| (word.phrase.clone(), ())));
        let landmarks = landmarks.map_err(|error| error.to_string())?;
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
        Ok(Finder { landmarks, keywords, pair_words, pairs })
    }

    /// What only says where: `depan puskesmas`. A word inside it speaks for nothing and decides nothing.
    pub fn landmarks(&self, text: &Normalised) -> Vec<Range<usize>> {
        self.landmarks.find(text).into_iter().map(|hit| hit.span).collect()
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
        let hits = self.pair_words.find(text);
        let cover = Cover::of(keywords);
        let mut sides: BTreeMap<usize, Sides<'_>> = BTreeMap::new();
        // `depan sd` is a landmark, and says nothing about the school.
        for hit in hits.iter().filter(|hit| !cover.holds(&hit.span)) {
            let (number, side) = *hit.payload;
            let both = sides.entry(number).or_default();
            let stands = if side == Side::Thing { &mut both.things } else { &mut both.matters };
            stands.push(Stand::of(hit, text));
        }
        let pair = |(number, both): (usize, Sides<'_>)| {
            let (topic, weight) = &self.pairs[number];
            both.nearest().map(|(thing, matter)| pair_evidence(topic, *weight, thing, matter))
        };
        sides.into_iter().filter_map(pair).collect()
    }
}

/// Where the words of one pair stand, in the order of the text.
#[derive(Default)]
struct Sides<'h> {
    things: Vec<Stand<'h>>,
    matters: Vec<Stand<'h>>,
}

impl<'h> Sides<'h> {
    /// The thing and the matter with the fewest words between them, where these are few enough. Only
    /// the neighbourhood of each thing is looked at: a text may repeat its words thousands of times.
    fn nearest(&self) -> Option<(&'h WordHit<'h>, &'h WordHit<'h>)> {
        let longest = self.things.iter().chain(&self.matters).map(|stand| stand.after - stand.first).max()?;
        let reach = NEAR_WORDS + longest;
        let pairs = self.things.iter().flat_map(|thing| {
            let from = self.matters.partition_point(|matter| matter.first + reach < thing.first);
            let around = self.matters[from..].iter().take_while(move |it| it.first <= thing.first + reach);
            around.map(move |matter| (thing, matter))
        });
        pairs
            .filter_map(|(thing, matter)| Some((words_between(thing, matter)?, thing, matter)))
            .filter(|(between, ..)| *between <= NEAR_WORDS)
            .min_by_key(|(between, ..)| *between)
            .map(|(_, thing, matter)| (thing.hit, matter.hit))
    }
}

/// A word of a pair, found in a text.
type WordHit<'h> = Hit<'h, (usize, Side)>;

/// Where a word of a pair stands, counted in words.
struct Stand<'h> {
    hit: &'h WordHit<'h>,
    first: usize,
    after: usize,
}

impl<'h> Stand<'h> {
    fn of(hit: &'h WordHit<'h>, text: &Normalised) -> Self {
        let before = |at: usize| text.words().partition_point(|word| word.span.start < at);
        Stand { hit, first: before(hit.span.start), after: before(hit.span.end) }
    }
}

/// What the keywords of a text cover.
struct Cover {
    /// The beginning of each keyword, and how far it and those before it reach.
    reaches: Vec<(usize, usize)>,
}

impl Cover {
    fn of(keywords: &[Evidence]) -> Self {
        let mut reaches: Vec<(usize, usize)> = keywords.iter().map(|keyword| keyword.span).collect();
        reaches.sort_unstable();
        let mut farthest = 0;
        for reach in &mut reaches {
            farthest = farthest.max(reach.1);
            reach.1 = farthest;
        }
        Cover { reaches }
    }

    /// Whether `span` lies inside a keyword that is longer.
    fn holds(&self, span: &Range<usize>) -> bool {
        let reach = |count: usize| count.checked_sub(1).map_or(0, |last| self.reaches[last].1);
        let before = self.reaches.partition_point(|(start, _)| *start < span.start);
        let with = self.reaches.partition_point(|(start, _)| *start <= span.start);
        reach(before) >= span.end || reach(with) > span.end
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

/// How many words stand between two places; none when they overlap.
fn words_between(one: &Stand<'_>, other: &Stand<'_>) -> Option<usize> {
    let is_first = one.hit.span.start <= other.hit.span.start;
    let (first, second) = if is_first { (one, other) } else { (other, one) };
    let is_apart = first.hit.span.end <= second.hit.span.start;
    second.first.checked_sub(first.after).filter(|_| is_apart)
}

#[cfg(test)]
mod tests;
