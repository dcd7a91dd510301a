//! What `cargo xtask bench` needs from inside: a limit to be measured against, one part of the program in a loop, and
//! a look at the records. The chores link none of the program, so it is a process of its own.

mod bare;
mod propose;
mod records;
mod sweep;

use lapor_store::Location;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    match words.as_slice() {
        ["bare", folder] => runtime.block_on(bare::serve(folder.as_ref())),
        ["propose", rounds] => propose::measure(rounds.parse().expect("a number of rounds")),
        ["cases", place] => runtime.block_on(records::cases(&location(place))),
        ["texts", place] => runtime.block_on(records::texts(&location(place))),
        ["frequent", place] => runtime.block_on(records::frequent(&location(place))),
        ["owed", place] => runtime.block_on(records::owed(&location(place))),
        ["words", place] => runtime.block_on(records::words(&location(place))),
        ["sweep", place, keys] => runtime.block_on(sweep::work(&location(place), keys.as_ref())),
        _ => {
            panic!(
                "write bare FOLDER, propose ROUNDS, sweep PLACE KEYS, or cases, texts, frequent, owed or words and a PLACE"
            )
        }
    }
}

/// A database's address, or the folder of an embedded one.
fn location(place: &str) -> Location {
    match place.starts_with("postgres://") {
        true => Location::Server(place.to_owned()),
        false => Location::Directory(place.into()),
    }
}
