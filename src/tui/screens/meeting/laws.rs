//! The record held to a plain list of texts, over many random keys of random Unicode.

use unicode_segmentation::UnicodeSegmentation;

use crate::journal::Journal;
use crate::meeting::Meeting;
use crate::meeting::id::{ItemId, Writer};
use crate::tui::editor::Layout;
use crate::tui::editor::grapheme::is_boundary;
use crate::tui::sheet::{Sheet, What};
use crate::tui::testing::Bench;

/// What is typed: words of one script each, every piece whole.
const ALPHABETS: [&[&str]; 6] = [
    &[
        "a",
        "the ",
        "Board ",
        "noted.",
        " ",
        ", ",
        "wards' figures ",
    ],
    &[
        "e\u{301}",
        "x\u{300}\u{302} ",
        "\u{301}",
        "n\u{303}o ",
        "\u{e9}t\u{e9} ",
        "a",
    ],
    &[
        "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}",
        "\u{1F44D}\u{1F3FD} ",
        "\u{2764}\u{FE0F}",
        "ok ",
    ],
    &[
        "\u{4F1A}\u{8B70}",
        "\u{3002}",
        "\u{304C}",
        "\u{D55C}\u{AD6D} ",
        "x",
    ],
    &[
        "\u{5E9}\u{5DC}\u{5D5}\u{5DD} ",
        "\u{645}\u{631}\u{62D}\u{628}\u{627}",
        " ",
        "12",
    ],
    &[
        "\u{1F1EC}\u{1F1E7}",
        "\u{1F1EB}",
        "\u{1F3F4}",
        " ",
        "flags ",
    ],
];

/// A small generator of numbers, so that every run presses the same keys.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 11) % (below.max(1) as u64)).unwrap()
    }

    /// A few pieces of one script, or of two.
    fn words(&mut self, seed: usize) -> String {
        let mut words = String::new();
        for _ in 0..=self.roll(3) {
            let of = if self.roll(4) == 0 {
                self.roll(6)
            } else {
                seed % 6
            };
            words.push_str(ALPHABETS[of][self.roll(ALPHABETS[of].len())]);
        }
        words
    }
}

/// The screen, and the plain list of texts that it must agree with.
struct Run {
    bench: Bench,
    item: ItemId,
    texts: Vec<String>,
}

/// Where the caret stands.
struct Spot {
    /// The paragraph's place in the list, or the place that a new one gets.
    at: usize,
    fresh: bool,
    caret: usize,
    selected: std::ops::Range<usize>,
}

fn told(meeting: &Meeting, item: ItemId) -> Vec<String> {
    let item = meeting.item(item).unwrap();
    meeting.entries_of(item).map(|e| e.text.clone()).collect()
}

impl Run {
    fn new(size: (u16, u16)) -> Self {
        let bench = Bench::running(size);
        let item = bench.meeting().before_body().unwrap().id;
        Self {
            bench,
            item,
            texts: Vec::new(),
        }
    }

    fn sheet(&self) -> &Sheet {
        &self.bench.model.ui.session.as_ref().unwrap().sheet
    }

    fn journal(&self) -> &Journal {
        &self.bench.model.ui.session.as_ref().unwrap().journal
    }

    /// The meeting as a program that starts now would read it.
    fn replayed(&self) -> Vec<String> {
        let journal = self.journal();
        let (by, records) = (journal.by().clone(), journal.records().to_vec());
        let again = Journal::replay(Writer::FIRST, by, records).unwrap();
        assert_eq!(again.meeting().misfits(), 0);
        told(again.meeting(), self.item)
    }

    fn spot(&self) -> Spot {
        let sheet = self.sheet();
        let block = sheet.block().unwrap();
        let above = sheet.blocks()[..sheet.at()].iter();
        let caret = block.text.caret();
        Spot {
            at: above.filter(|b| b.entry().is_some()).count(),
            fresh: block.what == What::Fresh,
            caret,
            selected: block.text.selection().unwrap_or(caret..caret),
        }
    }

    /// Types or pastes a line in place of what is selected.
    fn insert(&mut self, words: &str, keys: bool) {
        let spot = self.spot();
        if !spot.fresh {
            self.texts[spot.at].replace_range(spot.selected, words);
        } else if !words.trim().is_empty() {
            let text = if keys { words.trim_start() } else { words };
            self.texts.insert(spot.at, text.to_owned());
        }
        if keys {
            for c in words.chars() {
                self.bench.key(crate::tui::key::Key::char(c));
            }
        } else {
            self.bench.paste(words);
        }
    }

