//! What a question is, for whoever hears it and answers it with a line.

use super::{Kind, Step};

impl Step {
    /// Whether it asks for one or several people.
    pub fn takes_several(&self) -> bool {
        matches!(self.kind, Kind::People { several: true, .. })
    }

    /// Whether its rows are turned by a letter each before Enter takes them all.
    pub fn marks_rows(&self) -> bool {
        matches!(
            self.kind,
            Kind::Grid(_) | Kind::Checklist(_) | Kind::Marks { .. }
        )
    }

    /// Whether Enter takes the marked row of its list: not where each row is answered for, or only read.
    pub fn takes_marked(&self) -> bool {
        !matches!(
            self.kind,
            Kind::Grid(_) | Kind::Checklist(_) | Kind::Pick { reading: true, .. }
        )
    }

    /// How many rows fit what is typed, where something is found by typing.
    pub fn found(&self) -> Option<usize> {
        match &self.kind {
            Kind::People {
                rows,
                confirming: None,
                ..
            } => Some(rows.len()),
            Kind::Pick {
                fits,
                reading: false,
                ..
            } => Some(fits.len()),
            _ => None,
        }
    }
}
