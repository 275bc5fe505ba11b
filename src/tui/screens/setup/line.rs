//! Seats and items as plain lines: "Cllr Joan Pike, Chairman", "Director of Public Health | Asha
//! Iyer" and "4 Child poverty | To receive a report | 25-32".

use crate::import::people::{Entry, entry};
use crate::meeting::Meeting;
use crate::meeting::agenda::{Business, ItemDetails};
use crate::meeting::id::BodyId;
use crate::meeting::intent::{Intent, Ref, Who};
use crate::meeting::people::{Office, SeatDetails};
use crate::meeting::text::Text;
use crate::tui::people::new_person;

/// How a seat is written.
pub const SEAT: &str =
    "A seat in a line: Name, Role; or Title | Holder, Role, Organisation | Usual deputy";
/// How an item is written.
pub const ITEM: &str = "An item in a line: 4 Title | Description | Pages; or the title alone";

/// Titles that most agendas have, for which a few letters are enough.
const USUAL: &[&str] = &[
    "Apologies for absence",
    "Declarations of interest",
    "Minutes of the last meeting",
    "Matters arising",
    "Membership",
    "Public participation",
    "Questions from the public",
    "Chair's announcements",
    "Correspondence",
    "Planning applications",
    "Finance and payments",
    "Work programme",
    "Any other business",
    "Date of the next meeting",
    "Exclusion of the public",
];

fn parts(words: &str) -> Vec<&str> {
    // Tables are pasted with tabs.
    words.split(['|', '\t']).map(str::trim).collect()
}

/// The number that a line begins with ("4", "4A.", "12)"), and the rest.
fn numbered(words: &str) -> (&str, &str) {
    let end = words
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(words.len());
    if end == 0 || end > 3 {
        return ("", words);
    }
    let letter = words[end..].starts_with(|c: char| c.is_ascii_uppercase())
        && !words[end + 1..].starts_with(char::is_alphanumeric);
    let end = end + usize::from(letter);
    let rest = words[end..].trim_start_matches(['.', ')', ':']);
    if rest.starts_with(char::is_whitespace) {
        (&words[..end], rest.trim_start())
    } else {
        ("", words)
    }
}

/// A seat; the first of a body is the chair's, unless another says so. A line without a bar is
/// somebody, with what they are beside it; where no name can be told in it, it is a vacant seat.
pub fn seat(words: &str, first: bool) -> Intent {
    let bare = numbered(words.trim()).1;
    if !words.contains('|')
        && let Some(found) = entry(bare)
    {
        return of_entry(found, first);
    }
    let parts = parts(words);
    let (_, title) = numbered(parts.first().copied().unwrap_or_default());
    let lower = title.to_lowercase();
    let office = if lower.starts_with("vice") || lower.starts_with("deputy chair") {
        Office::ViceChair
    } else if first || lower == "chair" || lower.starts_with("chairman") {
        Office::Chair
    } else {
        Office::Member
    };
    let somebody = |at: usize| {
        let words = parts.get(at).filter(|w| !w.is_empty() && **w != "-");
        words.map(|w| Who::New(new_person(w)))
    };
    Intent::AddSeat {
        seat: SeatDetails {
            title: Text::line(title),
            office,
            ..SeatDetails::default()
        },
        holder: somebody(1),
        usual_deputy: somebody(2),
        body: None,
    }
}

/// The same for a body that meets with the first.
pub fn seat_of(words: &str, first: bool, joined: Option<BodyId>) -> Intent {
    let mut intent = seat(words, first);
    if let Intent::AddSeat { body, .. } = &mut intent {
        *body = joined.map(Ref::from);
    }
    intent
}

/// A seat of somebody listed by name, as papers list members.
fn of_entry(found: Entry, first: bool) -> Intent {
    let (office, word) = match found.office {
        Some((office, word)) => (office, word),
        None if first && !found.vacant => (Office::Chair, "Chair".to_owned()),
        None => (Office::Member, "Member".to_owned()),
    };
    let mut holder = found.person;
    let own = [&holder.role, &holder.organisation];
    let title = own.into_iter().find(|words| !words.is_blank());
    let seat = SeatDetails {
        title: title.cloned().unwrap_or_else(|| Text::line(&word)),
        organisation: std::mem::take(&mut holder.organisation),
        office,
        voting: found.voting.unwrap_or(true),
        ..SeatDetails::default()
    };
    // What the seat says isn't said of its holder again.
    holder.role = Text::default();
    Intent::AddSeat {
        seat,
        holder: (!found.vacant && !holder.name.is_blank()).then_some(Who::New(holder)),
        usual_deputy: None,
        body: None,
    }
}

/// What was added, in a few words.
pub fn told(intent: &Intent) -> String {
    match intent {
        Intent::AddSeat {
            seat,
            holder: Some(Who::New(holder)),
            ..
        } => format!("{}, {}", holder.full_name(), seat.title),
        Intent::AddSeat { seat, .. } => format!("{}, a vacant seat", seat.title),
        Intent::AddItem { item, .. } => item.title.to_string(),
        _ => String::new(),
    }
}

