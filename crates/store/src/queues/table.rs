//! Every statement that a work list can need: each part of a scope with each view.

use super::View;
use crate::db::Statement;
use crate::scope::{Part, condition};

/// The key of a case, by its public number.
pub(super) const ID_OF: Statement =
    Statement::new("queues::id_of", "select id from cases where ticket = $1");

/// One statement. `$1`, `$2`: where the page before ended; `$3`: how many; `$4`: due by when.
macro_rules! list {
    ($part:ident, $view:literal, $where:literal, $beyond:literal, $order:literal) => {
        Statement::new(
            concat!("queues::", stringify!($part), "::", $view),
            concat!(
                "select c.id, c.ticket, c.status, c.kind, c.secrecy, c.age, c.topic, c.area, ",
                "c.lead_institution, c.lead_unit, c.received_at, c.next_due_at, c.next_clock, c.raised, ",
                "coalesce(r.title, substr(r.words, 1, 120)) as gist ",
                "from cases c left join reports r on r.case_id = c.id where ",
                condition!($part), " and ", $where, " and c.next_due_at <= $4 ",
                "and (c.next_due_at, c.id) ", $beyond, " ($1, $2) order by ", $order, " limit $3"
            ),
        )
    };
}

/// The statements of one part, in the order of [`column`].
macro_rules! views {
    ($part:ident) => {
        [
            views!($part, "to_triage", "c.is_open = 1 and c.status = 'Received'"),
            views!(
                $part,
                "awaiting_reporter",
                "c.is_open = 1 and c.status in ('AwaitingReporter/Received', \
                 'AwaitingReporter/Routed', 'AwaitingReporter/InProgress')"
            ),
            views!($part, "to_start", "c.is_open = 1 and c.status = 'Routed'"),
            views!($part, "at_work", "c.is_open = 1 and c.status = 'InProgress'"),
            views!($part, "answered", "c.is_open = 1 and c.status = 'Answered'"),
            views!($part, "open", "c.is_open = 1"),
            views!($part, "raised", "c.is_open = 1 and c.raised <> 'officer'"),
            list!($part, "ended", "c.is_open = 0", "<", "c.next_due_at desc, c.id desc"),
        ]
    };
    ($part:ident, $view:literal, $where:literal) => {
        list!($part, $view, $where, ">", "c.next_due_at, c.id")
    };
}

const VIEWS: usize = 8;
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
        View::ToTriage => 0,
        View::AwaitingReporter => 1,
        View::ToStart => 2,
        View::AtWork => 3,
        View::Answered => 4,
        View::Open | View::Overdue(_) => 5,
        View::Raised => 6,
        View::Ended => 7,
    }
}
