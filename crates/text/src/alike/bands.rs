//! The signature of a text: a few numbers, of which two texts that share many words share one with high probability
//! (MinHash). They are what candidates are looked up by; whether a candidate is alike is decided on the texts.

use super::VERSION;

/// How many bands stand for one word each; kept where the village or district is known, which makes them rare.
pub const FINE: usize = 4;

/// How many bands stand for two words each: few strangers share one, even in a whole city.
pub const COARSE: usize = 4;

/// How many bands a text has at most.
pub const BANDS: usize = FINE + COARSE;

/// Where a text belongs: only texts of the same ground can share a band.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ground<'a> {
    /// The village or district, where it is known.
    pub near: Option<&'a str>,
    /// The regency, city or province; empty when the report is tied to no place.
    pub wide: &'a str,
}

/// The bands of a text's [`terms`](crate::terms()) on its ground, in a fixed order; none where there are no terms.
pub fn bands(terms: &[String], ground: Ground<'_>) -> Vec<i64> {
    let hashes: Vec<u64> = terms.iter().map(|term| folded(FIRST, term.as_bytes())).collect();
    let Some(least) = least(&hashes) else { return Vec::new() };
    let fine = ground
        .near
        .into_iter()
        .flat_map(|near| (0..FINE).map(move |band| band_of(band, near, [least[band], 0])));
    let coarse =
        (0..COARSE).map(|band| band_of(FINE + band, ground.wide, [least[band], least[COARSE + band]]));
    fine.chain(coarse).collect()
}

/// The least of the words under each of several orders: two texts have the same least word about as often as they
/// share words.
fn least(hashes: &[u64]) -> Option<[u64; BANDS]> {
    let mut least = [u64::MAX; BANDS];
    for (order, least) in least.iter_mut().enumerate() {
        *least = hashes.iter().map(|hash| mixed(hash ^ mixed(order as u64 + 1))).min()?;
    }
    Some(least)
}

fn band_of(band: usize, ground: &str, least: [u64; 2]) -> i64 {
    let start = folded(FIRST, &[VERSION.to_be_bytes()[3], u8::try_from(band).unwrap_or(u8::MAX)]);
    let placed = folded(start, ground.as_bytes());
    let words = least.iter().fold(placed, |hash, word| folded(hash, &word.to_be_bytes()));
    i64::from_ne_bytes(mixed(words).to_ne_bytes())
}

/// FNV-1a.
const FIRST: u64 = 0xcbf2_9ce4_8422_2325;

fn folded(start: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(start, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Spreads the bits (the last step of MurmurHash3).
fn mixed(mut hash: u64) -> u64 {
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}
