//! The public figures: the page, the data, and what they cost.

use crate::desk::clerk::{CITY, CITY_AREA, NATIONAL_DESK, VAGUE};
use crate::web::{Answer, Web, on_web};
use lapor_app::jobs::count::count;
use lapor_app::jobs::freeze::{Place, freeze};
use lapor_domain::actors::{Actor, Role};
use lapor_domain::cases::commands::Command;
use lapor_domain::values::InstitutionCode;
use lapor_testkit::apps::{draft, route, start};
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

const PROVINCE: &str = "/statistics/areas/35";
const CITY_PAGE: &str = "/statistics/institutions/PEMDA-35.78";

/// Reports of today from an area, each given to a unit of the city, which starts at once.
async fn of_unit(web: &Web, (name, area, unit): (&str, &str, &str), reports: usize) {
    let national = web.app.staff(&format!("national {name}"), Role::National, NATIONAL_DESK).await;
    let officer = Actor::Staff(web.app.staff(&format!("officer {name}"), Role::Officer, CITY).await);
    for number in 0..reports {
        let token = format!("{name} {number}");
        let receipt =
            web.app.receives(&draft(&format!("{VAGUE} ({token})"), area), &token).await.expect("a report");
        let unit = Some(format!("{CITY}/{unit}").parse().expect("a unit"));
        let command = Command::Route { institution: InstitutionCode::new(CITY), unit };
        web.app.says(receipt.ticket, &Actor::Staff(national.clone()), &command).await.expect("passed");
        web.app.says(receipt.ticket, &officer, &start("Kami mulai.")).await.expect("started");
    }
}

/// Two units of any government, by code and name.
fn two_units(web: &Web) -> [(String, String); 2] {
    let book = web.app.book();
    let mut kinds = book.rulebook.unit_kinds();
    [(); 2].map(|()| {
        kinds.next().map(|kind| (kind.code.to_string(), kind.name.clone())).expect("a kind of unit")
    })
}

#[test]
fn a_province_shows_its_regencies_and_an_institution_its_units() {
    on_web(|web| async move {
        web.opens_desks().await;
        let [(roads, roads_name), (schools, schools_name)] = two_units(&web);
        of_unit(&web, ("a", CITY_AREA, &roads), 31).await;
        of_unit(&web, ("b", "35.07", &schools), 12).await;
        night(&web).await;
        let country = page(&web).await.text();
        for way in [PROVINCE, CITY_PAGE] {
            assert!(country.contains(&format!("href=\"{way}\"")), "{way}: {country}");
        }
        let province = web.get(PROVINCE, &[]).await.text();
        assert!(province.contains("<h1>Statistik laporan: Jawa Timur</h1>"), "{province}");
        assert_eq!(row(&province, "Laporan masuk"), ["45", "45"]);
        assert_eq!(row(&province, "Kota Surabaya"), ["30"]);
        assert_eq!(row(&province, "Kabupaten Malang"), ["10"]);
        assert_eq!(row(&province, "Kota Malang"), ["0"], "every regency is there");
        assert!(!province.contains("Kota Bandung"), "and none of another province");
        let city = web.get(CITY_PAGE, &[]).await.text();
        assert_eq!(row(&city, "Diteruskan ke instansi"), ["45", "45"]);
        assert_eq!(row(&city, &roads_name), ["30", "sekitar 100%"]);
        assert!(row(&city, &schools_name)[1].contains("terlalu sedikit untuk dinilai"));
        for text in [province, city] {
            assert!(!text.contains("<script") && !text.contains("style="), "{text}");
            assert_eq!(text.matches("<table").count(), text.matches("<caption").count());
            assert!(text.len() < 40 * 1024, "{} bytes", text.len());
        }
    });
}

