//! The outside: a mailbox that keeps what it is handed, and may fall silent.

use super::acts::Carrier;
use lapor_app::ports::{Letter, Outbound, SendError, Told};
use lapor_domain::values::Ticket;
use std::collections::BTreeMap;
use std::sync::Mutex;
use tokio::sync::Notify;

/// What a letter told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// What happened.
    Openly,
    /// That there is news.
    Veiled,
}

/// A mailbox.
#[derive(Default)]
pub struct Outside {
    taken: Mutex<BTreeMap<(Ticket, u64), (u64, Content)>>,
    died: Notify,
}

/// A carrier on a way that goes well, or not.
pub struct Way<'a> {
    pub outside: &'a Outside,
    pub carrier: Carrier,
}

impl Outside {
    /// What it was handed: how often, and what it told, by case and version.
    pub fn taken(&self) -> BTreeMap<(Ticket, u64), (u64, Content)> {
        self.taken.lock().expect("nobody panics with it").clone()
    }

    /// Waits until the carrier has died.
    pub async fn died(&self) {
        self.died.notified().await;
    }

    fn take(&self, letter: &Letter) {
        let content = match letter.told {
            Told::Openly(_) => Content::Openly,
            Told::ThatThereIsNews => Content::Veiled,
        };
        let mut taken = self.taken.lock().expect("nobody panics with it");
        taken.entry((letter.key.ticket, letter.key.version)).or_insert((0, content)).0 += 1;
    }
}

impl Outbound for Way<'_> {
    async fn send(&self, letter: &Letter) -> Result<(), SendError> {
        match self.carrier {
            Carrier::Lives => {
                self.outside.take(letter);
                Ok(())
            }
            Carrier::FindsNobody => Err(SendError::Unreachable("silent".to_owned())),
            Carrier::Dies => {
                self.outside.take(letter);
                self.outside.died.notify_one();
                std::future::pending().await
            }
        }
    }
}