    /// Pastes lines: the first goes where the caret is, the others become paragraphs after it.
    fn paste(&mut self, lines: &[String]) {
        let spot = self.spot();
        if spot.fresh {
            self.texts.insert(spot.at, lines[0].clone());
        } else {
            self.texts[spot.at].replace_range(spot.selected, &lines[0]);
        }
        for (i, line) in lines[1..].iter().enumerate() {
            self.texts.insert(spot.at + 1 + i, line.clone());
        }
        self.bench.paste(&lines.join("\n"));
    }

    /// Backspace or Delete: what is selected, a grapheme, or the border between two paragraphs.
    fn delete(&mut self, back: bool) {
        let spot = self.spot();
        if !spot.fresh {
            let text = &mut self.texts[spot.at];
            let end = if back { 0 } else { text.len() };
            if !spot.selected.is_empty() {
                text.replace_range(spot.selected, "");
            } else if spot.caret != end {
                let edges = text.grapheme_indices(true).map(|(at, _)| at);
                let mut edges: Vec<usize> = edges.collect();
                edges.push(text.len());
                let here = edges.binary_search(&spot.caret).unwrap();
                let range = if back {
                    edges[here - 1]..spot.caret
                } else {
                    spot.caret..edges[here + 1]
                };
                text.replace_range(range, "");
            } else if back && spot.at > 0 {
                self.join(spot.at);
            } else if !back && spot.at + 1 < self.texts.len() && !self.fresh_below() {
                self.join(spot.at + 1);
            }
        }
        self.bench.press(if back { "<BS>" } else { "<Del>" });
    }

    /// Whether a paragraph not yet begun is the next thing down.
    fn fresh_below(&self) -> bool {
        let sheet = self.sheet();
        let next = sheet.neighbour(true).and_then(|at| sheet.blocks().get(at));
        next.is_some_and(|b| b.what == What::Fresh)
    }

    fn join(&mut self, below: usize) {
        let tail = self.texts.remove(below);
        let head = &mut self.texts[below - 1];
        if !head.is_empty() && !tail.is_empty() && !head.ends_with(' ') {
            head.push(' ');
        }
        head.push_str(&tail);
    }

    /// Enter: in the middle of a paragraph two come of it.
    fn enter(&mut self) {
        let spot = self.spot();
        if !spot.fresh && !self.texts[spot.at][spot.caret..].trim().is_empty() {
            let (head, tail) = self.texts[spot.at].split_at(spot.caret);
            let (head, tail) = (head.trim_end_matches(' '), tail.trim_start_matches(' '));
            let (head, tail) = (head.to_owned(), tail.to_owned());
            self.texts[spot.at] = head;
            self.texts.insert(spot.at + 1, tail);
        }
        self.bench.press("<Enter>");
    }

    /// Moves the paragraph past the one beside it.
    fn shift(&mut self, down: bool) {
        let spot = self.spot();
        if !spot.fresh {
            let other = if down {
                spot.at + 1
            } else {
                spot.at.wrapping_sub(1)
            };
            if other < self.texts.len() {
                self.texts.swap(spot.at, other);
            }
        }
        self.bench
            .press(if down { "<A-S-Down>" } else { "<A-S-Up>" });
    }

    /// Moves the paragraph to the next item and back: it comes to stand at the end.
    fn there_and_back(&mut self) {
        let spot = self.spot();
        if !spot.fresh {
            let text = self.texts.remove(spot.at);
            self.texts.push(text);
            self.bench.press("<A-PgDn>");
            assert_ne!(self.sheet().item(), Some(self.item));
            self.bench.press("<A-PgUp>");
        }
    }

    /// Undo, and as often as not redo: what undo leaves is what the journal replayed says, and redo
    /// brings back every text.
    fn undo(&mut self, redo: bool) {
        self.bench.pass(2);
        let before = self.texts.clone();
        self.bench.press("<C-z>");
        if self.bench.notice().starts_with("Undo:") {
            self.bench.press("<C-z>");
        }
        let done = self.bench.notice().starts_with("Undone:");
        if self.sheet().item() != Some(self.item) {
            // A move to another item was taken back there.
            self.bench.press("<C-Space>4");
        }
        self.texts = self.replayed();
        self.holds();
        if done && redo {
            self.bench.press("<C-y>");
            if self.sheet().item() != Some(self.item) {
                self.bench.press("<C-Space>4");
            }
            self.texts = before;
        }
    }

    /// What must hold after every key.
    #[track_caller]
    fn holds(&self) {
        let sheet = self.sheet();
        let entries = sheet.blocks().iter().filter(|b| b.entry().is_some());
        let shown: Vec<&str> = entries.map(|b| b.text.text()).collect();
        let apart = shown.iter().zip(&self.texts).find(|(a, b)| a != b);
        assert_eq!(apart, None);
        assert_eq!(shown.len(), self.texts.len());
        let text = &sheet.block().unwrap().text;
        assert!(is_boundary(text.text(), text.caret()));
        let fresh = Layout::new(text.text(), text.layout().shape());
        assert_eq!(text.layout().rows(), fresh.rows());
    }

