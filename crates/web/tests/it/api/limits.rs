use crate::web::on_web_with;
use lapor_web::Limits;
use serde_json::json;

const REPORTS: &str = "/api/v1/reports";

#[test]
fn a_flood_of_reports_is_told_when_to_come_again() {
    on_web_with(
        || Limits::behind(0),
        |web| async move {
            let mut slowed = None;
            for _ in 0..40 {
                let answer = web.post_json(REPORTS, &[], &json!({})).await;
                if answer.status == 429 {
                    slowed = Some(answer);
                    break;
                }
            }
            let slowed = slowed.expect("a limit");
            assert_eq!(slowed.problem(), "too-many");
            assert!(slowed.header("retry-after").parse::<u64>().is_ok_and(|seconds| seconds > 0));
        },
    );
}

#[test]
fn wrong_codes_wait_and_the_right_one_opens_from_elsewhere() {
    on_web_with(
        || Limits::behind(1),
        |web| async move {
            let (ticket, code) = web.reports(&json!({"words": "Jembatan retak"})).await;
            let path = format!("{REPORTS}/{ticket}");
            let wrong = format!("Bearer {}", lapor_domain::values::AccessCode::from_bits(1).reveal());
            let guesser = ("x-forwarded-for", "198.51.100.1, 203.0.113.9");
            let mut heard = 0;
            for _ in 0..100 {
                let answer = web.get(&path, &[("authorization", &wrong), guesser]).await;
                assert!([404, 429].contains(&answer.status.as_u16()));
                heard += usize::from(answer.status == 404);
            }
            assert!(heard <= 6, "{heard} were heard");
            let at_once = (0..300).map(|_| {
                let (web, path, wrong) = (web.clone(), path.clone(), wrong.clone());
                tokio::spawn(async move {
                    let guesser = ("x-forwarded-for", "203.0.113.10");
                    web.get(&path, &[("authorization", &wrong), guesser]).await.status.as_u16()
                })
            });
            let mut heard = 0;
            for answer in at_once.collect::<Vec<_>>() {
                heard += usize::from(answer.await.expect("an answer") == 404);
            }
            assert!((1..=8).contains(&heard), "{heard} of those sent at once were heard");
            let owner = ("x-forwarded-for", "203.0.113.9, 198.51.100.77");
            let answer = web.get(&path, &[("authorization", &code), owner]).await;
            assert_eq!(answer.status, 200);
        },
    );
}
