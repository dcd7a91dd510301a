//! Lets a model learn the topics of the rulebook when the program is built.
//!
//! Here and not at the first start, because learning takes seconds and a start may not; and not once for all, because a
//! model that lies beside the rulebook would soon know other topics and sentences than it.

#[path = "src/rulebook/lessons.rs"]
mod lessons;

use lessons::{EXAMPLES, Lessons, TOPICS};
use std::path::Path;

fn main() {
    let rulebook = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rulebook");
    let text = |file: &str| {
        let path = rulebook.join(file);
        println!("cargo::rerun-if-changed={}", path.display());
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    let lessons = Lessons::read(&text(TOPICS), &text(EXAMPLES)).unwrap_or_else(|what| panic!("{what}"));
    let model = lessons.learn(&[], |_| false, &mut |_| {}).unwrap_or_else(|error| panic!("{error}"));
    let out = std::env::var("OUT_DIR").expect("cargo sets it for every build script");
    std::fs::write(Path::new(&out).join("topics.model"), model.to_bytes())
        .unwrap_or_else(|error| panic!("the model can't be written: {error}"));
}
