//! Where the titles of items end, what stands beside them, and agendas by the clock.

use super::{front, told};

/// The lines of the items of what was read.
fn items(text: &str) -> Vec<String> {
    let read = told(&front(text));
    let lines = read.lines().skip_while(|l| !l.starts_with("item "));
    lines.map(str::to_owned).collect()
}

const UNCLEAR: &str = "The line below could belong to the title or to what stands under it.";

#[test]
fn a_title_that_fills_its_column_goes_on_and_is_doubted() {
    let read = items(
        "Larkmoor Council\n\nAGENDA\n\n1. Apologies for Absence\n\n\
         2. Declarations of Recordable Financial Interests or Other\n   Weighty Interests in items on the agenda\n\n\
         3. Minutes of the meeting held on 7 February 2028 and,            (Pages 1 - 14)\n   to be approved as a correct record\n\n\
         4. Bridges\n   Towpath closures\n",
    );
    assert_eq!(
        read,
        [
            "item 1: Apologies for Absence <Membership>".to_owned(),
            format!(
                "item 2: Declarations of Recordable Financial Interests or Other Weighty Interests in items on the agenda ? {UNCLEAR} <Declarations>"
            ),
            "item 3: Minutes of the meeting held on 7 February 2028 and, to be approved as a correct record p1-14 <Minutes>".to_owned(),
            "item 4: Bridges".to_owned(),
            "    Towpath closures".to_owned(),
        ]
    );
}

#[test]
fn an_open_sentence_and_a_year_go_on_a_title() {
    let read = items(
        "Larkmoor Council\n\nAGENDA\n\n\
         1. To elect a Provost of the Ward of Larkmoor and Osk to hold office until the\nnext Annual Meeting or until another has been elected in that office.\n\n\
         2. Chair’s welcome and Minutes of the General Meeting, 10th September\n2027.\n\n\
         3. Minutes\nto approve those of 4 May 2027\n\n\
         4. FERRY REPORTS\n1. TOLLS\n2. ROPES\n",
    );
    assert_eq!(
        read[..4],
        [
            "item 1: To elect a Provost of the Ward of Larkmoor and Osk to hold office until the next Annual Meeting or until another has been elected in that office.".to_owned(),
            "item 2: Chair’s welcome and Minutes of the General Meeting, 10th September 2027.".to_owned(),
            "item 3: Minutes <Minutes>".to_owned(),
            "    to approve those of 4 May 2027".to_owned(),
        ]
    );
    let reports = read.iter().find(|l| l.contains("FERRY REPORTS")).unwrap();
    assert!(!reports.contains("TOLLS"), "{reports}");
}

#[test]
fn brackets_on_a_line_of_their_own_are_doubted() {
    let read = items(
        "Larkmoor Council\n\nAGENDA\n\n1. Minutes\n\n\
         2. Briefing on the published Osk and Larkmoor Transport Strategy\n\n(OLTS).\n\n3. Bridges\n",
    );
    assert_eq!(
        read[1],
        format!(
            "item 2: Briefing on the published Osk and Larkmoor Transport Strategy (OLTS). ? {UNCLEAR}"
        )
    );
}

#[test]
fn a_number_alone_has_its_title_below_even_at_the_end_and_for_an_exclusion() {
    let read = items(
        "Larkmoor Scrutiny Committee - Tuesday, 7 March 2028 5.15 pm\n\nItems\nNo. Item\n\n\
         1.\n\nApologies\n\n2.\n\nMinutes pdf icon PDF 187 KB\n\nTo agree them.\n\n\
         3.\n\nExclusion of Press and Public\n\nTo ask the public to leave for the remaining items.\n\n4.\n\nGUTTERS\n\nThere is a paper.\n",
    );
    assert_eq!(
        read,
        [
            "item 1: Apologies <Membership>",
            "item 2: Minutes <Minutes>",
            "    To agree them.",
            "item 3: Exclusion of Press and Public",
            "    To ask the public to leave for the remaining items.",
            "item 4: GUTTERS EXEMPT()",
            "    There is a paper.",
        ]
    );
}

#[test]
fn initials_at_the_right_margin_lead_items() {
    let read = items(
        "Osk Committee\n\nAGENDA\n\n\
         1 Apologies                                       PW\n\
         2 Last minutes                                    All\n\
         3 Raffle News                                     VRD/PW\n",
    );
    let lead = "They stand beside the title, and nothing says that they are who leads the item.";
    assert_eq!(
        read,
        [
            format!("item 1: Apologies lead=PW ? {lead} <Membership>"),
            format!("item 2: Last minutes lead=All ? {lead}"),
            format!("item 3: Raffle News lead=VRD/PW ? {lead}"),
        ]
    );
}

#[test]
fn the_time_in_front_of_an_item_is_no_number() {
    let read = items(
        "Larkmoor Community Council\nMonday 6 March 2028 at 19:00hrs\n\nAGENDA\n\n\
         19:00 Apologies\nDeclarations of Interest\n\n19:10 Guest Speaker\n\n\
         20.00 Planning Applications\n\n1. A shed at Osk\n2. A barn at Tarn\n3. A gate\n4. A wall\n\n20:10 Coffee\n\n20:20 Date of next meeting\n",
    );
    assert_eq!(
        read,
        [
            "item : Apologies <Membership>",
            "item : Declarations of Interest <Declarations>",
            "item : Guest Speaker",
            "item : Planning Applications",
            "    1. A shed at Osk // 2. A barn at Tarn // 3. A gate // 4. A wall",
            "item : Date of next meeting <WorkProgramme>",
        ]
    );
}

