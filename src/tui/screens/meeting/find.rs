//! Finding words: in this item as they are typed, then in all the others. The words found are
//! selected in the record.

use ratatui::layout::Rect;

use crate::meeting::Meeting;
use crate::meeting::id::{EntryId, ItemId};
use crate::tui::editor::find::find_all;
use crate::tui::editor::{Field, grapheme};
use crate::tui::forms::step::edit;
use crate::tui::key::{Code, Key};
use crate::tui::paper::{Panel, Paper, stamp};
use crate::tui::port::Effect;
use crate::tui::session::Session;
use crate::tui::ui::Ui;

/// Rows that the question takes at the foot of the record.
pub(super) const ROWS: u16 = 2;

/// What comes of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// The question stays.
    Stay,
    /// It is over.
    Done,
    /// It is over, and the key means something else.
    Other,
}

/// A place where the words stand.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Hit {
    item: ItemId,
    entry: EntryId,
    from: usize,
    to: usize,
}

/// Words being looked for.
#[derive(Debug)]
pub(super) struct Finding {
    field: Field,
    /// The item, the entry and the byte where the officer was.
    began: (Option<ItemId>, Option<EntryId>, usize),
    /// All places, in the order of the agenda, the item that it began in first.
    hits: Vec<Hit>,
    /// The one shown.
    at: Option<usize>,
}

impl Finding {
    /// Looks for `words`, those of the last time, which typing replaces; or for what is selected.
    pub(super) fn begin(ui: &mut Ui, words: &str, out: &mut Vec<Effect>) -> Option<Self> {
        let now = ui.now;
        let session = ui.session.as_mut()?;
        session.flush(now, out);
        let block = session.sheet.block();
        let selected = block.map_or("", |b| b.text.selected());
        let words = if selected.is_empty() || selected.contains('\n') {
            words
        } else {
            selected
        };
        let mut field = Field::new(words);
        field.select_all();
        let caret = block.map_or(0, |b| {
            b.text.selection().map_or(b.text.caret(), |s| s.start)
        });
        let mut finding = Self {
            field,
            began: (session.sheet.item(), session.sheet.entry(), caret),
            hits: Vec::new(),
            at: None,
        };
        finding.look(session);
        Some(finding)
    }

    /// The words looked for.
    pub(super) fn words(&self) -> &str {
        self.field.text()
    }

    /// A key.
    pub(super) fn key(&mut self, ui: &mut Ui, key: Key) -> Found {
        let Some(session) = ui.session.as_mut() else {
            return Found::Done;
        };
        match key.code {
            Code::Esc => {
                if self.at.is_none() {
                    self.go_back(session);
                }
                return Found::Done;
            }
            Code::Char('z') if key.ctrl => {
                self.go_back(session);
                return Found::Done;
            }
            Code::Enter if key.shift || key.alt => self.step(session, false),
            Code::Up => self.step(session, false),
            Code::Enter | Code::Down => self.step(session, true),
            Code::Char('f') if key.ctrl => self.step(session, true),
            _ if !is_for_a_line(key) => return Found::Other,
            _ => {
                if edit(&mut self.field, key) {
                    self.look(session);
                }
            }
        }
        Found::Stay
    }

    /// Words pasted into the question.
    pub(super) fn paste(&mut self, ui: &mut Ui, words: &str) {
        self.field.insert(words);
        if let Some(session) = ui.session.as_mut() {
            self.look(session);
        }
    }

    /// Finds all places, and shows the first from where the officer was.
    fn look(&mut self, session: &mut Session) {
        self.hits = hits(session.meeting(), self.field.text(), self.began.0);
        let meeting = session.meeting();
        let order = |entry: EntryId| {
            let item = self.began.0.and_then(|id| meeting.item(id));
            item.and_then(|i| meeting.entries_of(i).position(|e| e.id == entry))
        };
        // In a paragraph not yet begun the officer is behind all that stands in the item.
        let here = self.began.1.map_or(Some(usize::MAX), order);
        let after = |hit: &Hit| {
            let same = Some(hit.item) == self.began.0;
            !same || (order(hit.entry), hit.from) >= (here, self.began.2)
        };
        // The item written in comes before all others, also before where the officer is.
        let first = self
            .hits
            .iter()
            .position(|hit| after(hit) && self.is_here(hit));
        self.at = first.or_else(|| (!self.hits.is_empty()).then_some(0));
        if self.at.is_none() {
            self.go_back(session);
        }
        self.show(session);
    }

