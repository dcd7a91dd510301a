//! Work that takes longer than it should: extended once, and never beyond the outer limit.

use super::{KERTEK, POTHOLE, REGENCY};
use lapor_app::look::View;
use lapor_domain::cases::commands::CommandName;
use lapor_domain::cases::facts::{Purpose, Rung};
use lapor_domain::cases::refusal::RefusalCode;
use lapor_domain::cases::status::Status::*;
use lapor_domain::deadlines::clocks::ClockKind::*;
use lapor_domain::deadlines::instruments::Length;
use lapor_testkit::apps::{answer, extend, start, story};

#[test]
fn more_time_is_taken_once_with_a_reason_that_the_reporter_reads() {
    story(|country| {
        let (admin, officer) = country.connects(REGENCY);
        let budi = country.citizen("Budi");
        country.it_is("2026-07-06 09:00");
        let pothole = budi.reports(POTHOLE, KERTEK);
        officer.does(&pothole, start("Kami periksa."));
        pothole.is_due(Resolution, "2026-07-25 WIB");
        pothole.runs(&[Resolution, TotalWait]);

        // Only the regency's desk decides that it takes longer, not whoever works on it; and not as long as it likes.
        officer.may_not(&pothole, extend(5, "Aspal belum datang."), RefusalCode::NotYours);
        admin.may_not(&pothole, extend(11, "Aspal belum datang."), RefusalCode::ExtensionDays);
        country.days_pass(9);
        admin.does(&pothole, extend(5, "Aspal baru datang pekan depan."));
        pothole.is_due(Resolution, "2026-08-01 WIB");
        admin.may_not(&pothole, extend(1, "Belum juga."), RefusalCode::ExtensionUsed);
        assert!(!admin.opens(&pothole).actions.contains(&CommandName::Extend));

        // Budi reads why, and can add the days up: fourteen, and five.
        let seen = budi.opens(&pothole);
        let last = seen.thread.last().expect("there is a message");
        assert_eq!(
            (last.purpose, last.text.as_str()),
            (Purpose::Extension, "Aspal baru datang pekan depan.")
        );
        let sum = seen.sums.iter().find(|sum| sum.kind == Resolution).expect("there is one");
        assert_eq!((sum.length, sum.extensions[0].days), (Length::WorkingDays(14), 5));
        assert_eq!(sum.days.iter().filter(|day| day.counted.is_ok()).count(), 19);
        officer.does(&pothole, answer("Sudah ditambal."));
        pothole.runs(&[ReporterReply, TotalWait]);
    });
}

#[test]
fn past_the_outer_limit_everybody_above_is_told_at_once() {
    story(|country| {
        let (admin, officer) = country.connects(REGENCY);
        let sari = country.national_admin("Sari");
        country.it_is("2026-07-06 09:00");
        let pothole = country.citizen("Budi").reports(POTHOLE, KERTEK);
        officer.does(&pothole, start("Kami periksa."));
        admin.does(&pothole, extend(10, "Aspal belum datang."));
        pothole.is_due(Resolution, "2026-08-08 WIB");
        pothole.is_due(OuterLimit, "2026-09-05 WIB");

        country.time_passes_until("2026-08-08 00:30");
        pothole.was_raised_to(Rung::Admin);
        admin.may_not(&pothole, extend(1, "Terlambat."), RefusalCode::ExtensionUsed);
        country.time_passes_until("2026-09-05 00:30");
        pothole.was_raised_to(Rung::Ombudsman);
        assert!(sari.lists(View::Raised).contains(&pothole.ticket));
        pothole.is(InProgress);
    });
}
