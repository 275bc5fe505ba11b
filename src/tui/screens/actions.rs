//! Actions: those brought forward, by meeting, with how they stand now; and those that this meeting
//! asks for.

use chrono::NaiveDate;
use ratatui::layout::Rect;

use super::actions_rows::rows_of_body;
use super::list::{self, List};
use crate::meeting::Meeting;
use crate::meeting::agenda::Progress;
use crate::meeting::entry::{Due, Kind, Owner};
use crate::meeting::id::{EntryId, PriorId};
use crate::minutes::DocumentKind;
use crate::minutes::papers::Which;
use crate::tui::commands::{Command, Context};
use crate::tui::editor::grapheme::measure;
use crate::tui::forms::ask::Ask;
use crate::tui::forms::ask::after::reviewed;
use crate::tui::forms::{Form, Purpose};
use crate::tui::input::Mouse;
use crate::tui::key::Key;
use crate::tui::page::{self, Destination, Next};
use crate::tui::paper::{Panel, Paper, stamp};
use crate::tui::port::Effect;
use crate::tui::shown::Shown;
use crate::tui::ui::Ui;

const DETAIL: u16 = 3;

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    Heading,
    Prior(PriorId),
    New(EntryId),
}

#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) of: Of,
    pub(super) words: String,
    pub(super) owners: String,
    pub(super) standing: String,
    /// Said at this meeting, or a new action with owner and date.
    pub(super) settled: bool,
    pub(super) detail: String,
}

/// The screen's state.
#[derive(Debug, Default)]
pub struct Page {
    list: List,
    rows: Vec<Row>,
    seen: Option<(u64, View)>,
    view: View,
}

/// Which actions of a body are shown, and how they stand together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct View {
    pub(super) which: Which,
    pub(super) by_owner: bool,
}

pub(super) fn standing(progress: &Progress) -> String {
    match progress {
        Progress::Open => "open".to_owned(),
        Progress::InProgress => "in progress".to_owned(),
        Progress::Completed => "completed".to_owned(),
        Progress::ToMeeting(to) => format!("to {to}"),
        Progress::OutsideMeetings => "outside meetings".to_owned(),
        Progress::Superseded => "superseded".to_owned(),
    }
}

pub(super) fn owners(m: &Meeting, of: &[Owner]) -> String {
    let names: Vec<String> = of
        .iter()
        .map(|o| match o {
            Owner::Person(id) => m.name(*id),
            Owner::Named(words) => words.to_string(),
        })
        .collect();
    names.join(", ")
}

pub(super) fn heading(words: String) -> Row {
    Row {
        of: Of::Heading,
        words,
        owners: String::new(),
        standing: String::new(),
        settled: false,
        detail: String::new(),
    }
}

fn rows(m: &Meeting) -> Vec<Row> {
    let mut out = Vec::new();
    let mut new = Vec::new();
    for item in m.items() {
        for entry in m.entries_of(item) {
            let Kind::Action {
                owners: of, due, ..
            } = &entry.kind
            else {
                continue;
            };
            let due = match due {
                Due::Unset => "no date".to_owned(),
                Due::NextMeeting => "next meeting".to_owned(),
                Due::On(day) => day.format("%-d %b %Y").to_string(),
                Due::Said(words) => words.to_string(),
            };
            let who = owners(m, of);
            new.push(Row {
                of: Of::New(entry.id),
                words: entry.text.replace('\n', " "),
                settled: !who.is_empty() && due != "no date",
                detail: format!(
                    "Item {}: {} ({}; {due})",
                    item.details.number,
                    entry.text.trim_end_matches('.'),
                    if who.is_empty() { "no owner" } else { &who }
                ),
                owners: if who.is_empty() {
                    "no owner".to_owned()
                } else {
                    who
                },
                standing: due,
            });
        }
    }
    if !new.is_empty() {
        out.push(heading("From this meeting".to_owned()));
        out.append(&mut new);
    }
    let mut raised = None;
    for prior in m.prior_actions() {
        if raised != Some(prior.action.raised) {
            raised = Some(prior.action.raised);
            let day = prior.action.raised.format("%-d %B %Y");
            out.push(heading(format!("Brought forward from {day}")));
        }
        let said = reviewed(m, prior.id);
        let (progress, comment) = match said.map(|e| (&e.kind, e.text.as_str())) {
            Some((Kind::Progress { progress, .. }, comment)) => (progress, comment),
            _ => (&prior.action.progress, prior.action.comment.as_str()),
        };
        let who = owners(m, &prior.action.owners);
        let topic = if prior.action.topic.is_empty() {
            String::new()
        } else {
            format!("{}: ", prior.action.topic)
        };
        let comment = if comment.is_empty() {
            String::new()
        } else {
            format!("\n{}: {comment}", standing(progress))
        };
        out.push(Row {
            of: Of::Prior(prior.id),
            words: prior.action.text.replace('\n', " "),
            detail: format!("{topic}{} ({who}){comment}", prior.action.text),
            owners: who,
            standing: standing(progress),
            settled: said.is_some(),
        });
    }
    out
}

