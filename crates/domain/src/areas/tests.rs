use super::*;

#[test]
fn a_code_is_cut_at_its_levels() {
    use AreaLevel::{District, Province, Regency, Village};
    for (code, level, expected) in [
        ("33", Province, Some("33")),
        ("33", Regency, None),
        ("33.74.01.1001", Province, Some("33")),
        ("33.74.01.1001", Regency, Some("33.74")),
        ("33.74.01.1001", District, Some("33.74.01")),
        ("33.74.01.1001", Village, Some("33.74.01.1001")),
        ("33.74.01", Village, None),
        ("", Province, Some("")),
        ("...", District, Some("..")),
    ] {
        let cut = AreaCode::new(code).at_level(level);
        assert_eq!(cut.as_ref().map(AreaCode::as_str), expected, "{code:?} at {level:?}");
    }
}

#[test]
fn a_code_of_very_many_parts_is_nowhere_and_costs_nothing() {
    let area = |code: &str, name: &str| Area {
        code: AreaCode::new(code),
        name: name.to_owned(),
        postal_code: String::new(),
    };
    let areas = Areas::new(vec![area("33", "Jawa Tengah"), area("33.74", "Kota Semarang")], HashMap::new());
    assert_eq!(areas.path(&AreaCode::new("33.74.01.1001")), ["Kota Semarang", "Jawa Tengah"]);
    let endless = AreaCode::new(&"1.".repeat(200_000));
    assert_eq!(areas.path(&endless), [""; 0]);
    assert_eq!(areas.zone_of(&endless), Zone::default());
    assert_eq!(areas.get(&endless), None);
}

#[test]
fn a_province_knows_its_regencies() {
    let area = |code| Area { code: AreaCode::new(code), name: String::new(), postal_code: String::new() };
    let list = ["33", "33.01", "33.74", "33.74.01", "34", "34.01"].map(area).to_vec();
    let areas = Areas::new(list, HashMap::new());
    let of = |code: &str| -> Vec<String> {
        areas.regencies_of(&AreaCode::new(code)).map(|area| area.code.to_string()).collect()
    };
    assert_eq!(
        (of("33"), of("34")),
        (vec!["33.01".to_owned(), "33.74".to_owned()], vec!["34.01".to_owned()])
    );
    assert!(of("33.01").is_empty() && of("99").is_empty());
}
