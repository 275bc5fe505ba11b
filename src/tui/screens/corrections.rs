//! Corrections that came back after a draft went out: each beside its paragraph, with who asks, to be
//! accepted, reworded, refused or kept as a query in one key.

use std::collections::HashMap;

use ratatui::layout::Rect;

use super::list::{self, Clicked, List};
use crate::import::corrections::orders;
use crate::meeting::correction::{Asked, Correction, Outcome, in_place, in_signs};
use crate::meeting::id::{CorrectionId, EntryId};
use crate::meeting::text::{Text, counted};
use crate::meeting::{Meeting, Refusal};
use crate::minutes::numbers;
use crate::tui::commands::{Command, Context};
use crate::tui::forms::ask::Ask;
use crate::tui::forms::{Form, Purpose};
use crate::tui::input::Mouse;
use crate::tui::job::CorrectionsRead;
use crate::tui::key::Key;
use crate::tui::page::{self, Destination, Next};
use crate::tui::paper::{Panel, Paper, stamp};
use crate::tui::port::Effect;
use crate::tui::ui::Ui;

/// A row of the list.
#[derive(Clone, Debug)]
struct Row {
    id: CorrectionId,
    entry: Option<EntryId>,
    /// The number of its paragraph as printed, or what stands there instead.
    number: String,
    by: String,
    /// What is asked, in a line.
    gist: String,
    /// What became of it; empty = it waits.
    became: String,
    /// The same in a word or two.
    short: &'static str,
    /// Who and when and where.
    head: String,
    /// What is asked, in its place.
    place: String,
    says: String,
}

/// The screen's state.
#[derive(Debug, Default)]
pub struct Page {
    list: List,
    rows: Vec<Row>,
    waiting: usize,
    /// What is settled is shown too.
    all: bool,
    seen: Option<(u64, bool)>,
}

fn became(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Reworded(words) => format!("{}: {words}", outcome.in_words()),
        Outcome::Refused(why) if !why.is_blank() => format!("{}: {why}", outcome.in_words()),
        _ => outcome.in_words().to_owned(),
    }
}

fn row(meeting: &Meeting, numbers: &HashMap<EntryId, String>, held: &Correction) -> Row {
    let received = &held.received;
    let entry = received.entry.and_then(|e| meeting.entry(e));
    let number = entry.and_then(|e| {
        let printed = numbers.get(&e.id).filter(|n| !n.is_empty()).cloned();
        printed.or_else(|| {
            let item = meeting.item(e.item)?;
            Some(format!("item {}", item.details.number))
        })
    });
    let by = if received.by.is_empty() {
        "somebody".to_owned()
    } else {
        received.by.to_string()
    };
    let mut about = vec![by.clone()];
    about.extend(
        received
            .on
            .map(|on| on.format("%-d %B %Y %H:%M").to_string()),
    );
    let of_file = [received.stands.as_str(), received.file.as_str()];
    about.extend(
        of_file
            .iter()
            .filter(|w| !w.is_empty())
            .map(|w| (*w).to_owned()),
    );
    let at = held.at.filter(|_| held.outcome.is_none());
    let place = in_signs(&in_place(
        &received.asked,
        at,
        entry.map(|e| e.text.as_str()),
    ));
    let alone = in_signs(&in_place(&received.asked, None, None));
    let remark = matches!(&received.asked, Asked::Remark { new, .. } if new.is_empty());
    let gist = if alone.trim().is_empty() || (remark && !received.says.is_empty()) {
        if received.says.is_empty() {
            "take the entry out".to_owned()
        } else {
            received.says.to_string()
        }
    } else {
        alone
    };
    Row {
        id: held.id,
        entry: received.entry,
        number: number.unwrap_or_else(|| "?".to_owned()),
        by,
        gist: gist.replace('\n', " "),
        became: held.outcome.as_ref().map(became).unwrap_or_default(),
        short: held.outcome.as_ref().map_or("", Outcome::in_words),
        head: about.join(", "),
        place,
        says: received.says.to_string(),
    }
}

