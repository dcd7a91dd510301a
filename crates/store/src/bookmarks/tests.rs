use super::*;
use crate::secret::Secret;

const PLACE: &str = "1790828269152662.9514302236924";

#[test]
fn a_place_opens_for_whom_it_was_sealed_and_says_nothing_to_others() {
    let pepper = Pepper::new(Secret::new([7; 32]));
    let place = Cursor::from_code(PLACE).expect("a place");
    let text = seal(&pepper, UserId(1), &place);
    assert!(is_one(&text) && Cursor::from_code(&text).is_none());
    assert_eq!(open(&pepper, UserId(1), &text), Some(place));
    assert_ne!(seal(&pepper, UserId(1), &place), text, "the same place never looks the same");
    assert_eq!(open(&pepper, UserId(2), &text), None, "somebody else's");
    assert_eq!(open(&Pepper::new(Secret::new([8; 32])), UserId(1), &text), None, "another installation's");
    assert!(!text.contains("9514302236924") && !text.contains("1790828269152662"));
}

#[test]
fn what_is_no_bookmark_opens_nothing() {
    let pepper = Pepper::new(Secret::new([7; 32]));
    let sealed = seal(&pepper, UserId(1), &Cursor::from_code(PLACE).expect("a place"));
    for text in ["", "~", "~AAAA", "~!", PLACE, &sealed[1..], &sealed[..sealed.len() - 4], "~é"] {
        assert_eq!(open(&pepper, UserId(1), text), None, "{text}");
    }
}
