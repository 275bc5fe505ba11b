//! Agendas as clubs and small boards write them: without numbers, by the clock, in tables, read back
//! from a print.

use super::{front, markdown, told};

fn of(paper: &str) -> String {
    told(&front(paper))
}

/// Whether each of some lines was read as it stands.
fn reads(paper: &str, lines: &[&str]) {
    let read = of(paper);
    for line in lines {
        assert!(read.lines().any(|l| l == *line), "no {line:?} in\n{read}");
    }
}

/// Where no number is printed there is none, and nobody is asked about it.
#[test]
fn items_without_numbers_have_none() {
    let read = markdown(
        "# Osk Rowing Club\n\nMonday 6 March 2028, 7pm\n\n## Agenda\n\n* Apologies\n* Boats\n* \
         Any other business\n",
    );
    assert_eq!(read.items.len(), 3);
    for item in &read.items {
        assert!(item.number.value.is_blank() && item.number.is_certain());
    }
}

#[test]
fn a_list_has_items_above_the_first_that_every_agenda_has() {
    let read = front(
        "Osk Rowing Club\n\n* Date: Monday 6 March 2028, 7pm\n* Venue: Boat House, Osk\n\nThe meeting will go as usual.\n\n* Welcome \
         (Captain)\n* Apologies for absence\n* Minutes of the last meeting\n* Boats\n* Any other \
         business\n",
    );
    let titles: Vec<&str> = read.items.iter().map(|i| i.title.value.as_str()).collect();
    assert_eq!(titles.len(), 5, "{titles:?}");
    assert_eq!(titles.first(), Some(&"Welcome (Captain)"));
}

#[test]
fn numbers_below_the_number_of_an_item_are_its_parts() {
    let read = of(
        "Osk Parish Council\n\nMonday 6 March 2028 at 7.00 pm\n\nAGENDA\n\n1. Attendance\n1.1 \
         Opening\n1.2 Apologies\n\n2. Reports\n2.1 The harbour\n2.2 The slipway\n\n3. Close\n",
    );
    let items = read.lines().skip_while(|l| !l.starts_with("item"));
    assert_eq!(
        items.collect::<Vec<_>>(),
        [
            "item 1: Attendance <Membership>",
            "    * Opening",
            "    * Apologies",
            "item 2: Reports",
            "    * The harbour",
            "    * The slipway",
            "item 3: Close",
        ]
    );
}

#[test]
fn breaks_are_no_items_and_end_what_stands_before_them() {
    let read = told(&markdown(
        "# Osk Harbour Board\n\n6 March 2028\n\n## Agenda\n\n| Item | Title | Time |\n|---|---|---|\n\
         | 1 | Apologies | 10:00 |\n| 2 | Dredging | 10:10 |\n| | Coffee break | 10:30 |\n\
         | 3 | Moorings | 10:45 |\n| 4 | Close | 11:00 |\n",
    ));
    assert!(read.contains("item 2: Dredging 20min\n"), "{read}");
    assert!(!read.contains("offee"), "{read}");
}

#[test]
fn rows_below_an_item_that_somebody_leads_are_its_parts() {
    let read = told(&markdown(
        "# Osk Harbour Board\n\n6 March 2028\n\n| Item | Title | Lead |\n|---|---|---|\n\
         | 1 | Apologies | |\n| 2 | Reports | |\n| | The dredger | Jo Lund |\n| | The crane | Cy Roe |\n\
         | 3 | Close | |\n",
    ));
    assert!(
        read.contains("item 2: Reports\n    * The dredger\n    * The crane\n"),
        "{read}"
    );
}

#[test]
fn titles_by_the_clock_need_no_item_that_every_agenda_has() {
    reads(
        "Osk Harbour Board\n\n6 March 2028\n\nAgenda\n11am Introduction\n11.10 Dredging\n11.40 Moorings\n\
         11.50 Discussion\n12.30 Close\n",
        &[
            "start: 11:00",
            "item : Introduction",
            "item : Dredging",
            "item : Discussion",
        ],
    );
}

