use lapor_domain::law::LegalStatus;
use lapor_domain::reports::Secrecy;
use lapor_domain::routing::propose::Proposal;
use lapor_domain::routing::reasons::{Decides, Reason, Rule, Why};
use lapor_domain::values::InstitutionCode;

use super::Names;
use crate::{Lang, Words};

struct Known;

impl Names for Known {
    fn institution(&self, code: &str) -> Option<String> {
        (code == "pemkab").then(|| "Pemerintah Kabupaten Contoh".to_owned())
    }

    fn area(&self, code: &str) -> Option<String> {
        (code == "33.01").then(|| "Kabupaten Contoh".to_owned())
    }

    fn topic(&self, code: &str, lang: Lang) -> Option<String> {
        (code == "road").then(|| match lang {
            Lang::Id => "Jalan rusak".to_owned(),
            Lang::En => "Broken road".to_owned(),
        })
    }

    fn unit(&self, _code: &str) -> Option<String> {
        None
    }
}

fn reason(rule: Rule) -> Reason {
    let args = [
        ("topic", "road"),
        ("words", "jalan berlubang|lubang"),
        ("institution", "pemkab"),
        ("answers", "pemkab"),
        ("area", "33.01.02.2003"),
        ("level", "regency"),
        ("basis", "UU contoh"),
        ("status", "unverified"),
    ];
    let args = args.map(|(name, value)| (name, value.to_owned())).to_vec();
    Reason { rule, args, spans: Vec::new() }
}

fn proposal(decides: Decides) -> Proposal {
    Proposal {
        topic: None,
        institution: Some(InstitutionCode::new("pemkab")),
        unit: None,
        confidence: 0.9,
        reasons: vec![reason(Rule::Words), reason(Rule::Place), reason(Rule::Duty)],
        alternatives: Vec::new(),
        suggestions: Vec::new(),
        decides,
    }
}

#[test]
fn every_rule_and_every_why_has_its_sentence() {
    for lang in Lang::ALL {
        let words = Words::new(lang);
        for rule in Rule::ALL {
            let said = words.reason(&reason(rule), &Known);
            assert!(said.ends_with('.') && !said.contains('|'), "{lang:?} {rule:?}: {said}");
        }
        for why in Why::ALL {
            assert!(words.why(why).ends_with('.'), "{lang:?} {why:?}");
        }
    }
}

#[test]
fn one_sentence_tells_where_and_why() {
    assert_eq!(
        Words::new(Lang::Id).route_sentence(&proposal(Decides::System), &Known),
        "Dikirim ke Pemerintah Kabupaten Contoh karena laporan menyebut “jalan berlubang”, “lubang” \
         dan tempatnya di Kabupaten Contoh."
    );
}

#[test]
fn what_a_person_decides_is_not_told_as_sent() {
    let said = Words::new(Lang::Id).route_sentence(&proposal(Decides::Person(Why::NoPlace)), &Known);
    assert_eq!(said, "Petugas nasional memeriksa laporan ini dahulu. Tempatnya belum diketahui.");
}

#[test]
fn before_it_is_sent_only_what_the_system_routes_is_promised() {
    let words = Words::new(Lang::Id);
    let say = |decides, secrecy| words.route_preview(&proposal(decides), secrecy, &Known);
    assert!(
        say(Decides::System, Secrecy::Open).starts_with("Akan dikirim ke Pemerintah Kabupaten Contoh karena")
    );
    for why in Why::ALL {
        let said = say(Decides::Person(why), Secrecy::Open);
        assert!(said.starts_with("Petugas nasional") && said.contains("Usulan kami:"), "{said}");
    }
    let secret = say(Decides::System, Secrecy::Secret);
    assert!(secret.contains("Laporan rahasia hanya diteruskan oleh petugas.") && !secret.contains("Akan"));
}

#[test]
fn a_report_at_the_desk_says_why_it_waits() {
    let words = Words::new(Lang::En);
    let say = |decides, secrecy| words.waits_at_desk(Some(&proposal(decides)), secrecy);
    assert!(say(Decides::Person(Why::NoPlace), Secrecy::Open).ends_with("The place is not known yet."));
    assert!(say(Decides::System, Secrecy::Secret).ends_with("Only a person passes on a secret report."));
    assert_eq!(words.waits_at_desk(None, Secrecy::Open), words.word("route-desk"));
}

#[test]
fn a_basis_always_carries_its_standing() {
    let words = Words::new(Lang::Id);
    for status in LegalStatus::ALL {
        let mut duty = reason(Rule::Duty);
        duty.args.iter_mut().filter(|(name, _)| *name == "status").for_each(|(_, value)| {
            *value = status.code().to_owned();
        });
        let said = words.reason(&duty, &Known);
        assert!(said.contains("UU contoh") && said.contains(&words.standing(status)), "{said}");
    }
}

#[test]
fn a_code_without_a_name_stays_a_code() {
    let mut unknown = reason(Rule::ChosenInstitution);
    unknown.args = vec![("institution", "gone".to_owned())];
    assert_eq!(Words::new(Lang::En).reason(&unknown, &Known), "The reporter named gone.");
}

#[test]
fn the_words_of_a_pair_are_named_one_by_one_and_once() {
    let said = Words::new(Lang::En).quoted("ruang kelas … atap|ruang kelas|ruang kelas … bocor");
    for phrase in ["ruang kelas", "atap", "bocor"] {
        assert_eq!(said.matches(phrase).count(), 1, "{said}");
    }
    assert!(!said.contains('…'), "{said}");
}
