//! The library: the officer's own sessions and the samples, with what is left to do.

use ratatui::layout::Rect;

use super::list::{self, Clicked, List};
use super::pack;
use crate::meeting::text::Text;
use crate::tui::commands::{Command, Context};
use crate::tui::editor::Field;
use crate::tui::editor::grapheme::measure;
use crate::tui::forms::ask::Ask;
use crate::tui::forms::step::edit;
use crate::tui::forms::{Form, Purpose};
use crate::tui::input::Mouse;
use crate::tui::key::{Code, Key};
use crate::tui::model::Screen;
use crate::tui::page::{self, Next};
use crate::tui::paper::{Panel, Paper, stamp};
use crate::tui::port::{Effect, Listed};
use crate::tui::ui::Ui;

const DETAIL: u16 = 2;

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    /// A session, by its place in what was listed.
    Session(usize),
    /// The heading of the samples.
    Samples,
}

/// The screen's state.
#[derive(Debug, Default)]
pub struct Page {
    list: List,
    rows: Vec<Row>,
    /// What is looked for.
    field: Field,
    /// Letters go to the field.
    finding: bool,
    /// The mark was moved by hand; until then the first row has it.
    moved: bool,
}

impl Page {
    /// The screen, as it opens.
    pub fn open(ui: &Ui) -> Self {
        let mut page = Self::default();
        page.read(ui);
        page
    }

    fn read(&mut self, ui: &Ui) {
        let wanted = self.field.text().to_lowercase();
        let fits = |one: &Listed| {
            let words = format!(
                "{} {} {} {}",
                one.body,
                one.date.format("%-d %B %Y %Y-%m-%d"),
                one.state,
                one.to_do
            )
            .to_lowercase();
            wanted.split_whitespace().all(|w| words.contains(w))
        };
        let mut own: Vec<usize> = Vec::new();
        let mut samples: Vec<usize> = Vec::new();
        for (at, one) in ui.library.iter().enumerate().filter(|(_, l)| fits(l)) {
            if one.sample { &mut samples } else { &mut own }.push(at);
        }
        // The newest meeting first.
        own.sort_by_key(|&at| std::cmp::Reverse(ui.library[at].date));
        self.rows = own.into_iter().map(Row::Session).collect();
        if !samples.is_empty() {
            self.rows.push(Row::Samples);
            self.rows.extend(samples.into_iter().map(Row::Session));
        }
    }

    fn marked<'d>(&self, ui: &'d Ui) -> Option<&'d Listed> {
        match self.rows.get(self.list.at)? {
            Row::Session(at) => ui.library.get(*at),
            Row::Samples => None,
        }
    }

    fn enter(&self, ui: &mut Ui, out: &mut Vec<Effect>) {
        let Some(one) = self.marked(ui) else {
            ui.refuse("Nothing is marked; n makes a new meeting.");
            return;
        };
        let key = one.key.clone();
        if one.sample {
            ui.tell("Opened as your own copy; the sample stays as it is.");
            out.push(Effect::CopySample(key));
        } else {
            out.push(Effect::Open(key));
        }
    }
}

fn may(rows: &[Row]) -> impl Fn(usize) -> bool + '_ {
    |i| rows[i] != Row::Samples
}

impl page::Page for Page {
    fn context(&self) -> Context {
        Context::Library
    }

    fn writes(&self) -> bool {
        self.finding
    }

    fn run(&mut self, ui: &mut Ui, command: Command, out: &mut Vec<Effect>) -> Next {
        match command {
            Command::OpenListed => self.enter(ui, out),
            Command::NewMeeting => {
                Form::begin(command, Purpose::Aside(Ask::NewMeeting), ui, out);
            }
            Command::NewFromPack => {
                let page = pack::Page::open(None, out);
                return Next::Open(Box::new(Screen::Pack(page)));
            }
            Command::NewAfter => match self.marked(ui) {
                Some(one) if one.trouble.is_none() && !one.sample => {
                    let page = pack::Page::open(Some(one), out);
                    return Next::Open(Box::new(Screen::Pack(page)));
                }
                Some(one) if one.sample => {
                    ui.refuse("Open the sample first: then its copy can be followed.");
                }
                Some(_) => ui.refuse("This session can't be read, so nothing follows it."),
                None => {
                    ui.refuse("Nothing is marked; p reads a pack, n makes a meeting by hand.");
                }
            },
            Command::FindListed => self.finding = true,
            Command::ListAgain => out.push(Effect::List),
            _ => {}
        }
        Next::Stay
    }

