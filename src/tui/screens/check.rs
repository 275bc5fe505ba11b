//! The check: what is missing, each line leading to the place where it is put right; and the close
//! of the meeting.

use ratatui::layout::Rect;

use super::list::{self, List};
use crate::checks::Mark;
use crate::meeting::check::{Anchor, Finding, Severity};
use crate::meeting::describe::quoted;
use crate::meeting::intent::{Intent, Order};
use crate::meeting::text::Text;
use crate::meeting::{Meeting, Phase};
use crate::minutes::renumbered;
use crate::tui::assist::Reach;
use crate::tui::check_words::{around, meant, place};
use crate::tui::commands::{Command, Context};
use crate::tui::forms::ask::Ask;
use crate::tui::forms::{Form, Purpose};
use crate::tui::input::Mouse;
use crate::tui::key::Key;
use crate::tui::page::{self, Destination, Next};
use crate::tui::paper::{Panel, Paper, stamp};
use crate::tui::port::Effect;
use crate::tui::session::Session;
use crate::tui::ui::Ui;

const DETAIL: u16 = 3;

/// A row.
#[derive(Clone, Debug)]
enum Row {
    Heading(String),
    /// A finding, where Enter leads, and the words that it means.
    Finding(Finding, String, String),
    /// A slip of spelling or style, where it is, and the words around it.
    Slip(Mark, String, String),
}

/// The screen's state.
#[derive(Debug, Default)]
pub struct Page {
    list: List,
    rows: Vec<Row>,
    warnings: usize,
    notes: usize,
    slips: usize,
    /// What the close alone would leave undone.
    undone: usize,
    seen: Option<(u64, u64)>,
    /// What is only worth a look is left out.
    hides_notes: bool,
    /// What only the close would miss is listed too.
    closing: bool,
}

impl Page {
    /// The screen, as it opens.
    pub fn open(ui: &Ui) -> Self {
        let _ = ui;
        Self::default()
    }

    /// The screen before the meeting is closed, with what the close would miss.
    pub fn before_close() -> Self {
        Self {
            closing: true,
            ..Self::default()
        }
    }

    fn read(&mut self, meeting: &Meeting) {
        let mut found = meeting.findings();
        let left = if self.closing {
            meeting.left_at_close()
        } else {
            Vec::new()
        };
        let asked = by_person(meeting, &mut found);
        let of = |severity: Severity| {
            let rows = found.iter().filter(move |f| f.severity == severity);
            rows.map(|f| finding(meeting, f.clone()))
                .collect::<Vec<_>>()
        };
        let (warnings, notes) = (of(Severity::Warning), of(Severity::Note));
        let queries = asked.iter().filter(|r| matches!(r, Row::Finding(..)));
        (self.warnings, self.notes) = (warnings.len() + queries.count(), notes.len());
        self.rows.clear();
        if !warnings.is_empty() {
            self.rows.push(Row::Heading("To put right".to_owned()));
            self.rows.extend(warnings);
        }
        self.rows.extend(asked);
        self.undone = left.len();
        if !left.is_empty() {
            self.rows
                .push(Row::Heading("Left undone by the close".to_owned()));
            let left = left.into_iter().map(|f| finding(meeting, f));
            self.rows.extend(left);
        }
        if !notes.is_empty() && !self.hides_notes {
            self.rows.push(Row::Heading("Worth a look".to_owned()));
            self.rows.extend(notes);
        }
    }

    /// Spelling and style, looked over beside the typing: they stand last.
    fn add_slips(&mut self, session: &Session) {
        let meeting = session.meeting();
        let marks = session.assist.marks.found();
        if marks.is_empty() || self.hides_notes {
            return;
        }
        self.slips = marks.len();
        self.rows
            .push(Row::Heading("Spelling and style".to_owned()));
        let rows = marks.iter().map(|mark| {
            let text = meeting.entry(mark.entry).map(|e| e.text.as_str());
            let words = text.and_then(|t| t.get(mark.range.clone()));
            let place = place(meeting, Anchor::Entry(mark.entry));
            let place = words.map_or_else(String::new, |w| format!("{}, {place}", quoted(w)));
            let around = text.map_or_else(String::new, |t| around(t, &mark.range));
            Row::Slip(mark.clone(), place, around)
        });
        self.rows.extend(rows);
    }

    fn enter(&self, ui: &mut Ui, out: &mut Vec<Effect>) -> Next {
        match self.rows.get(self.list.at) {
            Some(Row::Finding(finding, ..)) => lead(finding.place, ui, out),
            Some(Row::Slip(mark, ..)) => to_slip(mark, ui, out),
            _ => {
                ui.tell("Nothing is missing.");
                Next::Stay
            }
        }
    }

