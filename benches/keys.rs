//! Instructions per key: typing in the middle of a long paragraph, with the whole screen drawn.
//!
//! Work is counted and not timed, so that the machine's other load doesn't matter. `cargo bench
//! --bench keys` runs itself under valgrind's callgrind once with N keys and once with twice as
//! many; the difference, divided by N, is what a key costs: the update, the views, the bytes for
//! the terminal, and the record that the writer gets about once a second. It prints
//!
//! - 1,000 beside 100,000 facts, at 80x24 and 200x60: at most 1.1 times as many;
//! - a paragraph of 2,000 beside one of 10,000 characters: at most 1.3 times as many;
//! - both at 200x60 with the preview beside the record, and what the preview adds to a key.
//!
//! First it times, in one run, the slowest key in a hundred beside drawing the whole window once: at
//! most half of it.
//!
//! `--keys N` takes another number of keys; `--quick` leaves the larger window out. The counting
//! half of it is `keys --type FACTS CHARACTERS COLUMNS ROWS KEYS`, which can be given to any other
//! tool that counts; a word more, `beside`, shows the preview.

mod common;

use std::io::{self, Write};
use std::process::{Command, Stdio};

use chrono::Duration;
use common::meeting::{Wish, began, journal};
use common::ratio::timed;
use quorate::meeting::agenda::Stamp;
use quorate::storage::format::body_of;
use quorate::tui::input::Input;
use quorate::tui::key::{Key, script};
use quorate::tui::model::Model;
use quorate::tui::paper::{Memory, Paper};
use quorate::tui::port::{Effect, News, Opened, Saved, SessionKey};
use quorate::tui::term::{Canvas, Capabilities};
use quorate::tui::theme::{Looks, Theme};
use quorate::tui::update::{Msg, update};
use quorate::tui::view;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Paragraph, Widget, Wrap};

/// What is counted.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Case {
    facts: usize,
    long: usize,
    size: (u16, u16),
    /// The preview is shown beside the record.
    beside: bool,
}

const WORDS: &str = "the Board heard that the pathway would be looked at again in June, and asked \
    for the figures to be shown by ward ";

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let result = match args.iter().position(|a| a == "--type") {
        Some(at) => typing(&args[at + 1..]),
        None if common::measuring() => {
            tail();
            count(&args)
        }
        // `cargo test --benches`: only see that it runs.
        None => {
            let case = Case {
                facts: 1_000,
                long: 2_000,
                size: (80, 24),
                beside: false,
            };
            Desk::new(case).type_keys(3);
            let beside = Case {
                size: (200, 60),
                beside: true,
                ..case
            };
            Desk::new(beside).type_keys(3);
            Ok(())
        }
    };
    if let Err(why) = result {
        println!("{why}");
        std::process::exit(1);
    }
}

/// The half that is counted.
fn typing(args: &[String]) -> Result<(), String> {
    let number = |at: usize| -> Result<usize, String> {
        args.get(at)
            .and_then(|a| a.parse().ok())
            .ok_or_else(|| "--type needs FACTS CHARACTERS COLUMNS ROWS KEYS.".to_owned())
    };
    let side = |at: usize| number(at).map(|n| u16::try_from(n).unwrap_or(80));
    let case = Case {
        facts: number(0)?,
        long: number(1)?,
        size: (side(2)?, side(3)?),
        beside: args.get(5).is_some_and(|a| a == "beside"),
    };
    let mut ui = Desk::new(case);
    ui.type_keys(number(4)?);
    println!("{} bytes drawn", ui.sink.0);
    // What was set up need not be taken down.
    std::process::exit(0)
}

/// The keys that are typed, over and over.
fn words() -> Vec<Key> {
    WORDS
        .split(' ')
        .flat_map(|word| script(&format!("{word}<Space>")).unwrap_or_default())
        .collect()
}

