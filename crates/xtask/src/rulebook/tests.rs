use super::aliases::normalised;
use super::holidays::{self, Day, Kind, Status};
use super::inventory::Inventory;
use super::{areas, packages};
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn inventory() -> Inventory {
    Inventory::read(&root().join("rulebook")).expect("the files can be read")
}

fn day(date: &str, name: &str, kind: Kind) -> Day {
    Day {
        date: date.into(),
        name: name.into(),
        kind,
        status: Status::Fixed,
        source: "a source".into(),
        areas: vec![],
    }
}

#[test]
fn the_committed_files_hang_together() {
    assert_eq!(inventory().problems(), Vec::<String>::new());
}

#[test]
fn nothing_is_lost() {
    let inventory = inventory();
    assert_eq!(areas::counts(&inventory.areas), [38, 514, 7_285, 83_762]);
    assert_eq!(inventory.zones.len(), 38);
    assert_eq!(inventory.institutions.national.len(), 175);
    assert_eq!(inventory.institutions.governments.len(), 552);
    assert_eq!(inventory.institutions.unit_kinds.len(), 50);
    assert!(inventory.aliases.areas.len() >= 80, "{}", inventory.aliases.areas.len());
    assert!(inventory.aliases.institutions.len() >= 120, "{}", inventory.aliases.institutions.len());
}

#[test]
fn well_known_rows_are_there() {
    let inventory = inventory();
    let name =
        |code: &str| inventory.areas.iter().find(|area| area.code == code).map(|area| area.name.as_str());
    assert_eq!(name("33"), Some("Jawa Tengah"));
    assert_eq!(name("33.74"), Some("Kota Semarang"));
    assert_eq!(name("31.74"), Some("Kota Administrasi Jakarta Selatan"));
    assert_eq!(name("11.07.25"), Some("Grong-grong"));
    assert_eq!(inventory.zones["31"], "WIB");
    assert_eq!(inventory.zones["51"], "WITA");
    assert_eq!(inventory.zones["94"], "WIT");
    assert_eq!(inventory.aliases.areas["Jogja"], "34.71");
    assert_eq!(inventory.aliases.institutions["Kemendikbud"], "KEMENDIKDASMEN");
    let dependent = inventory.institutions.governments.iter().filter(|row| row.autonomous == "no");
    assert!(dependent.clone().all(|row| row.area.starts_with("31.")));
    assert_eq!(dependent.count(), 6);
    let inspectorates = inventory.institutions.unit_kinds.iter().filter(|kind| kind.inspectorate);
    assert_eq!(inspectorates.map(|kind| kind.code.as_str()).collect::<Vec<_>>(), ["INSPEKTORAT"]);
}

#[test]
fn every_government_area_has_its_government() {
    let inventory = inventory();
    let mut governed: Vec<&str> =
        inventory.institutions.governments.iter().map(|row| row.area.as_str()).collect();
    governed.sort_unstable();
    let areas = inventory.areas.iter().filter(|area| area.depth() < 2).map(|area| area.code.as_str());
    assert_eq!(governed, areas.collect::<Vec<_>>());
}

#[test]
fn polling_days_are_days_of_their_own_kind() {
    let inventory = inventory();
    let polling = inventory.days.values().flatten().filter(|day| day.kind == Kind::ElectionDay);
    let dates: Vec<&str> = polling.map(|day| day.date.as_str()).collect();
    assert_eq!(dates, ["2019-04-17", "2020-12-09", "2024-02-14", "2024-11-27"]);
}

#[test]
fn only_days_that_wait_for_the_moon_are_estimated() {
    let inventory = inventory();
    let estimated = inventory.days.values().flatten().filter(|day| day.status == Status::Estimated);
    let dates: Vec<&str> = estimated.map(|day| day.date.as_str()).collect();
    assert_eq!(dates, ["2027-03-10", "2027-03-11", "2027-05-17"]);
}

