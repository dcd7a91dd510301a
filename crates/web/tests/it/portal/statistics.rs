//! The public figures: the page, the data, and what they cost.

use crate::desk::clerk::{CITY, CITY_AREA, NATIONAL_DESK, VAGUE};
use crate::web::{Answer, Web, on_web};
use lapor_app::jobs::count::count;
use lapor_app::jobs::freeze::{Place, freeze};
use lapor_domain::actors::{Actor, Role};
use lapor_testkit::apps::{draft, route};
use lapor_testkit::databases::sent_by;

/// Reports of today, so many of them passed to the city.
async fn day(web: &Web, name: &str, reports: usize) {
    let national = web.app.staff(&format!("national {name}"), Role::National, NATIONAL_DESK).await;
    for number in 0..reports {
        let token = format!("{name} {number}");
        let words = format!("{VAGUE} ({number})");
        let receipt = web.app.receives(&draft(&words, CITY_AREA), &token).await.expect("a report");
        web.app.says(receipt.ticket, &Actor::Staff(national.clone()), &route(CITY)).await.expect("passed");
    }
}

/// The next day comes, and its figures are frozen.
async fn night(web: &Web) {
    web.app.pass_days(1);
    while count(&web.app).await.expect("counted") > 0 {}
    assert!(freeze(&web.app, &mut Place::default()).await.expect("frozen"));
}

async fn page(web: &Web) -> Answer {
    let page = web.get("/statistics", &[]).await;
    assert_eq!(page.status, 200, "{}", page.text());
    page
}

