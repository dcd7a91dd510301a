//! The sweep of clocks, on records in which many wait: each line that comes in asks for a round, and what was done
//! is printed. What was due today is swept before, so that nothing is, until the clock is turned on.

use lapor_app::App;
use lapor_app::jobs::deadline_sweep::{Place, Swept, sweep, turn};
use lapor_app::ports::{Clock, MachineClock, SetClock};
use lapor_store::Location;
use lapor_store::keys::Keys;
use lapor_store::open::Store;
use std::path::Path;
use std::sync::Arc;

/// Answers `idle TURNS` with as many turns that find nothing, and `due DAYS TURNS` with as many turns so many days
/// from now, until nothing comes in any more.
pub async fn work(location: &Location, keys: &Path) {
    let keys = Keys::open_any(keys).expect("the keys of these records");
    let store = Store::open(location, keys).await.expect("the records open");
    let clock = Arc::new(SetClock::at(MachineClock.now()));
    let app = App::open(store, clock.clone()).await.expect("the program opens");
    sweep(&app).await.expect("what is due today is swept");
    println!("ready");
    for line in std::io::stdin().lines() {
        let line = line.expect("a line");
        let words: Vec<&str> = line.split(' ').collect();
        let number = |word: &str| word.parse::<u32>().expect("a number");
        match words.as_slice() {
            ["idle", turns] => idle(&app, number(turns)).await,
            ["due", days, turns] => {
                clock.set(MachineClock.now().plus_days(number(days).into()));
                due(&app, number(turns)).await;
            }
            _ => panic!("write idle TURNS or due DAYS TURNS"),
        }
    }
    app.store().db.close().await;
}

async fn idle(app: &App, turns: u32) {
    for _ in 0..turns {
        let swept = turn(app, &mut Place::default()).await.expect("the records answer");
        assert_eq!(swept, Swept::default(), "nothing is due");
    }
    println!("{turns}\t0");
}

/// Prints the moves that were made, and what was lawfully refused.
async fn due(app: &App, turns: u32) {
    let (mut moved, mut refused) = (0, 0);
    let mut place = Place::default();
    for _ in 0..turns {
        let swept = turn(app, &mut place).await.expect("the records answer");
        moved += swept.moved;
        refused += swept.refused;
    }
    println!("{moved}\t{refused}");
}
