use super::{ASKED, of_question, of_report};
use lapor_store::reports::ReportText;

#[test]
fn a_report_and_a_question_are_brought_into_the_same_form() {
    let report = ReportText {
        title: Some("JALAN rusak".into()),
        words: "Jalaaan di depan pasar, jalan itu tdk diperbaiki".into(),
        place: Some("Pasar Jum'at".into()),
        ..ReportText::default()
    };
    let kept = of_report(&report);
    for asked in ["jalan", "Jalan!", "jalaaan", "JLN", "tidak", "jumat", "pasar"] {
        let terms = of_question(asked);
        assert!(!terms.is_empty() && terms.iter().all(|term| kept.contains(term)), "{asked}: {terms:?}");
    }
    let mut once = kept.clone();
    once.dedup();
    assert_eq!(once, kept, "each term once");
}

#[test]
fn a_question_may_be_anything() {
    for empty in ["", " ", "😀", "\" * ^ ( ) :", "\0"] {
        assert!(of_question(empty).is_empty(), "{empty:?}");
    }
    assert_eq!(of_question("NEAR(a b, 3) OR \"jalan\"*"), ["near", "a", "b", "3", "or", "jalan"]);
    assert!(of_question(&"a".repeat(10_000)).len() <= 1);
    let many: String = (0..100).map(|number| format!("kata{number} ")).collect();
    assert!(of_question(&many).len() <= ASKED);
}
