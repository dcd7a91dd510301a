//! `flip`: one byte of the embedded database's file is another, at many places, one at a time.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Mutex;

use anyhow::bail;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};

use super::base::Place;
use super::judge::{Finding, Kind};
use super::load::{Letters, Load, Sent};
use super::pages::Pages;
use super::stage::Stage;
use super::table::Row;
use super::temporary::{Folder, copy_all};
use super::view::{Account, Change, Onlooker, View, account_in, compare, unstable};

/// The file, inside the data directory.
const FILE: &str = "lapor.sqlite";
/// How many reports the installation holds.
const REPORTS: usize = 40;
/// How many flips are tried at the same time.
const LANES: usize = 2;

/// How many.
#[derive(clap::Args)]
pub struct Flip {
    /// At how many places: half of them anywhere in the file, half of them spread evenly over tables and indexes.
    #[arg(long, value_name = "N", default_value_t = 1000)]
    pub offsets: usize,
}

/// How a flip was borne.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fate {
    RefusedAtStart,
    FoundByVerify,
    FoundByDoctor,
    RefusedWhenRead,
    Harmless,
    ServedWrong,
}

impl Fate {
    fn words(self) -> &'static str {
        match self {
            Fate::RefusedAtStart => "refused at the start",
            Fate::FoundByVerify => "found by verify",
            Fate::FoundByDoctor => "found by doctor",
            Fate::RefusedWhenRead => "refused when read",
            Fate::Harmless => "harmless",
            Fate::ServedWrong => "SERVED WRONG",
        }
    }
}

/// Flips bytes in copies of a small installation, one each, and compares all that can be seen of it.
///
/// # Errors
/// When the installation can't be made.
pub fn run(stage: &Stage, options: &Flip) -> anyhow::Result<Row> {
    stage.on_sqlite("flip", |place, row| {
        let mut random = stage.random();
        let (sent, staff) = people_and_reports(stage, place, &mut random)?;
        let onlooker = Onlooker { sent: &sent, country: &stage.country, staff: &staff };
        let looks = [look(stage, place, &onlooker)?, look(stage, place, &onlooker)?];
        let trial =
            Trial { stage, place, onlooker, unstable: unstable(&looks[0], &looks[1]), should: &looks[0] };
        row.note("seen", looks[0].len());
        row.note("of which not stable", trial.unstable.len());
        let file = fs::read(place.data().join(FILE))?;
        let pages = Pages::of(&file)?;
        let offsets = offsets(&pages, file.len(), options.offsets, &mut random);
        row.acknowledged = sent.len();
        row.note("bytes in the file", file.len());
        row.note("places", offsets.len());
        tell(&trial.all(&file, &pages, &offsets)?, row);
        Ok(())
    })
}

/// Where a byte is flipped, into what, and how it was borne.
struct Flipped {
    offset: usize,
    owner: String,
    fate: Fate,
    what: String,
}

fn tell(flips: &[Flipped], row: &mut Row) {
    let mut fates: BTreeMap<Fate, usize> = BTreeMap::new();
    let mut harmless: BTreeMap<&str, usize> = BTreeMap::new();
    for flip in flips {
        *fates.entry(flip.fate).or_default() += 1;
        if flip.fate == Fate::Harmless {
            *harmless.entry(&flip.owner).or_default() += 1;
        }
        if flip.fate == Fate::ServedWrong {
            let what = format!("byte {} in {}: {}", flip.offset, flip.owner, flip.what);
            row.findings.push(Finding::new(Kind::Changed, what));
        }
    }
    for (fate, count) in fates {
        row.note(fate.words(), count);
    }
    let harmless: Vec<String> = harmless.iter().map(|(owner, count)| format!("{owner} {count}")).collect();
    println!("   harmless by owner: {}", harmless.join(", "));
}

/// Reports, some with an address, and two members of staff who can sign in.
fn people_and_reports(
    stage: &Stage,
    place: &Place,
    random: &mut StdRng,
) -> anyhow::Result<(Vec<Sent>, Vec<Account>)> {
    let national = stage.country.national_desk.as_str();
    let government = stage.country.at_work()[0].code.as_str();
    let mut staff = Vec::new();
    for (role, institution) in [("national", national), ("officer", government)] {
        let login = format!("onlooker-{role}");
        let words = ["admin", "create-user", "--name", "Pengamat", "--login", &login, "--role", role];
        let said = stage.program.run(place, &[words.as_slice(), &["--institution", institution]].concat())?;
        staff.push(account_in(&said)?);
    }
    let server = stage.program.serve(place)?;
    let load = Load {
        addresses: vec![server.address.clone()],
        clients: 4,
        letters: Letters::Wanted,
        country: &stage.country,
        first_number: 0,
    };
    let (mut sent, _, _) = load.during(random, |heard| heard.wait_for_receipts(REPORTS))?;
    server.stop()?;
    sent.retain(|one| one.first.is_some());
    Ok((sent, staff))
}

