//! The command line.

mod actions;
#[cfg(feature = "archive")]
mod archive;
mod args;
mod args_pack;
mod args_papers;
mod args_phrases;
mod args_screen;
mod args_show;
#[cfg(feature = "archive")]
mod attendance;
mod body;
mod branch;
mod check;
mod commands;
mod compare;
mod corrections;
#[cfg(feature = "archive")]
mod declarations;
mod doctor;
mod extract;
#[cfg(feature = "archive")]
mod find;
mod help;
mod help_across;
mod issue;
mod lazy;
mod log;
mod manual;
mod minute;
mod minutes;
mod narrow;
mod new;
mod new_from;
mod open;
mod options;
mod out;
mod papers;
mod phrases;
mod publish;
mod purge;
mod read;
mod read_pdf;
mod record;
mod repair;
#[cfg(feature = "archive")]
mod report;
mod samples;
mod script;
#[cfg(feature = "serve")]
mod serve;
#[cfg(feature = "archive")]
mod several;
mod show;
mod style;
#[cfg(feature = "team")]
mod team;
#[cfg(feature = "archive")]
mod trace;
mod tracker;
mod verify;

use std::process::ExitCode;

use crate::app::body_journal;
use crate::app::environment::Environment;
use crate::app::fail::{Exit, Outcome};
use crate::app::pdf;
use crate::minutes::{DocumentKind, PaperKind};
use commands::Command;

/// Runs the program.
pub fn main() -> ExitCode {
    let arguments = narrow::arguments();
    let env = Environment::new(arguments.global.options());
    let done = match &arguments.command {
        None => open::run(&env, None, &arguments.screen),
        Some(Command::Open { session, screen }) => {
            let screen = screen.over(&arguments.screen);
            open::run(&env, Some(&session.session), &screen)
        }
        Some(Command::New(args)) => new::with_journal(&env, args).and_then(|args| {
            if new_from::wants_screen(&args) {
                return open::review(&env, &args, &arguments.screen);
            }
            new::run(&env, &args).map(|exit| exit as u8)
        }),
        Some(Command::Body(args)) if args.to_open().is_some() => {
            body_journal::of_body(&env, args.to_open().unwrap_or_default())
                .and_then(|found| open::run(&env, Some(&found.path), &arguments.screen))
        }
        #[cfg(feature = "team")]
        Some(Command::Team(args)) if args.to_follow().is_some() => open::follow(
            &env,
            args.to_follow().unwrap_or(std::path::Path::new("")),
            &arguments.screen,
        ),
        Some(command) => run(&env, command).map(|exit| exit as u8),
    };
    match done {
        Ok(code) => code.into(),
        Err(fail) => {
            out::tell_failure(&fail);
            fail.exit.into()
        }
    }
}

fn run(env: &Environment, command: &Command) -> Outcome {
    match command {
        // The screen is none of these.
        Command::Open { .. } | Command::New(_) => Ok(Exit::Done),
        Command::Read(args) => read::run(env, args),
        Command::Record(args) => record::run(env, args),
        Command::Minutes(args) => minutes::run(env, DocumentKind::Minutes, args),
        Command::Actions(args) => actions::run(env, args),
        Command::Programme(args) => actions::programme(env, args),
        Command::Decisions(args) => paper(env, PaperKind::Decisions, args),
        #[cfg(feature = "archive")]
        Command::Attendance(args) => attendance::run(env, args),
        #[cfg(not(feature = "archive"))]
        Command::Attendance(args) => paper(env, PaperKind::Attendance, args),
        Command::Votes(args) => papers::votes(env, args),
        #[cfg(feature = "archive")]
        Command::Declarations(args) => declarations::run(env, args),
        #[cfg(not(feature = "archive"))]
        Command::Declarations(args) => paper(env, PaperKind::Declarations, args),
        Command::Agenda(args) if args.running_sheet => {
            paper(env, PaperKind::RunningSheet, &args.document)
        }
        Command::Agenda(args) => paper(env, PaperKind::Agenda, &args.document),
        Command::Room(args) => paper(env, args.paper.kind(), &args.document),
        Command::Minute(args) => minute::run(env, args),
        Command::Extract(args) => extract::run(env, args),
        #[cfg(feature = "archive")]
        Command::Find(args) => find::run(env, args),
        #[cfg(feature = "archive")]
        Command::Archive(args) => archive::run(env, args),
        #[cfg(feature = "archive")]
        Command::Report(args) => report::run(env, args),
        #[cfg(feature = "archive")]
        Command::Trace(args) => trace::run(env, args),
        Command::Tracker(args) => tracker::run(env, args),
        Command::Chapters(args) => papers::chapters(env, args),
        Command::Dates(args) => papers::dates(env, args),
        Command::Popolo(args) => papers::popolo(env, args),
        Command::Publish(args) => publish::run(env, args),
        Command::Compare(args) => compare::run(env, args),
        Command::Branch(args) => branch::run(env, args),
        Command::Corrections(args) => corrections::run(env, args),
        Command::Issue(args) => issue::issue(env, args),
        Command::Issued(args) => issue::issued(env, args),
        Command::Purge(args) => purge::run(env, args),
        Command::Hold(args) => purge::hold(env, args),
        Command::Show(args) => show::run(env, args),
        Command::Check(args) => check::run(env, args),
        Command::Verify(args) => verify::run(env, args),
        Command::Repair(args) => repair::run(env, args),
        Command::Doctor(args) => doctor::run(env, args),
        Command::Log(args) => log::run(env, args),
        Command::Phrases(args) => phrases::run(env, args),
        Command::Body(args) => body::run(env, args),
        Command::Style(args) => style::run(env, args),
        #[cfg(feature = "team")]
        Command::Team(args) => team::run(env, args),
        Command::Completions { shell } => manual::completions(*shell),
        Command::Man => manual::man(),
        Command::Samples { folder } => samples::run(env, folder),
        Command::ReadPdf { watched: true, .. } => read_pdf::print(),
        Command::ReadPdf { by_pdftotext, .. } => pdf::child::run(*by_pdftotext),
    }
}

fn paper(env: &Environment, kind: PaperKind, args: &args_papers::Document) -> Outcome {
    minutes::run(env, DocumentKind::Paper(kind), args)
}

#[cfg(test)]
mod tests;
