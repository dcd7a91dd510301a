//! Whoever is accused never handles the case, never sees it, and does not end it.

use super::{KERTEK, OTHER_REGENCY, POTHOLE, PROVINCE, REGENCY};
use lapor_domain::cases::commands::{Command, CommandName};
use lapor_domain::cases::facts::{Purpose, Rung};
use lapor_domain::cases::parties::Party;
use lapor_domain::cases::refusal::RefusalCode;
use lapor_domain::cases::status::{Ending::ConfirmedSolved, Status::*};
use lapor_domain::deadlines::clocks::ClockKind::*;
use lapor_testkit::apps::{
    accuse, answer, arbitrate, ask, assign, decline, decline_for, reopen, route, route_to_unit, start, story,
};

const BRIBE: &str = "Camat meminta setoran dari dana hibah, kegiatannya fiktif dan uangnya dikorupsi.";
const DISTRICT: &str = "PEMDA-33.07/KECAMATAN";
const ROADS: &str = "PEMDA-33.07/DPUPR";
const INSPECTORATE: &str = "PEMDA-33.07/INSPEKTORAT";
const PROVINCES_INSPECTORATE: &str = "PEMDA-33/INSPEKTORAT";

#[test]
fn the_accused_district_never_sees_its_case_and_the_inspectorate_handles_it() {
    story(|country| {
        country.connects(REGENCY);
        let sari = country.national_admin("Sari");
        let (camat, clerk) = country.circle(DISTRICT);
        let (head, member) = country.circle(INSPECTORATE);
        let nobody = country.citizen("somebody").in_secret();
        let report = nobody.reports(BRIBE, KERTEK);
        nobody.does(&report, accuse(DISTRICT, "Camat sendiri yang meminta."));

        // What was said of whom stands in the thread, and the district can not be given the case.
        let said = sari.opens(&report).thread;
        assert_eq!(said.last().map(|one| one.purpose), Some(Purpose::Accusation));
        sari.may_not(&report, route_to_unit(DISTRICT), RefusalCode::Accused);
        sari.does(&report, route_to_unit(INSPECTORATE));
        for accused in [&camat, &clerk] {
            accused.knows_nothing_of(&report);
        }

        member.does(&report, start("Kami periksa tanpa menyebut pelapor."));
        head.does(&report, answer("Pemeriksaan selesai, uang dikembalikan."));
        camat.knows_nothing_of(&report);
        nobody.does(&report, Command::Confirm);
        report.is(Closed(ConfirmedSolved));
        camat.knows_nothing_of(&report);
    });
}

#[test]
fn an_accused_inspectorate_is_examined_one_level_up() {
    story(|country| {
        country.connects(REGENCY);
        let sari = country.national_admin("Sari");
        let (head, member) = country.circle(INSPECTORATE);
        let (above, _) = country.circle(PROVINCES_INSPECTORATE);
        let nobody = country.citizen("somebody").in_secret();
        let report = nobody.reports(BRIBE, KERTEK);

        // It has the case already when the reporter learns who sits there: it loses it at once.
        sari.does(&report, route_to_unit(INSPECTORATE));
        member.does(&report, ask("Siapa nama Anda?"));
        nobody.does(&report, accuse(INSPECTORATE, "Pemeriksanya adik camat."));
        report.waits_at_the_desk();
        report.runs(&[Verification, Resolution, OuterLimit, TotalWait]);
        for accused in [&head, &member] {
            accused.knows_nothing_of(&report);
        }
        sari.may_not(&report, route_to_unit(INSPECTORATE), RefusalCode::Accused);
        sari.does(&report, route_to_unit(PROVINCES_INSPECTORATE));
        above.does(&report, start("Kami periksa."));
        report.is(InProgress);
    });
}

#[test]
fn an_accused_unit_is_left_out_while_its_government_handles_the_case() {
    story(|country| {
        let (desk, officer) = country.connects(REGENCY);
        let roads = country.officer_of(ROADS);
        let sari = country.national_admin("Sari");
        let budi = country.citizen("Budi");
        country.it_is("2026-07-06 09:00");
        let pothole = budi.reports(POTHOLE, KERTEK);
        pothole.is_with_unit(ROADS);
        assert!(roads.has_on_the_desk(&pothole));
        roads.does(&pothole, start("Kami periksa."));

        // Tuesday: they want money for it. The report leaves them, and the days of the whole case go on.
        country.days_pass(1);
        budi.does(&pothole, accuse(ROADS, "Pengawas jalan minta uang."));
        pothole.waits_at_the_desk();
        pothole.runs(&[Verification, Resolution, TotalWait]);
        pothole.is_due(Resolution, "2026-07-25 WIB");
        roads.knows_nothing_of(&pothole);

        // The regency may have it, its inspectorate too; the accused unit never.
        sari.may_not(&pothole, route_to_unit(ROADS), RefusalCode::Accused);
        sari.does(&pothole, route(REGENCY));
        roads.knows_nothing_of(&pothole);
        desk.may_not(&pothole, assign(ROADS), RefusalCode::Accused);
        let to_roads =
            Command::Assign { unit: INSPECTORATE.parse().expect("a unit"), officer: Some(roads.staff.user) };
        desk.may_not(&pothole, to_roads, RefusalCode::Accused);
        desk.does(&pothole, assign(INSPECTORATE));
        officer.does(&pothole, answer("Pengawas itu ditegur, jalan sudah ditambal."));
        budi.does(&pothole, Command::Confirm);
        roads.knows_nothing_of(&pothole);
    });
}

