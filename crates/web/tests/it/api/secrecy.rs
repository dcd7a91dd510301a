use crate::web::on_web;
use serde_json::json;

const REPORTS: &str = "/api/v1/reports";

#[test]
fn a_wrong_code_and_an_unknown_ticket_look_the_same() {
    on_web(|web| async move {
        let (ticket, _) = web.reports(&json!({"words": "Pungli di kantor desa"})).await;
        let (other, _) = ("4831-0275-9164-3".to_string(), ());
        let code = lapor_domain::values::AccessCode::from_bits(12_345).reveal();
        let bearer = format!("Bearer {code}");
        let mut answers = Vec::new();
        for ticket in [&ticket, &other] {
            for path in ["", "/replies", "/confirmation", "/reopening", "/contest"] {
                let path_of = format!("{REPORTS}/{ticket}{path}");
                let answer = match path {
                    "" => web.get(&path_of, &[("authorization", &bearer)]).await,
                    "/confirmation" => {
                        web.post_json(&path_of, &[("authorization", &bearer)], &json!({})).await
                    }
                    _ => web.post_json(&path_of, &[("authorization", &bearer)], &json!({"text": "x"})).await,
                };
                let headers: Vec<_> = answer
                    .headers
                    .iter()
                    .filter(|(name, _)| *name != "x-request-id")
                    .map(|(name, value)| format!("{name}: {value:?}"))
                    .collect();
                answers.push((answer.status, headers, answer.unnamed()));
            }
        }
        assert_eq!(answers[0].0, 404);
        assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:#?}");
    });
}

#[test]
fn without_a_code_there_is_no_word_about_any_ticket() {
    on_web(|web| async move {
        let (ticket, code) = web.reports(&json!({"words": "Pungli di kantor desa"})).await;
        let digits = code.trim_start_matches("Bearer ").to_string();
        for headers in [
            vec![],
            vec![("authorization", "Bearer")],
            vec![("authorization", "Bearer 123")],
            vec![("authorization", "Basic eDp5")],
            vec![("authorization", digits.as_str())],
        ] {
            let known = web.get(&format!("{REPORTS}/{ticket}"), &headers).await;
            let unknown = web.get(&format!("{REPORTS}/4831-0275-9164-3"), &headers).await;
            assert_eq!((known.status.as_u16(), known.problem().as_str()), (401, "wrong-code"), "{headers:?}");
            assert!(known.header("www-authenticate").starts_with("Bearer"));
            assert_eq!(known.unnamed(), unknown.unnamed());
        }
    });
}

#[test]
fn the_code_and_the_contact_are_never_given_back() {
    on_web(|web| async move {
        let report = json!({
            "words": "Guru memukul anak saya", "secret": true,
            "contact": {"name": "Qanary Zwxy", "email": "qanary@zwxy.example", "phone": "+62 899 0000 7777"},
        });
        let answer = web.post_json(REPORTS, &[], &report).await;
        let receipt = answer.text();
        let code = answer.json()["access_code"].as_str().expect("a code").to_string();
        let ticket = answer.json()["ticket"].as_str().expect("a ticket").to_string();
        let bearer = format!("Bearer {code}");
        let case = web.get(&format!("{REPORTS}/{ticket}"), &[("authorization", &bearer)]).await;
        for text in [receipt, case.text()] {
            for part in ["Qanary", "zwxy", "7777"] {
                assert!(!text.contains(part), "{part}: {text}");
            }
        }
        assert!(!case.text().contains(&code) && !case.text().contains(&code.replace('-', "")));
        assert_eq!(case.json()["held_contact"], json!(["name", "email", "phone"]));
        assert_eq!((&case.json()["secret"], &case.json()["status"]), (&json!(true), &json!("Received")));
    });
}
