//! Minutes of invented bodies, told by the whole of the paper: numbers that run on through the years,
//! rows, marks between titles and text, sentences that say who came and who is to do what, and what has
//! to be doubted because it could be read otherwise.

use crate::import::found::Found;
use crate::import::proposal::{Minutes, Proposal};
use crate::import::supporting::testing::run;

fn read(text: &str) -> Proposal {
    let mut out = Proposal::default();
    super::read(&run(text).lines, &mut out);
    out
}

fn minutes(text: &str) -> Minutes {
    read(text).minutes.remove(0)
}

/// The items, "?" behind a title that is doubted.
fn items(text: &str) -> Vec<String> {
    let told = |i: &crate::import::proposal::Minuted| {
        let doubt = if i.title.is_certain() { "" } else { "?" };
        format!("{} {}{doubt}", i.number.as_str(), i.title.value.as_str())
    };
    minutes(text).items.iter().map(told).collect()
}

fn clock(found: Option<&Found<chrono::NaiveTime>>) -> String {
    found.map_or_else(String::new, |f| {
        let doubt = if f.is_certain() { "" } else { "?" };
        format!("{}{doubt}", f.value.format("%H:%M"))
    })
}

/// When the meeting began and ended.
fn times(text: &str) -> (String, String) {
    let minutes = minutes(text);
    (
        clock(minutes.started.as_ref()),
        clock(minutes.ended.as_ref()),
    )
}

/// Who was present, "+" for those in attendance alone and "?" for a doubt; and who was away.
fn people(text: &str) -> (Vec<String>, Vec<String>) {
    let minutes = minutes(text);
    let present = minutes.present.iter().map(|p| {
        let aside = if p.value.in_attendance { "+" } else { "" };
        let doubt = if p.is_certain() { "" } else { "?" };
        format!("{}{aside}{doubt}", p.value.person.full_name())
    });
    let away = minutes.apologies.iter().map(|p| {
        let doubt = if p.is_certain() { "" } else { "?" };
        format!("{}{doubt}", p.value.full_name())
    });
    (present.collect(), away.collect())
}

/// The actions, with whose they are, and "?" for a doubt.
fn actions(text: &str) -> Vec<String> {
    let told = |a: &crate::import::proposal::Action| {
        let owners: Vec<&str> = a
            .owners
            .iter()
            .map(crate::meeting::text::Text::as_str)
            .collect();
        let doubt = if a.text.is_certain() { "" } else { "?" };
        format!("{}: {}{doubt}", owners.join("+"), a.text.value.as_str())
    };
    read(text).actions.iter().map(told).collect()
}

const HEAD: &str = "Minutes of the Loom Trust held on 4 May 2027\n\nPresent: Imelda Crake (Chair), Edna Rooke, Alan Holt\n\n";

#[test]
fn when_the_meeting_began_is_read_from_its_heading() {
    for (heading, want) in [
        ("held on Tuesday 4 May 2027 at 7.30 pm in the Mill", "19:30"),
        ("held on Tuesday 4 May 2027\nTime: 14:00 to 15.20", "14:00"),
        ("14.00, Tuesday 4 May 2027", "14:00"),
        // Nobody says which half of the day.
        ("held on Tuesday 4 May 2027 at 7.30 in the Mill", "19:30?"),
        ("held on Tuesday 4 May 2027", ""),
        (
            "held on Tuesday 4 May 2027. The next meeting is at 6 pm.",
            "",
        ),
    ] {
        let text = format!(
            "Minutes of the Loom Trust\n{heading}\n\nPresent: Ann Lee, Bo Oke\n\n1. Looms\n\nAgreed.\n"
        );
        assert_eq!(times(&text).0, want, "{heading}");
    }
}