    /// What is marked is so, and the officer says why it may stay.
    fn pass_over(&self, ui: &mut Ui, out: &mut Vec<Effect>) {
        let Some(Row::Finding(found, ..)) = self.rows.get(self.list.at) else {
            ui.tell("Only what the check finds is passed over.");
            return;
        };
        let order = Order::from(Intent::PassOver {
            finding: Text::new(&found.what),
        });
        begin(ui, Command::CheckPass, Purpose::Despite(vec![order]), out);
    }
}

/// Goes to a slip, with all of them marked.
fn to_slip(mark: &Mark, ui: &mut Ui, out: &mut Vec<Effect>) -> Next {
    let now = ui.now;
    if let Some(session) = ui.session.as_mut() {
        session.flush(now, out);
        let meeting = session.journal.meeting();
        session.sheet.stand_in(meeting, mark.entry, mark.range.end);
        session.assist.marks.set(Reach::All);
        session.look_over(out);
    }
    Next::Open(Destination::Meeting)
}

/// The row of a finding.
fn finding(meeting: &Meeting, finding: Finding) -> Row {
    let (place, words) = (place(meeting, finding.place), meant(meeting, finding.place));
    Row::Finding(finding, place, words)
}

/// Takes the queries out of what was found: they stand by themselves, by whom to ask.
fn by_person(meeting: &Meeting, found: &mut Vec<Finding>) -> Vec<Row> {
    let mut rows = Vec::new();
    for (ask, queries) in meeting.queries_by_person() {
        let mut heading = Some(meeting.asked(ask.as_ref()).map_or_else(
            || "In question, nobody named to be asked".to_owned(),
            |whom| format!("To ask {whom}"),
        ));
        for query in queries {
            let (at, what) = (Anchor::Entry(query.entry), meeting.query_in_words(query));
            if let Some(i) = found.iter().position(|f| f.place == at && f.what == what) {
                let taken = found.remove(i);
                rows.extend(heading.take().map(Row::Heading));
                let mut row = finding(meeting, taken);
                // Those who have a draft know the words by the number that they had there.
                if let Row::Finding(_, place, _) = &mut row
                    && let Some(numbers) = renumbered(meeting, query.entry)
                {
                    *place = numbers;
                }
                rows.push(row);
            }
        }
    }
    rows
}

/// Goes to the place of a finding.
pub(in crate::tui) fn lead(place: Anchor, ui: &mut Ui, out: &mut Vec<Effect>) -> Next {
    let now = ui.now;
    match place {
        Anchor::Seat(seat) => Next::Open(Destination::Roll(seat)),
        Anchor::Person(person) => Next::Open(Destination::People(person)),
        Anchor::Item(item) => {
            if let Some(session) = ui.session.as_mut() {
                session.turn_to(now, item, out);
            }
            Next::Open(Destination::Meeting)
        }
        Anchor::Entry(entry) => {
            if let Some(session) = ui.session.as_mut() {
                session.go_to(now, entry, out);
            }
            Next::Open(Destination::Meeting)
        }
        Anchor::Calling => {
            begin(ui, Command::SetUpChange, Purpose::Aside(Ask::Calling), out);
            Next::Stay
        }
        Anchor::Opening => {
            begin(ui, Command::RollOpen, Purpose::Aside(Ask::Open), out);
            Next::Stay
        }
        Anchor::Closing => {
            if matches!(ui.meeting().map(Meeting::phase), Some(Phase::Open)) {
                begin(ui, Command::CheckClose, Purpose::Aside(Ask::Close), out);
            } else {
                ui.tell("The meeting is adjourned: R on the meeting screen resumes it.");
            }
            Next::Stay
        }
        Anchor::NextMeeting => {
            begin(ui, Command::NextMeeting, Purpose::NextMeeting, out);
            Next::Stay
        }
        Anchor::File => Next::Open(Destination::History),
    }
}

fn begin(ui: &mut Ui, command: Command, purpose: Purpose, out: &mut Vec<Effect>) {
    Form::begin(command, purpose, ui, out);
}

fn may(rows: &[Row]) -> impl Fn(usize) -> bool + '_ {
    |i| matches!(rows[i], Row::Finding(..) | Row::Slip(..))
}

impl page::Page for Page {
    fn context(&self) -> Context {
        Context::Check
    }

