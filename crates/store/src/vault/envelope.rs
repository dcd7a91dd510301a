//! How one value is encrypted: XChaCha20-Poly1305 under a key drawn for it, and that key wrapped.

use super::{Kind, Opened, Slot};
use crate::error::StoreError;
use crate::keys::{IdentityKey, Keys};
use crate::secret::Secret;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use sha2::Sha256;
use x25519_dalek::{PublicKey, SharedSecret, StaticSecret};
use zeroize::Zeroizing;

/// A sealed value, as the records keep it.
pub(super) struct Envelope {
    /// Drawn for the value.
    pub nonce: [u8; 24],
    /// The value with its tag.
    pub sealed: Vec<u8>,
    /// The value's key. Server kinds: nonce, then key with tag. Identity: the ephemeral public
    /// key, then key with tag.
    pub wrapped_key: Vec<u8>,
}

/// Who opens.
pub(super) enum Opener<'a> {
    /// A running server.
    Server(&'a Keys),
    /// The custodian, in a reveal.
    Custodian(&'a IdentityKey),
}

/// Separates wrapping from other uses of the same key exchange.
const IDENTITY_INFO: &[u8] = b"lapor identity 1";

/// Seals a value for its slot.
pub(super) fn seal(keys: &Keys, slot: Slot<'_>, value: &[u8]) -> Envelope {
    let bound = associated(slot);
    let data_key = draw::<32>();
    let nonce = *draw::<24>();
    let wrapped_key = match slot.kind {
        Kind::Body => wrap(keys.body(), &data_key, &bound),
        Kind::Contact => wrap(keys.contact(), &data_key, &bound),
        Kind::Identity => seal_to(keys.identity(), &data_key, &bound),
    };
    Envelope { nonce, sealed: encrypt(&data_key, &nonce, value, &bound), wrapped_key }
}

/// Opens a value, if the opener holds the key of its kind.
pub(super) fn open(opener: &Opener<'_>, slot: Slot<'_>, envelope: &Envelope) -> Result<Opened, StoreError> {
    let bound = associated(slot);
    let data_key = match (slot.kind, opener) {
        (Kind::Body, Opener::Server(keys)) => unwrap(keys.body(), &envelope.wrapped_key, &bound),
        (Kind::Contact, Opener::Server(keys)) => unwrap(keys.contact(), &envelope.wrapped_key, &bound),
        (Kind::Identity, Opener::Custodian(key)) => open_sealed(key.secret(), &envelope.wrapped_key, &bound),
        (Kind::Identity, Opener::Server(_)) | (_, Opener::Custodian(_)) => {
            return Ok(Opened::Withheld);
        }
    };
    let value = data_key.and_then(|key| decrypt(&key, &envelope.nonce, &envelope.sealed, &bound));
    let broken = || StoreError::Corrupt("a vault row does not open with these keys".into());
    value.map(|value| Opened::Value(Secret::new(value))).ok_or_else(broken)
}

/// What a value is bound to. Fixed-length parts first, so that two slots never give the same bytes.
fn associated(slot: Slot<'_>) -> Vec<u8> {
    let kind: u8 = match slot.kind {
        Kind::Identity => 1,
        Kind::Contact => 2,
        Kind::Body => 3,
    };
    let mut bound = b"lapor vault 1".to_vec();
    bound.push(kind);
    bound.extend(slot.case.0.to_be_bytes());
    bound.extend(slot.version.to_be_bytes());
    bound.extend(slot.field.as_bytes());
    bound
}

fn wrap(key: &[u8; 32], data_key: &[u8; 32], bound: &[u8]) -> Vec<u8> {
    let nonce = draw::<24>();
    [nonce.to_vec(), encrypt(key, &nonce, data_key, bound)].concat()
}

fn unwrap(key: &[u8; 32], wrapped: &[u8], bound: &[u8]) -> Option<Zeroizing<[u8; 32]>> {
    let (nonce, sealed) = wrapped.split_first_chunk::<24>()?;
    as_key(decrypt(key, nonce, sealed, bound)?)
}

/// Seals to a public key: whoever seals can't open again.
fn seal_to(recipient: &PublicKey, data_key: &[u8; 32], bound: &[u8]) -> Vec<u8> {
    let ephemeral = StaticSecret::from(*draw::<32>());
    let sender = PublicKey::from(&ephemeral);
    let (key, nonce) = exchange_key(&ephemeral.diffie_hellman(recipient), &sender, recipient);
    [sender.as_bytes().to_vec(), encrypt(&key, &nonce, data_key, bound)].concat()
}

fn open_sealed(secret: &StaticSecret, wrapped: &[u8], bound: &[u8]) -> Option<Zeroizing<[u8; 32]>> {
    let (sender, sealed) = wrapped.split_first_chunk::<32>()?;
    let sender = PublicKey::from(*sender);
    let shared = secret.diffie_hellman(&sender);
    if !shared.was_contributory() {
        return None;
    }
    let (key, nonce) = exchange_key(&shared, &sender, &PublicKey::from(secret));
    as_key(decrypt(&key, &nonce, sealed, bound)?)
}

/// Key and nonce of one sealing. The ephemeral key is used once, so both may come from it.
fn exchange_key(
    shared: &SharedSecret,
    sender: &PublicKey,
    recipient: &PublicKey,
) -> (Zeroizing<[u8; 32]>, [u8; 24]) {
    let salt = [sender.as_bytes().as_slice(), recipient.as_bytes()].concat();
    let mut derived = Zeroizing::new([0; 56]);
    Hkdf::<Sha256>::new(Some(&salt), shared.as_bytes())
        .expand(IDENTITY_INFO, &mut derived[..])
        .expect("56 bytes are within HKDF's limit");
    let (mut key, mut nonce) = (Zeroizing::new([0; 32]), [0; 24]);
    key.copy_from_slice(&derived[..32]);
    nonce.copy_from_slice(&derived[32..]);
    (key, nonce)
}

fn encrypt(key: &[u8; 32], nonce: &[u8; 24], value: &[u8], bound: &[u8]) -> Vec<u8> {
    let payload = Payload { msg: value, aad: bound };
    XChaCha20Poly1305::new(key.into())
        .encrypt(&XNonce::from(*nonce), payload)
        .expect("values are far below the cipher's limit")
}

fn decrypt(key: &[u8; 32], nonce: &[u8; 24], sealed: &[u8], bound: &[u8]) -> Option<Vec<u8>> {
    let payload = Payload { msg: sealed, aad: bound };
    XChaCha20Poly1305::new(key.into()).decrypt(&XNonce::from(*nonce), payload).ok()
}

fn as_key(bytes: Vec<u8>) -> Option<Zeroizing<[u8; 32]>> {
    let bytes = Zeroizing::new(bytes);
    <[u8; 32]>::try_from(bytes.as_slice()).ok().map(Zeroizing::new)
}

fn draw<const N: usize>() -> Zeroizing<[u8; N]> {
    let mut bytes = Zeroizing::new([0; N]);
    rand::fill(&mut bytes[..]);
    bytes
}

#[cfg(test)]
mod tests;
