//! The log, on standard error.

use tracing_subscriber::EnvFilter;

/// How the log is written.
#[derive(clap::Args, Clone, Copy)]
pub struct Log {
    /// Lines for people, or one JSON object a line for programs.
    #[arg(long = "log-format", value_name = "FORMAT", env = "LAPOR_LOG_FORMAT", value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// A form of the log.
#[derive(clap::ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    /// Lines for people.
    Text,
    /// One JSON object a line.
    Json,
}

impl Log {
    /// Starts it.
    pub fn start(self) {
        let filter =
            EnvFilter::try_from_env("LAPOR_LOG").unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn"));
        let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
        match self.format {
            Format::Text => log.init(),
            Format::Json => {
                log.json().flatten_event(true).with_span_list(false).init();
                std::panic::set_hook(Box::new(panicked));
            }
        }
    }
}

/// A panic would write lines of its own between the objects.
fn panicked(panic: &std::panic::PanicHookInfo<'_>) {
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    tracing::error!(place, why = panic.payload_as_str().unwrap_or_default(), "a panic");
}
