//! What keys and clicks do to a question.

use super::{Choice, Kind, Mark, Step, Taken};
use crate::meeting::people::PersonDetails;
use crate::meeting::text::Text;
use crate::tui::editor::{Delete, Field, Motion};
use crate::tui::input::{Mouse, MouseKind};
use crate::tui::key::{Code, Key};
use crate::tui::people::{Known, Wanted, new_person};
use crate::tui::ui::Ui;

impl Step {
    /// A key.
    pub fn key(&mut self, ui: &Ui, key: Key) -> Taken {
        match &self.kind {
            Kind::People { .. } => self.people_key(ui, key),
            Kind::Words { may_be_empty, .. } => {
                let may_be_empty = *may_be_empty;
                let wanted = matches!(key.code, Code::Enter | Code::Tab) && !key.alt;
                if let Some(words) = self.offered().filter(|_| wanted).map(str::to_owned) {
                    self.field.set_text(&words);
                    return if key.code == Code::Enter {
                        Taken::Answered
                    } else {
                        Taken::Stay
                    };
                }
                if key.code == Code::Enter && !key.alt {
                    let empty = self.field.text().trim().is_empty();
                    return if empty && !may_be_empty {
                        Taken::Refused(
                            "This can't be left empty: type it, or Esc goes back.".into(),
                        )
                    } else {
                        Taken::Answered
                    };
                }
                edit(&mut self.field, key);
                Taken::Stay
            }
            Kind::Choice { .. } => self.choice_key(key),
            Kind::Pick { .. } => self.pick_key(key),
            Kind::Marks { .. } => self.marks_key(key),
            Kind::Figures { .. } => self.figures_key(key),
            Kind::Grid(_) | Kind::Checklist(_) => {
                if self.move_mark(key) {
                    return Taken::Stay;
                }
                match &mut self.kind {
                    Kind::Grid(grid) => grid.key(key, &mut self.marked),
                    Kind::Checklist(list) => list.key(key, &mut self.marked),
                    _ => Taken::Stay,
                }
            }
        }
    }

    pub(super) fn move_mark(&mut self, key: Key) -> bool {
        let last = self.row_count().saturating_sub(1);
        match key.code {
            Code::Up => self.marked = self.marked.saturating_sub(1),
            Code::Down => self.marked = (self.marked + 1).min(last),
            Code::PageUp => self.marked = self.marked.saturating_sub(8),
            Code::PageDown => self.marked = (self.marked + 8).min(last),
            _ => return false,
        }
        true
    }

    fn choice_key(&mut self, key: Key) -> Taken {
        if self.move_mark(key) {
            return Taken::Stay;
        }
        let Kind::Choice {
            choices,
            capitals,
            lines,
            writes_on,
        } = &self.kind
        else {
            return Taken::Stay;
        };
        if key.code == Code::Enter && self.marked >= choices.len() && !lines.is_empty() {
            self.answer = None;
            return Taken::Answered;
        }
        let chosen = match key.code {
            Code::Enter => choices.get(self.marked).map(|c| c.letter),
            // Where a letter alone is the beginning of words, one with Alt chooses.
            Code::Char(c) if *writes_on && key.alt => by_letter(choices, c),
            Code::Char(c) if !*writes_on && !key.ctrl && !key.alt => {
                by_letter(choices, c).or_else(|| {
                    let small = c.to_ascii_lowercase();
                    (capitals.is_some() && by_letter(choices, small) == Some(small)).then_some(c)
                })
            }
            _ => None,
        };
        let Some(letter) = chosen else {
            return none_of_these(key);
        };
        let small = letter.to_ascii_lowercase();
        self.marked = choices
            .iter()
            .position(|c| c.letter == letter || c.letter == small)
            .unwrap_or(0);
        self.answer = Some(letter);
        Taken::Answered
    }

