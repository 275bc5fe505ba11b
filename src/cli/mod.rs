//! The command line.

mod args;
mod clock;
mod fail;
mod help;
mod load;
mod nearest;
mod out;
mod place;
mod record;
mod samples;
mod script;

use std::process::ExitCode;

use clap::Parser;

use args::{Arguments, Command};
use fail::{Exit, Outcome};
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
        Some(Command::Record(args)) => record::run(desk, &args),
        _ => Ok(Exit::Done),
    }
}
