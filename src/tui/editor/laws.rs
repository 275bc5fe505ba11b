//! The editor's laws, held over many random edits of random Unicode.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

use super::grapheme::{self, is_boundary};
use super::*;
use crate::meeting::text::is_clean;

/// A small generator of numbers, so that every run plays the same edits (Marsaglia's xorshift).
struct Dice(u64);

impl Dice {
    fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 11) % (below.max(1) as u64)).unwrap()
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.roll(of.len())]
    }

    fn piece(&mut self) -> String {
        let pieces: &[&str] = &[
            "a",
            "e",
            " ",
            " ",
            "  ",
            "the ",
            "Board",
            "noted",
            ", ",
            ". ",
            "\n",
            "\n",
            "\n- ",
            "\n(a) ",
            "(iv) ",
            "- ",
            "poverty and how it would be measured ",
            "https://example.org/a/long/path",
            "\u{301}",
            "e\u{301}",
            "é",
            "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}",
            "\u{1F1EC}\u{1F1E7}",
            "\u{1F1EC}",
            "\u{1F44D}\u{1F3FD}",
            "\u{2764}\u{FE0F}",
            "\u{FE0F}",
            "\u{FE0E}",
            "\u{200D}",
            "\u{200C}",
            "می\u{200C}خواهم",
            "\u{2764}",
            "会議は",
            "、",
            "「会」",
            "ー",
            "שלום",
            "\t",
            "\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
            "\u{E0067}",
            "\u{A0}",
            "\u{3000}",
            "नमस्ते",
            "க்ஷி",
            "\u{1b}[31m",
            "\r\n",
            "\u{202e}",
            "\u{200B}",
            "한국어 ",
            "ﷺ",
            "ｶﾞ",
            "\u{FEFF}",
            "🙂🙂",
            "Ǆ",
            "x\u{300}\u{301}\u{302}",
            "\u{0600}1",
            "0123456789012345678901234",
        ];
        let mut piece = String::new();
        for _ in 0..=self.roll(3) {
            piece.push_str(self.one(pieces));
        }
        if self.roll(20) == 0 {
            let any = u32::try_from(self.roll(0x3000)).unwrap();
            piece.extend(char::from_u32(any));
        }
        piece
    }
}

fn shape(dice: &mut Dice) -> Shape {
    let widths = [1, 2, 3, 4, 5, 7, 10, 20, 20, 40, 78];
    Shape {
        width: widths[dice.roll(widths.len())],
        first: u16::try_from(dice.roll(12)).unwrap(),
        rest: u16::try_from(dice.roll(9)).unwrap(),
    }
}

/// Rows tile the text, hold whole graphemes, and are no wider than their room.
fn sound(layout: &Layout, text: &str) {
    let mut next = 0;
    let rows = layout.rows();
    for (index, row) in rows.iter().enumerate() {
        assert_eq!(row.start, next);
        assert!(is_boundary(text, row.start) && is_boundary(text, row.end));
        assert!(!text[row.start..row.end].contains('\n'));
        assert_eq!(row.hard, text[row.end..].starts_with('\n'));
        let mut end = row.end;
        while end > row.start {
            let before = grapheme::prev(text, end);
            let last = &text[before..end];
            if !grapheme::is_space(last) && grapheme::width(last) > 0 {
                break;
            }
            end = before;
        }
        let shown = &text[row.start..end];
        let columns = grapheme::measure(shown);
        let room = usize::from(layout.shape().width.saturating_sub(row.indent).max(1));
        let (mut filled, mut at) = (0, 0);
        while at < shown.len() {
            let end = grapheme::next(shown, at);
            filled += usize::from(grapheme::width(&shown[at..end]) > 0);
            at = end;
        }
        let one = filled == 1;
        assert!(
            columns <= room || one,
            "{columns} > {room} in row {index} {shown:?}"
        );
        assert!(columns <= usize::from(row.width));
        assert!(usize::from(row.width) <= room || one);
        next = row.end + usize::from(row.hard);
    }
    assert_eq!(next, text.len());
    assert!(!rows[rows.len() - 1].hard);
}

/// What a screen shows that is painted anew only where the text box says it changed.
#[derive(Default)]
struct Screen(Vec<String>);

impl Screen {
    fn lines(text: &TextBox) -> Vec<String> {
        let selected = text.selection().unwrap_or_default();
        let line = |row: &Row| {
            let from = selected.start.clamp(row.start, row.end) - row.start;
            let to = selected.end.clamp(row.start, row.end) - row.start;
            let selected = (from < to).then_some(from..to);
            let words = &text.text()[row.start..row.end];
            format!("{}|{words}|{selected:?}", row.indent)
        };
        text.layout().rows().iter().map(line).collect()
    }

