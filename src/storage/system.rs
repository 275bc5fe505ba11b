//! What differs between systems: modes, folder sync, file identity, names, who we are.
//!
//! Nothing else in storage asks which system it is on. Durable calls go through `std::fs` alone.

use std::fs::{File, Metadata, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// The mode of every file that the program makes: the officer alone may read it.
pub const FILE_MODE: u32 = 0o600;
/// The mode of every folder that the program makes.
pub const FOLDER_MODE: u32 = 0o700;

/// Whether `error` tells of a failing device rather than of a full or forbidden one.
pub fn is_device_failure(error: &io::Error) -> bool {
    sides::is_device_failure(error)
}

/// Options that open an existing file for appending, and follow no link at its end.
pub fn append_options() -> OpenOptions {
    sides::append_options()
}

/// Options that make a new private file for appending.
pub fn create_options() -> OpenOptions {
    let mut options = sides::append_options();
    options.create_new(true);
    sides::private(&mut options);
    options
}

/// Options that open or make a private lock file, keeping what is in it.
pub fn lock_options() -> OpenOptions {
    let mut options = sides::append_options();
    options.create(true);
    sides::private(&mut options);
    options
}

/// Options that open a file for reading, and follow no link at its end.
pub fn read_options() -> OpenOptions {
    sides::read_options()
}

/// Makes sure that a new file is private whatever the umask said; costs a call only if it is not.
pub fn ensure_private(file: &File) -> io::Result<()> {
    sides::ensure_private(file)
}

/// After a file's length was set: puts the place of the next write at its end (where the system
/// has no true append that may also set the length).
pub fn after_set_len(file: &mut File) -> io::Result<()> {
    sides::after_set_len(file)
}

/// Makes one folder, private.
pub fn make_folder(path: &Path) -> io::Result<()> {
    sides::make_folder(path)
}

/// Forces a folder's names to disk. File systems that know no such thing report success.
pub fn sync_folder(path: &Path) -> io::Result<()> {
    sides::sync_folder(path)
}

/// The path with every link in it resolved, as people write it.
pub fn resolve(path: &Path) -> io::Result<PathBuf> {
    sides::resolve(path)
}

/// What stays the same as long as a path leads to the same file.
pub fn identity(meta: &Metadata) -> (u64, u64) {
    sides::identity(meta)
}

/// The permission bits, or 0600 where the system has others.
pub fn mode(meta: &Metadata) -> u32 {
    sides::mode(meta)
}

/// Where the facts about a lock's owner stand: in the lock file itself, or, where a locked file
/// cannot be read by others, beside it.
pub fn owner_file(lock: &Path) -> PathBuf {
    sides::owner_file(lock)
}

/// The name of the account, for the second officer to know whom to ask.
pub fn user() -> String {
    ["USER", "LOGNAME", "USERNAME"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()))
        .unwrap_or_else(|| "unknown".to_owned())
}

/// The officer's home folder, where the system knows one.
pub fn home() -> Option<PathBuf> {
    directories::BaseDirs::new().map(|dirs| dirs.home_dir().to_owned())
}

/// Bytes that are free for the officer where a folder stands.
pub fn free(folder: &Path) -> io::Result<u64> {
    fs4::available_space(folder)
}

/// The name of the system, as it calls itself.
pub fn name() -> String {
    let told = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    let pretty = told.lines().find_map(|l| l.strip_prefix("PRETTY_NAME="));
    pretty
        .map(|name| name.trim_matches('"').to_owned())
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| std::env::consts::OS.to_owned())
}

/// Whether a folder is on a disk or in the memory of this machine, where nothing waits for a server; false
/// when in doubt.
pub fn is_of_this_machine(folder: &Path) -> bool {
    sides::is_of_this_machine(folder)
}

/// Tells each name in a folder, in no order; one that is no Unicode is none of ours, and is passed over.
///
/// # Errors
/// When the folder can't be listed.
pub fn each_name(folder: &Path, found: &mut dyn FnMut(&str)) -> io::Result<()> {
    sides::each_name(folder, found)
}

#[cfg(not(target_os = "linux"))]
fn each_name_by_std(folder: &Path, found: &mut dyn FnMut(&str)) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        if let Some(name) = entry?.file_name().to_str() {
            found(name);
        }
    }
    Ok(())
}

/// The name of this machine.
pub fn host() -> String {
    sides::host()
}

/// Whether a process of this machine is still running; true when in doubt.
pub fn is_running(pid: u32) -> bool {
    sides::is_running(pid)
}

