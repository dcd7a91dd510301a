//! The clocks of a case as sums.

use super::clocks::standing;
use crate::components::{SkippedDay, SumView};
use lapor_domain::cases::case::Case;
use lapor_domain::deadlines::sum::Sum;
use lapor_domain::rulebook::Rulebook;
use lapor_domain::values::Instant;
use lapor_words::Words;

/// Every clock as its sum: those that run first, the next due above, then those that stopped, the latest first.
///
/// `sums` are the sums of `case.clocks`, in their order.
pub(crate) fn sum_views(
    words: Words,
    case: &Case,
    sums: &[Sum],
    rulebook: &Rulebook,
    now: Instant,
) -> Vec<SumView> {
    let mut pairs: Vec<_> = case.clocks.iter().zip(sums).collect();
    pairs.reverse();
    pairs.sort_by_key(|(clock, _)| match clock.is_open() {
        true => (false, clock.due_at.is_none(), clock.due_at),
        false => (true, true, None),
    });
    pairs
        .into_iter()
        .map(|(clock, sum)| {
            let said = words.sum(sum, &rulebook.instruments);
            let mut terms =
                vec![(words.word("sum-started"), said.start), (words.word("sum-length"), said.length)];
            terms.extend(said.extensions.into_iter().map(|one| (words.word("sum-extended"), one)));
            if let Some(pause) = said.pause {
                terms.push((words.word("sum-paused"), pause));
            }
            SumView {
                name: said.title,
                meaning: Some(said.meaning),
                state: standing(words, clock, &rulebook.calendar, now),
                terms,
                skipped: said.skipped.into_iter().map(|(day, why)| SkippedDay { day, why }).collect(),
                due: said.last_day,
                basis: Some(said.basis),
                is_provisional: said.provisional.is_some(),
            }
        })
        .collect()
}
