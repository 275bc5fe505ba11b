//! What all meetings answer: what became of something, who attended, who nears six months without, which
//! interests were declared. Enter opens the meeting in which a row stands.

use ratatui::layout::Rect;

use super::list::{self, List};
use crate::meeting::text::Text;
use crate::tui::commands::{Command, Context};
use crate::tui::editor::Field;
use crate::tui::forms::step::edit;
use crate::tui::forms::{Form, Purpose};
use crate::tui::input::Mouse;
use crate::tui::job::{AnswerRow, Question};
use crate::tui::key::{Code, Key};
use crate::tui::page::{self, Next};
use crate::tui::paper::{Panel, Paper, stamp};
use crate::tui::port::Effect;
use crate::tui::shown::Shown;
use crate::tui::ui::Ui;

/// Rows that say more of the marked one.
const DETAIL: u16 = 5;

/// The screen's state.
#[derive(Debug, Default)]
pub struct Page {
    list: List,
    field: Field,
    /// Letters go to the field.
    asks: bool,
    rows: Vec<AnswerRow>,
    seen: Option<u64>,
}

impl Page {
    /// The screen, as it opens.
    pub fn open(ui: &mut Ui, question: Question, out: &mut Vec<Effect>) -> Self {
        ui.answers.ask(question, out);
        let mut page = Self::default();
        if let Some(Question::Trace(words)) = &ui.answers.question {
            page.field.set_text(words);
            page.asks = words.is_empty();
        }
        page
    }

    fn traces(ui: &Ui) -> bool {
        matches!(ui.answers.question, Some(Question::Trace(_)))
    }

    fn enter(&self, ui: &mut Ui, out: &mut Vec<Effect>) {
        match self.rows.get(self.list.at).map(|row| (&row.key, row.place)) {
            Some((Some(key), place)) => out.push(Effect::Look(key.clone(), place)),
            _ => ui.refuse("This row leads to no meeting."),
        }
    }

    fn begin(&mut self, ui: &mut Ui) {
        if Self::traces(ui) {
            self.asks = true;
            self.field.set_text("");
        }
    }
}

fn may(rows: &[AnswerRow]) -> impl Fn(usize) -> bool + '_ {
    |i| !rows[i].heads
}

impl page::Page for Page {
    fn context(&self) -> Context {
        Context::Answers
    }

    fn writes(&self) -> bool {
        self.asks
    }

