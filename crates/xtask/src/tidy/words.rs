//! Words for people live in the catalogues, never in a page.

use proc_macro2::{Delimiter, Literal, TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{File, Macro};

use super::Violation;
use super::literals;
use super::tree::SourceFile;

/// Attributes whose value is read to or by a person.
const READ_BY_PEOPLE: &[&str] = &["alt", "title", "placeholder", "label", "description"];

/// What is the same in every language.
const NAMES: &[&str] = &["LAPOR!", "SP4N-LAPOR!"];

/// Checks the templates of the web crate.
pub fn check(file: &SourceFile, parsed: &File, found: &mut Vec<Violation>) {
    if file.is_test() || !file.is_in("crates/web/src/") {
        return;
    }
    let mut templates = Templates { file, found };
    templates.visit_file(parsed);
}

struct Templates<'a> {
    file: &'a SourceFile,
    found: &'a mut Vec<Violation>,
}

impl Templates<'_> {
    /// Reads markup. What stands in round or square brackets is an expression
    /// of Rust (a key, a symbol), which is no text of the page.
    fn read(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        for (index, token) in tokens.iter().enumerate() {
            match token {
                TokenTree::Group(group)
                    if group.delimiter() == Delimiter::Brace && is_text(&tokens, index) =>
                {
                    self.read(group.stream());
                }
                TokenTree::Literal(literal) if is_text(&tokens, index) => self.judge(literal),
                _ => {}
            }
        }
    }

    fn judge(&mut self, literal: &Literal) {
        let Some(value) = literals::value_of(literal) else {
            return;
        };
        if has_a_word(&value) && !NAMES.contains(&value.trim()) {
            self.found.push(self.file.at(
                literal.span().start().line,
                format!("the page says {value:?} itself; put the words into the catalogues of crates/words"),
            ));
        }
    }
}

/// Whether the literal or block at an index is shown to people: it stands
/// alone, or is the value of an attribute that people read.
fn is_text(tokens: &[TokenTree], index: usize) -> bool {
    let sign = |at: Option<usize>| match at.and_then(|at| tokens.get(at)) {
        Some(TokenTree::Punct(punct)) => punct.as_char(),
        _ => ' ',
    };
    if matches!(sign(Some(index + 1)), '=' | '|') {
        return false;
    }
    match sign(index.checked_sub(1)) {
        '=' => index.checked_sub(2).and_then(|at| tokens.get(at)).is_some_and(is_read_by_people),
        '.' | '#' | '|' => false,
        _ => true,
    }
}

fn is_read_by_people(token: &TokenTree) -> bool {
    let TokenTree::Ident(name) = token else {
        return false;
    };
    READ_BY_PEOPLE.iter().any(|attribute| name == attribute)
}

/// Whether a text holds two letters in a row.
fn has_a_word(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    letters.windows(2).any(|pair| pair.iter().all(|letter| letter.is_alphabetic()))
}

impl<'ast> Visit<'ast> for Templates<'_> {
    fn visit_macro(&mut self, called: &'ast Macro) {
        let last = called.path.segments.last();
        if last.is_some_and(|segment| segment.ident == "html") {
            self.read(called.tokens.clone());
        }
        visit::visit_macro(self, called);
    }
}
