use super::measure::{Pair, figures};
use super::{
    Agreement, BANDS, Between, COARSE, FINE, Ground, Likeness, Name, Nearness, Number, Sketch, THRESHOLD,
    WINDOW_DAYS, bands,
};
use crate::normalise::Normalised;
use crate::terms::terms;
use proptest::prelude::*;

const HERE: Between = Between { nearness: Nearness::Same, days: 3 };
const SOMEWHERE: Between = Between { nearness: Nearness::Unsaid, days: 3 };
const ELSEWHERE: Between = Between { nearness: Nearness::Elsewhere, days: 3 };

const HOLE: &str = "Lubang besar di Jalan Kenanga RT 3 RW 5, dekat pasar. Sudah dua motor jatuh.";
const HOLE_TOO: &str = "Min tolong jln kenanga rt03 rw05 dpn pasar berlubang besar, ada motor yg jatuh";

fn compare(one: &str, other: &str, between: Between) -> Likeness {
    Sketch::of(one).compare(&Sketch::of(other), between)
}

#[test]
fn one_hole_in_two_wordings_is_offered_with_its_reasons() {
    let likeness = compare(HOLE, HOLE_TOO, HERE);
    assert!(likeness.is_offered(), "{likeness:?}");
    assert_eq!((likeness.numbers, likeness.names), (Agreement::Same, Agreement::Same));
    let number = |label: &str, number| Number { label: label.to_owned(), number };
    assert_eq!(likeness.same_numbers, [number("rt", 3), number("rw", 5)]);
    assert_eq!(likeness.same_names, [Name { label: "jalan".to_owned(), name: "kenanga".to_owned() }]);
    for word in ["lubang", "pasar", "motor", "jatuh"] {
        assert!(likeness.words.iter().any(|shared| shared == word), "{word}: {:?}", likeness.words);
    }
}

#[test]
fn the_same_words_about_another_place_are_not() {
    for other in [
        HOLE.replace("RT 3 RW 5", "RT 7 RW 9"),
        HOLE.replace("Kenanga RT 3 RW 5", "Flamboyan RT 4 RW 5"),
        HOLE.replace("Kenanga RT 3 RW 5, dekat", "Anggrek RT 11 RW 2, belakang"),
    ] {
        let likeness = compare(HOLE, &other, HERE);
        assert!(!likeness.is_offered() && likeness.text > THRESHOLD, "{other}: {likeness:?}");
    }
    assert!(!compare(HOLE, HOLE, ELSEWHERE).is_offered(), "two villages are two places, whatever the words");
    assert!(compare(HOLE, HOLE, SOMEWHERE).is_offered(), "where one did not name its village, words may do");
}

#[test]
fn another_matter_at_the_same_place_is_not() {
    let likeness =
        compare(HOLE, "Lampu jalan di Jalan Kenanga RT 3 RW 5 padam sejak Senin, gelap sekali.", HERE);
    assert!(!likeness.is_offered(), "{likeness:?}");
}

#[test]
fn long_ago_is_another_matter() {
    let at = |days| compare(HOLE, HOLE, Between { nearness: Nearness::Same, days });
    assert!(at(WINDOW_DAYS).is_offered() && !at(WINDOW_DAYS + 1).is_offered());
}

#[test]
fn numbers_are_read_however_they_are_written() {
    let said = |text: &str| compare(text, text, HERE).same_numbers;
    let number = |label: &str, number| Number { label: label.to_owned(), number };
    for text in ["rt 3 rw 5", "RT.03/RW.05", "Rt03 rw05", "RT/RW 3/5", "RT RW 03 05"] {
        assert_eq!(said(text), [number("rt", 3), number("rw", 5)], "{text}");
    }
    assert_eq!(said("gg. 4 nomor 12"), [number("gang", 4), number("no", 12)]);
    assert_eq!(said("sudah 3 hari sejak tahun 2024"), []);
    let lanes = |one: &str, other: &str| compare(one, other, HERE).numbers;
    assert_eq!(lanes("Kenanga 4 banjir", "Kenanga 9 banjir"), Agreement::Other);
    assert_eq!(lanes("RT 3 dan RT 4 banjir", "RT 4 banjir"), Agreement::Same);
    assert_eq!(lanes("RT 3 banjir", "RW 3 banjir"), Agreement::Silent);
}

#[test]
fn a_name_with_a_letter_wrong_is_the_same_name() {
    let names = |one: &str, other: &str| compare(one, other, HERE).names;
    assert_eq!(names("Jalan Semolowaru rusak", "jl semolowru rusak"), Agreement::Same);
    assert_eq!(names("Jalan Kenanga rusak", "jl flamboyan rusak"), Agreement::Other);
    assert_eq!(names("Jalan Kenanga rusak", "jalan rusak"), Agreement::More);
    assert_eq!(
        names("Jalan rusak", "jalan berlubang"),
        Agreement::Silent,
        "what is wrong with a road is no name"
    );
}

