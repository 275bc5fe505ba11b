//! People: everybody with role, organisation and capacity, who is in the room and since when; names
//! that were missed, and where they stand.

use chrono::NaiveDate;
use ratatui::layout::Rect;

use super::list::{self, List};
use super::roll::{self, rows::times};
use crate::meeting::Meeting;
use crate::meeting::id::{ItemId, PersonId};
use crate::meeting::people::Capacity;
use crate::meeting::presence::Span;
use crate::meeting::text::counted;
use crate::minutes::{DocumentKind, PaperKind};
use crate::tui::commands::{Command, Context};
use crate::tui::editor::grapheme::measure;
use crate::tui::forms::ask::Ask;
use crate::tui::forms::{Form, Purpose};
use crate::tui::input::Mouse;
use crate::tui::job::Question;
use crate::tui::key::Key;
use crate::tui::page::{self, Next};
use crate::tui::paper::{Panel, Paper, stamp};
use crate::tui::people::{absences, observers, termed};
use crate::tui::port::Effect;
use crate::tui::shown::Shown;
use crate::tui::ui::Ui;

const DETAIL: u16 = 2;

/// Somebody.
#[derive(Clone, Debug)]
struct Row {
    person: PersonId,
    name: String,
    role: String,
    capacity: String,
    presence: String,
    here: bool,
    cue: bool,
}

/// The screen's state.
#[derive(Debug, Default)]
pub struct Page {
    list: List,
    rows: Vec<Row>,
    seen: Option<u64>,
    wanted: Option<PersonId>,
    /// Only those who were here for this item.
    only: Option<ItemId>,
}

impl Page {
    /// The screen, as it opens.
    pub fn open(ui: &Ui) -> Self {
        let _ = ui;
        Self::default()
    }

    /// The screen, at somebody.
    pub fn at(person: PersonId) -> Self {
        Self {
            wanted: Some(person),
            ..Self::default()
        }
    }

    fn read(&mut self, meeting: &Meeting, today: NaiveDate) {
        let was = self.wanted.take().or(self.row().map(|r| r.person));
        self.rows = rows(meeting, today);
        if let Some(item) = self.only.and_then(|id| meeting.item(id)) {
            let there = meeting.there_for(item);
            self.rows.retain_mut(|row| {
                let found = there.iter().find(|t| t.person == row.person);
                if let Some(found) = found {
                    row.presence = if found.throughout {
                        "throughout".to_owned()
                    } else {
                        format!("for a part: {}", row.presence)
                    };
                }
                found.is_some()
            });
        }
        if let Some(at) = was.and_then(|p| self.rows.iter().position(|r| r.person == p)) {
            self.list.at = at;
        }
    }

    fn row(&self) -> Option<&Row> {
        self.rows.get(self.list.at)
    }

    fn summary(&self, m: &Meeting, today: NaiveDate) -> String {
        if let Some(item) = self.only.and_then(|id| m.item(id)) {
            return format!(
                "{} were here for item {} {}; h shows all",
                self.rows.len(),
                item.details.number,
                item.details.title
            );
        }
        let here = self.rows.iter().filter(|r| r.here).count();
        let unnamed = self.rows.iter().filter(|r| r.cue).count();
        let unnamed = match unnamed {
            0 => String::new(),
            n => format!("   {n} to be named"),
        };
        if m.is_body_journal() {
            let filled = m.seats().iter();
            let filled = filled.filter(|s| m.held_on(s.id, today).0.is_some());
            let filled = filled.count();
            let seats = counted(m.seats().len(), "seat");
            return format!("{filled} of {seats} filled{unnamed}");
        }
        let (present, seats) = m.count();
        let observers = observers(m);
        format!(
            "{here} in the room   {present} of {} filled{observers}{unnamed}",
            counted(seats, "seat")
        )
    }

    fn change(&self, ui: &mut Ui, command: Command, out: &mut Vec<Effect>) {
        match self.row() {
            Some(row) => {
                let ask = match command {
                    Command::PersonAttended => Ask::Attended(row.person),
                    Command::PersonAbsence => Ask::Absence(row.person),
                    Command::PersonWithdrawn => Ask::AbsenceWithdrawn(row.person),
                    _ => Ask::Person(Some(row.person)),
                };
                Form::begin(command, Purpose::Aside(ask), ui, out);
            }
            None => ui.refuse("Nobody is known yet; + adds somebody."),
        }
    }
}

