//! `lapor model eval-duplicates`: how well reports that tell of the same matter are told from others, on judged pairs.

use super::bar;
use super::table::column;
use crate::print::say;
use anyhow::Context;
use csv::StringRecord;
use jiff::civil::Date;
use lapor_text::alike::measure::{Figure, Figures, Pair, Truth, figures};
use lapor_text::alike::{Between, Ground, Nearness, Sketch, THRESHOLD, bands};
use lapor_text::terms;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// Pairs of a kind that was made up; what people judged has none.
type Kind = Option<String>;

/// Judged pairs by their kind.
pub struct Judged(BTreeMap<Kind, Vec<Pair>>);

/// Judges every pair of a file.
pub fn measure(path: &Path) -> anyhow::Result<Judged> {
    let mut reader =
        csv::Reader::from_path(path).with_context(|| format!("cannot read {}", path.display()))?;
    let columns = Columns::of(reader.headers()?)?;
    let records: Vec<StringRecord> =
        reader.records().collect::<Result<_, _>>().with_context(|| path.display().to_string())?;
    let bar = bar("pairs", records.len() as u64);
    let mut judged: BTreeMap<Kind, Vec<Pair>> = BTreeMap::new();
    for record in bar.wrap_iter(records.iter()) {
        judged.entry(columns.kind(record)).or_default().push(columns.pair(record));
    }
    bar.finish_and_clear();
    Ok(Judged(judged))
}

/// Where a file says what.
struct Columns {
    texts: [usize; 2],
    label: usize,
    kind: Option<usize>,
    villages: Option<[usize; 2]>,
    dates: Option<[usize; 2]>,
}

impl Columns {
    fn of(header: &StringRecord) -> anyhow::Result<Columns> {
        let both = |one: &str, other: &str| Some([column(header, one).ok()?, column(header, other).ok()?]);
        Ok(Columns {
            texts: [column(header, "text_a")?, column(header, "text_b")?],
            label: column(header, "label")?,
            kind: column(header, "jenis").ok(),
            villages: both("kelurahan_a", "kelurahan_b"),
            dates: both("tanggal_a", "tanggal_b"),
        })
    }

    fn kind(&self, record: &StringRecord) -> Kind {
        self.kind.map(|at| record[at].to_owned())
    }

    fn pair(&self, record: &StringRecord) -> Pair {
        let villages = self.villages.map(|[one, other]| [record[one].trim(), record[other].trim()]);
        let nearness = match villages {
            Some([one, other]) if one.is_empty() || other.is_empty() => Nearness::Unsaid,
            Some([one, other]) if one == other => Nearness::Same,
            Some(_) => Nearness::Elsewhere,
            None => Nearness::Unsaid,
        };
        let [one, other] = self.texts.map(|at| &record[at]);
        let likeness =
            Sketch::of(one).compare(&Sketch::of(other), Between { nearness, days: self.days(record) });
        let truth = if record[self.label].trim() == "1" { Truth::Alike } else { Truth::Other };
        // What tells nothing of its place is looked up as if both came from the same village.
        let [here, there] = villages.unwrap_or(["-", "-"]);
        let theirs = bands(&terms(other), ground(there));
        let shared = bands(&terms(one), ground(here)).iter().filter(|band| theirs.contains(band)).count();
        Pair::new(truth, &likeness, shared)
    }

    /// Days between both; none where the file doesn't say.
    fn days(&self, record: &StringRecord) -> u32 {
        let dates = self.dates.map(|both| both.map(|at| record[at].trim().parse::<Date>().ok()));
        let Some([Some(one), Some(other)]) = dates else { return 0 };
        one.until(other).map_or(0, |span| span.get_days().unsigned_abs())
    }
}

/// A village of one city: all pairs are of one.
fn ground(village: &str) -> Ground<'_> {
    Ground { near: Some(village).filter(|village| !village.is_empty()), wide: "" }
}

