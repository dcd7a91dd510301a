//! Searching and the index behind it: full text on SQLite, `tsvector` with GIN on PostgreSQL. Why: `docs/decisions`.
//!
//! `$1`: the question; `$2`: before which case; `$3`: how many; `$4` to `$11`: as in work lists.

use crate::args;
use crate::db::{Engine, Statement, Tx};
use crate::error::StoreError;
use crate::scope::{Part, condition};
use lapor_domain::values::CaseId;

macro_rules! statuses {
    () => {
        "and (c.status in ($5, $6, $7, $8, $9, $10, $11) or $5 = case c.is_open when 1 then 'open' else 'ended' end \
         or $5 is null) "
    };
}

/// SQLite walks the index from the newest case on and stops when there are enough.
macro_rules! sqlite {
    ($part:ident) => {
        concat!(
            "select c.id from search_words s cross join cases c on c.id = s.rowid ",
            "where s.search_words match $1 and s.rowid < $2 and ",
            condition!($part),
            " ",
            statuses!(),
            "order by s.rowid desc limit $3"
        )
    };
}

/// The hits of one window. Adding nothing to the key keeps the planner from walking through every case in its order.
macro_rules! window {
    ($question:literal, $below:literal) => {
        concat!(
            "(select w.case_id from search_words w ",
            "where w.terms @@ (split_part($1::text, ';', ",
            $question,
            "))::tsquery and w.case_id + 0 < ",
            $below,
            " order by w.case_id + 0 desc)"
        )
    };
}

/// PostgreSQL looks through windows of time, the newest and smallest first, and stops when there are enough: collecting
/// the hits of all years first would cost as much as there are. What is left out of `cases` by the condition does not
/// count, so the join must not be flattened.
macro_rules! postgres {
    ($part:ident) => {
        concat!(
            "select k.id from (",
            window!(1, "$2"),
            " union all ",
            window!(2, "$2"),
            " union all ",
            window!(3, "$2"),
            " union all ",
            window!(4, "least($2, (split_part($1::text, ';', 5))::bigint)"),
            ") h cross join lateral (select c.id from cases c where c.id = h.case_id and ",
            condition!($part),
            " ",
            statuses!(),
            "offset 0) k limit $3"
        )
    };
}

macro_rules! part {
    ($part:ident) => {
        [
            Statement::new(concat!("search::hits::", stringify!($part)), sqlite!($part)),
            Statement::new(concat!("search::hits::", stringify!($part)), postgres!($part)),
        ]
    };
}

const TABLE: [[Statement; 2]; 6] =
    [part!(national), part!(below), part!(at_desk_in), part!(acting), part!(responsible), part!(circle)];

/// The statement for the newest hits of one part.
pub(crate) const fn statement(engine: Engine, part: &Part) -> Statement {
    TABLE[row_of(part)][place_of(engine)]
}