    fn pick_key(&mut self, key: Key) -> Taken {
        if self.move_mark(key) {
            return Taken::Stay;
        }
        let Kind::Pick { all, fits, reading } = &self.kind else {
            return Taken::Stay;
        };
        if key.code == Code::Enter || *reading {
            return if fits.is_empty() && !*reading {
                Taken::Refused("Nothing in the list fits what is typed.".into())
            } else {
                Taken::Answered
            };
        }
        let labels = all.len();
        if edit(&mut self.field, key) {
            self.fit();
            let typed = self.field.text().trim();
            if let Kind::Pick { all, fits, .. } = &self.kind
                && labels > 0
                && fits.len() == 1
                && all[fits[0]].0 == typed
            {
                return Taken::Answered;
            }
        }
        Taken::Stay
    }

    fn marks_key(&mut self, key: Key) -> Taken {
        if self.move_mark(key) {
            return Taken::Stay;
        }
        let marked = self.marked;
        let Kind::Marks {
            rows,
            marks,
            choices,
            chosen,
        } = &mut self.kind
        else {
            return Taken::Stay;
        };
        let letter = match key.code {
            Code::Enter => choices.get(marked).map(|c| c.letter),
            Code::Char(c) if !key.ctrl && !key.alt => {
                // A limb's own letter or number turns it: agreed, amended, not.
                let label = c.to_string();
                let by_label = rows.iter().position(|(l, _)| *l == label);
                let by_digit = c
                    .to_digit(10)
                    .and_then(|d| (d as usize).checked_sub(1))
                    .filter(|&i| i < rows.len());
                if let Some(i) = by_label.or(by_digit) {
                    marks[i] = match marks[i] {
                        Mark::Yes => Mark::Amended,
                        Mark::Amended => Mark::No,
                        Mark::No => Mark::Yes,
                    };
                    return Taken::Stay;
                }
                by_letter(choices, c)
            }
            _ => None,
        };
        if letter.is_none() {
            return none_of_these(key);
        }
        *chosen = letter;
        Taken::Answered
    }

    fn people_key(&mut self, ui: &Ui, key: Key) -> Taken {
        if let Kind::People { nobody_first, .. } = &mut self.kind
            && std::mem::take(nobody_first)
        {
            match key.code {
                Code::Enter => {
                    if let Kind::People { said_nobody, .. } = &mut self.kind {
                        *said_nobody = true;
                    }
                    return Taken::Answered;
                }
                // From beside the question to the first of the list.
                Code::Down => return Taken::Stay,
                _ => {}
            }
        }
        if self.move_mark(key) {
            return Taken::Stay;
        }
        let marked = self.marked;
        let Kind::People {
            wanted,
            several,
            nobody,
            taken,
            rows,
            confirming,
            said_nobody,
            ..
        } = &mut self.kind
        else {
            return Taken::Stay;
        };
        if let Some(details) = confirming {
            match key.code {
                Code::Enter => {
                    taken.push(Known::New(details.clone()));
                    *confirming = None;
                    return Taken::Answered;
                }
                Code::Tab if details.cue => *details = new_person(self.field.text()),
                Code::Tab => {
                    // All of what was typed is the cue.
                    *details = PersonDetails {
                        name: Text::line(self.field.text()),
                        cue: true,
                        ..PersonDetails::default()
                    };
                }
                Code::Backspace => *confirming = None,
                _ => {}
            }
            return Taken::Stay;
        }
        let typed = self.field.text();
        let digit = match key.code {
            Code::Char(c) if !key.ctrl && !key.alt => c.to_digit(10),
            _ => None,
        };
        let plain_nobody = nobody.as_ref().is_some_and(|n| {
            key == Key::char(n.letter) && (typed.is_empty() || n.letter.is_ascii_digit())
        });
        if plain_nobody {
            *said_nobody = true;
            return Taken::Answered;
        }
        let row = match (digit, key.code) {
            (Some(d), _) if d > 0 => rows.get(d as usize - 1),
            (_, Code::Enter | Code::Tab) => rows.get(marked),
            _ => None,
        };
        let more = key.code == Code::Tab || (key.code == Code::Char(',') && *several);
        match key.code {
            Code::Enter if typed.is_empty() && *several && !taken.is_empty() => {
                return Taken::Answered;
            }
            Code::Enter | Code::Tab if row.is_none() => {
                if typed.trim().is_empty() {
                    return Taken::Refused("Type a name, or Esc goes back.".into());
                }
                if *wanted == Wanted::Voting {
                    let why = "Nobody who is here and may vote is called so; Esc goes back.";
                    return Taken::Refused(why.into());
                }
                if *wanted == Wanted::Speaking {
                    taken.push(Known::Named(Text::line(typed)));
                    return Taken::Answered;
                }
                *confirming = Some(new_person(typed));
                return Taken::Stay;
            }
            _ => {}
        }
        if let Some(row) = row.cloned() {
            taken.push(row);
            self.field.set_text("");
            self.marked = 0;
            if *several && more {
                self.refresh(ui);
                return Taken::Stay;
            }
            return Taken::Answered;
        }
        if edit(&mut self.field, key) {
            self.marked = 0;
            self.refresh(ui);
            if key.typed().is_some_and(char::is_alphabetic) {
                return self.only_one(ui);
            }
        }
        Taken::Stay
    }