#[cfg(unix)]
mod sides {
    use std::fs::{DirBuilder, File, Metadata, OpenOptions, Permissions};
    use std::io;
    use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
    use std::path::{Path, PathBuf};

    use rustix::io::Errno;

    use super::{FILE_MODE, FOLDER_MODE};

    // Close-on-exec is set by the standard library; the bits fit on every Unix.
    #[allow(clippy::cast_possible_wrap)]
    fn no_follow() -> i32 {
        rustix::fs::OFlags::NOFOLLOW.bits() as i32
    }

    pub(super) fn is_device_failure(error: &io::Error) -> bool {
        [Errno::IO, Errno::NXIO, Errno::NODEV]
            .iter()
            .any(|e| error.raw_os_error() == Some(e.raw_os_error()))
    }

    pub(super) fn append_options() -> OpenOptions {
        let mut options = OpenOptions::new();
        options.append(true).custom_flags(no_follow());
        options
    }

    pub(super) fn read_options() -> OpenOptions {
        let mut options = OpenOptions::new();
        // Without NONBLOCK, opening a named pipe would wait for ever.
        #[allow(clippy::cast_possible_wrap)]
        let flags = rustix::fs::OFlags::NONBLOCK.bits() as i32;
        options.read(true).custom_flags(no_follow() | flags);
        options
    }

    pub(super) fn private(options: &mut OpenOptions) {
        options.mode(FILE_MODE);
    }

    pub(super) fn ensure_private(file: &File) -> io::Result<()> {
        if file.metadata()?.mode() & 0o777 == FILE_MODE {
            return Ok(());
        }
        file.set_permissions(Permissions::from_mode(FILE_MODE))
    }

    #[allow(clippy::unnecessary_wraps)] // the other side may fail
    pub(super) fn after_set_len(_: &mut File) -> io::Result<()> {
        Ok(())
    }

    pub(super) fn make_folder(path: &Path) -> io::Result<()> {
        DirBuilder::new().mode(FOLDER_MODE).create(path)?;
        if std::fs::metadata(path)?.mode() & 0o777 != FOLDER_MODE {
            std::fs::set_permissions(path, Permissions::from_mode(FOLDER_MODE))?;
        }
        Ok(())
    }

    pub(super) fn sync_folder(path: &Path) -> io::Result<()> {
        match File::open(path)?.sync_all() {
            // Some network file systems know no folder sync; they order names themselves.
            Err(e)
                if [Errno::INVAL, Errno::NOTSUP, Errno::NOSYS, Errno::BADF]
                    .iter()
                    .any(|n| e.raw_os_error() == Some(n.raw_os_error())) =>
            {
                Ok(())
            }
            done => done,
        }
    }

    pub(super) fn resolve(path: &Path) -> io::Result<PathBuf> {
        std::fs::canonicalize(path)
    }

    pub(super) fn identity(meta: &Metadata) -> (u64, u64) {
        (meta.dev(), meta.ino())
    }

    pub(super) fn mode(meta: &Metadata) -> u32 {
        meta.mode() & 0o777
    }

    pub(super) fn owner_file(lock: &Path) -> PathBuf {
        lock.to_owned()
    }

    /// ext2 to ext4, XFS, Btrfs, F2FS, ZFS and tmpfs, by the numbers that statfs(2) tells them by. What
    /// lies over another file system, or in a process's hands (FUSE), may be on a share.
    #[cfg(target_os = "linux")]
    #[allow(clippy::useless_conversion)] // the word is narrower on some systems
    pub(super) fn is_of_this_machine(folder: &Path) -> bool {
        const OF_DISKS: [i64; 6] = [
            0xEF53,
            0x5846_5342,
            0x9123_683E,
            0xF2F5_2010,
            0x2FC1_2FC1,
            0x0102_1994,
        ];
        let told = rustix::fs::statfs(folder).ok();
        told.and_then(|told| i64::try_from(told.f_type).ok())
            .is_some_and(|kind| OF_DISKS.contains(&(kind & 0xFFFF_FFFF)))
    }

    #[cfg(not(target_os = "linux"))]
    pub(super) fn is_of_this_machine(_: &Path) -> bool {
        false
    }

