use super::*;
use proptest::prelude::*;

fn index() -> NameIndex {
    NameIndex::new([
        ("health", vec!["Kementerian Kesehatan", "Kemkes"]),
        ("labour", vec!["Kementerian Ketenagakerjaan"]),
        ("hospital", vec!["Rumah Sakit Kementerian Kesehatan"]),
        ("power", vec!["Perusahaan Listrik", "Listrik"]),
        ("market", vec!["Pasar Jum'at"]),
        ("twin1", vec!["Dinas Kembar"]),
        ("twin2", vec!["Dinas Kembar"]),
    ])
}

fn check(query: &str, expected: &[&str]) {
    let index = index();
    let found: Vec<_> = index.search(query, 10).iter().map(|named| named.code).collect();
    assert_eq!(found, expected, "{query:?}");
}

#[test]
fn squeezes_names() {
    for (name, expected) in [
        ("Kebon Jeruk", "kebonjeruk"),
        ("  KEBON-jeruk ", "kebonjeruk"),
        ("Pasar Jum’at", "pasarjumat"),
        ("Blok III", "blokiii"),
        ("Côté", "cote"),
        ("...", ""),
    ] {
        assert_eq!(squeeze(name), expected);
    }
}

#[test]
fn ranks_answers() {
    check("kementerian kesehatan", &["health", "hospital"]);
    check("kementerian ke", &["health", "labour", "hospital"]);
    check("KEMKES", &["health"]);
    check("listrik", &["power"]);
    check("kesehatan kementerian", &["health", "hospital"]);
    check("sehat", &["health", "hospital"]);
    check("pasarjumat", &["market"]);
    check("dinas kembar", &["twin1", "twin2"]);
}

#[test]
fn one_wrong_letter_counts_only_when_nothing_else_does() {
    check("kemkse", &["health"]);
    check("listrk", &["power"]);
    check("lstrk", &[]);
}

#[test]
fn nothing_is_found_for_nothing() {
    check("", &[]);
    check(" .,- ", &[]);
    check("zzzzzzzz", &[]);
    assert!(index().search("k", 0).is_empty());
}

#[test]
fn scores_fall_with_the_order() {
    let index = index();
    let scores: Vec<_> = index.search("kementerian kesehatan", 9).iter().map(|n| n.score).collect();
    assert_eq!(scores, [100, 60]);
}

proptest! {
    #[test]
    fn every_thing_is_found_by_each_of_its_names(names in proptest::collection::vec("[a-c]{1,4}( [a-c]{1,4}){0,2}", 1..20)) {
        let index = NameIndex::new(names.iter().enumerate().map(|(i, name)| (i.to_string(), [name])));
        for (i, name) in names.iter().enumerate() {
            let found = index.search(name, names.len());
            let own = found.iter().find(|named| named.code == i.to_string());
            prop_assert_eq!(own.map(|named| named.score), Some(100));
        }
    }

    #[test]
    fn any_query_is_answered(query in any::<String>()) {
        prop_assert!(index().search(&query, 3).len() <= 3);
    }
}