#[test]
fn what_was_minuted_goes_before_the_heading() {
    let said = |at: &str| {
        format!(
            "Minutes of the Loom Trust\nheld on 4 May 2027 at 7.00 pm\n\nPresent: Ann Lee, Bo Oke\n\n1. Welcome\n\n{at}\n\n\
             2. Close\n\nThe next meeting starts at 6 pm.\n"
        )
    };
    for (at, want) in [
        (
            "The Chair called the monthly meeting to order at 7.05 pm.",
            "19:05?",
        ),
        ("The meeting commenced at 1900.", "19:00"),
        ("At 7.02 pm the Chair opened the meeting.", "19:02?"),
        ("All were welcome.", "19:00"),
    ] {
        assert_eq!(times(&said(at)).0, want, "{at}");
    }
}

#[test]
fn when_it_ended_is_told_by_a_label_or_a_span_too() {
    let head = |line: &str| {
        format!(
            "Loom Trust minutes, 4 May 2027\n{line}\n\nPresent: Ann Lee, Bo Oke\n\n1. Looms\n\nThey are old.\n"
        )
    };
    assert_eq!(
        times(&head("Start time: 17:00\nEnd time: 18:10")),
        ("17:00".into(), "18:10".into())
    );
    assert_eq!(
        times(&head("7pm to 8pm at the Mill")),
        ("19:00".into(), "20:00?".into())
    );
    let between = "The meeting was held on 4 May 2027, between 7:30pm and 10pm, at the Mill.\n\nPresent: Ann Lee, Bo Oke\n\n1. Looms\n\nOld.\n";
    assert_eq!(times(between).1, "22:00?");
    // The time of the next meeting is not the end of this one.
    let next = format!(
        "{HEAD}1. Looms\n\nThe meeting was adjourned with the next meeting on 12 June at 6 pm.\n"
    );
    assert_eq!(times(&next).1, "");
}

#[test]
fn numbers_run_on_through_the_years_to_four_digits() {
    let text = format!(
        "{HEAD}2381. Constable: No report.\n\n2382. Public forum: Nobody came.\n\n2383. Apologies for absence: None.\n\n\
         2384. Looms: The Trust bought two. In 1998. they had four.\n\n2385. Date of next meeting: 1 June.\n"
    );
    assert_eq!(
        items(&text),
        [
            "2381 Constable",
            "2382 Public forum",
            "2383 Apologies for absence",
            "2384 Looms",
            "2385 Date of next meeting",
        ]
    );
}

#[test]
fn items_in_the_rows_of_a_table() {
    let text = format!(
        "{HEAD}Item\tNotes\tAction\nLT 12/27\tApologies\tNone were given.\t\nLT 13/27\tMinutes of the last meeting\tThey \
         were signed.\tClerk\nLT 14/27\tLooms\tTwo were bought.\t\n"
    );
    assert_eq!(
        items(&text),
        [
            "LT 12/27 Apologies",
            "LT 13/27 Minutes of the last meeting",
            "LT 14/27 Looms"
        ]
    );
}

#[test]
fn a_number_through_the_year_may_stand_before_that_of_the_agenda() {
    let text = format!(
        "{HEAD}27-104 1. ROLL CALL: All were there.\n\n27-105 2. APPROVING THE AGENDA: Carried.\n\n27-106 3. LOOMS: \
         Two were bought.\n\n27-107 4. ADJOURNMENT\n"
    );
    assert_eq!(
        items(&text),
        [
            "1 ROLL CALL",
            "2 APPROVING THE AGENDA",
            "3 LOOMS",
            "4 ADJOURNMENT"
        ]
    );
}

#[test]
fn whole_numbers_with_a_nought_head_items_before_a_list_of_rules() {
    let text = "Loom Trust\n\nTuesday 4 May 2027\n\n1.0 ATTENDEES\n\nPresent\nAnn Lee\nBo Oke\n\n2.0 CALL TO ORDER: 7:05 pm\n\n\
                3.0 ADOPTION OF MINUTES\nThey were adopted.\n\n4.0 REPORTS\n\n4.1 Gardens\nNothing.\n\n5.0 DATE OF NEXT MEETING\n\n\
                House rules\n\n1. Wipe your feet\n2. Shut the door\n3. Feed the cat\n4. Wash the cups\n5. Lock the gate\n";
    let read = items(text);
    assert_eq!(
        read[..2],
        ["1.0 ATTENDEES", "2.0 CALL TO ORDER"].map(str::to_owned)[..],
        "{read:?}"
    );
    assert!(!read.iter().any(|i| i.contains("cat")), "{read:?}");
}

