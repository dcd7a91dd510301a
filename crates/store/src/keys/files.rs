//! The key directory on disk.

use super::{KeysError, Purpose};
use crate::secret::Secret;
use data_encoding::HEXLOWER_PERMISSIVE as HEX;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use x25519_dalek::{PublicKey, StaticSecret};
use zeroize::{Zeroize, Zeroizing};

pub(super) const BODY: &str = "body.key";
pub(super) const CONTACT: &str = "contact.key";
pub(super) const PEPPER: &str = "pepper.key";
pub(super) const IDENTITY_PUBLIC: &str = "identity.public";
pub(super) const IDENTITY_PRIVATE: &str = "identity.private";
const KIND: &str = "KIND";
const NOTE: &str = "READ-ME.txt";

/// Whether new keys may be made here: nothing is there, or an empty directory.
pub(super) fn is_vacant(directory: &Path) -> Result<bool, KeysError> {
    match fs::read_dir(directory) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(source) => Err(KeysError::Io { path: directory.into(), source }),
    }
}

/// Makes all keys beside their place and moves them there in one step, so that a crash never
/// leaves half a set. When another start was faster, its keys stay.
pub(super) fn create(directory: &Path, purpose: Purpose) -> Result<(), KeysError> {
    let failed = |source| KeysError::Io { path: directory.into(), source };
    let name = directory.file_name().unwrap_or_default().to_string_lossy();
    let draft = directory.with_file_name(format!(".{name}.{:08x}", rand::random::<u32>()));
    let made = fill(&draft, purpose).and_then(|()| fs::rename(&draft, directory));
    match made {
        Ok(()) => sync_parent(directory).map_err(failed),
        Err(error) => {
            // What is left of the draft holds keys that nobody uses.
            let _ = fs::remove_dir_all(&draft);
            match is_vacant(directory) {
                Ok(false) => Ok(()),
                _ => Err(failed(error)),
            }
        }
    }
}

fn fill(directory: &Path, purpose: Purpose) -> io::Result<()> {
    make_private(directory)?;
    for name in [BODY, CONTACT, PEPPER] {
        write_key(directory, name, &draw())?;
    }
    let private = draw();
    let public = PublicKey::from(&StaticSecret::from(*private));
    write_key(directory, IDENTITY_PRIVATE, &private)?;
    write_key(directory, IDENTITY_PUBLIC, public.as_bytes())?;
    write(directory, NOTE, include_bytes!("note.txt"))?;
    write(directory, KIND, format!("{}\n", purpose.code()).as_bytes())?;
    File::open(directory)?.sync_all()
}

fn draw() -> Zeroizing<[u8; 32]> {
    let mut key = Zeroizing::new([0; 32]);
    rand::fill(&mut key[..]);
    key
}

fn write_key(directory: &Path, name: &str, key: &[u8; 32]) -> io::Result<()> {
    let mut line = Zeroizing::new(HEX.encode(key));
    line.push('\n');
    write(directory, name, line.as_bytes())
}

fn write(directory: &Path, name: &str, content: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(directory.join(name))?;
    file.write_all(content)?;
    file.sync_all()
}

fn make_private(directory: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(directory)
}

fn sync_parent(directory: &Path) -> io::Result<()> {
    match directory.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => File::open(parent)?.sync_all(),
        _ => File::open(".")?.sync_all(),
    }
}

/// What the keys of a directory are for.
pub(super) fn read_purpose(directory: &Path) -> Result<Purpose, KeysError> {
    refuse_exposed(directory)?;
    let path = directory.join(KIND);
    let word = fs::read_to_string(&path).map_err(|source| KeysError::Io { path: path.clone(), source })?;
    Purpose::from_code(word.trim()).ok_or(KeysError::Unmarked(path))
}

/// Reads one key.
pub(super) fn read_key(directory: &Path, name: &str) -> Result<Secret<[u8; 32]>, KeysError> {
    let path = directory.join(name);
    refuse_exposed(&path)?;
    let text = fs::read_to_string(&path).map_err(|source| KeysError::Io { path: path.clone(), source })?;
    let text = Zeroizing::new(text);
    let mut bytes = HEX.decode(text.trim().as_bytes()).unwrap_or_default();
    let key = <[u8; 32]>::try_from(bytes.as_slice());
    bytes.zeroize();
    key.map(Secret::new).map_err(|_| KeysError::Malformed(path))
}

/// Refuses what other users of the machine can read.
fn refuse_exposed(path: &Path) -> Result<(), KeysError> {
    let metadata = fs::metadata(path).map_err(|source| KeysError::Io { path: path.into(), source })?;
    #[cfg(unix)]
    if std::os::unix::fs::PermissionsExt::mode(&metadata.permissions()) & 0o077 != 0 {
        return Err(KeysError::Exposed(path.into()));
    }
    let _ = metadata;
    Ok(())
}
