use super::{KERTEK, OTHER_REGENCY, POTHOLE, PROVINCE, REGENCY};
use lapor_domain::actors::Role;
use lapor_domain::cases::commands::{Command, CommandName};
use lapor_domain::cases::facts::Purpose;
use lapor_domain::cases::refusal::RefusalCode;
use lapor_domain::cases::status::{Ending::*, Status::*};
use lapor_domain::deadlines::clocks::ClockKind::*;
use lapor_testkit::apps::{answer, correct, refuse, return_to_work, story};

#[test]
fn who_wrote_an_answer_puts_it_right_and_the_reporter_has_time_anew() {
    story(|country| {
        let (admin, officer) = country.connects(REGENCY);
        let colleague = country.member("colleague", Role::Officer, REGENCY);
        let budi = country.citizen("Budi");
        country.it_is("2026-07-06 09:00");
        let pothole = budi.reports(POTHOLE, KERTEK);
        officer.does(&pothole, answer("Ditambal pada 5 Juni."));
        pothole.is_due(ReporterReply, "2026-07-21 WIB");

        country.it_is("2026-07-08 09:00");
        colleague.may_not(&pothole, correct("Bukan saya."), RefusalCode::NotYours);
        officer.does(&pothole, correct("Ditambal pada 5 Juli."));
        pothole.is(Answered);
        pothole.is_due(ReporterReply, "2026-07-23 WIB");
        admin.does(&pothole, correct("Ditambal pada 5 Juli, di depan pasar."));

        let said: Vec<_> = budi.opens(&pothole).thread.into_iter().map(|one| one.purpose).collect();
        assert_eq!(said, [Purpose::Answer, Purpose::Correction, Purpose::Correction], "nothing is unsaid");
    });
}

#[test]
fn a_refusal_put_right_still_quotes_its_law() {
    story(|country| {
        let (_, officer) = country.connects(REGENCY);
        let pothole = country.citizen("Budi").reports(POTHOLE, KERTEK);
        officer.does(&pothole, refuse("Jalan itu di dalam kawasan pribadi.", "UU 38/2004 Pasal 12"));
        officer.may_not(&pothole, correct("Jalan itu milik pribadi."), RefusalCode::LawMissing);
        let lawful = Command::CorrectAnswer {
            text: "Jalan itu milik pribadi.".to_owned(),
            law: "UU 38/2004 Pasal 12".to_owned(),
        };
        officer.does(&pothole, lawful);
    });
}

#[test]
fn an_answer_found_to_be_false_goes_back_to_work() {
    story(|country| {
        let (admin, officer) = country.connects(REGENCY);
        let coordinator = country.coordinator(PROVINCE);
        let elsewhere = country.member("admin elsewhere", Role::Admin, OTHER_REGENCY);
        let budi = country.citizen("Budi");
        country.it_is("2026-07-06 09:00");
        let pothole = budi.reports(POTHOLE, KERTEK);
        officer.does(&pothole, answer("Sudah ditambal, lihat foto."));
        budi.does(&pothole, Command::Confirm);
        pothole.is(Closed(ConfirmedSolved));

        let false_photo = || return_to_work("Foto itu dari jalan lain.");
        admin.may_not(&pothole, false_photo(), RefusalCode::NotYours);
        elsewhere.knows_nothing_of(&pothole);
        assert!(coordinator.opens(&pothole).actions.contains(&CommandName::ReturnToWork));
        country.it_is("2026-07-08 09:00");
        coordinator.does(&pothole, false_photo());
        pothole.is(InProgress);
        pothole.is_with(REGENCY);
        pothole.runs(&[Resolution, TotalWait]);
        pothole.is_due(Resolution, "2026-07-16 WIB");
        assert_eq!(pothole.case().counters.reopenings, 0, "it costs Budi nothing");
        officer.does(&pothole, answer("Baru sekarang ditambal."));
    });
}
