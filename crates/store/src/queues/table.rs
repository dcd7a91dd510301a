//! Every statement that a work list can need: each part of a scope with each view.

use super::View;
use crate::db::{Bind, Statement, Val};
use crate::scope::{Part, condition};
use lapor_domain::cases::status::Status;

/// The key of a case, by its public number.
pub(super) const ID_OF: Statement = Statement::new("queues::id_of", "select id from cases where ticket = $1");

/// One statement. `$1`, `$2`: where the page before ended; `$3`: how many; `$4`: due by when;
/// `$5` to `$11`: the statuses, where a view shows only some of what is open.
macro_rules! list {
    ($part:ident, $view:literal, $where:literal, $beyond:literal, $order:literal) => {
        Statement::new(
            concat!("queues::", stringify!($part), "::", $view),
            concat!(
                "select c.id, c.ticket, c.status, c.kind, c.secrecy, c.age, c.topic, c.area, ",
                "c.lead_institution, c.lead_unit, c.received_at, c.next_due_at, c.next_clock, c.raised, ",
                "coalesce(r.title, substr(r.words, 1, 120)) as gist ",
                "from cases c left join reports r on r.case_id = c.id where ",
                condition!($part),
                " and ",
                $where,
                " and (c.status in ($5, $6, $7, $8, $9, $10, $11) or $5 is null) ",
                "and (c.next_due_at, c.id) ",
                $beyond,
                " ($1, $2) ",
                "order by ",
                $order,
                " limit $3"
            ),
        )
    };
}

/// The statements of one part, in the order of [`column`].
macro_rules! views {
    ($part:ident) => {
        [
            list!($part, "open", "c.is_open = 1", ">", "c.next_due_at, c.id"),
            list!($part, "raised", "c.is_open = 1 and c.raised <> 'officer'", ">", "c.next_due_at, c.id"),
            list!($part, "ended", "c.is_open = 0", "<", "c.next_due_at desc, c.id desc"),
        ]
    };
}

const VIEWS: usize = 3;
const PARTS: usize = 6;

const TABLE: [[Statement; VIEWS]; PARTS] = [
    views!(national),
    views!(below),
    views!(at_desk_in),
    views!(acting),
    views!(responsible),
    views!(circle),
];

/// Every statement of this module.
pub(crate) const STATEMENTS: &[Statement] = &flat();

const fn flat() -> [Statement; VIEWS * PARTS + 1] {
    let mut all = [ID_OF; VIEWS * PARTS + 1];
    let mut place = 0;
    while place < VIEWS * PARTS {
        all[place] = TABLE[place / VIEWS][place % VIEWS];
        place += 1;
    }
    all
}

/// The statement for one part of a scope and one view.
pub(super) const fn statement(part: &Part, view: View) -> Statement {
    TABLE[row(part)][column(view)]
}

const fn row(part: &Part) -> usize {
    match part {
        Part::National => 0,
        Part::Below(_) => 1,
        Part::AtDeskIn(_) => 2,
        Part::Acting(_) => 3,
        Part::Responsible(_) => 4,
        Part::Circle(_) => 5,
    }
}

const fn column(view: View) -> usize {
    match view {
        View::Raised => 1,
        View::Ended => 2,
        _ => 0,
    }
}

/// How many statuses a statement has room for.
const STATUSES: usize = 7;

/// The statuses to which a view is narrowed, as values. What shows all that is open, or all that has ended, names
/// none: its statement says so already, however many statuses there are.
pub(super) fn statuses(view: View) -> Vec<Val> {
    let shown = Status::ALL.into_iter().filter(|status| view.shows(*status));
    let mut values: Vec<Val> = match view {
        View::Open | View::Overdue(_) | View::Raised | View::Ended => Vec::new(),
        _ => shown.map(|status| status.full_code().into_val()).collect(),
    };
    values.resize(STATUSES, Val::Text(None));
    values
}

#[cfg(test)]
mod tests {
    use super::{STATUSES, Status, Val, View, statuses};

    fn named(view: View) -> Vec<String> {
        let values = statuses(view);
        assert_eq!(values.len(), STATUSES, "{view:?}");
        let text = |value| if let Val::Text(text) = value { text } else { None };
        values.into_iter().filter_map(text).collect()
    }

    #[test]
    fn every_status_of_a_narrowed_view_has_its_place() {
        for view in [
            View::ToTriage,
            View::AwaitingReporter,
            View::ToStart,
            View::AtWork,
            View::Disputed,
            View::Promised,
            View::Answered,
        ] {
            let shown = Status::ALL.into_iter().filter(|status| view.shows(*status));
            assert!(shown.map(Status::full_code).eq(named(view)), "{view:?}");
        }
    }

    #[test]
    fn all_that_is_open_or_ended_needs_no_place() {
        for view in [View::Open, View::Raised, View::Ended] {
            assert!(named(view).is_empty(), "{view:?}");
        }
    }
}
