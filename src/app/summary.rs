//! What the library tells of a session in a line.

use crate::journal::Journal;
use crate::meeting::Phase;
use crate::meeting::agenda::{Item, Standing};
use crate::meeting::text::counted;
use crate::tui::port::{JOURNAL, Listed, SessionKey};

/// How a meeting stands, in the library's words.
pub(crate) fn summary(journal: &Journal, key: SessionKey, sample: bool) -> Listed {
    let meeting = journal.meeting();
    if meeting.is_body_journal() {
        return of_body(journal, key);
    }
    let (state, to_do) = match meeting.phase() {
        Phase::Prepared => ("prepared", String::new()),
        Phase::Open => ("open", "to be closed".to_owned()),
        Phase::Adjourned { .. } => ("adjourned", "to be resumed".to_owned()),
        Phase::Closed => {
            let lacking = match meeting.findings().len() {
                0 => "minutes to be agreed".to_owned(),
                1 => "1 to look at".to_owned(),
                n => format!("{n} to look at"),
            };
            ("closed", lacking)
        }
        Phase::Approved { .. } => ("approved", String::new()),
    };
    Listed {
        key,
        body: meeting.body().name.to_string(),
        date: meeting.calling().date,
        state: state.to_owned(),
        to_do,
        sample,
        trouble: None,
        place: meeting.calling().venue.to_string(),
        items_left: matches!(
            meeting.phase(),
            Phase::Prepared | Phase::Open | Phase::Adjourned { .. }
        )
        .then(|| {
            let waits = |i: &&Item| i.standing == Standing::Waiting;
            meeting.items().iter().filter(waits).count()
        }),
        // A sample is as old as the program: when it was made is nobody's concern.
        saved: journal.records().last().map(|r| r.at).filter(|_| !sample),
    }
}

/// What the journal of a body has, in the library's words.
fn of_body(journal: &Journal, key: SessionKey) -> Listed {
    let meeting = journal.meeting();
    let saved = journal.records().last().map(|r| r.at);
    let open = meeting
        .prior_actions()
        .iter()
        .filter(|p| p.is_open())
        .count();
    Listed {
        key,
        body: meeting.body().name.to_string(),
        date: saved.map_or_else(Default::default, |at| at.date_naive()),
        state: JOURNAL.to_owned(),
        to_do: match open {
            0 => String::new(),
            n => counted(n, "open action"),
        },
        saved,
        ..Listed::default()
    }
}
