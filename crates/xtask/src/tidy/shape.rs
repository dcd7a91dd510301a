//! Sizes: what a reader can hold in the head at once.

use proc_macro2::Span;
use syn::visit::{self, Visit};
use syn::{
    Attribute, Block, Expr, ExprClosure, ExprIf, File, FnArg, ImplItemFn, ItemFn, Signature, TraitItemFn,
    Type, Visibility,
};

use super::Violation;
use super::literals::is_for_tests;
use super::tree::SourceFile;

/// Unit: lines.
const FILE_LIMIT: usize = 500;
/// Unit: lines, from `fn` to the closing brace.
const FUNCTION_LIMIT: usize = 70;
/// Unit: lines between the braces.
const HANDLER_LIMIT: usize = 15;
/// Parameters besides `self`.
const PARAMETER_LIMIT: usize = 5;
/// Blocks inside blocks.
const NESTING_LIMIT: usize = 3;

/// The tables that may be longer than a file: one row per rule of the law.
const TABLES: &[&str] = &[
    "crates/domain/src/cases/moves.rs",
    "crates/domain/src/cases/assignments.rs",
    "crates/domain/src/deadlines/clocks.rs",
];

/// The rooms of the web crate whose public functions are handlers.
const HANDLER_ROOMS: &[&str] = &["portal", "desk", "api", "admin", "oversight", "public"];

/// Unfinished code and tests that do not run.
const UNFINISHED_MACROS: &[&str] = &[concat!("to", "do"), concat!("unimplem", "ented")];

/// Checks the sizes in one file.
pub fn check(file: &SourceFile, parsed: &File, found: &mut Vec<Violation>) {
    let lines = file.text.lines().count();
    let is_exempt = file.is_test() || TABLES.contains(&file.path.as_str());
    if lines > FILE_LIMIT && !is_exempt {
        found.push(file.at(
            FILE_LIMIT,
            format!("the file has {lines} lines, {FILE_LIMIT} are the limit; split it by what it is about"),
        ));
    }
    let mut shapes = Shapes { file, found, depth: 0 };
    shapes.visit_file(parsed);
}

/// A function, wherever it stands.
struct Function<'a> {
    signature: &'a Signature,
    block: &'a Block,
    is_public: bool,
}

struct Shapes<'a> {
    file: &'a SourceFile,
    found: &'a mut Vec<Violation>,
    depth: usize,
}

impl Shapes<'_> {
    fn object(&mut self, span: Span, what: String) {
        self.found.push(self.file.at(span.start().line, what));
    }

    fn measure(&mut self, function: &Function<'_>) {
        let name = &function.signature.ident;
        let start = function.signature.fn_token.span;
        let braces = function.block.brace_token.span;
        let lines = braces.close().end().line - start.start().line + 1;
        if lines > FUNCTION_LIMIT {
            self.object(start, format!(
                "`{name}` has {lines} lines, {FUNCTION_LIMIT} are the limit; give its steps names of their own"
            ));
        }
        let body = (braces.close().start().line - braces.open().end().line).saturating_sub(1);
        if self.is_handler(function) && body > HANDLER_LIMIT {
            self.object(start, format!(
                "the handler `{name}` has {body} lines, {HANDLER_LIMIT} are the limit; it extracts, calls one door and renders, the rest belongs in app or in a page"
            ));
        }
        self.count_parameters(function);
    }

    fn is_handler(&self, function: &Function<'_>) -> bool {
        let is_served = function.is_public && function.signature.asyncness.is_some();
        let room = self.file.path.strip_prefix("crates/web/src/");
        let first = room.and_then(|rest| rest.split(['/', '.']).next());
        is_served && first.is_some_and(|first| HANDLER_ROOMS.contains(&first))
    }

    fn count_parameters(&mut self, function: &Function<'_>) {
        let name = &function.signature.ident;
        let start = function.signature.fn_token.span;
        let typed: Vec<&Type> = function
            .signature
            .inputs
            .iter()
            .filter_map(|input| match input {
                FnArg::Typed(parameter) => Some(parameter.ty.as_ref()),
                FnArg::Receiver(_) => None,
            })
            .collect();
        if typed.len() > PARAMETER_LIMIT {
            let count = typed.len();
            self.object(start, format!(
                "`{name}` takes {count} parameters, {PARAMETER_LIMIT} are the limit; what belongs together is a struct"
            ));
        }
        if function.is_public && typed.iter().any(|kind| is_bool(kind)) {
            self.object(
                start,
                format!(
                    "`{name}` takes a bool, which no caller can read; use an enum of two, or two functions"
                ),
            );
        }
    }

    /// Walks something one level deeper. Tests may loop over everything there is.
    fn inside(&mut self, span: Span, walk: impl FnOnce(&mut Self)) {
        self.depth += 1;
        // Reported once, where the limit is first passed.
        if self.depth == NESTING_LIMIT + 1 && !self.file.is_test() {
            self.object(
                span,
                format!("is nested deeper than {NESTING_LIMIT} levels; return early, or name the inner part"),
            );
        }
        walk(self);
        self.depth -= 1;
    }

    /// Walks a function that may stand inside another one.
    fn afresh(&mut self, walk: impl FnOnce(&mut Self)) {
        let outer = std::mem::take(&mut self.depth);
        walk(self);
        self.depth = outer;
    }

    fn walk_branches(&mut self, branch: &ExprIf) {
        visit::visit_block(self, &branch.then_branch);
        if let Some((_, otherwise)) = &branch.else_branch {
            match otherwise.as_ref() {
                // `else if` continues the same choice and is no level of its own.
                Expr::If(next) => {
                    self.visit_expr(&next.cond);
                    self.walk_branches(next);
                }
                other => self.visit_expr(other),
            }
        }
    }

    fn is_exempt(&self, attributes: &[Attribute]) -> bool {
        self.file.is_test() || is_for_tests(attributes)
    }

    fn check_attributes(&mut self, attributes: &[Attribute]) {
        let ignore = attributes.iter().find(|one| one.path().is_ident("ignore"));
        if let Some(attribute) = ignore {
            self.object(
                attribute.pound_token.span,
                "a test that does not run proves nothing; mend it or delete it".into(),
            );
        }
    }
}

