use super::*;
use crate::statistics::figures::{FEW, protect};
use proptest::prelude::*;
use std::ops::RangeInclusive;

fn sum(margin: Margin, code: &str, period: Period, cases: u64) -> Sum {
    let flow = if margin == Margin::Unit { Flow::InTime } else { Flow::Received };
    Sum { period, margin, code: code.to_owned(), flow, cases }
}

/// Protects these sums as a vintage is made.
fn published(sums: &[Sum]) -> (Vec<Figure>, Vec<Within>) {
    let (parts, country): (Vec<Sum>, Vec<Sum>) =
        sums.iter().filter(|sum| sum.cases > 0).cloned().partition(|sum| sum.margin.within().is_some());
    let figures = protect(&country);
    let within = protect_within(&parts, &figures);
    (figures, within)
}

fn written(shown: Shown) -> String {
    match shown {
        Shown::Few => "<5".to_owned(),
        Shown::Withheld => "-".to_owned(),
        Shown::Number(number) => number.to_string(),
    }
}

/// The table of a province's regencies in a year; `none` where it is not told.
fn regencies(within: &[Within], province: &str) -> String {
    let Some(table) = within.iter().find(|one| one.above == province) else { return String::new() };
    let Some(cells) = &table.cells else { return "none".to_owned() };
    let cells: Vec<String> = cells.iter().map(|(_, shown)| written(*shown)).collect();
    cells.join(" ")
}

/// A year's sums of a province and its regencies.
fn province(code: &str, cases: u64, parts: &[u64]) -> Vec<Sum> {
    let regency = |(at, cases): (usize, &u64)| {
        sum(Margin::Regency, &format!("{code}.{:02}", at + 1), Period::Year, *cases)
    };
    let own = sum(Margin::Province, code, Period::Year, cases);
    std::iter::once(own).chain(parts.iter().enumerate().map(regency)).collect()
}

#[test]
fn regencies_are_told_as_a_table_of_their_own() {
    for (cases, parts, expected) in [
        (62, &[30, 20, 12][..], "30 20 10"),
        (153, &[100, 3, 20, 30], "100 <5 - 30"),
        // The province is few: nothing of what lies in it is told.
        (4, &[2, 2], "none"),
        (3, &[], "none"),
        // Nothing is left that could go with the few: the whole table goes.
        (8, &[4, 4], "none"),
        (7, &[4], "none"),
        (5, &[1, 1, 1, 1, 1], "none"),
        // Nobody said in which regency.
        (20, &[], ""),
    ] {
        let (_, within) = published(&province("35", cases, parts));
        assert_eq!(regencies(&within, "35"), expected, "{cases}: {parts:?}");
    }
}

#[test]
fn a_province_that_is_withheld_hides_its_regencies() {
    let sums = [province("11", 3, &[3]), province("12", 9, &[9]), province("13", 60, &[30, 30])].concat();
    let (figures, within) = published(&sums);
    let shown: Vec<String> = figures.iter().map(|figure| written(figure.shown)).collect();
    assert_eq!(shown, ["<5", "-", "60"]);
    let told = ["11", "12", "13"].map(|code| regencies(&within, code));
    assert_eq!(told, ["none", "none", "30 30"], "else the three of province 11 would follow");
}

#[test]
fn a_month_has_no_parts() {
    let in_month = |one: Sum| Sum { period: Period::Month, ..one };
    let sums: Vec<Sum> = province("35", 62, &[30, 20, 12]).into_iter().map(in_month).collect();
    let (figures, within) = published(&sums);
    assert_eq!((figures.len(), within.len()), (1, 0));
}

#[test]
fn units_are_told_where_their_institution_is() {
    let unit = |code: &str, flow, cases| Sum { flow, ..sum(Margin::Unit, code, Period::Year, cases) };
    let institution =
        |code: &str, flow, cases| Sum { flow, ..sum(Margin::Institution, code, Period::Year, cases) };
    let sums = [
        institution("A", Flow::Passed, 70),
        institution("A", Flow::Late, 3),
        institution("A", Flow::InTime, 60),
        institution("B", Flow::Late, 9),
        institution("C", Flow::Late, 40),
        unit("A/roads", Flow::Assigned, 50),
        unit("A/schools", Flow::Assigned, 15),
        unit("A/roads", Flow::InTime, 41),
        unit("A/roads", Flow::Late, 3),
        unit("B/roads", Flow::Late, 2),
    ];
    let (_, within) = published(&sums);
    let told: Vec<String> = within
        .iter()
        .map(|one| {
            let cells = one.cells.as_ref().map(|cells| {
                cells
                    .iter()
                    .map(|(code, shown)| format!("{code}={}", written(*shown)))
                    .collect::<Vec<_>>()
                    .join(" ")
            });
            format!("{} {}: {}", one.above, one.flow.code(), cells.unwrap_or_else(|| "none".to_owned()))
        })
        .collect();
    assert_eq!(
        told,
        [
            "A assigned: A/roads=50 A/schools=15",
            "A in-time: A/roads=40",
            "A late: none",
            // Withheld, because else A's three would follow.
            "B late: none",
            "C late: ",
        ]
    );
}

/// What a number that is shown may stand for, to somebody who knows nothing else.
fn range(shown: Shown) -> RangeInclusive<u64> {
    match shown {
        Shown::Few => 1..=FEW - 1,
        Shown::Withheld => FEW..=u64::MAX / 2,
        Shown::Number(0) => 0..=0,
        Shown::Number(number) => FEW.max(number - 2)..=number + 2,
    }
}

