//! What the officer is told while something is not being saved.

use std::io;
use std::path::Path;

use super::problem::{ProblemKind, explain};
use super::saver::{Trouble, TroubleKind};
use crate::meeting::text;

pub(super) fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

pub(super) fn gone(path: &Path) -> Trouble {
    Trouble {
        kind: TroubleKind::Gone,
        sentence: text::clean(&format!(
            "NOT SAVED: {} is no longer there. Put it back, or save elsewhere.",
            path.display()
        )),
    }
}

pub(super) fn trouble(error: &io::Error) -> Trouble {
    let (kind, why, hint) = explain(error);
    Trouble {
        kind: match kind {
            ProblemKind::Full => TroubleKind::DiskFull,
            ProblemKind::ReadOnly => TroubleKind::ReadOnly,
            ProblemKind::Device => TroubleKind::Device,
            ProblemKind::Missing => TroubleKind::Gone,
            _ => TroubleKind::Other,
        },
        sentence: text::clean(&format!("NOT SAVED: {why}. {hint}")),
    }
}