#[test]
fn nothing_is_like_a_text_without_words() {
    for text in ["", "mohon bantuannya, terima kasih", "😀"] {
        assert!(!compare(text, text, HERE).is_offered(), "{text}");
    }
    assert_eq!(signed("", Ground { near: Some("33.74.01.1001"), wide: "33.74" }), [0_i64; 0]);
}

const GROUND: Ground<'_> = Ground { near: Some("33.74.01.1001"), wide: "33.74" };

fn signed(text: &str, ground: Ground<'_>) -> Vec<i64> {
    bands(&terms(text), ground)
}

fn shared(one: &[i64], other: &[i64]) -> usize {
    one.iter().filter(|band| other.contains(band)).count()
}

#[test]
fn bands_meet_where_words_and_ground_do() {
    let here = signed(HOLE, GROUND);
    assert_eq!(here.len(), BANDS);
    assert!(shared(&here, &signed(HOLE_TOO, GROUND)) > 0, "reworded");
    assert_eq!(shared(&here, &signed(HOLE, GROUND)), BANDS);
    let next_village = Ground { near: Some("33.74.01.1002"), ..GROUND };
    assert_eq!(shared(&here, &signed(HOLE, next_village)), COARSE, "the regency alone");
    let nowhere_near = Ground { near: None, ..GROUND };
    assert_eq!(signed(HOLE, nowhere_near).len(), COARSE);
    assert_eq!(shared(&here, &signed(HOLE, nowhere_near)), COARSE);
    let other_regency = Ground { near: Some("33.75.01.1001"), wide: "33.75" };
    assert_eq!(shared(&here, &signed(HOLE, other_regency)), 0);
    let stranger = "KTP saya belum jadi padahal rekam sejak Maret";
    assert_eq!(shared(&here, &signed(stranger, GROUND)), 0);
    assert_eq!(BANDS, FINE + COARSE);
}

#[test]
fn bands_of_a_version_do_not_change() {
    // What was written into the records must be found by a later program: a change here is a new VERSION.
    let first = signed("Lubang di depan pasar", GROUND);
    assert_eq!(first[0], 1_639_522_746_646_475_689);
}

#[test]
fn the_words_before_names_are_as_the_normaliser_writes() {
    let lines = include_str!("../../words/before_names.txt").lines().filter(|line| !line.starts_with('#'));
    for word in lines.flat_map(str::split_whitespace) {
        assert_eq!(Normalised::new(word).text(), word);
    }
}

fn pair(is_alike: bool, score: f32) -> Pair {
    Pair { is_alike, score, is_candidate: score > 0.1, is_offered: score >= THRESHOLD }
}

#[test]
fn figures_are_what_their_names_say() {
    let mut pairs =
        vec![pair(true, 0.9), pair(true, 0.7), pair(true, 0.05), pair(false, 0.65), pair(false, 0.2)];
    let seen = figures(&pairs);
    let value =
        |figure: Option<super::measure::Figure>| (figure.expect("a figure").value * 1000.0).round() / 1000.0;
    assert_eq!((seen.pairs, seen.alike), (5, 3));
    assert_eq!(value(seen.auc), 0.667, "4 of 6");
    assert_eq!(value(seen.precision), 0.667);
    assert_eq!(value(seen.recall), 0.667);
    assert_eq!(value(seen.f1), 0.667);
    assert_eq!(value(seen.found), 0.667);
    assert_eq!(value(seen.offered), 0.6);
    let auc = seen.auc.expect("a figure");
    assert!(auc.low < auc.value && auc.value < auc.high, "few pairs, wide interval: {auc:?}");
    assert_eq!(figures(&pairs), seen, "the same pairs give the same intervals");
    pairs.retain(|pair| pair.is_alike);
    assert_eq!(figures(&pairs).auc, None, "nothing to compare with");
    assert_eq!(figures(&[]).recall, None);
}

proptest! {
    #[test]
    fn likeness_is_mutual_and_bounded(one in ".{0,80}", other in "[a-z 0-9]{0,80}") {
        let (there, back) = (compare(&one, &other, HERE), compare(&other, &one, HERE));
        prop_assert!((0.0..=1.0).contains(&there.score));
        prop_assert!((there.score - back.score).abs() < 1e-6);
        prop_assert_eq!(there.numbers, back.numbers);
        prop_assert_eq!(there.names, back.names);
    }
}