#[test]
fn the_calendar_equals_the_reference() {
    let path = root().join("../shared/data/holidays/holidays_2019_2027.csv");
    // The reference lies beside the checkout and need not be there.
    let Ok(text) = std::fs::read_to_string(path) else {
        return;
    };
    let reference: Vec<String> = text
        .lines()
        .skip(1)
        .map(|line| line.split(',').collect::<Vec<_>>())
        .map(|columns| format!("{} {} {}", columns[0], reference_kind(columns[2]), columns[4]))
        .collect();
    let ours = inventory().days.into_values().flatten();
    let ours: Vec<String> =
        ours.map(|day| format!("{} {} {}", day.date, day.kind.code(), day.status.code())).collect();
    assert_eq!(ours, reference);
}

fn reference_kind(kind: &str) -> &str {
    match kind {
        "libur_nasional" => Kind::NationalHoliday.code(),
        "cuti_bersama" => Kind::JointLeave.code(),
        "libur_pemilu" => Kind::ElectionDay.code(),
        other => other,
    }
}

#[test]
fn an_amendment_replaces_or_adds() {
    let package = vec![
        day("2024-01-01", "Tahun Baru", Kind::NationalHoliday),
        day("2024-02-14", "Pemilu", Kind::NationalHoliday),
    ];
    let mut regional = day("2024-02-14", "Hari jadi", Kind::NationalHoliday);
    regional.areas = vec!["33".into()];
    let amendments = vec![day("2024-02-14", "Pemilu", Kind::ElectionDay), regional.clone()];
    let merged = holidays::merge(package.clone(), amendments).expect("no day twice");
    assert_eq!(merged, [package[0].clone(), day("2024-02-14", "Pemilu", Kind::ElectionDay), regional]);
}

#[test]
fn a_day_amended_twice_is_refused() {
    let twice = vec![day("2024-02-14", "a", Kind::ElectionDay), day("2024-02-14", "b", Kind::ElectionDay)];
    let refusal = holidays::merge(vec![], twice).expect_err("twice");
    assert!(refusal.to_string().contains("2024-02-14 is amended twice"), "{refusal}");
}

#[test]
fn what_is_rendered_reads_back() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("holidays")).expect("a folder");
    let mut regional = day("2024-05-01", "Hari \"jadi\"", Kind::NationalHoliday);
    regional.areas = vec!["33".into(), "34.71".into()];
    let days = vec![day("2024-01-01", "Tahun Baru", Kind::NationalHoliday), regional];
    std::fs::write(folder.path().join(holidays::file(2024)), holidays::render(2024, &days)).expect("written");
    assert_eq!(holidays::read(folder.path(), 2024).expect("read"), days);
}

#[test]
fn a_lost_village_is_explained() {
    let mut inventory = inventory();
    let lost = inventory.areas.iter().position(|area| area.depth() == 3).expect("a village");
    inventory.areas.remove(lost);
    let problems = inventory.problems();
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].contains("[38, 514, 7285, 83761]"), "{problems:?}");
}

#[test]
fn bad_aliases_are_explained() {
    let mut inventory = inventory();
    let aliases = &mut inventory.aliases;
    aliases.areas.insert("jog-ja".into(), "34.71".into());
    aliases.areas.insert("Kota Semarang".into(), "34.71".into());
    aliases.institutions.insert("Nowhere".into(), "NOWHERE".into());
    let problems = inventory.problems().join("\n");
    assert!(problems.contains("are the same name"), "{problems}");
    assert!(problems.contains("\"Kota Semarang\" means 34.71, but is a name of"), "{problems}");
    assert!(problems.contains("\"Nowhere\" means NOWHERE, which is not listed"), "{problems}");
}

#[test]
fn names_are_compared_by_letters_and_digits() {
    assert_eq!(normalised("D.I. Yogyakarta-1"), "diyogyakarta1");
}

#[test]
fn every_package_is_pinned_by_its_hash() {
    for line in packages::REQUIREMENTS.lines() {
        let hash = line.split_once(" --hash=sha256:").map(|(_, hash)| hash.len());
        assert_eq!(hash, Some(64), "{line}");
    }
}