    // The standard library makes three strings of each name, which for a folder of thousands takes as long
    // as the system takes to list it.
    #[cfg(target_os = "linux")]
    pub(super) fn each_name(folder: &Path, found: &mut dyn FnMut(&str)) -> io::Result<()> {
        use rustix::fs::{Mode, OFlags, RawDir};
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let opened = rustix::fs::open(folder, flags, Mode::empty())?;
        let mut room: Vec<u8> = Vec::with_capacity(32 * 1024);
        let mut entries = RawDir::new(opened, room.spare_capacity_mut());
        while let Some(entry) = entries.next() {
            match entry?.file_name().to_str() {
                Ok("." | "..") | Err(_) => {}
                Ok(name) => found(name),
            }
        }
        Ok(())
    }

    #[cfg(not(target_os = "linux"))]
    pub(super) use super::each_name_by_std as each_name;

    pub(super) fn host() -> String {
        rustix::system::uname()
            .nodename()
            .to_string_lossy()
            .into_owned()
    }

    pub(super) fn is_running(pid: u32) -> bool {
        let Some(pid) = i32::try_from(pid)
            .ok()
            .and_then(rustix::process::Pid::from_raw)
        else {
            return true;
        };
        !matches!(rustix::process::test_kill_process(pid), Err(Errno::SRCH))
    }
}

#[cfg(windows)]
mod sides {
    use std::fs::{File, Metadata, OpenOptions};
    use std::io::{self, Seek, SeekFrom};
    use std::os::windows::fs::MetadataExt;
    use std::path::{Path, PathBuf};

    use super::FILE_MODE;

    pub(super) fn is_device_failure(error: &io::Error) -> bool {
        // ERROR_CRC, ERROR_NOT_READY, ERROR_WRITE_FAULT, ERROR_READ_FAULT, ERROR_GEN_FAILURE,
        // ERROR_IO_DEVICE.
        matches!(error.raw_os_error(), Some(23 | 21 | 29 | 30 | 31 | 1117))
    }

    pub(super) fn append_options() -> OpenOptions {
        // A handle opened for appending alone may not set the length, so this is a writing one
        // whose place is kept at the end. Links need rights that officers do not have.
        let mut options = OpenOptions::new();
        options.write(true);
        options
    }

    pub(super) fn read_options() -> OpenOptions {
        let mut options = OpenOptions::new();
        options.read(true);
        options
    }

    pub(super) fn is_of_this_machine(_: &Path) -> bool {
        false
    }

    pub(super) use super::each_name_by_std as each_name;

    // A file takes the rights of its folder, which in a profile is the officer's own.
    pub(super) fn private(_: &mut OpenOptions) {}

    pub(super) fn ensure_private(_: &File) -> io::Result<()> {
        Ok(())
    }

    pub(super) fn after_set_len(file: &mut File) -> io::Result<()> {
        file.seek(SeekFrom::End(0)).map(|_| ())
    }

    pub(super) fn make_folder(path: &Path) -> io::Result<()> {
        std::fs::create_dir(path)
    }

    // NTFS journals names itself, and a folder handle cannot be flushed without rights.
    pub(super) fn sync_folder(_: &Path) -> io::Result<()> {
        Ok(())
    }

    // Some file systems can't tell where a path leads (memory disks, folders of other systems, and under
    // wine 8 whatever is longer than 260 characters): there it stands as it was given.
    pub(super) fn resolve(path: &Path) -> io::Result<PathBuf> {
        match std::fs::canonicalize(path) {
            Ok(resolved) => Ok(as_written(resolved)),
            Err(why) if std::fs::metadata(path).is_err() => Err(why),
            Err(_) => std::path::absolute(path),
        }
    }

    // The resolved path begins with \\?\, which nobody would know again.
    fn as_written(path: PathBuf) -> PathBuf {
        let plain = path
            .to_str()
            .and_then(|p| p.strip_prefix(r"\\?\"))
            .filter(|p| p.as_bytes().get(1) == Some(&b':') && p.len() < 250)
            .map(PathBuf::from);
        plain.unwrap_or(path)
    }

    pub(super) fn identity(meta: &Metadata) -> (u64, u64) {
        (0, meta.creation_time())
    }

    pub(super) fn mode(_: &Metadata) -> u32 {
        FILE_MODE
    }

    pub(super) fn owner_file(lock: &Path) -> PathBuf {
        let mut name = lock.file_name().unwrap_or_default().to_owned();
        name.push("-owner");
        lock.with_file_name(name)
    }

    pub(super) fn host() -> String {
        std::env::var("COMPUTERNAME").unwrap_or_else(|_| "unknown".to_owned())
    }

    pub(super) fn is_running(_: u32) -> bool {
        true
    }
}
