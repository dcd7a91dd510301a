//! `lapor model`, as whoever has labelled texts runs it.

use crate::program::{Installation, on_both};
use serde_json::Value;
use std::fs;

const THINGS: [(&str, [&str; 4]); 3] = [
    ("jalan", ["jalan berlubang", "aspal retak", "jalan desa rusak parah", "trotoar ambles"]),
    ("sampah", ["sampah menumpuk", "truk sampah tidak datang", "bau sampah", "tong penuh sampah"]),
    ("lampu", ["lampu jalan mati", "penerangan padam", "lampu tidak menyala", "tiang lampu miring"]),
];
const WHERE: [&str; 5] =
    ["di depan pasar", "dekat sekolah", "di gang kami", "sudah dua minggu", "mohon diperbaiki"];

const NEW: &str = "\
judul,isi,topik
Jalan,jalannya berlubang lagi,jalan
,sampahnya ditumpuk di sini,sampah
,lampu padam tiap malam,lampu
,tanpa topik tidak dihitung,
";

/// A file to learn from.
fn lessons(place: &Installation) -> String {
    let of = |(topic, things): &(&str, [&str; 4])| {
        let rows = things.iter().flat_map(|thing| WHERE.map(|place| format!(",{thing} {place},{topic}\n")));
        rows.collect::<String>()
    };
    place.file("lessons.csv", &format!("judul,isi,topik\n{}", THINGS.iter().map(of).collect::<String>()))
}

fn train(place: &Installation, name: &str, favour: &str) -> String {
    let (data, model) = (lessons(place), place.path(name));
    let said = place.run(&[
        "model",
        "train",
        "--data",
        &data,
        "--text",
        "judul,isi",
        "--label",
        "topik",
        "--out",
        &model,
        "--seed",
        "7",
        "--favour",
        favour,
    ]);
    assert!(said.contains("60 texts, 3 labels"), "{said}");
    model
}

#[test]
fn a_trained_model_is_measured_on_other_texts() {
    let place = Installation::embedded();
    let (model, new) = (train(&place, "m", "balance"), place.file("new.csv", NEW));
    let eval =
        ["model", "eval", "--model", &model, "--data", &new, "--text", "judul,isi", "--label", "topik"];
    let told = place.run(&eval);
    assert!(told.contains("rows      3") && told.contains("accuracy  1.000"), "{told}");
    let json = place.run(&[&eval[..], &["--json"]].concat());
    let figures: Value = serde_json::from_str(&json).expect("one JSON object");
    assert_eq!(
        (&figures["rows"], &figures["accuracy"], &figures["top3"]),
        (&3.into(), &1.0.into(), &1.0.into())
    );
    assert_eq!(figures["confusion"]["lampu"]["lampu"], 1);
    let first = &figures["coverage"][0];
    assert_eq!(
        (&first["threshold"], &first["coverage"], &first["error"]),
        (&0.0.into(), &1.0.into(), &0.0.into())
    );
}

#[test]
fn the_same_file_and_seed_give_the_same_bytes() {
    let place = Installation::embedded();
    let read = |name: &str, favour: &str| fs::read(train(&place, name, favour)).expect("a file");
    assert_eq!(read("one", "accuracy"), read("other", "accuracy"));
}

#[test]
fn a_model_says_which_words_decided_and_where_they_stand() {
    let place = Installation::embedded();
    let model = train(&place, "m", "balance");
    let told = place.run(&["model", "explain", "--model", &model, "Pagi, sampah menumpuk"]);
    let mut lines = told.lines();
    assert!(lines.next().is_some_and(|first| first.ends_with("%  sampah")), "{told}");
    assert!(told.contains("sampah  (bytes 6..12)"), "{told}");
}

#[test]
fn what_cannot_be_used_is_named() {
    let place = Installation::embedded();
    let (data, out) = (lessons(&place), place.path("m"));
    let without = ["model", "train", "--data", &data, "--text", "uraian", "--label", "topik", "--out", &out];
    let complaint = place.fail(&without);
    assert!(
        complaint.contains("no column \"uraian\"") && complaint.contains("judul, isi, topik"),
        "{complaint}"
    );
    let damaged = place.file("damaged", "no model at all");
    let complaint = place.fail(&["model", "explain", "--model", &damaged, "jalan"]);
    assert!(complaint.contains("damaged: this is not a model file"), "{complaint}");
}

const JUDGED: &str = "\
text_a,text_b,kelurahan_a,kelurahan_b,tanggal_a,tanggal_b,label
Lubang besar di Jalan Kenanga RT 3 dekat pasar,jln kenanga rt 03 berlubang besar dekat pasar,Kertasari,Kertasari,2026-03-01,2026-03-04,1
Lampu jalan Melati padam tiga malam,Lampu di jalan Melati padam sudah tiga malam,Kertasari,Kertasari,2026-03-01,2026-03-02,1
Lubang besar di Jalan Kenanga dekat pasar,Lubang besar di Jalan Kenanga dekat pasar,Kertasari,Sukamaju,2026-03-01,2026-03-04,0
Sampah menumpuk di tepi kali,Antrean loket samsat terlalu panjang,Kertasari,Kertasari,2026-03-01,2026-03-04,0
";

