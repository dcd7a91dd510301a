//! A mail server that keeps whom it was given a letter for, and under which name.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, sleep};
use std::time::Duration;

use anyhow::Context;

/// A letter that was handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// For whom.
    pub to: String,
    /// Its `Message-ID`.
    pub name: String,
}

/// The server. It stops with this program.
pub struct Sink {
    address: SocketAddr,
    taken: Arc<Mutex<Vec<Taken>>>,
}

impl Sink {
    /// Starts it on a free port; each letter takes it so long.
    ///
    /// # Errors
    /// When there is no free port.
    pub fn start(each: Duration) -> anyhow::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").context("no free port")?;
        let (address, taken) = (listener.local_addr()?, Arc::<Mutex<Vec<Taken>>>::default());
        let shared = Arc::clone(&taken);
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let taken = Arc::clone(&shared);
                // A client that breaks off has handed nothing over that it was told of.
                thread::spawn(move || talk(&client, &taken, each).ok());
            }
        });
        Ok(Self { address, taken })
    }

    /// What a program is given so that it sends its letters here.
    pub fn arguments(&self) -> [String; 4] {
        let url = format!("smtp://{}", self.address);
        ["--smtp".into(), url, "--mail-from".into(), "lapor@surat.example".into()]
    }

    /// Everything that was taken so far, in order.
    pub fn taken(&self) -> Vec<Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

fn talk(client: &TcpStream, taken: &Mutex<Vec<Taken>>, each: Duration) -> std::io::Result<()> {
    let (mut lines, mut answers) = (BufReader::new(client).lines(), client);
    let mut to = String::new();
    answers.write_all(b"220 sink\r\n")?;
    while let Some(line) = lines.next().transpose()? {
        let verb = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
        match verb.as_str() {
            "RCPT" => line.split(['<', '>']).nth(1).unwrap_or_default().clone_into(&mut to),
            "DATA" => {
                answers.write_all(b"354 go on\r\n")?;
                let name = name_in(&mut lines)?;
                sleep(each);
                taken.lock().unwrap_or_else(PoisonError::into_inner).push(Taken { to: to.clone(), name });
            }
            _ => {}
        }
        answers.write_all(if verb == "QUIT" { b"221 bye\r\n" } else { b"250 ok\r\n" })?;
    }
    Ok(())
}

/// Reads a letter to its end; gives its `Message-ID`.
fn name_in(lines: &mut impl Iterator<Item = std::io::Result<String>>) -> std::io::Result<String> {
    let mut name = String::new();
    while let Some(line) = lines.next().transpose()?.filter(|line| line != ".") {
        let field = line.split_once(':').filter(|(field, _)| field.eq_ignore_ascii_case("message-id"));
        if let Some((_, value)) = field.filter(|_| name.is_empty()) {
            value.trim().clone_into(&mut name);
        }
    }
    Ok(name)
}
