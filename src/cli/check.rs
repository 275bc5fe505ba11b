//! `quorate check`: what the meeting still lacks.

use std::path::PathBuf;

use clap::ValueHint;

use super::out;
use crate::app::environment::{Environment, Readers};
use crate::app::fail::{Exit, Outcome};
use crate::meeting::audience::Reader;
use crate::meeting::catalogue::{Row, Warning};
use crate::meeting::check::{Anchor, Finding};
use crate::meeting::planted::{Leak, planted};
use crate::meeting::text::Text;
use crate::meeting::{Phase, Reading};
use crate::minutes::{Full, Public, renumbered};

/// What is checked.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// A file, or the name of a session in your folder or of a sample
    #[arg(value_name = "SESSION", value_hint = ValueHint::FilePath, required_unless_present = "list")]
    pub(super) session: Option<PathBuf>,

    /// Say under each line where the rule stands and what puts it right
    #[arg(long)]
    pub(super) explain: bool,

    /// List everything that is looked at, and where it is seen
    #[arg(long, conflicts_with_all = ["session", "explain"])]
    pub(super) list: bool,
}

/// Runs the command.
pub(super) fn run(env: &Environment, args: &Args) -> Outcome {
    let Some(session) = &args.session else {
        out::print(catalogue().as_bytes())?;
        return Ok(Exit::Done);
    };
    let session = out::session(env, session)?;
    let full = session.read_by::<Full>();
    let said = match env.audience {
        Readers::Public => told(&session.read_by::<Public>(), &full, args.explain),
        Readers::Full => told(&full, &full, args.explain),
    };
    out::print(said.as_bytes())?;
    Ok(match session.exit {
        Exit::Done if said.is_empty() => Exit::Done,
        Exit::Done => Exit::Refused,
        damaged => damaged,
    })
}

/// The catalogue of warnings, a row a paragraph.
fn catalogue() -> String {
    let mut said = String::new();
    for row in Warning::ALL.iter().map(|w| w.row()) {
        let Row { trips, source, .. } = row;
        let (number, letter) = (row.number, row.weight.letter());
        let (mends, seen) = (row.mends, row.seen_in_words());
        let told = format!(
            "{number:>2} {letter}  {trips}\n      Source: {source}.\n      {mends}\n      Seen: {seen}.\n"
        );
        said.push_str(&told);
    }
    said
}

/// What a meeting lacks, a line a finding, as its reader may be told it; `full` is what is found in.
#[cfg(test)]
pub(super) fn findings<R: Reader>(meeting: &Reading<'_, R>, full: &Reading<'_, Full>) -> String {
    told(meeting, full, true)
}

/// The same; under each line, if it is asked for, where the rule stands and what puts it right.
///
/// What is looked for is what the whole record lacks: a motion whose mover is withheld has one. Of that
/// the reader is told in full what can be seen without the words withheld, and of the rest where it is.
fn told<R: Reader>(meeting: &Reading<'_, R>, full: &Reading<'_, Full>, explain: bool) -> String {
    let mut said = String::new();
    let seen = meeting.findings();
    let mut withheld_in: Vec<String> = Vec::new();
    for finding in full.findings() {
        let line = line(meeting, &finding)
            .filter(|_| seen.contains(&finding) || planted(Leak::Check))
            .map(|line| numbered(meeting, &finding, line));
        if let Some(line) = &line {
            said.push_str(&Text::line(line));
        } else if may_read(meeting, &finding) {
            // It lies in how withheld words bear on what everybody may read.
            continue;
        } else {
            let line = withheld(meeting, &finding);
            if withheld_in.contains(&line) {
                continue;
            }
            said.push_str(&Text::line(&line));
            withheld_in.push(line);
        }
        said.push('\n');
        // What it is about tells something of what is withheld.
        if explain && line.is_some() {
            let row = finding.of.row();
            let told = format!(
                "    {} {}: {}. {}\n",
                row.number,
                row.weight.letter(),
                row.source,
                row.mends
            );
            said.push_str(&told);
        }
    }
    if matches!(meeting.phase(), Phase::Open) {
        said.push_str("The meeting is still open: closing it gives its end time.\n");
    }
    said
}

/// A finding in words; none for whoever may not read what it is about.
fn line<R: Reader>(meeting: &Reading<'_, R>, finding: &Finding) -> Option<String> {
    (may_read(meeting, finding) || planted(Leak::Check)).then(|| finding.what.clone())
}

/// Whether what a finding is about is for its reader.
fn may_read<R: Reader>(meeting: &Reading<'_, R>, finding: &Finding) -> bool {
    let hidden = match finding.place {
        Anchor::Entry(id) => meeting.entry(id).is_some_and(|e| !R::may_read(e.stream)),
        _ => false,
    };
    // That public words are of the exempt record too is not for the public.
    !hidden && (finding.of != Warning::Disclosure || R::EXEMPT)
}

/// A question about words of a draft that went out, with the number that its readers know.
fn numbered<R: Reader>(meeting: &Reading<'_, R>, finding: &Finding, line: String) -> String {
    match finding.place {
        Anchor::Entry(entry) if finding.of == Warning::Queries => {
            renumbered(meeting, entry).map_or(line.clone(), |now| format!("{line} ({now})"))
        }
        _ => line,
    }
}

/// What is told in its place: where something is lacking, and no more.
fn withheld<R: Reader>(meeting: &Reading<'_, R>, finding: &Finding) -> String {
    let entry = match finding.place {
        Anchor::Entry(id) => meeting.entry(id),
        _ => None,
    };
    let number = entry
        .and_then(|entry| meeting.item(entry.item))
        .map_or("", |item| &item.details.number);
    format!(
        "Something in item {number} that not everybody may read is not complete; \
         --audience full tells it."
    )
}
