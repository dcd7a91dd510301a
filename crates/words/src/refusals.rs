//! A lawful no as a sentence: what is missing, and what to do.

use jiff::civil::Date;
use lapor_domain::cases::moves::Source;
use lapor_domain::cases::refusal::Refusal;

use crate::catalogue::{Arg, Words};

/// What sentences of refusals are filled with: a count, or a day.
const COUNTS: [&str; 3] = ["limit", "length", "declines"];
const DAY: &str = "last_day";

impl Words {
    /// The refusal in plain words. Where the refusal carries its figures, the sentence names them.
    pub fn refusal(&self, refusal: &Refusal) -> String {
        let key = format!("refusal-{}", refusal.code.code());
        let exact = format!("{key}-exact");
        let filled = self.filled(refusal);
        if filled.is_empty() || !self.has(&exact) {
            return self.word(&key);
        }
        let args: Vec<(&str, Arg<'_>)> = filled
            .iter()
            .map(|(name, value)| match value.parse::<i64>() {
                Ok(number) => (*name, Arg::Number(number)),
                Err(_) => (*name, Arg::Text(value)),
            })
            .collect();
        self.say(&exact, &args)
    }

    /// The rule behind a refusal, with what it is worth; none where the code speaks for itself.
    pub fn refusal_rule(&self, refusal: &Refusal) -> Option<String> {
        refusal.source.map(|source| self.source(source))
    }

    /// Where a move comes from. Neither is law, and both say so.
    pub fn source(&self, source: Source) -> String {
        match source {
            Source::Practice(_) => self.word("rule-practice"),
            Source::House(_) => self.word("rule-house"),
        }
    }

    fn filled(&self, refusal: &Refusal) -> Vec<(&'static str, String)> {
        refusal
            .args
            .iter()
            .filter_map(|(name, value)| match *name {
                DAY => value.parse::<Date>().ok().map(|day| ("day", self.date(day))),
                name if COUNTS.contains(&name) => value.parse::<i64>().ok().map(|_| (name, value.clone())),
                _ => None,
            })
            .collect()
    }
}

#[cfg(test)]
mod tests;
