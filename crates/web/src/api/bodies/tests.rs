use super::{Body, Fields};
use crate::fault::{Fault, Slip, SlipKind};
use axum::extract::FromRequest;
use axum::http::Request;
use jiff::civil::date;
use lapor_domain::reports::Kind;

fn fields(text: &str) -> Fields {
    Fields::of(serde_json::from_str(text).expect("JSON"), String::new())
}

#[test]
fn every_slip_is_told_by_its_place() {
    let mut body = fields(
        r#"{"words": 1, "secret": "yes", "kind": "sigh", "happened_on": "31-01-2026",
            "contact": {"email": [], "a/b~c": null}, "extra": {}}"#,
    );
    assert_eq!((body.text("words"), body.flag("secret")), (None, None));
    assert_eq!((body.one_of("kind", Kind::from_code), body.date("happened_on")), (None, None));
    let mut contact = body.open("contact");
    assert_eq!(contact.text("email"), None);
    body.close(contact);
    let Err(Fault::Misshapen(slips)) = body.end() else { panic!("it was read") };
    let wanted = [
        ("/words", SlipKind::WrongType("string")),
        ("/secret", SlipKind::WrongType("boolean")),
        ("/kind", SlipKind::UnknownValue),
        ("/happened_on", SlipKind::NoDate),
        ("/contact/email", SlipKind::WrongType("string")),
        ("/contact/a~1b~0c", SlipKind::UnknownField),
        ("/extra", SlipKind::UnknownField),
    ];
    assert_eq!(slips, wanted.map(|(pointer, kind)| Slip { pointer: pointer.to_string(), kind }));
}

#[test]
fn what_is_absent_or_null_is_nothing_and_the_rest_is_read() {
    let mut body = fields(
        r#"{"title": null, "words": "Jalan rusak", "kind": "aspiration", "happened_on": "2026-01-31"}"#,
    );
    assert_eq!((body.text("title"), body.text("place")), (None, None));
    assert_eq!(body.text("words").as_deref(), Some("Jalan rusak"));
    assert_eq!(body.one_of("kind", Kind::from_code), Some(Kind::Aspiration));
    assert_eq!(body.date("happened_on"), Some(date(2026, 1, 31)));
    let contact = body.open("contact");
    body.close(contact);
    assert!(body.end().is_ok());
}

#[tokio::test]
async fn a_body_is_json_or_nothing() {
    for (kind, content, code) in [
        ("application/json", "{}", ""),
        ("Application/JSON; charset=utf-8", "{}", ""),
        ("text/plain", "", ""),
        ("text/plain", "{}", "not-json"),
        ("application/x-www-form-urlencoded", "words=x", "not-json"),
        ("application/json", "{", "malformed"),
        ("application/json", "{\"words\": \"\\ud800\"}", "malformed"),
        ("application/json", "[]", "misshapen"),
        ("application/json", "null", "misshapen"),
    ] {
        let request =
            Request::post("/").header("content-type", kind).body(content.into()).expect("a request");
        let ended = Body::from_request(request, &()).await.and_then(|body| body.0.end());
        assert_eq!(ended.err().map_or("", |fault| fault.code()), code, "{kind}: {content}");
    }
}
