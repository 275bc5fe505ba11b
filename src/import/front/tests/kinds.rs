//! Agendas whose items are headings, lines with nothing in front, or lists below several headings.

use super::{front, markdown};
use crate::import::proposal::Proposal;

/// The titles of the items, "?" before those that are doubted, their parts behind a bar.
fn titles(read: &Proposal) -> Vec<String> {
    let one = |item: &crate::import::proposal::Item| {
        let doubt = if item.title.is_certain() { "" } else { "?" };
        let parts: Vec<&str> = item.parts.iter().map(|p| p.value.as_str()).collect();
        let bar = if parts.is_empty() { "" } else { " | " };
        format!("{doubt}{}{bar}{}", item.title.value, parts.join("; "))
    };
    read.items.iter().map(one).collect()
}

#[test]
fn headings_below_the_agenda_are_its_items_where_some_have_no_list() {
    let read = markdown(
        "# Osk Steering Committee\n\n## Date\n\n6 March 2028\n\n## Agenda\n\n### Boats\n\n* paint\n* \
         oars\n\n### Updates of the board\n\n### Slipway\n\n* tolls\n\n## Links\n\n* a list\n",
    );
    assert_eq!(
        titles(&read),
        [
            "Boats | paint; oars",
            "Updates of the board",
            "Slipway | tolls"
        ]
    );
}

#[test]
fn headings_that_no_line_calls_the_agenda_are_doubted() {
    let read = markdown(
        "# Osk Energy: meeting of members\n\nMonday 6 March 2028, 19:00\n\n## Turbine\n\nWe have two \
         quotes.\n\n## Shares\n\n- price\n- terms\n\n## Minibus\n",
    );
    assert_eq!(
        titles(&read),
        ["?Turbine", "?Shares | price; terms", "?Minibus"]
    );
}

#[test]
fn lines_set_further_in_belong_to_the_line_above_them() {
    let read = front(
        "HARBOUR BOARD MEETING AGENDA\nMarch 6, 2028 - 6:30 PM\n\nCall to Order\nApologies\nApproval of \
         Minutes - February 7, 2028\nCommittee Reports\n   Boats\n   Piers\nAdjournment\n",
    );
    let read = titles(&read).join("\n").replace('?', "");
    assert_eq!(
        read,
        "Call to Order\nApologies\nApproval of Minutes - February 7, 2028\nCommittee Reports\nAdjournment"
    );
}

#[test]
fn a_label_with_when_and_where_is_no_item_and_the_line_of_who_calls_ends_them() {
    let read = front(
        "Osk Patients Group\nAgenda\n\nDate: 6 March 2028\nVenue: Waiting room\n\nApologies\n\nMinutes of \
         the last meeting\n\nOpening hours\n\nAny other business\n\nBy order of the Committee\nJo Lund, \
         Hon. Secretary, 4 Quay Row\n",
    );
    assert_eq!(
        titles(&read),
        [
            "Apologies",
            "Minutes of the last meeting",
            "Opening hours",
            "Any other business"
        ]
    );
    assert_eq!(
        read.date.map(|d| d.value.to_string()).as_deref(),
        Some("2028-03-06")
    );
}

#[test]
fn capital_letters_below_an_item_are_its_parts() {
    let read = front(
        "HARBOUR BOARD\n\nMarch 6, 2028\n\nAGENDA\n\nI.   CALL TO ORDER\nII.  CONSENT AGENDA\n      A. \
         Minutes of February 7\n      B. Warrant 12\nIII. OLD BUSINESS\n      A. Ferry landing \
         repairs\nIV.  ADJOURNMENT\n",
    );
    assert_eq!(
        titles(&read),
        [
            "CALL TO ORDER",
            "CONSENT AGENDA | Minutes of February 7; Warrant 12",
            "OLD BUSINESS | Ferry landing repairs",
            "ADJOURNMENT",
        ]
    );
}

#[test]
fn who_leads_may_stand_before_how_long_it_takes() {
    let read = front(
        "Osk Board\n\n6 March 2028\n\nAGENDA\n\n1. Apologies\n2. Grants (Cy, 30 min)\n3. Any other \
         business\n",
    );
    let item = read.items.get(1).unwrap();
    assert_eq!(item.title.value.as_str(), "Grants");
    assert_eq!(item.planned_minutes, Some(30));
    assert_eq!(item.lead.as_ref().map(|l| l.value.as_str()), Some("Cy"));
}

#[test]
fn numbers_that_begin_anew_below_a_heading_are_all_items_with_numbers_of_their_own() {
    let read = markdown(
        "# Agenda: Osk Group, 6 March 2028\n\n## Admin\n\n1. Scribe\n2. Minutes of the last call\n\n## \
         Topics\n\n1. Boats\n2. Piers\n3. Tolls\n",
    );
    let numbers: Vec<(&str, bool)> = read
        .items
        .iter()
        .map(|i| (i.number.value.as_str(), i.number.is_certain()))
        .collect();
    let told = [
        ("1", false),
        ("2", false),
        ("1A", false),
        ("2A", false),
        ("3", true),
    ];
    assert_eq!(numbers, told);
    assert_eq!(
        titles(&read),
        [
            "Scribe",
            "Minutes of the last call",
            "Boats",
            "Piers",
            "Tolls"
        ]
    );
}
