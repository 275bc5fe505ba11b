//! How an action stands, by the words of the tracker.

use crate::import::supporting::words;
use crate::import::when;
use crate::meeting::agenda::Progress;
use crate::meeting::text::Text;

/// How an action stands; [`Progress::Open`] where nothing known is said.
pub(super) fn read(comment: &str) -> Progress {
    // Only the first words count: what follows tells what happens next.
    let key = words::key(comment);
    let has = |list: &[&str]| list.iter().any(|w| words::has_word(&key, w));
    let not = has(&[
        "not complete",
        "not completed",
        "not yet complete",
        "not yet completed",
        "incomplete",
        "not started",
        "not yet started",
        "to be completed",
        "will be completed",
        "not done",
        "not closed",
        "partially complete",
        "partly complete",
        "partially completed",
    ]);
    if has(&[
        "superseded",
        "no longer required",
        "withdrawn",
        "overtaken",
        "no longer needed",
    ]) {
        return Progress::Superseded;
    }
    let outside = has(&[
        "outside of board meetings",
        "outside board meetings",
        "outside meetings",
    ]) || (has(&["outside", "outside of"])
        && has(&["meeting", "meetings", "committee", "board"])
        && has(&["dealt", "taken", "handled", "resolved", "held"]))
        || has(&["not come back", "not to come back", "need not come back"]);
    if outside {
        return Progress::OutsideMeetings;
    }
    if !not
        && has(&[
            "complete",
            "completed",
            "closed",
            "done",
            "discharged",
            "actioned",
            "achieved",
        ])
    {
        return Progress::Completed;
    }
    if let Some(meeting) = meeting(comment) {
        return Progress::ToMeeting(meeting);
    }
    let begun = [
        "in progress",
        "ongoing",
        "on going",
        "underway",
        "under way",
        "in hand",
        "started",
        "begun",
        "partially complete",
        "partly complete",
        "partially completed",
        "in train",
        "progressing",
    ];
    if has(&begun) && !has(&["not started", "not yet started"]) {
        return Progress::InProgress;
    }
    Progress::Open
}

/// The meeting that it is to come to, as printed: "22 January 2015", "May 2015".
fn meeting(comment: &str) -> Option<Text> {
    const COMES: [&str; 14] = [
        "to come to",
        "comes to",
        "to be ",
        "to considered",
        "submitted to",
        "will come",
        "will be",
        "coming to",
        "scheduled for",
        "deferred to",
        "on the agenda",
        "added to",
        "report to",
        "reported to",
    ];
    let small = words::lower(comment);
    // "On the forward planner for 25 May 2027".
    if small.contains("forward plan")
        && let Some(at) = words::find_word(&small, "for")
        && let Some(dated) = when::dates(comment, None).first()
        && dated.at.start == at + 4
    {
        return comment.get(dated.at.clone()).map(Text::line);
    }
    let comes = COMES.iter().any(|c| small.contains(c));
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