    fn hint(&self) -> Option<&'static str> {
        self.asks
            .then_some("Words, or a topic of your house; Enter traces them, Esc leaves it")
    }

    fn run(&mut self, ui: &mut Ui, command: Command, out: &mut Vec<Effect>) -> Next {
        match command {
            Command::OpenAnswer => self.enter(ui, out),
            Command::TraceOther => self.begin(ui),
            Command::AnswerExport => match ui.answers.question.clone() {
                Some(question) if ui.answers.rows.is_some() => {
                    let shown = Shown::Answer(question);
                    Form::begin(command, Purpose::ExportShown(shown), ui, out);
                }
                _ => ui.refuse("There is no answer yet that could be written."),
            },
            _ => {}
        }
        Next::Stay
    }

    fn key(&mut self, ui: &mut Ui, key: Key, out: &mut Vec<Effect>) -> Next {
        if !self.asks {
            return self.list.take(key, self.rows.len(), may(&self.rows));
        }
        if key.code == Code::Enter {
            if self.field.text().trim().is_empty() {
                ui.refuse("Type words first.");
                return Next::Stay;
            }
            self.asks = false;
            self.list = List::default();
            let words = self.field.text().trim().to_owned();
            ui.answers.ask(Question::Trace(words), out);
        } else {
            edit(&mut self.field, key);
        }
        Next::Stay
    }

    fn back(&mut self, ui: &mut Ui, _out: &mut Vec<Effect>) -> Next {
        if self.asks
            && let Some(Question::Trace(words)) = &ui.answers.question
            && !words.is_empty()
        {
            self.asks = false;
            self.field.set_text(words);
            return Next::Stay;
        }
        Next::Leave
    }

    fn paste(&mut self, ui: &mut Ui, text: &Text, _out: &mut Vec<Effect>) {
        if self.asks {
            self.field.insert(text);
        } else {
            ui.refuse("Press / first to trace pasted words.");
        }
    }

    fn mouse(&mut self, ui: &mut Ui, mouse: Mouse, out: &mut Vec<Effect>) -> Next {
        let page = (super::body(ui), DETAIL);
        if self
            .list
            .chosen(mouse, page, self.rows.len(), may(&self.rows))
        {
            self.enter(ui, out);
        }
        Next::Stay
    }

    fn settle(&mut self, ui: &mut Ui, body: Rect) {
        if self.seen != Some(ui.answers.count) {
            self.seen = Some(ui.answers.count);
            let rows = ui.answers.rows.as_ref();
            self.rows = rows.map_or_else(Vec::new, |answer| answer.rows.clone());
        }
        let seen = usize::from(list::areas(body, DETAIL).list.height);
        self.list.settle(self.rows.len(), seen, may(&self.rows));
    }

    fn draw(&self, ui: &Ui, paper: &mut Paper<'_>, body: Rect) {
        let caret = self.field.text_box().caret_cell();
        let of = (
            self.seen,
            self.list,
            self.field.text(),
            caret,
            self.asks,
            body,
        );
        let areas = list::areas(body, DETAIL);
        if !paper.stale(Panel::Page, stamp(of)) {
            if self.asks {
                list::field(paper, areas.sum, "Trace:", &self.field);
            }
            return;
        }
        paper.blank(body);
        if self.asks {
            list::field(paper, areas.sum, "Trace:", &self.field);
        } else {
            let words = match (&ui.answers.rows, &ui.answers.question) {
                (Some(answer), _) if answer.note.is_empty() => answer.sum.clone(),
                (Some(answer), _) => format!("{}. {}", answer.sum, answer.note),
                (None, Some(Question::Trace(words))) if words.is_empty() => String::new(),
                (None, _) if ui.answers.reading.is_empty() => {
                    "Looking through all meetings\u{2026}".to_owned()
                }
                (None, _) => format!("Looking through all meetings: {}", ui.answers.reading),
            };
            let more = (!self.rows.is_empty()).then_some((self.list.at, self.rows.len()));
            list::sum(paper, areas.sum, &words, more);
        }
        let theme = paper.theme;
        let right = areas.list.right().saturating_sub(1);
        let shown = self.rows.iter().enumerate().skip(self.list.top);
        for (y, (i, row)) in (areas.list.top()..areas.list.bottom()).zip(shown) {
            let x = areas.list.x + 2;
            if row.heads {
                paper.fitted(x, y, right, &row.words, theme.quiet);
                continue;
            }
            let style = list::mark(paper, areas.list, y, i == self.list.at);
            let style = if row.alerts && i != self.list.at {
                theme.alarm
            } else {
                style
            };
            paper.fitted(x, y, right, &row.words, style);
        }
        if let Some(row) = self.rows.get(self.list.at).filter(|row| !row.heads) {
            list::detail(paper, areas.detail, &row.detail);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::meeting::check::Anchor;
    use crate::meeting::id::{EntryId, Id, Writer};
    use crate::tui::job::{AnswerRow, AnswerRows, Done, Job, Question, SessionKey};
    use crate::tui::port::{Effect, News};
    use crate::tui::shown::Shown;
    use crate::tui::testing::Bench;
    use crate::tui::update::Msg;

    fn asked(bench: &Bench) -> (u64, Question) {
        let found = bench.effects.iter().rev().find_map(|effect| match effect {
            Effect::Job(Job::AskMeetings { ticket, question }) => Some((*ticket, question.clone())),
            _ => None,
        });
        found.unwrap()
    }

    fn row(words: &str, heads: bool) -> AnswerRow {
        AnswerRow {
            words: words.to_owned(),
            detail: format!("More of {words}"),
            heads,
            key: (!heads).then(|| SessionKey("2026-03-19-a.ron".to_owned())),
            place: Some(Anchor::Entry(EntryId(Id {
                writer: Writer::FIRST,
                record: 12,
                index: 0,
            }))),
            ..AnswerRow::default()
        }
    }

    fn answer(bench: &mut Bench, ticket: u64, words: &str) {
        let rows = AnswerRows {
            sum: "3 steps in 2 meetings".to_owned(),
            rows: vec![row("19 March 2026, A Board", true), row(words, false)],
            note: String::new(),
        };
        bench.take(Msg::News(News::Done(Done::Answered { ticket, rows })));
    }

    #[test]
    fn words_are_traced_from_the_library_and_a_step_opens_its_meeting() {
        for size in [(80, 24), (160, 50), (40, 10)] {
            let mut bench = Bench::library(size);
            bench.press("thousing strategy<Enter>");
            let (ticket, question) = asked(&bench);
            assert_eq!(question, Question::Trace("housing strategy".to_owned()));
            bench.sees("Looking through all");
            let words = "64 of 800 sessions read".to_owned();
            bench.take(Msg::News(News::Done(Done::Answering { ticket, words })));
            bench.sees("all meetings: 64 of");
            answer(&mut bench, ticket, "deferred   7 Housing");
            bench
                .sees("3 steps in 2 meetings")
                .sees("deferred   7 Housing");
            bench.press("<Enter>");
            let looks = bench.effects.iter().any(|effect| {
                matches!(effect, Effect::Look(key, Some(Anchor::Entry(_))) if key.0 == "2026-03-19-a.ron")
            });
            assert!(looks, "{:?}", bench.effects);
        }
    }

    #[test]
    fn an_answer_to_what_was_asked_before_is_not_shown_and_the_last_one_comes_back() {
        let mut bench = Bench::library((80, 24));
        bench.press("thousing<Enter>");
        let (old, _) = asked(&bench);
        bench.press("/roads<Enter>");
        let (new, question) = asked(&bench);
        assert_eq!(question, Question::Trace("roads".to_owned()));
        answer(&mut bench, old, "of housing");
        bench.sees_no("of housing");
        answer(&mut bench, new, "of roads");
        bench.sees("of roads");
        bench.press("<Esc>");
        bench.sees_no("of roads");
        bench.press("t");
        bench.sees("of roads");
    }

    #[test]
    fn the_six_months_are_asked_by_one_key() {
        let mut bench = Bench::library((80, 24));
        bench.press("m");
        let (ticket, question) = asked(&bench);
        assert_eq!(question, Question::SixMonths);
        answer(&mut bench, ticket, "Councillor Edith Warrilow");
        bench
            .sees("Councillor Edith Warrilow")
            .sees("More of Councillor");
        bench.press("/");
        bench.sees("from the library");
    }

    #[test]
    fn what_all_meetings_answer_is_written_into_a_file() {
        let mut bench = Bench::library((80, 24));
        bench.press("me");
        bench.sees("no answer yet");
        let (ticket, _) = asked(&bench);
        answer(&mut bench, ticket, "Councillor Edith Warrilow");
        bench.press("ehp<Enter>");
        let request = bench.effects.iter().rev().find_map(|effect| match effect {
            Effect::ExportShown(request) => Some(request.what.clone()),
            _ => None,
        });
        assert_eq!(request, Some(Shown::Answer(Question::SixMonths)));
    }
}
