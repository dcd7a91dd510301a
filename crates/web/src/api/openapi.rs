//! The description of the API that programs read.

use super::problems::Problem;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use std::sync::LazyLock;
use utoipa::openapi::path::{Operation, ParameterBuilder, ParameterIn, PathItem};
use utoipa::openapi::response::ResponseBuilder;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{Content, ObjectBuilder, OpenApi as Document, Ref, Required, Type};
use utoipa::{Modify, OpenApi};

/// The name under which the access code is described.
const ACCESS_CODE: &str = "access_code";

#[derive(OpenApi)]
#[openapi(
    info(
        title = "SP4N-LAPOR",
        description = "Send a report about a public service, see where it goes and why, and have the last word. \
                       Sentences are Indonesian unless `Accept-Language` asks for English; codes never change.",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0")
    ),
    paths(
        super::reports::receive,
        super::reports::show,
        super::reports::reply,
        super::reports::confirm,
        super::reports::reopen,
        super::reports::contest,
        super::reports::rate,
        super::reports::withdraw,
        super::reports::resume,
        super::reports::accuse,
        super::areas::search,
        super::topics::search,
        super::institutions::search,
        super::statistics::show,
        super::statistics::show_area,
        super::statistics::show_institution,
        super::health::live,
        super::health::ready,
        document,
    ),
    components(schemas(Problem)),
    modifiers(&Shared),
    tags(
        (name = "reports", description = "Reports, by whoever sends them and holds their access codes"),
        (name = "lists", description = "Places, topics and institutions to choose from"),
        (name = "statistics", description = "What happens to reports, in figures that everybody may see"),
        (name = "health", description = "For whoever starts and watches the program"),
    )
)]
struct Api;

/// What many addresses share, said once.
struct Shared;

impl Modify for Shared {
    fn modify(&self, document: &mut Document) {
        let scheme =
            HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some("The access code")).build();
        if let Some(components) = &mut document.components {
            components.add_security_scheme(ACCESS_CODE, SecurityScheme::Http(scheme));
        }
        for (path, item) in &mut document.paths.paths {
            let is_case = path.contains("{ticket}");
            for operation in operations(item).filter(|_| path.starts_with("/api/v1/") && path != DOCUMENT) {
                describe(operation, path, is_case);
            }
        }
    }
}

const DOCUMENT: &str = "/api/v1/openapi.json";

fn operations(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    item.get.iter_mut().chain(item.post.iter_mut())
}

fn describe(operation: &mut Operation, path: &str, is_case: bool) {
    let is_write = operation.request_body.is_some();
    let mut faults = vec![("400", "The request can't be read")];
    if is_write {
        faults.extend([
            ("413", "Larger than 1 MiB"),
            ("415", "Not sent as JSON"),
            ("422", "Unknown fields, flaws, a lawful no, or a key that belongs to another request"),
        ]);
        add_header(
            operation,
            "Idempotency-Key",
            "Makes the request safe to repeat: hard to guess, such as a UUID",
        );
    }
    if is_case {
        faults.extend([("401", "No access code"), ("404", "No such ticket, or the code is not its own")]);
        operation.security = Some(vec![SecurityRequirement::new(ACCESS_CODE, Vec::<String>::new())]);
        if is_write {
            faults.extend([("409", "Somebody was faster"), ("412", "The case changed since it was read")]);
            add_header(operation, "If-Match", "The ETag of the case as it was read");
        }
    }
    if is_case || path == "/api/v1/reports" {
        faults.extend([("429", "Too often"), ("503", "Not kept; try again")]);
    }
    for (status, what) in faults {
        let content = Content::new(Some(Ref::from_schema_name("Problem")));
        let response = ResponseBuilder::new().description(what).content("application/problem+json", content);
        operation.responses.responses.insert(status.to_string(), response.build().into());
    }
}

fn add_header(operation: &mut Operation, name: &str, description: &str) {
    let header = ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Header)
        .required(Required::False)
        .description(Some(description))
        .schema(Some(ObjectBuilder::new().schema_type(Type::String)));
    operation.parameters.get_or_insert_default().push(header.build().into());
}

/// The document as text.
pub fn text() -> &'static str {
    static TEXT: LazyLock<String> =
        LazyLock::new(|| Api::openapi().to_pretty_json().unwrap_or_default() + "\n");
    &TEXT
}

/// This document.
#[utoipa::path(
    get, path = "/api/v1/openapi.json", tag = "health",
    responses((status = 200, description = "OpenAPI 3.1", content_type = "application/json"))
)]
pub(crate) async fn document() -> Response {
    ([(CONTENT_TYPE, "application/json")], text()).into_response()
}