#[test]
fn titles_are_cut_where_most_of_the_paper_cuts_them() {
    let text = format!(
        "{HEAD}1. Apologies \u{2013} Apologies had been received from Cy Roe.\n\n2. Minutes \u{2013} The minutes were signed.\n\n\
         3. Looms \u{2013} The Trust bought two of the looms in the mill.\n\n4. Letters \u{2013} None\n\n5. Close \u{2013} The \
         meeting closed at nine.\n"
    );
    assert_eq!(
        items(&text),
        [
            "1 Apologies",
            "2 Minutes",
            "3 Looms",
            "4 Letters?",
            "5 Close"
        ]
    );
    // One dash among other titles may be part of its own.
    let text = format!(
        "{HEAD}1. Apologies\n\nNone.\n\n2. Minutes\n\nSigned.\n\n3. Looms \u{2013} the price of yarn and of the new wheels that were ordered in May. It rose.\n\n4. Letters\n\nNone.\n"
    );
    assert_eq!(items(&text)[2], "3 Looms?");
}

#[test]
fn a_number_that_stands_at_two_titles_is_doubted() {
    let text = format!(
        "{HEAD}LT 12/27 Apologies\n\nLT 13/27 Minutes\n\nLT 14/27 Looms\n\nLT 15/27 Close\n\n\
         LT 12/27 Apologies\n\nNone.\n\nLT 13/27 Minutes\n\nSigned.\n\nLT 14/27 The price of wool\n\nIt rose.\n\nLT 15/27 Close\n\nAt nine.\n"
    );
    let read = items(&text);
    assert!(
        read.iter()
            .any(|i| i.starts_with("LT 14/27") && i.ends_with('?')),
        "{read:?}"
    );
    assert!(read.iter().any(|i| i == "LT 13/27 Minutes"), "{read:?}");
}

#[test]
fn a_title_in_capitals_goes_on_in_the_next_line() {
    let text = format!(
        "{HEAD}1 APOLOGIES\nNone.\n\n2 REVIEW AND APPROVAL OF THE LOOMS THAT WERE BOUGHT\nAND OF THEIR COSTS\nThe Trust looked at \
         each.\n\n3 CLOSE\nAt nine.\n"
    );
    assert_eq!(
        items(&text)[1],
        "2 REVIEW AND APPROVAL OF THE LOOMS THAT WERE BOUGHT AND OF THEIR COSTS"
    );
}

#[test]
fn limbs_below_words_that_resolve_something_are_doubted() {
    let resolved = |text: &str| {
        let minutes = minutes(text);
        let all = minutes.items.iter().flat_map(|i| i.resolved.clone());
        all.map(|r| r.text.is_certain()).collect::<Vec<_>>()
    };
    let lead = format!(
        "{HEAD}1. Looms\n\nRESOLVED: That the following be appointed:\n\na) Ann Lee\n\nb) Bo Oke\n\n2. Close\n\nAt nine.\n"
    );
    assert_eq!(resolved(&lead), [false, false]);
    let bare = format!(
        "{HEAD}1. Looms\n\nRESOLVED:\n\na) That two be bought.\n\nb) That one be sold.\n\n2. Close\n\nAt nine.\n"
    );
    assert_eq!(resolved(&bare), [true, true]);
}

#[test]
fn one_list_of_those_who_came_is_the_list_of_those_present() {
    let led = "Loom Trust, 4 May 2027\n\nIn attendance:\nAnn Lee (Chair)\nBo Oke (Treasurer)\nCy Roe\n\n1. Looms\n\nOld.\n";
    assert_eq!(people(led).0, ["Ann Lee", "Bo Oke", "Cy Roe"]);
    let plain =
        "Loom Trust, 4 May 2027\n\nIn attendance: Ann Lee, Bo Oke, Cy Roe\n\n1. Looms\n\nOld.\n";
    assert_eq!(people(plain).0, ["Ann Lee", "Bo Oke", "Cy Roe"]);
    let two = "Loom Trust, 4 May 2027\n\nPresent: Ann Lee, Bo Oke\nIn attendance: Cy Roe\n\n1. Looms\n\nOld.\n";
    assert_eq!(people(two).0, ["Ann Lee", "Bo Oke", "Cy Roe+"]);
}

