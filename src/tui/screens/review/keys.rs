//! What the keys of the review do.

use ratatui::layout::Rect;

use super::mend::{Mend, Typed};
use super::rows::{Heading, Row};
use super::{Asked, Page};
use crate::import::draft::Standing;
use crate::tui::commands::Command;
use crate::tui::key::{Code, Key};
use crate::tui::page::Next;
use crate::tui::port::Effect;
use crate::tui::ui::Ui;

impl Page {
    /// A key, before it can be a command.
    pub(super) fn pressed(&mut self, ui: &mut Ui, key: Key) -> Next {
        self.answering = self.asked.take();
        if self.mend.is_some() {
            return self.mending(ui, key);
        }
        // There is no session yet whose acts could be undone.
        if key
            == (Key {
                ctrl: true,
                ..Key::char('z')
            })
        {
            self.undo(ui);
            return Next::Stay;
        }
        if self.whole {
            return self.read_on(key);
        }
        if key == Key::char('n') && self.table.empty {
            ui.wanted = Some(Command::NewMeeting);
            return Next::Stay;
        }
        if self.list.key(key, self.table.rows.len(), self.table.may()) {
            return Next::Stay;
        }
        Next::Unused
    }

    /// A key while the lines have the whole body.
    fn read_on(&mut self, key: Key) -> Next {
        let body = self.papers;
        let page = usize::from(body.height.saturating_sub(1)).max(1);
        let proposal = self.draft.proposal();
        match key.code {
            Code::Up => self.scroll(body, false, 1),
            Code::Down => self.scroll(body, true, 1),
            Code::PageUp => self.scroll(body, false, page),
            Code::PageDown | Code::Char(' ') => self.scroll(body, true, page),
            Code::Home => self.view.end(proposal, false),
            Code::End => self.view.end(proposal, true),
            _ => return Next::Unused,
        }
        Next::Stay
    }

    pub(super) fn scroll(&mut self, area: Rect, down: bool, rows: usize) {
        for _ in 0..rows {
            self.view.scroll(self.draft.proposal(), area.width, down);
        }
    }

    fn mending(&mut self, ui: &mut Ui, key: Key) -> Next {
        let Some(mend) = &mut self.mend else {
            return Next::Unused;
        };
        // Out of the editor, out of the program, and help are where they always are.
        let everywhere = matches!(key.code, Code::Esc | Code::F(_))
            || (key.ctrl && matches!(key.code, Code::Char('q' | 'p')));
        if everywhere {
            return Next::Unused;
        }
        if mend.key(key) == Typed::Take {
            let (field, words) = (mend.field, mend.words().trim().to_owned());
            let open = self.table.open;
            let blank = self.draft.needs_words(field);
            let label = self.draft.fields().get(field).map(|f| f.label.to_string());
            match self.draft.mend(field, &words) {
                Ok(others) => {
                    self.mend = None;
                    self.same_told = others;
                    if let Some(label) = label.filter(|_| blank) {
                        self.given.insert(label, words);
                    }
                    self.lay_out();
                    // Something certain was put right: the officer reads on from there.
                    if self.table.open < open {
                        self.go_on(ui, field);
                    } else {
                        self.show(field);
                    }
                }
                Err(why) => ui.refuse(why.as_str()),
            }
        }
        Next::Stay
    }

