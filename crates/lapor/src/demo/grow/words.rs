//! Words of reports and messages: from the lists in `demo/grow/`, the places of the rulebook, and the rulebook's own
//! words for its topics, joined into sentences.

mod forms;
mod sentences;

use super::dice::Dice;
use anyhow::Context;
use forms::Voice;
use lapor_domain::routing::topics::Topic;
pub use sentences::Say;
use sentences::{Sentence, Sentences, Slot};
use serde::Deserialize;
use std::collections::HashMap;

/// Below this weight a word of the rulebook hints at a topic and does not name it.
const NAMES_TOPIC: f32 = 1.5;
/// Which share of words is mistyped.
const SLIPS: f64 = 0.004;
/// Which share of reports tells a long story.
const LONG: f64 = 0.012;
/// Which share of reports names no topic that anybody could recognise.
const VAGUE: f64 = 0.06;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    verbs: String,
    nouns: String,
    qualities: String,
    people: String,
    landmarks: String,
    times: String,
    spans: String,
    short: String,
    first_names: String,
    last_names: String,
}

/// Every word there is to choose from.
pub struct Words {
    verbs: Vec<String>,
    nouns: Vec<String>,
    qualities: Vec<String>,
    people: Vec<String>,
    landmarks: Vec<String>,
    times: Vec<String>,
    spans: Vec<String>,
    short: HashMap<String, String>,
    first_names: Vec<String>,
    last_names: Vec<String>,
    sentences: Sentences,
}

/// Where something is, in words.
#[derive(Clone, Default)]
pub struct PlaceNames {
    /// The village.
    pub village: String,
    /// The district.
    pub district: String,
    /// The regency.
    pub regency: String,
}

/// What one person writes about.
pub struct About<'a> {
    /// The topic; none for what nobody could tell.
    pub topic: Option<&'a Topic>,
    /// Where.
    pub place: PlaceNames,
}

/// How one person writes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Hand {
    /// As at school.
    Careful,
    /// In a hurry, with short words.
    Hurried,
    /// In capitals.
    Loud,
}

impl Hand {
    /// Somebody's.
    pub fn of(dice: &mut Dice) -> Self {
        match dice.unit() {
            share if share < 0.80 => Hand::Careful,
            share if share < 0.98 => Hand::Hurried,
            _ => Hand::Loud,
        }
    }
}

impl Words {
    /// Reads the lists.
    ///
    /// # Errors
    /// What in the lists can't be read.
    pub fn read() -> anyhow::Result<Self> {
        let lists: Lists =
            toml::from_str(include_str!("../../../demo/grow/words.toml")).context("demo/grow/words.toml")?;
        Ok(Words {
            verbs: by_space(&lists.verbs),
            nouns: by_space(&lists.nouns),
            qualities: by_space(&lists.qualities),
            people: by_bar(&lists.people),
            landmarks: by_bar(&lists.landmarks),
            times: by_bar(&lists.times),
            spans: by_bar(&lists.spans),
            short: pairs(&lists.short),
            first_names: by_space(&lists.first_names),
            last_names: by_space(&lists.last_names),
            sentences: Sentences::read()?,
        })
    }

    /// Somebody's name.
    pub fn name(&self, dice: &mut Dice) -> String {
        format!("{} {}", dice.pick(&self.first_names), dice.pick(&self.last_names))
    }

    /// A few words that say what it is about.
    pub fn title(&self, about: &About<'_>, dice: &mut Dice) -> String {
        let place = [&about.place.village, &about.place.regency].into_iter().find(|name| !name.is_empty());
        let topic = self.topic(about, dice);
        forms::capital(&match place {
            Some(place) => format!("{topic} di {place}"),
            None => topic,
        })
    }

    /// What a reporter writes.
    pub fn report(&self, say: Say, about: &About<'_>, hand: Hand, dice: &mut Dice) -> String {
        let details = match dice.happens(LONG) {
            true => 12 + dice.below(60),
            false => 1 + dice.below(4),
        };
        let mut parts = vec![self.sentence(say, about, dice)];
        parts.extend((0..details).map(|_| self.sentence(Say::Detail, about, dice)));
        if dice.happens(0.7) {
            parts.push(self.sentence(Say::Request, about, dice));
        }
        if say == Say::Secret {
            parts.insert(0, self.sentence(Say::Opening, about, dice));
        }
        self.in_hand(&parts.join(" "), hand, dice)
    }

    /// What somebody writes in the thread.
    pub fn message(&self, say: Say, about: &About<'_>, hand: Hand, dice: &mut Dice) -> String {
        let mut text = self.sentence(say, about, dice);
        if dice.happens(0.3) {
            text = format!("{text} {}", self.sentence(Say::Detail, about, dice));
        }
        self.in_hand(&text, hand, dice)
    }

