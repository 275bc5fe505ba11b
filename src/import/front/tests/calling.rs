//! Which body meets, on which day and at what time, where several lines could say.

use super::{front, told};

/// The line of what was read that begins with `field`.
fn field(text: &str, field: &str) -> String {
    let read = told(&front(text));
    let line = read.lines().find(|l| l.starts_with(field));
    line.unwrap_or_default().to_owned()
}

fn agenda(head: &str) -> String {
    format!("{head}\n\nAGENDA\n\n1. Apologies for absence\n2. Minutes\n3. Any other business\n")
}

#[test]
fn what_is_printed_around_a_name_is_no_part_of_it() {
    for (head, body) in [
        (
            "Minutes of Larkmoor Parish Council Winter Meeting held in the Tar Loft at 7.15pm",
            "body: Larkmoor Parish Council",
        ),
        (
            "Agenda and minutes\n\nOsk and Larkmoor Joint Scrutiny Committee - Tuesday, 7 March 2028 4:45 pm",
            "body: Osk and Larkmoor Joint Scrutiny Committee",
        ),
        (
            "\"Larkmoor Parish Council Minutes\"",
            "body: Larkmoor Parish Council",
        ),
        (
            "Larkmoor Allotments Society Annual General Meeting\nTuesday 7 March 2028",
            "body: Larkmoor Allotments Society",
        ),
        (
            "Annual Larkmoor Town Council\nTuesday 7 March 2028",
            "body: Larkmoor Town Council",
        ),
        (
            "7 March 2028 - Osk Board of Education Meeting Agenda - 6:30 p.m.",
            "body: Osk Board of Education",
        ),
    ] {
        assert_eq!(field(&agenda(head), "body"), body);
    }
}

#[test]
fn a_governing_body_is_no_person_and_an_apostrophe_no_part_of_a_name() {
    let school = "Osk Primary School\nFull Governing Body\n\nDate: 6/3/28   Time: 17.30";
    assert_eq!(field(&agenda(school), "body"), "body: Full Governing Body");
    let trustees = "THE FRIENDS OF OSK LIBRARY\nTrustees' Meeting\nWednesday, 8 March 2028";
    assert_eq!(
        field(&agenda(trustees), "body"),
        "body: THE FRIENDS OF OSK LIBRARY"
    );
    let label =
        "Osk Board\nDate: 7 March 2028\nVenue: Tarn House\n1 Osk Square\nLM1 1AA\nTime: 6 pm";
    assert_eq!(
        field(&agenda(label), "venue"),
        "venue: Tarn House, 1 Osk Square, LM1 1AA"
    );
    let past = "Osk Forum\nTuesday 7 March 2028\n\nNext meeting: Tuesday 4 April 2028\nLast meeting: 1 May 2028";
    assert_eq!(told(&front(past)).matches("future:").count(), 1);
}

#[test]
fn sentences_and_buildings_are_no_names() {
    let prose = "Osk Neighbours Town Hall\n7 March 2028\n\nOsk City Council has given eleven months\nto the ferry. Council has again\nwanted more tolls.\n\nAt our meeting the council\nchose to wait.\n";
    assert_eq!(
        field(prose, "body"),
        "body: Osk Neighbours Town Hall ? It is the first line; nothing says that it is the body \
         that meets."
    );
    assert_eq!(field(prose, "host"), "");
    let noted = "Larkmoor Grants Panel\nTuesday 7 March 2028\n\nUnder the Standing Orders the Committee of the whole Council was advised";
    assert_eq!(field(&agenda(noted), "body"), "body: Larkmoor Grants Panel");
    let office = "OSK WATER BOARD\n\nOSK WATER BOARD OFFICE\n7 March 2028";
    assert_eq!(field(&agenda(office), "body"), "body: OSK WATER BOARD");
}

#[test]
fn a_name_in_two_lines_is_one_and_two_names_are_a_doubt() {
    let two = "Osk and Larkmoor-on-Tarn\nCommunity Council\n\nAgenda for the meeting of Community Council to be held on\nMonday 6 March 2028 at 19:00hrs";
    assert_eq!(
        field(&agenda(two), "body"),
        "body: Osk and Larkmoor-on-Tarn Community Council"
    );
    let several = "Finance Committee\nPlanning Committee\nTuesday 7 March 2028";
    assert_eq!(
        field(&agenda(several), "body"),
        "body: Finance Committee ? Several lines at the top could be the name of the body."
    );
    let kind = "BOARD MEETING\nTuesday 7 March 2028";
    assert_eq!(
        field(&agenda(kind), "body"),
        "body: BOARD ? It says only of which kind the body is."
    );
}

