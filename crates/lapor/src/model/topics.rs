//! `lapor model topics`: the model that the program carries, and how well it and the rules do on sentences that
//! neither was made for.

use super::{bar, print};
use anyhow::{Context, anyhow};
use lapor_app::book::{Book, Subject};
use lapor_app::rulebook::Files;
use lapor_app::rulebook::lessons::{EXAMPLES, Lesson, Lessons, TOPICS};
use lapor_domain::routing::book::RoutingBook;
use lapor_domain::routing::propose::Proposal;
use lapor_domain::routing::reasons::Decides;
use lapor_domain::values::{AreaCode, Revision, TopicCode};
use lapor_text::classify::measure::{Judged, figures};
use std::path::Path;

/// Into how many parts the sentences are cut; each is judged by a model that never saw it.
const PARTS: usize = 5;

/// Writes the model of the rulebook inside the program.
pub fn write(out: &Path) -> anyhow::Result<()> {
    let model = lessons()?.learn(&[], |_| false, &mut |_| {})?;
    std::fs::write(out, model.to_bytes()).with_context(|| format!("cannot write {}", out.display()))?;
    println!("{}: {} topics, {} KiB", out.display(), model.labels().len(), model.to_bytes().len() / 1024);
    Ok(())
}

/// Measures the model by itself and beside the rules.
pub fn measure() -> anyhow::Result<()> {
    let lessons = lessons()?;
    let (mut judged, mut alone, mut beside) = (Vec::new(), Tally::default(), Tally::default());
    let bar = bar("parts", PARTS as u64);
    let rules = book()?.with_model(None);
    let somewhere = rules.rulebook.areas.all().last().map(|area| area.code.clone());
    for part in bar.wrap_iter(0..PARTS) {
        let model = lessons.learn(&[], |number| number % PARTS == part, &mut |_| {})?;
        let own = || lessons.sentences.iter().skip(part).step_by(PARTS);
        judged.extend(own().map(|one| Judged::by(&model, &one.text, &one.topic)));
        let both = book()?.with_model(Some(model));
        for one in own() {
            alone.add(&rules, one, somewhere.as_ref());
            beside.add(&both, one, somewhere.as_ref());
        }
    }
    bar.finish_and_clear();
    println!("The classifier alone, on sentences that it did not learn from:\n");
    print(&figures(&judged));
    println!("\nThe rules, and the rules with the classifier beside them, on the same sentences:\n");
    println!("                                        rules    both");
    for ((what, alone), (_, beside)) in alone.shares().into_iter().zip(beside.shares()) {
        println!("{what:<38} {alone:6.3}  {beside:6.3}");
    }
    Ok(())
}

fn lessons() -> anyhow::Result<Lessons> {
    let files = Files::seed();
    Lessons::read(files.text(TOPICS), files.text(EXAMPLES)).map_err(|what| anyhow!(what))
}

/// The rulebook inside this program, ready for work.
pub fn book() -> anyhow::Result<Book> {
    let read = Files::seed().read(Revision(1)).map_err(|mistakes| anyhow!("{} mistakes", mistakes.len()))?;
    Book::new(read).map_err(|what| anyhow!(what))
}

/// What became of sentences.
#[derive(Default)]
struct Tally {
    sentences: usize,
    first_right: usize,
    routed: usize,
    routed_wrong: usize,
    at_desk: usize,
    shown_at_desk: usize,
    delicate: usize,
    delicate_routed: usize,
}

impl Tally {
    fn add(&mut self, book: &Book, lesson: &Lesson, area: Option<&AreaCode>) {
        let subject = Subject { text: &lesson.text, area, topic: None, institution: None };
        let proposal = book.propose(&subject);
        let right = TopicCode::new(&lesson.topic);
        let is_right = proposal.topic.as_ref() == Some(&right);
        let is_delicate = book.rulebook.topic(&right).is_some_and(|topic| topic.needs_person());
        let is_routed = proposal.decides == Decides::System;
        self.sentences += 1;
        self.first_right += usize::from(is_right);
        self.routed += usize::from(is_routed);
        self.routed_wrong += usize::from(is_routed && !is_right);
        self.at_desk += usize::from(!is_routed);
        self.shown_at_desk += usize::from(!is_routed && shows(&proposal, &right));
        self.delicate += usize::from(is_delicate);
        self.delicate_routed += usize::from(is_delicate && is_routed);
    }

    fn shares(&self) -> [(&'static str, f64); 5] {
        let share = |part: usize, of: usize| part as f64 / of.max(1) as f64;
        [
            ("topic proposed first is right", share(self.first_right, self.sentences)),
            ("routed by the system", share(self.routed, self.sentences)),
            ("of these, the topic is wrong", share(self.routed_wrong, self.routed)),
            ("at the desk, the right topic is shown", share(self.shown_at_desk, self.at_desk)),
            ("for a person only, yet routed", share(self.delicate_routed, self.delicate)),
        ]
    }
}

/// Whether the person who decides reads of the topic.
fn shows(proposal: &Proposal, topic: &TopicCode) -> bool {
    let others = proposal.alternatives.iter().map(|one| &one.topic);
    let alike = proposal.suggestions.iter().map(|one| &one.topic);
    proposal.topic.iter().chain(others).chain(alike).any(|shown| shown == topic)
}
