use super::*;
use proptest::prelude::*;

#[test]
fn keeps_a_persons_words() {
    for text in [
        "",
        "Jalan rusak 😢 di depan SD 👨‍👩‍👧‍👦",
        "tab\tdan baris\nbaru",
        "مرحبا ꦲꦏ꧀ꦱꦫ",
        "  spasi  dua  ",
        "harga ½ & <b>tebal</b>",
    ] {
        let cleaned = clean_input(text).expect("is clean");
        assert_eq!(cleaned.text, text);
        assert_eq!(cleaned.bidi_controls_removed, 0);
    }
}

#[test]
fn refuses_control_characters_and_says_where() {
    for (text, offset, character) in [
        ("\0", 0, '\0'),
        ("é\u{0}", 1, '\0'),
        ("abc\u{1b}[31m", 3, '\u{1b}'),
        ("a\u{7f}", 1, '\u{7f}'),
        ("baris\u{b}", 5, '\u{b}'),
    ] {
        let refused = clean_input(text).expect_err("holds a control character");
        assert_eq!(refused, Unclean::Control { offset, character });
        assert_eq!(refused.code(), "control_character");
    }
}

#[test]
fn mends_line_ends_and_composes_letters() {
    for (text, expected) in [("a\r\nb", "a\nb"), ("a\rb\r\r\nc", "a\nb\n\nc"), ("cafe\u{301}", "caf\u{e9}")] {
        assert_eq!(clean_input(text).map(|c| c.text), Ok(expected.to_owned()));
    }
}

#[test]
fn takes_out_and_counts_what_steers_direction() {
    let text = "bayar \u{202e}000.1\u{202c} \u{2066}x\u{2069} aman\u{200d}";
    assert!(has_bidi_controls(text));
    let cleaned = clean_input(text).expect("is clean");
    assert_eq!(cleaned.text, "bayar 000.1 x aman\u{200d}");
    assert_eq!(cleaned.bidi_controls_removed, 4);
    assert!(!has_bidi_controls(&cleaned.text));
}

#[test]
fn an_isolated_text_holds_exactly_one_pair_of_isolates() {
    assert_eq!(isolate_for_display("a\u{2069}\u{202e}b"), "\u{2068}ab\u{2069}");
}

#[test]
fn length_counts_characters_not_bytes() {
    assert_eq!(length("é🚧a"), 3);
}

#[test]
fn cuts_the_addressee_in_front() {
    for (text, expected) in [
        ("Yth. Bapak Bupati Contoh, jalan kami rusak", "jalan kami rusak"),
        ("Kepada Yth. Dinas Pekerjaan Umum Kab. Contoh,\nlampu mati", "lampu mati"),
        ("  KEPADA YTH: Kepala Desa Contoh\n\nAir keruh.", "Air keruh."),
        ("Kpd Yth Kementerian Contoh: pupuk langka", "pupuk langka"),
        ("yth.Pemerintah Kota Contoh. Sampah menumpuk", "Sampah menumpuk"),
        ("Yth Bapak Gubernur di tempat, atap bocor", "atap bocor"),
        ("Yth. Menteri A, Yth. Menteri B, tolong", "tolong"),
        ("Yang terhormat Ibu Wali Kota, halte rusak", "halte rusak"),
    ] {
        assert_eq!(strip_salutation(text), expected, "{text:?}");
    }
}

#[test]
fn leaves_everything_else_whole() {
    for text in [
        "",
        "Yth.",
        "Yth. Bapak Bupati",
        "Yth. Bapak Bupati,",
        "Yth. Bapak Bupati, ...",
        "Yth. Bapak saya mohon jalan diperbaiki, sudah lama",
        "Yth. Dinas Contoh jalan desa kami rusak parah, mohon diperbaiki",
        "Jalan rusak. Yth. Bapak Bupati, tolong",
        "kepada siapa saya melapor, pak",
        "Ythan adalah nama, bukan sapaan",
        "  Jalan rusak",
        "ｙth. x, y",
        "é",
    ] {
        assert_eq!(strip_salutation(text), text);
    }
}

proptest! {
    #[test]
    fn cleaning_twice_is_cleaning_once(text in any::<String>()) {
        if let Ok(once) = clean_input(&text) {
            let twice = clean_input(&once.text).expect("clean text is clean");
            prop_assert_eq!(&once.text, &twice.text);
            prop_assert_eq!(twice.bidi_controls_removed, 0);
        }
    }

    #[test]
    fn cleaning_mixed_line_ends_and_marks_is_stable(text in "[a\r\n\u{202a}\u{2069}e\u{301}\u{200d}]{0,20}") {
        let once = clean_input(&text).expect("nothing refused in it");
        let twice = clean_input(&once.text).expect("clean text is clean");
        prop_assert_eq!(once.text, twice.text);
    }

    #[test]
    fn only_an_end_of_the_text_is_left(text in "(Yth\\.? |Kepada Yth )?\\PC{0,60}") {
        let stripped = strip_salutation(&text);
        prop_assert!(text.ends_with(stripped));
        prop_assert_eq!(strip_salutation(stripped), stripped);
    }
}
