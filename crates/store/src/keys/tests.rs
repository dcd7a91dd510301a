use super::{IdentityKey, Keys, KeysError, Purpose};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use tempfile::TempDir;

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("metadata").permissions().mode() & 0o777
}

fn why(result: Result<Keys, KeysError>) -> KeysError {
    result.err().expect("refused")
}

#[test]
fn new_keys_are_private_and_open_again_as_the_same() {
    let place = TempDir::new().expect("dir");
    let directory = place.path().join("keys");
    let first = Keys::open_or_create(&directory, Purpose::Demo).expect("create");
    let again = Keys::open_or_create(&directory, Purpose::Demo).expect("open");
    assert_eq!(first.body(), again.body());
    assert_eq!(first.contact(), again.contact());
    assert_ne!(first.body(), first.contact());
    assert_eq!(mode(&directory), 0o700);
    let files: Vec<_> = fs::read_dir(&directory).expect("dir").map(|f| f.expect("f").path()).collect();
    assert_eq!(files.len(), 7);
    for file in files {
        assert_eq!(mode(&file), 0o600, "{}", file.display());
    }
    let left = fs::read_dir(place.path()).expect("dir").count();
    assert_eq!(left, 1, "no draft is left");
}

#[test]
fn the_private_identity_key_fits_the_public_one_and_is_not_needed() {
    let place = TempDir::new().expect("dir");
    let directory = place.path().join("keys");
    let keys = Keys::open_or_create(&directory, Purpose::Production).expect("create");
    let private = IdentityKey::open(&directory).expect("private");
    assert_eq!(x25519_dalek::PublicKey::from(private.secret()).as_bytes(), keys.identity().as_bytes());
    fs::remove_file(directory.join("identity.private")).expect("moved away");
    Keys::open_or_create(&directory, Purpose::Production).expect("still opens");
}

#[test]
fn keys_of_another_purpose_are_refused() {
    let place = TempDir::new().expect("dir");
    let directory = place.path().join("keys");
    Keys::open_or_create(&directory, Purpose::Demo).expect("create");
    let error = why(Keys::open_or_create(&directory, Purpose::Production));
    assert!(matches!(error, KeysError::WrongPurpose { found: "demo", wanted: "production", .. }));
    fs::write(directory.join("KIND"), "both").expect("write");
    assert!(matches!(why(Keys::open(&directory, Purpose::Demo)), KeysError::Unmarked(_)));
}

#[test]
fn exposed_broken_and_missing_keys_are_refused_by_name() {
    let place = TempDir::new().expect("dir");
    let directory = place.path().join("keys");
    Keys::open_or_create(&directory, Purpose::Demo).expect("create");
    let pepper = directory.join("pepper.key");

    fs::set_permissions(&pepper, PermissionsExt::from_mode(0o640)).expect("chmod");
    let error = why(Keys::open(&directory, Purpose::Demo));
    assert!(error.to_string().contains("pepper.key can be read by others"), "{error}");

    fs::set_permissions(&pepper, PermissionsExt::from_mode(0o600)).expect("chmod");
    fs::write(&pepper, "0123").expect("write");
    assert!(matches!(why(Keys::open(&directory, Purpose::Demo)), KeysError::Malformed(_)));

    fs::remove_file(&pepper).expect("remove");
    let error = why(Keys::open_or_create(&directory, Purpose::Demo));
    assert!(error.to_string().contains("pepper.key"), "{error}");
}

#[test]
fn many_first_starts_agree_on_one_set() {
    let place = TempDir::new().expect("dir");
    let directory = place.path().join("keys");
    let starts: Vec<_> = (0..8)
        .map(|_| {
            let directory = directory.clone();
            std::thread::spawn(move || {
                *Keys::open_or_create(&directory, Purpose::Demo).expect("start").body()
            })
        })
        .collect();
    let bodies: Vec<[u8; 32]> = starts.into_iter().map(|s| s.join().expect("thread")).collect();
    assert!(bodies.windows(2).all(|pair| pair[0] == pair[1]));
}
