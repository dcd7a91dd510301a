use super::{KERTEK, PROVINCE, REGENCY, VAGUE};
use lapor_app::jobs::retrain::{
    Ending, FEWEST_JUDGED, FEWEST_LEARNED, Gathered, gather, go_back, retrain, turns,
};
use lapor_app::look::Seen;
use lapor_domain::cases::commands::Command;
use lapor_domain::cases::commands::DeclineReason::Duty;
use lapor_domain::routing::outcomes::Ground;
use lapor_domain::values::InstitutionCode;
use lapor_store::models::{self, BUILT_IN, Turn};
use lapor_testkit::apps::{Country, Member, answer, decline, route, route_to_unit, start, story};

const FIRE_BRIGADE: &str = "PEMDA-33.07/DAMKAR";
const ROADS: &str = "PEMDA-33.07/DPUPR";
const REFUSE: &str = "PEMDA-33.07/DLH";

/// A report that two desks could take on.
const TWO_MATTERS: &str = "Sampah dibuang ke selokan sampai airnya meluap";

/// No door erases a text yet.
const ERASES: &str = "update reports set words = '', title = null, nonce = null where words is not null";

/// What people there say of an insect that the rulebook has never heard of.
const INSECTS: [&str; 5] = [
    "Gandrung ijo berkerumun lagi di sini",
    "Gandrung ijo memenuhi halaman bambu",
    "Ada gandrung ijo sebesar kuali",
    "Mohon gandrung ijo di bawah genteng dapur diambil",
    "Gandrung ijo keluar lagi malam ini",
];

/// Reports that the desk sends where they belong, and that are taken on there.
fn are_sent_to(country: &Country, desk: &Member<'_>, unit: &str, officer: &Member<'_>, times: usize) {
    let budi = country.citizen("Budi");
    for number in 0..times {
        let words = format!("{}, nomor rumah {number}.", INSECTS[number % INSECTS.len()]);
        let report = budi.reports(&words, KERTEK);
        report.waits_at_the_desk();
        desk.does(&report, route_to_unit(unit));
        officer.does(&report, start("Kami datang sore ini."));
    }
}

fn learns(country: &Country) -> (Gathered, Ending) {
    country.waits_for(retrain(&country.app, &mut |_| {})).expect("the records answer")
}

fn gathers(country: &Country) -> Gathered {
    country.waits_for(gather(&country.app, &mut |_| {})).expect("the records answer")
}

fn suggested(seen: &Seen) -> Vec<(&str, Option<InstitutionCode>)> {
    let proposal = seen.proposal.as_ref().expect("it was proposed");
    proposal.suggestions.iter().map(|one| (one.topic.as_str(), one.institution.clone())).collect()
}

#[test]
fn what_the_desk_puts_right_is_proposed_the_next_time() {
    story(|country| {
        let (_, officer) = country.connects(REGENCY);
        let sari = country.national_admin("Sari");
        country.it_is("2026-07-06 09:00");
        are_sent_to(country, &sari, FIRE_BRIGADE, &officer, FEWEST_LEARNED);
        let too_few = Ending::TooFew { older: 0, recent: FEWEST_LEARNED };
        assert_eq!(learns(country).1, too_few, "all of this month");
        country.it_is("2026-08-10 09:00");
        are_sent_to(country, &sari, FIRE_BRIGADE, &officer, FEWEST_JUDGED);

        let budi = country.citizen("Budi");
        let before = budi.reports("Gandrung ijo berkerumun di dapur nenek saya", KERTEK);
        let first = suggested(&sari.opens(&before)).first().map(|(topic, _)| topic.to_string());
        assert_ne!(first.as_deref(), Some("fire-rescue"));

        let (gathered, ending) = learns(country);
        assert_eq!(gathered.on(Ground::Named), FEWEST_LEARNED + FEWEST_JUDGED, "the desk named the unit");
        let Ending::Taken(1, figures) = ending else { panic!("{ending:?}") };
        assert_eq!((figures.learned, figures.corrected, figures.judged), (20, 20, 20));
        assert_eq!(figures.new.0, 20, "{figures:?}");
        assert!(figures.old.0 < 20, "{figures:?}");

        let after = budi.reports("Gandrung ijo berkerumun di dapur nenek saya", KERTEK);
        let proposed = sari.opens(&after);
        assert_eq!(suggested(&proposed)[0], ("fire-rescue", Some(InstitutionCode::new(REGENCY))));
        after.waits_at_the_desk();

        assert_eq!(country.waits_for(go_back(&country.app)).expect("back"), Some(BUILT_IN));
        let again = budi.reports("Gandrung ijo berkerumun di dapur nenek saya!", KERTEK);
        assert_eq!(suggested(&sari.opens(&again)), suggested(&sari.opens(&before)), "as it was");
        let turns = country.waits_for(turns(&country.app, 10)).expect("listed");
        let told: Vec<(Turn, i64)> = turns.iter().map(|one| (one.turn, one.in_force)).collect();
        assert_eq!(told, [(Turn::Back, BUILT_IN), (Turn::Taken, 1)]);
        assert_eq!(turns[1].figures, figures);
    });
}

