//! Whether a command can be run now, and if not, why.

mod remedies;

use super::job::Question;
use super::session::Session;
use super::ui::Ui;
use crate::meeting::entry::{Entry, Kind, Stage, Stream};
use crate::meeting::motion::VoteResult;
use crate::meeting::{Meeting, Phase};

pub(super) use remedies::{forked, left_elsewhere, not_savable, repairable};

/// Whether a command can be run now, and if not, why.
pub type May = Result<(), &'static str>;

const NO_SESSION: &str = "no session is open";
const NOT_OPEN: &str = "the meeting isn't open yet";
const READ_ONLY: &str = "this session can only be read";

/// Always.
#[expect(clippy::unnecessary_wraps, reason = "one form for all")]
pub(super) fn everywhere(_: &Ui) -> May {
    Ok(())
}

fn open_session(ui: &Ui) -> Result<&Session, &'static str> {
    ui.session.as_ref().ok_or(NO_SESSION)
}

pub(super) fn meeting(ui: &Ui) -> Result<&Meeting, &'static str> {
    open_session(ui).map(|s| s.journal.meeting())
}

pub(super) fn when(holds: bool, else_why: &'static str) -> May {
    if holds { Ok(()) } else { Err(else_why) }
}

/// A session is open.
pub(super) fn session(ui: &Ui) -> May {
    open_session(ui).map(|_| ())
}

/// The pages of a meeting can be served.
pub(super) fn served(ui: &Ui) -> May {
    when(cfg!(feature = "serve"), "this build has no web pages")?;
    when(
        !meeting(ui)?.is_body_journal(),
        "this is the journal of a body, and no meeting",
    )
}

/// A session is open and can be written to.
pub(super) fn writable(ui: &Ui) -> May {
    let session = open_session(ui)?;
    when(session.read_only.is_none(), READ_ONLY)?;
    when(session.sheet.item().is_some(), "there is no item yet")
}

/// The meeting has begun, and its record can be written.
pub(super) fn running(ui: &Ui) -> May {
    writable(ui)?;
    when(meeting(ui)?.phase() != &Phase::Prepared, NOT_OPEN)
}

/// The meeting is in session.
pub(super) fn in_session(ui: &Ui) -> May {
    match meeting(ui)?.phase() {
        Phase::Open => writable(ui),
        Phase::Prepared => Err(NOT_OPEN),
        Phase::Adjourned { .. } => Err("the meeting is adjourned"),
        Phase::Closed | Phase::Approved { .. } => Err("the meeting is closed"),
    }
}

/// The meeting is in session, and an item is before it.
pub(super) fn on_item(ui: &Ui) -> May {
    in_session(ui)?;
    when(
        meeting(ui)?.before_body().is_some(),
        "no item is before the body",
    )
}

/// Somebody asked to speak.
pub(super) fn speakers(ui: &Ui) -> May {
    on_item(ui)?;
    when(!meeting(ui)?.speakers().is_empty(), "nobody asked to speak")
}

/// There are minutes of which a draft can go out.
pub(super) fn drafted(ui: &Ui) -> May {
    running(ui)?;
    when(
        !meeting(ui)?.is_agreed(),
        "the minutes have been approved: they are no draft any more",
    )
}

/// The meeting is over, and its minutes wait for their approval.
pub(super) fn can_approve(ui: &Ui) -> May {
    writable(ui)?;
    match meeting(ui)?.phase() {
        Phase::Closed => Ok(()),
        Phase::Approved { .. } => Err("the minutes have been approved already"),
        _ => Err("the meeting isn't closed yet"),
    }
}

/// A session is open and takes facts.
pub(super) fn changeable(ui: &Ui) -> May {
    let session = open_session(ui)?;
    when(session.read_only.is_none(), READ_ONLY)
}

/// The meeting is over: what no document prints may go.
pub(super) fn can_purge(ui: &Ui) -> May {
    changeable(ui)?;
    let over = matches!(meeting(ui)?.phase(), Phase::Closed | Phase::Approved { .. });
    when(over, "the meeting isn't closed yet")
}

