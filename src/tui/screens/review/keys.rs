//! What the keys of the review do.

use ratatui::layout::Rect;

use super::mend::{Mend, Typed};
use super::rows::{Heading, Row};
use super::{Asked, Deed, Page};
use crate::import::draft::Standing;
use crate::tui::commands::Command;
use crate::tui::desk::Desk;
use crate::tui::key::{Code, Key};
use crate::tui::model::Next;
use crate::tui::port::Effect;

impl Page {
    /// A key, before it can be a command.
    pub(super) fn pressed(&mut self, desk: &mut Desk, key: Key) -> Next {
        self.answering = self.asked.take();
        if self.mend.is_some() {
            return self.mending(desk, key);
        }
        // There is no session yet whose acts could be undone.
        if key
            == (Key {
                ctrl: true,
                ..Key::char('z')
            })
        {
            self.undo(desk);
            return Next::Stay;
        }
        if self.whole {
            return self.read_on(key);
        }
        if key == Key::char('n') && self.table.empty {
            desk.wanted = Some(Command::NewMeeting);
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

    fn mending(&mut self, desk: &mut Desk, key: Key) -> Next {
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
            match self.does(Deed::Mend(field, words)) {
                Ok(()) => {
                    self.mend = None;
                    self.go_on(desk, field);
                }
                Err(why) => desk.refuse(why.as_str()),
            }
        }
        Next::Stay
    }

    /// A command of the review.
    pub(super) fn command(
        &mut self,
        desk: &mut Desk,
        command: Command,
        out: &mut Vec<Effect>,
    ) -> Next {
        let told = self.list.at;
        match command {
            Command::ReviewAccept => self.accept(desk, out),
            Command::ReviewMend => self.begin_mending(desk),
            Command::ReviewDrop => self.drop_or_restore(desk),
            Command::ReviewNext => self.find_open(desk, true),
            Command::ReviewBefore => self.find_open(desk, false),
            Command::ReviewMake => self.make(desk, out),
            Command::ReviewUndo => self.undo(desk),
            Command::ReviewSource => self.open_whole(desk),
            Command::ReviewPassed => self.to_passed(desk),
            Command::ReviewUnfold => self.fold(desk, false),
            Command::ReviewFold => self.fold(desk, true),
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

    fn accept(&mut self, desk: &mut Desk, out: &mut Vec<Effect>) {
        match self.row() {
            Some(Row::Make) => self.make(desk, out),
            Some(Row::Field(at)) => {
                let standing = self.draft.fields().get(at).map(|f| f.standing);
                let settled = match standing {
                    Some(Standing::Taken) | None => Ok(()),
                    Some(_) => self.does(Deed::Settle(at, Standing::Taken)),
                };
                match settled {
                    Ok(()) => self.go_on(desk, at),
                    Err(why) => desk.refuse(why.as_str()),
                }
            }
            Some(_) => self.open_whole(desk),
            None => {}
        }
    }

    /// To the next field to settle; when none is left, to where the meeting is made.
    fn go_on(&mut self, desk: &mut Desk, from: usize) {
        self.go_to_open(Some(from));
        if self.table.open == 0 {
            desk.tell("All is settled: Enter makes the meeting.");
        }
    }

    fn find_open(&mut self, desk: &mut Desk, down: bool) {
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
            desk.tell("Nothing is left to settle: Enter makes the meeting.");
        }
    }

    fn begin_mending(&mut self, desk: &mut Desk) {
        let Some((at, field)) = self.field() else {
            desk.refuse("Only a field can be mended: mark one.");
            return;
        };
        self.mend = Some(Mend::new(at, field.form, &field.value));
        self.drawn += 1;
    }

    fn drop_or_restore(&mut self, desk: &mut Desk) {
        let Some((at, field)) = self.field() else {
            desk.refuse("Only a field can be dropped: mark one.");
            return;
        };
        let dropped = field.standing == Standing::Dropped;
        let to = if dropped {
            let stood = self.stood.get(&at).copied();
            stood.unwrap_or(Standing::Taken)
        } else {
            Standing::Dropped
        };
        let label = field.label.clone();
        if let Err(why) = self.does(Deed::Settle(at, to)) {
            desk.refuse(why.as_str());
        } else if dropped {
            desk.tell(format!("{label} is taken back."));
        } else {
            let below = self.draft.below(at).end.saturating_sub(1);
            self.go_to_open(Some(at.max(below)));
            desk.tell(format!("{label} is dropped; u takes it back."));
        }
    }

    /// All that was settled but the last is done again.
    fn undo(&mut self, desk: &mut Desk) {
        let Some(last) = self.deeds.pop() else {
            desk.tell("Nothing was settled yet.");
            return;
        };
        self.draft = self.first.clone();
        self.stood.clear();
        for deed in std::mem::take(&mut self.deeds) {
            // What could be done then can be done again.
            if self.apply(&deed).is_ok() {
                self.deeds.push(deed);
            }
        }
        let (at, what) = match &last {
            Deed::Settle(at, Standing::Dropped) => (*at, "dropped"),
            Deed::Settle(at, Standing::Taken) => (*at, "accepted"),
            Deed::Settle(at, Standing::Open) => (*at, "taken back"),
            Deed::Mend(at, _) => (*at, "mended"),
        };
        self.lay_out();
        self.mark(Row::Field(at));
        self.drawn += 1;
        if let Some(field) = self.draft.fields().get(at) {
            desk.tell(format!("Undone: {} was {what}.", field.label));
        }
    }

    fn make(&mut self, desk: &mut Desk, out: &mut Vec<Effect>) {
        if let Some(why) = self.draft.lacks() {
            desk.refuse(why.as_str());
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
            desk.ask(format!(
                "{fields} will be left out; {key} again makes the meeting."
            ));
            return;
        }
        self.making = true;
        out.push(Effect::CreateFrom(Box::new(self.draft.clone())));
    }

    fn open_whole(&mut self, desk: &mut Desk) {
        if self.draft.proposal().sources.is_empty() {
            desk.refuse("There are no papers to be seen.");
            return;
        }
        self.whole = true;
        self.viewed = None;
        self.drawn += 1;
    }

    /// To what was noticed and passed over; from there back to where the officer was.
    fn to_passed(&mut self, desk: &mut Desk) {
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
            desk.tell("Nothing was passed over, and nothing is wrong with the papers.");
            return;
        };
        self.before = self.row();
        self.list.at = at + 1;
    }

    fn fold(&mut self, desk: &mut Desk, away: bool) {
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
                desk.tell("There is no more to it.");
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
