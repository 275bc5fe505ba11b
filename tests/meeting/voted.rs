//! The vote on an election and on the exclusion of the public, which these tell themselves.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests stop where a test would"
)]

use quorate::export::{Format, export, export_paper, votes_csv, votes_json};
use quorate::journal::Journal;
use quorate::meeting::entry::{Kind, Stage};
use quorate::meeting::intent::{Intent, Order};
use quorate::minutes::papers::votes_of;
use quorate::minutes::{Audience, Full, House, PaperKind, Public, draft, paper};

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

fn votes<A: Audience>(journal: &Journal) -> String {
    let votes = paper::<A>(PaperKind::Votes, journal.meeting(), &House::default());
    let text = String::from_utf8(export_paper(Format::Text, &votes)).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

const EXCLUDED: &str = r#"
18:05 ElectChair(person: "Wick", mover: "Marsh", seconder: "Fenn", items: ["1"], vote: (method: Ballot, counts: (for: 4, against: 2)))
18:06 Preside(person: "Vale")
18:10 Exclude(paragraphs: [3], mover: "Orchard", seconder: "Marsh", vote: (method: Recorded, ballots: [("Vale", For), ("Orchard", For), ("Marsh", For), ("Fenn", Against), ("Stone", For), ("Wick", Abstained)]))
18:12 Resolve(text: "That the secret offer be taken")
18:13 Move(mover: "Orchard", seconder: "Marsh")
18:14 Vote(told: (counts: (for: 5, against: 1)))
18:20 Readmit()
18:21 TakeNext
18:22 Exclude(mover: "Orchard", seconder: "Marsh", paragraphs: [1], refused: true, vote: (counts: (for: 1, against: 5)))
18:30 Close
"#;

#[test]
fn the_votes_list_those_on_an_election_and_on_the_exclusion_of_the_public() {
    let journal = play(&format!("{COUNCIL}{EXCLUDED}"));
    let text = votes::<Public>(&journal);
    for said in [
        "Vote on the election at 6.05pm 1.1 Motion: That Councillor Flo Wick be elected to preside for item 1. \
         Moved by: Councillor Cy Marsh Seconded by: Councillor Di Fenn Method: Ballot For: 4 Against: 2 Result: \
         Carried",
        "Vote on the exclusion of the public at 6.10pm 1.2 Motion: That the public be excluded from the meeting \
         for item 1 (The market). Moved by: Councillor Ben Orchard Seconded by: Councillor Cy Marsh Method: \
         Recorded vote For: 4 (Councillor Ada Vale, Councillor Ben Orchard, Councillor Cy Marsh and Councillor \
         Eli Stone) Against: 1 (Councillor Di Fenn) Abstained: 1 (Councillor Flo Wick) Result: Carried",
        "Method: Show of hands For: 1 Against: 5 Result: Lost",
    ] {
        assert!(text.contains(said), "{said}\n---\n{text}");
    }
    assert!(!text.contains("secret"), "{text}");
    assert!(votes::<Full>(&journal).contains("secret offer"));
    let house = House::default();
    let rows = votes_of::<Public>(&journal.meeting().read_by(), &house);
    let on: Vec<&str> = rows.rows().iter().map(|r| r.on).collect();
    assert_eq!(on, ["election", "exclusion", "exclusion"]);
    let csv = String::from_utf8(votes_csv(&rows)).unwrap();
    assert!(
        csv.contains("\"exclusion\",\"That the public be excluded"),
        "{csv}"
    );
}

#[test]
fn the_vote_of_one_body_at_a_joint_meeting_names_it() {
    let journal = play(&format!(
        r#"{COUNCIL}
JoinBody(body: (name: "Larkspur Harbour Trust", called: "the Harbour Trust"), rules: (quorum: Number(1)))
AddSeat(seat: (title: "Harbour Master"), body: "the Harbour Trust", holder: New(name: "Hal Quay"))
18:04 Arrive(person: Known("Quay"))
18:05 Resolve(text: "That the quay be shared")
Move(mover: "Orchard", seconder: "Marsh")
18:06 Vote(told: (body: "Larkspur Town Council", unanimous: true))
18:07 Vote(told: (body: "the Harbour Trust", unanimous: true))
18:08 Resolve(text: "That they meet again")
Move(mover: "Orchard", seconder: "Marsh")
18:09 Vote(told: (unanimous: true))
"#
    ));
    let rows = votes_of::<Public>(&journal.meeting().read_by(), &House::default());
    let json: serde_json::Value = serde_json::from_slice(&votes_json(&rows)).unwrap();
    let bodies: Vec<_> = (0..3).map(|at| json["votes"][at]["body"].clone()).collect();
    assert_eq!(bodies[0], "Larkspur Town Council");
    assert_eq!(bodies[1], "Larkspur Harbour Trust");
    assert!(bodies[2].is_null());
    let csv = String::from_utf8(votes_csv(&rows)).unwrap();
    let lines: Vec<&str> = csv.lines().collect();
    assert!(lines[0].ends_with(",\"result\",\"body\""), "{csv}");
    assert!(
        lines[2].ends_with(",\"carried\",\"Larkspur Harbour Trust\""),
        "{csv}"
    );
    assert!(lines[3].ends_with(",\"carried\",\"\""), "{csv}");
}

#[test]
fn a_members_own_vote_is_of_the_vote_just_taken_an_exclusion_or_an_election_too() {
    let mut journal = play(&format!(
        r#"{COUNCIL}
18:03 Resolve(text: "That a bell be bought")
Move(mover: "Orchard", seconder: "Marsh")
18:04 Vote(told: (counts: (for: 5, against: 1)))
18:05 TakeNext
18:05 Exclude(paragraphs: [3], mover: "Orchard", seconder: "Marsh", vote: (method: Recorded, ballots: [("Vale", For), ("Orchard", For), ("Marsh", For), ("Fenn", Against), ("Stone", For), ("Wick", Abstained)]))
"#
    ));
    let otherwise = refused(&mut journal, r#"OwnVote(person: "Fenn", voice: For)"#);
    assert!(otherwise.contains("voting otherwise"), "{otherwise}");
    assert_eq!(
        refused(&mut journal, r#"OwnVote(person: "Fenn", voice: Against)"#),
        ""
    );
    let text = flat(&journal);
    let (bell, public) = (
        text.find("bell").unwrap(),
        text.find("The public left").unwrap(),
    );
    let own = text
        .find("Councillor Di Fenn asked that their vote against the motion be recorded.")
        .unwrap();
    assert!(bell < public && public < own, "{text}");
    let told = votes::<Public>(&journal);
    assert!(
        told.contains("Recorded on request: Councillor Di Fenn: against Result: Carried"),
        "{told}"
    );
    // Where no figures were told of it, the vote is that one all the same.
    let mut journal = play(&format!(
        r#"{COUNCIL}
18:05 ElectChair(person: "Wick", mover: "Marsh", seconder: "Fenn", items: ["1"])
"#
    ));
    assert_eq!(
        refused(&mut journal, r#"OwnVote(person: "Stone", voice: Against)"#),
        ""
    );
    let told = votes::<Public>(&journal);
    assert!(
        told.contains(
            "Seconded by: Councillor Di Fenn Recorded on request: Councillor Eli Stone: against"
        ),
        "{told}"
    );
}

#[test]
fn nobody_is_elected_to_the_chair_without_a_quorum() {
    let mut journal = play(&format!(
        r#"{COUNCIL}
18:03 Leave(person: "Vale")
Leave(person: "Orchard")
Leave(person: "Marsh")
Leave(person: "Fenn")
"#
    ));
    let why = refused(
        &mut journal,
        r#"ElectChair(person: "Wick", mover: "Stone", seconder: "Wick")"#,
    );
    assert!(
        why.contains("The meeting has no quorum: 2 of 3 are here"),
        "{why}"
    );
}

#[test]
fn a_vote_of_the_second_day_tells_its_day_and_who_left_the_chair_before_has_not_sat_in_it() {
    let journal = play(&format!(
        r#"{COUNCIL}
18:05 Resolve(text: "That a bell be bought")
Move(mover: "Orchard", seconder: "Marsh")
18:06 Leave(person: "Vale")
18:08 Preside(person: "Orchard")
18:10 Adjourn(until: "the next day", reason: "the lights failed")
@ 2026-03-20
18:00 Resume
TakeRollAnew(present: [Known("Vale"), Known("Orchard"), Known("Marsh"), Known("Fenn")])
Vote(told: (unanimous: true))
Close
"#
    ));
    let told = votes::<Public>(&journal);
    assert!(
        told.contains("Vote on the motion at 6.00pm on 20 March 2026"),
        "{told}"
    );
    let text = flat(&journal);
    assert!(
        text.contains("Mayor: Councillor Ada Vale (in the Chair until 6.06pm on 19 March 2026"),
        "{text}"
    );
}

#[test]
fn what_not_everybody_may_read_of_is_not_said_to_be_nothing() {
    let journal = play(&format!(
        r#"{COUNCIL}
18:05 Exclude(paragraphs: [3], mover: "Orchard", seconder: "Marsh")
18:06 Resolve(text: "That the offer be taken")
Move(mover: "Orchard", seconder: "Marsh")
18:07 Vote(told: (unanimous: true))
18:08 AddAction(text: "Tell the bidder", owners: [Named("Town Clerk")])
18:30 Close
"#
    ));
    let told = votes::<Public>(&journal);
    assert!(
        told.contains("There are no votes that everybody may read of."),
        "{told}"
    );
    let quiet = votes::<Public>(&play(&format!("{COUNCIL}18:30 Close")));
    assert!(quiet.contains("No votes were taken."), "{quiet}");
}

#[test]
fn a_members_own_vote_does_not_gainsay_the_figures_of_the_vote() {
    let mut journal = play(&format!(
        r#"{COUNCIL}
18:05 Resolve(text: "That a bell be bought")
Move(mover: "Orchard", seconder: "Marsh")
18:06 Vote(told: (nem_con: true))
"#
    ));
    let why = refused(&mut journal, r#"OwnVote(person: "Fenn", voice: Against)"#);
    assert!(
        why.contains("By the vote as recorded nobody voted against it."),
        "{why}"
    );
    assert_eq!(
        refused(&mut journal, r#"OwnVote(person: "Fenn", voice: Abstained)"#),
        ""
    );
    let mut journal = play(&format!(
        r#"{COUNCIL}
18:05 Resolve(text: "That a bell be bought")
Move(mover: "Orchard", seconder: "Marsh")
18:06 Vote(told: (counts: (for: 5, against: 1)))
18:07 OwnVote(person: "Fenn", voice: Against)
"#
    ));
    let why = refused(&mut journal, r#"OwnVote(person: "Stone", voice: Against)"#);
    assert!(why.contains("no more than 1 voted against it"), "{why}");
    // That nobody abstained may only not have been said.
    assert_eq!(
        refused(
            &mut journal,
            r#"OwnVote(person: "Stone", voice: Abstained)"#
        ),
        ""
    );
}

#[test]
fn a_motion_of_several_limbs_reads_as_a_sentence_where_it_was_moved() {
    let journal = play(&format!(
        r#"{COUNCIL}
18:05 Resolve(text: "That:\nthe plan be refused\nreasons be given")
Move(mover: "Orchard", seconder: "Marsh")
18:06 Write(text: "Members spoke of it.")
18:07 Amend(mover: "Fenn", seconder: "Stone", text: "That:\nthe plan be refused\nreasons be given;\nthe owner be told")
18:08 Vote(told: (unanimous: true))
18:09 Reword(entry: "newest resolution", text: "That:\nthe plan be refused\nreasons be given\nthe owner be told")
18:10 Vote(told: (unanimous: true))
"#
    ));
    let text = flat(&journal);
    for said in [
        "Motion: That: the plan be refused; and reasons be given. Moved by Councillor Ben Orchard",
        "Amendment: That: the plan be refused; reasons be given; and the owner be told. Moved by",
    ] {
        assert!(text.contains(said), "{said}\n---\n{text}");
    }
    let rows = votes_of::<Public>(&journal.meeting().read_by(), &House::default());
    assert_eq!(
        rows.rows()[1].words,
        "That: the plan be refused; reasons be given; and the owner be told"
    );
}

#[test]
fn words_that_bring_the_word_before_them_along_do_not_double_it() {
    let journal = play(&format!(
        r#"{COUNCIL}
18:05 Tell(text: "that the meeting was filmed")
18:06 Delegate(to: [Named("the Town Clerk")], text: "to sign the deed")
18:07 HearPublic(text: "asked when the pool would open")
18:08 HearPublic(how: Petition, text: "asking that it stay open")
"#
    ));
    let text = flat(&journal);
    for said in [
        "The Mayor announced that the meeting was filmed.",
        "authority be delegated to the Town Clerk to sign the deed.",
        "A member of the public asked when the pool would open.",
        "by a member of the public asking that it stay open.",
    ] {
        assert!(text.contains(said), "{said}\n---\n{text}");
    }
}

#[test]
fn a_resolution_that_kept_its_words_though_an_amendment_was_carried_is_found() {
    let amended = |words: &str| {
        play(&format!(
            r#"{COUNCIL}
18:05 Resolve(text: "That the market be moved to Fridays")
Move(mover: "Orchard", seconder: "Marsh")
18:07 Amend(mover: "Fenn", seconder: "Stone", text: "That it be moved to Saturdays")
18:08 Vote(told: (unanimous: true))
18:09 Reword(entry: "newest resolution"{words})
18:10 Vote(told: (unanimous: true))
18:30 Close
"#
        ))
    };
    let found = |journal: &Journal| {
        let findings = journal.meeting().findings();
        findings
            .iter()
            .any(|f| f.what.contains("before its amendment was carried"))
    };
    assert!(found(&amended("")));
    assert!(!found(&amended(
        r#", text: "That the market be moved to Saturdays""#
    )));
}

#[test]
fn who_goes_on_remotely_at_a_time_that_is_given_was_in_the_room_before() {
    let journal = play(&format!(
        r#"{COUNCIL}
18:20 at 18:20 AttendRemotely(person: "Marsh")
"#
    ));
    let meeting = journal.meeting();
    let marsh = meeting
        .people()
        .iter()
        .find(|p| p.details.name.contains("Marsh"))
        .unwrap()
        .id;
    let at = |time: &str| format!("2026-03-19T{time}:00+00:00").parse().unwrap();
    assert!(!meeting.was_remote(marsh, at("18:10")));
    assert!(meeting.was_remote(marsh, at("18:21")));
}

#[test]
fn a_vote_without_a_quorum_by_what_became_known_later_is_found() {
    let script = format!(
        r#"{COUNCIL}
18:05 Resolve(text: "That a bell be bought")
Move(mover: "Vale", seconder: "Orchard")
18:10 Vote(told: (nem_con: true))
18:20 Leave(person: "Marsh")
Leave(person: "Fenn")
Leave(person: "Stone")
Leave(person: "Wick")
"#
    );
    let found = |journal: &Journal| -> Vec<String> {
        let all = journal.meeting().findings().into_iter().map(|f| f.what);
        all.filter(|what| what.contains("at the time of the vote"))
            .collect()
    };
    assert_eq!(found(&play(&script)), Vec::<String>::new());
    // They had gone before the vote.
    let known = play(
        &script
            .replace("18:20 Leave", "18:20 at 18:09 Leave")
            .replace("\nLeave", "\nat 18:09 Leave"),
    );
    assert_eq!(
        found(&known),
        [
            "There was no quorum at 18:10, at the time of the vote in item 1: put the comings and goings right, or \
          take the decision again."
        ]
    );
}

#[test]
fn what_was_voted_on_stays_a_motion_that_stands() {
    let mut journal = play(&format!(
        r#"{COUNCIL}
18:05 TakeNext
18:05 Resolve(text: "That the hall be let")
18:05 Move(mover: "Marsh", seconder: "Fenn")
18:06 Vote(told: (counts: (for: 4, against: 2)))
"#
    ));
    let id = |journal: &Journal, is: fn(&Kind) -> bool| {
        let entries = journal.meeting().all_entries();
        entries.iter().find(|e| is(&e.kind)).unwrap().id
    };
    let motion = id(&journal, |k| matches!(k, Kind::Resolution { .. }));
    let vote = id(&journal, |k| matches!(k, Kind::Vote { .. }));
    let carried = flat(&journal);
    assert!(carried.contains("the motion was carried (4 for, 2 against)"));
    for order in [
        format!(r#"TurnInto(entry: "{motion}", into: Paragraph)"#),
        format!(r#"TurnInto(entry: "{motion}", into: Outcome(Noted))"#),
        format!(r#"ChangeEntry(entry: "{motion}", kind: Paragraph)"#),
        format!(r#"Strike(entry: "{motion}")"#),
    ] {
        let said = refused(&mut journal, &order);
        assert!(
            said.contains("Strike out the vote first"),
            "{order}: {said}"
        );
    }
    assert_eq!(flat(&journal), carried);
    // Without its vote it may be turned; the vote does not come back on what is no motion.
    let turned = format!(r#"TurnInto(entry: "{motion}", into: Paragraph)"#);
    let restored = format!(r#"RestoreEntry(entry: "{vote}")"#);
    for order in [&format!(r#"Strike(entry: "{vote}")"#), &turned] {
        assert_eq!(refused(&mut journal, order), "");
    }
    assert!(refused(&mut journal, &restored).contains("does not stand as a motion"));
    let again = format!(r#"TurnInto(entry: "{motion}", into: Resolution)"#);
    for order in [&again, &restored] {
        assert_eq!(refused(&mut journal, order), "");
    }
    assert!(flat(&journal).contains("the motion was carried (4 for, 2 against)"));
    let moved = journal.meeting().entry(motion).unwrap();
    assert_eq!(moved.kind.stage(), Some(Stage::Agreed));
}
