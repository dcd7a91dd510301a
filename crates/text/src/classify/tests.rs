use super::measure::{Judged, figures};
use super::{Damaged, Example, Favour, Model, Settings, Untrainable, features, train, train_with};
use proptest::prelude::*;
use std::sync::LazyLock;

const THINGS: [(&str, &[&str]); 3] = [
    ("jalan", &["jalan berlubang", "aspal retak", "jalan desa rusak parah", "trotoar ambles"]),
    ("sampah", &["sampah menumpuk", "truk sampah tidak datang", "bau sampah", "tps penuh sampah"]),
    ("lampu", &["lampu jalan mati", "penerangan padam", "pju tidak menyala", "tiang lampu miring"]),
];
const WHERE: [&str; 6] = [
    "di depan pasar",
    "dekat sekolah",
    "di gang kami",
    "sudah dua minggu",
    "mohon diperbaiki",
    "sejak kemarin",
];

fn lessons() -> Vec<(String, &'static str)> {
    let texts = THINGS.iter().flat_map(|(label, things)| things.iter().map(move |thing| (thing, *label)));
    texts.flat_map(|(thing, label)| WHERE.map(|place| (format!("{thing} {place}"), label))).collect()
}

fn learn(seed: u64) -> Model {
    let lessons = lessons();
    let examples: Vec<Example<'_>> =
        lessons.iter().map(|(text, label)| Example { text, label, group: None }).collect();
    train(&examples, Settings { seed, favour: Favour::Balance }, |_| {}).expect("can be learned")
}

static MODEL: LazyLock<Model> = LazyLock::new(|| learn(7));

#[test]
fn it_learns_and_generalises_to_other_forms() {
    for (text, label) in [
        ("Jalannya berlubanggg pak!", "jalan"),
        ("sampahnya ditumpuk warga", "sampah"),
        ("lampu penerangan sering padam", "lampu"),
    ] {
        assert_eq!(MODEL.rank(text)[0].label, label, "{text}");
    }
}

#[test]
fn confidences_are_a_distribution_and_nothing_said_is_no_error() {
    for text in ["sampah", "", "🚧", "jalan lampu sampah"] {
        let ranked = MODEL.rank(text);
        let sum: f32 = ranked.iter().map(|one| one.confidence).sum();
        assert!((sum - 1.0).abs() < 1e-4, "{text}: {sum}");
        assert!(ranked.is_sorted_by(|a, b| a.confidence >= b.confidence));
    }
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    assert_eq!(learn(7).to_bytes(), MODEL.to_bytes());
}

#[test]
fn it_says_which_words_decided() {
    let text = "Pagi, sampah di gang kami menumpuk";
    let clues = MODEL.explain(text, "sampah");
    assert_eq!(&text[clues[0].span.clone()], "sampah");
    assert!(clues[0].weight > 0.0);
    assert!(MODEL.explain(text, "unknown").is_empty());
}

#[test]
fn clues_add_up_to_the_score() {
    let text = "truk sampah tidak datang, jalan rusak";
    let class = MODEL.labels().iter().position(|label| label == "sampah").expect("is known");
    let sum: f32 = MODEL.explain(text, "sampah").iter().map(|clue| clue.weight).sum();
    let score = MODEL.scores(text)[class] - MODEL.bias[class];
    assert!((sum - score).abs() < 1e-4, "{sum} {score}");
}

#[test]
fn a_file_brings_back_the_same_model() {
    assert_eq!(Model::from_bytes(&MODEL.to_bytes()).as_ref(), Ok(&*MODEL));
}

#[test]
fn a_damaged_or_older_file_is_named() {
    let bytes = MODEL.to_bytes();
    assert_eq!(Model::from_bytes(b"PK\x03\x04"), Err(Damaged::NoModel));
    assert_eq!(Model::from_bytes(&bytes[..bytes.len() - 1]), Err(Damaged::Checksum));
    let mut older = bytes.clone();
    older[8] = 0;
    assert_eq!(Model::from_bytes(&older), Err(Damaged::OtherFormat { found: 0, wanted: 1 }));
    let mut other = bytes.clone();
    other[10] = 9;
    assert_eq!(Model::from_bytes(&other), Err(Damaged::OtherNormaliser { found: 9, wanted: super::VERSION }));
}

