//! `lapor model retrain`, `back` and `history`: learning from this installation's own cases.

use super::bar;
use crate::office::Place;
use crate::print::say;
use anyhow::bail;
use lapor_app::jobs::retrain::{
    Ending, FEWEST_JUDGED, FEWEST_LEARNED, Gathered, HELD_BACK_DAYS, Step, go_back, retrain, turns,
};
use lapor_domain::cases::commands::DeclineReason;
use lapor_domain::routing::outcomes::Ground;
use lapor_domain::values::Zone;
use lapor_store::models::{BUILT_IN, Comparison, Turn};

/// How many turns are listed.
const TURNS: u32 = 50;

/// Learns, compares, and says what came of it.
pub async fn run(place: &Place) -> anyhow::Result<()> {
    let app = place.open().await?;
    let (cases, models) = (bar("cases", 0), bar("models", 0));
    let mut tell = |step| match step {
        Step::Looked(more) => {
            cases.inc_length(more as u64);
            cases.inc(more as u64);
        }
        Step::Learned(stage) => {
            models.set_length(stage.of as u64);
            models.set_position(stage.done as u64);
        }
    };
    let (gathered, ending) = retrain(&app, &mut tell).await?;
    cases.finish_and_clear();
    models.finish_and_clear();
    print_gathered(&gathered);
    match ending {
        Ending::TooFew { older, recent } => bail!(
            "too few cases to learn from: {older} older than {HELD_BACK_DAYS} days teach, at least {FEWEST_LEARNED} are \
             needed, and {recent} newer ones can judge, at least {FEWEST_JUDGED} are needed; nothing changed"
        ),
        Ending::Kept(figures) => {
            print_figures(&figures);
            say!("The new one is not better: the one in force stays.");
        }
        Ending::Taken(number, figures) => {
            print_figures(&figures);
            say!(
                "Model {number} is in force. Every node takes it over within a minute; `lapor model back` undoes it."
            );
        }
    }
    Ok(())
}

/// Puts the model before this one in force again.
pub async fn back(place: &Place) -> anyhow::Result<()> {
    let app = place.open().await?;
    match go_back(&app).await? {
        Some(number) => say!("{} is in force again.", named(number)),
        None => bail!("there is no model before the one in force"),
    }
    Ok(())
}

/// Lists the turns.
pub async fn history(place: &Place) -> anyhow::Result<()> {
    let app = place.open().await?;
    let turns = turns(&app, TURNS).await?;
    if turns.is_empty() {
        say!("The model inside the program is in force; nothing was ever learned here.");
    }
    for noted in turns {
        let day = Zone::Wib.date_of(noted.at);
        let what = match noted.turn {
            Turn::Taken => "taken",
            Turn::Kept => "not better",
            Turn::Back => "back to",
        };
        let figures = if noted.turn == Turn::Back { String::new() } else { in_short(&noted.figures) };
        say!("{day}  {what:<10}  in force: {}{figures}", named(noted.in_force));
    }
    Ok(())
}

fn named(number: i64) -> String {
    if number == BUILT_IN { "the program's own model".into() } else { format!("model {number}") }
}

fn print_gathered(gathered: &Gathered) {
    let on = |ground| gathered.on(ground);
    let declined = |reason| on(Ground::Declined(reason));
    say!("cases looked at         {:>7}", gathered.looked_at);
    say!("  teach                 {:>7}", gathered.taught.len());
    say!("    as proposed         {:>7}", on(Ground::AsProposed));
    say!("    named by a person   {:>7}", on(Ground::Named));
    say!("    declined, the law   {:>7}", declined(DeclineReason::Law));
    say!("    declined, the duty  {:>7}", declined(DeclineReason::Duty));
    say!("  tell no topic         {:>7}", gathered.unclear);
}

fn print_figures(figures: &Comparison) {
    let Comparison { learned, corrected, judged, old, new } = figures;
    say!("learned from {learned} older cases, {corrected} of them put right; judged on {judged} newer ones:");
    say!("            right desk first   among three");
    for (name, hits) in [("in force", old), ("new", new)] {
        say!("{name:<10}  {:>14.1} %  {:>10.1} %", percent(hits.0, *judged), percent(hits.1, *judged));
    }
}

fn in_short(figures: &Comparison) -> String {
    let share = |hits| percent(hits, figures.judged);
    format!(
        "; learned from {}, judged on {}: right desk first {:.1} % -> {:.1} %, among three {:.1} % -> {:.1} %",
        figures.learned,
        figures.judged,
        share(figures.old.0),
        share(figures.new.0),
        share(figures.old.1),
        share(figures.new.1),
    )
}

fn percent(part: u32, of: u32) -> f64 {
    f64::from(part) / f64::from(of.max(1)) * 100.0
}
