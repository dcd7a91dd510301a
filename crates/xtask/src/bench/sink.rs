//! A mail server that takes everything, counts it, and looks whether a letter came twice.

use std::collections::HashSet;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Instant;

/// What it has taken.
#[derive(Default)]
pub struct Taken {
    /// The names of the letters.
    pub names: HashSet<String>,
    /// How many letters.
    pub letters: usize,
    /// When the first was taken.
    pub first: Option<Instant>,
    /// When the last was taken.
    pub last: Option<Instant>,
}

/// The server. It stops with this process.
pub struct Sink {
    address: SocketAddr,
    taken: Arc<Mutex<Taken>>,
}

impl Sink {
    /// Starts it.
    ///
    /// # Errors
    /// When no port is free.
    pub fn start() -> anyhow::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        let taken = Arc::new(Mutex::new(Taken::default()));
        let shared = Arc::clone(&taken);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let taken = Arc::clone(&shared);
                // A client that hangs up is none of the server's business.
                thread::spawn(move || talk(&stream, &taken).ok());
            }
        });
        Ok(Self { address, taken })
    }

    /// Its address, as the program is given it.
    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// What it has taken so far.
    pub fn taken(&self) -> MutexGuard<'_, Taken> {
        lock(&self.taken)
    }
}

fn lock(taken: &Mutex<Taken>) -> MutexGuard<'_, Taken> {
    taken.lock().unwrap_or_else(PoisonError::into_inner)
}

fn talk(stream: &TcpStream, taken: &Mutex<Taken>) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut out = stream;
    let mut lines = BufReader::new(stream).lines();
    out.write_all(b"220 sink\r\n")?;
    while let Some(line) = lines.next().transpose()? {
        let verb = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
        let answer = match verb.as_str() {
            "EHLO" => "250-sink\r\n250 PIPELINING\r\n",
            "QUIT" => "221 bye\r\n",
            "DATA" => {
                out.write_all(b"354 go on\r\n")?;
                let name = read_letter(&mut lines)?;
                note(&mut lock(taken), name);
                "250 taken\r\n"
            }
            _ => "250 ok\r\n",
        };
        out.write_all(answer.as_bytes())?;
    }
    Ok(())
}

/// Reads a letter to its end; gives what it is known by.
fn read_letter(lines: &mut impl Iterator<Item = std::io::Result<String>>) -> std::io::Result<String> {
    let mut name = String::new();
    while let Some(line) = lines.next().transpose()?.filter(|line| line != ".") {
        if name.is_empty() && line.to_ascii_lowercase().starts_with("message-id:") {
            name = line;
        }
    }
    Ok(name)
}

fn note(taken: &mut Taken, name: String) {
    taken.letters += 1;
    taken.names.insert(name);
    let now = Instant::now();
    taken.first.get_or_insert(now);
    taken.last = Some(now);
}

#[cfg(test)]
mod tests {
    use super::Sink;
    use std::io::{BufRead, BufReader, Write};
    use std::net::TcpStream;

    #[test]
    fn letters_are_counted_and_known_by_their_names() {
        let sink = Sink::start().expect("a port");
        let mut stream = TcpStream::connect(sink.address).expect("it listens");
        let mut answers = BufReader::new(stream.try_clone().expect("two ways")).lines();
        let letter = |name: &str| {
            format!("MAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nDATA\r\nMessage-ID: <{name}>\r\n\r\nHalo.\r\n.\r\n")
        };
        let words = [letter("one"), letter("two"), letter("two"), "QUIT\r\n".into()].concat();
        stream.write_all(words.as_bytes()).expect("it reads");
        while answers.next().expect("an answer").expect("readable") != "221 bye" {}
        let taken = sink.taken();
        assert_eq!((taken.letters, taken.names.len()), (3, 2), "one came twice");
        assert!(taken.first <= taken.last && taken.first.is_some());
    }
}
