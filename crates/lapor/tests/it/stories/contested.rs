use super::{KERTEK, REGENCY, VAGUE};
use lapor_domain::cases::commands::{CommandName, RejectionCode};
use lapor_domain::cases::facts::Rung;
use lapor_domain::cases::refusal::RefusalCode;
use lapor_domain::cases::status::Status::*;
use lapor_domain::deadlines::clocks::ClockKind::*;
use lapor_testkit::apps::{ask, contest, reject, reply, route, story};

const NOT_OURS: &str = "Ini bukan soal pelayanan publik.";

#[test]
fn a_contested_rejection_is_decided_by_someone_else() {
    story(|country| {
        country.connects(REGENCY);
        let (sari, dewi) = (country.national_admin("Sari"), country.national_admin("Dewi"));
        let budi = country.citizen("Budi");
        country.it_is("2026-07-06 09:00");
        let report = budi.reports(VAGUE, KERTEK);
        sari.does(&report, reject(RejectionCode::NotPublicService, NOT_OURS));
        report.is(Rejected);
        report.runs(&[]);
        budi.is_offered(&report, &[CommandName::Contest, CommandName::NameParty]);

        country.days_pass(1);
        budi.does(&report, contest("Ini soal jalan umum."));
        report.waits_at_the_desk();
        report.is_due(Verification, "2026-07-11 WIB");
        sari.may_not(&report, reject(RejectionCode::NotPublicService, NOT_OURS), RefusalCode::SamePerson);
        sari.may_not(&report, route(REGENCY), RefusalCode::SamePerson);

        dewi.does(&report, route(REGENCY));
        report.is_with(REGENCY);
    });
}

#[test]
fn a_rejection_is_contested_once() {
    story(|country| {
        let (sari, dewi) = (country.national_admin("Sari"), country.national_admin("Dewi"));
        let budi = country.citizen("Budi");
        let report = budi.reports(VAGUE, KERTEK);
        sari.does(&report, reject(RejectionCode::NotPublicService, NOT_OURS));
        budi.does(&report, contest("Ini soal jalan umum."));
        dewi.does(&report, reject(RejectionCode::NotPublicService, NOT_OURS));
        budi.may_not(&report, contest("Tetap soal jalan umum."), RefusalCode::ContestUsed);
        budi.is_offered(&report, &[CommandName::NameParty]);
    });
}

#[test]
fn a_rejection_can_be_contested_for_thirty_working_days() {
    story(|country| {
        let sari = country.national_admin("Sari");
        let budi = country.citizen("Budi");
        country.it_is("2026-07-06 09:00");
        let (late, in_time) = (budi.reports(VAGUE, KERTEK), budi.reports(VAGUE, KERTEK));
        sari.does(&late, reject(RejectionCode::NotPublicService, NOT_OURS));
        sari.does(&in_time, reject(RejectionCode::NotPublicService, NOT_OURS));

        // Thirty working days after 6 July, with Independence Day on a Monday between.
        country.it_is("2026-08-18 23:59");
        budi.does(&in_time, contest("Ini soal jalan umum."));
        country.it_is("2026-08-19 00:00");
        budi.may_not(&late, contest("Ini soal jalan umum."), RefusalCode::ContestOver);
    });
}

#[test]
fn where_nobody_else_is_there_the_rejecter_routes_and_someone_above_knows() {
    story(|country| {
        country.connects(REGENCY);
        let sari = country.national_admin("Sari");
        let budi = country.citizen("Budi");
        let report = budi.reports(VAGUE, KERTEK);
        sari.does(&report, reject(RejectionCode::NotPublicService, NOT_OURS));
        budi.does(&report, contest("Ini soal jalan umum."));
        sari.may_not(&report, reject(RejectionCode::Spam, NOT_OURS), RefusalCode::SamePerson);
        sari.does(&report, route(REGENCY));
        report.was_raised_to(Rung::National);
    });
}

#[test]
fn for_lack_of_substance_nobody_is_refused_unasked() {
    story(|country| {
        let sari = country.national_admin("Sari");
        let budi = country.citizen("Budi");
        let report = budi.reports(VAGUE, KERTEK);
        let empty = || reject(RejectionCode::NoSubstanceAfterAsking, "Tidak ada yang bisa kami teruskan.");
        sari.may_not(&report, empty(), RefusalCode::AskFirst);
        sari.does(&report, ask("Apa yang terjadi?"));
        budi.does(&report, reply("Ya begitulah."));
        sari.does(&report, empty());
        report.is(Rejected);
    });
}
