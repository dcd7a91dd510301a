use super::{LOW_BITS, next_id};
use lapor_domain::values::Instant;
use std::collections::HashSet;

const NOON: Instant = Instant(1_790_000_000_000_000);

#[test]
fn keys_grow_even_when_the_clock_stands_or_goes_back() {
    let mut last = 0;
    for back_s in [0, 0, 0, 3_600, 0, 86_400] {
        let id = next_id(NOON.plus_seconds(-back_s));
        assert!(id > last, "{id} after {last}");
        last = id;
    }
}

#[test]
fn keys_of_many_threads_differ() {
    let threads: Vec<_> = (0..8)
        .map(|_| std::thread::spawn(|| (0..5_000).map(|_| next_id(NOON)).collect::<Vec<_>>()))
        .collect();
    let ids: Vec<i64> = threads.into_iter().flat_map(|t| t.join().expect("thread")).collect();
    assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len());
}

#[test]
fn a_key_lies_at_its_time() {
    let later = NOON.plus_days(400);
    assert_eq!(next_id(later) >> LOW_BITS, later.0 / 1_000);
}