    fn is_here(&self, hit: &Hit) -> bool {
        Some(hit.item) == self.began.0
    }

    /// The next place, or the one before; round at the ends.
    fn step(&mut self, session: &mut Session, on: bool) {
        let count = self.hits.len();
        self.at = self.at.map(|at| {
            if on {
                (at + 1) % count
            } else {
                (at + count - 1) % count
            }
        });
        self.show(session);
    }

    /// Selects the place in the record.
    fn show(&self, session: &mut Session) {
        let Some(hit) = self.at.and_then(|at| self.hits.get(at)) else {
            return;
        };
        let meeting = session.journal.meeting();
        session.sheet.stand_in(meeting, hit.entry, hit.to);
        if session.sheet.entry() == Some(hit.entry)
            && let Some(block) = session.sheet.block_mut()
            && hit.to <= block.text.text().len()
        {
            block.text.select(hit.from..hit.to);
        }
        session.sheet.follow();
    }

    /// Back where the officer was.
    fn go_back(&self, session: &mut Session) {
        let meeting = session.journal.meeting();
        if let Some(block) = session.sheet.block_mut() {
            block.text.clear_selection();
        }
        match self.began {
            (_, Some(entry), at) => session.sheet.stand_in(meeting, entry, at),
            (Some(item), None, _) => {
                session.sheet.turn_to(meeting, item);
                session.sheet.stand_at_end();
            }
            _ => {}
        }
        session.sheet.follow();
    }

    /// How many there are, in words.
    fn count(&self) -> String {
        if self.field.text().is_empty() {
            return String::new();
        }
        let Some(at) = self.at else {
            return "nowhere in these minutes".to_owned();
        };
        let here = self.hits.iter().filter(|hit| self.is_here(hit)).count();
        let others = self.hits.len() - here;
        let mut words = match here {
            0 => "not in this item".to_owned(),
            _ if at < here => format!("{} of {here} in this item", at + 1),
            _ => format!("{here} in this item"),
        };
        match others {
            0 => {}
            _ if at >= here => {
                words = format!("{words}, {} of {others} in others", at - here + 1);
            }
            _ => words = format!("{words}, {others} in others"),
        }
        words
    }

    /// Draws the question, and puts the caret into it.
    pub(super) fn draw(&self, paper: &mut Paper<'_>, area: Rect) {
        if area.height < ROWS {
            return;
        }
        let (x, y, right) = (area.x + 1, area.y + 1, area.right().saturating_sub(1));
        let theme = paper.theme;
        let count = self.count();
        let label = "Find:";
        let from = x + grapheme::measure(label) as u16 + 1;
        let end = right.saturating_sub(grapheme::measure(&count) as u16 + 2);
        let room = Rect::new(
            from,
            y,
            end.max(from + 8).min(right).saturating_sub(from),
            1,
        );
        let mut shown = self.field.clone();
        let text = shown.text_box();
        let look = (shown.text(), text.caret(), text.selection(), &count, area);
        if paper.stale(Panel::Find, stamp(look)) {
            paper.blank(area);
            paper.rule(area, area.y);
            let keys = " Enter next  Up previous  Esc stay here  ^Z back ";
            paper.text(area.x + 2, area.y, area.right(), keys, theme.quiet);
            paper.text(x, y, right, label, theme.strong);
            paper.right(from + 8, y, right, &count, theme.quiet);
        }
        if room.width > 0 {
            let caret = shown.paint(paper.buffer, room, theme.text, theme.marked);
            paper.touch(room);
            paper.put_caret(caret, y);
        }
    }
}

/// Whether a key means something in a line of text.
fn is_for_a_line(key: Key) -> bool {
    match key.code {
        Code::Left | Code::Right | Code::Home | Code::End | Code::Backspace | Code::Delete => true,
        Code::Char('a' | 'w' | 'u') if key.ctrl => true,
        _ => key.typed().is_some(),
    }
}

/// All places where `words` stand, beginning with the item `first` and going round.
fn hits(meeting: &Meeting, words: &str, first: Option<ItemId>) -> Vec<Hit> {
    let items = meeting.items();
    let start = first.and_then(|id| meeting.item_index(id)).unwrap_or(0);
    let round = items.iter().skip(start).chain(items.iter().take(start));
    let mut found = Vec::new();
    for item in round {
        for entry in meeting.entries_of(item) {
            found.extend(find_all(&entry.text, words).map(|range| Hit {
                item: item.id,
                entry: entry.id,
                from: range.start,
                to: range.end,
            }));
        }
    }
    found
}
