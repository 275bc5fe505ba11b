//! The command line.

mod aide;
mod args;
mod args_pack;
mod body;
mod books;
mod check;
mod clock;
mod elsewhere;
mod fail;
mod help;
mod listing;
mod load;
mod log;
mod manual;
mod minutes;
mod new;
mod new_from;
mod open;
mod out;
mod pack;
mod packs;
mod pdf;
mod phrases;
mod place;
mod read;
mod record;
mod remedies;
mod repair;
mod samples;
mod script;
mod show;
mod stage;
mod summary;
#[cfg(test)]
mod testing;
mod verify;

use std::process::ExitCode;

use clap::Parser;

use args::{Arguments, Command};
use fail::{Exit, Outcome};
use minutes::Which;
use place::Desk;

/// Runs the program.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let desk = Desk::new(&arguments.global);
    let done = match &arguments.command {
        None => open::run(&desk, None, &arguments.screen),
        Some(Command::Open { session, screen }) => {
            let screen = screen.over(&arguments.screen);
            open::run(&desk, Some(&session.session), &screen)
        }
        Some(Command::New(args)) if new_from::wants_screen(args) => {
            open::review(&desk, args, &arguments.screen)
        }
        Some(command) => run(&desk, command).map(|exit| exit as u8),
    };
    match done {
        Ok(code) => code.into(),
        Err(fail) => {
            out::tell_failure(&fail);
            fail.exit.into()
        }
    }
}

fn run(desk: &Desk, command: &Command) -> Outcome {
    match command {
        // The screen is none of these.
        Command::Open { .. } => Ok(Exit::Done),
        Command::New(args) => new::run(desk, args),
        Command::Read(args) => read::run(desk, args),
        Command::Record(args) => record::run(desk, args),
        Command::Minutes(args) => minutes::run(desk, Which::Minutes, args),
        Command::Actions(args) => minutes::run(desk, Which::Actions, args),
        Command::Show(args) => show::run(desk, args),
        Command::Check(args) => check::run(desk, args),
        Command::Verify(args) => verify::run(desk, args),
        Command::Repair(args) => repair::run(desk, args),
        Command::Log(args) => log::run(desk, args),
        Command::Phrases(args) => phrases::run(desk, args),
        Command::Body(args) => body::run(desk, args),
        Command::Completions { shell } => manual::completions(*shell),
        Command::Man => manual::man(),
        Command::Samples { folder } => samples::run(desk, folder),
        Command::ReadPdf { watched: true, .. } => pdf::print(),
        Command::ReadPdf { by_pdftotext, .. } => pdf::child::run(*by_pdftotext),
    }
}

#[cfg(test)]
mod tests;
