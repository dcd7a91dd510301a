//! A case as columns, and back.

use crate::coded::{self, count, maybe, maybe_text, odd, read, text};
use crate::db::{Bind, Row, Val};
use crate::error::StoreError;
use lapor_domain::cases::case::{Case, Counters, Lead};
use lapor_domain::cases::disputes::Dispute;
use lapor_domain::deadlines::clocks::{Clock, ClockKind, Owner};
use lapor_domain::satisfaction::Rating;
use lapor_domain::values::Instant;

/// A column's name with what it holds.
pub(crate) type Cell = (&'static str, Val);

/// Every column that follows from the case itself, in the order in which statements name them.
pub(crate) fn columns(case: &Case) -> Vec<Cell> {
    let parts = [
        origin(case),
        standing(case),
        lead(case),
        counters(case),
        outcome(case),
        aftermath(case),
        dispute(case),
        vec![("parties", maybe_text(Some(&case.parties).filter(|parties| !parties.is_empty())))],
    ];
    parts.concat()
}

fn origin(case: &Case) -> Vec<Cell> {
    vec![
        ("id", case.id.into_val()),
        ("ticket", case.ticket.into_val()),
        ("kind", text(&case.kind)),
        ("grade", text(&case.grade)),
        ("secrecy", text(&case.secrecy)),
        ("age", text(&case.age)),
        ("channel", text(&case.channel)),
        ("topic", case.topic.clone().into_val()),
        ("area", case.area.clone().into_val()),
        ("zone", text(&case.zone)),
        ("sent_at", case.sent_at.into_val()),
        ("received_at", case.received_at.into_val()),
    ]
}

fn standing(case: &Case) -> Vec<Cell> {
    vec![
        ("version", version(case.version)),
        ("seen_version", version(case.seen_version)),
        ("status", text(&case.status)),
        ("is_open", case.status.is_open().into_val()),
    ]
}

fn lead(case: &Case) -> Vec<Cell> {
    let lead = case.lead.as_ref();
    vec![
        ("lead_institution", lead.map(|lead| &lead.institution).into_val()),
        ("lead_acting", lead.map(|lead| &lead.acting).into_val()),
        ("lead_unit", lead.and_then(|lead| lead.unit.as_ref()).into_val()),
        ("lead_officer", lead.and_then(|lead| lead.officer).into_val()),
        ("lead_circle", lead.and_then(|lead| lead.circle.as_ref()).into_val()),
        ("lead_bond", maybe_text(lead.map(|lead| &lead.bond))),
    ]
}

fn counters(case: &Case) -> Vec<Cell> {
    let counters = &case.counters;
    let whole = |count: u16| i64::from(count).into_val();
    vec![
        ("desk_questions", whole(counters.desk_questions)),
        ("work_questions", whole(counters.work_questions)),
        ("declines", whole(counters.declines)),
        ("contests", whole(counters.contests)),
        ("reopenings", whole(counters.reopenings)),
        ("reply_restarts", whole(counters.reply_restarts)),
    ]
}

fn outcome(case: &Case) -> Vec<Cell> {
    let next = next_due(&case.clocks);
    vec![
        ("last_answer", maybe_text(case.last_answer.as_ref())),
        ("rejected_by", case.rejected_by.into_val()),
        ("ended_at", case.ended_at.into_val()),
        ("raised", text(&case.raised)),
        ("next_due_at", next.map_or(i64::MAX, |(due, _)| due.0).into_val()),
        ("next_clock", maybe_text(next.map(|(_, kind)| kind).as_ref())),
    ]
}

/// What the reporter did with the answer, or with the report.
fn aftermath(case: &Case) -> Vec<Cell> {
    vec![
        ("reporter_raises", i64::from(case.counters.reporter_raises).into_val()),
        ("answered_by", case.answered_by.into_val()),
        ("rating", case.rating.map(|rating| i64::from(rating.points())).into_val()),
        ("withdrawn_from", maybe_text(case.withdrawn_from.as_ref())),
        ("promise_renewals", i64::from(case.counters.promise_renewals).into_val()),
    ]
}

/// Between whom it is or was in dispute, and who had routed it.
fn dispute(case: &Case) -> Vec<Cell> {
    let dispute = case.dispute.as_ref();
    vec![
        ("disputed_between", maybe_text(dispute.map(|dispute| &dispute.between))),
        ("disputed_routers", maybe_text(dispute.map(|dispute| &dispute.routed_by))),
    ]
}

/// A version as a column holds it.
pub(super) fn version(number: u64) -> Val {
    i64::try_from(number).unwrap_or(i64::MAX).into_val()
}

/// What is due next: the earliest of the clocks that are somebody's time.
fn next_due(clocks: &[Clock]) -> Option<(Instant, ClockKind)> {
    clocks
        .iter()
        .filter(|clock| clock.is_open() && clock.kind.row().owner != Owner::Everybody)
        .filter_map(|clock| Some((clock.due_at?, clock.kind)))
        .min()
}

/// Reads a case back.
pub(crate) fn case(row: &Row, clocks: Vec<Clock>) -> Result<Case, StoreError> {
    Ok(Case {
        id: row.get("id")?,
        ticket: row.get("ticket")?,
        version: read_version(row, "version")?,
        seen_version: read_version(row, "seen_version")?,
        status: read(row, "status")?,
        kind: read(row, "kind")?,
        grade: read(row, "grade")?,
        secrecy: read(row, "secrecy")?,
        age: read(row, "age")?,
        channel: read(row, "channel")?,
        topic: row.maybe("topic")?,
        area: row.maybe("area")?,
        zone: read(row, "zone")?,
        sent_at: row.get("sent_at")?,
        received_at: row.get("received_at")?,
        lead: read_lead(row)?,
        counters: read_counters(row)?,
        last_answer: maybe(row, "last_answer")?,
        answered_by: row.maybe("answered_by")?,
        rating: read_rating(row)?,
        rejected_by: row.maybe("rejected_by")?,
        withdrawn_from: maybe(row, "withdrawn_from")?,
        ended_at: row.maybe("ended_at")?,
        dispute: read_dispute(row)?,
        raised: read(row, "raised")?,
        parties: maybe(row, "parties")?.unwrap_or_default(),
        clocks,
    })
}

fn read_dispute(row: &Row) -> Result<Option<Dispute>, StoreError> {
    let Some(between) = maybe(row, "disputed_between")? else { return Ok(None) };
    Ok(Some(Dispute { between, routed_by: read(row, "disputed_routers")? }))
}

fn read_rating(row: &Row) -> Result<Option<Rating>, StoreError> {
    let points: Option<i64> = row.maybe("rating")?;
    points.map(|points| Rating::from_points(points).ok_or_else(|| odd("rating"))).transpose()
}

fn read_version(row: &Row, name: &str) -> Result<u64, StoreError> {
    u64::try_from(row.get::<i64>(name)?).map_err(|_| odd(name))
}

fn read_lead(row: &Row) -> Result<Option<Lead>, StoreError> {
    let Some(institution) = row.maybe("lead_institution")? else {
        return Ok(None);
    };
    Ok(Some(Lead {
        institution,
        acting: row.get("lead_acting")?,
        unit: row.maybe("lead_unit")?,
        officer: row.maybe("lead_officer")?,
        circle: row.maybe("lead_circle")?,
        bond: coded::read(row, "lead_bond")?,
    }))
}

fn read_counters(row: &Row) -> Result<Counters, StoreError> {
    Ok(Counters {
        desk_questions: count(row, "desk_questions")?,
        work_questions: count(row, "work_questions")?,
        declines: count(row, "declines")?,
        contests: count(row, "contests")?,
        reopenings: count(row, "reopenings")?,
        reply_restarts: count(row, "reply_restarts")?,
        reporter_raises: count(row, "reporter_raises")?,
        promise_renewals: count(row, "promise_renewals")?,
    })
}
