//! Reading agenda packs: from the names of files to a proposal. It may run on any thread; how far
//! it has come is told, and it stops when it is asked to.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use super::conversion;
use super::environment::Environment;
use super::fail::{Exit, Fail};
use super::load::Session;
use super::pdf;
use crate::import::after::following;
use crate::import::formats::{self, Format, layout};
use crate::import::line::Run;
use crate::import::overlay::lay_over;
use crate::import::proposal::Proposal;
use crate::import::steps::{Spent, Steps};
use crate::import::trouble::Trouble;
use crate::import::{HouseWords, PackFile, read};
use crate::meeting::audience::Officer;
use crate::meeting::text::Text;
use crate::storage::{Problem, input, read_input};

/// The most files of a pack.
const MOST_FILES: usize = 200;

/// The most bytes of all files of a pack together.
const MOST_BYTES: usize = 512 << 20;

/// How far a reading has come.
pub(crate) struct Progress<'p> {
    /// The file's name.
    pub(crate) name: &'p str,
    /// Which file it is, from 1, and of how many.
    pub(crate) file: (usize, usize),
    /// How many pages were read, where it has any.
    pub(crate) page: Option<usize>,
}

impl Progress<'_> {
    /// "Reading pack.pdf (2 of 3): page 120".
    pub(crate) fn words(&self) -> String {
        let name = Text::line(self.name);
        let file = match self.file {
            (_, 1) => String::new(),
            (file, of) => format!(" ({file} of {of})"),
        };
        let page = match self.page {
            Some(page) => format!(": page {page}"),
            None => String::new(),
        };
        format!("Reading {name}{file}{page}")
    }
}

/// What a reading is told by, and stopped by.
pub(crate) struct Watch<'w> {
    /// Told how far it has come, in words.
    pub(crate) tell: &'w (dyn Fn(&str) + Sync),
    /// Set when it is not wanted any more.
    pub(crate) stop: &'w AtomicBool,
}

impl Watch<'_> {
    /// Fails if it is not wanted any more.
    fn goes_on(&self) -> Result<(), Fail> {
        if self.stop.load(Ordering::Relaxed) {
            return Err(Fail::new(Exit::Refused, "The reading was stopped.", ""));
        }
        Ok(())
    }
}

/// What a meeting is to be made of: files, and the session of the meeting before it.
pub(crate) struct PackRequest<'a> {
    /// The files; `-` is standard input.
    pub(crate) files: &'a [PathBuf],
    /// The session that it follows.
    pub(crate) after: Option<&'a Path>,
    /// The day of the meeting, where it was given.
    pub(crate) date: Option<chrono::NaiveDate>,
}

/// Reads files with nobody watching, and nothing said beside them.
///
/// # Errors
/// As [`proposal`].
pub(crate) fn proposal_of(env: &Environment, files: &[PathBuf]) -> Result<Proposal, Fail> {
    let asked = PackRequest {
        files,
        after: None,
        date: None,
    };
    let watch = Watch {
        tell: &|_| (),
        stop: &AtomicBool::new(false),
    };
    proposal(env, &asked, &watch)
}

/// Reads what a meeting is to be made of.
///
/// # Errors
/// When one of the files can't be read, or asks for more work than it is worth; names the file.
pub(crate) fn proposal(
    env: &Environment,
    asked: &PackRequest<'_>,
    watch: &Watch<'_>,
) -> Result<Proposal, Fail> {
    let pack = files(env, asked.files, watch)?;
    let Some(named) = asked.after else {
        return Ok(pack);
    };
    let (session, notes) = Session::look(env, named)?;
    // A pack says better than a calendar when the meeting is.
    let on = asked.date.or_else(|| Some(pack.date.as_ref()?.value));
    let meeting = session.read_by::<Officer>();
    // The journal of a body knows no last meeting to count from: the next one is the next from today on.
    let today = env.clock.now().date_naive();
    let coming = meeting.future_meetings().iter().map(|f| f.date);
    let coming = coming
        .filter(|day| *day >= today && meeting.is_body_journal())
        .min();
    let mut base = following(&meeting, &session.id, on.or(coming));
    if let Some(source) = base.sources.first_mut() {
        source.remarks.extend(notes.iter().map(|n| Text::line(n)));
    }
    if asked.files.is_empty() {
        return Ok(base);
    }
    Ok(lay_over(base, pack))
}

