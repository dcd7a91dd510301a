//! Names that say nothing: a module is named after what it is about.

use syn::visit::{self, Visit};
use syn::{File, Ident, ItemEnum, ItemMod, ItemStruct, ItemTrait, ItemType};

use super::Violation;
use super::tree::SourceFile;

/// Words that name a heap instead of a thing.
const BANNED: &[&str] = &["util", "utils", "helper", "helpers", "common", "misc", "manager", "managers"];

const ADVICE: &str = "says nothing; name it after the thing it is about";

/// Checks the name of a file and of its folders.
pub fn check_path(file: &SourceFile, found: &mut Vec<Violation>) {
    if file.path.ends_with("/mod.rs") {
        found.push(file.at(1, "is a mod.rs; use `<name>.rs` beside the folder `<name>/`"));
    }
    for part in file.path.split('/') {
        let stem = part.split('.').next().unwrap_or(part);
        if let Some(word) = banned_word(stem) {
            found.push(file.at(1, format!("the word `{word}` in the file name {ADVICE}")));
        }
    }
}

/// Checks the names of modules and types.
pub fn check_items(file: &SourceFile, parsed: &File, found: &mut Vec<Violation>) {
    let mut names = Names { file, found };
    names.visit_file(parsed);
}

/// The banned word of a name in any of the usual spellings.
fn banned_word(name: &str) -> Option<&'static str> {
    let mut snake = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() || letter == '-' {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    let mut words = snake.split(['_', '-']);
    words.find_map(|word| BANNED.iter().find(|banned| **banned == word).copied())
}

struct Names<'a> {
    file: &'a SourceFile,
    found: &'a mut Vec<Violation>,
}

impl Names<'_> {
    fn look_at(&mut self, name: &Ident) {
        if banned_word(&name.to_string()).is_some() {
            let line = name.span().start().line;
            self.found.push(self.file.at(line, format!("the name `{name}` {ADVICE}")));
        }
    }
}

impl<'ast> Visit<'ast> for Names<'_> {
    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        self.look_at(&item.ident);
        visit::visit_item_mod(self, item);
    }

    fn visit_item_struct(&mut self, item: &'ast ItemStruct) {
        self.look_at(&item.ident);
    }

    fn visit_item_enum(&mut self, item: &'ast ItemEnum) {
        self.look_at(&item.ident);
    }

    fn visit_item_trait(&mut self, item: &'ast ItemTrait) {
        self.look_at(&item.ident);
    }

    fn visit_item_type(&mut self, item: &'ast ItemType) {
        self.look_at(&item.ident);
    }
}
