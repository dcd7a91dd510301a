//! A client of few words: one connection, kept open, one request after the other. What it takes on the processor is
//! little and known, so that it gets in nobody's way.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use anyhow::{Context, bail};

/// How long an answer may take before it counts as none.
const PATIENCE: Duration = Duration::from_secs(120);

/// A request, ready to be sent.
#[derive(Clone)]
pub struct Request {
    line: String,
    headers: String,
    body: Vec<u8>,
}

impl Request {
    /// Asks for a page.
    pub fn get(path: &str) -> Self {
        Self { line: format!("GET {path} HTTP/1.1\r\n"), headers: String::new(), body: Vec::new() }
    }

    /// Sends JSON.
    pub fn post_json(path: &str, body: &serde_json::Value) -> Self {
        Self::post(path, "application/json", body.to_string().into_bytes())
    }

    /// Sends a form, as this site's own page would.
    pub fn post_form(path: &str, fields: &[(&str, &str)]) -> Self {
        let pairs: Vec<String> =
            fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        let form = Self::post(path, "application/x-www-form-urlencoded", pairs.join("&").into_bytes());
        form.with("Sec-Fetch-Site", "same-origin")
    }

    fn post(path: &str, content: &str, body: Vec<u8>) -> Self {
        let headers = format!("Content-Type: {content}\r\nContent-Length: {}\r\n", body.len());
        Self { line: format!("POST {path} HTTP/1.1\r\n"), headers, body }
    }

    /// With one more header.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push_str(&format!("{name}: {value}\r\n"));
        self
    }
}

/// Anything as part of an address or a form.
pub fn encoded(value: &str) -> String {
    let sign = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    value.bytes().map(sign).collect()
}

/// What came back.
pub struct Answer {
    /// The status.
    pub status: u16,
    head: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Answer {
    /// A header; empty when it is not there.
    pub fn header(&self, name: &str) -> &str {
        let found = self.head.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map_or("", |(_, value)| value)
    }

    /// The cookies that it sets, as a browser sends them back.
    pub fn cookies(&self) -> String {
        let set = self.head.iter().filter(|(name, _)| name.eq_ignore_ascii_case("set-cookie"));
        let pairs: Vec<&str> = set.filter_map(|(_, value)| value.split(';').next()).collect();
        pairs.join("; ")
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON.
    pub fn json(&self) -> anyhow::Result<serde_json::Value> {
        serde_json::from_slice(&self.body).with_context(|| format!("no JSON: {}", self.text()))
    }

    /// The answer, when it has this status and its body holds this.
    ///
    /// # Errors
    /// When it is something else: an error page is no fast success.
    pub fn expect(self, status: u16, holds: &str) -> anyhow::Result<Self> {
        if self.status != status {
            bail!("the answer is {} instead of {status}: {}", self.status, self.beginning());
        }
        let needle = holds.as_bytes();
        if !needle.is_empty() && !self.body.windows(needle.len()).any(|part| part == needle) {
            bail!("the answer does not hold {holds:?}: {}", self.beginning());
        }
        Ok(self)
    }

    fn beginning(&self) -> String {
        self.text().chars().take(400).collect()
    }
}

/// A connection to a server.
pub struct Connection {
    stream: BufReader<TcpStream>,
    host: String,
    out: Vec<u8>,
}

impl Connection {
    /// Connects to an address like `http://127.0.0.1:8080`.
    ///
    /// # Errors
    /// When nobody listens there.
    pub fn to(address: &str) -> anyhow::Result<Self> {
        let host = address.trim_start_matches("http://").trim_end_matches('/').to_owned();
        let stream = TcpStream::connect(&host).with_context(|| format!("nobody answers at {host}"))?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        Ok(Self { stream: BufReader::with_capacity(64 * 1024, stream), host, out: Vec::new() })
    }

    /// Sends a request and reads the whole answer.
    ///
    /// # Errors
    /// When there is none.
    pub fn send(&mut self, request: &Request) -> anyhow::Result<Answer> {
        self.out.clear();
        write!(self.out, "{}Host: {}\r\n{}\r\n", request.line, self.host, request.headers)?;
        self.out.extend_from_slice(&request.body);
        self.stream.get_mut().write_all(&self.out)?;
        self.read().context("the answer broke off")
    }

    fn read(&mut self) -> anyhow::Result<Answer> {
        let first = self.line()?;
        let status = first.split(' ').nth(1).and_then(|status| status.parse().ok());
        let status = status.with_context(|| format!("no answer but {first:?}"))?;
        let mut head = Vec::new();
        loop {
            let line = self.line()?;
            match line.split_once(':') {
                Some((name, value)) => head.push((name.to_owned(), value.trim().to_owned())),
                None if line.is_empty() => break,
                None => bail!("no header but {line:?}"),
            }
        }
        let mut answer = Answer { status, head, body: Vec::new() };
        answer.body = match answer.header("transfer-encoding") {
            "chunked" => self.chunks()?,
            _ => self.bytes(answer.header("content-length").parse().unwrap_or(0))?,
        };
        if answer.header("connection") == "close" {
            // Not every server keeps connections; the next request opens another.
            *self = Self::to(&self.host.clone())?;
        }
        Ok(answer)
    }

    fn line(&mut self) -> anyhow::Result<String> {
        let mut line = String::new();
        if self.stream.read_line(&mut line)? == 0 {
            bail!("the server hung up");
        }
        Ok(line.trim_end_matches(['\r', '\n']).to_owned())
    }

    fn bytes(&mut self, count: usize) -> anyhow::Result<Vec<u8>> {
        let mut bytes = vec![0; count];
        self.stream.read_exact(&mut bytes)?;
        Ok(bytes)
    }

    fn chunks(&mut self) -> anyhow::Result<Vec<u8>> {
        let mut all = Vec::new();
        loop {
            let line = self.line()?;
            let size = line.split(';').next().unwrap_or_default().trim();
            let size = usize::from_str_radix(size, 16).with_context(|| format!("no size but {line:?}"))?;
            let chunk = self.bytes(size)?;
            self.line()?;
            if chunk.is_empty() {
                return Ok(all);
            }
            all.extend_from_slice(&chunk);
        }
    }
}

#[cfg(test)]
mod tests;
