//! Deciding on corrections that came back: none changes a word until it is accepted.

use super::text::{has_words, stand_there, stricter};
use super::{Decided, Decision};
use crate::meeting::correction::{Asked, Correction, Outcome, Received};
use crate::meeting::entry::{Entry, Kind, Place, Stream};
use crate::meeting::event::Event;
use crate::meeting::id::{CorrectionId, EntryId, Id};
use crate::meeting::intent::{CorrectionTold, Ref, Settle};
use crate::meeting::planted::{Leak, planted};
use crate::meeting::refusal::Refusal;
use crate::meeting::text::Text;

/// Corrections that one record may hold.
const AT_ONCE: usize = 1000;

/// Whether a correction is one that was taken before, out of the same copy or another one: the same
/// words, asked for by the same at the same moment in the same place. Of mails, which tell no moment
/// of each, nobody can say.
fn came_before(told: &CorrectionTold, known: &Received) -> bool {
    told.on.is_some()
        && told.on == known.on
        && told.by.trim() == known.by.trim()
        && told.stands.trim() == known.stands.trim()
        && told.says == known.says
        // What was accepted comes back as a remark, since what is asked stands there.
        && told.asked.words() == known.asked.words()
}

impl Decision<'_> {
    pub(super) fn take_corrections(&mut self, file: &Text, told: &[CorrectionTold]) -> Decided {
        if told.is_empty() {
            return Err(Refusal::new(
                "There is no correction to take.",
                "Give at least one.",
            ));
        }
        if told.len() > AT_ONCE {
            return Err(Refusal::new(
                format!("{} corrections are too many at once.", told.len()),
                format!("Take at most {AT_ONCE} at once."),
            ));
        }
        let known = self.meeting.corrections();
        let new: Vec<&CorrectionTold> = told
            .iter()
            .filter(|one| !known.iter().any(|c| came_before(one, &c.received)))
            .collect();
        if new.is_empty() {
            return Err(Refusal::new(
                "All of these corrections were taken before.",
                "Settle those that wait; a copy is taken once.",
            ));
        }
        for one in new {
            let mut stream = self.stream;
            let mut entry = None;
            if let Some(name) = &one.entry {
                let held = self.any_entry(name)?;
                if let Asked::Words { at, old, .. } = &one.asked {
                    stand_there(held, *at, old, "to be corrected")?;
                }
                // What is asked of an entry may say what the entry says.
                stream = stricter(stream, held);
                if let Asked::After(words) = &one.asked
                    && !planted(Leak::Corrections)
                    && self.recorded_is_exempt(held.item, &kind_after(held), words)
                {
                    // As if it were written there: it may be accepted when the entry is elsewhere.
                    stream = stream.strictest(Stream::Exempt);
                }
                entry = Some(held.id);
            } else if !matches!(one.asked, Asked::Remark { .. }) {
                return Err(Refusal::new(
                    "A correction without an entry can only be a remark.",
                    "Say of which entry it is, or give its words as Remark(old: \"…\", new: \"…\").",
                ));
            } else if !planted(Leak::Corrections) {
                // Of what it is nobody knows, so it may be of anything.
                stream = stream.strictest(Stream::Exempt);
            }
            self.push_in(
                stream,
                Event::CorrectionReceived(Received {
                    entry,
                    asked: one.asked.clone(),
                    says: one.says.clone(),
                    by: Text::line(&one.by),
                    on: one.on,
                    file: Text::line(file),
                    stands: Text::line(&one.stands),
                }),
            );
        }
        Ok(())
    }

    pub(super) fn settle_correction(&mut self, name: &Ref, how: &Settle) -> Decided {
        let held = self.correction(name)?.clone();
        if held.outcome.is_some() {
            return Err(Refusal::new(
                "That correction is settled.",
                "Undo it first, to settle it otherwise.",
            ));
        }
        let entry = held.received.entry.and_then(|id| self.meeting.entry(id));
        let stream = entry.map_or(held.stream, |e| stricter(held.stream, e));
        let outcome = match how {
            Settle::Accept => Outcome::Accepted,
            Settle::Reword(words) => Outcome::Reworded(words.clone()),
            Settle::ByHand => Outcome::ByHand,
            Settle::Refuse(reason) => Outcome::Refused(reason.clone()),
            Settle::Query(_) => Outcome::Queried,
        };
        // First, so that its own change of words is no change of the words that it is about.
        self.push_in(
            stream.strictest(self.stream),
            Event::CorrectionSettled {
                correction: held.id,
                how: outcome,
            },
        );
        match how {
            Settle::Accept => self.accept(&held),
            Settle::Reword(words) => self.reworded(&held, words),
            Settle::Query(ask) => {
                let entry = self.about(&held)?;
                let (at, words) = in_question(&held, entry);
                let name = Ref::from(entry.id);
                self.raise_query(&name, at, &words, ask.as_ref())
            }
            Settle::ByHand | Settle::Refuse(_) => Ok(()),
        }
    }

    fn accept(&mut self, held: &Correction) -> Decided {
        let about = self.about(held)?;
        let entry = about.id;
        // What came back when fewer read the entry may say what they alone read. A new paragraph has
        // readers of its own.
        let is_apart = matches!(held.received.asked, Asked::After(_));
        if !is_apart && !about.stream.includes(held.stream) {
            return Err(Refusal::new(
                "That entry has more readers now than those words are for.",
                "Reword it in words that are for all of them, or refuse it.",
            ));
        }
        match &held.received.asked {
            Asked::Words { old, new, .. } => self.put_in_place(held, entry, old, new),
            Asked::After(words) => self.paragraph_after(entry, words, held.stream),
            Asked::Strike => self.strike(&Ref::from(entry)),
            Asked::Remark { .. } => Err(Refusal::new(
                "That asks for nothing that can be done by a key.",
                "Do it on the record and say that it is done, reword the entry, or refuse it.",
            )),
        }
    }

    fn reworded(&mut self, held: &Correction, words: &Text) -> Decided {
        let entry = self.about(held)?.clone();
        match &held.received.asked {
            Asked::Words { old, .. } if held.at.is_some() => {
                self.put_in_place(held, entry.id, old, words)
            }
            Asked::After(_) => self.paragraph_after(entry.id, words, self.stream),
            // The whole of its words.
            Asked::Words { .. } | Asked::Strike | Asked::Remark { .. } => {
                if !has_words(&entry) {
                    return Err(of_facts());
                }
                let old = Text::new(&entry.text);
                self.splice(&Ref::from(entry.id), 0, &old, words, false)
            }
        }
    }

    fn put_in_place(
        &mut self,
        held: &Correction,
        entry: EntryId,
        old: &Text,
        new: &Text,
    ) -> Decided {
        let Some(at) = held.at else {
            return Err(Refusal::new(
                "The words that it is about have changed since.",
                "Reword the entry, or refuse it.",
            ));
        };
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        self.splice(&Ref::from(entry), at, old, new, false)
    }

    /// A new paragraph after an entry; `readers`: for whom its words are at most.
    fn paragraph_after(&mut self, entry: EntryId, words: &Text, readers: Stream) -> Decided {
        let Some(held) = self.meeting.entry(entry) else {
            return Ok(());
        };
        if words.is_blank() {
            return Err(Refusal::new(
                "A paragraph needs words.",
                "Give them, or refuse it.",
            ));
        }
        let (item, kind) = (held.item, kind_after(held));
        let stream = stricter(self.stream, held).strictest(readers);
        self.push_in(
            stream,
            Event::Recorded {
                item,
                place: Place::After(entry),
                kind,
                text: words.clone(),
            },
        );
        Ok(())
    }

    /// The entry that a correction is about.
    fn about(&self, held: &Correction) -> Result<&Entry, Refusal> {
        let Some(entry) = held.received.entry else {
            return Err(Refusal::new(
                "That correction stands beside no entry.",
                "Do it on the record and say that it is done, or refuse it.",
            ));
        };
        self.entry(&Ref::from(entry))
    }

    /// A correction by its id, or the newest that waits.
    fn correction(&self, name: &Ref) -> Result<&Correction, Refusal> {
        if let Ok(id) = name.0.parse::<Id>() {
            return self.meeting.correction(CorrectionId(id)).ok_or_else(|| {
                Refusal::new(
                    format!("There is no correction {} in this session.", name.0),
                    "`quorate corrections SESSION --audience full` lists them.",
                )
            });
        }
        let wanted = name.0.trim();
        let found: Vec<&Correction> = self
            .meeting
            .open_corrections()
            .filter(|c| {
                let (old, new) = c.words();
                wanted == "newest" || old.trim() == wanted || new.trim() == wanted
            })
            .collect();
        match found.as_slice() {
            [] => Err(Refusal::new(
                format!("No correction that waits is of \"{wanted}\"."),
                "Give its words, its id, or newest.",
            )),
            [only] => Ok(only),
            [.., last] if wanted == "newest" => Ok(last),
            _ => Err(Refusal::new(
                format!("Several corrections are of \"{wanted}\"."),
                "Give the id.",
            )),
        }
    }
}