    fn key(&mut self, ui: &mut Ui, key: Key, out: &mut Vec<Effect>) -> Next {
        if self.list.key(key, self.rows.len(), may(&self.rows)) {
            self.moved = true;
            return Next::Stay;
        }
        if !self.finding {
            return Next::Unused;
        }
        if key.code == Code::Enter {
            self.finding = false;
            self.enter(ui, out);
        } else if edit(&mut self.field, key) {
            self.list.at = 0;
        }
        Next::Stay
    }

    fn back(&mut self, _ui: &mut Ui, _out: &mut Vec<Effect>) -> Next {
        if self.finding || !self.field.text().is_empty() {
            self.finding = false;
            self.field.set_text("");
            return Next::Stay;
        }
        Next::Leave
    }

    fn paste(&mut self, ui: &mut Ui, text: &Text, _out: &mut Vec<Effect>) {
        if self.finding {
            self.field.insert(text);
        } else {
            ui.refuse("Press / first to look for a session by pasted words.");
        }
    }

    fn mouse(&mut self, ui: &mut Ui, mouse: Mouse, out: &mut Vec<Effect>) -> Next {
        let area = list::areas(super::body(ui), DETAIL).list;
        let rows = self.rows.len();
        let clicked = self.list.mouse(mouse, area, rows, may(&self.rows));
        self.moved |= clicked != Clicked::Nothing;
        if clicked == Clicked::Again {
            self.enter(ui, out);
        }
        Next::Stay
    }

    fn settle(&mut self, ui: &mut Ui, body: Rect) {
        self.read(ui);
        if !self.moved {
            self.list.at = 0;
        }
        let seen = usize::from(list::areas(body, DETAIL).list.height);
        self.list.settle(self.rows.len(), seen, may(&self.rows));
    }

    fn draw(&self, ui: &Ui, paper: &mut Paper<'_>, body: Rect) {
        let listed: Vec<_> = ui
            .library
            .iter()
            .map(|l| {
                (
                    &l.key.0,
                    &l.body,
                    l.date,
                    &l.state,
                    &l.to_do,
                    l.trouble.as_ref(),
                    (&l.place, l.items_left, l.saved),
                )
            })
            .collect();
        let caret = self.field.text_box().caret_cell();
        let of = (
            listed,
            self.list,
            self.field.text(),
            caret,
            self.finding,
            body,
        );
        if !paper.stale(Panel::Page, stamp(of)) {
            if self.finding {
                self.draw_field(paper, list::areas(body, DETAIL).sum);
            }
            return;
        }
        paper.blank(body);
        let areas = list::areas(body, DETAIL);
        if self.finding {
            self.draw_field(paper, areas.sum);
        } else {
            list::sum(paper, areas.sum, &self.summary(ui), None);
        }
        let columns = Columns::new(areas.list, ui);
        let shown = self.rows.iter().enumerate().skip(self.list.top);
        for (y, (i, row)) in (areas.list.top()..areas.list.bottom()).zip(shown) {
            match row {
                Row::Samples => {
                    let words = "Samples; each opens as your own copy";
                    let theme = paper.theme;
                    paper.fitted(areas.list.x + 2, y, areas.list.right(), words, theme.quiet);
                }
                Row::Session(at) => {
                    if let Some(one) = ui.library.get(*at) {
                        columns.draw(paper, y, one, i == self.list.at);
                    }
                }
            }
        }
        match self.marked(ui) {
            Some(Listed {
                trouble: Some(why), ..
            }) => list::detail(paper, areas.detail, why),
            // What there are no columns for is told of the marked one.
            Some(one) if columns.more.is_none() => {
                list::detail(paper, areas.detail, &in_a_line(one));
            }
            _ => {}
        }
    }
}

