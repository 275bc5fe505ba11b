//! The orders that make the seats of a body, with who holds them.

use super::Draft;
use super::plan::Planner;
use super::target::Target;
use crate::import::lexicon::{self, Group};
use crate::import::proposal::Member;
use crate::meeting::entry::Place;
use crate::meeting::intent::{Intent, Ref, Who};
use crate::meeting::people::{Office, PersonDetails, SeatDetails};
use crate::meeting::text::Text;

/// A seat for every member that is taken, and a person for every substitute.
pub(super) fn all(planner: &mut Planner<'_>) {
    let draft = planner.draft;
    for (n, member) in draft.now.members.iter().enumerate() {
        if !draft.taken(Target::Member(n)) {
            continue;
        }
        let place = member.person.place;
        let who = person(draft, n, member);
        if member.substitute {
            let what = format!("The substitute {}", who.full_name());
            // Somebody may stand in for two, and is one person.
            if !who.name.is_blank() && planner.known(&who.full_name()).is_none() {
                let name = who.full_name();
                if planner.order(&what, place, Intent::AddPerson(who)) {
                    planner.people.insert(name.to_lowercase());
                }
            }
            continue;
        }
        seat(planner, n, member, &who);
    }
}

fn seat(planner: &mut Planner<'_>, n: usize, member: &Member, who: &PersonDetails) {
    let draft = planner.draft;
    let details = details(draft, n, member, who);
    let holder = held(who, &details, member.seat.is_some());
    let deputy = member.usual_deputy.as_ref();
    let deputy = deputy.filter(|d| draft.taken(Target::Deputy(n)) && !d.name.is_blank());
    let usual_deputy = deputy.map(|details| match planner.known(&details.full_name()) {
        Some(known) => Who::Known(known),
        None => Who::New(details.clone()),
    });
    let names = [
        holder.as_ref().map(PersonDetails::full_name),
        deputy.map(PersonDetails::full_name),
    ];
    let what = match &holder {
        Some(holder) => format!("The member {}", holder.full_name()),
        None => format!("The vacant seat {}", details.title),
    };
    let order = Intent::AddSeat {
        seat: details,
        holder: holder.map(Who::New),
        usual_deputy,
        body: None,
    };
    if planner.order(&what, member.person.place, order) {
        let known = names.iter().flatten().map(|name| name.to_lowercase());
        planner.people.extend(known);
        absences(planner, member, names[0].as_deref());
    }
}

/// The absences of theirs that were approved are known to the next meeting.
fn absences(planner: &mut Planner<'_>, member: &Member, holder: Option<&str>) {
    let Some(person) = holder.and_then(|name| planner.known(name)) else {
        return;
    };
    for absence in &member.absences {
        let order = Intent::ApproveAbsence {
            person: person.clone(),
            until: absence.until,
            on: Some(absence.on),
            by: absence.by.clone(),
            reason: Text::default(),
            entry: None,
            item: None,
            place: Place::End,
        };
        planner.order("The approved absence", member.person.place, order);
        if absence.withdrawn_on.is_some() {
            let order = Intent::WithdrawAbsence {
                person: person.clone(),
                approved: Some(absence.on),
                mistaken: false,
                on: absence.withdrawn_on,
                by: absence.withdrawn_by.clone(),
                entry: None,
                item: None,
                place: Place::End,
            };
            planner.order(
                "The withdrawal of the approved absence",
                member.person.place,
                order,
            );
        }
    }
}

impl Planner<'_> {
    /// How to name somebody whom the meeting knows by this full name, and nobody else by it.
    pub(super) fn known(&self, full_name: &str) -> Option<Ref> {
        let name = Text::line(full_name);
        self.people.get(&name.to_lowercase())?;
        let people = self.meeting.people();
        let mut same = people.iter().filter(|p| {
            let d = &p.details;
            d.full_name().eq_ignore_ascii_case(&name)
                || d.name.eq_ignore_ascii_case(&name)
                || d.short_name().eq_ignore_ascii_case(&name)
        });
        let id = same.next()?.id;
        same.next().is_none().then(|| Ref::from(id))
    }
}

/// The person, as far as what is known of them is taken.
fn person(draft: &Draft, n: usize, member: &Member) -> PersonDetails {
    let read = &member.person.value;
    let named = draft.taken(Target::Name(n)) && !read.name.is_blank();
    PersonDetails {
        name: if named {
            Text::line(&read.name)
        } else {
            Text::default()
        },
        honorific: if named {
            read.honorific.clone()
        } else {
            Text::default()
        },
        role: draft.words(Target::Role(n), &read.role),
        organisation: draft.words(Target::Organisation(n), &read.organisation),
        cue: named && read.cue,
        councillor: named && read.councillor,
        last_attended: read.last_attended.filter(|_| named),
    }
}

fn details(draft: &Draft, n: usize, member: &Member, who: &PersonDetails) -> SeatDetails {
    let office = if draft.taken(Target::Office(n)) {
        member.office
    } else {
        Office::Member
    };
    let voting = member.voting || !draft.taken(Target::Vote(n));
    if let Some(seat) = member.seat.as_ref().filter(|s| !s.title.is_blank()) {
        return SeatDetails {
            office,
            voting,
            ..seat.clone()
        };
    }
    SeatDetails {
        title: title(draft, member, who, office),
        organisation: who.organisation.clone(),
        category: if who.councillor {
            Text::line("councillor")
        } else {
            Text::default()
        },
        office,
        voting,
        statutory: false,
    }
}

/// The role, or else what tells the seat from others.
fn title(draft: &Draft, member: &Member, who: &PersonDetails, office: Office) -> Text {
    // "Voting members" is a heading, "Labour" says for whom somebody sits.
    let heading = lexicon::is(Group::General, &member.group);
    let group = (!heading).then_some(&member.group);
    let chair = draft.text(Target::ChairTitle, draft.now.chair_title.as_ref());
    let office = match office {
        Office::Member => Text::default(),
        Office::Chair if chair.is_blank() => Text::line("Chair"),
        Office::Chair => chair,
        Office::ViceChair if chair.is_blank() => Text::line("Vice-Chair"),
        Office::ViceChair => Text::line(&format!("Vice-{chair}")),
    };
    [
        Some(&who.role),
        Some(&who.organisation),
        group,
        Some(&office),
    ]
    .into_iter()
    .flatten()
    .find(|words| !words.is_blank())
    .map_or_else(|| Text::line("Member"), |words| Text::line(words))
}

/// Whoever holds the seat: what the seat says already isn't said of them again.
fn held(who: &PersonDetails, seat: &SeatDetails, earlier: bool) -> Option<PersonDetails> {
    if who.name.is_blank() {
        return None;
    }
    let mut holder = who.clone();
    if !earlier {
        if holder.role == seat.title {
            holder.role = Text::default();
        }
        holder.organisation = Text::default();
    }
    Some(holder)
}
