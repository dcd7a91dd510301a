//! Keeping the index. One indexer at a time takes the cases that were decided, and writes what they are found by.

use super::tokens;
use crate::args;
use crate::db::{Tx, Val, statements};
use crate::dialect::search as dialect;
use crate::error::StoreError;
use crate::open::Store;
use crate::reports::{self, ReportText};
use crate::{cases, settings};
use lapor_domain::cases::case::Case;
use lapor_domain::values::CaseId;

statements! {
    /// A Decision whose case is to be indexed.
    pub(crate) OWE = "insert into search_due (case_id, version) values ($1, $2)";
    /// Cases that are to be indexed.
    TAKE = "select case_id, max(version) as version from search_due group by case_id order by case_id limit $1";
    /// What was indexed is owed no more.
    DONE = "delete from search_due where case_id = $1 and version <= $2";
    /// Whether anything is owed.
    ANY = "select case_id from search_due order by case_id, version limit 1";
    /// Everything is owed.
    OWE_ALL = "insert into search_due (case_id, version) select id, version from cases where id > 0 \
               on conflict (case_id, version) do nothing";
    /// What a case is indexed under.
    MARK = "select words, tokens from search_marks where case_id = $1";
    /// What a case is indexed under from now on.
    SET_MARK = "insert into search_marks (case_id, words, tokens) values ($1, $2, $3) \
                on conflict (case_id) do update set words = excluded.words, tokens = excluded.tokens";
    /// A case that is not in the index any more.
    DROP_MARK = "delete from search_marks where case_id = $1";
}

/// How many cases one transaction indexes: few enough that no report waits long behind it.
const BATCH: u32 = 50;

/// The name of the setting that says how words were made into terms.
const MANNER: &str = "search-terms";

/// The name of the setting that says whether words were lost that the index still holds somewhere.
const LOST: &str = "search-lost-words";

/// What one turn of the indexer did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Indexed {
    /// Cases that it looked at.
    pub seen: usize,
    /// Entries that it wrote or took out.
    pub written: usize,
}

/// Notes, with a Decision, that its case is to be indexed.
pub(crate) async fn owe(tx: &mut Tx, case: &Case) -> Result<(), StoreError> {
    tx.run(OWE, owed(case)).await?;
    Ok(())
}

/// The values of what is owed for a case.
pub(crate) fn owed(case: &Case) -> Vec<Val> {
    args![case.id, whole(case.version)]
}

/// Has every case indexed anew when `manner`, the way in which words become terms, is another than last time.
///
/// # Errors
/// `Unavailable`: nothing was changed.
pub async fn owe_all(store: &Store, manner: &str) -> Result<bool, StoreError> {
    if settings::read(&store.db, MANNER).await?.as_deref() == Some(manner) {
        return Ok(false);
    }
    let mut tx = store.db.begin().await?;
    tx.run(OWE_ALL, args![]).await?;
    settings::put(&mut tx, MANNER, manner).await?;
    tx.commit().await?;
    Ok(true)
}

/// Indexes a few cases; nothing seen means that nothing is owed, or that another node indexes. `terms` makes the
/// terms of a report's words.
///
/// # Errors
/// `Unavailable`, `Conflict`: nothing was changed, and the next turn goes on.
pub async fn index(store: &Store, terms: impl Fn(&ReportText) -> Vec<String>) -> Result<Indexed, StoreError> {
    let mut done = Indexed::default();
    if store.db.one_or_none(ANY, args![]).await?.is_none() {
        return Ok(done);
    }
    let mut tx = store.db.begin().await?;
    if tx.one_or_none(dialect::turn(store.db.engine()), args![]).await?.is_none() {
        tx.rollback().await?;
        return Ok(done);
    }
    let mut has_lost_words = false;
    for row in tx.all(TAKE, args![BATCH]).await? {
        let (id, version): (CaseId, i64) = (row.get("case_id")?, row.get("version")?);
        let version = match read(store, id, &terms).await {
            Ok(entry) => {
                let outcome = write(&mut tx, store, &entry).await?;
                done.written += usize::from(outcome != Outcome::Same);
                has_lost_words |= outcome == Outcome::LostWords;
                entry.version
            }
            // One case that can't be read must not keep all others from being found.
            Err(StoreError::Corrupt(why)) => {
                tracing::error!(%why, "a case can't be indexed; see `lapor verify`");
                version
            }
            Err(error) => return Err(error),
        };
        tx.run(DONE, args![id, version]).await?;
        done.seen += 1;
    }
    forget(&mut tx, store, has_lost_words, done.seen).await?;
    tx.commit().await?;
    Ok(done)
}

