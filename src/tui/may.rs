//! Whether a command can be run now, and if not, why.

use super::commands::May;
use super::desk::Desk;
use super::port::Remedy;
use super::session::Session;
use crate::meeting::entry::{Entry, Kind, Stage, Stream};
use crate::meeting::motion::VoteResult;
use crate::meeting::{Meeting, Phase};

const NO_SESSION: &str = "no session is open";
const NOT_OPEN: &str = "the meeting isn't open yet";

/// Always.
#[expect(clippy::unnecessary_wraps, reason = "one form for all")]
pub(super) fn everywhere(_: &Desk) -> May {
    Ok(())
}

fn open_session(desk: &Desk) -> Result<&Session, &'static str> {
    desk.session.as_ref().ok_or(NO_SESSION)
}

fn meeting(desk: &Desk) -> Result<&Meeting, &'static str> {
    open_session(desk).map(|s| s.journal.meeting())
}

fn when(holds: bool, else_why: &'static str) -> May {
    if holds { Ok(()) } else { Err(else_why) }
}

/// A session is open.
pub(super) fn session(desk: &Desk) -> May {
    open_session(desk).map(|_| ())
}

/// A session is open and can be written to.
pub(super) fn writable(desk: &Desk) -> May {
    let session = open_session(desk)?;
    when(session.read_only.is_none(), "this session can only be read")?;
    when(session.sheet.item().is_some(), "there is no item yet")
}

/// The meeting has begun, and its record can be written.
pub(super) fn running(desk: &Desk) -> May {
    writable(desk)?;
    when(meeting(desk)?.phase() != &Phase::Prepared, NOT_OPEN)
}

/// The meeting is in session.
pub(super) fn in_session(desk: &Desk) -> May {
    match meeting(desk)?.phase() {
        Phase::Open => writable(desk),
        Phase::Prepared => Err(NOT_OPEN),
        Phase::Adjourned { .. } => Err("the meeting is adjourned"),
        Phase::Closed | Phase::Approved { .. } => Err("the meeting is closed"),
    }
}

/// The meeting has not been opened.
pub(super) fn not_open(desk: &Desk) -> May {
    when(
        meeting(desk)?.phase() == &Phase::Prepared,
        "the meeting was opened already",
    )
}

/// The meeting is adjourned.
pub(super) fn can_resume(desk: &Desk) -> May {
    when(
        matches!(meeting(desk)?.phase(), Phase::Adjourned { .. }),
        "the meeting isn't adjourned",
    )
}

/// An item is looked at.
pub(super) fn in_item(desk: &Desk) -> May {
    writable(desk)
}

/// There are several items.
pub(super) fn several_items(desk: &Desk) -> May {
    when(meeting(desk)?.items().len() > 1, "there is no other item")
}

fn here(desk: &Desk) -> Option<&Entry> {
    let session = desk.session.as_ref()?;
    let entry = session.sheet.entry()?;
    session.journal.meeting().entry(entry)
}

/// The caret is in an entry.
pub(super) fn entry(desk: &Desk) -> May {
    writable(desk)?;
    when(here(desk).is_some(), "the caret is in no entry")
}

/// The caret is in an entry with words in question.
pub(super) fn queried(desk: &Desk) -> May {
    entry(desk)?;
    let meeting = meeting(desk)?;
    let on = here(desk).is_some_and(|e| !meeting.queries_on(e.id).is_empty());
    when(on, "nothing is in question here")
}

/// The caret is in an entry that can become another kind.
pub(super) fn on_paragraph(desk: &Desk) -> May {
    entry(desk)?;
    let turns = here(desk).is_some_and(|e| e.kind.turns());
    when(turns, "this entry can't become another kind")
}

/// The caret is in an entry whose words can become another kind.
pub(super) fn on_words(desk: &Desk) -> May {
    entry(desk)?;
    let presented = here(desk).is_some_and(|e| matches!(e.kind, Kind::Presented { .. }));
    if presented {
        Ok(())
    } else {
        on_paragraph(desk)
    }
}

/// The caret is in an entry, and there is another item that it can go to.
pub(super) fn to_other_item(desk: &Desk) -> May {
    entry(desk)?;
    several_items(desk)
}

/// There is a record to go through.
pub(super) fn in_record(desk: &Desk) -> May {
    let session = open_session(desk)?;
    when(session.sheet.item().is_some(), "there is no item yet")
}

/// The body can have moved on where the caret is.
pub(super) fn movable(desk: &Desk) -> May {
    in_session(desk)?;
    entry(desk)
}

