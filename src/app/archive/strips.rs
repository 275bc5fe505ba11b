//! Pictures for the terminal: attendance as a strip of marks for each member, in signs or in letters.

use crate::meeting::text::counted;
use crate::minutes::across::{AttendanceAcross, BodyAttendance, marks_in_words};

/// How wide the name of a member may be, and how many marks stand in a line.
const NAME: usize = 30;
const LINE: usize = 30;

/// The attendance body by body, a line for each member: their marks meeting by meeting, how many they
/// attended of how many, and the share. No line is wider than 80 columns.
pub(crate) fn attendance<A>(answer: &AttendanceAcross<A>, signs: bool) -> Vec<String> {
    let mut lines = Vec::new();
    for body in &answer.bodies {
        lines.push(format!(
            "{}, {}: {}",
            body.body,
            answer.called(),
            counted(body.meetings.len(), "meeting")
        ));
        if let (Some(first), Some(last)) = (body.meetings.first(), body.meetings.last()) {
            lines.push(format!(
                "  from {} to {}, the oldest first",
                first.format("%-d %B %Y"),
                last.format("%-d %B %Y")
            ));
        }
        members(body, signs, &mut lines);
        for vacancy in &body.vacancies {
            lines.push(format!(
                "  {} was vacant at {}",
                vacancy.seat,
                counted(vacancy.days.len(), "meeting")
            ));
        }
        lines.push(String::new());
    }
    if lines.is_empty() {
        return vec!["No meeting was held.".to_owned()];
    }
    lines.extend(wrapped(&marks_in_words(signs), 78));
    lines
}

fn members(body: &BodyAttendance, signs: bool, lines: &mut Vec<String>) {
    for member in &body.members {
        let marks: Vec<char> = member
            .marks
            .iter()
            .map(|mark| if signs { mark.sign() } else { mark.letter() })
            .collect();
        let width = marks.len().min(LINE);
        let told = format!(
            "{:>2} of {:<2} {:>3}%",
            member.attended,
            member.called,
            member.percent()
        );
        for (at, line) in marks.chunks(LINE).enumerate() {
            let strip: String = line.iter().collect();
            let name = if at == 0 {
                cut(&member.person)
            } else {
                String::new()
            };
            let told = if at == 0 { told.as_str() } else { "" };
            let strip = padded(&strip, width);
            lines.push(
                format!("  {} {strip} {told}", padded(&name, NAME))
                    .trim_end()
                    .to_owned(),
            );
        }
    }
}

fn cut(name: &str) -> String {
    if name.chars().count() <= NAME {
        return name.to_owned();
    }
    let kept: String = name.chars().take(NAME - 1).collect();
    format!("{kept}\u{2026}")
}

fn padded(text: &str, width: usize) -> String {
    let wide = text.chars().count();
    format!("{text}{}", " ".repeat(width.saturating_sub(wide)))
}

/// A text in lines of a width.
pub(crate) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
