use super::{KERTEK, POTHOLE, REGENCY, VAGUE};
use lapor_domain::cases::commands::{Command, CommandName};
use lapor_domain::cases::refusal::RefusalCode;
use lapor_domain::cases::status::{Ending::Incomplete, Interrupted, Status::*};
use lapor_domain::deadlines::clocks::ClockKind::*;
use lapor_testkit::apps::{ask, reply, route, start, story};

#[test]
fn a_vague_report_is_asked_back_and_then_finds_its_way() {
    story(|country| {
        country.connects(REGENCY);
        let sari = country.national_admin("Sari");
        let budi = country.citizen("Budi");
        country.it_is("2026-07-06 09:00");
        let report = budi.reports(VAGUE, KERTEK);
        report.waits_at_the_desk();
        report.is_due(Verification, "2026-07-10 WIB");
        assert!(sari.has_on_the_desk(&report));

        country.time_passes_until("2026-07-07 09:00");
        sari.does(&report, ask("Apa yang terjadi, dan di mana tepatnya?"));
        report.is(AwaitingReporter(Interrupted::Received));
        report.runs(&[Verification, Completion, TotalWait]);
        report.is_due(Completion, "2026-08-07 WIB");
        report.is_due(Verification, "2026-08-11 WIB");
        budi.is_offered(&report, &[CommandName::Reply, CommandName::Withdraw, CommandName::NameParty]);

        country.time_passes_until("2026-07-08 20:00");
        budi.does(&report, reply("Jalan berlubang di depan pasar."));
        report.waits_at_the_desk();
        report.is_due(Verification, "2026-07-11 WIB");

        country.time_passes_until("2026-07-09 09:00");
        sari.does(&report, route(REGENCY));
        report.is(Routed);
        report.is_with(REGENCY);
        report.runs(&[FirstResponse, Resolution, TotalWait]);
    });
}

#[test]
fn the_desk_takes_its_question_back() {
    story(|country| {
        let sari = country.national_admin("Sari");
        let report = country.citizen("Budi").reports(VAGUE, KERTEK);
        sari.does(&report, ask("Di mana?"));
        sari.does(&report, Command::CancelQuestion);
        report.waits_at_the_desk();
        report.runs(&[Verification, TotalWait]);
    });
}

#[test]
fn an_unfinished_report_lapses_and_a_late_reply_takes_it_up_again() {
    story(|country| {
        let sari = country.national_admin("Sari");
        let budi = country.citizen("Budi");
        country.it_is("2026-07-06 09:00");
        let report = budi.reports(VAGUE, KERTEK);
        sari.does(&report, ask("Apa yang terjadi?"));
        report.is_due(Completion, "2026-08-06 WIB");

        country.time_passes_until("2026-08-05 23:00");
        report.is(AwaitingReporter(Interrupted::Received));
        country.time_passes_until("2026-08-06 09:00");
        report.is(Closed(Incomplete));
        report.runs(&[]);
        budi.is_offered(&report, &[CommandName::Reply, CommandName::NameParty]);

        country.it_is("2026-10-05 09:00");
        budi.does(&report, reply("Maaf baru sempat: jalan di depan pasar berlubang."));
        report.waits_at_the_desk();
        report.runs(&[Verification, TotalWait]);
        report.is_due(Verification, "2026-10-09 WIB");
        assert!(sari.has_on_the_desk(&report));
    });
}

#[test]
fn without_a_reply_the_institution_goes_on() {
    story(|country| {
        let (_, officer) = country.connects(REGENCY);
        let budi = country.citizen("Budi");
        country.it_is("2026-07-06 09:00");
        let pothole = budi.reports(POTHOLE, KERTEK);
        officer.does(&pothole, start("Kami periksa."));
        officer.does(&pothole, ask("Di sisi mana pasar?"));
        pothole.is(AwaitingReporter(Interrupted::InProgress));
        officer.may_not(&pothole, start("Kami periksa lagi."), RefusalCode::NotNow);
        // Fourteen working days, and the twenty that a question may stop the clock.
        pothole.is_due(Resolution, "2026-08-25 WIB");

        country.time_passes_until("2026-08-06 09:00");
        pothole.is(InProgress);
        pothole.runs(&[Resolution, TotalWait]);
        pothole.is_due(Resolution, "2026-08-25 WIB");
    });
}
