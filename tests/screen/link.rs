//! A slow line: what a key costs in bytes, counted and not timed.

#![allow(
    clippy::unwrap_used,
    reason = "a test that can't go on should stop where it stands"
)]

use std::collections::BTreeMap;

use chrono::DateTime;
use quorate::tui::key::{Code, Key, script};
use quorate::tui::model::Overlay;
use quorate::tui::paper::{Memory, Paper};
use quorate::tui::run::MENU_PAUSE;
use quorate::tui::term::{Canvas, Capabilities, Colors};
use quorate::tui::testing::Bench;
use quorate::tui::view;

use crate::tour::{FIVE_MINUTES, minutes, sample};

/// The wire to the terminal: what is drawn goes over it.
struct Wire {
    canvas: Canvas,
    memory: Memory,
    touched: Vec<bool>,
}

impl Wire {
    fn new(size: (u16, u16)) -> Self {
        let capabilities = Capabilities {
            color: Colors::Indexed,
            ..Capabilities::default()
        };
        Self {
            canvas: Canvas::new(size, capabilities),
            memory: Memory::default(),
            touched: Vec::new(),
        }
    }

    /// Brings the terminal to what the model shows; the bytes that it took.
    fn draw(&mut self, bench: &Bench) -> Vec<u8> {
        let theme = bench.model.ui.theme;
        let mut paper = Paper::new(
            self.canvas.buffer(),
            theme,
            &mut self.memory,
            &mut self.touched,
        );
        view::draw(&bench.model, &mut paper);
        let caret = paper.caret;
        for (row, touched) in (0..).zip(&self.touched) {
            if *touched {
                self.canvas.touch(row);
            }
        }
        let mut out = Vec::new();
        self.canvas.flush(&mut out, caret).unwrap();
        out
    }
}

/// What a key does, for whoever waits for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    /// A letter of the record.
    Letter,
    /// A letter or another key in a question, and the key that asks or answers one.
    Question,
    /// The key that begins a command, where what may follow is shown.
    Menu,
    /// Any other key that stays on the screen.
    Here,
    /// A key that leads to another screen.
    Elsewhere,
}

/// The keys of the README's five minutes; each step begins with a key that is quoted there.
fn steps() -> Vec<Vec<Key>> {
    let step = |(quoted, then, _): &(&str, &str, &str)| {
        let mut keys = Vec::new();
        for name in quoted.split(' ') {
            match Key::parse(name) {
                Ok(key) => keys.push(key),
                Err(_) => keys.extend(script(name).unwrap()),
            }
        }
        keys.extend(script(then).unwrap());
        keys
    };
    FIVE_MINUTES.iter().map(step).collect()
}

fn begin(size: (u16, u16), slow_line: bool) -> Bench {
    let now = DateTime::parse_from_rfc3339("2026-06-02T09:31:12+01:00").unwrap();
    let mut bench = Bench::on(sample(), size, now);
    bench.looks.slow_line = slow_line;
    bench.resize(size.0, size.1);
    bench
}

/// Plays them in a window of this size: the bytes of each key, fewest first, by sort.
fn costs(size: (u16, u16), slow_line: bool) -> BTreeMap<Sort, Vec<usize>> {
    let mut bench = begin(size, slow_line);
    let mut wire = Wire::new(size);
    wire.draw(&bench);
    let mut costs: BTreeMap<Sort, Vec<usize>> = BTreeMap::new();
    for key in steps().into_iter().flatten() {
        let place = |bench: &Bench| {
            let model = &bench.model;
            (
                model.top().page().context(),
                model.ui.form.is_some(),
                begun(bench),
            )
        };
        let before = place(&bench);
        let writes = bench.model.top().page().writes();
        bench.key(key);
        let after = place(&bench);
        let drawn = wire.draw(&bench);
        let bytes = drawn.len();
        let letter = matches!(key.code, Code::Char(_)) && !key.ctrl && !key.alt;
        let sort = if before.0 != after.0 {
            Sort::Elsewhere
        } else if before.1 || after.1 {
            Sort::Question
        } else if after.2 {
            Sort::Menu
        } else if letter && writes && !before.2 {
            Sort::Letter
        } else {
            Sort::Here
        };
        costs.entry(sort).or_default().push(bytes);
    }
    for all in costs.values_mut() {
        all.sort_unstable();
    }
    costs
}

fn begun(bench: &Bench) -> bool {
    matches!(bench.model.overlay, Overlay::Begun)
}

/// The most bytes that a key of a sort may take.
fn most(size: (u16, u16), slow_line: bool, sort: Sort) -> usize {
    match (size, slow_line, sort) {
        ((80, 24), _, Sort::Letter) => 240,
        (_, _, Sort::Letter) => 500,
        ((80, 24), false, Sort::Question) => 2_200,
        ((80, 24), true, Sort::Question) => 1_400,
        (_, false, Sort::Question) => 5_600,
        (_, true, Sort::Question) => 2_450,
        ((80, 24), false, Sort::Menu) => 2_600,
        ((80, 24), true, Sort::Menu) => 230,
        (_, false, Sort::Menu) => 5_800,
        (_, true, Sort::Menu) => 490,
        ((80, 24), _, Sort::Here) => 1_150,
        (_, false, Sort::Here) => 4_900,
        (_, true, Sort::Here) => 1_000,
        ((80, 24), _, Sort::Elsewhere) => 2_500,
        (_, _, Sort::Elsewhere) => 6_100,
    }
}

