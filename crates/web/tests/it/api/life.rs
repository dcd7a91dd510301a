use crate::web::{Answer, Web, on_web};
use lapor_domain::actors::{Actor, Role};
use lapor_domain::cases::commands::RejectionCode;
use lapor_testkit::apps::{answer, ask, reject, start};
use serde_json::{Value, json};

const REPORTS: &str = "/api/v1/reports";
/// A village in the city of Semarang.
const VILLAGE: &str = "33.74.01.1001";
const CITY: &str = "PEMDA-33.74";

fn names(list: &Value, field: &str) -> Vec<String> {
    list.as_array()
        .expect("a list")
        .iter()
        .map(|item| item[field].as_str().unwrap_or_default().to_string())
        .collect()
}

struct Reporter<'a> {
    web: &'a Web,
    ticket: String,
    code: String,
}

impl Reporter<'_> {
    async fn looks(&self) -> Value {
        let answer =
            self.web.get(&format!("{REPORTS}/{}", self.ticket), &[("authorization", &self.code)]).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        answer.json()
    }

    async fn says(&self, resource: &str, body: &Value) -> Answer {
        let path = format!("{REPORTS}/{}/{resource}", self.ticket);
        self.web.post_json(&path, &[("authorization", &self.code)], body).await
    }
}

#[test]
fn a_broken_roof_from_report_to_confirmation() {
    on_web(|web| async move {
        let (_, officer) = web.app.connect(CITY).await;
        let report =
            json!({"words": "Atap sekolah dasar negeri kami bocor dan ruang kelas rusak", "area": VILLAGE});
        let answer_of = web.post_json(REPORTS, &[("accept-language", "en")], &report).await;
        let receipt = answer_of.json();
        assert_eq!(answer_of.status, 201, "{receipt}");
        assert_eq!(answer_of.header("location"), receipt["links"]["self"]);
        assert_eq!(
            (&receipt["status"], &receipt["routing"]["institution"]),
            (&json!("Routed"), &json!(CITY))
        );
        assert_eq!(receipt["routing"]["decided_by"], "system");
        let reasons = &receipt["routing"]["reasons"];
        assert!(names(reasons, "rule").contains(&"duty".to_string()), "{reasons}");
        assert!(names(reasons, "text").iter().all(|text| !text.is_empty()));
        let clocks = &receipt["clocks"];
        assert_eq!(
            names(clocks, "kind"),
            ["verification", "total_wait", "first_response", "resolution"],
            "{clocks}"
        );
        let resolution = &clocks[3];
        assert_eq!(resolution["started_at"], "2026-07-06T09:00:00+07:00");
        assert_eq!(resolution["length"]["days"], 14);
        assert_eq!(resolution["last_day"], "2026-07-24");
        assert_eq!(resolution["due_at"], "2026-07-25T00:00:00+07:00");
        assert_eq!(resolution["skipped"].as_array().map(Vec::len), Some(4));

        let text = |name: &str| receipt[name].as_str().expect("a text").to_string();
        let reporter =
            Reporter { web: &web, ticket: text("ticket"), code: format!("Bearer {}", text("access_code")) };
        let ticket = reporter.ticket.parse().expect("a ticket");
        assert_eq!(
            names(&reporter.looks().await["available_actions"], "action"),
            ["reply", "withdraw", "name-party"]
        );
        let early = reporter.says("confirmation", &json!({})).await;
        assert_eq!((early.status.as_u16(), early.problem().as_str()), (422, "not-now"));

        web.app.says(ticket, &officer, &ask("Kelas berapa?")).await.expect("asked");
        assert_eq!(reporter.looks().await["status"], "AwaitingReporter");
        let empty = reporter.says("replies", &json!({"text": " "})).await;
        assert_eq!(empty.problem(), "text-missing");
        assert_eq!(empty.places(), [("/text".to_string(), "text-missing".to_string())]);
        let replied = reporter.says("replies", &json!({"text": "Kelas tiga"})).await.json();
        assert_eq!(replied["status"], "Routed");
        web.app.says(ticket, &officer, &start("Kami periksa")).await.expect("started");
        web.app
            .says(ticket, &officer, &answer("Atap sudah diperbaiki pada 8 Juli."))
            .await
            .expect("answered");
        let again = reporter.says("reopening", &json!({"text": "Masih bocor"})).await.json();
        assert_eq!(again["status"], "InProgress", "{again}");
        web.app.says(ticket, &officer, &answer("Genteng diganti pada 9 Juli.")).await.expect("answered");
        let done = reporter.says("confirmation", &json!({})).await.json();
        assert_eq!((&done["status"], &done["ending"]), (&json!("Closed"), &json!("ConfirmedSolved")));
        assert_eq!(
            names(&done["messages"], "purpose"),
            ["question", "reply", "start", "answer", "reopening", "answer"]
        );
        assert_eq!(names(&done["timeline"], "by").first().map(String::as_str), Some("reporter"));
        assert!(names(&done["clocks"], "status").iter().all(|status| status == "ended"));
        assert_eq!(done["rating"], Value::Null);
        for (body, code) in [(json!({}), "rating-missing"), (json!({"rating": 6}), "rating-missing")] {
            let refused = reporter.says("rating", &body).await;
            assert_eq!(refused.problem(), code, "{body}");
            assert_eq!(refused.places(), [("/rating".to_string(), code.to_string())]);
        }
        assert_eq!(reporter.says("rating", &json!({"rating": "5"})).await.status, 422);
        let rated = reporter.says("rating", &json!({"rating": 4})).await.json();
        assert_eq!(rated["rating"], 4, "{rated}");
        assert_eq!(reporter.says("rating", &json!({"rating": 5})).await.problem(), "rated-already");
    });
}

