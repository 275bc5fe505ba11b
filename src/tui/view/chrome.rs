//! What frames every page: the header with what must always be seen, and the foot that says what
//! can be done here.

use ratatui::layout::Rect;

use super::super::commands;
use super::super::editor::grapheme::measure;
use super::super::model::{Model, Overlay, Screen};
use super::super::session::{Counted, Glance, Session};
use super::super::ui::{Tone, Ui};
use super::super::words::wrap;
use super::menu;
use crate::tui::paper::{Panel, Paper, stamp};

/// Columns kept for what is said of saving.
const SAVED: u16 = 11;

/// No more of a notice is broken into lines, in bytes.
const LONGEST: usize = 2_000;

/// From so many columns on the header tells what each body of a joint meeting needs.
const WIDE: u16 = 110;

/// Rows of the foot: more while a started command shows what may follow, or a notice is long.
pub(super) fn foot_rows(model: &Model) -> u16 {
    match model.overlay {
        // Over a slow line the keys that the foot tells must do; help has the others.
        Overlay::Begun if !model.ui.theme.looks.slow_line => 1 + menu::rows(model),
        _ => 1 + told(&model.ui).map_or(1, |lines| lines.len() as u16),
    }
}

/// A notice that is longer than a row, in lines; no more of them than the window can spare.
fn told(ui: &Ui) -> Option<Vec<String>> {
    let notice = ui.notice.as_ref()?;
    let (width, height) = (usize::from(ui.size.0), usize::from(ui.size.1));
    let width = width.saturating_sub(2 + mark(notice.tone).len());
    if notice.words.len() <= width || measure(&notice.words) <= width {
        return None;
    }
    let mut end = notice.words.len().min(LONGEST);
    while !notice.words.is_char_boundary(end) {
        end -= 1;
    }
    let mut lines = wrap(&notice.words[..end], width);
    let most = (height / 6).clamp(1, 4);
    if lines.len() > most {
        // The last line that there is room for says that there is more.
        let rest = lines.split_off(most - 1).join(" ");
        lines.push(rest);
    }
    Some(lines)
}

/// What a notice begins with.
fn mark(tone: Tone) -> &'static str {
    match tone {
        Tone::Told | Tone::Asked => "",
        Tone::Refused => "! ",
    }
}

/// What the header says of saving.
fn saved(ui: &Ui) -> (String, bool) {
    let session = ui.session.as_ref();
    session.map_or_else(|| (String::new(), false), saved_of)
}

fn saved_of(session: &Session) -> (String, bool) {
    if session.read_only.is_some() {
        return ("read only".to_owned(), true);
    }
    match (session.unsaved(), &session.saved.trouble) {
        (n, Some(_)) => (format!("NOT SAVED: {n}"), true),
        (0, None) => ("saved".to_owned(), false),
        (n, None) => (format!("{n} not saved"), false),
    }
}

/// What the header says of saving, of a session.
pub(in crate::tui) fn saved_in_words(session: &Session) -> String {
    saved_of(session).0
}

/// How many are here, as the header of a wide window says it.
pub(in crate::tui) fn count_in_words(session: &Session) -> String {
    let opened = session.meeting().opened().is_some();
    counted(&session.glance, opened, true).0
}

/// How many are here, and what that is against the quorum: it is said when one more leaving would
/// lose it, and loudly once it is lost. Whether there is one counts from the opening on.
fn counted(glance: &Glance, opened: bool, wide: bool) -> (String, bool) {
    if !glance.joint.is_empty() {
        return counted_jointly(glance, opened, wide);
    }
    let here = format!("{} of {}", glance.present, glance.seats);
    match glance.quorum {
        Some(_) if opened && !glance.quorate => {
            let (needed, counted) = glance.quorum.unwrap_or_default();
            (format!("NO QUORUM: {counted} of {needed}"), false)
        }
        Some((needed, counted)) if counted == needed => (format!("{here}, just quorate"), true),
        Some((needed, _)) => (format!("{here}, quorum {needed}"), true),
        None => (here, true),
    }
}

/// The same for each body of a joint meeting: those that have no quorum first, and loudly.
fn counted_jointly(glance: &Glance, opened: bool, wide: bool) -> (String, bool) {
    let lost = |quorum: &Option<(usize, bool)>| quorum.is_some_and(|(_, stands)| !stands);
    let without: Vec<String> = glance
        .joint
        .iter()
        .filter(|body| opened && lost(&body.quorum))
        .map(|Counted { name, here, quorum }| {
            let needed = quorum.map_or(0, |(needed, _)| needed);
            format!("{name} {here} of {needed}")
        })
        .collect();
    if !without.is_empty() {
        return (format!("NO QUORUM: {}", without.join(", ")), false);
    }
    let told: Vec<String> = glance
        .joint
        .iter()
        .map(|Counted { name, here, quorum }| match quorum {
            Some((needed, _)) if needed == here => format!("{name} {here}, just quorate"),
            Some((needed, _)) if wide => format!("{name} {here}, quorum {needed}"),
            _ => format!("{name} {here}"),
        })
        .collect();
    (told.join("; "), true)
}