#[test]
fn a_label_that_says_nothing_of_who_they_are_is_doubted() {
    let text = "Loom Trust, 4 May 2027\n\nPresent: Ann Lee, Bo Oke\nApologies: Cy Roe, Di Ash\nWords from the floor: Ed Fay, Flo \
                Gill\n\n1. Looms\n\nOld.\n";
    assert_eq!(people(text).1, ["Cy Roe", "Di Ash", "Ed Fay?", "Flo Gill?"]);
}

#[test]
fn groups_with_headings_of_their_own_stand_under_that_of_the_list() {
    let text = "# Loom Trust\n\n4 May 2027\n\n## Attendance\n\n### Committee\n\nAnn Lee\nBo Oke\nCy Roe\n\n### Apologies\n\nDi Ash\n\n## Looms\n\nOld.\n";
    let steps = crate::import::supporting::testing::steps();
    let format = crate::import::formats::Format::Markdown;
    let run = crate::import::formats::read(format, 0, text.as_bytes(), &steps).unwrap();
    let mut out = Proposal::default();
    super::read(&run.lines, &mut out);
    let names: Vec<String> = out.minutes[0]
        .present
        .iter()
        .map(|p| p.value.person.full_name())
        .collect();
    assert_eq!(names, ["Ann Lee", "Bo Oke", "Cy Roe"]);
}

#[test]
fn sentences_tell_who_came_and_who_did_not() {
    let text = "Loom Trust, 4 May 2027\n\n1 Attendance\n\nAnneke, Boris, Cyril, Dinah and Edgar were in attendance\n\nApologies were received from \
                Flo\n\n2 Looms\n\nThey are old.\n";
    let (present, away) = people(text);
    assert_eq!(present, ["Anneke", "Boris", "Cyril", "Dinah", "Edgar"]);
    assert_eq!(away, ["Flo?"]);
    assert_eq!(items(text), ["1 Attendance", "2 Looms"]);
    let text = format!(
        "{HEAD}1. Apologies for absence\nR. Ash (RA); S. Bodd (SB) were not in attendance.\n\n2. Looms\n\nOld.\n"
    );
    assert_eq!(people(&text).1, ["R. Ash", "S. Bodd"]);
    let text = "Loom Trust, 4 May 2027\n\nThe Trust held its monthly meeting with the following present: Ann Lee, Bo Oke and Cy \
                Roe.\n\nOld business: none.\n";
    assert_eq!(people(text).0, ["Ann Lee", "Bo Oke", "Cy Roe"]);
}

#[test]
fn few_first_names_are_doubted_and_a_list_of_nothing_else_is_not() {
    let text =
        |names: &str| format!("Loom Trust, 4 May 2027\n\nPresent: {names}\n\n1. Looms\n\nOld.\n");
    assert_eq!(people(&text("Ann, Bo")).0, ["Ann?", "Bo?"]);
    assert_eq!(
        people(&text("Ann, Bo, Cy, Di")).0,
        ["Ann", "Bo", "Cy", "Di"]
    );
}

#[test]
fn initials_in_a_column_of_their_own_are_actions() {
    let text = "Minutes of the Loom Trust held on 4 May 2027\n\nPresent: Imelda Crake, Edna Rooke, Alan Holt\n\nItems   Action\n\n1. Looms\n\n\
                The roof above the looms is to be mended. IC\n\nThe mill had written to the BBC.\n\n2. Wool\n\nIt was agreed to ask two \
                farms for the price of wool. ER/AH\n";
    assert_eq!(
        actions(text),
        [
            "IC: The roof above the looms is to be mended",
            "ER+AH: It was agreed to ask two farms for the price of wool",
        ]
    );
}