#[test]
fn a_notice_names_what_meets_by_any_name() {
    let spaced = "9th February, 2028\n\nTo: Each Member of the Tarn Crossings Strategic Policy\n\nYou are invited to attend a Meeting of the Tarn Crossings Strategic Policy\n\nCommittee, to be held in the Weavers Chamber, Larkmoor and ONLINE by Video\n\nConference, on Tuesday the 7th March 2028 at 3:30 p.m.";
    let read = agenda(spaced);
    assert_eq!(
        field(&read, "body"),
        "body: Tarn Crossings Strategic Policy Committee"
    );
    assert_eq!(field(&read, "date"), "date: 2028-03-07");
    assert_eq!(field(&read, "start"), "start: 15:30");
    let other = "You are requested to attend a meeting of the Freeholders of Larkmoor to be held on Tuesday 7 March 2028 at 7 pm";
    assert_eq!(
        field(&agenda(other), "body"),
        "body: Freeholders of Larkmoor ? Only the notice says that it meets; its name is no usual \
         one of a body."
    );
    let holds = "Notice is hereby given that the\n\nLARKMOOR DISTRICT COUNCIL 7\n\nwill hold a closed meeting\n\nTuesday, March 7, 2028\n9:00 am";
    assert_eq!(
        field(&agenda(holds), "body"),
        "body: LARKMOOR DISTRICT COUNCIL 7"
    );
    let before = "Larkmoor Parish Council. Councillors are summoned to a meeting on 7 March 2028, at 7pm in the Loom Room";
    assert_eq!(
        field(&agenda(before), "body"),
        "body: Larkmoor Parish Council ? It stands before the notice; nothing says that it is the \
         body that meets."
    );
}

#[test]
fn the_day_of_the_letter_and_of_the_signature_is_not_the_meetings() {
    let letter = "LARKMOOR PARISH COUNCIL\n\nFriday 3 March 2028\n\nDear Member\n\nYou are summoned to attend a meeting of the Parish Council on Thursday 9 March at 1900.\n\nA Bell, Clerk to the Council  Date: 3 March 2028";
    assert_eq!(
        field(&agenda(letter), "start"),
        "start: 19:00",
        "{}",
        told(&front(&agenda(letter)))
    );
    assert_eq!(
        field(&agenda(letter), "date"),
        "date: 2028-03-09 ? No year is printed with the day."
    );
    let only = "LARKMOOR PARISH COUNCIL\n\nFriday 3 March 2028\n\nDear Member";
    assert_eq!(
        field(&agenda(only), "date"),
        "date: 2028-03-03 ? It could be the day on which the notice was written."
    );
    let signed = "LARKMOOR PARISH COUNCIL\n\nMembers are summoned to a meeting of the Parish Council on Thursday 9 March 2028 at 7 pm.\n\nSigned on original\nAda Bell - Clerk to the Council Date: 3rd March 2028";
    assert_eq!(field(&agenda(signed), "date"), "date: 2028-03-09");
}

#[test]
fn a_day_without_a_year_takes_one_from_the_paper_and_is_doubted() {
    let undated = "Larkmoor Parish Council\n\nDate: Tuesday 7th March\nTime: 18:15\n\nAGENDA\n\n1. Apologies\n2. Minutes of 6 December 2027\n3. Drains\n";
    assert_eq!(
        field(undated, "date"),
        "date: 2028-03-07 ? No year is printed with the day."
    );
}

#[test]
fn of_several_times_the_one_named_for_the_meeting_is_it() {
    let at = |line: &str| {
        field(
            &agenda(&format!(
                "Larkmoor Parish Council\nTuesday 7 March 2028\n{line}"
            )),
            "start",
        )
    };
    assert_eq!(at("6.30pm-8.00pm"), "start: 18:30");
    assert_eq!(
        at("10.00 am. The meeting is scheduled to end by 4.30 pm."),
        "start: 10:00"
    );
    assert_eq!(
        at("Stalls 5.30pm-6.30pm, Supper 5.30pm, AGM 6.30pm-8.00pm"),
        "start: 18:30"
    );
    assert_eq!(
        at("Doors 6.00 pm, talk 7.00 pm"),
        "start: 18:00 ? Several times are printed here."
    );
    assert_eq!(at("at 1900"), "start: 19:00");
    assert_eq!(at("at 1900 High Road"), "");
    let far = "Larkmoor Parish Council\nTuesday 7 March 2028\n\nThe Mill\nOsk\nTarn Lane\nLarkmoor\n\nSupper 5.30pm, AGM 6.30pm";
    assert_eq!(
        field(&agenda(far), "start"),
        "start: 18:30 ? It stands apart from the day of the meeting."
    );
}