#[test]
fn hints_teach_words_that_no_example_has() {
    let lessons = lessons();
    let examples: Vec<Example<'_>> =
        lessons.iter().map(|(text, label)| Example { text, label, group: None }).collect();
    let hint = |text, label| Example { text, label, group: None };
    let hints = [hint("jembatan gantung", "jalan"), hint("jembatan", "jalan"), hint("genset", "listrik")];
    let settings = Settings { seed: 7, favour: Favour::Balance };
    let model = train_with(&examples, &hints, settings, &mut |_| {}).expect("can be learned");
    assert_eq!(model.rank("jembatan")[0].label, "jalan");
    assert!(model.labels().iter().any(|label| label == "listrik"), "a label may have hints only");
    let clues = MODEL.explain("jembatan", "jalan");
    assert!(clues.iter().all(|clue| clue.weight.abs() < model.explain("jembatan", "jalan")[0].weight));
}

#[test]
fn what_can_teach_nothing_is_refused() {
    let one = |label| Example { text: "jalan", label, group: None };
    let settings = Settings { seed: 1, favour: Favour::Accuracy };
    assert_eq!(train(&[one("a"); 9], settings, |_| {}), Err(Untrainable::TooFewLabels));
    assert_eq!(train(&[one("a"), one("b")], settings, |_| {}), Err(Untrainable::TooFewTexts));
}

#[test]
fn words_are_plain_and_marks_are_kept_apart() {
    let seen = |text| features::words(text).into_iter().map(|seen| seen.word).collect::<Vec<_>>().join(" ");
    assert_eq!(seen("Jalaaan café no.12 [TELP] [NAMA]x"), "jalan cafe no 00 zztelp zznama x");
    assert_eq!(seen("[kecil] rusakkkk"), "kecil rusak");
}

#[test]
fn the_figures_are_counted_as_defined() {
    let judged = |right: &str, first: &[(&str, f32)]| Judged {
        right: right.to_owned(),
        first: first.iter().map(|(label, sure)| ((*label).to_owned(), *sure)).collect(),
    };
    let all = [
        judged("a", &[("a", 0.9), ("b", 0.1)]),
        judged("a", &[("b", 0.6), ("a", 0.4)]),
        judged("b", &[("b", 1.0)]),
        judged("c", &[("b", 0.5)]),
    ];
    let figures = figures(&all);
    assert_eq!((figures.rows, figures.accuracy, figures.top3), (4, 0.5, 0.75));
    assert!((figures.macro_f1 - (2.0 / 3.0 + 0.5) / 3.0).abs() < 1e-9);
    assert!((figures.ece - (0.1 + 0.6 + 0.0 + 0.5) / 4.0).abs() < 1e-6);
    let at = figures.coverage.iter().find(|at| at.threshold == 0.6).expect("is told");
    assert!((at.coverage - 0.75).abs() < 1e-9 && (at.error - 1.0 / 3.0).abs() < 1e-9);
    assert_eq!(figures.confusion["a"]["b"], 1);
}

proptest! {
    #[test]
    fn no_bytes_make_reading_panic(tail in proptest::collection::vec(any::<u8>(), 0..200), is_model in any::<bool>()) {
        let mut bytes = if is_model { MODEL.to_bytes()[..12].to_vec() } else { Vec::new() };
        bytes.extend(&tail);
        prop_assert!(Model::from_bytes(&bytes).is_err());
    }

    #[test]
    fn any_changed_byte_is_noticed(at in any::<proptest::sample::Index>(), change in 1u8..) {
        let mut bytes = MODEL.to_bytes();
        let at = at.index(bytes.len());
        bytes[at] ^= change;
        prop_assert!(Model::from_bytes(&bytes).is_err());
    }

    #[test]
    fn any_text_is_ranked_and_explained_on_its_own_characters(text in any::<String>()) {
        prop_assert_eq!(MODEL.rank(&text).len(), 3);
        for clue in MODEL.explain(&text, "jalan") {
            prop_assert!(text.get(clue.span).is_some());
        }
    }
}
