//! What the screen writes of the open meeting: a document into a file, all that goes out into a folder, the
//! minute of an item for the clipboard.

use std::path::{Path, PathBuf};

use super::documents::{self, Document, Piece, make};
use super::environment::{Environment, Readers};
use super::fail::{Exit, Fail};
use super::issue::issued;
use super::pack_jobs::at_home;
use super::publication::{Progress, Publication, publication};
use super::templates;
use crate::meeting::audience::{Full, Public};
use crate::meeting::id::ItemId;
use crate::meeting::text::Text;
use crate::meeting::{Meeting, Order};
use crate::minutes::{DocumentKind, Format, folder_of};
use crate::storage::{Problem, ProblemKind, make_folders, write_atomic};
use crate::tui::port::{Copied, ExportRequest, IssueRequest, Written};

/// How many files of one name there may be.
const MOST: u32 = 1000;

/// Writes what is asked for, and gives back where, in words and as it is. A file that was named is not
/// replaced; where none was, the next free name is taken. `open` is the file of the session and `session` its
/// id; of all that goes out `progress` is told before each file.
///
/// # Errors
/// When it can't be made or written.
pub(crate) fn put_down(
    env: &Environment,
    request: &ExportRequest,
    meeting: &Meeting,
    (open, session): (Option<&Path>, &str),
    progress: Progress<'_>,
) -> Result<(Written, PathBuf), Fail> {
    let typed = request.to.as_deref().map(str::trim).unwrap_or_default();
    let there = (!typed.is_empty()).then(|| {
        let path = at_home(env, typed);
        std::path::absolute(&path).unwrap_or(path)
    });
    let folder = std::env::current_dir().unwrap_or_default();
    let (path, told) = match request.document {
        Some(document) => one(env, request, document, (meeting, open), &folder, there)?,
        None => all(
            env,
            request,
            (meeting, open, session),
            &folder,
            there,
            progress,
        )?,
    };
    let written = Written {
        place: shown(&path),
        told,
        ..Written::default()
    };
    Ok((written, path))
}

/// Writes a document that is made already to the file or folder that was typed, or here; gives back where,
/// in words and as it is. No file is replaced.
///
/// # Errors
/// When it can't be written.
pub(super) fn placed(
    env: &Environment,
    typed: Option<&str>,
    made: &Document,
) -> Result<(String, PathBuf), Fail> {
    let typed = typed.map(str::trim).unwrap_or_default();
    let there = at_home(env, typed);
    let there = std::path::absolute(&there).unwrap_or(there);
    let path = if typed.is_empty() {
        here(env, made)?
    } else if env.is_folder(&there) {
        in_folder(env, &there, made)?
    } else {
        write_atomic(&env.disk, &there, &made.bytes, false)?;
        there
    };
    Ok((shown(&path), path))
}

/// A path in words, for the screen.
pub(crate) fn shown(path: &Path) -> String {
    Text::line(&path.to_string_lossy()).into_string()
}

/// The folder of a session's file, where pictures of its style may stand.
pub(super) fn beside(open: Option<&Path>) -> Vec<PathBuf> {
    let folder = open.and_then(Path::parent);
    folder.map(Path::to_owned).into_iter().collect()
}

fn readers(full: bool) -> Readers {
    if full { Readers::Full } else { Readers::Public }
}

fn one(
    env: &Environment,
    request: &ExportRequest,
    document: DocumentKind,
    (meeting, open): (&Meeting, Option<&Path>),
    here: &Path,
    there: Option<PathBuf>,
) -> Result<(PathBuf, Vec<String>), Fail> {
    // The ending of a file that was named says its format.
    let said = there.as_ref().and_then(|path| {
        let ending = path.extension()?.to_str()?;
        Format::of_extension(ending)
    });
    let format = said.unwrap_or(request.format);
    let stationery = templates::of(env, None, &[format], meeting.house(), &beside(open))?;
    let print = stationery.print(format);
    let made = make(meeting, document, print, readers(request.full))?;
    let path = match there {
        Some(path) if !env.is_folder(&path) => {
            write_atomic(&env.disk, &path, &made.bytes, false)?;
            path
        }
        Some(folder) => in_folder(env, &folder, &made)?,
        None => in_folder(env, here, &made)?,
    };
    Ok((path, made.told_of_file().to_vec()))
}

