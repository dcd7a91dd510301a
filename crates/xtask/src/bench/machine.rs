//! What it takes of the machine: memory, disk, and time to begin.

use std::fs;
use std::path::Path;
use std::time::Instant;

use anyhow::Context;

use super::http::{Connection, Request};
use super::processes::proportional_memory;
use super::rows::Row;
use super::samples::median;
use super::scene::{DATABASE, Scene, Setting};
use crate::faults::base::Place;
use crate::faults::cluster::must;

/// The name of the installation without a case.
const EMPTY: &str = "empty";

/// Memory after everything that was read so far.
pub fn memory(scene: &Scene<'_>) -> anyhow::Result<Vec<Row>> {
    let bytes = proportional_memory(scene.server.id())?;
    let row = Row::value("memory", "the program alone, after all reading (PSS)", bytes as f64 / 1e6, "MB");
    Ok(vec![row])
}

/// How much of the disk a case takes beside what people wrote.
pub fn disk(setting: &Setting<'_>, empty: &Place<'_>) -> anyhow::Result<Vec<Row>> {
    let texts = setting.tools.numbers(&["texts", &setting.records()])?;
    let texts = *texts.first().context("a size of all texts")?;
    let (all, none) = (size(setting, &setting.place, DATABASE)?, size(setting, empty, EMPTY)?);
    let cases = setting.cases()?.max(1);
    let each = |bytes: u64| bytes as f64 / cases as f64 / 1e3;
    let of_cases = all.saturating_sub(none);
    let note = format!(
        "{:.2} KB in all, of which {:.2} KB are what people wrote, on {cases} cases; an empty installation takes {:.1} MB",
        each(of_cases),
        each(texts),
        none as f64 / 1e6
    );
    let what = "records, indexes, journal and search, without the texts";
    Ok(vec![Row::value("disk", what, each(of_cases.saturating_sub(texts)), "KB a case").noting(note)])
}

/// The size of the records. Unit: bytes.
fn size(setting: &Setting<'_>, place: &Place<'_>, database: &str) -> anyhow::Result<u64> {
    let Some(cluster) = setting.cluster else { return folder_size(&place.data()) };
    let mut psql = cluster.client("psql");
    psql.args(["-At", "-c", "select pg_database_size(current_database())", database]);
    must(&mut psql)?.trim().parse().context("a size")
}

fn folder_size(folder: &Path) -> anyhow::Result<u64> {
    let mut bytes = 0;
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let entry = entry?;
        // The ballast is room that is kept free, whatever the records hold.
        if entry.file_name().to_string_lossy().starts_with("lapor.sqlite") {
            bytes += entry.metadata()?.len();
        }
    }
    Ok(bytes)
}

/// An installation without a case. The first start of all makes keys and imports the rulebook; it happens once.
pub fn empty<'a>(setting: &Setting<'a>, folder: &Path) -> anyhow::Result<Place<'a>> {
    let home = folder.join(EMPTY);
    fs::create_dir_all(&home)?;
    let place = match setting.cluster {
        Some(cluster) => Place::on(&home, cluster, EMPTY)?,
        None => Place::at(&home),
    };
    setting.tools.program.serve(&place)?.stop()?;
    Ok(place)
}

/// From the command to the first page: of an empty installation and of this one.
pub fn starts(setting: &Setting<'_>, empty: &Place<'_>) -> anyhow::Result<Vec<Row>> {
    let none = start_times(setting, || setting.tools.program.serve(empty))?;
    let full = start_times(setting, || setting.serve(&[]))?;
    let what = |of: &str| format!("from the command to the first page, {of}");
    Ok(vec![
        Row::value("start: empty", &what("no case"), none, "s"),
        Row::value("start: full", &what("all cases"), full, "s"),
    ])
}

fn start_times(
    setting: &Setting<'_>,
    serve: impl Fn() -> anyhow::Result<crate::faults::program::Server>,
) -> anyhow::Result<f64> {
    let mut times = Vec::new();
    for _ in 0..setting.args.rounds {
        let server = serve()?;
        let ready = Instant::now();
        Connection::to(&server.address)?.send(&Request::get("/"))?.expect(200, "</html>")?;
        times.push((server.ready_in + ready.elapsed()).as_secs_f64());
        server.stop()?;
    }
    Ok(median(times))
}
