//! Questions about corrections that came back: which file, who sent it, what becomes of one.

use super::{Answer, Then, ask, choice, refuse};
use crate::import::corrections::draft_lines;
use crate::meeting::Meeting;
use crate::meeting::correction::{Asked, Correction};
use crate::meeting::describe::quoted;
use crate::meeting::id::CorrectionId;
use crate::meeting::intent::{Intent, Order, Ref, Settle};
use crate::meeting::text::Text;
use crate::minutes::{Full, draft};
use crate::tui::forms::step::Step;
use crate::tui::job::{CameBack, Job};
use crate::tui::people::Wanted;
use crate::tui::port::Effect;

/// Which file came back, or the words that were pasted; and who sent it.
pub(super) fn came_back(meeting: &Meeting, pasted: Option<&Text>, answers: &[Answer]) -> Then {
    let (source, rest) = match (pasted, answers) {
        (Some(words), rest) => (CameBack::Words(words.clone()), rest),
        (None, []) => {
            return ask(Step::words(
                "Which file came back (Word, ODT, e-mail, text)?",
                "",
                false,
            ));
        }
        (None, [path, rest @ ..]) => (CameBack::File(path.words().into_string()), rest),
    };
    let [from, ..] = rest else {
        return ask(Step::words("Who sent it, if it doesn't say?", "", true));
    };
    let now = draft::<Full>(meeting, meeting.house()).lines();
    let issued = meeting.drafts().iter().rev();
    let sent = issued.map(|d| &d.lines[..]).find(|lines| !lines.is_empty());
    let lines = draft_lines(sent.unwrap_or(&now), &now, |entry| {
        let entry = meeting.entry(entry)?;
        entry.kind.shape().map(|_| entry.text.as_str())
    });
    Then::Want(Effect::Job(Job::ReadCorrections {
        source,
        from: from.words(),
        lines,
    }))
}

/// What becomes of a correction.
pub(super) fn settle(meeting: &Meeting, id: CorrectionId, how: char, answers: &[Answer]) -> Then {
    let Some(held) = meeting.correction(id) else {
        return Then::Nothing;
    };
    let (settle, told) = match (how, answers) {
        ('a', _) => (Settle::Accept, "Accepted"),
        ('d', _) => (Settle::ByHand, "Done by hand"),
        ('r', []) => return ask(Step::words("Why not? It may be left empty:", "", true)),
        ('r', [why, ..]) => (Settle::Refuse(why.words()), "Refused"),
        ('q', []) => {
            return ask(Step::people(
                "Whom to ask about it?",
                Wanted::Owner,
                false,
                Some(choice('0', "nobody yet")),
            ));
        }
        ('q', [whom, ..]) => (Settle::Query(whom.leads().pop()), "Kept as a query"),
        (_, []) => return reword(meeting, held),
        (_, [words, ..]) => (Settle::Reword(words.words()), "Reworded"),
    };
    let order = Order::from(Intent::SettleCorrection {
        correction: Ref::from(id),
        how: settle,
    });
    Then::Do(vec![order], format!("{told}. ^Z takes it back."))
}

/// The words that are to stand there, to begin with those asked for.
fn reword(meeting: &Meeting, held: &Correction) -> Then {
    let entry = held.received.entry.and_then(|e| meeting.entry(e));
    let Some(entry) = entry else {
        return refuse(
            "It stands beside no entry: change the record, then d says that it is done.",
        );
    };
    match &held.received.asked {
        Asked::Words { old, new, .. } if held.at.is_some() => {
            let prompt = if old.is_empty() {
                "Put in there:".to_owned()
            } else {
                format!("Instead of {}:", quoted(old))
            };
            ask(Step::words(prompt, new, true))
        }
        Asked::After(words) => ask(Step::words("The new paragraph:", words, false)),
        _ if entry.text.trim().contains('\n') || entry.kind.shape().is_none() => {
            refuse("g goes to the entry: change it there, then d says that it is done.")
        }
        _ => ask(Step::words("The whole entry:", &entry.text, false)),
    }
}
