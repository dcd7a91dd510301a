//! Routing proposals in a loop: the texts come in on standard input, each line an area, a tab and the words.

use lapor_app::book::{Book, Subject};
use lapor_app::rulebook::Files;
use lapor_domain::values::AreaCode;
use lapor_domain::values::Revision;
use std::hint::black_box;
use std::io::BufRead;
use std::time::Instant;

/// Proposes for every text this many times, and prints the proposals and the time on the processor of each round.
pub fn measure(rounds: usize) {
    let read = Files::seed().read(Revision(1)).expect("the rulebook can be read");
    let book = Book::new(read).expect("the rulebook can be used");
    let lines: Vec<String> = std::io::stdin().lock().lines().map(|line| line.expect("a line")).collect();
    let texts: Vec<(AreaCode, &str)> = lines
        .iter()
        .filter_map(|line| line.split_once('\t'))
        .map(|(area, words)| (AreaCode::new(area), words))
        .collect();
    let mut routed = 0;
    for round in 0..=rounds {
        let (began, on_processor) = (Instant::now(), processor_ns());
        for (area, text) in &texts {
            let area = Some(area).filter(|area| !area.as_str().is_empty());
            let subject = Subject { text, area, topic: None, institution: None };
            routed += usize::from(black_box(book.propose(&subject)).institution.is_some());
        }
        // The first round warms up.
        if round > 0 {
            println!("{}\t{}\t{}", texts.len(), processor_ns() - on_processor, began.elapsed().as_nanos());
        }
    }
    eprintln!("{routed} of {} proposals named somebody", texts.len() * (rounds + 1));
}

/// Time that this thread was on a processor.
fn processor_ns() -> u64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").expect("Linux tells");
    text.split(' ').next().and_then(|number| number.parse().ok()).expect("a number of nanoseconds")
}
