//! Work lists that are narrowed down: in the same order, what else must hold besides.
//!
//! No index can hold the cases of every scope and every choice of filters by due time, so a page walks through a part of
//! its list: so many cases at most, along an index that holds them in order, and keeps those that fit. A filter that an
//! index begins with (the institution, the topic) shortens the walk to its own cases. Where the walk ends before the page
//! is full, the page is short, and tells where the next goes on. So no page costs more than one walk, however rare the
//! choice, and none repeats or leaves out a case.

use super::rows::{Cursor, QueueRow, queue_row};
use super::{Queue, View, id_of, start_of};
use crate::args;
use crate::db::{Row, Statement, Val};
use crate::error::StoreError;
use crate::open::Store;
use crate::scope::{Part, condition};
use crate::search::Filters;
use lapor_domain::cases::status::Status;
use lapor_domain::values::{CaseId, Ticket};
use std::collections::BTreeMap;

/// The cases of a list behind a place, in its order; `$1`, `$2`: the place; `$4`: due by when. Where an index begins with
/// something else, the `+` keeps the due time out of the choice of the index.
macro_rules! walk {
    ($along:literal, "ended") => {
        concat!(
            "cases c where ",
            $along,
            " and c.is_open = 0 and (c.next_due_at, c.id) < ($1, $2) order by c.next_due_at desc, c.id desc"
        )
    };
    ($along:literal, $open:tt) => {
        concat!(
            "cases c where ",
            $along,
            " and c.is_open = 1 and (c.next_due_at, c.id) > ($1, $2) order by c.next_due_at, c.id"
        )
    };
}

/// What holds of every case in a list besides.
macro_rules! view {
    ("raised") => {
        " and c.raised <> 'officer'"
    };
    ($other:tt) => {
        ""
    };
}

/// One statement: the first `$3` cases of a walk that fit, which ends as soon as there are so many, and the one that a walk
/// of full length ends with, which is read off the index. `$5`: the statuses, a sign between them; `$6` to `$11`: topic,
/// kind, area, institution, kind of unit, channel; from `$12` on who asks, and the values of the part. That a walk comes in its order is
/// the engines' way rather than the language's; a test compares.
macro_rules! list {
    ($name:literal, $part:ident, $along:literal, $view:tt) => {
        Statement::new(
            concat!("queues::narrowed::", $name, "::", $view),
            concat!(
                "select h.is_hit, c.id, c.ticket, c.status, c.kind, c.secrecy, c.age, c.topic, c.area, ",
                "c.lead_institution, c.lead_unit, c.received_at, c.next_due_at, c.next_clock, c.raised, ",
                "coalesce(r.title, substr(r.words, 1, 120)) as gist from (",
                "select x.id, 1 as is_hit from (select w.id from (select c.id, case when ",
                condition!($part),
                view!($view),
                " and ($5 like '%|' || c.status || '|%' or $5 is null) and (c.topic = $6 or $6 is null) ",
                "and (c.kind = $7 or $7 is null) ",
                "and (c.area = $8 or substr(c.area, 1, length($8) + 1) = $8 || '.' or $8 is null) ",
                "and (c.lead_institution = $9 or $9 is null) and (c.lead_unit = c.lead_institution || '/' || $10 ",
                "or c.lead_unit = c.lead_acting || '/' || $10 or $10 is null) ",
                "and (c.channel = $11 or $11 is null) then 1 else 0 end as fits from ",
                walk!($along, $view),
                " limit cast($3 as bigint) * 20) w where w.fits = 1 limit $3) x ",
                "union all select y.id, 0 as is_hit from (select c.id from ",
                walk!($along, $view),
                " limit 1 offset cast($3 as bigint) * 20 - 1) y",
                ") h join cases c on c.id = h.id left join reports r on r.case_id = c.id"
            ),
        )
    };
}

/// The statements of one way through one part, in the order of [`column`].
macro_rules! views {
    ($name:literal, $part:ident, $along:literal) => {
        [
            list!($name, $part, $along, "open"),
            list!($name, $part, $along, "raised"),
            list!($name, $part, $along, "ended"),
        ]
    };
}

const VIEWS: usize = 3;
const WAYS: usize = 10;

const TABLE: [[Statement; VIEWS]; WAYS] = [
    views!("national", national, "c.next_due_at <= $4"),
    views!("national_institution", national, "c.lead_institution = $9 and +c.next_due_at <= $4"),
    views!("national_topic", national, "c.topic = $6 and +c.next_due_at <= $4"),
    views!("below", below, "c.next_due_at <= $4"),
    views!("below_topic", below, "c.topic = $6 and +c.next_due_at <= $4"),
    views!("at_desk_in", at_desk_in, "c.next_due_at <= $4"),
    views!("at_desk_in_topic", at_desk_in, "c.topic = $6 and +c.next_due_at <= $4"),
    views!("acting", acting, "c.lead_acting = $13 and +c.next_due_at <= $4"),
    views!("responsible", responsible, "c.lead_institution = $13 and +c.next_due_at <= $4"),
    views!("circle", circle, "c.lead_circle = $13 and +c.next_due_at <= $4"),
];

/// Every statement of this module.
pub(crate) const STATEMENTS: &[Statement] = &flat();

