//! Days whose day of the week is another, told among what the papers got wrong.

use crate::import::proposal::{Notice, Proposal};

/// Notices the days of this meeting and of those to come that the paper calls by a wrong day of the
/// week.
pub(super) fn notice(out: &mut Proposal) {
    let future = out.future.iter().map(|f| (f.place, f.doubt.clone()));
    let all = out
        .date
        .iter()
        .map(|d| (d.place, d.doubt.clone()))
        .chain(future);
    let wrong: Vec<Notice> = all
        .filter_map(|(place, doubt)| {
            let words = doubt.filter(|d| d.contains("and the paper says"))?;
            Some(Notice { place, words })
        })
        .collect();
    for notice in wrong {
        if !out.noticed.contains(&notice) {
            out.noticed.push(notice);
        }
    }
}
