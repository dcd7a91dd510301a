//! The simulator: a seeded random world of citizens, officers, timers and crashes.
//!
//! A world is a model and, beside it, the program. The model is the rules alone: a case is what `decide` makes of it.
//! Whatever happens is done to the model; what it becomes there is held against [`laws`], which are written from the
//! rules in words and not read off the tables. In [`Mode::Doors`] the same is done through the doors of an App on
//! SQLite, which must say the same and keep the same. The same seed is the same world.

mod acts;
mod choose;
mod country;
mod dice;
mod doors;
mod laws;
mod many;
mod model;
mod outside;
mod say;
mod shrink;
mod tally;
mod world;

pub use many::Worlds;
pub use shrink::Failure;
pub use tally::{Least, Tally};

use shrink::shrunk;
use world::World;

/// What a world is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// The rules alone: fast.
    Rules,
    /// The rules, and beside them the program with its records.
    Doors,
}

/// A world to be lived through.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Which world.
    pub seed: u64,
    /// How many things happen in it.
    pub steps: usize,
    /// What it is made of.
    pub mode: Mode,
}

/// Why a world fell apart, as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// Which law was broken: the same words for the same law.
    pub law: &'static str,
    /// What was found.
    pub found: String,
}

impl Broken {
    fn of(law: &'static str, found: impl Into<String>) -> Broken {
        Broken { law, found: found.into() }
    }
}

/// Lives through a world. Tells what happened in it, and how often.
///
/// # Errors
/// The law that was broken, with the shortest story of it that was found.
pub fn live(plan: &Plan) -> Result<Tally, Box<Failure>> {
    let mut acts = Vec::new();
    match lived(plan, &mut acts) {
        Ok(tally) => Ok(tally),
        Err(broken) => Err(Box::new(shrunk(plan, acts, broken))),
    }
}

/// As [`live`], without looking for a short story.
///
/// # Errors
/// The law that was broken.
pub fn live_shortly(plan: &Plan) -> Result<Tally, Broken> {
    lived(plan, &mut Vec::new())
}

fn lived(plan: &Plan, acts: &mut Vec<acts::Act>) -> Result<Tally, Broken> {
    shrink::on_a_runtime(async {
        let mut world = World::open(plan).await;
        let mut chooser = choose::Chooser::new(plan.seed);
        for _ in 0..plan.steps {
            let act = chooser.next(&world.model, &world.tally);
            acts.push(act.clone());
            world.does(&act).await?;
        }
        world.ends().await?;
        Ok(world.tally)
    })
}
