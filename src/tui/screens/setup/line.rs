//! Seats and items as plain lines: "Director of Public Health | Asha Iyer" and
//! "4 Child poverty | To receive a report | 25-32".

use crate::meeting::agenda::{Business, ItemDetails};
use crate::meeting::intent::{Intent, Who};
use crate::meeting::people::{Office, SeatDetails};
use crate::meeting::text::Text;
use crate::tui::people::new_person;

/// How a seat is written.
pub const SEAT: &str = "A seat in a line: Title | Holder, Role, Organisation | Usual deputy";
/// How an item is written.
pub const ITEM: &str = "An item in a line: 4 Title | Description | Pages; or the title alone";

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

/// A seat; the first of a body is the chair's, unless another says so.
pub fn seat(words: &str, first: bool) -> Intent {
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
    }
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
    fn a_seat_is_read_with_its_holder_and_deputy() {
        let Intent::AddSeat {
            seat,
            holder: Some(Who::New(holder)),
            usual_deputy: Some(Who::New(deputy)),
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
