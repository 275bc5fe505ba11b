//! Who attended, as a strip of squares for each member, and which absences were approved.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::{CELL, NAMES, cell, cut, picture, table};
use crate::minutes::across::{AbsenceAcross, BodyAttendance, Mark, marks_in_words};

/// The attendance of a body: the strips, and the same as tables.
pub(super) fn section(body: &BodyAttendance) -> Markup {
    let underline = if body.absences.is_empty() {
        ""
    } else {
        "; where a line stands beneath, the absence was approved"
    };
    let about = format!(
        "A row for each member, a square for each of {} meetings, the oldest first: {}{underline}.",
        body.meetings.len(),
        marks_in_words(false)
    );
    let wide = NAMES + CELL * body.meetings.len() + 80;
    let high = CELL * body.members.len() + 6;
    let inside = html! {
        @for (row, member) in body.members.iter().enumerate() {
            text class="end" x=(NAMES - 8) y=(row * CELL + CELL - 7) { (cut(&member.person, 32)) }
            @for (at, mark) in member.marks.iter().enumerate() {
                @if *mark != Mark::None {
                    (cell(NAMES + at * CELL, row * CELL, class_of(*mark), &mark.letter().to_string()))
                    @if !mark.is_attended() && approved_on(body, &member.person, at) {
                        (underlined(NAMES + at * CELL, row * CELL))
                    }
                }
            }
            text x=(NAMES + CELL * body.meetings.len() + 8) y=(row * CELL + CELL - 7) {
                (member.attended) " of " (member.called)
            }
        }
    };
    let rows: Vec<Vec<String>> = body
        .members
        .iter()
        .map(|m| {
            vec![
                m.person.clone(),
                m.called.to_string(),
                m.attended.to_string(),
                format!("{}%", m.percent()),
                m.deputy.to_string(),
                m.apologies.to_string(),
                m.absent.to_string(),
                m.letters().trim_end().replace(' ', "\u{B7}"),
            ]
        })
        .collect();
    let heads = [
        "Member",
        "Called",
        "Attended",
        "Share",
        "Deputy sent",
        "Apologies",
        "Absent",
        "Meeting by meeting",
    ];
    html! {
        h2 { "Attendance" }
        (picture("attendance", ("Attendance meeting by meeting", &about), (wide.max(400), high), &inside))
        p { "Meeting by meeting: " (marks_in_words(false)) ", \u{B7} no member then" (underline) "." }
        (table("Attendance", &heads, &rows))
        @if !body.absences.is_empty() { (absences(&body.absences)) }
    }
}

/// Which absences were approved; why is told to nobody.
fn absences(approved: &[AbsenceAcross]) -> Markup {
    let day = |day: NaiveDate| day.format("%-d %B %Y").to_string();
    let rows: Vec<Vec<String>> = approved
        .iter()
        .map(|a| {
            let mark = if a.exempt { "[Exempt] " } else { "" };
            vec![
                format!("{mark}{}", a.person),
                day(a.day),
                a.by.clone(),
                a.until.map_or_else(|| "no end is told".to_owned(), day),
                a.withdrawn.map_or_else(|| "no".to_owned(), day),
            ]
        })
        .collect();
    let heads = ["Member", "Approved on", "By", "Until", "Withdrawn"];
    table("Absences approved", &heads, &rows)
}

/// Whether an approval of a member's absence holds on the day of a meeting.
fn approved_on(body: &BodyAttendance, person: &str, at: usize) -> bool {
    let own = |a: &&AbsenceAcross| a.person == person;
    let mut own = body.absences.iter().filter(own);
    body.meetings
        .get(at)
        .is_some_and(|day| own.any(|a| a.holds_on(*day)))
}

fn underlined(x: usize, y: usize) -> Markup {
    html! {
        line class="plan" x1=(x + 1) y1=(y + CELL - 2) x2=(x + CELL - 2) y2=(y + CELL - 2) {}
    }
}

fn class_of(mark: Mark) -> &'static str {
    match mark {
        Mark::Present | Mark::Remote => "full",
        Mark::Part | Mark::RemoteUncounted | Mark::Deputy => "some",
        _ => "none",
    }
}
