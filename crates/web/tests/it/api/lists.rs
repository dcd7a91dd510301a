use crate::web::on_web;
use serde_json::Value;

fn texts<'a>(list: &'a Value, field: &str) -> Vec<&'a str> {
    let items = list["items"].as_array().expect("items");
    items.iter().map(|item| item[field].as_str().expect("a text")).collect()
}

#[test]
fn areas_are_found_the_larger_before_the_smaller() {
    on_web(|web| async move {
        let found = web.get("/api/v1/areas?q=semarang&limit=5", &[]).await.json();
        assert_eq!(found["items"].as_array().map(Vec::len), Some(5));
        let levels = texts(&found, "level");
        assert_eq!(levels[0], "regency", "{found}");
        for field in ["code", "name", "path"] {
            assert!(texts(&found, field).iter().all(|text| !text.is_empty()));
        }
        let nothing = web.get("/api/v1/areas?q=", &[]).await.json();
        assert_eq!(nothing["items"].as_array().map(Vec::len), Some(0));
    });
}

#[test]
fn topics_come_whole_or_by_name_and_in_both_languages() {
    on_web(|web| async move {
        let all = web.get("/api/v1/topics", &[]).await.json();
        assert!(texts(&all, "code").len() >= 30);
        let english = web.get("/api/v1/topics", &[("accept-language", "en")]).await.json();
        assert_eq!(texts(&all, "code"), texts(&english, "code"));
        assert_ne!(texts(&all, "name"), texts(&english, "name"));
        let found = web.get("/api/v1/topics?q=jalan", &[]).await.json();
        assert!(texts(&found, "name")[0].to_lowercase().contains("jalan"), "{found}");
    });
}

#[test]
fn institutions_come_page_by_page_or_by_name() {
    on_web(|web| async move {
        let mut path = Some("/api/v1/institutions?limit=100".to_string());
        let mut codes = Vec::new();
        while let Some(next) = path {
            let page = web.get(&next, &[]).await.json();
            codes.extend(texts(&page, "code").into_iter().map(str::to_string));
            path = page["next"].as_str().map(str::to_string);
        }
        assert!(codes.len() > 700, "{}", codes.len());
        let mut once = codes.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), codes.len());
        web.app.connect(&codes[0]).await;
        let first = web.get("/api/v1/institutions?limit=1", &[]).await.json();
        assert_eq!(first["items"][0]["connected"], true);
        let found = web.get("/api/v1/institutions?q=kota%20semarang", &[]).await.json();
        assert!(texts(&found, "name")[0].contains("Semarang"), "{found}");
    });
}
