//! What is said with the public out of the room is in no public document, of whatever item it is said.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests stop where a test would"
)]

use quorate::export::{Format, export};
use quorate::journal::Journal;
use quorate::minutes::{Full, House, Public, draft};

use super::procedure::{coldanham, play};

/// Item 2 is taken with the public out of the room; items 3 and 4 are public and wait.
const OUT: &str = concat!(
    coldanham!(),
    r#"AddItem(item: (title: "The market"))
AddItem(item: (title: "The depot", exempt: (reason: "Paragraph 3")))
AddItem(item: (title: "Grants"))
AddItem(item: (title: "Allotments"))
MarkAllPresent
16:00 Open()
16:01 Take(item: "1")
16:02 Resolve(text: "That the market stand")
16:03 Take(item: "2")
16:03 Exclude(items: ["2"], paragraphs: [3])
16:04 Write(text: "The offer was nine pounds.")
"#
);

/// The public is in again, and the meeting ends.
const IN: &str = "\n16:20 Readmit()\n16:21 Take(item: \"3\")\n16:22 Write(text: \"Members were glad.\")\n16:30 Close";

fn text<A: quorate::minutes::Audience>(journal: &Journal) -> String {
    let minutes = draft::<A>(journal.meeting(), &House::default());
    String::from_utf8(export(Format::Text, &minutes)).unwrap()
}

/// The public minutes of the meeting in which something was recorded in private, which the full ones
/// hold `secrets` of.
fn public(said: &str, secrets: &[&str]) -> String {
    let journal = play(&format!("{OUT}{said}{IN}"));
    let (public, full) = (text::<Public>(&journal), text::<Full>(&journal));
    // A house may print titles in capitals.
    let (seen, all) = (public.to_lowercase(), full.to_lowercase());
    for secret in secrets {
        assert!(all.contains(&secret.to_lowercase()), "{secret}\n{full}");
        assert!(!seen.contains(&secret.to_lowercase()), "{secret}\n{public}");
    }
    public
}

#[test]
fn why_another_item_was_put_off_is_kept() {
    let said = r#"16:05 Defer(item: "4", to: "the secretmeeting", reason: "the secretoffer took the time")"#;
    let public = public(said, &["secretmeeting", "secretoffer"]);
    assert!(public.contains("This item was deferred."), "{public}");
    let said = r#"16:05 Withdraw(item: "4", reason: "the secretoffer stands")"#;
    let public = self::public(said, &["secretoffer"]);
    assert!(public.contains("This item was withdrawn."), "{public}");
}

#[test]
fn what_is_said_of_an_item_in_public_stays_for_everybody() {
    let said = r#"16:05 Readmit()
16:06 Take(item: "3")
16:07 Defer(item: "4", to: "the May meeting", reason: "it was late")"#;
    let journal = play(&format!("{OUT}{said}"));
    let public = text::<Public>(&journal);
    assert!(public.contains("the May meeting"), "{public}");
    assert!(public.contains("it was late"), "{public}");
}

#[test]
fn what_is_said_in_a_private_item_taken_in_the_minute_of_a_readmission_is_kept() {
    let said = r#"16:05 Readmit()
16:05 Take(item: "3")
16:05 Take(item: "2")
16:05 Defer(item: "4", to: "the secretmeeting", reason: "the secretoffer took the time")"#;
    let journal = play(&format!("{OUT}{said}"));
    assert!(text::<Full>(&journal).contains("secretoffer"));
    let public = text::<Public>(&journal);
    assert!(!public.contains("secret"), "{public}");
}

#[test]
fn to_when_the_rest_falls_is_kept() {
    let journal = play(&format!(
        "{OUT}16:05 Guillotine(deferred_to: \"the secretday\")"
    ));
    assert!(text::<Full>(&journal).contains("secretday"));
    let public = text::<Public>(&journal);
    assert!(!public.contains("secretday"), "{public}");
}

#[test]
fn why_the_meeting_was_adjourned_with_the_public_out_is_kept() {
    // A public item is before the body, and the public is still out.
    let said = r#"16:05 Take(item: "3")
16:06 Adjourn(until: "the secrethour", reason: "the secretbid came")
16:10 Resume
"#;
    let journal = play(&format!("{OUT}{said}"));
    let public = text::<Public>(&journal);
    assert!(public.contains("adjourned"), "{public}");
    assert!(!public.contains("secret"), "{public}");
}

#[test]
fn a_late_item_that_is_admitted_in_private_is_private() {
    let said = r#"16:05 AdmitLate(title: "The buyer", reason: "the secretbid ends today")"#;
    let public = public(said, &["secretbid"]);
    assert!(public.to_lowercase().contains("the buyer"), "{public}");
    // The officer takes it in public: then everybody may know.
    let opened = format!(
        "{OUT}{said}{}",
        "\n16:20 Readmit()\n16:21 ChangeItem(item: \"5\", to: (number: \"5\", title: \"The buyer\", \
         late: (reason: \"the secretbid ends today\")))"
    );
    let public = text::<Public>(&play(&opened)).to_lowercase();
    assert!(public.contains("secretbid"), "{public}");
}

#[test]
fn an_undo_gives_nothing_of_it_to_everybody() {
    let said = r#"16:05 Defer(item: "4", to: "the secretmeeting", reason: "the secretoffer took the time")"#;
    let mut journal = play(&format!("{OUT}{said}"));
    let now = "2026-03-19T16:10:00+00:00".parse().unwrap();
    for record in (1..journal.records().len() as u64).rev() {
        let undo = quorate::meeting::intent::Intent::Undo {
            record: Some(record),
        };
        let _ = journal.act(now, &undo.into());
        let public = text::<Public>(&journal);
        assert!(!public.contains("secret"), "record {record}\n{public}");
    }
}
