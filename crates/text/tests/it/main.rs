//! The gazetteer on the country's real list of areas.

mod personal;

use lapor_text::{Gazetteer, Place, Resolved};
use std::io::BufReader;
use std::sync::LazyLock;

struct Area {
    code: String,
    name: String,
    postal: String,
}

static AREAS: LazyLock<Vec<Area>> = LazyLock::new(|| {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../rulebook/areas.csv.xz");
    let file = std::fs::File::open(path).expect("the rulebook has the areas");
    let mut csv = Vec::new();
    lzma_rs::xz_decompress(&mut BufReader::new(file), &mut csv).expect("is xz");
    let mut rows = csv::Reader::from_reader(&csv[..]);
    let headers = rows.headers().expect("has a header").clone();
    let column = |name| headers.iter().position(|h| h == name).expect("has the column");
    let (code, name, postal) = (column("code"), column("name"), column("postal_code"));
    let area = |row: csv::StringRecord| Area {
        code: row[code].to_owned(),
        name: row[name].to_owned(),
        postal: row[postal].to_owned(),
    };
    rows.records().map(|row| area(row.expect("is csv"))).collect()
});

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| {
    let places = AREAS.iter().map(|area| Place {
        code: &area.code,
        name: &area.name,
        postal: Some(area.postal.as_str()).filter(|postal| !postal.is_empty()),
    });
    Gazetteer::new(places, [("DKI", "31")]).expect("the list is sound")
});

fn codes(query: &str) -> Vec<&'static str> {
    let found = GAZETTEER.search(query, 10);
    found.into_iter().map(|found| found.code).collect()
}

fn check_first(query: &str, expected: &str) {
    assert_eq!(codes(query).first(), Some(&expected), "{query:?}: {:?}", codes(query));
}

#[test]
fn the_list_is_the_whole_country_and_stays_small() {
    assert!(AREAS.len() > 91_000, "{}", AREAS.len());
    assert_eq!(GAZETTEER.len(), AREAS.len());
    assert!(GAZETTEER.bytes() < 10_000_000, "{} bytes", GAZETTEER.bytes());
}

#[test]
fn the_place_that_is_meant_comes_first() {
    for (query, expected) in [
        ("kebon jeruk", "31.73.05"),
        ("kebonjeruk", "31.73.05"),
        ("kebun jeruk jakarta barat", "31.73.05"),
        ("Kel. Kebon Jeruk", "18.71.05.1004"),
        ("kelurahan kebon jeruk kecamatan kebon jeruk", "31.73.05.1001"),
        ("kebon jeruk, kebon jeruk", "31.73.05.1001"),
        ("kab bandung", "32.04"),
        ("Kab. Bandung Barat", "32.17"),
        ("kota bandung", "32.73"),
        ("kotabandung", "32.73"),
        ("bandung", "32.04"),
        ("Wonosobo", "33.07"),
        ("kecamatan wonosobo", "18.06.03"),
        ("kec wonosobo kab wonosobo", "33.07.09"),
        ("wonosobo, wonosobo, jawa tengah", "33.07.09"),
        ("jakarta", "31"),
        ("DKI Jakarta", "31"),
        ("jakarta barat", "31.73"),
        ("kota jakarta barat", "31.73"),
        ("yogyakarta", "34"),
        ("DI Yogyakarta", "34"),
        ("kota yogyakarta", "34.71"),
        ("kodya surabaya", "35.78"),
        ("surabya", "35.78"),
        ("prov jawa timur", "35"),
        ("jawa te", "33"),
        ("kota, tanjungpandan", "19.02.01.1001"),
        ("desa cikole lembang", "32.17.01.2006"),
        ("tj priok", "31.72.02"),
        ("aceh", "11"),
        ("kotabaru", "63.02"),
        ("kab. kotabaru, kalimantan selatan", "63.02"),
        ("padang", "13.71"),
        ("cibiru bandung", "32.73.25"),
    ] {
        check_first(query, expected);
    }
}

#[test]
fn a_postal_code_finds_only_villages_that_have_it() {
    let with_postal = AREAS.iter().filter(|area| !area.postal.is_empty());
    for area in with_postal.step_by(997) {
        let found = GAZETTEER.search(&area.postal, 1000);
        let codes: Vec<_> = found.iter().map(|found| found.code).collect();
        let same = AREAS.iter().filter(|other| other.postal == area.postal);
        let mut expected: Vec<_> = same.map(|other| other.code.as_str()).collect();
        expected.sort_unstable();
        assert_eq!(codes, expected, "{}", area.postal);
    }
}

#[test]
fn every_name_resolves_to_its_place_among_its_siblings() {
    let mut ambiguous = 0;
    for area in AREAS.iter() {
        let parent = area.code.rsplit_once('.').map(|(parent, _)| parent);
        let level = area.code.matches('.').count() as u8;
        match GAZETTEER.resolve(&area.name, Some(level), parent) {
            Resolved::One(code) => assert_eq!(code, area.code, "{}", area.name),
            Resolved::Many(codes) => {
                assert!(codes.contains(&area.code.as_str()), "{}", area.name);
                ambiguous += 1;
            }
            Resolved::None => panic!("{} {} does not resolve", area.code, area.name),
        }
    }
    assert!(ambiguous < 100, "{ambiguous} names are not unique among siblings");
}

#[test]
fn every_name_finds_its_place_with_its_upper_areas() {
    let names: std::collections::HashMap<&str, &str> =
        AREAS.iter().map(|area| (area.code.as_str(), area.name.as_str())).collect();
    for area in AREAS.iter().step_by(37) {
        let mut query = area.name.clone();
        let mut code = area.code.as_str();
        while let Some((upper, _)) = code.rsplit_once('.') {
            query = format!("{query}, {}", names[upper]);
            code = upper;
        }
        let found = GAZETTEER.search(&query, 10);
        assert!(found.iter().any(|found| found.code == area.code), "{query}: {found:?}");
    }
}