/// Words that were lost leave the file too: once, when nothing more is owed, because it rewrites the index.
async fn forget(tx: &mut Tx, store: &Store, has_lost_words: bool, seen: usize) -> Result<(), StoreError> {
    let Some(forget) = dialect::forget(store.db.engine()) else { return Ok(()) };
    if has_lost_words {
        settings::put(tx, LOST, "yes").await?;
    }
    let is_last = u32::try_from(seen).is_ok_and(|seen| seen < BATCH);
    if is_last && settings::put_first(tx, LOST, "no").await? == "yes" {
        tx.run(forget, args![]).await?;
        settings::put(tx, LOST, "no").await?;
    }
    Ok(())
}

/// What a case is found by: nothing when it is secret.
struct Entry {
    case: CaseId,
    version: i64,
    words: Vec<String>,
    tokens: Vec<String>,
}

async fn read(
    store: &Store,
    id: CaseId,
    terms: &impl Fn(&ReportText) -> Vec<String>,
) -> Result<Entry, StoreError> {
    let case = cases::get(store, id).await?.ok_or_else(|| StoreError::Corrupt("no such case".into()))?;
    let (mut words, mut tokens) = (Vec::new(), Vec::new());
    if !case.is_secret() {
        words = terms(&reports::read(store, &case).await?);
        tokens = tokens::of_case(&case);
    }
    for list in [&mut words, &mut tokens] {
        list.iter_mut().for_each(|term| *term = dialect::term_of(term));
        list.retain(|term| !term.is_empty());
        list.sort();
        list.dedup();
    }
    Ok(Entry { case: id, version: whole(case.version), words, tokens })
}

/// What writing an entry changed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// Nothing.
    Same,
    /// The entry is new, or stands elsewhere.
    Written,
    /// Words that stood in the index must not any more.
    LostWords,
}

async fn write(tx: &mut Tx, store: &Store, entry: &Entry) -> Result<Outcome, StoreError> {
    let engine = store.db.engine();
    let held = match tx.one_or_none(MARK, args![entry.case]).await? {
        Some(row) => Some((row.get::<i64>("words")?, row.get::<i64>("tokens")?)),
        None => None,
    };
    let marks = (fingerprint(&entry.words), fingerprint(&entry.tokens));
    let is_empty = entry.tokens.is_empty();
    if held == Some(marks) || (held.is_none() && is_empty) {
        return Ok(Outcome::Same);
    }
    if held.is_some() {
        tx.run(dialect::take_out(engine), args![entry.case]).await?;
    }
    if is_empty {
        tx.run(DROP_MARK, args![entry.case]).await?;
    } else {
        let terms = [entry.words.as_slice(), &entry.tokens].concat().join(" ");
        tx.run(dialect::put_in(engine), args![entry.case, terms]).await?;
        tx.run(SET_MARK, args![entry.case, marks.0, marks.1]).await?;
    }
    Ok(match held {
        Some((words, _)) if words != marks.0 => Outcome::LostWords,
        _ => Outcome::Written,
    })
}

/// Tells two lists of terms apart (FNV-1a). Nothing secret hangs on it: the terms stand beside it.
fn fingerprint(terms: &[String]) -> i64 {
    let bytes = terms.iter().flat_map(|term| term.bytes().chain([b' ']));
    let folded = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |folded, byte| {
        (folded ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    i64::from_ne_bytes(folded.to_ne_bytes())
}

fn whole(version: u64) -> i64 {
    i64::try_from(version).unwrap_or(i64::MAX)
}
