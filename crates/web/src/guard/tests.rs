use super::is_own;
use axum::http::Request;
use axum::http::request::Parts;

fn parts(headers: &[(&str, &str)]) -> Parts {
    let request =
        headers.iter().fold(Request::post("/logout"), |request, (name, value)| request.header(*name, *value));
    request.body(()).expect("a request").into_parts().0
}

#[test]
fn only_own_pages_and_programs_may_change_anything() {
    let host = ("host", "lapor.example:8080");
    let session = ("cookie", "lang=en; __Host-lapor=abc");
    for (headers, is_ours) in [
        (vec![host, ("sec-fetch-site", "same-origin"), session], true),
        (vec![host, ("sec-fetch-site", "none")], true),
        (vec![host, ("sec-fetch-site", "same-site"), session], false),
        (vec![host, ("sec-fetch-site", "cross-site")], false),
        (vec![host, ("sec-fetch-site", "cross-site"), ("origin", "https://lapor.example:8080")], false),
        (vec![host, ("origin", "https://lapor.example:8080"), session], true),
        (vec![host, ("origin", "https://lapor.example")], false),
        (vec![host, ("origin", "https://evil.example")], false),
        (vec![host, ("origin", "null")], false),
        (vec![("origin", "https://lapor.example")], false),
        (vec![("origin", "null"), session], false),
        (vec![host], true),
        (vec![host, session], false),
    ] {
        assert_eq!(is_own(&parts(&headers)), is_ours, "{headers:?}");
    }
}

#[test]
fn pages_beside_secret_text_are_told_by_their_address() {
    for path in
        ["/desk", "/desk/", "/desk/cases/4831-0275-9164-3", "/track", "/track/replies", "/report/sent"]
    {
        assert!(super::is_secretive(path), "{path}");
    }
    for path in ["/", "/desks", "/tracking", "/report", "/login", "/assets/desk"] {
        assert!(!super::is_secretive(path), "{path}");
    }
}
