//! Squeezed names in one piece of memory, sorted, and once more from each
//! later word of a name on. No copy of a string per entry: a hundred thousand
//! names take a few megabytes.

/// A stretch of the arena that belongs to a thing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    start: u32,
    /// Where the whole name starts: tells two names of one thing apart.
    pub(crate) name: u32,
    /// The number of the thing.
    pub(crate) owner: u32,
    /// Unit: bytes from the start of this entry to the end of the name.
    pub(crate) len: u16,
}

/// Names that were added and may now be looked up.
#[derive(Clone, Debug)]
pub(crate) struct KeyTable {
    arena: Box<str>,
    whole: Box<[Entry]>,
    later: Box<[Entry]>,
}

/// Collects names.
#[derive(Default)]
pub(crate) struct KeyTableBuilder {
    arena: String,
    whole: Vec<Entry>,
    later: Vec<Entry>,
}

impl KeyTableBuilder {
    /// Adds a name given by its plain words. A name without any is left out.
    pub(crate) fn add<S: AsRef<str>>(&mut self, words: &[S], owner: u32) {
        let name = self.arena.len();
        let starts: Vec<usize> = words
            .iter()
            .map(|word| {
                let start = self.arena.len();
                self.arena.push_str(word.as_ref());
                start
            })
            .collect();
        let end = self.arena.len();
        let entry = |start: usize| Entry {
            start: start as u32,
            name: name as u32,
            owner,
            len: u16::try_from(end - start).unwrap_or(u16::MAX),
        };
        self.whole.extend(starts.first().map(|&start| entry(start)));
        self.later.extend(starts.iter().skip(1).map(|&start| entry(start)));
    }

    /// Sorts what was added.
    pub(crate) fn finish(mut self) -> KeyTable {
        let arena = self.arena.into_boxed_str();
        for entries in [&mut self.whole, &mut self.later] {
            entries.sort_unstable_by(|a, b| {
                let keys = text_of(&arena, a).cmp(text_of(&arena, b));
                keys.then(a.owner.cmp(&b.owner))
            });
        }
        KeyTable { arena, whole: self.whole.into_boxed_slice(), later: self.later.into_boxed_slice() }
    }
}

fn text_of<'a>(arena: &'a str, entry: &Entry) -> &'a str {
    &arena[entry.start as usize..entry.start as usize + usize::from(entry.len)]
}

impl KeyTable {
    /// Names equal to the key.
    pub(crate) fn exact(&self, key: &str) -> &[Entry] {
        self.range(&self.whole, |text| text < key, |text| text <= key)
    }

    /// Names that start with the key, the equal ones included.
    pub(crate) fn prefix(&self, key: &str) -> &[Entry] {
        self.starting(&self.whole, key)
    }

    /// Names in which a word after the first begins with the key, which may
    /// run on into the next words.
    pub(crate) fn word_prefix(&self, key: &str) -> &[Entry] {
        self.starting(&self.later, key)
    }

    /// Names that hold the key anywhere.
    pub(crate) fn containing(&self, key: &str) -> impl Iterator<Item = &Entry> {
        let names = self.whole.iter();
        names.filter(move |entry| text_of(&self.arena, entry).contains(key))
    }

    /// Names that become the key by one letter added, lost, changed or swapped
    /// with its neighbour. Short keys have too many such neighbours.
    pub(crate) fn one_edit(&self, key: &str) -> impl Iterator<Item = &Entry> {
        let names = if key.len() >= 5 { &self.whole[..] } else { &[] };
        names.iter().filter(move |entry| {
            usize::from(entry.len).abs_diff(key.len()) <= 1
                && is_one_edit(text_of(&self.arena, entry).as_bytes(), key.as_bytes())
        })
    }

    /// The memory that the table takes.
    ///
    /// Unit: bytes.
    pub(crate) fn bytes(&self) -> usize {
        let entries = self.whole.len() + self.later.len();
        self.arena.len() + entries * size_of::<Entry>()
    }

    fn starting<'a>(&'a self, entries: &'a [Entry], key: &str) -> &'a [Entry] {
        self.range(entries, |text| text < key, |text| text < key || text.starts_with(key))
    }

    fn range<'a>(
        &'a self,
        entries: &'a [Entry],
        is_before: impl Fn(&str) -> bool,
        is_inside: impl Fn(&str) -> bool,
    ) -> &'a [Entry] {
        let from = entries.partition_point(|entry| is_before(text_of(&self.arena, entry)));
        let rest = &entries[from..];
        let len = rest.partition_point(|entry| is_inside(text_of(&self.arena, entry)));
        &rest[..len]
    }
}

/// Whether at most one edit lies between two words.
fn is_one_edit(a: &[u8], b: &[u8]) -> bool {
    let same_start = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[same_start..], &b[same_start..]);
    let same_end = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[..a.len() - same_end], &b[..b.len() - same_end]);
    match (a, b) {
        ([x, y], [v, w]) => x == w && y == v,
        _ => a.len() <= 1 && b.len() <= 1,
    }
}
