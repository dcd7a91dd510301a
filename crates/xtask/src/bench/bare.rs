//! The limit on the embedded database: a server that only keeps and finds a row.

use std::fs::{self, File};
use std::path::Path;
use std::process::Child;
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use serde_json::json;

use super::http::{Connection, Request};
use super::reports::Text;
use super::tools::Tools;

/// How long it may take to begin.
const PATIENCE: Duration = Duration::from_secs(20);

/// The server, with a few rows to be found.
pub struct Bare {
    process: Child,
    /// Where it listens.
    pub address: String,
    rows: usize,
}

impl Bare {
    /// Starts it in a folder of its own.
    ///
    /// # Errors
    /// When it does not begin.
    pub fn start(tools: &Tools, folder: &Path, texts: &[Text]) -> anyhow::Result<Self> {
        let home = folder.join("bare");
        fs::create_dir_all(&home)?;
        let said = home.join("said");
        let mut command = tools.companion(&["bare", &home.to_string_lossy()]);
        let process = command.stdout(File::create(&said)?).spawn().context("the limit does not start")?;
        let mut bare = Self { process, address: String::new(), rows: texts.len() };
        let began = Instant::now();
        while bare.address.is_empty() {
            let line = fs::read_to_string(&said).unwrap_or_default();
            if let Some(address) = line.strip_suffix("/\n") {
                bare.address = address.to_owned();
            } else if began.elapsed() > PATIENCE {
                bail!("the limit did not say where it listens");
            }
            sleep(Duration::from_millis(20));
        }
        let mut connection = Connection::to(&bare.address)?;
        for text in texts {
            connection
                .send(&Self::add(text, &format!("{:032x}", rand::random::<u128>())))?
                .expect(201, "id")?;
        }
        Ok(bare)
    }

    /// Its process.
    pub fn processes(&self) -> Vec<u32> {
        vec![self.process.id()]
    }

    /// The request that adds a row.
    pub fn add(text: &Text, key: &str) -> Request {
        Request::post_json("/rows", &json!({ "key": key, "area": text.area, "words": text.words }))
    }

    /// Reads one of the rows that it began with.
    ///
    /// # Errors
    /// When it is not answered.
    pub fn read(&self, connection: &mut Connection, number: usize) -> anyhow::Result<()> {
        let path = format!("/rows/{}", number % self.rows + 1);
        connection.send(&Request::get(&path))?.expect(200, "words").map(|_| ())
    }

    /// How many rows it holds.
    ///
    /// # Errors
    /// When it is not answered.
    pub fn count(&self) -> anyhow::Result<u64> {
        let answer = Connection::to(&self.address)?.send(&Request::get("/rows"))?.expect(200, "rows")?;
        answer.json()?["rows"].as_u64().context("a number of rows")
    }
}

impl Drop for Bare {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
