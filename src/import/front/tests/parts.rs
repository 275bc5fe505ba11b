//! Rosters, tables of values, supplements, two sheets that disagree.

use super::{front, told};
use crate::import::formats::{self, Format};
use crate::import::proposal::Proposal;
use crate::import::steps::Steps;

/// Reads several files one after another.
fn several(files: &[(Format, &str)]) -> Proposal {
    let mut out = Proposal::default();
    for (format, text) in files {
        let steps = Steps::for_size(text.len());
        let run = formats::read(*format, 0, text.as_bytes(), &steps).unwrap();
        super::super::read(&run.lines, &steps, &mut out).unwrap();
    }
    out
}

const AGENDA: &str = "Planning Committee\nThursday 5 March 2026, 6.30 pm\n\nAGENDA\n\n1. Apologies\n\n2. Minutes\n\n3. Enforcement Update (To follow)\n";

#[test]
fn a_roster_of_lines_is_certain() {
    let read = told(&front(
        "Councillor Ann Lee, Chair\nDr Gita Rao - Director of Public Health\nHal Young, Healthwatch Eastmere\nVacancy\n",
    ));
    assert_eq!(
        read,
        "chair: Chair\n\
         member: Councillor Ann Lee /  @  <> [Chair]\n\
         member: Dr Gita Rao / Director of Public Health @  <>\n\
         member: Hal Young /  @ Healthwatch Eastmere <>\n\
         member: VACANT /  @  <>\n"
    );
}

#[test]
fn a_table_of_values_names_its_columns() {
    let csv = "Full name,Position,Organisation,Voting?,Deputy\nCllr Ann Lee,Chairman,Eastmere Council,Yes,Cllr Bo Oke\nMs Ivy Ash,Manager,Healthwatch,No,\n";
    let read = several(&[(Format::Csv, csv)]);
    assert_eq!(
        told(&read),
        "chair: Chairman\n\
         member: Councillor Ann Lee /  @ Eastmere Council <> [Chair]\n\
         member: Ms Ivy Ash / Manager @ Healthwatch <> no vote\n"
    );
    assert!(read.members[0].usual_deputy.is_some());
}

#[test]
fn a_supplement_updates_items_and_adds_late_ones() {
    let more = "SUPPLEMENTARY AGENDA\n\nPlanning Committee\nThursday 5 March 2026\n\n3. Enforcement Update (Pages 41 - 44)\n\n4. Tree Order (Pages 45 - 50)\n";
    let read = several(&[(Format::Text, AGENDA), (Format::Text, more)]);
    let told = told(&read);
    assert!(
        told.contains("item 3: Enforcement Update p41-44\n"),
        "{told}"
    );
    assert!(told.contains("item 4: Tree Order p45-50 LATE\n"), "{told}");
    assert_eq!(read.items.len(), 4);
}

#[test]
fn sheets_that_disagree_are_told() {
    let other = AGENDA.replace("5 March", "12 March");
    let read = several(&[(Format::Text, AGENDA), (Format::Text, &other)]);
    let date = read.date.unwrap();
    assert_eq!(
        date.doubt.unwrap().as_str(),
        "The papers name two for the day: 5 March 2026 and 12 March 2026."
    );
}

#[test]
fn a_number_with_two_titles_is_two_items() {
    let other = "Planning Committee\nThursday 5 March 2026, 6.30 pm\n\nAGENDA\n\n2. Minutes\n\n3. Hedges and verges\n";
    let read = several(&[(Format::Text, AGENDA), (Format::Text, other)]);
    let numbers: Vec<&str> = read.items.iter().map(|i| i.number.value.as_str()).collect();
    assert_eq!(numbers, ["1", "2", "3", "3A"]);
    assert!(read.items[2].number.doubt.is_some() && read.items[3].number.doubt.is_some());
}

#[test]
fn the_secretary_of_state_services_no_meeting() {
    let read = front(
        "Planning Committee\nThursday 5 March 2026, 6.30 pm\n\nAGENDA\n\n1. Apologies\n\n2. Minutes\n\nAppeals go to the Secretary of State.\n\nClerk: Jo Lund\n",
    );
    assert_eq!(
        read.officer.map(|o| o.value.to_string()).as_deref(),
        Some("Jo Lund")
    );
    let read = front(
        "Planning Committee\nThursday 5 March 2026, 6.30 pm\n\nAGENDA\n\n1. Apologies\n\n2. Minutes\n\nAppeals go to the Secretary of State.\n",
    );
    assert!(read.officer.is_none());
}
