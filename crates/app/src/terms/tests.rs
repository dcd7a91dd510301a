use super::{ASKED, MANNER, of_question, of_report};
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
    for asked in ["jalan", "Jalan!", "jalaaan", "JLN", "perbaikan", "jumat", "pasar"] {
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
    assert_eq!(of_question("NEAR(a b, 3) OR \"jalan\"*"), ["near", "3", "or", "jalan"]);
    assert!(of_question(&"a".repeat(10_000)).len() <= 1);
    let many: String = (0..100).map(|number| format!("kata{number} ")).collect();
    assert!(of_question(&many).len() <= ASKED);
}

/// Whether a question finds a report that says nothing but this.
fn finds(question: &str, words: &str) -> bool {
    let kept = of_report(&ReportText { words: words.into(), ..ReportText::default() });
    let asked = of_question(question);
    !asked.is_empty() && asked.iter().all(|term| kept.contains(term))
}

#[test]
fn forms_of_one_word_find_each_other() {
    for (one, other) in [
        ("perbaikan jalan", "jalan diperbaiki"),
        ("memperbaiki", "perbaikannya"),
        ("tagihan", "menagih"),
        ("penagihan", "ditagih"),
        ("bocor", "kebocoran"),
        ("menerima", "penerima"),
        ("kerusakan", "dirusak"),
        ("pembangunan", "membangun"),
        ("penerangan", "diterangi"),
        ("pelayanan", "dilayani"),
        ("pengaduan", "mengadu"),
        ("laporan", "melaporkan"),
        ("pemotongan", "dipotong"),
        ("pembayaran", "membayar"),
        ("berlubang", "lobang"),
        ("pungutan", "dipungut"),
        ("penebangan", "menebang"),
        ("pengangkutan", "diangkut"),
        ("kemacetan", "macet"),
        ("pencemaran", "tercemar"),
        ("bersekolah", "sekolahnya"),
        ("pendaftaran", "mendaftar"),
        ("antrean", "antre"),
        ("keracunan", "racun"),
        ("dalane", "jalan"),
    ] {
        assert!(finds(one, other) && finds(other, one), "{one}: {other}");
    }
}

#[test]
fn words_that_only_look_alike_do_not_find_each_other() {
    for (one, other) in [
        ("kereta", "reta"),
        ("menteri", "teri"),
        ("malang", "palang"),
        ("kediri", "diri"),
        ("palu", "malu"),
        ("semarang", "marang"),
        ("bekasi", "kasi"),
        ("medan", "dan"),
        ("sungai", "ungai"),
        ("beras", "ras"),
        ("berita", "rita"),
        ("beli", "bel"),
        ("makan", "mak"),
        ("ikan", "ik"),
        ("bulan", "bul"),
        ("hutan", "hutang"),
        ("pasar", "asar"),
        ("selokan", "lokan"),
        ("jembatan", "jembat"),
        ("tangan", "tang"),
        ("bangunan", "bangku"),
        ("perawat", "awat"),
        ("pesawat", "sawat"),
        ("sapi", "api"),
        ("kapan", "papan"),
        ("uang", "ruang"),
        ("terminal", "minal"),
        ("pantai", "panti"),
        ("bupati", "pati"),
        ("kantor", "antor"),
        ("taman", "tamu"),
        ("lampung", "lampu"),
        ("rusun", "rusuk"),
        ("seragam", "ragam"),
        ("pelabuhan", "buhan"),
        ("pekan", "peka"),
        ("kemeja", "meja"),
        ("seluruh", "luruh"),
        ("perempuan", "empu"),
        ("belanja", "lanja"),
    ] {
        assert!(!finds(one, other) && !finds(other, one), "{one}: {other}");
    }
}

#[test]
fn another_version_of_the_language_work_is_another_manner() {
    let (terms, alike) = (lapor_text::terms::VERSION, lapor_text::alike::VERSION);
    assert_eq!(MANNER, format!("stems-{terms}.alike-{alike}"));
}