fn rows(m: &Meeting, today: NaiveDate) -> Vec<Row> {
    let spans = m.spans();
    let seat_at = |person: PersonId| {
        let capacity = m.capacity_of(person);
        let seat = capacity.seat().or_else(|| {
            let usual = m.seats().iter().find(|s| s.usual_deputy == Some(person));
            usual.map(|s| s.id)
        });
        let at = seat.and_then(|id| m.seats().iter().position(|s| s.id == id));
        (capacity, at)
    };
    let mut out: Vec<(usize, Row)> = m
        .people()
        .iter()
        .map(|person| {
            let id = person.id;
            let (capacity, at) = seat_at(id);
            let holder = |seat| {
                let seat = m.seat(seat);
                let holder = seat.and_then(|s| s.holder);
                holder.map_or_else(String::new, |p| m.name(p))
            };
            let title = |seat| {
                m.seat(seat)
                    .map_or_else(String::new, |s| s.details.title.to_string())
            };
            let usual = m.seats().iter().find(|s| s.usual_deputy == Some(id));
            let by_term = m.is_body_journal().then(|| termed(m, id, today)).flatten();
            let capacity = match capacity {
                Capacity::Holder(seat) => by_term.unwrap_or_else(|| title(seat)),
                Capacity::Deputy(seat) => format!("deputy for {}", holder(seat)),
                Capacity::InAttendance => match (by_term, usual) {
                    (Some(held), _) => held,
                    (None, Some(seat)) => format!("usual deputy for {}", holder(seat.id)),
                    (None, None) if m.is_body_journal() => "no member now".to_owned(),
                    (None, None) => "in attendance".to_owned(),
                },
            };
            let last = spans.iter().rev().find(|s| s.person == id);
            let here = last.is_some_and(Span::is_open);
            let time = times(&spans, id);
            let presence = match last {
                Some(_) if here => {
                    let place = if m.is_remote(id) { "remotely" } else { "here" };
                    format!("{place} {time}").trim_end().to_owned()
                }
                Some(s) if s.stepped_out => format!("went out: {time}"),
                Some(_) => format!("left: {time}"),
                None if m.apologies().iter().any(|(_, a)| a.person == id) => "apologies".to_owned(),
                None => String::new(),
            };
            let details = &person.details;
            let role = match (details.role.is_empty(), details.organisation.is_empty()) {
                (_, true) => details.role.to_string(),
                (true, _) => details.organisation.to_string(),
                _ => format!("{}, {}", details.role, details.organisation),
            };
            // A holder stands before the deputy for the seat; others follow.
            let order = at.map_or(usize::MAX, |at| {
                at * 2 + usize::from(m.seat_held_by(id).is_none())
            });
            let row = Row {
                person: id,
                name: details.full_name(),
                role,
                capacity,
                presence,
                here,
                cue: details.cue,
            };
            (order, row)
        })
        .collect();
    out.sort_by_key(|(order, _)| *order);
    out.into_iter().map(|(_, row)| row).collect()
}

/// Where somebody unnamed stands, in words.
fn places(m: &Meeting, row: &Row) -> String {
    let mut said = Vec::new();
    if m.roll().iter().any(|(p, _)| *p == row.person) {
        said.push("the roll".to_owned());
    }
    if m.apologies()
        .iter()
        .any(|(_, a)| a.deputy == Some(row.person))
    {
        said.push("the apologies".to_owned());
    }
    for item in m.items() {
        let written = m.entries_of(item).filter(|e| e.text.contains(&row.name));
        match written.count() {
            0 => {}
            1 => said.push(format!("item {}", item.details.number)),
            n => said.push(format!("item {} ({n} places)", item.details.number)),
        }
    }
    if said.is_empty() {
        return "Not yet named; stands nowhere in words. n names them.".to_owned();
    }
    format!(
        "Not yet named. Stands in {}; n names them in all places.",
        said.join(", ")
    )
}

impl page::Page for Page {
    fn context(&self) -> Context {
        Context::People
    }

