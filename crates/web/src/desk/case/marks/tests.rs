use super::*;
use lapor_domain::routing::reasons::{Decides, Reason, Rule};

fn marked(title: Option<&str>, words: &str, spans: &[Span]) -> String {
    let reason = Reason { rule: Rule::Words, args: Vec::new(), spans: spans.to_vec() };
    let proposal = Proposal {
        topic: None,
        institution: None,
        unit: None,
        confidence: 0.5,
        reasons: vec![reason],
        alternatives: Vec::new(),
        suggestions: Vec::new(),
        decides: Decides::System,
    };
    let text =
        ReportText { title: title.map(str::to_owned), words: words.to_owned(), ..ReportText::default() };
    report(&text, Some(&proposal)).into_string()
}

#[test]
fn words_are_marked_in_the_title_and_below_it() {
    let page = marked(Some("Atap bocor"), "Atap SD itu bocor", &[(5, 10), (16, 18)]);
    assert!(page.contains("Atap <mark>bocor</mark>"), "{page}");
    assert!(page.contains("Atap <mark>SD</mark> itu"), "{page}");
}

#[test]
fn without_a_title_the_words_begin_after_the_line_break() {
    let page = marked(None, "jalan rusak\nsekali", &[(1, 6), (13, 19)]);
    assert!(page.contains("<mark>jalan</mark> rusak"), "{page}");
    assert!(page.contains("<p dir=\"auto\"><mark>sekali</mark></p>"), "{page}");
}

#[test]
fn overlapping_spans_are_one_and_strange_ones_none() {
    let page = marked(None, "sekolah dasar é", &[(1, 8), (5, 14), (16, 17), (90, 99)]);
    assert_eq!(page.matches("<mark>").count(), 1, "{page}");
    assert!(page.contains("<mark>sekolah dasar</mark> é"), "{page}");
}

#[test]
fn what_a_reporter_types_is_text_and_never_markup() {
    let page = marked(None, "<script>alert(1)</script>", &[(2, 8)]);
    assert!(!page.contains("<script>"), "{page}");
}
