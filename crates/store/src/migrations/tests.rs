use std::collections::BTreeSet;
use std::path::Path;

/// A file that nobody listed would never run, and nobody would notice on their own machine.
#[test]
fn every_file_of_a_folder_is_a_step() {
    for (engine, migrator) in [("sqlite", super::sqlite()), ("postgres", super::postgres())] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(engine);
        let files: BTreeSet<String> = std::fs::read_dir(folder)
            .expect("folder")
            .map(|entry| entry.expect("entry").file_name().to_string_lossy().replace(".sql", ""))
            .collect();
        let steps: BTreeSet<String> = migrator.iter().map(|step| step.description.to_string()).collect();
        assert_eq!(files, steps, "{engine}");
        assert!(
            migrator.iter().all(|step| { step.description.starts_with(&format!("{:04}_", step.version)) })
        );
    }
}
