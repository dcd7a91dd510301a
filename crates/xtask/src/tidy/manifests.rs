//! Who may know whom: the dependency rules, read from each manifest.

use anyhow::Context;
use toml::{Table, Value};

use super::Violation;
use super::tree::SourceFile;

/// What a crate of ours may depend on.
struct Rule {
    name: &'static str,
    may_know: &'static [&'static str],
}

/// Wide, not a chain: a crate exists only where the compiler must forbid something.
const RULES: &[Rule] = &[
    Rule { name: "lapor-domain", may_know: &[] },
    Rule { name: "lapor-text", may_know: &[] },
    Rule { name: "lapor-words", may_know: &["lapor-domain"] },
    Rule { name: "lapor-store", may_know: &["lapor-domain"] },
    Rule { name: "lapor-app", may_know: &["lapor-domain", "lapor-text", "lapor-store"] },
    Rule { name: "lapor-web", may_know: &["lapor-app", "lapor-words", "lapor-domain"] },
    Rule { name: "lapor-channels", may_know: &["lapor-app", "lapor-words", "lapor-domain"] },
    Rule {
        name: "lapor",
        may_know: &[
            "lapor-domain",
            "lapor-text",
            "lapor-words",
            "lapor-store",
            "lapor-app",
            "lapor-web",
            "lapor-channels",
        ],
    },
    Rule {
        name: "lapor-testkit",
        may_know: &["lapor-domain", "lapor-text", "lapor-words", "lapor-store", "lapor-app"],
    },
    Rule { name: "lapor-xtask", may_know: &["lapor-domain", "lapor-text"] },
];

/// The only crate that tests of any crate may add to what the crate itself knows.
const TESTKIT: &str = "lapor-testkit";

/// What the rules of the domain may use from outside: dates, and nothing that does I/O.
const DOMAIN_MAY_USE: &[&str] = &["jiff"];

/// Checks one manifest; the root's own names no dependencies of a crate.
pub fn check(file: &SourceFile, found: &mut Vec<Violation>) -> anyhow::Result<()> {
    let manifest: Table = file.text.parse().with_context(|| format!("{} cannot be read", file.path))?;
    let Some(name) = package_name(&manifest) else {
        return Ok(());
    };
    let Some(rule) = RULES.iter().find(|rule| rule.name == name) else {
        found.push(file.at(1, format!(
            "the crate {name} has no dependency rule; add one to RULES in crates/xtask/src/tidy/manifests.rs"
        )));
        return Ok(());
    };
    check_lints(file, &manifest, found);
    for (section, dependency) in dependencies(&manifest) {
        let line = line_of(&file.text, dependency);
        if let Some(what) = objection(rule, section, dependency) {
            found.push(file.at(line, what));
        }
    }
    Ok(())
}

/// Why a dependency is not allowed, if it is not.
fn objection(rule: &Rule, section: &str, dependency: &str) -> Option<String> {
    let is_ours = dependency == "lapor" || dependency.starts_with("lapor-");
    let is_for_tests = section == "dev-dependencies";
    if is_ours {
        let allowed = rule.may_know.contains(&dependency) || (is_for_tests && dependency == TESTKIT);
        return (!allowed).then(|| {
            format!(
                "{} must not know {dependency} ([{section}]); move what is needed to a crate both may know, or pass it in",
                rule.name
            )
        });
    }
    let is_domain = rule.name == "lapor-domain" && !is_for_tests;
    (is_domain && !DOMAIN_MAY_USE.contains(&dependency)).then(|| {
        format!(
            "the rules use no library but {DOMAIN_MAY_USE:?}; do the work with {dependency} in app or store"
        )
    })
}

fn check_lints(file: &SourceFile, manifest: &Table, found: &mut Vec<Violation>) {
    let inherits = manifest
        .get("lints")
        .and_then(|lints| lints.get("workspace"))
        .and_then(Value::as_bool)
        .unwrap_or(false);
    if !inherits {
        found.push(
            file.at(1, "does not take the lints of the workspace; add `[lints]` with `workspace = true`"),
        );
    }
}

fn package_name(manifest: &Table) -> Option<&str> {
    manifest.get("package")?.get("name")?.as_str()
}

/// Every dependency with the section that names it, target-specific ones included.
fn dependencies(manifest: &Table) -> Vec<(&str, &str)> {
    const SECTIONS: &[&str] = &["dependencies", "dev-dependencies", "build-dependencies"];
    let targets = manifest.get("target").and_then(Value::as_table);
    let per_target = targets.into_iter().flat_map(Table::values);
    let tables = per_target.filter_map(Value::as_table).chain([manifest]);
    tables
        .flat_map(|table| SECTIONS.iter().map(move |section| (table, *section)))
        .filter_map(|(table, section)| Some((section, table.get(section)?.as_table()?)))
        .flat_map(|(section, named)| named.keys().map(move |name| (section, name.as_str())))
        .collect()
}

fn line_of(text: &str, dependency: &str) -> usize {
    text.lines()
        .position(|line| {
            line.trim_start().strip_prefix(dependency).is_some_and(|rest| rest.starts_with(['.', ' ', '=']))
        })
        .map_or(1, |index| index + 1)
}
