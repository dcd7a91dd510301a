//! What the model of topics learns from: the sentences of the rulebook, and what it says of each topic itself.
//!
//! Part of the build script as well, which makes the model that the program carries.

use lapor_text::classify::{Example, Favour, Model, Settings, Stage, Untrainable, train_with};
use lapor_text::sentences;
use serde::Deserialize;

/// The file of the taxonomy.
pub const TOPICS: &str = "topics.toml";
/// The file of the sentences.
pub const EXAMPLES: &str = "examples/id.txt";

/// The same seed and files give the same model.
const SEED: u64 = 1;

/// From this weight on a keyword teaches: a weaker one is at home in several topics.
const TEACHING_WEIGHT: f32 = 2.0;

#[derive(Deserialize)]
struct Taxonomy {
    topic: Vec<Topic>,
}

#[derive(Deserialize)]
struct Topic {
    code: String,
    name: String,
    definition: String,
    keywords: Vec<(String, f32)>,
}

/// A text and the topic that it belongs to.
pub struct Lesson {
    /// The topic's code.
    pub topic: String,
    /// The text.
    pub text: String,
}

impl Lesson {
    /// A text that belongs to a topic, by its code.
    pub fn new(topic: &str, text: impl Into<String>) -> Self {
        Lesson { topic: topic.to_owned(), text: text.into() }
    }

    fn example(&self) -> Example<'_> {
        Example { text: &self.text, label: &self.topic, group: None }
    }
}

/// Everything that is learned from.
pub struct Lessons {
    /// Sentences as people write them; by these it is measured how sure a proposal is.
    pub sentences: Vec<Lesson>,
    /// Names, definitions and keywords of the topics.
    hints: Vec<Lesson>,
}

impl Lessons {
    /// Reads the contents of both files. A line that can't be used teaches nothing; who checks the rulebook names it.
    ///
    /// # Errors
    /// What is wrong with the taxonomy.
    pub fn read(topics: &str, examples: &str) -> Result<Lessons, String> {
        let taxonomy: Taxonomy = toml::from_str(topics).map_err(|error| format!("{TOPICS}: {error}"))?;
        let (sentences, _) = sentences::read(examples);
        let known = |label: &str| taxonomy.topic.iter().any(|topic| topic.code == label);
        let sentences = sentences.into_iter().filter(|one| known(one.label));
        Ok(Lessons {
            sentences: sentences.map(|one| Lesson::new(one.label, one.text)).collect(),
            hints: taxonomy.topic.iter().flat_map(hints).collect(),
        })
    }

    /// A model of all topics that learned from the sentences, and from `own` lessons besides, but for the sentences
    /// left out, by their number. It tells `progress` after each step.
    ///
    /// # Errors
    /// There is too little to learn from.
    pub fn learn(
        &self,
        own: &[Lesson],
        is_left_out: impl Fn(usize) -> bool,
        progress: &mut dyn FnMut(Stage),
    ) -> Result<Model, Untrainable> {
        let kept = self.sentences.iter().enumerate().filter(|(number, _)| !is_left_out(*number));
        let kept = kept.map(|(_, lesson)| lesson).chain(own);
        let sentences: Vec<Example<'_>> = kept.map(Lesson::example).collect();
        let hints: Vec<Example<'_>> = self.hints.iter().map(Lesson::example).collect();
        let settings = Settings { seed: SEED, favour: Favour::Balance };
        train_with(&sentences, &hints, settings, progress)
    }
}

fn hints(topic: &Topic) -> Vec<Lesson> {
    let said = format!("{}. {}", topic.name, topic.definition);
    let clear = topic.keywords.iter().filter(|(_, weight)| *weight >= TEACHING_WEIGHT);
    let phrases = clear.map(|(phrase, _)| phrase.clone());
    std::iter::once(said).chain(phrases).map(|text| Lesson::new(&topic.code, text)).collect()
}
