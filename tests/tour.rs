//! The README's tour: a new officer minutes the whole sample meeting by keys, from the roll to the
//! close, and the draft holds every fact once, in its place.

#![allow(
    clippy::unwrap_used,
    reason = "a test that can't go on should stop where it stands"
)]

#[path = "support/picture.rs"]
mod picture;

use chrono::DateTime;
use quorate::export::{Format, export};
use quorate::journal::{Journal, Record};
use quorate::meeting::Phase;
use quorate::meeting::check::Severity;
use quorate::meeting::id::Writer;
use quorate::minutes::house::House;
use quorate::minutes::{Public, draft};
use quorate::storage::read;
use quorate::tui::testing::Bench;

const SAMPLE: &[u8] = include_bytes!("../sessions/2026-03-19-harrowmere-hwb.ron");

fn sample() -> Journal {
    let loaded = read::load::<Record>(SAMPLE).unwrap();
    Journal::replay(Writer::FIRST, "officer".into(), loaded.records).unwrap()
}

fn begin(size: (u16, u16)) -> Bench {
    let now = DateTime::parse_from_rfc3339("2026-03-19T14:01:00+00:00").unwrap();
    Bench::on(sample(), size, now)
}

/// The roll, items 1 to 3, and item 4 as far as the README's picture shows it.
fn to_the_picture(bench: &mut Bench) {
    // The roll: all present, and the chair opens the meeting.
    bench.press("<F2>A");
    bench.sees("10 of 12 here");
    bench.press("O<Enter><Enter><F12>");
    bench.press("<C-Space>]");
    bench.pass(180);
    bench.press(
        "<C-Space>]<C-Space>ddesh<Enter>p4<Enter>a partner in a practice that the fund pays<Enter>",
    );
    bench.pass(60);
    bench.press("<C-Space>]<C-Space>mc");
    bench.press("the addition of Dr Carey to those present<Enter><Enter>");
    bench.press("<C-Space>g3i");
    bench.press("A reply is expected in April.<Enter>");
    bench.pass(300);
    bench.press("<C-Space>]<C-Space>pdun<Enter><Enter>");
    bench.press("Members asked how the pooled budget would be kept within its limits, and were ");
    bench.pass(420);
    bench.press("<C-Space>>to<Enter>");
    bench.press("advised that the Section 75 agreement allowed either party to ask for a review.");
    bench.pass(2);
}

fn minutes(bench: &Bench) -> String {
    let minutes = draft::<Public>(bench.meeting(), &House::default());
    String::from_utf8(export(Format::Text, &minutes)).unwrap()
}