#[test]
fn bare_numbers_that_go_up_and_down_are_minutes() {
    let list = |numbers: [u8; 4]| {
        let [a, b, c, d] = numbers;
        told(&markdown(&format!(
            "# Osk Harbour Board\n\n6 March 2028\n\n## Agenda\n\n* Apologies ({a})\n* Dredging \
             ({b})\n* Moorings ({c})\n* Piers ({d})\n"
        )))
    };
    let read = list([5, 30, 10, 20]);
    assert!(read.contains("item : Dredging 30min\n"), "{read}");
    // Those that rise may be pages.
    let read = list([1, 4, 9, 12]);
    assert!(!read.contains("min\n"), "{read}");
}

#[test]
fn a_print_that_was_read_back_has_its_numbers() {
    reads(
        "Osk Town Council\n\nMonday 6 March 2028 at 7.00 pm\n\nAGENDA\n\nl. CALL TO ORDER\n2. ROLL \
         CALL\n3 . MINUTES\n4. HARBOUR\n5. PIERS\n",
        &[
            "item 1: CALL TO ORDER",
            "item 3: MINUTES <Minutes>",
            "item 5: PIERS",
        ],
    );
}

#[test]
fn what_stands_before_the_body_is_its_meeting() {
    let minutes = "\n\nMonday 6 March 2028 at 7.00 pm\n\n1. Apologies\n2. Minutes\n3. Boats\n";
    for (head, body, kind) in [
        (
            "Agenda - 47th AGM of the Osk Rowing Club",
            "Osk Rowing Club",
            "annual",
        ),
        (
            "Executive Meeting of the Osk Rowing Club",
            "Osk Rowing Club",
            "",
        ),
        ("Osk Rowing Club 2028 AGM", "Osk Rowing Club", "annual"),
        ("Club name: Osk Rowers\nEGM", "Osk Rowers", "extraordinary"),
    ] {
        let read = front(&format!("{head}{minutes}"));
        let said = read.body.map(|b| b.value.to_string());
        assert_eq!(said.as_deref(), Some(body), "{head}");
        let said = read.kind.map(|k| k.value.to_string());
        assert_eq!(said.unwrap_or_default(), kind, "{head}");
    }
}

#[test]
fn a_place_is_all_of_its_address_and_no_more() {
    let table = "| Date: | 6 March 2028 |\n| Time: | 19.00 - 21.00 (doors 18:00) |\n| Location: | Ridley \
                 Suite, Osk Hotel - |\n| | Tarn Park, Osk OS1 2AB |\n";
    let read = told(&markdown(&format!(
        "# Osk Harbour Board\n\n|  |  |\n|---|---|\n{table}\n## Agenda\n\n1. Apologies\n2. Boats\n3. Piers\n"
    )));
    let place = "venue: Ridley Suite, Osk Hotel - Tarn Park, Osk OS1 2AB\n";
    assert!(read.contains(place), "{read}");
    assert!(read.contains("start: 19:00"), "{read}");
    reads(
        "Osk Town Council\n\nMonday 6 March 2028 at 7.00 pm\nVenue: 12 North Road, Osk, VA 24279 REGULAR \
         SESSION\n\n1. Apologies\n2. Boats\n3. Piers\n",
        &["venue: 12 North Road, Osk, VA 24279"],
    );
}

#[test]
fn whoever_presides_may_be_all_that_is_named() {
    reads(
        "Osk Parish Council\nChairman: Councillor M. Stour\nClerk: Mr J. Lund\n\nMonday 6 March 2028 at \
         7.00 pm\n\nAGENDA\n\n1. Apologies\n2. Boats\n3. Piers\nJo Lund, Clerk to the Council\n",
        &["chair: Chairman", "item 3: Piers"],
    );
}

#[test]
fn numbers_to_dial_are_nobodys() {
    let dial =
        "* 01632 960001 Osk\n* 01632 960002 Tarn\n* 01632 960003 Larkmoor\n* 01632 960004 Hythe\n";
    let read = markdown(&format!(
        "# Osk Harbour Board\n\n6 March 2028\n\n## Agenda\n\n* Apologies\n* Boats\n\n## Dial-in\n\n{dial}"
    ));
    assert!(read.contacts.is_empty(), "{:?}", read.contacts.len());
}
