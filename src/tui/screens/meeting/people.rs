//! The people by seat: in the room, deputy for whom, apologies, not accounted for, an interest
//! declared on this item; then those in attendance, and what needs a look.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::meeting::entry::Kind;
use crate::meeting::id::PersonId;
use crate::meeting::presence::Span;
use crate::meeting::{Mark, Meeting};
use crate::tui::desk::Desk;
use crate::tui::editor::{Layout, Shape};
use crate::tui::session::Session;
use crate::tui::theme::Theme;
use crate::tui::view::{Panel, Paper, stamp};

/// Columns of the words of what needs a look.
const WORDS: u16 = 29;

struct Line {
    mark: &'static str,
    words: String,
    beside: String,
    style: Style,
}

/// More lines than there can be.
pub(super) fn lines_at_most(meeting: &Meeting) -> usize {
    meeting.seats().len() + meeting.people().len() + 36
}

fn short(meeting: &Meeting, person: PersonId) -> String {
    meeting
        .person(person)
        .map_or_else(String::new, |p| p.details.short_name())
}

fn lines(theme: &Theme, meeting: &Meeting, session: &Session) -> Vec<Line> {
    let spans = meeting.spans();
    let last = |person: PersonId| spans.iter().rev().find(|s| s.person == person);
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
    let interested = |person: PersonId| declared.contains(&person);
    let mut out = Vec::new();
    for seat in meeting.seats() {
        let filled: Option<&Span> = spans
            .iter()
            .rev()
            .find(|s| s.is_open() && s.capacity.seat() == Some(seat.id));
        let holder = seat
            .holder
            .map_or_else(|| "vacant".to_owned(), |h| short(meeting, h));
        let (mark, words, beside, style) = match filled {
            Some(span) if Some(span.person) == seat.holder => {
                (theme.tick(), holder, String::new(), theme.text)
            }
            Some(span) => (
                theme.tick(),
                short(meeting, span.person),
                format!("for {holder}"),
                theme.text,
            ),
            None => {
                let beside = match seat.holder.and_then(last) {
                    Some(span) if span.stepped_out => "out",
                    Some(_) => "left",
                    None => match meeting.mark(seat.id) {
                        Mark::Apologies => "apologies",
                        Mark::Absent => "absent",
                        Mark::Present | Mark::Unaccounted => "?",
                    },
                };
                (" ", holder, beside.to_owned(), theme.quiet)
            }
        };
        let person = filled.map(|s| s.person).or(seat.holder);
        let beside = if person.is_some_and(interested) {
            format!("{beside} interest").trim().to_owned()
        } else {
            beside
        };
        out.push(Line {
            mark,
            words,
            beside,
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
            style: theme.text,
        });
    }
    if session.glance.to_check > 0 {
        out.push(blank(theme));
        out.push(heading(theme, "To check (F6)"));
        for what in session.glance.looks.iter().take(6) {
            let layout = Layout::new(what, Shape::plain(WORDS));
            for (i, row) in layout.rows().iter().enumerate() {
                out.push(Line {
                    mark: if i == 0 { theme.dot() } else { " " },
                    words: what[row.start..row.end].trim_end().to_owned(),
                    beside: String::new(),
                    style: theme.quiet,
                });
            }
        }
    }
    out
}

fn blank(theme: &Theme) -> Line {
    heading(theme, "")
}

fn heading(theme: &Theme, words: &str) -> Line {
    Line {
        mark: "",
        words: words.to_owned(),
        beside: String::new(),
        style: theme.quiet,
    }
}

/// Draws the panel.
pub(super) fn panel(desk: &Desk, session: &Session, paper: &mut Paper<'_>, area: Rect, top: usize) {
    let _ = desk;
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
        let end = paper.fitted(x, y, right, &line.words, line.style);
        let from = end + 1;
        if !line.beside.is_empty() && from + 3 < right {
            let wide = line.beside.chars().count() as u16;
            let at = right.saturating_sub(wide).max(from);
            paper.fitted(at, y, right, &line.beside, theme.quiet);
        }
    }
}