/// The header.
pub(super) fn header(model: &Model, paper: &mut Paper<'_>, area: Rect) {
    let ui = &model.ui;
    let (words, alarm) = saved(ui);
    let clock = ui.clock().format("%H:%M").to_string();
    let glance = ui.session.as_ref().map(|s| (s.glance.acts, s.state()));
    let own = matches!(model.top(), Screen::Meeting(_));
    let store = ui.session.as_ref().and_then(|s| s.store.as_ref());
    if paper.stale(
        Panel::Header,
        stamp((&words, alarm, &clock, glance, own, store)),
    ) {
        let row = Rect::new(area.x, area.y, area.width, 1);
        paper.blank(row);
        let theme = paper.theme;
        let right = area.right().saturating_sub(1);
        let (count, quorate) = ui.session.as_ref().map_or_else(
            || (String::new(), true),
            |s| {
                // Nobody is to be here between meetings.
                if s.meeting().is_body_journal() {
                    return (String::new(), true);
                }
                let opened = s.meeting().opened().is_some();
                counted(&s.glance, opened, area.width >= WIDE)
            },
        );
        let out = ui.session.as_ref().and_then(|s| s.glance.excluded);
        let out = out.map(|since| since.format("PUBLIC OUT %H:%M").to_string());
        let style = if alarm { theme.alarm } else { theme.quiet };
        paper.right(area.x, area.y, right, &words, style);
        // The rest keeps its place whatever is said of saving.
        let mut x = right.saturating_sub((measure(&words) as u16).max(SAVED));
        for (part, style) in [
            (count, if quorate { theme.text } else { theme.alarm }),
            (clock, theme.strong),
            (out.unwrap_or_default(), theme.alarm),
            store.map_or_else(
                || (String::new(), theme.quiet),
                |store| {
                    let style = if store.alarm {
                        theme.alarm
                    } else {
                        theme.quiet
                    };
                    (store.words.clone(), style)
                },
            ),
        ] {
            if !part.is_empty() {
                x = paper.right(area.x, area.y, x.saturating_sub(3), &part, style);
            }
        }
        let left = area.x + 1;
        let right = x.saturating_sub(2);
        if let Some(meeting) = ui.meeting() {
            let date = &meeting.calling().date;
            let name = meeting.body().name.as_str();
            let room = usize::from(right.saturating_sub(left + 3));
            let mut day = date.format("%-d %b %Y").to_string();
            if meeting.is_body_journal() {
                "journal".clone_into(&mut day);
            } else if measure(name) + day.len() > room {
                day = date.format("%-d %b").to_string();
            }
            let end = right.saturating_sub(day.len() as u16 + 3);
            let x = paper.fitted(left, area.y, end, name, theme.strong);
            paper.fitted(x + 3, area.y, right, &day, theme.text);
        } else {
            paper.fitted(left, area.y, right, "Quorate", theme.strong);
        }
    }
    if !own && area.height > 1 && paper.stale(Panel::Frame, 1) {
        let y = area.bottom() - 1;
        paper.rule(area, y);
        let title = format!(" {} ", model.top().page().context().title());
        let style = paper.theme.accent;
        paper.text(area.x + 2, y, area.right(), &title, style);
    }
}