/// Takes what was read of a copy: recorded as received, and nothing else.
pub fn take(ui: &mut Ui, read: Result<CorrectionsRead, Refusal>, out: &mut Vec<Effect>) {
    let read = match read {
        Ok(read) => read,
        Err(why) => return ui.refuse(why),
    };
    let now = ui.now;
    let Some(session) = ui.session.as_mut() else {
        return;
    };
    let remarks: Vec<&str> = read.remarks.iter().map(Text::as_str).collect();
    let remarks = remarks.join(" ");
    let orders = orders(&read.placed, &read.from, &read.name);
    if orders.is_empty() {
        return ui.tell(
            format!("{} asks for nothing. {remarks}", read.name)
                .trim()
                .to_owned(),
        );
    }
    let count =
        |session: &crate::tui::session::Session| session.journal.meeting().corrections().len();
    let before = count(session);
    for order in &orders {
        if let Err(why) = session.act(now, order, out) {
            return ui.refuse(why);
        }
    }
    let new = count(session) - before;
    let known = match read.placed.len().saturating_sub(new) {
        0 => String::new(),
        n => format!(", {n} of them before"),
    };
    let without = read.placed.iter().filter(|p| p.target.entry().is_none());
    let without = match without.count() {
        0 => String::new(),
        n => format!(", {n} beside no entry"),
    };
    let taken = counted(read.placed.len(), "correction");
    ui.tell(
        format!("{taken} taken{known}{without}. {remarks}")
            .trim()
            .to_owned(),
    );
}

impl Page {
    /// The screen, as it opens: what waits.
    pub fn open(ui: &Ui) -> Self {
        let _ = ui;
        Self::default()
    }

    fn marked(&self) -> Option<&Row> {
        self.rows.get(self.list.at)
    }

    /// Where the parts of the screen lie: the list above, what is said of the marked one below.
    fn areas(&self, body: Rect) -> (Rect, Rect, Rect) {
        let sum = Rect::new(body.x, body.y, body.width, body.height.min(1));
        let left = body.height.saturating_sub(1);
        let rows = (self.rows.len().max(1) as u16)
            .min((left / 2).max(1))
            .min(left);
        let list = Rect::new(body.x, body.y + sum.height, body.width, rows);
        let below = Rect::new(body.x, list.bottom(), body.width, left - rows);
        (sum, list, below)
    }

    fn settle_one(&self, ui: &mut Ui, command: Command, out: &mut Vec<Effect>) {
        let Some(row) = self.marked() else {
            ui.refuse("No correction is here. o reads a file; an e-mail can be pasted.");
            return;
        };
        if !row.became.is_empty() {
            ui.refuse("That correction is settled. ^Z takes back what was done last.");
            return;
        }
        let how = match command {
            Command::CorrectionAccept => 'a',
            Command::CorrectionReword => 'w',
            Command::CorrectionRefuse => 'r',
            Command::CorrectionQuery => 'q',
            _ => 'd',
        };
        let ask = Ask::Correction(row.id, how);
        Form::begin(command, Purpose::Aside(ask), ui, out);
    }
}

impl page::Page for Page {
    fn context(&self) -> Context {
        Context::Corrections
    }

    fn run(&mut self, ui: &mut Ui, command: Command, out: &mut Vec<Effect>) -> Next {
        match command {
            Command::CorrectionOpen => {
                Form::begin(command, Purpose::Aside(Ask::CameBack(None)), ui, out);
            }
            Command::CorrectionAll => {
                self.all = !self.all;
                self.seen = None;
            }
            Command::CorrectionGo => {
                let Some(entry) = self.marked().and_then(|r| r.entry) else {
                    ui.refuse("It stands beside no entry.");
                    return Next::Stay;
                };
                let now = ui.now;
                if let Some(session) = ui.session.as_mut() {
                    session.go_to(now, entry, out);
                }
                return Next::Open(Destination::Meeting);
            }
            _ => self.settle_one(ui, command, out),
        }
        Next::Stay
    }

