//! The newest resolution, exactly as it will print, to be read out; arrows reach earlier ones and a
//! key stamps it as agreed.

use ratatui::layout::Rect;

use crate::meeting::Meeting;
use crate::meeting::entry::{Kind, Stage};
use crate::meeting::id::EntryId;
use crate::meeting::intent::{Intent, Ref};
use crate::minutes::entry_record;
use crate::tui::commands::{Command, Context};
use crate::tui::editor::{Layout, Painting, Shape};
use crate::tui::input::{Mouse, MouseKind};
use crate::tui::key::{Code, Key};
use crate::tui::page::{self, Next};
use crate::tui::paper::Paper;
use crate::tui::port::Effect;
use crate::tui::ui::Ui;

/// The longest lines that are read out well.
const MEASURE: u16 = 66;
/// How the draft marks what was not agreed.
const NOT_AGREED: &str = "[not agreed]";
/// Columns of the numbers.
const MARGIN: u16 = 8;

/// The screen's state.
#[derive(Debug, Default)]
pub struct Page {
    shown: Option<EntryId>,
    top: usize,
}

impl Page {
    /// The newest resolution.
    pub fn open(ui: &Ui) -> Self {
        let newest = ui.meeting().and_then(|m| m.resolutions().next_back());
        Self {
            shown: newest.map(|e| e.id),
            top: 0,
        }
    }

    /// Goes to the resolution before or after.
    fn step(&mut self, ui: &mut Ui, later: bool) {
        let Some(meeting) = ui.meeting() else {
            return;
        };
        let all: Vec<EntryId> = meeting.resolutions().map(|e| e.id).collect();
        let at = all.iter().position(|id| Some(*id) == self.shown);
        let to = match (at, later) {
            (Some(at), true) => all.get(at + 1),
            (Some(at), false) => at.checked_sub(1).and_then(|at| all.get(at)),
            (None, _) => all.last(),
        };
        match to {
            Some(to) => {
                self.shown = Some(*to);
                self.top = 0;
            }
            None if later => ui.tell("This is the newest resolution."),
            None => ui.tell("There is no resolution before this one."),
        }
    }
}

impl Page {
    /// Scrolls by a line of a long resolution.
    fn scroll(&mut self, ui: &Ui, down: bool) {
        let shown = self.shown.and_then(|id| Some(lines(ui.meeting()?, id)));
        let last = shown.map_or(0, |lines| lines.len().saturating_sub(1));
        self.top = if down {
            (self.top + 1).min(last)
        } else {
            self.top.saturating_sub(1)
        };
    }
}

/// The lines as they print: number, words.
fn lines(meeting: &Meeting, entry: EntryId) -> Vec<(String, String)> {
    let house = meeting.house();
    let agreed = stage_of(meeting, entry) == Some(Stage::Agreed);
    entry_record(meeting, house, entry)
        .iter()
        .map(|line| {
            let runs = line.runs();
            let mut words: String = runs.iter().map(|run| run.text.as_str()).collect();
            // It is read out as it will print once it is agreed; the mark is for the draft.
            if !agreed && let Some(rest) = words.strip_prefix(NOT_AGREED) {
                words = format!("{} {}", house.resolved.trim_end(), rest.trim_start());
            }
            (line.number.clone().unwrap_or_default(), words)
        })
        .collect()
}

fn stage_of(meeting: &Meeting, entry: EntryId) -> Option<Stage> {
    match &meeting.entry(entry)?.kind {
        Kind::Resolution { stage, .. } => Some(*stage),
        _ => None,
    }
}

/// How far it has come, in words.
fn stage(meeting: &Meeting, entry: EntryId) -> String {
    let Some(entry) = meeting.entry(entry) else {
        return String::new();
    };
    let at = entry
        .staged
        .map_or_else(String::new, |at| at.format(" at %H:%M").to_string());
    match &entry.kind {
        Kind::Resolution { stage, .. } => match stage {
            Stage::Worded => "Still being worded".to_owned(),
            Stage::Put => format!("Put to the meeting{at}"),
            Stage::Agreed => format!("Agreed{at}"),
            Stage::Lost => format!("Lost{at}"),
            Stage::Withdrawn => format!("Withdrawn{at}"),
            Stage::Fallen | Stage::Accepted => format!("Fell{at}"),
        },
        _ => String::new(),
    }
}

