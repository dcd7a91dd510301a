//! A check that cannot fail is no check: each one is shown something bad.

use std::path::Path;

use super::content::{self, Machine};
use super::tree::SourceFile;
use super::{Violation, check, check_source, documents, manifests, names};

fn file(path: &str, text: &str) -> SourceFile {
    SourceFile { path: path.into(), text: text.into() }
}

/// The violations of a Rust file, as `line: text`.
fn in_source(path: &str, text: &str) -> Vec<String> {
    let file = file(path, text);
    let mut found = Vec::new();
    check_source(&file, &mut found);
    shown(found)
}

fn in_content(path: &str, text: &str) -> Vec<String> {
    let machine = Machine::known_by(vec!["/home/ana".into(), "/srv/builds/lapor".into()]);
    let mut found = Vec::new();
    content::check(&file(path, text), &machine, &mut found);
    shown(found)
}

fn in_manifest(name: &str, dependencies: &str) -> Vec<String> {
    let text = format!("[package]\nname = \"{name}\"\n[lints]\nworkspace = true\n{dependencies}");
    let mut found = Vec::new();
    manifests::check(&file("crates/some/Cargo.toml", &text), &mut found).expect("a manifest");
    shown(found)
}

fn in_path(path: &str) -> Vec<String> {
    let mut found = Vec::new();
    names::check_path(&file(path, ""), &mut found);
    shown(found)
}

fn shown(found: Vec<Violation>) -> Vec<String> {
    found.into_iter().map(|violation| format!("{}: {}", violation.line, violation.what)).collect()
}

/// Asserts that exactly one violation was found, on a line, saying something.
#[track_caller]
fn finds(found: &[String], line: usize, says: &str) {
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].starts_with(&format!("{line}: ")), "{found:?}");
    assert!(found[0].contains(says), "{found:?}");
}

#[track_caller]
fn finds_nothing(found: &[String]) {
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn the_workspace_is_tidy() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let root = root.canonicalize().expect("the workspace");
    let found = check(&root).expect("readable files");
    let list: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert!(list.is_empty(), "\n{}\n", list.join("\n"));
}

#[test]
fn a_crate_knows_only_whom_it_may() {
    finds(
        &in_manifest(
            "lapor-web",
            "[dependencies]\nlapor-app.workspace = true\nlapor-store.workspace = true\n",
        ),
        7,
        "lapor-web must not know lapor-store",
    );
    finds(&in_manifest("lapor-domain", "[dependencies]\nserde = \"1\"\n"), 6, "no library");
    finds(
        &in_manifest("lapor-app", "[dependencies]\nlapor-testkit.workspace = true\n"),
        6,
        "must not know lapor-testkit",
    );
    finds(
        &in_manifest("lapor-text", "[target.'cfg(unix)'.dependencies]\nlapor-domain = { path = \"x\" }\n"),
        6,
        "must not know lapor-domain",
    );
    finds(&in_manifest("lapor-heap", ""), 1, "no dependency rule");
    finds_nothing(&in_manifest(
        "lapor-domain",
        "[dependencies]\njiff = \"1\"\n[dev-dependencies]\nproptest = \"1\"\nlapor-testkit.workspace = true\n",
    ));
}

#[test]
fn a_crate_takes_the_lints_of_the_workspace() {
    let mut found = Vec::new();
    let bare = file("crates/text/Cargo.toml", "[package]\nname = \"lapor-text\"\n");
    manifests::check(&bare, &mut found).expect("a manifest");
    finds(&shown(found), 1, "lints");
}

#[test]
fn a_long_file_is_split_unless_it_is_a_table_or_a_test() {
    let long = "// a line\n".repeat(501);
    finds(&in_source("crates/app/src/receive.rs", &long), 500, "501 lines");
    finds_nothing(&in_source("crates/app/src/receive.rs", &"// a line\n".repeat(500)));
    finds_nothing(&in_source("crates/domain/src/cases/moves.rs", &long));
    finds_nothing(&in_source("crates/app/src/receive/tests.rs", &long));
    finds_nothing(&in_source("crates/store/tests/it/cases.rs", &long));
}

fn function(header: &str, lines: usize) -> String {
    format!("{header} {{\n{}}}\n", "    step();\n".repeat(lines))
}

#[test]
fn a_long_function_is_split() {
    let path = "crates/app/src/receive.rs";
    finds(&in_source(path, &function("fn receive()", 69)), 1, "71 lines");
    finds_nothing(&in_source(path, &function("fn receive()", 68)));
    let method = format!("struct A;\nimpl A {{\n{}}}\n", function("fn receive(&self)", 69));
    finds(&in_source(path, &method), 3, "71 lines");
    finds_nothing(&in_source("crates/app/tests/it/main.rs", &function("fn receive()", 69)));
}

