//! Labelled texts from a CSV file.

use anyhow::{Context, bail};
use csv::StringRecord;
use lapor_text::classify::Example;
use lapor_text::strip_salutation;
use std::path::Path;

/// The rows of a file that have a label.
pub struct Rows(Vec<Row>);

struct Row {
    text: String,
    label: String,
    group: Option<String>,
}

impl Rows {
    /// Reads the columns; rows without a label are left out.
    pub fn read(path: &Path, text: &[String], label: &str, group: Option<&str>) -> anyhow::Result<Rows> {
        let mut reader =
            csv::Reader::from_path(path).with_context(|| format!("cannot read {}", path.display()))?;
        let header = reader.headers()?.clone();
        let find = |name: &str| column(&header, name);
        let text: Vec<usize> = text.iter().map(|name| find(name)).collect::<Result<_, _>>()?;
        let (label, group) = (find(label)?, group.map(find).transpose()?);
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.with_context(|| path.display().to_string())?;
            if record[label].trim().is_empty() {
                continue;
            }
            let parts: Vec<&str> = text.iter().map(|at| strip_salutation(&record[*at])).collect();
            let group = group.map(|at| record[at].to_owned());
            rows.push(Row { text: parts.join("\n"), label: record[label].trim().to_owned(), group });
        }
        if rows.is_empty() {
            bail!("{} has no row with a label", path.display());
        }
        Ok(Rows(rows))
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The rows as examples.
    pub fn examples(&self) -> impl Iterator<Item = Example<'_>> {
        self.0.iter().map(|row| Example { text: &row.text, label: &row.label, group: row.group.as_deref() })
    }
}

/// Where a column stands.
pub fn column(header: &StringRecord, name: &str) -> anyhow::Result<usize> {
    let at = header.iter().position(|known| known == name);
    at.with_context(|| {
        format!("no column {name:?}; there are: {}", header.iter().collect::<Vec<_>>().join(", "))
    })
}
