//! What every answer carries, and what no handler ever sees.

use crate::routes::routes;
use crate::web::on_web;

#[test]
fn every_route_answers_with_the_guarding_headers() {
    on_web(|web| async move {
        for (method, path) in routes() {
            let path = path.replace("{ticket}", "4831-0275-9164-3").replace("{file}", "none");
            let answer = match method {
                "GET" => web.get(&path, &[]).await,
                _ => web.post(&path, &[], "").await,
            };
            let policy = answer.header("content-security-policy");
            for part in
                ["default-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"]
            {
                assert!(policy.contains(part), "{method} {path}: {policy}");
            }
            assert!(!policy.contains("unsafe"), "{policy}");
            assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
            assert_eq!(answer.header("cache-control"), "no-store", "{path}");
            assert!(!answer.header("permissions-policy").is_empty(), "{path}");
        }
    });
}

#[test]
fn nothing_that_another_site_sends_is_done() {
    on_web(|web| async move {
        for (method, path) in routes().into_iter().filter(|(method, _)| *method == "POST") {
            let path = path.replace("{ticket}", "4831-0275-9164-3");
            for headers in [
                vec![("sec-fetch-site", "cross-site"), ("host", "lapor.example")],
                vec![("origin", "https://evil.example"), ("host", "lapor.example")],
                vec![("origin", "null"), ("host", "lapor.example")],
                vec![("cookie", "__Host-lapor=x"), ("host", "lapor.example")],
            ] {
                let answer = web.post(&path, &headers, "").await;
                assert_eq!(answer.status, 403, "{method} {path} {headers:?}");
                assert!(answer.headers.get("set-cookie").is_none());
            }
        }
    });
}

#[test]
fn where_there_is_nothing_each_side_says_so_in_its_own_way_and_language() {
    on_web(|web| async move {
        let page = web.get("/nothing", &[("accept-language", "en-GB")]).await;
        assert_eq!((page.status.as_u16(), page.header("content-type")), (404, "text/html; charset=utf-8"));
        assert!(page.text().contains("Not found"), "{}", page.text());
        let page = web.get("/nothing", &[]).await;
        assert!(page.text().contains("Tidak ditemukan"));
        let problem = web.get("/api/v1/nothing", &[("accept-language", "en")]).await;
        assert_eq!((problem.status.as_u16(), problem.problem().as_str()), (404, "not-found"));
        let problem = web.get("/api/v1/reports", &[]).await;
        assert_eq!((problem.status.as_u16(), problem.problem().as_str()), (405, "not-allowed"));
        assert_eq!(problem.header("allow"), "POST");
        let page = web.post("/desk", &[], "").await;
        assert_eq!((page.status.as_u16(), page.header("content-type")), (405, "text/html; charset=utf-8"));
    });
}

#[test]
fn assets_are_kept_for_ever_and_only_under_their_hash() {
    on_web(|web| async move {
        let page = web.get("/", &[]).await.text();
        let path = page.split('"').find(|part| part.starts_with("/assets/lapor-"));
        let path = path.unwrap_or_else(|| panic!("no stylesheet: {page}")).to_string();
        let asset = web.get(&path, &[]).await;
        assert_eq!((asset.status.as_u16(), asset.header("content-type")), (200, "text/css; charset=utf-8"));
        assert_eq!(asset.header("cache-control"), "public, max-age=31536000, immutable");
        let packed = web.get(&path, &[("accept-encoding", "gzip")]).await;
        assert_eq!(packed.header("content-encoding"), "gzip");
        assert!(packed.body.len() < asset.body.len());
        for odd in
            ["/assets/lapor-000000000000.css", "/assets/..%2f..%2fCargo.toml", "/assets/%00", "/assets/"]
        {
            assert_eq!(web.get(odd, &[]).await.status, 404, "{odd}");
        }
    });
}
