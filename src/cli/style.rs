//! `quorate style`: the ready house styles, and files of them.

use std::fmt::Write;

use super::args_pack::{Style as Args, StyleFiles};
use super::out;
use crate::app::environment::Environment;
use crate::app::fail::{Exit, Outcome};
use crate::app::styles::{find, read, source_of};
use crate::bodies::{STYLES, explain};
use crate::meeting::house::USUAL;

/// Runs the command.
pub(super) fn run(env: &Environment, args: &Args) -> Outcome {
    match &args.what {
        StyleFiles::List => list(),
        StyleFiles::Show { style } => {
            out::print(source_of(env, style)?.text.as_bytes())?;
            Ok(Exit::Done)
        }
        StyleFiles::Check { file } => check(env, &file.to_string_lossy()),
        StyleFiles::Explain { style } => explained(env, style),
    }
}

fn list() -> Outcome {
    let mut said = String::new();
    for style in STYLES {
        let about = style.told().map(|told| told.about).unwrap_or_default();
        let _ = writeln!(said, "{:<16}  {about}", style.name);
    }
    out::print(said.as_bytes())?;
    Ok(Exit::Done)
}

fn check(env: &Environment, file: &str) -> Outcome {
    let found = source_of(env, file)?;
    let (said, exit) = match read(env, &found) {
        Ok(told) => {
            let differ = explain(&told).iter().filter(|s| !s.is_usual).count();
            let settings = if differ == 1 { "setting" } else { "settings" };
            let said = format!(
                "sound: {}, {differ} {settings} other than in {USUAL}\n",
                told.name
            );
            (said, Exit::Done)
        }
        Err(troubles) => {
            let lines: Vec<String> = troubles.iter().map(|t| format!("{t}\n")).collect();
            (lines.concat(), Exit::Refused)
        }
    };
    out::print(said.as_bytes())?;
    Ok(exit)
}

fn explained(env: &Environment, named: &str) -> Outcome {
    let told = find(env, named)?;
    let mut said = format!("{}\n", told.name);
    if !told.about.is_blank() {
        let _ = writeln!(said, "{}", told.about);
    }
    let _ = writeln!(said, "* is other than in {USUAL}\n");
    for setting in explain(&told) {
        let mark = if setting.is_usual { ' ' } else { '*' };
        let _ = writeln!(said, "{mark} {}: {}", setting.name, setting.value);
        let _ = writeln!(said, "      {}", setting.about.replace('`', ""));
    }
    out::print(said.as_bytes())?;
    Ok(Exit::Done)
}