impl Page {
    fn summary(&self, ui: &Ui) -> String {
        if !self.field.text().is_empty() {
            return format!(
                "Those with \u{201C}{}\u{201D}; Esc shows all again",
                self.field.text()
            );
        }
        let own = ui.library.iter().filter(|l| !l.sample).count();
        match own {
            0 => "No meetings of your own yet: p reads a pack, n makes one, Enter opens a sample"
                .to_owned(),
            1 => "1 meeting".to_owned(),
            n => format!("{n} meetings"),
        }
    }

    fn draw_field(&self, paper: &mut Paper<'_>, area: Rect) {
        if area.height == 0 {
            return;
        }
        let theme = paper.theme;
        let x = paper.text(area.x + 1, area.y, area.right(), "Find:", theme.strong) + 1;
        let width = area.right().saturating_sub(x + 1);
        let room = Rect::new(x, area.y, width, 1);
        if width > 0 {
            let mut shown = self.field.clone();
            let caret = shown.paint(paper.buffer, room, theme.text, theme.marked);
            paper.touch(room);
            paper.put_caret(caret, area.y);
        }
    }
}

/// The items left, in words.
fn items_left(one: &Listed) -> String {
    match one.items_left {
        None | Some(0) => String::new(),
        Some(1) => "1 item left".to_owned(),
        Some(n) => format!("{n} items left"),
    }
}

/// When it was last saved.
fn last_saved(one: &Listed) -> String {
    let saved = one.saved.map(|at| at.format("%-d %b %Y %H:%M"));
    saved.map_or_else(String::new, |at| at.to_string())
}

/// Place, items left and last saved in one line.
fn in_a_line(one: &Listed) -> String {
    let saved = match last_saved(one) {
        saved if saved.is_empty() => saved,
        saved => format!("last saved {saved}"),
    };
    let parts = [one.place.clone(), items_left(one), saved];
    let parts = parts.into_iter().filter(|p| !p.is_empty());
    parts.collect::<Vec<_>>().join("; ")
}

/// Columns that must be left for more than the state and what is to do.
const MORE: u16 = 44;

/// Where the columns stand.
struct Columns {
    area: Rect,
    date: u16,
    state: u16,
    to_do: u16,
    /// Items left and the place, where there is room; what was last saved stands at the right.
    more: Option<(u16, u16)>,
}

impl Columns {
    fn new(area: Rect, ui: &Ui) -> Self {
        let widest = |of: fn(&Listed) -> usize| ui.library.iter().map(of).max().unwrap_or(0);
        let room = usize::from(area.width.saturating_sub(3));
        let state = widest(|l| measure(&l.state)).clamp(8, 10);
        // What is left to do gives way to the body's name, down to its first words.
        let to_do = widest(|l| measure(&l.to_do));
        let fixed = 11 + state + to_do.min(14) + 6;
        let body = widest(|l| measure(&l.body)).min(room.saturating_sub(fixed).max(8));
        let date = area.x + 2 + body as u16 + 2;
        let at = date + 13 + state as u16 + 2;
        let left = at + to_do as u16 + if to_do > 0 { 2 } else { 0 };
        let more = (left + MORE <= area.right()).then_some((left, left + 15));
        Self {
            area,
            date,
            state: date + 13,
            to_do: at,
            more,
        }
    }

    fn draw(&self, paper: &mut Paper<'_>, y: u16, one: &Listed, marked: bool) {
        let theme = paper.theme;
        let right = self.area.right().saturating_sub(1);
        let style = list::mark(paper, self.area, y, marked);
        let end = self.date.saturating_sub(2).min(right);
        paper.fitted(self.area.x + 2, y, end, &one.body, style);
        let date = one.date.format("%-d %b %Y").to_string();
        paper.right(self.date, y, (self.date + 11).min(right), &date, theme.text);
        if one.trouble.is_some() {
            let words = format!(
                "! {}",
                if one.state.is_empty() {
                    "damaged"
                } else {
                    &one.state
                }
            );
            paper.fitted(self.state, y, right, &words, theme.alarm);
            return;
        }
        paper.fitted(self.state, y, right, &one.state, theme.text);
        let Some((left, place)) = self.more else {
            paper.fitted(self.to_do, y, right, &one.to_do, theme.quiet);
            return;
        };
        paper.fitted(self.to_do, y, left, &one.to_do, theme.quiet);
        paper.fitted(left, y, place - 2, &items_left(one), theme.text);
        let saved = last_saved(one);
        let words = if saved.is_empty() {
            saved
        } else {
            format!("saved {saved}")
        };
        let end = paper.right(place, y, right, &words, theme.quiet);
        paper.fitted(place, y, end.saturating_sub(2), &one.place, theme.quiet);
    }
}

