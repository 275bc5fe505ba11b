//! Groups of commands: the menu after a started key tells what belongs together in one place.

use super::commands::{Context, Spec};

/// A group of commands, in the order of the menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// Who is here and what they declare.
    People,
    /// Resolutions, outcomes, actions.
    Decide,
    /// Motions, amendments and votes.
    Vote,
    /// Which item is before the body, and which is looked at.
    Agenda,
    /// The meeting as a whole.
    Meeting,
    /// The words of the record.
    Write,
    /// What belongs to another screen than the meeting's.
    Screen(Context),
    /// What holds on every screen.
    Always,
}

impl Group {
    /// Its heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::People => "People",
            Self::Decide => "Decide",
            Self::Vote => "Motions",
            Self::Agenda => "Agenda",
            Self::Meeting => "Meeting",
            Self::Write => "Write",
            Self::Screen(context) => context.title(),
            Self::Always => Context::Everywhere.title(),
        }
    }
}

impl Spec {
    /// The group that it stands in. It follows from its lasting name, so that a new command has
    /// its place among those of its kind without being listed.
    pub fn group(&self) -> Group {
        match self.context {
            Context::Meeting | Context::Writing => {}
            Context::Everywhere => return Group::Always,
            other => return Group::Screen(other),
        }
        let (room, _) = self.name.split_once('.').unwrap_or((self.name, ""));
        match (room, self.name) {
            ("person" | "interest" | "speaker", _)
            | (_, "item.who" | "item.presented" | "meeting.preside" | "meeting.elect") => {
                Group::People
            }
            ("motion", _) => Group::Vote,
            ("resolution" | "public" | "action" | "minutes", _) | (_, "item.outcome") => {
                Group::Decide
            }
            ("agenda", _) => Group::Agenda,
            ("meeting" | "time", _) => Group::Meeting,
            _ => Group::Write,
        }
    }
}
