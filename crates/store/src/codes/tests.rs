use super::{Pepper, new_nonce};
use crate::secret::Secret;
use lapor_domain::values::{CaseId, Ticket};
use std::collections::HashSet;

fn pepper(first: u8) -> Pepper {
    Pepper::new(Secret::new([first; 32]))
}

#[test]
fn the_same_token_and_nonce_give_the_same_code() {
    let nonce = new_nonce();
    let code =
        |pepper: &Pepper, nonce: &[u8; 16], token: &str| pepper.derive_code(nonce, token).digits().to_owned();
    let first = code(&pepper(1), &nonce, "token-a");
    assert_eq!(first, code(&pepper(1), &nonce, "token-a"));
    assert_ne!(first, code(&pepper(1), &nonce, "token-b"));
    assert_ne!(first, code(&pepper(1), &new_nonce(), "token-a"));
    assert_ne!(first, code(&pepper(2), &nonce, "token-a"));
    assert_eq!(first.len(), 20);
}

#[test]
fn a_code_opens_its_own_ticket_only() {
    let pepper = pepper(3);
    let code = pepper.derive_code(&new_nonce(), "t");
    let other = pepper.derive_code(&new_nonce(), "t");
    let (ticket, neighbour) = (Ticket::from_number(7), Ticket::from_number(8));
    let verifier = pepper.verifier(ticket, &code);
    assert!(pepper.opens(ticket, &code, &verifier));
    assert!(!pepper.opens(ticket, &other, &verifier));
    assert!(!pepper.opens(neighbour, &code, &verifier));
    assert!(!pepper.opens(ticket, &code, &pepper.nobody()));
}

#[test]
fn hashes_of_different_purposes_and_parts_differ() {
    let pepper = pepper(4);
    let all = [
        pepper.token_hmac("a"),
        pepper.request_hash(b"a"),
        pepper.action_hmac(CaseId(1), "a"),
        pepper.action_hmac(CaseId(2), "a"),
        super::keyed_hash(&[4; 32], b"x", &[b"ab", b"c"]),
        super::keyed_hash(&[4; 32], b"x", &[b"a", b"bc"]),
        super::keyed_hash(&[4; 32], b"xa", &[b"", b"bc"]),
    ];
    assert_eq!(all.iter().collect::<HashSet<_>>().len(), all.len());
}

/// A fixed value keeps codes stable across releases: a citizen's code must open tomorrow.
#[test]
fn a_known_code_stays_what_it_is() {
    let code = pepper(9).derive_code(&[5; 16], "0190c7f2");
    assert_eq!(code.reveal(), "6803-9302-0237-9076-4171");
}