#[test]
fn a_model_that_would_do_worse_is_not_taken() {
    story(|country| {
        let (_, officer) = country.connects(REGENCY);
        let sari = country.national_admin("Sari");
        let budi = country.citizen("Budi");
        country.it_is("2026-07-06 09:00");
        let told = |unit: &str, number: usize| {
            let report = budi.reports(&format!("{TWO_MATTERS} di depan rumah nomor {number}."), KERTEK);
            sari.does(&report, route_to_unit(unit));
            officer.does(&report, start("Kami datang."));
        };
        (0..FEWEST_LEARNED).for_each(|number| told(REFUSE, number));
        country.it_is("2026-08-10 09:00");
        (0..FEWEST_JUDGED).for_each(|number| told(ROADS, number));
        let (_, ending) = learns(country);
        let Ending::Kept(figures) = ending else { panic!("{ending:?}") };
        assert!(figures.new <= figures.old, "{figures:?}");
        let held = country.waits_for(models::in_force(&country.app.store().db)).expect("read");
        assert_eq!(held, BUILT_IN);
        let noted = country.waits_for(turns(&country.app, 1)).expect("listed");
        assert_eq!((noted[0].turn, noted[0].figures), (Turn::Kept, figures));
    });
}

#[test]
fn secret_withdrawn_erased_and_undecided_cases_teach_nothing() {
    story(|country| {
        let (_, officer) = country.connects(REGENCY);
        let (_, province) = country.connects(PROVINCE);
        let sari = country.national_admin("Sari");
        let (head, _) = country.circle("PEMDA-33.07/INSPEKTORAT");
        let budi = country.citizen("Budi");
        country.it_is("2026-07-06 09:00");
        let words = INSECTS[0];

        budi.reports(words, KERTEK);
        let secret = country.citizen("somebody").in_secret().reports(words, KERTEK);
        sari.does(&secret, route_to_unit("PEMDA-33.07/INSPEKTORAT"));
        head.does(&secret, start("Kami periksa."));
        assert_eq!(gathers(country), Gathered { looked_at: 2, ..Gathered::default() });

        let report = budi.reports(words, KERTEK);
        sari.does(&report, route_to_unit(FIRE_BRIGADE));
        assert!(gathers(country).taught.is_empty(), "named, not taken on");
        officer.does(&report, start("Kami datang."));
        let taught = gathers(country).taught;
        assert_eq!((taught.len(), taught[0].topic.as_str()), (1, "fire-rescue"));

        budi.does(&report, Command::Withdraw);
        assert!(gathers(country).taught.is_empty(), "withdrawn");
        budi.does(&report, Command::Resume);
        assert_eq!(gathers(country).taught.len(), 1);

        let declined = budi.reports(VAGUE, KERTEK);
        sari.does(&declined, route(REGENCY));
        officer.does(&declined, decline("Bukan urusan kami."));
        sari.does(&declined, route(PROVINCE));
        province.does(&declined, answer("Sudah kami urus."));
        let gathered = gathers(country);
        assert_eq!(gathered.on(Ground::Declined(Duty)) + gathered.unclear, 1, "{gathered:?}");

        country.waits_for(country.app.meddles(ERASES));
        let erased = gathers(country);
        assert!(erased.taught.is_empty(), "{erased:?}");
    });
}
