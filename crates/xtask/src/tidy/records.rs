//! SQL lives in the store, and institutions live in the rulebook.

use syn::File;

use super::Violation;
use super::literals::{self, Literal};
use super::tree::SourceFile;

/// First and second word by which a statement is known.
const STATEMENTS: &[(&str, &str)] = &[
    ("insert", "into"),
    ("insert", "or"),
    ("delete", "from"),
    ("create", "table"),
    ("create", "index"),
    ("alter", "table"),
    ("drop", "table"),
];

/// How the codes of institutions begin.
const INSTITUTIONS: &[&str] = &["PEMDA-", "KEMEN"];

/// Checks the string literals of a file.
pub fn check(file: &SourceFile, parsed: &File, found: &mut Vec<Violation>) {
    if file.is_test() {
        return;
    }
    let may_hold_sql = file.is_in("crates/store/");
    for literal in literals::of(parsed) {
        if is_sql(&literal) && !may_hold_sql {
            found.push(file.at(
                literal.line,
                "SQL outside the store; move the statement to crates/store, beside its function",
            ));
        }
        if selects_everything(&literal) {
            found.push(file.at(
                literal.line,
                "selects every column; name the columns, so that an altered table cannot change the answer",
            ));
        }
        if let Some(code) = institution(&literal.value) {
            found.push(file.at(
                literal.line,
                format!("names the institution {code}; institutions are data, so put it into rulebook/"),
            ));
        }
    }
}

fn words(literal: &Literal) -> Vec<String> {
    literal.value.split_whitespace().map(str::to_lowercase).collect()
}

fn is_sql(literal: &Literal) -> bool {
    let words = words(literal);
    let first = words.first().map_or("", String::as_str);
    let second = words.get(1).map_or("", String::as_str);
    let is_query = first == "select" && words.len() > 2 && words.iter().any(|word| word == "from");
    let is_update = first == "update" && words.get(2).is_some_and(|word| word == "set");
    is_query || is_update || STATEMENTS.contains(&(first, second))
}

fn selects_everything(literal: &Literal) -> bool {
    words(literal).windows(2).any(|pair| pair[0] == "select" && pair[1].trim_end_matches(',') == "*")
}

/// The first institution code in a text: a known beginning and what belongs to it.
fn institution(text: &str) -> Option<String> {
    let is_part = |letter: char| letter.is_ascii_uppercase() || letter.is_ascii_digit();
    text.split(|letter: char| !is_part(letter) && !matches!(letter, '-' | '.'))
        .find(|word| {
            INSTITUTIONS.iter().any(|start| {
                word.strip_prefix(start).and_then(|rest| rest.chars().next()).is_some_and(is_part)
            })
        })
        .map(str::to_owned)
}