#[test]
fn a_handler_says_what_the_person_wants_and_nothing_else() {
    let long = function("pub async fn answer()", 16);
    finds(&in_source("crates/web/src/desk/cases/answers.rs", &long), 1, "the handler `answer` has 16");
    finds(&in_source("crates/web/src/api.rs", &long), 1, "the handler");
    finds_nothing(&in_source("crates/web/src/viewer.rs", &long));
    finds_nothing(&in_source("crates/web/src/desk/queue.rs", &function("pub async fn queue()", 15)));
}

#[test]
fn parameters_are_few_and_never_bool() {
    let path = "crates/app/src/perform.rs";
    finds(&in_source(path, "fn f(a: A, b: A, c: A, d: A, e: A, f: A) {}\n"), 1, "takes 6 parameters");
    finds_nothing(&in_source(path, "struct A;\nimpl A { fn f(&self, a: A, b: A, c: A, d: A, e: A) {} }\n"));
    finds(&in_source(path, "pub fn f(loud: bool) {}\n"), 1, "takes a bool");
    finds(&in_source(path, "impl A {\n    pub(crate) fn f(&self, loud: bool) {}\n}\n"), 2, "takes a bool");
    finds_nothing(&in_source(path, "fn f(loud: bool) {}\n"));
}

#[test]
fn nesting_is_shallow() {
    let path = "crates/app/src/perform.rs";
    let deep = "fn f() {\n for a in b {\n  if a {\n   match a {\n    A => {\n     while c {}\n    }\n   }\n  }\n }\n}\n";
    finds(&in_source(path, deep), 6, "deeper than 3");
    let closure =
        "fn f() {\n loop {\n  if a {\n   if b {\n    c.map(|d| {\n     e(d)\n    });\n   }\n  }\n }\n}\n";
    finds(&in_source(path, closure), 5, "deeper than 3");
    finds_nothing(&in_source(
        path,
        "fn f() {\n if a {} else if b {} else if c {} else if d {} else { if e { if f {} } }\n}\n",
    ));
    finds_nothing(&in_source(path, "fn f() {\n if a { if b { if c { fn g() { if d {} } } } }\n}\n"));
}

#[test]
fn unfinished_work_is_named() {
    let path = "crates/app/src/perform.rs";
    let macros = format!("fn f() {{\n    {}!()\n}}\n", concat!("to", "do"));
    finds(&in_source(path, &macros), 2, "unfinished");
    let inner = format!("fn f() {{\n    std::{}!(\"later\");\n}}\n", concat!("unimplem", "ented"));
    finds(&in_source(path, &inner), 2, "unfinished");
    let comment = format!("a\n// {}: later\n", concat!("FIX", "ME"));
    finds(&in_content("crates/app/src/perform.rs", &comment), 2, "unfinished work");
    finds_nothing(&in_content("README.md", &format!("{}S are none\n", concat!("TO", "DO"))));
}

#[test]
fn every_test_runs() {
    let skipped = "#[test]\n#[ignore]\nfn f() {}\n";
    finds(&in_source("crates/app/src/perform/tests.rs", skipped), 2, "does not run");
    let inner = "#[cfg(test)]\nmod tests {\n    #[test]\n    #[ignore = \"slow\"]\n    fn f() {}\n}\n";
    finds(&in_source("crates/app/src/perform.rs", inner), 4, "does not run");
}

#[test]
fn names_say_what_a_thing_is_about() {
    finds(&in_path("crates/app/src/utils.rs"), 1, "`utils`");
    finds(&in_path("crates/app/src/date_helpers.rs"), 1, "`helpers`");
    finds(&in_path("crates/app/src/common/dates.rs"), 1, "`common`");
    finds(&in_path("crates/app/src/receive/mod.rs"), 1, "mod.rs");
    finds_nothing(&in_path("crates/domain/src/agencies.rs"));
    let path = "crates/app/src/receive.rs";
    finds(&in_source(path, "mod misc;\n"), 1, "`misc`");
    finds(&in_source(path, "\npub struct CaseManager;\n"), 2, "`CaseManager`");
    finds_nothing(&in_source(path, "struct Management;\n"));
}

#[test]
fn sql_stays_in_the_store() {
    let query = "fn f() {\n    g(\"select id from cases where id = $1\");\n}\n";
    finds(&in_source("crates/app/src/look.rs", query), 2, "SQL outside");
    let inside = "fn f() {\n    sql!(\"\n  INSERT INTO cases (id) values ($1)\");\n}\n";
    finds(&in_source("crates/web/src/desk.rs", inside), 2, "SQL outside");
    finds(
        &in_source("crates/app/src/look.rs", "const A: &str = \"update cases set id = $1\";\n"),
        1,
        "SQL outside",
    );
    finds_nothing(&in_source("crates/store/src/cases.rs", query));
    finds_nothing(&in_source("crates/web/src/desk.rs", "const A: &str = \"select a place\";\n"));
}

