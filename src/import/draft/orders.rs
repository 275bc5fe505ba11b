//! The orders that make a meeting of a draft, in the order in which the meeting must hear them.

use super::called::called;
use super::plan::{Planner, shown};
use super::target::Target;
use super::{Draft, Standing, reports, seats};
use crate::import::found::{Found, Place};
use crate::import::proposal::{Action, Item, Planned};
use crate::meeting::agenda::{
    Calling, Exempt, FutureMeeting, ItemDetails, PlannedItem, Progress, Purpose,
};
use crate::meeting::id::Id;
use crate::meeting::intent::{Intent, Lead};
use crate::meeting::people::Body;
use crate::meeting::text::Text;

/// Gives all orders.
pub(super) fn all(planner: &mut Planner<'_>) {
    meeting(planner);
    seats::all(planner);
    items(planner);
    reports::all(planner);
    minutes(planner);
    actions(planner);
    future(planner);
    programme(planner);
}

impl Draft {
    /// Words that are there and taken; else none.
    pub(super) fn text(&self, target: Target, found: Option<&Found<Text>>) -> Text {
        match found {
            Some(found) if self.taken(target) => found.value.clone(),
            _ => Text::default(),
        }
    }

    /// Words that are taken; else none.
    pub(super) fn words(&self, target: Target, words: &Text) -> Text {
        if self.taken(target) {
            words.clone()
        } else {
            Text::default()
        }
    }

    /// What is secret until the officer says otherwise counts though it is open; and an item's
    /// number that only the papers can tell.
    pub(super) fn counts_while_open(&self, field: usize) -> bool {
        match self.targets.get(field) {
            Some(Target::Classification(_) | Target::Exempt(_)) => true,
            Some(Target::Number(n)) => self.keeps_printed(*n),
            _ => false,
        }
    }

    /// Whether an item keeps the number that it was printed with though nobody has settled it: one
    /// that no other item has. Any other number would be made up.
    fn keeps_printed(&self, item: usize) -> bool {
        let number = |i: &Item| i.number.value.to_lowercase();
        let Some(own) = self.now.items.get(item).map(number) else {
            return false;
        };
        let items = (0..).zip(&self.now.items);
        let mut others = items.filter(|(n, _)| *n != item && self.taken(Target::Item(*n)));
        self.standing(Target::Number(item)) == Some(Standing::Open)
            && !own.trim().is_empty()
            && others.all(|(_, other)| number(other) != own)
    }

    /// Whether a field is a row that is marked as exempt: an action, or something planned.
    pub(super) fn is_kept(&self, field: usize) -> bool {
        match self.targets.get(field) {
            Some(Target::Action(n)) => self.now.actions.get(*n).is_some_and(|a| a.exempt),
            Some(Target::Planned(n, m)) => {
                let meeting = self.now.programme.get(*n);
                let planned = meeting.and_then(|p| p.items.get(*m));
                planned.is_some_and(Planned::is_marked)
            }
            _ => false,
        }
    }

    /// Whether an item is to be taken without the public, as far as nobody has said otherwise.
    pub(super) fn is_exempt(&self, item: usize) -> bool {
        self.now.items.get(item).is_some_and(|i| i.exempt.is_some())
            && self.standing(Target::Exempt(item)) != Some(Standing::Dropped)
    }
}