    /// A command of the review.
    pub(super) fn command(&mut self, ui: &mut Ui, command: Command, out: &mut Vec<Effect>) -> Next {
        // What isn't seen isn't settled.
        if self.mend.is_some() {
            ui.refuse("First Enter, which takes the words being mended, or Esc.");
            return Next::Stay;
        }
        if self.whole {
            if command == Command::ReviewSource {
                self.whole = false;
                self.viewed = None;
                self.drawn += 1;
            } else {
                ui.refuse("Esc goes back to the fields, where that can be done.");
            }
            return Next::Stay;
        }
        let told = self.list.at;
        match command {
            Command::ReviewAccept => self.accept(ui, out),
            Command::ReviewMend => self.begin_mending(ui),
            Command::ReviewDrop => self.drop_or_restore(ui),
            Command::ReviewAcceptAlike => self.settle_alike(ui, Standing::Taken),
            Command::ReviewDropAlike => self.settle_alike(ui, Standing::Dropped),
            Command::ReviewNext => self.find_open(ui, true),
            Command::ReviewBefore => self.find_open(ui, false),
            Command::ReviewMake => self.make(ui, out),
            Command::ReviewUndo => self.undo(ui),
            Command::ReviewSource => self.open_whole(ui),
            Command::ReviewPassed => self.go_to_passed(ui),
            Command::ReviewUnfold => self.fold(ui, false),
            Command::ReviewFold => self.fold(ui, true),
            Command::ReviewSection | Command::ReviewSectionUp => {
                let down = command == Command::ReviewSection;
                if let Some(at) = self.table.section(self.list.at, down) {
                    self.list.at = at;
                }
            }
            Command::ReviewDown => self.scroll(self.papers, true, 1),
            Command::ReviewUp => self.scroll(self.papers, false, 1),
            _ => {}
        }
        if self.list.at != told {
            self.drawn += 1;
        }
        Next::Stay
    }

    fn accept(&mut self, ui: &mut Ui, out: &mut Vec<Effect>) {
        match self.row() {
            Some(Row::Make) => self.make(ui, out),
            Some(Row::Field(at)) => {
                // What has no words can't be accepted: they are asked for.
                if self.draft.needs_words(at) {
                    self.begin_mending(ui);
                    return;
                }
                self.same_told = self.draft.settle(at, Standing::Taken);
                self.lay_out();
                self.go_on(ui, at);
            }
            Some(_) => self.open_whole(ui),
            None => {}
        }
    }

    /// To the next field to settle; when none is left, to where the meeting is made.
    fn go_on(&mut self, ui: &mut Ui, from: usize) {
        self.go_to_open(Some(from));
        let others = std::mem::take(&mut self.same_told);
        let same = match others {
            0 => String::new(),
            1 => "1 other field says the same and is settled with it. ".to_owned(),
            n => format!("{n} other fields say the same and are settled with it. "),
        };
        if self.table.open == 0 {
            ui.tell(format!("{same}All is settled: Enter makes the meeting."));
        } else if !same.is_empty() {
            ui.tell(format!("{same}u takes that back."));
        }
    }

    /// Takes or drops all fields that have the doubt of the marked one.
    fn settle_alike(&mut self, ui: &mut Ui, standing: Standing) {
        let marked = self.field().filter(|(_, f)| f.standing == Standing::Open);
        let Some((at, _)) = marked else {
            ui.refuse("Mark a field that is to be settled; Tab goes to one.");
            return;
        };
        let count = self.draft.settle_alike(at, standing);
        if count == 0 {
            ui.refuse("There are no words to accept: e gives them.");
            return;
        }
        self.lay_out();
        self.go_to_open(Some(at));
        let what = match standing {
            Standing::Dropped => "dropped",
            _ => "accepted",
        };
        let s = if count == 1 { " is" } else { "s are" };
        ui.tell(format!("{count} field{s} {what}; u takes that back."));
    }

    fn find_open(&mut self, ui: &mut Ui, down: bool) {
        let from = self.field().map(|(at, _)| at);
        let found = if down {
            self.draft.next_open(from)
        } else {
            self.draft.previous_open(from)
        };
        if let Some(at) = found {
            self.mark(Row::Field(at));
        } else {
            self.mark(Row::Make);
            ui.tell("Nothing is left to settle: Enter makes the meeting.");
        }
    }

    fn begin_mending(&mut self, ui: &mut Ui) {
        // A row that is made of several values is mended in the one that names it.
        let field = self.field().map(|(at, _)| self.draft.mends(at));
        let Some((at, field)) = field.and_then(|at| Some((at, self.draft.fields().get(at)?)))
        else {
            ui.refuse("Only a field can be mended: mark one.");
            return;
        };
        // What is missing in one place is often missing in the next, and the same.
        let words = if field.value.is_blank() {
            self.given.get(field.label.as_str()).map_or("", |w| w)
        } else {
            &field.value
        };
        self.mend = Some(Mend::new(at, field.form, words));
        self.drawn += 1;
    }

