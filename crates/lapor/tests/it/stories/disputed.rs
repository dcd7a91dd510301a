//! Wrong institution twice, then the arbiter.

use super::{KERTEK, OTHER_REGENCY, POTHOLE, PROVINCE, REGENCY};
use lapor_app::look::View;
use lapor_domain::cases::commands::{Command, CommandName};
use lapor_domain::cases::facts::{Purpose, Rung};
use lapor_domain::cases::refusal::RefusalCode;
use lapor_domain::cases::status::{Ending::*, Status::*};
use lapor_domain::deadlines::clocks::ClockKind::*;
use lapor_testkit::apps::{
    answer, arbitrate, decline, decline_for, rearbitrate, route, route_to_unit, start, story,
};

#[test]
fn wrong_institution_twice_then_the_arbiter() {
    story(|country| {
        let (_, regency) = country.connects(REGENCY);
        let (_, province) = country.connects(PROVINCE);
        let sari = country.national_admin("Sari");
        let wati = country.arbiter("Wati");
        let budi = country.citizen("Budi");

        // Monday: a hole in a road. The program knows whose roads these are, and the regency has 14 working days.
        country.it_is("2026-07-06 09:00");
        let pothole = budi.reports(POTHOLE, KERTEK);
        pothole.is_with(REGENCY);
        pothole.is_due(Resolution, "2026-07-25 WIB");

        // Tuesday: the regency says that the road is the province's. The national desk sends it there.
        country.days_pass(1);
        regency.does(&pothole, decline_for("Itu jalan provinsi.", PROVINCE));
        pothole.waits_at_the_desk();
        sari.does(&pothole, route(PROVINCE));

        // Wednesday: the province says that it is the regency's. Now nobody has it, and the arbiter has two days.
        country.days_pass(1);
        province.does(&pothole, decline_for("Itu jalan kabupaten.", REGENCY));
        pothole.is(Disputed);
        pothole.runs(&[Resolution, Arbitration, TotalWait]);
        pothole.is_due(Arbitration, "2026-07-11 WIB");
        regency.knows_nothing_of(&pothole);
        province.knows_nothing_of(&pothole);
        assert!(wati.lists(View::Disputed).contains(&pothole.ticket), "the arbiter has it on her list");

        // Sari is no arbiter; and nobody sends it on without a decision.
        sari.may_not(&pothole, arbitrate("Tanggung jawab kabupaten.", REGENCY), RefusalCode::NotYours);
        sari.may_not(&pothole, route(REGENCY), RefusalCode::NotNow);

        // Thursday: Wati decides, and says why. Budi reads it, and the regency may not hand it back again.
        country.days_pass(1);
        wati.does(&pothole, arbitrate("Ruas ini ada di daftar jalan kabupaten.", REGENCY));
        pothole.is_with(REGENCY);
        let said = budi.opens(&pothole).thread;
        let ruling = said.last().expect("there is a message");
        assert_eq!(
            (ruling.purpose, ruling.text.as_str()),
            (Purpose::Ruling, "Ruas ini ada di daftar jalan kabupaten.")
        );
        regency.may_not(&pothole, decline("Bukan kami."), RefusalCode::Binding);
        assert!(!regency.opens(&pothole).actions.contains(&CommandName::Decline));

        // It has five days to say that it begins; but the days of the whole case went on all the time.
        pothole.is_due(FirstResponse, "2026-07-17 WIB");
        pothole.is_due(Resolution, "2026-07-25 WIB");
        regency.does(&pothole, answer("Lubang sudah ditambal."));
        budi.does(&pothole, Command::Confirm);
        pothole.is(Closed(ConfirmedSolved));
    });
}

#[test]
fn the_arbiter_says_nothing_and_the_duty_map_decides() {
    story(|country| {
        let (_, regency) = country.connects(REGENCY);
        let (_, province) = country.connects(PROVINCE);
        let sari = country.national_admin("Sari");
        let wati = country.arbiter("Wati");
        country.it_is("2026-07-06 09:00");
        let pothole = country.citizen("Budi").reports(POTHOLE, KERTEK);
        regency.does(&pothole, decline("Bukan kami."));
        sari.does(&pothole, route(PROVINCE));
        province.does(&pothole, decline("Bukan kami juga."));

        // Tuesday and Wednesday go by. Roads of a ward are the regency's, says the map of duties.
        country.it_is("2026-07-08 23:59");
        assert_eq!(country.the_program_looks(), 0);
        country.it_is("2026-07-09 00:00");
        assert_eq!(country.the_program_looks(), 1);
        pothole.is_with(REGENCY);
        regency.may_not(&pothole, decline("Bukan kami."), RefusalCode::Binding);
        wati.may_not(&pothole, arbitrate("Terlambat.", PROVINCE), RefusalCode::NotNow);
    });
}

