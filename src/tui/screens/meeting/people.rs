//! The people by seat: in the room, deputy for whom, apologies, not accounted for, an interest
//! declared on this item; then those in attendance, and what needs a look.

use std::fmt::Write as _;

use super::speakers;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::meeting::check::Severity;
use crate::meeting::entry::Kind;
use crate::meeting::id::PersonId;
use crate::meeting::people::Seat;
use crate::meeting::presence::Span;
use crate::meeting::speakers::Asker;
use crate::meeting::{Mark, Meeting};
use crate::tui::editor::grapheme::measure;
use crate::tui::editor::{Layout, Shape};
use crate::tui::paper::{Panel, Paper, stamp};
use crate::tui::session::Session;
use crate::tui::theme::Theme;
use crate::tui::ui::Ui;

/// Columns of the words of what needs a look.
const WORDS: u16 = 29;

struct Line {
    mark: &'static str,
    words: String,
    /// The same in fewer letters, where the words don't fit.
    shorter: String,
    beside: String,
    /// What stands beside is told whole: the words give way to it.
    is_state: bool,
    style: Style,
}

/// More lines than there can be.
pub(super) fn lines_at_most(meeting: &Meeting) -> usize {
    meeting.speakers().len() + meeting.seats().len() + meeting.people().len() + 38
}

fn short(meeting: &Meeting, person: PersonId) -> String {
    meeting
        .person(person)
        .map_or_else(String::new, |p| meeting.short_name(&p.details))
}