/// The cells of the row that begins with a name.
fn row(page: &str, name: &str) -> Vec<String> {
    let row = page.split("<tr>").find(|row| row.contains(&format!(">{name}<")));
    let row = row.unwrap_or_else(|| panic!("no row {name}: {page}"));
    row.split("<td>").skip(1).map(|cell| cell.split("</td>").next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn before_the_first_night_the_page_says_when_figures_come() {
    on_web(|web| async move {
        let page = page(&web).await;
        assert!(page.text().contains("Belum ada angka"), "{}", page.text());
        assert!(page.text().contains("Selasa, 7 Juli 2026 pukul 00.10 WIB"), "{}", page.text());
        assert_eq!(page.header("cache-control"), "no-store");
        let data = web.get("/api/v1/statistics", &[]).await.json();
        assert!(data["day"].is_null() && data["figures"] == serde_json::json!([]), "{data}");
        let home = web.get("/", &[]).await.text();
        assert!(home.contains("href=\"/statistics\""), "the way there");
    });
}

#[test]
fn figures_are_those_of_the_day_before_and_do_not_move_until_the_next_night() {
    on_web(|web| async move {
        web.opens_desks().await;
        day(&web, "monday", 12).await;
        assert!(page(&web).await.text().contains("Belum ada angka"), "nothing is live");
        night(&web).await;
        let first = page(&web).await.text();
        assert!(first.contains("Data sampai Senin, 6 Juli 2026."), "{first}");
        assert_eq!(row(&first, "Laporan masuk"), ["10", "10"], "twelve, rounded");
        assert_eq!(row(&first, "Diteruskan ke instansi"), ["10", "10"]);
        assert_eq!(row(&first, "Jawa Timur"), ["10", "10"]);
        assert!(row(&first, "Pemerintah Kota Surabaya")[1].contains("terlalu sedikit untuk dinilai"));

        day(&web, "tuesday", 6).await;
        while count(&web.app).await.expect("counted") > 0 {}
        assert!(!freeze(&web.app, &mut Place::default()).await.expect("tried"));
        assert_eq!(page(&web).await.text(), first, "the same until the next night");
        night(&web).await;
        assert_eq!(row(&page(&web).await.text(), "Laporan masuk"), ["20", "20"]);
    });
}

#[test]
fn a_handful_is_not_told_anywhere() {
    on_web(|web| async move {
        web.opens_desks().await;
        day(&web, "monday", 3).await;
        night(&web).await;
        let text = page(&web).await.text();
        assert_eq!(row(&text, "Laporan masuk"), ["&lt;5", "&lt;5"]);
        let data = web.get("/api/v1/statistics", &[]).await.json();
        let figures = data["figures"].as_array().expect("figures");
        assert!(figures.iter().all(|one| one["count"].is_null() || one["count"] == 0), "{data}");
        assert!(figures.iter().any(|one| one["untold"] == "few"));
    });
}

#[test]
fn the_data_is_what_the_page_shows() {
    on_web(|web| async move {
        web.opens_desks().await;
        day(&web, "monday", 12).await;
        night(&web).await;
        let data = web.get("/api/v1/statistics", &[("accept-language", "en")]).await.json();
        assert_eq!((&data["day"], &data["few"], &data["step"]), (&"2026-07-06".into(), &5.into(), &5.into()));
        let city = data["figures"].as_array().expect("figures").iter().find(|one| one["code"] == CITY);
        let city = city.expect("the city");
        assert_eq!((&city["by"], &city["indicator"]), (&"institution".into(), &"passed".into()));
        assert_eq!((&city["period"], &city["count"]), (&"30-days".into(), &10.into()));
        let indicators = data["indicators"].as_array().expect("indicators");
        assert!(indicators.iter().all(|one| one["definition"].as_str().is_some_and(|text| text.len() > 20)));

        let table = web.get("/statistics.csv", &[]).await;
        assert!(table.header("content-type").starts_with("text/csv"));
        let text = table.text();
        assert!(text.starts_with("day,by,code,name,indicator,period,count,untold\r\n"), "{text}");
        let line =
            format!("2026-07-06,institution,\"{CITY}\",\"Pemerintah Kota Surabaya\",passed,30-days,10,\r\n");
        assert!(text.contains(&line), "{text}");
        assert_eq!(text.lines().count(), data["figures"].as_array().map_or(0, Vec::len) + 1);
    });
}

#[test]
fn an_answer_is_kept_until_the_next_figures() {
    on_web(|web| async move {
        web.opens_desks().await;
        day(&web, "monday", 5).await;
        night(&web).await;
        for path in ["/statistics", "/statistics.csv", "/api/v1/statistics"] {
            let first = web.get(path, &[]).await;
            // It is nine in the morning; the next are due ten minutes after midnight.
            assert_eq!(first.header("cache-control"), "public, max-age=54600", "{path}");
            assert!(first.header("vary").contains("accept-language"), "{path}");
            let tag = first.header("etag").to_owned();
            let again = web.get(path, &[("if-none-match", &tag)]).await;
            assert_eq!((again.status.as_u16(), again.body.len()), (304, 0), "{path}");
            assert_eq!(again.header("etag"), tag);
            let english = web.get(path, &[("if-none-match", &tag), ("accept-language", "en")]).await;
            assert_eq!(english.status, 200, "{path} in another language");
        }
        let chosen = web.get("/statistics?lang=en", &[]).await;
        assert!(chosen.header("cache-control").starts_with("private"), "it sets a cookie");
        web.app.at(web.app.now().plus_seconds(54_601));
        for path in ["/statistics", "/statistics.csv", "/api/v1/statistics"] {
            let late = web.get(path, &[]).await;
            assert_eq!(
                late.header("cache-control"),
                "public, max-age=60",
                "{path}: nothing newer was frozen yet"
            );
        }
    });
}

#[test]
fn the_page_takes_as_many_statements_for_many_cases_as_for_few() {
    on_web(|web| async move {
        web.opens_desks().await;
        let mut taken = Vec::new();
        for (name, reports) in [("monday", 1), ("tuesday", 40)] {
            day(&web, name, reports).await;
            night(&web).await;
            let (_, first) = sent_by(page(&web)).await;
            let (_, held) = sent_by(page(&web)).await;
            taken.push((first, held));
        }
        assert_eq!(taken[0], taken[1]);
        assert_eq!((taken[0].0.len(), taken[0].1.len()), (2, 1), "{taken:?}");
    });
}

#[test]
fn the_page_is_light_and_reads_without_scripts_or_styles() {
    on_web(|web| async move {
        web.opens_desks().await;
        day(&web, "monday", 12).await;
        night(&web).await;
        let text = page(&web).await.text();
        assert!(!text.contains("<script") && !text.contains("style="), "{text}");
        assert_eq!(text.matches("<table").count(), text.matches("<caption").count());
        assert_eq!(
            text.matches("<table").count(),
            4,
            "one for each way to tell figures apart, but for topics"
        );
        assert!(text.contains("Belum ada yang terjadi dalam masa ini"), "nobody named a topic");
        assert!(text.contains("Banyak laporan tidak berarti layanannya buruk"));
        assert!(text.len() < 80 * 1024, "{} bytes", text.len());
    });
}