#[test]
fn sentences_that_say_who_is_to_do_what_are_doubted_unless_they_are_marked() {
    let text = format!(
        "{HEAD}1. Looms\n\nThey are old. Clerk to ask the mill for two more. *Clerk asked to write to the county at once. *It was \
         agreed that Edna Rooke should go back to the mill. The price is to be low. Members to be thanked.\n"
    );
    assert_eq!(
        actions(&text),
        [
            "Clerk: Clerk to ask the mill for two more?",
            "Clerk: Clerk asked to write to the county at once",
            "Edna Rooke: It was agreed that Edna Rooke should go back to the mill",
        ]
    );
}

#[test]
fn lists_of_actions_have_many_headings() {
    let text = format!(
        "{HEAD}1. Looms\n\nThey are old. Action (Edna): Ask which is cheapest.\n\nOld action items\n\nEdna - the door, done\n\n\
         New action items\n\nEdna - ask the mill for wool\n\nBuy a wheel (mk12, jo7)\n\nTalk to Mira about the looms\n\n\
         2. Close\n\nAt nine.\n"
    );
    assert_eq!(
        actions(&text),
        [
            "Edna: Ask which is cheapest.",
            "Edna: ask the mill for wool",
            "mk12+jo7: Buy a wheel?"
        ]
    );
    // "ACTION: IC" is one action, and heads no list of them.
    let text = format!(
        "{HEAD}1. Looms\n\nThe Trust asked for two looms near the door.\n\nACTION: IC\n\nThe chairs are fine and stay.\n"
    );
    assert_eq!(
        actions(&text),
        ["IC: The Trust asked for two looms near the door."]
    );
}

#[test]
fn what_stands_behind_capitals_may_be_of_the_title() {
    let text = format!(
        "{HEAD}1 APOLOGIES\nNone.\n\n2 MINUTES OF THE MEETING HELD ON TUESDAY 9th May 2026\nThey were agreed.\n\n\
         3 LOOM BUDGET \u{2013} 2026-2027\nThe Trust had a statement before it.\n\n\
         4 LOOM WARDEN (formerly Keeper of the Looms)\nThe post was discussed.\n"
    );
    assert_eq!(
        items(&text),
        [
            "1 APOLOGIES",
            "2 MINUTES OF THE MEETING HELD ON TUESDAY 9th May 2026",
            "3 LOOM BUDGET \u{2013} 2026-2027",
            "4 LOOM WARDEN (formerly Keeper of the Looms)",
        ]
    );
}

#[test]
fn a_list_of_letters_below_a_heading_in_capitals_is_none_of_the_items() {
    let letters: Vec<String> = (1..=20)
        .map(|n| format!("{n} Mill of Osk Notice of day {n}"))
        .collect();
    let text = format!(
        "{HEAD}APOLOGIES\nApologies came from Hugo Brill.\n\nMINUTES OF THE MEETING HELD ON 6 APRIL 2027\nThey were signed.\n\n\
         MATTERS ARISING\nLoom Officer\nHe explained his role in full to all who had come.\n\nLOOMS\nThey are well and will be oiled soon.\n\n\
         FERRIES\nThey run as before and will do so next year.\n\nVILLAGE PLAN\nIt was put off to the next meeting.\n\n\
         CORRESPONDENCE\n{}\n",
        letters.join("\n")
    );
    let found = items(&text);
    assert!(found.iter().all(|i| i.starts_with(' ')), "{found:?}");
    assert!(
        found.iter().any(|i| i.contains("VILLAGE PLAN")),
        "{found:?}"
    );
    assert!(
        !found.iter().any(|i| i.contains("Loom Officer")),
        "{found:?}"
    );
}

#[test]
fn a_title_that_has_yet_to_say_of_which_meeting_is_doubted() {
    let text = format!(
        "{HEAD}1. Adoption of the Minutes of the Looms and Ferries\n\nWorking Group held on 6 April 2027.\n\nThey were agreed.\n\n\
         2. Looms\n\nNothing was said.\n\n3. Dues\n\nNone.\n"
    );
    let found = items(&text);
    assert!(found[0].ends_with('?'), "{found:?}");
}

