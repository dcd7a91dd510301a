//! Keeping the index. One indexer at a time takes the cases that were decided, and writes what they are found by.

use super::rebuild::{self, Pace};
use super::tokens;
use crate::args;
use crate::db::{Row, Together, Tx, Val, statements};
use crate::dialect::search::{self as dialect, Forgot, Step};
use crate::error::StoreError;
use crate::open::Store;
use crate::reports::{self, ReportText};
use crate::{alike, cases, clocks, settings};
use lapor_domain::cases::case::Case;
use lapor_domain::values::{AreaCode, CaseId};
use std::time::{Duration, Instant};

statements! {
    /// A Decision whose case is to be indexed.
    pub(crate) OWE = "insert into search_due (case_id, version) values ($1, $2)";
    /// Cases that are to be indexed, with what they are indexed under.
    TAKE = "select d.case_id, d.version, m.words, m.tokens, m.bands from \
            (select case_id, max(version) as version from search_due group by case_id order by case_id limit $1) d \
            left join search_marks m on m.case_id = d.case_id order by d.case_id";
    /// What was indexed is owed no more.
    DONE = "delete from search_due where case_id = $1 and version <= $2";
    /// Whether anything is owed.
    ANY = "select case_id from search_due order by case_id, version limit 1";
    /// What a case is indexed under.
    MARK = "select words, tokens, bands from search_marks where case_id = $1";
    /// What a case is indexed under from now on.
    SET_MARK = "insert into search_marks (case_id, words, tokens, bands) values ($1, $2, $3, $4) \
                on conflict (case_id) do update \
                set words = excluded.words, tokens = excluded.tokens, bands = excluded.bands";
    /// A case that is not in the index any more.
    DROP_MARK = "delete from search_marks where case_id = $1";
}

/// How many cases one transaction indexes at most.
const BATCH: u32 = 50;

/// After how long a transaction takes up no other case, so that no report waits long behind it.
const LONG_ENOUGH: Duration = Duration::from_millis(25);

/// The name of the setting that says whether words were lost that the index still holds somewhere.
const LOST: &str = "search-lost-words";

/// How a report's words become terms, and what reports like it are found by.
#[derive(Clone, Copy, Debug)]
pub struct Terms {
    /// The name of this way. When it changes, every case is indexed anew.
    pub manner: &'static str,
    /// The terms of a report.
    pub of: fn(&ReportText) -> Vec<String>,
    /// The bands of these terms in this place.
    pub bands: fn(&[String], Option<&AreaCode>) -> Vec<i64>,
}

/// What one turn of the indexer did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Indexed {
    /// Cases that it looked at.
    pub seen: usize,
    /// Those of them that it looked at because the index is being made again.
    pub again: usize,
    /// Entries that it wrote or took out.
    pub written: usize,
    /// Whether another turn may find something to do.
    pub is_more: bool,
}

/// Notes, with a Decision, that its case is to be indexed.
pub(crate) async fn owe(tx: &mut Tx, case: &Case) -> Result<(), StoreError> {
    tx.write(OWE, owed(case)).await
}

/// The values of what is owed for a case.
pub(crate) fn owed(case: &Case) -> Vec<Val> {
    args![case.id, whole(case.version)]
}

/// Indexes a few cases: first those that were decided, then, where the index is being made again, the next of all.
/// When neither is left, it makes lost words leave the file, a step at a time. Nothing done means that nothing is
/// owed, or that another node indexes.
///
/// # Errors
/// `Unavailable`, `Conflict`: nothing was changed, and the next turn goes on.
pub async fn index(store: &Store, terms: Terms) -> Result<Indexed, StoreError> {
    let is_idle = rebuild::is_current(store, terms.manner).await?
        && !lost(settings::read(&store.db, LOST).await?.as_deref()).is_owed()
        && store.db.one_or_none(ANY, args![]).await?.is_none();
    if is_idle {
        return Ok(Indexed::default());
    }
    let mut tx = store.db.begin().await?;
    if tx.one_or_none(dialect::turn(store.db.engine()), args![]).await?.is_none() {
        tx.rollback().await?;
        return Ok(Indexed::default());
    }
    let mut turn =
        Turn { tx, store, terms, done: Indexed::default(), has_lost_words: false, began: Instant::now() };
    turn.decided().await?;
    turn.again().await?;
    turn.forget().await?;
    turn.tx.commit().await?;
    Ok(turn.done)
}

/// One turn of the indexer.
struct Turn<'a> {
    tx: Tx,
    store: &'a Store,
    terms: Terms,
    done: Indexed,
    has_lost_words: bool,
    began: Instant,
}

