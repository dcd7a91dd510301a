//! A way between the program and its database that can be slow, or silent in one direction.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::{self, sleep};
use std::time::Duration;

use anyhow::Context;

/// How often a silent way is looked at again.
const LOOK_EVERY: Duration = Duration::from_millis(10);

/// How the way is.
#[derive(Default)]
struct State {
    delay_ms: AtomicU64,
    is_silent: AtomicBool,
    is_over: AtomicBool,
}

/// The way. What is under way when it is dropped never arrives.
pub struct Proxy {
    address: SocketAddr,
    state: Arc<State>,
}

impl Proxy {
    /// Opens a way to a server.
    ///
    /// # Errors
    /// When there is no free port.
    pub fn to(server: SocketAddr) -> anyhow::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").context("no free port")?;
        let (address, state) = (listener.local_addr()?, Arc::<State>::default());
        let shared = Arc::clone(&state);
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                if shared.is_over.load(Ordering::SeqCst) {
                    return;
                }
                connect(&client, server, &shared);
            }
        });
        Ok(Self { address, state })
    }

    /// The port that the program is given.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// From now on everything takes so much longer, in each direction.
    pub fn delay(&self, delay: Duration) {
        let delay = u64::try_from(delay.as_millis()).unwrap_or(u64::MAX);
        self.state.delay_ms.store(delay, Ordering::SeqCst);
    }

    /// From now on nothing comes back from the server. It is kept, as a network would send it again.
    pub fn fall_silent(&self) {
        self.state.is_silent.store(true, Ordering::SeqCst);
    }

    /// From now on everything arrives at once, also what was kept.
    pub fn heal(&self) {
        self.state.is_silent.store(false, Ordering::SeqCst);
        self.state.delay_ms.store(0, Ordering::SeqCst);
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.state.is_over.store(true, Ordering::SeqCst);
        // Wakes whoever waits for the next connection.
        let _ = TcpStream::connect(self.address);
    }
}

/// Which way something goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    There,
    Back,
}

/// Joins a client with the server. When the server can't be reached, the client is hung up on.
fn connect(client: &TcpStream, server: SocketAddr, state: &Arc<State>) {
    let Ok(server) = TcpStream::connect(server) else { return };
    for (from, to, way) in [(client, &server, Way::There), (&server, client, Way::Back)] {
        let (Ok(from), Ok(to)) = (from.try_clone(), to.try_clone()) else { return };
        let state = Arc::clone(state);
        thread::spawn(move || carry(from, to, way, &state));
    }
}

/// Carries bytes until one side hangs up. The delay is that of a long way: it adds up over what follows on
/// one another, as questions and answers do.
fn carry(mut from: TcpStream, mut to: TcpStream, way: Way, state: &State) {
    let mut piece = vec![0; 64 << 10];
    while let Ok(length @ 1..) = from.read(&mut piece) {
        sleep(Duration::from_millis(state.delay_ms.load(Ordering::SeqCst)));
        while way == Way::Back && state.is_silent.load(Ordering::SeqCst) {
            if state.is_over.load(Ordering::SeqCst) {
                return;
            }
            sleep(LOOK_EVERY);
        }
        if to.write_all(&piece[..length]).is_err() {
            break;
        }
    }
    // The other direction must not wait for one who has left.
    let _ = to.shutdown(Shutdown::Write);
}

#[cfg(test)]
mod tests;