/// What is seen of a copy.
fn look(stage: &Stage, place: &Place, onlooker: &Onlooker) -> anyhow::Result<View> {
    let folder = Folder::new("look")?;
    copy_all(place.folder(), folder.path())?;
    let copy = Place::at(folder.path());
    let server = stage.program.serve(&copy)?;
    let mut view = onlooker.look(&server.address);
    server.stop()?;
    view.insert("letters".into(), Ok(stage.program.run(&copy, &["jobs", "list"])?));
    Ok(view)
}

/// Half anywhere, half evenly over what the file holds.
fn offsets(pages: &Pages, length: usize, count: usize, random: &mut StdRng) -> Vec<usize> {
    let mut owned: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (page, owner) in pages.owners.iter().enumerate() {
        owned.entry(owner).or_default().push(page);
    }
    let owned: Vec<&Vec<usize>> = owned.values().collect();
    let anywhere = |random: &mut StdRng| random.random_range(0..length);
    let evenly = |random: &mut StdRng| {
        let pages_of_one = owned.choose(random).expect("a file has pages");
        let page = pages_of_one.choose(random).expect("an owner has pages");
        page * pages.size + random.random_range(0..pages.size)
    };
    (0..count).map(|nth| if nth % 2 == 0 { anywhere(random) } else { evenly(random) }).collect()
}

struct Trial<'a> {
    stage: &'a Stage,
    place: &'a Place<'a>,
    onlooker: Onlooker<'a>,
    should: &'a View,
    unstable: Vec<String>,
}

impl Trial<'_> {
    fn all(&self, file: &[u8], pages: &Pages, offsets: &[usize]) -> anyhow::Result<Vec<Flipped>> {
        let next = Mutex::new(offsets.iter());
        let lane = || {
            let mut flips = Vec::new();
            loop {
                let claimed = next.lock().expect("nobody panics with it in hand").next().copied();
                let Some(offset) = claimed else { return Ok(flips) };
                let owner = pages.owners.get(offset / pages.size).cloned().unwrap_or_default();
                let (fate, what) = self.one(file, offset)?;
                flips.push(Flipped { offset, owner, fate, what });
            }
        };
        std::thread::scope(|scope| {
            let lanes: Vec<_> = (0..LANES).map(|_| scope.spawn(lane)).collect();
            let mut all = Vec::new();
            for lane in lanes {
                let flips: anyhow::Result<Vec<Flipped>> = lane.join().expect("a lane does not panic");
                all.extend(flips?);
            }
            Ok(all)
        })
    }

    fn one(&self, file: &[u8], offset: usize) -> anyhow::Result<(Fate, String)> {
        let folder = Folder::new("flip")?;
        copy_all(self.place.folder(), folder.path())?;
        let copy = Place::at(folder.path());
        let mut random = StdRng::seed_from_u64(offset as u64);
        let mut flipped = file.to_vec();
        flipped[offset] ^= random.random_range(1..=255_u8);
        fs::write(copy.data().join(FILE), &flipped)?;
        let program = &self.stage.program;
        let is_found = |words: &[&str]| program.run(&copy, words).is_err();
        let Ok(server) = program.serve(&copy) else { return Ok((Fate::RefusedAtStart, String::new())) };
        let view = self.onlooker.look(&server.address);
        // A server that can't end in order has noticed something, and says so in its log.
        let ended = server.stop();
        put_back(&copy.data(), &flipped)?;
        if is_found(&["verify"]) || is_found(&["verify", "rollups"]) {
            return Ok((Fate::FoundByVerify, String::new()));
        }
        if is_found(&["doctor"]) {
            return Ok((Fate::FoundByDoctor, String::new()));
        }
        let mut view = view;
        view.insert("letters".into(), program.run(&copy, &["jobs", "list"]).map_err(|_| 500));
        Ok(match compare(self.should, &view, &self.unstable) {
            Change::Wrong(what) => (Fate::ServedWrong, what),
            Change::None if ended.is_ok() => (Fate::Harmless, String::new()),
            Change::None | Change::Refused => (Fate::RefusedWhenRead, String::new()),
        })
    }
}

/// The flipped file as it was, without what the server has written since.
fn put_back(data: &Path, flipped: &[u8]) -> anyhow::Result<()> {
    for name in fs::read_dir(data)?.flatten().map(|entry| entry.file_name()) {
        if name.to_string_lossy().starts_with(FILE) {
            fs::remove_file(data.join(name))?;
        }
    }
    fs::write(data.join(FILE), flipped)?;
    match fs::metadata(data.join(FILE))?.len() {
        length if length == flipped.len() as u64 => Ok(()),
        length => bail!("{length} bytes were written"),
    }
}
