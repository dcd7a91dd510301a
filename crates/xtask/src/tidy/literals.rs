//! Every string literal of a Rust file, with its line.

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, File, ItemFn, ItemMod, LitStr, Macro};

/// A string literal outside attributes, comments and `#[cfg(test)]` items.
pub struct Literal {
    /// The line on which it starts.
    pub line: usize,
    /// Its value, escapes resolved.
    pub value: String,
}

/// All literals of a file, those inside macros included.
pub fn of(parsed: &File) -> Vec<Literal> {
    let mut reader = Reader { found: Vec::new() };
    reader.visit_file(parsed);
    reader.found
}

/// Whether an item is built for tests only.
pub fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute.meta.require_list().is_ok_and(|list| list.tokens.to_string() == "test")
    })
}

/// The value of a token, if it is a string literal.
pub fn value_of(literal: &proc_macro2::Literal) -> Option<String> {
    let parsed: LitStr = syn::parse_str(&literal.to_string()).ok()?;
    Some(parsed.value())
}

struct Reader {
    found: Vec<Literal>,
}

impl Reader {
    fn read(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => self.read(group.stream()),
                TokenTree::Literal(literal) => self.keep(&literal),
                TokenTree::Ident(_) | TokenTree::Punct(_) => {}
            }
        }
    }

    fn keep(&mut self, literal: &proc_macro2::Literal) {
        if let Some(value) = value_of(literal) {
            let line = literal.span().start().line;
            self.found.push(Literal { line, value });
        }
    }
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_attribute(&mut self, _: &'ast Attribute) {}

    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        if !is_for_tests(&module.attrs) {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_item_fn(&mut self, function: &'ast ItemFn) {
        if !is_for_tests(&function.attrs) {
            visit::visit_item_fn(self, function);
        }
    }

    fn visit_macro(&mut self, called: &'ast Macro) {
        self.read(called.tokens.clone());
    }

    fn visit_lit_str(&mut self, literal: &'ast LitStr) {
        self.found.push(Literal { line: literal.span().start().line, value: literal.value() });
    }
}
