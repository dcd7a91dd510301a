use super::{KERTEK, POTHOLE, REGENCY};
use lapor_domain::cases::commands::Command;
use lapor_domain::cases::refusal::RefusalCode;
use lapor_domain::cases::status::{Ending::*, Status::*};
use lapor_testkit::apps::{answer, rate, reopen, story};

#[test]
fn an_answer_is_rated_once_and_a_new_one_anew() {
    story(|country| {
        let (_, officer) = country.connects(REGENCY);
        let budi = country.citizen("Budi");
        let pothole = budi.reports(POTHOLE, KERTEK);
        officer.does(&pothole, answer("Sudah ditambal."));
        budi.may_not(&pothole, rate(5), RefusalCode::NotNow);
        budi.does(&pothole, Command::Confirm);
        budi.does(&pothole, rate(4));
        budi.may_not(&pothole, rate(5), RefusalCode::RatedAlready);
        officer.may_not(&pothole, rate(5), RefusalCode::NotYours);

        budi.does(&pothole, reopen("Sudah berlubang lagi."));
        officer.does(&pothole, answer("Diaspal ulang."));
        assert_eq!(pothole.case().rating, None, "the new answer has no rating yet");
        country.days_pass(20);
        pothole.is(Closed(AnsweredNoReply));
        assert_eq!(pothole.case().rating, None, "silence is no rating");
        budi.does(&pothole, rate(1));
        pothole.is(Closed(AnsweredNoReply));
        assert_eq!(pothole.case().rating.map(|rating| rating.points()), Some(1));
    });
}
