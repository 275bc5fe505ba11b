//! What the public brought, what somebody told by their office, and what was delegated, as minutes
//! print it.

use std::borrow::Cow;

use crate::meeting::audience::Reader;
use crate::meeting::entry::{Kind, Participation, Reply, Told};
use crate::meeting::text::upper_first;

use super::chair::presiding_word;
use super::clause::running;
use super::decided;
use super::document::Run;
use super::line::{LineKind, RecordLine};
use super::reading::Readable;
use super::record::{Blanks, Writer};
use super::sentences::{filled, owners_within};
use super::words::{list, stop};

/// Stands for the words that were typed while a wording round them is filled: no text has it.
const WHAT: &str = "\u{0}";

impl<'m, R: Reader> Writer<'_, 'm, R> {
    /// A sentence round the words that somebody typed.
    pub(super) fn told(&mut self, entry: Readable<'m, R>, number: Option<String>) {
        let (kind, before, after) = match entry.kind() {
            Kind::Public {
                how,
                name,
                on_behalf,
                reply,
            } => {
                // On the screen the gist is about to be typed.
                let gist = match (self.blanks, entry.text().trim()) {
                    (Blanks::Keep, "") => "\u{2026}",
                    (_, gist) => gist,
                };
                let (before, after) = public(*how, name, on_behalf, *reply, gist);
                (LineKind::Paragraph, vec![Run::plain(before)], after)
            }
            Kind::Told { what, by } => {
                let by = by.map_or_else(
                    || {
                        let presided = self.reading.presided_at(entry.born());
                        format!("The {}", presiding_word(self.reading, presided))
                    },
                    |person| self.reading.name(person),
                );
                let did = match what {
                    Told::Announcement => "announced",
                    Told::Ruling => "ruled",
                    Told::Advice => "advised",
                };
                let before = vec![Run::plain(format!("{by} {did} that "))];
                (LineKind::Paragraph, before, stop(entry.text()).to_owned())
            }
            Kind::Delegation { to, with, until } => {
                let to = list(&owners_within(self.reading, to));
                let with = owners_within(self.reading, with);
                let until = running(self.reading, until);
                let until = until.strip_prefix("until ").unwrap_or(&until).to_owned();
                let places = [
                    ("to", to),
                    ("with", list(&with)),
                    ("until", until),
                    ("what", WHAT.to_owned()),
                ];
                // Round the words that were typed.
                let wording = filled(&self.house.delegated, &places);
                let (before, after) = wording.split_once(WHAT).unwrap_or((&wording, ""));
                let after = match after.trim_end_matches('.') {
                    "" => stop(entry.text()).to_owned(),
                    after => format!("{after}."),
                };
                let before = vec![
                    decided::word(self.house, before),
                    Run::plain(decided::words(self.house, before)),
                ];
                (LineKind::Paragraph, before, after)
            }
            _ => return,
        };
        let mut line = RecordLine::of(entry, number, kind).own(0, entry.text());
        // What follows a colon is said as it was put.
        let quoted = matches!(
            entry.kind(),
            Kind::Public {
                how: Participation::Supplementary,
                ..
            }
        );
        line.before = before;
        line.after = after;
        if self.blanks == Blanks::Drop && !quoted {
            let text = running(self.reading, entry.text());
            // Words that bring the word before them along.
            let brought = match entry.kind() {
                Kind::Told { .. } => "that ",
                Kind::Delegation { .. } => "to ",
                Kind::Public {
                    how: Participation::Question,
                    ..
                } => "asked ",
                Kind::Public { .. } => "asking ",
                _ => "",
            };
            let doubled = matches!(line.before.last(), Some(run) if run.text.trim_end().ends_with(brought.trim()));
            let text = match text.strip_prefix(brought) {
                Some(rest) if doubled => rest.to_owned(),
                _ => text,
            };
            // The stop that was typed is not part of the words.
            let goes_on = matches!(entry.kind(), Kind::Delegation { .. }) && !line.after.is_empty();
            if stop(entry.text()).is_empty() && !stop(&text).is_empty() && !goes_on {
                line.after.insert(0, '.');
            }
            line.text = Cow::Owned(text);
        }
        self.lines.push(line);
    }
}

/// What stands before the gist of what the public brought, and after it.
fn public(
    how: Participation,
    name: &str,
    on_behalf: &str,
    reply: Reply,
    gist: &str,
) -> (String, String) {
    let who = match (name.trim(), on_behalf.trim()) {
        ("", "") => "a member of the public".to_owned(),
        ("", body) => format!("a representative of {body}"),
        (name, "") => name.to_owned(),
        (name, body) => format!("{name}, on behalf of {body}"),
    };
    let comma = if who.contains(", on behalf of") {
        ","
    } else {
        ""
    };
    let mut before = match how {
        Participation::Question => format!("{}{comma} asked", upper_first(&who)),
        Participation::Supplementary => {
            format!(
                "{}{comma} asked a supplementary question:",
                upper_first(&who)
            )
        }
        Participation::Petition => format!("A petition was presented by {who}{comma}"),
        Participation::Deputation => format!("A deputation was received from {who}{comma}"),
        Participation::Statement => format!("{}{comma} addressed the meeting", upper_first(&who)),
    };
    if gist.trim().is_empty() {
        if how == Participation::Question {
            before.push_str(" a question");
        }
        before.truncate(before.trim_end_matches([',', ':']).len());
    } else {
        before.push(' ');
    }
    let after = match reply {
        Reply::Untold => "",
        Reply::Answered => " An answer was given.",
        Reply::Written => " A written answer was to be given.",
        Reply::Referred => " It was referred to whoever deals with such matters.",
    };
    let stop = if gist.trim().is_empty() {
        "."
    } else {
        stop(gist)
    };
    (before, format!("{stop}{after}"))
}
