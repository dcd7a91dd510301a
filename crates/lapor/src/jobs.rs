//! `lapor jobs`: letters that are owed, as an operator sees them. Never whom they go to.

use crate::mail::Mail;
use crate::office::Place;
use crate::print::say;
use crate::work::print_letters;
use anyhow::bail;
use lapor_app::Error;
use lapor_app::jobs::forget::LETTERS_DAYS;
use lapor_app::jobs::letters::{self, Letter, Shelf};
use lapor_domain::values::Instant;
use std::process::ExitCode;

/// Which letters to list.
#[derive(clap::Args)]
pub struct Listing {
    /// Those that were given up, instead of those that wait.
    #[arg(long)]
    dead: bool,
    /// How many at most.
    #[arg(long, value_name = "COUNT", default_value_t = 100)]
    limit: u32,
}

/// Which letters to try again.
#[derive(clap::Args)]
#[group(required = true, multiple = false)]
pub struct Retrying {
    /// One letter, by its number in the list.
    id: Option<i64>,
    /// Every letter that was given up.
    #[arg(long)]
    all: bool,
}

/// Lists letters.
pub async fn list(place: &Place, mail: &Mail, options: &Listing) -> anyhow::Result<ExitCode> {
    let app = place.open().await?;
    print_letters(&app, mail.way()).await?;
    say!("                 those sent are kept until {LETTERS_DAYS} days after the case has ended");
    let shelf = if options.dead { Shelf::Dead } else { Shelf::Waiting };
    for letter in letters::list(&app, shelf, options.limit).await? {
        say!("{}", line(&letter));
    }
    Ok(ExitCode::SUCCESS)
}

/// Has letters tried again.
pub async fn retry(place: &Place, options: &Retrying) -> anyhow::Result<ExitCode> {
    let app = place.open().await?;
    let count = match options.id {
        Some(id) => match letters::retry(&app, id).await {
            Ok(()) => 1,
            Err(Error::NotFound) => bail!("no letter {id} was given up"),
            Err(error) => return Err(error.into()),
        },
        None => letters::retry_all(&app).await?,
    };
    say!("{count} will be tried again.");
    Ok(ExitCode::SUCCESS)
}

fn line(letter: &Letter) -> String {
    let next = match letter.dead_at {
        Some(at) => format!("given up {}", moment(at)),
        None => format!("next {}", moment(letter.next_at)),
    };
    format!(
        "{}  {}  {}  owed {}  tried {}  {next}  {}",
        letter.id,
        letter.ticket,
        letter.news.code(),
        moment(letter.due_at),
        letter.attempts,
        letter.last_error.as_deref().unwrap_or_default(),
    )
}

fn moment(at: Instant) -> String {
    jiff::Timestamp::from_microsecond(at.0).map_or_else(|_| at.0.to_string(), |at| format!("{at:.0}"))
}
