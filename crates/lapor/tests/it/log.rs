//! The log as programs read it: one JSON object a line, which leads to a request and to nobody.

use crate::program::on_both;
use serde_json::Value;

/// How the lines begin that the program prints for whoever started it; they are no part of the log.
const PRINTED: [&str; 7] =
    ["Report, track:", "Desk:", "API:", "Letters:", "There is no account", "Stop with", "Clocks, letters:"];

/// An address that a proxy vouches for.
const CLIENT: &str = "203.0.113.77";

#[test]
fn every_line_is_an_object_that_names_its_request_and_no_client() {
    on_both(|place| {
        let server = place.serve_with(&["--log-format", "json", "--proxies", "1"]);
        let head = format!("GET /api/v1/topics?q=jalan HTTP/1.1\r\nx-forwarded-for: {CLIENT}\r\nx-rest:");
        server.ask(&head, "");
        let head = format!("GET /readyz HTTP/1.1\r\nx-forwarded-for: {CLIENT}\r\nx-rest:");
        let answer = server.ask(&head, "").to_ascii_lowercase();
        let id = answer.split("x-request-id: ").nth(1).and_then(|rest| rest.lines().next()).expect("a name");

        let said = server.said();
        let logged: Vec<&str> = said
            .lines()
            .filter(|line| !line.is_empty() && !PRINTED.iter().any(|printed| line.starts_with(printed)))
            .collect();
        assert!(logged.len() > 20, "the log talks: {said}");
        let mut of_the_request = 0;
        for line in logged {
            let object: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
            for field in ["timestamp", "level", "target"] {
                assert!(object[field].is_string(), "{field} in {line}");
            }
            if object["span"]["id"] == id {
                assert_eq!(object["span"]["route"], "/readyz", "{line}");
                of_the_request += 1;
            }
            for trace in [CLIENT, "q=jalan"] {
                assert!(!line.contains(trace), "{trace} in {line}");
            }
        }
        assert!(of_the_request > 0, "what was done for a request is found by its name {id}: {said}");
    });
}

#[test]
fn lines_for_people_name_the_request_too_and_another_format_is_refused() {
    on_both(|place| {
        let server = place.serve();
        let answer = server.ask("GET /readyz", "").to_ascii_lowercase();
        let id = answer.split("x-request-id: ").nth(1).and_then(|rest| rest.lines().next()).expect("a name");
        assert!(server.said().contains(id), "{id}: {}", server.said());
        drop(server);
        let refused = place.fail(&["serve", "--log-format", "xml"]);
        assert!(refused.contains("--log-format"), "{refused}");
    });
}
