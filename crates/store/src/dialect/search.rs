//! Searching and the index behind it: full text on SQLite, `tsvector` with GIN on PostgreSQL. Why: `docs/decisions`.
//!
//! `$1`: what must match; `$2`: before which case; `$3`: how many; `$4` to `$11`: as in work lists.

use crate::db::{Engine, Statement, Tx};
use crate::error::StoreError;
use crate::scope::{Part, condition};

/// What is asked of a part.
#[derive(Clone, Copy)]
pub(crate) enum Way {
    /// A page of rows.
    Page,
    /// The keys of hits, up to a number.
    Count,
}

/// What a row of a list shows.
macro_rules! row {
    () => {
        "c.id, c.ticket, c.status, c.kind, c.secrecy, c.age, c.topic, c.area, c.lead_institution, \
         c.lead_unit, c.received_at, c.next_due_at, c.next_clock, c.raised, \
         coalesce(r.title, substr(r.words, 1, 120)) as gist "
    };
}

macro_rules! statuses {
    () => {
        "and (case c.is_open when 1 then 'open' else 'ended' end in ($5, $6, $7, $8, $9, $10, $11) or $5 is null) "
    };
}

/// SQLite walks the index from the newest case on and stops when the page is full.
macro_rules! sqlite {
    ($part:ident, $what:expr) => {
        concat!(
            "select ", $what,
            "from search_words s cross join cases c on c.id = s.rowid left join reports r on r.case_id = c.id ",
            "where s.search_words match $1 and s.rowid < $2 and ", condition!($part), " ", statuses!(),
            "order by s.rowid desc limit $3"
        )
    };
}

/// PostgreSQL collects the hits first: left to itself it might walk through every case in the order of the page.
macro_rules! postgres {
    ($part:ident, $hits:expr, $what:expr, $end:literal) => {
        concat!(
            $hits,
            "select ",
            $what,
            "from hit h join cases c on c.id = h.case_id left join reports r on r.case_id = c.id ",
            "where h.case_id < $2 and ",
            condition!($part),
            " ",
            statuses!(),
            $end
        )
    };
}

macro_rules! all_hits {
    () => {
        "with hit as materialized (select case_id from search_words where terms @@ $1::text::tsquery) "
    };
}

macro_rules! some_hits {
    () => {
        "with hit as materialized (select case_id from search_words \
         where terms @@ $1::text::tsquery limit $3) "
    };
}

/// The hits among the newest cases.
macro_rules! newest_hits {
    () => {
        "with newest as materialized (select case_id, terms from search_words where case_id < $2 \
         order by case_id desc limit 3000), \
         hit as materialized (select case_id from newest where terms @@ $1::text::tsquery) "
    };
}

macro_rules! part {
    ($part:ident) => {
        [
            Statement::new(concat!("search::page::", stringify!($part)), sqlite!($part, row!())),
            Statement::new(concat!("search::count::", stringify!($part)), sqlite!($part, "c.id ")),
            Statement::new(
                concat!("search::page::", stringify!($part)),
                postgres!($part, all_hits!(), row!(), "order by c.id desc limit $3"),
            ),
            Statement::new(
                concat!("search::count::", stringify!($part)),
                postgres!($part, some_hits!(), "c.id ", ""),
            ),
            Statement::new(
                concat!("search::newest::", stringify!($part)),
                postgres!($part, newest_hits!(), row!(), "order by c.id desc limit $3"),
            ),
        ]
    };
}

const TABLE: [[Statement; 5]; 6] =
    [part!(national), part!(below), part!(at_desk_in), part!(acting), part!(responsible), part!(circle)];

/// The statement for one part.
pub(crate) const fn statement(engine: Engine, part: &Part, way: Way) -> Statement {
    let first = match engine {
        Engine::Sqlite => 0,
        Engine::Postgres => 2,
    };
    TABLE[row_of(part)][first + way as usize]
}

