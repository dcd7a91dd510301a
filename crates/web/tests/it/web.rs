//! A browser of few words.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use lapor_app::rulebook::Files;
use lapor_testkit::apps::{TestApp, open};
use lapor_testkit::databases::on_sqlite;
use lapor_web::components::Ground;
use lapor_web::{Limits, Site, router};
use serde_json::Value;
use std::sync::Arc;
use tower::ServiceExt;

/// A site of its own for one test.
pub struct Web {
    /// The work behind it.
    pub app: TestApp,
    router: Router,
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", self.text()))
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The body, without the name that each request has of its own.
    pub fn unnamed(&self) -> String {
        let id = self.header("x-request-id");
        assert!(!id.is_empty(), "every request has a name");
        self.text().replace(id, "")
    }

    /// The end of a problem's type.
    pub fn problem(&self) -> String {
        assert_eq!(self.header("content-type"), "application/problem+json", "{}", self.text());
        let problem = self.json();
        assert_eq!(problem["status"], self.status.as_u16());
        let kind = problem["type"].as_str().unwrap_or_default();
        kind.strip_prefix("/problems/").expect("a type of ours").to_string()
    }

    /// The places a problem is about, with their codes.
    pub fn places(&self) -> Vec<(String, String)> {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_string();
        let errors = self.json()["errors"].as_array().cloned().unwrap_or_default();
        errors.iter().map(|error| (text(&error["pointer"]), text(&error["code"]))).collect()
    }
}

/// Runs `test` on a site without limits.
pub fn on_web<Fut: Future<Output = ()>>(test: impl Fn(Arc<Web>) -> Fut) {
    on_web_with(Limits::off, test);
}

/// Runs `test` on a site with these limits.
pub fn on_web_with<Fut: Future<Output = ()>>(limits: impl Fn() -> Limits, test: impl Fn(Arc<Web>) -> Fut) {
    on_sqlite(|fresh| async {
        let app = open(fresh, Files::seed()).await;
        let site = Site { app: app.app.clone(), ground: Ground::Demo, limits: Arc::new(limits()) };
        test(Arc::new(Web { app, router: router(site) })).await;
    });
}

impl Web {
    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.expect("the router always answers");
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.expect("a whole body").to_vec();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    pub async fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.send(with(Request::get(path), headers).body(Body::empty()).expect("a request")).await
    }

    pub async fn post(&self, path: &str, headers: &[(&str, &str)], body: impl Into<Body>) -> Answer {
        self.send(with(Request::post(path), headers).body(body.into()).expect("a request")).await
    }

    /// Posts JSON to the API.
    pub async fn post_json(&self, path: &str, headers: &[(&str, &str)], body: &Value) -> Answer {
        let all: Vec<_> = headers.iter().copied().chain([("content-type", "application/json")]).collect();
        self.post(path, &all, body.to_string()).await
    }

    /// Sends a report; gives its ticket and the header that opens it.
    pub async fn reports(&self, body: &Value) -> (String, String) {
        let answer = self.post_json("/api/v1/reports", &[], body).await;
        assert_eq!(answer.status, 201, "{}", answer.text());
        let receipt = answer.json();
        let text = |name: &str| receipt[name].as_str().expect("a text").to_string();
        (text("ticket"), format!("Bearer {}", text("access_code")))
    }
}

fn with(request: axum::http::request::Builder, headers: &[(&str, &str)]) -> axum::http::request::Builder {
    headers.iter().fold(request, |request, (name, value)| request.header(*name, *value))
}
