//! Crashes on purpose around the sending of a letter, for `cargo xtask faults outbox`. Only programs built for
//! tests have them, and they do nothing unless the environment asks.

use lapor_app::ports::{Letter, Outbound, SendError};

/// How rarely to crash: `20` is once in twenty letters, at each of the two places. Without it, never.
const ONE_IN: &str = "LAPOR_CRASH_ONE_IN";

/// A way out that sometimes ends the program at the worst moments: with the letter owed and not yet sent, and
/// with the letter sent and not yet noted.
pub struct Crashing<O> {
    out: O,
    one_in: Option<u32>,
}

impl<O: Outbound> Crashing<O> {
    /// As rarely as the environment says.
    pub fn new(out: O) -> Self {
        let one_in = std::env::var(ONE_IN).ok().and_then(|number| number.parse().ok());
        Crashing { out, one_in: one_in.filter(|number| *number > 0) }
    }

    /// Ends the program as a crash does: nothing is finished, nothing is put back.
    fn perhaps_crash(&self) {
        if self.one_in.is_some_and(|number| rand::random_ratio(1, number)) {
            std::process::abort();
        }
    }
}

impl<O: Outbound> Outbound for Crashing<O> {
    async fn send(&self, letter: &Letter) -> Result<(), SendError> {
        self.perhaps_crash();
        let sent = self.out.send(letter).await;
        self.perhaps_crash();
        sent
    }
}
