use super::Lang::{self, En, Id};

#[test]
fn a_tag_is_read_by_its_primary_part() {
    for (tag, lang) in [
        ("id", Some(Id)),
        ("in-ID", Some(Id)),
        ("EN_us", Some(En)),
        (" en ", Some(En)),
        ("fr", None),
        ("", None),
        ("english", None),
    ] {
        assert_eq!(Lang::from_code(tag), lang, "{tag:?}");
    }
}

#[test]
fn the_browser_is_heard() {
    for (header, lang) in [
        ("", Id),
        ("en-US,en;q=0.9,id;q=0.8", En),
        ("id-ID,id;q=0.9,en;q=0.8", Id),
        ("jv,en;q=0.5", Id),
        ("fr,de;q=0.5", Id),
        ("fr, en;q=0.3", En),
        ("en;q=0", Id),
        ("en;q=nonsense, id;q=0.1", Id),
    ] {
        assert_eq!(Lang::from_accept_language(header), lang, "{header:?}");
    }
}

#[test]
fn the_address_wins_over_the_cookie_and_the_cookie_over_the_browser() {
    assert_eq!(Lang::choose(Some("en"), Some("id"), Some("id")), En);
    assert_eq!(Lang::choose(Some("xx"), Some("en"), Some("id")), En);
    assert_eq!(Lang::choose(None, None, Some("en")), En);
    assert_eq!(Lang::choose(None, None, None), Id);
}