    fn update(&mut self, text: &mut TextBox) {
        let now = Self::lines(text);
        if let Some(change) = text.take_change() {
            let first_below = change.last_row + 1;
            let was_below = first_below.checked_add_signed(-change.rows_moved).unwrap();
            let mut shown = self.0[..change.first_row].to_vec();
            shown.extend_from_slice(&now[change.first_row..first_below]);
            shown.extend_from_slice(self.0.get(was_below..).unwrap_or_default());
            self.0 = shown;
        }
        assert_eq!(self.0, now);
    }
}

fn motion(dice: &mut Dice, len: usize) -> Motion {
    match dice.roll(17) {
        0 => Motion::Left,
        1 => Motion::Right,
        2 => Motion::WordLeft,
        3 => Motion::WordRight,
        4 => Motion::Up,
        5 => Motion::Down,
        6 => Motion::PageUp(3),
        7 => Motion::PageDown(3),
        8 => Motion::RowStart,
        9 => Motion::RowEnd,
        10 => Motion::LineStart,
        11 => Motion::LineEnd,
        12 => Motion::TextStart,
        13 => Motion::TextEnd,
        _ => Motion::To(dice.roll(len + 1)),
    }
}

fn deletion(dice: &mut Dice) -> Delete {
    match dice.roll(14) {
        0..=4 => Delete::Back,
        5..=7 => Delete::Forward,
        8 => Delete::WordBack,
        9 => Delete::WordForward,
        10 => Delete::ToRowStart,
        11 => Delete::ToRowEnd,
        12 => Delete::ToLineStart,
        _ => Delete::ToLineEnd,
    }
}

#[test]
fn ten_thousand_random_edits_keep_every_law() {
    let mut edits = 0;
    for seed in 0..250 {
        let mut dice = Dice::new(seed + 1);
        let start: String = (0..dice.roll(12)).map(|_| dice.piece()).collect();
        let mut text = TextBox::new(&start, shape(&mut dice));
        let mut model = text.text().to_owned();
        let mut screen = Screen(Screen::lines(&text));
        let (mut done, mut undone): (Vec<Splice>, Vec<Splice>) = (Vec::new(), Vec::new());
        for step in 0..80 {
            if dice.roll(2) == 0 {
                let (motion, select) = (motion(&mut dice, text.text().len()), dice.roll(4) == 0);
                text.go(motion, select);
            }
            let mut splices = Vec::new();
            match dice.roll(24) {
                0..=9 => splices.extend(text.insert(&dice.piece())),
                10..=15 => splices.extend(text.delete(deletion(&mut dice))),
                16 => {
                    let (cut, tail) = text.take_tail();
                    splices.extend(cut);
                    if dice.roll(2) == 0 {
                        splices.extend(text.append(&tail));
                    }
                }
                17..=19 => {
                    if let Some(last) = done.pop() {
                        let back = last.inverse();
                        assert!(text.replay(&back));
                        assert!(back.apply_to(&mut model));
                        undone.push(last);
                    }
                }
                20 | 21 => {
                    if let Some(again) = undone.pop() {
                        assert!(text.apply(&again));
                        assert!(again.apply_to(&mut model));
                        done.push(again);
                    }
                }
                22 => {
                    let from = dice.roll(model.len() + 1);
                    let to = (from + dice.roll(9)).min(model.len());
                    splices.extend(text.replace(from..to, &dice.piece()));
                }
                _ => text.reshape(shape(&mut dice)),
            }
            for splice in splices {
                edits += 1;
                let (went, came) = (&splice.went, &splice.came);
                let at = format!("seed {seed} step {step}: {went:?} {came:?} in {model:?}");
                assert!(is_boundary(&model, splice.at), "{at}");
                assert!(is_boundary(&model, splice.end_before()), "{at}");
                assert!(is_clean(went) && is_clean(came), "{at}");
                assert!(splice.apply_to(&mut model), "{at}");
                done.push(splice);
                undone.clear();
            }
            let at = format!("seed {seed} step {step}");
            assert_eq!(text.text(), model, "{at}");
            assert!(is_clean(&model), "{at}");
            assert!(is_boundary(&model, text.caret()), "{at}");
            let (row, column) = text.caret_cell();
            let shape = text.layout().shape();
            assert!(
                row < text.layout().rows().len() && column <= shape.width.max(8),
                "{at}"
            );
            if let Some(range) = text.selection() {
                assert!(is_boundary(&model, range.start) && is_boundary(&model, range.end));
            }
            let fresh = Layout::new(&model, shape);
            assert_eq!(
                text.layout().rows(),
                fresh.rows(),
                "{at} {shape:?} {model:?}"
            );
            sound(text.layout(), &model);
            if dice.roll(3) == 0 {
                screen.update(&mut text);
            }
        }
    }
    assert!(edits >= 10_000, "{edits}");
}

