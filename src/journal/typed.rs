//! Typing in words: what was typed, deleted or replaced is told in whole words as they stood, and not
//! in the letters of one record.

use std::collections::HashSet;

use super::{Act, Journal, Record, undone};
use crate::meeting::Fact;
use crate::meeting::agenda::ItemDetails;
use crate::meeting::audience::{Officer, Reader};
use crate::meeting::describe::{cited, in_words, quoted};
use crate::meeting::entry::Stream;
use crate::meeting::event::Event;
use crate::meeting::id::{EntryId, ItemId};
use crate::meeting::speakers::Speaking;

impl Journal {
    /// What some records did, in words.
    pub fn records_in_words(&self, records: &[u64]) -> String {
        if let (Some(first), Some(last)) = (records.first(), records.last())
            && let Some((entry, _)) = self.typing(*first)
            && let Some(words) = self.typed_in_words(entry, *first, *last)
        {
            return words;
        }
        let (seqs, facts): (Vec<u64>, Vec<Fact>) = records
            .iter()
            .flat_map(|seq| {
                self.facts(*seq)
                    .into_iter()
                    .flatten()
                    .map(|f| (*seq, f.clone()))
            })
            .unzip();
        in_words(&self.meeting, &facts, |at| {
            let fact = facts.get(at)?;
            self.privacy_in_words::<Officer>(*seqs.get(at)?, &fact.1)
                .or_else(|| self.speaking_in_words(fact))
        })
    }

    /// What became of somebody who asked to speak: who it was stands where they asked, once the list is
    /// left.
    fn speaking_in_words(&self, fact: &Fact) -> Option<String> {
        let Fact(Stream::Private, Event::Speaking(what)) = fact else {
            return None;
        };
        let id = what.speaker()?.0;
        let asked = self.facts(id.record.into())?.get(usize::from(id.index))?;
        match &asked.1 {
            Event::Speaking(Speaking::Asked { who }) => {
                let said = what.in_words(&self.meeting.asker(who));
                Some(format!("{said} (private)"))
            }
            _ => None,
        }
    }

    /// What a change of an item says that has it taken in private, or in public again.
    pub(super) fn privacy_in_words<R: Reader>(&self, seq: u64, event: &Event) -> Option<String> {
        let Event::ItemChanged { item, to } = event else {
            return None;
        };
        let before = self.details_before(seq, *item)?;
        if before.exempt == to.exempt {
            return None;
        }
        let same = ItemDetails {
            exempt: to.exempt.clone(),
            ..before.clone()
        };
        let stands = &self.meeting.item(*item)?.details;
        let shown = if R::EXEMPT { to } else { stands };
        let about = if same == *to {
            format!("item {}", shown.number)
        } else {
            format!("item {} put right: {}; it is", shown.number, shown.title)
        };
        let Some(exempt) = &to.exempt else {
            return Some(format!("{about} taken in public again"));
        };
        // A ground that was given up is not for everybody.
        let known = R::EXEMPT || stands.exempt.as_ref() == Some(exempt);
        let ground = if known && !exempt.reason.is_blank() {
            format!(", on this ground: {}", cited(&exempt.reason))
        } else {
            String::new()
        };
        Some(if before.exempt.is_some() {
            format!("{about} still taken in private{ground}")
        } else {
            format!("{about} taken in private{ground}")
        })
    }

    /// An item as it stood before a record.
    fn details_before(&self, seq: u64, item: ItemId) -> Option<&ItemDetails> {
        let earlier = self.records.get(..self.place(seq).ok()?)?;
        let undone = undone(earlier);
        let made = |record: &Record, index: usize| {
            item.0.record == u32::try_from(record.seq).unwrap_or(u32::MAX)
                && usize::from(item.0.index) == index
        };
        earlier
            .iter()
            .rev()
            .filter(|record| !undone.contains(&record.seq))
            .find_map(|record| {
                let facts = self.facts(record.seq)?;
                facts
                    .iter()
                    .enumerate()
                    .rev()
                    .find_map(|(at, Fact(_, event))| match event {
                        Event::ItemChanged { item: one, to } if *one == item => Some(to),
                        Event::ItemAdded { details, .. } if made(record, at) => Some(details),
                        _ => None,
                    })
            })
    }

    /// What the typing from one record to another changed in an entry.
    fn typed_in_words(&self, entry: EntryId, first: u64, last: u64) -> Option<String> {
        let before = self.text_after(entry, first.checked_sub(1)?)?;
        let after = self.text_after(entry, last)?;
        let place = self
            .meeting
            .entry(entry)
            .and_then(|e| self.meeting.item(e.item))
            .map_or_else(String::new, |i| format!(" in item {}", i.details.number));
        let change = Change::of(&before, &after);
        let (was, now) = (change.was.trim(), change.now.trim());
        Some(match (was.is_empty(), now.is_empty()) {
            (true, true) if before == after => format!("typed and deleted words{place}"),
            (true, true) => format!("changed the blanks{place}"),
            (true, false) => format!("typed {}{place}", quoted(now)),
            (false, true) => format!("deleted {}{place}", quoted(was)),
            (false, false) if change.adds => format!("typed {}{place}", quoted(now)),
            (false, false) => format!("{} became {}{place}", quoted(was), quoted(now)),
        })
    }

