use super::*;
use crate::secret::Secret;
use lapor_domain::cases::facts::{Bond, Purpose};
use lapor_domain::cases::moves::MoveName;
use lapor_domain::cases::status::Status;
use lapor_domain::values::{Instant, InstitutionCode};

fn event(version: u64, at: i64, fact: Fact) -> Event {
    Event { version, at: Instant(at), by: Doer::Reporter, fact }
}

fn moved(version: u64, at: i64) -> Event {
    event(version, at, Fact::Moved { name: MoveName::Submit, to: Status::Received })
}

fn said(version: u64) -> Event {
    event(version, 5, Fact::MessageAdded { purpose: Purpose::Addition })
}

/// The versions of the rows that these events become, after a journal that ends with version 1.
fn rows(events: &[Event], committed: &[usize]) -> Result<Vec<i64>, StoreError> {
    let pepper = Pepper::new(Secret::new([7; 32]));
    let commitments = committed.iter().map(|place| (*place, [*place as u8; 32])).collect();
    let passage = Passage { case: CaseId(1), events, revision: Revision(1), commitments };
    let mut end = End { version: 1, chain: [0; 32] };
    let rows = written(&pepper, &passage, &mut end)?;
    Ok(rows.iter().map(|row| if let Val::Int(Some(version)) = row[1] { version } else { 0 }).collect())
}

#[test]
fn what_one_decision_did_is_one_row_and_joined_decisions_are_several() {
    assert_eq!(rows(&[moved(2, 5), said(2)], &[1]), Ok(vec![2]));
    assert_eq!(rows(&[moved(2, 5), moved(3, 6)], &[]), Ok(vec![2, 3]));
    assert_eq!(rows(&[moved(2, 5), moved(3, 5), said(3)], &[0, 2]), Ok(vec![2, 3]));
}

#[test]
fn a_row_that_could_not_be_read_back_is_not_written() {
    for (events, committed, why) in [
        (vec![moved(3, 5)], vec![], "a version is left out"),
        (vec![moved(1, 5)], vec![], "a version that is there"),
        (vec![moved(2, 5), moved(2, 6)], vec![], "two moments"),
        (vec![said(2), said(2)], vec![0, 1], "two texts"),
    ] {
        assert_eq!(rows(&events, &committed), Err(StoreError::Conflict(Conflict::Rule)), "{why}");
    }
}

fn read(told: &[&str]) -> Option<Fact> {
    fact(&told.iter().map(|part| Cow::Borrowed(*part)).collect::<Vec<_>>())
}

#[test]
fn values_that_an_older_program_did_not_know_are_absent() {
    let named = Fact::LeadNamed {
        institution: InstitutionCode::new("A"),
        acting: InstitutionCode::new("A"),
        unit: None,
        circle: None,
        bond: Bond::Free,
    };
    assert_eq!(read(&["LeadNamed", "A", "A", "", "", "free"]), Some(named));
    let declined = read(&["Declined", "law", ""]);
    assert!(declined.is_some());
    assert_eq!(read(&["Declined", "law"]), declined, "the last value may be missing where it may be absent");
    assert_eq!(read(&["LeadNamed", "A", "A"]), None, "a bond may not");
    assert_eq!(read(&["Declined", "law", "", "more"]), None, "a later program knows more than we do");
    assert_eq!(read(&[]), None);
}
