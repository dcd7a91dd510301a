//! `lapor`: SP4N-LAPOR as one program.

mod admin;
mod backup;
mod demo;
mod doctor;
mod duty;
mod import;
mod jobs;
mod labels;
mod log;
mod mail;
mod metrics;
mod model;
mod office;
mod print;
mod rulebook;
mod serve;
mod verify;
mod work;

use clap::{Parser, Subcommand};
use log::Log;
use mail::Mail;
use metrics::Metrics;
use office::Place;
use std::process::ExitCode;

/// Rows are read in one thread and dropped in another, which the C library's allocator pays for with locks and with
/// memory that it keeps. This one serves SQLite too. Not in builds for tests: it and `libfaketime`, which lets their clock
/// jump, wait for each other at the start.
#[cfg(not(debug_assertions))]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

/// SP4N-LAPOR: complaints about public services, from the citizen to the institution and back.
#[derive(Parser)]
#[command(name = "lapor", version, about, propagate_version = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the site and the API.
    Serve {
        #[command(flatten)]
        place: Place,
        #[command(flatten)]
        options: serve::Options,
    },
    /// Look at clocks that ran out and send letters, without serving the site.
    Work {
        #[command(flatten)]
        place: Place,
        #[command(flatten)]
        mail: Mail,
        #[command(flatten)]
        metrics: Metrics,
        #[command(flatten)]
        log: Log,
    },
    /// Look at letters that wait or were given up.
    #[command(subcommand)]
    Jobs(Jobs),
    /// Take over reports from another system.
    #[command(subcommand)]
    Import(Import),
    /// Look after accounts.
    #[command(subcommand)]
    Admin(Admin),
    /// Look at the rulebook: the law and the country as data.
    #[command(subcommand)]
    Rulebook(Rulebook),
    /// Look at who answers for what.
    #[command(subcommand)]
    Duty(duty::Chore),
    /// Look after a demo.
    #[command(subcommand)]
    Demo(Demo),
    /// Train a classifier of texts, measure it, ask it why; let the topics' model learn from this installation's cases.
    #[command(subcommand)]
    Model(model::Chore),
    /// Copy the records into one file while the program serves; the keys are never in it.
    Backup {
        #[command(flatten)]
        place: Place,
        #[command(flatten)]
        copying: backup::Copying,
    },
    /// Bring a backup back into an empty place, and compare every case with its journal.
    Restore {
        #[command(flatten)]
        place: Place,
        #[command(flatten)]
        restoring: backup::Restoring,
    },
    /// Look for what is wrong with the installation, and say what to do.
    Doctor {
        #[command(flatten)]
        place: Place,
    },
    /// Fold the journal of every case and compare it with the records.
    #[command(args_conflicts_with_subcommands = true)]
    Verify {
        #[command(flatten)]
        place: Place,
        #[command(subcommand)]
        what: Option<Verify>,
    },
}

#[derive(Subcommand)]
enum Verify {
    /// Compare the counts on the desks with the journals.
    Rollups {
        #[command(flatten)]
        place: Place,
        /// Throw every count away and count again from the journals. The site may go on meanwhile.
        #[arg(long)]
        rebuild: bool,
    },
    /// Compare the search index with the reports.
    Search {
        #[command(flatten)]
        place: Place,
        /// Write every entry of the index again. It answers meanwhile, and the site may go on.
        #[arg(long)]
        rebuild: bool,
        /// Compare only one case in this many.
        #[arg(long, value_name = "CASES", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
        every: u32,
    },
}

#[derive(Subcommand)]
enum Jobs {
    /// List letters: those that wait, or with --dead those that were given up.
    List {
        #[command(flatten)]
        place: Place,
        #[command(flatten)]
        mail: Mail,
        #[command(flatten)]
        options: jobs::Listing,
    },
    /// Try letters again that were given up.
    Retry {
        #[command(flatten)]
        place: Place,
        #[command(flatten)]
        options: jobs::Retrying,
    },
}

#[derive(Subcommand)]
enum Import {
    /// Every row of a CSV file becomes a historic report.
    Reports {
        #[command(flatten)]
        place: Place,
        #[command(flatten)]
        options: import::Options,
    },
}

#[derive(Subcommand)]
enum Admin {
    /// Make an account with a seat; its password is printed once.
    CreateUser {
        #[command(flatten)]
        place: Place,
        #[command(flatten)]
        options: admin::NewUser,
    },
    /// Say who of the national desk decides where institutions keep declining.
    Arbiter {
        #[command(flatten)]
        place: Place,
        #[command(flatten)]
        options: admin::Marking,
    },
    /// Set a new password for an account; it is printed once, and every session of it ends.
    ResetPassword {
        #[command(flatten)]
        place: Place,
        /// The name the person logs in with.
        login: String,
    },
}

#[derive(Subcommand)]
enum Demo {
    /// Add as many made-up cases as a country has, with whole lives, to a demo; where there is none, make it.
    Grow {
        #[command(flatten)]
        place: Place,
        #[command(flatten)]
        options: demo::grow::Options,
    },
}

#[derive(Subcommand)]
enum Rulebook {
    /// Explain every mistake with file and line.
    Check {
        /// The folder to check; without it, the rulebook inside this program.
        folder: Option<std::path::PathBuf>,
    },
}

fn main() -> ExitCode {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let done = match runtime {
        Ok(runtime) => runtime.block_on(run(Cli::parse())),
        Err(error) => Err(error.into()),
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            eprintln!("lapor: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(cli: Cli) -> anyhow::Result<ExitCode> {
    match cli.command {
        Command::Serve { place, options } => serve::run(&place, &options).await,
        Command::Work { place, mail, metrics, log } => work::run(&place, &mail, &metrics, log).await,
        Command::Jobs(Jobs::List { place, mail, options }) => jobs::list(&place, &mail, &options).await,
        Command::Jobs(Jobs::Retry { place, options }) => jobs::retry(&place, &options).await,
        Command::Import(Import::Reports { place, options }) => import::run(&place, &options).await,
        Command::Admin(Admin::CreateUser { place, options }) => admin::create_user(&place, &options).await,
        Command::Admin(Admin::Arbiter { place, options }) => admin::arbiter(&place, &options).await,
        Command::Admin(Admin::ResetPassword { place, login }) => admin::reset_password(&place, &login).await,
        Command::Demo(Demo::Grow { place, options }) => demo::grow::run(&place, &options).await,
        Command::Rulebook(Rulebook::Check { folder }) => rulebook::check(folder.as_deref()),
        Command::Duty(chore) => duty::run(&chore).await,
        Command::Model(chore) => model::run(&chore).await,
        Command::Backup { place, copying } => backup::back_up(&place, &copying).await,
        Command::Restore { place, restoring } => backup::bring_back(&place, &restoring).await,
        Command::Doctor { place } => doctor::run(&place).await,
        Command::Verify { place, what: None } => verify::run(&place).await,
        Command::Verify { what: Some(Verify::Rollups { place, rebuild: true }), .. } => {
            verify::rebuild_rollups(&place).await
        }
        Command::Verify { what: Some(Verify::Rollups { place, .. }), .. } => verify::rollups(&place).await,
        Command::Verify { what: Some(Verify::Search { place, rebuild: true, every }), .. } => {
            verify::rebuild_search(&place, every).await
        }
        Command::Verify { what: Some(Verify::Search { place, every, .. }), .. } => {
            verify::search(&place, every).await
        }
    }
}
