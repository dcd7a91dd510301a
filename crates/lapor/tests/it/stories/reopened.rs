use super::{KERTEK, POTHOLE, REGENCY};
use lapor_domain::cases::commands::{Command, CommandName};
use lapor_domain::cases::refusal::RefusalCode;
use lapor_domain::cases::status::{Ending::*, Status::*};
use lapor_domain::deadlines::clocks::ClockKind::*;
use lapor_testkit::apps::{answer, reopen, story};

#[test]
fn not_solved_can_be_said_twice() {
    story(|country| {
        let (_, officer) = country.connects(REGENCY);
        let budi = country.citizen("Budi");
        country.it_is("2026-07-06 09:00");
        let pothole = budi.reports(POTHOLE, KERTEK);
        officer.does(&pothole, answer("Sudah ditambal."));

        country.days_pass(1);
        budi.does(&pothole, reopen("Tambalannya hilang kena hujan."));
        pothole.is(InProgress);
        pothole.runs(&[Resolution, TotalWait]);
        pothole.is_due(Resolution, "2026-07-15 WIB");
        assert_eq!(pothole.clock(Resolution).instrument.as_str(), "house");
        officer.does(&pothole, answer("Sudah ditambal lagi."));
        budi.does(&pothole, Command::Confirm);
        pothole.is(Closed(ConfirmedSolved));

        country.days_pass(7);
        budi.does(&pothole, reopen("Sudah berlubang lagi."));
        pothole.is(InProgress);
        officer.does(&pothole, answer("Diaspal ulang."));
        budi.may_not(&pothole, reopen("Masih berlubang."), RefusalCode::ReopeningUsed);
        let left = [CommandName::Reply, CommandName::Confirm, CommandName::Withdraw, CommandName::NameParty];
        budi.is_offered(&pothole, &left);
        assert_eq!(pothole.case().counters.reopenings, 2);
    });
}

#[test]
fn after_thirty_working_days_an_ending_stands() {
    story(|country| {
        let (_, officer) = country.connects(REGENCY);
        let budi = country.citizen("Budi");
        country.it_is("2026-07-06 09:00");
        let pothole = budi.reports(POTHOLE, KERTEK);
        officer.does(&pothole, answer("Sudah ditambal."));
        budi.does(&pothole, Command::Confirm);
        country.it_is("2026-08-19 00:00");
        budi.may_not(&pothole, reopen("Berlubang lagi."), RefusalCode::ReopeningOver);
        country.it_is("2026-08-18 23:59");
        budi.does(&pothole, reopen("Berlubang lagi."));
        pothole.is(InProgress);
    });
}
