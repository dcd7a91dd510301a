//! `lapor import reports`, as an operator runs it, on both engines.

use crate::program::{Installation, on_both};
use std::collections::HashMap;
use std::fs;

const FILE: &str = "\
id,judul,isi,kelurahan,kecamatan,tanggal
1,Jalan rusak,Jalan berlubang dalam di depan pasar,KERTEK,Kertek,2021-03-04
2,,Sampah tidak diangkut sudah dua minggu,tidak ada,Kertek,2021-03-05
3,,Lampu jalan mati total di gang kami,,,2021-03-06
4,Hanya judul yang ditulis,,Kertek,Kertek,2021-03-07
5,,,Kertek,Kertek,2021-03-08
6,,Sampah tidak diangkut sudah dua minggu,tidak ada,Kertek,2021-03-05
";

const COLUMNS: [&str; 11] = [
    "--words",
    "isi",
    "--title",
    "judul",
    "--area",
    "kelurahan",
    "--area",
    "kecamatan",
    "--within",
    "33.07",
    "--sent-on",
];

fn import(place: &Installation, receipts: &str, rejects: &str) -> String {
    let file = place.file("laporan.csv", FILE);
    let mut args = vec!["import", "reports", &file];
    args.extend(COLUMNS);
    args.extend(["tanggal", "--receipts", receipts, "--rejects", rejects]);
    place.run(&args)
}

fn figure(table: &str, name: &str) -> u64 {
    let line = table.lines().find(|line| line.trim_start().starts_with(name));
    let line = line.unwrap_or_else(|| panic!("{name} in\n{table}"));
    line.split_whitespace().last().and_then(|last| last.parse().ok()).expect("a figure")
}

#[test]
fn every_row_is_received_already_there_or_rejected() {
    on_both(|place| {
        place.run(&[
            "admin",
            "create-user",
            "--login",
            "nasional",
            "--name",
            "Sari",
            "--role",
            "national",
            "--institution",
            "KEMENPANRB",
        ]);
        let (receipts, rejects) = (place.path("receipts.csv"), place.path("rejects.csv"));
        let first = import(&place, &receipts, &rejects);
        assert_eq!(figure(&first, "rows"), 6, "{first}");
        assert_eq!((figure(&first, "received"), figure(&first, "already there")), (5, 0), "{first}");
        assert_eq!(figure(&first, "rejected"), 1, "{first}");
        // By the village's name; by the district's, because no village fits; by --within.
        assert_eq!(figure(&first, "first name"), 3, "{first}");
        assert_eq!(figure(&first, "later name"), 2, "{first}");
        assert_eq!(figure(&first, "by --within"), 1, "{first}");

        let kept = fs::read_to_string(&receipts).expect("receipts");
        assert_eq!(kept.lines().count(), 1 + 5, "a line for each row that was kept");
        let rejected = fs::read_to_string(&rejects).expect("rejects");
        assert!(rejected.contains("5,words: missing"), "{rejected}");
        let tickets: HashMap<&str, &str> =
            kept.lines().skip(1).filter_map(|line| line.split_once(',')).collect();
        assert_ne!(tickets["2"], tickets["6"], "two equal rows are two reports");

        let again = import(&place, &place.path("again.csv"), &rejects);
        assert_eq!((figure(&again, "received"), figure(&again, "already there")), (0, 5), "{again}");
        let same = fs::read_to_string(place.path("again.csv")).expect("receipts");
        assert_eq!(same, kept, "the same rows get the same codes");
        assert!(place.run(&["verify"]).contains("5 cases verified, 0 differences"));
    });
}

#[test]
fn mistakes_of_the_command_line_are_explained() {
    on_both(|place| {
        let before = place.fail(&["import", "reports", "nowhere.csv", "--words", "isi"]);
        assert!(before.contains("nowhere.csv"), "{before}");
        let file = place.file("laporan.csv", FILE);
        place.run(&[
            "admin",
            "create-user",
            "--login",
            "nasional",
            "--name",
            "Sari",
            "--role",
            "national",
            "--institution",
            "KEMENPANRB",
        ]);
        let column = place.fail(&["import", "reports", &file, "--words", "teks"]);
        assert!(column.contains("no column \"teks\"") && column.contains("kelurahan"), "{column}");
        let area = place.fail(&["import", "reports", &file, "--words", "isi", "--within", "99"]);
        assert!(area.contains("no area 99"), "{area}");
        let taken = place.fail(&[
            "admin",
            "create-user",
            "--login",
            "nasional",
            "--name",
            "Budi",
            "--role",
            "officer",
            "--institution",
            "KEMENPANRB",
        ]);
        assert!(taken.contains("taken"), "{taken}");
        let nobody = place.fail(&["admin", "reset-password", "siapa"]);
        assert!(nobody.contains("no account"), "{nobody}");
    });
}

const LABELLED: &str = "\
isi,kecamatan,dinas
Jalan berlubang dalam di depan pasar,Kertek,Pekerjaan Umum
Sampah tidak diangkut sudah dua minggu,Kertek,Kebersihan
Sampah tidak diangkut sudah tiga minggu,Kertek,Pekerjaan Umum
Paspor saya belum jadi,Kertek,Imigrasi
";

const ALIASES: &str = "\
[[label]]
name = \"Pekerjaan Umum\"
units = [\"DPUPR\"]

[[label]]
name = \"Kebersihan\"
units = [\"DLH\"]
";

#[test]
fn where_the_file_says_who_got_a_report_the_table_says_how_often_the_proposals_agree() {
    let place = Installation::embedded();
    drop(place.serve());
    let (file, aliases) = (place.file("laporan.csv", LABELLED), place.file("aliases.toml", ALIASES));
    let columns =
        ["--words", "isi", "--area", "kecamatan", "--within", "33.07", "--label", "dinas", "--aliases"];
    let table = place.run(&[&["import", "reports", &file], &columns[..], &[&aliases]].concat());
    for (name, expected) in
        [("received", 4), ("government there", 3), ("another government", 0), ("national", 1)]
    {
        assert_eq!(figure(&table, name), expected, "{name} in\n{table}");
    }
    let all = table.lines().find(|line| line.ends_with("   all")).expect("a line for all");
    assert_eq!(all.split_whitespace().take(2).collect::<Vec<_>>(), ["3", "0.667"], "{table}");
    assert!(table.contains("1 rows left out"), "{table}");
}
