//! `quorate minutes`, `quorate actions` and the other documents that print in every format: for one
//! audience, the public unless asked.

use std::borrow::Cow;
use std::io::{self, IsTerminal};
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use super::args_papers::{self, Printing};
use super::out;
use crate::app::documents::{Document, made};
use crate::app::environment::{Environment, Location, Readers};
use crate::app::fail::{Exit, Fail, Outcome};
use crate::app::load::Session;
use crate::app::styles;
use crate::app::templates::{self, Stationery};
use crate::meeting::Reading;
use crate::meeting::house::House;
use crate::minutes::{Audience, DocumentKind, Format, Full, Public};
use crate::storage::write_atomic;

/// Where a document goes.
pub(super) struct To<'a> {
    output: Option<Cow<'a, Path>>,
    force: bool,
    style: Option<&'a str>,
    template: Option<&'a Path>,
}

impl To<'_> {
    /// What a document of a session is printed on.
    ///
    /// # Errors
    /// When there is no such template, or the document is none of Word.
    pub(super) fn stationery(
        &self,
        env: &Environment,
        format: Format,
        house: &House,
        session: &Path,
    ) -> Result<Stationery, Fail> {
        let beside = beside(env, self.style, session);
        templates::of(env, self.template, &[format], house, &beside)
    }

    /// The style that was asked for.
    pub(super) fn style(&self) -> Option<&str> {
        self.style
    }

    /// What an audience may read of a session, in the style that was asked for.
    ///
    /// # Errors
    /// When there is no such style, or something is wrong in it.
    pub(super) fn reading<'s, A: Audience>(
        &self,
        env: &Environment,
        session: &'s Session,
    ) -> Result<Reading<'s, A>, Fail> {
        reading(env, session, self.style)
    }
}

/// What an audience may read of a session, in the style that was asked for.
///
/// # Errors
/// When there is no such style, or something is wrong in it.
pub(super) fn reading<'s, A: Audience>(
    env: &Environment,
    session: &'s Session,
    style: Option<&str>,
) -> Result<Reading<'s, A>, Fail> {
    in_style(env, session.read_by::<A>(), style)
}

/// A reading in the style that was asked for.
///
/// # Errors
/// When there is no such style, or something is wrong in it.
pub(super) fn in_style<'s, A: Audience>(
    env: &Environment,
    reading: Reading<'s, A>,
    style: Option<&str>,
) -> Result<Reading<'s, A>, Fail> {
    match style {
        None => Ok(reading),
        Some(named) => Ok(reading.in_style(styles::house(env, named)?)),
    }
}

impl Printing {
    /// Where it goes.
    pub(super) fn place(&self) -> To<'_> {
        To {
            output: self.output.as_deref().map(Cow::Borrowed),
            force: self.force,
            style: self.style.as_deref(),
            template: self.template.as_deref(),
        }
    }

    /// Where it goes; where nothing is said, there.
    pub(super) fn place_or(&self, there: PathBuf) -> To<'_> {
        let place = self.place();
        To {
            output: Some(place.output.unwrap_or(Cow::Owned(there))),
            ..place
        }
    }
}

/// Runs the command.
pub(super) fn run(env: &Environment, which: DocumentKind, args: &args_papers::Document) -> Outcome {
    print(
        env,
        which,
        &args.session.session,
        args.format(),
        &args.to.place(),
    )
}

/// Prints a document of a session.
pub(super) fn print(
    env: &Environment,
    which: DocumentKind,
    named: &Path,
    format: Format,
    to: &To<'_>,
) -> Outcome {
    no_file_to_terminal(format, to)?;
    // The process ends with this: the meeting is not taken apart again piece by piece.
    let session = ManuallyDrop::new(out::session(env, named)?);
    let made = match env.audience {
        Readers::Public => of(
            env,
            &to.reading::<Public>(env, &session)?,
            which,
            format,
            (to, named),
        ),
        Readers::Full => of(
            env,
            &to.reading::<Full>(env, &session)?,
            which,
            format,
            (to, named),
        ),
    }?;
    put(env, &made, to)?;
    Ok(session.exit)
}

/// A document of a reading, on the template that was asked for.
fn of<A: Audience>(
    env: &Environment,
    reading: &Reading<'_, A>,
    which: DocumentKind,
    format: Format,
    (to, session): (&To<'_>, &Path),
) -> Result<Document, Fail> {
    let stationery = to.stationery(env, format, reading.house(), session)?;
    made(reading, which, stationery.print(format))
}

/// The folders where the picture of a style may stand: that of the style's file, and that of the session's.
pub(super) fn beside(env: &Environment, style: Option<&str>, session: &Path) -> Vec<PathBuf> {
    let session = match env.find(session) {
        Ok(Location::File(path)) => Some(path),
        Ok(Location::Sample(_)) | Err(_) => None,
    };
    let style = style.map(PathBuf::from).filter(|path| env.is_there(path));
    let files = style.into_iter().chain(session);
    let folder = |path: PathBuf| match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    };
    files.map(folder).collect()
}

/// Refuses to write what is no text to a terminal.
///
/// # Errors
/// When it would be.
pub(super) fn no_file_to_terminal(format: Format, to: &To<'_>) -> Result<(), Fail> {
    if to.output.is_none() && format.is_binary() && io::stdout().is_terminal() {
        return Err(Fail::new(
            Exit::Usage,
            format!("{} is a file and no text for the terminal.", format.name()),
            "Name the file with -o, or send the output into one.",
        ));
    }
    Ok(())
}

/// Prints what was made, or writes it to a file, and tells what ought to be put right first.
///
/// # Errors
/// When it can't be written.
pub(super) fn put(env: &Environment, made: &Document, to: &To<'_>) -> Result<(), Fail> {
    if to.template.is_some() && made.extension() != Format::Docx.extension() {
        return Err(templates::not_word());
    }
    for sentence in made.told() {
        out::tell(&sentence);
    }
    let Some(path) = to.output.as_deref() else {
        return out::print(&made.bytes);
    };
    let path = in_folder(env, path, &made.numbered(1));
    write_atomic(&env.disk, &path, &made.bytes, to.force).map_err(|mut problem| {
        if problem.kind == crate::storage::ProblemKind::Exists {
            "Name another file, or say --force to replace it.".clone_into(&mut problem.hint);
        }
        problem
    })?;
    out::tell(&format!("written to {}", path.display()));
    Ok(())
}

/// A folder takes a file named by day and body.
fn in_folder(env: &Environment, path: &Path, name: &str) -> PathBuf {
    if env.is_folder(path) {
        path.join(name)
    } else {
        path.to_owned()
    }
}