#[test]
fn columns_are_named() {
    let all = "const A: &str = \"select * from cases\";\n";
    finds(&in_source("crates/store/src/cases.rs", all), 1, "every column");
    finds_nothing(&in_source(
        "crates/store/src/cases.rs",
        "const A: &str = \"select count(*) as n from cases\";\n",
    ));
}

#[test]
fn no_institution_is_named_in_code() {
    let path = "crates/domain/src/routing/propose.rs";
    finds(&in_source(path, "const A: &str = \"PEMDA-35.78\";\n"), 1, "PEMDA-35.78");
    finds(&in_source(path, "fn f() { g(&[h!(\"KEMENKES\")]) }\n"), 1, "KEMENKES");
    finds_nothing(&in_source("crates/domain/src/routing/tests.rs", "const A: &str = \"PEMDA-35\";\n"));
    finds_nothing(&in_source(path, "#[cfg(test)]\nmod t { const A: &str = \"KEMENKES\"; }\n"));
    finds_nothing(&in_source(path, "/// KEMENKES\nconst A: &str = \"Kementerian, PEMDA\";\n"));
}

#[test]
fn pages_take_their_words_from_the_catalogues() {
    let path = "crates/web/src/portal/report.rs";
    let page = |markup: &str| format!("fn f() {{\n    html! {{ {markup} }}\n}}\n");
    finds(&in_source(path, &page(r#"h1 { "Buat laporan" }"#)), 2, "Buat laporan");
    finds(&in_source(path, &page(r#"input placeholder="Nama" {}"#)), 2, "Nama");
    finds(&in_source(path, &page(r#"button aria-label="Tutup" {}"#)), 2, "Tutup");
    finds(&in_source(path, &page(r#"@if a { p { "Tidak" } }"#)), 2, "Tidak");
    finds(&in_source(path, &page(r#"@match a { A => "Ya", }"#)), 2, "");
    finds(&in_source(path, &page(r#"p title={ (name) " lama" } {}"#)), 2, "lama");
    finds_nothing(&in_source(
        path,
        &page(
            r##"p id={ (name) "-hint" } { } h1."big title"#top class="a b" { (t.say("report-title")) " · " "→" } @if a == "open" { "LAPOR!" }"##,
        ),
    ));
    finds_nothing(&in_source("crates/web/src/portal/tests.rs", &page(r#"h1 { "Buat" }"#)));
    finds_nothing(&in_source("crates/lapor/src/main.rs", &page(r#"h1 { "Buat" }"#)));
}

#[test]
fn no_file_knows_the_machine_it_was_made_on() {
    finds(&in_content("README.md", "a\nsee /home/ana/notes\n"), 2, "/home/ana");
    finds(&in_content("a.rs", "x(\"/srv/builds/lapor/target\")\n"), 1, "/srv/builds/lapor");
    finds_nothing(&in_content("README.md", "/home/anastasia and ./home/ana\n"));
    let host = format!("\"resolved\": \"https://{}/a\"\n", concat!("registry.npm", "js.org"));
    finds(&in_content("browser/package-lock.json", &host), 1, "the registry");
    finds_nothing(&in_content("Cargo.lock", &format!("{}\n", concat!("index.crates", ".io"))));
}

#[test]
fn what_is_no_rust_is_said_to_be_none() {
    finds(&in_source("crates/app/src/look.rs", "fn f( {\n"), 1, "not Rust");
}

#[test]
fn documents_name_what_is_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let cases = folder.path().join("crates/domain/src/cases");
    std::fs::create_dir_all(&cases).expect("folders");
    std::fs::write(cases.join("status.rs"), "enum Status { Received }").expect("a file");
    let says = |name: &str, text: &str| {
        let mut found = Vec::new();
        documents::check(folder.path(), &file(name, text), &mut found);
        shown(found)
    };
    finds(&says("README.md", "a\nsee `crates/domain/src/gone.rs`\n"), 2, "gone.rs");
    finds_nothing(&says(
        "README.md",
        "`crates/domain/src/cases/status.rs`, `crates/*/src`, `serve --demo`\n",
    ));
    finds(&says("GLOSSARY.md", "| a | b | c | `Status::Gone` in `cases/status.rs` |\n"), 1, "`Status::Gone`");
    finds(&says("GLOSSARY.md", "| a | b | c | `Key` in `store/vault` |\n"), 1, "`store/vault`");
    finds_nothing(&says(
        "GLOSSARY.md",
        "| a | b | c | `Status::Received` in `cases/status.rs` |\n| a | b | c | not yet |\n",
    ));
}
