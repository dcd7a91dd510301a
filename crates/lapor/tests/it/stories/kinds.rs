use super::{KERTEK, POTHOLE, REGENCY};
use lapor_domain::deadlines::clocks::ClockKind::*;
use lapor_domain::reports::{Draft, Kind};
use lapor_testkit::apps::{draft, inform, route_to_unit, story};

#[test]
fn what_is_asked_or_wished_is_answered_sooner_than_a_complaint() {
    story(|country| {
        let (_, officer) = country.connects(REGENCY);
        let budi = country.citizen("Budi");
        country.it_is("2026-07-06 09:00");
        let of_kind = |kind| budi.sends(Draft { kind: Some(kind), ..draft(POTHOLE, KERTEK) });
        of_kind(Kind::Aspiration).is_due(Resolution, "2026-07-14 WIB");
        of_kind(Kind::Complaint).is_due(Resolution, "2026-07-25 WIB");
        let question = of_kind(Kind::Information);
        question.is_due(Resolution, "2026-07-14 WIB");
        officer.does(&question, inform("Jalan itu dijadwalkan ditambal bulan Agustus."));
        question.is_due(ReporterReply, "2026-07-21 WIB");
    });
}

#[test]
fn an_examination_of_officials_may_take_sixty_working_days() {
    story(|country| {
        let sari = country.national_admin("Sari");
        country.circle("PEMDA-33.07/INSPEKTORAT");
        country.it_is("2026-07-06 09:00");
        let report = country.citizen("somebody").reports("bendahara desa menyelewengkan blt", KERTEK);
        sari.does(&report, route_to_unit("PEMDA-33.07/INSPEKTORAT"));
        report.is_due(Resolution, "2026-10-01 WIB");
        assert_eq!(report.clock(Resolution).instrument.as_str(), "permenpanrb-62-2018");
    });
}
