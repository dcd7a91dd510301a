//! Chance, the same again for the same seed.

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

/// Where every draw of one life comes from.
pub struct Dice(StdRng);

impl Dice {
    /// The dice of one life: they depend on the seed and its number alone.
    pub fn new(seed: u64, number: u64) -> Self {
        // Neighbours must not be alike: the multiplier spreads them over all 64 bits.
        Dice(StdRng::seed_from_u64(seed ^ number.wrapping_mul(0x9e37_79b9_7f4a_7c15)))
    }

    /// From 0 to below 1.
    pub fn unit(&mut self) -> f64 {
        self.0.random_range(0.0..1.0)
    }

    /// Whether something happens that does so in this share of cases.
    pub fn happens(&mut self, share: f64) -> bool {
        self.unit() < share
    }

    /// A whole number below `count`, each as likely as the others.
    pub fn below(&mut self, count: usize) -> usize {
        self.0.random_range(0..count.max(1))
    }

    /// A whole number below `count`: the second half as likely as the first, the third a third, and so on, as
    /// words and towns are.
    pub fn zipf(&mut self, count: usize) -> usize {
        let reach = ((count.max(1) + 1) as f64).ln();
        let rank = (self.unit() * reach).exp() as usize;
        rank.saturating_sub(1).min(count.saturating_sub(1))
    }

    /// How long something takes that takes `mean` on average: mostly less, sometimes far more.
    pub fn wait(&mut self, mean: f64) -> f64 {
        -mean * (1.0 - self.unit()).ln()
    }

    /// One of these, each as likely as the others.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    /// One of these, the first ones far more often.
    pub fn favour<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.zipf(from.len())]
    }
}