/// The meeting has not been opened.
pub(super) fn not_open(ui: &Ui) -> May {
    when(
        meeting(ui)?.phase() == &Phase::Prepared,
        "the meeting was opened already",
    )
}

/// The meeting is in session and has gone on on another day.
pub(super) fn resumed(ui: &Ui) -> May {
    in_session(ui)?;
    when(
        meeting(ui)?.sat_on_another_day(),
        "the meeting has not gone on on another day",
    )
}

/// The meeting is adjourned.
pub(super) fn can_resume(ui: &Ui) -> May {
    when(
        matches!(meeting(ui)?.phase(), Phase::Adjourned { .. }),
        "the meeting isn't adjourned",
    )
}

/// An item is looked at.
pub(super) fn in_item(ui: &Ui) -> May {
    writable(ui)
}

/// A document was written.
pub(super) fn written(ui: &Ui) -> May {
    when(ui.written.is_some(), "nothing has been written yet")
}

/// Words are traced.
pub(super) fn tracing(ui: &Ui) -> May {
    when(
        matches!(ui.answers.question, Some(Question::Trace(_))),
        "words are traced from the library: Esc, then t",
    )
}

/// There are several items.
pub(super) fn several_items(ui: &Ui) -> May {
    when(meeting(ui)?.items().len() > 1, "there is no other item")
}

fn here(ui: &Ui) -> Option<&Entry> {
    let session = ui.session.as_ref()?;
    let entry = session.sheet.entry()?;
    session.journal.meeting().entry(entry)
}

/// The caret is in an entry.
pub(super) fn entry(ui: &Ui) -> May {
    writable(ui)?;
    when(here(ui).is_some(), "the caret is in no entry")
}

/// The caret is in an entry, or right below one, whose details can be put right.
pub(super) fn detailed(ui: &Ui) -> May {
    writable(ui)?;
    let found = open_session(ui)?.detailed();
    when(found.is_some(), "the caret is in no entry and below none")
}

/// The caret is in an entry with words in question.
pub(super) fn queried(ui: &Ui) -> May {
    entry(ui)?;
    let meeting = meeting(ui)?;
    let on = here(ui).is_some_and(|e| !meeting.queries_on(e.id).is_empty());
    when(on, "nothing is in question here")
}

/// The caret is in an entry that can become another kind.
pub(super) fn on_paragraph(ui: &Ui) -> May {
    entry(ui)?;
    let turns = here(ui).is_some_and(|e| e.kind.turns());
    when(turns, "this entry can't become another kind")
}

/// The caret is in an entry whose words can become another kind.
pub(super) fn on_words(ui: &Ui) -> May {
    entry(ui)?;
    let presented = here(ui).is_some_and(|e| matches!(e.kind, Kind::Presented { .. }));
    if presented { Ok(()) } else { on_paragraph(ui) }
}

/// The caret is in an entry, and there is another item that it can go to.
pub(super) fn to_other_item(ui: &Ui) -> May {
    entry(ui)?;
    several_items(ui)
}

/// There is a record to go through.
pub(super) fn in_record(ui: &Ui) -> May {
    let session = open_session(ui)?;
    when(session.sheet.item().is_some(), "there is no item yet")
}

/// The body can have moved on where the caret is.
pub(super) fn movable(ui: &Ui) -> May {
    in_session(ui)?;
    entry(ui)
}

/// The caret is in a resolution, or there is one in this item.
pub(super) fn on_resolution(ui: &Ui) -> May {
    writable(ui)?;
    let session = open_session(ui)?;
    when(
        session.resolution_here().is_some(),
        "there is no resolution in this item",
    )
}

fn stages(ui: &Ui) -> Result<Vec<Stage>, &'static str> {
    let session = open_session(ui)?;
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
pub(super) fn on_motion(ui: &Ui) -> May {
    writable(ui)?;
    when(!stages(ui)?.is_empty(), "there is no motion in this item")
}

