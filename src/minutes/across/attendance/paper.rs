//! The attendance over a time as a document and as a table.

use chrono::NaiveDate;

use super::super::super::audience::Audience;
use super::super::super::document::{Block, Paper, Run};
use super::super::super::draft::{heading, note};
use super::super::super::papers::filled as table;
use super::super::{Answer, Rows, day_of, paper};
use super::{AttendanceAcross, BodyAttendance, MARKS, MemberAttendance};
use crate::meeting::text::counted;

/// "P present, p present for part": the letters that a strip shows.
pub fn marks_in_words(signs: bool) -> String {
    let all = MARKS.iter().map(|(_, letter, sign, means)| {
        let shown = if signs { sign } else { letter };
        format!("{shown} {means}")
    });
    all.collect::<Vec<_>>().join(", ")
}

impl<A: Audience> Answer<A> for AttendanceAcross<A> {
    fn paper(&self) -> Paper<A> {
        let mut blocks = Vec::new();
        for body in &self.bodies {
            if self.bodies.len() > 1 {
                blocks.push(heading(&body.body, false));
            }
            blocks.extend(body.blocks());
        }
        if self.bodies.is_empty() {
            blocks.push(note("No meeting was held."));
        }
        let names: Vec<&str> = self.bodies.iter().map(|b| b.body.as_str()).collect();
        let of = match names.as_slice() {
            [one] => (*one).to_owned(),
            [] => "No meetings".to_owned(),
            several => format!("{} bodies", several.len()),
        };
        paper("Attendance", (&of, &self.called), self.to, blocks)
    }

    fn rows(&self) -> Rows {
        let mut rows = Vec::new();
        for body in &self.bodies {
            for m in &body.members {
                let numbers = [
                    m.called,
                    m.attended,
                    m.percent(),
                    m.part,
                    m.remote,
                    m.remote_uncounted,
                    m.deputy,
                    m.apologies,
                    m.absent,
                    m.unrecorded,
                ];
                let mut row = vec![body.body.clone(), m.person.clone(), m.seats.join("; ")];
                row.extend(numbers.map(|n| n.to_string()));
                row.extend([m.first.to_string(), m.last.to_string(), m.letters()]);
                rows.push(row);
            }
        }
        Rows {
            columns: vec![
                "body",
                "member",
                "seats",
                "called",
                "attended",
                "percent",
                "part",
                "remote",
                "remote_uncounted",
                "deputy",
                "apologies",
                "absent",
                "not_recorded",
                "first",
                "last",
                "marks",
            ],
            rows,
        }
    }
}

impl BodyAttendance {
    fn blocks(&self) -> Vec<Block> {
        let days: Vec<String> = self.meetings.iter().map(|day| day_of(*day)).collect();
        let of = format!("{}: {}.", counted(days.len(), "meeting"), days.join(", "));
        let mut blocks = vec![Block::Note(vec![Run::plain(of)])];
        let rows = self.members.iter().map(|m| {
            let some = |n: usize| if n == 0 { String::new() } else { n.to_string() };
            vec![
                m.person.clone(),
                m.seats.join("; "),
                m.called.to_string(),
                m.attended.to_string(),
                format!("{}%", m.percent()),
                some(m.part),
                some(m.remote),
                some(m.remote_uncounted),
                some(m.deputy),
                some(m.apologies),
                some(m.absent),
                some(m.unrecorded),
                self.term(m),
                m.letters().trim_end().replace(' ', "\u{00B7}"),
            ]
        });
        let heads = [
            "Member",
            "Seat",
            "Called",
            "Attended",
            "Share",
            "Of it for part",
            "Of it remotely",
            "Remotely, not counted",
            "Deputy sent",
            "Apologies",
            "Absent",
            "Not recorded",
            "Member for",
            "Meeting by meeting",
        ];
        blocks.push(table("Members".to_owned(), &heads, rows.collect()));
        blocks.push(note(&format!(
            "Meeting by meeting: {}, \u{00B7} no member then.",
            marks_in_words(false)
        )));
        let on = |days: &[NaiveDate]| {
            let days: Vec<String> = days.iter().map(|day| day_of(*day)).collect();
            days.join(", ")
        };
        if !self.deputies.is_empty() {
            let rows = self.deputies.iter().map(|d| {
                let behalf = if d.on_behalf.is_empty() {
                    "a vacant seat"
                } else {
                    &d.on_behalf
                };
                vec![d.person.clone(), behalf.to_owned(), on(&d.days)]
            });
            let heads = ["Deputy", "For", "On"];
            blocks.push(table("Deputies".to_owned(), &heads, rows.collect()));
        }
        if !self.absences.is_empty() {
            let rows = self.absences.iter().map(|a| {
                let mark = if a.exempt { "[Exempt] " } else { "" };
                let until = a.until.map_or_else(|| "no end is told".to_owned(), day_of);
                vec![
                    format!("{mark}{}", a.person),
                    day_of(a.day),
                    a.by.clone(),
                    until,
                    a.withdrawn.map_or_else(String::new, day_of),
                ]
            });
            let heads = ["Member", "On", "By", "Until", "Withdrawn on"];
            blocks.push(table(
                "Absences approved".to_owned(),
                &heads,
                rows.collect(),
            ));
        }
        if !self.vacancies.is_empty() {
            let rows = self
                .vacancies
                .iter()
                .map(|v| vec![v.seat.clone(), on(&v.days)]);
            blocks.push(table(
                "Vacant seats".to_owned(),
                &["Seat", "At the meetings of"],
                rows.collect(),
            ));
        }
        blocks
    }

    /// "from 12 March 2026", where somebody was no member for all of it.
    fn term(&self, member: &MemberAttendance) -> String {
        let (first, last) = (self.meetings.first(), self.meetings.last());
        let begins =
            (first != Some(&member.first)).then(|| format!("from {}", day_of(member.first)));
        let ends = (last != Some(&member.last)).then(|| format!("to {}", day_of(member.last)));
        [begins, ends]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ")
    }
}
