//! The work programme of a body: the meetings ahead, what is planned for each, who leads and what for, those
//! with nothing on them yet, and what was put off and from when.

use chrono::NaiveDate;
use ratatui::layout::Rect;

use super::list::{self, List};
use crate::meeting::Meeting;
use crate::meeting::id::PlanId;
use crate::meeting::kept::{Plan, PlanState};
use crate::meeting::text::{Text, counted};
use crate::minutes::papers::meetings_ahead;
use crate::tui::commands::{Command, Context};
use crate::tui::editor::grapheme::measure;
use crate::tui::forms::ask::Ask;
use crate::tui::forms::{Form, Purpose};
use crate::tui::input::Mouse;
use crate::tui::key::Key;
use crate::tui::page::{self, Next};
use crate::tui::paper::{Panel, Paper, stamp};
use crate::tui::port::Effect;
use crate::tui::shown::Shown;
use crate::tui::ui::Ui;

const DETAIL: u16 = 3;

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Of {
    /// A meeting, by its day where that is set.
    Meeting(Option<NaiveDate>),
    /// An item.
    Plan(PlanId),
}

#[derive(Clone, Debug)]
struct Row {
    of: Of,
    words: String,
    lead: String,
    purpose: String,
    detail: String,
}

/// The screen's state.
#[derive(Debug, Default)]
pub struct Page {
    list: List,
    rows: Vec<Row>,
    free: usize,
    seen: Option<u64>,
}

fn of_plan(plan: &Plan) -> Row {
    let item = &plan.item;
    let mut detail = item.title.to_string();
    if !item.summary.is_empty() {
        detail = format!("{detail}: {}", item.summary);
    }
    if !plan.put_off.is_empty() {
        let from: Vec<&str> = plan.put_off.iter().map(Text::as_str).collect();
        let why = if plan.reason.is_empty() {
            String::new()
        } else {
            format!(", because {}", plan.reason)
        };
        detail = format!("{detail}\nPut off from {}{why}", from.join("; "));
    }
    Row {
        of: Of::Plan(plan.id),
        words: item.title.to_string(),
        lead: item.lead.to_string(),
        purpose: item.purpose.to_string(),
        detail,
    }
}

/// The rows, and how many meetings have nothing on them yet.
fn rows(m: &Meeting, today: NaiveDate) -> (Vec<Row>, usize) {
    let in_words = |day: NaiveDate| day.format("%A %-d %B %Y").to_string();
    let mut out = Vec::new();
    let mut free = 0;
    let mut used: Vec<PlanId> = Vec::new();
    for meeting in meetings_ahead(m.future_meetings(), m.plans(), today, in_words) {
        let past = meeting.date.is_some_and(|d| d < today);
        let mut words = meeting.meeting.clone();
        for more in meeting
            .start
            .iter()
            .chain(Some(&meeting.venue).filter(|v| !v.is_empty()))
        {
            words = format!("{words}, {more}");
        }
        let said = if past {
            "past: not taken, or not yet taken over"
        } else if meeting.items.is_empty() {
            free += 1;
            "nothing planned yet"
        } else {
            ""
        };
        let detail = match meeting.date {
            Some(_) if !past => "d gives the meeting another day, or none; n plans an item.",
            _ => "",
        };
        out.push(Row {
            of: Of::Meeting(meeting.date),
            words,
            lead: said.to_owned(),
            purpose: String::new(),
            detail: detail.to_owned(),
        });
        for item in &meeting.items {
            let fits = |p: &&Plan| {
                p.state == PlanState::Ahead
                    && p.item.title.as_str() == item.title
                    && !used.contains(&p.id)
            };
            if let Some(plan) = m.plans().iter().find(fits) {
                used.push(plan.id);
                out.push(of_plan(plan));
            }
        }
    }
    (out, free)
}

impl Page {
    /// The screen, as it opens.
    pub fn open(_: &Ui) -> Self {
        Self::default()
    }

    fn marked(&self) -> Option<Of> {
        self.rows.get(self.list.at).map(|r| r.of)
    }

    fn change(&self, ui: &mut Ui, out: &mut Vec<Effect>) {
        match self.marked() {
            Some(Of::Plan(plan)) => {
                let ask = Ask::Plan(Some(plan));
                Form::begin(Command::PlanChange, Purpose::Aside(ask), ui, out);
            }
            Some(Of::Meeting(Some(day))) => {
                let ask = Ask::MoveMeeting(day);
                Form::begin(Command::PlanDay, Purpose::Aside(ask), ui, out);
            }
            _ => ui.refuse("Nothing is marked that can be changed; n plans an item."),
        }
    }
}

impl page::Page for Page {
    fn context(&self) -> Context {
        Context::Programme
    }

    fn run(&mut self, ui: &mut Ui, command: Command, out: &mut Vec<Effect>) -> Next {
        if command == Command::PlanExport {
            Form::begin(command, Purpose::ExportShown(Shown::Programme), ui, out);
            return Next::Stay;
        }
        let ask = match (command, self.marked()) {
            (Command::PlanNew, _) => Ask::Plan(None),
            (Command::PlanMeeting, _) => Ask::ListMeeting,
            (Command::PlanDrop, Some(Of::Plan(plan))) => Ask::Unplan(plan),
            (Command::PlanDrop, _) => {
                ui.refuse("Mark the item that is to be taken off.");
                return Next::Stay;
            }
            (Command::PlanDay, Some(Of::Meeting(Some(day)))) => Ask::MoveMeeting(day),
            (Command::PlanDay, _) => {
                ui.refuse("Mark the meeting that has another day.");
                return Next::Stay;
            }
            _ => {
                self.change(ui, out);
                return Next::Stay;
            }
        };
        Form::begin(command, Purpose::Aside(ask), ui, out);
        Next::Stay
    }

