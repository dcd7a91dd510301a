use super::without_password;

#[test]
fn a_password_never_stands_among_the_arguments() {
    let check = |url: &str, open: &str, password: Option<&str>| {
        assert_eq!(without_password(url), (open.to_owned(), password.map(str::to_owned)));
    };
    check("postgres://u:p@h/d", "postgres://u@h/d", Some("p"));
    check(
        "postgres://u:p%40%3a1%@h:5432/d?sslmode=require",
        "postgres://u@h:5432/d?sslmode=require",
        Some("p@:1%"),
    );
    check("postgres://u@h/d", "postgres://u@h/d", None);
    check("postgres://h/d?user=a:b@c", "postgres://h/d?user=a:b@c", None);
    check("postgres:///d", "postgres:///d", None);
}
