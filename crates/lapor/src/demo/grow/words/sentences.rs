//! The sentences of `demo/grow/sentences.toml`, with the places where words go.

use anyhow::{Context, bail};
use serde::Deserialize;

/// What is to be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Say {
    /// What a complaint begins with.
    Opening,
    /// What an aspiration begins with.
    Aspiration,
    /// What a question for information begins with.
    Information,
    /// More of it.
    Detail,
    /// What is wanted.
    Request,
    /// What somebody adds who is afraid.
    Secret,
    /// A question to the reporter.
    Question,
    /// The reply to it.
    Reply,
    /// Something the reporter adds.
    Addition,
    /// The work begins.
    Start,
    /// How far it is.
    Progress,
    /// It was done.
    Answer,
    /// It is told.
    Inform,
    /// It can't be done.
    Refuse,
    /// The law that says so.
    Law,
    /// Why the desk refuses the report.
    Reject,
    /// Why that is wrong.
    Contest,
    /// Why somebody else should do it.
    Decline,
    /// Why the arbiter decides so.
    Ruling,
    /// What the arbiter did not know.
    NewFacts,
    /// What is not solved.
    Reopen,
}

/// A piece of a sentence.
pub enum Slot {
    /// As it stands.
    Text(String),
    /// What the report is about.
    Topic,
    /// The village.
    Village,
    /// The district.
    District,
    /// The regency.
    Regency,
    /// Beside which something lies.
    Landmark,
    /// When.
    Time,
    /// For how long.
    Span,
    /// How many.
    Number,
    /// Who.
    Person,
    /// A thing.
    Noun,
    /// What it is like.
    Quality,
    /// A verb: somebody does it.
    Does,
    /// A verb: it is done.
    Done,
    /// A verb: the doing.
    Doing,
}

/// A sentence in pieces.
pub struct Sentence(pub Vec<Slot>);

macro_rules! sentences {
    ($($field:ident: $say:ident),* $(,)?) => {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Lists { $($field: Vec<String>),* }

        /// Every sentence, by what it says.
        pub struct Sentences { $($field: Vec<Sentence>),* }

        impl Sentences {
            /// Those that say it.
            pub fn of(&self, say: Say) -> &[Sentence] {
                match say { $(Say::$say => &self.$field),* }
            }

            fn parsed(lists: Lists) -> anyhow::Result<Self> {
                Ok(Sentences { $($field: all(&lists.$field).context(stringify!($field))?),* })
            }
        }
    };
}

sentences! {
    openings: Opening,
    aspirations: Aspiration,
    informations: Information,
    details: Detail,
    requests: Request,
    secrets: Secret,
    questions: Question,
    replies: Reply,
    additions: Addition,
    starts: Start,
    progresses: Progress,
    answers: Answer,
    informing: Inform,
    refusals: Refuse,
    laws: Law,
    rejections: Reject,
    contests: Contest,
    declines: Decline,
    rulings: Ruling,
    new_facts: NewFacts,
    reopenings: Reopen,
}

impl Sentences {
    /// Reads them.
    ///
    /// # Errors
    /// What in the file can't be read.
    pub fn read() -> anyhow::Result<Self> {
        let text = include_str!("../../../../demo/grow/sentences.toml");
        Sentences::parsed(toml::from_str(text).context("demo/grow/sentences.toml")?)
    }
}

fn all(texts: &[String]) -> anyhow::Result<Vec<Sentence>> {
    anyhow::ensure!(!texts.is_empty(), "no sentence");
    texts.iter().map(|text| sentence(text).with_context(|| text.clone())).collect()
}

fn sentence(text: &str) -> anyhow::Result<Sentence> {
    let mut slots = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').context("a bracket is not closed")?;
        slots.extend([Slot::Text(before.to_owned()), slot(name)?]);
        rest = after;
    }
    slots.push(Slot::Text(rest.to_owned()));
    Ok(Sentence(slots))
}

fn slot(name: &str) -> anyhow::Result<Slot> {
    Ok(match name {
        "topic" => Slot::Topic,
        "village" => Slot::Village,
        "district" => Slot::District,
        "regency" => Slot::Regency,
        "landmark" => Slot::Landmark,
        "time" => Slot::Time,
        "span" => Slot::Span,
        "number" => Slot::Number,
        "person" => Slot::Person,
        "noun" => Slot::Noun,
        "quality" => Slot::Quality,
        "does" => Slot::Does,
        "done" => Slot::Done,
        "doing" => Slot::Doing,
        other => bail!("nothing is called {other}"),
    })
}