const MADE_UP: &str = "\
text_a,text_b,label,jenis
Got di RT 4 mampet dan bau,Selokan RT 4 mampet lalu bau,1,parafrase
Got di RT 4 mampet dan bau,Got di RT 9 mampet dan bau,0,lokasi_beda
Got di RT 4 mampet dan bau,Air sungai meluap ke sawah,0,topik_sama
";

#[test]
fn judged_pairs_are_told_apart_from_made_up_ones() {
    let place = Installation::embedded();
    let measure = |name: &str, pairs: &str| {
        let file = place.file(name, pairs);
        let told = place.run(&["model", "eval-duplicates", "--pairs", &file]);
        let json = place.run(&["model", "eval-duplicates", "--pairs", &file, "--json"]);
        (told, serde_json::from_str::<Value>(&json).expect("one JSON object"))
    };
    let (told, gold) = measure("gold.csv", JUDGED);
    assert!(told.contains("gold: 4 pairs, 2 alike") && !told.contains("synthetic"), "{told}");
    assert_eq!((&gold["gold"]["pairs"], &gold["gold"]["alike"]), (&4.into(), &2.into()));
    for figure in ["auc", "precision", "recall", "f1", "found"] {
        let figure = &gold["gold"][figure];
        assert_eq!(figure["value"], 1.0, "{gold}");
        assert!(figure["low"].is_number() && figure["high"].is_number(), "{gold}");
    }
    assert!(gold.get("synthetic").is_none());

    let (told, synthetic) = measure("synthetic.csv", MADE_UP);
    assert!(told.contains("synthetic, lokasi_beda: 1 pairs, 0 alike"), "{told}");
    assert!(synthetic.get("gold").is_none());
    let kinds = &synthetic["synthetic"]["by_jenis"];
    assert_eq!(kinds["parafrase"]["offered"]["value"], 1.0, "{synthetic}");
    for stranger in ["lokasi_beda", "topik_sama"] {
        assert_eq!(kinds[stranger]["offered"]["value"], 0.0, "{synthetic}");
        assert_eq!(kinds[stranger]["auc"]["value"], 1.0, "{synthetic}");
    }
}

const ALIASES: &str = "\
[[label]]
name = \"Jalan\"
topics = [\"road-damage\"]

[[label]]
name = \"Listrik\"
institutions = [\"PLN\"]
";

const LABELLED: &str = "\
isi,bidang
jalan berlubang dalam di depan pasar,Jalan
aspal jalan mengelupas dan berlubang,Jalan
meteran listrik rusak dan tagihan listrik melonjak,Listrik
nasi goreng,Makanan
";

#[test]
fn the_rulebook_is_measured_on_labels_that_it_has_never_seen() {
    let place = Installation::embedded();
    let (aliases, data) = (place.file("aliases.toml", ALIASES), place.file("labelled.csv", LABELLED));
    let eval =
        ["model", "eval", "--aliases", &aliases, "--data", &data, "--text", "isi", "--label", "bidang"];
    let told = place.run(&eval);
    let all = told.lines().find(|line| line.ends_with("   all")).expect("a line for all");
    assert_eq!(all.split_whitespace().take(3).collect::<Vec<_>>(), ["3", "1.000", "1.000"], "{told}");
    assert!(told.contains("1 rows left out: no alias for 1 labels"), "{told}");
    let odd = place.file("odd.toml", "[[label]]\nname = \"Jalan\"\ntopic = [\"road-damage\"]\n");
    let complaint =
        place.fail(&["model", "eval", "--aliases", &odd, "--data", &data, "--text", "isi", "--label", "x"]);
    assert!(complaint.contains("odd.toml") && complaint.contains("topic"), "{complaint}");
}

#[test]
fn a_proposal_is_shown_with_its_evidence() {
    let place = Installation::embedded();
    let told =
        place.run(&["model", "propose", "--area", "33.07.08.1008", "Jalan berlubang dalam di depan pasar"]);
    assert!(told.starts_with("road-damage (0."), "{told}");
    assert!(told.contains("-> PEMDA-33.07/DPUPR; the system routes"), "{told}");
    assert!(told.contains("words: topic=road-damage, words="), "{told}");
    let complaint = place.fail(&["model", "propose", "--area", "99", "Jalan berlubang"]);
    assert!(complaint.contains("there is no area 99"), "{complaint}");
}

#[test]
fn where_nothing_was_decided_yet_nothing_is_learned() {
    on_both(|place| {
        drop(place.serve());
        let complaint = place.fail(&["model", "retrain"]);
        assert!(complaint.contains("too few cases to learn from: 0 older than 30 days teach"), "{complaint}");
        assert!(complaint.contains("nothing changed"), "{complaint}");
        assert!(place.fail(&["model", "back"]).contains("there is no model before the one in force"));
        let told = place.run(&["model", "history"]);
        assert!(told.contains("nothing was ever learned here"), "{told}");
    });
}
