use super::*;
use proptest::prelude::*;

/// As `<5`, `-` where withheld, and the number.
fn written(cells: &[u64]) -> String {
    let words: Vec<String> = protect_table(cells)
        .into_iter()
        .map(|shown| match shown {
            Shown::Few => "<5".to_owned(),
            Shown::Withheld => "-".to_owned(),
            Shown::Number(number) => number.to_string(),
        })
        .collect();
    words.join(" ")
}

#[test]
fn a_table_tells_no_small_number_and_none_that_follows() {
    for (cells, expected) in [
        (&[][..], ""),
        (&[0], "0"),
        (&[12, 13, 5, 7, 8], "10 15 5 5 10"),
        // One that is few would follow from the total: the next smallest goes with it.
        (&[100, 3, 20, 30], "100 <5 - 30"),
        // Two that are one each would follow as well: together they are only two.
        (&[1, 100, 1, 20], "<5 100 <5 -"),
        (&[2, 100, 4, 20], "<5 100 <5 20"),
        // Two that are four each would follow from eight.
        (&[4, 100, 4, 20], "<5 100 <5 -"),
        // Twelve of one each among twelve: each would be known to be one.
        (&[1, 1, 1, 1, 1, 1, 30, 12], "<5 <5 <5 <5 <5 <5 30 -"),
        (&[2, 1, 1, 1, 1, 1, 1, 5, 8, 60], "<5 <5 <5 <5 <5 <5 <5 - - -"),
        // Nothing that could go with it: the total itself is as few.
        (&[3], "<5"),
        (&[3, 0], "<5 0"),
    ] {
        assert_eq!(written(cells), expected, "{cells:?}");
    }
}

#[test]
fn a_share_says_no_more_than_what_is_shown() {
    use Shown::{Few, Number, Withheld};
    for (part, rest, expected) in [
        (Number(80), Number(20), Some(Share::About(80))),
        (Number(20), Number(10), Some(Share::About(67))),
        (Number(20), Number(5), None),
        (Number(100), Few, Some(Share::AtLeast(96))),
        (Number(100), Number(0), Some(Share::About(100))),
        (Number(20), Few, None),
        (Few, Number(100), Some(Share::AtMost(4))),
        // 28 and 4 are 87.5 %: what is rounded may be less than it says.
        (Number(30), Few, Some(Share::AtLeast(87))),
        (Few, Number(30), Some(Share::AtMost(13))),
        (Few, Few, None),
        (Withheld, Number(100), None),
        (Number(100), Withheld, None),
    ] {
        assert_eq!(Share::of(part, rest), expected, "{part:?} of {part:?} and {rest:?}");
    }
}

#[test]
fn each_column_is_protected_by_itself() {
    let sum = |flow, code: &str, cases| Sum {
        period: Period::Month,
        margin: Margin::Institution,
        code: code.to_owned(),
        flow,
        cases,
    };
    let sums = [
        sum(Flow::InTime, "a", 3),
        sum(Flow::InTime, "b", 9),
        sum(Flow::Late, "a", 40),
        sum(Flow::Late, "b", 21),
    ];
    let shown: Vec<Shown> = protect(&sums).into_iter().map(|figure| figure.shown).collect();
    assert_eq!(shown, [Shown::Few, Shown::Withheld, Shown::Number(40), Shown::Number(20)]);
}

proptest! {
    #[test]
    fn whoever_knows_the_total_finds_no_small_cell(cells in prop::collection::vec(0_u64..40, 0..30)) {
        let shown = protect_table(&cells);
        let both = || cells.iter().copied().zip(shown.iter().copied());
        for (cases, shown) in both() {
            match shown {
                Shown::Number(number) => {
                    prop_assert!(cases == 0 || cases >= FEW);
                    prop_assert!(number % STEP == 0 && number.abs_diff(cases) <= STEP / 2);
                    prop_assert_eq!(number == 0, cases == 0);
                }
                Shown::Few => prop_assert!((1..FEW).contains(&cases)),
                Shown::Withheld => prop_assert!(cases >= FEW),
            }
        }
        let untold: Vec<u64> =
            both().filter(|(_, shown)| !matches!(shown, Shown::Number(_))).map(|(cases, _)| cases).collect();
        let nothing_else = both().all(|(cases, shown)| cases == 0 || !matches!(shown, Shown::Number(_)));
        let held: u64 = untold.iter().sum();
        let is_few = |cases: &&u64| **cases < FEW;
        let few = untold.iter().filter(is_few).count() as u64;
        let larger = untold.len() as u64 - few;
        for _ in untold.iter().filter(is_few) {
            // Between what the others could hold at most and at least.
            let least = if larger > 0 { 1 } else { held.saturating_sub((FEW - 1) * (few - 1)).max(1) };
            let most = (held - (few - 1) - FEW * larger).min(FEW - 1);
            prop_assert!(nothing_else || least < most, "{cells:?}: {least} to {most}");
        }
        prop_assert!(untold.is_empty() || nothing_else || untold.len() > 1 && held >= FEW);
    }
}
