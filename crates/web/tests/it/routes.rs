//! The routes, read off the router's own text, so that none is forgotten.

const ROUTER: &str = include_str!("../../src/router.rs");

/// Every route by method and path, in the order of the path.
pub fn routes() -> Vec<(&'static str, &'static str)> {
    let mut found = Vec::new();
    for line in ROUTER.split(".route(").skip(1) {
        let path = line.split('"').nth(1).expect("a path");
        let handlers = line.split_once(',').expect("a handler").1;
        let handlers = handlers.split("\n    ").next().unwrap_or_default();
        for (call, method) in [("get(", "GET"), ("post(", "POST")] {
            if handlers.trim_start().starts_with(call) || handlers.contains(&format!(".{call}")) {
                found.push((method, path));
            }
        }
    }
    found.sort_by_key(|(method, path)| (*path, *method));
    found
}

#[test]
fn every_line_of_the_router_is_read() {
    let routes = routes();
    assert!(routes.len() > 30, "{routes:?}");
    assert!(routes.contains(&("GET", "/track")) && routes.contains(&("POST", "/track")));
    assert_eq!(ROUTER.matches("get(").count() + ROUTER.matches("post(").count(), routes.len());
}