/// One of them is not yet decided.
pub(super) fn on_open_motion(ui: &Ui) -> May {
    in_session(ui)?;
    let open = stages(ui)?.into_iter().any(Stage::is_open);
    let session = open_session(ui)?;
    let meeting = session.meeting();
    let item = session.sheet.item().and_then(|id| meeting.item(id));
    let waits = || item.is_some_and(|i| i.entries.iter().any(|e| meeting.waits_for_a_body(*e)));
    when(open || waits(), "no motion is open in this item")
}

/// A motion is open in the item, or the caret is in an election or an exclusion, which tells its vote.
pub(super) fn on_vote(ui: &Ui) -> May {
    in_session(ui)?;
    let session = open_session(ui)?;
    let entry = session
        .detailed()
        .and_then(|id| session.meeting().entry(id));
    if entry.is_some_and(|e| e.kind.tells_its_vote()) {
        return Ok(());
    }
    on_open_motion(ui)
}

/// A vote was a tie that is not yet settled.
pub(super) fn on_tie(ui: &Ui) -> May {
    in_session(ui)?;
    let tied = meeting(ui)?.all_entries().iter().rev().any(|e| {
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
pub(super) fn excluded(ui: &Ui) -> May {
    in_session(ui)?;
    let out = meeting(ui)?.excluded().is_some();
    when(out, "the public isn't excluded")
}

/// The item looked at has a record that not everybody may read.
pub(super) fn in_private(ui: &Ui) -> May {
    running(ui)?;
    let session = open_session(ui)?;
    let meeting = session.meeting();
    let item = session.sheet.item().and_then(|id| meeting.item(id));
    let withholds = item.is_some_and(|item| {
        let mut entries = meeting.entries_of(item);
        item.is_private() || entries.any(|e| e.stream == Stream::Exempt)
    });
    when(withholds, "everybody may read the record of this item")
}

/// A vote was recorded.
pub(super) fn voted(ui: &Ui) -> May {
    writable(ui)?;
    let voted = |e: &Entry| !e.struck && e.kind.is_voted();
    when(
        meeting(ui)?.all_entries().iter().any(voted),
        "no vote is recorded yet",
    )
}

/// Somebody declared an interest in the item before the body, or is still out because of one.
pub(super) fn aside(ui: &Ui) -> May {
    in_session(ui)?;
    let meeting = meeting(ui)?;
    let item = meeting.before_body().map(|i| i.id);
    let declared = item.is_some_and(|item| !meeting.to_stand_aside(item).is_empty());
    when(
        declared || !meeting.withdrawn().is_empty(),
        "nobody declared an interest in this item that hinders them",
    )
}

/// Something was proposed for a paragraph.
pub(super) fn proposed(ui: &Ui) -> May {
    when(
        open_session(ui)?.assist.proposal.is_some(),
        "nothing is proposed for a paragraph",
    )
}

/// A struck entry stands in this item.
pub(super) fn struck(ui: &Ui) -> May {
    writable(ui)?;
    when(
        !open_session(ui)?.struck_here().is_empty(),
        "nothing was struck out in this item",
    )
}

/// Something of it was recorded elsewhere.
pub(super) fn branched(ui: &Ui) -> May {
    let branches = &open_session(ui)?.branches;
    let known = !branches.listed.is_empty() || branches.open.is_some();
    when(known, "this meeting has no branch")
}

/// There is a resolution.
pub(super) fn resolutions(ui: &Ui) -> May {
    when(
        meeting(ui)?.resolutions().next().is_some(),
        "there is no resolution yet",
    )
}

/// There is a resolution that can be stamped.
pub(super) fn standing(ui: &Ui) -> May {
    resolutions(ui)?;
    writable(ui)
}

/// Something was undone that can be done again.
pub(super) fn can_redo(ui: &Ui) -> May {
    when(open_session(ui)?.journal.last() > 0, "nothing was undone")
}
