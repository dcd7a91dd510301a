use super::{KERTEK, POTHOLE, REGENCY, VAGUE};
use lapor_app::look::View;
use lapor_domain::cases::commands::Command;
use lapor_domain::cases::facts::Rung;
use lapor_domain::cases::refusal::RefusalCode;
use lapor_domain::cases::status::Status::*;
use lapor_domain::deadlines::clocks::ClockKind::*;
use lapor_testkit::apps::{answer, route, start, story};

#[test]
fn what_nobody_answers_rises_step_by_step() {
    story(|country| {
        let (admin, officer) = country.connects(REGENCY);
        let sari = country.national_admin("Sari");
        let budi = country.citizen("Budi");
        country.it_is("2026-07-06 09:00");
        let pothole = budi.reports(POTHOLE, KERTEK);
        pothole.was_raised_to(Rung::Officer);
        budi.may_not(&pothole, Command::Escalate, RefusalCode::NothingBreached);

        country.time_passes_until("2026-07-14 00:00");
        pothole.was_raised_to(Rung::Admin);
        assert!(admin.lists(View::Raised).contains(&pothole.ticket));
        country.time_passes_until("2026-07-24 23:00");
        pothole.was_raised_to(Rung::Admin);
        country.time_passes_until("2026-07-25 00:00");
        pothole.was_raised_to(Rung::Coordinator);

        budi.does(&pothole, Command::Escalate);
        pothole.was_raised_to(Rung::National);
        assert!(sari.lists(View::Raised).contains(&pothole.ticket));
        budi.does(&pothole, Command::Escalate);
        pothole.was_raised_to(Rung::Ombudsman);
        budi.may_not(&pothole, Command::Escalate, RefusalCode::AtTheTop);

        pothole.is(Routed);
        officer.does(&pothole, start("Maaf terlambat, kami periksa hari ini."));
        officer.does(&pothole, answer("Sudah ditambal."));
        let late: Vec<_> =
            pothole.case().clocks.into_iter().filter(|clock| clock.breached_at.is_some()).collect();
        assert_eq!(late.iter().map(|clock| clock.kind).collect::<Vec<_>>(), [FirstResponse, Resolution]);
    });
}

#[test]
fn what_the_desk_leaves_lying_goes_to_all_of_it() {
    story(|country| {
        country.connects(REGENCY);
        let sari = country.national_admin("Sari");
        country.it_is("2026-07-06 09:00");
        let report = country.citizen("Budi").reports(VAGUE, KERTEK);
        report.is_due(Verification, "2026-07-10 WIB");
        country.time_passes_until("2026-07-10 00:00");
        report.was_raised_to(Rung::National);

        sari.does(&report, route(REGENCY));
        report.was_raised_to(Rung::Officer);
    });
}

#[test]
fn a_mark_made_at_night_does_not_refuse_the_officers_answer() {
    story(|country| {
        let (_, officer) = country.connects(REGENCY);
        country.it_is("2026-07-06 09:00");
        let pothole = country.citizen("Budi").reports(POTHOLE, KERTEK);
        let seen = officer.opens(&pothole).case;
        country.time_passes_until("2026-07-14 00:00");
        let now = pothole.case();
        assert!(now.version > seen.version, "the case was marked");
        assert_eq!(now.seen_version, seen.seen_version, "and there is nothing new to read");
    });
}
