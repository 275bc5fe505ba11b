//! The members: the pack's list, with the seats as the last meeting knows them.

use super::alike::{likeness, same};
use crate::import::proposal::Member;
use crate::meeting::text::Text;

/// Likeness from which two titles are taken for one seat's.
const ONE_SEAT: usize = 60;

/// Lays the pack's list over the seats of the base.
pub(super) fn lay_over(base: Vec<Member>, pack: &mut Vec<Member>) {
    if pack.is_empty() {
        *pack = base;
        return;
    }
    let mut left: Vec<Option<Member>> = base.into_iter().map(Some).collect();
    // By name first: whoever holds a seat still holds it.
    for member in pack.iter_mut() {
        let name = &member.person.value.name;
        let known = left
            .iter_mut()
            .find(|m| m.as_ref().is_some_and(|m| same(&m.person.value.name, name)));
        if let Some(known) = known.and_then(Option::take) {
            keep_seat(member, known, false);
        }
    }
    // Then by seat: another holder.
    for member in pack
        .iter_mut()
        .filter(|m| m.seat.is_none() && !m.substitute)
    {
        let best = left
            .iter()
            .enumerate()
            .filter_map(|(at, m)| Some((alike(member, m.as_ref()?), at)))
            .max_by_key(|(likeness, at)| (*likeness, usize::MAX - at));
        match best {
            Some((likeness, at)) if likeness >= ONE_SEAT => {
                if let Some(known) = left[at].take() {
                    keep_seat(member, known, true);
                }
            }
            _ => member.person.before = Some("not a member at the last meeting".into()),
        }
    }
    for mut member in left.into_iter().flatten() {
        member.person = member
            .person
            .doubting("A member at the last meeting, and not on the list of this pack.");
        pack.push(member);
    }
}

/// What the last meeting knows of a seat; the pack says who holds it.
fn keep_seat(member: &mut Member, known: Member, another: bool) {
    let held = known.person.value;
    if another {
        member.person.before = Some(Text::line(&if held.name.is_empty() {
            "vacant".to_owned()
        } else {
            held.full_name()
        }));
    } else {
        let said = member.person.value.standing().to_owned();
        let seat = known.seat.as_ref();
        let title = seat.map_or("", |s| s.title.as_str());
        let agrees = said.is_empty()
            || [held.role.as_str(), held.organisation.as_str(), title]
                .iter()
                .any(|known| likeness(known, &said) >= ONE_SEAT);
        if !agrees {
            member.person.before = Some(Text::line(&held.name_and_role()));
        }
        // What only the last meeting knows of a person stays known.
        let person = &mut member.person.value;
        for (here, there) in [
            (&mut person.honorific, held.honorific),
            (&mut person.role, held.role),
            (&mut person.organisation, held.organisation),
        ] {
            if here.is_empty() {
                *here = there;
            }
        }
        person.councillor |= held.councillor;
        person.last_attended = person.last_attended.max(held.last_attended);
    }
    member.voting = known.voting;
    if member.office == crate::meeting::people::Office::Member {
        member.office = known.office;
    }
    member.usual_deputy = known.usual_deputy;
    member.seat = known.seat;
}

/// How like a seat of the base is to what the pack prints beside a name.
fn alike(member: &Member, known: &Member) -> usize {
    let said = [
        member.person.value.role.as_str(),
        member.person.value.organisation.as_str(),
    ];
    let held = &known.person.value;
    let seat = known.seat.as_ref();
    let known = [
        seat.map_or("", |s| s.title.as_str()),
        seat.map_or("", |s| s.organisation.as_str()),
        held.role.as_str(),
        held.organisation.as_str(),
    ];
    said.iter()
        .filter(|s| !s.is_empty())
        .flat_map(|s| known.iter().map(move |k| likeness(s, k)))
        .max()
        .unwrap_or(0)
}
