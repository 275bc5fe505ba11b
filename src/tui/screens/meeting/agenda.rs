//! The agenda: where the body is and where the officer writes, in a line or in a panel of its own.

use ratatui::layout::Rect;

use crate::meeting::Meeting;
use crate::meeting::agenda::{Item, Stamp, Standing};
use crate::meeting::id::ItemId;
use crate::meeting::text::counted;
use crate::tui::paper::{Panel, Paper, stamp};
use crate::tui::port::Effect;
use crate::tui::session::Session;
use crate::tui::theme::Theme;
use crate::tui::ui::Ui;

/// More minutes than any item takes: the session was left open and the time is not the meeting's.
const A_DAY: i64 = 24 * 60;

/// Minutes that the body has spent on an item; none where the clock can't tell, as when a session
/// is looked at again much later.
fn spent(item: &Item, now: Stamp) -> Option<i64> {
    let minutes = |t: &crate::meeting::agenda::Taking| {
        let minutes = (t.to.unwrap_or(now) - t.from).num_minutes().max(0);
        (t.to.is_some() || minutes < A_DAY).then_some(minutes)
    };
    item.takings.iter().map(minutes).sum()
}

/// Minutes spent on the item before the body: what time alone changes here.
fn spent_now(ui: &Ui, session: &Session) -> Option<i64> {
    let item = session.meeting().item(session.glance.before_body?)?;
    spent(item, ui.clock())
}

/// The mark of an item's state.
fn mark(theme: &Theme, item: &Item, before_body: bool) -> &'static str {
    match item.standing {
        Standing::Deferred { .. } => "~",
        Standing::Withdrawn { .. } => "x",
        Standing::Taken if before_body => theme.pointer(),
        Standing::Taken => theme.tick(),
        Standing::Waiting => " ",
    }
}

struct Mark {
    id: ItemId,
    words: String,
    now: bool,
    here: bool,
}

/// The items as they stand in the strip.
fn marks(theme: &Theme, meeting: &Meeting, session: &Session, now: Stamp) -> Vec<Mark> {
    let before = session.glance.before_body;
    meeting
        .items()
        .iter()
        .map(|item| {
            let number = &item.details.number;
            let is_now = before == Some(item.id);
            let words = if is_now {
                let spent = spent(item, now).map_or(String::new(), |spent| format!(" {spent}m"));
                format!("[{number} {}{spent}]", item.details.title)
            } else {
                format!("{number}{}", mark(theme, item, false).trim())
            };
            Mark {
                id: item.id,
                words,
                now: is_now,
                here: session.sheet.item() == Some(item.id),
            }
        })
        .collect()
}

/// Draws the strip: items by number with their state, the one before the body by name, the one
/// written in, and how much there is to check.
pub(super) fn strip(
    ui: &Ui,
    session: &Session,
    paper: &mut Paper<'_>,
    area: Rect,
    with_panel: bool,
) {
    let key = (
        session.glance.acts,
        spent_now(ui, session),
        session.sheet.item(),
        area,
        with_panel,
        ui.at.is_some(),
    );
    if area.height == 0 || !paper.stale(Panel::Strip, stamp(key)) {
        return;
    }
    paper.blank(area);
    let theme = paper.theme;
    let (y, right) = (area.y, area.right().saturating_sub(1));
    let meeting = session.meeting();
    let check = match session.glance.to_check {
        0 => String::new(),
        n => format!("{n} to check"),
    };
    let mut end = paper
        .right(area.x, y, right, &check, theme.text)
        .saturating_sub(3);
    let number = |id: Option<ItemId>| {
        id.and_then(|id| meeting.item(id))
            .map_or_else(String::new, |i| i.details.number.to_string())
    };
    let writing = number(session.sheet.item());
    if !writing.is_empty() {
        let words = format!("writing in {writing}");
        end = paper
            .right(area.x, y, end, &words, theme.accent)
            .saturating_sub(3);
    }
    if let Some(crate::meeting::intent::When::Clock(time)) = ui.at {
        let words = format!("next fact at {}", time.format("%H:%M"));
        end = paper
            .right(area.x, y, end, &words, theme.strong)
            .saturating_sub(3);
    }
    let left = area.x + 1;
    if with_panel {
        let words = match session.glance.before_body.and_then(|id| meeting.item(id)) {
            Some(item) => {
                let spent = spent(item, ui.clock());
                let spent = spent.map_or(String::new(), |spent| {
                    format!(
                        ", {}",
                        counted(usize::try_from(spent).unwrap_or(0), "minute")
                    )
                });
                format!(
                    "Before the body: {} {}{spent}",
                    item.details.number, item.details.title
                )
            }
            None => state_words(session).to_owned(),
        };
        paper.fitted(left, y, end, &words, theme.strong);
        return;
    }
    let marks = marks(&theme, meeting, session, ui.clock());
    if session.glance.before_body.is_none() {
        let words = state_words(session);
        let wide: usize = marks.iter().map(|m| m.words.len() + 1).sum();
        if usize::from(end.saturating_sub(left)) > wide + words.len() + 2 {
            end = paper
                .right(left, y, end, words, theme.quiet)
                .saturating_sub(2);
        }
    }
    for (x, room, mark) in spread(&marks, left, end) {
        let style = match (mark.now, mark.here) {
            (true, _) => theme.strong,
            (_, true) => theme.accent,
            _ => theme.quiet,
        };
        let end = x + room;
        if room > 2 && mark.now {
            // The bracket closes also where the name is cut short.
            let x = paper.fitted(x, y, end - 1, mark.words.trim_end_matches(']'), style);
            paper.text(x, y, end, "]", style);
        } else {
            paper.text(x, y, end, &mark.words, style);
        }
    }
}