fn is_bool(kind: &Type) -> bool {
    matches!(kind, Type::Path(path) if path.path.is_ident("bool"))
}

fn is_public(visibility: &Visibility) -> bool {
    !matches!(visibility, Visibility::Inherited)
}

impl<'ast> Visit<'ast> for Shapes<'_> {
    fn visit_item_fn(&mut self, function: &'ast ItemFn) {
        self.check_attributes(&function.attrs);
        if !self.is_exempt(&function.attrs) {
            self.measure(&Function {
                signature: &function.sig,
                block: &function.block,
                is_public: is_public(&function.vis),
            });
        }
        self.afresh(|shapes| visit::visit_item_fn(shapes, function));
    }

    fn visit_impl_item_fn(&mut self, function: &'ast ImplItemFn) {
        if !self.is_exempt(&function.attrs) {
            self.measure(&Function {
                signature: &function.sig,
                block: &function.block,
                is_public: is_public(&function.vis),
            });
        }
        self.afresh(|shapes| visit::visit_impl_item_fn(shapes, function));
    }

    fn visit_trait_item_fn(&mut self, function: &'ast TraitItemFn) {
        if let Some(block) = &function.default
            && !self.is_exempt(&function.attrs)
        {
            self.measure(&Function { signature: &function.sig, block, is_public: false });
        }
        self.afresh(|shapes| visit::visit_trait_item_fn(shapes, function));
    }

    fn visit_expr_if(&mut self, branch: &'ast ExprIf) {
        self.visit_expr(&branch.cond);
        self.inside(branch.if_token.span, |shapes| shapes.walk_branches(branch));
    }

    fn visit_expr_match(&mut self, choice: &'ast syn::ExprMatch) {
        self.inside(choice.match_token.span, |shapes| {
            visit::visit_expr_match(shapes, choice);
        });
    }

    fn visit_expr_for_loop(&mut self, each: &'ast syn::ExprForLoop) {
        self.inside(each.for_token.span, |shapes| {
            visit::visit_expr_for_loop(shapes, each);
        });
    }

    fn visit_expr_while(&mut self, each: &'ast syn::ExprWhile) {
        self.inside(each.while_token.span, |shapes| {
            visit::visit_expr_while(shapes, each);
        });
    }

    fn visit_expr_loop(&mut self, each: &'ast syn::ExprLoop) {
        self.inside(each.loop_token.span, |shapes| {
            visit::visit_expr_loop(shapes, each);
        });
    }

    fn visit_expr_closure(&mut self, closure: &'ast ExprClosure) {
        match closure.body.as_ref() {
            Expr::Block(body) => self.inside(body.block.brace_token.span.open(), |shapes| {
                visit::visit_expr_closure(shapes, closure);
            }),
            _ => visit::visit_expr_closure(self, closure),
        }
    }

    fn visit_macro(&mut self, called: &'ast syn::Macro) {
        let last = called.path.segments.last();
        if let Some(name) = last.map(|segment| &segment.ident)
            && UNFINISHED_MACROS.iter().any(|banned| name == banned)
        {
            self.object(
                name.span(),
                format!("`{name}!` is unfinished work; finish it, or leave the part out"),
            );
        }
    }
}
