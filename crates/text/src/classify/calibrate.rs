//! From scores to probabilities that mean what they say.
//!
//! Fitted on scores of texts that the scoring model had not learned from.

/// How much a weight of the fits is held back, so that few examples don't run away.
const RIDGE: f64 = 1e-3;

/// The fits are convex and small; Newton needs about ten.
const MOST_STEPS: usize = 50;

/// How many facts about a ranking the confidence rests on, with the constant.
pub(super) const FACTS: usize = 5;

/// What was fitted.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Calibration {
    /// For each class slope and offset.
    pub by_class: Vec<[f32; 2]>,
    /// How sharp the softmax over the scores is.
    pub sharpness: f32,
    /// How sure the first of a ranking is.
    pub confidence: [f32; FACTS],
}

impl Calibration {
    /// Fits on scores `[text][class]` and the right classes.
    pub fn fit(scores: &[Vec<f32>], labels: &[usize]) -> Self {
        let classes = scores.first().map_or(0, Vec::len);
        let by_class = (0..classes).map(|class| {
            let rows: Vec<[f64; 2]> = scores.iter().map(|row| [f64::from(row[class]), 1.0]).collect();
            let right: Vec<f64> = labels.iter().map(|label| f64::from(u8::from(*label == class))).collect();
            logistic(&rows, &right).map(|value| value as f32)
        });
        let mut fitted = Self {
            by_class: by_class.collect(),
            sharpness: sharpness(scores, labels),
            confidence: [0.0; FACTS],
        };
        let blended: Vec<Vec<f32>> = scores.iter().map(|row| fitted.blend(row)).collect();
        let rows: Vec<[f64; FACTS]> = scores.iter().zip(&blended).map(|(row, q)| facts(row, q)).collect();
        let first = blended.iter().map(|q| first_of(q));
        let right: Vec<f64> =
            first.zip(labels).map(|(first, label)| f64::from(u8::from(first == *label))).collect();
        fitted.confidence = logistic(&rows, &right).map(|value| value as f32);
        fitted
    }

    /// The probabilities of all classes for the scores of one text; they sum to 1.
    pub fn probabilities(&self, scores: &[f32]) -> Vec<f32> {
        let mut shares = self.blend(scores);
        let facts = facts(scores, &shares);
        let sum: f64 = facts.iter().zip(self.confidence).map(|(fact, weight)| fact * f64::from(weight)).sum();
        let first = first_of(&shares);
        let others = (1.0 - shares[first]).max(f32::MIN_POSITIVE);
        // The first stays first: a doubt about it is no reason to believe the second more than it.
        let floor = shares[first].max(f32::MIN_POSITIVE);
        let second =
            shares.iter().enumerate().filter(|(at, _)| *at != first).map(|(_, q)| *q).fold(0.0, f32::max);
        let least = f64::from(second / (second + others)).min(f64::from(floor));
        let sure = (sigmoid(sum).max(least)).min(1.0) as f32;
        for (at, share) in shares.iter_mut().enumerate() {
            *share = if at == first { sure } else { *share * (1.0 - sure) / others };
        }
        shares
    }

    /// The geometric mean of two views: each class by itself, and all against each other.
    fn blend(&self, scores: &[f32]) -> Vec<f32> {
        let single = scores.iter().zip(&self.by_class);
        let single = normalised(single.map(|(s, [a, b])| sigmoid(f64::from(a * s + b))).collect());
        let together = softmax(scores, f64::from(self.sharpness));
        let blended = single.iter().zip(&together).map(|(r, t)| (r * t).sqrt()).collect();
        normalised(blended).into_iter().map(|q| q as f32).collect()
    }
}

/// The first score, its lead, the lead of the second, and how sure the blend is.
fn facts(scores: &[f32], blended: &[f32]) -> [f64; FACTS] {
    let mut sorted: Vec<f64> = scores.iter().map(|score| f64::from(*score)).collect();
    sorted.sort_by(|a, b| b.total_cmp(a));
    let [first, second, third] = [0, 1, 2].map(|at| sorted.get(at).or(sorted.last()).copied().unwrap_or(0.0));
    let sure = f64::from(blended.get(first_of(blended)).copied().unwrap_or(0.5)).clamp(1e-6, 1.0 - 1e-6);
    [first, first - second, second - third, (sure / (1.0 - sure)).ln(), 1.0]
}

/// Where the largest is; of equals the earliest.
pub(super) fn first_of(values: &[f32]) -> usize {
    (1..values.len()).fold(0, |best, at| if values[at] > values[best] { at } else { best })
}

fn sigmoid(value: f64) -> f64 {
    1.0 / (1.0 + (-value).exp())
}

fn normalised(values: Vec<f64>) -> Vec<f64> {
    let sum: f64 = values.iter().sum::<f64>().max(f64::MIN_POSITIVE);
    values.into_iter().map(|value| value / sum).collect()
}

fn softmax(scores: &[f32], sharpness: f64) -> Vec<f64> {
    let largest = scores.iter().copied().fold(f32::MIN, f32::max);
    normalised(scores.iter().map(|score| (f64::from(score - largest) * sharpness).exp()).collect())
}

/// The sharpness under which the right classes are most likely: a search in one dimension.
fn sharpness(scores: &[Vec<f32>], labels: &[usize]) -> f32 {
    let loss = |sharpness: f64| -> f64 {
        let likely = |(row, label): (&Vec<f32>, &usize)| -softmax(row, sharpness)[*label].max(1e-12).ln();
        scores.iter().zip(labels).map(likely).sum()
    };
    let (mut low, mut high) = (0.1_f64, 20.0_f64);
    for _ in 0..30 {
        let (left, right) = (low + (high - low) * 0.382, low + (high - low) * 0.618);
        if loss(left) < loss(right) { high = right } else { low = left }
    }
    ((low + high) / 2.0) as f32
}

/// Logistic regression by Newton's method.
fn logistic<const N: usize>(rows: &[[f64; N]], right: &[f64]) -> [f64; N] {
    let mut weights = [0.0; N];
    for _ in 0..MOST_STEPS {
        let mut slope = weights.map(|weight| weight * RIDGE);
        let mut curve = [[0.0; N]; N];
        (0..N).for_each(|i| curve[i][i] = RIDGE);
        for (row, right) in rows.iter().zip(right) {
            let sure = sigmoid(row.iter().zip(&weights).map(|(x, w)| x * w).sum());
            let spread = (sure * (1.0 - sure)).max(1e-9);
            for i in 0..N {
                slope[i] += (sure - right) * row[i];
                (0..N).for_each(|j| curve[i][j] += spread * row[i] * row[j]);
            }
        }
        let step = solved(curve, slope);
        weights.iter_mut().zip(step).for_each(|(weight, step)| *weight -= step.clamp(-5.0, 5.0));
        if step.iter().all(|step| step.abs() < 1e-6) {
            break;
        }
    }
    weights
}

/// Solves a small positive system by elimination.
fn solved<const N: usize>(mut matrix: [[f64; N]; N], mut right: [f64; N]) -> [f64; N] {
    for pivot in 0..N {
        for below in pivot + 1..N {
            let factor = matrix[below][pivot] / matrix[pivot][pivot];
            (pivot..N).for_each(|column| matrix[below][column] -= factor * matrix[pivot][column]);
            right[below] -= factor * right[pivot];
        }
    }
    for row in (0..N).rev() {
        let known: f64 = (row + 1..N).map(|column| matrix[row][column] * right[column]).sum();
        right[row] = (right[row] - known) / matrix[row][row];
    }
    right
}