/// What a new paragraph after an entry is: more of what the public is told, or a paragraph.
fn kind_after(held: &Entry) -> Kind {
    if held.kind == Kind::PublicSummary {
        Kind::PublicSummary
    } else {
        Kind::Paragraph
    }
}

/// The words of an entry that a correction puts in question.
fn in_question(held: &Correction, entry: &Entry) -> (u32, Text) {
    if let (Some(at), Asked::Words { old, .. }) = (held.at, &held.received.asked)
        && !old.is_blank()
    {
        return (u32::try_from(at).unwrap_or(u32::MAX), old.clone());
    }
    // A comment stands on words of the entry, if they are in one place.
    let (old, _) = held.words();
    if !old.trim().is_empty()
        && let Some(at) = entry.text.find(old)
    {
        return (u32::try_from(at).unwrap_or(u32::MAX), Text::new(old));
    }
    let line = entry.text.lines().find(|l| !l.trim().is_empty());
    let line = line.unwrap_or_default();
    let at = entry.text.find(line).unwrap_or(0);
    (u32::try_from(at).unwrap_or(u32::MAX), Text::new(line))
}

fn of_facts() -> Refusal {
    Refusal::new(
        "That entry is printed from facts and has no words of its own.",
        "Change the fact and say that it is done, or refuse it.",
    )
}
