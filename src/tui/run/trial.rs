//! The trial of keys on the terminal.

use std::io::{self, Write};
use std::sync::mpsc::channel;
use std::time::Duration;

use crate::tui::input::Input;
use crate::tui::key::Key;
use crate::tui::term::{Msg, Options, Screen, Source};
use crate::tui::trial::Trial;

/// Where no key has come for so long, nobody is there.
const PATIENCE: Duration = Duration::from_secs(10);

/// Asks for each key, and tells what arrives, until all were asked for, Esc ends it or nothing comes for
/// ten seconds.
///
/// # Errors
/// When the terminal can't be taken over.
pub fn try_keys(simple: bool) -> io::Result<Trial> {
    let (send, receive) = channel();
    let mut screen = Screen::enter(Options {
        mouse: false,
        simple,
    })?;
    let source = Source::start(move |msg| send.send(msg).is_ok())?;
    let mut trial = Trial::new();
    say(&mut screen, &trial.opening())?;
    while let Some(line) = trial.asks() {
        say(&mut screen, &line)?;
        let keys = match receive.recv_timeout(PATIENCE) {
            Ok(Msg::Inputs(inputs)) => inputs.into_iter().flat_map(keys_of).collect(),
            Ok(Msg::Redraw) => Vec::new(),
            Ok(Msg::Signal(_) | Msg::HungUp) | Err(_) => {
                trial.end();
                Vec::new()
            }
        };
        for key in keys {
            if let Some(told) = trial.key(key) {
                say(&mut screen, &format!("   {told}"))?;
            }
        }
    }
    // Its thread ends with the process.
    std::mem::forget(source);
    Ok(trial)
}

fn keys_of(input: Input) -> Vec<Key> {
    match input {
        Input::Key(key) => vec![key],
        Input::Burst(keys) => keys,
        _ => Vec::new(),
    }
}

fn say(screen: &mut Screen, line: &str) -> io::Result<()> {
    screen.write_all(format!("{line}\r\n").as_bytes())
}
