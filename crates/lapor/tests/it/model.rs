//! `lapor model`, as whoever has labelled texts runs it.

use crate::program::Installation;
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
