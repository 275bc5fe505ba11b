//! One question of a form: somebody, words, or one of several choices.

mod at_once;
mod checklist;
mod figures;
mod grid;
mod heard;
mod keys;
mod pick;
mod show;

pub use keys::edit;

use crate::meeting::people::PersonDetails;
use crate::tui::editor::Field;
use crate::tui::key::Key;
use crate::tui::people::{Known, Wanted};
use crate::tui::ui::Ui;
use checklist::Checklist;
use grid::Grid;

/// What came of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    /// The question stays.
    Stay,
    /// It stays, and why the key won't do.
    Refused(String),
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
        /// Nobody is what stands marked, until a row is marked or something typed: Enter takes it.
        nobody_first: bool,
    },
    Words {
        may_be_empty: bool,
        /// What Enter takes where nothing is typed; may be empty.
        offer: String,
    },
    Choice {
        choices: Vec<Choice>,
        /// What a capital letter adds, if it adds anything.
        capitals: Option<&'static str>,
        /// Lines below the choices, with what stands beside each: Enter takes one.
        lines: Vec<(String, String)>,
        /// Words typed here are for the record: they take the marked choice.
        writes_on: bool,
    },
    Pick {
        /// Label and words of each row.
        all: Vec<(String, String)>,
        /// The rows that fit what was typed.
        fits: Vec<usize>,
        /// Only to be looked at.
        reading: bool,
    },
    /// Figures, or a choice by its letter; with so few voters each figure has one digit.
    Figures {
        choices: Vec<Choice>,
        voters: usize,
    },
    Grid(Grid),
    Checklist(Checklist),
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
    /// The letters by which somebody was taken at once, and the rest of their name.
    at_once: Option<(String, String)>,
}

impl Step {
    fn new(prompt: impl Into<String>, kind: Kind) -> Self {
        Self {
            prompt: prompt.into(),
            kind,
            field: Field::default(),
            marked: 0,
            answer: None,
            at_once: None,
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
                nobody_first: false,
            },
        )
    }

    /// That it is nobody stands marked at first, and Enter takes it.
    #[must_use]
    pub fn nobody_marked(mut self) -> Self {
        if let Kind::People { nobody_first, .. } = &mut self.kind {
            *nobody_first = true;
        }
        self
    }

    /// Whether that it is nobody stands marked, beside the question, and no row of the list.
    pub fn marks_nobody(&self) -> bool {
        matches!(
            self.kind,
            Kind::People {
                nobody_first: true,
                confirming: None,
                ..
            }
        )
    }

    /// Asks for words; `first` stand there already.
    pub fn words(prompt: impl Into<String>, first: &str, may_be_empty: bool) -> Self {
        let kind = Kind::Words {
            may_be_empty,
            offer: String::new(),
        };
        let mut step = Self::new(prompt, kind);
        step.field = Field::new(first);
        step
    }

    /// Where nothing is typed, Enter takes `words`, and Tab puts them there to be changed.
    #[must_use]
    pub fn offering(mut self, words: &str) -> Self {
        if let Kind::Words { offer, .. } = &mut self.kind {
            words.clone_into(offer);
        }
        self
    }

    /// The words that Enter takes: there are some, and nothing is typed.
    fn offered(&self) -> Option<&str> {
        match &self.kind {
            Kind::Words { offer, .. } => {
                let empty = self.field.text().trim().is_empty();
                (empty && !offer.is_empty()).then_some(offer.as_str())
            }
            _ => None,
        }
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
        let kind = Kind::Choice {
            choices,
            capitals,
            lines: Vec::new(),
            writes_on: false,
        };
        Self::new(prompt, kind)
    }

    /// Asks for one of several, or for one of the lines below them.
    pub fn choice_or_line(
        prompt: impl Into<String>,
        choices: Vec<Choice>,
        lines: Vec<(String, String)>,
    ) -> Self {
        let kind = Kind::Choice {
            choices,
            capitals: None,
            lines,
            writes_on: false,
        };
        Self::new(prompt, kind)
    }

    /// What is typed and is no choice takes the marked one, and goes on into the record.
    #[must_use]
    pub fn writing_on(mut self) -> Self {
        if let Kind::Choice { writes_on, .. } = &mut self.kind {
            *writes_on = true;
        }
        self
    }

    /// Whether words typed or pasted here are for the record.
    pub fn is_for_record(&self) -> bool {
        matches!(
            self.kind,
            Kind::Choice {
                writes_on: true,
                ..
            }
        )
    }

    /// Whether nothing is left to be said: each of those who are asked for has an answer.
    pub fn is_full(&self) -> bool {
        matches!(&self.kind, Kind::Grid(grid) if grid.is_full())
    }

    /// Whether a key is the beginning of words for the record.
    pub fn writes_on(&self, key: Key) -> bool {
        let begins = |c: char| !c.is_whitespace() && !c.is_control();
        self.is_for_record() && key.typed().is_some_and(begins)
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
        let same_lines = match (&self.kind, &other.kind) {
            (Kind::Choice { lines: a, .. }, Kind::Choice { lines: b, .. }) => a == b,
            _ => true,
        };
        self.prompt == other.prompt
            && std::mem::discriminant(&self.kind) == std::mem::discriminant(&other.kind)
            && same_lines
    }

    /// The line being typed.
    pub fn field(&self) -> Option<&Field> {
        match &self.kind {
            Kind::People { confirming, .. } => confirming.is_none().then_some(&self.field),
            Kind::Words { .. } | Kind::Figures { .. } => Some(&self.field),
            Kind::Pick { reading, .. } => (!reading).then_some(&self.field),
            Kind::Choice { .. } | Kind::Marks { .. } | Kind::Grid(_) | Kind::Checklist(_) => None,
        }
    }

    /// The marked row.
    pub fn marked(&self) -> usize {
        self.marked
    }

    /// Finds again who can be meant.
    pub fn refresh(&mut self, ui: &Ui) {
        if let Kind::People { wanted, rows, .. } = &mut self.kind
            && let Some(meeting) = ui.meeting()
        {
            let session = ui.session.as_ref();
            let readers = session.map(crate::tui::session::Session::usual_readers);
            let readers = readers.unwrap_or_default();
            *rows = crate::tui::people::find(meeting, *wanted, readers, self.field.text());
        }
        self.marked = self.marked.min(self.row_count().saturating_sub(1));
    }

    fn row_count(&self) -> usize {
        match &self.kind {
            Kind::People { rows, .. } => rows.len(),
            Kind::Words { .. } => 0,
            Kind::Pick { fits, .. } => fits.len(),
            Kind::Choice { choices, lines, .. } => choices.len() + lines.len(),
            Kind::Marks { choices, .. } | Kind::Figures { choices, .. } => choices.len(),
            Kind::Grid(grid) => grid.len(),
            Kind::Checklist(list) => list.len(),
        }
    }

    /// Asked again after a step back.
    pub fn reopen(&mut self, ui: &Ui) {
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
        self.refresh(ui);
    }

    /// Esc inside the question; answers `false` where there is nothing to go back from.
    pub fn back(&mut self, _ui: &Ui) -> bool {
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
}