    fn key(&mut self, _ui: &mut Ui, key: Key, _out: &mut Vec<Effect>) -> Next {
        self.list.take(key, self.rows.len(), |_| true)
    }

    fn mouse(&mut self, ui: &mut Ui, mouse: Mouse, out: &mut Vec<Effect>) -> Next {
        let page = (super::body(ui), DETAIL);
        if self.list.chosen(mouse, page, self.rows.len(), |_| true) {
            self.change(ui, out);
        }
        Next::Stay
    }

    fn settle(&mut self, ui: &mut Ui, body: Rect) {
        let Some(session) = ui.session.as_ref() else {
            return;
        };
        if self.seen != Some(session.glance.acts) {
            self.seen = Some(session.glance.acts);
            let was = self.marked();
            (self.rows, self.free) = rows(session.journal.meeting(), ui.now.date_naive());
            // The mark goes along with an item that is moved.
            let at = self.rows.iter().position(|r| Some(r.of) == was);
            self.list.at = at.unwrap_or(self.list.at);
        }
        let seen = usize::from(list::areas(body, DETAIL).list.height);
        self.list.settle(self.rows.len(), seen, |_| true);
    }

    fn draw(&self, _ui: &Ui, paper: &mut Paper<'_>, body: Rect) {
        if !paper.stale(Panel::Page, stamp((self.seen, self.list, body))) {
            return;
        }
        paper.blank(body);
        let areas = list::areas(body, DETAIL);
        let items = self
            .rows
            .iter()
            .filter(|r| matches!(r.of, Of::Plan(_)))
            .count();
        let meetings = self.rows.len() - items;
        let words = if self.rows.is_empty() {
            "No meeting and no item is planned: m adds a meeting, n an item".to_owned()
        } else {
            format!(
                "{}, {}, {} with nothing planned yet",
                counted(meetings, "meeting"),
                counted(items, "item"),
                self.free
            )
        };
        list::sum(paper, areas.sum, &words, None);
        let theme = paper.theme;
        let right = areas.list.right().saturating_sub(1);
        let room = usize::from(areas.list.width.saturating_sub(4));
        let of_items = || self.rows.iter().filter(|r| matches!(r.of, Of::Plan(_)));
        let widest = |of: fn(&Row) -> &str| of_items().map(|r| measure(of(r))).max().unwrap_or(0);
        let purpose = widest(|r| &r.purpose).min(room / 4) as u16;
        let lead = widest(|r| &r.lead).min(room / 4) as u16;
        let third = right.saturating_sub(purpose);
        let second = third.saturating_sub(lead + 2);
        let shown = self.rows.iter().enumerate().skip(self.list.top);
        for (y, (i, row)) in (areas.list.top()..areas.list.bottom()).zip(shown) {
            let style = list::mark(paper, areas.list, y, i == self.list.at);
            let x = areas.list.x + 2;
            if let Of::Meeting(_) = row.of {
                let end = paper.fitted(x, y, right, &row.words, theme.strong);
                paper.fitted(end + 3, y, right, &row.lead, theme.quiet);
                continue;
            }
            paper.fitted(x + 2, y, second.saturating_sub(2), &row.words, style);
            paper.fitted(second, y, third.saturating_sub(2), &row.lead, theme.quiet);
            paper.fitted(third, y, right, &row.purpose, theme.text);
        }
        if let Some(row) = self.rows.get(self.list.at) {
            list::detail(paper, areas.detail, &row.detail);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::tui::testing::{Bench, body_journal};

    #[test]
    fn an_item_of_the_programme_is_planned_moved_and_taken_off() {
        let mut bench = Bench::with(body_journal(), (100, 24)).keys("<Shift-F4>");
        bench
            .sees("2 meetings, 1 item, 1 with nothing planned yet")
            .sees("Thursday 19 March 2026")
            .sees("Thursday 14 May 2026   nothing planned yet");
        bench.press("nAccounts<Enter>14 May 2026<Enter>Clerk<Enter>For decision<Enter>");
        bench.sees("Accounts").sees("0 with nothing planned yet");
        // The item after the first meeting goes to the second, and says from when.
        bench.press(
            "<Home><Down><Enter><Enter>14 May 2026<Enter><Enter><Enter>the survey is late<Enter>",
        );
        bench
            .sees("19 March 2026   nothing planned yet")
            .sees("Put off from 19 March 2026, because the survey is late");
        bench.press("x<Enter>");
        bench.sees_no("Dredging");
        bench.press("<Home>d21 March 2026<Enter><Enter>");
        bench.sees("Saturday 21 March 2026");
        bench.press("<Ctrl-z>");
        bench.sees("Thursday 19 March 2026");
    }

    #[test]
    fn a_seat_is_filled_from_a_day_on_and_its_term_is_told() {
        let mut bench = Bench::with(body_journal(), (100, 30)).keys("<F10>");
        bench.press("<Home><Down><Down><Down><Down>");
        bench.sees("Member for Pier");
        bench.press("h001 April 2026<Enter>31 May 2026<Enter>");
        bench.sees("vacant from 1 Apr 2026 until 31 May 2026");
    }
}