    fn drop_or_restore(&mut self, ui: &mut Ui) {
        let Some((at, field)) = self.field() else {
            ui.refuse("Only a field can be dropped: mark one.");
            return;
        };
        let (standing, label) = (field.standing, field.label.clone());
        if standing == Standing::Dropped {
            if self.draft.needs_words(at) {
                self.begin_mending(ui);
                return;
            }
            let doubtful = field.doubt.is_some() && !field.mended;
            let known = self.stood.remove(&at);
            let before = known.unwrap_or(if doubtful {
                Standing::Open
            } else {
                Standing::Taken
            });
            self.draft.settle(at, before);
            self.lay_out();
            ui.tell(format!("{label} is taken back."));
            return;
        }
        self.stood.insert(at, standing);
        let others = self.draft.settle(at, Standing::Dropped);
        self.lay_out();
        let last = self.draft.below(at).end.saturating_sub(1);
        self.go_to_open(Some(at.max(last)));
        ui.tell(match others {
            0 => format!("{label} is dropped; u takes it back."),
            n => format!("{label} is dropped, and the same in {n} more; u takes it back."),
        });
    }

    fn undo(&mut self, ui: &mut Ui) {
        let Some(at) = self.draft.undo() else {
            ui.tell("Nothing was settled yet.");
            return;
        };
        self.lay_out();
        self.show(at);
        if let Some(field) = self.draft.fields().get(at) {
            ui.tell(format!("Undone: {} is as it was.", field.label));
        }
    }

    /// Marks a field, or the one that it is folded into.
    fn show(&mut self, at: usize) {
        let row = self
            .table
            .rows
            .iter()
            .rposition(|row| matches!(row, Row::Field(f) if *f <= at));
        self.list.at = row.unwrap_or(self.list.at);
    }

    fn make(&mut self, ui: &mut Ui, out: &mut Vec<Effect>) {
        if let Some(why) = self.draft.lacks() {
            ui.refuse(why.as_str());
            return;
        }
        let open = self.table.open;
        if open > 0 && !self.was_asked(Asked::Make) {
            self.asked = Some(Asked::Make);
            let fields = if open == 1 {
                "1 uncertain field".to_owned()
            } else {
                format!("{open} uncertain fields")
            };
            let key = if self.row() == Some(Row::Make) {
                "Enter or m"
            } else {
                "m"
            };
            ui.ask(format!(
                "{fields} will be left out; {key} again makes the meeting."
            ));
            return;
        }
        out.push(Effect::CreateFrom(self.draft.clone()));
    }

    fn open_whole(&mut self, ui: &mut Ui) {
        if self.draft.proposal().sources.is_empty() {
            ui.refuse("There are no papers to be seen.");
            return;
        }
        self.whole = true;
        self.viewed = None;
        self.drawn += 1;
    }

    /// To what was noticed and passed over; from there back to where the officer was.
    fn go_to_passed(&mut self, ui: &mut Ui) {
        let there = self
            .row()
            .is_some_and(|row| matches!(row, Row::Notice(_) | Row::Remark(..) | Row::Passed(_)));
        if there {
            let back = self.before.take().unwrap_or(Row::Make);
            self.mark(back);
            return;
        }
        let rest = [Heading::Noticed, Heading::Read, Heading::Passed];
        let found = rest.iter().find_map(|h| self.table.find(Row::Heading(*h)));
        let Some(at) = found else {
            ui.tell("Nothing was passed over, and nothing is wrong with the papers.");
            return;
        };
        self.before = self.row();
        self.list.at = at + 1;
    }

    fn fold(&mut self, ui: &mut Ui, away: bool) {
        let Some((at, field)) = self.field() else {
            return;
        };
        let depth = field.depth;
        let folds = self.table.folds.get(at).copied().unwrap_or(false);
        if !away {
            if folds {
                self.unfolded.insert(at);
                self.lay_out();
            } else {
                ui.tell("There is no more to it.");
            }
            return;
        }
        if self.unfolded.remove(&at) {
            self.lay_out();
            return;
        }
        let fields = self.draft.fields();
        let up = (0..at).rev().find(|i| fields[*i].depth < depth);
        if let Some(up) = up.filter(|_| depth > 0) {
            self.unfolded.remove(&up);
            self.lay_out();
            self.mark(Row::Field(up));
        }
    }
}
