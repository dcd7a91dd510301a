use super::*;
use proptest::prelude::*;

const PLACES: &[(&str, &str, Option<&str>)] = &[
    ("10", "Daerah Istimewa Selatan", None),
    ("10.01", "Kabupaten Bandar", None),
    ("10.01.01", "Kebon Jeruk", None),
    ("10.01.01.1001", "Kebon Jeruk", Some("40181")),
    ("10.01.01.1002", "Sukamaju", Some("40181")),
    ("10.01.02", "Sungai Kota", None),
    ("10.01.02.2001", "Kota Baru", Some("40190")),
    ("10.01.02.2002", "Bandar", None),
    ("10.71", "Kota Bandar", None),
    ("10.71.01", "Sukamaju", None),
    ("10.71.01.1001", "Jeruk", None),
    ("11", "Utara", None),
    ("11.01", "Kabupaten Kotabaru", None),
    ("11.01.01", "Sumber", None),
    ("11.01.01.2001", "Sukamaju", None),
    ("11.01.01.2002", "Gampong Drien", None),
    ("11.71", "Kota Administrasi Bandar Barat", None),
    ("11.71.05", "Kebon Jeruk", None),
];

fn gazetteer() -> Gazetteer {
    let places = PLACES.iter().map(|&(code, name, postal)| Place { code, name, postal });
    Gazetteer::new(places, [("DIS", "10"), ("Banbar", "11.71")]).expect("the list is sound")
}

fn check_search(query: &str, expected: &[&str]) {
    let gazetteer = gazetteer();
    let found: Vec<_> = gazetteer.search(query, 10).iter().map(|found| found.code).collect();
    assert_eq!(found, expected, "{query:?}");
}

#[test]
fn the_larger_area_comes_first_among_equals() {
    check_search("kebon jeruk", &["10.01.01", "11.71.05", "10.01.01.1001"]);
    check_search("Sukamaju", &["10.71.01", "10.01.01.1002", "11.01.01.2001"]);
}

#[test]
fn case_spaces_and_punctuation_do_not_count() {
    for query in ["kebonjeruk", "KEBON-JERUK", " Kebon  jeruk."] {
        check_search(query, &["10.01.01", "11.71.05", "10.01.01.1001"]);
    }
    check_search("kotabandar", &["10.71", "11.71"]);
}

#[test]
fn exact_comes_before_prefix_before_word_prefix() {
    check_search("bandar", &["10.01", "10.71", "10.01.02.2002", "11.71"]);
    check_search("jeruk", &["10.71.01.1001", "10.01.01", "11.71.05", "10.01.01.1001"]);
    check_search("suk", &["10.71.01", "10.01.01.1002", "11.01.01.2001"]);
}

#[test]
fn a_word_for_a_kind_prefers_that_kind() {
    check_search("kab bandar", &["10.01", "10.71", "10.01.02.2002", "11.71"]);
    check_search("Kota Bandar", &["10.71", "11.71", "10.01", "10.01.02.2002"]);
    check_search("kota adm. bandar barat", &["11.71"]);
    check_search("desa sukamaju", &["10.01.01.1002", "11.01.01.2001", "10.71.01"]);
    check_search("d.i. selatan", &["10"]);
    check_search("drien", &["11.01.01.2002"]);
    check_search("kota baru", &["11.01", "10.01.02.2001"]);
    check_search("kota", &["11.01", "10.71", "11.71", "10.01.02.2001", "10.01.02"]);
}

#[test]
fn later_names_narrow_by_what_the_place_lies_in() {
    for query in [
        "sukamaju, sumber",
        "desa sukamaju kecamatan sumber",
        "desa sukamaju kec. sumber kab. kotabaru",
        "sukamaju sumber",
        "Sukamaju, Utara",
        "utara, sukamaju",
    ] {
        check_search(query, &["11.01.01.2001"]);
    }
    check_search("kebon jeruk bandar barat", &["11.71.05"]);
    check_search("kebon jeruk, banb", &["11.71.05"]);
    check_search("desa kota baru", &["10.01.02.2001", "11.01"]);
}

#[test]
fn one_wrong_letter_counts_only_when_nothing_else_does() {
    check_search("kebun jeruk", &["10.01.01", "11.71.05", "10.01.01.1001"]);
    check_search("kebun jeruk, bandar barat", &["11.71.05"]);
    check_search("kebon jeruk, bandra barat", &["11.71.05"]);
    check_search("kebon jeruk rt 05", &["10.01.01", "11.71.05", "10.01.01.1001"]);
    check_search("jerk", &[]);
}

#[test]
fn short_forms_of_name_words_are_understood() {
    check_search("sei kota", &["10.01.02"]);
    check_search("kb. jeruk, bandar bar", &["11.71.05"]);
    check_resolve("Kec. Kb Jeruk", Some(2), Some("11"), Resolved::One("11.71.05"));
}

