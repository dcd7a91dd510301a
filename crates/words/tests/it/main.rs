//! The catalogues as a whole: both languages say the same things, in plain words, and every key
//! that the code asks for is there.

mod codes;
mod keys;
mod parity;
mod plain_words;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

/// One message of a catalogue.
pub struct Message {
    /// The file it stands in, without its folder.
    pub file: String,
    /// The text of each of its variants, a variable written as `…`.
    pub texts: Vec<String>,
    /// The names of its variables.
    pub variables: BTreeSet<String>,
}

/// All messages of a language by key.
pub fn catalogue(lang: &str) -> BTreeMap<String, Message> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogue").join(lang);
    let mut messages = BTreeMap::new();
    for path in files_under(&folder, "ftl") {
        let file = path.file_name().expect("a file").to_string_lossy().into_owned();
        let source = std::fs::read_to_string(&path).expect("readable");
        let resource = fluent_syntax::parser::parse(source.as_str())
            .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
        for entry in resource.body {
            match entry {
                Entry::Message(message) => {
                    let key = message.id.name.to_owned();
                    assert!(
                        message.attributes.is_empty(),
                        "{file}: {key} has attributes, which nobody reads"
                    );
                    let pattern = message.value.unwrap_or_else(|| panic!("{file}: {key} says nothing"));
                    let mut read = Message {
                        file: file.clone(),
                        texts: vec![String::new()],
                        variables: BTreeSet::new(),
                    };
                    read_pattern(&pattern, &mut read);
                    assert!(messages.insert(key.clone(), read).is_none(), "{file}: {key} stands twice");
                }
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
                Entry::Term(term) => panic!("{file}: -{} is a term; use a message", term.id.name),
                Entry::Junk { content } => panic!("{file}: {content}"),
            }
        }
    }
    assert!(messages.len() > 100, "the catalogue was found");
    messages
}

/// Appends a pattern to every text read so far; a selector multiplies them by its variants.
fn read_pattern(pattern: &Pattern<&str>, into: &mut Message) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => {
                into.texts.iter_mut().for_each(|text| text.push_str(value))
            }
            PatternElement::Placeable { expression: Expression::Inline(inline) } => {
                read_variable(inline, into);
                into.texts.iter_mut().for_each(|text| text.push('…'));
            }
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                read_variable(selector, into);
                let before = std::mem::take(&mut into.texts);
                let mut after = Vec::new();
                for variant in variants {
                    into.texts = before.clone();
                    read_pattern(&variant.value, into);
                    after.append(&mut into.texts);
                }
                into.texts = after;
            }
        }
    }
}

fn read_variable(inline: &InlineExpression<&str>, into: &mut Message) {
    match inline {
        InlineExpression::VariableReference { id } => {
            into.variables.insert(id.name.to_owned());
        }
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        other => panic!("{}: only variables go into sentences, not {other:?}", into.file),
    }
}

/// Every file with that ending under `folder`.
pub fn files_under(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = std::fs::read_dir(folder) else { return found };
    for entry in entries {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            found.extend(files_under(&path, ending));
        } else if path.extension().is_some_and(|extension| extension == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}
