//! Whoever takes what is marked as exempt out of the full copy has taken out all that the public may not
//! read.

use quorate::bodies::STYLES;
use quorate::export::{Format, export};
use quorate::meeting::house::{House, HouseStored};
use quorate::minutes::document::{Block, Part, words};
use quorate::minutes::{Full, Minutes, Public, draft};

use super::procedure::{coldanham, play};

/// Everything that may be said in private of the course of a meeting, each with a word of its own.
const SAID: &str = concat!(
    coldanham!(),
    r#"AddItem(item: (title: "The market"))
AddItem(item: (title: "The depot", exempt: (reason: "Paragraph 3")))
AddItem(item: (title: "Grants"))
AddItem(item: (title: "Allotments"))
AddItem(item: (title: "The quay"))
AddItem(item: (title: "The green"))
AddItem(item: (title: "The yard", exempt: (reason: "Paragraph 3")))
MarkAllPresent
16:00 Open()
16:01 Take(item: "1")
16:02 Resolve(text: "That the market stand")
16:03 Take(item: "2")
16:03 Exclude(items: ["2"], paragraphs: [3])
16:04 Write(text: "The offer was secretnine pounds.")
16:05 Present(who: [New(name: "Yan Secretcaller", role: "Secretvaluer", organisation: "Secretfirm")])
16:06 Resolve(text: "That secretbid be taken")
16:06 Vote(told: (counts: (for: 2, against: 0)))
16:06 AddAction(text: "Tell secretbidder", owners: [Named("the Secretclerk")])
16:07 Defer(item: "4", to: "the secretmeeting", reason: "the secretoffer took the time")
16:08 Withdraw(item: "5", reason: "the secretquay stands")
16:08 Defer(item: "7", to: "the secretday", reason: "the secretyard waits")
16:09 AdmitLate(title: "The buyer", reason: "the secretbuyer came")
16:10 VaryOrder(items: ["6"], agreed_by: "the secretpanel", reason: "the secrethaste")
16:11 Adjourn(until: "the secrethour", reason: "the secretbell rang")
16:15 Resume
16:20 Readmit()
16:21 Take(item: "3")
16:22 Write(text: "Members were glad.")
"#
);

/// The paragraphs, rows and notes of a document, but for those that are marked.
fn unmarked(minutes: &Minutes<Full>) -> Vec<String> {
    let mut left = Vec::new();
    for block in &minutes.document().blocks {
        match block {
            Block::Heading { text, .. } => left.push(text.clone()),
            Block::Paragraph { parts, .. } => {
                let mut all = Vec::new();
                for part in parts {
                    match part {
                        Part::Words(runs) => all.push(words(runs)),
                        Part::Bullets(bullets) => all.extend(bullets.iter().map(|b| words(b))),
                    }
                }
                // A running list of names has a mark for each.
                let all = all.join(" ");
                left.extend(all.split("; ").map(str::to_owned));
            }
            Block::Resolution {
                word, lead, limbs, ..
            } => {
                let begun = format!("{word} {}", words(lead));
                let limbs = limbs.iter().map(|l| words(&l.runs));
                left.push(limbs.fold(begun, |all, limb| format!("{all} {limb}")));
            }
            Block::Note(runs) => left.push(words(runs)),
            Block::Names(rows) => left.extend(rows.iter().map(|r| r.text.clone())),
            Block::Table { rows, .. } => left.extend(rows.iter().map(|r| r.join(" "))),
            Block::Form { .. } | Block::Plates(_) | Block::Signature(_) => {}
        }
    }
    left.retain(|said| !said.contains("[Exempt]"));
    left
}

#[test]
fn nothing_is_left_of_what_was_said_in_private_without_what_is_marked() {
    for style in STYLES {
        let house = House::from(&HouseStored::from(style.told().unwrap()));
        for end in ["16:30 Close", "16:29 Guillotine(deferred_to: \"May\")"] {
            let journal = play(&format!("{SAID}{end}"));
            let full = draft::<Full>(journal.meeting(), &house);
            let all = String::from_utf8(export(Format::Text, &full))
                .unwrap()
                .to_lowercase();
            for said in [
                "secretmeeting",
                "secretquay",
                "secretbuyer",
                "secrethaste",
                "secrethour",
                "secretfirm",
            ] {
                assert!(all.contains(said), "{said}\n{all}");
            }
            let left = unmarked(&full).join("\n").to_lowercase();
            assert!(!left.contains("secret"), "{left}");
            let public = draft::<Public>(journal.meeting(), &house);
            let public = String::from_utf8(export(Format::Text, &public)).unwrap();
            assert!(!public.to_lowercase().contains("secret"), "{public}");
            assert!(!public.contains("[Exempt]"), "{public}");
        }
    }
}
