//! Takes one thing after another out of the tables and looks whether the worlds notice.

use lapor_domain::mutants::{Mutant, all, put_in_force};
use lapor_testkit::sim::{Broken, Least, Mode, Plan, Tally, live_shortly};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Tells of each mutant, line by line: its number, whether and how it was noticed, what it lacks.
pub fn run(seeds: u64, steps: usize) {
    std::panic::set_hook(Box::new(|_| {}));
    let usual = lived(seeds, steps).unwrap_or_else(|broken| panic!("the whole tables: {}", broken.law));
    // What happens in these worlds without anything missing: a mutant in whose worlds something of it no longer
    // happens is noticed by the tally, as a test would.
    let least = Least { moves: 1, statuses: 1, refusals: 1 };
    assert!(usual.missing(least).is_empty(), "too few worlds: {:?} never happen", usual.missing(least));
    for (number, mutant) in all().iter().enumerate() {
        let noticed = noticed(mutant, (seeds, steps), least);
        let (verdict, how) = match &noticed {
            Some(how) => ("noticed", how.as_str()),
            None => ("missed", ""),
        };
        println!("{verdict}\t{number}\t{}\t{}\t{how}", mutant.row, mutant.name);
    }
    put_in_force(None);
}

fn noticed(mutant: &Mutant, (seeds, steps): (u64, usize), least: Least) -> Option<String> {
    put_in_force(Some(mutant));
    let outcome = catch_unwind(AssertUnwindSafe(|| lived(seeds, steps)));
    put_in_force(None);
    match outcome {
        Err(_) => Some("the program panics".to_owned()),
        Ok(Err(broken)) => Some(format!("law: {}", broken.law)),
        Ok(Ok(tally)) => {
            let missing = tally.missing(least);
            (!missing.is_empty()).then(|| format!("never happens: {}", missing.join(", ")))
        }
    }
}

fn lived(seeds: u64, steps: usize) -> Result<Tally, Broken> {
    let mut all = Tally::default();
    for seed in 0..seeds {
        all.add(&live_shortly(&Plan { seed, steps, mode: Mode::Rules })?);
    }
    Ok(all)
}