#[test]
fn the_tables_of_words_are_sound() {
    let forms: std::collections::HashMap<_, _> = forms::rows().collect();
    assert_eq!(forms.len(), forms::rows().count(), "a short form stands twice");
    for full in forms.values() {
        assert!(!forms.contains_key(full), "{full}");
    }
    assert!(kinds::all_rows_are_read());
}

#[test]
fn a_postal_code_finds_its_villages() {
    check_search("40181", &["10.01.01.1001", "10.01.01.1002"]);
    check_search(" 40190 ", &["10.01.02.2001"]);
    check_search("99999", &[]);
}

#[test]
fn nothing_is_found_for_nothing() {
    for query in ["", " ,; ", "🚧", "xyzxyzxyz"] {
        check_search(query, &[]);
    }
    assert!(gazetteer().search("bandar", 0).is_empty());
}

#[test]
fn scores_fall_with_the_order() {
    let gazetteer = gazetteer();
    let found = gazetteer.search("kab bandar", 9);
    let scores: Vec<_> = found.iter().map(|found| found.score).collect();
    assert_eq!(scores, [100, 85, 85, 65]);
}

fn check_resolve(name: &str, level: Option<u8>, within: Option<&str>, expected: Resolved<'_>) {
    let gazetteer = gazetteer();
    let resolved = gazetteer.resolve(name, level, within);
    assert_eq!(resolved, expected, "{name:?} {level:?} {within:?}");
}

#[test]
fn resolves_names_of_lists() {
    use Resolved::{Many, None as Nothing, One};
    for (name, level, within, expected) in [
        ("Kab. Bandar", None, None, One("10.01")),
        ("KOTA BANDAR", Some(1), None, One("10.71")),
        ("kotabandar", Some(1), None, One("10.71")),
        ("Bandar", Some(1), None, Many(vec!["10.01", "10.71"])),
        ("Bandar", Some(3), None, One("10.01.02.2002")),
        ("Kota Bandar", Some(3), None, Nothing),
        ("Kel. Kebon-Jeruk", None, None, One("10.01.01.1001")),
        ("KEBONJERUK", Some(2), Some("10"), One("10.01.01")),
        ("Kebon Jeruk", None, Some("10.01.01"), One("10.01.01.1001")),
        ("Sukamaju", None, Some("11"), One("11.01.01.2001")),
        ("Sukamaju", None, Some("1"), Nothing),
        ("dis", None, None, One("10")),
        ("banbar", Some(1), Some("11"), One("11.71")),
        ("banbar", Some(2), None, Nothing),
        ("Drien", Some(3), None, One("11.01.01.2002")),
        ("Kota Adm Bandar Barat", None, None, One("11.71")),
        ("Kota Bandar Barat", None, None, One("11.71")),
        ("Kota Baru", Some(3), None, One("10.01.02.2001")),
        ("Kebun Jeruk", None, None, Nothing),
        ("", None, None, Nothing),
        ("--", None, None, Nothing),
    ] {
        check_resolve(name, level, within, expected);
    }
}

#[test]
fn mistakes_in_the_list_are_told() {
    let place = |code, name| Place { code, name, postal: None };
    let twice = Gazetteer::new([place("10", "A"), place("10", "B")], []);
    assert_eq!(twice.expect_err("twice"), Broken::DuplicateCode { code: "10".into() });
    let nameless = Gazetteer::new([place("10", "-")], []);
    assert_eq!(nameless.expect_err("nameless"), Broken::EmptyName { code: "10".into() });
    let lost = Gazetteer::new([place("10", "A")], [("B", "11")]);
    assert_eq!(lost.expect_err("lost").to_string(), "alias \"B\" points to unknown area 11");
}

#[test]
fn a_place_without_its_upper_area_hangs_on_the_next_one() {
    let place = |code, name| Place { code, name, postal: None };
    let places = [place("10", "Atas"), place("10.01.01.2001", "Bawah")];
    let gazetteer = Gazetteer::new(places, []).expect("the list is sound");
    assert_eq!(gazetteer.search("bawah, atas", 5).len(), 1);
}

proptest! {
    #[test]
    fn any_query_is_answered(query in any::<String>(), level in proptest::option::of(0u8..5)) {
        let gazetteer = gazetteer();
        prop_assert!(gazetteer.search(&query, 3).len() <= 3);
        let resolved = gazetteer.resolve(&query, level, Some("10"));
        prop_assert_eq!(&resolved, &gazetteer.resolve(&query, level, Some("10")));
    }

    #[test]
    fn answers_are_different_places_in_falling_order(query in "(kota |kab |desa )?[a-z ,]{1,12}") {
        let gazetteer = gazetteer();
        let found = gazetteer.search(&query, 50);
        let codes: std::collections::HashSet<_> = found.iter().map(|found| found.code).collect();
        prop_assert_eq!(codes.len(), found.len());
    }
}
