//! Vintages: frozen once a day, never followed by what happens, and telling nobody's case.

use crate::counts::{LATER, drain, live};
use crate::flows::afterwards;
use crate::office::{Office, report};
use crate::world::NOW;
use lapor_domain::statistics::figures::{FEW, Figure, Period, Shown};
use lapor_domain::statistics::{Flow, Margin, day_of};
use lapor_domain::values::Instant;
use lapor_store::db::Statement;
use lapor_store::vintages::{Vintage, figures, freeze, freeze_anew, newest, parts};
use lapor_testkit::databases::{Fresh, on_both};

fn of_day(at: Instant) -> Vintage {
    Vintage { day: day_of(at), frozen_at: at }
}

#[test]
fn a_vintage_is_made_once_a_day_and_stands() {
    on_both(story);
}

/// Nothing, then a day's figures, then another's.
pub async fn story(fresh: Fresh) {
    let office = Office::open(&fresh).await;
    let store = &office.store;
    let tomorrow = of_day(NOW.plus_days(1));
    assert_eq!(newest(&store.db).await.expect("read"), None);
    assert!(!freeze(store, tomorrow).await.expect("tried"), "there is nothing to tell");
    for _ in 0..7 {
        office.receive(&report(), NOW).await;
    }
    assert!(!freeze(store, tomorrow).await.expect("tried"), "what happened is not counted yet");
    drain(&office).await;
    assert!(!freeze(store, of_day(NOW)).await.expect("tried"), "today is not over");
    assert!(freeze(store, tomorrow).await.expect("frozen"));
    assert_eq!(newest(&store.db).await.expect("read"), Some(tomorrow));
    let first = figures(&store.db, tomorrow).await.expect("figures");
    assert_eq!(received(&first), Some(Shown::Number(5)), "seven, rounded");

    for _ in 0..20 {
        office.receive(&report(), NOW.plus_days(1)).await;
    }
    drain(&office).await;
    let again = Vintage { frozen_at: NOW.plus_days(1), ..tomorrow };
    assert!(!freeze(store, again).await.expect("tried"), "once a day");
    assert_eq!(figures(&store.db, tomorrow).await.expect("figures"), first, "nothing follows what happens");

    let next = of_day(NOW.plus_days(2));
    assert!(freeze(store, next).await.expect("frozen"));
    assert_eq!(newest(&store.db).await.expect("read"), Some(next));
    assert_eq!(received(&figures(&store.db, next).await.expect("figures")), Some(Shown::Number(25)));
    let of = async |vintage, above| parts(&store.db, vintage, Margin::Regency, above).await.expect("parts");
    let told = |number| Some(std::collections::BTreeMap::from([("91.01".to_owned(), Shown::Number(number))]));
    let regencies = [of(tomorrow, "91").await, of(next, "91").await]
        .map(|parts| parts.expect("some")[&Flow::Received].clone());
    assert_eq!(regencies, [told(5), told(25)], "those of the day before stand");
    assert_eq!(of(next, "17").await, None, "nothing ever happened there");
    assert!(freeze_anew(store, next).await.expect("frozen anew"), "a demo may");
}

fn received(figures: &[Figure]) -> Option<Shown> {
    let is_it = |figure: &&Figure| {
        (figure.period, figure.margin, figure.flow) == (Period::Year, Margin::Country, Flow::Received)
    };
    figures.iter().find(is_it).map(|figure| figure.shown)
}

#[test]
fn two_nodes_make_one_vintage() {
    on_both(|fresh| async move {
        let office = Office::open(&fresh).await;
        live(&office, 10, 1).await;
        drain(&office).await;
        let at = LATER.plus_days(1);
        let nodes: Vec<_> = (0..4)
            .map(|node| {
                let store = office.store.clone();
                let vintage = Vintage { frozen_at: at.plus_seconds(node), ..of_day(at) };
                tokio::spawn(async move { freeze(&store, vintage).await })
            })
            .collect();
        let mut made = 0;
        for node in nodes {
            made += usize::from(node.await.expect("no panic").expect("tried"));
        }
        assert_eq!(made, 1);
        let sql = "select cast(count(day) as bigint) as vintages from vintages";
        let row = office.store.db.one(Statement::new("vintages", sql), vec![]).await.expect("a row");
        assert_eq!(row.get::<i64>("vintages").expect("a count"), 1);
    });
}