impl Page {
    /// The screen, as it opens.
    pub fn open(ui: &Ui) -> Self {
        let mut page = Self::default();
        if ui.meeting().is_some_and(Meeting::is_body_journal) {
            page.view.which = Which::Open;
        }
        page
    }

    /// What a line above the list says of the actions of a body.
    fn sum_of_body(&self, m: &Meeting, today: NaiveDate) -> String {
        let actions = m.prior_actions();
        let open = actions.iter().filter(|p| p.is_open()).count();
        let overdue = actions.iter().filter(|p| p.is_overdue(today)).count();
        let shown = match self.view.which {
            Which::All => "All actions",
            Which::Open => "Open actions",
            Which::Overdue => "Overdue actions",
        };
        let by = if self.view.by_owner { ", by owner" } else { "" };
        format!(
            "{shown}{by}   {open} open, {overdue} overdue, {} in all",
            actions.len()
        )
    }

    fn review(&self, ui: &mut Ui, command: Command, how: Option<char>, out: &mut Vec<Effect>) {
        match self.rows.get(self.list.at).map(|r| r.of) {
            Some(Of::Prior(action)) => {
                let ask = Ask::Review { action, how };
                Form::begin(command, Purpose::Aside(ask), ui, out);
            }
            Some(Of::New(_)) => {
                ui.refuse("A new action: w gives owners and date, Enter goes to its words.");
            }
            _ => ui.refuse("No action is marked."),
        }
    }

    fn enter(&self, ui: &mut Ui, out: &mut Vec<Effect>) -> Next {
        let Some(Of::New(entry)) = self.rows.get(self.list.at).map(|r| r.of) else {
            self.review(ui, Command::ActionTurn, None, out);
            return Next::Stay;
        };
        let now = ui.now;
        if let Some(session) = ui.session.as_mut() {
            session.go_to(now, entry, out);
        }
        Next::Open(Destination::Meeting)
    }
}

fn is_journal(ui: &Ui) -> bool {
    ui.meeting().is_some_and(Meeting::is_body_journal)
}

fn may(rows: &[Row]) -> impl Fn(usize) -> bool + '_ {
    |i| rows[i].of != Of::Heading
}

impl page::Page for Page {
    fn context(&self) -> Context {
        Context::Actions
    }

    fn run(&mut self, ui: &mut Ui, command: Command, out: &mut Vec<Effect>) -> Next {
        let how = match command {
            Command::ActionTurn => return self.enter(ui, out),
            Command::ActionsView => {
                self.view.which = match self.view.which {
                    Which::Open => Which::Overdue,
                    Which::Overdue => Which::All,
                    Which::All => Which::Open,
                };
                return Next::Stay;
            }
            Command::ActionsOwners => {
                self.view.by_owner = !self.view.by_owner;
                return Next::Stay;
            }
            Command::ActionsExport => {
                let shown = if is_journal(ui) {
                    Shown::Actions {
                        which: self.view.which,
                        by_owner: self.view.by_owner,
                    }
                } else {
                    Shown::Document(DocumentKind::Actions)
                };
                Form::begin(command, Purpose::ExportShown(shown), ui, out);
                return Next::Stay;
            }
            Command::ActionPut => {
                Form::begin(command, Purpose::Aside(Ask::BringForward), ui, out);
                return Next::Stay;
            }
            Command::ActionOwner => {
                match self.rows.get(self.list.at).map(|r| r.of) {
                    Some(Of::Prior(action)) if is_journal(ui) => {
                        let ask = Ask::KeptOwners(action);
                        Form::begin(command, Purpose::Aside(ask), ui, out);
                    }
                    Some(Of::New(entry)) => {
                        Form::begin(command, Purpose::Details(entry), ui, out);
                    }
                    _ => ui.refuse("Owners and date are given to an action of this meeting."),
                }
                return Next::Stay;
            }
            Command::ActionDone => 'c',
            Command::ActionBegun => 'i',
            Command::ActionToMeeting => 'm',
            Command::ActionOutside => 'o',
            _ => 's',
        };
        self.review(ui, command, Some(how), out);
        Next::Stay
    }

    fn key(&mut self, _ui: &mut Ui, key: Key, _out: &mut Vec<Effect>) -> Next {
        self.list.take(key, self.rows.len(), may(&self.rows))
    }

