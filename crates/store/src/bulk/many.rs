//! Statements that write many rows, made when the program is built from those that write one.

/// How many rows such a statement writes. More would be slower on SQLite, which looks for the name of each value
/// among those of all values.
pub(super) const TOGETHER: usize = 8;

/// Stands before the values of a row.
const VALUES: &str = "values ";

/// The statement `$one`, for [`TOGETHER`] rows, under another name. What follows its values is left out.
macro_rules! many {
    ($name:expr, $one:expr) => {{
        const ONE: &str = $one.sql();
        const LENGTH: usize = $crate::bulk::many::length(ONE);
        const TEXT: [u8; LENGTH] = $crate::bulk::many::text(ONE);
        const SQL: &str = match std::str::from_utf8(&TEXT) {
            Ok(sql) => sql,
            Err(_) => panic!("a statement is text"),
        };
        Statement::new($name, SQL)
    }};
}

pub(super) use many;

/// How long the text is.
pub(super) const fn length(one: &str) -> usize {
    write::<0>(one).1
}

/// The text.
pub(super) const fn text<const LENGTH: usize>(one: &str) -> [u8; LENGTH] {
    write::<LENGTH>(one).0
}

/// Writes as much of the text as there is room for, and tells how long it is.
const fn write<const LENGTH: usize>(one: &str) -> ([u8; LENGTH], usize) {
    let mut into = ([0; LENGTH], 0);
    let start = start_of_row(one);
    let columns = columns(one, start);
    let mut at = 0;
    while at < start {
        into = push(into, one.as_bytes()[at]);
        at += 1;
    }
    let mut number = 0;
    while number < TOGETHER * columns {
        let before: &str = match (number % columns == 0, number) {
            (true, 0) => "($",
            (true, _) => "), ($",
            (false, _) => ", $",
        };
        into = push_number(push_all(into, before), number + 1);
        number += 1;
    }
    push(into, b')')
}

/// Where the bracket of the row opens.
const fn start_of_row(one: &str) -> usize {
    let (text, sought) = (one.as_bytes(), VALUES.as_bytes());
    let mut at = 0;
    loop {
        let mut same = 0;
        while same < sought.len() && text[at + same] == sought[same] {
            same += 1;
        }
        if same == sought.len() {
            return at + same;
        }
        at += 1;
    }
}

const fn columns(one: &str, start: usize) -> usize {
    let text = one.as_bytes();
    let (mut at, mut columns) = (start, 0);
    while text[at] != b')' {
        if text[at] == b'$' {
            columns += 1;
        }
        at += 1;
    }
    columns
}

const fn push<const LENGTH: usize>(mut into: ([u8; LENGTH], usize), sign: u8) -> ([u8; LENGTH], usize) {
    if into.1 < LENGTH {
        into.0[into.1] = sign;
    }
    into.1 += 1;
    into
}

const fn push_all<const LENGTH: usize>(mut into: ([u8; LENGTH], usize), text: &str) -> ([u8; LENGTH], usize) {
    let mut at = 0;
    while at < text.len() {
        into = push(into, text.as_bytes()[at]);
        at += 1;
    }
    into
}

const fn push_number<const LENGTH: usize>(
    into: ([u8; LENGTH], usize),
    number: usize,
) -> ([u8; LENGTH], usize) {
    let rest = number / 10;
    let before = if rest > 0 { push_number(into, rest) } else { into };
    push(before, b'0' + (number % 10) as u8)
}

#[cfg(test)]
mod tests;
