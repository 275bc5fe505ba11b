//! `quorate new --from` and `--after`: a session made of what was read, with the whole of that kept
//! beside it.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use chrono::{NaiveDate, NaiveTime};

use super::args_pack::New;
use super::fail::{Exit, Fail, Outcome};
use super::pack::{Asked, Watch, proposal};
use super::place::Desk;
use super::{new, out, read};
use crate::import::draft::Draft;
use crate::import::found::{Found, Place};
use crate::import::proposal::Proposal;
use crate::journal::Record;
use crate::meeting::Intent;
use crate::meeting::text::Text;
use crate::storage::{Opened, Opening, write_whole};
use crate::tui::term::is_terminal;

/// Whether a meeting is to be made of something that is read.
pub(super) fn is_asked(args: &New) -> bool {
    !args.from.is_empty() || args.after.is_some()
}

/// Whether it is to be looked through on the screen first. Where the pack comes on standard input
/// there are no keys.
pub(super) fn wants_screen(args: &New) -> bool {
    let piped = args.from.iter().any(|path| path == Path::new("-"));
    is_asked(args) && !args.yes && !piped && is_terminal()
}

/// What was said on the command line and stands instead of what is read.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    body: Option<Text>,
    date: Option<NaiveDate>,
    start: Option<NaiveTime>,
    venue: Option<Text>,
}

impl Said {
    /// What the arguments say.
    pub(super) fn of(args: &New) -> Self {
        let words = |words: &str| Some(Text::line(words)).filter(|w| !w.is_blank());
        Self {
            body: args.body.as_deref().and_then(words),
            date: args.date,
            start: args.start,
            venue: words(&args.venue),
        }
    }

    /// The day that was said, if one was.
    pub(super) fn date(&self) -> Option<NaiveDate> {
        self.date
    }

    /// Puts it in the place of what was read.
    pub(super) fn lay_over(&self, proposal: &mut Proposal) {
        fn over<T: Clone>(said: Option<&T>, read: &mut Option<Found<T>>) {
            if let Some(said) = said {
                *read = Some(Found::certain(said.clone(), Place::default()));
            }
        }
        over(self.body.as_ref(), &mut proposal.body);
        over(self.date.as_ref(), &mut proposal.date);
        over(self.start.as_ref(), &mut proposal.start);
        over(self.venue.as_ref(), &mut proposal.venue);
    }
}

/// Runs the command without the screen: takes what is certain.
pub(super) fn run(desk: &Desk, args: &New) -> Outcome {
    let said = Said::of(args);
    let asked = Asked {
        files: &args.from,
        after: args.after.as_deref(),
        date: said.date(),
    };
    let watch = Watch {
        tell: &|_| (),
        stop: &AtomicBool::new(false),
    };
    let mut read = proposal(desk, &asked, &watch)?;
    said.lay_over(&mut read);
    let draft = Draft::new(read);
    let opening = Opening::at(desk.clock.now());
    let made = make(desk, &draft, args.output.as_deref(), opening)?;
    out::print(format!("{}\n", made.opened.path.display()).as_bytes())?;
    tell_rest(&draft);
    match made.kept {
        Ok(_) => Ok(Exit::Done),
        Err(fail) => Err(fail),
    }
}

/// A session that was made of a draft.
pub(super) struct Made {
    /// The session.
    pub(super) opened: Opened<Record>,
    /// Where the whole of what was read is kept, or why it couldn't be.
    pub(super) kept: Result<PathBuf, Fail>,
}

/// Makes a session of what is taken of a draft, and keeps what was read beside it.
///
/// # Errors
/// When body or day are not settled, or the disk refuses the session.
pub(super) fn make(
    desk: &Desk,
    draft: &Draft,
    output: Option<&Path>,
    opening: Opening,
) -> Result<Made, Fail> {
    let orders = draft.orders();
    let mut body = None;
    let mut date = None;
    for order in &orders {
        match &order.intent {
            Intent::DescribeBody(described) => body = Some(described.name.clone()),
            Intent::CallMeeting(calling) => date = Some(calling.date),
            _ => {}
        }
    }
    let (Some(body), Some(date)) = (body, date) else {
        return Err(lacking(draft));
    };
    let opened = new::create(desk, &body, date, &orders, |new, records| {
        new::put(desk, output, new, records, opening)
    })?;
    let kept = keep(desk, draft, &opened.path);
    Ok(Made { opened, kept })
}

/// What the officer is told of a session that was made on the screen.
pub(super) fn notes(draft: &Draft, kept: &Result<PathBuf, Fail>) -> Vec<String> {
    let counts = draft.counts();
    let sources = &draft.proposal().sources;
    let from = match sources.as_slice() {
        [] => String::new(),
        [only] => format!(" from {}", only.name),
        [first, others @ ..] => format!(" from {} and {} more", first.name, others.len()),
    };
    let mut notes = vec![format!("Made{from}: {}.", counts.words())];
    if counts.members > 0 {
        notes.push("F2 takes the roll.".to_owned());
    }
    match (counts.left, draft.left().first()) {
        (1, Some(only)) => notes.push(format!("1 thing was left out: {only}")),
        (0, _) | (_, None) => {}
        (count, Some(first)) => {
            notes.push(format!("{count} things were left out; the first: {first}"));
        }
    }
    if let Err(fail) = kept {
        notes.push(format!("{} {}", fail.sentence, fail.hint));
    }
    notes
}

/// The whole of what was read, lines and all: what is no fact of the meeting isn't lost either.
fn keep(desk: &Desk, draft: &Draft, session: &Path) -> Result<PathBuf, Fail> {
    let bytes = read::whole(draft.proposal())?;
    let path = session.with_extension("pack.json");
    match write_whole(&desk.disk, &path, &bytes, false) {
        Ok(()) => Ok(path),
        Err(problem) => Err(Fail::new(
            Exit::File,
            format!(
                "The session was made, but what was read can't be kept beside it. {}",
                problem.sentence
            ),
            "quorate read prints it; keep that with the session.",
        )),
    }
}

/// Which of body and day is not settled, where it was looked for, and how to give it.
fn lacking(draft: &Draft) -> Fail {
    let names: Vec<&str> = draft
        .proposal()
        .sources
        .iter()
        .map(|s| s.name.as_str())
        .collect();
    let lacks = draft.lacks().unwrap_or_default();
    let hint = match (draft.has_body(), draft.has_date()) {
        (false, true) => "Give the name with --body NAME.",
        (true, _) => "Give the day with --date DATE, like 2015-01-22.",
        (false, false) => "Give them with --body NAME and --date DATE, like 2015-01-22.",
    };
    let looked = if names.is_empty() {
        String::new()
    } else {
        format!(" Looked in {}.", names.join(", "))
    };
    Fail::new(Exit::Refused, format!("{lacks}{looked}"), hint)
}

/// Tells what was left out, what the papers seem to have got wrong, and what was passed over.
fn tell_rest(draft: &Draft) {
    for sentence in draft.left() {
        out::tell(&sentence);
    }
    let proposal = draft.proposal();
    for source in &proposal.sources {
        for remark in &source.remarks {
            out::tell(&format!("{}: {remark}", source.name));
        }
    }
    for notice in &proposal.noticed {
        out::tell(&read::with_place(proposal, &notice.words, notice.place));
    }
    let lines = read::passed_over(proposal);
    if lines > 0 {
        let were = match lines {
            1 => "1 line was".to_owned(),
            lines => format!("{lines} lines were"),
        };
        out::tell(&format!(
            "{were} taken for no field; the file that ends in .pack.json has them."
        ));
    }
}
