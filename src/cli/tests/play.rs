//! Meetings that are played at random over every intent. Each free text holds a planted word of
//! its own; which of them are confidential is kept here, by rules that know nothing of how the
//! program keeps them.

use std::collections::{BTreeMap, BTreeSet};

use super::canaries::{word, words_in, words_of, words_of_entry};
use super::intents;
use crate::journal::Journal;
use crate::meeting::agenda::{Item, Stamp};
use crate::meeting::entry::{Entry, Kind, Stream};
use crate::meeting::id::{EntryId, ItemId, PersonId, Writer};
use crate::meeting::intent::{Intent, Order, Turn, Unresolved};
use crate::meeting::{Meeting, Refusal};

/// When the meetings begin.
pub(super) fn start() -> Stamp {
    Stamp::parse_from_rfc3339("2026-03-19T16:00:00+00:00").unwrap()
}

/// A small source of numbers that look random, the same for the same seed on every machine.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x1234_5678_9ABC_DEF1)
    }

    fn next(&mut self) -> u64 {
        // SplitMix64, in the public domain.
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `n`.
    pub(super) fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    /// Whether it comes up once in `n` throws.
    pub(super) fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    /// One of several, if there are any.
    pub(super) fn one_of<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        from.get(self.below(from.len()))
    }
}

/// A meeting in the making.
pub(super) struct Player {
    pub(super) journal: Journal,
    pub(super) dice: Dice,
    now: Stamp,
    planted: usize,
    /// Words that were written for those alone who may read exempt text, or for the officer.
    born_secret: BTreeSet<String>,
    /// Names of those of the public who asked to speak.
    askers: BTreeSet<String>,
    /// Words that were public and were made confidential since.
    made_secret: BTreeSet<String>,
    /// What each record gave to everybody by an explicit act.
    released: BTreeMap<u64, BTreeSet<String>>,
    /// What was done, for the message.
    told: Vec<String>,
    accepted: Vec<String>,
    shown: Option<(u64, String)>,
}

/// A meeting that was played.
pub(super) struct Played {
    pub(super) journal: Journal,
    /// The words that are confidential at the end.
    pub(super) secret: BTreeSet<String>,
    /// The intents that were accepted.
    pub(super) accepted: Vec<String>,
    /// The record after which the chamber was shown a word that was confidential then, or stood no longer.
    pub(super) shown: Option<(u64, String)>,
    told: Vec<String>,
}

impl Played {
    /// The acts that named a word, and those that named the same entries.
    pub(super) fn told(&self, word: &str) -> String {
        let all = std::env::var_os("QUORATE_LEAK_TOLD").is_some();
        let naming = self.told.iter().filter(|t| all || t.contains(word));
        naming.cloned().collect::<Vec<_>>().join("\n")
    }
}

/// Plays the meeting of a seed.
pub(super) fn play(seed: u64) -> Played {
    let mut player = Player {
        journal: Journal::new(Writer::FIRST, "A Clerk".into()),
        dice: Dice::new(seed),
        now: start(),
        planted: 0,
        born_secret: BTreeSet::new(),
        askers: BTreeSet::new(),
        made_secret: BTreeSet::new(),
        released: BTreeMap::new(),
        told: Vec::new(),
        accepted: Vec::new(),
        shown: None,
    };
    intents::set_up(&mut player);
    let acts = 40 + player.dice.below(60);
    for _ in 0..acts {
        intents::act(&mut player);
    }
    intents::end(&mut player);
    let mut secret = player.born_secret;
    secret.extend(player.made_secret);
    Played {
        journal: player.journal,
        secret,
        accepted: player.accepted,
        shown: player.shown,
        told: player.told,
    }
}

impl Player {
    pub(super) fn meeting(&self) -> &Meeting {
        self.journal.meeting()
    }

    /// Whether the public is out of the room, or an item in private before the body.
    pub(super) fn sits_in_private(&self) -> bool {
        let m = self.meeting();
        let before = m.before_body().is_some_and(Item::is_private);
        let out = m.excluded().is_some_and(|e| match &e.kind {
            Kind::Exclusion { basis, .. } => basis.makes_private(),
            _ => false,
        });
        let back = |item: &Item| {
            let last = m.exclusions().into_iter().rev().find_map(|e| match e.kind {
                Kind::Readmission { when } => Some(when),
                _ => None,
            });
            last.is_some_and(|when| item.takings.last().is_some_and(|t| t.from <= when))
        };
        let back = m.before_body().is_some_and(back);
        (before && !back) || out
    }

