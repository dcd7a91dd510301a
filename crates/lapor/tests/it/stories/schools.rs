use super::{KERTEK, PROVINCE, REGENCY};
use lapor_domain::cases::commands::Command;
use lapor_domain::cases::status::{Ending::ConfirmedSolved, Status::*};
use lapor_domain::routing::reasons::Rule;
use lapor_testkit::apps::{answer, ask, reopen, reply, start, story};

#[test]
fn a_primary_schools_roof_is_the_regencys() {
    story(|country| {
        country.connects(PROVINCE);
        country.connects(REGENCY);
        let ibu_rini = country.citizen("Ibu Rini");
        let roof =
            ibu_rini.reports("Atap kelas SD negeri di kampung kami ambruk, murid belajar di tenda", KERTEK);
        roof.is(Routed);
        roof.is_with(REGENCY);
        roof.is_with_unit("PEMDA-33.07/DISDIK");

        let reasons = ibu_rini.opens(&roof).proposal.expect("she sees why").reasons;
        let rules: Vec<Rule> = reasons.iter().map(|reason| reason.rule).collect();
        assert!(rules.contains(&Rule::Words) && rules.contains(&Rule::Place) && rules.contains(&Rule::Duty));
    });
}

#[test]
fn an_upper_secondary_schools_roof_is_the_provinces() {
    story(|country| {
        country.connects(PROVINCE);
        country.connects(REGENCY);
        let ibu_rini = country.citizen("Ibu Rini");
        let roof = ibu_rini.reports("Atap kelas SMA negeri ambruk, murid belajar di tenda", KERTEK);
        roof.is(Routed);
        roof.is_with(PROVINCE);
        roof.is_with_unit("PEMDA-33/DISDIK");
    });
}

#[test]
fn from_the_broken_roof_to_the_last_word() {
    story(|country| {
        let (_, officer) = country.connects(REGENCY);
        let ibu_rini = country.citizen("Ibu Rini");
        country.it_is("2026-07-06 09:00");
        let roof =
            ibu_rini.reports("Atap kelas SD negeri di kampung kami ambruk, murid belajar di tenda", KERTEK);

        country.days_pass(1);
        officer.does(&roof, ask("SD negeri yang mana, Ibu?"));
        country.days_pass(1);
        ibu_rini.does(&roof, reply("SD Negeri 2 Kertek."));
        roof.is(Routed);
        officer.does(&roof, start("Kami periksa besok."));
        country.days_pass(3);
        officer.does(&roof, answer("Atap sudah diperbaiki."));
        country.days_pass(1);
        ibu_rini.does(&roof, reopen("Baru separuh yang diperbaiki."));
        roof.is(InProgress);
        country.days_pass(3);
        officer.does(&roof, answer("Separuh lainnya selesai hari ini."));
        country.days_pass(1);
        ibu_rini.does(&roof, Command::Confirm);
        roof.is(Closed(ConfirmedSolved));
    });
}
