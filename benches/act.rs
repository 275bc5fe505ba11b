//! Instructions for a fact of the room: decided, folded in, and all that is to be said of the meeting
//! worked out anew, in a body of 40 members.
//!
//! Work is counted and not timed. `cargo bench --bench act` runs itself under valgrind's callgrind
//! once with N facts and once with twice as many; the difference, divided by N, is what one costs:
//! somebody goes out or comes back, the quorum is counted, the warnings are looked through. It prints
//! a meeting of 1,000 facts beside one of 10,000: at most 2 times as many, since the warnings look
//! through what there is.
//!
//! `act --act FACTS FACTS_TIMED` is the half that is counted, to be run beside another build of the
//! program.

#![allow(
    clippy::unwrap_used,
    reason = "a bench that can't be set up had best stop"
)]

mod common;

use std::process::{Command, Stdio};

use chrono::TimeDelta;
use common::meeting::{Wish, began, journal};
use quorate::journal::Journal;
use quorate::meeting::intent::{Intent, Order};

/// Members beside those that the invented meeting has.
const MORE: usize = 29;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let result = match args.iter().position(|a| a == "--act") {
        Some(at) => acting(&args[at + 1..]),
        None if common::measuring() => count(),
        // `cargo test` tries that it runs.
        None => acting(&["1000".to_owned(), "2".to_owned()]),
    };
    if let Err(why) = result {
        eprintln!("{why}");
        std::process::exit(1);
    }
}

/// An order as a script has it, so that builds whose intents have other fields can be compared.
fn order(line: &str) -> Order {
    let options = ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::UNWRAP_VARIANT_NEWTYPES)
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    Order::from(options.from_str::<Intent>(line).unwrap())
}

/// A meeting of so many facts, with 40 members in the room.
fn meeting(facts: usize) -> Journal {
    let mut journal = journal(Wish {
        facts,
        stroke: 8,
        long: 400,
    });
    let now = began() + TimeDelta::seconds(i64::try_from(facts).unwrap_or(0)) + TimeDelta::hours(2);
    for number in 0..MORE {
        let seat = order(&format!(
            "AddSeat(seat: (title: \"Member {number}\"), holder: New(name: \"Robin Somebody-{number}\"))"
        ));
        journal.act(now, &seat).unwrap();
    }
    journal
        .act(now, &Order::from(Intent::MarkAllPresent))
        .unwrap();
    journal
}

/// Does the acts: members go out and come back, one after the other.
fn acting(args: &[String]) -> Result<(), String> {
    let number = |at: usize| args.get(at).and_then(|n| n.parse::<usize>().ok());
    let (Some(facts), Some(times)) = (number(0), number(1)) else {
        return Err("Say how many facts there are, and how many are to be recorded.".to_owned());
    };
    let mut journal = meeting(facts);
    // A fact of the invented meeting is a second after the one before.
    let mut now =
        began() + TimeDelta::seconds(i64::try_from(facts).unwrap_or(0)) + TimeDelta::hours(3);
    let meeting = journal.meeting();
    let holders = meeting.seats().iter().filter_map(|s| s.holder);
    // One of the invented meeting has gone out.
    let holders = holders.filter(|id| meeting.is_in_room(*id));
    let people: Vec<String> = holders.map(|id| id.to_string()).collect();
    let mut said = 0;
    for at in 0..times {
        now += TimeDelta::seconds(20);
        let person = &people[(at / 2) % people.len()];
        let how = if at % 2 == 0 { "StepOut" } else { "Return" };
        let order = order(&format!("{how}(person: \"{person}\")"));
        journal.act(now, &order).map_err(|e| e.to_string())?;
        said += journal.meeting().findings().len();
    }
    println!("{said}");
    Ok(())
}

/// The half that counts.
fn count() -> Result<(), String> {
    let per_act = |facts: usize| -> Result<f64, String> {
        const TIMES: u32 = 100;
        let once = counted(facts, TIMES)?;
        let twice = counted(facts, TIMES * 2)?;
        #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52")]
        let each = twice.saturating_sub(once) as f64 / f64::from(TIMES);
        Ok(each)
    };
    let few = per_act(1_000)?;
    let many = per_act(10_000)?;
    let ratio = many / few;
    let verdict = if ratio <= 2.0 { "met" } else { "MISSED" };
    println!(
        "a fact of the room with its warnings: {few:.0} instructions; among 10,000 facts {many:.0}, ratio {ratio:.3}, aim 2: {verdict}"
    );
    Ok(())
}

/// Instructions of a whole run.
fn counted(facts: usize, times: u32) -> Result<u64, String> {
    let this = std::env::current_exe().map_err(|e| e.to_string())?;
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(this)
        .args(["--act", &facts.to_string(), &times.to_string()])
        .stdin(Stdio::null())
        .output()
        .map_err(|e| {
            format!("Instructions are counted by valgrind; install that package ({e}).")
        })?;
    let told = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        return Err(format!("The acts failed:\n{told}"));
    }
    let collected = told.split_once("Collected :").and_then(|(_, rest)| {
        let digits: String = rest
            .trim_start()
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        digits.parse().ok()
    });
    collected.ok_or_else(|| format!("valgrind failed:\n{told}"))
}