#[test]
fn parts_that_would_tell_of_somebody_are_not_told_anywhere() {
    on_web(|web| async move {
        web.opens_desks().await;
        let [(roads, _), (schools, _)] = two_units(&web);
        // Eight in the province, four in each of two cities: each would follow from the eight.
        of_unit(&web, ("a", CITY_AREA, &roads), 4).await;
        of_unit(&web, ("b", "35.07", &schools), 4).await;
        night(&web).await;
        let province = web.get(PROVINCE, &[]).await.text();
        assert!(province.contains("Angka kabupaten/kota tidak ditampilkan"), "{province}");
        assert!(!province.contains("Kota Surabaya"), "not even where it happened");
        let city = web.get(CITY_PAGE, &[]).await.text();
        assert!(city.contains("Angka unit tidak ditampilkan"), "{city}");
        for (path, by, parts) in [(PROVINCE, "regency", 1), (CITY_PAGE, "unit", 2)] {
            let data = web.get(&format!("/api/v1{path}"), &[]).await.json();
            let figures = data["figures"].as_array().expect("figures");
            let parts_of: Vec<_> = figures.iter().filter(|one| one["by"] == by).collect();
            assert_eq!(parts_of.len(), parts, "{data}");
            let hidden = parts_of.iter().filter(|one| one["code"] == "" && one["untold"] == "withheld");
            assert!(hidden.count() >= 1, "{data}");
        }
    });
}

#[test]
fn the_data_of_a_province_is_what_its_page_shows() {
    on_web(|web| async move {
        web.opens_desks().await;
        day(&web, "monday", 12).await;
        night(&web).await;
        let data = web.get(&format!("/api/v1{PROVINCE}"), &[("accept-language", "en")]).await.json();
        let figures = data["figures"].as_array().expect("figures");
        let city = figures.iter().find(|one| one["code"] == CITY_AREA).expect("the city");
        assert_eq!((&city["by"], &city["indicator"]), (&"regency".into(), &"received".into()));
        assert_eq!((&city["period"], &city["count"]), (&"12-months".into(), &10.into()));
        let indicators = data["indicators"].as_array().expect("indicators");
        assert_eq!(indicators.len(), 1, "no more is told of a province: {data}");
        let table = web.get(&format!("{PROVINCE}/figures.csv"), &[]).await;
        assert!(table.header("content-type").starts_with("text/csv"));
        let line = format!("2026-07-06,regency,\"{CITY_AREA}\",\"Kota Surabaya\",received,12-months,10,\r\n");
        assert!(table.text().contains(&line), "{}", table.text());
        assert_eq!(table.text().lines().count(), figures.len() + 1);
        let units = web.get(&format!("{CITY_PAGE}/figures.csv"), &[]).await.text();
        assert!(units.contains(",institution,") && !units.contains(",unit,"), "no unit was named: {units}");
    });
}

#[test]
fn what_nobody_knows_has_no_figures() {
    on_web(|web| async move {
        for path in ["areas/99", "areas/35.78", "areas/x", "institutions/NOBODY", "institutions/35"] {
            for path in [
                format!("/statistics/{path}"),
                format!("/statistics/{path}/figures.csv"),
                format!("/api/v1/statistics/{path}"),
            ] {
                assert_eq!(web.get(&path, &[]).await.status, 404, "{path}");
            }
        }
        let quiet = web.get(PROVINCE, &[]).await;
        assert!(quiet.text().contains("Belum ada angka") && quiet.header("cache-control") == "no-store");
    });
}

#[test]
fn a_vintage_of_an_older_program_says_that_its_parts_are_to_come() {
    on_web(|web| async move {
        web.opens_desks().await;
        day(&web, "monday", 12).await;
        night(&web).await;
        web.app.meddles("delete from vintage_parts").await;
        let province = web.get(PROVINCE, &[]).await.text();
        assert!(province.contains("Rinciannya belum dibuat"), "{province}");
        assert_eq!(row(&province, "Laporan masuk"), ["10", "10"]);
        let data = web.get(&format!("/api/v1{PROVINCE}"), &[]).await.json();
        let last = data["figures"].as_array().and_then(|all| all.last()).expect("a figure");
        assert_eq!((&last["by"], &last["untold"]), (&"regency".into(), &"withheld".into()));
    });
}

#[test]
fn pages_of_parts_take_two_small_statements_and_are_kept() {
    on_web(|web| async move {
        web.opens_desks().await;
        for (name, reports) in [("monday", 1), ("tuesday", 40)] {
            day(&web, name, reports).await;
            night(&web).await;
            page(&web).await;
            for path in [PROVINCE, CITY_PAGE] {
                let (answer, statements) = sent_by(web.get(path, &[])).await;
                assert_eq!(statements.len(), 2, "{path}: {statements:?}");
                let tag = answer.header("etag").to_owned();
                assert!(answer.header("cache-control").starts_with("public"), "{path}");
                assert_eq!(web.get(path, &[("if-none-match", &tag)]).await.status, 304, "{path}");
            }
        }
    });
}
