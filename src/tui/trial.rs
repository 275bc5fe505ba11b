//! The trial of keys: each key that matters is asked for, and what arrives is told. Nothing of it is
//! kept, and nothing of a meeting is in it.

use super::command::Context;
use super::commands::{COMMANDS, Spec};
use super::key::{Code, Key};
use super::reach::instead;

/// What came of a key that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Came {
    /// It arrived.
    Arrived,
    /// Another key did.
    As(Key),
    /// Nothing did.
    Nothing,
}

/// The trial.
#[derive(Debug)]
pub struct Trial {
    wanted: Vec<(Key, &'static Spec)>,
    came: Vec<Came>,
    ended: bool,
}

impl Default for Trial {
    fn default() -> Self {
        Self::new()
    }
}

impl Trial {
    /// A trial of the keys that type no character, those that work from everywhere first.
    pub fn new() -> Self {
        let mut wanted: Vec<(Key, &'static Spec)> = Vec::new();
        for context in [Context::Everywhere, Context::Meeting, Context::Writing] {
            for spec in COMMANDS.iter().filter(|spec| spec.context == context) {
                for key in spec.keys().filter(|key| is_tried(*key, context)) {
                    if wanted.iter().all(|(known, _)| *known != key) {
                        wanted.push((key, spec));
                    }
                }
            }
        }
        Self {
            wanted,
            came: Vec::new(),
            ended: false,
        }
    }

    /// How it begins.
    pub fn opening(&self) -> String {
        format!(
            "Press each key as it is asked for: {} of them. Enter goes on where nothing came, Esc ends. \
             Nothing is kept.",
            self.wanted.len()
        )
    }

    /// The key that is asked for now, in a line; nothing once it is over.
    pub fn asks(&self) -> Option<String> {
        let (key, spec) = self.wanted.get(self.came.len()).filter(|_| !self.ended)?;
        let at = self.came.len() + 1;
        let of = self.wanted.len();
        Some(format!("{at} of {of}. {}: {}", key.long(), spec.help))
    }

    /// A key arrived; what is told of it.
    pub fn key(&mut self, key: Key) -> Option<String> {
        let (wanted, _) = self.wanted.get(self.came.len()).filter(|_| !self.ended)?;
        if key == Key::plain(Code::Esc) {
            self.ended = true;
            return None;
        }
        let came = if key == *wanted {
            Came::Arrived
        } else if key == Key::plain(Code::Enter) {
            Came::Nothing
        } else {
            Came::As(key)
        };
        self.came.push(came);
        Some(in_words(came))
    }

    /// Nobody presses anything any more.
    pub fn end(&mut self) {
        self.ended = true;
    }

    /// What came of it, key by key, and what to press instead of those that don't arrive.
    pub fn result(&self) -> (Vec<(String, String)>, Vec<String>) {
        let tried = || self.wanted.iter().zip(&self.came);
        let lines = tried().map(|((key, _), came)| (key.long(), in_words(*came)));
        let missing = tried().filter(|(_, came)| **came != Came::Arrived);
        let missing: Vec<&(Key, &Spec)> = missing.map(|(wanted, _)| wanted).collect();
        let lost: Vec<Key> = missing.iter().map(|(key, _)| *key).collect();
        let advice = missing.iter().map(|(key, spec)| {
            let instead = instead(spec, &lost).replace('`', "");
            format!("Instead of {}: {instead} ({}).", key.long(), spec.help)
        });
        (lines.collect(), advice.collect())
    }
}

/// Of the keys of writing only those that a terminal may send otherwise: letters with Ctrl or Alt are
/// tried by others.
fn is_tried(key: Key, context: Context) -> bool {
    let letter = matches!(key.code, Code::Char(_));
    let ends = matches!(key.code, Code::Esc | Code::Enter) && !key.alt && !key.ctrl && !key.shift;
    key.typed().is_none() && !ends && !(context == Context::Writing && letter)
}

fn in_words(came: Came) -> String {
    match came {
        Came::Arrived => "arrived".to_owned(),
        Came::As(key) => format!("arrived as {}", key.long()),
        Came::Nothing => "nothing came".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_asked_for_once_and_what_came_is_told() {
        let mut trial = Trial::new();
        let mut asked = Vec::new();
        while let Some(line) = trial.asks() {
            assert!(!asked.contains(&line), "{line}");
            let wanted = trial.wanted[trial.came.len()].0;
            let told = match wanted.long().as_str() {
                "Shift-F4" => trial.key(Key::plain(Code::F(16))),
                "Alt-Up" | "Ctrl-P" => trial.key(Key::plain(Code::Enter)),
                _ => trial.key(wanted),
            };
            assert!(told.is_some(), "{line}");
            asked.push(line);
        }
        let (lines, advice) = trial.result();
        assert_eq!(lines.len(), asked.len());
        let of = |name: &str| lines.iter().find(|l| l.0 == name).map(|l| l.1.as_str());
        assert_eq!(of("Ctrl-Space"), Some("arrived"));
        assert_eq!(of("Shift-F4"), Some("arrived as F16"));
        assert_eq!(of("Alt-Up"), Some("nothing came"));
        assert_eq!(
            advice,
            [
                "Instead of Ctrl-P: Ctrl-G and : (Find a command by a few letters).",
                "Instead of Shift-F4: Ctrl-G and :, and \u{201C}programme\u{201D} (Go to the body's work programme).",
                "Instead of Alt-Up: Ctrl-G and [ (Look at the item before).",
            ]
        );
    }

    #[test]
    fn escape_ends_it_where_it_is() {
        let mut trial = Trial::new();
        trial.key(trial.wanted[0].0);
        assert_eq!(trial.key(Key::plain(Code::Esc)), None);
        assert_eq!(trial.asks(), None);
        assert_eq!(trial.result().0.len(), 1);
    }
}
