//! A promise: an act by a date, kept, put off or broken.

use super::{KERTEK, POTHOLE, REGENCY};
use lapor_domain::cases::commands::Command;
use lapor_domain::cases::refusal::RefusalCode;
use lapor_domain::cases::status::{Ending::*, Status::*};
use lapor_domain::deadlines::clocks::ClockKind::*;
use lapor_testkit::apps::{deliver, promise, reopen, story};

#[test]
fn a_broken_promise_is_worked_on_again() {
    story(|country| {
        let (_, officer) = country.connects(REGENCY);
        let budi = country.citizen("Budi");
        country.it_is("2026-07-06 09:00");
        let pothole = budi.reports(POTHOLE, KERTEK);
        officer.may_not(&pothole, promise("Ditambal.", "2026-07-06"), RefusalCode::PromisePast);
        officer.may_not(&pothole, promise("Ditambal.", "2026-10-05"), RefusalCode::PromiseTooLong);
        officer.does(&pothole, promise("Ditambal bulan ini.", "2026-07-20"));
        pothole.is(Promised);
        pothole.is_due(Promise, "2026-07-21 WIB");

        country.it_is("2026-07-21 00:01");
        country.the_program_looks();
        pothole.is(InProgress);
        pothole.is_due(Resolution, "2026-07-29 WIB");
    });
}

#[test]
fn a_promise_is_put_off_once_and_only_before_its_day() {
    story(|country| {
        let (_, officer) = country.connects(REGENCY);
        let budi = country.citizen("Budi");
        country.it_is("2026-07-06 09:00");
        let pothole = budi.reports(POTHOLE, KERTEK);
        officer.does(&pothole, promise("Ditambal bulan ini.", "2026-07-20"));
        country.it_is("2026-07-19 09:00");
        officer.does(&pothole, promise("Hujan, diundur.", "2026-07-30"));
        pothole.is_due(Promise, "2026-07-31 WIB");
        officer.may_not(&pothole, promise("Diundur lagi.", "2026-08-05"), RefusalCode::PromiseRenewed);

        let other = country.citizen("Sari").reports(POTHOLE, KERTEK);
        officer.does(&other, promise("Ditambal besok.", "2026-07-20"));
        country.it_is("2026-07-20 09:00");
        officer.may_not(&other, promise("Hujan.", "2026-07-30"), RefusalCode::PromiseDue);
    });
}

#[test]
fn a_kept_promise_is_an_answer_and_the_reporter_has_the_last_word() {
    story(|country| {
        let (_, officer) = country.connects(REGENCY);
        let budi = country.citizen("Budi");
        country.it_is("2026-07-06 09:00");
        let pothole = budi.reports(POTHOLE, KERTEK);
        officer.does(&pothole, promise("Ditambal bulan ini.", "2026-07-20"));
        officer.does(&pothole, deliver("Ditambal pada 10 Juli."));
        pothole.is(Answered);
        pothole.is_due(ReporterReply, "2026-07-21 WIB");
        budi.does(&pothole, reopen("Berlubang lagi."));
        officer.does(&pothole, promise("Ditambal ulang.", "2026-07-20"));
        budi.does(&pothole, Command::Confirm);
        pothole.is(Closed(ConfirmedSolved));
    });
}
