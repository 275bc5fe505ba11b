//! Pictures for the terminal: attendance as a strip of marks for each member, in signs or in letters.

use crate::meeting::text::counted;
use crate::minutes::across::{AttendanceAcross, BodyAttendance, YearReport, marks_in_words};

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
            let [first, last] = [first, last].map(|day| day.format("%-d %B %Y").to_string());
            lines.push(if first == last {
                format!("  on {first}")
            } else {
                format!("  from {first} to {last}, the oldest first")
            });
        }
        members(body, signs, &mut lines);
        for absence in &body.absences {
            let day = |day: chrono::NaiveDate| day.format("%-d %B %Y").to_string();
            let until = absence
                .until
                .map_or_else(String::new, |until| format!(" until {}", day(until)));
            let withdrawn = absence
                .withdrawn
                .map_or_else(String::new, |on| format!(", withdrawn on {}", day(on)));
            let approved = format!(
                "{}: absence approved on {}{until}{withdrawn}",
                absence.person,
                day(absence.day)
            );
            lines.extend(wrapped(&approved, 76).into_iter().map(|l| format!("  {l}")));
        }
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
    lines.extend(wrapped(&marks_in_words(signs), 70));
    lines
}

/// How wide a label and a bar may be.
const LABEL: usize = 40;
const BAR: usize = 24;

/// The year of a body in pictures of 80 columns.
pub(crate) fn year<A>(report: &YearReport<A>, signs: bool) -> Vec<String> {
    let mut lines = attendance(&report.attendance, signs);
    times(report, signs, &mut lines);
    lines.extend([
        String::new(),
        format!("Open actions: {}", report.actions.len()),
    ]);
    let ages = report.ages();
    let most = ages
        .iter()
        .map(|(_, count)| *count)
        .max()
        .unwrap_or_default();
    if most > 0 {
        for (called, count) in ages {
            let bar = bar(count, most, None, signs);
            lines.push(format!("  {} {bar} {count}", padded(called, 24)));
        }
    }
    votes(report, &mut lines);
    lines
}

fn times<A>(report: &YearReport<A>, signs: bool, lines: &mut Vec<String>) {
    lines.extend([String::new(), "Time for items, in minutes".to_owned()]);
    let planned = |n: Option<u16>| n.map_or(0, usize::from);
    let most = report
        .times
        .iter()
        .map(|t| planned(t.planned).max(t.minutes as usize))
        .max();
    let Some(most) = most.filter(|most| *most > 0) else {
        lines.push("  No times are recorded.".to_owned());
        return;
    };
    let mut day = None;
    for time in &report.times {
        if day != Some(time.date) {
            day = Some(time.date);
            lines.push(format!("  {}", time.date.format("%-d %B %Y")));
        }
        let label = format!("{} {}", time.number, time.title);
        let figure = match time.planned {
            Some(planned) => format!("{} of {planned}", time.minutes),
            None => time.minutes.to_string(),
        };
        let plan = time.planned.map(usize::from);
        let bar = bar(time.minutes as usize, most, plan, signs);
        lines.push(format!(
            "  {} {bar} {figure}",
            padded(&cut_to(label.trim(), LABEL), LABEL)
        ));
    }
    if report.times.iter().any(|t| t.planned.is_some()) {
        lines.push("  | stands where the agenda had planned its end.".to_owned());
    }
}

/// A bar, with an upright line where it was planned to end.
fn bar(length: usize, most: usize, plan: Option<usize>, signs: bool) -> String {
    let filled = if signs { '\u{2588}' } else { '#' };
    let wide = |n: usize| n * BAR / most.max(1);
    let mut bar: Vec<char> = vec![' '; BAR];
    bar.iter_mut().take(wide(length)).for_each(|c| *c = filled);
    if let Some(plan) = plan {
        bar[wide(plan).min(BAR - 1)] = '|';
    }
    bar.into_iter().collect()
}

fn votes<A>(report: &YearReport<A>, lines: &mut Vec<String>) {
    let voters = report.voters();
    if voters.is_empty() {
        return;
    }
    lines.extend([String::new(), "Votes by name, the oldest first".to_owned()]);
    for person in voters {
        let letters: Vec<char> = report
            .votes
            .iter()
            .map(|vote| {
                let own = vote.ballots.iter().find(|(p, _)| p == person);
                match own.map(|(_, vote)| vote.as_str()) {
                    Some("for") => 'F',
                    Some("against") => 'A',
                    Some("abstained") => '-',
                    Some(_) => '0',
                    None => ' ',
                }
            })
            .collect();
        for (at, line) in letters.chunks(LINE).enumerate() {
            let name = if at == 0 { cut(person) } else { String::new() };
            let line: String = line.iter().collect();
            lines.push(
                format!("  {} {line}", padded(&name, NAME))
                    .trim_end()
                    .to_owned(),
            );
        }
    }
    lines.push("  F for, A against, - abstained, 0 there and did not vote".to_owned());
    for (n, vote) in report.votes.iter().enumerate() {
        let told = format!(
            "{}. {}, {}: {} ({})",
            n + 1,
            vote.date.format("%-d %B %Y"),
            vote.item,
            vote.words,
            vote.result
        );
        lines.extend(
            wrapped(&told, 76)
                .into_iter()
                .map(|line| format!("  {line}")),
        );
    }
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
    cut_to(name, NAME)
}

fn cut_to(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most - 1).collect();
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