impl Turn<'_> {
    /// How many cases may still be taken up: one at least, so that a slow machine or a long way to the database makes a
    /// turn short and never empty.
    fn left(&self) -> u32 {
        match self.began.elapsed() < LONG_ENOUGH {
            true => BATCH.saturating_sub(u32::try_from(self.done.seen).unwrap_or(u32::MAX)),
            false => u32::from(self.done.seen == 0),
        }
    }

    /// Cases that were decided.
    async fn decided(&mut self) -> Result<(), StoreError> {
        for row in self.tx.all(TAKE, args![BATCH]).await? {
            if self.left() == 0 {
                break;
            }
            let version = self.one(&row, Pace::Changed).await?.unwrap_or(row.get("version")?);
            self.tx.write(DONE, args![row.get::<CaseId>("case_id")?, version]).await?;
        }
        self.done.is_more = self.done.seen > 0;
        Ok(())
    }

    /// The next cases of a rebuild, the newest first. Where it stands is kept in the same transaction.
    async fn again(&mut self) -> Result<(), StoreError> {
        let Some(rebuild) = rebuild::going_on(&mut self.tx, self.terms.manner).await? else { return Ok(()) };
        self.done.is_more = true;
        let limit = self.left();
        if limit == 0 {
            return Ok(());
        }
        let rows = rebuild::next(&mut self.tx, &rebuild, limit).await?;
        let mut place = rebuild.before;
        let mut is_last = rows.len() < usize::try_from(limit).unwrap_or(usize::MAX);
        for row in rows {
            if self.left() == 0 {
                is_last = false;
                break;
            }
            self.one(&row, rebuild.pace).await?;
            self.done.again += 1;
            place = row.get("case_id")?;
        }
        match is_last {
            true => rebuild::finish(&mut self.tx, self.terms.manner).await,
            false => rebuild::put(&mut self.tx, &rebuild.down_to(place)).await,
        }
    }

    /// Indexes the case of a row; the version that it was read in, none when it can't be.
    async fn one(&mut self, row: &Row, pace: Pace) -> Result<Option<i64>, StoreError> {
        self.done.seen += 1;
        match read(self.store, row.get("case_id")?, self.terms).await {
            Ok(entry) => {
                let outcome = write(&mut self.tx, self.store, (Marks::of(row)?, &entry), pace).await?;
                self.done.written += usize::from(outcome != Outcome::Same);
                self.has_lost_words |= outcome == Outcome::LostWords;
                Ok(Some(entry.version))
            }
            // One case that can't be read must not keep all others from being found.
            Err(StoreError::Corrupt(why)) => {
                tracing::error!(%why, "a case can't be indexed; see `lapor verify`");
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    /// Words that were lost leave the file too, a step of a merge at a time, once no case is left to index. What is
    /// lost while a merge goes on may stand in a segment that it has read already, so another follows.
    async fn forget(&mut self) -> Result<(), StoreError> {
        let held = lost(settings::read_in(&mut self.tx, LOST).await?.as_deref());
        let now = if self.has_lost_words { held.with_more() } else { held };
        let next = match (self.done.is_more, now) {
            (true, _) | (_, Lost::Nothing) => now,
            (false, _) => {
                let step = if now == Lost::Words { Step::First } else { Step::Next };
                now.after(dialect::forget(&mut self.tx, self.store.db.engine(), step).await?)
            }
        };
        if next != held {
            settings::put(&mut self.tx, LOST, next.code()).await?;
        }
        self.done.is_more |= next.is_owed();
        Ok(())
    }
}

/// What the file of the index may still hold.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lost {
    /// Nothing that was taken out.
    Nothing,
    /// Words that were taken out.
    Words,
    /// The same, and a merge that leaves them out goes on.
    Leaving,
    /// The same, and more that it may not leave out.
    LeavingSome,
}

impl Lost {
    const fn code(self) -> &'static str {
        match self {
            Lost::Nothing => "no",
            Lost::Words => "yes",
            Lost::Leaving => "leaving",
            Lost::LeavingSome => "leaving some",
        }
    }

    fn is_owed(self) -> bool {
        self != Lost::Nothing
    }

    fn with_more(self) -> Lost {
        match self {
            Lost::Nothing | Lost::Words => Lost::Words,
            Lost::Leaving | Lost::LeavingSome => Lost::LeavingSome,
        }
    }

    fn after(self, forgot: Forgot) -> Lost {
        match (forgot, self) {
            (Forgot::Some, Lost::LeavingSome) => Lost::LeavingSome,
            (Forgot::Some, _) => Lost::Leaving,
            (Forgot::All, Lost::LeavingSome) => Lost::Words,
            (Forgot::All, _) => Lost::Nothing,
        }
    }
}

fn lost(code: Option<&str>) -> Lost {
    [Lost::Words, Lost::Leaving, Lost::LeavingSome]
        .into_iter()
        .find(|lost| Some(lost.code()) == code)
        .unwrap_or(Lost::Nothing)
}

/// What a case is found by: nothing when it is secret.
pub(super) struct Entry {
    case: CaseId,
    version: i64,
    words: Vec<String>,
    tokens: Vec<String>,
    /// Of an open case that is not secret.
    bands: Vec<i64>,
}

