//! Who may read an entry, words of it, or an item.

use std::ops::Range;

use super::answers::Answer;
use super::purpose::{Then, ask, choice, done};
use super::step::Step;
use crate::meeting::agenda::{Exempt, ItemDetails};
use crate::meeting::describe::quoted;
use crate::meeting::entry::{Entry, Kind, Stream};
use crate::meeting::id::{EntryId, ItemId};
use crate::meeting::intent::{Intent, Ref};
use crate::meeting::text::Text;
use crate::tui::ui::Ui;

/// The reason that is offered where an entry is made exempt.
const EXEMPT: &str = "It is exempt information";

/// The ground in words: a number alone is that of a paragraph (Local Government Act 1972).
pub(in crate::tui) fn ground(typed: &Text) -> Text {
    match typed.trim().parse::<u8>() {
        Ok(number @ 1..=7) => Text::line(&format!(
            "Paragraph {number} of Part 1 of Schedule 12A to the Local Government Act 1972"
        )),
        _ => Text::line(typed.trim()),
    }
}

/// Gives an entry, or the words selected in it, to other readers.
pub(super) fn entry(
    answers: &[Answer],
    ui: &Ui,
    id: EntryId,
    words: Option<&Range<usize>>,
) -> Then {
    let Some(held) = ui.meeting().and_then(|m| m.entry(id)) else {
        return Then::Nothing;
    };
    let selected = words
        .filter(|_| held.stream == Stream::Public)
        .and_then(|range| Some((range.start, held.text.get(range.clone())?)));
    match (selected, answers) {
        (Some((_, words)), []) => ask(Step::choice(
            format!(
                "What is for those alone who may read exempt text? {}",
                quoted(words)
            ),
            vec![
                choice('w', "the selected words, in a paragraph of their own"),
                choice('e', "the whole entry"),
            ],
        )),
        (Some((at, words)), [which, ..]) if which.letter() == 'w' => done(
            Intent::Withhold {
                entry: Ref::from(id),
                at: u32::try_from(at).unwrap_or(u32::MAX),
                words: Text::new(words),
            },
            format!("{} is exempt now; ^Z takes that back.", quoted(words)),
        ),
        (Some(_), [_, reason @ ..]) | (None, reason) => {
            let hanging = ui.meeting().map_or_else(Vec::new, |m| {
                let ids = m.hanging_on(&[id]).into_iter();
                let all = ids.filter_map(|one| m.entry(one));
                all.filter(|e| e.stream == held.stream && !e.struck)
                    .collect()
            });
            whole(held, &hanging, reason)
        }
    }
}

/// Gives a whole entry to other readers, with the reason; what hangs on it goes to fewer along with it.
fn whole(held: &Entry, hanging: &[&Entry], reason: &[Answer]) -> Then {
    let (prompt, first, to) = match held.stream {
        Stream::Public => (
            "Why is it for those alone who may read exempt text?",
            EXEMPT,
            Stream::Exempt,
        ),
        Stream::Exempt => ("Why may everybody read it now?", "", Stream::Public),
        Stream::Private => {
            return Then::Refuse(
                "Rough notes are yours alone; Alt-p takes a line into the record.".to_owned(),
            );
        }
    };
    match reason {
        [] => ask(Step::words(prompt, first, false).selected()),
        [reason, ..] => done(
            Intent::Reclassify {
                entry: Ref::from(held.id),
                stream: to,
                reason: reason.words(),
            },
            match (to, hanging) {
                (Stream::Public, []) => "Everybody may read it now.".to_owned(),
                (Stream::Public, left) => format!(
                    "Everybody may read it now; what hangs on it stays exempt: {}.",
                    counted(left)
                ),
                (_, []) => "It is exempt now.".to_owned(),
                (_, taken) => format!(
                    "It is exempt now, and so is what hangs on it: {}.",
                    counted(taken)
                ),
            },
        ),
    }
}

/// How many there are of each kind: "1 amendment, 2 votes".
fn counted(entries: &[&Entry]) -> String {
    let mut kinds: Vec<(&str, usize)> = Vec::new();
    for entry in entries {
        let name = match entry.kind {
            Kind::OwnVote { .. } => "member\u{2019}s own vote",
            _ => entry.kind.name(),
        };
        match kinds.iter_mut().find(|(held, _)| *held == name) {
            Some((_, n)) => *n += 1,
            None => kinds.push((name, 1)),
        }
    }
    let said = kinds.into_iter().map(|(name, n)| match n {
        1 => format!("1 {name}"),
        n => format!("{n} {name}s"),
    });
    said.collect::<Vec<_>>().join(", ")
}

/// Has an item taken in private, or in public again.
pub(super) fn item(answers: &[Answer], ui: &Ui, id: ItemId) -> Then {
    let Some((meeting, item)) = ui.meeting().and_then(|m| Some((m, m.item(id)?))) else {
        return Then::Nothing;
    };
    let number = &item.details.number;
    let change = |exempt: Option<Exempt>, leave_public: bool, told: String| {
        done(
            Intent::ChangeItem {
                item: Ref::from(id),
                to: ItemDetails {
                    exempt,
                    ..item.details.clone()
                },
                leave_public,
            },
            told,
        )
    };
    if item.is_private() {
        return match answers {
            [] => ask(Step::choice(
                format!("Item {number} is taken in private."),
                vec![
                    choice('k', "leave it so"),
                    choice(
                        'p',
                        "take it in public from now on; what stands stays exempt",
                    ),
                ],
            )),
            [which, ..] if which.letter() == 'p' => change(
                None,
                false,
                format!("Item {number} is taken in public; what stands in it stays exempt."),
            ),
            _ => Then::Nothing,
        };
    }
    let stands = meeting.entries_of(item).any(|e| e.stream == Stream::Public);
    match answers {
        [] => ask(Step::words(
            format!(
                "On what ground is item {number} taken in private? 1-7: a paragraph of Schedule 12A"
            ),
            "",
            false,
        )),
        [_] if stands => ask(Step::choice(
            "What stands in it was recorded for everybody. Who may read that now?",
            vec![
                choice('e', "those alone who may read exempt text"),
                choice('p', "everybody still"),
            ],
        )),
        [reason, rest @ ..] => {
            let leave_public = rest.first().is_some_and(|a| a.letter() == 'p');
            let recorded = if leave_public { "from now on" } else { "in it" };
            change(
                Some(Exempt {
                    reason: ground(&reason.words()),
                }),
                leave_public,
                format!(
                    "Item {number} is taken in private: what is recorded {recorded} is exempt."
                ),
            )
        }
    }
}