#[test]
fn short_lines_that_stand_apart_head_the_items_where_nothing_else_does() {
    let names = ["Meets", "LARK", "Fees", "Gear", "Dinner", "Training"];
    let apart: Vec<String> = names
        .iter()
        .map(|name| {
            format!("{name} for next term\n\nThe Trust talked of it, and will do so again.\n\n")
        })
        .collect();
    let found = items(&format!("{HEAD}{}", apart.concat()));
    assert_eq!(found.len(), 6, "{found:?}");
    assert!(found.iter().all(|i| !i.ends_with('?')), "{found:?}");
    // Where such lines stand within the text as well they are no sign of a heading.
    let text = format!("{HEAD}{}Osk, weavers\nLarkmoor, millers\n", apart.concat());
    assert!(items(&text).is_empty());
}

#[test]
fn a_sentence_in_brackets_and_whose_an_action_is_are_no_part_of_a_title() {
    let text = format!(
        "{HEAD}1. Elections (nobody stood against the three who had been asked to stand by the Trust)\n\nThey were held.\n\n\
         2. Matters for next time Action all, to IC\n\nNone.\n\n3. Close\n\nThe Trust closed.\n"
    );
    assert_eq!(
        items(&text),
        ["1 Elections", "2 Matters for next time", "3 Close"]
    );
}

#[test]
fn initials_behind_the_mark_at_the_margin_are_whose_it_is() {
    let text = format!(
        "{HEAD}1. Looms\n\nThe old loom is to be mended in June.    Action IC\n\nThe fair is near.\n\nAction all\n\n\
         It rained. The roof leaks. Somebody ought to look at it.    Action ER and AH\n\nLegal Action in Osk went on.\n"
    );
    assert_eq!(
        actions(&text),
        [
            "IC: The old loom is to be mended in June.",
            "all: The fair is near.",
            "ER+AH: It rained. The roof leaks. Somebody ought to look at it.?",
        ]
    );
}

/// What is read of a Markdown paper.
fn marked(text: &str) -> Minutes {
    let steps = crate::import::supporting::testing::steps();
    let format = crate::import::formats::Format::Markdown;
    let run = crate::import::formats::read(format, 0, text.as_bytes(), &steps).unwrap();
    let mut out = Proposal::default();
    super::read(&run.lines, &mut out);
    out.minutes.remove(0)
}

fn titles(minutes: &Minutes) -> Vec<&str> {
    let titles = minutes.items.iter().map(|i| i.title.value.as_str());
    titles.collect()
}

#[test]
fn the_list_of_those_present_may_stand_behind_the_business() {
    let text = "# Loom Club\n\n## 4 May 2027\n\nThe meeting opened at 7 pm.\n\n## Agenda\n\nLooms and officers.\n\n## New \
                looms\n\nTwo looms were bought for the mill by the quay.\n\n## Officers\n\nAll of them are ready to stand once \
                more for a year.\n\n* Chair: Di Ash\n* Treasurer: Ed Fay\n* Clerk: Flo Gill\n\n## Attendees\n\n* Ann Lee\n* Bo \
                Oke\n* Cy Roe\n";
    let minutes = marked(text);
    assert_eq!(titles(&minutes), ["New looms", "Officers"]);
    let names = minutes.present.iter().map(|p| p.value.person.full_name());
    assert_eq!(names.collect::<Vec<_>>(), ["Ann Lee", "Bo Oke", "Cy Roe"]);
    let numbered = "Loom Club, 4 May 2027\n\n1. Call to order\n\nThe Chair opened the meeting.\n\n2. Roll call\n\nAnn Lee, Bo \
                    Oke and Cy Roe were in attendance.\n\n3. Looms\n\nTwo were bought.\n";
    assert_eq!(
        items(numbered),
        ["1 Call to order", "2 Roll call", "3 Looms"]
    );
}

