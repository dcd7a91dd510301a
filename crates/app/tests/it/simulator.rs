//! Random worlds of citizens, officers, timers and crashes: whatever happens in them, the laws hold, and the doors do
//! what the rules say. A failure prints its seed and a short story; `cargo xtask sim` lives through more of them.

use lapor_testkit::sim::{Least, Mode, Worlds};

/// A number from the environment; without it, that of the build server.
fn number(name: &str, usual: u64) -> u64 {
    std::env::var(name).map_or(usual, |given| given.parse().expect("a number"))
}

/// What never happens was never tried.
fn check(worlds: &Worlds, least: Least) {
    let tally = worlds.live(|_, _| {}).unwrap_or_else(|failure| panic!("{failure}"));
    println!("{tally}");
    let missing = tally.missing(least);
    assert!(missing.is_empty(), "too seldom in {worlds:?}: {}", missing.join(", "));
}

/// By the rules alone, which is fast.
#[test]
fn worlds_of_rules_keep_to_the_laws() {
    let (seeds, steps) = (number("LAPOR_SIM_RULES_SEEDS", 200), number("LAPOR_SIM_STEPS", 2000));
    let worlds = Worlds { first: 0, seeds, steps: steps as usize, mode: Mode::Rules };
    check(&worlds, Least { moves: 100, statuses: 10, refusals: 10 });
}

/// Through the doors of the program, with its records on SQLite.
#[test]
fn worlds_behind_doors_keep_to_the_laws() {
    let (seeds, steps) = (number("LAPOR_SIM_SEEDS", 12), number("LAPOR_SIM_STEPS", 2000));
    let worlds = Worlds { first: 0, seeds, steps: steps as usize, mode: Mode::Doors };
    check(&worlds, Least { moves: 20, statuses: 10, refusals: 1 });
}