    /// A new planted word.
    pub(super) fn word(&mut self, secret: bool) -> String {
        self.planted += 1;
        let word = word(self.planted);
        if secret {
            self.born_secret.insert(word.clone());
        }
        word
    }

    /// Gives an order to the journal. `secret`: what it writes is for fewer readers than all.
    pub(super) fn give(&mut self, order: &Order) -> Result<(), Refusal> {
        self.now += chrono::Duration::seconds(20);
        let before = self.journal.meeting().clone();
        let done = self.journal.act(self.now, order);
        let name = ron::to_string(&order.intent).unwrap();
        let outcome = match &done {
            Ok(record) => format!("{}", record.seq),
            Err(refusal) => format!("refused ({})", refusal.reason),
        };
        self.told
            .push(format!("{outcome}: {}", ron::to_string(order).unwrap()));
        let record = done?;
        self.accepted
            .push(name.chars().take_while(char::is_ascii_alphabetic).collect());
        self.weigh(&before, order, record.seq);
        // Each meeting at other records.
        if record.seq % 3 == self.planted as u64 % 3 {
            self.look_at_chamber(record.seq);
        }
        Ok(())
    }

    /// Looks for what the chamber may not be shown now, whatever becomes of it.
    fn look_at_chamber(&mut self, seq: u64) {
        let page = super::outputs::chamber(self.meeting(), self.now);
        self.look_at_speakers(seq);
        let found = words_in(page.whole());
        if found.is_empty() || self.shown.is_some() {
            return;
        }
        let standing = super::canaries::standing(self.meeting());
        let secret = |word: &&String| {
            self.born_secret.contains(*word)
                || self.made_secret.contains(*word)
                || !standing.contains(*word)
        };
        self.shown = found.iter().find(secret).map(|word| (seq, word.clone()));
    }

    /// Whoever presides may be told who asked to speak, but in private session no reader of the public's.
    fn look_at_speakers(&mut self, seq: u64) {
        let m = self.meeting();
        let item = m.before_body().or_else(|| m.last_taken());
        let out = m.excluded().is_some() || item.is_some_and(Item::is_private);
        if out && self.shown.is_none() {
            let page = super::outputs::chair(m, self.now);
            let found = words_in(page.whole());
            let word = found.intersection(&self.askers).next();
            self.shown = word.map(|word| (seq, word.clone()));
        }
    }

    /// A new name of somebody of the public who asks to speak: it is in no output.
    pub(super) fn asker(&mut self) -> String {
        let word = self.word(true);
        self.askers.insert(word.clone());
        word
    }

