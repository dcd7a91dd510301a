use std::path::Path;

use crate::{catalogue, files_under};

/// A key that the code asks for by name, and where.
struct Asked {
    method: &'static str,
    key: String,
    place: String,
}

/// Every literal in `.say("…"`, `.word("…"` and `.named("…"` of all crates, their tests apart.
fn asked() -> Vec<Asked> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("crates/");
    let mut found = Vec::new();
    for path in files_under(crates, "rs") {
        let place = path.strip_prefix(crates).expect("below crates/").display().to_string();
        if !place.contains("/src/") || place.ends_with("tests.rs") || place.contains("/tests/") {
            continue;
        }
        // A file that is being replaced this moment is read next time.
        let Ok(source) = std::fs::read_to_string(&path) else { continue };
        for method in ["say", "word", "named", "named_with"] {
            found.extend(literals(&source, method).map(|key| Asked { method, key, place: place.clone() }));
        }
    }
    found
}

fn literals<'a>(source: &'a str, method: &str) -> impl Iterator<Item = String> + 'a {
    let call = format!(".{method}(");
    let code: Vec<&str> = source.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join("\n");
    let found: Vec<String> = code
        .split(&call)
        .skip(1)
        .filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next().map(str::to_owned))
        .collect();
    found.into_iter()
}

#[test]
fn every_key_that_the_code_asks_for_is_there() {
    let catalogue = catalogue("id");
    let asked = asked();
    assert!(asked.len() > 20, "the sources were found: {}", asked.len());
    let is_there = |asked: &Asked| match asked.method {
        "named" | "named_with" => {
            let family = format!("{}-", asked.key);
            catalogue.keys().any(|known| known.starts_with(&family))
        }
        _ => catalogue.contains_key(&asked.key),
    };
    let missing: Vec<String> =
        asked.iter().filter(|one| !is_there(one)).map(|one| format!("{}: {}", one.place, one.key)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn a_sentence_without_variables_needs_none() {
    let catalogue = catalogue("id");
    for Asked { method, key, place } in asked() {
        if method == "word"
            && let Some(message) = catalogue.get(&key)
        {
            assert!(message.variables.is_empty(), "{place}: {key} needs {:?}", message.variables);
        }
    }
}