    fn run(&mut self, ui: &mut Ui, command: Command, out: &mut Vec<Effect>) -> Next {
        match command {
            Command::CheckGo => return self.enter(ui, out),
            Command::CheckPass => self.pass_over(ui, out),
            Command::CheckClose => begin(ui, command, Purpose::Aside(Ask::Close), out),
            Command::CheckNotes => {
                self.hides_notes = !self.hides_notes;
                self.seen = None;
            }
            _ => {}
        }
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
        let now = (session.glance.acts, session.assist.marks.generation());
        if self.seen != Some(now) {
            self.seen = Some(now);
            self.slips = 0;
            self.read(session.journal.meeting());
            self.add_slips(session);
        }
        let seen = usize::from(list::areas(body, DETAIL).list.height);
        self.list.settle(self.rows.len(), seen, may(&self.rows));
    }

    fn draw(&self, ui: &Ui, paper: &mut Paper<'_>, body: Rect) {
        let of = (self.seen, self.list, self.hides_notes, body);
        if !paper.stale(Panel::Page, stamp(of)) {
            return;
        }
        paper.blank(body);
        let areas = list::areas(body, DETAIL);
        let closed = ui.meeting().and_then(Meeting::closed);
        let end = closed.map_or_else(String::new, |c| c.format("   closed at %H:%M").to_string());
        let words = match (self.warnings, self.notes) {
            (0, 0) => format!("Nothing is missing{end}"),
            (w, 0) => format!("{w} to put right{end}"),
            (w, n) => format!("{w} to put right   {n} worth a look{end}"),
        };
        let words = match self.undone {
            0 => words,
            n => format!("{words}   {n} left undone"),
        };
        let words = match self.slips {
            0 => words,
            1 => format!("{words}   1 slip"),
            n => format!("{words}   {n} slips"),
        };
        list::sum(paper, areas.sum, &words, None);
        let theme = paper.theme;
        let right = areas.list.right().saturating_sub(1);
        let shown = self.rows.iter().enumerate().skip(self.list.top);
        for (y, (i, row)) in (areas.list.top()..areas.list.bottom()).zip(shown) {
            let x = areas.list.x + 2;
            match row {
                Row::Heading(words) => {
                    paper.fitted(x, y, right, words, theme.strong);
                }
                Row::Finding(finding, place, words) => {
                    let here = i == self.list.at;
                    let style = list::mark(paper, areas.list, y, here);
                    // What must be put right is told by its mark and its weight, not by its
                    // heading alone: that may have scrolled away.
                    let (mark, mark_style, style) = match finding.severity {
                        Severity::Warning => ("!", theme.alarm, style),
                        Severity::Note if here => (theme.dot(), theme.quiet, style),
                        Severity::Note => (theme.dot(), theme.quiet, theme.quiet),
                    };
                    paper.text(x, y, right, mark, mark_style);
                    let end = paper.right(x + 20, y, right, place, theme.quiet);
                    let end = end.saturating_sub(2);
                    let from = paper.fitted(x + 2, y, end, &finding.what, style) + 2;
                    if !words.is_empty() && from + 12 <= end {
                        paper.fitted(from, y, end, words, theme.quiet);
                    }
                }
                Row::Slip(mark, place, _) => {
                    let style = list::mark(paper, areas.list, y, i == self.list.at);
                    paper.text(x, y, right, "~", theme.accent);
                    let end = paper.right(x + 20, y, right, place, theme.quiet);
                    paper.fitted(x + 2, y, end.saturating_sub(2), &mark.what, style);
                }
            }
        }
        if let Some(Row::Finding(Finding { what, .. }, place, meant)) = self.rows.get(self.list.at)
        {
            say(paper, areas.detail, what, meant, place);
        }
        if let Some(Row::Slip(Mark { what, .. }, place, around)) = self.rows.get(self.list.at) {
            say(paper, areas.detail, what, around, place);
        }
    }
}

/// What is said of the marked row: all of it, the words that it means, and where Enter leads.
fn say(paper: &mut Paper<'_>, area: Rect, what: &str, words: &str, place: &str) {
    let gap = if words.is_empty() { "" } else { " " };
    let words = format!("{what}{gap}{words} Enter: {place}.");
    list::detail(paper, area, &words);
}

#[cfg(test)]
mod tests {
    use crate::meeting::Phase;
    use crate::meeting::entry::{Place, Stream};
    use crate::meeting::intent::{Intent, Order};
    use crate::minutes::with_wording;
    use crate::tui::commands::Context;
    use crate::tui::testing::{Bench, at, running};

