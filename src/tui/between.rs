//! What can be done in the journal of a body, and what has no place there.

use super::command::{Command, Context};
use super::may::{May, changeable, meeting, when};
use super::ui::Ui;
use crate::meeting::Phase;

/// What has no place in the journal of a body is left out of it: there is no sitting, and no document of
/// one. What is a journal's own is left out of a meeting.
pub(super) fn has_place(command: Command, context: Context, ui: &Ui) -> May {
    let of_journal = context == Context::Programme
        || matches!(
            command,
            Command::GoProgramme
                | Command::ActionsView
                | Command::ActionsOwners
                | Command::ActionPut
        );
    match ui.meeting() {
        Some(meeting) if meeting.is_body_journal() => {}
        Some(_) if of_journal => return Err("this is a meeting, and no journal of a body"),
        _ => return Ok(()),
    }
    let of_sitting = match context {
        Context::Meeting
        | Context::Writing
        | Context::Roll
        | Context::Preview
        | Context::Check
        | Context::Export
        | Context::Corrections
        | Context::ReadBack => true,
        Context::Everywhere => matches!(
            command,
            Command::ReadBack
                | Command::GoRoll
                | Command::GoPreview
                | Command::GoDraft
                | Command::GoCheck
                | Command::GoExport
                | Command::GoCorrections
                | Command::GoMeeting
        ),
        Context::People => matches!(
            command,
            Command::PersonRemote | Command::PersonAttended | Command::PeopleHere
        ),
        Context::SetUp => matches!(command, Command::SetUpMinutes | Command::SetUpLimbs),
        Context::Library
        | Context::Actions
        | Context::Answers
        | Context::Programme
        | Context::History
        | Context::Branch
        | Context::Pack
        | Context::Review => false,
    };
    when(!of_sitting, "this is the journal of a body, and no meeting")
}

/// The journal of a body is open.
pub(super) fn in_journal(ui: &Ui) -> May {
    let journal = meeting(ui)?.is_body_journal();
    when(journal, "this is a meeting, and no journal of a body")
}

/// The journal of a body is open, and takes facts.
pub(super) fn keeps(ui: &Ui) -> May {
    in_journal(ui)?;
    changeable(ui)
}

/// The meeting is over, and can be taken over into the journal of its body.
pub(super) fn can_give(ui: &Ui) -> May {
    let over = matches!(meeting(ui)?.phase(), Phase::Closed | Phase::Approved { .. });
    when(over, "the meeting isn't closed yet")
}
