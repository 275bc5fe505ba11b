//! Word templates: one that is named, or the one that belongs to a house style.

use std::path::Path;

use super::environment::Environment;
use super::fail::{Exit, Fail};
use crate::export::{Format, Template};
use crate::meeting::house::House;
use crate::storage::read_input;

/// The template in a file.
///
/// # Errors
/// When it can't be read, or is none.
pub(crate) fn named(env: &Environment, path: &Path) -> Result<Template, Fail> {
    let bytes = read_input(&env.disk, path)?;
    Template::read(&bytes).map_err(|why| {
        Fail::new(
            Exit::Refused,
            format!("{} can't serve as a template: {why}.", path.display()),
            "Open it in Word, save it as a Word template (.dotx) and name that.",
        )
    })
}

/// That a template was named for what is no Word file.
pub(crate) fn not_word() -> Fail {
    Fail::new(
        Exit::Usage,
        "A template is for Word, and none of this is printed as Word.",
        "Say --format docx, or leave the template out.",
    )
}

/// The template that a document of a style is printed on: the one that is named; or, of a Word file, the
/// one that stands beside the officer's phrases under the name of the style.
///
/// # Errors
/// When it can't be read, is none, or is named for another format than Word.
pub(crate) fn of(
    env: &Environment,
    path: Option<&Path>,
    formats: &[Format],
    house: &House,
) -> Result<Option<Template>, Fail> {
    let word = formats.contains(&Format::Docx);
    if let Some(path) = path {
        if !word {
            return Err(not_word());
        }
        return named(env, path).map(Some);
    }
    if !word {
        return Ok(None);
    }
    let folder = env.book_folder_or_here();
    match folder.template_of(&house.name) {
        Some(path) if env.is_there(&path) => named(env, &path).map(Some),
        _ => Ok(None),
    }
}
