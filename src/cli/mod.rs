//! The command line.

mod args;
mod check;
mod clock;
mod fail;
mod help;
mod load;
mod log;
mod manual;
mod minutes;
mod nearest;
mod new;
mod out;
mod place;
mod record;
mod samples;
mod script;
mod show;
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
    match run(&desk, arguments.command) {
        Ok(exit) => exit.into(),
        Err(fail) => {
            out::tell_failure(&fail);
            fail.exit.into()
        }
    }
}

fn run(desk: &Desk, command: Option<Command>) -> Outcome {
    match command {
        None => Ok(Exit::Done),
        Some(Command::Open(_)) => Ok(Exit::Done),
        Some(Command::New(args)) => new::run(desk, &args),
        Some(Command::Record(args)) => record::run(desk, &args),
        Some(Command::Minutes(args)) => minutes::run(desk, Which::Minutes, &args),
        Some(Command::Actions(args)) => minutes::run(desk, Which::Actions, &args),
        Some(Command::Show(args)) => show::run(desk, &args),
        Some(Command::Check(args)) => check::run(desk, &args),
        Some(Command::Verify(args)) => verify::run(desk, &args),
        Some(Command::Log(args)) => log::run(desk, &args),
        Some(Command::Completions { shell }) => manual::completions(shell),
        Some(Command::Man) => manual::man(),
        Some(Command::Samples { folder }) => samples::run(desk, &folder),
    }
}