#[test]
fn a_scan_that_lost_the_letters_of_the_day_is_read_and_doubted() {
    let scan = "You are requested to attend the Annual Meeting of the Municipal District of Osk to be held at Tarn House, Mill Road, Larkmoor, Co. Tarn, on Tuesday, 7\" March, 2028 at 9.00\na.m. The business is set out on the Agenda.";
    let read = agenda(scan);
    assert_eq!(field(&read, "body"), "body: Municipal District of Osk");
    assert_eq!(
        field(&read, "date"),
        "date: 2028-03-07 ? The paper has a sign behind the day where a scan has lost letters."
    );
    assert_eq!(
        field(&read, "venue"),
        "venue: Tarn House, Mill Road, Larkmoor, Co. Tarn"
    );
}

#[test]
fn an_address_in_lines_of_its_own_is_the_place_up_to_its_postcode() {
    let address = "Osk Ferries Trust\nTuesday 7 March 2028\n\nThe Mill\nOsk Food Hall\nTarn Lane\nLarkmoor LM9 2AB";
    assert_eq!(
        field(&agenda(address), "venue"),
        "venue: The Mill, Osk Food Hall, Tarn Lane, Larkmoor LM9 2AB ? No label says that this is \
         the place of the meeting."
    );
}

#[test]
fn a_place_that_is_yet_to_be_told_and_a_charitys_number_are_not_certain() {
    let open = "OSK WATCH ASSOCIATION\nRegistered Charity 100000\n\nDate: 7 March 2028\nPlace: TBC";
    assert_eq!(
        field(&agenda(open), "venue"),
        "venue: TBC ? The paper has yet to say where the meeting is."
    );
    assert_eq!(field(&agenda(open), "host"), "");
}

#[test]
fn the_next_meeting_that_stands_above_its_agenda_is_this_one() {
    let told = told(&front(
        "LARKMOOR COMMUNITY COUNCIL\n\nThe next meeting will be held on Tuesday, 2 June 2026 at 7.00pm in The\nMill.\n\
         AGENDA\n\n1. Apologies\n\n2. Minutes\n\n3. Looms\n",
    ));
    assert!(told.contains("date: 2026-06-02\n"), "{told}");
    assert!(
        told.contains("venue: Mill") || told.contains("venue: The Mill"),
        "{told}"
    );
}

#[test]
fn a_parish_meeting_is_a_body_and_who_chairs_it_no_place() {
    let told = told(&front(
        "Larkmoor Annual Parish Assembly 2026\n\nThe Larkmoor Annual Parish Assembly will be held on Tuesday, 7 May at\n\
         7.00 p.m. at Larkmoor Village Hall under the Chairmanship of Mrs. Ann\nLee (Chairman of Larkmoor Parish Council)\n\nAgenda\n\n\
         1. Welcome and apologies for absence;\n2. To confirm the Minutes of the Meeting held on Thursday, 8 May 2025\n3. Looms\n",
    ));
    assert!(told.contains("venue: Larkmoor Village Hall\n"), "{told}");
    assert!(told.contains("19:00"), "{told}");
    assert!(
        told.contains("body: Larkmoor Annual Parish Assembly"),
        "{told}"
    );
    assert!(!told.contains("Assembly 2026"), "{told}");
    let told = super::told(&front(
        "LARKMOOR ANNUAL PARISH MEETING\n\nTuesday 7 May 2026 at 7 pm\n\nAGENDA\n\n1. Apologies\n2. Minutes\n3. Looms\n",
    ));
    assert!(
        told.contains("body: LARKMOOR ANNUAL PARISH MEETING"),
        "{told}"
    );
}

#[test]
fn the_half_of_the_day_may_stand_in_the_next_line() {
    let told = told(&front(
        "Annual Parish Assembly\n\nThe Annual Parish Assembly will be held on Thursday, 6 May at 7.30\np.m. at Larkmoor Village Hall \
         under the Chairmanship of Ron Ash\n\nAgenda\n\n1. Welcome\n2. To approve the Minutes of the Assembly held on 8 May 2025\n3. Looms\n",
    ));
    assert!(told.contains("venue: Larkmoor Village Hall"), "{told}");
    assert!(told.contains("19:30"), "{told}");
}

#[test]
fn a_day_with_nothing_beside_it_and_another_without_a_time_are_doubted() {
    let told = told(&front(
        "Moorings Board\n\nDeciding Session Agenda\nSeptember 18, 2025\n\nVisiting Session on Tuesday, September 16, 2025\n\n\
         1. Apologies\n2. Minutes\n3. Looms\n",
    ));
    let day = told.lines().find(|l| l.starts_with("date:")).unwrap_or("");
    assert!(day.contains("2025-09-18") || day.contains('?'), "{told}");
}