fn meeting(planner: &mut Planner<'_>) {
    let draft = planner.draft;
    let p = &draft.now;
    // What is open is told already.
    let dropped = |target| draft.standing(target) == Some(Standing::Dropped);
    if let Some(lacks) = draft
        .lacks()
        .filter(|_| dropped(Target::Body) || dropped(Target::Date))
    {
        planner.tell(&lacks, Place::default());
    }
    if let Some(body) = p.body.as_ref().filter(|_| draft.taken(Target::Body)) {
        let place = body.place;
        let house = p.house.clone().unwrap_or_default();
        let body = Body {
            name: Text::line(&body.value),
            host: draft.text(Target::Host, p.host.as_ref()),
            chair_title: draft.text(Target::ChairTitle, p.chair_title.as_ref()),
            called: match p.house {
                Some(_) => house.called,
                None => called(&body.value),
            },
            ..house
        };
        planner.order("The body", place, Intent::DescribeBody(body));
    }
    if let Some(style) = &p.style {
        let style = Intent::SetStyle(style.clone());
        planner.order("The house style", Place::default(), style);
    }
    if let Some(date) = p.date.as_ref().filter(|_| draft.taken(Target::Date)) {
        let start = p.start.as_ref().filter(|_| draft.taken(Target::Start));
        let calling = Calling {
            date: date.value,
            start: Calling::stored_start(start.map(|s| s.value)),
            venue: draft.text(Target::Venue, p.venue.as_ref()),
            kind: draft.text(Target::Kind, p.kind.as_ref()),
            officer: draft.text(Target::Officer, p.officer.as_ref()),
        };
        planner.order("The day", date.place, Intent::CallMeeting(calling));
    }
}

fn items(planner: &mut Planner<'_>) {
    let draft = planner.draft;
    let items = &draft.now.items;
    // Numbers that nobody has settled must not take those that somebody has.
    let settled: Vec<&str> = (0..)
        .zip(items)
        .filter(|(n, _)| draft.taken(Target::Item(*n)))
        .filter(|(n, _)| draft.taken(Target::Number(*n)) || draft.keeps_printed(*n))
        .map(|(_, item)| item.number.value.as_str())
        .collect();
    let digits = |number: &str| -> u32 {
        let end = number.find(|c: char| !c.is_ascii_digit());
        let digits = number.get(..end.unwrap_or(number.len()));
        digits.and_then(|d| d.parse().ok()).unwrap_or(0)
    };
    let mut next = settled.iter().map(|n| digits(n)).max().unwrap_or(0);
    for (n, item) in items.iter().enumerate() {
        if !draft.taken(Target::Item(n)) || !draft.taken(Target::Title(n)) {
            continue;
        }
        let settled = draft.taken(Target::Number(n)) && !item.number.value.is_blank();
        let printed = settled || draft.keeps_printed(n);
        let number = if printed {
            Text::line(&item.number.value)
        } else {
            next = next.saturating_add(1);
            // Where none is printed nobody misses it.
            if !item.number.value.is_blank() {
                let words = format!(
                    "\u{201C}{}\u{201D} stands on the agenda as item {next}.",
                    shown(&item.title.value)
                );
                planner.tell(&words, item.number.place);
            }
            Text::line(&next.to_string())
        };
        let parts = item.parts.iter().enumerate();
        let details = ItemDetails {
            number,
            title: Text::line(&item.title.value),
            description: draft.text(Target::Description(n), item.description.as_ref()),
            parts: parts
                .filter(|(m, part)| draft.taken(Target::Part(n, *m)) && !part.value.is_blank())
                .map(|(_, part)| part.value.clone())
                .collect(),
            pages: draft.text(Target::Pages(n), item.pages.as_ref()),
            business: item.business,
            purpose: if draft.taken(Target::Purpose(n)) {
                item.purpose
            } else {
                Purpose::Unsaid
            },
            planned_minutes: item
                .planned_minutes
                .filter(|_| draft.taken(Target::Allowed(n))),
            late: None,
            exempt: exempt(draft, n),
        };
        let what = format!("Item {}", details.number);
        // A number that reads as an id names what has that id.
        let number = details.number.to_lowercase();
        let number = Some(number).filter(|n| printed && n.parse::<Id>().is_err());
        let order = Intent::AddItem {
            item: details,
            after: None,
        };
        if planner.order(&what, item.title.place, order) {
            planner.numbers.extend(number);
        }
    }
}