/// The caret is in a resolution, or there is one in this item.
pub(super) fn on_resolution(desk: &Desk) -> May {
    writable(desk)?;
    let session = open_session(desk)?;
    when(
        session.resolution_here().is_some(),
        "there is no resolution in this item",
    )
}

fn stages(desk: &Desk) -> Result<Vec<Stage>, &'static str> {
    let session = open_session(desk)?;
    let meeting = session.meeting();
    let item = session.sheet.item().and_then(|id| meeting.item(id));
    Ok(item.map_or_else(Vec::new, |item| {
        meeting
            .entries_of(item)
            .filter_map(|e| e.kind.stage())
            .collect()
    }))
}

/// There is a motion or an amendment in this item.
pub(super) fn on_motion(desk: &Desk) -> May {
    writable(desk)?;
    when(!stages(desk)?.is_empty(), "there is no motion in this item")
}

/// One of them is not yet decided.
pub(super) fn on_open_motion(desk: &Desk) -> May {
    in_session(desk)?;
    let open = stages(desk)?.into_iter().any(Stage::is_open);
    when(open, "no motion is open in this item")
}

/// A vote was a tie that is not yet settled.
pub(super) fn on_tie(desk: &Desk) -> May {
    in_session(desk)?;
    let tied = meeting(desk)?.all_entries().iter().rev().any(|e| {
        !e.struck
            && matches!(
                e.kind,
                Kind::Vote {
                    result: VoteResult::Tied,
                    ..
                }
            )
    });
    when(tied, "no vote is tied")
}

/// The public is out of the room.
pub(super) fn excluded(desk: &Desk) -> May {
    in_session(desk)?;
    let out = meeting(desk)?.excluded().is_some();
    when(out, "the public isn't excluded")
}

/// The item looked at has a record that not everybody may read.
pub(super) fn in_private(desk: &Desk) -> May {
    running(desk)?;
    let session = open_session(desk)?;
    let meeting = session.meeting();
    let item = session.sheet.item().and_then(|id| meeting.item(id));
    let withholds = item.is_some_and(|item| {
        let mut entries = meeting.entries_of(item);
        item.is_private() || entries.any(|e| e.stream == Stream::Exempt)
    });
    when(withholds, "everybody may read the record of this item")
}

/// A vote was recorded.
pub(super) fn voted(desk: &Desk) -> May {
    writable(desk)?;
    let voted = |e: &Entry| !e.struck && matches!(e.kind, Kind::Vote { .. });
    when(
        meeting(desk)?.all_entries().iter().any(voted),
        "no vote is recorded yet",
    )
}

/// Something was proposed for a paragraph.
pub(super) fn proposed(desk: &Desk) -> May {
    when(
        open_session(desk)?.aid.proposal.is_some(),
        "nothing is proposed for a paragraph",
    )
}

/// A struck entry stands in this item.
pub(super) fn struck(desk: &Desk) -> May {
    writable(desk)?;
    when(
        !open_session(desk)?.struck_here().is_empty(),
        "nothing was struck out in this item",
    )
}

/// There is a resolution.
pub(super) fn resolutions(desk: &Desk) -> May {
    when(
        meeting(desk)?.resolutions().next().is_some(),
        "there is no resolution yet",
    )
}

/// There is a resolution that can be stamped.
pub(super) fn standing(desk: &Desk) -> May {
    resolutions(desk)?;
    writable(desk)
}

/// Something was undone that can be done again.
pub(super) fn can_redo(desk: &Desk) -> May {
    when(open_session(desk)?.journal.last() > 0, "nothing was undone")
}

fn helps(desk: &Desk, remedy: Remedy, else_why: &'static str) -> May {
    when(open_session(desk)?.remedy == Some(remedy), else_why)
}

/// The session is damaged, or was edited outside.
pub(super) fn repairable(desk: &Desk) -> May {
    helps(desk, Remedy::Repair, "this session is not damaged")
}

/// An officer on another machine left the session open.
pub(super) fn left_elsewhere(desk: &Desk) -> May {
    let why = "nobody on another machine has left it open";
    helps(desk, Remedy::TakeOver, why)
}

/// Another version of the session differs.
pub(super) fn forked(desk: &Desk) -> May {
    let why = "there is no version that differs";
    helps(desk, Remedy::ThisVersion, why)
}

/// The session's place takes nothing more.
pub(super) fn not_savable(desk: &Desk) -> May {
    let session = open_session(desk)?;
    let failing = session.read_only.is_none() && session.saved.trouble.is_some();
    when(
        failing || session.remedy == Some(Remedy::Elsewhere),
        "it is saved where it is",
    )
}
