//! The finder of personal data against another one.
//!
//! `personal/expected.tsv` was made by `personal/oracle.py`: made-up sentences, and what the package
//! lokal-id finds in them.

use lapor_text::personal::{Kind, find};

static EXPECTED: &str = include_str!("personal/expected.tsv");

fn kind(code: &str) -> Kind {
    match code {
        "NIK" => Kind::Nik,
        "PHONE" => Kind::Phone,
        "EMAIL" => Kind::Email,
        other => panic!("the oracle knows no {other}"),
    }
}

#[test]
fn it_finds_what_another_finder_finds() {
    let mut expected = 0;
    let mut missed = Vec::new();
    for line in EXPECTED.lines() {
        let mut cells = line.split('\t');
        let text = cells.next().expect("has a text").replace("\\n", "\n");
        let ours = find(&text);
        for cell in cells {
            let (code, value) = cell.split_once('=').expect("kind=value");
            expected += 1;
            let is_it = |one: &&lapor_text::personal::Found| {
                let part = &text[one.span.clone()];
                one.kind == kind(code) && (part.contains(value) || value.contains(part))
            };
            if ours.iter().find(is_it).is_none() {
                missed.push(cell.to_owned());
            }
        }
    }
    assert!(expected > 300, "{expected}");
    let found = expected - missed.len();
    assert!(found * 100 >= expected * 95, "{found} of {expected}; missed {missed:#?}");
}