#[test]
fn a_rejection_is_contested_and_a_vague_report_waits_at_the_desk() {
    on_web(|web| async move {
        let national = Actor::Staff(web.app.staff("national", Role::National, "KEMENPANRB").await);
        let (ticket, code) = web.reports(&json!({"words": "Tolong dibantu ya"})).await;
        let reporter = Reporter { web: &web, ticket, code };
        let case = reporter.looks().await;
        assert_eq!((&case["status"], &case["routing"]["state"]), (&json!("Received"), &json!("proposed")));
        assert_eq!(case["routing"]["decided_by"], "person");
        assert_eq!(case["routing"]["waits_because"]["code"], "no_topic");
        let ticket = reporter.ticket.parse().expect("a ticket");
        let no = reject(RejectionCode::NotPublicService, "Ini bukan pelayanan publik.");
        web.app.says(ticket, &national, &no).await.expect("rejected");
        let actions = &reporter.looks().await["available_actions"];
        assert_eq!(names(actions, "action"), ["contest", "name-party"]);
        let contested = reporter.says("contest", &json!({"text": "Ini pelayanan publik"})).await.json();
        assert_eq!(contested["status"], "Received", "{contested}");
    });
}

#[test]
fn a_report_is_withdrawn_and_taken_up_again() {
    on_web(|web| async move {
        let (ticket, code) = web.reports(&json!({"words": "Lampu mati"})).await;
        let reporter = Reporter { web: &web, ticket, code };
        let withdrawn = reporter.says("withdrawal", &json!({})).await.json();
        assert_eq!((&withdrawn["status"], &withdrawn["ending"]), (&json!("Withdrawn"), &Value::Null));
        assert_eq!(names(&withdrawn["available_actions"], "action"), ["resume", "name-party"], "{withdrawn}");
        assert_eq!(reporter.says("replies", &json!({"text": "Halo"})).await.problem(), "not-now");
        let resumed = reporter.says("resumption", &json!({})).await.json();
        assert_eq!(resumed["status"], "Received", "{resumed}");
        assert_eq!(names(&resumed["timeline"], "move"), ["Submit", "Withdraw", "Resume"]);
    });
}

#[test]
fn whom_a_report_accuses_is_named_and_told_to_the_reporter() {
    on_web(|web| async move {
        let (ticket, code) = web.reports(&json!({"words": "Lampu mati"})).await;
        let reporter = Reporter { web: &web, ticket, code };
        assert_eq!(reporter.looks().await["parties"], json!([]));
        let nobody = reporter.says("parties", &json!({"text": "Mereka minta uang"})).await;
        assert_eq!((nobody.status.as_u16(), nobody.problem().as_str()), (422, "institution-unknown"));
        let body = json!({"institution": "PEMDA-35.78", "unit": "DPUPR", "text": "Pengawasnya minta uang"});
        let named = reporter.says("parties", &body).await.json();
        let party = &named["parties"][0];
        assert_eq!(
            (&party["institution"], &party["unit"]),
            (&json!("PEMDA-35.78"), &json!("DPUPR")),
            "{named}"
        );
        assert_eq!(names(&named["messages"], "purpose"), ["accusation"]);
        assert_eq!(reporter.says("parties", &body).await.problem(), "party-named-before");
    });
}

#[test]
fn what_changed_since_it_was_read_is_not_overwritten() {
    on_web(|web| async move {
        let (ticket, code) = web.reports(&json!({"words": "Lampu mati"})).await;
        let path = format!("{REPORTS}/{ticket}");
        let read = web.get(&path, &[("authorization", &code)]).await;
        let tag = read.header("etag").to_string();
        let replies = format!("{path}/replies");
        let headers = [("authorization", code.as_str()), ("if-match", tag.as_str())];
        let first = web.post_json(&replies, &headers, &json!({"text": "Satu"})).await;
        assert_eq!(first.status, 200, "{}", first.text());
        assert_ne!(first.header("etag"), tag);
        let second = web.post_json(&replies, &headers, &json!({"text": "Dua"})).await;
        assert_eq!((second.status.as_u16(), second.problem().as_str()), (412, "stale"));
    });
}
