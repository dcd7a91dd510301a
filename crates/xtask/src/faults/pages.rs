//! Which page of a SQLite file belongs to what. Only as much of the format as that needs.
//!
//! Source: sqlite.org, "Database File Format".

use std::collections::BTreeMap;

use anyhow::{Context, bail};

/// The owner of each page: a table or an index, the schema, or nobody.
pub struct Pages {
    /// Unit: bytes.
    pub size: usize,
    /// By page, from the first.
    pub owners: Vec<String>,
}

/// What pages without an owner are called.
const NOBODY: &str = "(free)";
/// The owner of the first page.
const SCHEMA: &str = "(schema)";

impl Pages {
    /// Of a file that is whole.
    ///
    /// # Errors
    /// When it is none.
    pub fn of(file: &[u8]) -> anyhow::Result<Self> {
        let size = match u16_at(file, 16).context("too short for a database")? {
            1 => 65_536,
            size => usize::from(size),
        };
        let reserved = usize::from(file[20]);
        let mut reading = Reading { file, size, usable: size - reserved, owners: BTreeMap::new() };
        let roots = reading.roots()?;
        reading.walk(1, SCHEMA)?;
        for (name, root) in roots {
            reading.walk(root, &name)?;
        }
        let count = file.len() / size;
        let owner = |page| reading.owners.get(&page).cloned().unwrap_or_else(|| NOBODY.into());
        Ok(Self { size, owners: (1..=count).map(owner).collect() })
    }
}

struct Reading<'a> {
    file: &'a [u8],
    size: usize,
    usable: usize,
    owners: BTreeMap<usize, String>,
}

/// A cell, as far as it leads elsewhere.
struct Cell<'a> {
    payload: &'a [u8],
    child: Option<usize>,
    overflow: Option<usize>,
}

impl<'a> Reading<'a> {
    fn page(&self, number: usize) -> anyhow::Result<&'a [u8]> {
        let start = number.checked_sub(1).context("page 0")? * self.size;
        self.file.get(start..start + self.size).context("a page beyond the end")
    }

    /// Name and first page of every table and index.
    fn roots(&self) -> anyhow::Result<Vec<(String, usize)>> {
        let mut roots = Vec::new();
        self.each_leaf_cell(1, &mut |cell| {
            let (name, root) = name_and_root(cell.payload)?;
            roots.extend((root > 0).then_some((name, root)));
            Ok(())
        })?;
        Ok(roots)
    }

    fn each_leaf_cell(
        &self,
        number: usize,
        take: &mut impl FnMut(&Cell) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let (cells, right) = self.cells(number)?;
        for cell in &cells {
            match cell.child {
                Some(child) => self.each_leaf_cell(child, take)?,
                None => take(cell)?,
            }
        }
        right.map_or(Ok(()), |right| self.each_leaf_cell(right, take))
    }

    /// Notes the owner of a page and of all below it.
    fn walk(&mut self, number: usize, owner: &str) -> anyhow::Result<()> {
        self.owners.insert(number, owner.into());
        let (cells, right) = self.cells(number)?;
        for cell in cells {
            let mut overflow = cell.overflow;
            while let Some(page) = overflow {
                self.owners.insert(page, owner.into());
                overflow = u32_at(self.page(page)?, 0).filter(|next| *next > 0);
            }
            if let Some(child) = cell.child {
                self.walk(child, owner)?;
            }
        }
        right.map_or(Ok(()), |right| self.walk(right, owner))
    }

    /// The cells of a page, and the page that comes after all of them.
    fn cells(&self, number: usize) -> anyhow::Result<(Vec<Cell<'a>>, Option<usize>)> {
        let page = self.page(number)?;
        let start = if number == 1 { 100 } else { 0 };
        let kind = page[start];
        let (is_inner, is_table) = match kind {
            2 => (true, false),
            5 => (true, true),
            10 => (false, false),
            13 => (false, true),
            other => bail!("page {number} is of kind {other}"),
        };
        let count = usize::from(u16_at(page, start + 3).context("a page without a count")?);
        let pointers = start + if is_inner { 12 } else { 8 };
        let cell = |nth: usize| {
            let at = usize::from(u16_at(page, pointers + 2 * nth)?);
            self.cell(page, at, is_inner, is_table)
        };
        let cells = (0..count).map(cell).collect::<Option<Vec<_>>>().context("a cell beyond its page")?;
        let right = is_inner.then(|| u32_at(page, start + 8)).flatten();
        Ok((cells, right))
    }

    fn cell(&self, page: &'a [u8], mut at: usize, is_inner: bool, is_table: bool) -> Option<Cell<'a>> {
        let child = match is_inner {
            true => Some(u32_at(page, at)?),
            false => None,
        };
        at += if is_inner { 4 } else { 0 };
        if is_inner && is_table {
            return Some(Cell { payload: &[], child, overflow: None });
        }
        let length = usize::try_from(varint(page, &mut at)?).ok()?;
        if is_table {
            varint(page, &mut at)?;
        }
        let local = self.local(length, is_table);
        let payload = page.get(at..at + local)?;
        let overflow = if local < length { u32_at(page, at + local) } else { None };
        Some(Cell { payload, child, overflow })
    }

    /// How much of a payload lies on the page itself.
    fn local(&self, length: usize, is_table: bool) -> usize {
        let usable = self.usable;
        let most = if is_table { usable - 35 } else { (usable - 12) * 64 / 255 - 23 };
        let least = (usable - 12) * 32 / 255 - 23;
        let spread = || least + (length - least) % (usable - 4);
        match length <= most {
            true => length,
            false if spread() <= most => spread(),
            false => least,
        }
    }
}

/// From a row of the schema: kind, name, table, root page, text.
fn name_and_root(record: &[u8]) -> anyhow::Result<(String, usize)> {
    let broken = "a row of the schema can't be read";
    let mut at = 0;
    let header = usize::try_from(varint(record, &mut at).context(broken)?)?;
    let mut kinds = Vec::new();
    while at < header {
        kinds.push(varint(record, &mut at).context(broken)?);
    }
    let mut values = Vec::new();
    for kind in kinds.iter().take(4) {
        let length = match kind {
            1..=4 => usize::try_from(*kind)?,
            kind if *kind >= 12 => usize::try_from((kind - 12) / 2)?,
            _ => 0,
        };
        values.push(record.get(at..at + length).context(broken)?);
        at += length;
    }
    let [_, name, _, root] = values[..] else { bail!(broken) };
    let root = root.iter().fold(0, |number, byte| number << 8 | usize::from(*byte));
    // Root 1 has no bytes of its own, but is the schema itself; a view or a virtual table has none.
    Ok((String::from_utf8_lossy(name).into_owned(), root))
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?)).ok()
}

fn varint(bytes: &[u8], at: &mut usize) -> Option<u64> {
    let mut value = 0;
    for nth in 0..9 {
        let byte = *bytes.get(*at)?;
        *at += 1;
        if nth == 8 {
            return Some(value << 8 | u64::from(byte));
        }
        value = value << 7 | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            break;
        }
    }
    Some(value)
}
