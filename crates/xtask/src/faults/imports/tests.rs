use super::*;

fn table(received: usize, already_there: usize) -> Table {
    Table { rows: ROWS, received, already_there, rejected: ROWS - received - already_there, at_desk: 0 }
}

fn kinds(second: &Table, third: &Table, first: usize) -> Vec<Kind> {
    judge_tables(second, third, first, 395).into_iter().map(|finding| finding.kind).collect()
}

#[test]
fn only_whole_lines_are_receipts() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("receipts.csv");
    fs::write(&file, "row,ticket,access_code\n1,4831-0275-9164-3,1234\n2,4831-0275")
        .expect("it can be written");
    let receipts = receipts(&file).expect("it can be read");
    assert_eq!(receipts.keys().collect::<Vec<_>>(), [&1]);
    assert_eq!(receipts[&1].code, "1234");
}

#[test]
fn the_closing_table_is_read() {
    let said = "rows                  400\n  received             40\n  already there       355\n  rejected              5\n\
                place\n  first name          300\nwaiting at the desk   120\n proposed    led by  institution\n";
    let expected = Table { rows: 400, received: 40, already_there: 355, rejected: 5, at_desk: 120 };
    assert_eq!(Table::read(said).expect("a table"), expected);
    assert_eq!(routed(&expected), 275);
    assert!(Table::read("rows 400").is_err());
}

#[test]
fn tables_that_add_up_are_no_finding() {
    assert_eq!(kinds(&table(295, 100), &table(0, 395), 100), []);
    assert_eq!(kinds(&table(294, 101), &table(0, 395), 100), []);
}

#[test]
fn a_row_that_is_received_again_is_lost() {
    assert_eq!(kinds(&table(296, 99), &table(0, 395), 100), [Kind::Lost]);
}

#[test]
fn rows_without_a_key_of_their_own_are_doubled() {
    assert_eq!(kinds(&table(290, 105), &table(0, 395), 100), [Kind::Doubled]);
    assert_eq!(kinds(&table(295, 100), &table(1, 394), 100), [Kind::Doubled]);
}

#[test]
fn a_table_that_leaves_a_row_out_is_a_finding() {
    let short = Table { rows: ROWS, received: 294, already_there: 100, rejected: 5, at_desk: 0 };
    assert_eq!(kinds(&short, &table(0, 395), 100), [Kind::Changed]);
}

#[test]
fn rows_without_a_receipt_are_evidence_too() {
    let row = |words: &str| Report { words: words.into(), government: None };
    let receipt = Receipt { ticket: "1".into(), code: "c".into(), is_repeat: false, is_routed: false };
    let run = Receipts::from([(1, receipt)]);
    let all = evidence(&[row("a"), row(""), row("b")], &[Receipts::new(), run.clone(), run]);
    assert_eq!(all.iter().map(|one| one.key.as_str()).collect::<Vec<_>>(), ["row 1", "row 3"]);
    assert!(all[0].receipt().is_some() && all[1].receipt().is_none());
    assert_eq!(judge(&all[1..]).iter().filter(|finding| finding.kind == Kind::Refused).count(), 2);
}
