use crate::web::on_web;
use serde_json::json;
use std::collections::HashSet;

const REPORTS: &str = "/api/v1/reports";

#[test]
fn twenty_at_once_with_one_key_are_one_case() {
    on_web(|web| async move {
        let tries = (0..20).map(|_| {
            let web = web.clone();
            tokio::spawn(async move {
                let key = [("idempotency-key", "7f7c2a44-7c7b-4c1f-9a53-1d8f1a9b8f10")];
                web.post_json(REPORTS, &key, &json!({"words": "Lampu jalan mati"})).await
            })
        });
        let mut answers = HashSet::new();
        for attempt in tries.collect::<Vec<_>>() {
            let answer = attempt.await.expect("a task");
            assert_eq!(answer.status, 201, "{}", answer.text());
            let receipt = answer.json();
            answers.insert((receipt["ticket"].to_string(), receipt["access_code"].to_string()));
        }
        assert_eq!(answers.len(), 1);
        let again = [("idempotency-key", "7f7c2a44-7c7b-4c1f-9a53-1d8f1a9b8f10")];
        let answer = web.post_json(REPORTS, &again, &json!({"words": "Lampu jalan mati"})).await;
        assert_eq!(answer.header("idempotency-replayed"), "true");
    });
}

#[test]
fn a_key_belongs_to_its_report() {
    on_web(|web| async move {
        let key = [("idempotency-key", "0d3ccf0b-7b2f-4f4a-9f6e-7e9a6a5d0c11")];
        let first = web.post_json(REPORTS, &key, &json!({"words": "Air mati"})).await;
        assert_eq!(first.status, 201);
        let other = web.post_json(REPORTS, &key, &json!({"words": "Air keruh"})).await;
        assert_eq!((other.status.as_u16(), other.problem().as_str()), (422, "key-reused"));
        // Without a key, the same words are two reports.
        let (one, _) = web.reports(&json!({"words": "Air mati"})).await;
        let (two, _) = web.reports(&json!({"words": "Air mati"})).await;
        assert_ne!(one, two);
    });
}

#[test]
fn a_reply_sent_twice_is_said_once() {
    on_web(|web| async move {
        let (ticket, code) = web.reports(&json!({"words": "Sampah menumpuk"})).await;
        let path = format!("{REPORTS}/{ticket}/replies");
        let headers =
            [("authorization", code.as_str()), ("idempotency-key", "b2d8d2de-4a6b-4d53-8b1e-2d5f3c0e7a12")];
        for _ in 0..3 {
            let answer = web.post_json(&path, &headers, &json!({"text": "Sudah seminggu"})).await;
            assert_eq!(answer.status, 200, "{}", answer.text());
            assert_eq!(answer.json()["messages"].as_array().map(Vec::len), Some(1));
        }
        let answer = web.post_json(&path, &headers, &json!({"text": "Sudah sebulan"})).await;
        assert_eq!((answer.status.as_u16(), answer.problem().as_str()), (422, "key-reused"));
    });
}

#[test]
fn replies_at_once_are_all_kept_or_told_to_come_again() {
    on_web(|web| async move {
        let (ticket, code) = web.reports(&json!({"words": "Sampah menumpuk"})).await;
        let tries = (0..8).map(|number| {
            let (web, code) = (web.clone(), code.clone());
            let path = format!("{REPORTS}/{ticket}/replies");
            tokio::spawn(async move {
                let body = json!({"text": format!("Kabar {number}")});
                web.post_json(&path, &[("authorization", &code)], &body).await.status.as_u16()
            })
        });
        let mut kept = 0;
        for attempt in tries.collect::<Vec<_>>() {
            let status = attempt.await.expect("a task");
            assert!([200, 409, 503].contains(&status), "{status}");
            kept += usize::from(status == 200);
        }
        let case = web.get(&format!("{REPORTS}/{ticket}"), &[("authorization", &code)]).await;
        assert_eq!(case.json()["messages"].as_array().map(Vec::len), Some(kept));
    });
}
