//! On what ground a body excludes the public: a paragraph of Schedule 12A, or a reason in words.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests stop where a test would"
)]

use quorate::bodies::kind_named;
use quorate::export::{Format, export};
use quorate::journal::Journal;
use quorate::meeting::exclusion::ExclusionBy;
use quorate::meeting::intent::{Intent, Order};
use quorate::meeting::interest::{Effect, Interest};
use quorate::meeting::rules::Rules;
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
    let intent: Intent = options
        .from_str(line)
        .unwrap_or_else(|e| panic!("{e}: {line}"));
    let now = "2026-03-19T18:10:00+00:00".parse().unwrap();
    match journal.act(now, &Order::from(intent)) {
        Ok(_) => String::new(),
        Err(refusal) => refusal.to_string(),
    }
}

fn of(by: &str) -> String {
    format!(
        "{COUNCIL}\n18:03 SetRules(quorum: Number(3), exclusion_by: {by}, source: \"the articles\")\n"
    )
}

#[test]
fn a_parish_excludes_for_a_reason_under_the_act_of_1960() {
    let journal = play(&format!(
        r#"{}
18:05 Exclude(reason: "the terms of the lease were being negotiated.", mover: "Orchard", seconder: "Marsh")
18:06 Write(text: "The offer was too low.")
18:20 Readmit()
18:30 Close
"#,
        of("PublicBodies1960")
    ));
    let text = flat(&journal);
    for said in [
        "Resolved: That, under section 1(2) of the Public Bodies (Admission to Meetings) Act 1960, the \
         public be excluded from the meeting for item 1 (The market), because publicity would be prejudicial \
         to the public interest by reason of the confidential nature of the business to be transacted: the \
         terms of the lease were being negotiated. Moved by Councillor Ben Orchard, seconded by Councillor \
         Cy Marsh.",
        "The public left at 6.05pm.",
        "The public was readmitted at 6.20pm.",
    ] {
        assert!(text.contains(said), "{said}\n---\n{text}");
    }
    assert!(!text.contains("too low") && !text.contains("12A"), "{text}");
    let item = &journal.meeting().items()[0];
    assert_eq!(
        item.details.exempt.as_ref().unwrap().reason.as_str(),
        "Under section 1(2) of the Public Bodies (Admission to Meetings) Act 1960: the terms of the lease \
         were being negotiated"
    );
    let findings = journal.meeting().findings();
    let told = findings.iter().any(|f| f.what.contains("Schedule 12A"));
    assert!(!told, "{findings:?}");
}

#[test]
fn a_trust_excludes_by_its_own_rules_and_disorder_cites_the_right_law() {
    let journal = play(&format!(
        r#"{}
18:05 Exclude(reason: "a pupil was named", refused: true)
18:06 Exclude(without: Disorder)
18:30 Close
"#,
        of("OwnRules")
    ));
    let text = flat(&journal);
    assert!(
        text.contains(
            "It was proposed that, under the articles, the public be excluded from the meeting for item 1 \
             (The market), for this reason: a pupil was named. That was not agreed, and the public was not \
             excluded."
        ),
        "{text}"
    );
    assert!(
        text.contains("The public was excluded at 6.06pm to maintain order."),
        "{text}"
    );
    let journal = play(&format!(
        "{}\n18:06 Exclude(without: Disorder)\n18:30 Close",
        of("PublicBodies1960")
    ));
    let text = flat(&journal);
    assert!(
        text.contains("(Public Bodies (Admission to Meetings) Act 1960, section 1(8))"),
        "{text}"
    );
}