    fn run(&mut self, ui: &mut Ui, command: Command, out: &mut Vec<Effect>) -> Next {
        match command {
            Command::PersonChange
            | Command::PersonAttended
            | Command::PersonAbsence
            | Command::PersonWithdrawn => {
                self.change(ui, command, out);
            }
            Command::PersonName => match self.row() {
                Some(row) if row.cue => self.change(ui, command, out),
                // Not at a cue: the first that there is.
                _ => match self.rows.iter().position(|r| r.cue) {
                    Some(at) => {
                        self.list.at = at;
                        self.change(ui, command, out);
                    }
                    None => ui.tell("Everybody has a name."),
                },
            },
            Command::PersonCorrect | Command::PersonJoin => {
                let Some(row) = self.row() else {
                    ui.refuse("Nobody is known yet; + adds somebody.");
                    return Next::Stay;
                };
                let purpose = match command {
                    // A cue is no name: it gets one, in every place.
                    Command::PersonCorrect if row.cue => {
                        Purpose::Aside(Ask::Person(Some(row.person)))
                    }
                    Command::PersonCorrect => Purpose::CorrectName(row.person),
                    _ => Purpose::Join(row.person),
                };
                Form::begin(command, purpose, ui, out);
            }
            Command::PeopleExport => {
                let shown = match ui.meeting() {
                    // The journal of a body knows no sitting: its meetings are asked.
                    Some(m) if m.is_body_journal() => Shown::Answer(Question::Attendance {
                        body: m.body().name.to_string(),
                        day: ui.now.date_naive(),
                        signs: false,
                    }),
                    _ => Shown::Document(DocumentKind::Paper(PaperKind::Attendance)),
                };
                Form::begin(command, Purpose::ExportShown(shown), ui, out);
            }
            Command::PersonRemote => match self.row() {
                Some(row) => roll::remote(ui, row.person, out),
                None => ui.refuse("Nobody is known yet; + adds somebody."),
            },
            Command::PersonAdd => {
                Form::begin(command, Purpose::Aside(Ask::Person(None)), ui, out);
            }
            Command::PeopleHere => {
                self.only = match self.only {
                    Some(_) => None,
                    None => ui.session.as_ref().and_then(|s| s.sheet.item()),
                };
                self.seen = None;
            }
            _ => {}
        }
        Next::Stay
    }

    fn key(&mut self, _ui: &mut Ui, key: Key, _out: &mut Vec<Effect>) -> Next {
        self.list.take(key, self.rows.len(), |_| true)
    }

    fn mouse(&mut self, ui: &mut Ui, mouse: Mouse, out: &mut Vec<Effect>) -> Next {
        let page = (super::body(ui), DETAIL);
        if self.list.chosen(mouse, page, self.rows.len(), |_| true) {
            self.change(ui, Command::PersonChange, out);
        }
        Next::Stay
    }

    fn settle(&mut self, ui: &mut Ui, body: Rect) {
        let Some(session) = ui.session.as_ref() else {
            return;
        };
        if self.seen != Some(session.glance.acts) {
            self.seen = Some(session.glance.acts);
            let meeting = session.journal.meeting();
            self.read(meeting, ui.now.date_naive());
        }
        let seen = usize::from(list::areas(body, DETAIL).list.height);
        self.list.settle(self.rows.len(), seen, |_| true);
    }