    /// What an accepted order makes confidential or public.
    fn weigh(&mut self, before: &Meeting, order: &Order, seq: u64) {
        use Intent as I;
        match &order.intent {
            I::Undo { .. } | I::UndoTyping { .. } | I::Redo => self.weigh_undo(before),
            I::Reclassify { stream, entry, .. } => {
                let Some(entry) = entry_of(before, &entry.0) else {
                    return;
                };
                match stream {
                    Stream::Public => {
                        let mut words = words_of_entry(entry);
                        // Whoever it names is named to everybody with it.
                        words.extend(self.now_public(before));
                        self.release(seq, words);
                    }
                    _ => self.conceal_with_theirs(before, entry),
                }
            }
            I::TakeNote { .. } if order.stream == Stream::Public => {
                // The line that was taken stands in the entry that is new.
                let old: BTreeSet<EntryId> = before.all_entries().iter().map(|e| e.id).collect();
                let new = self
                    .meeting()
                    .all_entries()
                    .iter()
                    .filter(|e| !old.contains(&e.id));
                let words: BTreeSet<String> = new
                    .filter(|e| !private(self.meeting(), e.item))
                    .flat_map(words_of_entry)
                    .collect();
                self.release(seq, words);
            }
            I::Withhold { words, entry, .. } => {
                let entries: Vec<EntryId> = entry_of(before, &entry.0)
                    .map(|e| e.id)
                    .into_iter()
                    .collect();
                self.conceal(&entries, &words_in(words));
            }
            I::ChangeItem {
                item,
                to,
                leave_public,
            } => {
                let Some(id) = item_of(before, &item.0) else {
                    return;
                };
                let Some(item) = before.item(id) else { return };
                if to.exempt.is_none() && item.is_private() {
                    let mut words = words_of(&item.details);
                    words.extend(words_of(to));
                    words.extend(report_words(item));
                    words.extend(course_words(before));
                    self.release(seq, words);
                } else if to.exempt.is_some() {
                    self.conceal_item(before, item, *leave_public);
                }
            }
            I::Exclude {
                items,
                rest,
                without,
                refused: false,
                leave_public,
                item,
                ..
            } if *without != Some(Unresolved::Disorder) => {
                let named = items.iter().filter_map(|i| item_of(before, &i.0));
                let waits = before
                    .items()
                    .iter()
                    .filter(|i| *rest && i.standing == crate::meeting::agenda::Standing::Waiting);
                let mut excluded: Vec<ItemId> = named.chain(waits.map(|i| i.id)).collect();
                if excluded.is_empty() {
                    excluded.extend(item.as_ref().and_then(|i| item_of(before, &i.0)));
                }
                for id in excluded {
                    if let Some(item) = before.item(id) {
                        self.conceal_item(before, item, *leave_public);
                    }
                }
            }
            I::AttachReport {
                item,
                report,
                leave_public,
            } => {
                let Some(id) = item_of(before, &item.0) else {
                    return;
                };
                let Some(item) = before.item(id) else { return };
                let was = item.report.as_ref().is_some_and(|r| r.confidential);
                if report.confidential && !was {
                    let decided: Vec<&Entry> = public_entries(before, item)
                        .filter(|e| {
                            matches!(e.kind, Kind::Resolution { .. } | Kind::Outcome { .. })
                        })
                        .filter(|_| !leave_public)
                        .collect();
                    let ids: Vec<EntryId> = decided.iter().map(|e| e.id).collect();
                    let mut concealed = report_words(item);
                    concealed.extend(decided.into_iter().flat_map(words_of_entry));
                    self.conceal(&ids, &concealed);
                }
            }
            I::TurnInto { entry, into } | I::Recast { entry, into, .. } => {
                let decides = matches!(into, Turn::Resolution | Turn::Outcome(_));
                self.conceal_decided(before, &entry.0, decides);
            }
            I::ChangeEntry { entry, kind } => {
                let decides = matches!(kind, Kind::Resolution { .. } | Kind::Outcome { .. });
                self.conceal_decided(before, &entry.0, decides);
            }
            I::MoveEntry {
                entry,
                item: Some(item),
                ..
            } => {
                let (Some(entry), Some(item)) =
                    (entry_of(before, &entry.0), item_of(before, &item.0))
                else {
                    return;
                };
                if private(before, item) && of_words(&entry.kind) {
                    self.conceal_with_theirs(before, entry);
                }
            }
            I::MoveOn { .. } => {
                // Whatever stands in a private item that did not before went there with it.
                let moved: Vec<&Entry> = self
                    .meeting()
                    .all_entries()
                    .iter()
                    .filter(|e| private(self.meeting(), e.item) && of_words(&e.kind))
                    .filter(|e| before.entry(e.id).is_none_or(|old| old.item != e.item))
                    .collect();
                let ids: Vec<EntryId> = moved.iter().map(|e| e.id).collect();
                let words = moved.into_iter().flat_map(words_of_entry).collect();
                self.conceal(&ids, &words);
            }
            _ => {}
        }
        if order.stream == Stream::Public && !matches!(order.intent, I::Undo { .. } | I::Redo) {
            self.weigh_people(before, order, seq);
        }
    }

    /// Somebody who was known from exempt words alone is named to everybody by an order that names
    /// them.
    fn weigh_people(&mut self, before: &Meeting, order: &Order, seq: u64) {
        let told = ron::to_string(order).unwrap();
        let named: Vec<PersonId> = before
            .people()
            .iter()
            .filter(|p| told.contains(&format!("\"{}\"", p.id)))
            .map(|p| p.id)
            .collect();
        for id in named {
            let now = self.meeting();
            let becomes = !before.is_public_person(id) && now.is_public_person(id);
            if becomes && let Some(person) = now.person(id) {
                let words = words_of(&person.details);
                self.release(seq, words);
            }
        }
    }

