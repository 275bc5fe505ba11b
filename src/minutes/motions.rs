//! Motions and votes as minutes print them: who moved and seconded, amendments and what became of
//! them, the figures or the names of a vote, the casting vote.

use std::borrow::Cow;

use crate::meeting::agenda::Item;
use crate::meeting::audience::Reader;
use crate::meeting::entry::{Kind, Stage};
use crate::meeting::id::EntryId;
use crate::meeting::motion::{Moved, Tally, Voice, VoteResult, Voted};

use super::chair::presiding_word;
use super::decided::{moved_before, moved_words, put};
use super::line::{LineKind, RecordLine};
use super::reading::{Readable, Reading};
use super::record::{Blanks, Writer};
use super::vote_words::{Told, heading, sentence};
use super::words::{list, stop};

impl<'m, R: Reader> Writer<'_, 'm, R> {
    /// An amendment: its words, who moved it, and what became of it where no vote tells that.
    pub(super) fn amendment(&mut self, entry: Readable<'m, R>, number: Option<String>) {
        let Kind::Amendment { stage, moved, .. } = entry.kind() else {
            return;
        };
        let line = RecordLine::of(entry, number, LineKind::Paragraph);
        let mut line = line.own(0, entry.text());
        let before = self.moved_before(*moved);
        let told = before.is_some();
        line.before = put(self.house, &self.house.amendment, before);
        line.after = if self.blanks == Blanks::Keep {
            self.moved_in_brief(*moved)
        } else {
            line = line.in_a_row();
            let mut after = stop(entry.text()).to_owned();
            if !told {
                after.push_str(&moved_words(self.reading, self.house, *moved));
            }
            if !self.is_voted_on(entry.id()) {
                after.push_str(ending("amendment", *stage));
            }
            after
        };
        self.lines.push(line);
    }

    /// What stands after the words of a motion: who moved it, and what became of it where no vote
    /// tells that.
    pub(super) fn after_motion(&self, entry: Readable<'m, R>) -> String {
        let Kind::Resolution { stage, moved, .. } = entry.kind() else {
            return String::new();
        };
        if self.blanks == Blanks::Keep {
            return self.moved_in_brief(*moved);
        }
        let mut after = match self.moved_before(*moved) {
            Some(_) => String::new(),
            None => moved_words(self.reading, self.house, *moved),
        };
        if !self.is_voted_on(entry.id()) {
            after.push_str(ending("motion", *stage));
        }
        after
    }

    /// Who moved, where that is told before the words: on the screen it stands after them.
    pub(super) fn moved_before(&self, moved: Moved) -> Option<String> {
        let told = moved_before(self.reading, self.house, moved);
        told.filter(|_| self.blanks == Blanks::Drop)
    }

    /// The same on the screen, where what became of it stands beside: " (Cllr Bell; Cllr Castle)".
    fn moved_in_brief(&self, moved: Moved) -> String {
        let name = |person| {
            let person = self.reading.person(person);
            person.map_or_else(String::new, |p| self.reading.short_name(&p.details))
        };
        let parts: Vec<String> = [
            moved.by.map(|p| format!("moved by {}", name(p))),
            moved.seconded.map(|p| format!("seconded by {}", name(p))),
        ]
        .into_iter()
        .flatten()
        .collect();
        if parts.is_empty() {
            String::new()
        } else {
            format!(" ({})", parts.join(", "))
        }
    }

    /// A vote: how it was taken, the figures, what came of it; and the resolution, where debate
    /// stands between the motion and the vote.
    pub(super) fn vote(&mut self, entry: Readable<'m, R>, number: Option<&str>) {
        let Kind::Vote {
            on,
            method,
            tally,
            result,
            casting,
            of,
            ..
        } = entry.kind()
        else {
            return;
        };
        let what = self.what_is_voted_on(on);
        let mut line = RecordLine::of(entry, number.map(str::to_owned), LineKind::Paragraph);
        let told = Told {
            what: &what,
            method: *method,
            tally,
            result: *result,
            casting: *casting,
            chair: &presiding_word(self.reading, casting.map(|c| c.by)),
        };
        line.text = Cow::Owned(sentence(self.house, &told));
        if let Some(of) = of {
            let body = self.reading.body_in_words(*of);
            let alone = format!("The members of {body} voted separately. ");
            line.text.to_mut().insert_str(0, &alone);
        }
        let again = self
            .reading
            .entries(self.item)
            .skip_while(|e| e.id() != entry.id())
            .skip(1)
            .any(|e| {
                matches!(e.kind(), Kind::Vote { on: later, of: whose, .. }
                if whose == of && later.iter().any(|m| on.contains(m)))
            });
        if again {
            line.text.to_mut().push_str(" The vote was taken again.");
        }
        self.lines.push(line);
        self.by_name(entry, tally);
        if *result != VoteResult::Carried {
            return;
        }
        let later: Vec<Readable<'m, R>> = self
            .reading
            .entries(self.item)
            .filter(|e| on.contains(&e.id()) && self.is_resolved_later(*e))
            .collect();
        for motion in later {
            let first = self.lines.len();
            self.resolved(motion, number);
            for line in &mut self.lines[first..] {
                line.entry = Some(entry.id());
                line.from = None;
            }
            // It is part of the paragraph that tells the vote, and takes no number of its own.
            if let Some(head) = self.lines.get_mut(first) {
                head.number = None;
            }
        }
    }

    /// Who voted which way, where that was told: a line a voice.
    pub(super) fn by_name(&mut self, entry: Readable<'m, R>, tally: &Tally) {
        let Tally::Named(ballots) = tally else {
            return;
        };
        for voice in Voice::ALL {
            let names: Vec<String> = ballots
                .iter()
                .filter(|b| b.1 == voice)
                .map(|b| self.reading.name(b.0))
                .collect();
            if !names.is_empty() {
                let mut line = RecordLine::of(entry, None, LineKind::Continuation);
                let head = heading(voice);
                line.text = Cow::Owned(format!("{head} ({}): {}", names.len(), list(&names)));
                self.lines.push(line);
            }
        }
    }

    /// The vote that is told with what it was taken on, as a sentence; nothing where only what came of it
    /// is known.
    pub(super) fn voted(&self, vote: Option<&Voted>, carried: bool) -> Option<String> {
        let vote = vote.filter(|v| v.tally != Tally::Declared)?;
        let result = if carried {
            VoteResult::Carried
        } else {
            VoteResult::Lost
        };
        let chair = presiding_word(self.reading, vote.casting.map(|c| c.by));
        let told = Told {
            what: "the motion",
            method: vote.method,
            tally: &vote.tally,
            result,
            casting: vote.casting,
            chair: &chair,
        };
        Some(sentence(self.house, &told))
    }

    /// "Councillor A asked that their vote against the motion be recorded."
    pub(super) fn own_vote(&mut self, entry: Readable<'m, R>, number: Option<String>) {
        let Kind::OwnVote {
            person,
            voice,
            vote,
        } = entry.kind()
        else {
            return;
        };
        let name = self.reading.name(*person);
        let mut entries = self.reading.entries(self.item);
        let on = entries.find_map(|e| match e.kind() {
            Kind::Vote { on, .. } if e.id() == *vote => Some(on.as_slice()),
            _ => None,
        });
        let on = self.what_is_voted_on(on.unwrap_or_default());
        let on = on.trim_end_matches(',');
        let what = match voice {
            Voice::For => format!("vote for {on}"),
            Voice::Against => format!("vote against {on}"),
            Voice::Abstained => "abstention".to_owned(),
            Voice::DidNotVote => "not having voted".to_owned(),
        };
        let mut line = RecordLine::of(entry, number, LineKind::Paragraph);
        line.text = Cow::Owned(
            self.house
                .own_vote
                .fill(&[("name", &*name), ("vote", &*what)]),
        );
        self.lines.push(line);
    }

    pub(super) fn is_resolved_later(&self, motion: Readable<'m, R>) -> bool {
        is_resolved_later(self.reading, self.item, motion)
    }

    fn is_voted_on(&self, motion: EntryId) -> bool {
        self.reading
            .entries(self.item)
            .any(|e| matches!(e.kind(), Kind::Vote { on, .. } if on.contains(&motion)))
    }

    /// "the motion", "the amendment", "the substantive motion", "the motions together".
    fn what_is_voted_on(&self, on: &[EntryId]) -> String {
        let kind_of = |id: EntryId| {
            let found = self.reading.entries(self.item).find(|e| e.id() == id);
            found.map(Readable::kind)
        };
        match on {
            [one] => match kind_of(*one) {
                Some(Kind::Amendment { .. }) => "the amendment".to_owned(),
                _ if self.is_amended(*one) => "the substantive motion".to_owned(),
                _ => "the motion".to_owned(),
            },
            [] => "the motion".to_owned(),
            _ => "the motions, taken together,".to_owned(),
        }
    }

    fn is_amended(&self, motion: EntryId) -> bool {
        self.reading.entries(self.item).any(|e| {
            matches!(e.kind(), Kind::Amendment { to, stage: Stage::Agreed | Stage::Accepted, .. }
                if *to == motion)
        })
    }
}

