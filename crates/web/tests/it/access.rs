//! Who gets what without signing in: every route has its line.

use crate::routes::routes;
use crate::web::on_web;

/// What somebody gets who has neither session nor access code, and sends nothing.
enum Gets {
    /// A page, or an answer.
    Answer,
    /// The page of the sign-in.
    SignIn,
    /// This status and no more.
    Status(u16),
    /// A form again, a page elsewhere, or a plain no; never a case.
    Form,
}

use Gets::*;

const TABLE: &[(&str, &str, Gets)] = &[
    ("GET", "/", Answer),
    ("GET", "/api/v1/areas", Answer),
    ("GET", "/api/v1/institutions", Answer),
    ("GET", "/api/v1/openapi.json", Answer),
    ("POST", "/api/v1/reports", Status(422)),
    ("GET", "/api/v1/reports/{ticket}", Status(401)),
    ("POST", "/api/v1/reports/{ticket}/confirmation", Status(401)),
    ("POST", "/api/v1/reports/{ticket}/contest", Status(401)),
    ("POST", "/api/v1/reports/{ticket}/parties", Status(401)),
    ("POST", "/api/v1/reports/{ticket}/rating", Status(401)),
    ("POST", "/api/v1/reports/{ticket}/reopening", Status(401)),
    ("POST", "/api/v1/reports/{ticket}/replies", Status(401)),
    ("POST", "/api/v1/reports/{ticket}/resumption", Status(401)),
    ("POST", "/api/v1/reports/{ticket}/withdrawal", Status(401)),
    ("GET", "/api/v1/statistics", Answer),
    ("GET", "/api/v1/statistics/areas/{area}", Answer),
    ("GET", "/api/v1/statistics/institutions/{institution}", Answer),
    ("GET", "/api/v1/topics", Answer),
    ("GET", "/assets/{file}", Status(404)),
    ("GET", "/desk", SignIn),
    ("GET", "/desk/cases/{ticket}", SignIn),
    ("POST", "/desk/cases/{ticket}/answers", SignIn),
    ("POST", "/desk/cases/{ticket}/answers/correction", SignIn),
    ("POST", "/desk/cases/{ticket}/arbitration", SignIn),
    ("POST", "/desk/cases/{ticket}/arbitration/review", SignIn),
    ("POST", "/desk/cases/{ticket}/assignments", SignIn),
    ("POST", "/desk/cases/{ticket}/declines", SignIn),
    ("POST", "/desk/cases/{ticket}/extensions", SignIn),
    ("POST", "/desk/cases/{ticket}/parties", SignIn),
    ("POST", "/desk/cases/{ticket}/progress", SignIn),
    ("POST", "/desk/cases/{ticket}/promises", SignIn),
    ("POST", "/desk/cases/{ticket}/promises/delivery", SignIn),
    ("POST", "/desk/cases/{ticket}/questions", SignIn),
    ("POST", "/desk/cases/{ticket}/questions/cancellation", SignIn),
    ("POST", "/desk/cases/{ticket}/rejection", SignIn),
    ("POST", "/desk/cases/{ticket}/returns", SignIn),
    ("POST", "/desk/cases/{ticket}/routing", SignIn),
    ("POST", "/desk/cases/{ticket}/start", SignIn),
    ("GET", "/desk/letters", SignIn),
    ("POST", "/desk/letters/retries", SignIn),
    ("GET", "/healthz", Answer),
    ("POST", "/language", Form),
    ("GET", "/login", Answer),
    ("POST", "/login", Form),
    ("GET", "/login/seat", SignIn),
    ("POST", "/login/seat", SignIn),
    ("POST", "/logout", Form),
    ("GET", "/readyz", Answer),
    ("POST", "/report", Form),
    ("GET", "/report/sent", Form),
    ("GET", "/statistics", Answer),
    ("GET", "/statistics.csv", Answer),
    ("GET", "/statistics/areas/{area}", Answer),
    ("GET", "/statistics/areas/{area}/figures.csv", Answer),
    ("GET", "/statistics/institutions/{institution}", Answer),
    ("GET", "/statistics/institutions/{institution}/figures.csv", Answer),
    ("GET", "/track", Answer),
    ("POST", "/track", Form),
    ("POST", "/track/confirmation", Form),
    ("POST", "/track/contest", Form),
    ("POST", "/track/escalation", Form),
    ("POST", "/track/parties", Form),
    ("POST", "/track/rating", Form),
    ("POST", "/track/reopening", Form),
    ("POST", "/track/replies", Form),
    ("POST", "/track/resumption", Form),
    ("POST", "/track/withdrawal", Form),
];

#[test]
fn every_route_has_its_line() {
    let listed: Vec<_> = TABLE.iter().map(|(method, path, _)| (*method, *path)).collect();
    assert_eq!(listed, routes());
}

#[test]
fn without_signing_in_nobody_gets_a_case_or_the_desk() {
    on_web(|web| async move {
        for (method, path, gets) in TABLE {
            let path = path.replace("{ticket}", "4831-0275-9164-3").replace("{file}", "lapor-0.css");
            let path = path.replace("{area}", "35").replace("{institution}", "PEMDA-35.78");
            let answer = match *method {
                "GET" => web.get(&path, &[]).await,
                _ => web.post(&path, &[("content-type", "application/x-www-form-urlencoded")], "").await,
            };
            let status = answer.status.as_u16();
            let place = format!("{method} {path}: {status} {}", answer.text());
            match gets {
                Answer => assert_eq!(status, 200, "{place}"),
                SignIn => assert_eq!((status, answer.header("location")), (303, "/login"), "{place}"),
                Status(wanted) => assert_eq!(status, *wanted, "{place}"),
                Form => {
                    assert!((200..500).contains(&status), "{place}");
                    assert!(!answer.header("location").starts_with("/desk"), "{place}");
                }
            }
        }
    });
}