/// Writes a draft that goes out, as [`here`]; gives back where, and what is to be recorded of it.
///
/// # Errors
/// When it can't be made or written.
pub(crate) fn draft(
    env: &Environment,
    request: &IssueRequest,
    meeting: &Meeting,
    open: Option<&Path>,
) -> Result<(PathBuf, Order), Fail> {
    let IssueRequest { format, to, on, .. } = request;
    let stationery = templates::of(env, None, &[*format], meeting.house(), &beside(open))?;
    let print = stationery.print(*format);
    let (made, _, order) = if request.full {
        issued(&meeting.read_by::<Full>(), print, to, *on)?
    } else {
        issued(&meeting.read_by::<Public>(), print, to, *on)?
    };
    Ok((here(env, &made)?, order))
}

/// Writes a document into the folder in which the program was started, under the next free name, and
/// gives back where.
///
/// # Errors
/// When it can't be written.
fn here(env: &Environment, made: &Document) -> Result<PathBuf, Fail> {
    in_folder(env, &std::env::current_dir().unwrap_or_default(), made)
}

fn in_folder(env: &Environment, folder: &Path, made: &Document) -> Result<PathBuf, Fail> {
    let mut n = 1;
    loop {
        let path = folder.join(made.numbered(n));
        match write_atomic(&env.disk, &path, &made.bytes, false) {
            Ok(()) => return Ok(path),
            Err(problem) if problem.kind == ProblemKind::Exists && n < MOST => n += 1,
            Err(problem) => return Err(problem.into()),
        }
    }
}

fn all(
    env: &Environment,
    request: &ExportRequest,
    (meeting, open, session): (&Meeting, Option<&Path>, &str),
    here: &Path,
    there: Option<PathBuf>,
    progress: Progress<'_>,
) -> Result<(PathBuf, Vec<String>), Fail> {
    let formats = [request.format];
    let stationery = templates::of(env, None, &formats, meeting.house(), &beside(open))?;
    let (made, name) = if request.full {
        let read = meeting.read_by::<Full>();
        (
            publication(&read, &formats, &stationery, None, None, progress)?,
            folder_of::<Full>(meeting),
        )
    } else {
        let read = meeting.read_by::<Public>();
        (
            publication(&read, &formats, &stationery, None, Some(session), progress)?,
            folder_of::<Public>(meeting),
        )
    };
    let folder = there.unwrap_or_else(|| {
        let named = |n: u32| match n {
            1 => here.join(&name),
            n => here.join(format!("{name}-{n}")),
        };
        let free = |path: &PathBuf| env.disk.meta(path).is_err();
        (1..MOST)
            .map(named)
            .find(free)
            .unwrap_or_else(|| here.join(&name))
    });
    into_folder(env, &folder, &made, None)?;
    // What ought to be put right stands on the screen already.
    let mut told = made.told;
    told.retain(|sentence| Some(sentence.as_str()) == stationery.without_logo());
    Ok((folder, told))
}

/// Writes all that goes out into a folder: nothing where a file stands in the way, and the list last, so
/// that a folder with a list is whole. Gives back the files. `force` says whether files are replaced, to those
/// who can say so.
///
/// # Errors
/// When one of the names is taken, or something can't be written.
pub(crate) fn into_folder(
    env: &Environment,
    folder: &Path,
    made: &Publication,
    force: Option<bool>,
) -> Result<Vec<PathBuf>, Fail> {
    make_folders(env.disk.as_ref(), folder)
        .map_err(|e| Problem::from_io("make the folder", folder, &e))?;
    let there = |name: &&str| env.disk.meta(&folder.join(name)).is_ok();
    let names = made.files.iter().map(|f| &*f.name);
    let taken: Vec<&str> = names.filter(there).collect();
    let replace = force == Some(true);
    if let (Some(first), false) = (taken.first(), replace) {
        let others = match taken.len() - 1 {
            0 => String::new(),
            1 => " and another".to_owned(),
            n => format!(" and {n} others"),
        };
        return Err(Fail::new(
            Exit::File,
            format!("{first}{others} stand in {} already.", folder.display()),
            match force {
                Some(_) => "Name another folder, or say --force to replace them.",
                None => "Name another folder.",
            },
        ));
    }
    let mut written = Vec::new();
    for file in &made.files {
        let path = folder.join(&file.name);
        write_atomic(&env.disk, &path, &file.bytes, replace)?;
        written.push(path);
    }
    Ok(written)
}

/// The minute of an item for the clipboard.
pub(crate) fn minute(item: ItemId, full: bool, meeting: &Meeting) -> Copied {
    let made = if full {
        documents::minute(&meeting.read_by::<Full>(), item, Piece::Text)
    } else {
        documents::minute(&meeting.read_by::<Public>(), item, Piece::Text)
    };
    let told = made.told().pop().unwrap_or_default();
    Copied {
        text: String::from_utf8(made.bytes).unwrap_or_default(),
        told: format!("Copied. {told}"),
    }
}