#[test]
fn a_key_takes_few_bytes_over_the_whole_tour() {
    for size in [(80, 24), (160, 50)] {
        for slow_line in [false, true] {
            for (sort, all) in costs(size, slow_line) {
                let most = most(size, slow_line, sort);
                let found = all.last().copied().unwrap_or_default();
                let told = format!("{sort:?} at {size:?}, slow line: {slow_line}: {found} bytes");
                assert!(found <= most, "{told}, and {most} is the most");
                if sort == Sort::Letter {
                    assert!(all[all.len() / 2] <= 2, "{told}: {all:?}");
                }
            }
        }
    }
}

#[test]
fn time_alone_takes_next_to_nothing() {
    for size in [(80, 24), (160, 50)] {
        let mut bench = begin(size, false);
        bench.press("<F2>AO<Enter><Enter><Enter><F12><C-Space>]Welcomed.");
        bench.pass(2);
        let mut wire = Wire::new(size);
        wire.draw(&bench);
        for _ in 0..20 {
            bench.pass(0);
            assert_eq!(wire.draw(&bench).len(), 0);
        }
        for _ in 0..20 {
            bench.pass(60);
            let bytes = wire.draw(&bench).len();
            assert!(
                (1..=80).contains(&bytes),
                "a minute at {size:?}: {bytes} bytes"
            );
        }
    }
}

/// 9,600 baud: bytes a second, of ten bits each.
const RATE: f64 = 960.0;
/// From the officer to the program, and back, each, in milliseconds.
const DELAY: f64 = 300.0;

/// What came of a tour over the line.
struct Slow {
    minutes: String,
    /// Milliseconds from each key to when all that it drew had arrived, fewest first: of letters of
    /// the record, and of all other keys.
    letters: Vec<f64>,
    others: Vec<f64>,
}

/// Plays the tour over a line of 9,600 baud and 300 ms each way, whose far end keeps whatever is
/// written until it can be sent. Keys come `every` so many milliseconds within a step, and whoever types
/// reads for a second and a half between steps, without waiting for what isn't there yet.
fn over_the_line(size: (u16, u16), every: u32) -> Slow {
    let mut bench = begin(size, true);
    let mut wire = Wire::new(size);
    wire.draw(&bench);
    let mut typed: Vec<(f64, Key)> = Vec::new();
    let mut now = 0.0;
    for step in steps() {
        for key in step {
            typed.push((now, key));
            now += f64::from(every);
        }
        now += 1500.0;
    }
    let pause = MENU_PAUSE.as_secs_f64() * 1000.0;
    let (mut letters, mut others) = (Vec::new(), Vec::new());
    // When the line has sent all that was written, and the keys that wait to be shown.
    let (mut free, mut waiting): (f64, Vec<(f64, bool)>) = (0.0, Vec::new());
    for (at, (pressed, key)) in typed.iter().enumerate() {
        let arrived = pressed + DELAY;
        let asked = |bench: &Bench| bench.model.ui.form.is_some() || begun(bench);
        let writes = bench.model.top().page().writes() && !asked(&bench);
        bench.key(*key);
        waiting.push((*pressed, writes && key.typed().is_some() && !asked(&bench)));
        let next = typed.get(at + 1).map(|(pressed, _)| pressed + DELAY);
        if begun(&bench) && next.is_some_and(|next| next - arrived < pause) {
            continue;
        }
        let bytes = u32::try_from(wire.draw(&bench).len()).unwrap();
        free = free.max(arrived) + f64::from(bytes) / RATE * 1000.0;
        for (pressed, letter) in waiting.drain(..) {
            let took = free + DELAY - pressed;
            if letter { &mut letters } else { &mut others }.push(took);
        }
    }
    letters.sort_by(f64::total_cmp);
    others.sort_by(f64::total_cmp);
    Slow {
        minutes: minutes(&bench),
        letters,
        others,
    }
}

#[test]
fn over_a_slow_line_nothing_is_lost_and_letters_follow_the_hand() {
    let mut bench = begin((80, 24), false);
    for key in steps().into_iter().flatten() {
        bench.key(key);
    }
    let usual = minutes(&bench);
    for every in [100, 150, 250, 400] {
        let slow = over_the_line((80, 24), every);
        assert_eq!(slow.minutes, usual, "a key every {every} ms");
        let of = |all: &[f64], tenths: usize| all[(all.len() * tenths / 10).min(all.len() - 1)];
        // 600 ms are the way there and back.
        let told = format!("a key every {every} ms: {:?}", slow.letters);
        assert!(of(&slow.letters, 5) < 650.0, "{told}");
        assert!(of(&slow.letters, 9) < 1_250.0, "{told}");
        assert!(of(&slow.letters, 10) < 2_300.0, "{told}");
        assert!(of(&slow.others, 10) < 3_300.0, "{told}");
    }
}
