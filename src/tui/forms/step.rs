//! One question of a form: somebody, words, or one of several choices.

use super::answers::Answer;
use crate::meeting::intent::{Lead, Ref, Who};
use crate::meeting::people::PersonDetails;
use crate::meeting::text::Text;
use crate::tui::desk::Desk;
use crate::tui::editor::{Delete, Field, Motion};
use crate::tui::input::{Mouse, MouseKind};
use crate::tui::key::{Code, Key};
use crate::tui::people::{Known, Wanted};

/// What came of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// The question stays.
    Stay,
    /// It is answered.
    Answered,
}

/// One of several choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The letter that takes it.
    pub letter: char,
    /// What it is.
    pub words: String,
}

/// A row of a question's list, as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The key that takes it, or what marks it.
    pub key: String,
    /// What it is.
    pub words: String,
    /// Beside it, quieter.
    pub beside: String,
}

#[derive(Clone, Debug)]
enum Kind {
    People {
        wanted: Wanted,
        several: bool,
        /// The letter and words of an answer that is nobody: "None were made".
        nobody: Option<Choice>,
        taken: Vec<Known>,
        rows: Vec<Known>,
        /// A new name, shown before it becomes a person.
        confirming: Option<PersonDetails>,
        said_nobody: bool,
    },
    Words {
        may_be_empty: bool,
    },
    Choice {
        choices: Vec<Choice>,
        /// What a capital letter adds, if it adds anything.
        capitals: Option<&'static str>,
    },
    Pick {
        /// Label and words of each row.
        all: Vec<(String, String)>,
        /// The rows that fit what was typed.
        fits: Vec<usize>,
        /// Only to be looked at.
        reading: bool,
    },
    Marks {
        rows: Vec<(String, String)>,
        marks: Vec<Mark>,
        /// Letters that answer for all.
        choices: Vec<Choice>,
        chosen: Option<char>,
    },
}

/// What is marked of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    No,
    Yes,
    Amended,
}

/// A question.
#[derive(Clone, Debug)]
pub struct Step {
    /// What is asked.
    pub prompt: String,
    kind: Kind,
    field: Field,
    marked: usize,
    answer: Option<char>,
}

impl Step {
    fn new(prompt: impl Into<String>, kind: Kind) -> Self {
        Self {
            prompt: prompt.into(),
            kind,
            field: Field::default(),
            marked: 0,
            answer: None,
        }
    }

    /// Asks for somebody.
    pub fn person(prompt: impl Into<String>, wanted: Wanted) -> Self {
        Self::people(prompt, wanted, false, None)
    }

    /// Asks for one or several; `nobody` is a digit or letter that says there is none.
    pub fn people(
        prompt: impl Into<String>,
        wanted: Wanted,
        several: bool,
        nobody: Option<Choice>,
    ) -> Self {
        Self::new(
            prompt,
            Kind::People {
                wanted,
                several,
                nobody,
                taken: Vec::new(),
                rows: Vec::new(),
                confirming: None,
                said_nobody: false,
            },
        )
    }

    /// Asks for words; `first` stand there already.
    pub fn words(prompt: impl Into<String>, first: &str, may_be_empty: bool) -> Self {
        let mut step = Self::new(prompt, Kind::Words { may_be_empty });
        step.field = Field::new(first);
        step
    }

    /// The words that stand there already are selected: typing replaces them.
    #[must_use]
    pub fn selected(mut self) -> Self {
        self.field.select_all();
        self
    }

    /// The same; what is typed takes the place of `first`.
    pub fn words_instead(prompt: impl Into<String>, first: &str, may_be_empty: bool) -> Self {
        let mut step = Self::words(prompt, first, may_be_empty);
        step.field.select_all();
        step
    }

    /// Asks for one of several.
    pub fn choice(prompt: impl Into<String>, choices: Vec<Choice>) -> Self {
        Self::choice_with_capitals(prompt, choices, None)
    }

    /// The same, where a capital letter adds what `capitals` says.
    pub fn choice_with_capitals(
        prompt: impl Into<String>,
        choices: Vec<Choice>,
        capitals: Option<&'static str>,
    ) -> Self {
        Self::new(prompt, Kind::Choice { choices, capitals })
    }

