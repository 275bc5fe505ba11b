//! House styles that are named: a ready one, a file, or a file beside another.

use std::path::Path;

use super::bodies::{self, Source};
use super::environment::Environment;
use super::fail::{Exit, Fail};
use super::templates::picture;
use crate::bodies::{STYLES, Trouble, no_style, read_style, style_named, wrong_setting};
use crate::meeting::house::{House, HouseStored, HouseTold};
use crate::meeting::nearest::nearest;

/// The style that is meant by the name of a ready one or by a file.
///
/// # Errors
/// When there is none, or something is wrong in it.
pub(crate) fn find(env: &Environment, named: &str) -> Result<HouseTold, Fail> {
    let found = source_of(env, named)?;
    read(env, &found).map_err(|troubles| refused(&troubles))
}

/// What the text of a style says, once the picture that it names was looked at.
///
/// # Errors
/// All that is wrong in it.
pub(crate) fn read(env: &Environment, found: &Source) -> Result<HouseTold, Vec<Trouble>> {
    let told = read_style(&found.text, &found.name)?;
    let logo = told.logo.as_ref().filter(|logo| !logo.is_blank());
    let (Some(logo), Some(folder)) = (logo, found.folder()) else {
        return Ok(told);
    };
    let path = folder.join(logo.as_str());
    let wrong = |what: &str, way_out: &str| {
        vec![wrong_setting(
            &found.text,
            &found.name,
            "logo",
            what,
            way_out,
        )]
    };
    if !env.is_there(&path) {
        return Err(wrong(
            &format!("There is no file {logo} beside the style."),
            "Put it there, or leave the setting out.",
        ));
    }
    match picture(env, &path) {
        Ok(_) => Ok(told),
        Err((what, way_out)) => Err(wrong(&format!("{logo} {what}."), &way_out)),
    }
}

/// The same, ready to print with.
///
/// # Errors
/// As for [`find`].
pub(crate) fn house(env: &Environment, named: &str) -> Result<House, Fail> {
    Ok(House::from(&HouseStored::from(find(env, named)?)))
}

/// The style that a body's file names: where that is a file, it is looked for beside the body's.
///
/// # Errors
/// As for [`find`].
pub(crate) fn beside(env: &Environment, body: &Path, named: &str) -> Result<HouseTold, Fail> {
    let there = body.parent().map(|folder| folder.join(named));
    match there {
        Some(path) => find(env, &path.to_string_lossy()),
        None => find(env, named),
    }
}

/// The text of a style, by its path or the name of a ready one.
///
/// # Errors
/// When there is none, or it can't be read.
pub(crate) fn source_of(env: &Environment, named: &str) -> Result<Source, Fail> {
    let path = Path::new(named);
    if !env.is_there(path) {
        if let Some(style) = style_named(named) {
            return Ok(Source::ready(style.source, style.name));
        }
        let (_, way_out) = no_style(named);
        let hint = match nearest(named, STYLES.iter().map(|s| s.name)) {
            Some(_) => way_out,
            None => "quorate style list names the ready ones.".to_owned(),
        };
        let sentence = format!("There is no file {named}, and no ready style of that name.");
        return Err(Fail::new(Exit::File, sentence, hint));
    }
    bodies::from_disk(env, path)
}

fn refused(troubles: &[Trouble]) -> Fail {
    let first = troubles.first().map(ToString::to_string);
    let hint = match troubles.len() {
        0 | 1 => String::new(),
        n => format!("quorate style check tells {} more.", n - 1),
    };
    Fail::new(Exit::Refused, first.unwrap_or_default(), hint)
}
