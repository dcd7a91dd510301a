//! Files under `docs/generated/` that must equal what the rules say today.

use std::path::Path;

/// Compares byte for byte. With `UPDATE_GOLDENS=1` it writes the file instead.
pub fn compare(name: &str, made: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/generated").join(name);
    if std::env::var("UPDATE_GOLDENS").is_ok_and(|flag| flag == "1") {
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
        std::fs::write(&path, made).expect("the golden can be written");
        return;
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = kept.lines().zip(made.lines()).position(|(kept, made)| kept != made);
    assert!(
        kept == made,
        "docs/generated/{name} is not what the rules say (first difference in line {}); \
         `cargo xtask goldens` rewrites it",
        differs.map_or(kept.lines().count().min(made.lines().count()), |line| line) + 1
    );
}