/// Nobody has said that it isn't: then it is.
fn exempt(draft: &Draft, n: usize) -> Option<Exempt> {
    let read = draft.now.items.get(n)?.exempt.as_ref()?;
    draft.is_exempt(n).then(|| Exempt {
        reason: Text::line(&read.value.paragraph),
    })
}

fn minutes(planner: &mut Planner<'_>) {
    let draft = planner.draft;
    for (n, minutes) in draft.now.minutes.iter().enumerate() {
        if let Some(date) = minutes
            .date
            .as_ref()
            .filter(|_| draft.taken(Target::Minutes(n)))
        {
            let of = date.value;
            let what = format!("The minutes of {}", of.format("%-d %B %Y"));
            planner.order(&what, date.place, Intent::ListMinutes { of });
        }
    }
}

fn actions(planner: &mut Planner<'_>) {
    let draft = planner.draft;
    for (n, action) in draft.now.actions.iter().enumerate() {
        if !draft.taken(Target::Action(n)) {
            continue;
        }
        let place = action.text.place;
        let what = format!("The action \u{201C}{}\u{201D}", shown(&action.text.value));
        let raised = action
            .raised
            .as_ref()
            .filter(|_| draft.taken(Target::Raised(n)));
        let Some(raised) = raised else {
            let words = format!("{what} was left out: its meeting is not settled.");
            planner.tell(&words, place);
            continue;
        };
        let order = Intent::BringForward {
            text: action.text.value.clone(),
            topic: draft.words(Target::Topic(n), &action.topic),
            owners: owners(planner, n, action),
            raised: raised.value,
            progress: if draft.taken(Target::Progress(n)) {
                action.progress.clone()
            } else {
                Progress::Open
            },
            comment: draft.words(Target::Comment(n), &action.comment),
            origin: action.origin.clone(),
            minute: Text::default(),
            due: crate::meeting::entry::Due::Unset,
        };
        planner.order(&what, place, order);
    }
}

/// An owner who is a member by their full name is that person; others stand as printed.
fn owners(planner: &Planner<'_>, n: usize, action: &Action) -> Vec<Lead> {
    if !planner.draft.taken(Target::Owners(n)) {
        return Vec::new();
    }
    let named = action.owners.iter().filter(|o| !o.is_blank());
    named
        .map(|owner| match planner.known(owner) {
            Some(person) => Lead::Person(person),
            None => Lead::Named(Text::line(owner)),
        })
        .collect()
}

fn future(planner: &mut Planner<'_>) {
    let draft = planner.draft;
    for (n, meeting) in draft.now.future.iter().enumerate() {
        if draft.taken(Target::Future(n)) {
            let value = &meeting.value;
            let listed = FutureMeeting {
                date: value.date,
                start: value.start.filter(|_| draft.taken(Target::FutureStart(n))),
                venue: draft.words(Target::FutureVenue(n), &value.venue),
            };
            let what = format!("The meeting of {}", value.date.format("%-d %B %Y"));
            planner.order(&what, meeting.place, Intent::ListMeeting(listed));
        }
    }
}

fn programme(planner: &mut Planner<'_>) {
    let draft = planner.draft;
    for (n, meeting) in draft.now.programme.iter().enumerate() {
        if !draft.taken(Target::Programme(n)) {
            continue;
        }
        for (m, item) in meeting.items.iter().enumerate() {
            if !draft.taken(Target::Planned(n, m)) {
                continue;
            }
            let order = PlannedItem {
                meeting: Text::line(&meeting.when.value),
                date: meeting.date,
                title: Text::line(&item.title.value),
                summary: draft.words(Target::Summary(n, m), &item.summary),
                lead: draft.words(Target::PlannedLead(n, m), &item.lead),
                purpose: draft.words(Target::PlannedPurpose(n, m), &item.purpose),
            };
            let what = format!("The planned item \u{201C}{}\u{201D}", shown(&order.title));
            planner.order(&what, item.title.place, Intent::PlanItem(order));
        }
    }
}