    /// Asks for one of a list (label, words) by typing its label or some of its words; `first` is
    /// typed already. A label that only one row has is taken at once.
    pub fn pick(prompt: impl Into<String>, all: Vec<(String, String)>, first: &str) -> Self {
        let mut step = Self::new(
            prompt,
            Kind::Pick {
                all,
                fits: Vec::new(),
                reading: false,
            },
        );
        step.field = Field::new(first);
        step.fit();
        step
    }

    /// A list to be read; Enter or Esc leaves it.
    pub fn reading(prompt: impl Into<String>, rows: Vec<(String, String)>) -> Self {
        let fits = (0..rows.len()).collect();
        Self::new(
            prompt,
            Kind::Pick {
                all: rows,
                fits,
                reading: true,
            },
        )
    }

    fn fit(&mut self) {
        if let Kind::Pick { all, fits, .. } = &mut self.kind {
            let typed = self.field.text().trim().to_lowercase();
            let number = typed.starts_with(|c: char| c.is_ascii_digit());
            *fits = (0..all.len())
                .filter(|&i| {
                    let (label, words) = &all[i];
                    if number {
                        label.to_lowercase().starts_with(&typed)
                    } else {
                        let words = words.to_lowercase();
                        words.starts_with(&typed) || words.contains(&format!(" {typed}"))
                    }
                })
                .collect();
            self.marked = 0;
        }
    }

    /// Asks which of a list (label, words); all are marked at first. `choices` answer for those
    /// that are marked.
    pub fn marks(
        prompt: impl Into<String>,
        rows: Vec<(String, String)>,
        choices: Vec<Choice>,
    ) -> Self {
        let marks = vec![Mark::Yes; rows.len()];
        Self::new(
            prompt,
            Kind::Marks {
                rows,
                marks,
                choices,
                chosen: None,
            },
        )
    }

    /// Whether `other` asks the same, so that what was answered before can stay.
    pub fn asks_same(&self, other: &Self) -> bool {
        self.prompt == other.prompt
            && std::mem::discriminant(&self.kind) == std::mem::discriminant(&other.kind)
    }

    /// The line being typed.
    pub fn field(&self) -> Option<&Field> {
        match &self.kind {
            Kind::People { confirming, .. } => confirming.is_none().then_some(&self.field),
            Kind::Words { .. } => Some(&self.field),
            Kind::Pick { reading, .. } => (!reading).then_some(&self.field),
            Kind::Choice { .. } | Kind::Marks { .. } => None,
        }
    }

    /// The marked row.
    pub fn marked(&self) -> usize {
        self.marked
    }

    /// Finds again who can be meant.
    pub fn refresh(&mut self, desk: &Desk) {
        if let Kind::People { wanted, rows, .. } = &mut self.kind
            && let Some(meeting) = desk.meeting()
        {
            *rows = crate::tui::people::find(meeting, *wanted, self.field.text());
        }
        self.marked = self.marked.min(self.row_count().saturating_sub(1));
    }

    fn row_count(&self) -> usize {
        match &self.kind {
            Kind::People { rows, .. } => rows.len(),
            Kind::Words { .. } => 0,
            Kind::Pick { fits, .. } => fits.len(),
            Kind::Choice { choices, .. } | Kind::Marks { choices, .. } => choices.len(),
        }
    }

    /// Asked again after a step back.
    pub fn reopen(&mut self, desk: &Desk) {
        if let Kind::People {
            taken,
            several: false,
            said_nobody,
            ..
        } = &mut self.kind
        {
            taken.clear();
            *said_nobody = false;
        }
        self.refresh(desk);
    }

    /// Esc inside the question; answers `false` where there is nothing to go back from.
    pub fn back(&mut self, _desk: &Desk) -> bool {
        if let Kind::People {
            confirming, taken, ..
        } = &mut self.kind
        {
            if confirming.take().is_some() {
                return true;
            }
            if self.field.text().is_empty() && taken.pop().is_some() {
                return true;
            }
        }
        false
    }

