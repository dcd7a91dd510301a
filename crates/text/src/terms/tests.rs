use super::{REGIONAL, STOP_WORDS, terms};
use crate::normalise::Normalised;
use proptest::prelude::*;

fn check(text: &str, expected: &str) {
    assert_eq!(terms(text).join(" "), expected, "{text}");
}

#[test]
fn a_report_and_a_question_meet_whatever_the_form() {
    check("Tolong perbaiki jalan yg berlubang di dpn SDN 3", "baik jalan lubang depan sd negeri 3");
    check("perbaikan jalanan lobang", "baik jalan lubang");
    check("Tagihan PDAM naikkk terus!!", "tagih pdam naik");
}

#[test]
fn javanese_and_sundanese_words_are_understood() {
    check("dalane rusak, lampune mati, peteng", "jalan rusak lampu mati gelap");
    check("caina henteu ngalir, loba runtah di walungan", "air alir sampah sungai");
    check("banyune ora metu, wis suwe", "air metu lama");
}

#[test]
fn what_every_report_says_is_no_term() {
    check("Yth. Bapak, mohon bantuannya. Terima kasih", "");
    check("", "");
}

#[test]
fn a_term_stands_once() {
    check("sampah sampahnya SAMPAH persampahan", "sampah");
}

#[test]
fn the_lists_are_as_the_normaliser_writes() {
    for word in STOP_WORDS.iter().chain(REGIONAL.keys()).chain(REGIONAL.values()) {
        assert_eq!(Normalised::new(word).text(), *word);
    }
    assert!(REGIONAL.len() > 100);
}

proptest! {
    #[test]
    fn terms_are_plain_and_differ(text in any::<String>()) {
        let terms = terms(&text);
        let mut sorted = terms.clone();
        sorted.sort();
        sorted.dedup();
        prop_assert_eq!(sorted.len(), terms.len());
        prop_assert!(terms.iter().all(|term| !term.is_empty() && term.bytes().all(|byte| byte.is_ascii_alphanumeric())));
    }
}
