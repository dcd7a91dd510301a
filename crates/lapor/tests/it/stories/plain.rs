use super::{KERTEK, POTHOLE, REGENCY};
use lapor_domain::cases::commands::{Command, CommandName};
use lapor_domain::cases::facts::Purpose;
use lapor_domain::cases::status::{Ending::ConfirmedSolved, Status::*};
use lapor_domain::deadlines::clocks::ClockKind::*;
use lapor_testkit::apps::{answer, progress, reply, start, story};

#[test]
fn a_pothole_is_reported_and_mended() {
    story(|country| {
        let (_, officer) = country.connects(REGENCY);
        let budi = country.citizen("Budi");

        country.it_is("2026-07-06 09:00");
        let pothole = budi.reports(POTHOLE, KERTEK);
        pothole.is(Routed);
        pothole.is_with(REGENCY);
        pothole.is_with_unit("PEMDA-33.07/DPUPR");
        pothole.runs(&[FirstResponse, Resolution, TotalWait]);
        pothole.is_due(FirstResponse, "2026-07-14 WIB");
        pothole.is_due(Resolution, "2026-07-25 WIB");

        country.time_passes_until("2026-07-08 10:00");
        officer.does(&pothole, start("Petugas kami memeriksa jalan itu besok pagi."));
        pothole.is(InProgress);
        pothole.runs(&[Resolution, TotalWait]);

        country.time_passes_until("2026-07-13 10:00");
        officer.does(&pothole, progress("Lubang sudah diukur, aspal datang hari Rabu."));

        country.time_passes_until("2026-07-15 16:00");
        officer.does(&pothole, answer("Lubang sudah ditambal pada 15 Juli, foto terlampir."));
        pothole.is(Answered);
        pothole.is_due(ReporterReply, "2026-07-30 WIB");
        budi.is_offered(
            &pothole,
            &[
                CommandName::Reply,
                CommandName::Confirm,
                CommandName::Reopen,
                CommandName::Withdraw,
                CommandName::NameParty,
            ],
        );

        country.time_passes_until("2026-07-16 20:00");
        budi.does(&pothole, Command::Confirm);
        pothole.is(Closed(ConfirmedSolved));
        pothole.runs(&[]);

        let seen = budi.opens(&pothole);
        let thread: Vec<Purpose> = seen.thread.iter().map(|message| message.purpose).collect();
        assert_eq!(thread, [Purpose::Start, Purpose::Progress, Purpose::Answer]);
        assert_eq!(seen.report.words, POTHOLE);
        assert_eq!(seen.sums.len(), seen.case.clocks.len(), "every clock is shown as a sum");
    });
}

#[test]
fn the_reporter_may_add_something_at_any_time() {
    story(|country| {
        let (_, officer) = country.connects(REGENCY);
        let budi = country.citizen("Budi");
        country.it_is("2026-07-06 09:00");
        let pothole = budi.reports(POTHOLE, KERTEK);
        budi.does(&pothole, reply("Lubangnya makin besar setelah hujan."));
        pothole.is(Routed);

        officer.does(&pothole, answer("Sudah ditambal."));
        pothole.is_due(ReporterReply, "2026-07-21 WIB");

        country.time_passes_until("2026-07-14 09:00");
        budi.does(&pothole, reply("Saya cek dulu."));
        pothole.is_due(ReporterReply, "2026-07-29 WIB");

        country.time_passes_until("2026-07-16 09:00");
        budi.does(&pothole, reply("Masih saya cek."));
        pothole.is_due(ReporterReply, "2026-07-29 WIB");
        pothole.is(Answered);
    });
}
