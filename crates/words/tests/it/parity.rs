use crate::catalogue;

#[test]
fn both_languages_have_the_same_keys_in_the_same_files() {
    let (id, en) = (catalogue("id"), catalogue("en"));
    let places = |of: &std::collections::BTreeMap<String, crate::Message>| -> Vec<String> {
        of.iter().map(|(key, message)| format!("{}: {key}", message.file)).collect()
    };
    let (id, en) = (places(&id), places(&en));
    let only = |one: &[String], other: &[String]| -> Vec<String> {
        one.iter().filter(|key| !other.contains(key)).cloned().collect()
    };
    assert_eq!((only(&id, &en), only(&en, &id)), (vec![], vec![]), "only Indonesian, only English");
}

#[test]
fn both_languages_fill_in_the_same_variables() {
    let en = catalogue("en");
    for (key, message) in catalogue("id") {
        if let Some(other) = en.get(&key) {
            assert_eq!(message.variables, other.variables, "{key}");
        }
    }
}

#[test]
fn keys_are_kebab_case() {
    for key in catalogue("id").keys() {
        let plain = key.chars().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-');
        assert!(plain && !key.contains("--") && !key.ends_with('-'), "{key}");
    }
}