/// The slowest key in a hundred, with everything on at 200x60, beside drawing the whole window
/// once as one wrapped paragraph.
fn tail() {
    let case = Case {
        facts: 1_000,
        long: 2_000,
        size: (200, 60),
        beside: true,
    };
    let area = Rect::new(0, 0, case.size.0, case.size.1);
    let mut buffer = Buffer::empty(area);
    let text = WORDS.repeat(2 * usize::from(area.width) * usize::from(area.height) / WORDS.len());
    let mut ui = Desk::new(case);
    let (mut ours, mut whole) = (Vec::new(), Vec::new());
    for key in words().iter().cycle().take(2_000) {
        ours.push(timed(|| ui.type_key(*key)));
        whole.push(timed(|| {
            let paragraph = Paragraph::new(text.as_str()).wrap(Wrap { trim: true });
            paragraph.render(area, &mut buffer);
        }));
    }
    ours.sort_by(f64::total_cmp);
    whole.sort_by(f64::total_cmp);
    let (slow, paragraph) = (ours[ours.len() * 99 / 100], whole[whole.len() / 2]);
    let ratio = slow / paragraph;
    let verdict = if ratio <= 0.5 { "met" } else { "MISSED" };
    println!(
        "99th percentile of a key {:.3} ms beside a whole paragraph {:.3} ms, ratio {ratio:.3}, aim 0.5: {verdict}",
        slow * 1e3,
        paragraph * 1e3,
    );
}

/// Counts the bytes that would go to a terminal.
struct Sink(u64);

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The screen as the program runs it, with a clock that goes on by a tenth of a second a key, a
/// disk that saves at once, and a terminal that only counts.
struct Desk {
    model: Model,
    now: Stamp,
    theme: Theme,
    canvas: Canvas,
    memory: Memory,
    touched: Vec<bool>,
    sink: Sink,
    saved: usize,
}

impl Desk {
    fn new(case: Case) -> Self {
        let theme = Theme::new(Looks::default());
        let now = began() + Duration::hours(1);
        let mut ui = Self {
            model: Model::new(now, case.size, theme),
            now,
            theme,
            canvas: Canvas::new(case.size, Capabilities::default()),
            memory: Memory::default(),
            touched: Vec::new(),
            sink: Sink(0),
            saved: 0,
        };
        ui.take(Msg::Start);
        let journal = journal(Wish {
            facts: case.facts,
            stroke: 40,
            long: case.long,
        });
        ui.take(Msg::News(News::Opened(Box::new(Opened {
            key: SessionKey("2026-03-19-board".to_owned()),
            journal,
            read_only: None,
            remedy: None,
            notes: Vec::new(),
        }))));
        ui.draw();
        if case.beside {
            for key in script("<F5>").unwrap_or_default() {
                ui.take(Msg::Inputs(vec![Input::Key(key)]));
            }
            ui.draw();
        }
        // The first key opens what is made when it is first needed.
        ui.type_keys(20);
        ui
    }

    fn type_keys(&mut self, count: usize) {
        for key in words().iter().cycle().take(count) {
            self.type_key(*key);
        }
    }

    fn type_key(&mut self, key: Key) {
        self.now += Duration::milliseconds(100);
        self.take(Msg::Inputs(vec![Input::Key(key)]));
        self.draw();
        let waits = self
            .model
            .ui
            .session
            .as_ref()
            .and_then(quorate::tui::session::Session::typing_since);
        if waits.is_some_and(|since| self.now - since >= Duration::seconds(1)) {
            self.take(Msg::Tick);
            self.draw();
        }
    }

    fn take(&mut self, msg: Msg) {
        for effect in update(&mut self.model, self.now, msg) {
            let Effect::Save(record) = effect else {
                continue;
            };
            self.saved += body_of(&record).map_or(0, |body| body.len());
            let upto = record.seq;
            self.draw();
            self.take(Msg::News(News::Saved(Saved {
                upto,
                ..Saved::default()
            })));
        }
    }