#[test]
fn gathered_typing_does_what_its_keys_did() {
    let mut stored = 0;
    for seed in 0..200 {
        let mut dice = Dice::new(seed + 1_000);
        let mut text = TextBox::new(
            "The Board noted the report and\nasked for more.",
            Shape::plain(40),
        );
        let mut replayed = text.text().to_owned();
        let mut pending = Pending::default();
        for _ in 0..60 {
            if dice.roll(6) == 0 {
                let motion = motion(&mut dice, text.text().len());
                text.go(motion, dice.roll(3) == 0);
            }
            let splice = if dice.roll(3) > 0 {
                text.insert(&dice.piece())
            } else {
                text.delete(deletion(&mut dice))
            };
            let Some(splice) = splice else { continue };
            if let Some(whole) = pending.push(splice) {
                assert!(whole.apply_to(&mut replayed));
                assert!(is_clean(&whole.went) && is_clean(&whole.came));
                stored += 1;
            }
            // Whenever it is cut off, nothing is missing.
            let mut now = replayed.clone();
            if let Some(rest) = pending.clone().take() {
                assert!(
                    is_clean(&rest.went) && is_clean(&rest.came),
                    "{:?} {:?}",
                    rest.went,
                    rest.came
                );
                assert!(rest.apply_to(&mut now));
                assert!(rest.inverse().apply_to(&mut now.clone()));
            }
            assert_eq!(now, text.text(), "seed {seed}");
        }
    }
    assert!(stored > 200, "{stored}");
}

/// Short texts in narrow rows, where every decision touches the next: the rows after one change
/// are those of a fresh layout.
#[test]
fn narrow_rows_are_kept_up_to_date_too() {
    let letters = [
        "a",
        "a",
        "b",
        " ",
        " ",
        "会",
        "🙂",
        "\u{301}",
        "\n",
        "- ",
        "(a) ",
        "、",
        "「",
        "க்ஷி",
        "\t",
        "\u{2764}",
        "\u{FE0F}",
        "\u{1F1EC}",
        "ﷺ",
    ];
    let mut dice = Dice::new(4_242);
    for _ in 0..20_000 {
        let mut words =
            |most| -> String { (0..dice.roll(most)).map(|_| dice.one(&letters)).collect() };
        let (mut text, came) = (words(24), words(4));
        let shape = Shape {
            width: u16::try_from(1 + dice.roll(9)).unwrap(),
            first: u16::try_from(dice.roll(5)).unwrap(),
            rest: u16::try_from(dice.roll(5)).unwrap(),
        };
        let mut layout = Layout::new(&text, shape);
        let mut ends = [dice.roll(text.len() + 1), dice.roll(text.len() + 1)];
        ends.sort_unstable();
        let [from, to] = ends.map(|at| grapheme::snap(&text, at));
        let was = text.clone();
        text.replace_range(from..to, &came);
        layout.splice(&text, from, to - from, came.len());
        let fresh = Layout::new(&text, shape);
        assert_eq!(
            layout.rows(),
            fresh.rows(),
            "{was:?} {from}..{to} {came:?} {shape:?}"
        );
        sound(&layout, &text);
    }
}

