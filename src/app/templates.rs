//! What documents are printed on: a Word template, one that is named or the one that belongs to a house
//! style, and the picture that the style has at their head.

use std::path::{Path, PathBuf};

use super::environment::Environment;
use super::fail::{Exit, Fail};
use crate::export::{Format, Logo, Picture, Print, Template};
use crate::meeting::house::House;
use crate::meeting::text::Text;
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

/// What the documents of a style are printed on.
#[derive(Debug, Default)]
pub(crate) struct Stationery {
    template: Option<Template>,
    logo: Option<Logo>,
    /// Why the picture of the style isn't there.
    without_logo: Option<String>,
}

impl Stationery {
    /// A document in a format on it.
    pub(crate) fn print(&self, format: Format) -> Print<'_> {
        Print {
            format,
            template: self.template.as_ref(),
            logo: self.logo.as_ref(),
            without_logo: self.without_logo.as_deref(),
        }
    }

    /// Why the picture of the style isn't there, where it isn't.
    pub(crate) fn without_logo(&self) -> Option<&str> {
        self.without_logo.as_deref()
    }
}

/// What a document of a style is printed on: the template that is named; or, of a Word file, the one that
/// stands beside the officer's phrases under the name of the style. The picture of the style is looked for
/// in the folders `beside`, and then in the officer's own.
///
/// # Errors
/// When the template can't be read, is none, or is named for another format than Word.
pub(crate) fn of(
    env: &Environment,
    path: Option<&Path>,
    formats: &[Format],
    house: &House,
    beside: &[PathBuf],
) -> Result<Stationery, Fail> {
    let (logo, without_logo) = match logo(env, house, beside) {
        Ok(logo) => (logo, None),
        Err(why) => (None, Some(why)),
    };
    Ok(Stationery {
        template: template(env, path, formats, house)?,
        logo,
        without_logo,
    })
}

fn template(
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

/// The picture of a style; none where it has none, and why, where it isn't there or is none.
fn logo(env: &Environment, house: &House, beside: &[PathBuf]) -> Result<Option<Logo>, String> {
    // What a session of another machine names is no way out of these folders.
    let name = Path::new(house.logo.as_str()).file_name();
    let Some(name) = name.filter(|name| name.to_str() == Some(house.logo.as_str())) else {
        return Ok(None);
    };
    let own = env.book_folder_or_here().pictures();
    let mut folders = beside.iter().chain(&own);
    let Some(path) = folders
        .by_ref()
        .map(|folder| folder.join(name))
        .find(|path| env.is_there(path))
    else {
        let at = own.iter().chain(beside).map(|f| f.display().to_string());
        return Err(format!(
            "the logo {} of the house style is not there, and is left out: put it into {}",
            Text::line(&house.logo),
            at.collect::<Vec<_>>().join(" or ")
        ));
    };
    let picture = picture(env, &path)
        .map_err(|(what, _)| format!("the logo {} {what}, and is left out", path.display()))?;
    Ok(Some(Logo {
        picture,
        alt: house.logo_alt.to_string(),
    }))
}

/// The picture in a file.
///
/// # Errors
/// With a clause on what is wrong with it, and what to do.
pub(crate) fn picture(env: &Environment, path: &Path) -> Result<Picture, (String, String)> {
    let bytes = read_input(&env.disk, path).map_err(|problem| {
        (
            format!("can\u{2019}t be read: {}", problem.sentence),
            problem.hint,
        )
    })?;
    Picture::read(bytes).map_err(|(what, way_out)| (what, way_out.to_owned()))
}
