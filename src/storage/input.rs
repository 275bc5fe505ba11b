//! Files that somebody gives the program to read, such as agenda packs: any ordinary file up to a
//! size, read whole.

use std::io::{self, Read};
use std::path::Path;

use super::disk::{Kind, SharedDisk, uninterrupted};
use super::problem::{Problem, ProblemKind};

/// The largest file that is read, in bytes.
pub const MOST: u64 = 256 << 20;

/// Something in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderEntry {
    /// Its name.
    pub name: String,
    /// It is a folder.
    pub folder: bool,
}

/// Reads a file that was given by its path; links are followed.
///
/// # Errors
/// When it is not there, is no ordinary file, or is larger than [`MOST`].
pub fn read_input(disk: &SharedDisk, path: &Path) -> Result<Vec<u8>, Problem> {
    let failed = |e| Problem::from_io("read", path, &e);
    let shown = path.display();
    let meta = uninterrupted(|| disk.meta(path)).map_err(failed)?;
    match meta.kind {
        Kind::File if meta.len > MOST => return Err(too_big(&shown.to_string())),
        Kind::File => {}
        Kind::Folder => {
            return Err(Problem::new(
                ProblemKind::Other,
                &format!("{shown} is a folder."),
                "Name the files in it.",
            ));
        }
        Kind::Other => {
            return Err(Problem::new(
                ProblemKind::Other,
                &format!("{shown} is a device or a pipe, and no file."),
                "Save it as a file first; - reads standard input.",
            ));
        }
    }
    // What is opened is the file itself: no link is followed any more.
    let file = uninterrupted(|| disk.resolve(path)).map_err(failed)?;
    uninterrupted(|| disk.read(&file, MOST)).map_err(|e| match e.kind() {
        io::ErrorKind::FileTooLarge => too_big(&shown.to_string()),
        _ => failed(e),
    })
}

/// Reads to the end, but no more than a byte beyond `most`; none if there is more than that.
///
/// # Errors
/// When the reader fails.
pub fn at_most(reader: impl Read, most: u64) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    reader
        .take(most.saturating_add(1))
        .read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= most).then_some(bytes))
}

/// The problem of a file larger than [`MOST`].
pub fn too_big(name: &str) -> Problem {
    Problem::new(
        ProblemKind::TooBig,
        &format!("{name} is larger than 256 MiB."),
        "Give the parts of the pack that are needed as files of their own.",
    )
}

/// What is in a folder, by name; hidden files are left out.
///
/// # Errors
/// When the folder can't be listed.
pub fn in_folder(disk: &SharedDisk, folder: &Path) -> Result<Vec<FolderEntry>, Problem> {
    let failed = |e| Problem::from_io("list", folder, &e);
    let mut names = uninterrupted(|| disk.list(folder)).map_err(failed)?;
    names.retain(|name| !name.starts_with('.'));
    names.sort_by_key(|name| name.to_lowercase());
    let all = names.into_iter().map(|name| {
        let meta = disk.meta(&folder.join(&name));
        FolderEntry {
            folder: meta.is_ok_and(|m| m.kind == Kind::Folder),
            name,
        }
    });
    Ok(all.collect())
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use super::{at_most, in_folder, read_input};
    use crate::storage::RealDisk;
    use crate::storage::disk::SharedDisk;

    #[test]
    fn files_are_read_and_what_is_none_is_told() {
        let disk: SharedDisk = Arc::new(RealDisk);
        let folder = std::env::temp_dir().join(format!("quorate-given-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("Inner")).unwrap();
        std::fs::write(folder.join("b.txt"), "words").unwrap();
        std::fs::write(folder.join(".hidden"), "").unwrap();
        assert_eq!(read_input(&disk, &folder.join("b.txt")).unwrap(), b"words");
        let sentence = |path: &Path| read_input(&disk, path).unwrap_err().sentence;
        assert!(sentence(&folder).ends_with("is a folder."));
        assert!(sentence(&folder.join("none")).contains("there is no such file"));
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("b.txt", folder.join("link")).unwrap();
            assert_eq!(read_input(&disk, &folder.join("link")).unwrap(), b"words");
            std::fs::remove_file(folder.join("link")).unwrap();
            assert!(sentence(Path::new("/dev/zero")).contains("device"));
        }
        let names = in_folder(&disk, &folder).unwrap();
        let names: Vec<(&str, bool)> = names.iter().map(|n| (n.name.as_str(), n.folder)).collect();
        assert_eq!(names, [("b.txt", false), ("Inner", true)]);
        std::fs::remove_dir_all(&folder).unwrap();
    }

    /// A reader without end that counts what was taken of it.
    struct Endless(u64);

    impl std::io::Read for &mut Endless {
        fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
            into.fill(b',');
            self.0 += into.len() as u64;
            Ok(into.len())
        }
    }

    #[test]
    fn what_is_too_big_is_read_no_further_than_its_limit() {
        for most in [0, 1, 4095, 4096, 1 << 20] {
            let mut endless = Endless(0);
            assert_eq!(at_most(&mut endless, most).unwrap(), None);
            assert!(endless.0 <= most + 1, "{} of {most}", endless.0);
        }
        assert_eq!(
            at_most(&b"a,b"[..], 3).unwrap().as_deref(),
            Some(&b"a,b"[..])
        );
    }
}