/// The fingerprints that a case is indexed under.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Marks {
    words: i64,
    tokens: i64,
    bands: Option<i64>,
}

impl Marks {
    /// Those of a row; none where the case is not in the index.
    fn of(row: &Row) -> Result<Option<Marks>, StoreError> {
        let Some((words, tokens)) = row.maybe("words")?.zip(row.maybe("tokens")?) else { return Ok(None) };
        Ok(Some(Marks { words, tokens, bands: row.maybe("bands")? }))
    }
}

impl Entry {
    /// Its terms; none when the case must not be in the index.
    pub(super) fn terms(&self) -> Vec<String> {
        [self.words.as_slice(), &self.tokens].concat()
    }

    /// The bands that it should be found by, in order.
    pub(super) fn sorted_bands(&self) -> Vec<i64> {
        let mut bands = self.bands.clone();
        bands.sort_unstable();
        bands.dedup();
        bands
    }

    /// Its fingerprints; none when the case must not be in the index.
    pub(super) fn marks(&self) -> Option<Marks> {
        (!self.tokens.is_empty()).then(|| Marks {
            words: fingerprint(&self.words),
            tokens: fingerprint(&self.tokens),
            bands: (!self.bands.is_empty()).then(|| {
                let named: Vec<String> = self.bands.iter().map(i64::to_string).collect();
                fingerprint(&named)
            }),
        })
    }
}

/// What is asked of a case to index it.
static ASKED: Together<3> = Together::of(&[cases::BY_ID, clocks::OF_CASE, reports::READ]);

/// What a case should be found by.
pub(super) async fn read(store: &Store, id: CaseId, terms: Terms) -> Result<Entry, StoreError> {
    let [case, clocks, report] = store.db.together(&ASKED, args![id]).await?;
    let missing = || StoreError::Corrupt("no such case".into());
    let (case, report) = case.first().zip(report.first()).ok_or_else(missing)?;
    let case = cases::read(case, clocks::read(&clocks)?)?;
    let (mut words, mut tokens, mut bands) = (Vec::new(), Vec::new(), Vec::new());
    if !case.is_secret() {
        let report = reports::opened(store, id, report).await?;
        words = (terms.of)(&report);
        tokens = tokens::of_case(&case);
        if case.status.is_open() {
            bands = (terms.bands)(&words, case.area.as_ref());
            bands.truncate(alike::MOST);
        }
    }
    for list in [&mut words, &mut tokens] {
        list.iter_mut().for_each(|term| *term = dialect::term_of(term));
        list.retain(|term| !term.is_empty());
        list.sort();
        list.dedup();
    }
    Ok(Entry { case: id, version: whole(case.version), words, tokens, bands })
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

/// The fingerprints that a case is indexed under.
pub(super) async fn held(tx: &mut Tx, case: CaseId) -> Result<Option<Marks>, StoreError> {
    let row = tx.one_or_none(MARK, args![case]).await?;
    row.map_or(Ok(None), |row| Marks::of(&row))
}

async fn write(
    tx: &mut Tx,
    store: &Store,
    (held, entry): (Option<Marks>, &Entry),
    pace: Pace,
) -> Result<Outcome, StoreError> {
    let engine = store.db.engine();
    let marks = entry.marks();
    if held == marks && pace == Pace::Changed {
        return Ok(Outcome::Same);
    }
    if marks.is_none() || pace == Pace::All || marks.map(|now| now.bands) != held.map(|was| was.bands) {
        alike::put(tx, entry.case, &entry.bands).await?;
    }
    let is_word_for_word = |was: &Marks, now: &Marks| (was.words, was.tokens) == (now.words, now.tokens);
    if pace == Pace::Changed
        && held.as_ref().zip(marks.as_ref()).is_some_and(|(was, now)| is_word_for_word(was, now))
    {
        set_mark(tx, entry.case, marks).await?;
        return Ok(Outcome::Written);
    }
    if held.is_none() && marks.is_none() {
        // What no mark told of may stand there all the same, under words that nobody knows.
        return Ok(match tx.run(dialect::take_out(engine), args![entry.case]).await? {
            0 => Outcome::Same,
            _ => Outcome::LostWords,
        });
    }
    tx.write(dialect::take_out(engine), args![entry.case]).await?;
    if marks.is_some() {
        let terms = dialect::entry(engine, entry.case, &entry.terms());
        tx.write(dialect::put_in(engine), args![entry.case, terms]).await?;
    }
    set_mark(tx, entry.case, marks).await?;
    Ok(match held {
        Some(was) if marks.is_none_or(|now| now.words != was.words) => Outcome::LostWords,
        _ => Outcome::Written,
    })
}

async fn set_mark(tx: &mut Tx, case: CaseId, marks: Option<Marks>) -> Result<(), StoreError> {
    match marks {
        Some(marks) => tx.write(SET_MARK, args![case, marks.words, marks.tokens, marks.bands]).await,
        None => tx.write(DROP_MARK, args![case]).await,
    }
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
