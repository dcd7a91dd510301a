//! Access codes and keyed hashes: what the records keep instead of the values themselves.
//!
//! Everything here hangs on the pepper, a key outside the database: a stolen database alone opens
//! no case and tells nothing about tokens or requests, not even by guessing.

use crate::secret::Secret;
use hmac::{Hmac, KeyInit, Mac};
use lapor_domain::values::{AccessCode, CaseId, Ticket};
use sha2::Sha256;
use subtle::ConstantTimeEq;

/// The key behind access codes, verifiers and keyed hashes.
pub struct Pepper(Secret<[u8; 32]>);

/// What a hash is made for; hashes of different purposes never equal each other.
#[derive(Clone, Copy)]
enum Purpose {
    Code,
    Verifier,
    Token,
    Request,
    Action,
    Journal,
    Letter,
    Bookmark,
}

impl Purpose {
    const fn label(self) -> &'static [u8] {
        match self {
            Purpose::Code => b"lapor access code 1",
            Purpose::Verifier => b"lapor verifier 1",
            Purpose::Token => b"lapor token 1",
            Purpose::Request => b"lapor request 1",
            Purpose::Action => b"lapor action 1",
            Purpose::Journal => b"lapor journal 1",
            Purpose::Letter => b"lapor letter 1",
            Purpose::Bookmark => b"lapor bookmark 1",
        }
    }
}

impl Pepper {
    /// Takes the key in.
    pub fn new(key: Secret<[u8; 32]>) -> Self {
        Pepper(key)
    }

    /// Kode akses of a case, from its nonce and the idempotency token it was sent with.
    ///
    /// Derived, not drawn: the same request again gets the same answer, and without the token,
    /// which is not kept, nobody can compute it, not even with database and pepper in hand.
    pub fn derive_code(&self, nonce: &[u8; 16], token: &str) -> AccessCode {
        let hash = self.hash(Purpose::Code, &[nonce, token.as_bytes()]);
        let mut bits = [0; 8];
        bits.copy_from_slice(&hash[..8]);
        AccessCode::from_bits(u64::from_be_bytes(bits))
    }

    /// What the records keep to check a code against.
    pub fn verifier(&self, ticket: Ticket, code: &AccessCode) -> [u8; 32] {
        self.hash(Purpose::Verifier, &[&ticket.digits().to_be_bytes(), code.digits().as_bytes()])
    }

    /// Whether `code` opens the case. Takes the same time for right, wrong and, when the caller
    /// passes [`Pepper::nobody`], for a ticket that does not exist.
    pub fn opens(&self, ticket: Ticket, code: &AccessCode, verifier: &[u8; 32]) -> bool {
        self.verifier(ticket, code).ct_eq(verifier).into()
    }

    /// A verifier that no code meets, to check against when the ticket does not exist.
    pub fn nobody(&self) -> [u8; 32] {
        let mut verifier = [0; 32];
        rand::fill(&mut verifier);
        verifier
    }

    /// What a submission's idempotency token is found by.
    pub fn token_hmac(&self, token: &str) -> [u8; 32] {
        self.hash(Purpose::Token, &[token.as_bytes()])
    }

    /// What the idempotency key of an action on `case` is found by.
    pub fn action_hmac(&self, case: CaseId, key: &str) -> [u8; 32] {
        self.hash(Purpose::Action, &[&case.0.to_be_bytes(), key.as_bytes()])
    }

    /// Tells whether a repeated key comes with the same request: keyed, because a plain hash of
    /// a short text with a name or number in it can be guessed.
    pub fn request_hash(&self, request: &[u8]) -> [u8; 32] {
        self.hash(Purpose::Request, &[request])
    }

    /// What ties a row of the journal to the one before it: without the pepper nobody can change,
    /// add or take out a row so that the chain still holds.
    pub(crate) fn chain(&self, before: &[u8; 32], row: &[&[u8]]) -> [u8; 32] {
        let parts: Vec<&[u8]> = std::iter::once(before.as_slice()).chain(row.iter().copied()).collect();
        self.hash(Purpose::Journal, &parts)
    }

    /// What marks a letter as ours and as this one: the same each time it is sent, and not to be guessed.
    pub fn letter_mark(&self, letter: i64, case: CaseId, version: u64) -> [u8; 32] {
        self.hash(Purpose::Letter, &[&letter.to_be_bytes(), &case.0.to_be_bytes(), &version.to_be_bytes()])
    }

    /// What places in lists are sealed under, see [`bookmarks`](crate::bookmarks).
    pub(crate) fn bookmark_key(&self) -> [u8; 32] {
        self.hash(Purpose::Bookmark, &[])
    }

    /// HMAC-SHA-256 over a purpose and parts, each led by its length so that parts can't run together.
    fn hash(&self, purpose: Purpose, parts: &[&[u8]]) -> [u8; 32] {
        keyed_hash(self.0.expose(), purpose.label(), parts)
    }
}

/// A new nonce for a case.
pub fn new_nonce() -> [u8; 16] {
    let mut nonce = [0; 16];
    rand::fill(&mut nonce);
    nonce
}

/// HMAC-SHA-256 of a label and parts.
pub(crate) fn keyed_hash(key: &[u8; 32], label: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes keys of any length");
    for part in std::iter::once(&label).chain(parts) {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests;
