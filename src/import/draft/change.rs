//! What an officer does with a field: take it, drop it, mend it, and take any of that back.

use super::target::{Target, cell};
use super::{Draft, Field, Form, Standing, mend, show};
use crate::import::proposal::Proposal;
use crate::meeting::text::Text;

/// One act of the officer's, as it can be taken back.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Change {
    /// The field that it was done to.
    at: usize,
    /// The fields that it changed, as they were.
    fields: Vec<(usize, Field, Option<Standing>)>,
    /// The values as they were, where one was mended.
    now: Option<Box<Proposal>>,
}

impl Change {
    /// An act that has changed nothing yet.
    pub(super) fn of(field: usize) -> Self {
        Self {
            at: field,
            fields: Vec::new(),
            now: None,
        }
    }
}

impl Draft {
    /// Takes, opens or drops a field, and with it those that hold the same fact
    /// ([`Draft::same`]). What is below a dropped field goes with it and comes back with it; a
    /// field that has no words yet can't be taken and stays as it is. Answers how many others were
    /// settled with it.
    pub fn settle(&mut self, field: usize, standing: Standing) -> usize {
        let Some(is) = self.fields.get(field) else {
            return 0;
        };
        let nothing = self.needs_words(field) && standing == Standing::Taken;
        if is.standing == standing || nothing {
            return 0;
        }
        let same = self.same(field);
        let mut change = Change::of(field);
        self.put(field, standing, &mut change);
        for at in &same {
            self.put(*at, standing, &mut change);
        }
        self.history.push(change);
        same.len()
    }

    /// Gives a field other words; it is taken with them, and certain. A row takes them for the
    /// field that [`Draft::mends`] names; those that hold the same fact take them too. Answers how
    /// many others were mended with it.
    ///
    /// # Errors
    /// When the words can't be what the field is, in a sentence; then nothing has changed.
    pub fn mend(&mut self, field: usize, words: &str) -> Result<usize, Text> {
        let field = self.mends(field);
        let (Some(is), Some(target)) = (self.fields.get(field), self.targets.get(field).copied())
        else {
            return Ok(0);
        };
        let (place, lines) = (is.place, is.form == Form::Lines);
        self.may_be(target, words)?;
        let before = self.now.clone();
        let near = before.date.as_ref().map(|d| d.value);
        let Some(value) = cell(&mut self.now, target) else {
            return Err(Text::line(
                "This is kept beside the session as it was read; there is nothing to mend.",
            ));
        };
        mend::mend(value, words, lines, place, near)?;
        let same = self.same(field);
        let mut change = Change::of(field);
        if let Target::Number(item) = target {
            self.follow(item, &before, &mut change);
        }
        change.now = Some(Box::new(before));
        self.take_mended(field, target, &mut change);
        for other in &same {
            let Some(target) = self.targets.get(*other).copied() else {
                continue;
            };
            if let Some(value) = cell(&mut self.now, target) {
                // Words that the first could be, the others can be.
                if mend::mend(value, words, lines, place, near).is_err() {
                    continue;
                }
                self.take_mended(*other, target, &mut change);
            }
        }
        self.history.push(change);
        Ok(same.len())
    }

    /// Takes a field whose value was mended, and shows it so, in its row too.
    fn take_mended(&mut self, field: usize, target: Target, change: &mut Change) {
        self.put(field, Standing::Taken, change);
        self.reword(field, change);
        if let Some(row) = target.row().and_then(|row| self.index.get(&row).copied()) {
            self.reword(row, change);
        }
    }

    /// Takes back the newest thing that was done, and answers to which field.
    pub fn undo(&mut self) -> Option<usize> {
        let change = self.history.pop()?;
        // The first note of a field is how it was before the act.
        for (at, field, stood) in change.fields.into_iter().rev() {
            if let Some(target) = self.fields.get_mut(at) {
                *target = field;
            }
            if let Some(was) = self.stood.get_mut(at) {
                *was = stood;
            }
        }
        if let Some(now) = change.now {
            self.now = *now;
        }
        Some(change.at)
    }

    /// Whether the officer has done anything yet that can be taken back.
    pub fn touched(&self) -> bool {
        !self.history.is_empty()
    }

    fn note(&self, at: usize, change: &mut Change) {
        if let Some(field) = self.fields.get(at) {
            let stood = self.stood.get(at).copied().flatten();
            change.fields.push((at, field.clone(), stood));
        }
    }

    pub(super) fn put(&mut self, field: usize, standing: Standing, change: &mut Change) {
        let was = self.fields.get(field).map(|f| f.standing);
        self.note(field, change);
        self.stand(field, standing, None);
        let below = self.below(field);
        if standing == Standing::Dropped {
            for at in below {
                let stands = self.fields.get(at).map(|f| f.standing);
                if stands != Some(Standing::Dropped) {
                    self.note(at, change);
                    self.stand(at, Standing::Dropped, stands);
                }
            }
        } else if was == Some(Standing::Dropped) {
            self.restore_below(field, change);
        }
        if standing != Standing::Dropped {
            self.raise(field, change);
        }
    }

