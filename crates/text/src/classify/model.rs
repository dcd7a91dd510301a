//! A learned model: what it proposes for a text, how sure it is, and why.

use super::calibrate::Calibration;
use super::features;
use super::solve::Weights;
use super::vocabulary::Vocabulary;
use std::collections::HashMap;
use std::ops::Range;

/// A classifier, ready for use.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    pub(super) labels: Vec<String>,
    pub(super) vocabulary: Vocabulary,
    /// One for each label: what a step of its small weights is worth.
    pub(super) scales: Vec<f32>,
    /// `[slot][label]`, small.
    pub(super) weights: Vec<i8>,
    pub(super) bias: Vec<f32>,
    pub(super) calibration: Calibration,
}

/// A label with its probability.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ranked<'a> {
    /// The label.
    pub label: &'a str,
    /// How likely it is, from 0 to 1. That of the first is how often such a first label is right.
    pub confidence: f32,
}

/// A word and what it contributed to a label.
#[derive(Clone, Debug, PartialEq)]
pub struct Clue {
    /// The bytes of the text where it stands.
    pub span: Range<usize>,
    /// Its part of the score; against the label when negative.
    pub weight: f32,
}

impl Model {
    pub(super) fn new(
        labels: Vec<String>,
        vocabulary: Vocabulary,
        weights: &Weights,
        calibration: Calibration,
    ) -> Self {
        let classes = labels.len();
        let (rows, bias) = weights.values.split_at(weights.values.len() - classes);
        let mut largest = vec![f32::MIN_POSITIVE; classes];
        for row in rows.chunks(classes) {
            largest.iter_mut().zip(row).for_each(|(most, weight)| *most = most.max(weight.abs()));
        }
        let scales: Vec<f32> = largest.into_iter().map(|most| most / f32::from(i8::MAX)).collect();
        let small = rows.chunks(classes).flat_map(|row| row.iter().zip(&scales));
        let small = small.map(|(weight, scale)| (weight / scale).round() as i8).collect();
        Self { labels, vocabulary, scales, weights: small, bias: bias.to_vec(), calibration }
    }

    /// The labels it knows, sorted.
    pub fn labels(&self) -> &[String] {
        &self.labels
    }

    /// All labels for a text, the likeliest first.
    pub fn rank(&self, text: &str) -> Vec<Ranked<'_>> {
        let probabilities = self.calibration.probabilities(&self.scores(text));
        let pairs = self.labels.iter().zip(probabilities);
        let mut ranked: Vec<Ranked<'_>> =
            pairs.map(|(label, confidence)| Ranked { label, confidence }).collect();
        ranked.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
        ranked
    }

    /// The words that spoke most for or against a label, the strongest first; nothing for an unknown label.
    pub fn explain(&self, text: &str, label: &str) -> Vec<Clue> {
        let Some(class) = self.labels.iter().position(|known| known == label) else { return Vec::new() };
        let words = features::words(text);
        let counts = features::counts(text);
        let values = self.vocabulary.vector(&counts);
        let times: HashMap<u32, u32> = counts.into_iter().collect();
        let values: HashMap<u32, f32> = values.into_iter().collect();
        let mut clues: Vec<Clue> =
            words.iter().map(|seen| Clue { span: seen.span.clone(), weight: 0.0 }).collect();
        features::each(&words, |bucket, stands_on| {
            let Some(slot) = self.vocabulary.slot(bucket) else { return };
            let share = (times[&bucket] as usize * stands_on.len()) as f32;
            let weight = values[&slot] * self.weight(slot, class) / share;
            clues[stands_on].iter_mut().for_each(|clue| clue.weight += weight);
        });
        clues.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()).then(a.span.start.cmp(&b.span.start)));
        clues
    }

    fn weight(&self, slot: u32, class: usize) -> f32 {
        f32::from(self.weights[slot as usize * self.labels.len() + class]) * self.scales[class]
    }

    pub(super) fn scores(&self, text: &str) -> Vec<f32> {
        let classes = self.labels.len();
        let mut sums = vec![0.0_f32; classes];
        for (slot, value) in self.vocabulary.vector(&features::counts(text)) {
            let from = slot as usize * classes;
            let row = &self.weights[from..from + classes];
            sums.iter_mut().zip(row).for_each(|(sum, weight)| *sum += value * f32::from(*weight));
        }
        let scaled = sums.iter().zip(&self.scales).zip(&self.bias);
        scaled.map(|((sum, scale), bias)| sum * scale + bias).collect()
    }
}
