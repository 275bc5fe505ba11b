//! A meeting as open data in the Popolo model (popoloproject.com): people, the body and the organisations behind
//! its seats, posts and memberships, the meeting, motions, votes. It is made of the public reading alone.

mod model;

use crate::meeting::agenda::Stamp;
use crate::meeting::audience::Public;
use crate::meeting::entry::{Kind, Stage};
use crate::meeting::id::{EntryId, PersonId};
use crate::meeting::joint::Constituent;
use crate::meeting::motion::{Tally, Voice, VoteResult};
use crate::meeting::people::{Capacity, Office, Seat};
use crate::meeting::{Phase, Reading as ReadBy};

use super::super::attendance::seat_title;
use super::super::frame::stem;
use super::super::reading::{Readable, Reading};
use super::super::record::{Blanks, lines};
use super::super::words::{in_a_row, slug};
use super::vote_taken::{Taken, taken};
use model::{Count, Event, Membership, Motion, Organization, Person, Post, Vote, VoteEvent};

pub use model::Popolo;

/// A meeting as everybody may read it; `session` is the id of its session, by which its things are told from
/// those of other meetings. Bodies and organisations have the same id in all of them.
pub fn popolo_of(read: &ReadBy<'_, Public>, session: &str) -> Popolo {
    let reading = Reading::<Public>::new(read, read.house());
    let mut maker = Maker {
        reading,
        session,
        out: Popolo {
            persons: Vec::new(),
            organizations: Vec::new(),
            posts: Vec::new(),
            memberships: Vec::new(),
            events: Vec::new(),
            motions: Vec::new(),
            vote_events: Vec::new(),
            file_stem: String::new(),
        },
    };
    maker.people();
    maker.bodies();
    maker.seats();
    maker.others();
    maker.meeting();
    maker.motions(read);
    maker.out.file_stem = stem::<Public>(&maker.reading, "popolo");
    maker.out
}

struct Maker<'r, 'm> {
    reading: Reading<'m, Public>,
    session: &'r str,
    out: Popolo,
}

