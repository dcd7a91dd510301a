use super::{asked, own_path};
use lapor_words::Lang;

#[test]
fn an_address_may_ask_for_a_language() {
    assert_eq!(asked("a=1&lang=en"), Some(Lang::En));
    assert_eq!(asked("lang=xx"), None);
    assert_eq!(asked(""), None);
}

#[test]
fn the_way_back_stays_on_this_site() {
    assert_eq!(own_path("/track"), "/track");
    for elsewhere in [
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "/track\r\nset-cookie: a=b",
        "",
    ] {
        assert_eq!(own_path(elsewhere), "/", "{elsewhere:?}");
    }
}