const fn flat() -> [Statement; VIEWS * WAYS] {
    let mut all = [TABLE[0][0]; VIEWS * WAYS];
    let mut place = 0;
    while place < VIEWS * WAYS {
        all[place] = TABLE[place / VIEWS][place % VIEWS];
        place += 1;
    }
    all
}

/// Along which index a part is walked through: its row in [`TABLE`].
fn way(part: &Part, filters: &Filters) -> usize {
    let has_topic = usize::from(filters.topic.is_some());
    match part {
        Part::National if filters.institution.is_some() => 1,
        Part::National => 2 * has_topic,
        Part::Below(_) => 3 + has_topic,
        Part::AtDeskIn(_) => 5 + has_topic,
        Part::Acting(_) => 7,
        Part::Responsible(_) => 8,
        Part::Circle(_) => 9,
    }
}

const fn column(view: View) -> usize {
    match view {
        View::Raised => 1,
        View::Ended => 2,
        _ => 0,
    }
}

/// The part as far as an institution that is asked for leaves something of it: what one of many leads is what that one
/// is responsible for.
fn left_of(part: &Part, filters: &Filters) -> Option<Part> {
    let Some(asked) = &filters.institution else { return Some(part.clone()) };
    match part {
        Part::Below(codes) => codes.contains(asked).then(|| Part::Responsible(asked.clone())),
        Part::Responsible(code) => (code == asked).then(|| part.clone()),
        Part::AtDeskIn(_) => None,
        Part::National | Part::Acting(_) | Part::Circle(_) => Some(part.clone()),
    }
}

/// A page of a list that is narrowed down.
#[derive(Default)]
pub struct Narrowed {
    /// Its rows, in order.
    pub rows: Vec<QueueRow>,
    /// Where the walk ended, if that was before the page was full.
    pub further: Option<Cursor>,
}

/// The rows of a page, as far as a walk of bounded length finds them.
///
/// # Errors
/// `Corrupt` when a row can't be read.
pub async fn narrowed(store: &Store, queue: &Queue, filters: &Filters) -> Result<Narrowed, StoreError> {
    let (start, latest) = start_of(queue, id_of(store, queue).await?);
    let of_part = |part: Part| {
        let mut values = args![start.0, start.1, queue.limit, latest];
        values.extend(values_of(queue.view, filters));
        values.extend(queue.scope.values(&part));
        (TABLE[way(&part, filters)][column(queue.view)], values)
    };
    let parts = queue.scope.parts().iter().filter_map(|part| left_of(part, filters));
    let mut found = Found { is_backward: queue.view == View::Ended, ..Found::default() };
    for row in store.db.each(parts.map(of_part).collect()).await?.iter().flatten() {
        found.add(row)?;
    }
    Ok(found.page(usize::try_from(queue.limit).unwrap_or(usize::MAX)))
}

/// What else must hold, as values.
fn values_of(view: View, filters: &Filters) -> Vec<Val> {
    args![
        statuses(view, filters),
        filters.topic.as_ref(),
        filters.kind.map(|kind| kind.code()),
        filters.area.as_ref(),
        filters.institution.as_ref(),
        filters.unit.as_ref(),
        filters.channel.map(|channel| channel.code()),
    ]
}

/// The statuses to which the list is narrowed, a sign between them; none where its statement says so already.
fn statuses(view: View, filters: &Filters) -> Option<String> {
    let is_shown =
        |status: &Status| view.shows(*status) && filters.state.is_none_or(|state| state.holds(*status));
    let shown: Vec<&str> = Status::ALL.into_iter().filter(is_shown).map(Status::full_code).collect();
    let all = Status::ALL.into_iter().filter(|status| status.is_open() == (view != View::Ended)).count();
    (shown.len() < all).then(|| format!("|{}|", shown.join("|")))
}

/// A place in a list.
type Key = (i64, CaseId);

/// What the walks found.
#[derive(Default)]
struct Found {
    is_backward: bool,
    rows: BTreeMap<Key, QueueRow>,
    /// Where the shortest walk ended that did not come to the end of its part.
    end: Option<(Key, Ticket)>,
}

impl Found {
    fn add(&mut self, row: &Row) -> Result<(), StoreError> {
        let key: Key = (row.get("next_due_at")?, row.get("id")?);
        if row.get::<bool>("is_hit")? {
            self.rows.insert(key, queue_row(row)?);
            return Ok(());
        }
        let ticket = row.get("ticket")?;
        if self.end.is_none_or(|(end, _)| self.is_before(key, end)) {
            self.end = Some((key, ticket));
        }
        Ok(())
    }

    fn is_before(&self, one: Key, other: Key) -> bool {
        if self.is_backward { one > other } else { one < other }
    }

    /// The first rows, none of them beyond the end of a walk: there another part may hold one that was not seen.
    fn page(self, limit: usize) -> Narrowed {
        let end = self.end;
        let is_backward = self.is_backward;
        let is_seen = |key: &Key| end.is_none_or(|(end, _)| *key == end || (*key > end) == is_backward);
        let rows = self.rows.into_iter().filter(|(key, _)| is_seen(key)).map(|(_, row)| row);
        let rows: Vec<QueueRow> = match is_backward {
            false => rows.take(limit).collect(),
            true => rows.rev().take(limit).collect(),
        };
        let further = end.filter(|_| rows.len() < limit);
        let further = further.map(|((due, _), ticket)| Cursor { due, ticket: Some(ticket) });
        Narrowed { rows, further }
    }
}
