//! Questions as they are said: what is asked, the rows of their lists, and what an empty line takes.

use super::said::stopped;
use crate::tui::forms::{Form, Row, Step};
use crate::tui::model::Model;
use crate::tui::ui::Ui;

/// So many rows of a question's list are said by themselves.
const ROWS: usize = 9;

/// So many where typing finds a row.
const FOUND: usize = 5;

/// An answer that is shorter is said again.
const LONGEST_ANSWER: usize = 80;

/// A question, as it was said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    title: &'static str,
    prompt: String,
    answered: usize,
    rows: Vec<String>,
    typed: String,
}

impl Asked {
    /// The question, or what has changed in it; answers whether one is asked.
    pub(super) fn different(&mut self, model: &Model, out: &mut Vec<String>) -> bool {
        let Some(form) = &model.ui.form else {
            *self = Self::default();
            return false;
        };
        let step = form.step();
        let now = Asked {
            title: form.title(),
            prompt: step.prompt.clone(),
            answered: form.answered(),
            rows: step.rows(&model.ui).iter().map(row).collect(),
            typed: step
                .field()
                .map_or_else(String::new, |f| f.text().to_owned()),
        };
        let before = std::mem::take(self);
        if before.title != now.title {
            out.push(format!("{}.", now.title));
        }
        let same = before.prompt == now.prompt
            && before.answered == now.answered
            && before.title == now.title;
        let was = if before.title == now.title {
            before.answered
        } else {
            0
        };
        if now.answered > was {
            let last = form.so_far(&model.ui).pop().unwrap_or_default();
            if !last.is_empty() && last.chars().count() < LONGEST_ANSWER {
                out.push(format!("Answered: {}", stopped(last)));
            }
        }
        if !same {
            question(form, &model.ui, most(step), out);
        } else if before.rows != now.rows {
            let changed: Vec<&String> = if before.rows.len() == now.rows.len() {
                let pairs = now.rows.iter().zip(&before.rows);
                pairs.filter(|(a, b)| a != b).map(|(a, _)| a).collect()
            } else {
                now.rows.iter().collect()
            };
            out.extend(changed.iter().take(most(step)).map(|r| (*r).clone()));
            rest(changed.len(), most(step), out);
        }
        *self = now;
        true
    }
}

/// How many rows of a question's list are said by themselves.
fn most(step: &Step) -> usize {
    match step.found() {
        Some(_) => FOUND,
        None => ROWS,
    }
}

fn row(row: &Row) -> String {
    let key = row.key.strip_prefix("Alt-").unwrap_or(&row.key);
    let mut out = String::new();
    if !key.is_empty() {
        out = format!("{key}: ");
    }
    out.push_str(
        row.words
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .as_str(),
    );
    if !row.beside.is_empty() {
        out.push_str(if out.ends_with('.') { " " } else { ", " });
        out.push_str(&row.beside);
    }
    out
}

/// A question with `most` rows of its list, and what an empty line takes.
pub(super) fn question(form: &Form, ui: &Ui, most: usize, out: &mut Vec<String>) {
    let step = form.step();
    out.push(step.prompt.clone());
    let aside = step.aside();
    if let Some((key, words)) = &aside {
        out.push(format!("{key}: {words}"));
    }
    let rows = step.rows(ui);
    out.extend(rows.iter().take(most).map(row));
    rest(rows.len(), most, out);
    let filled = step.field().map_or("", |f| f.text().trim());
    let several = if step.takes_several() {
        step.in_words(ui)
    } else {
        String::new()
    };
    let marked = rows.get(step.marked());
    // What a row says that Enter takes is said.
    let marked = marked.filter(|row| row.key != "Enter" && step.takes_marked());
    if step.marks_nobody() {
        let words = aside.map_or_else(String::new, |(_, words)| words);
        out.push(format!("Enter takes: {words}."));
    } else if !several.is_empty() {
        out.push(format!("So far {several}: Enter takes them."));
    } else if !filled.is_empty() && step.found().is_none() {
        out.push(format!("Enter takes: {}", stopped(filled.to_owned())));
    } else if let Some(marked) = marked {
        out.push(format!("Enter takes: {}", stopped(marked.words.clone())));
    }
}

fn rest(count: usize, most: usize, out: &mut Vec<String>) {
    if count > most {
        out.push(format!(
            "{} more: ? says all, letters find one.",
            count - most
        ));
    }
}
