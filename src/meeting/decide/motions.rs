//! Deciding motions: who moved and seconded, amendments, how a motion ends without a vote, and what
//! must hold before there can be one.

use super::text::stricter;
use super::{Decided, Decision};
use crate::meeting::entry::{Entry, Kind, Place, Stage, Stream};
use crate::meeting::event::Event;
use crate::meeting::id::{EntryId, PersonId};
use crate::meeting::intent::Ref;
use crate::meeting::joint::Constituent;
use crate::meeting::motion::Moved;
use crate::meeting::refusal::Refusal;
use crate::meeting::text::{Text, upper_first};

impl Decision<'_> {
    /// Who moved and seconded a motion or an amendment.
    pub(super) fn say_moved(
        &mut self,
        entry: Option<&Ref>,
        proposers: (Option<&Ref>, Option<&Ref>),
    ) -> Decided {
        self.opened()?;
        let entry = self.motion_or_newest(entry)?.clone();
        let told = self.proposers(proposers)?;
        let held = entry.kind.moved().unwrap_or_default();
        let moved = Moved {
            by: told.by.or(held.by),
            seconded: told.seconded.or(held.seconded),
        };
        if moved == held {
            return Err(Refusal::new(
                "That changes nothing.",
                "Name who moved it, or who seconded it.",
            ));
        }
        self.stream = stricter(self.stream, &entry);
        self.may_propose(moved)?;
        let mut kind = entry.kind;
        if let Some(held) = kind.moved_mut() {
            *held = moved;
        }
        self.push(Event::EntryChanged {
            entry: entry.id,
            kind,
        });
        Ok(())
    }

    fn proposers(&self, (by, second): (Option<&Ref>, Option<&Ref>)) -> Result<Moved, Refusal> {
        Ok(Moved {
            by: by.map(|p| self.person(p)).transpose()?,
            seconded: second.map(|p| self.person(p)).transpose()?,
        })
    }

    /// An amendment is moved: one at a time, each settled before the next.
    pub(super) fn amend(
        &mut self,
        to: Option<&Ref>,
        proposers: (Option<&Ref>, Option<&Ref>),
        text: &Text,
        place: Place,
    ) -> Decided {
        self.in_session()?;
        let motion = match to {
            Some(named) => self.entry(named)?,
            None => self.open_motion(false)?,
        };
        if !matches!(motion.kind, Kind::Resolution { stage, .. } if stage.is_open()) {
            return Err(Refusal::new(
                "An amendment is moved to a motion that is not yet decided.",
                "Word the motion first, or reword the resolution that stands.",
            ));
        }
        let (id, item, stream) = (motion.id, motion.item, stricter(self.stream, motion));
        self.check_place(item, place)?;
        self.stream = stream;
        self.settled_first(id)?;
        let moved = self.proposers(proposers)?;
        self.may_propose(moved)?;
        let kind = Kind::Amendment {
            to: id,
            stage: Stage::Worded,
            moved,
        };
        self.add(item, place, kind, text.clone());
        Ok(())
    }

    /// A motion or an amendment ends without a vote: lost on the voices, withdrawn, fallen, or taken
    /// in by the mover.
    pub(super) fn end_motion(&mut self, entry: Option<&Ref>, how: Stage) -> Decided {
        self.in_session()?;
        let entry = match entry {
            Some(named) => self.motion(named)?,
            None => self.open_motion(true)?,
        }
        .clone();
        if how.is_open() || how == Stage::Agreed {
            return Err(Refusal::new(
                "That is no way for a motion to end.",
                "Say that it was Lost, Withdrawn, Fallen or Accepted; agree it with Agree or a vote.",
            ));
        }
        if how == Stage::Accepted && !matches!(entry.kind, Kind::Amendment { .. }) {
            return Err(Refusal::new(
                "Only an amendment is accepted by the mover of the motion.",
                "Agree the motion, or record a vote.",
            ));
        }
        if entry.kind.stage() == Some(how) {
            return Err(Refusal::new(
                "That stands already.",
                "Nothing needs to be done.",
            ));
        }
        let when = self.when_in_meeting()?;
        let stream = stricter(self.stream, &entry);
        self.push_in(
            stream,
            Event::ResolutionStaged {
                entry: entry.id,
                stage: how,
                when,
            },
        );
        if matches!(entry.kind, Kind::Resolution { .. }) {
            self.fall_with(entry.id, stream);
        }
        Ok(())
    }

    /// What was moved to a motion falls with it.
    pub(super) fn fall_with(&mut self, motion: EntryId, stream: Stream) {
        let open: Vec<EntryId> = self.open_amendments(motion).map(|e| e.id).collect();
        let when = self.when;
        for entry in open {
            self.push_in(
                stream,
                Event::ResolutionStaged {
                    entry,
                    stage: Stage::Fallen,
                    when,
                },
            );
        }
    }

    fn open_amendments(&self, motion: EntryId) -> impl Iterator<Item = &Entry> {
        self.meeting.all_entries().iter().filter(move |e| {
            !e.struck
                && matches!(&e.kind, Kind::Amendment { to, stage, .. }
                    if *to == motion && stage.is_open())
        })
    }

    /// An amendment is settled before the next one, and before the motion itself.
    pub(super) fn settled_first(&mut self, motion: EntryId) -> Decided {
        if self.open_amendments(motion).next().is_none() {
            return Ok(());
        }
        self.unless_overridden(Refusal::new(
            "An amendment to it has not been settled.",
            "Vote on it, or say that it was accepted, withdrawn or fell.",
        ))
    }

    /// A carried amendment is in the words of the motion before that is decided.
    pub(super) fn is_worded_as_amended(&mut self, motion: &Entry) -> Decided {
        if !self.meeting.awaits_amended_words(motion) {
            return Ok(());
        }
        self.unless_overridden(Refusal::new(
            "An amendment was carried, and the motion does not have its words yet.",
            "Word the motion anew first.",
        ))
    }

    /// What was voted on keeps its words: they are changed by wording it anew, and voting again.
    pub(super) fn may_be_rewritten(&self, entry: &Entry) -> Decided {
        if !self.meeting.is_settled_by_vote(entry) {
            return Ok(());
        }
        Err(Refusal::new(
            "Those words were voted on.",
            "e words it anew, and it is voted on again; the words before stay in the history.",
        ))
    }

    /// What was voted on stays a motion that stands: the minutes tell the vote beside its words.
    pub(super) fn is_not_voted_on(&self, entry: &Entry) -> Decided {
        if self.meeting.votes_on(entry.id).next().is_none() {
            return Ok(());
        }
        Err(Refusal::new(
            "A vote was taken on it.",
            "Strike out the vote first.",
        ))
    }

    /// What a vote is on: motions and amendments that stand.
    pub(super) fn voted_on(&self, on: &[EntryId]) -> Result<Vec<&Entry>, Refusal> {
        let of = |id: &EntryId| {
            let held = self.meeting.entry(*id);
            held.filter(|e| !e.struck && e.kind.stage().is_some())
        };
        on.iter().map(of).collect::<Option<_>>().ok_or_else(|| {
            Refusal::new(
                "What that vote was taken on does not stand as a motion.",
                "Restore the motion first, or move it again and record the vote on that.",
            )
        })
    }

    /// What the rules ask of a motion before it is voted on.
    pub(super) fn is_moved(&mut self, entry: &Entry) -> Decided {
        let rules = self.meeting.rules();
        let moved = entry.kind.moved().unwrap_or_default();
        let lacks = if rules.needs_mover && moved.by.is_none() {
            "mover"
        } else if rules.needs_seconder && moved.seconded.is_none() {
            "seconder"
        } else {
            return Ok(());
        };
        self.unless_overridden(Refusal::new(
            format!("By the body's rules a motion needs a {lacks}."),
            format!("Say who its {lacks} was."),
        ))
    }

    /// Whoever moves and seconds is a member who may vote, and is in the room; and they are two.
    pub(super) fn may_propose(&mut self, moved: Moved) -> Decided {
        if moved.by.is_some() && moved.by == moved.seconded {
            return Err(Refusal::new(
                "Nobody seconds their own motion.",
                "Name somebody else as seconder.",
            ));
        }
        for person in [moved.by, moved.seconded].into_iter().flatten() {
            self.may_take_part(person, true)?;
        }
        Ok(())
    }

    /// Only members who are in the room may vote (and move, and second); a deputy votes for the seat.
    pub(super) fn may_vote(&mut self, person: PersonId) -> Decided {
        self.may_take_part(person, false)
    }

    fn may_take_part(&mut self, person: PersonId, moving: bool) -> Decided {
        // What bars from voting alone does not bar from moving, and the other way round.
        let barred = self.meeting.barred_because(person, moving);
        if barred.is_none()
            && (self.meeting.voters().contains(&person)
                || (moving && self.meeting.barred_because(person, false).is_some())
                    && self.meeting.is_in_room(person))
        {
            return Ok(());
        }
        if let Some(barred) = barred.filter(|_| self.meeting.is_in_room(person)) {
            return self.unless_overridden(Refusal::new(
                barred,
                "Name another member; a dispensation is told with the declaration.",
            ));
        }
        let name = self.meeting.name(person);
        let reason = if let Some(absent) = self.why_absent(person) {
            absent
        } else if self.meeting.capacity_of(person).seat().is_none() {
            format!("{name} is in attendance and has no vote.")
        } else {
            format!("{name}\u{2019}s seat has no vote.")
        };
        self.unless_overridden(Refusal::new(
            reason,
            "Name a member who is here, or put the roll right.",
        ))
    }

    /// No decision is taken without a quorum: of each body that takes it.
    pub(super) fn is_quorate(&mut self, which: Option<Constituent>) -> Decided {
        let all = self.meeting.quorums().into_iter();
        for (of, state) in
            all.filter(|(of, q)| !q.is_quorate() && which.is_none_or(|which| which == *of))
        {
            let who = if self.meeting.is_joint() {
                upper_first(&self.meeting.body_in_words(of))
            } else {
                "The meeting".to_owned()
            };
            self.unless_overridden(Refusal::new(
                format!(
                    "{who} has no quorum: {} of {} are here, and it lacks {}.",
                    state.here,
                    state.needed,
                    state.lacks()
                ),
                "Record an arrival, or adjourn; what is said meanwhile is no decision.",
            ))?;
        }
        Ok(())
    }

    pub(super) fn newest(&self, is: impl Fn(&Entry) -> bool) -> Option<&Entry> {
        let entries = self.meeting.all_entries();
        entries.iter().rev().find(|e| !e.struck && is(e))
    }

    /// The motion or amendment named.
    pub(super) fn motion(&self, name: &Ref) -> Result<&Entry, Refusal> {
        let entry = self.entry(name)?;
        if entry.kind.stage().is_some() {
            return Ok(entry);
        }
        Err(Refusal::new(
            "That entry is neither a motion nor an amendment.",
            "Turn it into a resolution first.",
        ))
    }

    fn motion_or_newest(&self, name: Option<&Ref>) -> Result<&Entry, Refusal> {
        match name {
            Some(name) => self.motion(name),
            None => self
                .open_motion(true)
                .or_else(|none| self.newest(|e| e.kind.stage().is_some()).ok_or(none)),
        }
    }

    /// The newest motion of the item before the body that is open; an amendment comes before what
    /// it amends.
    pub(super) fn open_motion(&self, amendments: bool) -> Result<&Entry, Refusal> {
        let item = self.item_or_current(None)?;
        let open = |e: &&Entry| e.kind.stage().is_some_and(Stage::is_open);
        let item = self.meeting.item(item).ok_or_else(nothing_open)?;
        let mut found = self.meeting.entries_of(item).rev().filter(open);
        let motion = self
            .meeting
            .entries_of(item)
            .rev()
            .filter(open)
            .find(|e| matches!(e.kind, Kind::Resolution { .. }));
        let amendment = found.find(|e| amendments && matches!(e.kind, Kind::Amendment { .. }));
        amendment.or(motion).ok_or_else(nothing_open)
    }
}

pub(super) fn nothing_open() -> Refusal {
    Refusal::new(
        "No motion is open in this item.",
        "Word the resolution first, or name the motion.",
    )
}
