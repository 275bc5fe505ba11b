//! Files that tell what a body is like: the ready kinds, those in the officer's folder, and any
//! other that is named.

use std::path::{Path, PathBuf};

use super::environment::{Environment, is_path};
use super::fail::{Exit, Fail};
use super::styles;
use crate::bodies::{BodyFile, KINDS, Trouble, kind_named, read};
use crate::meeting::nearest::nearest;
use crate::storage::Problem;
use crate::storage::books::BODY_ENDING;
use crate::tui::port::BodyListed;

/// A body that was named, as it is told.
pub(crate) struct Found {
    /// What it is like.
    pub(crate) file: BodyFile,
    /// A ready kind, so that its name is an example.
    pub(crate) is_ready: bool,
}

/// The text of a body file.
pub(crate) struct Source {
    /// The text.
    pub(crate) text: String,
    /// What it is called in what is told of it.
    pub(crate) name: String,
    is_ready: bool,
}

impl Source {
    /// The folder of its file; none where it is ready.
    pub(crate) fn folder(&self) -> Option<PathBuf> {
        let folder = Path::new(&self.name).parent().map(Path::to_owned);
        folder.filter(|_| !self.is_ready)
    }

    /// That of something ready.
    pub(crate) fn ready(text: &str, name: &str) -> Self {
        Self {
            text: text.to_owned(),
            name: name.to_owned(),
            is_ready: true,
        }
    }
}

/// The body that is meant by a file, a ready kind, or the name of a file in the officer's folder.
///
/// # Errors
/// When there is none, or something is wrong in it.
pub(crate) fn find(env: &Environment, named: &str) -> Result<Found, Fail> {
    let found = source_of(env, named)?;
    match read(&found.text, &found.name) {
        Ok(mut file) => {
            with_style(env, &mut file, &found.name)?;
            Ok(Found {
                file,
                is_ready: found.is_ready,
            })
        }
        Err(troubles) => Err(refused(&troubles)),
    }
}

/// Reads the style of a body where that is a file beside the body's, which is called `name`.
///
/// # Errors
/// When there is none, or something is wrong in it.
pub(crate) fn with_style(env: &Environment, file: &mut BodyFile, name: &str) -> Result<(), Fail> {
    if let Some(named) = file.style_file.take() {
        file.style = Some(styles::beside(env, Path::new(name), &named)?);
    }
    Ok(())
}

/// The file in the officer's folder for which a name stands.
fn in_folder(env: &Environment, named: &str) -> Option<PathBuf> {
    let files = env.book_folder().ok()?.bodies().ok()?;
    files.into_iter().find(|path| short_name(path) == named)
}

/// The name of a file in the officer's folder, without its ending.
pub(crate) fn short_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.strip_suffix(BODY_ENDING).unwrap_or(&name).to_owned()
}

/// The text of a body file, by its path, its name in the folder or the name of a ready kind.
///
/// # Errors
/// When there is none, or it can't be read.
pub(crate) fn source_of(env: &Environment, named: &str) -> Result<Source, Fail> {
    let path = Path::new(named);
    let there = env.is_there(path);
    if !there && !is_path(path) {
        if let Some(kind) = kind_named(named) {
            return Ok(Source::ready(kind.source, kind.name));
        }
        if let Some(path) = in_folder(env, named) {
            return from_disk(env, &path);
        }
        let known = KINDS.iter().map(|k| k.name);
        let hint = match nearest(named, known) {
            Some(meant) => format!("Did you mean \"{meant}\"?"),
            None => "quorate body list names the kinds and your files.".to_owned(),
        };
        let sentence = format!("There is no file {named}, and no ready kind of that name.");
        return Err(Fail::new(Exit::File, sentence, hint));
    }
    from_disk(env, path)
}

/// The text of a file.
///
/// # Errors
/// When there is none, or it is no text.
pub(crate) fn from_disk(env: &Environment, path: &Path) -> Result<Source, Fail> {
    let bytes = env
        .book_folder_or_here()
        .read(path)?
        .ok_or_else(|| Problem::from_io("read", path, &std::io::ErrorKind::NotFound.into()))?;
    let name = path.display().to_string();
    let text = String::from_utf8(bytes).map_err(|e| {
        let at = e.utf8_error().valid_up_to();
        let before = String::from_utf8_lossy(&e.as_bytes()[..at]);
        let line = before.matches('\n').count() + 1;
        Fail::new(
            Exit::Refused,
            format!("{name}, line {line}: this is not UTF-8 text."),
            "Save the file as plain text in UTF-8.",
        )
    })?;
    Ok(Source {
        text,
        name,
        is_ready: false,
    })
}

fn refused(troubles: &[Trouble]) -> Fail {
    let first = troubles.first().map(ToString::to_string);
    let hint = match troubles.len() {
        0 | 1 => String::new(),
        n => format!("quorate body check tells {} more.", n - 1),
    };
    Fail::new(Exit::Refused, first.unwrap_or_default(), hint)
}

/// The files in the officer's folder that are right, for the screen to offer.
pub(crate) fn listed(env: &Environment) -> Vec<BodyListed> {
    let files = env
        .book_folder()
        .ok()
        .and_then(|folder| folder.bodies().ok());
    let found = files.unwrap_or_default().into_iter().filter_map(|path| {
        let key = path.to_str()?.to_owned();
        let body = find(env, &key).ok()?.file;
        Some(BodyListed { key, body })
    });
    found.collect()
}
