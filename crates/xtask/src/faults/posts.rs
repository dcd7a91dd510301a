//! Killed while 64 clients send reports.

use std::thread::sleep;
use std::time::Duration;

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use super::base::Place;
use super::client::PARALLEL;
use super::country::Country;
use super::figures::Round;
use super::judge::{Finding, Kind, judge_differences};
use super::load::{Heard, Letters, Load, Sent};
use super::program::{Program, Server};
use super::reckoning::reckon;

/// The kill comes so long after the first receipt. Unit: milliseconds.
const MOMENTS_MS: std::ops::Range<u64> = 100..900;
/// Between two kills so many numbers are left free.
const NUMBERS_PER_KILL: usize = 10_000;

/// One round: send and kill, as often as asked on the same records; look; send everything again, open
/// everything.
pub fn play(
    program: &Program,
    place: &Place,
    country: &Country,
    kills: usize,
    round: &mut Round,
) -> anyhow::Result<()> {
    let mut random = StdRng::seed_from_u64(round.seed);
    let mut sent: Vec<Sent> = Vec::new();
    for nth in 0..kills {
        let server = program.serve(place)?;
        round.started(server.ready_in);
        let load = Load {
            addresses: vec![server.address.clone()],
            clients: PARALLEL,
            letters: Letters::Unwanted,
            country,
            first_number: nth * NUMBERS_PER_KILL,
        };
        let moment = Duration::from_millis(random.random_range(MOMENTS_MS));
        let (more, heard, findings) = load.during(&mut random, |heard| kill(server, heard, moment))?;
        round.kills += 1;
        round.findings.extend(findings);
        round.findings.extend(heard.odd());
        sent.extend(more);
    }
    let receipts = || sent.iter().filter_map(|one| one.first.as_ref());
    (round.sent, round.acknowledged) = (sent.len(), receipts().count());
    round.routed = receipts().filter(|first| first.is_routed).count();
    round.check_routed();
    let torn = program.verify(place)?;
    round.findings.extend(judge_differences(&torn));
    let reckoning = reckon(program, place, sent, &mut random, country)?;
    round.differences = torn.differences + reckoning.differences;
    round.kept_unanswered = reckoning.kept_unanswered;
    round.findings.extend(reckoning.findings);
    Ok(())
}

/// Kills the server in the middle of its work; what failed before is the program's own mistake.
fn kill(mut server: Server, heard: &Heard, moment: Duration) -> anyhow::Result<Vec<Finding>> {
    heard.wait_for_receipts(1)?;
    sleep(moment);
    let troubles = heard.refusals() + heard.silences();
    server.kill()?;
    Ok(match troubles {
        0 => Vec::new(),
        _ => {
            vec![Finding::new(Kind::Refused, format!("{troubles} requests failed before anything was wrong"))]
        }
    })
}
