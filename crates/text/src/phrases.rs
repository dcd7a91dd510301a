//! Finding keywords and fixed expressions as whole words.

#[cfg(test)]
mod tests;

use crate::normalise::Normalised;
use aho_corasick::{AhoCorasick, BuildError};
use std::collections::HashMap;
use std::ops::Range;

/// Phrases with what they stand for, found all at once.
///
/// Phrases are normalised like the texts, so that `jln. rusak` in a list finds
/// `JALAN  rusaaak` in a report.
#[derive(Clone, Debug)]
pub struct PhraseIndex<P> {
    matcher: AhoCorasick,
    phrases: Vec<Phrase<P>>,
}

#[derive(Clone, Debug)]
struct Phrase<P> {
    text: String,
    payloads: Vec<P>,
}

/// A phrase that a text contains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit<'a, P> {
    /// What the phrase stands for.
    pub payload: &'a P,
    /// The phrase, normalised.
    pub phrase: &'a str,
    /// The bytes of the original text where it stands.
    pub span: Range<usize>,
}

impl<P> PhraseIndex<P> {
    /// Builds the index. Phrases without a letter or digit find nothing; one
    /// phrase may stand for several things.
    ///
    /// # Errors
    /// When there are more phrases than the matcher can number.
    pub fn new<S: AsRef<str>>(phrases: impl IntoIterator<Item = (S, P)>) -> Result<Self, BuildError> {
        let mut kept: Vec<Phrase<P>> = Vec::new();
        let mut known: HashMap<String, usize> = HashMap::new();
        for (phrase, payload) in phrases {
            let text = Normalised::new(phrase.as_ref()).text().to_owned();
            if text.is_empty() {
                continue;
            }
            let next = kept.len();
            let at = *known.entry(text.clone()).or_insert(next);
            if at == next {
                let payloads = Vec::new();
                kept.push(Phrase { text, payloads });
            }
            kept[at].payloads.push(payload);
        }
        let matcher = AhoCorasick::new(kept.iter().map(|phrase| &phrase.text))?;
        Ok(Self { matcher, phrases: kept })
    }

    /// The number of different phrases.
    pub fn len(&self) -> usize {
        self.phrases.len()
    }

    /// Whether there is no phrase at all.
    pub fn is_empty(&self) -> bool {
        self.phrases.is_empty()
    }

    /// Every place where the text contains a phrase as whole words, in the order
    /// of the text; overlapping phrases are all found.
    pub fn find<'a>(&'a self, text: &Normalised) -> Vec<Hit<'a, P>> {
        let haystack = text.text();
        let mut places: Vec<(usize, usize, usize)> = Vec::new();
        for found in self.matcher.find_overlapping_iter(haystack) {
            let at = found.pattern().as_usize();
            if is_whole(haystack.as_bytes(), found.range()) {
                places.push((found.start(), found.end(), at));
            }
        }
        places.sort_unstable();
        let hits = places.into_iter().flat_map(|(start, end, at)| {
            let phrase = &self.phrases[at];
            let span = text.span_of(start..end);
            phrase.payloads.iter().map(move |payload| Hit {
                payload,
                phrase: &phrase.text,
                span: span.clone(),
            })
        });
        hits.collect()
    }
}

fn is_whole(haystack: &[u8], range: Range<usize>) -> bool {
    let before = range.start.checked_sub(1).map(|i| haystack[i]);
    let after = haystack.get(range.end).copied();
    [before, after].into_iter().flatten().all(|byte| byte == b' ')
}
