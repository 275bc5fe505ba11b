//! Lists: agendas that are one, lists inside items, headings between items.

use super::{front, markdown, told};

/// "1." before each item, as Markdown counts it, and lists inside items.
#[test]
fn items_that_markdown_counts() {
    let read = told(&markdown(
        "# Osk Ferry Users\n\n## Next meeting: Tuesday 6 February 2029 @ 6:30pm\n\n### Agenda\n\n\
         1. Apologies\n1. Fares\n    1. Season tickets\n    1. Child fares\n1. Piers\n1. AOB\n",
    ));
    assert_eq!(
        read,
        "date: 2029-02-06\nstart: 18:30\nitem 1: Apologies <Membership>\nitem 2: Fares\n    \
         * Season tickets\n    * Child fares\nitem 3: Piers\nitem 4: AOB <AnyOther>\n"
    );
}

/// An agenda that is a list with bullets, with how long each takes and who leads it.
#[test]
fn items_with_bullets() {
    let read = told(&front(
        "Osk Harbour Working Group Agenda\nMonday 26 July 2027\n1520-1720 Afternoon session\n\n\
         *  4 min - Dredging\n* 10 min - Ferry piers [Jo Lund]\n* 50 min - Moorings\n\n\
         Further reading:\nThe harbour plan, volume two\n",
    ));
    for line in [
        "start: 15:20\n",
        "item : Dredging 4min\n",
        "item : Ferry piers lead=Jo Lund 10min\n",
        "item : Moorings 50min\n",
    ] {
        assert!(read.contains(line), "{line}in\n{read}");
    }
    assert!(!read.contains("volume two"), "{read}");
}

/// The only list of a short notice is its agenda, perhaps.
#[test]
fn a_list_that_no_line_calls_the_agenda() {
    let read = front(
        "Osk Parish Council Meeting\nMonday 21 October 2030\n7:00 pm\n\n  • Repairs to the slipway\n  \
         • The November meeting\n\nPosted 16 October 2030\n",
    );
    assert_eq!(read.items.len(), 2);
    assert!(read.items.iter().all(|i| !i.title.is_certain()));
    assert!(read.items.iter().all(|i| i.description.is_none()));
}

/// Headings that every agenda has are its items; what is listed below them is told of them.
#[test]
fn headings_go_before_the_lists_below_them() {
    let read = markdown(
        "# Osk Board\n\nDate: 15 December 2026\n\n## Agenda\n\n### Call to order\n\n- Jo Lund\n- Ann Cole\n\n\
         ### Approval of minutes\n\n- November\n\n### New fares\n\n### Adjournment\n",
    );
    let titles: Vec<&str> = read.items.iter().map(|i| i.title.value.as_str()).collect();
    let right = [
        "Call to order",
        "Approval of minutes",
        "New fares",
        "Adjournment",
    ];
    assert_eq!(titles, right);
}

/// Short entries below a title are its parts; where they could be something else, they are doubted.
#[test]
fn entries_below_a_title() {
    let read = front(
        "OSK COMMITTEE\nThursday 4 March 2027, 6pm\n\nAGENDA\n\n1. Apologies\n2. Progress:\n   * Ferry levels\n   \
         * Berths\n   * ...\n3. Officers\n   * Jo Lund\n   * Ann Cole\n4. Any other business\n",
    );
    let parts = |at: usize| -> Vec<(&str, bool)> {
        let parts = read.items[at].parts.iter();
        parts.map(|p| (p.value.as_str(), p.is_certain())).collect()
    };
    assert_eq!(parts(1), [("Ferry levels", true), ("Berths", true)]);
    assert_eq!(parts(2), [("Jo Lund", false), ("Ann Cole", false)]);
}

