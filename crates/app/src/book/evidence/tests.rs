use super::Finder;
use lapor_domain::routing::topics::{Keyword, Need, Pair, Sensitivity, Supervision, Topic, TopicKind};
use lapor_domain::values::TopicCode;
use lapor_text::Normalised;

fn finder() -> Finder {
    let topic = Topic {
        code: TopicCode::new("schools"),
        name: String::new(),
        name_en: String::new(),
        definition: String::new(),
        sp4n: Vec::new(),
        sensitivity: Sensitivity::default(),
        supervision: Supervision::default(),
        kind: TopicKind::Complaint,
        threshold: 0.6,
        place: Need::Optional,
        proof: Need::Optional,
        questions: Vec::new(),
        keywords: vec![Keyword { phrase: "depan sd".into(), weight: 1.0 }],
        pairs: vec![Pair { things: vec!["sd".into()], matters: vec!["bocor".into()], weight: 2.0 }],
    };
    Finder::new(&[topic]).expect("an index")
}

/// Where the pair's second word stands, if the pair speaks.
fn pair_in(text: &str) -> Option<(usize, usize)> {
    let found = finder().find(&Normalised::new(text));
    found.into_iter().find(|one| one.phrase == "sd … bocor").map(|one| one.span)
}

#[test]
fn the_nearest_two_words_speak_in_either_order() {
    assert_eq!(pair_in("bocor di sana, sd bocor"), Some((18, 23)));
    assert_eq!(pair_in("bocor lagi sd"), Some((0, 5)));
}

#[test]
fn words_far_apart_or_inside_a_longer_phrase_say_nothing() {
    assert_eq!(pair_in("sd satu dua tiga empat lima enam tujuh delapan bocor"), Some((47, 52)));
    assert_eq!(pair_in("sd satu dua tiga empat lima enam tujuh delapan sembilan bocor"), None);
    assert_eq!(pair_in("pipa di depan sd bocor"), None);
}

#[test]
fn a_text_that_repeats_itself_says_it_once() {
    let text = "sd bocor ".repeat(20_000);
    let found = finder().find(&Normalised::new(&text));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].span, (3, 8));
}