    /// What must hold when all that was typed is recorded.
    fn holds_at_rest(&mut self) {
        self.bench.pass(2);
        self.holds();
        assert_eq!(told(self.bench.meeting(), self.item), self.texts);
        for block in self.sheet().blocks() {
            let fresh = Layout::new(block.text.text(), block.text.layout().shape());
            assert_eq!(block.text.layout().rows(), fresh.rows());
        }
        let session = self.bench.model.ui.session.as_ref().unwrap();
        if let Some(pane) = &session.beside {
            let mut fresh = Sheet::printed();
            fresh.fit(pane.width(), pane.height, true);
            fresh.go_along(session.meeting(), self.sheet());
            let lines = |sheet: &Sheet| {
                let of = |b: &crate::tui::sheet::Block| {
                    let rows = b.text.layout().rows().to_vec();
                    (
                        b.label.clone(),
                        b.lead.clone(),
                        b.text.text().to_owned(),
                        b.from,
                        rows,
                    )
                };
                sheet.blocks().iter().map(of).collect::<Vec<_>>()
            };
            assert_eq!(lines(pane), lines(&fresh));
        }
    }

    fn step(&mut self, dice: &mut Dice, seed: usize) {
        let any = |dice: &mut Dice, keys: &[&str]| keys[dice.roll(keys.len())].to_owned();
        match dice.roll(40) {
            0..12 => {
                let words = dice.words(seed);
                // Half a flag pairs with whatever follows it, a mark joins whatever is typed before
                // it, and either takes the caret along: what is typed then goes elsewhere.
                let halves = words.contains(|c| ('\u{1F1E6}'..='\u{1F1FF}').contains(&c));
                let spot = self.spot();
                let rest = self.texts.get(spot.at).filter(|_| !spot.fresh);
                let mark = rest.is_some_and(|t| t[spot.selected.end..].starts_with('\u{301}'));
                let keys = dice.roll(2) == 0 && !halves && !mark;
                self.insert(&words, keys);
            }
            12..17 => self.delete(true),
            17..20 => self.delete(false),
            20..24 => self.enter(),
            24..30 => {
                let keys = [
                    "<Left>",
                    "<Right>",
                    "<Up>",
                    "<Down>",
                    "<Home>",
                    "<End>",
                    "<C-Left>",
                    "<C-Right>",
                    "<C-Up>",
                    "<C-Down>",
                    "<C-Home>",
                    "<C-End>",
                    "<PgUp>",
                    "<PgDn>",
                ];
                let keys = any(dice, &keys);
                self.bench.press(&keys);
            }
            30..33 => {
                let keys = [
                    "<S-Left>",
                    "<S-Right>",
                    "<C-S-Left>",
                    "<C-S-Right>",
                    "<S-Home>",
                    "<S-Up>",
                    "<C-a>",
                ];
                let keys = any(dice, &keys);
                // All of an entry can be selected only where there is one.
                self.bench.press(&keys);
            }
            33 => {
                let down = dice.roll(2) == 0;
                self.shift(down);
            }
            34 => self.there_and_back(),
            35 => {
                let mut lines = Vec::new();
                for _ in 0..2 + dice.roll(3) {
                    lines.push(format!("x{}", dice.words(seed)).trim_end().to_owned());
                }
                self.paste(&lines);
            }
            36 => {
                let keys = any(dice, &["<A-o>", "<A-p>", "<A-o><A-o>"]);
                let selected = !self.spot().selected.is_empty();
                self.bench.press(if selected { "<A-p>" } else { &keys });
            }
            37 => self.bench.pass(2),
            _ => {
                let redo = dice.roll(2) == 0;
                self.undo(redo);
            }
        }
        self.holds();
    }
}

#[test]
fn ten_thousand_random_edits_leave_what_a_plain_list_of_texts_says() {
    for seed in 0..10 {
        // The preview stands beside the record in every other run.
        let mut run = Run::new(if seed % 2 == 0 { (64, 14) } else { (150, 14) });
        if seed % 2 == 1 {
            run.bench.press("<F5>");
        }
        let mut dice = Dice(0x9E37_79B9_7F4A_7C15 ^ (seed as u64 + 1) << 20);
        for edit in 0..1000 {
            run.step(&mut dice, seed);
            if edit % 40 == 0 {
                run.holds_at_rest();
            }
        }
        run.holds_at_rest();
        assert!(
            run.journal().last() > 500,
            "{} records",
            run.journal().last()
        );
        assert_eq!(run.replayed(), run.texts, "seed {seed}");
    }
}
