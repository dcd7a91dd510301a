use lapor_domain::actors::Role;
use lapor_domain::cases::commands::{AnswerKind, DeclineReason, RejectionCode};
use lapor_domain::cases::facts::{Bond, Grade, Purpose, Rung};
use lapor_domain::cases::moves::MoveName;
use lapor_domain::cases::status::{Ending, Status};
use lapor_domain::deadlines::clocks::{Owner, TABLE};
use lapor_domain::reports::{Kind, Secrecy};

use crate::{Lang, Words};

/// Calls `check` with the words of each language.
fn in_every_language(check: impl Fn(Words)) {
    Lang::ALL.into_iter().map(Words::new).for_each(check);
}

fn owner(owner: Owner) -> &'static str {
    match owner {
        Owner::Desk => "desk",
        Owner::Lead => "lead",
        Owner::Arbiter => "arbiter",
        Owner::Reporter => "reporter",
        Owner::Everybody => "everybody",
    }
}

#[test]
fn every_status_is_told_three_times_and_has_a_next_step() {
    in_every_language(|words| {
        for status in Status::ALL {
            let said = words.status(status);
            assert!(said.meaning.ends_with(['.', '?']), "{status:?}: {}", said.meaning);
            assert!(!said.plain.is_empty() && !said.label.is_empty());
            let key = match status.ending() {
                Some(ending) => format!("closed-{}", ending.code()),
                None => status.code().to_owned(),
            };
            assert!(words.named("next", &key).ends_with('.'), "{status:?}");
            if status.is_open() {
                assert!(words.has(&format!("next-{}-late", super::kebab(status.code()))), "{status:?}");
            }
        }
    });
}

#[test]
fn a_closed_case_is_told_by_its_ending() {
    let words = Words::new(Lang::Id);
    for ending in Ending::ALL {
        let said = words.status(Status::Closed(ending));
        assert_eq!(said.label, "Selesai");
        assert_ne!(said.plain, "Ditutup");
    }
}

#[test]
fn every_move_and_every_purpose_has_words() {
    in_every_language(|words| {
        for name in MoveName::ALL {
            assert!(!words.event(*name, None).is_empty());
            assert!(!words.event(*name, Some("Instansi Contoh")).is_empty());
        }
        for purpose in Purpose::ALL {
            assert!(!words.purpose(*purpose).is_empty());
        }
    });
}

#[test]
fn a_routing_names_its_institution() {
    let said = Words::new(Lang::Id).event(MoveName::RouteByPerson, Some("Pemerintah Kota Contoh"));
    assert_eq!(said, "Diteruskan ke Pemerintah Kota Contoh");
}

#[test]
fn every_code_of_a_case_has_words() {
    in_every_language(|words| {
        Role::ALL.iter().for_each(|one| assert!(!words.role(*one).is_empty()));
        Rung::ALL.iter().for_each(|one| assert!(!words.rung(*one).is_empty()));
        Grade::ALL.iter().for_each(|one| assert!(!words.named("grade", one.code()).is_empty()));
        Bond::ALL.iter().for_each(|one| assert!(!words.named("bond", one.code()).is_empty()));
        Kind::ALL.iter().for_each(|one| assert!(!words.kind(*one).is_empty()));
        AnswerKind::ALL.iter().for_each(|one| assert!(!words.answer_kind(*one).is_empty()));
        DeclineReason::ALL.iter().for_each(|one| assert!(!words.decline_reason(*one).is_empty()));
        TABLE.iter().for_each(|row| assert!(!words.named("owner", owner(row.owner)).is_empty()));
        for one in [Secrecy::Open, Secrecy::Secret] {
            assert!(!words.secrecy(one).is_empty());
        }
    });
}

#[test]
fn a_rejection_names_its_rule_and_that_it_is_not_verified() {
    let words = Words::new(Lang::Id);
    for code in RejectionCode::ALL {
        assert!(!words.rejection(code).is_empty());
        assert!(words.rejection_rule(code).contains("belum diverifikasi"), "{code:?}");
        assert!(Words::new(Lang::En).rejection_rule(code).contains("not verified"), "{code:?}");
    }
}