/// A line with its title in full, where a few letters of a usual title are typed that isn't on the
/// agenda yet.
pub fn in_full(meeting: &Meeting, line: &str) -> Option<String> {
    let (_, typed) = numbered(line);
    if typed.chars().count() < 2 {
        return None;
    }
    let same = |title: &str| {
        let begins = title.get(..typed.len());
        begins.is_some_and(|b| b.eq_ignore_ascii_case(typed)) && title.len() > typed.len()
    };
    let listed = |title: &str| {
        let mut items = meeting.items().iter();
        items.any(|i| i.details.title.eq_ignore_ascii_case(title))
    };
    let found = USUAL.iter().find(|t| same(t) && !listed(t))?;
    Some(format!("{}{found}", &line[..line.len() - typed.len()]))
}

/// What an item is for, as its title tells.
pub fn business(title: &str) -> Business {
    let title = title.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|w| title.contains(w));
    if has(&["membership", "apologies"]) {
        Business::Membership
    } else if has(&["declaration"]) {
        Business::Declarations
    } else if has(&["minutes"]) {
        Business::Minutes
    } else if has(&[
        "work programme",
        "date of next",
        "dates of",
        "future meetings",
    ]) {
        Business::WorkProgramme
    } else if has(&["any other business"]) {
        Business::AnyOther
    } else {
        Business::Ordinary
    }
}

/// An item.
pub fn item(words: &str, first: bool) -> Intent {
    let parts = parts(words);
    let (number, title) = numbered(parts.first().copied().unwrap_or_default());
    let number = if first && number.is_empty() {
        "1"
    } else {
        number
    };
    let part = |at: usize| Text::line(parts.get(at).copied().unwrap_or_default());
    Intent::AddItem {
        item: ItemDetails {
            number: Text::line(number),
            title: Text::line(title),
            description: part(1),
            pages: part(2),
            business: business(title),
            ..ItemDetails::default()
        },
        after: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &str) -> ItemDetails {
        match item(words, false) {
            Intent::AddItem { item, .. } => item,
            _ => ItemDetails::default(),
        }
    }

    #[test]
    fn an_item_is_read_with_and_without_number() {
        let full = read("4A. Child poverty | To receive a report | 25-32");
        assert_eq!(full.number.as_str(), "4A");
        assert_eq!(full.title.as_str(), "Child poverty");
        assert_eq!(full.description.as_str(), "To receive a report");
        assert_eq!(full.pages.as_str(), "25-32");
        assert_eq!(read("12) Any other business").business, Business::AnyOther);
        assert_eq!(read("2015 strategy").title.as_str(), "2015 strategy");
        assert_eq!(read("111 service").number.as_str(), "111");
        assert_eq!(read("").title.as_str(), "");
        assert_eq!(read("4\u{e9}").title.as_str(), "4\u{e9}");
        assert_eq!(read("Minutes and actions").business, Business::Minutes);
    }

    #[test]
    fn a_name_with_or_without_a_role_is_a_seat_and_its_holder() {
        let read = |words, first| match seat(words, first) {
            Intent::AddSeat { seat, holder, .. } => (
                seat.title.to_string(),
                seat.office,
                match holder {
                    Some(Who::New(holder)) => holder.full_name(),
                    _ => String::new(),
                },
            ),
            _ => panic!("not read"),
        };
        let is = |title: &str, office, holder: &str| (title.to_owned(), office, holder.to_owned());
        assert_eq!(
            read("Cllr Joan Pike", true),
            is("Chair", Office::Chair, "Councillor Joan Pike")
        );
        assert_eq!(
            read("Desmond Hale, Vice-Chairman", false),
            is("Vice-Chairman", Office::ViceChair, "Desmond Hale")
        );
        assert_eq!(
            read("3. Ravi Anand", false),
            is("Member", Office::Member, "Ravi Anand")
        );
        assert_eq!(
            read("Jo Lund, Director of Care", false),
            is("Director of Care", Office::Member, "Jo Lund")
        );
        assert_eq!(
            read("Director of Public Health", false),
            is("Director of Public Health", Office::Member, "")
        );
        assert_eq!(read("Vacancy", false), is("Member", Office::Member, ""));
    }

    #[test]
    fn a_seat_is_read_with_its_holder_and_deputy() {
        let Intent::AddSeat {
            seat,
            holder: Some(Who::New(holder)),
            usual_deputy: Some(Who::New(deputy)),
            ..
        } = seat(
            "Clinical lead | Dr Owen Bell, GP, Harbour CCG | Ines Marr",
            false,
        )
        else {
            panic!("not read");
        };
        assert_eq!(seat.title.as_str(), "Clinical lead");
        assert_eq!(seat.office, Office::Member);
        assert_eq!(holder.full_name(), "Dr Owen Bell");
        assert_eq!(holder.organisation.as_str(), "Harbour CCG");
        assert_eq!(deputy.full_name(), "Ines Marr");
    }
}
