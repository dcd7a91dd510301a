//! What every answer carries, and what no handler ever sees.

use crate::desk::clerk::Clerk;
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

#[test]
fn every_answer_names_its_request_and_no_client_names_it() {
    on_web(|web| async move {
        let mut seen = std::collections::BTreeSet::new();
        for (method, path) in routes() {
            let path = path.replace("{ticket}", "4831-0275-9164-3").replace("{file}", "none");
            let own = [("x-request-id", "0000-0000-0000-0000")];
            let answer = match method {
                "GET" => web.get(&path, &own).await,
                _ => web.post(&path, &own, "").await,
            };
            let id = answer.header("x-request-id").to_owned();
            assert_eq!(id.len(), 19, "{method} {path}: {id}");
            assert_ne!(id, own[0].1, "{method} {path}");
            assert!(seen.insert(id), "{method} {path}");
        }
    });
}

#[test]
fn whoever_gets_an_error_can_quote_its_request() {
    on_web(|web| async move {
        for (path, language) in [("/nothing", "id"), ("/desk/nothing", "en"), ("/assets/none", "id")] {
            let page = web.get(path, &[("accept-language", language)]).await;
            let id = page.header("x-request-id").to_owned();
            let label = if language == "en" { "Number of this request: " } else { "Nomor permintaan ini: " };
            assert!(page.text().contains(&format!("{label}{id}.")), "{path}: {}", page.text());
        }
        let cross = web.post("/report", &[("sec-fetch-site", "cross-site")], "").await;
        assert!(cross.text().contains(cross.header("x-request-id")), "{}", cross.text());
        for path in ["/api/v1/nothing", "/api/v1/reports", "/api/v1/reports/4831-0275-9164-3"] {
            let problem = web.get(path, &[]).await;
            problem.problem();
            assert_eq!(problem.json()["request_id"], problem.header("x-request-id"), "{path}");
        }
    });
}

#[test]
fn what_stands_beside_secret_text_is_not_packed() {
    on_web(|web| async move {
        web.opens_desks().await;
        let ticket = web.waits_at_the_desk("one").await;
        let clerk = Clerk::signs_in(&web, "nasional").await;
        let encoding = async |path: &str, cookie: &str| {
            let answer = web.get(path, &[("accept-encoding", "gzip"), ("cookie", cookie)]).await;
            assert!(answer.body.len() > 500, "{path}: {}", answer.text());
            answer.header("content-encoding").to_owned()
        };
        let case = crate::desk::clerk::address(ticket);
        for path in ["/desk", "/desk?q=kabar", &case, "/desk/nothing", "/desk/letters"] {
            assert_eq!(encoding(path, clerk.cookie()).await, "", "{path}");
        }
        for path in ["/track", "/track?x=kabar"] {
            assert_eq!(encoding(path, "__Host-track=0.0").await, "", "{path}");
        }
        for path in ["/", "/login", "/nothing", "/desks", "/api/v1/openapi.json"] {
            assert_eq!(encoding(path, "lang=id").await, "gzip", "{path}");
        }
    });
}

#[test]
fn a_read_that_never_ends_is_given_up_and_the_reader_told_when_to_come_back() {
    on_web(|web| async move {
        web.app.meddles("alter table vintages rename to vintages_of_before").await;
        web.app
            .meddles(
                "create view vintages as with recursive n (day) as \
                 (select count(*) from vintages_of_before union all select day + 1 from n) select day, day as frozen_at, '' as figures from n",
            )
            .await;
        for (path, kind) in [("/statistics", "text/html"), ("/api/v1/statistics", "application/problem+json")]
        {
            let answer = web.get(path, &[]).await;
            assert_eq!(answer.status, 503, "{path}: {}", answer.text());
            assert_eq!(answer.header("retry-after"), "5", "{path}");
            assert!(answer.header("content-type").starts_with(kind), "{path}");
        }
        web.app.meddles("drop view vintages").await;
        web.app.meddles("alter table vintages_of_before rename to vintages").await;
        assert_eq!(web.get("/statistics", &[]).await.status, 200, "the next is answered");
    });
}
