//! Questions of the screens that look back: actions of earlier meetings, the history.

use super::{Answer, Then, ask, choice, refuse};
use crate::meeting::Meeting;
use crate::meeting::agenda::Progress;
use crate::meeting::entry::{Entry, Kind};
use crate::meeting::id::PriorId;
use crate::meeting::intent::{Intent, Order, Ref};
use crate::tui::forms::step::Step;
use crate::tui::history_lines::{runs, told};
use crate::tui::ui::Ui;

/// How an earlier action stands. What was said of it before is struck.
pub(in crate::tui) fn review(
    meeting: &Meeting,
    action: PriorId,
    how: Option<char>,
    answers: &[Answer],
) -> Then {
    let (how, rest) = match (how, answers) {
        (Some(how), rest) => (how, rest),
        (None, [how, rest @ ..]) => (how.letter(), rest),
        (None, []) => {
            return ask(Step::choice(
                "How does it stand?",
                vec![
                    choice('c', "completed"),
                    choice('i', "in progress"),
                    choice('m', "to come to a meeting"),
                    choice('o', "dealt with outside meetings"),
                    choice('s', "superseded"),
                    choice('u', "still open"),
                ],
            ));
        }
    };
    let (progress, rest) = match (how, rest) {
        ('m', []) => return ask(Step::words("To which meeting?", "", false)),
        ('m', [to, rest @ ..]) => (Progress::ToMeeting(to.words()), rest),
        ('c', rest) => (Progress::Completed, rest),
        ('i', rest) => (Progress::InProgress, rest),
        ('o', rest) => (Progress::OutsideMeetings, rest),
        ('s', rest) => (Progress::Superseded, rest),
        (_, rest) => (Progress::Open, rest),
    };
    let Some(comment) = rest.first() else {
        return ask(Step::words("Comment, if any:", "", true));
    };
    let mut orders = Vec::new();
    if let Some(entry) = reviewed(meeting, action) {
        orders.push(Order::from(Intent::Strike {
            entry: Ref::from(entry.id),
        }));
    }
    orders.push(Order::from(Intent::Review {
        action: Ref::from(action),
        progress,
        comment: comment.words(),
        item: None,
    }));
    Then::Do(orders, "Progress is recorded.".to_owned())
}

/// Says what will be undone, and undoes it, the newest first.
pub(super) fn undo(ui: &Ui, from: usize, alone: bool, answers: &[Answer]) -> Then {
    let Some(session) = ui.session.as_ref() else {
        return Then::Nothing;
    };
    let journal = &session.journal;
    let mut acts = Vec::new();
    for run in runs(journal) {
        let wanted = if alone {
            run.from == from
        } else {
            run.from >= from
        };
        if wanted
            && let Some(told) = told(journal, run)
            && told.act
            && !told.undone
        {
            acts.push((run, told.words));
        }
    }
    acts.reverse();
    if acts.is_empty() {
        return refuse("Nothing is left to undo there.");
    }
    if answers.is_empty() {
        let count = match acts.len() {
            1 => "Undo 1 act?".to_owned(),
            n => format!("Undo {n} acts?"),
        };
        let mut said: Vec<&str> = acts
            .iter()
            .take(4)
            .map(|(_, words)| words.as_str())
            .collect();
        let more = format!("and {} more", acts.len().saturating_sub(4));
        if acts.len() > 4 {
            said.push(&more);
        }
        return ask(Step::choice(
            count,
            vec![
                choice('y', format!("undo: {}", said.join("; "))),
                choice('n', "leave all as it is"),
            ],
        ));
    }
    if answers[0].letter() != 'y' {
        return Then::Nothing;
    }
    let told = match acts.len() {
        1 => format!("Undone: {}. ^Y does it again.", acts[0].1),
        n => format!("{n} acts undone. ^Y does them again, one by one."),
    };
    let orders = acts
        .iter()
        .map(|(run, _)| {
            let record = Some(run.from as u64 + 1);
            Order::from(Intent::Undo { record })
        })
        .collect();
    Then::Do(orders, told)
}

/// What was said of an action of an earlier meeting at this one, last.
pub(in crate::tui) fn reviewed(m: &Meeting, id: PriorId) -> Option<&Entry> {
    m.all_entries()
        .iter()
        .rev()
        .find(|e| !e.struck && matches!(e.kind, Kind::Progress { action, .. } if action == id))
}