    /// A key.
    pub fn key(&mut self, desk: &Desk, key: Key) -> Taken {
        match &self.kind {
            Kind::People { .. } => self.people_key(desk, key),
            Kind::Words { may_be_empty } => {
                let may_be_empty = *may_be_empty;
                if key.code == Code::Enter && !key.alt {
                    let empty = self.field.text().trim().is_empty();
                    return if empty && !may_be_empty {
                        Taken::Stay
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
        }
    }

    fn move_mark(&mut self, key: Key) -> bool {
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
        let Kind::Choice { choices, capitals } = &self.kind else {
            return Taken::Stay;
        };
        let chosen = match key.code {
            Code::Enter => choices.get(self.marked).map(|c| c.letter),
            Code::Char(c) if !key.ctrl && !key.alt => by_letter(choices, c).or_else(|| {
                let small = c.to_ascii_lowercase();
                (capitals.is_some() && by_letter(choices, small) == Some(small)).then_some(c)
            }),
            _ => None,
        };
        let Some(letter) = chosen else {
            return Taken::Stay;
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
                Taken::Stay
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
            return Taken::Stay;
        }
        *chosen = letter;
        Taken::Answered
    }

    fn people_key(&mut self, desk: &Desk, key: Key) -> Taken {
        if self.move_mark(key) {
            return Taken::Stay;
        }
        let marked = self.marked;
        let Kind::People {
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
                Code::Tab => details.cue = !details.cue,
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
                if !typed.trim().is_empty() {
                    *confirming = Some(crate::tui::people::new_person(typed));
                }
                return Taken::Stay;
            }
            _ => {}
        }
        if let Some(row) = row.cloned() {
            taken.push(row);
            self.field.set_text("");
            self.marked = 0;
            if *several && more {
                self.refresh(desk);
                return Taken::Stay;
            }
            return Taken::Answered;
        }
        if edit(&mut self.field, key) {
            self.marked = 0;
            self.refresh(desk);
        }
        Taken::Stay
    }

    /// Pasted text.
    pub fn paste(&mut self, desk: &Desk, text: &Text) {
        if self.field().is_some() {
            self.field.insert(text);
            self.refresh(desk);
            self.fit();
        }
    }

    /// A click on a row of the list, or the wheel.
    pub fn click(&mut self, desk: &Desk, row: usize, mouse: Mouse) -> Taken {
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
                self.marked = row;
                self.key(desk, Key::plain(Code::Enter))
            }
            _ => Taken::Stay,
        }
    }

    /// What was answered.
    pub fn answer(&self) -> Answer {
        match &self.kind {
            Kind::People {
                said_nobody: true,
                nobody: Some(nobody),
                ..
            } => Answer::Chosen(nobody.letter),
            Kind::People { taken, wanted, .. } if *wanted == Wanted::Owner => {
                Answer::Leads(taken.iter().map(lead).collect())
            }
            Kind::People { taken, .. } => Answer::People(taken.iter().map(who).collect()),
            Kind::Words { .. } => Answer::Words(Text::line(self.field.text())),
            Kind::Choice { .. } => Answer::Chosen(self.answer.unwrap_or(' ')),
            Kind::Pick { fits, .. } => Answer::Row(fits.get(self.marked).copied()),
            Kind::Marks { marks, chosen, .. } => Answer::Marked(
                marks
                    .iter()
                    .enumerate()
                    .filter(|(_, m)| **m != Mark::No)
                    .map(|(i, m)| (i, *m == Mark::Amended))
                    .collect(),
                chosen.unwrap_or(' '),
            ),
        }
    }

    /// The answer in a few words.
    pub fn in_words(&self, desk: &Desk) -> String {
        match &self.kind {
            Kind::People { taken, .. } => {
                let names: Vec<String> = taken.iter().map(|k| k.name(desk)).collect();
                names.join(", ")
            }
            Kind::Words { .. } => self.field.text().to_owned(),
            Kind::Choice { choices, .. } => choices
                .iter()
                .find(|c| {
                    self.answer
                        .is_some_and(|a| a.to_ascii_lowercase() == c.letter)
                })
                .map_or_else(String::new, |c| c.words.clone()),
            Kind::Pick { all, fits, .. } => fits
                .get(self.marked)
                .map_or_else(String::new, |&i| all[i].1.clone()),
            Kind::Marks { .. } => String::new(),
        }
    }