/// The statement that looks among the newest cases, where the engine needs one.
pub(crate) const fn walk(engine: Engine, part: &Part) -> Option<Statement> {
    match engine {
        Engine::Sqlite => None,
        Engine::Postgres => Some(TABLE[row_of(part)][4]),
    }
}

const fn row_of(part: &Part) -> usize {
    match part {
        Part::National => 0,
        Part::Below(_) => 1,
        Part::AtDeskIn(_) => 2,
        Part::Acting(_) => 3,
        Part::Responsible(_) => 4,
        Part::Circle(_) => 5,
    }
}

/// Every statement that one engine alone is sent.
pub(crate) fn statements(engine: Engine) -> Vec<Statement> {
    let places = match engine {
        Engine::Sqlite => 0..2,
        Engine::Postgres => 2..5,
    };
    let of_parts = TABLE.iter().flat_map(|part| &part[places.clone()]).copied();
    of_parts.chain([take_out(engine), put_in(engine), turn(engine)]).chain(forget(engine)).collect()
}

/// Takes an entry out of the index.
pub(crate) fn take_out(engine: Engine) -> Statement {
    match engine {
        Engine::Sqlite => Statement::new("search::take_out", "delete from search_words where rowid = $1"),
        Engine::Postgres => Statement::new("search::take_out", "delete from search_words where case_id = $1"),
    }
}

/// Puts an entry into the index: a case's key and its terms, a space between them.
pub(crate) fn put_in(engine: Engine) -> Statement {
    match engine {
        Engine::Sqlite => {
            Statement::new("search::put_in", "insert into search_words (rowid, terms) values ($1, $2)")
        }
        Engine::Postgres => Statement::new(
            "search::put_in",
            "insert into search_words (case_id, terms) \
             values ($1, array_to_tsvector(string_to_array($2::text, ' ')))",
        ),
    }
}

/// Rewrites the index without what was taken out of it, where that would else stay in the file for a while.
pub(crate) fn forget(engine: Engine) -> Option<Statement> {
    match engine {
        Engine::Sqlite => Some(Statement::new(
            "search::forget",
            "insert into search_words (search_words) values ('optimize')",
        )),
        Engine::Postgres => None,
    }
}

/// The turn of whoever indexes; no row while another has it.
pub(crate) fn turn(engine: Engine) -> Statement {
    match engine {
        Engine::Sqlite => Statement::new("search::turn", "select id from search_turn where id = 1"),
        Engine::Postgres => {
            Statement::new("search::turn", "select id from search_turn where id = 1 for update skip locked")
        }
    }
}

/// Keeps PostgreSQL, which guesses badly how often words meet, from reading the whole table.
pub(crate) async fn prefer_indexes(tx: &mut Tx, engine: Engine) -> Result<(), StoreError> {
    match engine {
        Engine::Sqlite => Ok(()),
        Engine::Postgres => tx.mark("set local enable_seqscan = off").await,
    }
}

/// A question in the engine's own language: every one of `all`, and one of `any` unless that is empty.
pub(crate) fn matching(engine: Engine, all: &[String], any: &[String]) -> String {
    let (quote, and, or) = match engine {
        Engine::Sqlite => ('"', " AND ", " OR "),
        Engine::Postgres => ('\'', " & ", " | "),
    };
    let quoted = |term: &String| format!("{quote}{}{quote}", term_of(term));
    let mut parts: Vec<String> = all.iter().map(quoted).collect();
    if !any.is_empty() {
        parts.push(format!("({})", any.iter().map(quoted).collect::<Vec<_>>().join(or)));
    }
    parts.join(and)
}

/// The longest term. Unit: characters; PostgreSQL takes no more than 2 KB.
const LONGEST: usize = 100;

/// A term as both engines take it for one, whatever stands in it.
pub(crate) fn term_of(text: &str) -> String {
    let sign = |sign: char| match sign.to_ascii_lowercase() {
        plain @ ('a'..='z' | '0'..='9' | '@' | '#' | ':' | '.' | '/' | '-') => plain,
        _ => '_',
    };
    text.chars().take(LONGEST).map(sign).collect()
}