    /// An undo or redo may give back to everybody what they could read before, and nothing that was
    /// written for fewer.
    fn weigh_undo(&mut self, before: &Meeting) {
        let now = self.journal.meeting().clone();
        for entry in now.all_entries() {
            let was = before.entry(entry.id).map_or(Stream::Public, |e| e.stream);
            if entry.stream == Stream::Public && was != Stream::Public {
                for word in words_of_entry(entry) {
                    self.made_secret.remove(&word);
                }
                // What an act made public is so again, if that act is done again.
                let again: Vec<BTreeSet<String>> = self.released_and_standing();
                for words in again {
                    for word in words.intersection(&words_of_entry(entry)) {
                        self.born_secret.remove(word);
                    }
                }
            } else if entry.stream != Stream::Public && was == Stream::Public {
                let words = words_of_entry(entry);
                self.conceal(&[entry.id], &words);
            }
        }
        // Splits and moves that are undone put words back in entries that stand for everybody.
        let back: BTreeSet<String> = now
            .all_entries()
            .iter()
            .filter(|e| e.stream == Stream::Public && !e.struck)
            .filter(|e| {
                before
                    .entry(e.id)
                    .is_some_and(|old| old.stream == Stream::Public)
            })
            .flat_map(words_of_entry)
            .collect();
        for word in back {
            self.made_secret.remove(&word);
        }
        for item in now.items() {
            let was = before.item(item.id).is_some_and(Item::is_private);
            if !item.is_private() && was {
                let mut words = words_of(&item.details);
                words.extend(report_words(item));
                for word in words {
                    self.made_secret.remove(&word);
                }
            }
            if !item.report.as_ref().is_some_and(|r| r.confidential) && !item.is_private() {
                for word in report_words(item) {
                    self.made_secret.remove(&word);
                }
            }
        }
        for (_, what) in now.business() {
            for word in words_of(what) {
                self.made_secret.remove(&word);
            }
        }
        for adjournment in now.adjournments() {
            let mut words = words_in(&adjournment.reason);
            words.extend(words_in(&adjournment.until));
            for word in words {
                self.made_secret.remove(&word);
            }
        }
    }

    /// What stands in an item that becomes private is confidential from now on.
    fn conceal_item(&mut self, before: &Meeting, item: &Item, leave_public: bool) {
        if item.is_private() {
            return;
        }
        // The title and why it was admitted late are for everybody in any case.
        let mut printed = words_in(&item.details.title);
        printed.extend(item.details.late.as_ref().map(words_of).unwrap_or_default());
        // So is that the public was excluded, and what was written for them.
        let (kept, standing): (Vec<&Entry>, Vec<&Entry>) =
            public_entries(before, item).partition(|e| {
                matches!(
                    e.kind,
                    Kind::Exclusion { .. } | Kind::Readmission { .. } | Kind::PublicSummary
                )
            });
        printed.extend(kept.into_iter().flat_map(words_of_entry));
        let standing = standing.into_iter().flat_map(words_of_entry);
        let mut concealed = words_of(&item.details);
        concealed.extend(report_words(item));
        if leave_public {
            printed.extend(standing);
        } else {
            concealed.extend(standing);
        }
        let concealed = concealed.difference(&printed).cloned().collect();
        self.conceal(&item.entries, &concealed);
    }

    fn released_and_standing(&self) -> Vec<BTreeSet<String>> {
        let undone: BTreeSet<u64> = self
            .journal
            .history()
            .filter(|l| l.undone)
            .map(|l| l.seq)
            .collect();
        self.released
            .iter()
            .filter(|(seq, _)| !undone.contains(seq))
            .map(|(_, words)| words.clone())
            .collect()
    }

    fn release(&mut self, seq: u64, words: BTreeSet<String>) {
        for word in &words {
            self.born_secret.remove(word);
            self.made_secret.remove(word);
        }
        self.released.insert(seq, words);
    }

    /// Those words are confidential from now on, but where they stand for everybody in other
    /// entries than those, as an owner does in both halves of an action that was split. People's
    /// names are told where they take part, whatever else they stand in.
    fn conceal(&mut self, entries: &[EntryId], words: &BTreeSet<String>) {
        let m = self.journal.meeting();
        let elsewhere = m
            .all_entries()
            .iter()
            .filter(|e| !entries.contains(&e.id) && e.stream == Stream::Public)
            .flat_map(words_of_entry);
        let reports = m
            .items()
            .iter()
            .filter(|i| !i.is_private())
            .filter_map(|i| i.report.as_ref())
            .filter(|r| !r.confidential)
            .flat_map(words_of);
        let names = m.people().iter().flat_map(|p| words_of(&p.details));
        let told: BTreeSet<String> = elsewhere.chain(names).chain(reports).collect();
        self.made_secret.extend(words.difference(&told).cloned());
    }