fn state_words(session: &Session) -> &'static str {
    match session.state() {
        "prepared" => "not open yet",
        "adjourned" => "adjourned",
        "closed" => "closed",
        "approved" => "approved",
        _ => "no item taken",
    }
}

/// Where the marks stand between two columns: all of them if the name of the item before the body
/// can be cut short enough, else those around it.
fn spread(marks: &[Mark], left: u16, right: u16) -> Vec<(u16, u16, &Mark)> {
    let wide = |m: &Mark| m.words.chars().count() as u16;
    let room = right.saturating_sub(left);
    let others: u16 = marks.iter().filter(|m| !m.now).map(|m| wide(m) + 1).sum();
    let of_now = marks.iter().find(|m| m.now).map_or(0, wide);
    let for_now = of_now.min(room.saturating_sub(others)).max(of_now.min(16));
    let at = marks.iter().position(|m| m.now || m.here).unwrap_or(0);
    let size = |m: &Mark| if m.now { for_now } else { wide(m) };
    let mut first = 0;
    while first < at && marks[first..=at].iter().map(|m| size(m) + 1).sum::<u16>() > room {
        first += 1;
    }
    let mut out = Vec::new();
    let mut x = left;
    for mark in &marks[first..] {
        let wide = size(mark);
        if x + wide > right {
            break;
        }
        out.push((x, wide, mark));
        x += wide + 1;
    }
    out
}

/// A click on the strip turns to the item there.
pub(super) fn click_strip(ui: &mut Ui, area: Rect, column: u16, out: &mut Vec<Effect>) {
    let (now, clock, theme) = (ui.now, ui.clock(), ui.theme);
    let Some(session) = ui.session.as_mut() else {
        return;
    };
    let marks = marks(&theme, session.meeting(), session, clock);
    let hit = spread(&marks, area.x + 1, area.right().saturating_sub(24))
        .into_iter()
        .find(|(x, wide, _)| (*x..x + wide).contains(&column))
        .map(|(_, _, mark)| mark.id);
    if let Some(item) = hit {
        session.turn_to(now, item, out);
    }
}

/// The agenda in a panel: number, title, state, minutes spent against those planned.
pub(super) fn panel(ui: &Ui, session: &Session, paper: &mut Paper<'_>, area: Rect, top: usize) {
    let minutes = spent_now(ui, session);
    let key = (
        session.glance.acts,
        minutes,
        session.sheet.item(),
        area,
        top,
    );
    if !paper.stale(Panel::Agenda, stamp(key)) {
        return;
    }
    paper.blank(area);
    let theme = paper.theme;
    let meeting = session.meeting();
    for (y, item) in (area.y..area.bottom()).zip(meeting.items().iter().skip(top)) {
        let now = session.glance.before_body == Some(item.id);
        let here = session.sheet.item() == Some(item.id);
        let spent = spent(item, ui.clock());
        let time = match (item.takings.is_empty(), item.details.planned_minutes) {
            (true, None) => String::new(),
            (true, Some(planned)) => format!("({planned}m)"),
            (false, None) => spent.map_or(String::new(), |spent| format!("{spent}m")),
            (false, Some(planned)) => match spent {
                Some(spent) => format!("{spent}/{planned}m"),
                None => format!("({planned}m)"),
            },
        };
        let style = match (now, here) {
            (true, _) => theme.strong,
            (_, true) => theme.accent,
            _ if !meeting.is_on_agenda(item) => theme.quiet,
            _ => theme.text,
        };
        paper.text(area.x + 1, y, area.right(), mark(&theme, item, now), style);
        let number = &item.details.number;
        let at = (area.x + 5).saturating_sub(number.chars().count() as u16);
        paper.text(at, y, area.right(), number, style);
        let end = area.right() - 1;
        let over = item
            .details
            .planned_minutes
            .is_some_and(|planned| spent.is_some_and(|spent| spent > i64::from(planned)));
        let time_style = if over { theme.strong } else { theme.quiet };
        let end = paper.right(area.x + 6, y, end, &time, time_style);
        let end = paper.fitted(
            area.x + 6,
            y,
            end.saturating_sub(1),
            &item.details.title,
            style,
        );
        if here && end + 2 < area.right() {
            // The pen's place is told by more than its colour.
            paper.text(area.x, y, area.x + 1, "*", theme.accent);
        }
    }
}

/// A click on the panel turns to the item there.
pub(super) fn click(ui: &mut Ui, row: usize, out: &mut Vec<Effect>) {
    let now = ui.now;
    let Some(session) = ui.session.as_mut() else {
        return;
    };
    if let Some(item) = session.meeting().items().get(row).map(|i| i.id) {
        session.turn_to(now, item, out);
    }
}
