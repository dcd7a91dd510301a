//! A mail server that keeps what it is given, and can be out of order.

mod tls;

pub use tls::Authority;
pub use tokio_rustls::TlsAcceptor;

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// How the server answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// It takes letters.
    Taking,
    /// It hangs up at once.
    Down,
    /// It answers every recipient with this code.
    Refusing(u16),
}

/// Whether the server speaks in the open.
#[derive(Clone)]
pub enum Line {
    /// It does, and can do nothing else.
    Open,
    /// It begins in the open and offers to go over to TLS.
    StartTls(TlsAcceptor),
    /// It speaks TLS from the start.
    Tls(TlsAcceptor),
}

/// A letter that the server took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// For whom.
    pub to: String,
    /// Head and body, as they came.
    pub text: String,
}

struct State {
    mood: Mood,
    heard: Vec<String>,
    taken: Vec<Taken>,
}

/// The server. It stops with the runtime that it was started in.
pub struct MailSink {
    address: SocketAddr,
    scheme: &'static str,
    state: Arc<Mutex<State>>,
}

impl MailSink {
    /// Starts it on a free port, in the open.
    ///
    /// # Panics
    /// When there is none.
    pub async fn start() -> MailSink {
        MailSink::speaking(Line::Open).await
    }

    /// Starts it on a free port.
    ///
    /// # Panics
    /// When there is none.
    pub async fn speaking(line: Line) -> MailSink {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let scheme = if matches!(line, Line::Tls(_)) { "smtps" } else { "smtp" };
        let state = Arc::new(Mutex::new(State { mood: Mood::Taking, heard: Vec::new(), taken: Vec::new() }));
        let shared = Arc::clone(&state);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (state, line) = (Arc::clone(&shared), line.clone());
                // A client that hangs up is none of the server's business.
                tokio::spawn(async move { receive(stream, line, &state).await.ok() });
            }
        });
        MailSink { address, scheme, state }
    }

    /// Its address, as the program is given it.
    pub fn url(&self) -> String {
        format!("{}://{}", self.scheme, self.address)
    }

    /// From now on it answers so.
    pub fn is(&self, mood: Mood) {
        lock(&self.state).mood = mood;
    }

    /// What it has taken, in order.
    pub fn taken(&self) -> Vec<Taken> {
        lock(&self.state).taken.clone()
    }

    /// The first word of every line it has heard, in order; of letters themselves none.
    pub fn heard(&self) -> Vec<String> {
        lock(&self.state).heard.clone()
    }
}

fn lock(state: &Mutex<State>) -> std::sync::MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn receive(mut stream: TcpStream, line: Line, state: &Mutex<State>) -> std::io::Result<()> {
    if lock(state).mood == Mood::Down {
        return Ok(());
    }
    match line {
        Line::Open => {
            stream.write_all(GREETING).await?;
            talk(stream, false, state).await?;
        }
        Line::Tls(acceptor) => {
            let mut stream = acceptor.accept(stream).await?;
            stream.write_all(GREETING).await?;
            talk(stream, false, state).await?;
        }
        Line::StartTls(acceptor) => {
            stream.write_all(GREETING).await?;
            if let Some(stream) = talk(stream, true, state).await? {
                talk(acceptor.accept(stream).await?, false, state).await?;
            }
        }
    }
    Ok(())
}

const GREETING: &[u8] = b"220 sink\r\n";

/// Talks until the client leaves, or wishes to go over to TLS where that is offered; then the stream comes back.
async fn talk<S: AsyncRead + AsyncWrite + Unpin>(
    stream: S,
    offers_tls: bool,
    state: &Mutex<State>,
) -> std::io::Result<Option<S>> {
    let mut stream = BufReader::new(stream);
    let mut to = String::new();
    while let Some(line) = next_line(&mut stream).await? {
        let mood = lock(state).mood;
        let verb = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
        lock(state).heard.push(verb.clone());
        let answer = match (verb.as_str(), mood) {
            (_, Mood::Down) => return Ok(None),
            ("EHLO", _) if offers_tls => "250-sink\r\n250 STARTTLS".to_owned(),
            ("STARTTLS", _) if offers_tls => {
                stream.write_all(b"220 go on\r\n").await?;
                return Ok(Some(stream.into_inner()));
            }
            ("RCPT", Mood::Refusing(code)) => format!("{code} <{}> is not wanted here", address_in(&line)),
            ("RCPT", _) => {
                to = address_in(&line);
                "250 ok".to_owned()
            }
            ("DATA", _) => {
                stream.write_all(b"354 go on\r\n").await?;
                let mut text = String::new();
                while let Some(line) = next_line(&mut stream).await?.filter(|line| line != ".") {
                    text.push_str(line.strip_prefix('.').unwrap_or(&line));
                    text.push_str("\r\n");
                }
                lock(state).taken.push(Taken { to: std::mem::take(&mut to), text });
                "250 taken".to_owned()
            }
            ("QUIT", _) => "221 bye".to_owned(),
            _ => "250 ok".to_owned(),
        };
        stream.write_all(format!("{answer}\r\n").as_bytes()).await?;
        stream.flush().await?;
    }
    Ok(None)
}

async fn next_line<S: AsyncRead + Unpin>(stream: &mut BufReader<S>) -> std::io::Result<Option<String>> {
    let mut line = String::new();
    let length = stream.read_line(&mut line).await?;
    Ok((length > 0).then(|| line.trim_end_matches(['\r', '\n']).to_owned()))
}

fn address_in(line: &str) -> String {
    line.split(['<', '>']).nth(1).unwrap_or_default().to_owned()
}

impl Taken {
    /// A field of the head, unfolded; none when it is not there.
    pub fn header(&self, name: &str) -> Option<String> {
        let head = self.text.split("\r\n\r\n").next()?.replace("\r\n ", " ");
        let fields = head.lines().filter_map(|line| line.split_once(':'));
        let mut named = fields.filter(|(field, _)| field.eq_ignore_ascii_case(name));
        named.next().map(|(_, value)| value.trim().to_owned())
    }

    /// What it is known by.
    ///
    /// # Panics
    /// When it is known by nothing.
    pub fn message_id(&self) -> String {
        self.header("Message-ID").expect("a letter has a Message-ID")
    }

    /// Everything that a reader sees, with quoted-printable resolved.
    pub fn readable(&self) -> String {
        let bytes = self.text.replace("=\r\n", "").into_bytes();
        let mut plain = Vec::with_capacity(bytes.len());
        let mut rest = bytes.as_slice();
        while let Some((first, after)) = rest.split_first() {
            let hex = after.get(..2).and_then(|two| std::str::from_utf8(two).ok());
            match (first, hex.and_then(|hex| u8::from_str_radix(hex, 16).ok())) {
                (b'=', Some(byte)) => {
                    plain.push(byte);
                    rest = &after[2..];
                }
                _ => {
                    plain.push(*first);
                    rest = after;
                }
            }
        }
        String::from_utf8_lossy(&plain).into_owned()
    }
}
