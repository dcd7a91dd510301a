//! Finds the shortest story of how a world fell apart: steps are left out as long as the same law is broken.

use super::acts::Act;
use super::laws::standing;
use super::world::{World, shown};
use super::{Broken, Mode, Plan};
use std::fmt;

/// How often a story is told again, at most. Through the doors each telling opens a program of its own.
const TELLINGS: usize = 400;
const TELLINGS_THROUGH_DOORS: usize = 40;

/// How a world fell apart.
#[derive(Clone, Debug)]
pub struct Failure {
    /// Which world.
    pub seed: u64,
    /// What was broken.
    pub broken: Broken,
    /// How many things had happened by then.
    pub after: usize,
    /// The short story, line by line.
    pub story: Vec<String>,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "world {} fell apart after {} acts", self.seed, self.after)?;
        writeln!(f, "the law: {}", self.broken.law)?;
        writeln!(f, "found: {}", self.broken.found)?;
        writeln!(f, "a story of {} acts:", self.story.len())?;
        self.story.iter().try_for_each(|line| writeln!(f, "  {line}"))
    }
}

/// Runs a world to its end.
pub fn on_a_runtime<T>(work: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(work)
}

/// The shortest story that was found, told.
pub fn shrunk(plan: &Plan, acts: Vec<Act>, broken: Broken) -> Failure {
    let after = acts.len();
    let mut tellings = if plan.mode == Mode::Rules { TELLINGS } else { TELLINGS_THROUGH_DOORS };
    // What the rules alone break need not be told through the doors.
    let plan = match breaks(&Plan { mode: Mode::Rules, ..*plan }, &acts, &broken) {
        true => Plan { mode: Mode::Rules, ..*plan },
        false => *plan,
    };
    if plan.mode == Mode::Rules {
        tellings = TELLINGS;
    }
    let mut story = acts;
    let mut size = story.len() / 2;
    while size > 0 && tellings > 0 {
        let mut at = 0;
        while at < story.len() && tellings > 0 {
            let without = [&story[..at], &story[(at + size).min(story.len())..]].concat();
            tellings -= 1;
            match breaks(&plan, &without, &broken) {
                true => story = without,
                false => at += size,
            }
        }
        size /= 2;
    }
    let told = on_a_runtime(tell(&plan, &story));
    Failure { seed: plan.seed, broken, after, story: told }
}

fn breaks(plan: &Plan, acts: &[Act], broken: &Broken) -> bool {
    replay(plan, acts).is_err_and(|found| found.law == broken.law)
}

/// Lets the acts happen in the world of this seed.
///
/// # Errors
/// The law that was broken.
fn replay(plan: &Plan, acts: &[Act]) -> Result<(), Broken> {
    on_a_runtime(async {
        let mut world = World::open(plan).await;
        for act in acts {
            world.does(act).await?;
        }
        world.ends().await
    })
}

async fn tell(plan: &Plan, acts: &[Act]) -> Vec<String> {
    let mut world = World::open(plan).await;
    let mut told = Vec::new();
    for act in acts {
        let at = shown(world.model.present.now);
        let outcome = world.does(act).await;
        let about = match act {
            Act::Report(number, _) => Some(*number),
            Act::Say(saying) | Act::SayTwice(saying) | Act::SayAndDie(saying, _) => Some(saying.number),
            _ => None,
        };
        let known = about.and_then(|number| world.model.cases.get(&number));
        let stands = known.map(|known| format!(" -> {}", standing(&known.case))).unwrap_or_default();
        told.push(format!("{at} {act}{stands}"));
        if let Err(broken) = outcome {
            told.push(format!("{at} BROKEN: {} ({})", broken.law, broken.found));
            break;
        }
    }
    told
}
