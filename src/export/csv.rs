//! Tables for spreadsheets, as CSV (RFC 4180) in UTF-8: what a spreadsheet would take for a formula is
//! made text, and numbers of items and minutes are words, so that 7.10 does not become 7.1.

use crate::minutes::Audience;
use crate::minutes::across::Rows;
use crate::minutes::document::leaving;
use crate::minutes::papers::{Chapters, Tracker, VoteRow, Votes, WorkProgramme};

use super::clock;

/// What a cell may not begin with: a spreadsheet would work it out. The wide forms count in some of
/// them.
const FORMULA: [char; 10] = [
    '=', '+', '-', '@', '\t', '\r', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}',
];

/// A row of cells, each between quotation marks.
fn row<S: AsRef<str>>(out: &mut String, cells: impl IntoIterator<Item = S>) {
    for (at, cell) in cells.into_iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        let cell = leaving(cell.as_ref());
        let text = cell.trim();
        out.push('"');
        if text.starts_with(FORMULA) {
            out.push('\'');
        }
        out.push_str(&text.replace('"', "\"\""));
        out.push('"');
    }
    out.push_str("\r\n");
}

/// An answer over several meetings, a row each; docs/archive.md tells the columns.
pub fn rows_csv(rows: &Rows) -> Vec<u8> {
    let mut out = String::new();
    row(&mut out, &rows.columns);
    for cells in &rows.rows {
        row(&mut out, cells);
    }
    out.into_bytes()
}

/// "Item 7": a number alone would be taken for one.
fn numbered(word: &str, number: &str) -> String {
    if number.is_empty() {
        String::new()
    } else {
        format!("{word} {number}")
    }
}

const VOTES: [&str; 23] = [
    "item",
    "title",
    "minute",
    "time",
    "on",
    "words",
    "mover",
    "seconder",
    "method",
    "told",
    "for",
    "against",
    "abstained",
    "did_not_vote",
    "names_for",
    "names_against",
    "names_abstained",
    "names_did_not_vote",
    "casting_vote_of",
    "casting_vote",
    "recorded_on_request",
    "result",
    "body",
];

/// The votes, a row each; docs/documents.md tells the columns.
pub fn votes_csv<A: Audience>(votes: &Votes<A>) -> Vec<u8> {
    let mut out = String::new();
    row(&mut out, VOTES);
    for vote in votes.rows() {
        row(&mut out, cells(vote));
    }
    out.into_bytes()
}

fn cells(vote: &VoteRow) -> [String; 23] {
    let number = |n: Option<u16>| n.map_or_else(String::new, |n| n.to_string());
    let names = |which: &str| -> String {
        let names: Vec<&str> = vote
            .ballots
            .iter()
            .filter(|b| b.vote == which)
            .map(|b| b.person.as_str())
            .collect();
        names.join("; ")
    };
    let own: Vec<String> = vote
        .recorded_on_request
        .iter()
        .map(|v| format!("{}: {}", v.person, v.vote))
        .collect();
    let casting = vote.casting.as_ref();
    [
        numbered("Item", &vote.item),
        vote.title.clone(),
        numbered("Minute", &vote.minute),
        vote.time.clone(),
        vote.on.to_owned(),
        vote.words.clone(),
        vote.mover.clone(),
        vote.seconder.clone(),
        vote.method.to_owned(),
        vote.told.to_owned(),
        number(vote.in_favour),
        number(vote.against),
        number(vote.abstained),
        number(vote.did_not_vote),
        names("for"),
        names("against"),
        names("abstained"),
        names("did-not-vote"),
        casting.map_or_else(String::new, |c| c.person.clone()),
        casting.map_or_else(String::new, |c| c.vote.to_owned()),
        own.join("; "),
        vote.result.to_owned(),
        vote.body.clone().unwrap_or_default(),
    ]
}

const TRACKER: [&str; 13] = [
    "meeting", "item", "title", "minute", "action", "owners", "due", "due_on", "state", "progress",
    "comment", "as_of", "readers",
];

/// The actions of several meetings, a row each; docs/documents.md tells the columns.
pub fn tracker_csv<A: Audience>(tracker: &Tracker<A>) -> Vec<u8> {
    let mut out = String::new();
    row(&mut out, TRACKER);
    for action in tracker.actions() {
        row(
            &mut out,
            [
                action.meeting.to_string(),
                numbered("Item", &action.item),
                action.title.clone(),
                numbered("Minute", &action.minute),
                action.action.clone(),
                action.owners.join("; "),
                action.due.clone(),
                action
                    .due_on
                    .map_or_else(String::new, |day| day.to_string()),
                action.state.to_owned(),
                action.progress.clone(),
                action.comment.clone(),
                action.as_of.to_string(),
                action.readers.to_owned(),
            ],
        );
    }
    out.into_bytes()
}

const PROGRAMME: [&str; 9] = [
    "meeting",
    "date",
    "start",
    "venue",
    "title",
    "summary",
    "lead",
    "purpose",
    "put_off_from",
];

/// The work programme of a body, a row an item, and one for a meeting with nothing on it yet;
/// docs/documents.md tells the columns.
pub fn programme_csv<A: Audience>(programme: &WorkProgramme<A>) -> Vec<u8> {
    let mut out = String::new();
    row(&mut out, PROGRAMME);
    for meeting in programme.meetings() {
        let of_meeting = || {
            [
                meeting.meeting.clone(),
                meeting.date.map_or_else(String::new, |day| day.to_string()),
                meeting.start.clone().unwrap_or_default(),
                meeting.venue.clone(),
            ]
        };
        if meeting.items.is_empty() {
            let [words, date, start, venue] = of_meeting();
            let none = String::new;
            row(
                &mut out,
                [
                    words,
                    date,
                    start,
                    venue,
                    none(),
                    none(),
                    none(),
                    none(),
                    none(),
                ],
            );
        }
        for item in &meeting.items {
            let [words, date, start, venue] = of_meeting();
            row(
                &mut out,
                [
                    words,
                    date,
                    start,
                    venue,
                    item.title.clone(),
                    item.summary.clone(),
                    item.lead.clone(),
                    item.purpose.clone(),
                    item.put_off_from.join("; "),
                ],
            );
        }
    }
    out.into_bytes()
}

/// The chapters of a recording, a row each.
pub fn chapters_csv<A: Audience>(chapters: &Chapters<A>) -> Vec<u8> {
    let mut out = String::new();
    row(
        &mut out,
        ["start", "end", "start_seconds", "kind", "item", "title"],
    );
    for chapter in chapters.chapters() {
        row(
            &mut out,
            [
                clock(chapter.from),
                clock(chapter.to),
                chapter.from.to_string(),
                chapter.kind.to_owned(),
                numbered("Item", &chapter.item),
                chapter.title.clone(),
            ],
        );
    }
    out.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::row;

    #[test]
    fn nothing_in_a_cell_is_worked_out_or_breaks_the_row() {
        let mut out = String::new();
        let cells = [
            "=1+1",
            "+44",
            "-2",
            "@SUM(A1)",
            "\t=1",
            "\u{FF1D}1",
            "say \"no\", twice",
            "two\nlines",
            "  =1",
            "plain",
        ];
        row(&mut out, cells);
        assert_eq!(
            out,
            "\"'=1+1\",\"'+44\",\"'-2\",\"'@SUM(A1)\",\"'=1\",\"'\u{FF1D}1\",\
             \"say \"\"no\"\", twice\",\"two lines\",\"'=1\",\"plain\"\r\n"
        );
    }
}