/// Every way in which up to `cases` cases can lie in so many places.
fn every(places: usize, cases: u64) -> Vec<Vec<u64>> {
    (0..places).fold(vec![Vec::new()], |ways, _| {
        let longer = |way: &Vec<u64>| {
            let left = cases - way.iter().sum::<u64>();
            let way = way.clone();
            (0..=left).map(move |number| [way.as_slice(), &[number]].concat())
        };
        ways.iter().flat_map(longer).collect()
    })
}

/// Somebody who knows the rules by which figures are made imagines every country that there could be with up to so many
/// cases, and keeps those that would have been published in the same words. Each small number must be another in one of them.
fn attack(cases: u64, worlds: impl Iterator<Item = Vec<Sum>>) -> usize {
    let mut alike: BTreeMap<String, Vec<Vec<Sum>>> = BTreeMap::new();
    for world in worlds {
        let (figures, within) = published(&world);
        // With larger numbers there are worlds that nobody has imagined.
        if figures.first().is_some_and(|whole| *range(whole.shown).end() <= cases) {
            alike.entry(format!("{figures:?} {within:?}")).or_default().push(world);
        }
    }
    let mut small = 0;
    for (words, worlds) in &alike {
        for (at, one) in worlds[0].iter().enumerate().filter(|(_, one)| one.margin == Margin::Regency) {
            let held: BTreeSet<u64> = worlds.iter().map(|world| world[at].cases).collect();
            let is_small = held.iter().any(|cases| (1..FEW).contains(cases));
            small += usize::from(is_small);
            assert!(!is_small || held.len() > 1, "{} is {held:?} in {words}", one.code);
        }
    }
    small
}

#[test]
fn who_imagines_every_province_finds_no_small_regency() {
    for (regencies, cases) in [(1, 40), (2, 32), (3, 22), (4, 13)] {
        // What is left over lies in the province, and nobody said in which regency.
        let worlds = every(regencies + 1, cases).into_iter();
        let small = attack(cases, worlds.map(|parts| province("35", parts.iter().sum(), &parts[1..])));
        assert!(small > 3, "{small} small numbers were looked for in {regencies} regencies");
    }
}

#[test]
fn who_subtracts_regencies_from_provinces_and_these_from_the_country_finds_nothing() {
    let cases = 12;
    let worlds = every(7, cases).into_iter().map(|places| {
        let country = sum(Margin::Country, "", Period::Year, places.iter().sum());
        let (one, other) = (&places[1..4], &places[4..]);
        let one = province("35", one.iter().sum(), &one[1..]);
        [vec![country], one, province("36", other.iter().sum(), &other[1..])].concat()
    });
    let small = attack(cases, worlds);
    assert!(small > 50, "{small} small numbers were looked for");
}

/// Regencies of a province: mostly small numbers, some large.
fn parts() -> impl Strategy<Value = Vec<u64>> {
    prop::collection::vec(prop_oneof![4 => 0_u64..9, 1 => 0_u64..60], 0..12)
}

proptest! {
    #[test]
    fn whoever_knows_every_told_number_exactly_finds_no_small_one(
        country in prop::collection::vec((parts(), 0_u64..6), 1..8)
    ) {
        let code = |at: usize| format!("{}", 11 + at);
        let total = |(parts, nowhere): &(Vec<u64>, u64)| parts.iter().sum::<u64>() + nowhere;
        let sums: Vec<Sum> = country
            .iter()
            .enumerate()
            .flat_map(|(at, one)| province(&code(at), total(one), &one.0))
            .collect();
        let (figures, within) = published(&sums);
        for (at, (parts, _)) in country.iter().enumerate() {
            let own = figures.iter().find(|figure| figure.code == code(at)).map(|figure| figure.shown);
            let table = within.iter().find(|one| one.above == code(at));
            let cells = table.and_then(|table| table.cells.as_ref());
            if !matches!(own, None | Some(Shown::Number(_))) {
                prop_assert!(cells.is_none(), "{parts:?} is told, {own:?} is not");
            }
            let happened: Vec<u64> = parts.iter().copied().filter(|cases| *cases > 0).collect();
            let shown = cells.into_iter().flatten().map(|(_, shown)| *shown);
            let both: Vec<(u64, Shown)> = happened.into_iter().zip(shown).collect();
            // Somebody who knows the told ones, and how many cases the untold ones hold together.
            let untold: Vec<(u64, Shown)> =
                both.iter().copied().filter(|(_, shown)| !matches!(shown, Shown::Number(_))).collect();
            let held: u64 = untold.iter().map(|(cases, _)| cases).sum();
            for (one, (cases, shown)) in untold.iter().enumerate() {
                let others = untold.iter().enumerate().filter(|(other, _)| *other != one);
                let (least, most) = others.map(|(_, (_, shown))| range(*shown)).fold((0, 0), |(least, most), range| {
                    (least + range.start(), u64::min(held, most + u64::min(held, *range.end())))
                });
                let own = range(*shown);
                let lowest = u64::max(*own.start(), held.saturating_sub(most));
                let highest = u64::min(*own.end(), held - least);
                prop_assert!(lowest <= *cases && *cases <= highest);
                prop_assert!(*cases >= FEW || lowest < highest, "{both:?}: {cases} is {lowest} to {highest}");
            }
            for (cases, shown) in both {
                prop_assert!(range(shown).contains(&cases), "{cases} as {shown:?}");
            }
        }
    }
}
