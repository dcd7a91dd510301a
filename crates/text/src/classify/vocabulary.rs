//! Which buckets count, and how much.

use super::features::{self, BUCKETS};

/// A bucket that only one text has teaches nothing.
const FEWEST_TEXTS: usize = 2;

/// No slot: the bucket was not kept.
const NONE: u32 = u32::MAX;

/// The kept buckets with their weights.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Vocabulary {
    buckets: Vec<u32>,
    weights: Vec<f32>,
    slots: Vec<u32>,
}

/// A text as a sparse vector: slot and value; each of the two blocks has length 1.
pub(super) type Sparse = Vec<(u32, f32)>;

impl Vocabulary {
    /// Weighs buckets by how rare they are and how well they tell one class from the others.
    pub fn learn(texts: &[&[(u32, u32)]], labels: &[usize], classes: usize) -> Self {
        let mut texts_of = vec![0_u32; classes];
        let mut seen: Vec<(u32, u32)> = Vec::new();
        for (counts, label) in texts.iter().zip(labels) {
            texts_of[*label] += 1;
            seen.extend(counts.iter().map(|(bucket, _)| (*bucket, *label as u32)));
        }
        // Most buckets are empty and few labels share one: a table of both would be a hundred times larger.
        seen.sort_unstable();
        let (mut kept, mut weights) = (Vec::new(), Vec::new());
        let mut in_class = vec![0_u32; classes];
        for texts_with in seen.chunk_by(|a, b| a.0 == b.0) {
            if texts_with.len() >= FEWEST_TEXTS {
                in_class.fill(0);
                texts_with.iter().for_each(|(_, label)| in_class[*label as usize] += 1);
                kept.push(texts_with[0].0);
                weights.push(weight(&in_class, &texts_of));
            }
        }
        even_out(&kept, &mut weights);
        Self::new(kept, weights)
    }

    /// From its parts; buckets must be below [`BUCKETS`].
    pub fn new(buckets: Vec<u32>, weights: Vec<f32>) -> Self {
        let mut slots = vec![NONE; BUCKETS];
        buckets.iter().enumerate().for_each(|(slot, bucket)| slots[*bucket as usize] = slot as u32);
        Self { buckets, weights, slots }
    }

    /// The kept buckets, in the order of their slots.
    pub fn buckets(&self) -> &[u32] {
        &self.buckets
    }

    /// The weights, in the order of the slots.
    pub fn weights(&self) -> &[f32] {
        &self.weights
    }

    /// The slot of a bucket, if it was kept.
    pub fn slot(&self, bucket: u32) -> Option<u32> {
        self.slots.get(bucket as usize).copied().filter(|slot| *slot != NONE)
    }

    /// A text as a vector.
    pub fn vector(&self, counts: &[(u32, u32)]) -> Sparse {
        let mut vector = Sparse::with_capacity(counts.len());
        let mut squares = [0.0_f32; 2];
        for (bucket, count) in counts {
            let Some(slot) = self.slot(*bucket) else { continue };
            let value = (1.0 + (*count as f32).ln()) * self.weights[slot as usize];
            squares[features::block(*bucket)] += value * value;
            vector.push((slot, value));
        }
        for (slot, value) in &mut vector {
            let square = squares[features::block(self.buckets[*slot as usize])];
            *value /= square.sqrt().max(f32::MIN_POSITIVE);
        }
        vector
    }
}

/// Rarity times the clearest difference between one class and the rest.
fn weight(in_class: &[u32], texts_of: &[u32]) -> f32 {
    let all: u32 = in_class.iter().sum();
    let texts: u32 = texts_of.iter().sum();
    let rarity = (f64::from(1 + texts) / f64::from(1 + all)).ln() + 1.0;
    let contrast = |(inside, of): (&u32, &u32)| {
        let here = f64::from(inside + 1) / f64::from(of + 2);
        let elsewhere = f64::from(all - inside + 1) / f64::from(texts - of + 2);
        (here / elsewhere).ln().abs()
    };
    let clearest = in_class.iter().zip(texts_of).map(contrast).fold(0.0, f64::max);
    (rarity * clearest) as f32
}

/// Brings both blocks to the same mean.
fn even_out(buckets: &[u32], weights: &mut [f32]) {
    let mut sums = [(0.0_f64, 0_u32); 2];
    for (bucket, weight) in buckets.iter().zip(weights.iter()) {
        let sum = &mut sums[features::block(*bucket)];
        *sum = (sum.0 + f64::from(*weight), sum.1 + 1);
    }
    for (bucket, weight) in buckets.iter().zip(weights) {
        let (sum, count) = sums[features::block(*bucket)];
        *weight = (f64::from(*weight) * f64::from(count) / sum.max(f64::MIN_POSITIVE)) as f32;
    }
}
