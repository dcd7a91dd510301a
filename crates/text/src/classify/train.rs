//! Learning from labelled texts.

use super::calibrate::Calibration;
use super::features;
use super::model::Model;
use super::solve::{Random, Weights, solve};
use super::vocabulary::{Sparse, Vocabulary};
use std::collections::{BTreeSet, HashMap};
use std::fmt;

/// Parts that the texts are cut into, so that each is scored by a model that has not seen it.
const PARTS: usize = 5;

/// A text and where it belongs.
#[derive(Clone, Copy, Debug)]
pub struct Example<'a> {
    /// The text.
    pub text: &'a str,
    /// Its label.
    pub label: &'a str,
    /// Texts of one group tell the same thing; they are never split between learning and checking.
    pub group: Option<&'a str>,
}

/// What the model should be good at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Favour {
    /// As many texts as possible right.
    Accuracy,
    /// Rare labels found as well as common ones.
    Balance,
}

impl Favour {
    fn evenness(self) -> f32 {
        match self {
            Self::Accuracy => 0.0,
            Self::Balance => 0.5,
        }
    }
}

/// How to learn.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// The same seed and the same examples give the same model.
    pub seed: u64,
    /// What to be good at.
    pub favour: Favour,
}

/// How far learning is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stage {
    /// Models made so far.
    pub done: usize,
    /// Models to make.
    pub of: usize,
}

/// Why nothing could be learned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Untrainable {
    /// Fewer than two labels: there is nothing to tell apart.
    TooFewLabels,
    /// More labels than a model can number.
    TooManyLabels,
    /// Fewer texts than parts.
    TooFewTexts,
}

impl fmt::Display for Untrainable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooFewLabels => "there is only one label, or none",
            Self::TooManyLabels => "there are more labels than a model can number",
            Self::TooFewTexts => "there are too few texts to check the model on some of them",
        })
    }
}

impl std::error::Error for Untrainable {}

/// Learns a model, telling `progress` after each step.
///
/// # Errors
/// [`Untrainable`] when the examples can't teach anything.
pub fn train(
    examples: &[Example<'_>],
    settings: Settings,
    mut progress: impl FnMut(Stage),
) -> Result<Model, Untrainable> {
    train_with(examples, &[], settings, &mut progress)
}

/// As [`train`], with `hints` besides: phrases and definitions that teach what belongs where, but are not what people
/// write. They are learned from, and tell nothing about how sure a proposal is.
///
/// # Errors
/// As [`train`].
pub fn train_with(
    examples: &[Example<'_>],
    hints: &[Example<'_>],
    settings: Settings,
    progress: &mut dyn FnMut(Stage),
) -> Result<Model, Untrainable> {
    let all = || examples.iter().chain(hints);
    let labels: Vec<&str> = all().map(|one| one.label).collect::<BTreeSet<_>>().into_iter().collect();
    check(examples, &labels)?;
    let number: HashMap<&str, usize> = labels.iter().enumerate().map(|(at, label)| (*label, at)).collect();
    let right: Vec<usize> = all().map(|one| number[one.label]).collect();
    let counts: Vec<Vec<(u32, u32)>> = all().map(|one| features::counts(one.text)).collect();
    let mut random = Random::new(settings.seed);
    let parts = parts(examples, &counts, &mut random);
    let mut tell = |done| progress(Stage { done, of: PARTS + 1 });
    tell(0);
    let lesson = Lesson { counts: &counts, right: &right, classes: labels.len(), favour: settings.favour };
    let mut scores = vec![Vec::new(); examples.len()];
    for part in 0..PARTS {
        let (inside, mut outside): (Vec<usize>, Vec<usize>) =
            (0..examples.len()).partition(|at| parts[*at] == part);
        outside.extend(examples.len()..counts.len());
        let (vocabulary, weights) = lesson.learn(&outside, &mut random);
        for at in inside {
            scores[at] = weights.scores(&vocabulary.vector(&counts[at]));
        }
        tell(part + 1);
    }
    let calibration = Calibration::fit(&scores, &right[..examples.len()]);
    let everything: Vec<usize> = (0..counts.len()).collect();
    let (vocabulary, weights) = lesson.learn(&everything, &mut random);
    tell(PARTS + 1);
    let labels = labels.into_iter().map(str::to_owned).collect();
    Ok(Model::new(labels, vocabulary, &weights, calibration))
}

fn check(examples: &[Example<'_>], labels: &[&str]) -> Result<(), Untrainable> {
    match labels.len() {
        0 | 1 => Err(Untrainable::TooFewLabels),
        many if many > super::file::MOST_LABELS => Err(Untrainable::TooManyLabels),
        _ if examples.len() < PARTS => Err(Untrainable::TooFewTexts),
        _ => Ok(()),
    }
}

struct Lesson<'a> {
    counts: &'a [Vec<(u32, u32)>],
    right: &'a [usize],
    classes: usize,
    favour: Favour,
}

impl Lesson<'_> {
    fn learn(&self, from: &[usize], random: &mut Random) -> (Vocabulary, Weights) {
        let counts: Vec<&[(u32, u32)]> = from.iter().map(|at| &self.counts[*at][..]).collect();
        let right: Vec<usize> = from.iter().map(|at| self.right[*at]).collect();
        let vocabulary = Vocabulary::learn(&counts, &right, self.classes);
        let texts: Vec<Sparse> = counts.iter().map(|counts| vocabulary.vector(counts)).collect();
        let shape = (vocabulary.buckets().len(), self.classes);
        let weights = solve(&texts, &right, shape, self.favour.evenness(), random);
        (vocabulary, weights)
    }
}

/// The part of each text. Texts of one group, and texts that read the same, share a part.
fn parts<'a>(examples: &[Example<'a>], counts: &'a [Vec<(u32, u32)>], random: &mut Random) -> Vec<usize> {
    let mut of_group: HashMap<&str, usize> = HashMap::new();
    let mut of_text: HashMap<&[(u32, u32)], usize> = HashMap::new();
    let mut parts = Vec::with_capacity(examples.len());
    for (example, counts) in examples.iter().zip(counts) {
        let fresh = random.below(PARTS);
        parts.push(match example.group {
            Some(group) => *of_group.entry(group).or_insert(fresh),
            None => *of_text.entry(counts).or_insert(fresh),
        });
    }
    parts
}