#[test]
fn when_the_head_is_accused_somebody_above_handles_the_case() {
    story(|country| {
        let (desk, officer) = country.connects(REGENCY);
        let (_, above) = country.connects(PROVINCE);
        let coordinator = country.coordinator(PROVINCE);
        let budi = country.citizen("Budi");
        let pothole = budi.reports(POTHOLE, KERTEK);
        pothole.is_with(REGENCY);
        officer.does(&pothole, answer("Sudah kami tambal."));

        // The answer is none, says Budi, and the regent knows why: it does not stand, and silence ends nothing.
        budi.does(&pothole, accuse(REGENCY, "Bupati sendiri yang menahan uangnya."));
        pothole.waits_at_the_desk();
        for accused in [&desk, &officer] {
            accused.knows_nothing_of(&pothole);
        }
        coordinator.may_not(&pothole, route(REGENCY), RefusalCode::Accused);
        coordinator.does(&pothole, route(PROVINCE));
        above.does(&pothole, answer("Kami periksa dan tambal sendiri."));
        officer.knows_nothing_of(&pothole);
        budi.does(&pothole, Command::Confirm);
        pothole.is(Closed(ConfirmedSolved));
    });
}

#[test]
fn one_officer_is_accused_and_the_others_go_on() {
    story(|country| {
        let (_, officer) = country.connects(REGENCY);
        let other = country.officer_of(ROADS);
        let budi = country.citizen("Budi");
        let pothole = budi.reports(POTHOLE, KERTEK);
        let party = Party::Official(officer.staff.user);
        country.national_admin("Sari").does(
            &pothole,
            Command::NameParty { party, text: "Namanya disebut pelapor lewat telepon.".into() },
        );
        pothole.is_with(REGENCY);
        officer.knows_nothing_of(&pothole);
        other.does(&pothole, start("Kami periksa."));
        let said = budi.opens(&pothole).journal.len();
        assert!(said > 0, "the reporter reads who was named");
    });
}

#[test]
fn the_program_sends_nothing_on_where_somebody_is_accused() {
    story(|country| {
        let (_, regency) = country.connects(REGENCY);
        let (_, other) = country.connects(OTHER_REGENCY);
        let (_, province) = country.connects(PROVINCE);
        let sari = country.national_admin("Sari");
        let wati = country.arbiter("Wati");
        let budi = country.citizen("Budi");
        country.it_is("2026-07-06 09:00");

        // Two regencies decline it; meanwhile Budi tells who wants money. The map of duties names their regency.
        let pothole = budi.reports(POTHOLE, KERTEK);
        regency.does(&pothole, decline("Bukan kami."));
        sari.does(&pothole, route(OTHER_REGENCY));
        budi.does(&pothole, accuse(ROADS, "Pengawas jalan minta uang."));
        other.does(&pothole, decline_for("Itu di kabupaten sebelah.", REGENCY));
        pothole.is(Disputed);

        // The arbiter is silent. Nobody is named by the program: the dispute is told above, and stays hers.
        country.time_passes_until("2026-07-09 00:01");
        pothole.is(Disputed);
        pothole.was_raised_to(Rung::National);
        wati.does(&pothole, arbitrate("Ruas provinsi.", PROVINCE));
        province.does(&pothole, start("Kami periksa."));
    });
}

#[test]
fn nobody_hands_it_straight_to_whom_it_accuses() {
    story(|country| {
        let sari = country.national_admin("Sari");
        let budi = country.citizen("Budi");
        let pothole = budi.reports(POTHOLE, KERTEK);
        let (_, province) = country.connects(PROVINCE);
        sari.does(&pothole, route(PROVINCE));
        country.connects(REGENCY);
        budi.does(&pothole, accuse(REGENCY, "Bupati menahan uangnya."));
        province.does(&pothole, decline_for("Jalan ini milik kabupaten.", REGENCY));
        pothole.waits_at_the_desk();
    });
}

#[test]
fn the_national_desk_is_accused_as_far_as_somebody_is_left() {
    story(|country| {
        let sari = country.national_admin("Sari");
        let budi = country.citizen("Budi");
        let pothole = budi.reports(POTHOLE, KERTEK);
        let sari_herself = || Command::NameParty {
            party: Party::Official(sari.staff.user),
            text: "Dia menolak saya.".into(),
        };

        // The Ombudsman has no seat here yet: alone, Sari can not be left out, nor can the whole desk.
        budi.may_not(&pothole, sari_herself(), RefusalCode::NobodyLeft);
        let wati = country.national_admin("Wati");
        budi.may_not(&pothole, accuse("KEMENPANRB", "Semua menolak."), RefusalCode::NobodyLeft);
        budi.does(&pothole, sari_herself());
        sari.knows_nothing_of(&pothole);
        assert!(wati.has_on_the_desk(&pothole));
    });
}

#[test]
fn what_whoever_is_accused_brought_to_its_end_is_opened_again_first() {
    story(|country| {
        let (_, officer) = country.connects(REGENCY);
        let budi = country.citizen("Budi");
        let pothole = budi.reports(POTHOLE, KERTEK);
        officer.does(&pothole, answer("Sudah kami tambal."));
        budi.does(&pothole, Command::Confirm);
        let regent = || accuse(REGENCY, "Bupati menahan uangnya.");
        budi.may_not(&pothole, regent(), RefusalCode::OpenFirst);
        budi.does(&pothole, reopen("Lubangnya masih ada."));
        budi.does(&pothole, regent());
        pothole.waits_at_the_desk();
        officer.knows_nothing_of(&pothole);
        assert!(budi.opens(&pothole).actions.contains(&CommandName::Reply));
    });
}
