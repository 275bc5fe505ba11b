//! Deputies for a part of the meeting: two for one seat, a member who comes late and takes the seat back,
//! somebody in attendance who sits in.

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

/// The council, where Gil Reed was named as the deputy of Councillor Fenn and is there.
fn with_deputy(script: &str) -> Journal {
    let named = "Apologise(person: \"Fenn\", deputy: New(name: \"Gil Reed\"))\nMarkAllPresent";
    let council = COUNCIL.replace("MarkAllPresent", named);
    play(&format!("{council}{script}"))
}

#[test]
fn two_deputies_for_one_seat_are_told_each_with_the_part_that_they_sat() {
    let journal = with_deputy(
        r#"18:05 Leave(person: "Reed")
18:06 Arrive(person: New(name: "Gus Rowe"), deputy_for: "Fenn")
18:30 Close
"#,
    );
    let text = flat(&journal);
    for said in [
        "Gil Reed (acting as Deputy, until 6.05pm) Gus Rowe (acting as Deputy, from 6.06pm)",
        "Apologies for absence were received from Councillor Di Fenn. Gil Reed (until 6.05pm) and Gus Rowe \
         (from 6.06pm) attended as deputies for Councillor Di Fenn.",
    ] {
        assert!(text.contains(said), "{said}\n---\n{text}");
    }
    // Of one for the whole meeting it is said as ever, beside the two.
    let council = COUNCIL.replace(
        "MarkAllPresent",
        "Apologise(person: \"Fenn\", deputy: New(name: \"Gil Reed\"))\n\
         Apologise(person: \"Wick\", deputy: New(name: \"Ann Lark\"))\nMarkAllPresent",
    );
    let journal = play(&format!(
        "{council}18:05 Leave(person: \"Reed\")\n\
         18:06 Arrive(person: New(name: \"Gus Rowe\"), deputy_for: \"Fenn\")\n18:30 Close"
    ));
    let text = flat(&journal);
    assert!(
        text.contains(
            "Ann Lark attended as deputy for Councillor Flo Wick. Gil Reed (until 6.05pm) and Gus Rowe \
             (from 6.06pm) attended as deputies for Councillor Di Fenn."
        ),
        "{text}"
    );
}

#[test]
fn a_member_who_comes_late_takes_the_seat_back_and_the_deputy_may_sit_in_again() {
    let journal = with_deputy(
        r#"18:06 Arrive(person: Known("Fenn"))
18:20 Leave(person: "Fenn")
18:21 Arrive(person: Known("Reed"), deputy_for: "Fenn")
18:30 Close
"#,
    );
    let text = flat(&journal);
    for said in [
        "Gil Reed (acting as Deputy, until 6.06pm and from 6.21pm)",
        "Councillor Di Fenn (from 6.06pm to 6.20pm)",
        "Also Present Gil Reed (from 6.06pm to 6.21pm)",
        "Councillor Di Fenn arrived at 6.06pm. Gil Reed ceased to act as deputy.",
        "Gil Reed acted as deputy for Councillor Di Fenn from 6.21pm.",
    ] {
        assert!(text.contains(said), "{said}\n---\n{text}");
    }
    let history: Vec<String> = journal.history().map(|line| line.words).collect();
    let told = history
        .iter()
        .any(|what| what.contains("Gil Reed sat in as deputy for Councillor Di Fenn at 18:21"));
    assert!(told, "{history:?}");
}

#[test]
fn whoever_sits_in_votes_and_counts_from_then_on_and_not_before() {
    let mut journal = with_deputy(
        r#"18:06 Arrive(person: Known("Fenn"))
18:20 Leave(person: "Fenn")
"#,
    );
    let reed = |journal: &Journal| {
        let m = journal.meeting();
        let voters = m.voters();
        (m.count().0, voters.iter().any(|p| m.name(*p) == "Gil Reed"))
    };
    assert_eq!(reed(&journal), (5, false));
    let sits = || {
        let options = ron::Options::default()
            .with_default_extension(ron::extensions::Extensions::UNWRAP_VARIANT_NEWTYPES)
            .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        let line = r#"Arrive(person: Known("Reed"), deputy_for: "Fenn")"#;
        options.from_str::<Intent>(line).unwrap()
    };
    let at = |clock: &str| format!("2026-03-19T{clock}:00+00:00").parse().unwrap();
    journal.act(at("18:21"), &Order::from(sits())).unwrap();
    assert_eq!(reed(&journal), (6, true));
    // Twice is once.
    assert!(journal.act(at("18:22"), &Order::from(sits())).is_err());
    let undo = Order::from(Intent::Undo { record: None });
    journal.act(at("18:23"), &undo).unwrap();
    assert_eq!(reed(&journal), (5, false));
}

#[test]
fn whoever_went_out_and_lost_the_seat_to_another_deputy_acted_until_then() {
    let journal = with_deputy(
        r#"18:06 StepOut(person: "Reed")
18:07 Arrive(person: New(name: "Gus Rowe"), deputy_for: "Fenn")
18:10 Return(person: "Reed")
18:30 Close
"#,
    );
    let text = flat(&journal);
    for said in [
        "Gil Reed (acting as Deputy, until 6.06pm) Gus Rowe (acting as Deputy, from 6.07pm)",
        "Also Present Gil Reed (from 6.10pm)",
    ] {
        assert!(text.contains(said), "{said}\n---\n{text}");
    }
}

#[test]
fn of_two_who_may_sit_in_whoever_comes_first_does_and_the_other_when_they_go() {
    let council = COUNCIL.replace("MarkAllPresent", "").replace(
        "18:00 Open()",
        "MarkPresent(person: \"Vale\")\nMarkPresent(person: \"Orchard\")\nMarkPresent(person: \"Marsh\")\n\
         Apologise(person: \"Fenn\", deputy: New(name: \"Gil Reed\"))\n18:00 Open()",
    );
    let journal = play(&format!(
        r#"{council}
18:05 Arrive(person: New(name: "Gus Rowe"), deputy_for: "Fenn")
18:10 Arrive(person: Known("Reed"))
18:20 Leave(person: "Rowe")
18:21 Arrive(person: Known("Reed"), deputy_for: "Fenn")
18:30 Close
"#
    ));
    let text = flat(&journal);
    for said in [
        "Gus Rowe (acting as Deputy, from 6.05pm to 6.20pm) Gil Reed (acting as Deputy, from 6.21pm)",
        "Also Present Gil Reed (from 6.10pm to 6.21pm)",
        "Gus Rowe (from 6.05pm to 6.20pm) and Gil Reed (from 6.21pm) attended as deputies for Councillor Di Fenn.",
    ] {
        assert!(text.contains(said), "{said}\n---\n{text}");
    }
}
