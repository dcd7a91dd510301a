//! What came of it: a line for each row as it is measured, a table at the end, a file for programs.

use std::fs;
use std::path::Path;
use std::thread::available_parallelism;

use anyhow::Context;
use serde::Serialize;

use super::rows::{Earlier, Row};
use super::{Args, Profile};

/// From this share on, what others did on the machine spoils a figure.
const NOISY: f64 = 0.1;

/// As much of a failure is printed; the file has it all. Unit: signs.
const CUT: usize = 160;

/// All rows of a run.
#[derive(Serialize)]
pub struct Figures {
    engine: &'static str,
    cases: u64,
    profile: &'static str,
    processors: usize,
    processor: String,
    rows: Vec<Row>,
    #[serde(skip)]
    earlier: Option<Earlier>,
}

impl Figures {
    /// Of a run that is about to begin.
    ///
    /// # Errors
    /// When the earlier figures can't be read.
    pub fn new(args: &Args) -> anyhow::Result<Self> {
        let read = |path: &Path| -> anyhow::Result<Earlier> {
            let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
            serde_json::from_str(&text).with_context(|| format!("{} holds no figures", path.display()))
        };
        let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
        let processor = info.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
        Ok(Self {
            engine: args.engine.code(),
            cases: args.cases,
            profile: if args.profile == Profile::Release { "release" } else { "dev" },
            processors: available_parallelism().map_or(0, usize::from),
            processor: processor.map_or("unknown", |(_, name)| name).to_owned(),
            rows: Vec::new(),
            earlier: args.against.as_deref().map(read).transpose()?,
        })
    }

    /// Takes rows as they were measured, and prints them.
    pub fn add(&mut self, measured: anyhow::Result<Vec<Row>>, name: &str) {
        let mut rows = measured.unwrap_or_else(|error| vec![Row::invalid(name, &error)]);
        for row in &mut rows {
            row.judge(self.engine, self.earlier.as_ref());
            print_row(row);
        }
        self.rows.extend(rows);
    }

    /// Prints the table.
    pub fn print(&self) {
        println!(
            "\n{} cases on {}, {} build, {} × {}",
            self.cases, self.engine, self.profile, self.processors, self.processor
        );
        let goal = ["figure", "is", "goal", ""];
        println!(
            "\n{:<40}{:>10}{:>9}{:>9}{:>9}  {:<26}{:>8}  {:<26}{:>9}  {:<9}{}",
            "row",
            "a second",
            "CPU ms",
            "p50 ms",
            "p99 ms",
            "limit or peer",
            "ratio",
            goal[0],
            goal[1],
            goal[2],
            goal[3]
        );
        self.rows.iter().for_each(print_lines);
        println!(
            "\nCPU ms: the program and its database, for one request; the ratio is that of the rates, in turn and in \
             the same run.\n! others used more than {:.0} % of the machine meanwhile.\n",
            NOISY * 100.0
        );
    }

    /// Writes everything to a file.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn save(&self, root: &Path, args: &Args) -> anyhow::Result<()> {
        let path = args.out.clone().unwrap_or_else(|| root.join("target/bench.json"));
        let text = serde_json::to_string_pretty(self)?;
        fs::write(&path, text).with_context(|| format!("{} can't be written", path.display()))?;
        println!("All figures: {}", path.display());
        Ok(())
    }
}

/// One line while the run goes on.
fn print_row(row: &Row) {
    if let Some(why) = &row.invalid {
        println!("   {}: INVALID, {}", row.name, cut(why, CUT));
        return;
    }
    let value = row.value.map(|value| format!("{value:.2} {}", row.unit));
    let each = row.contenders.iter().map(|one| {
        format!(
            "{} {:.0}/s {:.3} ms (others {:.0} %)",
            one.name,
            one.per_second,
            one.cpu_ms,
            one.foreign_share * 100.0
        )
    });
    let all: Vec<String> = value.into_iter().chain(each).collect();
    println!("   {}: {}", row.name, all.join(" · "));
}

/// The lines of a row: as many as it has others to be compared with, or goals.
fn print_lines(row: &Row) {
    if let Some(why) = &row.invalid {
        println!("{:<40}INVALID: {}", row.name, cut(why, CUT));
        return;
    }
    let mark = if row.foreign_share() > NOISY { "!" } else { "" };
    let ours = match (row.ours(), row.value) {
        (Some(ours), _) => {
            format!("{:>10.0}{:>9.3}{:>9.2}{:>9.2}", ours.per_second, ours.cpu_ms, ours.p50_ms, ours.p99_ms)
        }
        (None, Some(value)) => format!("{:>10} {}", format!("{value:.2}"), row.unit),
        (None, None) => String::new(),
    };
    let others: Vec<String> = row
        .contenders
        .iter()
        .skip(1)
        .map(|other| {
            let ratio = row.ours().map_or(0.0, |ours| ours.per_second / other.per_second);
            format!("{:<26}{ratio:>8.2}", cut(&other.name, 25))
        })
        .collect();
    let verdicts: Vec<String> = row
        .verdicts
        .iter()
        .map(|one| format!("{:<26}{:>9.3}  {:<9}{}", one.figure, one.is, one.goal, one.standing.word()))
        .collect();
    for line in 0..others.len().max(verdicts.len()).max(1) {
        let first =
            if line == 0 { (format!("{}{mark}", row.name), ours.as_str()) } else { Default::default() };
        let other = others.get(line).map_or("", String::as_str);
        let verdict = verdicts.get(line).map_or("", String::as_str);
        println!("{:<40}{:<37}  {other:<34}  {verdict}", first.0, first.1);
    }
}

fn cut(text: &str, signs: usize) -> String {
    text.chars().take(signs).collect()
}
