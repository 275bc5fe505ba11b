//! Ten thousand random edits on the meeting screen, beside a plain model of the paragraphs.

#![allow(
    clippy::unwrap_used,
    reason = "a test that can't go on should stop where it stands"
)]

use quorate::journal::Journal;
use quorate::meeting::id::{EntryId, Writer};
use quorate::tui::editor::Layout;
use quorate::tui::testing::{Bench, running};
use unicode_segmentation::UnicodeSegmentation;

/// Words of several scripts: marks that combine, joined emoji, wide and right-to-left letters, flags.
const PIECES: &[&str] = &[
    "the Board ",
    "heard",
    " that ",
    ", and",
    "e\u{301}te\u{301} ",
    "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467} ",
    "\u{1F44D}\u{1F3FD}",
    "\u{4F1A}\u{8B70}\u{306E} ",
    "\u{5D5}\u{5E2}\u{5D3}\u{5D4} ",
    "\u{1F1EC}\u{1F1E7}x ",
    "a\u{308}\u{323}",
    "\u{130}I\u{131}i ",
    "-",
    "12.5% ",
];

struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % below as u64).unwrap()
    }
}

/// The paragraphs as they should read, and where the caret stands among them.
#[derive(Clone, Debug, PartialEq)]
struct Plain {
    paragraphs: Vec<(EntryId, String)>,
    caret: Option<(EntryId, usize)>,
}

fn seen(bench: &Bench) -> Plain {
    let session = bench.model.ui.session.as_ref().unwrap();
    let entries = session.sheet.blocks().iter();
    let caret = session
        .sheet
        .block()
        .and_then(|b| Some((b.entry()?, b.text.caret())));
    Plain {
        paragraphs: entries
            .filter_map(|b| Some((b.entry()?, b.text.text().to_owned())))
            .collect(),
        caret,
    }
}

fn words(plain: &Plain) -> Vec<&str> {
    plain.paragraphs.iter().map(|(_, t)| t.as_str()).collect()
}

/// The boundary before a place of a text.
fn before(text: &str, at: usize) -> usize {
    let all = text.grapheme_indices(true).map(|(i, _)| i);
    all.take_while(|i| *i < at).last().unwrap_or(0)
}

fn after(text: &str, at: usize) -> usize {
    let mut all = text.grapheme_indices(true).map(|(i, _)| i);
    all.find(|i| *i > at).unwrap_or(text.len())
}

/// What holds after every edit.
fn sound(bench: &Bench) {
    let session = bench.model.ui.session.as_ref().unwrap();
    for block in session.sheet.blocks().iter().filter(|b| b.editable) {
        let text = block.text.text();
        let layout = block.text.layout();
        assert_eq!(
            layout.rows(),
            Layout::new(text, layout.shape()).rows(),
            "the wrap is not that of a fresh layout: {text:?}"
        );
        let caret = block.text.caret();
        let mut boundaries = text.grapheme_indices(true).map(|(i, _)| i);
        assert!(
            caret == text.len() || boundaries.any(|i| i == caret),
            "the caret stands within a grapheme: {caret} in {text:?}"
        );
    }
}

/// One edit by keys, and what it should come to; `false` where nothing is foretold.
fn edit(bench: &mut Bench, dice: &mut Dice) -> bool {
    let was = seen(bench);
    let mut will = was.clone();
    let at = was
        .caret
        .and_then(|(id, _)| was.paragraphs.iter().position(|(e, _)| *e == id));
    let place = was.caret.map_or(0, |(_, byte)| byte);
    match (dice.roll(20), at) {
        (0..8, Some(i)) => {
            let piece = PIECES[dice.roll(PIECES.len())];
            will.paragraphs[i].1.insert_str(place, piece);
            bench.paste(piece);
        }
        (8..10, Some(i)) if place > 0 => {
            let from = before(&was.paragraphs[i].1, place);
            will.paragraphs[i].1.replace_range(from..place, "");
            bench.press("<BS>");
        }
        (10, Some(i)) if place < was.paragraphs[i].1.len() => {
            let to = after(&was.paragraphs[i].1, place);
            will.paragraphs[i].1.replace_range(place..to, "");
            bench.press("<Del>");
        }
        // Enter within a paragraph makes two of it, the blanks between them gone.
        (11, Some(i)) if !was.paragraphs[i].1[place..].trim().is_empty() => {
            let (head, tail) = was.paragraphs[i].1.split_at(place);
            // A line of a list is not a paragraph.
            if head.starts_with("- ") {
                return false;
            }
            let (head, tail) = (
                head.trim_end_matches(' ').to_owned(),
                tail.trim_start_matches(' ').to_owned(),
            );
            bench.press("<Enter>");
            let made = seen(bench).caret.unwrap().0;
            will.paragraphs[i].1 = head;
            will.paragraphs.insert(i + 1, (made, tail));
        }
        (12, Some(i)) if i > 0 && !was.paragraphs[i].1.is_empty() => {
            bench.press("<Home><C-Home>");
            // Back to the start of this very paragraph, and joined to the one before.
            let id = was.paragraphs[i].0;
            while seen(bench).caret.map(|(e, _)| e) != Some(id) {
                bench.press("<C-Down>");
            }
            while seen(bench).caret != Some((id, 0)) {
                bench.press("<Left>");
            }
            bench.press("<BS>");
            let (_, tail) = will.paragraphs.remove(i);
            let above = &mut will.paragraphs[i - 1].1;
            if !above.is_empty() && !above.ends_with(' ') {
                above.push(' ');
            }
            above.push_str(&tail);
        }
        (13, Some(i)) if i + 1 < was.paragraphs.len() => {
            will.paragraphs.swap(i, i + 1);
            bench.press("<A-S-Down>");
        }
        (14, _) => {
            // What is undone and done again is as it was.
            bench.press("<C-z>");
            if bench.notice().starts_with("Undone") {
                bench.press("<C-y>");
                assert!(
                    bench.notice().starts_with("Done again"),
                    "{}",
                    bench.notice()
                );
                bench.pass(2);
            } else {
                return false;
            }
        }
        (15, _) => {
            bench.press("<C-z>");
            return false;
        }
        _ => {
            let motions = [
                "<Left>",
                "<Right>",
                "<Up>",
                "<Down>",
                "<C-Left>",
                "<C-Right>",
                "<Home>",
            ];
            for _ in 0..=dice.roll(4) {
                bench.press(motions[dice.roll(motions.len())]);
            }
            if seen(bench).caret.is_none() {
                bench.paste("New words");
            }
            return false;
        }
    }
    assert_eq!(words(&seen(bench)), words(&will), "{}", bench.screen());
    true
}

#[test]
fn ten_thousand_random_edits_keep_the_paragraphs_as_a_plain_model_has_them() {
    let (mut edits, mut foretold) = (0, 0);
    for seed in 1..=10_u64 {
        let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let mut bench = Bench::with(running(), (46, 12));
        bench.press("One paragraph to begin with.");
        for step in 0..1000 {
            edits += 1;
            foretold += usize::from(edit(&mut bench, &mut dice));
            sound(&bench);
            if step % 50 == 0 {
                bench.pass(2);
            }
        }
        bench.pass(2);
        // What was saved makes the same meeting again.
        let mut records = running().records().to_vec();
        records.extend(bench.saved.iter().cloned());
        let again = Journal::replay(Writer::FIRST, "A. Clerk".into(), records).unwrap();
        assert_eq!(again.meeting(), bench.meeting());
    }
    assert_eq!(edits, 10_000);
    assert!(foretold > 5_000, "{foretold}");
}