    /// The words of an entry as they stood after a record.
    pub(super) fn text_after(&self, entry: EntryId, seq: u64) -> Option<String> {
        let born = u64::from(entry.0.record);
        let from = self.place(born).ok()?;
        let to = self.place(seq).map_or_else(|at| at, |at| at + 1).max(from);
        let records = self.records.get(from..to)?;
        let mut undone: HashSet<u64> = HashSet::new();
        for record in records {
            match &record.act {
                Act::Undid(named) => undone.extend(named),
                Act::Redid(named) => named.iter().for_each(|seq| {
                    undone.remove(seq);
                }),
                _ => {}
            }
        }
        let mut text = String::new();
        for record in records.iter().filter(|r| !undone.contains(&r.seq)) {
            let Act::Did(facts) = &record.act else {
                continue;
            };
            for (index, Fact(_, event)) in facts.iter().enumerate() {
                match event {
                    Event::Recorded { text: first, .. }
                        if record.seq == born && index == usize::from(entry.0.index) =>
                    {
                        first.as_str().clone_into(&mut text);
                    }
                    Event::TextSpliced {
                        entry: of,
                        at,
                        went,
                        came,
                        ..
                    } if *of == entry => {
                        let at = usize::try_from(*at).ok()?;
                        let range = at..at + went.len();
                        if text.get(range.clone())? != went.as_str() {
                            return None;
                        }
                        text.replace_range(range, came);
                    }
                    _ => {}
                }
            }
        }
        Some(text)
    }
}

/// Where two texts differ, in whole words.
struct Change<'t> {
    was: &'t str,
    now: &'t str,
    /// Nothing went.
    adds: bool,
}

impl<'t> Change<'t> {
    fn of(before: &'t str, after: &'t str) -> Self {
        let same = |(one, other): &(char, char)| one == other;
        let head: usize = before
            .chars()
            .zip(after.chars())
            .take_while(same)
            .map(|(c, _)| c.len_utf8())
            .sum();
        let tail: usize = before[head..]
            .chars()
            .rev()
            .zip(after[head..].chars().rev())
            .take_while(same)
            .map(|(c, _)| c.len_utf8())
            .sum();
        let (head, tail) = slid(before, after, head, tail);
        let (gone, come) = (
            &before[head..before.len() - tail],
            &after[head..after.len() - tail],
        );
        let touches = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
        let at_head = touches(gone.chars().next()) || touches(come.chars().next());
        let at_tail = touches(gone.chars().next_back()) || touches(come.chars().next_back());
        // Words that were touched are told whole.
        let more = |text: &str| -> usize {
            text.chars()
                .take_while(|c| !c.is_whitespace())
                .map(char::len_utf8)
                .sum()
        };
        let reach = before[..head]
            .chars()
            .rev()
            .take_while(|c| !c.is_whitespace())
            .map(char::len_utf8)
            .sum();
        let from = head - if at_head { reach } else { 0 };
        let left = tail
            - if at_tail {
                more(&before[before.len() - tail..])
            } else {
                0
            };
        Self {
            was: &before[from..before.len() - left],
            now: &after[from..after.len() - left],
            adds: gone.is_empty(),
        }
    }
}

/// Where only one of two texts has more, the place of it may be told in several ways, "one t[wo t]hree"
/// and "one [two ]three": the one that begins at a word is meant.
fn slid(before: &str, after: &str, head: usize, tail: usize) -> (usize, usize) {
    let (shorter, longer) = if before.len() < after.len() {
        (before, after)
    } else {
        (after, before)
    };
    if shorter.len() != head + tail || longer.len() == shorter.len() {
        return (head, tail);
    }
    let (mut at, mut left) = (head, tail);
    loop {
        let last = longer[..at].chars().next_back();
        let Some(last) = last.filter(|c| !c.is_whitespace()) else {
            return (at, left);
        };
        if !longer[at..longer.len() - left].ends_with(last) {
            return (head, tail);
        }
        at -= last.len_utf8();
        left += last.len_utf8();
    }
}

#[cfg(test)]
mod tests {
    use super::Change;

    #[test]
    fn a_change_is_told_in_whole_words() {
        let change = |before, after| {
            let change = Change::of(before, after);
            (change.was, change.now, change.adds)
        };
        assert_eq!(change("Dan", "Danish"), ("Dan", "Danish", true));
        assert_eq!(change("a plan", "a plan and more"), ("", " and more", true));
        assert_eq!(
            change("the wrods of it", "the words of it"),
            ("wrods", "words", false)
        );
        assert_eq!(change("one two three", "one three"), ("two ", "", false));
        assert_eq!(change("", "Si\u{e2}n"), ("", "Si\u{e2}n", true));
        assert_eq!(
            change("caf\u{e9}", "caf\u{e8}s"),
            ("caf\u{e9}", "caf\u{e8}s", false)
        );
    }
}
