use super::{KERTEK, POTHOLE, PROVINCE, REGENCY};
use lapor_domain::actors::Role;
use lapor_domain::cases::commands::Command;
use lapor_domain::cases::facts::{Grade, Rung};
use lapor_domain::cases::refusal::RefusalCode;
use lapor_domain::cases::status::{Ending::ConfirmedSolved, Status::*};
use lapor_domain::deadlines::clocks::ClockKind::*;
use lapor_testkit::apps::{answer, route, route_to_unit, start, story};

const BRIBE: &str = "Camat meminta setoran dari dana hibah, kegiatannya fiktif dan uangnya dikorupsi.";
const INSPECTORATE: &str = "PEMDA-33.07/INSPEKTORAT";

#[test]
fn an_anonymous_report_of_corruption_is_opened_by_its_circle_alone() {
    story(|country| {
        let (admin, officer) = country.connects(REGENCY);
        let coordinator = country.coordinator(PROVINCE);
        let sari = country.national_admin("Sari");
        let (head, member) = country.circle(INSPECTORATE);
        let nobody = country.citizen("somebody").in_secret();
        country.it_is("2026-07-06 09:00");
        let report = nobody.reports(BRIBE, KERTEK);

        report.waits_at_the_desk();
        let case = report.case();
        assert!(case.is_secret());
        assert_eq!(case.grade, Grade::Supervised, "berkadar pengawasan");
        assert_eq!(nobody.opens(&report).contact, [""; 0], "nothing is held of who they are");
        for other in [&admin, &officer, &coordinator, &head, &member] {
            other.knows_nothing_of(&report);
        }

        assert_eq!(sari.opens(&report).report.words, BRIBE);
        sari.may_not(&report, route(REGENCY), RefusalCode::UnitNeeded);
        sari.may_not(&report, route_to_unit("PEMDA-33.07/DPUPR"), RefusalCode::NoCircle);
        sari.does(&report, route_to_unit(INSPECTORATE));
        report.is(Routed);
        for other in [&sari, &admin, &officer, &coordinator] {
            other.knows_nothing_of(&report);
        }

        country.days_pass(1);
        assert!(member.has_on_the_desk(&report));
        assert_eq!(member.opens(&report).report.words, BRIBE);
        member.does(&report, start("Kami periksa tanpa menyebut pelapor."));
        head.does(&report, answer("Pemeriksaan selesai, uang dikembalikan."));
        nobody.does(&report, Command::Confirm);
        report.is(Closed(ConfirmedSolved));

        let openings = nobody.opens(&report).openings;
        let seen_by: Vec<_> =
            openings.iter().map(|one| (one.role.as_str(), one.institution.as_str())).collect();
        assert_eq!(
            seen_by,
            [(Role::National.code(), "KEMENPANRB"), (Role::Officer.code(), REGENCY)],
            "the reporter sees every opening"
        );
    });
}

#[test]
fn a_sensitive_topic_is_secret_without_being_asked() {
    story(|country| {
        country.connects(REGENCY);
        let budi = country.citizen("Budi");
        let report = budi.reports("anak kami dilecehkan guru ngaji di pesantren", KERTEK);
        report.waits_at_the_desk();
        assert!(report.case().is_secret());
    });
}

#[test]
fn secrecy_can_be_chosen_for_anything_and_then_a_person_routes() {
    story(|country| {
        let (_, officer) = country.connects(REGENCY);
        let report = country.citizen("Budi").in_secret().reports(POTHOLE, KERTEK);
        report.waits_at_the_desk();
        officer.knows_nothing_of(&report);
    });
}

#[test]
fn where_the_unit_has_no_circle_the_one_above_takes_it() {
    story(|country| {
        let (_, officer) = country.connects(REGENCY);
        let sari = country.national_admin("Sari");
        let (head, _) = country.circle("PEMDA-33/INSPEKTORAT");
        let report = country.citizen("somebody").in_secret().reports(BRIBE, KERTEK);
        sari.does(&report, route_to_unit(INSPECTORATE));
        report.is_with_in_place_of(PROVINCE, REGENCY);
        officer.knows_nothing_of(&report);
        head.does(&report, start("Kami periksa."));
        report.is(InProgress);
    });
}

#[test]
fn raised_to_the_national_desk_a_secret_case_opens_to_it_again() {
    story(|country| {
        let sari = country.national_admin("Sari");
        let (head, _) = country.circle(INSPECTORATE);
        let nobody = country.citizen("somebody").in_secret();
        country.it_is("2026-07-06 09:00");
        let report = nobody.reports(BRIBE, KERTEK);
        sari.does(&report, route_to_unit(INSPECTORATE));
        sari.knows_nothing_of(&report);

        report.is_due(FirstResponse, "2026-07-14 WIB");
        country.time_passes_until("2026-07-14 09:00");
        report.was_raised_to(Rung::Admin);
        nobody.does(&report, Command::Escalate);
        sari.knows_nothing_of(&report);
        nobody.may_not(&report, Command::Escalate, RefusalCode::RaisedAlready);
        // Past the outer limit it is listed with the national desk and the Ombudsman at once.
        country.days_pass(90);
        report.was_raised_to(Rung::Ombudsman);
        assert!(sari.has_on_the_desk(&report));
        assert_eq!(sari.opens(&report).report.words, BRIBE);
        assert!(head.has_on_the_desk(&report));
    });
}
