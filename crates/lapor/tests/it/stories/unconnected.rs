use super::{KERTEK, POTHOLE, PROVINCE, REGENCY};
use lapor_domain::cases::refusal::RefusalCode;
use lapor_domain::cases::status::Status::*;
use lapor_testkit::apps::{answer, assign, route, start, story};

#[test]
fn the_nearest_above_acts_for_who_is_not_connected() {
    story(|country| {
        let (province_admin, province_officer) = country.connects(PROVINCE);
        let pothole = country.citizen("Budi").reports(POTHOLE, KERTEK);
        pothole.is(Routed);
        pothole.is_with_in_place_of(PROVINCE, REGENCY);
        assert!(province_officer.has_on_the_desk(&pothole));
        province_admin.does(&pothole, assign("PEMDA-33.07/DPUPR"));
        province_officer.does(&pothole, start("Kami teruskan ke kabupaten dan mengawalnya."));
        province_officer.does(&pothole, answer("Kabupaten sudah menambal lubang itu."));
        pothole.is(Answered);
    });
}

#[test]
fn where_nobody_can_act_it_stays_at_the_desk() {
    story(|country| {
        let sari = country.national_admin("Sari");
        let pothole = country.citizen("Budi").reports(POTHOLE, KERTEK);
        pothole.waits_at_the_desk();
        sari.may_not(&pothole, route(REGENCY), RefusalCode::Unreachable);
        pothole.waits_at_the_desk();
        assert!(sari.has_on_the_desk(&pothole));

        let (_, officer) = country.connects(REGENCY);
        sari.does(&pothole, route(REGENCY));
        pothole.is_with(REGENCY);
        officer.does(&pothole, start("Kami periksa."));
    });
}

#[test]
fn an_admin_without_an_officer_is_not_connected() {
    story(|country| {
        country.member("only an admin", lapor_domain::actors::Role::Admin, REGENCY);
        let pothole = country.citizen("Budi").reports(POTHOLE, KERTEK);
        pothole.waits_at_the_desk();
    });
}