    /// What was dropped with a field comes back with it, as it stood.
    fn restore_below(&mut self, field: usize, change: &mut Change) {
        for at in self.below(field) {
            if let Some(stood) = self.stood.get(at).copied().flatten() {
                self.note(at, change);
                self.stand(at, stood, None);
            }
        }
    }

    /// What is taken brings the rows that it stands below with it, if they were dropped.
    fn raise(&mut self, field: usize, change: &mut Change) {
        let mut depth = self.fields.get(field).map_or(0, |f| f.depth);
        for at in (0..field).rev() {
            if depth == 0 {
                return;
            }
            let Some(above) = self.fields.get(at).filter(|f| f.depth < depth) else {
                continue;
            };
            depth = above.depth;
            if above.standing == Standing::Dropped {
                self.note(at, change);
                self.stand(at, Standing::Taken, None);
                self.restore_below(at, change);
            }
        }
    }

    fn stand(&mut self, at: usize, standing: Standing, stood: Option<Standing>) {
        if let (Some(field), Some(was)) = (self.fields.get_mut(at), self.stood.get_mut(at)) {
            field.standing = standing;
            *was = stood;
        }
    }

    /// Shows a field as its value is now; it was mended, and is certain.
    fn reword(&mut self, at: usize, change: &mut Change) {
        let Some(target) = self.targets.get(at).copied() else {
            return;
        };
        let now = &self.now;
        let row = match target {
            Target::Member(n) => now.members.get(n).map(show::member),
            Target::Item(n) => now.items.get(n).map(show::item),
            Target::Report(n) => now.reports.get(n).map(show::report),
            _ => None,
        };
        let label = match target {
            Target::Item(n) => now
                .items
                .get(n)
                .map(|i| Text::line(&format!("Item {}", i.number.value))),
            _ => None,
        };
        let words = match row {
            Some(words) => words,
            None => cell(&mut self.now, target).map_or_else(String::new, |c| show::cell(&c)),
        };
        self.note(at, change);
        if let Some(field) = self.fields.get_mut(at) {
            field.value = Text::new(&words);
            field.label = label.unwrap_or_else(|| field.label.clone());
            field.doubt = None;
            field.mended = true;
            if field.standing == Standing::Open {
                field.standing = Standing::Taken;
            }
        }
    }

    /// An item got another number: its reports go with it.
    fn follow(&mut self, item: usize, before: &Proposal, change: &mut Change) {
        let old = before.items.get(item).map(|i| i.number.value.clone());
        let new = self.now.items.get(item).map(|i| i.number.value.clone());
        let (Some(old), Some(new)) = (old, new) else {
            return;
        };
        let same = |number: &Text| number.eq_ignore_ascii_case(&old);
        // Where two items had the number, nobody knows whose the report is.
        if before
            .items
            .iter()
            .filter(|i| same(&i.number.value))
            .count()
            != 1
        {
            return;
        }
        for n in 0..self.now.reports.len() {
            let Some(report) = self.now.reports.get_mut(n) else {
                continue;
            };
            let Some(behind) = report.item.as_mut().filter(|i| same(&i.value)) else {
                continue;
            };
            behind.value = new.clone();
            let row = show::report(report);
            for (target, words) in [
                (Target::Behind(n), new.as_str()),
                (Target::Report(n), row.as_str()),
            ] {
                let Some(at) = self.index.get(&target).copied() else {
                    continue;
                };
                self.note(at, change);
                if let Some(field) = self.fields.get_mut(at) {
                    field.value = Text::new(words);
                }
            }
        }
    }

    /// Whether the words may be the value at all, the other values being what they are.
    fn may_be(&self, target: Target, words: &str) -> Result<(), Text> {
        let words = Text::line(words);
        let may_be_blank = matches!(
            target,
            Target::Name(_)
                | Target::Office(_)
                | Target::Deputy(_)
                | Target::Owners(_)
                | Target::Progress(_)
        );
        if words.is_blank() && !may_be_blank {
            return Err(Text::line(
                "There are no words in that. Drop the field if it isn't to go into the meeting.",
            ));
        }
        let mut others = (0..)
            .zip(&self.now.items)
            .filter(|(_, item)| item.number.value.eq_ignore_ascii_case(&words))
            .filter(|(n, _)| self.standing(Target::Item(*n)) != Some(Standing::Dropped));
        match target {
            Target::Number(own) => match others.find(|(n, _)| *n != own) {
                Some((_, other)) => Err(Text::line(&format!(
                    "Item {} is there already, \u{201C}{}\u{201D}. Give another number, or drop \
                     that item first.",
                    other.number.value, other.title.value
                ))),
                None => Ok(()),
            },
            Target::Behind(_) if others.next().is_none() => Err(Text::line(&format!(
                "There is no item {words} on this agenda. Give the number of one that is there."
            ))),
            _ => Ok(()),
        }
    }
}
