//! What can be asked for by a key or from the palette, and where its keys hold.

use super::command_table::command_table;

/// Where a command's keys hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    /// On every screen.
    Everywhere,
    /// The meeting screen: facts of the item and of the room.
    Meeting,
    /// The words of the record.
    Writing,
    /// The library of sessions.
    Library,
    /// What is asked of all meetings.
    Answers,
    /// The roll call.
    Roll,
    /// People, seats and who was here.
    People,
    /// Actions brought forward and new.
    Actions,
    /// The work programme of a body.
    Programme,
    /// The draft as it will print.
    Preview,
    /// What is missing.
    Check,
    /// What was done, in words.
    History,
    /// What was recorded elsewhere, to be taken over.
    Branch,
    /// Writing the minutes to a file.
    Export,
    /// The body, its seats and the agenda.
    SetUp,
    /// The newest resolution, to be read out.
    ReadBack,
    /// The files of a pack, and its reading.
    Pack,
    /// What was read of a pack, field by field.
    Review,
    /// What came back after a draft went out.
    Corrections,
}

impl Context {
    /// All of them, in the order in which help tells them.
    pub const ALL: [Self; 19] = [
        Self::Everywhere,
        Self::Meeting,
        Self::Writing,
        Self::Library,
        Self::Answers,
        Self::Roll,
        Self::People,
        Self::Actions,
        Self::Programme,
        Self::Preview,
        Self::Check,
        Self::History,
        Self::Branch,
        Self::Export,
        Self::Corrections,
        Self::SetUp,
        Self::ReadBack,
        Self::Pack,
        Self::Review,
    ];

    /// Its heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Everywhere => "Everywhere",
            Self::Meeting => "Meeting",
            Self::Writing => "Writing",
            Self::Library => "Library",
            Self::Answers => "All meetings",
            Self::Roll => "Roll call",
            Self::People => "People",
            Self::Actions => "Actions",
            Self::Programme => "Work programme",
            Self::Preview => "Preview",
            Self::Check => "Check",
            Self::History => "History",
            Self::Branch => "Branch",
            Self::Export => "Export",
            Self::SetUp => "Set-up",
            Self::ReadBack => "Read back",
            Self::Pack => "Agenda pack",
            Self::Review => "Review of a pack",
            Self::Corrections => "Corrections",
        }
    }
}

macro_rules! command_enum {
    ($($variant:ident, $name:literal, [$($key:literal),*], $context:ident, $help:literal, $brief:literal, $may:expr;)*) => {
        /// Everything that can be done by a key or from the palette.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Command {
            $(#[doc = $help] $variant,)*
        }
    };
}

command_table!(command_enum);

/// The command that goes to the screen where a context's commands hold, if one does.
pub(in crate::tui) fn way_to(context: Context) -> Option<Command> {
    Some(match context {
        Context::Meeting | Context::Writing => Command::GoMeeting,
        Context::Library => Command::GoLibrary,
        Context::Roll => Command::GoRoll,
        Context::People => Command::GoPeople,
        Context::Actions => Command::GoActions,
        Context::Programme => Command::GoProgramme,
        Context::Preview => Command::GoDraft,
        Context::Check => Command::GoCheck,
        Context::History => Command::GoHistory,
        Context::Branch => Command::GoBranch,
        Context::Export => Command::GoExport,
        Context::Corrections => Command::GoCorrections,
        Context::SetUp => Command::GoSetUp,
        Context::ReadBack => Command::ReadBack,
        // What was read of a pack, and what all meetings answer, is nowhere but on its screen.
        Context::Answers | Context::Pack | Context::Review | Context::Everywhere => return None,
    })
}