/// Whatever is painted, the cells say the same as the text, and nothing falls outside.
#[test]
fn what_is_painted_is_what_is_written() {
    for seed in 0..300 {
        let mut dice = Dice::new(seed + 9_000);
        let words: String = (0..dice.roll(20)).map(|_| dice.piece()).collect();
        let shape = shape(&mut dice);
        let mut text = TextBox::new(&words, shape);
        text.go(motion(&mut dice, words.len()), dice.roll(2) == 0);
        let looks = [StyleRange {
            range: text.selection().unwrap_or_default(),
            style: Style::new().reversed(),
        }];
        // Room to spare: each row reads as its words do.
        let rows = text.layout().rows().len();
        let area = Rect::new(0, 0, shape.width + 12, u16::try_from(rows).unwrap());
        let mut buffer = Buffer::empty(area);
        text.painting(Style::new(), &looks)
            .paint(&mut buffer, area, 0, 0..rows);
        for (y, row) in text.layout().rows().iter().enumerate() {
            let y = u16::try_from(y).unwrap();
            let mut seen = String::new();
            let mut x = row.indent;
            while x < area.width {
                let cell = buffer[(x, y)].symbol();
                seen.push_str(cell);
                x += grapheme::width(cell).max(1);
            }
            let mut said = String::new();
            for one in text.text()[row.start..row.end].graphemes(true) {
                match (one, grapheme::width(one)) {
                    (_, 0) => {}
                    ("\t", _) => said.push_str("    "),
                    _ => said.push_str(one),
                }
            }
            assert_eq!(
                seen.trim_end_matches(' '),
                said.trim_end_matches(' '),
                "seed {seed}"
            );
        }
        // A small window anywhere.
        let window = Rect::new(3, 1, 1 + u16::try_from(dice.roll(9)).unwrap(), 3);
        let mut buffer = Buffer::filled(Rect::new(0, 0, 10, 5), Cell::new("~"));
        text.painting(Style::new(), &looks).paint(
            &mut buffer,
            window,
            dice.roll(rows),
            0..rows + 2,
        );
        let inside = buffer.area.intersection(window);
        for at in buffer.area.positions() {
            assert_eq!(
                buffer[at].symbol() == "~",
                !inside.contains(at),
                "seed {seed} {at}"
            );
        }
    }
}

#[test]
fn a_cell_and_its_byte_answer_each_other() {
    for seed in 0..300 {
        let mut dice = Dice::new(seed + 5_000);
        let start: String = (0..dice.roll(30)).map(|_| dice.piece()).collect();
        let mut text = TextBox::new(&start, shape(&mut dice));
        let mut at = 0;
        loop {
            text.go(Motion::To(at), false);
            let (row, column) = text.caret_cell();
            let hit = text.hit(row, column);
            // Graphemes without a column, and blanks that hang, share the cell of another.
            let layout = text.layout();
            assert_eq!(
                layout.column(text.text(), row, hit),
                column.min(layout.column(
                    text.text(),
                    row,
                    text.layout().row_end(text.text(), row)
                )),
                "{:?} {:?} {row} {column} {hit}",
                text.text(),
                text.layout()
            );
            if at >= text.text().len() {
                break;
            }
            at = grapheme::next(text.text(), at);
        }
    }
}

/// A paragraph of about so many characters.
fn paragraph(characters: usize) -> String {
    let mut dice = Dice::new(77);
    let mut text = String::new();
    let words = [
        "the",
        "Board",
        "noted",
        "that",
        "a",
        "report",
        "on",
        "Health",
        "and",
        "Wellbeing",
        "services",
        "in",
        "Westminster",
        "would",
        "be",
        "brought",
    ];
    while text.len() < characters {
        text.push_str(dice.one(&words));
        text.push(' ');
    }
    text
}

/// Rows laid out for each key of a sentence typed in the middle.
fn rows_a_key(characters: usize) -> (f64, u64) {
    let mut text = TextBox::new(&paragraph(characters), Shape::plain(74));
    text.go(Motion::To(text.text().len() / 2), false);
    let (mut total, mut most, mut keys) = (0, 0, 0_u32);
    for _ in 0..5 {
        for key in "members asked how the effect would be measured, and were told. ".chars() {
            let before = text.layout().rows_laid_out();
            text.insert(key.encode_utf8(&mut [0; 4]));
            let rows = text.layout().rows_laid_out() - before;
            total += rows;
            most = most.max(rows);
            keys += 1;
        }
    }
    (
        f64::from(u32::try_from(total).unwrap()) / f64::from(keys),
        most,
    )
}

/// What a key costs is counted in rows cut, each at most a row's width of graphemes.
#[test]
fn a_key_in_a_long_paragraph_cuts_as_few_rows_as_in_a_short_one() {
    let (short, _) = rows_a_key(2_000);
    let (long, _) = rows_a_key(10_000);
    assert!(short < 4.0 && long <= short * 1.3, "{short} {long}");
    // A word that goes over to the next row may push one out of it in turn, and so on; most keys
    // push none, so even without an end to the paragraph it comes to a few rows.
    let (huge, most) = rows_a_key(100_000);
    assert!(huge <= 12.0 && most <= 400, "{huge} {most}");
}
