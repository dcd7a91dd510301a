use super::*;

fn receipt(ticket: &str) -> Receipt {
    Receipt { ticket: ticket.into(), code: format!("code of {ticket}"), is_repeat: false, is_routed: false }
}

/// A report that is as it should be.
fn sound(key: &str, ticket: &str) -> Evidence {
    Evidence {
        key: key.into(),
        words: format!("words of {key}"),
        first: Some(receipt(ticket)),
        again: vec![Ok(receipt(ticket)), Ok(receipt(ticket))],
        opened: Ok(Opened {
            ticket: ticket.into(),
            words: format!("words of {key}"),
            clocks: vec!["verification".into(), "total_wait".into()],
        }),
        with_other_code: Ok(404),
    }
}

fn verified(cases: usize, said: &str) -> Verified {
    Verified { cases, differences: said.lines().count(), said: said.into() }
}

#[track_caller]
fn check(change: impl FnOnce(&mut Evidence), expected: &[Kind]) {
    let mut all = [sound("a", "1"), sound("b", "2")];
    change(&mut all[1]);
    let found: Vec<Kind> = judge(&all).into_iter().map(|finding| finding.kind).collect();
    assert_eq!(found, expected);
}

#[test]
fn kept_promises_are_no_finding() {
    check(|_| {}, &[]);
    assert!(judge_records(&verified(2, ""), 2).is_empty());
}

#[test]
fn a_report_that_was_never_acknowledged_may_be_kept_or_not() {
    check(|one| one.first = None, &[]);
    check(
        |one| {
            one.first = None;
            one.again = vec![Err("the answer is 500".into())];
        },
        &[Kind::Refused],
    );
}

#[test]
fn an_acknowledged_report_that_does_not_open_is_lost() {
    check(|one| one.opened = Err("the answer is 404".into()), &[Kind::Lost]);
    check(|one| one.again[1] = Err("the answer is 503".into()), &[Kind::Lost]);
}

#[test]
fn a_lost_report_that_was_received_anew_is_lost_and_doubled() {
    check(
        |one| {
            one.again = vec![Ok(receipt("3"))];
            one.opened = Err("the answer is 404".into());
        },
        &[Kind::Doubled, Kind::Lost],
    );
}

#[test]
fn two_cases_for_a_key_are_doubled() {
    check(|one| one.again[0] = Ok(receipt("3")), &[Kind::Doubled]);
    assert_eq!(judge_records(&verified(3, ""), 2)[0].kind, Kind::Doubled);
}

#[test]
fn a_ticket_for_two_keys_is_doubled() {
    let found = judge(&[sound("a", "1"), sound("b", "1")]);
    assert_eq!(found.iter().map(|finding| finding.kind).collect::<Vec<_>>(), [Kind::Doubled]);
}

#[test]
fn other_words_or_another_code_are_a_change() {
    check(|one| one.words.push('!'), &[Kind::Changed]);
    check(|one| one.again[0].as_mut().expect("a receipt").code.push('0'), &[Kind::Changed]);
}

#[test]
fn a_case_without_its_clocks_is_half_written() {
    let clocks = |clocks: &[&str]| clocks.iter().map(ToString::to_string).collect::<Vec<_>>();
    for incomplete in [&[][..], &["verification"], &["total_wait"]] {
        let opened = |one: &mut Evidence| one.opened.as_mut().expect("it opens").clocks = clocks(incomplete);
        check(opened, &[Kind::HalfWritten]);
    }
    check(
        |one| one.opened.as_mut().expect("it opens").clocks = clocks(&["first_response", "total_wait"]),
        &[],
    );
}

#[test]
fn a_case_that_the_code_of_another_opens_stands_ajar() {
    check(|one| one.with_other_code = Ok(200), &[Kind::Ajar]);
    check(|one| one.with_other_code = Ok(403), &[Kind::Ajar]);
}

#[test]
fn records_that_contradict_themselves_are_named() {
    let found = judge_records(&verified(1, "1: cases.status: stored a, expected b"), 2);
    assert_eq!(found[0], Finding::new(Kind::Difference, "1: cases.status: stored a, expected b"));
    assert_eq!(found[1].kind, Kind::Lost);
}