    fn key(&mut self, _ui: &mut Ui, key: Key, _out: &mut Vec<Effect>) -> Next {
        if self.list.key(key, self.rows.len(), |_| true) {
            Next::Stay
        } else {
            Next::Unused
        }
    }

    fn paste(&mut self, ui: &mut Ui, text: &Text, out: &mut Vec<Effect>) {
        let ask = Ask::CameBack(Some(text.clone()));
        Form::begin(Command::CorrectionOpen, Purpose::Aside(ask), ui, out);
    }

    fn mouse(&mut self, ui: &mut Ui, mouse: Mouse, _out: &mut Vec<Effect>) -> Next {
        let (_, area, _) = self.areas(super::body(ui));
        let rows = self.rows.len();
        if self.list.mouse(mouse, area, rows, |_| true) == Clicked::Nothing {
            return Next::Unused;
        }
        Next::Stay
    }

    fn settle(&mut self, ui: &mut Ui, body: Rect) {
        let Some(session) = ui.session.as_ref() else {
            return;
        };
        let now = (session.glance.acts, self.all);
        if self.seen != Some(now) {
            self.seen = Some(now);
            let meeting = session.journal.meeting();
            let numbers = numbers(meeting, meeting.house());
            self.waiting = meeting.open_corrections().count();
            let mut held: Vec<&Correction> = meeting
                .corrections()
                .iter()
                .filter(|c| self.all || c.outcome.is_none())
                .collect();
            // In the order of the record; what has no place comes last.
            let order = record_order(meeting);
            held.sort_by_key(|c| {
                let entry = c.received.entry.and_then(|e| order.get(&e));
                (
                    entry.copied().unwrap_or(usize::MAX),
                    c.at.unwrap_or(usize::MAX),
                )
            });
            self.rows = held.iter().map(|c| row(meeting, &numbers, c)).collect();
        }
        let (_, area, _) = self.areas(body);
        self.list
            .settle(self.rows.len(), usize::from(area.height), |_| true);
    }

    fn draw(&self, _ui: &Ui, paper: &mut Paper<'_>, body: Rect) {
        if !paper.stale(
            Panel::Page,
            stamp((self.seen, self.list, self.rows.len(), body)),
        ) {
            return;
        }
        paper.blank(body);
        let (sum, area, below) = self.areas(body);
        let words = match (self.waiting, self.rows.is_empty()) {
            (0, true) => "No correction waits. o reads a file; an e-mail can be pasted here".into(),
            (n, _) => format!("{} to settle", counted(n, "correction")),
        };
        let more = (!self.rows.is_empty()).then_some((self.list.at, self.rows.len()));
        list::sum(paper, sum, &words, more);
        let theme = paper.theme;
        let right = area.right().saturating_sub(1);
        for (y, (i, row)) in
            (area.top()..area.bottom()).zip(self.rows.iter().enumerate().skip(self.list.top))
        {
            let style = list::mark(paper, area, y, i == self.list.at);
            let x = area.x + 2;
            let mark = if row.became.is_empty() {
                " "
            } else {
                theme.tick()
            };
            paper.text(x, y, right, mark, theme.text);
            paper.fitted(x + 2, y, x + 10, &row.number, theme.quiet);
            paper.fitted(x + 11, y, x + 27, &row.by, theme.quiet);
            let left = paper.right(x + 40, y, right, row.short, theme.quiet);
            paper.fitted(x + 28, y, left.saturating_sub(1), &row.gist, style);
        }
        self.draw_marked(paper, below);
    }
}

