use super::field;

#[test]
fn a_name_is_a_text_and_never_a_formula() {
    for (name, expected) in [
        ("Jalan rusak", "\"Jalan rusak\""),
        ("Jalan, \"rusak\"", "\"Jalan, \"\"rusak\"\"\""),
        ("=1+1", "\"'=1+1\""),
        ("@SUM(A1)", "\"'@SUM(A1)\""),
        ("＝1+1", "\"'＝1+1\""),
        ("", "\"\""),
    ] {
        assert_eq!(field(name), expected, "{name}");
    }
}