    fn draw(&mut self) {
        let mut paper = Paper::new(
            self.canvas.buffer(),
            self.theme,
            &mut self.memory,
            &mut self.touched,
        );
        view::draw(&self.model, &mut paper);
        let caret = paper.caret;
        for (row, touched) in (0..).zip(&self.touched) {
            if *touched {
                self.canvas.touch(row);
            }
        }
        let _ = self.canvas.flush(&mut self.sink, caret);
    }
}

/// The half that counts.
fn count(args: &[String]) -> Result<(), String> {
    let found = Command::new("valgrind")
        .arg("--version")
        .stdout(Stdio::null())
        .status();
    if found.is_err() {
        return Err(
            "Instructions are counted by valgrind, which is not installed: install the package \
             valgrind (apt install valgrind, dnf install valgrind), then run this again."
                .to_owned(),
        );
    }
    let keys = args
        .iter()
        .position(|a| a == "--keys")
        .and_then(|at| args.get(at + 1))
        .and_then(|n| n.parse().ok())
        .unwrap_or(300);
    let quick = args.iter().any(|a| a == "--quick");
    let windows: &[((u16, u16), bool)] = if quick {
        &[((80, 24), false)]
    } else {
        &[((80, 24), false), ((200, 60), false), ((200, 60), true)]
    };
    println!("instructions per key, {keys} keys");
    let mut without = None;
    for &(size, beside) in windows {
        let few = Case {
            facts: 1_000,
            long: 2_000,
            size,
            beside,
        };
        let many = Case {
            facts: 100_000,
            ..few
        };
        let long = Case {
            long: 10_000,
            ..few
        };
        let base = per_key(few, keys)?;
        let window = format!(
            "{}x{}{}",
            size.0,
            size.1,
            if beside { " with the preview" } else { "" }
        );
        if let Some(without) = without.replace(base.instructions).filter(|_| beside) {
            let ratio = base.instructions / without;
            println!("{window}: {ratio:.3} times a key without it");
        }
        for (what, case, aim) in [
            ("100,000 facts", many, 1.1),
            ("a paragraph of 10,000", long, 1.3),
        ] {
            let other = per_key(case, keys)?;
            let ratio = other.instructions / base.instructions;
            let verdict = if ratio <= aim { "met" } else { "MISSED" };
            println!(
                "{window}: {:.0} ({:.0} bytes drawn); {what}: {:.0} ({:.0} bytes), ratio {ratio:.3}, aim {aim}: {verdict}",
                base.instructions, base.bytes, other.instructions, other.bytes,
            );
        }
    }
    Ok(())
}

struct PerKey {
    instructions: f64,
    bytes: f64,
}

fn per_key(case: Case, keys: usize) -> Result<PerKey, String> {
    let (once, few) = counted(case, keys)?;
    let (twice, many) = counted(case, keys * 2)?;
    #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52")]
    let each = |more: u64, less: u64| more.saturating_sub(less) as f64 / keys as f64;
    Ok(PerKey {
        instructions: each(twice, once),
        bytes: each(many, few),
    })
}

/// Instructions and bytes of the whole run.
fn counted(case: Case, keys: usize) -> Result<(u64, u64), String> {
    let this = std::env::current_exe().map_err(|e| e.to_string())?;
    let sides = [usize::from(case.size.0), usize::from(case.size.1)];
    let numbers = [case.facts, case.long, sides[0], sides[1], keys];
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(this)
        .arg("--type")
        .args(numbers.map(|n| n.to_string()))
        .args(case.beside.then_some("beside"))
        .output()
        .map_err(|e| e.to_string())?;
    let told = String::from_utf8_lossy(&output.stderr);
    let number = |text: &str, after: &str| -> Option<u64> {
        let (_, rest) = text.split_once(after)?;
        let digits: String = rest
            .trim_start()
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        digits.parse().ok()
    };
    let instructions =
        number(&told, "Collected :").ok_or_else(|| format!("valgrind failed:\n{told}"))?;
    let said = String::from_utf8_lossy(&output.stdout);
    let bytes = said
        .split_whitespace()
        .next()
        .and_then(|n| n.parse().ok())
        .unwrap_or(0);
    Ok((instructions, bytes))
}