#[test]
fn what_does_not_fit_the_ground_of_the_body_is_refused_with_the_way_out() {
    let mut parish = play(&of("PublicBodies1960"));
    for (line, said) in [
        (
            "Exclude(paragraphs: [3])",
            "Give the reason, and leave out the paragraphs of Schedule 12A.",
        ),
        (
            "Exclude()",
            "must say why (Public Bodies (Admission to Meetings) Act 1960 s.1(2))",
        ),
        (
            "Exclude(without: Confidential)",
            "Section 100A(2) is of principal councils",
        ),
    ] {
        let why = refused(&mut parish, line);
        assert!(why.contains(said), "{line}: {why}");
    }
    let mut council = play(COUNCIL);
    let why = refused(&mut council, r#"Exclude(reason: "it is secret")"#);
    assert!(
        why.contains("by a paragraph of Schedule 12A, not for a reason in words"),
        "{why}"
    );
    // Without a reason it is recorded for a reason of the officer's, and the check asks for it.
    let journal = play(&format!(
        "{}\n18:05 despite \"As read out\" Exclude()",
        of("PublicBodies1960")
    ));
    let findings = journal.meeting().findings();
    assert!(
        findings
            .iter()
            .any(|f| f.what.ends_with("gives no reason: D gives it.")),
        "{findings:?}"
    );
}

#[test]
fn the_ready_kinds_say_what_interests_remote_attendance_and_exclusion_are_there() {
    let conflict = Interest::Other("conflict of interest".into());
    for (kind, by, remote, of, votes) in [
        (
            "council committee",
            ExclusionBy::Schedule12A,
            false,
            Interest::Pecuniary,
            false,
        ),
        (
            "overview and scrutiny committee",
            ExclusionBy::Schedule12A,
            false,
            Interest::Registrable,
            false,
        ),
        (
            "full council",
            ExclusionBy::Schedule12A,
            false,
            Interest::NonRegistrable,
            false,
        ),
        (
            "health and wellbeing board",
            ExclusionBy::Schedule12A,
            false,
            Interest::Pecuniary,
            false,
        ),
        (
            "parish council",
            ExclusionBy::PublicBodies1960,
            false,
            Interest::Pecuniary,
            false,
        ),
        (
            "NHS integrated care board",
            ExclusionBy::PublicBodies1960,
            true,
            conflict.clone(),
            false,
        ),
        (
            "school or charity trust board",
            ExclusionBy::OwnRules,
            true,
            conflict.clone(),
            false,
        ),
    ] {
        let rules = Rules::from(kind_named(kind).unwrap().body().unwrap().rules);
        assert_eq!(rules.exclusion_by, by, "{kind}");
        assert_eq!(rules.remote_counts, remote, "{kind}");
        let told: Option<&Effect> = rules.interests.iter().find(|row| row.of == of);
        assert_eq!(told.map(|row| row.votes), Some(votes), "{kind}");
    }
}

/// What the check finds of who was in the room.
fn of_the_room(journal: &Journal) -> Vec<String> {
    let found = journal.meeting().findings().into_iter().map(|f| f.what);
    found.filter(|what| what.contains("public")).collect()
}

#[test]
fn whoever_is_out_already_does_not_leave_again() {
    let journal = play(&format!(
        r#"{COUNCIL}
18:05 Exclude(paragraphs: [3])
18:10 TakeNext
18:11 Exclude(paragraphs: [1], stay: "the valuer.")
18:20 Readmit()
18:25 Exclude(paragraphs: [1])
18:30 Close
"#
    ));
    let text = flat(&journal);
    assert_eq!(text.matches("The public left at").count(), 2, "{text}");
    for said in [
        "The public left at 6.05pm.",
        "The public stayed out of the room. These were asked to stay: the valuer.",
        "The public left at 6.25pm.",
    ] {
        assert!(text.contains(said), "{said}\n---\n{text}");
    }
}

#[test]
fn what_was_taken_in_the_minute_before_the_public_left_was_taken_in_public() {
    let excluded = r#"
18:02 Take(item: "2")
18:02 Exclude(paragraphs: [3])
"#;
    let journal = play(&format!("{COUNCIL}{excluded}"));
    let found = of_the_room(&journal);
    assert!(
        !found.iter().any(|f| f.contains("Item 1 is public")),
        "{found:?}"
    );
    // What is taken in that minute after it is not.
    let journal = play(&format!("{COUNCIL}{excluded}18:02 Take(item: \"1\")"));
    let found = of_the_room(&journal);
    assert!(
        found
            .iter()
            .any(|f| f.contains("Item 1 is public and was taken while the public was excluded")),
        "{found:?}"
    );
}

#[test]
fn words_of_a_public_item_after_the_public_left_are_found() {
    let written = "Words in item 1, which is public, were written after the public had left.";
    let finds = |script: &str| {
        let found = of_the_room(&play(&format!("{COUNCIL}{script}")));
        found.iter().any(|f| f.starts_with(written))
    };
    let excluded = r#"18:05 Exclude(items: ["2"], paragraphs: [3])
"#;
    assert!(!finds(excluded));
    assert!(finds(&format!(
        "{excluded}18:06 Write(text: \"The rival had bid nine pounds.\")"
    )));
    assert!(!finds(&format!(
        "{excluded}18:06 exempt Write(text: \"The rival had bid nine pounds.\")"
    )));
    assert!(!finds(&format!(
        "{excluded}18:06 Readmit()\n18:07 Write(text: \"The traders were thanked.\")"
    )));
    // Where the readmission stands in another item, what was written since then is found no more.
    assert!(!finds(&format!(
        "{excluded}18:06 TakeNext\n18:10 Readmit()\n18:11 Take(item: \"1\")\n18:12 Write(text: \"The traders were thanked.\")"
    )));
}
