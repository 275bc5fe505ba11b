//! What paragraphs become by their first words, as an officer sees it.

use chrono::NaiveDate;

use super::super::tests::board;
use super::{Becomes, Proposal, propose};
use crate::meeting::Meeting;
use crate::meeting::entry::{Due, Stream};
use crate::meeting::intent::Lead;
use crate::minutes::House;

fn look(text: &str) -> Option<Proposal> {
    propose(board().meeting(), &House::default(), Stream::Public, text)
}

/// The lines of the resolution that a paragraph becomes.
fn lines(text: &str) -> Vec<String> {
    match look(text).map(|p| p.becomes) {
        Some(Becomes::Resolution { text }) => text.lines().map(str::to_owned).collect(),
        other => panic!("{text:?} became {other:?}"),
    }
}

/// The action that a paragraph becomes: its text, its owners by name, and when it is due.
fn action(text: &str) -> (String, Vec<String>, Due) {
    let journal = board();
    let meeting: &Meeting = journal.meeting();
    match look(text).map(|p| p.becomes) {
        Some(Becomes::Action { text, owners, due }) => {
            let name = |lead: &Lead| match lead {
                Lead::Named(words) => words.to_string(),
                Lead::Person(id) => {
                    let known = |p: &&crate::meeting::people::Person| *p.id.to_string() == *id.0;
                    meeting
                        .people()
                        .iter()
                        .find(known)
                        .unwrap()
                        .details
                        .name
                        .to_string()
                }
            };
            (text, owners.iter().map(name).collect(), due)
        }
        other => panic!("{text:?} became {other:?}"),
    }
}

fn day(month: u32, day: u32) -> Due {
    Due::On(NaiveDate::from_ymd_opt(2026, month, day).unwrap())
}

#[test]
fn the_word_for_a_resolution_makes_one_however_it_is_written() {
    for begins in [
        "Resolved: that",
        "RESOLVED: That",
        "RESOLVED that",
        "Resolved that",
        "AGREED: that",
        "Agreed that",
        "AGREED - That",
        "RESOLVED \u{2013} that",
        "RESOLVED\nThat",
        "RESOLVED:",
    ] {
        let text = format!("{begins} the report be noted.");
        assert_eq!(lines(&text), ["That the report be noted."], "{begins:?}");
        assert_eq!(look(&text).unwrap().words, "a resolution");
    }
    let house = House {
        resolved: "It was determined:".into(),
        ..House::default()
    };
    let text = "It was determined: That the report be noted";
    assert!(propose(board().meeting(), &house, Stream::Public, text).is_some());
}

#[test]
fn prose_that_only_speaks_of_agreeing_proposes_nothing() {
    for text in [
        "The Board agreed that the report be noted.",
        "It was RESOLVED that the report be noted.",
        "Agreed actions were read out: that was all.",
        "AGREED ACTIONS",
        "Agreed-upon figures were shown.",
        "Resolved issues were taken off the list.",
        "Resolved:",
        "RESOLVED",
        "Action was taken at once.",
        "Actions were read out.",
        "Action-oriented work: that was the aim.",
        "ACTION:",
        "ACTION (Dr Callender):",
        "",
    ] {
        assert_eq!(look(text), None, "{text:?}");
    }
}

#[test]
fn limbs_are_found_by_their_letters_and_numbers() {
    let three = [
        "That the report be noted.",
        "That the plan be approved.",
        "That officers report back in June.",
    ];
    for text in [
        "RESOLVED: (a) that the report be noted; (b) that the plan be approved; and (c) that officers report back in June.",
        "RESOLVED that: a) the report be noted; b) the plan be approved; and c) That officers report back in June",
        "Resolved: (i) That the report be noted. (ii) That the plan be approved. (iii) That officers report back in June.",
        "AGREED: 1. That the report be noted; 2. that the plan be approved; 3. that officers report back in June",
        "AGREED: (1) That the report be noted, (2) that the plan be approved and (3) that officers report back in June",
        "RESOLVED:\n(a) That the report be noted;\n(b) That the plan be approved; and\n(c) That officers report back in June.",
        "RESOLVED:\n- That the report be noted\n- That the plan be approved\n- That officers report back in June",
        "RESOLVED that the report be noted; that the plan be approved; and that officers report back in June.",
        "RESOLVED: That the report be noted. That the plan be approved. That officers report back in June.",
    ] {
        assert_eq!(lines(text), three, "{text:?}");
        assert_eq!(look(text).unwrap().words, "a resolution of 3 limbs");
    }
}

