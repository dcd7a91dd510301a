use super::*;
use proptest::prelude::*;

fn check(phrases: &[&str], text: &str, expected: &[(&str, &str)]) {
    let index = PhraseIndex::new(phrases.iter().map(|p| (p, *p))).expect("builds");
    let hits = index.find(&Normalised::new(text));
    let found: Vec<_> = hits.iter().map(|hit| (*hit.payload, &text[hit.span.clone()])).collect();
    assert_eq!(found, expected, "{text:?}");
}

#[test]
fn finds_whole_words_where_they_were_written() {
    check(&["jalan rusak"], "Jln. RUSAAAK!", &[("jalan rusak", "Jln. RUSAAAK")]);
    check(&["jln rusak"], "jalan rusak", &[("jln rusak", "jalan rusak")]);
    check(&["air"], "cair airnya air", &[("air", "air")]);
    check(&["air"], "cair airnya", &[]);
    check(&["sd"], "SDN 1 bocor", &[("sd", "SDN")]);
}

#[test]
fn finds_overlapping_phrases_in_the_order_of_the_text() {
    check(
        &["mati", "lampu jalan mati", "lampu jalan", "jalan mati"],
        "lampu jalan mati",
        &[
            ("lampu jalan", "lampu jalan"),
            ("lampu jalan mati", "lampu jalan mati"),
            ("jalan mati", "jalan mati"),
            ("mati", "mati"),
        ],
    );
}

#[test]
fn finds_a_phrase_at_every_place() {
    let index = PhraseIndex::new([("air", 1)]).expect("builds");
    let hits = index.find(&Normalised::new("bau air dan air"));
    let spans: Vec<_> = hits.iter().map(|hit| hit.span.clone()).collect();
    assert_eq!(spans, [4..7, 12..15]);
    assert_eq!(hits[0].phrase, "air");
}

#[test]
fn one_phrase_may_stand_for_several_things() {
    let index = PhraseIndex::new([("jln", 1), ("JALAN", 2), ("!!", 3)]).expect("builds");
    assert_eq!(index.len(), 1);
    let text = Normalised::new("di jalan");
    let found: Vec<_> = index.find(&text).iter().map(|hit| *hit.payload).collect();
    assert_eq!(found, [1, 2]);
}

#[test]
fn an_empty_index_finds_nothing() {
    let index = PhraseIndex::<u8>::new::<&str>([]).expect("builds");
    assert!(index.is_empty());
    assert!(index.find(&Normalised::new("apa saja")).is_empty());
}

proptest! {
    #[test]
    fn agrees_with_looking_for_each_phrase_by_itself(
        phrases in proptest::collection::vec("[abc]{1,2}( [abc]{1,2})?", 1..6),
        text in "[abc ,]{0,40}",
    ) {
        let index = PhraseIndex::new(phrases.iter().map(|p| (p.clone(), ()))).expect("builds");
        let text = Normalised::new(&text);
        let mut found: Vec<_> = index.find(&text).iter().map(|hit| hit.phrase.to_owned()).collect();
        found.sort();
        found.dedup();
        let padded = format!(" {} ", text.text());
        let mut expected: Vec<_> = phrases
            .iter()
            .map(|phrase| Normalised::new(phrase).text().to_owned())
            .filter(|phrase| padded.contains(&format!(" {phrase} ")))
            .collect();
        expected.sort();
        expected.dedup();
        prop_assert_eq!(found, expected);
    }
}
