//! Penanda halaman: a place in a list, sealed for the one who goes on from there.
//!
//! A walk through a list may end at a case that its reader may not know of. Its number, and when something is due there,
//! would tell that there is such a case; so the place leaves the program encrypted, and opens for the same person alone.

use crate::codes::Pepper;
use crate::queues::Cursor;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use data_encoding::BASE64URL_NOPAD;
use lapor_domain::values::UserId;

/// What a bookmark begins with, so that it is never taken for a place in clear.
const MARK: char = '~';
/// Unit: bytes.
const NONCE: usize = 24;

/// Seals a place for somebody, as text for an address.
pub fn seal(pepper: &Pepper, user: UserId, place: &Cursor) -> String {
    let mut nonce = [0; NONCE];
    rand::fill(&mut nonce);
    let (code, bound) = (place.code(), user.0.to_be_bytes());
    let payload = Payload { msg: code.as_bytes(), aad: &bound };
    let sealed = cipher(pepper).encrypt(&XNonce::from(nonce), payload).expect("a place is short");
    format!("{MARK}{}", BASE64URL_NOPAD.encode(&[nonce.as_slice(), &sealed].concat()))
}

/// Opens it; none when it is no bookmark, or somebody else's.
pub fn open(pepper: &Pepper, user: UserId, text: &str) -> Option<Cursor> {
    let bytes = BASE64URL_NOPAD.decode(text.strip_prefix(MARK)?.as_bytes()).ok()?;
    let (nonce, sealed) = bytes.split_first_chunk::<NONCE>()?;
    let payload = Payload { msg: sealed, aad: &user.0.to_be_bytes() };
    let code = cipher(pepper).decrypt(&XNonce::from(*nonce), payload).ok()?;
    Cursor::from_code(std::str::from_utf8(&code).ok()?)
}

/// Whether a text looks like one. It may still not open.
pub fn is_one(text: &str) -> bool {
    text.starts_with(MARK)
}

fn cipher(pepper: &Pepper) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&pepper.bookmark_key().into())
}

#[cfg(test)]
mod tests;
