//! Where records and keys are, and how they are opened for work.

use anyhow::Context;
use lapor_app::App;
use lapor_app::ports::{Clock, MachineClock};
use lapor_store::Location;
use lapor_store::keys::{Keys, Purpose};
use lapor_store::open::Store;
use std::path::PathBuf;
use std::sync::Arc;

/// Where the records and the keys are.
#[derive(clap::Args, Clone)]
pub struct Place {
    /// Directory of the embedded database.
    #[arg(long, value_name = "DIR", env = "LAPOR_DATA", default_value = "./lapor-data")]
    pub data: PathBuf,
    /// Directory of the keys. Keep it apart from the data, and out of its backups.
    #[arg(long, value_name = "DIR", env = "LAPOR_KEYS", default_value = "./lapor-keys")]
    pub keys: PathBuf,
    /// A PostgreSQL database instead of the embedded one: postgres://user@host/name.
    #[arg(long, value_name = "URL", env = "LAPOR_DATABASE", hide_env_values = true)]
    pub database: Option<String>,
}

impl Place {
    /// Where the records are.
    pub fn location(&self) -> Location {
        match &self.database {
            Some(url) => Location::Server(url.clone()),
            None => Location::Directory(self.data.clone()),
        }
    }

    /// Opens the records with the keys that are there, whatever they are for.
    pub async fn open(&self) -> anyhow::Result<App> {
        let keys =
            Keys::open_any(&self.keys).context("no usable keys; start `lapor serve` once, or give --keys")?;
        self.open_with(keys, Arc::new(MachineClock)).await
    }

    /// Opens the records for `purpose`; the first start makes keys.
    pub async fn open_for(&self, purpose: Purpose, clock: Arc<dyn Clock>) -> anyhow::Result<App> {
        let keys = Keys::open_or_create(&self.keys, purpose)?;
        self.open_with(keys, clock).await
    }

    async fn open_with(&self, keys: Keys, clock: Arc<dyn Clock>) -> anyhow::Result<App> {
        let store = Store::open(&self.location(), keys).await?;
        Ok(App::open(store, clock).await?)
    }
}

/// A password that can be read out: four groups of four letters and digits that nobody mistakes.
pub fn new_password() -> String {
    const SIGNS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
    let sign = || char::from(SIGNS[rand::random_range(0..SIGNS.len())]);
    let groups: Vec<String> = (0..4).map(|_| (0..4).map(|_| sign()).collect()).collect();
    groups.join("-")
}