    /// An entry is confidential from now on, and so is what is of it: amendments, votes, actions.
    fn conceal_with_theirs(&mut self, before: &Meeting, entry: &Entry) {
        let mut all = vec![entry];
        let mut at = 0;
        while let Some(one) = all.get(at).copied() {
            at += 1;
            let of_it = before.all_entries().iter().filter(|e| match &e.kind {
                Kind::Amendment { to, .. } => *to == one.id,
                Kind::Vote { on, .. } => on.contains(&one.id),
                Kind::Action { from, .. } => *from == Some(one.id),
                Kind::OwnVote { vote, .. } => *vote == one.id,
                _ => false,
            });
            let new: Vec<&Entry> = of_it
                .filter(|e| !all.iter().any(|a| a.id == e.id))
                .collect();
            all.extend(new);
        }
        let ids: Vec<EntryId> = all.iter().map(|e| e.id).collect();
        let words = all.into_iter().flat_map(words_of_entry).collect();
        self.conceal(&ids, &words);
    }

    /// The names of those who have become known to the public.
    fn now_public(&self, before: &Meeting) -> BTreeSet<String> {
        let now = self.meeting();
        now.people()
            .iter()
            .filter(|p| !before.is_public_person(p.id) && now.is_public_person(p.id))
            .flat_map(|p| words_of(&p.details))
            .collect()
    }

    fn conceal_decided(&mut self, before: &Meeting, entry: &str, decides: bool) {
        let Some(entry) = entry_of(before, entry) else {
            return;
        };
        let confidential = before
            .item(entry.item)
            .and_then(|i| i.report.as_ref())
            .is_some_and(|r| r.confidential);
        let was = matches!(entry.kind, Kind::Resolution { .. } | Kind::Outcome { .. });
        if decides
            && confidential
            && !was
            && let Some(now) = self.meeting().entry(entry.id)
        {
            let words = words_of_entry(now);
            self.conceal(&[entry.id], &words);
        }
    }
}

fn entry_of<'m>(meeting: &'m Meeting, name: &str) -> Option<&'m Entry> {
    meeting.entry(EntryId(name.parse().ok()?))
}

fn item_of(meeting: &Meeting, name: &str) -> Option<ItemId> {
    let id = ItemId(name.parse().ok()?);
    meeting.item(id).map(|i| i.id)
}

fn private(meeting: &Meeting, item: ItemId) -> bool {
    meeting.item(item).is_some_and(Item::is_private)
}

fn public_entries<'m>(meeting: &'m Meeting, item: &'m Item) -> impl Iterator<Item = &'m Entry> {
    item.entries
        .iter()
        .filter_map(|id| meeting.entry(*id))
        .filter(|e| e.stream == Stream::Public)
}

/// The words of a report but for its title and classification, which the agenda prints.
fn report_words(item: &Item) -> BTreeSet<String> {
    let Some(report) = &item.report else {
        return BTreeSet::new();
    };
    let printed = words_in(&format!("{} {}", report.title, report.classification));
    words_of(report).difference(&printed).cloned().collect()
}

/// What was said of the adjournments.
fn course_words(meeting: &Meeting) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for adjournment in meeting.adjournments() {
        found.extend(words_in(&adjournment.reason));
        found.extend(words_in(&adjournment.until));
    }
    for (_, what) in meeting.business() {
        found.extend(words_of(what));
    }
    for item in meeting.items() {
        use crate::meeting::agenda::Standing;
        match &item.standing {
            Standing::Deferred { to, reason } => {
                found.extend(words_in(&format!("{to} {reason}")));
            }
            Standing::Withdrawn { reason } => found.extend(words_in(reason)),
            Standing::Waiting | Standing::Taken => {}
        }
    }
    found
}

pub(super) fn of_words(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Paragraph
            | Kind::Presented { .. }
            | Kind::Resolution { .. }
            | Kind::Amendment { .. }
            | Kind::Public { .. }
            | Kind::Told { .. }
            | Kind::Delegation { .. }
            | Kind::Outcome { .. }
            | Kind::Action { .. }
    )
}