#[cfg(test)]
mod tests {
    use crate::meeting::text::Text;
    use crate::tui::port::{Effect, Listed, News, SessionKey};
    use crate::tui::testing::{Bench, at};
    use crate::tui::update::Msg;

    fn session(body: &str, state: &str, trouble: Option<&str>) -> Listed {
        Listed {
            key: SessionKey(body.to_owned()),
            body: body.to_owned(),
            date: at(16, 0).date_naive(),
            state: state.to_owned(),
            to_do: String::new(),
            sample: false,
            trouble: trouble.map(str::to_owned),
            ..Listed::default()
        }
    }

    fn full(size: (u16, u16)) -> Bench {
        let mut bench = Bench::library(size);
        let mut listed = bench.model.ui.library.clone();
        listed.push(Listed {
            to_do: "3 to check".to_owned(),
            ..session("Harbour Planning Committee", "closed", None)
        });
        listed.push(session(
            "Damaged Board",
            "",
            Some("The file is cut off in its first line. A repaired copy can be made."),
        ));
        bench.take(Msg::News(News::Listed(listed)));
        bench
    }

    #[test]
    fn sessions_and_samples_stand_apart_with_what_is_left_to_do() {
        let mut bench = full((80, 24));
        bench.sees("2 meetings");
        bench
            .sees("Harbour Planning Committee")
            .sees("3 to check")
            .sees("5 Mar 2026");
        bench.sees("Samples; each opens as your own copy");
        bench.press("<Down>");
        bench.sees("! damaged").sees("The file is cut off");
    }

    #[test]
    fn a_sample_is_opened_as_a_copy_and_that_is_said() {
        let mut bench = Bench::library((80, 24));
        bench.press("<Enter>");
        assert!(
            bench
                .effects
                .iter()
                .any(|e| matches!(e, Effect::CopySample(_)))
        );
        assert!(
            bench.notice().contains("your own copy"),
            "{}",
            bench.notice()
        );
    }

    #[test]
    fn letters_find_a_session_after_a_stroke() {
        let mut bench = full((80, 24));
        bench.press("/plan");
        bench.sees("Harbour Planning").sees_no("Damaged");
        bench.press("<Esc>");
        bench.sees("Damaged");
        bench.press("/planning<Enter>");
        assert!(matches!(
            bench.effects.last(),
            Some(Effect::Save(_) | Effect::Open(_))
        ));
    }

    #[test]
    fn a_meeting_is_made_by_hand() {
        let mut bench = Bench::library((80, 24));
        bench.press("nHarbour Forum<Enter>19 March 2026<Enter>4pm<Enter>Town Hall<Enter>");
        let made = bench.effects.iter().find_map(|e| match e {
            Effect::Create(new) => Some(new.clone()),
            _ => None,
        });
        let made = made.unwrap();
        assert_eq!(made.body, Text::line("Harbour Forum"));
        assert_eq!(made.calling.venue, Text::line("Town Hall"));
        assert_eq!(made.calling.start.to_string(), "16:00:00");
    }

    #[test]
    fn place_items_left_and_last_saved_are_told_in_the_width_there_is() {
        for size in [(160, 50), (120, 30), (80, 24)] {
            let mut bench = Bench::library(size);
            let listed = vec![Listed {
                place: "Town Hall".to_owned(),
                items_left: Some(6),
                saved: Some(at(15, 42)),
                ..session("Harbour Planning Committee", "open", None)
            }];
            bench.take(Msg::News(News::Listed(listed)));
            bench
                .sees("Town Hall")
                .sees("6 items left")
                .sees("saved 5 Mar 2026 15:42");
            let row = bench
                .screen()
                .lines()
                .position(|l| l.contains("Harbour Planning"));
            let beside = bench.row(row.unwrap()).contains("6 items left");
            assert_eq!(beside, size.0 > 80, "{}", bench.screen());
        }
    }
}
