//! How roots become words: prefixes, suffixes, and slips of the finger.

use crate::demo::grow::dice::Dice;

/// How a verb stands in its sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// Somebody does it: `mengurus`.
    Does,
    /// It is done to something: `diurus`.
    Done,
    /// The doing of it: `pengurusan`.
    Doing,
}

/// A verb from its root.
pub fn verb(root: &str, voice: Voice, dice: &mut Dice) -> String {
    let ending = match dice.unit() {
        share if share < 0.55 => "",
        share if share < 0.85 => "kan",
        _ if root.ends_with('i') => "kan",
        _ => "i",
    };
    let word = match (voice, dice.unit()) {
        (Voice::Does, share) if share < 0.93 => format!("{}{ending}", nasal("me", root)),
        (Voice::Does, _) => format!("memper{root}{ending}"),
        (Voice::Done, share) if share < 0.75 => format!("di{root}{ending}"),
        (Voice::Done, share) if share < 0.93 => format!("ter{root}{ending}"),
        (Voice::Done, _) => format!("diper{root}{ending}"),
        (Voice::Doing, share) if share < 0.75 => format!("{}an", nasal("pe", root)),
        (Voice::Doing, share) if share < 0.92 => format!("{root}an"),
        (Voice::Doing, _) => nasal("pe", root),
    };
    with_particle(word, dice)
}

/// A noun from its root.
pub fn noun(root: &str, dice: &mut Dice) -> String {
    match dice.unit() {
        share if share < 0.74 => root.to_owned(),
        share if share < 0.92 => format!("{root}nya"),
        share if share < 0.95 => format!("{root}-{root}"),
        share if share < 0.97 => format!("per{root}an"),
        share if share < 0.985 => format!("ber{root}"),
        _ => format!("{root}ku"),
    }
}

/// A quality from its root.
pub fn quality(root: &str, dice: &mut Dice) -> String {
    match dice.unit() {
        share if share < 0.62 => root.to_owned(),
        share if share < 0.72 => format!("sangat {root}"),
        share if share < 0.80 => format!("{root} sekali"),
        share if share < 0.86 => format!("ter{root}"),
        share if share < 0.90 => format!("ke{root}an"),
        share if share < 0.94 => format!("{root}-{root}"),
        share if share < 0.97 => format!("{root}nya"),
        _ => format!("memper{root}"),
    }
}

fn with_particle(word: String, dice: &mut Dice) -> String {
    match dice.unit() {
        share if share < 0.94 => word,
        share if share < 0.98 => format!("{word}nya"),
        share if share < 0.99 => format!("{word}lah"),
        _ => format!("{word}pun"),
    }
}

/// `me-` or `pe-` with the nasal that the root asks for.
fn nasal(prefix: &str, root: &str) -> String {
    let is_vowel = |sign: char| "aiueo".contains(sign);
    let mut signs = root.chars();
    let (first, second) = (signs.next().unwrap_or('a'), signs.next().unwrap_or('a'));
    let rest = &root[first.len_utf8()..];
    if root.chars().filter(|sign| is_vowel(*sign)).count() == 1 {
        return format!("{prefix}nge{root}");
    }
    match first {
        'p' if is_vowel(second) => format!("{prefix}m{rest}"),
        't' if is_vowel(second) => format!("{prefix}n{rest}"),
        's' if is_vowel(second) => format!("{prefix}ny{rest}"),
        'k' if is_vowel(second) => format!("{prefix}ng{rest}"),
        'b' | 'f' | 'p' | 'v' => format!("{prefix}m{root}"),
        'd' | 'c' | 'j' | 't' | 's' | 'z' => format!("{prefix}n{root}"),
        'l' | 'm' | 'n' | 'r' | 'w' | 'y' => format!("{prefix}{root}"),
        _ => format!("{prefix}ng{root}"),
    }
}

/// With a capital at the beginning.
pub fn capital(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map(|first| first.to_uppercase().chain(signs).collect()).unwrap_or_default()
}

/// One letter too few, too many, or two in the wrong order.
pub fn slip(word: &str, dice: &mut Dice) -> String {
    let mut signs: Vec<char> = word.chars().collect();
    if signs.len() < 4 {
        return word.to_owned();
    }
    let at = 1 + dice.below(signs.len() - 2);
    match dice.below(3) {
        0 => drop(signs.remove(at)),
        1 => signs.insert(at, signs[at]),
        _ => signs.swap(at, at + 1),
    }
    signs.into_iter().collect()
}
