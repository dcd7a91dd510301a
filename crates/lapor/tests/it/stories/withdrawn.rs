use super::{KERTEK, POTHOLE, REGENCY, VAGUE};
use lapor_app::look::View;
use lapor_domain::cases::commands::{Command, CommandName};
use lapor_domain::cases::refusal::RefusalCode;
use lapor_domain::cases::status::Status::*;
use lapor_domain::deadlines::clocks::ClockKind::*;
use lapor_testkit::apps::{answer, ask, reply, start, story};

const BRIBE: &str = "Camat meminta setoran dari dana hibah, kegiatannya fiktif dan uangnya dikorupsi.";

#[test]
fn withdrawn_under_pressure_and_resumed_it_goes_on_where_it_stood() {
    story(|country| {
        let (_, officer) = country.connects(REGENCY);
        let budi = country.citizen("Budi");
        country.it_is("2026-07-06 09:00");
        let pothole = budi.reports(POTHOLE, KERTEK);
        pothole.is_due(FirstResponse, "2026-07-14 WIB");

        country.it_is("2026-07-07 09:00");
        budi.does(&pothole, Command::Withdraw);
        pothole.is(Withdrawn);
        pothole.runs(&[]);
        assert!(!officer.has_on_the_desk(&pothole));
        assert!(officer.lists(View::Ended).contains(&pothole.ticket));
        officer.may_not(&pothole, start("Kami mulai."), RefusalCode::NotNow);
        budi.is_offered(&pothole, &[CommandName::Resume, CommandName::NameParty]);

        country.time_passes_until("2026-07-20 09:00");
        pothole.is(Withdrawn);
        budi.does(&pothole, Command::Resume);
        pothole.is(Routed);
        pothole.is_with(REGENCY);
        pothole.runs(&[FirstResponse, Resolution, TotalWait]);
        // One working day had passed; the four that were left are the 21st to the 24th.
        pothole.is_due(FirstResponse, "2026-07-25 WIB");
        assert_eq!(pothole.clock(TotalWait).started_at, pothole.case().sent_at, "Budi has waited all along");

        officer.does(&pothole, start("Kami mulai."));
        officer.does(&pothole, answer("Sudah ditambal."));
        budi.does(&pothole, Command::Confirm);
    });
}

#[test]
fn after_thirty_working_days_a_withdrawal_stands() {
    story(|country| {
        country.connects(REGENCY);
        let budi = country.citizen("Budi");
        country.it_is("2026-07-06 09:00");
        let pothole = budi.reports(POTHOLE, KERTEK);
        budi.does(&pothole, Command::Withdraw);
        country.it_is("2026-08-19 00:00");
        budi.may_not(&pothole, Command::Resume, RefusalCode::ResumingOver);
        budi.is_offered(&pothole, &[CommandName::NameParty]);
        country.it_is("2026-08-18 23:59");
        budi.does(&pothole, Command::Resume);
        pothole.is(Routed);
    });
}

#[test]
fn a_question_that_was_out_is_out_again_and_lapses_later() {
    story(|country| {
        let sari = country.national_admin("Sari");
        let budi = country.citizen("Budi");
        country.it_is("2026-07-06 09:00");
        let report = budi.reports(VAGUE, KERTEK);
        sari.does(&report, ask("Di mana?"));
        report.is_due(Completion, "2026-08-06 WIB");
        country.days_pass(10);
        budi.does(&report, Command::Withdraw);
        country.days_pass(10);
        budi.does(&report, Command::Resume);
        report.is_due(Completion, "2026-08-16 WIB");
        country.time_passes_until("2026-08-15 23:00");
        budi.does(&report, reply("Di depan kantor kelurahan."));
        report.waits_at_the_desk();
    });
}

#[test]
fn nobody_is_pressed_to_take_back_a_report_of_corruption() {
    story(|country| {
        let nobody = country.citizen("somebody").in_secret();
        let report = nobody.reports(BRIBE, KERTEK);
        nobody.may_not(&report, Command::Withdraw, RefusalCode::SupervisedStays);
        nobody.is_offered(&report, &[CommandName::Reply, CommandName::NameParty]);
    });
}
