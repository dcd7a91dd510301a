//! Why a proposal says what it says: rule codes with arguments, never sentences.

use std::cmp::Reverse;

/// Bytes of the report's text that a reason rests on: start and exclusive end.
pub type Span = (usize, usize);

/// Leaves out every hit that lies inside a longer one; the rest in the order of the text.
pub(super) fn outermost<'h, T>(
    hits: impl Iterator<Item = &'h T>,
    span_of: impl Fn(&T) -> Span,
) -> Vec<&'h T> {
    let mut kept: Vec<&T> = hits.collect();
    // A longer hit comes before what lies inside it, so that one pass over long texts is enough.
    kept.sort_by_key(|hit| (span_of(hit).0, Reverse(span_of(hit).1)));
    let mut outer: Option<Span> = None;
    kept.retain(|hit| {
        let span = span_of(hit);
        if let Some(outer) = outer.filter(|outer| span.1 <= outer.1) {
            return span == outer;
        }
        outer = Some(span);
        true
    });
    kept
}

/// How many places of its words a reason keeps: enough to show, however often they are said.
pub(super) const SHOWN_SPANS: usize = 50;

/// Alasan: one step of a proposal, to be put into words by the catalogues.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Which rule spoke.
    pub rule: Rule,
    /// Its arguments: codes and phrases of the rulebook, by name.
    pub args: Vec<(&'static str, String)>,
    /// Where in the report the words stand.
    pub spans: Vec<Span>,
}

/// The rules that a proposal can rest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rule {
    /// The report's words speak for the topic. Args: `topic`, `words` (joined by `|`).
    Words,
    /// The reporter chose this topic. Args: `topic`.
    ChosenTopic,
    /// The reporter named this institution, and no duty leads elsewhere. Args: `institution`.
    ChosenInstitution,
    /// The reporter named an institution that the duty does not lead to. Args: `institution`.
    ChosenOther,
    /// Words that decide between the duties of one topic. Args: `topic`, `words`.
    Qualifier,
    /// The place decides between the duties of one topic. Args: `topic`, `area`.
    AreaRule,
    /// The place lies in the area of a government. Args: `area`, `institution`.
    Place,
    /// The government there does not govern in its own right. Args: `institution`, `answers`.
    NotAutonomous,
    /// The duty belongs to a level of government. Args: `topic`, `level`, `basis`, `status`,
    /// and where known `institution`, `unit`.
    Duty,
    /// A sensitive or supervised topic is spoken for as well. Args: `topic`, `words`.
    AlsoSpeaksFor,
    /// The report resembles examples of the topic. Args: `topic`, `words` (those that decided, joined by `|`).
    Resembles,
}

impl Rule {
    /// Every rule.
    pub const ALL: [Rule; 11] = [
        Rule::Words,
        Rule::ChosenTopic,
        Rule::ChosenInstitution,
        Rule::ChosenOther,
        Rule::Qualifier,
        Rule::AreaRule,
        Rule::Place,
        Rule::NotAutonomous,
        Rule::Duty,
        Rule::AlsoSpeaksFor,
        Rule::Resembles,
    ];

    /// The code in the journal, the API and the catalogues.
    pub const fn code(self) -> &'static str {
        match self {
            Rule::Words => "words",
            Rule::ChosenTopic => "chosen_topic",
            Rule::ChosenInstitution => "chosen_institution",
            Rule::ChosenOther => "chosen_other",
            Rule::Qualifier => "qualifier",
            Rule::AreaRule => "area_rule",
            Rule::Place => "place",
            Rule::NotAutonomous => "not_autonomous",
            Rule::Duty => "duty",
            Rule::AlsoSpeaksFor => "also_speaks_for",
            Rule::Resembles => "resembles",
        }
    }

    /// Reads the code.
    pub fn from_code(code: &str) -> Option<Self> {
        Rule::ALL.into_iter().find(|rule| rule.code() == code)
    }
}

/// Who routes: the system, or a person, and then why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Decides {
    /// The system may route by itself.
    System,
    /// A person at the desk decides.
    Person(Why),
}

/// Why the system leaves the decision to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Why {
    /// No word of the report speaks for a topic, and none was chosen.
    NoTopic,
    /// The topic is sensitive.
    Sensitive,
    /// The topic is *berkadar pengawasan*.
    Supervised,
    /// Another topic that only a person may route is spoken for as well.
    MayBeSensitive,
    /// The duty belongs to a regional government, and no place is known.
    NoPlace,
    /// The place is wider than the governments that own the duty.
    PlaceTooWide,
    /// No institution is known for the duty at this place.
    NoInstitution,
    /// The confidence lies below the topic's threshold.
    BelowThreshold,
}

impl Why {
    /// Every cause.
    pub const ALL: [Why; 8] = [
        Why::NoTopic,
        Why::Sensitive,
        Why::Supervised,
        Why::MayBeSensitive,
        Why::NoPlace,
        Why::PlaceTooWide,
        Why::NoInstitution,
        Why::BelowThreshold,
    ];

    /// The code in the journal, the API and the catalogues.
    pub const fn code(self) -> &'static str {
        match self {
            Why::NoTopic => "no_topic",
            Why::Sensitive => "sensitive",
            Why::Supervised => "supervised",
            Why::MayBeSensitive => "may_be_sensitive",
            Why::NoPlace => "no_place",
            Why::PlaceTooWide => "place_too_wide",
            Why::NoInstitution => "no_institution",
            Why::BelowThreshold => "below_threshold",
        }
    }

    /// Reads the code.
    pub fn from_code(code: &str) -> Option<Self> {
        Why::ALL.into_iter().find(|why| why.code() == code)
    }
}