#[test]
fn the_whole_sample_is_minuted_by_keys() {
    let mut bench = begin((80, 24));
    to_the_picture(&mut bench);
    bench
        .sees("4.2")
        .sees("Graham Tolley arrived")
        .sees("11 of 12");

    // Item 4: as recommended with one limb amended, agreed; and an action.
    bench.press("<C-Space>rby, subject to the consent of the Integrated Care Board<Enter>");
    bench.sees("subject to the consent");
    bench.press("<C-Space>a<C-a>Circulate the Section 75 agreement.<Enter>du<Enter>n");
    bench.pass(600);

    // Item 5 is noted, with a paragraph and an outcome.
    bench.press("<C-Space>]<C-Space>patt<Enter><Enter>");
    bench.press("Members welcomed the fall in admissions.<C-Space>on");
    bench.pass(240);

    // The chair goes to item 9 and back to 6.
    bench.press("<C-Space>j9<Enter><C-Space>t");
    bench.sees("[9 Work Programme");
    bench.press("<C-Space>r<Enter>");
    bench.pass(120);
    bench.press("<C-Space>j6<Enter><C-Space>t<C-Space>pred scarf<Enter><Tab><Enter><Enter>");
    bench.press("Members heard that two hubs were");

    // Item 6: a resolution in words of its own, put, reworded, read back and stamped; a cue named.
    bench.press("<C-Space>rothe hubs open on Saturdays<C-Space>k<C-Space>e, from June<C-Space>k");
    bench.press("<F9>");
    bench.sees("That the hubs open on Saturdays, from June");
    bench.press("a");
    bench.sees("Agreed at 14:33");
    bench.press("<Esc>");
    bench.press("<C-Space>n<Enter>Tessa Holt, Hub Manager, Family Hubs<Enter>");
    bench.sees("Tessa Holt (Hub Manager) presented the report.");
    bench.press("<Up> open late.");
    bench.pass(300);

    // Item 7 is noted; 8 is resolved as recommended; a late item comes before the last.
    bench.press("<C-Space>]<C-Space>on");
    bench.pass(300);
    bench.press("<C-Space>]<C-Space>r<Enter>");
    bench.press("<C-Space>lFlooding in Stoke Lacey<Enter>roads may close this week<Enter>");
    bench.press("<C-Space><hebden<Enter>");
    bench.pass(120);
    bench.press("<C-Space>]<C-Space>oa<C-Space>]<C-Space>on");
    bench.pass(60);
    bench.press("<C-Space>N<Enter>");

    // The check leads to nothing but the end; the chair closes the meeting.
    bench.press("<C-Space>C<Enter><Enter>");
    bench.sees("Close anyway?");
    bench.press("y");
    bench.sees("Closed at 14:46.");
    assert_eq!(*bench.meeting().phase(), Phase::Closed);
    let warnings: Vec<String> = bench
        .meeting()
        .findings()
        .into_iter()
        .filter(|f| f.severity == Severity::Warning)
        .map(|f| f.what)
        .collect();
    assert_eq!(warnings, Vec::<String>::new());

    // What was saved makes the same meeting again.
    let mut records = sample().records().to_vec();
    records.extend(bench.saved.iter().cloned());
    let again = Journal::replay(Writer::FIRST, "officer".into(), records).unwrap();
    assert_eq!(again.meeting(), bench.meeting());

    let minutes = minutes(&bench);
    let minutes = minutes.split_whitespace().collect::<Vec<_>>().join(" ");
    for (times, fact) in [
        (1, "Priya Nair attended as deputy for Helen Marchbank."),
        (
            1,
            "Executive Director of Adult Social Care: Priya Nair (acting as Deputy)",
        ),
        (1, "declared a personal interest in item 4"),
        (1, "subject to the addition of Dr Carey to those present"),
        (1, "In progress. A reply is expected in April."),
        (1, "Graham Tolley arrived at 2.17pm."),
        (
            1,
            "be approved, subject to the consent of the Integrated Care Board.",
        ),
        (1, "Circulate the Section 75 agreement."),
        (1, "Tessa Holt (Hub Manager) presented the report."),
        (0, "red scarf"),
        (1, "Members heard that two hubs were open late."),
        (1, "That the hubs open on Saturdays, from June."),
        (1, "That the work programme for 2026/27 be agreed."),
        (1, "8A. FLOODING IN STOKE LACEY"),
        (1, "as urgent because roads may close this week"),
        (1, "Superintendent Daniel Hebden left the meeting"),
        (1, "The meeting ended at"),
        (1, "Thursday 21 May 2026"),
    ] {
        assert_eq!(
            minutes.matches(fact).count(),
            times,
            "{fact} in:\n{minutes}"
        );
    }
}

#[test]
fn what_is_said_of_an_action_again_takes_the_place_of_what_was_said() {
    let mut bench = begin((80, 24));
    bench.press("<F2>AO<Enter><Enter><F12><C-Space>j3<Enter><C-Space>t");
    bench.press("<C-Space>g3iBegun.<Enter>");
    bench.press("<C-Space>g3cFinished.<Enter>");
    let minutes = minutes(&bench);
    assert_eq!(
        minutes.matches("Access to Dentistry").count(),
        1,
        "{minutes}"
    );
    assert!(
        minutes.contains("Finished.") && !minutes.contains("Begun."),
        "{minutes}"
    );
}

#[test]
fn the_picture_in_the_readme_is_the_screen() {
    let mut bench = begin((120, 30));
    to_the_picture(&mut bench);
    let made = picture::svg(&bench, "The meeting screen of Quorate, minuting item 4");
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/screen.svg");
    if std::env::var_os("QUORATE_BLESS").is_some() {
        std::fs::write(path, &made).unwrap();
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        kept == made,
        "docs/screen.svg is not what the screen shows: QUORATE_BLESS=1 cargo test --test tour"
    );
}