#[test]
fn headings_below_the_highest_and_lists_whose_first_lines_are_long_head_no_items() {
    let text = "# Loom Club\n\nPresent: Ann Lee, Bo Oke\n\n## Looms\n\nTwo were bought.\n\n## Ferries\n\nNone came.\n\n## Left \
                from last time\n\n#### Mend the door\n\nNot yet.\n\n#### Paint the sign\n\nNot yet.\n\n#### Ask the \
                mill\n\nDone.\n\n#### Oil the looms\n\nDone.\n\n#### Count the boats\n\nDone.\n\n## Close\n\nAt nine.\n";
    let minutes = marked(text);
    assert_eq!(
        titles(&minutes),
        ["Looms", "Ferries", "Left from last time", "Close"]
    );
    let long =
        "The mill says that the looms of the old hall are too loud for those who live above it, "
            .repeat(5);
    let text = format!(
        "{HEAD}1. Looms\n\nOld.\n\n2. Ferries\n\nNone.\n\n3.The old hall\n\nWhat was said:\n\n   1) {long}\n\n   2) {long}\n\n   \
         3) The hall is loud\n\n   4) The mill is far away\n\n   5) Nobody weaves there\n\n4.Close\n\nAt nine.\n"
    );
    assert_eq!(
        items(&text),
        ["1 Looms", "2 Ferries", "3 The old hall", "4 Close"]
    );
}

#[test]
fn an_election_opens_no_list_of_those_present() {
    let text = "# Loom Club\n\n## Attendees\n\nAnn Lee, Bo Oke, Cy Roe\n\n## Election of officers\n\n* Chairman: Di Ash\n* \
                Secretary: Ed Fay\n\n## Looms\n\nOld.\n";
    let minutes = marked(text);
    assert_eq!(minutes.present.len(), 3);
}

#[test]
fn a_time_stands_behind_a_label_without_a_word_for_it() {
    let text = "Minutes of the Loom Club, 4 May 2027\n\nMeeting opened: 19.00\n\nPresent: Ann Lee, Bo Oke\n\n1. Looms\n\nThey \
                are old.\n\nMeeting closed: 20.15\n";
    assert_eq!(times(text), ("19:00".into(), "20:15".into()));
    let text = "# Loom Club\n\nPresent: Ann Lee, Bo Oke\n\n## Looms\n\nThey are old.\n\n## Ferries\n\nNone came.\n\n## The \
                fair\n\nBo will ask.\n\n## MEETING CONCLUDED AT 20.15\n";
    assert_eq!(titles(&marked(text)), ["Looms", "Ferries", "The fair"]);
}

#[test]
fn the_agenda_that_minutes_repeat_is_none_of_their_items() {
    let head = "# Loom Club\n\nPresent: Ann Lee, Bo Oke\n\n## Agenda\n\n1. Old looms\n2. Ferries\n3. The fair\n4. Close\n\n";
    let told = "## Old looms\n\nTwo were sold.\n\n## Ferries (again)\n\nNone came.\n\n## The fair\n\nBo will ask.\n\n## End\n\n\
                At nine.\n";
    let minutes = marked(&format!("{head}{told}"));
    assert_eq!(
        titles(&minutes),
        ["Old looms", "Ferries (again)", "The fair", "End"]
    );
    let other = marked(&format!("{head}All was agreed.\n"));
    assert_eq!(
        titles(&other),
        ["Old looms", "Ferries", "The fair", "Close"]
    );
}

#[test]
fn a_day_in_the_midst_of_the_business_is_not_that_of_the_meeting() {
    let text = "Loom Club Minutes\n\nPresent by phone: Ann Lee, Bo Oke, Cy Roe\n\n* Looms were sold 3-0\n* The fair of June \
                14-16 was discussed\n";
    let minutes = marked(text);
    assert_eq!((minutes.date, minutes.present.len()), (None, 3));
}