impl<'m> Maker<'_, 'm> {
    fn id(&self, kind: &str, id: impl std::fmt::Display) -> String {
        format!("{kind}/{}/{id}", self.session)
    }

    /// Somebody's id; none of whoever is known by a cue alone.
    fn person(&self, id: PersonId) -> Option<String> {
        let named = self.reading.person(id).filter(|p| !p.details.cue);
        named.map(|_| self.id("person", id))
    }

    fn people(&mut self) {
        for person in self.reading.people().iter().filter(|p| !p.details.cue) {
            let told = Person {
                id: self.id("person", person.id),
                name: person.details.name.to_string(),
                honorific_prefix: person.details.honorific.to_string(),
            };
            self.out.persons.push(told);
        }
    }

    /// The id of an organisation of a name, which is put down where it isn't yet.
    fn organization(&mut self, name: &str, classification: &str, parent: Option<String>) -> String {
        let id = format!("organization/{}", slug(name, 80));
        if !self.out.organizations.iter().any(|o| o.id == id) {
            self.out.organizations.push(Organization {
                id: id.clone(),
                name: name.to_owned(),
                classification: classification.to_owned(),
                parent_id: parent,
            });
        }
        id
    }

    fn body(&mut self, which: Constituent) -> String {
        let body = self.reading.body_of(which);
        let host = body.host.trim();
        let parent = (!host.is_empty()).then(|| self.organization(host, "authority", None));
        let kind = body.kind.trim();
        let kind = if kind.is_empty() { "committee" } else { kind };
        let name = body.name.trim();
        self.organization(if name.is_empty() { "meeting" } else { name }, kind, parent)
    }

    fn bodies(&mut self) {
        for which in self.reading.constituents() {
            self.body(which);
        }
    }

    fn seats(&mut self) {
        for seat in self.reading.seats() {
            let organization_id = self.body(seat.of);
            let role = role_of(seat);
            let post = self.id("post", seat.id);
            self.out.posts.push(Post {
                id: post.clone(),
                label: seat_title(seat).unwrap_or(role).to_owned(),
                role,
                organization_id: organization_id.clone(),
            });
            let behind = seat.details.organisation.trim();
            let behind = (!behind.is_empty()).then(|| self.organization(behind, "", None));
            let mut sat: Vec<(PersonId, bool)> =
                seat.holder.map(|p| (p, false)).into_iter().collect();
            for span in self.reading.spans() {
                let one = (span.person, matches!(span.capacity, Capacity::Deputy(_)));
                if span.capacity.seat() == Some(seat.id) && !sat.contains(&one) {
                    sat.push(one);
                }
            }
            for (person, deputy) in sat {
                let Some(person_id) = self.person(person) else {
                    continue;
                };
                let role = if deputy { "Deputy" } else { role };
                let membership = Membership {
                    id: format!("membership/{}/{}/{person}", self.session, seat.id),
                    person_id,
                    organization_id: organization_id.clone(),
                    role: role.to_owned(),
                    post_id: Some(post.clone()),
                    on_behalf_of_id: behind.clone(),
                };
                self.out.memberships.push(membership);
            }
        }
    }

    /// The organisations of those who have no seat.
    fn others(&mut self) {
        for person in self.reading.people() {
            let details = &person.details;
            let has_seat = self
                .reading
                .seats()
                .iter()
                .any(|s| s.holder == Some(person.id));
            let from = details.organisation.trim();
            let Some(person_id) = self
                .person(person.id)
                .filter(|_| !has_seat && !from.is_empty())
            else {
                continue;
            };
            let organization_id = self.organization(from, "", None);
            let membership = Membership {
                id: self.id("membership", person.id),
                person_id,
                organization_id,
                role: details.role.to_string(),
                post_id: None,
                on_behalf_of_id: None,
            };
            self.out.memberships.push(membership);
        }
    }

    fn meeting(&mut self) {
        let organization_id = self.body(Constituent::First);
        let reading = &self.reading;
        let calling = reading.calling();
        let mut there: Vec<PersonId> = Vec::new();
        for span in reading.spans() {
            if !there.contains(&span.person) {
                there.push(span.person);
            }
        }
        let there: Vec<String> = there.into_iter().filter_map(|p| self.person(p)).collect();
        let attendees = self.out.persons.iter().filter(|p| there.contains(&p.id));
        let event = Event {
            id: format!("event/{}", self.session),
            name: format!(
                "Meeting of {}, {}",
                reading.body().name,
                reading.date(calling.date)
            ),
            classification: "meeting",
            start_date: reading
                .opened()
                .map_or_else(|| calling.date.to_string(), moment),
            end_date: reading.closed().map(moment),
            location: calling.venue.to_string(),
            status: match reading.phase() {
                Phase::Prepared => "prepared",
                Phase::Open => "open",
                Phase::Adjourned { .. } => "adjourned",
                Phase::Closed => "closed",
                Phase::Approved { .. } => "approved",
            },
            organization_id,
            attendees: attendees.cloned().collect(),
        };
        self.out.events.push(event);
    }

    fn motions(&mut self, read: &ReadBy<'m, Public>) {
        let house = read.house().clone();
        for item in self.reading.printed(&house) {
            let entries: Vec<Readable<'m, Public>> = self.reading.entries(item).collect();
            let record = lines(&self.reading, &house, item, Blanks::Drop);
            let number = |id: EntryId| {
                let line = record.iter().find(|l| l.entry == Some(id));
                line.and_then(|l| l.number.clone()).unwrap_or_default()
            };
            for entry in &entries {
                self.motion(*entry);
                if let Some(taken) = taken(&self.reading, &entries, *entry) {
                    self.vote(*entry, &taken, &number(entry.id()));
                }
            }
        }
    }

    /// A resolution or an amendment, whether or not it was voted on.
    fn motion(&mut self, entry: Readable<'_, Public>) {
        let (classification, stage) = match entry.kind() {
            Kind::Resolution { stage, .. } => ("motion", *stage),
            Kind::Amendment { stage, .. } => ("amendment", *stage),
            _ => return,
        };
        let words = one_line(entry.text());
        if words.is_empty() || words == "That" {
            return;
        }
        let mover = entry.kind().moved().and_then(|m| m.by);
        let motion = Motion {
            id: self.id("motion", entry.id()),
            organization_id: self.body(Constituent::First),
            creator_id: mover.and_then(|p| self.person(p)),
            text: words,
            classification,
            date: moment(entry.staged().unwrap_or_else(|| entry.born())),
            result: match stage {
                Stage::Worded | Stage::Put => None,
                Stage::Agreed | Stage::Accepted => Some("pass"),
                Stage::Lost => Some("fail"),
                Stage::Withdrawn => Some("withdrawn"),
                Stage::Fallen => Some("fallen"),
            },
        };
        self.out.motions.push(motion);
    }

    /// A vote: an event for each motion that was voted on.
    fn vote(&mut self, entry: Readable<'_, Public>, vote: &Taken, identifier: &str) {
        let result = match vote.result {
            VoteResult::Carried => "pass",
            VoteResult::Lost => "fail",
            VoteResult::Tied => "tie",
        };
        let of = vote.of.unwrap_or(Constituent::First);
        let organization_id = self.body(of);
        for (at, (motion, _, words)) in vote.motions.iter().enumerate() {
            let motion_id = self.id("motion", *motion);
            // An election to the chair or the exclusion of the public is a motion by its vote alone.
            if !self.out.motions.iter().any(|m| m.id == motion_id) {
                let mover = vote.moved.first().and_then(|m| m.by);
                let motion = Motion {
                    id: motion_id.clone(),
                    organization_id: organization_id.clone(),
                    creator_id: mover.and_then(|p| self.person(p)),
                    text: one_line(words),
                    classification: vote.on,
                    date: moment(vote.when),
                    result: Some(result),
                };
                self.out.motions.push(motion);
            }
            let mut id = self.id("vote_event", entry.id());
            if at > 0 {
                id = format!("{id}/{}", at + 1);
            }
            let event = VoteEvent {
                id,
                identifier: identifier.to_owned(),
                motion_id,
                organization_id: organization_id.clone(),
                start_date: moment(vote.when),
                result,
                counts: counts(&vote.tally),
                votes: self.votes(vote),
            };
            self.out.vote_events.push(event);
        }
    }

    fn votes(&self, vote: &Taken) -> Vec<Vote> {
        let ballots = match &vote.tally {
            Tally::Named(ballots) => ballots.as_slice(),
            _ => &[],
        };
        let own = ballots.iter().filter_map(|ballot| {
            Some(Vote {
                voter_id: self.person(ballot.0)?,
                option: option(ballot.1),
                role: None,
            })
        });
        let casting = vote.casting.and_then(|casting| {
            Some(Vote {
                voter_id: self.person(casting.by)?,
                option: option(casting.voice?),
                role: Some("casting vote"),
            })
        });
        own.chain(casting).collect()
    }
}

