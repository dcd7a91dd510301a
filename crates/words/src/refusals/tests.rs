use lapor_domain::cases::moves::Source;
use lapor_domain::cases::refusal::{Refusal, RefusalCode};

use crate::{Lang, Words};

#[test]
fn every_refusal_has_its_sentence_and_says_what_to_do_or_why() {
    for lang in Lang::ALL {
        let words = Words::new(lang);
        for code in RefusalCode::ALL {
            let said = words.refusal(&Refusal::because(code));
            assert!(said.ends_with('.') && !said.contains(code.code()), "{lang:?} {code:?}: {said}");
        }
    }
}

#[test]
fn figures_are_named_where_they_are_known() {
    let words = Words::new(Lang::Id);
    let long = Refusal::because(RefusalCode::TextTooLong).with("length", 20_001).with("limit", 20_000);
    assert_eq!(
        words.refusal(&long),
        "Tulisan ini 20.001 huruf. Paling banyak 20.000 huruf. Perpendek, lalu kirim lagi."
    );
    let over = Refusal::because(RefusalCode::ReopeningOver).with("last_day", "2026-11-27");
    assert!(words.refusal(&over).contains("Jumat, 27 November 2026"));
    let twice = Refusal::because(RefusalCode::ReopeningUsed).with("limit", 2);
    assert!(Words::new(Lang::En).refusal(&twice).starts_with("A report can be reopened 2 times at most."));
}

#[test]
fn arguments_that_are_codes_never_reach_a_reader() {
    let words = Words::new(Lang::Id);
    let unknown = Refusal::because(RefusalCode::InstitutionUnknown).with("institution", "KEMEN_X");
    assert!(!words.refusal(&unknown).contains("KEMEN_X"));
}

#[test]
fn a_rule_says_that_it_is_no_law() {
    let words = Words::new(Lang::Id);
    let no = Refusal::because(RefusalCode::LawMissing);
    assert_eq!(words.refusal_rule(&no), None);
    let house = words.refusal_rule(&no.clone().by(Source::House("x"))).expect("a rule");
    assert!(house.contains("bukan ketentuan undang-undang"));
    let practice = words.refusal_rule(&no.by(Source::Practice("x"))).expect("a rule");
    assert!(practice.contains("belum diverifikasi"));
}