/// A seat: who is in it, or why nobody is.
enum Seated {
    /// The holder.
    Holder(PersonId),
    /// A deputy for the holder.
    Deputy(PersonId, Option<PersonId>),
    /// Nobody: the holder, and where they are in a word.
    Empty(Option<PersonId>, &'static str),
}

/// Who sits where, by seat.
fn seated(meeting: &Meeting) -> Vec<Seated> {
    let spans = meeting.spans();
    let last = |person: PersonId| spans.iter().rev().find(|s| s.person == person);
    let of = |seat: &Seat| {
        let filled: Option<&Span> = spans
            .iter()
            .rev()
            .find(|s| s.is_open() && s.capacity.seat() == Some(seat.id));
        match filled {
            Some(span) if Some(span.person) == seat.holder => Seated::Holder(span.person),
            Some(span) => Seated::Deputy(span.person, seat.holder),
            None => Seated::Empty(
                seat.holder,
                match seat.holder.and_then(last) {
                    Some(span) if span.stepped_out => "out",
                    Some(_) => "left",
                    None => match meeting.mark(seat.id) {
                        Mark::Apologies => "apologies",
                        Mark::Absent => "absent",
                        Mark::Present | Mark::Unaccounted => "?",
                    },
                },
            ),
        }
    };
    meeting.seats().iter().map(of).collect()
}

/// The shortest name that tells who is meant.
pub(super) fn shortest(meeting: &Meeting, person: PersonId) -> String {
    meeting
        .person(person)
        .map_or_else(String::new, |p| meeting.shortest_name(&p.details))
}

/// Which of the members are not here, in a line of at most `room` columns: names give way first,
/// and what there is no room for is counted. Empty where nobody is missing.
pub(super) fn away(meeting: &Meeting, room: usize) -> String {
    let missing: Vec<(String, &str)> = seated(meeting)
        .into_iter()
        .filter_map(|seat| match seat {
            Seated::Empty(Some(holder), why) => Some((shortest(meeting, holder), why)),
            _ => None,
        })
        .collect();
    let to_go = to_go_out(meeting, room);
    if !to_go.is_empty() {
        return to_go;
    }
    if missing.is_empty() {
        return String::new();
    }
    let named = |(name, why): &(String, &str)| match *why {
        "?" => format!("{name} ?"),
        why => format!("{name} ({why})"),
    };
    for shown in (1..=missing.len()).rev() {
        let listed: Vec<String> = missing[..shown].iter().map(named).collect();
        let mut words = format!("Not here: {}", listed.join(", "));
        if shown < missing.len() {
            let _ = write!(words, " and {} more (F3)", missing.len() - shown);
        }
        if measure(&words) <= room {
            return words;
        }
    }
    format!("Not here: {}", missing.len())
}

/// Who is to go out for the item before the body, with the key that records it: until that is done
/// it stands where everybody's absence does.
fn to_go_out(meeting: &Meeting, room: usize) -> String {
    let who = meeting.to_withdraw();
    if who.is_empty() {
        return String::new();
    }
    let names: Vec<String> = who.iter().map(|p| shortest(meeting, *p)).collect();
    let words = format!("To go out for this item (Alt-i): {}", names.join(", "));
    if measure(&words) <= room {
        words
    } else {
        format!("To go out for this item (Alt-i): {}", who.len())
    }
}

/// The longest state that is told by the name of whom a deputy sits for.
const STATE: usize = 14;

fn lines(theme: &Theme, meeting: &Meeting, session: &Session) -> Vec<Line> {
    let spans = meeting.spans();
    let item = session.sheet.item();
    let declared: Vec<PersonId> = meeting
        .all_entries()
        .iter()
        .filter(|e| !e.struck)
        .filter_map(|e| match &e.kind {
            Kind::Declaration { person, items, .. } if items.contains(&item?) => Some(*person),
            _ => None,
        })
        .collect();
    let to_go = meeting.to_withdraw();
    let mut out = asked_to_speak(theme, meeting);
    for seat in seated(meeting) {
        let (mark, person, beside, style) = match seat {
            Seated::Holder(person) => (theme.tick(), Some(person), String::new(), theme.text),
            Seated::Deputy(person, holder) => {
                let holder = holder.map_or_else(String::new, |h| shortest(meeting, h));
                let mut beside = format!("for {holder}");
                if holder.is_empty() || measure(&beside) > STATE {
                    "deputy".clone_into(&mut beside);
                }
                (theme.tick(), Some(person), beside, theme.text)
            }
            Seated::Empty(holder, why) => (" ", holder, why.to_owned(), theme.quiet),
        };
        let beside = match (
            person.filter(|p| meeting.is_in_room(*p) && meeting.is_remote(*p)),
            beside,
        ) {
            (Some(_), beside) if beside.is_empty() => "remote".to_owned(),
            (_, beside) => beside,
        };
        let interested = person.is_some_and(|p| declared.contains(&p));
        let goes = person.is_some_and(|p| to_go.contains(&p));
        let beside = match (beside.as_str(), interested) {
            _ if goes => "to go out: W".to_owned(),
            (_, false) => beside,
            ("", true) => "interest".to_owned(),
            (_, true) => format!("{beside}, interest"),
        };
        out.push(Line {
            mark,
            words: person.map_or_else(|| "vacant".to_owned(), |p| short(meeting, p)),
            shorter: person.map_or_else(String::new, |p| shortest(meeting, p)),
            beside,
            is_state: true,
            style,
        });
    }
    let attending: Vec<&Span> = spans
        .iter()
        .filter(|s| s.is_open() && s.capacity.seat().is_none())
        .collect();
    if !attending.is_empty() {
        out.push(blank(theme));
        out.push(heading(theme, "In attendance"));
    }
    for span in attending {
        out.push(Line {
            mark: theme.tick(),
            words: short(meeting, span.person),
            beside: meeting
                .person(span.person)
                .map_or_else(String::new, |p| p.details.standing().to_owned()),
            shorter: String::new(),
            is_state: false,
            style: theme.text,
        });
    }
    if session.glance.to_check > 0 {
        out.push(blank(theme));
        out.push(heading(theme, "To check (F6)"));
        for (severity, what) in session.glance.looks.iter().take(6) {
            let mark = match severity {
                Severity::Warning => "!",
                Severity::Note => theme.dot(),
            };
            let layout = Layout::new(what, Shape::plain(WORDS));
            for (i, row) in layout.rows().iter().enumerate() {
                out.push(Line {
                    mark: if i == 0 { mark } else { " " },
                    words: what[row.start..row.end].trim_end().to_owned(),
                    shorter: String::new(),
                    beside: String::new(),
                    is_state: false,
                    style: theme.quiet,
                });
            }
        }
    }
    out
}

/// Who asked to speak, above all others: whoever speaks is marked, and those who wait are counted.
fn asked_to_speak(theme: &Theme, meeting: &Meeting) -> Vec<Line> {
    let speakers = meeting.speakers();
    if speakers.is_empty() {
        return Vec::new();
    }
    let mut out = vec![heading(theme, "To speak (Alt-,)")];
    let mut number = 0;
    for speaker in speakers {
        let beside = if speaker.speaks {
            "speaks".to_owned()
        } else {
            number += 1;
            number.to_string()
        };
        out.push(Line {
            mark: if speaker.speaks { theme.pointer() } else { " " },
            words: match speaker.who {
                Asker::Person(person) => short(meeting, person),
                _ => speakers::short(meeting, speaker),
            },
            shorter: speakers::short(meeting, speaker),
            beside,
            is_state: true,
            style: if speaker.speaks {
                theme.strong
            } else {
                theme.text
            },
        });
    }
    out.push(blank(theme));
    out
}

fn blank(theme: &Theme) -> Line {
    heading(theme, "")
}

fn heading(theme: &Theme, words: &str) -> Line {
    Line {
        mark: "",
        words: words.to_owned(),
        shorter: String::new(),
        beside: String::new(),
        is_state: false,
        style: theme.quiet,
    }
}

/// Draws the panel.
pub(super) fn panel(ui: &Ui, session: &Session, paper: &mut Paper<'_>, area: Rect, top: usize) {
    let _ = ui;
    let key = (session.glance.acts, session.sheet.item(), area, top);
    if !paper.stale(Panel::People, stamp(key)) {
        return;
    }
    paper.blank(area);
    let theme = paper.theme;
    let lines = lines(&theme, session.meeting(), session);
    for (y, line) in (area.y..area.bottom()).zip(lines.iter().skip(top)) {
        let right = area.right().saturating_sub(1);
        if line.mark.is_empty() {
            paper.fitted(area.x + 1, y, right, &line.words, line.style);
            continue;
        }
        paper.text(area.x + 1, y, right, line.mark, theme.accent);
        let x = area.x + 3;
        if line.is_state && !line.beside.is_empty() {
            let at = paper.right(x, y, right, &line.beside, theme.quiet);
            let end = at.saturating_sub(1).max(x);
            let fits = measure(&line.words) <= usize::from(end - x);
            let name = if fits { &line.words } else { &line.shorter };
            paper.fitted(x, y, end, name, line.style);
            continue;
        }
        let end = paper.fitted(x, y, right, &line.words, line.style);
        let from = end + 1;
        if !line.beside.is_empty() && from + 3 < right {
            let wide = measure(&line.beside) as u16;
            let at = right.saturating_sub(wide).max(from);
            paper.fitted(at, y, right, &line.beside, theme.quiet);
        }
    }
}
