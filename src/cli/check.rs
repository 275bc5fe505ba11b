//! `quorate check`: what the meeting still lacks.

use super::args::{Audience, Session as Args};
use super::fail::{Exit, Outcome};
use super::load::Session;
use super::out;
use super::place::Desk;
use crate::meeting::Meeting;
use crate::meeting::check::{Anchor, Finding};
use crate::meeting::entry::Stream;
use crate::meeting::text::Text;

/// Runs the command.
pub(super) fn run(desk: &Desk, args: &Args) -> Outcome {
    let session = Session::read(desk, &args.session)?;
    let meeting = session.meeting();
    let mut said = String::new();
    for finding in meeting.findings() {
        let line = line(meeting, &finding, desk.audience);
        said.push_str(&Text::line(&line));
        said.push('\n');
    }
    out::print(said.as_bytes())?;
    Ok(match session.exit {
        Exit::Done if said.is_empty() => Exit::Done,
        Exit::Done => Exit::Refused,
        damaged => damaged,
    })
}

/// A finding in words; the public is told where something is lacking and not what stands there.
fn line(meeting: &Meeting, finding: &Finding, readers: Audience) -> String {
    let entry = match finding.place {
        Anchor::Entry(id) => meeting.entry(id),
        _ => None,
    };
    match entry {
        Some(entry) if readers == Audience::Public && entry.stream != Stream::Public => {
            let number = meeting
                .item(entry.item)
                .map_or("", |item| &item.details.number);
            format!(
                "Something in item {number} that not everybody may read is not complete; \
                 --audience full tells it."
            )
        }
        _ => finding.what.clone(),
    }
}
