//! Topik: what a report is about, and how such reports are treated.

use crate::values::TopicCode;

/// Klasifikasi laporan that a topic usually belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TopicKind {
    /// Pengaduan.
    #[default]
    Complaint,
    /// Aspirasi.
    Aspiration,
    /// Permintaan informasi.
    Information,
}

impl TopicKind {
    /// Every kind.
    pub const ALL: [TopicKind; 3] = [TopicKind::Complaint, TopicKind::Aspiration, TopicKind::Information];

    /// The code in data files.
    pub const fn code(self) -> &'static str {
        match self {
            TopicKind::Complaint => "complaint",
            TopicKind::Aspiration => "aspiration",
            TopicKind::Information => "information",
        }
    }

    /// Reads the code.
    pub fn from_code(code: &str) -> Option<Self> {
        TopicKind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Kepekaan: whether a report on the topic puts its reporter or a victim at risk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sensitivity {
    /// No more than usual.
    #[default]
    Plain,
    /// Presets secret; only a person routes it.
    Sensitive,
}

/// Kadar pengawasan: whether the topic is about misconduct.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Supervision {
    /// Tidak berkadar pengawasan.
    #[default]
    Ordinary,
    /// Berkadar pengawasan: misconduct, corruption, abuse of office; only a person routes it.
    Supervised,
}

/// Whether something is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Need {
    /// Not asked for.
    #[default]
    Optional,
    /// Asked for.
    Required,
}

/// Kata kunci: a phrase that speaks for a topic.
#[derive(Clone, Debug, PartialEq)]
pub struct Keyword {
    /// Whole words in normalised form: lower-case ASCII letters and digits, single spaces.
    pub phrase: String,
    /// How strongly it speaks, 0.5 (a hint) to 4 (hardly anything else uses it).
    pub weight: f32,
}

/// Pasangan kata: two words that speak for a topic when they stand near each other, in any order, where
/// neither says enough by itself: `sd` near `bocor`.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// Phrases for the thing, in normalised form.
    pub things: Vec<String>,
    /// Phrases for what is the matter with it, in normalised form.
    pub matters: Vec<String>,
    /// How strongly the pair speaks; it counts once, however many of its words stand there.
    pub weight: f32,
}

/// Topik: one entry of the taxonomy.
#[derive(Clone, Debug, PartialEq)]
pub struct Topic {
    /// Its code in the rulebook.
    pub code: TopicCode,
    /// Its Indonesian name.
    pub name: String,
    /// Its English name.
    pub name_en: String,
    /// What belongs to it, in one Indonesian sentence.
    pub definition: String,
    /// The SP4N categories it stands for: `Category` or `Category/Subcategory`.
    pub sp4n: Vec<String>,
    /// Whether reports on it start out secret.
    pub sensitivity: Sensitivity,
    /// Whether it is about misconduct.
    pub supervision: Supervision,
    /// What kind of report it usually is.
    pub kind: TopicKind,
    /// Confidence that routing by the system needs, 0 to 1. Source: house rule.
    pub threshold: f32,
    /// Whether the institution cannot be found without a place.
    pub place: Need,
    /// Whether an answer must show proof of the work.
    pub proof: Need,
    /// At most three short questions worth asking while the reporter is there.
    pub questions: Vec<String>,
    /// The phrases that speak for it.
    pub keywords: Vec<Keyword>,
    /// The pairs of words that speak for it.
    pub pairs: Vec<Pair>,
}

impl Topic {
    /// Whether the system may route the topic at all when it is sure enough.
    pub fn needs_person(&self) -> bool {
        self.sensitivity == Sensitivity::Sensitive || self.supervision == Supervision::Supervised
    }
}