    fn mouse(&mut self, ui: &mut Ui, mouse: Mouse, out: &mut Vec<Effect>) -> Next {
        let page = (super::body(ui), DETAIL);
        if self
            .list
            .chosen(mouse, page, self.rows.len(), may(&self.rows))
        {
            return self.enter(ui, out);
        }
        Next::Stay
    }

    fn settle(&mut self, ui: &mut Ui, body: Rect) {
        let Some(session) = ui.session.as_ref() else {
            return;
        };
        let of = (session.glance.acts, self.view);
        if self.seen != Some(of) {
            self.seen = Some(of);
            let was = self.rows.get(self.list.at).map(|r| r.of);
            let m = session.journal.meeting();
            self.rows = if m.is_body_journal() {
                rows_of_body(m, self.view, ui.now.date_naive())
            } else {
                rows(m)
            };
            // The mark goes along with an action that stands elsewhere now.
            let at = self.rows.iter().position(|r| Some(r.of) == was);
            self.list.at = at
                .filter(|_| was != Some(Of::Heading))
                .unwrap_or(self.list.at);
        }
        let seen = usize::from(list::areas(body, DETAIL).list.height);
        self.list.settle(self.rows.len(), seen, may(&self.rows));
    }

    fn draw(&self, ui: &Ui, paper: &mut Paper<'_>, body: Rect) {
        if !paper.stale(Panel::Page, stamp((self.seen, self.list, body))) {
            return;
        }
        paper.blank(body);
        let areas = list::areas(body, DETAIL);
        let count = |test: fn(&Row) -> bool| self.rows.iter().filter(|r| test(r)).count();
        let new = count(|r| matches!(r.of, Of::New(_)));
        let prior = count(|r| matches!(r.of, Of::Prior(_)));
        let said = count(|r| matches!(r.of, Of::Prior(_)) && r.settled);
        let words = match (new, prior) {
            (0, 0) => "No actions: none was brought forward, and none asked for yet".to_owned(),
            (n, 0) => format!("{n} from this meeting"),
            (n, p) => format!("{n} from this meeting   {p} brought forward, {said} gone through"),
        };
        let words = match ui.meeting().filter(|m| m.is_body_journal()) {
            Some(m) => self.sum_of_body(m, ui.now.date_naive()),
            None => words,
        };
        list::sum(paper, areas.sum, &words, None);
        let theme = paper.theme;
        let right = areas.list.right().saturating_sub(1);
        let room = usize::from(areas.list.width.saturating_sub(4));
        let widest = |of: fn(&Row) -> &str| self.rows.iter().map(|r| measure(of(r))).max();
        let standing = widest(|r| &r.standing).unwrap_or(0).min(room / 4) as u16;
        let owners = widest(|r| &r.owners).unwrap_or(0).min(room / 4) as u16;
        let third = right.saturating_sub(standing);
        let second = third.saturating_sub(owners + 2);
        let shown = self.rows.iter().enumerate().skip(self.list.top);
        for (y, (i, row)) in (areas.list.top()..areas.list.bottom()).zip(shown) {
            let x = areas.list.x + 2;
            if row.of == Of::Heading {
                paper.fitted(x, y, right, &row.words, theme.quiet);
                continue;
            }
            let style = list::mark(paper, areas.list, y, i == self.list.at);
            let mark = if row.settled { theme.tick() } else { " " };
            paper.text(x, y, right, mark, theme.text);
            paper.fitted(x + 2, y, second.saturating_sub(2), &row.words, style);
            paper.fitted(second, y, third.saturating_sub(2), &row.owners, theme.quiet);
            paper.fitted(third, y, right, &row.standing, theme.text);
        }
        if let Some(row) = self.rows.get(self.list.at) {
            list::detail(paper, areas.detail, &row.detail);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::tui::commands::Context;
    use crate::tui::testing::Bench;

    #[test]
    fn progress_on_an_earlier_action_is_one_key_and_its_comment() {
        let mut bench = Bench::running((120, 30)).keys("<F4>");
        bench
            .sees("Brought forward from 22 January 2026")
            .sees("open");
        bench.press("cSent to all members.<Enter>");
        bench.sees("completed").sees("1 gone through");
        bench.sees("completed: Sent to all members.");
        // Said again, it takes the place of what was said before.
        bench.press("i<Enter>");
        bench.sees("in progress").sees_no("Sent to all");
        bench.press("mthe meeting in June<Enter><Enter>");
        bench.sees("to the meeting in June");
    }

    #[test]
    fn a_new_action_stands_with_owner_and_date_and_leads_to_its_words() {
        use crate::meeting::entry::{Due, Place};
        use crate::meeting::intent::{Intent, Lead, Order};
        let mut journal = crate::tui::testing::running();
        let intent = Intent::AddAction {
            item: None,
            text: "Bring the plan back".into(),
            owners: vec![Lead::Person("Iyer".into())],
            due: Due::NextMeeting,
            from: None,
            place: Place::End,
        };
        journal
            .act(crate::tui::testing::at(16, 5), &Order::from(intent))
            .unwrap();
        let mut bench = Bench::with(journal, (80, 24)).keys("<F4>");
        bench
            .sees("Bring the plan back")
            .sees("Asha Iyer")
            .sees("next meeting");
        bench.press("<Enter>");
        assert_eq!(bench.model.top().page().context(), Context::Meeting);
    }

    #[test]
    fn the_journal_of_a_body_opens_at_its_actions_open_overdue_and_by_owner() {
        use crate::tui::testing::body_journal;
        let mut bench = Bench::with(body_journal(), (100, 24));
        bench
            .sees("Open actions   2 open, 1 overdue, 2 in all")
            .sees("Agreed on 22 January 2026")
            .sees("OVERDUE")
            .sees("Mend the slipway (Repairs; item 5, minute 12; due 20 February 2026)");
        bench.press("v");
        bench.sees("Overdue actions").sees_no("Write to the Trust");
        bench.press("cIt was mended.<Enter>");
        bench.sees("0 overdue").sees_no("Mend the slipway");
        bench.press("vb<End>");
        bench
            .sees("All actions, by owner   1 open")
            .sees("completed")
            .sees("5 Mar 2026, completed: It was mended.");
        // Another owner and another day, between meetings.
        bench.press("<Up>wTreasurer<Enter><Enter>1 May 2026<Enter>");
        bench.sees("due 1 May 2026");
        // It is undone like anything else.
        bench.press("<Ctrl-z>");
        bench.sees("due 20 April 2026");
    }

    #[test]
    fn what_belongs_to_a_sitting_is_left_out_of_the_journal_of_a_body() {
        use crate::tui::testing::body_journal;
        let mut bench = Bench::with(body_journal(), (100, 24));
        for key in ["<F2>", "<F5>", "<F6>", "<F8>", "<F12>"] {
            bench.press(key);
            assert!(
                bench.notice().contains("journal of a body"),
                "{key}: {}",
                bench.notice()
            );
            assert_eq!(bench.model.top().page().context(), Context::Actions);
        }
        bench.press("<F10>");
        bench
            .sees("Standing items of each meeting")
            .sees_no("1970")
            .sees_no("Minutes to be agreed");
        bench.press("<F3>");
        bench.sees("1 of 1 seat filled").sees_no("in the room");
    }

    #[test]
    fn what_is_shown_of_the_actions_is_written_and_its_path_copied() {
        use crate::minutes::papers::Which;
        use crate::minutes::{DocumentKind, Format};
        use crate::tui::port::Effect;
        use crate::tui::shown::{Shown, ShownFormat, ShownRequest};
        use crate::tui::testing::body_journal;
        let request = |bench: &Bench| {
            let found = bench.effects.iter().rev().find_map(|effect| match effect {
                Effect::ExportShown(request) => Some(request.clone()),
                _ => None,
            });
            found.unwrap()
        };
        for size in [(80, 24), (160, 50), (40, 10)] {
            let mut bench = Bench::with(body_journal(), size).keys("vbe");
            if size.0 >= 80 {
                bench.sees("In which format: the overdue actions, owner by owner?");
            }
            bench.press("wx/tmp/owners.docx<Enter>");
            let wanted = ShownRequest {
                what: Shown::Actions {
                    which: Which::Overdue,
                    by_owner: true,
                },
                format: ShownFormat::Document(Format::Docx),
                full: true,
                to: Some("/tmp/owners.docx".to_owned()),
            };
            assert_eq!(request(&bench), wanted);
            let copied = bench.effects.iter().any(
                |effect| matches!(effect, Effect::CopyPath(path) if path == "/tmp/owners.docx"),
            );
            assert!(copied, "{:?}", bench.effects);
            assert!(bench.notice().contains("owners.docx"), "{}", bench.notice());
            bench.press("<S-F4>ejp<Enter>");
            assert_eq!(request(&bench).what, Shown::Programme);
            assert_eq!(request(&bench).format, ShownFormat::Json);
        }
        // A meeting has its own list, which is a document and no table.
        let mut bench = Bench::running((100, 24)).keys("<F4>e");
        bench.sees("In which format").sees_no("CSV");
        bench.press("tp<Enter>");
        assert_eq!(request(&bench).what, Shown::Document(DocumentKind::Actions));
    }
}
