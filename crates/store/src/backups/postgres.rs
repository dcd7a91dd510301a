//! A server is copied by PostgreSQL's own programs.

use super::{BackupError, compare, fold_all, refuse_newer};
use crate::db::{Db, Location};
use crate::keys::Keys;
use crate::open::Store;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::process::{Output, Stdio};
use std::sync::Arc;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::Command;

/// Writes a dump.
const DUMP: &str = "pg_dump";

/// Reads a dump.
const RESTORE: &str = "pg_restore";

/// Dumps, and reads the cases in the dump once; journals can be folded only after a restore.
pub(super) async fn take(url: &str, draft: &Path) -> Result<(u64, u64), BackupError> {
    let mut dump = Command::new(DUMP);
    dump.args(["--format=custom", "--no-owner", "--no-privileges", "--file"]).arg(draft);
    aim(&mut dump, "--dbname", url);
    run(DUMP, dump).await?;
    let mut cases = 0;
    lines(draft, &["cases"], |_| cases += 1).await?;
    Ok((cases, 0))
}

/// Restores into a database without tables, in one transaction.
pub(super) async fn restore(
    file: &Path,
    url: &str,
    keys: Arc<Keys>,
    done: &mut (dyn FnMut(u64, u64) + Send),
) -> Result<u64, BackupError> {
    let location = Location::Server(url.into());
    let empty = Db::attach(&location).await?;
    let tables = empty.table_count().await;
    empty.close().await;
    if tables? != 0 {
        return Err(BackupError::Occupied("the database".into()));
    }
    check(file, &keys).await?;
    let mut restore = Command::new(RESTORE);
    restore.args(["--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges"]);
    aim(&mut restore, "--dbname", url);
    restore.arg(file);
    run(RESTORE, restore).await?;
    let db = Db::open(&location).await?;
    let folded = fold_all(&Store::reading(db.clone(), keys), done).await;
    db.close().await;
    folded
}

/// Looks at a dump without restoring it: its schema, and whether the keys go with it.
async fn check(file: &Path, keys: &Keys) -> Result<(), BackupError> {
    let mut mark = [0; 5];
    let read = std::fs::File::open(file).and_then(|mut opened| io::Read::read_exact(&mut opened, &mut mark));
    match read {
        Ok(()) if mark == *b"PGDMP" => {}
        Err(source) if source.kind() != io::ErrorKind::UnexpectedEof => {
            return Err(BackupError::Io { path: file.into(), source });
        }
        _ => return Err(BackupError::Foreign(file.into())),
    }
    let (mut settings, mut newest) = (BTreeMap::new(), 0);
    lines(file, &["settings"], |line| {
        settings.extend(line.split_once('\t').map(|(name, value)| (name.to_owned(), value.to_owned())));
    })
    .await?;
    lines(file, &["_sqlx_migrations"], |line| {
        let version = line.split('\t').next().and_then(|version| version.parse().ok());
        newest = newest.max(version.unwrap_or(0));
    })
    .await?;
    if newest == 0 {
        return Err(BackupError::Foreign(file.into()));
    }
    refuse_newer(newest)?;
    compare(keys, &settings)
}

/// Every row of some tables in a dump, as `copy` writes it.
async fn lines(file: &Path, tables: &[&str], mut take: impl FnMut(&str)) -> Result<(), BackupError> {
    let failed = |source| BackupError::Io { path: file.into(), source };
    let mut command = Command::new(RESTORE);
    command.args(["--data-only", "--file=-"]).args(tables.iter().map(|table| format!("--table={table}")));
    command.arg(file).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.kill_on_drop(true).spawn().map_err(|error| missing(RESTORE, &error))?;
    let output = child.stdout.take().ok_or_else(|| failed(io::ErrorKind::BrokenPipe.into()))?;
    let mut rows = BufReader::new(output).lines();
    let mut is_inside = false;
    while let Some(line) = rows.next_line().await.map_err(failed)? {
        match line.as_str() {
            "\\." => is_inside = false,
            row if is_inside => take(row),
            head => is_inside = head.starts_with("COPY ") && head.ends_with("FROM stdin;"),
        }
    }
    let ended = child.wait_with_output().await.map_err(failed)?;
    judge(RESTORE, &ended)
}

async fn run(program: &'static str, mut command: Command) -> Result<(), BackupError> {
    command.stdin(Stdio::null()).kill_on_drop(true);
    let ended = command.output().await.map_err(|error| missing(program, &error))?;
    judge(program, &ended)
}

fn judge(program: &'static str, ended: &Output) -> Result<(), BackupError> {
    if ended.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&ended.stderr);
    // Only what the program itself says: further lines may quote a row.
    let why = said.lines().next().unwrap_or("it failed and said nothing").to_owned();
    Err(BackupError::Tool { program, why })
}

fn missing(program: &'static str, error: &io::Error) -> BackupError {
    let why = match error.kind() {
        io::ErrorKind::NotFound => "not found; install it (Debian: postgresql-client)".to_owned(),
        _ => error.to_string(),
    };
    BackupError::Tool { program, why }
}

/// Names the database to a program. The password goes apart, because every user of a machine can read
/// the arguments of its programs.
fn aim(command: &mut Command, option: &str, url: &str) {
    let (open, password) = without_password(url);
    command.arg(option).arg(open);
    if let Some(password) = password {
        command.env("PGPASSWORD", password);
    }
}

/// Splits `postgres://user:password@host/name` into the address without the password, and the password.
fn without_password(url: &str) -> (String, Option<String>) {
    let apart = url.split_once("://").and_then(|(scheme, rest)| {
        let (authority, tail) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
        let (person, host) = authority.rsplit_once('@')?;
        let (user, password) = person.split_once(':')?;
        Some((format!("{scheme}://{user}@{host}{tail}"), decoded(password)))
    });
    apart.map_or_else(|| (url.to_owned(), None), |(open, password)| (open, Some(password)))
}

/// Undoes percent-encoding; what is none stays as it is.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|code| std::str::from_utf8(code).ok());
        let code = code.filter(|_| *first == b'%').and_then(|code| u8::from_str_radix(code, 16).ok());
        bytes.push(code.unwrap_or(*first));
        rest = if code.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests;