#[test]
fn a_lead_with_a_colon_stays_before_its_limbs() {
    assert_eq!(
        lines("RESOLVED: That the Board: (a) notes the report; and (b) approves the plan."),
        ["That the Board:", "notes the report", "approves the plan"]
    );
    assert_eq!(
        lines("RESOLVED that the Board:\n1. notes the report;\n2. approves the plan."),
        ["That the Board:", "notes the report", "approves the plan"]
    );
}

#[test]
fn brackets_inside_a_sentence_are_no_limbs() {
    assert_eq!(
        lines("RESOLVED that sections (a) and (b) of the plan be approved."),
        ["That sections (a) and (b) of the plan be approved."]
    );
    assert_eq!(
        lines("RESOLVED that the sum be paid, and that it be reviewed under section 4(a)."),
        ["That the sum be paid, and that it be reviewed under section 4(a)."]
    );
}

#[test]
fn an_action_finds_who_is_to_do_it() {
    let text = "Circulate the figures.".to_owned();
    let ruth = vec!["Ruth Callender".to_owned()];
    for said in [
        "ACTION: Dr Callender to circulate the figures.",
        "Action - Callender to circulate the figures.",
        "Action: Ruth Callender will circulate the figures.",
        "ACTION (Dr Callender): circulate the figures.",
        "ACTION for Dr Callender: circulate the figures.",
        "[Action: Ruth to circulate the figures.]",
        "[Action: Dr Callender] Circulate the figures.",
        "Circulate the figures. [Action: Dr Callender]",
        "ACTION: Circulate the figures (Dr Callender).",
        "ACTION: Circulate the figures (RC).",
    ] {
        assert_eq!(
            action(said),
            (text.clone(), ruth.clone(), Due::Unset),
            "{said:?}"
        );
        assert_eq!(look(said).unwrap().words, "an action for Dr Callender");
    }
    let (_, owners, _) =
        action("ACTION: Cllr Prosser, Helen Marchbank and Healthwatch Anytown to meet.");
    assert_eq!(
        owners,
        ["Siân Prosser", "Helen Marchbank", "Healthwatch Anytown"]
    );
    let (text, owners, _) =
        action("ACTION: The Director of Public Health to write to the Minister.");
    assert_eq!(text, "Write to the Minister.");
    assert_eq!(owners, ["Director of Public Health"]);
}

#[test]
fn an_action_finds_by_when_it_is_due() {
    for (said, due) in [
        ("by 2 April 2026", day(4, 2)),
        ("by Thursday 2nd April", day(4, 2)),
        ("by 02/04/2026", day(4, 2)),
        ("by the next meeting", Due::NextMeeting),
        ("by June 2026", Due::Said("June 2026".into())),
        ("by the end of June", Due::Said("the end of June".into())),
    ] {
        let text = format!("ACTION: Dr Callender to circulate the figures {said}.");
        let ruth = vec!["Ruth Callender".to_owned()];
        assert_eq!(
            action(&text),
            ("Circulate the figures.".into(), ruth, due),
            "{said:?}"
        );
    }
    let next = action("ACTION: Circulate the figures (Helen Marchbank, next meeting)");
    assert_eq!(
        next,
        (
            "Circulate the figures".into(),
            vec!["Helen Marchbank".into()],
            Due::NextMeeting
        )
    );
    // A day that is past by the meeting's is the next year's.
    let (_, _, due) = action("ACTION: Circulate the figures by 3 February");
    assert_eq!(due, Due::On(NaiveDate::from_ymd_opt(2027, 2, 3).unwrap()));
    let words = |text| look(text).unwrap().words;
    assert_eq!(
        words("ACTION: Dr Callender and Helen to meet by the next meeting"),
        "an action for Dr Callender and Helen Marchbank, by the next meeting"
    );
    assert_eq!(
        words("ACTION: Meet by 2 April 2026"),
        "an action, by 2 April 2026"
    );
}

#[test]
fn what_cannot_be_looked_up_stays_in_the_text() {
    let none = Vec::<String>::new();
    for (said, kept) in [
        (
            "ACTION: Bob Nobody to write to the Board.",
            "Bob Nobody to write to the Board.",
        ),
        ("ACTION (Bob Nobody): write.", "Write (Bob Nobody)."),
        ("ACTION: Smith to write.", "Smith to write."),
        (
            "ACTION: write it up (as agreed).",
            "Write it up (as agreed).",
        ),
        ("ACTION: go by train.", "Go by train."),
        ("ACTION: go by 31 February 2026.", "Go by 31 February 2026."),
        (
            "ACTION: Ruth Callender and Bob Nobody to write.",
            "Ruth Callender and Bob Nobody to write.",
        ),
    ] {
        assert_eq!(
            action(said),
            (kept.to_owned(), none.clone(), Due::Unset),
            "{said:?}"
        );
    }
}