impl Page {
    /// The marked correction in its place, with who asks and what they say.
    fn draw_marked(&self, paper: &mut Paper<'_>, area: Rect) {
        let Some(row) = self.marked().filter(|_| area.height > 1) else {
            return;
        };
        let theme = paper.theme;
        paper.rule(area, area.y);
        let width = usize::from(area.width.saturating_sub(2));
        let mut lines: Vec<(String, ratatui::style::Style)> = Vec::new();
        let mut add = |words: &str, style| {
            if !words.trim().is_empty() {
                lines.extend(list::wrap(words, width).into_iter().map(|l| (l, style)));
            }
        };
        let head = if row.became.is_empty() {
            row.head.clone()
        } else {
            format!("{} - {}", row.head, row.became)
        };
        add(&head, theme.quiet);
        add(&row.place, theme.text);
        add(&row.says, theme.quiet);
        let right = area.right().saturating_sub(1);
        let mut inside = theme.text;
        for (y, (line, style)) in (area.y + 1..area.bottom()).zip(lines) {
            let mut x = area.x + 1;
            if style != theme.text {
                paper.text(x, y, right, &line, style);
                continue;
            }
            // What goes and what comes stand out by their style too.
            let mut rest = line.as_str();
            while !rest.is_empty() {
                let next = ["[-", "-]", "[+", "+]"]
                    .iter()
                    .filter_map(|sign| rest.find(sign).map(|at| (at, *sign)))
                    .min_by_key(|(at, _)| *at);
                let (end, after) = match next {
                    Some((0, "[-")) => (2, theme.quiet),
                    Some((0, "[+")) => (2, theme.accent),
                    Some((0, _)) => {
                        x = paper.text(x, y, right, &rest[..2], inside);
                        rest = &rest[2..];
                        inside = theme.text;
                        continue;
                    }
                    Some((at, _)) => (at, inside),
                    None => (rest.len(), inside),
                };
                inside = after;
                x = paper.text(x, y, right, &rest[..end], inside);
                rest = &rest[end..];
            }
        }
    }
}

/// The place of each entry in the record.
fn record_order(meeting: &Meeting) -> HashMap<EntryId, usize> {
    let items = meeting.items().iter();
    let entries = items.flat_map(|i| meeting.entries_of(i));
    entries.enumerate().map(|(at, e)| (e.id, at)).collect()
}

#[cfg(test)]
mod tests {
    use crate::meeting::correction::Asked;
    use crate::meeting::entry::Place;
    use crate::meeting::intent::{CorrectionTold, Intent, Order, Ref};
    use crate::tui::commands::Context;
    use crate::tui::job::{CameBack, Job};
    use crate::tui::port::Effect;
    use crate::tui::testing::{Bench, at, running};

    fn asked(entry: Option<&str>, asked: Asked, says: &str) -> CorrectionTold {
        CorrectionTold {
            entry: entry.map(Ref::from),
            asked,
            says: says.into(),
            by: "Cllr Lee".into(),
            on: None,
            stands: "paragraph 12".into(),
        }
    }

    fn words(place: u32, old: &str, new: &str) -> Asked {
        Asked::Words {
            at: place,
            old: old.into(),
            new: new.into(),
        }
    }

    /// A paragraph with three corrections, and one that has no place.
    fn bench(size: (u16, u16)) -> Bench {
        let mut journal = running();
        let orders = [
            Intent::Write {
                item: None,
                text: "Members asked for the figures by March.".into(),
                more: Vec::new(),
                place: Place::default(),
            },
            Intent::TakeCorrections {
                file: "draft-lee.docx".into(),
                corrections: vec![
                    asked(
                        Some("newest"),
                        words(33, "March", "April"),
                        "Was it not April?",
                    ),
                    asked(Some("newest"), words(18, "the", "all the"), ""),
                    asked(Some("newest"), Asked::After("It was late.".into()), ""),
                    asked(
                        None,
                        Asked::Remark {
                            old: "".into(),
                            new: "".into(),
                        },
                        "The heating was off.",
                    ),
                    asked(
                        Some("newest"),
                        Asked::Remark {
                            old: "figures".into(),
                            new: "".into(),
                        },
                        "Which figures?",
                    ),
                ],
            },
        ];
        for intent in orders {
            journal.act(at(16, 5), &Order::from(intent)).unwrap();
        }
        Bench::with(journal, size).keys("<F12><C-Space>%")
    }

