use crate::web::on_web;
use axum::body::Body;
use lapor_domain::reports::{LINE_LIMIT, WORDS_LIMIT};
use serde_json::{Value, json};

/// A body, the code of its problem, and the places that are told with their codes.
type Case<'a> = (Value, &'a str, &'a [(&'a str, &'a str)]);

const REPORTS: &str = "/api/v1/reports";
const JSON: (&str, &str) = ("content-type", "application/json");

#[test]
fn bad_bodies_get_a_clear_no_and_never_a_500() {
    on_web(|web| async move {
        let deep = "[".repeat(100_000);
        let bodies: Vec<(&str, Body, u16, &str)> = vec![
            ("empty", Body::empty(), 422, "flawed"),
            ("no JSON", Body::from("words=x"), 400, "malformed"),
            ("half", Body::from("{\"words\":"), 400, "malformed"),
            ("no UTF-8", Body::from(b"{\"words\":\"\xff\xfe\"}".to_vec()), 400, "malformed"),
            ("lone surrogate", Body::from(r#"{"words":"\ud800"}"#), 400, "malformed"),
            ("raw NUL", Body::from("{\"words\":\"a\0b\"}"), 400, "malformed"),
            ("deep", Body::from(deep), 400, "malformed"),
            ("huge number", Body::from("{\"words\":1e999}"), 400, "malformed"),
            ("list", Body::from("[]"), 422, "misshapen"),
            ("text", Body::from("\"x\""), 422, "misshapen"),
            ("null", Body::from("null"), 422, "misshapen"),
            ("too large", Body::from(vec![b' '; 1024 * 1024 + 1]), 413, "too-large"),
        ];
        for (name, body, status, code) in bodies {
            let answer = web.post(REPORTS, &[JSON], body).await;
            assert_eq!((answer.status.as_u16(), answer.problem().as_str()), (status, code), "{name}");
        }
        let answer = web.post(REPORTS, &[("content-type", "text/plain")], "{}").await;
        assert_eq!((answer.status.as_u16(), answer.problem().as_str()), (415, "not-json"));
        let answer = web.post(REPORTS, &[], "{}").await;
        assert_eq!((answer.status.as_u16(), answer.problem().as_str()), (415, "not-json"));
    });
}

#[test]
fn every_flaw_is_told_beside_its_field() {
    on_web(|web| async move {
        let long = "a".repeat(WORDS_LIMIT + 1);
        let line = "a".repeat(LINE_LIMIT + 1);
        let cases: Vec<Case> = vec![
            (json!({}), "flawed", &[("/words", "missing")]),
            (json!({"words": ""}), "flawed", &[("/words", "missing")]),
            (json!({"words": " \n\t"}), "flawed", &[("/words", "missing")]),
            (json!({"words": null}), "flawed", &[("/words", "missing")]),
            (json!({"words": long}), "flawed", &[("/words", "too-long")]),
            (json!({"words": "a\u{0}b"}), "flawed", &[("/words", "control-sign")]),
            (json!({"words": "x", "title": line}), "flawed", &[("/title", "too-long")]),
            (json!({"words": "x", "area": "99.99"}), "flawed", &[("/area", "unknown")]),
            (json!({"words": "x", "area": "'; drop table cases; --"}), "flawed", &[("/area", "unknown")]),
            (json!({"words": "x", "topic": "none"}), "flawed", &[("/topic", "unknown")]),
            (json!({"words": "x", "institution": "none"}), "flawed", &[("/institution", "unknown")]),
            (json!({"words": "x", "happened_on": "2999-01-01"}), "flawed", &[("/happened_on", "in-future")]),
            (
                json!({"words": "x", "contact": {"email": "nobody"}}),
                "flawed",
                &[("/contact/email", "malformed")],
            ),
            (
                json!({"words": "x", "contact": {"phone": "call me"}}),
                "flawed",
                &[("/contact/phone", "malformed")],
            ),
            (
                json!({"area": "99", "contact": {"email": "x", "name": "a\u{0}"}}),
                "flawed",
                &[
                    ("/words", "missing"),
                    ("/area", "unknown"),
                    ("/contact/name", "control-sign"),
                    ("/contact/email", "malformed"),
                ],
            ),
            (json!({"words": 5}), "misshapen", &[("/words", "wrong-type")]),
            (json!({"words": "x", "secret": "yes"}), "misshapen", &[("/secret", "wrong-type")]),
            (json!({"words": "x", "kind": "sigh"}), "misshapen", &[("/kind", "unknown-value")]),
            (json!({"words": "x", "happened_on": "1-2-2026"}), "misshapen", &[("/happened_on", "no-date")]),
            (json!({"words": "x", "happened_on": "2026-02-30"}), "misshapen", &[("/happened_on", "no-date")]),
            (json!({"words": "x", "contact": "me"}), "misshapen", &[("/contact", "wrong-type")]),
            (
                json!({"words": "x", "contact": {"nik": "1"}}),
                "misshapen",
                &[("/contact/nik", "unknown-field")],
            ),
            (json!({"words": "x", "status": "Closed"}), "misshapen", &[("/status", "unknown-field")]),
        ];
        for (body, code, places) in cases {
            let answer = web.post_json(REPORTS, &[], &body).await;
            let name = body.to_string().chars().take(80).collect::<String>();
            assert_eq!((answer.status.as_u16(), answer.problem().as_str()), (422, code), "{name}");
            let places: Vec<_> = places.iter().map(|(at, code)| (at.to_string(), code.to_string())).collect();
            assert_eq!(answer.places(), places, "{name}");
        }
    });
}

#[test]
fn what_is_wrong_is_said_in_the_readers_language_with_the_figures() {
    on_web(|web| async move {
        let body = json!({"words": "a".repeat(20_001)});
        let detail = |answer: crate::web::Answer| answer.json()["errors"][0]["detail"].to_string();
        let answer = detail(web.post_json(REPORTS, &[], &body).await);
        assert!(answer.contains("20.001") && answer.contains("20.000"), "{answer}");
        let answer = detail(web.post_json(REPORTS, &[("accept-language", "en")], &body).await);
        assert!(answer.contains("20,001") && answer.contains("20,000"), "{answer}");
    });
}

#[test]
fn what_people_really_write_is_taken_as_it_is() {
    on_web(|web| async move {
        let exact = "a".repeat(20_000);
        for words in [
            "Jalan di depan SD rusak 🚧👷🏽‍♀️ sejak Ramadan",
            "نص عربي داخل شكوى",
            "Z\u{334}\u{335}\u{336}a\u{337}lgo",
            "<script>alert(1)</script> & 'quotes' \"double\"",
            "=cmd|' /C calc'!A0",
            &exact,
        ] {
            let (ticket, code) = web.reports(&json!({"words": words})).await;
            let case = web.get(&format!("{REPORTS}/{ticket}"), &[("authorization", &code)]).await;
            assert_eq!(case.json()["words"], *words);
        }
        let hidden = json!({"words": "Jalan \u{202e}kasur\u{202c} rusak"});
        let (ticket, code) = web.reports(&hidden).await;
        let case = web.get(&format!("{REPORTS}/{ticket}"), &[("authorization", &code)]).await;
        assert_eq!(case.status, 200);
    });
}

#[test]
fn odd_headers_paths_and_queries_get_a_clear_no() {
    on_web(|web| async move {
        let body = json!({"words": "x"});
        let long = "k".repeat(256);
        for key in ["", "a b", long.as_str()] {
            let answer = web.post_json(REPORTS, &[("idempotency-key", key)], &body).await;
            assert_eq!((answer.status.as_u16(), answer.problem().as_str()), (400, "malformed"), "{key}");
        }
        let bearer = ("authorization", "Bearer 0000-0000-0000-0000-0000");
        for ticket in
            ["x", "0", "4831-0275-9164-4", "%00", "%F0%9F%9A%A7", "..%2f..", "99999999999999999999999"]
        {
            let answer = web.get(&format!("{REPORTS}/{ticket}"), &[bearer]).await;
            assert_eq!((answer.status.as_u16(), answer.problem().as_str()), (404, "not-found"), "{ticket}");
        }
        let answer = web.get(&format!("{REPORTS}/%ff"), &[bearer]).await;
        assert!(answer.status.is_client_error(), "{}", answer.text());
        for query in ["limit=x", "limit=-1", "q=a&q=b", &format!("q={}", "a".repeat(201))] {
            let answer = web.get(&format!("/api/v1/areas?{query}"), &[]).await;
            assert_eq!((answer.status.as_u16(), answer.problem().as_str()), (400, "malformed"), "{query}");
        }
        for query in
            ["q=%00", "q=%ff%fe", "q=%F0%9F%9A%A7", "q='--", "q=%25", "limit=0", "limit=99999", "x=y"]
        {
            for list in ["areas", "topics", "institutions"] {
                let answer = web.get(&format!("/api/v1/{list}?{query}"), &[]).await;
                assert_eq!(answer.status, 200, "{list} {query}");
            }
        }
    });
}

#[test]
fn a_place_of_very_many_parts_is_as_unknown_as_any_other() {
    on_web(|web| async move {
        let endless = "1.".repeat(48_000);
        let report = json!({"words": "Lampu jalan mati di depan balai desa.", "area": endless});
        let refused = web.post_json(REPORTS, &[], &report).await;
        assert_eq!((refused.status.as_u16(), refused.problem().as_str()), (422, "flawed"));
        assert_eq!(refused.places(), [("/area".to_owned(), "unknown".to_owned())]);
        for step in ["words", "where", "when", "check"] {
            let form = format!("words=Lampu+jalan+mati+di+desa&go=next&step={step}&area={endless}");
            let same =
                [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-origin")];
            let page = web.post("/report", &same, form).await;
            assert!(matches!(page.status.as_u16(), 200 | 303 | 422), "{step}: {}", page.status);
        }
    });
}
