use super::super::judge::{Kind, Receipt};
use super::super::load::Sent;
use super::super::sink::Taken;
use super::judge_letters;

fn sent(number: u32) -> Sent {
    let code = "1234".into();
    let receipt = Receipt { ticket: number.to_string(), code, is_repeat: false, is_routed: true };
    Sent { email: Some(format!("{number}@x")), ..Sent::of_own("key", "words", receipt) }
}

fn taken(to: u32, name: &str) -> Taken {
    Taken { to: format!("{to}@x"), name: name.into() }
}

#[track_caller]
fn check(letters: &[Taken], expected: &[Kind]) {
    let post = judge_letters(&[sent(1), sent(2)], letters);
    let found: Vec<Kind> = post.findings.iter().map(|finding| finding.kind).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_letter_may_come_again_under_its_name() {
    let letters =
        [taken(1, "<1.1.aa@y>"), taken(2, "<2.1.bb@y>"), taken(1, "<1.1.aa@y>"), taken(1, "<1.2.cc@y>")];
    check(&letters, &[]);
    assert_eq!(judge_letters(&[], &letters).again, 1);
    assert_eq!(judge_letters(&[], &letters).letters, 3);
}

#[test]
fn who_gets_no_letter_has_lost_one() {
    check(&[taken(1, "<1.1.aa@y>")], &[Kind::Lost]);
}

#[test]
fn a_letter_under_two_names_is_doubled() {
    check(&[taken(1, "<1.1.aa@y>"), taken(1, "<1.1.dd@y>"), taken(2, "<2.1.bb@y>")], &[Kind::Doubled]);
}

#[test]
fn a_letter_for_two_people_is_a_breach_of_secrecy() {
    check(&[taken(1, "<1.1.aa@y>"), taken(2, "<1.1.aa@y>")], &[Kind::Ajar]);
}
