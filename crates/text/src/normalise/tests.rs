use super::*;
use proptest::prelude::*;
use std::collections::HashSet;

fn check(original: &str, expected: &str) {
    assert_eq!(Normalised::new(original).text(), expected, "{original:?}");
}

#[test]
fn brings_everyday_writing_into_one_form() {
    for (original, expected) in [
        ("", ""),
        ("   \n\t ", ""),
        ("🚧🚧", ""),
        ("JALAN Rusak!", "jalan rusak"),
        ("jalaaaan rusaaak bangettt", "jalan rusak sekali"),
        ("maaf, saat ini", "maaf saat ini"),
        ("jln.yg blm diaspal", "jalan yang belum diaspal"),
        ("Jl. Melati gg. 3", "jalan melati gang 3"),
        ("tdk/gak/ga/nggak", "tidak tidak tidak tidak"),
        ("Jum'at do’a ma`af", "jumat doa maaf"),
        ("'rusak' berat", "rusak berat"),
        ("rt05/rw12", "rt 05 rw 12"),
        ("jalan2nya b3 p3k 12km", "jalan 2 nya b3 p3k 12km"),
        ("SDN 3", "sd negeri 3"),
        ("sdn3", "sd negeri 3"),
        ("kelas VIII RW III", "kelas viii rw iii"),
        ("Rp1.500.000,00", "rp 1 500 000 00"),
        ("10000 orang", "10000 orang"),
        ("café ＪＡＬＡＮ 𝐛𝐞𝐬𝐚𝐫 ﬁsik", "cafe jalan besar fisik"),
        ("ja\u{200b}lan ru\u{ad}sak", "jalan rusak"),
        ("日本語 jalan", "jalan"),
        ("sekolah🏫roboh", "sekolah roboh"),
    ] {
        check(original, expected);
    }
}

#[test]
fn short_forms_count_only_as_whole_words() {
    check("jlnan gaun tdkk", "jlnan gaun tdkk");
}

#[test]
fn words_know_where_they_were_written() {
    let original = "⚠ Jlnnn café sdn2, do'a";
    let normalised = Normalised::new(original);
    let pairs: Vec<(&str, &str)> = normalised
        .words()
        .iter()
        .map(|word| (&normalised.text()[word.text.clone()], &original[word.span.clone()]))
        .collect();
    let expected =
        [("jln", "Jlnnn"), ("cafe", "café"), ("sd", "sdn"), ("negeri", "sdn"), ("2", "2"), ("doa", "do'a")];
    assert_eq!(pairs[1..], expected[1..]);
    assert_eq!(pairs[0].1, "Jlnnn");
}

#[test]
fn a_decomposed_letter_keeps_its_mark_in_the_span() {
    let original = "cafe\u{301} ramai";
    let normalised = Normalised::new(original);
    assert_eq!(&original[normalised.words()[0].span.clone()], "cafe\u{301}");
}

#[test]
fn a_range_of_the_normalised_text_leads_back_to_whole_words() {
    let original = "Tolong, jln. rusak BERAT sekali";
    let normalised = Normalised::new(original);
    let at = normalised.text().find("jalan rusak").expect("is there");
    let span = normalised.span_of(at..at + "jalan rusak".len());
    assert_eq!(&original[span], "jln. rusak");
    assert_eq!(normalised.span_of(6..7), 0..0, "between two words");
    assert_eq!(normalised.span_of(900..901), 0..0);
}

#[test]
fn the_table_of_short_forms_is_sound() {
    let rows: Vec<_> = slang::rows().collect();
    let forms: HashSet<_> = rows.iter().map(|(short, _)| *short).collect();
    assert!(rows.len() >= 300);
    assert_eq!(forms.len(), rows.len(), "a short form stands twice");
    for (short, full) in rows {
        assert_eq!(squeezed_form(short), short, "never reached");
        check(full, full);
        assert!(!full.split(' ').any(|word| forms.contains(word)), "{full}");
    }
}

fn squeezed_form(short: &str) -> String {
    assert_eq!(segment_ends(short.as_bytes()), [short.len()]);
    without_long_runs(short.as_bytes())
}

fn spans_are_sound(original: &str) {
    let normalised = Normalised::new(original);
    let mut last = 0;
    for word in normalised.words() {
        let text = &normalised.text()[word.text.clone()];
        assert!(!text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric()));
        assert!(!original[word.span.clone()].is_empty());
        assert!(word.span.start >= last);
        last = word.span.start;
    }
    let words = normalised.text().split(' ').filter(|word| !word.is_empty());
    assert_eq!(words.count(), normalised.words().len());
}

proptest! {
    #[test]
    fn normalising_twice_is_normalising_once(original in "\\PC{0,80}|[a-zA-Z0-9 '.’é]{0,60}|[ivx0-9aab']{0,12}") {
        let once = Normalised::new(&original);
        let twice = Normalised::new(once.text());
        prop_assert_eq!(once.text(), twice.text());
    }

    #[test]
    fn spans_lie_on_characters_of_the_original(original in any::<String>()) {
        spans_are_sound(&original);
    }

    #[test]
    fn any_range_leads_to_a_slice_of_the_original(original in "[a-z’é ½🚧]{0,30}", a in 0usize..40, b in 0usize..40) {
        let normalised = Normalised::new(&original);
        let span = normalised.span_of(a.min(b)..a.max(b));
        prop_assert!(original.get(span).is_some());
    }
}
