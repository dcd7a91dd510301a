//! How well likenesses are told, measured on pairs that somebody judged; each figure with the interval in which it
//! would lie had other pairs been judged.

use super::Likeness;

/// How often the pairs are drawn anew for an interval.
const DRAWS: usize = 1_000;

/// The share of draws that an interval leaves out at each end.
const TAIL: f64 = 0.025;

/// What somebody judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// Both tell of the same matter.
    Alike,
    /// They don't.
    Other,
}

/// A pair as it was judged.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// Whether both tell of the same matter.
    pub is_alike: bool,
    /// The score.
    pub score: f32,
    /// Whether the one is found when the other is looked at: they share a band.
    pub is_candidate: bool,
    /// Whether it would be offered.
    pub is_offered: bool,
}

impl Pair {
    /// A pair with its likeness; `shared` is the number of bands that both have.
    pub fn new(truth: Truth, likeness: &Likeness, shared: usize) -> Self {
        let (is_alike, is_candidate) = (truth == Truth::Alike, shared > 0);
        Pair {
            is_alike,
            score: likeness.score,
            is_candidate,
            is_offered: is_candidate && likeness.is_offered(),
        }
    }
}

/// A figure with the interval that holds it in 95 of 100 draws.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// On all pairs.
    pub value: f64,
    /// Where the interval begins.
    pub low: f64,
    /// Where it ends.
    pub high: f64,
}

/// The figures of some pairs; none where it takes pairs of both sorts and there are none of one.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// How many pairs.
    pub pairs: usize,
    /// How many of them are alike.
    pub alike: usize,
    /// How often a pair that is alike scores higher than one that is not.
    pub auc: Option<Figure>,
    /// The share of the offered that is alike.
    pub precision: Option<Figure>,
    /// The share of the alike that is offered.
    pub recall: Option<Figure>,
    /// The harmonic mean of both.
    pub f1: Option<Figure>,
    /// The share of the alike that is found at all.
    pub found: Option<Figure>,
    /// The share of all pairs that is offered.
    pub offered: Option<Figure>,
}

/// Computes the figures.
pub fn figures(pairs: &[Pair]) -> Figures {
    let figure = |of: fn(&[&Pair]) -> Option<f64>| interval(pairs, of);
    Figures {
        pairs: pairs.len(),
        alike: pairs.iter().filter(|pair| pair.is_alike).count(),
        auc: figure(auc),
        precision: figure(|pairs| share(pairs, |pair| pair.is_offered, |pair| pair.is_alike)),
        recall: figure(|pairs| share(pairs, |pair| pair.is_alike, |pair| pair.is_offered)),
        f1: figure(f1),
        found: figure(|pairs| share(pairs, |pair| pair.is_alike, |pair| pair.is_candidate)),
        offered: figure(|pairs| share(pairs, |_| true, |pair| pair.is_offered)),
    }
}

/// The share of what is `counted` that also is `hit`.
fn share(pairs: &[&Pair], counted: fn(&Pair) -> bool, hit: fn(&Pair) -> bool) -> Option<f64> {
    let counted: Vec<&&Pair> = pairs.iter().filter(|pair| counted(pair)).collect();
    let hits = counted.iter().filter(|pair| hit(pair)).count();
    (!counted.is_empty()).then(|| hits as f64 / counted.len() as f64)
}

fn f1(pairs: &[&Pair]) -> Option<f64> {
    let count = |of: fn(&Pair) -> bool| pairs.iter().filter(|pair| of(pair)).count();
    let (alike, offered) = (count(|pair| pair.is_alike), count(|pair| pair.is_offered));
    let both = count(|pair| pair.is_alike && pair.is_offered);
    (alike > 0).then(|| 2.0 * both as f64 / (alike + offered) as f64)
}

/// The area under the curve, by ranks; equal scores share theirs.
fn auc(pairs: &[&Pair]) -> Option<f64> {
    let mut sorted = pairs.to_vec();
    sorted.sort_by(|one, other| one.score.total_cmp(&other.score));
    let alike = sorted.iter().filter(|pair| pair.is_alike).count();
    let others = sorted.len() - alike;
    if alike == 0 || others == 0 {
        return None;
    }
    let (mut below, mut won) = (0.0, 0.0);
    for equal in sorted.chunk_by(|one, other| one.score.total_cmp(&other.score).is_eq()) {
        let here = equal.iter().filter(|pair| pair.is_alike).count() as f64;
        let strange = equal.len() as f64 - here;
        won += here * (below + strange / 2.0);
        below += strange;
    }
    Some(won / (alike as f64 * others as f64))
}

/// A figure of all pairs, and of as many drawn from them, again and again.
fn interval(pairs: &[Pair], of: fn(&[&Pair]) -> Option<f64>) -> Option<Figure> {
    let value = of(&pairs.iter().collect::<Vec<_>>())?;
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let draw = |_| of(&pairs.iter().map(|_| &pairs[dice.below(pairs.len())]).collect::<Vec<_>>());
    let mut drawn: Vec<f64> = (0..DRAWS).filter_map(draw).collect();
    drawn.sort_by(f64::total_cmp);
    let at = |share: f64| drawn.get(((drawn.len().max(1) - 1) as f64 * share).round() as usize).copied();
    Some(Figure { value, low: at(TAIL).unwrap_or(value), high: at(1.0 - TAIL).unwrap_or(value) })
}

/// Draws the same numbers every time (xorshift64*).
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % sides
    }
}