fn role_of(seat: &Seat) -> &'static str {
    match seat.details.office {
        Office::Chair => "Chair",
        Office::ViceChair => "Vice-Chair",
        Office::Member if seat.details.is_observer() => "Observer",
        Office::Member => "Member",
    }
}

fn option(voice: Voice) -> &'static str {
    match voice {
        Voice::For => "yes",
        Voice::Against => "no",
        Voice::Abstained => "abstain",
        Voice::DidNotVote => "not voting",
    }
}

fn counts(tally: &Tally) -> Vec<Count> {
    let Some(counts) = tally.counts() else {
        return Vec::new();
    };
    let mut found = vec![
        Count {
            option: "yes",
            value: counts.in_favour,
        },
        Count {
            option: "no",
            value: counts.against,
        },
        Count {
            option: "abstain",
            value: counts.abstained,
        },
    ];
    if let Tally::Named(ballots) = tally {
        let silent = ballots.iter().filter(|b| b.1 == Voice::DidNotVote).count();
        found.push(Count {
            option: "not voting",
            value: u16::try_from(silent).unwrap_or(u16::MAX),
        });
    }
    found
}

fn moment(stamp: Stamp) -> String {
    stamp.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}

fn one_line(text: &str) -> String {
    let words = in_a_row(text);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