    /// Pasted text.
    pub fn paste(&mut self, ui: &Ui, text: &Text) {
        if self.field().is_some() {
            self.field.insert(text);
            self.refresh(ui);
            self.fit();
        }
    }

    /// A click on a row of the list, or the wheel.
    pub fn click(&mut self, ui: &Ui, row: usize, mouse: Mouse) -> Taken {
        match mouse.kind {
            MouseKind::ScrollUp => {
                self.move_mark(Key::plain(Code::Up));
                Taken::Stay
            }
            MouseKind::ScrollDown => {
                self.move_mark(Key::plain(Code::Down));
                Taken::Stay
            }
            MouseKind::Down(_) if row < self.row_count() => {
                if let Kind::People { nobody_first, .. } = &mut self.kind {
                    *nobody_first = false;
                }
                self.marked = row;
                self.key(ui, Key::plain(Code::Enter))
            }
            _ => Taken::Stay,
        }
    }
}

/// What is told of a letter that chooses nothing.
fn none_of_these(key: Key) -> Taken {
    match key.typed() {
        Some(c) if !c.is_whitespace() => {
            Taken::Refused(format!("{c} is none of the keys shown; Esc goes back."))
        }
        _ => Taken::Stay,
    }
}

pub(super) fn by_letter(choices: &[Choice], c: char) -> Option<char> {
    let is = |choice: &&Choice| choice.letter == c;
    let found = choices.iter().find(is).map(|c| c.letter);
    let digit = c.to_digit(10).and_then(|d| (d as usize).checked_sub(1));
    found.or_else(|| digit.and_then(|i| choices.get(i)).map(|c| c.letter))
}

/// The usual keys of a line of text; answers whether the text changed.
pub fn edit(field: &mut Field, key: Key) -> bool {
    let word = key.ctrl || key.alt;
    let shift = key.shift;
    match key.code {
        Code::Char(c) if !key.ctrl && !key.alt => field.insert(&c.to_string()).is_some(),
        Code::Char('a') if key.ctrl => {
            field.select_all();
            false
        }
        Code::Char('w') if key.ctrl => field.delete(Delete::WordBack).is_some(),
        Code::Char('u') if key.ctrl => field.delete(Delete::ToLineStart).is_some(),
        Code::Backspace if word => field.delete(Delete::WordBack).is_some(),
        Code::Backspace => field.delete(Delete::Back).is_some(),
        Code::Delete if word => field.delete(Delete::WordForward).is_some(),
        Code::Delete => field.delete(Delete::Forward).is_some(),
        Code::Left if word => {
            field.go(Motion::WordLeft, shift);
            false
        }
        Code::Right if word => {
            field.go(Motion::WordRight, shift);
            false
        }
        Code::Left => {
            field.go(Motion::Left, shift);
            false
        }
        Code::Right => {
            field.go(Motion::Right, shift);
            false
        }
        Code::Home => {
            field.go(Motion::LineStart, shift);
            false
        }
        Code::End => {
            field.go(Motion::LineEnd, shift);
            false
        }
        _ => false,
    }
}