impl Judged {
    /// Judged by people, and made up: never in one figure.
    fn sets(&self) -> [(&'static str, Vec<Pair>); 2] {
        let of = |is_made_up: bool| {
            let kinds = self.0.iter().filter(|(kind, _)| kind.is_some() == is_made_up);
            kinds.flat_map(|(_, pairs)| pairs.iter().cloned()).collect::<Vec<_>>()
        };
        [("gold", of(false)), ("synthetic", of(true))]
    }

    /// The pairs of each kind; strangers beside all that are alike, so that each kind has an AUC of its own.
    fn kinds(&self) -> impl Iterator<Item = (&str, Figures, Option<Figure>)> {
        let alike: Vec<Pair> = self.sets()[1].1.iter().filter(|pair| pair.is_alike).cloned().collect();
        self.0.iter().filter_map(move |(kind, pairs)| {
            let strangers = pairs.iter().filter(|pair| !pair.is_alike).cloned();
            let against = figures(&alike.iter().cloned().chain(strangers).collect::<Vec<_>>());
            Some((kind.as_deref()?, figures(pairs), against.auc))
        })
    }

    /// Everything as JSON.
    pub fn as_json(&self) -> Value {
        let mut all = Map::new();
        all.insert("threshold".to_owned(), json!(rounded(f64::from(THRESHOLD))));
        for (set, pairs) in self.sets().into_iter().filter(|(_, pairs)| !pairs.is_empty()) {
            all.insert(set.to_owned(), set_as_json(&figures(&pairs)));
        }
        let kinds = self.kinds().map(|(kind, figures, auc)| {
            let told = json!({
                "pairs": figures.pairs,
                "alike": figures.alike,
                "auc": figure_as_json(auc),
                "found": figure_as_json(figures.found),
                "offered": figure_as_json(figures.offered),
            });
            (kind.to_owned(), told)
        });
        let kinds: Map<String, Value> = kinds.collect();
        if let Some(Value::Object(synthetic)) = all.get_mut("synthetic") {
            synthetic.insert("by_jenis".to_owned(), Value::Object(kinds));
        }
        Value::Object(all)
    }

    /// Everything as a table.
    pub fn print(&self) {
        say!("offered from a score of {THRESHOLD}; in brackets 95 of 100 draws");
        for (set, pairs) in self.sets().into_iter().filter(|(_, pairs)| !pairs.is_empty()) {
            let seen = figures(&pairs);
            say!("\n{set}: {} pairs, {} alike", seen.pairs, seen.alike);
            let told = [
                ("AUC", seen.auc),
                ("precision", seen.precision),
                ("recall", seen.recall),
                ("F1", seen.f1),
                ("found", seen.found),
            ];
            told.iter().for_each(|(what, figure)| say!("  {what:<10} {}", told_of(*figure)));
        }
        for (kind, seen, auc) in self.kinds() {
            say!("\nsynthetic, {kind}: {} pairs, {} alike", seen.pairs, seen.alike);
            say!("  {:<10} {}", "AUC", told_of(auc));
            say!("  {:<10} {}", "offered", told_of(seen.offered));
        }
    }
}

fn set_as_json(figures: &Figures) -> Value {
    json!({
        "pairs": figures.pairs,
        "alike": figures.alike,
        "auc": figure_as_json(figures.auc),
        "precision": figure_as_json(figures.precision),
        "recall": figure_as_json(figures.recall),
        "f1": figure_as_json(figures.f1),
        "found": figure_as_json(figures.found),
        "offered": figure_as_json(figures.offered),
    })
}

fn figure_as_json(figure: Option<Figure>) -> Value {
    let told = |figure: Figure| json!({ "value": rounded(figure.value), "low": rounded(figure.low), "high": rounded(figure.high) });
    figure.map_or(Value::Null, told)
}

fn told_of(figure: Option<Figure>) -> String {
    let told = |figure: Figure| format!("{:.3} ({:.3} to {:.3})", figure.value, figure.low, figure.high);
    figure.map_or_else(|| "-".to_owned(), told)
}

/// To four places: more would only look exact.
fn rounded(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}