    fn sentence(&self, say: Say, about: &About<'_>, dice: &mut Dice) -> String {
        let sentence: &Sentence = dice.pick(self.sentences.of(say));
        let parts: Vec<String> = sentence
            .0
            .iter()
            .map(|slot| match slot {
                Slot::Text(text) => text.clone(),
                slot => self.fill(slot, about, dice),
            })
            .collect();
        forms::capital(&parts.concat())
    }

    fn fill(&self, slot: &Slot, about: &About<'_>, dice: &mut Dice) -> String {
        let named = |name: &String| Some(name).filter(|name| !name.is_empty()).cloned();
        let place = &about.place;
        match slot {
            Slot::Text(text) => text.clone(),
            Slot::Topic => self.topic(about, dice),
            Slot::Village => named(&place.village).unwrap_or_else(|| self.landmark(dice)),
            Slot::District => named(&place.district).unwrap_or_else(|| self.landmark(dice)),
            Slot::Regency => named(&place.regency).unwrap_or_else(|| self.landmark(dice)),
            Slot::Landmark => self.landmark(dice),
            Slot::Time => dice.favour(&self.times).clone(),
            Slot::Span => dice.favour(&self.spans).clone(),
            Slot::Number => (2 + dice.zipf(900)).to_string(),
            Slot::Person => dice.favour(&self.people).clone(),
            Slot::Noun => forms::noun(favourite(&self.nouns, dice), dice),
            Slot::Quality => forms::quality(favourite(&self.qualities, dice), dice),
            Slot::Does => forms::verb(favourite(&self.verbs, dice), Voice::Does, dice),
            Slot::Done => forms::verb(favourite(&self.verbs, dice), Voice::Done, dice),
            Slot::Doing => forms::verb(favourite(&self.verbs, dice), Voice::Doing, dice),
        }
    }

    fn landmark(&self, dice: &mut Dice) -> String {
        dice.favour(&self.landmarks).clone()
    }

    /// The topic in the rulebook's own words: a thing and what is the matter with it, or a phrase that names it.
    fn topic(&self, about: &About<'_>, dice: &mut Dice) -> String {
        let vague =
            |dice: &mut Dice| format!("{} {}", dice.favour(&self.nouns), dice.favour(&self.qualities));
        let Some(topic) = about.topic.filter(|_| !dice.happens(VAGUE)) else { return vague(dice) };
        let pairs: Vec<_> = topic.pairs.iter().filter(|pair| pair.weight >= NAMES_TOPIC).collect();
        if !pairs.is_empty() && dice.happens(0.6) {
            let pair = dice.favour(&pairs);
            return format!("{} {}", dice.favour(&pair.things), dice.favour(&pair.matters));
        }
        let naming: Vec<_> = topic.keywords.iter().filter(|word| word.weight >= NAMES_TOPIC).collect();
        match naming.is_empty() {
            true => vague(dice),
            false => dice.favour(&naming).phrase.clone(),
        }
    }

    /// The text as this hand writes it, with a slip here and there.
    fn in_hand(&self, text: &str, hand: Hand, dice: &mut Dice) -> String {
        let words: Vec<String> = text
            .split(' ')
            .map(|word| match hand {
                Hand::Hurried => self.short.get(word).cloned().unwrap_or_else(|| word.to_lowercase()),
                Hand::Careful | Hand::Loud => word.to_owned(),
            })
            .map(|word| if dice.happens(SLIPS) { forms::slip(&word, dice) } else { word })
            .collect();
        match hand {
            Hand::Loud => words.join(" ").to_uppercase(),
            Hand::Careful | Hand::Hurried => words.join(" "),
        }
    }
}

/// Whether the rulebook has words by which a topic can be recognised.
pub fn can_be_named(topic: &Topic) -> bool {
    topic.keywords.iter().any(|word| word.weight >= NAMES_TOPIC)
        || topic.pairs.iter().any(|pair| pair.weight >= NAMES_TOPIC)
}

fn favourite<'a>(from: &'a [String], dice: &mut Dice) -> &'a str {
    let word: &String = dice.favour(from);
    word
}

fn by_space(list: &str) -> Vec<String> {
    once(list.split_whitespace().map(str::to_owned))
}

fn by_bar(list: &str) -> Vec<String> {
    once(list.split('|').map(|one| one.trim().to_owned()).filter(|one| !one.is_empty()))
}

fn once(all: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    all.filter(|one| seen.insert(one.clone())).collect()
}

fn pairs(list: &str) -> HashMap<String, String> {
    let both = |pair: &str| pair.split_once('=').map(|(long, short)| (long.to_owned(), short.to_owned()));
    list.split_whitespace().filter_map(both).collect()
}

#[cfg(test)]
mod tests;