/// Whether debate stands between a motion and the vote that carried it: then it is printed as a
/// motion where it was moved, and as a resolution where it was carried.
pub(super) fn is_resolved_later<'m, R: Reader>(
    reading: &Reading<'m, R>,
    item: &'m Item,
    motion: Readable<'m, R>,
) -> bool {
    if !matches!(
        motion.kind(),
        Kind::Resolution {
            stage: Stage::Agreed,
            ..
        }
    ) {
        return false;
    }
    let carried = |e: &Readable<'m, R>| {
        matches!(e.kind(), Kind::Vote { on, result: VoteResult::Carried, .. }
            if on.contains(&motion.id()))
    };
    let mut after = reading
        .entries(item)
        .skip_while(|e| e.id() != motion.id())
        .skip(1)
        .peekable();
    let mut between = false;
    while let Some(next) = after.peek() {
        if carried(next) {
            return between;
        }
        between |= !matches!(
            next.kind(),
            Kind::Movement { .. } | Kind::Resolution { .. } | Kind::Action { .. }
        );
        after.next();
    }
    false
}

/// What became of a motion without a vote.
fn ending(what: &str, stage: Stage) -> &'static str {
    match (what, stage) {
        ("amendment", Stage::Agreed) => " The amendment was carried.",
        (_, Stage::Worded | Stage::Put | Stage::Agreed) => "",
        ("amendment", Stage::Lost) => " The amendment was lost.",
        (_, Stage::Lost) => " The motion was lost.",
        ("amendment", Stage::Withdrawn) => " The amendment was withdrawn.",
        (_, Stage::Withdrawn) => " The motion was withdrawn.",
        ("amendment", Stage::Fallen) => " The amendment fell.",
        (_, Stage::Fallen) => " The motion fell.",
        (_, Stage::Accepted) => " The amendment was accepted by the mover of the motion.",
    }
}
