use super::{KERTEK, OTHER_REGENCY, POTHOLE, PROVINCE, REGENCY};
use lapor_domain::cases::refusal::RefusalCode;
use lapor_domain::cases::status::Status::*;
use lapor_domain::deadlines::clocks::ClockKind::*;
use lapor_testkit::apps::{answer, decline, decline_for, route, story};

#[test]
fn a_wrong_door_costs_the_reporter_no_time() {
    story(|country| {
        let (_, officer) = country.connects(REGENCY);
        let (_, province_officer) = country.connects(PROVINCE);
        let sari = country.national_admin("Sari");
        let budi = country.citizen("Budi");
        country.it_is("2026-07-06 09:00");
        let pothole = budi.reports(POTHOLE, KERTEK);
        pothole.is_with(REGENCY);
        pothole.is_due(Resolution, "2026-07-25 WIB");

        country.days_pass(1);
        officer.does(&pothole, decline_for("Itu jalan provinsi.", PROVINCE));
        pothole.waits_at_the_desk();
        pothole.runs(&[Verification, Resolution, TotalWait]);
        officer.knows_nothing_of(&pothole);

        sari.does(&pothole, route(PROVINCE));
        pothole.is_due(Resolution, "2026-07-25 WIB");
        province_officer.does(&pothole, answer("Lubang sudah ditambal."));
        pothole.is(Answered);
        assert_eq!(pothole.case().counters.declines, 1);
    });
}

#[test]
fn a_coordinator_sends_it_on_inside_its_own_province_only() {
    story(|country| {
        let (_, officer) = country.connects(REGENCY);
        country.connects(OTHER_REGENCY);
        country.connects("PEMDA-34.04");
        let coordinator = country.coordinator(PROVINCE);
        let pothole = country.citizen("Budi").reports(POTHOLE, KERTEK);
        officer.does(&pothole, decline("Itu di kabupaten sebelah."));

        assert!(coordinator.has_on_the_desk(&pothole));
        coordinator.may_not(&pothole, route("PEMDA-34.04"), RefusalCode::NotYours);
        coordinator.does(&pothole, route(OTHER_REGENCY));
        pothole.is_with(OTHER_REGENCY);
    });
}
