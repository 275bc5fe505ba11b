//! The vote on an election and on the exclusion of the public, which these tell themselves.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests stop where a test would"
)]

use quorate::export::{Format, export};
use quorate::journal::Journal;
use quorate::meeting::intent::{Intent, Order};
use quorate::minutes::{House, Public, draft};

use crate::procedure::{COUNCIL, play};

fn flat(journal: &Journal) -> String {
    let document = draft::<Public>(journal.meeting(), &House::default());
    let text = String::from_utf8(export(Format::Text, &document)).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn refused(journal: &mut Journal, line: &str) -> String {
    let options = ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::UNWRAP_VARIANT_NEWTYPES)
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let intent: Intent = options.from_str(line).unwrap();
    let now = "2026-03-19T18:10:00+00:00".parse().unwrap();
    match journal.act(now, &Order::from(intent)) {
        Ok(_) => String::new(),
        Err(refusal) => refusal.to_string(),
    }
}

#[test]
fn an_election_tells_its_vote_in_figures_by_name_and_by_the_casting_vote() {
    for (vote, said) in [
        (
            "(counts: (for: 4, against: 2))",
            "be elected to preside for item 1. On a show of hands the motion was carried (4 for, 2 against). \
             Councillor Flo Wick took the chair at 6.05pm.",
        ),
        (
            "(unanimous: true)",
            "The motion was carried unanimously. Councillor Flo Wick took the chair at 6.05pm.",
        ),
        (
            "(method: Ballot, counts: (for: 3, against: 3), casting: For)",
            "On a ballot the votes were equal (3 for, 3 against); on the casting vote of the Mayor, the \
             motion was carried. Councillor Flo Wick took the chair at 6.05pm.",
        ),
        (
            "(method: Recorded, ballots: [(\"Vale\", For), (\"Orchard\", Against), (\"Marsh\", For), \
             (\"Fenn\", For), (\"Stone\", Against), (\"Wick\", Abstained)])",
            "For (3): Councillor Ada Vale, Councillor Cy Marsh and Councillor Di Fenn Against (2): \
             Councillor Ben Orchard and Councillor Eli Stone Abstained (1): Councillor Flo Wick",
        ),
    ] {
        let journal = play(&format!(
            r#"{COUNCIL}
18:05 ElectChair(person: "Wick", mover: "Marsh", seconder: "Fenn", items: ["1"], vote: {vote})
18:30 Close
"#
        ));
        let text = flat(&journal);
        assert!(text.contains(said), "{said}\n---\n{text}");
    }
}

#[test]
fn an_exclusion_tells_its_vote_whether_it_was_carried_or_lost() {
    let journal = play(&format!(
        r#"{COUNCIL}
18:05 Exclude(paragraphs: [3], mover: "Orchard", seconder: "Marsh", refused: true, vote: (counts: (for: 2, against: 4)))
18:06 Exclude(paragraphs: [3], vote: (nem_con: true))
18:30 Close
"#
    ));
    let text = flat(&journal);
    for said in [
        "Moved by Councillor Ben Orchard, seconded by Councillor Cy Marsh. On a show of hands the motion was \
         lost (2 for, 4 against). The public was not excluded.",
        "The motion was carried nem. con. The public left at 6.06pm.",
    ] {
        assert!(text.contains(said), "{said}\n---\n{text}");
    }
    assert!(!text.contains("That was not agreed"), "{text}");
}

#[test]
fn a_vote_is_told_later_of_the_exclusion_that_is_recorded() {
    let journal = play(&format!(
        r#"{COUNCIL}
18:05 Exclude(paragraphs: [3], mover: "Orchard", seconder: "Marsh")
"#
    ));
    let entries = journal.meeting().all_entries();
    let id = entries.last().unwrap().id;
    let mut journal = journal;
    let line = format!("Vote(on: [\"{id}\"], told: (counts: (for: 5, against: 1)))");
    assert_eq!(refused(&mut journal, &line), "");
    let text = flat(&journal);
    assert!(
        text.contains(
            "seconded by Councillor Cy Marsh. On a show of hands the motion was carried (5 for, 1 against)."
        ),
        "{text}"
    );
}

#[test]
fn figures_that_say_otherwise_are_refused_with_the_way_out() {
    let mut council = play(COUNCIL);
    for (line, said) in [
        (
            r#"ElectChair(person: "Wick", items: ["1"], vote: (counts: (for: 2, against: 4)))"#,
            "By those figures it is lost.",
        ),
        (
            r#"ElectChair(person: "Wick", items: ["1"], vote: (counts: (for: 3, against: 3)))"#,
            "By those figures it is a tie.",
        ),
        (
            r#"ElectChair(person: "Wick", items: ["1"], vote: (counts: (for: 30, against: 3)))"#,
            "33 votes are counted",
        ),
        (
            "Exclude(paragraphs: [3], refused: true, vote: (unanimous: true))",
            "By those figures it is carried.",
        ),
        (
            "Exclude(without: Disorder, vote: (unanimous: true))",
            "Leave out the paragraphs, the mover, the vote and the result.",
        ),
        (
            "Exclude(paragraphs: [3], vote: (result: Carried))",
            "Leave out the body and the result.",
        ),
    ] {
        let why = refused(&mut council, line);
        assert!(why.contains(said), "{line}: {why}");
    }
    // A tie that no casting vote settled is lost.
    let tie = "Exclude(paragraphs: [3], refused: true, vote: (counts: (for: 3, against: 3)))";
    assert_eq!(refused(&mut council, tie), "");
}
