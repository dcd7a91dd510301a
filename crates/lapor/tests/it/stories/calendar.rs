use super::{KERTEK, POTHOLE, REGENCY};
use lapor_domain::deadlines::clocks::ClockKind::*;
use lapor_domain::deadlines::sum::{Skipped, Sum};
use lapor_domain::values::Instant;
use lapor_testkit::apps::{Country, Sent, ask, story};

/// A ward in each zone, with the government that answers for its roads.
const WEST: (&str, &str) = (KERTEK, REGENCY);
const MIDDLE: (&str, &str) = ("53.71.01.1001", "PEMDA-53.71");
const EAST: (&str, &str) = ("81.71.01.1006", "PEMDA-81.71");

fn potholes(country: &Country) -> [Sent<'_>; 3] {
    [WEST, MIDDLE, EAST].map(|(ward, government)| {
        let report = country.citizen("Budi").reports(POTHOLE, ward);
        report.is_with(government);
        report
    })
}

fn everybody_is_connected(country: &Country) {
    for (_, government) in [WEST, MIDDLE, EAST] {
        country.connects(government);
    }
}

#[test]
fn the_week_of_idul_fitri_does_not_count_in_any_zone() {
    story(|country| {
        everybody_is_connected(country);
        country.it_is("2026-03-13 09:00");
        let [west, middle, east] = potholes(country);
        for (report, zone) in [(&west, "WIB"), (&middle, "WITA"), (&east, "WIT")] {
            // Counted are 16, 17, 25, 26 and 27 March.
            report.is_due(FirstResponse, &format!("2026-03-28 {zone}"));
            // And then 30 and 31 March, 1, 2, 6, 7, 8, 9 and 10 April; the 3rd is Good Friday.
            report.is_due(Resolution, &format!("2026-04-11 {zone}"));
        }
        let hours_before = |one: &Sent<'_>, other: &Sent<'_>| {
            let due = |report: &Sent<'_>| report.clock(Resolution).due_at.map_or(0, |Instant(at)| at);
            (due(other) - due(one)) / 3_600_000_000
        };
        assert_eq!(hours_before(&east, &middle), 1, "midnight comes an hour earlier");
        assert_eq!(hours_before(&middle, &west), 1, "and another");
    });
}

#[test]
fn late_in_the_evening_it_is_tomorrow_in_the_east() {
    story(|country| {
        everybody_is_connected(country);
        country.it_is("2026-03-12 23:30");
        let [west, middle, east] = potholes(country);
        west.is_due(FirstResponse, "2026-03-27 WIB");
        middle.is_due(FirstResponse, "2026-03-28 WITA");
        east.is_due(FirstResponse, "2026-03-28 WIT");
    });
}

#[test]
fn the_sum_says_which_days_were_skipped_and_why() {
    story(|country| {
        let (_, officer) = country.connects(REGENCY);
        let budi = country.citizen("Budi");
        country.it_is("2026-03-13 09:00");
        let pothole = budi.reports(POTHOLE, KERTEK);
        let sum_of = |sums: Vec<Sum>| {
            sums.into_iter().find(|sum| sum.kind == FirstResponse).expect("the sum of the clock")
        };
        let sum = sum_of(budi.opens(&pothole).sums);
        assert_eq!(sum.due_at, pothole.clock(FirstResponse).due_at);
        assert_eq!(sum.instrument.as_str(), "sp4n-practice");
        let listed: Vec<String> = sum
            .days
            .into_iter()
            .filter_map(|day| match day.counted {
                Err(Skipped::Listed { name, .. }) => Some(format!("{} {name}", day.date)),
                _ => None,
            })
            .collect();
        assert_eq!(
            listed,
            [
                "2026-03-18 Cuti Bersama Hari Suci Nyepi",
                "2026-03-19 Hari Suci Nyepi",
                "2026-03-20 Cuti Bersama Hari Raya Idul Fitri",
                "2026-03-23 Cuti Bersama Hari Raya Idul Fitri",
                "2026-03-24 Cuti Bersama Hari Raya Idul Fitri",
            ]
        );

        officer.does(&pothole, ask("Di sisi mana pasar?"));
        let sum = sum_of(budi.opens(&pothole).sums);
        assert!(sum.assumes_longest_pause);
        assert!(sum.days.iter().any(|day| day.counted == Err(Skipped::Paused)));
    });
}