/// Reads the files of a pack.
fn files(env: &Environment, paths: &[PathBuf], watch: &Watch<'_>) -> Result<Proposal, Fail> {
    if paths.len() > MOST_FILES {
        return Err(Fail::new(
            Exit::Usage,
            format!("A pack of more than {MOST_FILES} files is not read."),
            "Give the agenda and the reports that are needed.",
        ));
    }
    let mut pack = Vec::with_capacity(paths.len());
    let (mut all, mut size) = (0, 0);
    for (n, path) in paths.iter().enumerate() {
        watch.goes_on()?;
        let name = name_of(path);
        let progress = |page| Progress {
            name: &name,
            file: (n + 1, paths.len()),
            page,
        };
        (watch.tell)(&progress(None).words());
        let bytes = bytes(env, path)?;
        all += bytes.len();
        if all > MOST_BYTES {
            return Err(Fail::new(
                Exit::File,
                "The files of this pack are larger than 512 MiB together.",
                "Give the agenda and the reports that are needed.",
            ));
        }
        let source = u16::try_from(n).unwrap_or(u16::MAX);
        let hook = |page: usize| {
            (watch.tell)(&progress(Some(page)).words());
            !watch.stop.load(Ordering::Relaxed)
        };
        let wanted = || !watch.stop.load(Ordering::Relaxed);
        let read = readable(&name, &bytes, &wanted).and_then(|(format, made)| {
            let bytes = made.as_deref().unwrap_or(&bytes);
            let mut run = run(format, source, bytes, &hook)?;
            if made.is_some() {
                run.remarks.push(Text::line(TURNED));
            }
            Ok((format, run))
        });
        watch.goes_on()?;
        let (format, run) = read.map_err(|trouble| told(&name, &trouble))?;
        size += run.lines.iter().map(|l| 1 + l.text().len()).sum::<usize>();
        pack.push(PackFile {
            name: Text::line(&name),
            format: Text::line(formats::name(format)),
            run,
        });
    }
    watch.goes_on()?;
    (watch.tell)("Finding the parts of the pack");
    let reading = || read(&pack, &Steps::for_size(size));
    let proposal = match house_words(env)? {
        Some(words) => words.during(reading),
        None => reading(),
    };
    proposal.map_err(|Spent| {
        Fail::new(
            Exit::File,
            "This pack takes more work than a pack of its size is worth; it may be broken.",
            "Give its files one by one to see which it is.",
        )
    })
}

/// The words that the officer has added to those that packs are told by.
fn house_words(env: &Environment) -> Result<Option<HouseWords>, Fail> {
    // Where there is no home, there are no words in it.
    let Ok(folder) = env.book_folder() else {
        return Ok(None);
    };
    let path = folder.pack_words();
    let Some(bytes) = folder.read(&path)? else {
        return Ok(None);
    };
    let words = HouseWords::read(&String::from_utf8_lossy(&bytes));
    words.map(Some).map_err(|trouble| {
        let sentence = format!("{}, {}", path.display(), trouble.sentence);
        Fail::new(Exit::File, sentence, &*trouble.hint)
    })
}

/// Said of a file that was turned into another format first.
const TURNED: &str = "LibreOffice turned this file into an OpenDocument text, which was read.";

/// What format a file is of, and what was made of it where it isn't read as it is.
fn readable(
    name: &str,
    bytes: &[u8],
    wanted: &(dyn Fn() -> bool + Sync),
) -> Result<(Format, Option<Vec<u8>>), Trouble> {
    match (formats::sniff(name, bytes), formats::old(bytes)) {
        (Err(refused), Some(old)) => {
            let made = conversion::converted(bytes, old, &refused, wanted)?;
            Ok((Format::Odt, Some(made)))
        }
        (format, _) => Ok((format?, None)),
    }
}

/// A file as lines; `hook` is told of each page and says whether to go on.
fn run(
    format: Format,
    source: u16,
    bytes: &[u8],
    hook: &(dyn Fn(usize) -> bool + Sync),
) -> Result<Run, Trouble> {
    let steps = Steps::for_size(bytes.len());
    if format != Format::Pdf {
        return formats::read(format, source, bytes, &steps);
    }
    let pages = pdf::pages(bytes, hook)?;
    layout::run(&pages, source, &steps).map_err(|Spent| {
        Trouble::new(
            "It takes more work than a file of its size is worth.",
            "It may be broken: ask for the Word file or for a web page of it.",
        )
    })
}

/// The last part of a path, as the file is named from then on.
pub(super) fn name_of(path: &Path) -> String {
    if path == Path::new("-") {
        return "standard input".to_owned();
    }
    let name = path.file_name().unwrap_or(path.as_os_str());
    Text::line(&name.to_string_lossy()).into_string()
}

pub(super) fn bytes(env: &Environment, path: &Path) -> Result<Vec<u8>, Fail> {
    if path != Path::new("-") {
        return Ok(read_input(&env.disk, path)?);
    }
    input::at_most(std::io::stdin().lock(), input::MOST)
        .map_err(|e| Problem::from_io("read", Path::new("standard input"), &e))?
        .ok_or_else(|| input::too_big("What stands on standard input").into())
}

/// A trouble with the name of its file before it, unless it begins with that.
fn told(name: &str, trouble: &Trouble) -> Fail {
    Fail::new(
        Exit::File,
        format!("{name}: {}", trouble.sentence),
        &*trouble.hint,
    )
}