    /// The rows of its list, as they are drawn.
    pub fn rows(&self, desk: &Desk) -> Vec<Row> {
        match &self.kind {
            Kind::People {
                rows, confirming, ..
            } => {
                if let Some(new) = confirming {
                    let words = if new.cue {
                        format!("[{}], to be named later", new.name)
                    } else {
                        format!("{}, new to this meeting", new.full_name())
                    };
                    return vec![Row {
                        key: "Enter".to_owned(),
                        words,
                        beside: "Tab: a name or a cue; Esc: change it".to_owned(),
                    }];
                }
                let mut out: Vec<Row> = rows
                    .iter()
                    .enumerate()
                    .map(|(i, known)| Row {
                        key: if i < 9 {
                            (i + 1).to_string()
                        } else {
                            String::new()
                        },
                        words: known.name(desk),
                        beside: known.beside(desk),
                    })
                    .collect();
                if out.is_empty() && !self.field.text().is_empty() {
                    out.push(Row {
                        key: "Enter".to_owned(),
                        words: format!("{}: nobody known by that name", self.field.text()),
                        beside: "somebody new?".to_owned(),
                    });
                }
                out
            }
            Kind::Words { .. } => Vec::new(),
            Kind::Choice { choices, .. } => choices.iter().map(choice_row).collect(),
            Kind::Pick { all, fits, .. } => fits
                .iter()
                .map(|&i| Row {
                    key: all[i].0.clone(),
                    words: all[i].1.clone(),
                    beside: String::new(),
                })
                .collect(),
            Kind::Marks {
                rows,
                marks,
                choices,
                ..
            } => {
                let mut out: Vec<Row> = choices.iter().map(choice_row).collect();
                out.extend(rows.iter().zip(marks).map(|((label, words), mark)| {
                    let mark = match mark {
                        Mark::No => "no",
                        Mark::Yes => "yes",
                        Mark::Amended => "amended",
                    };
                    Row {
                        key: label.clone(),
                        words: format!("{mark:<9}{words}"),
                        beside: String::new(),
                    }
                }));
                out
            }
        }
    }

    /// The answer that stands beside the question, by a key of its own: "0 No declarations".
    pub fn aside(&self) -> Option<(String, String)> {
        match &self.kind {
            Kind::People {
                nobody: Some(nobody),
                taken,
                confirming: None,
                ..
            } if taken.is_empty() => Some((nobody.letter.to_string(), nobody.words.clone())),
            _ => None,
        }
    }

    /// What the foot says.
    pub fn hint(&self, _desk: &Desk) -> String {
        match &self.kind {
            Kind::People {
                confirming: Some(_),
                ..
            } => "Enter: yes  Tab: only a cue  Esc: back",
            Kind::People { several: true, .. } => {
                "letters find  digit or Enter takes  Tab takes and asks for more  Esc back"
            }
            Kind::People { .. } => "letters find  digit or Enter takes  Esc back",
            Kind::Words { may_be_empty: true } => "Enter goes on, also with nothing  Esc back",
            Kind::Words { .. } => "Enter goes on  Esc back",
            Kind::Choice {
                capitals: Some(adds),
                ..
            } => return format!("a letter or Enter takes  a capital letter: {adds}  Esc back"),
            Kind::Pick { reading: true, .. } => "Enter or Esc goes back",
            Kind::Pick { .. } => "number or words  Enter takes  Esc back",
            Kind::Choice { .. } => "a letter or Enter takes  Esc back",
            Kind::Marks { .. } => {
                "a limb's letter turns it: yes, amended, no  Enter takes  Esc back"
            }
        }
        .to_owned()
    }
}

fn choice_row(choice: &Choice) -> Row {
    Row {
        key: choice.letter.to_string(),
        words: choice.words.clone(),
        beside: String::new(),
    }
}

fn by_letter(choices: &[Choice], c: char) -> Option<char> {
    let is = |choice: &&Choice| choice.letter == c;
    let found = choices.iter().find(is).map(|c| c.letter);
    let digit = c.to_digit(10).and_then(|d| (d as usize).checked_sub(1));
    found.or_else(|| digit.and_then(|i| choices.get(i)).map(|c| c.letter))
}

fn who(known: &Known) -> Who {
    match known {
        Known::Person(id) => Who::Known(Ref::from(*id)),
        Known::New(details) if details.cue => Who::Cue(details.name.clone()),
        Known::New(details) => Who::New(details.clone()),
        Known::Named(words) => Who::New(PersonDetails {
            name: words.clone(),
            ..PersonDetails::default()
        }),
    }
}

fn lead(known: &Known) -> Lead {
    match known {
        Known::Person(id) => Lead::Person(Ref::from(*id)),
        Known::New(details) => Lead::Named(details.name.clone()),
        Known::Named(words) => Lead::Named(words.clone()),
    }
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