#[test]
fn what_is_frozen_tells_no_small_number() {
    on_both(|fresh| async move {
        let office = Office::open(&fresh).await;
        live(&office, 60, 2).await;
        afterwards(&office).await;
        drain(&office).await;
        let vintage = of_day(LATER.plus_days(6));
        assert!(freeze(&office.store, vintage).await.expect("frozen"));
        let figures = figures(&office.store.db, vintage).await.expect("figures");
        assert!(figures.len() > 20, "{} figures", figures.len());
        let mut few = 0;
        for figure in &figures {
            match figure.shown {
                Shown::Number(number) => assert!(number >= FEW && number % 5 == 0, "{figure:?}"),
                Shown::Few => few += 1,
                Shown::Withheld => assert_ne!(figure.margin, Margin::Country, "{figure:?}"),
            }
        }
        assert!(few > 0, "the lives leave small numbers");
        let sql = "select figures from vintages union all select figures from vintage_parts";
        let rows = office.store.db.all(Statement::new("kept", sql), vec![]).await.expect("rows");
        assert!(rows.len() > 4, "provinces and institutions have parts");
        for row in rows {
            let kept: String = row.get("figures").expect("a text");
            for end in (1..FEW).flat_map(|number| [",", ":"].map(|before| format!("{before}{number}"))) {
                let is_kept = ["]", "}", ","].iter().any(|after| kept.contains(&format!("{end}{after}")));
                assert!(!is_kept, "{end} is not even kept: {kept}");
            }
        }
    });
}

#[test]
fn parts_are_told_where_their_whole_is() {
    on_both(|fresh| async move {
        let office = Office::open(&fresh).await;
        live(&office, 90, 4).await;
        afterwards(&office).await;
        drain(&office).await;
        let vintage = of_day(LATER.plus_days(6));
        assert!(freeze(&office.store, vintage).await.expect("frozen"));
        let (mut told, mut hidden) = (0, 0);
        for figure in figures(&office.store.db, vintage).await.expect("figures") {
            let Some(margin) = Margin::ALL.iter().find(|margin| margin.within() == Some(figure.margin))
            else {
                continue;
            };
            let parts = parts(&office.store.db, vintage, *margin, &figure.code).await.expect("parts");
            if figure.period == Period::Month {
                continue;
            }
            let flow = if figure.flow == Flow::Passed { Flow::Assigned } else { figure.flow };
            let cells = parts.expect("each has some")[&flow].clone();
            let is_told = matches!(figure.shown, Shown::Number(_));
            assert!(is_told || cells.is_none(), "{figure:?}: {cells:?}");
            told += usize::from(cells.is_some());
            hidden += usize::from(cells.is_none());
        }
        assert!(told > 0 && hidden > 0, "{told} tables are told, {hidden} are not");
    });
}

#[test]
fn a_vintage_that_an_older_program_made_has_no_parts() {
    on_both(|fresh| async move {
        let office = Office::open(&fresh).await;
        live(&office, 30, 1).await;
        drain(&office).await;
        let vintage = of_day(LATER.plus_days(1));
        assert!(freeze(&office.store, vintage).await.expect("frozen"));
        let sql = "delete from vintage_parts";
        office.store.db.run(Statement::new("before", sql), vec![]).await.expect("as it would be");
        assert!(!freeze(&office.store, vintage).await.expect("tried"), "what is frozen stands");
        assert_eq!(parts(&office.store.db, vintage, Margin::Regency, "91").await.expect("read"), None);
    });
}
