//! What hangs on a motion has no more readers than the motion: amendments, votes, members' own votes and
//! actions.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests stop where a test would"
)]

use quorate::export::{Format, export};
use quorate::journal::Journal;
use quorate::meeting::entry::{Kind, Stream};
use quorate::minutes::{Full, House, draft};

use super::procedure::{coldanham, minutes, play};

/// A motion to which an amendment was lost, voted on by name, with a member's own vote and an action
/// below it; and a public motion after that.
const VOTED: &str = concat!(
    coldanham!(),
    r#"AddItem(item: (title: "Staffing"))
AddItem(item: (title: "The market"))
MarkAllPresent
16:00 Open()
16:01 Take(item: "1")
16:02 Write(text: "Members had the paper.")
16:03 Resolve(text: "That secretpost be closed", stage: Worded)
16:03 Move(mover: "Orchard")
16:04 Amend(mover: "Marsh", text: "That secretother be closed instead")
16:05 Vote(told: (method: Recorded, ballots: [("Vale", Against), ("Orchard", Against), ("Marsh", For)]))
16:06 Vote(told: (counts: (for: 2, against: 1)))
16:07 OwnVote(person: "Marsh", voice: Against)
16:08 AddAction(text: "Tell secretholder", owners: [Named("the Secretclerk")])
16:09 Resolve(text: "That the rest be noted")
16:10 AddAction(text: "Send the papers round")
16:11 Take(item: "2")
16:12 Resolve(text: "That the market stand")
"#
);

fn entry(journal: &Journal, words: &str) -> String {
    let mut entries = journal.meeting().all_entries().iter();
    entries
        .find(|e| e.text.contains(words))
        .unwrap()
        .id
        .to_string()
}

fn public(journal: &Journal) -> String {
    minutes(journal.meeting())
}

fn secret_is_kept(journal: &Journal) {
    let public = public(journal);
    let full = draft::<Full>(journal.meeting(), &House::default());
    let full = String::from_utf8(export(Format::Text, &full)).unwrap();
    let public_small = public.to_lowercase();
    for secret in [
        "secret",
        "amendment",
        "2 for, 1 against",
        "marsh voted",
        "cy marsh asked",
    ] {
        assert!(!public_small.contains(secret), "{secret}\n{public}");
    }
    for said in ["secretpost", "secretother", "Tell secretholder"] {
        assert!(full.contains(said), "{said}\n{full}");
    }
    for kept in [
        "That the market stand",
        "That the rest be noted",
        "Send the papers round",
    ] {
        assert!(public.contains(kept), "{kept}\n{public}");
    }
}

#[test]
fn a_motion_that_is_made_exempt_takes_its_amendments_votes_and_actions_along() {
    let journal = play(VOTED);
    let motion = entry(&journal, "secretpost");
    let script = format!(
        "{VOTED}16:20 Reclassify(entry: \"{motion}\", stream: Exempt, reason: \"the holder may be known\")"
    );
    secret_is_kept(&play(&script));
    // One act takes all of it back.
    let back = play(&format!("{script}\n16:21 Undo()"));
    assert_eq!(public(&back), public(&journal));
}

#[test]
fn a_motion_that_is_moved_to_a_private_item_takes_its_amendment_along() {
    let open: Vec<&str> = VOTED
        .lines()
        .filter(|l| !l.contains("Vote") && !l.contains("AddAction"))
        .collect();
    let open = open.join("\n") + "\n";
    let motion = entry(&play(&open), "secretpost");
    let script = format!(
        "{open}16:20 AddItem(item: (title: \"The depot\", exempt: (reason: \"Paragraph 3\")))\n\
         16:21 MoveEntry(entry: \"{motion}\", item: \"3\")"
    );
    assert!(!public(&play(&script)).contains("secret"));
}

#[test]
fn an_action_goes_with_the_paragraph_that_it_came_out_of() {
    let written = r#"16:13 Write(text: "The secrettenant is in debt.")"#;
    let of = entry(&play(&format!("{VOTED}{written}")), "secrettenant");
    let script = format!(
        "{VOTED}{written}\n16:14 AddAction(text: \"Write to secrettenant\", from: \"{of}\")\n\
         16:15 Reclassify(entry: \"{of}\", stream: Exempt, reason: \"of one person\")"
    );
    assert!(!public(&play(&script)).contains("secrettenant"));
}

#[test]
fn a_motion_that_is_made_public_again_leaves_its_votes_to_an_act_of_their_own() {
    let motion = entry(&play(VOTED), "secretpost");
    let script = format!(
        "{VOTED}16:20 Reclassify(entry: \"{motion}\", stream: Exempt, reason: \"one\")\n\
         16:21 Reclassify(entry: \"{motion}\", stream: Public, reason: \"it is known\")"
    );
    let public = public(&play(&script));
    assert!(public.contains("secretpost"), "{public}");
    assert!(!public.contains("secretother"), "{public}");
}

#[test]
fn a_vote_that_was_left_public_on_an_exempt_motion_is_found() {
    let journal = play(VOTED);
    let motion = entry(&journal, "secretpost");
    let mut votes = journal.meeting().all_entries().iter();
    let vote = votes
        .find(|e| matches!(e.kind, Kind::OwnVote { .. }))
        .unwrap();
    let script = format!(
        "{VOTED}16:20 Reclassify(entry: \"{motion}\", stream: Exempt, reason: \"one\")\n\
         16:21 Reclassify(entry: \"{}\", stream: Public, reason: \"it is known\")",
        vote.id
    );
    let journal = play(&script);
    assert_eq!(
        journal.meeting().entry(vote.id).unwrap().stream,
        Stream::Public
    );
    let found = journal.meeting().findings();
    let told = "The recorded vote of a member in item 1 is public, and the vote that it hangs on is exempt";
    assert!(found.iter().any(|f| f.what.contains(told)), "{found:?}");
}
