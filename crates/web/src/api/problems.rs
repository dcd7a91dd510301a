//! Faults as `application/problem+json` (RFC 9457), in the reader's language.

use crate::fault::Fault;
use crate::requests::RequestId;
use crate::sentences;
use axum::Json;
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_TYPE, WWW_AUTHENTICATE};
use axum::response::{IntoResponse, Response};
use lapor_domain::reports::Field;
use lapor_words::Words;
use serde::Serialize;
use utoipa::ToSchema;

/// Why there is no ordinary answer.
#[derive(Serialize, ToSchema)]
pub(crate) struct Problem {
    /// What kind of problem it is; stable, for programs.
    #[serde(rename = "type")]
    #[schema(example = "/problems/flawed")]
    kind: String,
    /// The same in a few words.
    title: String,
    /// The HTTP status.
    #[schema(example = 422)]
    status: u16,
    /// What to do about it.
    detail: String,
    /// What this request is called; quote it when asking for help. The header X-Request-Id of its answer says it too.
    #[schema(example = "7k2m-9xqd-40ra-hw3e")]
    request_id: String,
    /// The places of the request that it is about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<PlaceError>,
}

/// What is wrong with one place of the request.
#[derive(Serialize, ToSchema)]
pub(crate) struct PlaceError {
    /// Where: a JSON pointer into the body.
    #[schema(example = "/contact/email")]
    pointer: String,
    /// What is wrong; stable, for programs.
    #[schema(example = "malformed")]
    code: &'static str,
    /// What is wrong, in words.
    detail: String,
}

/// Writes a fault of the request with this name.
pub(crate) fn problem(fault: &Fault, words: Words, id: RequestId) -> Response {
    let (title, detail) = sentences::fault(words, fault);
    let body = Problem {
        kind: format!("/problems/{}", fault.code()),
        title,
        status: fault.status().as_u16(),
        detail,
        request_id: id.to_string(),
        errors: errors(fault, words),
    };
    let mut response = (fault.status(), Json(body)).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    if matches!(fault, Fault::WrongCode) {
        headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"lapor\""));
    }
    response
}

fn errors(fault: &Fault, words: Words) -> Vec<PlaceError> {
    match fault {
        Fault::Flawed(flaws) => flaws
            .iter()
            .map(|flaw| PlaceError {
                pointer: pointer(flaw.field),
                code: flaw.kind.code(),
                detail: words.flaw(flaw),
            })
            .collect(),
        Fault::Misshapen(slips) => slips
            .iter()
            .map(|slip| PlaceError {
                pointer: slip.pointer.clone(),
                code: slip.kind.code(),
                detail: sentences::slip(words, slip),
            })
            .collect(),
        Fault::Refused(refusal) => refusal
            .code
            .field()
            .map(|field| PlaceError {
                pointer: format!("/{field}"),
                code: refusal.code.code(),
                detail: words.refusal(refusal),
            })
            .into_iter()
            .collect(),
        _ => Vec::new(),
    }
}

/// Where a field of the report stands in the body.
fn pointer(field: Field) -> String {
    match field {
        Field::Name | Field::Email | Field::Phone => format!("/contact/{}", field.code()),
        _ => format!("/{}", field.code()),
    }
}
