//! Facts in the words that stand today, for those who may not read how they stood before.

use super::between::Between;
use super::event::{Event, Fact};
use super::id::{BodyId, EntryId, Id, ItemId, PersonId, PlanId, PriorId, SeatId};
use super::kept::Plan;
use super::state::Meeting;
use super::text::Text;

/// A fact in the words that stand now: `meeting` is what its reader may read, `id` the fact's place
/// in the journal. None where nothing of it stands there to be told, or it is words on their way.
pub fn as_it_stands(meeting: &Meeting, id: Id, fact: &Fact) -> Option<Fact> {
    use Event as E;
    let mut told = fact.clone();
    match &mut told.1 {
        E::TextSpliced { .. } => return None,
        E::Recorded { kind, text, .. } => {
            let entry = meeting.entry(EntryId(id))?;
            *kind = entry.kind.clone();
            *text = Text::new(&entry.text);
        }
        E::EntryChanged { entry, kind } => *kind = meeting.entry(*entry)?.kind.clone(),
        E::PersonAdded(details) => *details = meeting.person(PersonId(id))?.details.clone(),
        E::PersonChanged { person, to } => *to = meeting.person(*person)?.details.clone(),
        E::PeopleJoined { kept, .. } => {
            meeting.person(*kept)?;
        }
        E::SeatAdded(details) => *details = meeting.seat(SeatId(id))?.details.clone(),
        E::SeatChanged { seat, to } => *to = meeting.seat(*seat)?.details.clone(),
        E::ItemAdded { details, .. } => *details = meeting.item(ItemId(id))?.details.clone(),
        E::ItemChanged { item, to } => *to = meeting.item(*item)?.details.clone(),
        // Why says what is withheld, or was.
        E::EntryReclassified { reason, .. } => *reason = Text::default(),
        E::ActionBroughtForward(action) => {
            action.clone_from(&meeting.prior_action(PriorId(id))?.action);
        }
        E::BetweenMeetings(Between::Planned { item, .. }) => {
            item.clone_from(&plan(meeting, PlanId(id))?.item);
        }
        E::BetweenMeetings(Between::Replanned { plan: of, to, .. }) => {
            to.clone_from(&plan(meeting, *of)?.item);
        }
        E::BodyDescribed(body) => *body = meeting.body().clone(),
        E::BodyJoined { body, rules } => {
            let held = meeting.joined().iter().find(|j| j.id == BodyId(id))?;
            *body = held.body.clone();
            *rules = held.rules.clone();
        }
        E::JoinedBodyChanged {
            joined,
            body,
            rules,
        } => {
            let held = meeting.joined().iter().find(|j| j.id == *joined)?;
            *body = held.body.clone();
            *rules = held.rules.clone();
        }
        _ => {}
    }
    Some(told)
}

fn plan(meeting: &Meeting, id: PlanId) -> Option<&Plan> {
    meeting.plans().iter().find(|p| p.id == id)
}
