//! The actions that are open after a meeting: its own, and earlier ones that it did not close.

use super::Lines;
use crate::import::found::Found;
use crate::import::proposal::{Action, Notice, Proposal};
use crate::meeting::agenda::Progress;
use crate::meeting::describe::{due_in_words, owner_name};
use crate::meeting::entry::{Entry, Kind, Stream};
use crate::meeting::text::Text;

/// Proposes what is to be brought forward; `session` is the id of the session that it comes from.
pub(super) fn propose(lines: &mut Lines, session: &str, out: &mut Proposal) {
    let meeting = lines.meeting;
    if meeting.is_body_journal() {
        of_journal(lines, session, out);
        return;
    }
    for prior in meeting.prior_actions() {
        let action = &prior.action;
        let mut reviews = meeting
            .all_entries()
            .iter()
            .rev()
            .filter_map(|e| match &e.kind {
                Kind::Progress { action, progress } if *action == prior.id && !e.struck => {
                    Some((progress, e))
                }
                _ => None,
            });
        // The newest is what counts; but another meeting is told of those alone that anybody may
        // read.
        let newest = reviews.next();
        let reviewed = newest
            .into_iter()
            .chain(reviews)
            .find(|(_, e)| e.stream == Stream::Public);
        let withheld = newest.is_some_and(|(_, e)| e.stream != Stream::Public);
        let progress = reviewed.map_or(&action.progress, |(progress, _)| progress);
        if is_closed(progress) {
            continue;
        }
        let place = lines.say(&format!("Open action: {}", action.text));
        if withheld {
            out.noticed.push(Notice {
                place,
                words: Text::line(&format!(
                    "How \u{201C}{}\u{201D} stands was recorded for some readers only, and that \
                     isn't carried over: it comes along as the public record left it.",
                    action.text
                )),
            });
        }
        let comment = match reviewed {
            Some((_, e)) if !e.text.is_empty() => Text::new(&e.text),
            _ => action.comment.clone(),
        };
        out.actions.push(Action {
            raised: Some(Found::certain(action.raised, place)),
            topic: action.topic.clone(),
            text: Found::certain(action.text.clone(), place),
            owners: owners(lines, &action.owners),
            progress: progress.clone(),
            exempt: false,
            comment,
            // The first session that an action came from is where it is from.
            origin: if action.origin.is_empty() {
                Text::line(&format!("{session} {}", prior.id))
            } else {
                action.origin.clone()
            },
        });
    }
    for item in meeting.items() {
        for entry in meeting.entries_of(item).filter(|e| !e.struck) {
            let Kind::Action {
                owners: who, due, ..
            } = &entry.kind
            else {
                continue;
            };
            let Some((text, doubt)) = words(entry, &item.details.number) else {
                continue;
            };
            let is_public = entry.stream == Stream::Public;
            let place = lines.say(&format!("Item {}, action: {text}", item.details.number));
            let mut text = Found::certain(text, place);
            if let Some(doubt) = doubt {
                text = text.doubting(doubt);
            }
            out.actions.push(Action {
                raised: Some(Found::certain(meeting.calling().date, place)),
                topic: if is_public && !item.is_private() {
                    item.details.title.clone()
                } else {
                    Text::default()
                },
                text,
                // Somebody who is named in exempt words alone is not known to the public.
                owners: if is_public {
                    owners(lines, who)
                } else {
                    Vec::new()
                },
                progress: Progress::Open,
                exempt: !is_public,
                comment: due_in_words(meeting, due)
                    .filter(|_| is_public)
                    .map(|due| Text::line(&format!("Due: {due}")))
                    .unwrap_or_default(),
                origin: Text::line(&format!("{session} {}", entry.id)),
            });
        }
    }
}

/// The open actions in the journal of a body.
fn of_journal(lines: &mut Lines, session: &str, out: &mut Proposal) {
    let meeting = lines.meeting;
    for prior in meeting.prior_actions().iter().filter(|p| p.is_open()) {
        let action = &prior.action;
        let is_public = prior.stream == Stream::Public;
        let newest = prior.stands();
        // The next meeting is told of what anybody may read alone.
        let mut read = prior.clone();
        read.steps.retain(|s| s.stream == Stream::Public);
        let (progress, comment, on) = read.stands();
        let of = match (action.minute.as_str(), is_public) {
            ("", _) | (_, false) => String::new(),
            (minute, true) => format!(" ({minute})"),
        };
        let text = if is_public {
            action.text.clone()
        } else {
            Text::from("(an action of the exempt record)")
        };
        let place = lines.say(&format!("Open action: {text}{of}"));
        if is_public && newest != (progress, comment, on) {
            out.noticed.push(Notice {
                place,
                words: Text::line(&format!(
                    "How \u{201C}{text}\u{201D} stands was recorded for some readers only, and that \
                     isn't carried over: it comes along as the public record left it."
                )),
            });
        }
        let due = due_in_words(meeting, &action.due).map(|due| format!("Due: {due}"));
        let comment = if is_public && comment.is_empty() {
            Text::line(&due.unwrap_or_default())
        } else {
            comment.clone()
        };
        let mut words = Found::certain(text, place);
        if !is_public {
            words = words.doubting(EXEMPT);
        }
        out.actions.push(Action {
            raised: Some(Found::certain(action.raised, place)),
            topic: if is_public {
                action.topic.clone()
            } else {
                Text::default()
            },
            text: words,
            owners: if is_public {
                owners(lines, &action.owners)
            } else {
                Vec::new()
            },
            progress: if is_public {
                progress.clone()
            } else {
                Progress::Open
            },
            exempt: !is_public,
            comment: if is_public { comment } else { Text::default() },
            origin: if action.origin.is_empty() {
                Text::line(&format!("{session} {}", prior.id))
            } else {
                action.origin.clone()
            },
        });
    }
}

/// Said of an action whose words are exempt.
const EXEMPT: &str = "Its words are exempt, and an action brought forward is read by everybody: word it \
                      so that it may be, or drop it.";

/// The words of an action, and what to be careful of. What is exempt isn't carried over: an action
/// brought forward is read by everybody. Private notes are no actions of the body.
fn words(entry: &Entry, item: &str) -> Option<(Text, Option<&'static str>)> {
    match entry.stream {
        Stream::Public => Some((Text::new(&entry.text), None)),
        Stream::Exempt => Some((
            Text::line(&format!("(an action of the exempt record of item {item})")),
            Some(EXEMPT),
        )),
        Stream::Private => None,
    }
}

fn owners(lines: &Lines, owners: &[crate::meeting::entry::Owner]) -> Vec<Text> {
    owners
        .iter()
        .map(|o| Text::line(&owner_name(lines.meeting, o)))
        .collect()
}

fn is_closed(progress: &Progress) -> bool {
    matches!(
        progress,
        Progress::Completed | Progress::OutsideMeetings | Progress::Superseded
    )
}