/// The foot: what was told, or what can be done here.
pub(super) fn foot(model: &Model, paper: &mut Paper<'_>, area: Rect) {
    let ui = &model.ui;
    let notice = ui.notice.as_ref().map(|n| (&n.words, n.tone as u8));
    let begun_now = matches!(model.overlay, Overlay::Begun);
    let form = ui.form.as_ref().map(|f| f.hint(ui));
    let form = form.or_else(|| model.top().page().hint().map(str::to_owned));
    let writes = model.top().page().writes();
    let acts = ui.session.as_ref().map(|s| s.glance.acts);
    let kind = std::mem::discriminant(model.top());
    let offered = ui
        .session
        .as_ref()
        .filter(|_| writes && form.is_none() && !begun_now)
        .map(|s| s.assist.told(s.meeting(), &s.sheet))
        .unwrap_or_default();
    if !paper.stale(
        Panel::Foot,
        stamp((notice, begun_now, &form, writes, acts, kind, area, &offered)),
    ) {
        return;
    }
    paper.blank(area);
    if area.height == 0 {
        return;
    }
    let theme = paper.theme;
    paper.rule(area, area.y);
    let (x, y, right) = (area.x + 1, area.y + 1, area.right().saturating_sub(1));
    if let Some(notice) = &ui.notice {
        let style = match notice.tone {
            Tone::Told => theme.text,
            Tone::Asked => theme.strong,
            Tone::Refused => theme.alarm,
        };
        let x = paper.text(x, y, right, mark(notice.tone), style);
        match told(ui) {
            None => {
                paper.fitted(x, y, right, &notice.words, style);
            }
            Some(lines) => {
                for (y, line) in (y..area.bottom()).zip(&lines) {
                    paper.fitted(x, y, right, line, style);
                }
            }
        }
    } else if begun_now && !theme.looks.slow_line {
        menu::draw(model, paper, area);
    } else if let Some(hint) = form {
        paper.fitted(x, y, right, &hint, theme.quiet);
    } else {
        let mut x = x;
        for (i, (key, words)) in offered.iter().enumerate() {
            // What Tab takes is told whole where it can be; the others take what is left.
            let others: usize = offered[i + 1..].iter().map(|(k, _)| k.len() + 12).sum();
            let end = right.saturating_sub(others as u16);
            if end <= x + measure(key) as u16 + 6 {
                break;
            }
            if !key.is_empty() {
                x = paper.text(x, y, end, key, theme.accent) + 1;
            }
            x = paper.fitted(x, y, end, words, theme.text) + 3;
        }
        let begins = area.x + 1;
        let offers = x > begins;
        let mut place = begins;
        if writes {
            let style = if begun_now { theme.strong } else { theme.quiet };
            x = paper.text(x, y, right, "^Space:", style) + 1;
            place += "^Space: ".len() as u16;
        }
        // Each keeps its place whatever is offered before it: what needn't move isn't drawn again at
        // each word.
        let all = hints(model, usize::from(area.width));
        let mut told_help = false;
        let mut help = None;
        for (key, words) in &all {
            let wide = (measure(key) + 1 + measure(words)) as u16;
            // Help is always told, whatever else there is no room for.
            let is_help = key == "?";
            let after = if told_help || is_help { 0 } else { 8 };
            if place + wide + after > right {
                if told_help {
                    break;
                }
                if !is_help {
                    continue;
                }
            }
            told_help |= is_help;
            if is_help && place < x {
                help = Some((key, words));
            } else if place >= x {
                let at = paper.text(place, y, right, key, theme.accent) + 1;
                paper.text(at, y, right, words, theme.quiet);
            }
            place += wide + 2;
            if let Some((key, words)) = help.filter(|_| offers && place > x + 8) {
                // What is offered lies over it: it comes right behind.
                let at = paper.text(x, y, right, key, theme.accent) + 1;
                x = paper.text(at, y, right, words, theme.quiet) + 2;
                help = None;
            }
        }
        if let Some((key, words)) = help {
            let at = paper.text(x, y, right, key, theme.accent) + 1;
            paper.text(at, y, right, words, theme.quiet);
        }
    }
}

/// Keys and words of what can be done here, most wanted first; what has no room in `columns` is
/// not asked about, for the foot is drawn at nearly every key.
pub fn hints(model: &Model, columns: usize) -> Vec<(String, String)> {
    let context = model.top().page().context();
    let mut out: Vec<(String, String)> = Vec::new();
    let mut wide = 0;
    for spec in commands::of(context).filter(|s| !s.keys.is_empty()) {
        if wide > columns {
            break;
        }
        if spec.may(&model.ui).is_ok() {
            let (key, words) = (spec.shown_key(), spec.brief.to_owned());
            wide += measure(&key) + measure(&words) + 3;
            out.push((key, words));
        }
    }
    let at = out.len().min(7);
    out.insert(at, ("?".to_owned(), "help".to_owned()));
    out
}

/// The window is too small to work in; what matters is still told.
pub(super) fn too_small(ui: &Ui, paper: &mut Paper<'_>) {
    let area = paper.area();
    let (words, alarm) = saved(ui);
    if !paper.stale(Panel::Page, stamp((&words, area))) {
        return;
    }
    paper.blank(area);
    let theme = paper.theme;
    let style = if alarm { theme.alarm } else { theme.text };
    paper.text(0, 0, area.right(), "Too small", theme.strong);
    paper.text(0, 1, area.right(), &words, style);
    let (width, height) = super::LEAST;
    let need = format!("needs {width}x{height}");
    paper.text(0, 2, area.right(), &need, theme.quiet);
}
