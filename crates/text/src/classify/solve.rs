//! The solver: one against the rest, squared hinge loss, dual coordinate descent.
//!
//! All classes are moved in one pass over a text, so that its features are read once.

use super::vocabulary::Sparse;

/// How much a mistake costs.
const COST: f32 = 0.3;

/// Passes over the texts end here, converged or not; more changed no figure.
const MOST_PASSES: usize = 10;

/// Converged: no text pulls harder than this.
const TOLERANCE: f32 = 0.1;

/// The weights `[slot][class]`; the last row is the bias.
pub(super) struct Weights {
    pub classes: usize,
    pub values: Vec<f32>,
}

impl Weights {
    fn row(&self, slot: usize) -> &[f32] {
        &self.values[slot * self.classes..(slot + 1) * self.classes]
    }

    /// The scores of all classes for a text.
    pub fn scores(&self, text: &Sparse) -> Vec<f32> {
        let bias = self.values.len() / self.classes - 1;
        let mut scores = self.row(bias).to_vec();
        for (slot, value) in text {
            let row = self.row(*slot as usize);
            scores.iter_mut().zip(row).for_each(|(score, weight)| *score += value * weight);
        }
        scores
    }

    fn add(&mut self, text: &Sparse, steps: &[f32]) {
        let bias = (self.values.len() / self.classes - 1) as u32;
        for (slot, value) in text.iter().chain([&(bias, 1.0)]) {
            let from = *slot as usize * self.classes;
            let row = &mut self.values[from..from + self.classes];
            row.iter_mut().zip(steps).for_each(|(weight, step)| *weight += value * step);
        }
    }
}

/// Solves for the weights. `evenness` 0 gives every text the same say, 0.5 lifts rare classes.
pub(super) fn solve(
    texts: &[Sparse],
    labels: &[usize],
    shape: (usize, usize),
    evenness: f32,
    random: &mut Random,
) -> Weights {
    let (slots, classes) = shape;
    let mut weights = Weights { classes, values: vec![0.0; (slots + 1) * classes] };
    let mut pulls = vec![0.0_f32; texts.len() * classes];
    let squares: Vec<f32> =
        texts.iter().map(|text| 1.0 + text.iter().map(|(_, v)| v * v).sum::<f32>()).collect();
    let costs = costs(labels, classes, evenness);
    let mut order: Vec<usize> = (0..texts.len()).collect();
    let mut steps = vec![0.0_f32; classes];
    for _ in 0..MOST_PASSES {
        random.shuffle(&mut order);
        let mut hardest = 0.0_f32;
        for &at in &order {
            let scores = weights.scores(&texts[at]);
            let pulls = &mut pulls[at * classes..(at + 1) * classes];
            let hardness = |(class, pull): (usize, &mut f32)| {
                let (sign, cost) = asked(labels[at], class, &costs);
                let (stronger, hardness) = pulled(*pull, sign * scores[class], squares[at], cost);
                steps[class] = (stronger - *pull) * sign;
                *pull = stronger;
                hardness
            };
            hardest = pulls.iter_mut().enumerate().map(hardness).fold(hardest, f32::max);
            if steps.iter().any(|step| *step != 0.0) {
                weights.add(&texts[at], &steps);
            }
        }
        if hardest < TOLERANCE {
            break;
        }
    }
    weights
}

/// The side on which a text of one class should lie for another, and what it costs when it does not.
fn asked(own: usize, class: usize, costs: &[f32]) -> (f32, f32) {
    if own == class { (1.0, costs[class]) } else { (-1.0, COST) }
}

/// How hard a text pulls from now on, and how far that was from right.
fn pulled(pull: f32, margin: f32, square: f32, cost: f32) -> (f32, f32) {
    let slack = 1.0 / (2.0 * cost);
    let gradient = margin - 1.0 + pull * slack;
    let hardness = if pull == 0.0 { gradient.min(0.0).abs() } else { gradient.abs() };
    ((pull - gradient / (square + slack)).max(0.0), hardness)
}

fn costs(labels: &[usize], classes: usize, evenness: f32) -> Vec<f32> {
    let mut texts_of = vec![0_usize; classes];
    labels.iter().for_each(|label| texts_of[*label] += 1);
    let mean = labels.len() as f32 / classes as f32;
    texts_of.iter().map(|count| COST * (mean / (*count).max(1) as f32).powf(evenness)).collect()
}

/// Numbers that are the same for the same seed on every machine (SplitMix64).
pub(super) struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        ((u128::from(self.next()) * end as u128) >> 64) as usize
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }
}
