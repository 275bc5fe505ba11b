//! A private folder for files that another program reads and writes, gone when it is done with.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::input;
use super::system;

/// How many names are tried.
const TRIES: usize = 100;

/// A folder that the officer alone may look into; it is removed with all that is in it when this
/// is dropped.
#[derive(Debug)]
pub struct Scratch {
    folder: PathBuf,
}

impl Scratch {
    /// Makes one among the temporary files of the system.
    ///
    /// # Errors
    /// When there is no room for it.
    pub fn new() -> io::Result<Self> {
        static MADE: AtomicUsize = AtomicUsize::new(0);
        let place = std::env::temp_dir();
        let mut failed = io::Error::from(io::ErrorKind::AlreadyExists);
        for _ in 0..TRIES {
            let number = MADE.fetch_add(1, Ordering::Relaxed);
            let name = format!("quorate-{}-{number}", std::process::id());
            let folder = place.join(name);
            match system::make_folder(&folder) {
                Ok(()) => return Ok(Self { folder }),
                Err(e) if e.kind() == io::ErrorKind::AlreadyExists => failed = e,
                Err(e) => return Err(e),
            }
        }
        Err(failed)
    }

    /// The path of something in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Puts a file into it, with the folders on the way there.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn put(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let path = self.path(name);
        let mut folder = self.folder.clone();
        for part in Path::new(name).parent().into_iter().flat_map(Path::iter) {
            folder.push(part);
            match system::make_folder(&folder) {
                Err(e) if e.kind() != io::ErrorKind::AlreadyExists => return Err(e),
                _ => {}
            }
        }
        system::create_options().open(path)?.write_all(bytes)
    }

    /// Reads a file in it; none if it isn't there, or is larger than `most` bytes.
    pub fn take(&self, name: &str, most: u64) -> Option<Vec<u8>> {
        let path = self.path(name);
        let file = fs::symlink_metadata(&path).is_ok_and(|meta| meta.is_file());
        let reader = file.then(|| system::read_options().open(path).ok())??;
        input::at_most(reader.take(most.saturating_add(1)), most).ok()?
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What can't be removed is still private.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_there_is_private_and_gone_afterwards() {
        let scratch = Scratch::new().unwrap();
        let other = Scratch::new().unwrap();
        assert_ne!(scratch.path("a"), other.path("a"));
        scratch.put("profile/user/a", b"words").unwrap();
        assert_eq!(
            scratch.take("profile/user/a", 5).as_deref(),
            Some(&b"words"[..])
        );
        assert_eq!(scratch.take("profile/user/a", 4), None);
        assert_eq!(scratch.take("profile", 9), None);
        assert_eq!(scratch.take("b", 9), None);
        let folder = scratch.path("");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(&folder).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o700);
        }
        drop(scratch);
        assert!(!folder.exists());
    }
}
