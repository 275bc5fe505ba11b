//! `quorate purge` and `quorate hold`: what no document prints goes out of the file for good, unless
//! somebody asked for it.

use std::fmt::Write;

use clap::Args;

use super::args::Session as Named;
use super::out;
use super::record::Recording;
use crate::app::environment::{Environment, Location, Readers};
use crate::app::fail::{Exit, Fail, Outcome};
use crate::app::load::Session;
use crate::app::purge::purge;
use crate::journal::purge::{Purge, counted_gone};
use crate::meeting::Order;
use crate::meeting::intent::Intent;
use crate::meeting::text::Text;
use crate::minutes::{Full, item_number};

/// What is to be purged.
#[derive(Debug, Args)]
pub(super) struct PurgeArgs {
    /// The session.
    #[command(flatten)]
    session: Named,

    /// Do it; otherwise it is only told what would go
    #[arg(long)]
    yes: bool,

    /// Do it although the minutes are not approved yet, for this reason
    #[arg(long, requires = "reason")]
    before_approval: bool,

    /// Why it is done before the minutes are approved
    #[arg(long, value_name = "WORDS", requires = "before_approval")]
    reason: Option<String>,
}

/// What is to be held, or released.
#[derive(Debug, Args)]
pub(super) struct Hold {
    /// The session.
    #[command(flatten)]
    session: Named,

    /// Why nothing may be purged, or why it may be again: "request for information 2026/14"
    #[arg(long, value_name = "WORDS", required_unless_present = "release")]
    reason: Option<String>,

    /// What was held may be purged again
    #[arg(long)]
    release: bool,
}

/// Holds a session, or releases it.
pub(super) fn hold(env: &Environment, args: &Hold) -> Outcome {
    let reason = Text::line(args.reason.as_deref().unwrap_or_default());
    let intent = if args.release {
        Intent::ReleaseHold { reason }
    } else {
        Intent::HoldPurge { reason }
    };
    let mut recording = Recording::open(env, &args.session.session)?;
    recording.order(&Order::from(intent))?;
    recording.close();
    Ok(Exit::Done)
}

/// Purges a session, or tells what would go.
pub(super) fn run(env: &Environment, args: &PurgeArgs) -> Outcome {
    let Location::File(path) = env.find(&args.session.session)? else {
        return Err(Fail::new(
            Exit::File,
            "Samples are never changed in place.",
            "quorate open makes your own copy of it; or name another session.",
        ));
    };
    let reason = Text::line(args.reason.as_deref().unwrap_or_default());
    let session = out::session(env, &args.session.session)?;
    let plan = session.purge(&reason)?;
    if plan.is_empty() {
        out::print(b"There is nothing to purge.\n")?;
        return Ok(session.exit);
    }
    if !args.yes {
        let with_words = env.audience == Readers::Full;
        out::print(told(&session, &plan, with_words).as_bytes())?;
        out::tell("nothing was done: say --yes to purge. It can\u{2019}t be undone.");
        return Ok(session.exit);
    }
    let done = purge(env, &path, &reason)?;
    out::print(format!("{}\n", done.told()).as_bytes())?;
    for note in done.notes() {
        out::tell(&note);
    }
    Ok(Exit::Done)
}

/// What would go, and where; the words themselves for those alone who may read everything.
fn told(session: &Session, plan: &Purge, with_words: bool) -> String {
    let reading = session.read_by::<Full>();
    let mut said = format!("Would go: {}.\n", plan.in_words());
    for (item, gone) in plan.by_item(&reading) {
        let item = item.and_then(|id| reading.item(id));
        let place = item.map_or_else(
            || "Undone".to_owned(),
            |item| match &*item_number(&reading, reading.house(), item.id) {
                "" => item.details.title.to_string(),
                number => format!("Item {number}"),
            },
        );
        // Writing to a string can't fail.
        let _ = writeln!(said, "  {place}: {}", counted_gone(&gone));
        if with_words {
            let words = gone.iter().map(|g| g.words.concat());
            for words in words.filter(|w| !w.trim().is_empty()) {
                let _ = writeln!(said, "    \u{201C}{}\u{201D}", Text::line(&words));
            }
        }
    }
    said
}