/// A short line at the margin above an item heads what follows, and is no description.
#[test]
fn headings_between_items() {
    let read = front(
        "OSK COMMITTEE\nThursday 4 March 2027, 6pm\n\nAGENDA\n\n1. Apologies\n2. Election\n   a. Chairman\n   \
         b. Treasurer\nOther topics\n3. Ferry piers\nFor information:\n4. Moorings – Who: Jo Lund\n\
         5. Fares (5m, Ann)\n",
    );
    assert!(
        read.items.iter().all(|i| i.description.is_none()),
        "{}",
        told(&read)
    );
    let lead = |at: usize| read.items[at].lead.as_ref().map(|l| l.value.as_str());
    assert_eq!((lead(3), lead(4)), (Some("Jo Lund"), Some("Ann")));
    assert_eq!(read.items[3].title.value.as_str(), "Moorings");
    assert_eq!(read.items[4].planned_minutes, Some(5));
}

/// What stands below the last item may be in its description.
#[test]
fn a_long_description_is_doubted() {
    let notes = "The slipway is to be closed while the harbour is dredged. ".repeat(12);
    let read = front(&format!(
        "OSK COMMITTEE\nThursday 4 March 2027, 6pm\n\nAGENDA\n\n1. Apologies\n2. Slipway\n   {notes}\n"
    ));
    let last = read.items.last().and_then(|i| i.description.as_ref());
    assert!(last.is_some_and(|d| !d.is_certain()));
}

/// A meeting of several days is on its first; places have neither hours nor names in them.
#[test]
fn days_and_places() {
    let read = front(
        "OSK COMMITTEE\nDates: 15-17 July 2027\nLocation: Ferry Inn, 7pm.\n\nAGENDA\n\n1. Apologies\n2. Fares\n",
    );
    let told = told(&read);
    for line in ["date: 2027-07-15\n", "venue: Ferry Inn\n"] {
        assert!(told.contains(line), "{told}");
    }
    let read = front(
        "OSK COMMITTEE\nDate: 15 July 2027\nLocation: Ferry Inn, 4 Quay St. Helen Q. Lund\n\nAGENDA\n\n\
         1. Apologies\n2. Fares\n",
    );
    assert!(read.venue.is_some_and(|v| !v.is_certain()));
}

/// Below headings that are no days, entries may be what the items are about.
#[test]
fn entries_below_headings_are_doubted() {
    let read = markdown(
        "# Osk Harbour Group Agenda - 99\n\n* [Minutes](https://osk.example/99)\n\n## Monday, 5 March 2029\n\n\
         ### Opening\n\n* Who writes\n\n### Fares\n\n* Season tickets\n* Child fares\n",
    );
    let titles: Vec<_> = read.items.iter().map(|i| i.title.value.as_str()).collect();
    assert_eq!(titles, ["Who writes", "Season tickets", "Child fares"]);
    assert!(
        read.items
            .iter()
            .all(|i| !i.title.is_certain() && i.description.is_none())
    );
    assert!(read.date.is_some());
}

/// Items that begin with a late number, or far below the line that heads them, may be others.
#[test]
fn items_that_begin_late_are_doubted() {
    let head = "OSK COMMITTEE\nThursday 4 March 2027, 6pm\n\nAGENDA\n\n";
    let unsure = |text: &str| front(text).items.iter().all(|i| !i.title.is_certain());
    let items = "Fares\n4. Piers\n5. Any other business\n";
    assert!(unsure(&format!("{head}3. {items}")));
    assert!(!unsure(&format!(
        "{head}1. Apologies\n2. Minutes of 4 February 2027\n3. {items}"
    )));
    let rules = "The harbour office has rules for all who come to see it.\n\n".repeat(26);
    assert!(unsure(&format!(
        "{head}{rules}1. Apologies\n2. Fares\n3. Any other business\n"
    )));
}

/// A sign that stands for no letter and ends many lines is no part of them.
#[test]
fn signs_at_the_ends_of_lines_are_left_out() {
    let read = front(
        "OSK COMMITTEE\u{FFFD}\nThursday 4 March 2027, 6pm\n\nAGENDA\n\n1. Apologies\u{FFFD}\n2. Fares\u{FFFD}\n3. Piers\n",
    );
    let titles: Vec<_> = read.items.iter().map(|i| i.title.value.as_str()).collect();
    assert_eq!(titles, ["Apologies", "Fares", "Piers"]);
}