#[test]
fn a_list_of_all_actions_is_of_no_item() {
    let text = "# Loom Club\n\nPresent: Ann Lee, Bo Oke\n\n## Looms\n\nThey are old.\n\n## The fair\n\nBo was asked.\n\n## Ferries\n\nNone came.\n\n";
    let list = "## Action Items\n\n* Paint the new looms (Ann Lee)\n";
    let topic = |text: &str| {
        let steps = crate::import::supporting::testing::steps();
        let format = crate::import::formats::Format::Markdown;
        let run = crate::import::formats::read(format, 0, text.as_bytes(), &steps).unwrap();
        let mut out = Proposal::default();
        super::read(&run.lines, &mut out);
        let topics = out.actions.iter().map(|a| a.topic.as_str().to_owned());
        topics.collect::<Vec<_>>()
    };
    assert_eq!(topic(&format!("{text}{list}")), [""]);
    let within = list.replace("## ", "### ");
    assert_eq!(topic(&format!("{text}{within}")), ["Ferries"]);
}

#[test]
fn a_numbered_list_below_one_of_several_headings_is_no_list_of_items() {
    let paper = "# Loom Club, 4 May 2027\n\nPresent: Ann Lee, Bo Oke, Cy Roe\n\n## Oil\n\nAnn has bought some.\n\n\
                 ## Fair\n\nWhat is to be done:\n\n1. Ask the mill\n2. Paint the stalls\n3. Tell the ferry\n\n\
                 ## Ferries\n\nThe fares were agreed.\n";
    let read = |text: &str| {
        let all = crate::import::supporting::testing::markdown(text);
        let items = all.minutes.into_iter().flat_map(|m| m.items);
        items.map(|i| i.title.value.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(read(paper), ["Oil", "Fair", "Ferries"]);
}

#[test]
fn first_names_that_stand_a_line_each_are_those_present() {
    let list = |names: &str| {
        let paper = format!(
            "Minutes of the Loom Club\n\n4 May 2027\n\nPresent:\n{names}\n1. Oil\n\nNone is left.\n"
        );
        people(&paper).0
    };
    assert_eq!(
        list("Anna\nBorys\nCyrus\nDinah\n"),
        ["Anna", "Borys", "Cyrus", "Dinah"]
    );
}

#[test]
fn what_stands_beside_a_name_is_parted_where_its_last_is_a_post() {
    let paper = "Minutes of the Loom Club\n\n4 May 2027\n\nPresent:\nAnn Lee (ann) (Treasurer)\n\
                 Bo Oke (Larkmoor, board member)\n\n1. Oil\n\nNone is left.\n";
    let minutes = minutes(paper);
    let told = minutes.present.iter().map(|p| {
        let person = &p.value.person;
        let (role, of) = (person.role.as_str(), person.organisation.as_str());
        format!("{}|{role}|{of}", person.name.as_str())
    });
    let all: Vec<String> = told.collect();
    assert_eq!(all, ["Ann Lee|Treasurer|", "Bo Oke|board member|Larkmoor"]);
}

#[test]
fn a_meeting_that_is_adjourned_until_another_day_did_not_end_then() {
    let paper = |end: &str| {
        format!(
            "Minutes of the Loom Club\n\n4 May 2027\n\nPresent: Ann Lee, Bo Oke\n\n1. Oil\n\nNone.\n\n{end}\n"
        )
    };
    assert_eq!(
        times(&paper("The meeting was adjourned at 9.15 pm.")).1,
        "21:15"
    );
    assert_eq!(
        times(&paper("The meeting was adjourned until 8 June at 7.30 pm.")).1,
        ""
    );
}

#[test]
fn minutes_below_a_list_of_actions_are_of_the_day_above_it() {
    let paper = "Day: 4 May 2027, 7.30 pm\n\nActions\n\n1. Ann: buy oil for the looms\n\nMinutes\n\n\
                 Present: Ann Lee, Bo Oke, Cy Roe\n\n1. Oil\n\nIt was agreed that none is bought.\n";
    let out = crate::import::supporting::testing::proposal(paper);
    let day = out.minutes.first().and_then(|m| m.date.as_ref());
    assert!(
        day.is_some_and(|d| d.value.to_string() == "2027-05-04"),
        "{:?}",
        out.minutes
    );
}
