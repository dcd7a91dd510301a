use crate::routes::routes;
use crate::web::on_web;
use lapor_domain::reports::{LINE_LIMIT, WORDS_LIMIT};
use serde_json::Value;

#[test]
fn the_document_lists_every_address_of_the_api() {
    on_web(|web| async move {
        let document = web.get("/api/v1/openapi.json", &[]).await.json();
        assert!(document["openapi"].as_str().is_some_and(|version| version.starts_with("3.1.")));
        let paths = document["paths"].as_object().expect("paths");
        let mut listed: Vec<(String, String)> = paths
            .iter()
            .flat_map(|(path, item)| {
                let methods = item.as_object().into_iter().flat_map(|item| item.keys());
                methods.map(|method| (path.clone(), method.to_uppercase()))
            })
            .collect();
        listed.sort();
        let is_api = |path: &str| path.starts_with("/api/") || path == "/healthz" || path == "/readyz";
        let mut routed: Vec<_> = routes()
            .into_iter()
            .filter(|(_, path)| is_api(path))
            .map(|(method, path)| (path.to_string(), method.to_string()))
            .collect();
        routed.sort();
        assert_eq!(listed, routed);
    });
}

#[test]
fn every_reference_leads_somewhere() {
    let document: Value = serde_json::from_str(lapor_web::api::openapi::text()).expect("JSON");
    let mut references = Vec::new();
    collect(&document, &mut references);
    assert!(references.len() > 20);
    for reference in references {
        let pointer = reference.strip_prefix('#').expect("inside the document");
        assert!(document.pointer(pointer).is_some(), "{reference}");
    }
}

#[test]
fn every_operation_has_a_name_of_its_own() {
    let document: Value = serde_json::from_str(lapor_web::api::openapi::text()).expect("JSON");
    let paths = document["paths"].as_object().expect("paths");
    let operations = paths.values().filter_map(Value::as_object).flat_map(|item| item.values());
    let mut names: Vec<Option<&str>> =
        operations.map(|operation| operation["operationId"].as_str()).collect();
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    assert!(names.len() == all && all > 15 && !names.contains(&None), "{names:?}");
}

#[test]
fn the_limits_of_texts_are_those_of_the_rules() {
    let document: Value = serde_json::from_str(lapor_web::api::openapi::text()).expect("JSON");
    let longest = |schema: &str, field: &str| {
        document["components"]["schemas"][schema]["properties"][field]["maxLength"].as_u64()
    };
    assert_eq!(longest("Report", "words"), Some(WORDS_LIMIT as u64));
    assert_eq!(longest("Text", "text"), Some(WORDS_LIMIT as u64));
    for (schema, field) in
        [("Report", "title"), ("Report", "place"), ("Contact", "name"), ("Contact", "email")]
    {
        assert_eq!(longest(schema, field), Some(LINE_LIMIT as u64), "{schema} {field}");
    }
}

fn collect(value: &Value, references: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            references.extend(fields.get("$ref").and_then(Value::as_str).map(str::to_string));
            fields.values().for_each(|value| collect(value, references));
        }
        Value::Array(items) => items.iter().for_each(|value| collect(value, references)),
        _ => {}
    }
}