    fn text(bench: &Bench) -> String {
        let m = bench.meeting();
        let all: Vec<String> = m
            .items()
            .iter()
            .flat_map(|i| m.entries_of(i))
            .map(|e| e.text.clone())
            .collect();
        all.join(" | ")
    }

    #[test]
    fn each_stands_beside_its_paragraph_with_who_asks_and_is_accepted_in_one_key() {
        let mut bench = bench((80, 24));
        bench
            .sees("5 corrections to settle")
            .sees("Cllr Lee")
            .sees("Members asked for [-the-][+all the+] figures by March.")
            .sees("paragraph 12, draft-lee.docx");
        bench.press("<Down>");
        bench
            .sees("figures by [-March-][+April+].")
            .sees("Was it not April?");
        bench.press("a");
        assert!(text(&bench).contains("the figures by April."));
        bench.sees("4 corrections to settle");
        bench.press("<C-z>");
        assert!(text(&bench).contains("the figures by March."));
        bench.sees("5 corrections to settle");
    }

    #[test]
    fn one_is_reworded_refused_queried_or_done_by_hand() {
        let mut bench = bench((80, 24));
        bench.press("w");
        bench
            .sees("Instead of \u{201C}the\u{201D}:")
            .sees("all the");
        bench.press(" latest<Enter>");
        assert!(
            text(&bench).contains("all the latest figures"),
            "{}",
            text(&bench)
        );
        bench.press("q0");
        assert_eq!(bench.meeting().queries().count(), 1);
        bench.press("rThere was no such thing.<Enter>");
        assert!(!text(&bench).contains("It was late."));
        bench
            .sees("Which figures?")
            .sees("figures by March. \u{2013} on \u{201C}figures\u{201D}");
        bench.press("d");
        bench.sees("The heating was off.");
        // What stands beside no entry can't be accepted, and that is said.
        bench.press("a");
        assert!(
            bench.notice().contains("stands beside no entry"),
            "{}",
            bench.notice()
        );
        bench.press("d");
        bench.sees("No correction waits");
        bench.press("v");
        bench
            .sees("reworded: all the latest")
            .sees("kept as a query");
        bench.press("<Down><Down>");
        bench.sees("refused: There was no such thing.");
    }

    #[test]
    fn it_leads_to_the_entry() {
        let mut bench = bench((80, 24));
        bench.press("g");
        assert_eq!(bench.model.top().page().context(), Context::Meeting);
    }

    fn job(bench: &Bench) -> Option<(CameBack, String)> {
        bench.effects.iter().rev().find_map(|e| match e {
            Effect::Job(Job::ReadCorrections { source, from, .. }) => {
                Some((source.clone(), from.to_string()))
            }
            _ => None,
        })
    }

    #[test]
    fn a_file_is_asked_for_and_an_e_mail_is_pasted() {
        let mut bench = bench((80, 24));
        bench.press("o");
        bench.sees("Which file came back");
        bench.press("~/draft-lee.docx<Enter>");
        bench.sees("Who sent it");
        bench.press("Cllr Lee<Enter>");
        let file = CameBack::File("~/draft-lee.docx".to_owned());
        assert_eq!(job(&bench), Some((file, "Cllr Lee".to_owned())));
        bench.paste("4.1: for 'March' read 'May'\n");
        bench.sees("Who sent it");
        bench.press("<Enter>");
        let words = CameBack::Words("4.1: for 'March' read 'May'\n".into());
        assert_eq!(job(&bench), Some((words, String::new())));
        assert!(
            bench.notice().contains("1 correction taken"),
            "{}",
            bench.notice()
        );
        bench
            .sees("6 corrections to settle")
            .sees("[-March-][+May+]");
    }
}
