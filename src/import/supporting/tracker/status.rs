//! How an action stands, by the words of the tracker.

use crate::import::lexicon::{self, Standing};
use crate::import::supporting::words;
use crate::import::when;
use crate::meeting::agenda::Progress;
use crate::meeting::text::Text;

/// How an action stands; [`Progress::Open`] where nothing known is said.
pub(super) fn read(comment: &str) -> Progress {
    // Only the first words count: what follows tells what happens next.
    let key = words::key(comment);
    let says = |standing| lexicon::is(standing, &key);
    if says(Standing::Superseded) {
        return Progress::Superseded;
    }
    let elsewhere = words::has_word(&key, "outside");
    if says(Standing::Outside) || elsewhere && says(Standing::Meetings) && says(Standing::Dealt) {
        return Progress::OutsideMeetings;
    }
    if says(Standing::Done) && !says(Standing::Undone) {
        return Progress::Completed;
    }
    if let Some(meeting) = meeting(comment) {
        return Progress::ToMeeting(meeting);
    }
    if says(Standing::Begun) && !says(Standing::Unbegun) {
        return Progress::InProgress;
    }
    Progress::Open
}

/// The meeting that it is to come to, as printed: "22 January 2015", "May 2015".
fn meeting(comment: &str) -> Option<Text> {
    let small = words::lower(comment);
    // "On the forward planner for 25 May 2027".
    if small.contains("forward plan")
        && let Some(at) = words::find_word(&small, "for")
        && let Some(dated) = when::dates(comment, None).first()
        && dated.at.start == at + 4
    {
        return comment.get(dated.at.clone()).map(Text::line);
    }
    let comes = lexicon::is(Standing::Comes, comment);
    if !comes || !(words::has_word(&small, "meeting") || words::has_word(&small, "agenda")) {
        return None;
    }
    if let Some(dated) = when::dates(comment, None).first() {
        return comment.get(dated.at.clone()).map(Text::line);
    }
    // A month and its year, or a month alone.
    let words: Vec<&str> = comment.split_whitespace().collect();
    let at = words
        .iter()
        .position(|w| w.len() > 2 && w.starts_with(char::is_uppercase) && words::month(w))?;
    let year = words
        .get(at + 1)
        .map(|w| w.trim_matches(|c: char| !c.is_ascii_digit()));
    let month = words.get(at)?.trim_end_matches([',', '.']);
    Some(match year {
        Some(year) if year.len() == 4 => Text::line(&format!("{month} {year}")),
        _ => Text::line(month),
    })
}
