//! The catalogues, embedded, and how a sentence is taken from them.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::formats::grouped;
use crate::languages::Lang;

/// One file of a catalogue in one language.
struct Chapter {
    name: &'static str,
    id: &'static str,
    en: &'static str,
}

macro_rules! chapters {
    ($($name:literal),* $(,)?) => {
        const CHAPTERS: &[Chapter] = &[$(Chapter {
            name: $name,
            id: include_str!(concat!("../catalogue/id/", $name, ".ftl")),
            en: include_str!(concat!("../catalogue/en/", $name, ".ftl")),
        }),*];
    };
}

chapters![
    "actors",
    "clocks",
    "desk",
    "desk_letters",
    "desk_search",
    "errors",
    "faults",
    "formats",
    "layout",
    "mail",
    "moves",
    "personal",
    "portal",
    "portal_track",
    "reasons",
    "refusals",
    "reports",
    "statistics",
    "statuses",
];

type Bundle = FluentBundle<FluentResource>;

static INDONESIAN: LazyLock<Bundle> = LazyLock::new(|| bound(Lang::Id));
static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bound(Lang::En));

/// Binds the chapters of one language. They are embedded and proven sound by the tests, so a
/// mistake here can only be one that was never tested.
fn bound(lang: Lang) -> Bundle {
    let tag: LanguageIdentifier = lang.code().parse().expect("our codes are language tags");
    let mut bundle = Bundle::new_concurrent(vec![tag]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match lang {
        Lang::Id => |value, _| digits(value, Lang::Id),
        Lang::En => |value, _| digits(value, Lang::En),
    }));
    for chapter in CHAPTERS {
        let text = match lang {
            Lang::Id => chapter.id,
            Lang::En => chapter.en,
        };
        let resource = FluentResource::try_new(text.to_owned())
            .unwrap_or_else(|(_, errors)| panic!("{}/{}.ftl: {errors:?}", lang.code(), chapter.name));
        bundle
            .add_resource(resource)
            .unwrap_or_else(|errors| panic!("{}/{}.ftl: {errors:?}", lang.code(), chapter.name));
    }
    bundle
}

/// Numbers inside sentences get the separators of the language.
fn digits(value: &FluentValue<'_>, lang: Lang) -> Option<String> {
    match value {
        FluentValue::Number(number) if number.value.fract() == 0.0 => {
            Some(grouped(number.value as i64, lang))
        }
        _ => None,
    }
}

/// What is put into a sentence.
#[derive(Clone, Copy, Debug)]
pub enum Arg<'a> {
    /// Words, shown as they are: names, dates already written out, codes.
    Text(&'a str),
    /// A count; the sentence may choose its plural by it, and it gets the language's separators.
    Number(i64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Arg::Text(text)
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Arg::Text(text)
    }
}

impl From<i64> for Arg<'_> {
    fn from(number: i64) -> Self {
        Arg::Number(number)
    }
}

impl From<i32> for Arg<'_> {
    fn from(number: i32) -> Self {
        Arg::Number(i64::from(number))
    }
}

impl From<u32> for Arg<'_> {
    fn from(number: u32) -> Self {
        Arg::Number(i64::from(number))
    }
}

impl From<usize> for Arg<'_> {
    fn from(number: usize) -> Self {
        Arg::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// The catalogue of one language: small, cheap to copy and to pass on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    lang: Lang,
}

impl Words {
    /// The words of a language.
    pub const fn new(lang: Lang) -> Self {
        Words { lang }
    }

    /// The language of these words.
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// The sentence under `key` with its variables filled in.
    ///
    /// # Panics
    /// In debug and test builds, when the catalogue has no such key or a variable is missing: a
    /// hole in the words is a mistake of ours that must not reach a person. A release build shows
    /// the key instead, because a page with one odd word is better than none.
    pub fn say(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.find(key, args).unwrap_or_else(|hole| {
            if cfg!(debug_assertions) {
                panic!("{hole}");
            }
            key.to_owned()
        })
    }

    /// The sentence under `key`, which has no variables.
    ///
    /// # Panics
    /// As [`Words::say`].
    pub fn word(&self, key: &str) -> String {
        self.say(key, &[])
    }

    /// The word of a code of the domain: `named("status", "AwaitingReporter")` and
    /// `named("status", "awaiting_reporter")` both take `status-awaiting-reporter`.
    ///
    /// # Panics
    /// As [`Words::say`].
    pub fn named(&self, family: &str, code: &str) -> String {
        self.say(&key_of(family, code), &[])
    }

    /// A sentence about a code of the domain: as [`Words::named`], with `suffix` after the code
    /// (`-meaning`, `-hint`, or nothing) and with variables.
    ///
    /// # Panics
    /// As [`Words::say`].
    pub fn named_with(&self, family: &str, code: &str, suffix: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.say(&format!("{}{suffix}", key_of(family, code)), args)
    }

    /// Whether the catalogue has `key`. For codes that come from data, such as topics.
    pub fn has(&self, key: &str) -> bool {
        self.bundle().has_message(key)
    }

    fn bundle(&self) -> &'static Bundle {
        match self.lang {
            Lang::Id => &INDONESIAN,
            Lang::En => &ENGLISH,
        }
    }

    fn find(&self, key: &str, args: &[(&str, Arg<'_>)]) -> Result<String, String> {
        let bundle = self.bundle();
        let hole = |why: &str| format!("words of {:?}: {key}: {why}", self.lang);
        let pattern =
            bundle.get_message(key).and_then(|message| message.value()).ok_or_else(|| hole("no such key"))?;
        let mut filled = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            match *arg {
                Arg::Text(text) => filled.set(*name, FluentValue::from(text)),
                Arg::Number(number) => filled.set(*name, FluentValue::from(number)),
            }
        }
        let mut errors = Vec::new();
        let said = bundle.format_pattern(pattern, Some(&filled), &mut errors);
        match errors.first() {
            None => Ok(said.into_owned()),
            Some(error) => Err(hole(&error.to_string())),
        }
    }
}

/// The key of a code in a family of keys: kebab-case, whatever case the code is written in.
fn key_of(family: &str, code: &str) -> String {
    format!("{family}-{}", kebab(code))
}

/// A code in kebab-case.
pub(crate) fn kebab(code: &str) -> String {
    let mut key = String::with_capacity(code.len() + 4);
    let mut before = '-';
    for sign in code.chars() {
        match sign {
            '_' | ' ' => key.push('-'),
            'A'..='Z' => {
                if before != '-' {
                    key.push('-');
                }
                key.push(sign.to_ascii_lowercase());
            }
            _ => key.push(sign),
        }
        before = if matches!(sign, '_' | ' ') { '-' } else { sign };
    }
    key
}

#[cfg(test)]
mod tests;
