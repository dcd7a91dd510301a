//! Kinds of area and the words that announce them, from `words/kinds.tsv`.

use std::sync::LazyLock;

static TABLE: &str = include_str!("../../words/kinds.tsv");

/// The kinds of area that people tell apart in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Provinsi.
    Province,
    /// Kabupaten.
    Regency,
    /// Kota: the other kind of area on the regency's level.
    City,
    /// Kecamatan, distrik.
    District,
    /// Desa, kelurahan and their regional names.
    Village,
}

/// What becomes of the words when they stand in an official name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum InOfficialName {
    Dropped,
    Kept,
}

struct KindWords {
    words: Vec<&'static str>,
    kind: Kind,
    official: InOfficialName,
}

/// Longest first, so that `kota administrasi` is not taken for `kota`.
static KIND_WORDS: LazyLock<Vec<KindWords>> = LazyLock::new(|| {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    let mut rows: Vec<KindWords> = lines.filter_map(row).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.words.len()));
    rows
});

fn row(line: &'static str) -> Option<KindWords> {
    let mut cells = line.split('\t');
    let words = cells.next()?.split(' ').collect();
    let kind = match cells.next()? {
        "province" => Kind::Province,
        "regency" => Kind::Regency,
        "city" => Kind::City,
        "district" => Kind::District,
        "village" => Kind::Village,
        _ => return None,
    };
    let official = match cells.next()? {
        "dropped" => InOfficialName::Dropped,
        "kept" => InOfficialName::Kept,
        _ => return None,
    };
    Some(KindWords { words, kind, official })
}

impl Kind {
    /// The kind of an official area. A name on the regency's level that does
    /// not say it is told by the code: cities are numbered from 71 on.
    pub(crate) fn of_official(code: &str, words: &[String]) -> Self {
        match level_of(code) {
            0 => Self::Province,
            1 => match leading(words) {
                Some((kind @ (Self::Regency | Self::City), _)) => kind,
                _ if code.split('.').nth(1) >= Some("71") => Self::City,
                _ => Self::Regency,
            },
            2 => Self::District,
            _ => Self::Village,
        }
    }
}

/// The level of a code: its number of dots.
pub(crate) fn level_of(code: &str) -> u8 {
    code.bytes().filter(|byte| *byte == b'.').count() as u8
}

/// The level of the kind that these words are, and nothing else.
pub(crate) fn level_of_word(words: &[String]) -> Option<u8> {
    let row = KIND_WORDS.iter().find(|row| row.words.iter().copied().eq(words.iter().map(String::as_str)))?;
    Some(match row.kind {
        Kind::Province => 0,
        Kind::Regency | Kind::City => 1,
        Kind::District => 2,
        Kind::Village => 3,
    })
}

/// The kind that the first words announce, and how many words that takes.
/// Words with nothing after them are a name, not a kind.
pub(crate) fn leading(words: &[String]) -> Option<(Kind, usize)> {
    find(words).map(|row| (row.kind, row.words.len()))
}

/// How many first words of an official name only say its kind.
pub(crate) fn leading_in_official(words: &[String], kind: Kind) -> usize {
    match find(words) {
        Some(row) if row.kind == kind && row.official == InOfficialName::Dropped => row.words.len(),
        _ => 0,
    }
}

/// How many first words announce a kind in the middle of a query. Words that
/// are mostly part of a name do not.
pub(crate) fn leading_inside(words: &[String]) -> Option<usize> {
    let row = find(words).filter(|row| row.official == InOfficialName::Dropped);
    row.map(|row| row.words.len())
}

/// Whether the words only announce a kind and are no part of a name.
pub(crate) fn is_only_kind(words: &[String]) -> bool {
    let mut announcing = KIND_WORDS.iter().filter(|row| row.official == InOfficialName::Dropped);
    announcing.any(|row| row.words.iter().eq(words))
}

/// Whether the table holds no line that can't be read, and no words twice.
#[cfg(test)]
pub(crate) fn all_rows_are_read() -> bool {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#')).count();
    let words: std::collections::HashSet<_> = KIND_WORDS.iter().map(|row| &row.words).collect();
    lines == KIND_WORDS.len() && lines == words.len()
}

fn find(words: &[String]) -> Option<&'static KindWords> {
    KIND_WORDS
        .iter()
        .find(|row| words.len() > row.words.len() && row.words.iter().zip(words).all(|(a, b)| a == b))
}