impl page::Page for Page {
    fn context(&self) -> Context {
        Context::ReadBack
    }

    fn run(&mut self, ui: &mut Ui, command: Command, out: &mut Vec<Effect>) -> Next {
        match command {
            Command::NextResolution => self.step(ui, true),
            Command::EarlierResolution => self.step(ui, false),
            Command::ReadAgree | Command::ReadPut => {
                if let Some(entry) = self.shown.map(Ref::from) {
                    let (intent, told) = if command == Command::ReadAgree {
                        (
                            Intent::Agree { entry },
                            "Agreed. Esc goes back to the record.",
                        )
                    } else {
                        (Intent::Put { entry }, "Put to the meeting. a agrees it.")
                    };
                    if ui.act(intent, out).is_some() {
                        ui.tell(told);
                    }
                }
            }
            _ => {}
        }
        Next::Stay
    }

    fn key(&mut self, ui: &mut Ui, key: Key, _out: &mut Vec<Effect>) -> Next {
        match key.code {
            Code::PageUp => self.scroll(ui, false),
            Code::PageDown => self.scroll(ui, true),
            _ => return Next::Unused,
        }
        Next::Stay
    }

    fn mouse(&mut self, ui: &mut Ui, mouse: Mouse, _out: &mut Vec<Effect>) -> Next {
        match mouse.kind {
            MouseKind::ScrollUp => self.scroll(ui, false),
            MouseKind::ScrollDown => self.scroll(ui, true),
            _ => {}
        }
        Next::Stay
    }

    fn draw(&self, ui: &Ui, paper: &mut Paper<'_>, body: Rect) {
        paper.blank(body);
        let theme = paper.theme;
        let (Some(meeting), Some(entry)) = (ui.meeting(), self.shown) else {
            let words = "No resolution stands any more; Esc goes back.";
            paper.fitted(body.x + 2, body.y + 1, body.right(), words, theme.text);
            return;
        };
        let width = body.width.saturating_sub(MARGIN + 4).clamp(10, MEASURE);
        let left = body.x + (body.width.saturating_sub(width + MARGIN)) / 2;
        let rows: Vec<(String, String, Layout)> = lines(meeting, entry)
            .into_iter()
            .skip(self.top)
            .map(|(number, words)| {
                let layout = Layout::new(&words, Shape::plain(width));
                (number, words, layout)
            })
            .collect();
        // A blank row between lines, and the whole in the middle of the window, where it fits.
        let high: usize = rows.iter().map(|(_, _, l)| l.rows().len() + 1).sum();
        let spare = usize::from(body.height).saturating_sub(high + 4);
        let mut y = body.y + 2.min(body.height / 4) + (spare / 3) as u16;
        let item = meeting
            .entry(entry)
            .and_then(|e| meeting.item(e.item))
            .map_or_else(String::new, |i| {
                format!("Item {}  {}", i.details.number, i.details.title)
            });
        let end = (left + MARGIN + width).min(body.right());
        paper.fitted(left, y.saturating_sub(2), end, &item, theme.quiet);
        for (number, words, layout) in &rows {
            if y >= body.bottom() {
                break;
            }
            paper.text(left, y, end, number, theme.quiet);
            let count = layout.rows().len() as u16;
            let area = Rect::new(left + MARGIN, y, width, count.min(body.bottom() - y));
            let painting = Painting {
                text: words,
                layout,
                style: theme.strong,
                ranges: &[],
            };
            let area = area.intersection(body);
            painting.paint(paper.buffer, area, 0, 0..layout.rows().len());
            y = y.saturating_add(count + 1);
        }
        if y < body.bottom() {
            let words = stage(meeting, entry);
            paper.fitted(left + MARGIN, y, end, &words, theme.accent);
        }
    }
}
