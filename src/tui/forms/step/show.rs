//! What a question shows, and what was answered.

use super::{Choice, Kind, Mark, Row, Step};
use crate::meeting::intent::{Lead, Ref, Who};
use crate::meeting::people::PersonDetails;
use crate::meeting::text::Text;
use crate::tui::forms::answers::Answer;
use crate::tui::people::{Known, Wanted};
use crate::tui::ui::Ui;

impl Step {
    /// What was answered.
    pub fn answer(&self) -> Answer {
        match &self.kind {
            Kind::People {
                said_nobody: true,
                nobody: Some(nobody),
                ..
            } => Answer::Chosen(nobody.letter),
            Kind::People {
                taken,
                wanted: Wanted::Owner | Wanted::Speaking,
                ..
            } => Answer::Leads(taken.iter().map(lead).collect()),
            Kind::People { taken, .. } => Answer::People(taken.iter().map(who).collect()),
            Kind::Words { .. } => Answer::Words(Text::line(self.field.text())),
            Kind::Choice { choices, lines, .. } if self.answer.is_none() && !lines.is_empty() => {
                Answer::Row(self.marked.checked_sub(choices.len()))
            }
            Kind::Figures { .. } => match self.answer {
                Some(letter) => Answer::Chosen(letter),
                None => Answer::Words(Text::line(self.field.text())),
            },
            Kind::Grid(grid) => {
                let (chosen, held) = grid.answer();
                Answer::Grid(chosen, held)
            }
            Kind::Checklist(list) => Answer::Ticked(list.ticked()),
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
    pub fn in_words(&self, ui: &Ui) -> String {
        match &self.kind {
            Kind::People { taken, .. } => {
                let names: Vec<String> = taken.iter().map(|k| k.name(ui)).collect();
                names.join(", ")
            }
            Kind::Words { .. } => self.field.text().to_owned(),
            Kind::Figures { .. } if self.answer.is_none() => self.field.text().to_owned(),
            Kind::Figures { choices, .. } | Kind::Choice { choices, .. } => choices
                .iter()
                .find(|c| {
                    self.answer
                        .is_some_and(|a| a.to_ascii_lowercase() == c.letter)
                })
                .map_or_else(String::new, |c| c.words.clone()),
            Kind::Pick { all, fits, .. } => fits
                .get(self.marked)
                .map_or_else(String::new, |&i| all[i].1.clone()),
            Kind::Checklist(list) => list.in_words(),
            Kind::Marks { .. } | Kind::Grid(_) => String::new(),
        }
    }

    /// The rows of its list, as they are drawn.
    pub fn rows(&self, ui: &Ui) -> Vec<Row> {
        match &self.kind {
            Kind::People {
                wanted,
                rows,
                confirming,
                ..
            } => {
                if let Some(new) = confirming {
                    let words = if new.cue {
                        format!("[{}], to be named later", new.name)
                    } else {
                        format!("{}, new to this meeting", new.name_and_role())
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
                        words: known.name(ui),
                        beside: known.beside(ui),
                    })
                    .collect();
                if out.is_empty() && *wanted == Wanted::Speaking {
                    out.push(Row {
                        key: "Enter".to_owned(),
                        words: self.field.text().to_owned(),
                        beside: "of the public".to_owned(),
                    });
                } else if out.is_empty() && !self.field.text().is_empty() {
                    out.push(Row {
                        key: "Enter".to_owned(),
                        words: format!("{}: nobody known by that name", self.field.text()),
                        beside: "somebody new?".to_owned(),
                    });
                }
                out
            }
            Kind::Words { .. } => {
                let row = |words: &str| Row {
                    key: "Enter".to_owned(),
                    words: words.to_owned(),
                    beside: "Tab: change it first".to_owned(),
                };
                self.offered().map(row).into_iter().collect()
            }
            Kind::Choice {
                choices,
                lines,
                writes_on,
                ..
            } => {
                let with_alt = |choice: &Choice| Row {
                    key: format!("Alt-{}", choice.letter),
                    ..choice_row(choice)
                };
                let choice_row = |choice| {
                    if *writes_on {
                        with_alt(choice)
                    } else {
                        choice_row(choice)
                    }
                };
                let line = |(words, beside): &(String, String)| Row {
                    key: String::new(),
                    words: words.clone(),
                    beside: beside.clone(),
                };
                let rows = choices.iter().map(choice_row);
                rows.chain(lines.iter().map(line)).collect()
            }
            Kind::Figures { choices, .. } => choices.iter().map(choice_row).collect(),
            Kind::Grid(grid) => grid.shown(),
            Kind::Checklist(list) => list.shown(),
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
    pub fn hint(&self, _ui: &Ui) -> String {
        match &self.kind {
            Kind::People {
                confirming: Some(_),
                ..
            } => "Enter: yes  Tab: only a cue  Esc: back",
            Kind::People { several: true, .. } => {
                "letters find  digit or Enter takes  Tab takes and asks for more  Esc back"
            }
            Kind::People { .. } => "letters find  digit or Enter takes  Esc back",
            Kind::Words { .. } if self.offered().is_some() => {
                "type the words, or Enter takes the sentence  Tab: change it  Esc back"
            }
            Kind::Words {
                may_be_empty: true, ..
            } => "Enter goes on, also with nothing  Esc back",
            Kind::Words { .. } => "Enter goes on  Esc back",
            Kind::Grid(grid) => return grid.hint(),
            Kind::Figures {
                voters: usize::MAX, ..
            } => "a letter, or a day: 31 March 2027  Enter takes  Esc back",
            Kind::Checklist(_) => {
                "a digit or letter ticks and unticks  Down: more  Enter takes  Esc back"
            }
            Kind::Figures { choices, .. } if choices.is_empty() => {
                "figures: for, against, abstained  Enter takes  Esc back"
            }
            Kind::Figures { .. } => {
                "figures: for, against, abstained; or a letter  Enter takes  Esc back"
            }
            Kind::Choice {
                capitals: Some(adds),
                ..
            } => return format!("a letter or Enter takes  a capital letter: {adds}  Esc back"),
            Kind::Pick { reading: true, .. } => "Enter or Esc goes back",
            Kind::Pick { .. } => "number or words  Enter takes  Esc back",
            Kind::Choice { lines, .. } if !lines.is_empty() => {
                "a letter takes  Up, Down and Enter on a line go there  Esc back"
            }
            Kind::Choice {
                writes_on: true, ..
            } => "Enter or Alt and a letter takes  typed words go into the record  Esc back",
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