const fn place_of(engine: Engine) -> usize {
    match engine {
        Engine::Sqlite => 0,
        Engine::Postgres => 1,
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
    let of_parts = TABLE.iter().map(|part| part[place_of(engine)]);
    let own = [take_out(engine), put_in(engine), turn(engine), holds(engine), is_in(engine)];
    let more = match engine {
        Engine::Sqlite => vec![MERGE, CHANGES],
        Engine::Postgres => vec![NEWEST],
    };
    of_parts.chain(own).chain(more).collect()
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

/// Whether the entry of a case (`$2`) holds all the terms of a question (`$1`).
pub(crate) fn holds(engine: Engine) -> Statement {
    match engine {
        Engine::Sqlite => Statement::new(
            "search::holds",
            "select s.rowid as id from search_words s where s.search_words match $1 and s.rowid = $2",
        ),
        Engine::Postgres => Statement::new(
            "search::holds",
            "select case_id as id from search_words where terms @@ $1::text::tsquery and case_id = $2",
        ),
    }
}

/// Whether a case has an entry.
pub(crate) fn is_in(engine: Engine) -> Statement {
    match engine {
        Engine::Sqlite => {
            Statement::new("search::is_in", "select s.rowid as id from search_words s where s.rowid = $1")
        }
        Engine::Postgres => {
            Statement::new("search::is_in", "select case_id as id from search_words where case_id = $1")
        }
    }
}

/// One step of merging SQLite's segments; a number below zero begins a merge of all there are.
const MERGE: Statement =
    Statement::new("search::merge", "insert into search_words (search_words, rank) values ('merge', $1)");

/// How many rows this connection has changed, those inside the index as well.
const CHANGES: Statement = Statement::new("search::changes", "select total_changes() as changes");

/// How much one step of a merge writes. Unit: pages of the index, of 4 KB. Few enough that no report waits for it.
const STEP: i64 = 64;

/// What one step of forgetting did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Forgot {
    /// A part; the next step goes on.
    Some,
    /// What was taken out before the first step is in the file no more.
    All,
}

/// One step of rewriting the index without what was taken out of it, where that would else stay in the file until
/// the engine merges by itself.
pub(crate) async fn forget(tx: &mut Tx, engine: Engine, step: Step) -> Result<Forgot, StoreError> {
    if engine == Engine::Postgres {
        return Ok(Forgot::All);
    }
    let before: i64 = tx.one(CHANGES, vec![]).await?.get("changes")?;
    let pages = match step {
        Step::First => -STEP,
        Step::Next => STEP,
    };
    tx.run(MERGE, args![pages]).await?;
    let after: i64 = tx.one(CHANGES, vec![]).await?.get("changes")?;
    // The command itself counts as one.
    Ok(if after - before < 2 { Forgot::All } else { Forgot::Some })
}

/// Which step of forgetting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// It takes up all that there is now.
    First,
    /// It goes on with that.
    Next,
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

/// The newest entry.
const NEWEST: Statement =
    Statement::new("search::newest", "select case_id as id from search_words order by case_id desc limit 1");

/// What a search begins with: the newest entry, where windows are counted from it. PostgreSQL, which guesses badly how
/// often words meet, is kept from reading the whole table.
pub(crate) async fn prepare(tx: &mut Tx, engine: Engine) -> Result<CaseId, StoreError> {
    if engine == Engine::Sqlite {
        return Ok(CaseId(i64::MAX));
    }
    tx.mark("set local enable_seqscan = off").await?;
    let newest = tx.one_or_none(NEWEST, vec![]).await?.map(|row| row.get("id")).transpose()?;
    Ok(newest.unwrap_or(CaseId(0)))
}

/// Windows of time on PostgreSQL: how far a key is shifted for its block, the smallest first. A key counts milliseconds
/// above its lowest 21 bits, so these are 19 hours, 3 days and 12 days; each window is up to four blocks, and ends where
/// a block of the next begins.
const BLOCKS: [u32; 3] = [47, 49, 51];

/// The terms that say in which blocks of time a case came. The sign is one that no other term has.
fn blocks_of(case: CaseId) -> impl Iterator<Item = String> {
    BLOCKS.into_iter().enumerate().map(move |(level, shift)| block(level, case.0 >> shift))
}

fn block(level: usize, number: i64) -> String {
    format!("~{level}:{number}")
}

/// The terms of an entry as text, a space between them.
pub(crate) fn entry(engine: Engine, case: CaseId, terms: &[String]) -> String {
    match engine {
        Engine::Sqlite => terms.join(" "),
        Engine::Postgres => terms.iter().cloned().chain(blocks_of(case)).collect::<Vec<_>>().join(" "),
    }
}

/// A question for [`statement`]: every one of `all`, and one of `any` unless that is empty; windows end at `last`.
pub(crate) fn question(engine: Engine, all: &[String], any: &[String], last: CaseId) -> String {
    let matching = matching(engine, all, any);
    match engine {
        Engine::Sqlite => matching,
        Engine::Postgres => windowed(&matching, last),
    }
}

/// The question of each window, of all that is older, and where that begins; a sign that no term has between them.
fn windowed(matching: &str, last: CaseId) -> String {
    let (mut newest, mut begins) = (last.0 >> BLOCKS[0], last.0);
    let mut parts = Vec::with_capacity(BLOCKS.len() + 2);
    for (level, shift) in BLOCKS.into_iter().enumerate() {
        let oldest = newest & !3;
        let blocks: Vec<String> =
            (oldest..=newest).map(|number| format!("'{}'", block(level, number))).collect();
        parts.push(format!("{matching} & ({})", blocks.join(" | ")));
        begins = oldest << shift;
        newest = (oldest >> 2) - 1;
    }
    parts.extend([matching.to_owned(), begins.to_string()]);
    parts.join(";")
}

/// All these terms, and one of those unless there are none, in the engine's own language.
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
