use super::{bearer, etag, key, seen};
use crate::fault::Fault;
use axum::http::{HeaderMap, HeaderName, HeaderValue};

fn headers(name: &'static str, value: &[u8]) -> HeaderMap {
    let value = HeaderValue::from_bytes(value).expect("a header");
    HeaderMap::from_iter([(HeaderName::from_static(name), value)])
}

#[test]
fn a_key_is_short_and_visible_and_quotation_marks_are_not_part_of_it() {
    let of = |value: &[u8]| key(&headers("idempotency-key", value));
    assert!(key(&HeaderMap::new()).is_ok_and(|key| key.is_none()));
    for value in ["a", "\"a\"", " a "] {
        assert!(of(value.as_bytes()).is_ok_and(|key| key.as_deref() == Some("a")), "{value}");
    }
    assert!(of(&[b'k'; 255]).is_ok_and(|key| key.is_some()));
    for wrong in [&b""[..], b"\"\"", b"a b", "kunci-é".as_bytes(), &[b'k'; 256]] {
        assert!(matches!(of(wrong), Err(Fault::Malformed("malformed-key"))), "{wrong:?}");
    }
}

#[test]
fn a_version_reads_back_as_it_was_given() {
    let of = |value: &str| seen(&headers("if-match", value.as_bytes()));
    assert!(of(&etag(12)).is_ok_and(|seen| seen == Some(12)));
    assert!(of("*").is_ok_and(|seen| seen.is_none()));
    for wrong in ["\"x\"", "", "W/\"3\""] {
        assert!(matches!(of(wrong), Err(Fault::Outdated)), "{wrong}");
    }
}

#[test]
fn a_code_comes_as_a_bearer_token_with_or_without_dashes() {
    let code = lapor_domain::values::AccessCode::from_bits(7);
    let of = |value: &str| bearer(&headers("authorization", value.as_bytes()));
    assert!(of(&format!("Bearer {}", code.reveal())) == Some(code.clone()));
    assert!(of(&format!("bearer {}", code.digits())) == Some(code.clone()));
    for wrong in ["Bearer", "Bearer 123", "Basic eDp5", code.digits()] {
        assert!(of(wrong).is_none(), "{wrong}");
    }
}
