//! What stands beside the words of a copy: where moved words went, rows of tables, comments with their
//! replies.

use super::changes::Writer;
use super::flow::{Comment, Story};
use super::segments::Draft;
use super::{Change, What};
use crate::meeting::text::Text;

/// How much of the words of a row is kept.
const MOST_OF_A_ROW: usize = 4_000;

impl Writer<'_> {
    /// Says of words that were moved where they went, or where they came from.
    pub(super) fn say_where_moved(&mut self) {
        let mut said = Vec::new();
        for (name, (from, to)) in &self.moved {
            for (these, those, word) in [(from, to, "To"), (to, from, "From")] {
                for at in these {
                    let here = &self.copy.changes[*at];
                    let words = |c: &Change| format!("{}{}", c.old, c.new).trim().to_owned();
                    // A move without a name is known by its words.
                    let twin = those.iter().find(|t| {
                        !name.is_empty() || words(&self.copy.changes[**t]) == words(here)
                    });
                    let paragraph = twin.and_then(|t| self.copy.changes[*t].paragraph);
                    if let Some(place) = paragraph.and_then(|p| self.copy.paragraphs.get(p)) {
                        said.push((*at, format!("{word} {}.", place.in_words())));
                    }
                }
            }
        }
        for (at, says) in said {
            self.copy.changes[at].says = Text::line(&says);
        }
    }

    /// Takes the words of a row that was put in or taken out as a whole; whether they were.
    pub(super) fn row(&mut self, story: &Story, draft: &Draft, paragraph: Option<usize>) -> bool {
        let Some((at, row)) = story.row.and_then(|at| Some((at, self.flow.rows.get(at)?))) else {
            return false;
        };
        let fate = &row.fate;
        let (what, hand, words) = match (fate.put_in, fate.taken_out) {
            (None, None) => return false,
            (Some(hand), None) => (What::RowInserted, hand, draft.after()),
            (None, Some(hand)) => (What::RowDeleted, hand, draft.before()),
            (Some(_), Some(hand)) => (What::TakenBack, hand, draft.before()),
        };
        let words = words.trim();
        if words.is_empty() {
            return true;
        }
        let known = self.rows.get(&at).copied();
        let Some(change) = known.and_then(|at| self.copy.changes.get_mut(at)) else {
            self.rows.insert(at, self.copy.changes.len());
            let (old, new) = match what {
                What::RowInserted => ("", words),
                _ => (words, ""),
            };
            self.change(paragraph, 0, what, old, new, Some(hand), None);
            return true;
        };
        let of = if what == What::RowInserted {
            &mut change.new
        } else {
            &mut change.old
        };
        if of.len() < MOST_OF_A_ROW {
            *of = Text::new(&format!("{of} | {words}"));
        }
        true
    }

    /// A comment with its replies.
    pub(super) fn comment(&mut self, paragraph: Option<usize>, at: usize, number: usize) {
        let Some(comment) = self.flow.comments.get(number) else {
            return;
        };
        // A reply is told with what it replies to, where that has a place.
        if let Some(parent) = comment.reply_to
            && self.top(parent).is_some_and(|top| top != number)
        {
            return;
        }
        let mut says = said(comment);
        for (at, reply) in self.flow.comments.iter().enumerate() {
            if at != number && reply.reply_to.is_some() && self.top(at) == Some(number) {
                says = format!("{says}\n{}: {}", somebody(&reply.hand.by), said(reply));
            }
        }
        self.copy.changes.push(Change {
            paragraph,
            at,
            what: What::Comment,
            old: Text::new(comment.on.trim()),
            new: Text::default(),
            says: Text::new(&says),
            by: comment.hand.by.clone(),
            when: comment.hand.when,
        });
    }

    /// The comment that a thread begins with; none where replies go round in a ring.
    fn top(&self, from: usize) -> Option<usize> {
        let mut at = from;
        for _ in 0..self.flow.comments.len().min(64) {
            match self.flow.comments.get(at)?.reply_to {
                Some(parent) => at = parent,
                None => return Some(at),
            }
        }
        None
    }
}

fn said(comment: &Comment) -> String {
    let says = comment.says.trim();
    let says = if says.is_empty() { "(no words)" } else { says };
    let done = if comment.done {
        " (marked as done)"
    } else {
        ""
    };
    format!("{says}{done}")
}

pub(super) fn somebody(name: &str) -> &str {
    if name.is_empty() { "somebody" } else { name }
}