#[test]
fn whoever_names_the_right_one_need_not_wait_for_the_desk() {
    story(|country| {
        // Nobody is connected yet, so the report waits at the desk; then the province is, and gets it.
        let sari = country.national_admin("Sari");
        country.it_is("2026-07-06 09:00");
        let pothole = country.citizen("Budi").reports(POTHOLE, KERTEK);
        pothole.waits_at_the_desk();
        let (_, province) = country.connects(PROVINCE);
        sari.does(&pothole, route(PROVINCE));
        pothole.is_due(Resolution, "2026-07-25 WIB");

        // By Wednesday the regency is connected. The province names it, and so does the map of duties.
        country.days_pass(2);
        let (_, regency) = country.connects(REGENCY);
        province.does(&pothole, start("Kami periksa."));
        province.does(&pothole, decline_for("Jalan ini milik kabupaten.", REGENCY));
        pothole.is(Routed);
        pothole.is_with(REGENCY);
        pothole.is_due(FirstResponse, "2026-07-16 WIB");
        pothole.is_due(Resolution, "2026-07-25 WIB");
        province.knows_nothing_of(&pothole);

        // It was the first decline. The second one is a dispute.
        regency.does(&pothole, decline("Bukan kami."));
        pothole.is(Disputed);
    });
}

#[test]
fn two_regencies_of_one_province_hear_it_from_their_coordinator() {
    story(|country| {
        let (_, regency) = country.connects(REGENCY);
        let (_, other) = country.connects(OTHER_REGENCY);
        country.connects("PEMDA-34.04");
        let sari = country.national_admin("Sari");
        let coordinator = country.coordinator(PROVINCE);
        let stranger = country.coordinator("PEMDA-34");
        let pothole = country.citizen("Budi").reports(POTHOLE, KERTEK);
        regency.does(&pothole, decline("Itu di kabupaten sebelah."));
        sari.does(&pothole, route(OTHER_REGENCY));
        other.does(&pothole, decline("Itu bukan di tempat kami."));

        stranger.knows_nothing_of(&pothole);
        coordinator.may_not(&pothole, arbitrate("Bukan di sini.", "PEMDA-34.04"), RefusalCode::NotYours);
        coordinator.does(&pothole, arbitrate("Pasar itu di sisi Wonosobo.", REGENCY));
        pothole.is_with(REGENCY);
    });
}

#[test]
fn whoever_sent_it_there_does_not_decide() {
    story(|country| {
        let (_, regency) = country.connects(REGENCY);
        let (_, other) = country.connects(OTHER_REGENCY);
        let coordinator = country.coordinator(PROVINCE);
        let wati = country.arbiter("Wati");
        let pothole = country.citizen("Budi").reports(POTHOLE, KERTEK);
        regency.does(&pothole, decline("Itu di kabupaten sebelah."));
        coordinator.does(&pothole, route(OTHER_REGENCY));
        other.does(&pothole, decline("Itu bukan di tempat kami."));

        coordinator.may_not(&pothole, arbitrate("Tetap.", OTHER_REGENCY), RefusalCode::OwnRouting);
        assert!(!coordinator.opens(&pothole).actions.contains(&CommandName::Arbitrate));
        wati.does(&pothole, arbitrate("Pasar itu di sisi Wonosobo.", REGENCY));

        // A week later a map turns up that nobody had: she looks again.
        country.days_pass(7);
        wati.does(&pothole, rearbitrate("Batasnya digeser tahun lalu."));
        pothole.is(Disputed);
        wati.does(&pothole, arbitrate("Pasar itu sekarang di sisi Temanggung.", OTHER_REGENCY));
        pothole.is_with(OTHER_REGENCY);
    });
}

#[test]
fn a_secret_dispute_waits_for_a_person_and_is_told_above() {
    story(|country| {
        let unit = "PEMDA-33.07/INSPEKTORAT";
        let (head, _) = country.circle(unit);
        country.connects(REGENCY);
        let sari = country.national_admin("Sari");
        let wati = country.arbiter("Wati");
        let coordinator = country.coordinator(PROVINCE);
        let siti = country.citizen("Siti").in_secret();
        country.it_is("2026-07-06 09:00");
        let report = siti.reports("Kami diminta uang untuk kartu keluarga.", KERTEK);
        for _ in 0..2 {
            sari.does(&report, route_to_unit(unit));
            head.does(&report, decline("Bukan bagian kami."));
        }
        report.is(Disputed);
        head.knows_nothing_of(&report);
        coordinator.knows_nothing_of(&report);

        // The program routes no secret report. When the time is over it tells the whole national desk instead.
        country.time_passes_until("2026-07-09 00:01");
        report.is(Disputed);
        report.was_raised_to(Rung::National);
        let decided = Command::Arbitrate {
            institution: lapor_domain::values::InstitutionCode::new(REGENCY),
            unit: unit.parse().ok(),
            text: "Pemeriksaan ada pada inspektorat.".into(),
        };
        wati.does(&report, decided);
        head.does(&report, start("Kami dalami."));
        report.is(InProgress);
    });
}
