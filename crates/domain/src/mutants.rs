//! What would be if the tables lacked something: a guard, a target or a clock at a time.
//!
//! Only in builds of tests (feature `mutants`): whoever asks for a table gets the one that is in force here.

use crate::cases::moves::{self, Move, Target};
use crate::deadlines::clocks::{self, ClockRow, Expiry};
use std::sync::{PoisonError, RwLock};

/// Both tables.
#[derive(Clone, Copy)]
pub struct Tables {
    /// The table of moves.
    pub moves: &'static [Move],
    /// The table of clocks.
    pub clocks: &'static [ClockRow],
}

/// The tables with one thing missing.
pub struct Mutant {
    /// What is missing.
    pub name: String,
    /// Where: a move or a clock.
    pub row: String,
    tables: Tables,
}

const WHOLE: Tables = Tables { moves: moves::TABLE, clocks: clocks::TABLE };

static IN_FORCE: RwLock<Tables> = RwLock::new(WHOLE);

/// The tables in force.
pub fn in_force() -> Tables {
    *IN_FORCE.read().unwrap_or_else(PoisonError::into_inner)
}

/// Puts a mutant in force, or the whole tables again.
pub fn put_in_force(mutant: Option<&Mutant>) {
    *IN_FORCE.write().unwrap_or_else(PoisonError::into_inner) = mutant.map_or(WHOLE, |one| one.tables);
}

/// Every mutant, in the order of the tables.
pub fn all() -> Vec<Mutant> {
    let of_moves = moves::TABLE.iter().enumerate().flat_map(|(at, row)| of_move(at, row));
    let of_clocks = clocks::TABLE.iter().enumerate().flat_map(|(at, row)| of_clock(at, row));
    of_moves.chain(of_clocks).collect()
}

/// A row without its guards, one at a time, and one that leads nowhere.
fn of_move(at: usize, row: &Move) -> Vec<Mutant> {
    let row_name = match row.from {
        [one] => format!("{} from {}", row.name.code(), one.full_code()),
        _ => row.name.code().to_owned(),
    };
    let mutant = |name: String, changed: Move| {
        let mut table = moves::TABLE.to_vec();
        table[at] = changed;
        Mutant { name, row: row_name.clone(), tables: Tables { moves: table.leak(), clocks: clocks::TABLE } }
    };
    let selecting = (0..row.when.len()).map(|place| {
        let name = format!("when {:?}", row.when[place]);
        mutant(name, Move { when: without(row.when, place), ..row.clone() })
    });
    let guarding = (0..row.needs.len()).map(|place| {
        let name = format!("needs {:?}", row.needs[place]);
        mutant(name, Move { needs: without(row.needs, place), ..row.clone() })
    });
    let mut all: Vec<Mutant> = selecting.chain(guarding).collect();
    // What makes the case leads where it leads: there is nothing else to stay in.
    if row.to != Target::Same && !row.from.is_empty() {
        all.push(mutant(format!("to {:?}", row.to), Move { to: Target::Same, ..row.clone() }));
    }
    all
}

/// A list that one may lack something of.
type List = (&'static str, fn(&mut ClockRow) -> &mut &'static [moves::MoveName]);

const LISTS: &[List] = &[
    ("starts with", |row| &mut row.starts),
    ("stops with", |row| &mut row.stops),
    ("pauses with", |row| &mut row.pauses),
    ("resumes with", |row| &mut row.resumes),
    ("restarts with", |row| &mut row.restarts),
];

/// A clock that one move does nothing to, one at a time, and one whose expiry asks for nothing.
fn of_clock(at: usize, row: &ClockRow) -> Vec<Mutant> {
    let mutant = |name: String, changed: ClockRow| {
        let mut table = clocks::TABLE.to_vec();
        table[at] = changed;
        let tables = Tables { moves: moves::TABLE, clocks: table.leak() };
        Mutant { name, row: format!("clock {}", row.kind.code()), tables }
    };
    let mut all = Vec::new();
    for (doing, list) in LISTS {
        let whole = *list(&mut row.clone());
        for (place, name) in whole.iter().enumerate() {
            let mut changed = row.clone();
            *list(&mut changed) = without(whole, place);
            all.push(mutant(format!("{doing} {}", name.code()), changed));
        }
    }
    if row.on_expiry != Expiry::Never {
        let changed = ClockRow { on_expiry: Expiry::Never, ..row.clone() };
        all.push(mutant(format!("on expiry {:?}", row.on_expiry), changed));
    }
    all
}

fn without<T: Clone>(all: &'static [T], place: usize) -> &'static [T] {
    let mut rest = all.to_vec();
    rest.remove(place);
    rest.leak()
}

/// Puts each mutant in force and tells, line by line, which of them these tests notice.
#[cfg(test)]
pub(crate) fn tell_noticed(tests: &[fn()]) {
    std::panic::set_hook(Box::new(|_| {}));
    for (number, mutant) in all().iter().enumerate() {
        put_in_force(Some(mutant));
        if tests.iter().any(|test| std::panic::catch_unwind(test).is_err()) {
            println!("noticed\t{number}");
        }
    }
    put_in_force(None);
}
