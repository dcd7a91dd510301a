//! Laporan: what is sent, before it becomes a case.

use crate::values::{AreaCode, Instant, InstitutionCode, TopicCode};
use jiff::civil::Date;

/// Jenis laporan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Pengaduan.
    Complaint,
    /// Aspirasi.
    Aspiration,
    /// Permintaan informasi.
    Information,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 3] = [Kind::Complaint, Kind::Aspiration, Kind::Information];

    /// The code in the records and the API.
    pub const fn code(self) -> &'static str {
        match self {
            Kind::Complaint => "complaint",
            Kind::Aspiration => "aspiration",
            Kind::Information => "information",
        }
    }

    /// Reads the code.
    pub fn from_code(code: &str) -> Option<Self> {
        Kind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Who may see the text: `rahasia` or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Secrecy {
    /// The usual circle of staff; the public once it is published.
    Open,
    /// Rahasia: its circle alone.
    Secret,
}

impl Secrecy {
    /// The code in the records and the journal.
    pub const fn code(self) -> &'static str {
        match self {
            Secrecy::Open => "open",
            Secrecy::Secret => "secret",
        }
    }

    /// Reads the code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Secrecy::Open, Secrecy::Secret].into_iter().find(|one| one.code() == code)
    }
}

/// Through which door a report came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Channel {
    /// The web form.
    Web,
    /// The JSON API.
    Api,
    /// A file of older reports.
    Import,
}

impl Channel {
    /// Every channel.
    pub const ALL: [Channel; 3] = [Channel::Web, Channel::Api, Channel::Import];

    /// The code in the records and the API.
    pub const fn code(self) -> &'static str {
        match self {
            Channel::Web => "web",
            Channel::Api => "api",
            Channel::Import => "import",
        }
    }

    /// Reads the code.
    pub fn from_code(code: &str) -> Option<Self> {
        Channel::ALL.into_iter().find(|channel| channel.code() == code)
    }
}

/// Whether a report arrives as it happens, or is taken over from an older system.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Age {
    /// It arrives as it happens.
    Live,
    /// It is taken over: a breach is recorded, but nobody is reminded and nothing is raised.
    Historic,
}

impl Age {
    /// The code in the records and the journal.
    pub const fn code(self) -> &'static str {
        match self {
            Age::Live => "live",
            Age::Historic => "historic",
        }
    }

    /// Reads the code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Age::Live, Age::Historic].into_iter().find(|age| age.code() == code)
    }
}

/// What a person or system hands in. Not yet checked.
///
/// It has no `Debug`: words and contact never reach a log.
#[derive(Clone, Default)]
pub struct Draft {
    /// What happened, in the reporter's words.
    pub words: String,
    /// A title, where one was given.
    pub title: String,
    /// The kind as chosen; none means complaint.
    pub kind: Option<Kind>,
    /// Code of the area; empty means none was given.
    pub area: String,
    /// A landmark or address in words.
    pub place: String,
    /// When it happened.
    pub happened_on: Option<Date>,
    /// Code of the topic as chosen.
    pub topic: String,
    /// Code of the institution as chosen.
    pub institution: String,
    /// As chosen; none leaves it to the topic's preset.
    pub secrecy: Option<Secrecy>,
    /// How the reporter may be reached.
    pub contact: Contact,
}

/// How the reporter may be reached. Every part may be empty; all of it goes to the vault.
#[derive(Clone, Default)]
pub struct Contact {
    /// Name.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// Phone number.
    pub phone: String,
}

/// A checked report. No `Debug`, as with [`Draft`].
#[derive(Clone)]
pub struct Report {
    /// What happened, cleaned: 1 to [`WORDS_LIMIT`] characters.
    pub words: String,
    /// A title, where one was given.
    pub title: Option<String>,
    /// The kind.
    pub kind: Kind,
    /// The area, which exists.
    pub area: Option<AreaCode>,
    /// A landmark or address in words.
    pub place: Option<String>,
    /// When it happened.
    pub happened_on: Option<Date>,
    /// The topic as chosen.
    pub topic: Option<TopicCode>,
    /// The institution as chosen.
    pub institution: Option<InstitutionCode>,
    /// As chosen.
    pub secrecy: Option<Secrecy>,
    /// How the reporter may be reached.
    pub contact: Contact,
    /// Through which door.
    pub channel: Channel,
    /// When the person sent it, as the channel says.
    pub sent_at: Instant,
    /// As it happens, or taken over.
    pub age: Age,
}

/// The longest text anyone may send. Unit: characters. House rule; longer texts are refused, never cut.
pub const WORDS_LIMIT: usize = 20_000;
/// The longest title, landmark, name or address. Unit: characters. House rule.
pub const LINE_LIMIT: usize = 300;

/// A field of the report form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// What happened.
    Words,
    /// The title.
    Title,
    /// The kind.
    Kind,
    /// The area.
    Area,
    /// The landmark.
    Place,
    /// The date of the event.
    HappenedOn,
    /// The topic.
    Topic,
    /// The institution.
    Institution,
    /// The name.
    Name,
    /// The e-mail address.
    Email,
    /// The phone number.
    Phone,
}

impl Field {
    /// The name of the field in forms and the API.
    pub const fn code(self) -> &'static str {
        match self {
            Field::Words => "words",
            Field::Title => "title",
            Field::Kind => "kind",
            Field::Area => "area",
            Field::Place => "place",
            Field::HappenedOn => "happened_on",
            Field::Topic => "topic",
            Field::Institution => "institution",
            Field::Name => "name",
            Field::Email => "email",
            Field::Phone => "phone",
        }
    }
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FlawKind {
    /// Nothing was written.
    Missing,
    /// Longer than allowed.
    TooLong {
        /// How many characters there are.
        length: usize,
        /// How many there may be.
        limit: usize,
    },
    /// It holds a sign that no text has, such as NUL.
    ControlSign,
    /// No such area, topic, institution or kind.
    Unknown,
    /// It does not look like an address or number that can be reached.
    Malformed,
    /// It lies in the future.
    InFuture,
}

impl FlawKind {
    /// Stable code.
    pub const fn code(self) -> &'static str {
        match self {
            FlawKind::Missing => "missing",
            FlawKind::TooLong { .. } => "too-long",
            FlawKind::ControlSign => "control-sign",
            FlawKind::Unknown => "unknown",
            FlawKind::Malformed => "malformed",
            FlawKind::InFuture => "in-future",
        }
    }
}

/// One field with what is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// Which field.
    pub field: Field,
    /// What is wrong.
    pub kind: FlawKind,
}
