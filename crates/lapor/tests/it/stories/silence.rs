use super::{KERTEK, POTHOLE, REGENCY};
use lapor_domain::cases::commands::{Command, CommandName};
use lapor_domain::cases::refusal::RefusalCode;
use lapor_domain::cases::status::{Ending::*, Status::*};
use lapor_domain::deadlines::clocks::ClockKind::*;
use lapor_testkit::apps::{answer, refuse, story};

#[test]
fn the_silent_citizen_is_not_counted_as_satisfied() {
    story(|country| {
        let (_, officer) = country.connects(REGENCY);
        let budi = country.citizen("Budi");
        country.it_is("2026-07-15 16:00");
        let pothole = budi.reports(POTHOLE, KERTEK);
        officer.does(&pothole, answer("Sudah ditambal."));
        pothole.is_due(ReporterReply, "2026-07-30 WIB");

        country.time_passes_until("2026-07-29 23:59");
        pothole.is(Answered);
        country.time_passes_until("2026-07-30 00:00");
        pothole.is(Closed(AnsweredNoReply));
        pothole.runs(&[]);
        let left = [CommandName::Reply, CommandName::Reopen, CommandName::Rate, CommandName::NameParty];
        budi.is_offered(&pothole, &left);
        assert_eq!(pothole.case().rating, None, "silence rates nothing");
    });
}

#[test]
fn a_refusal_met_with_silence_stays_a_refusal() {
    story(|country| {
        let (_, officer) = country.connects(REGENCY);
        let budi = country.citizen("Budi");
        country.it_is("2026-07-15 16:00");
        let pothole = budi.reports(POTHOLE, KERTEK);
        officer.may_not(&pothole, refuse("Tidak bisa.", " "), RefusalCode::LawMissing);
        officer.does(&pothole, refuse("Jalan itu di dalam kawasan pribadi.", "UU 38/2004 Pasal 12"));

        country.time_passes_until("2026-07-30 00:00");
        pothole.is(Closed(RefusedByLaw));
        let answer = budi.opens(&pothole).thread.pop().expect("the answer");
        assert_eq!(answer.law, "UU 38/2004 Pasal 12");
    });
}

#[test]
fn accepting_a_refusal_is_no_solution() {
    story(|country| {
        let (_, officer) = country.connects(REGENCY);
        let budi = country.citizen("Budi");
        let pothole = budi.reports(POTHOLE, KERTEK);
        officer.does(&pothole, refuse("Jalan itu di dalam kawasan pribadi.", "UU 38/2004 Pasal 12"));
        budi.does(&pothole, Command::Confirm);
        pothole.is(Closed(RefusedByLaw));
    });
}
