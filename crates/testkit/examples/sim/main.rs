//! What `cargo xtask sim` needs from inside: worlds by the thousand, and worlds whose tables lack something. The chores
//! link none of the program, so it is a process of its own.

#[cfg(feature = "mutants")]
mod mutants;

use lapor_testkit::sim::{Least, Mode, Worlds};
use std::time::Instant;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        [mode @ ("rules" | "doors"), first, seeds, steps] => {
            let mode = if *mode == "rules" { Mode::Rules } else { Mode::Doors };
            live(&Worlds { first: number(first), seeds: number(seeds), steps: number(steps) as usize, mode });
        }
        #[cfg(feature = "mutants")]
        ["mutants", seeds, steps] => mutants::run(number(seeds), number(steps) as usize),
        _ => panic!("write rules or doors, FIRST, SEEDS and STEPS; or mutants, SEEDS and STEPS"),
    }
}

fn number(word: &str) -> u64 {
    word.parse().expect("a number")
}

fn live(worlds: &Worlds) {
    let began = Instant::now();
    let over = |seed, so_far: &_| {
        println!("world {seed} is over, {:.0} s\n{so_far}\n", began.elapsed().as_secs_f32());
    };
    match worlds.live(over) {
        Ok(tally) => {
            let missing = tally.missing(Least { moves: 1, statuses: 1, refusals: 1 });
            println!("all {} worlds kept to the laws\n{tally}", worlds.seeds);
            if !missing.is_empty() {
                println!("never happened: {}", missing.join(", "));
            }
        }
        Err(failure) => {
            eprintln!("{failure}");
            std::process::exit(1);
        }
    }
}