    #[test]
    fn each_finding_leads_to_its_place() {
        let mut bench = Bench::running((80, 24)).keys("<F6>");
        bench
            .sees("To put right")
            .sees("Nell Okoro")
            .sees("roll call");
        bench.press("<Enter>");
        assert_eq!(bench.model.top().page().context(), Context::Roll);
        bench.press("p<Esc>");
        bench.sees_no("Nell Okoro").sees("Item 4 has no outcome.");
        bench.press("<Enter>");
        assert_eq!(bench.model.top().page().context(), Context::Meeting);
    }

    #[test]
    fn a_question_is_told_with_the_number_that_readers_of_the_draft_know() {
        let mut journal = running();
        let item = journal.meeting().items()[3].id;
        let write = |text: &str, place| Intent::Write {
            item: Some(item.into()),
            text: text.into(),
            more: Vec::new(),
            place,
        };
        let mut act = |intent: Intent| {
            let order = Order::from(intent);
            let worded = with_wording(journal.meeting(), at(16, 20), &order);
            journal
                .act(at(16, 20), worded.as_ref().unwrap_or(&order))
                .unwrap()
        };
        act(write("The roof was mended in March.", Place::End));
        act(Intent::Query {
            entry: "newest".into(),
            at: 23,
            words: "March".into(),
            ask: None,
        });
        act(Intent::IssueDraft {
            to: "the Chair".into(),
            on: None,
            readers: Stream::Exempt,
            lines: Vec::new(),
        });
        let bench = Bench::with(journal.clone(), (100, 30)).keys("<F6>");
        bench.sees("March").sees_no("in draft 1");
        let order = Order::from(write("Before all of it.", Place::Start));
        journal.act(at(16, 21), &order).unwrap();
        let bench = Bench::with(journal, (100, 30)).keys("<F6>");
        bench.sees("4.2, in draft 1 4.1");
    }

    #[test]
    fn the_meeting_is_closed_with_its_end_and_the_next_date() {
        let mut bench = Bench::running((80, 24)).keys("<F6>C");
        bench.press("18:05<Enter>19 May 2026<Enter>");
        bench.sees("Close anyway?");
        assert_eq!(bench.meeting().closed(), None);
        bench.press("y");
        assert_eq!(bench.meeting().closed(), Some(at(18, 5)));
        assert_eq!(bench.meeting().phase(), &Phase::Closed);
        let next = bench.meeting().next_meeting().unwrap();
        assert_eq!(next.date.to_string(), "2026-05-19");
        bench.sees("closed at 18:05");
    }

    #[test]
    fn what_is_only_worth_a_look_can_be_hidden() {
        let mut bench = Bench::running((80, 24)).keys("<F6>");
        bench.sees("Worth a look").sees("next meeting");
        bench.press("n");
        bench.sees_no("Worth a look");
    }

    #[test]
    fn severities_are_told_apart_by_mark_and_weight_and_the_words_meant_are_shown() {
        use ratatui::style::Modifier;
        let mut bench = Bench::running((120, 30));
        bench.looks.colour = false;
        bench.resize(120, 30);
        bench.press("Members asked about the winter plan.<C-Space>rothe plan be agreed<F6>");
        let screen = bench.screen();
        let row = |words: &str| {
            let found = screen.lines().position(|l| l.contains(words));
            found.unwrap_or_else(|| panic!("no {words} in\n{screen}")) as u16
        };
        // What is missing of a resolution is told with the resolution's words.
        let here = screen
            .lines()
            .find(|l| l.contains("That the plan be agreed"));
        assert!(here.is_some_and(|l| l.contains("item 4")), "{screen}");
        let (warning, note) = (row("Nell Okoro"), row("next meeting"));
        let cell = |y: u16, x: u16| bench.cells()[(x, y)].clone();
        assert_eq!(cell(warning, 2).symbol(), "!");
        assert!(cell(warning, 2).modifier.contains(Modifier::BOLD));
        assert!(!cell(warning, 6).modifier.contains(Modifier::DIM));
        assert!(cell(note, 6).modifier.contains(Modifier::DIM));
    }

    #[test]
    fn the_words_around_a_slip_are_whole_letters() {
        let text = "Caf\u{e9} caf\u{e9} recieve the plan";
        let at = text.find("recieve").unwrap();
        let words = super::around(text, &(at..at + 7));
        assert_eq!(
            words,
            "\u{201C}Caf\u{e9} caf\u{e9} recieve the plan\u{201D}"
        );
        let long = "\u{e9}".repeat(200);
        let words = super::around(&long, &(200..204));
        assert_eq!(words.chars().count(), 36 + 2 + 36 + 4);
    }
}
