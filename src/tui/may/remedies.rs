//! Whether a way out of trouble with the file can be taken now.

use super::{May, open_session, when};
use crate::tui::port::Remedy;
use crate::tui::ui::Ui;

fn helps(ui: &Ui, remedy: Remedy, else_why: &'static str) -> May {
    when(open_session(ui)?.remedy == Some(remedy), else_why)
}

/// The session is damaged, or was edited outside.
pub(in crate::tui) fn repairable(ui: &Ui) -> May {
    helps(ui, Remedy::Repair, "this session is not damaged")
}

/// An officer on another machine left the session open.
pub(in crate::tui) fn left_elsewhere(ui: &Ui) -> May {
    let why = "nobody on another machine has left it open";
    helps(ui, Remedy::TakeOver, why)
}

/// Another version of the session differs.
pub(in crate::tui) fn forked(ui: &Ui) -> May {
    let why = "there is no version that differs";
    helps(ui, Remedy::ThisVersion, why)
}

/// The session's place takes nothing more.
pub(in crate::tui) fn not_savable(ui: &Ui) -> May {
    let session = open_session(ui)?;
    let failing = session.read_only.is_none() && session.saved.trouble.is_some();
    when(
        failing || session.remedy == Some(Remedy::Elsewhere),
        "it is saved where it is",
    )
}
