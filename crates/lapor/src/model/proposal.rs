//! `lapor model propose`: where a report would go, and why, step by step.

use super::topics::book;
use anyhow::bail;
use lapor_app::book::Subject;
use lapor_domain::routing::propose::Proposal;
use lapor_domain::routing::reasons::{Decides, Reason};
use lapor_domain::values::AreaCode;
use std::fmt::Display;

/// Prints the proposal with its evidence.
pub fn print(text: &str, area: Option<&str>) -> anyhow::Result<()> {
    let book = book()?;
    let area = area.map(AreaCode::new);
    if let Some(unknown) = area.as_ref().filter(|area| book.rulebook.areas.get(area).is_none()) {
        bail!("there is no area {unknown}");
    }
    let subject = Subject { text, area: area.as_ref(), topic: None, institution: None };
    let proposal = book.propose(&subject);
    print_way(&proposal);
    proposal.reasons.iter().for_each(|reason| println!("  {}", line(reason)));
    for one in &proposal.alternatives {
        println!("or     {} ({:.2}) -> {}", one.topic, one.confidence, shown(one.institution.as_ref()));
    }
    for one in &proposal.suggestions {
        let to = shown(one.institution.as_ref());
        println!("alike  {} ({:.2}) -> {to}: {}", one.topic, one.confidence, line(&one.reason));
    }
    Ok(())
}

fn print_way(proposal: &Proposal) {
    let unit = proposal.unit.as_ref().map(|unit| format!("/{}", unit.kind)).unwrap_or_default();
    let (topic, to) = (shown(proposal.topic.as_ref()), shown(proposal.institution.as_ref()));
    let decides = match proposal.decides {
        Decides::System => "the system routes".to_owned(),
        Decides::Person(why) => format!("a person decides: {}", why.code()),
    };
    println!("{topic} ({:.2}) -> {to}{unit}; {decides}", proposal.confidence);
}

fn line(reason: &Reason) -> String {
    let args: Vec<String> = reason.args.iter().map(|(name, value)| format!("{name}={value}")).collect();
    format!("{}: {}", reason.rule.code(), args.join(", "))
}

fn shown<T: Display>(one: Option<&T>) -> String {
    one.map_or_else(|| "-".to_owned(), ToString::to_string)
}
