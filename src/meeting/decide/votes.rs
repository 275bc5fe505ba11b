//! Deciding votes: what was counted, the casting vote, and a member's own vote.

use super::casting::settled;
use super::motions::nothing_open;
use super::text::stricter;
use super::{Decided, Decision};
use crate::meeting::agenda::Stamp;
use crate::meeting::describe::quoted;
use crate::meeting::entry::{Entry, Kind, Place, Stage};
use crate::meeting::event::Event;
use crate::meeting::id::{EntryId, PersonId};
use crate::meeting::intent::{Ref, VoteTold};
use crate::meeting::joint::Constituent;
use crate::meeting::motion::{Ballot, Method, Tally, Voice, VoteResult};
use crate::meeting::refusal::Refusal;
use crate::meeting::text::Text;

impl Decision<'_> {
    /// A vote was taken: on what is named, or on the newest amendment or motion that is open.
    pub(super) fn vote(&mut self, on: &[Ref], told: &VoteTold, place: Place) -> Decided {
        let when = self.when_in_meeting()?;
        self.in_session()?;
        let of = told
            .body
            .as_ref()
            .map(|b| self.constituent(b))
            .transpose()?;
        let on: Vec<EntryId> = if on.is_empty() {
            let open = self.open_motion(true).map(|e| e.id);
            vec![open.or_else(|none| self.waiting_for(of).ok_or(none))?]
        } else {
            on.iter()
                .map(|named| self.motion(named).map(|e| e.id))
                .collect::<Result<_, _>>()?
        };
        let entries: Vec<Entry> = on
            .iter()
            .filter_map(|id| self.meeting.entry(*id))
            .cloned()
            .collect();
        let Some(first) = entries.first() else {
            return Err(nothing_open());
        };
        for entry in &entries {
            if entry.text.trim().is_empty() {
                return Err(Refusal::new(
                    "A motion without words can't be voted on.",
                    "Write its words first.",
                ));
            }
            if entry.kind.stage() == Some(Stage::Agreed) && !self.waits_for(of, entry.id) {
                return Err(Refusal::new(
                    format!("{} is carried already.", quoted(&entry.text)),
                    "Reword it first if it is to be put again.",
                ));
            }
        }
        let item = first.item;
        self.check_place(item, place)?;
        self.stream = entries
            .iter()
            .fold(self.stream, |stream, e| stream.strictest(e.stream));
        for entry in &entries {
            if matches!(entry.kind, Kind::Resolution { .. }) {
                self.settled_first(entry.id)?;
                self.is_worded_as_amended(entry)?;
            }
            self.is_moved(entry)?;
        }
        self.is_quorate(of)?;
        let tally = self.tally(told, of)?;
        let counted = tally
            .counts()
            .map(|counts| self.meeting.result_of(counts, of));
        if let (Some(counted), Some(said)) = (counted, told.result)
            && counted != said
            && told.casting.is_none()
        {
            self.unless_overridden(Refusal::new(
                format!("By those figures the motion is {}.", counted.in_words()),
                "Put the figures right, or leave the result to them.",
            ))?;
        }
        let mut result = told.result.or(counted).unwrap_or(VoteResult::Carried);
        let casting = match told.casting {
            None => None,
            Some(voice) => {
                let casting = self.casting_vote(result, Some(voice), of)?;
                result = settled(casting);
                Some(casting)
            }
        };
        let needed = self.meeting.rules().recorded_vote_needs;
        if told.method == Method::Recorded && (1..needed).contains(&told.demanded) {
            self.unless_overridden(Refusal::new(
                format!(
                    "A recorded vote needs {needed} who ask for it; {} did.",
                    told.demanded
                ),
                "Take the vote by hands.",
            ))?;
        }
        let kind = Kind::Vote {
            on: on.clone(),
            method: told.method,
            tally,
            result,
            casting,
            demanded: told.demanded,
            of,
            when,
        };
        self.add(item, place, kind, Text::default());
        self.stage_all(&entries, result, of, self.when);
        Ok(())
    }

    /// A member asks that their own vote be recorded.
    pub(super) fn own_vote(
        &mut self,
        person: &Ref,
        voice: Voice,
        vote: Option<&Ref>,
        place: Place,
    ) -> Decided {
        self.opened()?;
        let person = self.person(person)?;
        let held = match vote {
            Some(named) => self.entry(named)?,
            None => self.newest(|e| e.kind.is_voted()).ok_or_else(|| {
                Refusal::new(
                    "No vote has been recorded yet.",
                    "Record the vote first; then the member's own.",
                )
            })?,
        };
        let tally = match &held.kind {
            Kind::Vote { tally, .. } => Some(tally),
            // An election, or an exclusion of the public, tells the vote on it itself.
            kind if kind.is_voted() => kind.told_vote().map(|vote| &vote.tally),
            _ => {
                return Err(Refusal::new(
                    "That entry is not a vote.",
                    "Name the vote in which they voted.",
                ));
            }
        };
        let named = match tally {
            Some(Tally::Named(ballots)) => ballots.iter().find(|b| b.0 == person).map(|b| b.1),
            Some(Tally::Unanimous) => Some(Voice::For),
            _ => None,
        };
        let (id, item) = (held.id, held.item);
        let figure = figure_of(tally, voice);
        let alike = self.meeting.all_entries().iter().filter(|e| {
            !e.struck
                && matches!(&e.kind, Kind::OwnVote { voice: other, vote, .. }
                    if *other == voice && *vote == id)
        });
        let alike = alike.count();
        let twice = self.meeting.all_entries().iter().any(|e| {
            !e.struck
                && matches!(&e.kind, Kind::OwnVote { person: one, vote, .. }
                    if *one == person && *vote == id)
        });
        if twice {
            return Err(Refusal::new(
                format!(
                    "{}\u{2019}s own vote is recorded already.",
                    self.meeting.name(person)
                ),
                "Strike that out first if it was not so.",
            ));
        }
        self.stream = stricter(self.stream, held);
        if named.is_some_and(|held| held != voice) {
            let name = self.meeting.name(person);
            self.unless_overridden(Refusal::new(
                format!("The vote as recorded has {name} voting otherwise."),
                "Put the vote right first.",
            ))?;
        }
        if let Some(figure) = figure.filter(|figure| alike >= usize::from(*figure)) {
            let did = match voice {
                Voice::For => "voted for it",
                Voice::Against => "voted against it",
                _ => "abstained",
            };
            self.unless_overridden(Refusal::new(
                match figure {
                    0 => format!("By the vote as recorded nobody {did}."),
                    figure => format!("By the vote as recorded no more than {figure} {did}."),
                },
                "Put the vote right first.",
            ))?;
        }
        self.may_vote(person)?;
        let place = if place == Place::End {
            // In the order in which they ask.
            let after = self
                .meeting
                .entries_of(self.meeting.item(item).ok_or_else(nothing_open)?);
            let asked = after.skip_while(|e| e.id != id).skip(1);
            let asked =
                asked.take_while(|e| matches!(&e.kind, Kind::OwnVote { vote, .. } if *vote == id));
            Place::After(asked.last().map_or(id, |e| e.id))
        } else {
            place
        };
        self.check_place(item, place)?;
        let kind = Kind::OwnVote {
            person,
            voice,
            vote: id,
        };
        self.add(item, place, kind, Text::default());
        Ok(())
    }

    /// What was told of a vote, looked through.
    pub(super) fn tally(
        &mut self,
        told: &VoteTold,
        of: Option<Constituent>,
    ) -> Result<Tally, Refusal> {
        let voters = self.meeting.voters_of(of);
        if !told.ballots.is_empty() {
            let mut ballots: Vec<Ballot> = Vec::new();
            for (name, voice) in &told.ballots {
                let person = self.person(name)?;
                if ballots.iter().any(|b| b.0 == person) {
                    return Err(Refusal::new(
                        format!("{} is named twice.", self.meeting.name(person)),
                        "Give each member one vote.",
                    ));
                }
                self.may_vote(person)?;
                self.votes_for(of, person)?;
                ballots.push(Ballot(person, *voice));
            }
            let left: Vec<PersonId> = voters
                .into_iter()
                .filter(|v| !ballots.iter().any(|b| b.0 == *v))
                .collect();
            if !left.is_empty() {
                let names: Vec<String> = left.iter().map(|p| self.meeting.name(*p)).collect();
                self.unless_overridden(Refusal::new(
                    format!("No vote is given for {}.", names.join(", ")),
                    "Give theirs, or say that they did not vote.",
                ))?;
            }
            return Ok(Tally::Named(ballots));
        }
        let Some(counts) = told.counts else {
            if told.method == Method::Recorded {
                return Err(Refusal::new(
                    "A recorded vote needs the names.",
                    "Give each member's vote with ballots.",
                ));
            }
            return Ok(told.tally());
        };
        if counts.total() == 0 {
            return Err(Refusal::new(
                "Nobody is counted.",
                "Say how many voted for and against.",
            ));
        }
        if counts.total() > voters.len() {
            let who = match voters.len() {
                0 => "nobody who may vote is".to_owned(),
                1 => "1 member who may vote is".to_owned(),
                n => format!("{n} members who may vote are"),
            };
            self.unless_overridden(Refusal::new(
                format!(
                    "{} votes are counted, and {who} in the room.",
                    counts.total()
                ),
                "Count again, or put the comings and goings right.",
            ))?;
        }
        Ok(Tally::Counted(counts))
    }

    /// What a vote makes of what was voted on: where the bodies vote each for itself, a motion is carried
    /// when none of them lost it.
    pub(super) fn stage_all(
        &mut self,
        entries: &[Entry],
        result: VoteResult,
        of: Option<Constituent>,
        when: Stamp,
    ) {
        for entry in entries {
            let stage = match result {
                VoteResult::Carried if self.lost_elsewhere(of, entry.id) => Stage::Lost,
                VoteResult::Carried => Stage::Agreed,
                VoteResult::Lost => Stage::Lost,
                VoteResult::Tied => Stage::Put,
            };
            let stream = stricter(self.stream, entry);
            self.push_in(
                stream,
                Event::ResolutionStaged {
                    entry: entry.id,
                    stage,
                    when,
                },
            );
            if matches!(entry.kind, Kind::Resolution { .. }) && stage != Stage::Put {
                self.fall_with(entry.id, stream);
            }
        }
    }
}

impl VoteTold {
    fn tally(&self) -> Tally {
        if self.unanimous {
            Tally::Unanimous
        } else if self.nem_con {
            Tally::NemCon
        } else {
            Tally::Declared
        }
    }
}

impl VoteResult {
    /// "carried", "lost", "a tie".
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Carried => "carried",
            Self::Lost => "lost",
            Self::Tied => "a tie",
        }
    }
}

/// How many voted so, where the vote tells it. That nobody abstained may only not have been said.
fn figure_of(tally: Option<&Tally>, voice: Voice) -> Option<u16> {
    match (tally?, voice) {
        (Tally::NemCon, Voice::Against) => Some(0),
        (Tally::Counted(counts), Voice::For) => Some(counts.in_favour),
        (Tally::Counted(counts), Voice::Against) => Some(counts.against),
        (Tally::Counted(counts), Voice::Abstained) => {
            Some(counts.abstained).filter(|figure| *figure > 0)
        }
        _ => None,
    }
}
