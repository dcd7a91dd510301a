//! How good proposals were, measured on texts whose label is known.

use super::model::{Model, Ranked};
use std::collections::{BTreeMap, BTreeSet};

/// Bins of the calibration error.
const BINS: usize = 15;

/// Thresholds at which coverage and error are told. Unit: hundredths.
const THRESHOLDS: [u32; 11] = [0, 30, 40, 50, 60, 70, 80, 85, 90, 95, 98];

/// One text as it was judged.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// The right label.
    pub right: String,
    /// The first three proposals with their confidence.
    pub first: Vec<(String, f32)>,
}

impl Judged {
    /// Lets a model judge a text.
    pub fn by(model: &Model, text: &str, right: &str) -> Self {
        let three = |ranked: &Ranked<'_>| (ranked.label.to_owned(), ranked.confidence);
        Self { right: right.to_owned(), first: model.rank(text).iter().take(3).map(three).collect() }
    }

    fn is_right(&self) -> bool {
        self.proposed() == self.right
    }

    fn proposed(&self) -> &str {
        self.first.first().map_or("", |(label, _)| label)
    }

    fn confidence(&self) -> f32 {
        self.first.first().map_or(0.0, |(_, confidence)| *confidence)
    }
}

/// What is proposed when less sure proposals are withheld.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coverage {
    /// Proposals at least this sure are made.
    pub threshold: f64,
    /// The share of texts with a proposal.
    pub coverage: f64,
    /// The share of these that is wrong.
    pub error: f64,
}

/// The figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// How many texts.
    pub rows: usize,
    /// The share whose first proposal is right.
    pub accuracy: f64,
    /// The mean over labels of the harmonic mean of precision and recall.
    pub macro_f1: f64,
    /// The share with the right label among the first three.
    pub top3: f64,
    /// Expected calibration error: how far confidence and truth are apart.
    pub ece: f64,
    /// Coverage and error at several thresholds.
    pub coverage: Vec<Coverage>,
    /// Right label → proposed label → how often.
    pub confusion: BTreeMap<String, BTreeMap<String, usize>>,
}

/// Computes the figures.
pub fn figures(judged: &[Judged]) -> Figures {
    let share = |count: usize| count as f64 / judged.len().max(1) as f64;
    let mut confusion: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    for one in judged {
        *confusion.entry(one.right.clone()).or_default().entry(one.proposed().to_owned()).or_default() += 1;
    }
    let among_three = |one: &&Judged| one.first.iter().any(|(label, _)| *label == one.right);
    Figures {
        rows: judged.len(),
        accuracy: share(judged.iter().filter(|one| one.is_right()).count()),
        macro_f1: macro_f1(&confusion),
        top3: share(judged.iter().filter(among_three).count()),
        ece: calibration_error(judged),
        coverage: THRESHOLDS
            .iter()
            .map(|threshold| coverage(judged, f64::from(*threshold) / 100.0))
            .collect(),
        confusion,
    }
}

fn macro_f1(confusion: &BTreeMap<String, BTreeMap<String, usize>>) -> f64 {
    let labels: BTreeSet<&String> =
        confusion.keys().chain(confusion.values().flat_map(BTreeMap::keys)).collect();
    let f1 = |label: &&String| {
        let row = confusion.get(*label);
        let hits = row.and_then(|row| row.get(*label)).copied().unwrap_or(0);
        let real: usize = row.map_or(0, |row| row.values().sum());
        let proposed: usize = confusion.values().filter_map(|row| row.get(*label)).sum();
        2.0 * hits as f64 / (real + proposed).max(1) as f64
    };
    labels.iter().map(f1).sum::<f64>() / labels.len().max(1) as f64
}

fn calibration_error(judged: &[Judged]) -> f64 {
    let mut bins = [(0_usize, 0.0_f64, 0_usize); BINS];
    for one in judged {
        let confidence = f64::from(one.confidence());
        let bin = &mut bins[((confidence * BINS as f64) as usize).min(BINS - 1)];
        *bin = (bin.0 + 1, bin.1 + confidence, bin.2 + usize::from(one.is_right()));
    }
    let gaps: f64 = bins.iter().map(|(_, confidence, right)| (confidence - *right as f64).abs()).sum();
    gaps / judged.len().max(1) as f64
}

fn coverage(judged: &[Judged], threshold: f64) -> Coverage {
    let made: Vec<&Judged> = judged.iter().filter(|one| f64::from(one.confidence()) >= threshold).collect();
    let wrong = made.iter().filter(|one| !one.is_right()).count();
    Coverage {
        threshold,
        coverage: made.len() as f64 / judged.len().max(1) as f64,
        error: wrong as f64 / made.len().max(1) as f64,
    }
}