#[test]
fn signs_that_stand_for_spaces_part_words_that_are_doubted() {
    let read = told(&front(
        "Osk'Ferries'Trust'Annual'General'Meeting'\n'\nTuesday,'7th'March'2028'\n\n\
         1.' Chair’s'welcome'\n2.' Ropes'and'tolls'of'the'ferry\n3.' Closing'Remarks\n",
    ));
    let doubt = "A sign stands where the paper has spaces; check the words.";
    assert_eq!(
        read.lines().collect::<Vec<_>>(),
        [
            format!("body: Osk Ferries Trust ? {doubt}"),
            format!("kind: annual ? {doubt}"),
            format!("date: 2028-03-07 ? {doubt}"),
            format!("item 1: Chair’s welcome ? {doubt}"),
            format!("item 2: Ropes and tolls of the ferry ? {doubt}"),
            format!("item 3: Closing Remarks ? {doubt}"),
        ]
    );
}

#[test]
fn a_list_below_a_title_is_no_part_of_it_and_a_lone_noun_is_doubted() {
    let read = items(
        "Osk Watch Association\n\nAGENDA\n\n1. Apologies\n2. Minutes of 7 March 2028\n3. Reports\n - chair\n - treasurer\n\
         4. Ferry tolls – annual\nreport\n5. AOB\n",
    );
    assert_eq!(
        read[2..],
        [
            "item 3: Reports".to_owned(),
            "    * chair".to_owned(),
            "    * treasurer".to_owned(),
            format!("item 4: Ferry tolls – annual report ? {UNCLEAR}"),
            "item 5: AOB <AnyOther>".to_owned(),
        ]
    );
}

#[test]
fn a_title_that_breaks_off_is_doubted_and_a_bracket_is_closed() {
    let read = items(
        "Larkmoor Council\n\nAGENDA\n\n1. Apologies for Absence\n\n\
         2. On the sale of the former ferry house and\n\nits garden, which was let in May\n\n\
         3. Plan for the schools of the five parishes 2025-29 (to be\nreferred to the Board)\n\n\
         4. On the sale of the land south of and adjoining\n12 Mill Lane\n\n5. Bridges\n",
    );
    assert_eq!(
        read,
        [
            "item 1: Apologies for Absence <Membership>".to_owned(),
            format!("item 2: On the sale of the former ferry house and ? {UNCLEAR}"),
            "    its garden, which was let in May".to_owned(),
            "item 3: Plan for the schools of the five parishes 2025-29 (to be referred to the Board)".to_owned(),
            "item 4: On the sale of the land south of and adjoining 12 Mill Lane".to_owned(),
            "item 5: Bridges".to_owned(),
        ]
    );
}

#[test]
fn to_before_a_verb_begins_what_stands_under_a_title() {
    let read = items(
        "Larkmoor Council\n\nAGENDA\n\n1. Apologies for Absence\n\n2. Election of Auditor To elect the \
         auditor\n\n3. Bridges\n",
    );
    assert_eq!(
        read,
        [
            "item 1: Apologies for Absence <Membership>",
            "item 2: Election of Auditor",
            "    To elect the auditor",
            "item 3: Bridges"
        ]
    );
}

#[test]
fn the_place_stands_in_lines_below_its_label() {
    let read = front(
        "Larkmoor College\nBoard of Trustees Meeting\n5 May 2028, 4.00 pm\nMeeting Location:\nLarkmoor \
         College\nBoard Room\n19 Mill Lane\n\nAGENDA\n\n1. Apologies for Absence\n2. Minutes\n3. Bridges\n",
    );
    let venue = read.venue.unwrap();
    assert_eq!(
        venue.value.as_str(),
        "Larkmoor College, Board Room, 19 Mill Lane"
    );
    let read = front(
        "Larkmoor Council\n5 May 2028, 4.00 pm\nVenue: Council Chamber, Mill House, Telephone: 01632 960000\n\n\
         AGENDA\n\n1. Apologies for Absence\n2. Minutes\n3. Bridges\n",
    );
    let venue = read.venue.unwrap();
    assert_eq!(venue.value.as_str(), "Council Chamber, Mill House");
    assert!(!venue.is_certain());
}

#[test]
fn a_bracket_and_a_full_stop_inside_a_sentence_end_no_title() {
    let read = items(
        "Larkmoor Council\n\nAGENDA\n\n1. Apologies for Absence\n\n2. Sign the third change to the Ferry Agreement \
         (Agreement) by and among the parishes\n\n3. Award the contract to Osk Ferries, Inc. to provide the ropes\n\n\
         4. Bridges\n",
    );
    assert_eq!(
        read,
        [
            "item 1: Apologies for Absence <Membership>",
            "item 2: Sign the third change to the Ferry Agreement (Agreement) by and among the parishes",
            "item 3: Award the contract to Osk Ferries, Inc. to provide the ropes",
            "item 4: Bridges"
        ]
    );
}