    fn draw(&self, ui: &Ui, paper: &mut Paper<'_>, body: Rect) {
        if !paper.stale(Panel::Page, stamp((self.seen, self.list, self.only, body))) {
            return;
        }
        paper.blank(body);
        let Some(meeting) = ui.meeting() else {
            return;
        };
        let areas = list::areas(body, DETAIL);
        list::sum(
            paper,
            areas.sum,
            &self.summary(meeting, ui.now.date_naive()),
            None,
        );
        let theme = paper.theme;
        let right = areas.list.right().saturating_sub(1);
        let room = usize::from(areas.list.width.saturating_sub(5));
        let widest = |of: fn(&Row) -> &str| self.rows.iter().map(|r| measure(of(r))).max();
        let name = widest(|r| &r.name).unwrap_or(0).min(room * 2 / 5);
        let presence = widest(|r| &r.presence).unwrap_or(0).min(room / 3);
        let shown = self.rows.iter().enumerate().skip(self.list.top);
        for (y, (i, row)) in (areas.list.top()..areas.list.bottom()).zip(shown) {
            let style = list::mark(paper, areas.list, y, i == self.list.at);
            let x = areas.list.x + 2;
            let mark = if row.here { theme.tick() } else { " " };
            paper.text(x, y, right, mark, theme.text);
            let style = if row.cue { theme.accent } else { style };
            let at = x + 2;
            paper.fitted(at, y, (at + name as u16).min(right), &row.name, style);
            let second = at + name as u16 + 2;
            let third = right.saturating_sub(presence as u16);
            paper.fitted(
                second,
                y,
                third.saturating_sub(2),
                &row.capacity,
                theme.quiet,
            );
            paper.fitted(third, y, right, &row.presence, theme.text);
        }
        if let Some(row) = self.row() {
            let words = if row.cue {
                places(meeting, row)
            } else {
                let said = [row.role.clone(), row.capacity.clone()];
                let said = said.into_iter().chain(absences(meeting, row.person));
                let said: Vec<String> = said.filter(|words| !words.is_empty()).collect();
                said.join(". ")
            };
            list::detail(paper, areas.detail, &words);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::tui::testing::Bench;

    #[test]
    fn everybody_stands_with_capacity_and_times() {
        let mut bench = Bench::running((120, 30)).keys("<F2>7><F3>");
        bench.sees("Nell Okoro").sees("here from 16:12");
        bench.sees("usual deputy for Dr Owen Bell");
        bench.press("h");
        bench
            .sees("were here for item 4 Child poverty")
            .sees("throughout");
        bench.sees_no("Ines Marr");
    }

    #[test]
    fn somebody_unnamed_is_named_once_for_all_places() {
        let mut bench = Bench::running((120, 30)).keys("<F2>+grey jacket<Enter><Tab><Enter><F3>");
        bench.sees("[grey jacket]").sees("1 to be named");
        bench.press("n");
        bench.sees("Stands in the roll");
        bench.press("Dr Ada Penn<Enter>Consultant<Enter>Harbour Trust<Enter>");
        bench.sees("Dr Ada Penn").sees("Consultant, Harbour Trust");
        bench.sees_no("grey jacket");
    }

    #[test]
    fn a_seat_is_held_for_its_term_and_no_longer() {
        use crate::meeting::intent::{Intent, Order, Who};
        use crate::meeting::people::PersonDetails;
        use crate::tui::testing::body_journal;
        let appoint = |holder: &str, from: &str, until: Option<&str>| {
            let mut journal = body_journal();
            let appointed = Intent::Appoint {
                seat: "Member for Pier".into(),
                holder: Some(Who::New(PersonDetails {
                    name: holder.into(),
                    ..PersonDetails::default()
                })),
                usual_deputy: None,
                from: Some(from.parse().unwrap()),
                until: until.map(|day| day.parse().unwrap()),
                reason: "elected".into(),
            };
            let now = "2026-03-01T09:00:00+00:00".parse().unwrap();
            journal.act(now, &Order::from(appointed)).unwrap();
            Bench::with(journal, (100, 24))
        };
        // It is 5 March 2026.
        let mut over = appoint("Eve Rudd", "2026-02-01", Some("2026-03-01"));
        over.press("<F3>");
        over.sees("0 of 1 seat filled")
            .sees("Member for Pier until 1 Mar 2026, no member now");
        over.press("<F10>");
        over.sees("vacant (Eve Rudd from 1 Feb 2026 until 1 Mar 2026, elected)");
        let mut sits = appoint("Eve Rudd", "2026-02-01", Some("2026-03-31"));
        sits.press("<F3>");
        sits.sees("1 of 1 seat filled").sees_no("until 31 Mar");
        let mut later = appoint("Eve Rudd", "2026-04-01", None);
        later.press("<F3>");
        later
            .sees("1 of 1 seat filled")
            .sees("Member for Pier from 1 Apr 2026");
    }

    #[test]
    fn details_are_put_right() {
        let mut bench = Bench::running((80, 24)).keys("<F3><Down><Down><Enter>");
        bench.press("<C-u>Councillor Tam Castle<Enter>");
        bench.press("<Enter><Enter>");
        bench.sees("Councillor Tam Castle");
    }

    #[test]
    fn when_a_councillor_last_attended_is_told_and_kept_and_nobody_elses_is() {
        let mut bench = Bench::running((100, 24)).keys("<F3>a");
        bench.sees("When did Councillor Marion Ashby last attend");
        bench.press("5 March 2026<Enter>");
        bench.sees("not before this meeting");
        bench.press("<C-u>20 November 2025<Enter>");
        bench.sees("Councillor Marion Ashby last attended on 20 November 2025.");
        let known = |bench: &Bench| {
            let people = bench.meeting().people();
            let ashby = people.iter().find(|p| p.details.surname() == "Ashby");
            ashby.unwrap().details.last_attended
        };
        let told = chrono::NaiveDate::from_ymd_opt(2025, 11, 20);
        assert_eq!(known(&bench), told);
        bench.press("<Enter><Enter><C-u>Portfolio holder<Enter><Enter>");
        bench.sees("Portfolio holder");
        assert_eq!(known(&bench), told);
        bench.press("a<C-u><Enter>");
        assert_eq!(known(&bench), None);
        bench.press("<Down><Down>a");
        bench.sees("is no councillor");
    }

    #[test]
    fn an_absence_is_approved_here_with_its_resolution_or_elsewhere_and_told_of_whom_it_is() {
        for size in [(80, 24), (160, 50), (40, 12)] {
            let mut bench = Bench::running(size).keys("<F3>p");
            bench.press("1 October 2026<Enter>hAn operation<Enter>p");
            bench.press("<Esc>");
            if size.0 >= 80 {
                bench.sees("That the absence of Councillor Marion Ashby be approved under");
            }
            let meeting = bench.model.ui.meeting().unwrap();
            let known: Vec<_> = meeting.absences().collect();
            assert_eq!(known.len(), 1);
            assert!(known[0].absence.entry.is_some());
            assert_eq!(known[0].absence.reason.as_str(), "An operation");
            bench.press("<F3>");
            if size.0 >= 80 {
                bench
                    .sees("Absence approved on 5 March 2026")
                    .sees("An operation");
            }
        }
        let mut bench = Bench::running((100, 24)).keys("<F3>p");
        bench.press("<Enter>e2 March 2026<Enter><C-u>Full Council<Enter><Enter>x");
        bench.sees("Absence approved on 2 March 2026 by Full Council");
        // Whoever is no member of the council can't lose the seat by it.
        bench.press("<End>p");
        assert!(
            bench.notice().contains("is no councillor"),
            "{}",
            bench.notice()
        );
    }

    #[test]
    fn an_approval_is_withdrawn_with_its_resolution_or_elsewhere_or_was_a_mistake() {
        for size in [(80, 24), (160, 50), (40, 12)] {
            let mut bench = Bench::running(size).keys("<F3>w");
            assert!(
                bench.notice().contains("p records one"),
                "{}",
                bench.notice()
            );
            bench.press("p1 October 2026<Enter>e2 March 2026<Enter><Enter><Enter>p");
            bench.press("w");
            bench.press("hp");
            let meeting = bench.model.ui.meeting().unwrap();
            let known: Vec<_> = meeting.absences_withdrawn().collect();
            assert_eq!(known.len(), 1);
            assert!(known[0].withdrawal.entry.is_some());
            if size.0 >= 80 {
                bench.sees("withdrawn on 5 March 2026");
                bench.press("<Esc>");
                bench.sees("That the approval given on 2 March 2026 of the");
                bench.press("<F3>");
            }
            // Elsewhere on another day, which is told of the same approval.
            bench.press("we4 March 2026<Enter><C-u>Full Council<Enter>p");
            if size.0 >= 80 {
                bench.sees("withdrawn on 4 March 2026 by Full Council");
            }
            bench.press("<C-z>");
            let meeting = bench.model.ui.meeting().unwrap();
            assert_eq!(meeting.absences_withdrawn().count(), 1);
            // Another one, by a resolution here: which is meant is asked.
            bench.press("p<Enter>h<Enter>pw");
            if size.0 >= 80 {
                bench.sees("which approval?");
            }
            bench.press("bm");
            let meeting = bench.model.ui.meeting().unwrap();
            assert_eq!(meeting.absences().count(), 1);
            bench.press("<Esc>");
            bench.sees_no("be approved under");
        }
    }

    #[test]
    fn in_the_journal_of_a_body_an_absence_is_approved_elsewhere_and_its_attendance_is_written() {
        use crate::tui::port::Effect;
        use crate::tui::shown::{Shown, ShownFormat};
        use crate::tui::testing::body_journal;
        let mut bench = Bench::with(body_journal(), (100, 24)).keys("<F3>");
        bench.press("<Enter><C-u>Councillor Ann Marsh<Enter><Enter><Enter>p");
        bench.sees("Councillor Ann Marsh: approved until which day");
        bench.press("1 October 2026<Enter>2 March 2026<Enter><Enter>Illness<Enter>p");
        bench.sees("Absence approved on 2 March 2026 by Quay Board, until 1 October 2026: Illness");
        bench.press("wm");
        bench.sees_no("Absence approved");
        bench.press("<C-z>");
        bench.sees("Absence approved");
        bench.press("<C-z>");
        bench.sees_no("Absence approved");
        bench.press("ecp<Enter>");
        let request = bench.effects.iter().rev().find_map(|effect| match effect {
            Effect::ExportShown(request) => Some(request.clone()),
            _ => None,
        });
        let request = request.unwrap();
        assert_eq!(request.format, ShownFormat::Csv);
        assert!(matches!(request.what, Shown::Answer(_)));
    }
}
