//! What keys of the Windows console mean, as crossterm tells them. It stands apart from the calls of
//! that system, so that every system tests it.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::tui::key::{Code, Key};

/// Tells what was typed from the keys that went down and up.
///
/// A character that was typed by its number on the keypad with Alt held (an en dash is Alt+0150), and one
/// of a paste that is not on the keyboard, comes as Alt let go: crossterm 0.29 tells it as the release
/// of a character, and all that it tells beside is the release of a key that was pressed before. So a
/// character is taken from a release when every key that typed one is up again.
#[derive(Debug, Default)]
pub(super) struct Keys {
    /// Keys that typed a character and have not been let go.
    down: usize,
    /// The character that came last, if no key was let go since: a key that is held repeats it.
    repeats: Option<char>,
    /// Whether any key was pressed: what is let go at the start was pressed in another program.
    begun: bool,
}

impl Keys {
    /// What an event of a key types or does; nothing if it is a key let go.
    pub(super) fn key(&mut self, event: KeyEvent) -> Option<Key> {
        let typed = match event.code {
            KeyCode::Char(typed) => Some(typed),
            _ => None,
        };
        if event.kind == KeyEventKind::Release {
            self.repeats = None;
            let typed = typed?;
            if self.down > 0 {
                self.down -= 1;
                return None;
            }
            return self
                .begun
                .then(|| Key::new(Code::Char(typed), false, false, false));
        }
        self.begun = true;
        if let Some(typed) = typed
            && self.repeats != Some(typed)
        {
            self.down += 1;
        }
        self.repeats = typed;
        key_of(event)
    }

    /// The window was left or came back: what was let go meanwhile was told to another.
    pub(super) fn away(&mut self) {
        self.down = 0;
        self.repeats = None;
    }
}

fn key_of(event: KeyEvent) -> Option<Key> {
    let held = event.modifiers;
    let (mut ctrl, mut alt) = (
        held.contains(KeyModifiers::CONTROL),
        held.contains(KeyModifiers::ALT),
    );
    let code = match event.code {
        KeyCode::Char(c) => {
            // AltGr is told as Ctrl with Alt, and the character is what it types.
            if ctrl && alt && !c.is_ascii_alphanumeric() {
                (ctrl, alt) = (false, false);
            }
            Code::Char(c)
        }
        KeyCode::Null => Code::NullSpace,
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Insert => Code::Insert,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::F(n) => Code::F(n),
        _ => return None,
    };
    let shift = held.contains(KeyModifiers::SHIFT);
    Some(Key::new(code, ctrl, alt, shift))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a hand does: each is told as crossterm tells the console's records of it.
    enum Hand {
        Down(char),
        Up(char),
        Held(char, KeyModifiers),
        /// Alt let go after a number on the keypad, whose own keys crossterm keeps to itself.
        Number(char),
        Other(KeyCode, KeyEventKind),
    }
    use Hand::{Down, Held, Number, Other, Up};

    fn told(hands: &[Hand]) -> KeyEvents {
        hands
            .iter()
            .map(|hand| match *hand {
                Down(c) => KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE),
                Held(c, held) => KeyEvent::new(KeyCode::Char(c), held),
                Up(c) | Number(c) => KeyEvent::new_with_kind(
                    KeyCode::Char(c),
                    KeyModifiers::NONE,
                    KeyEventKind::Release,
                ),
                Other(code, kind) => KeyEvent::new_with_kind(code, KeyModifiers::NONE, kind),
            })
            .collect()
    }
    type KeyEvents = Vec<KeyEvent>;

    fn typed(hands: &[Hand]) -> String {
        let mut keys = Keys::default();
        let keys = told(hands)
            .into_iter()
            .filter_map(|event| keys.key(event))
            .map(|key| match key {
                Key {
                    code: Code::Char(c),
                    ctrl: false,
                    alt: false,
                    ..
                } => c.to_string(),
                other => format!("<{other}>"),
            });
        keys.collect()
    }

    const CTRL_ALT: KeyModifiers = KeyModifiers::CONTROL.union(KeyModifiers::ALT);

    #[test]
    fn each_key_types_once_however_it_is_let_go() {
        assert_eq!(typed(&[Down('a'), Up('a'), Down('a'), Up('a')]), "aa");
        // The next key goes down before the last is up.
        assert_eq!(
            typed(&[Down('t'), Down('h'), Up('t'), Down('e'), Up('h'), Up('e')]),
            "the"
        );
        // Shift is up before the key is.
        assert_eq!(typed(&[Down('!'), Up('1'), Down('A'), Up('a')]), "!A");
        // A key that is held.
        assert_eq!(
            typed(&[Down('-'), Down('-'), Down('-'), Up('-'), Down('x'), Up('x')]),
            "---x"
        );
    }

    #[test]
    fn a_character_typed_by_its_number_is_typed() {
        assert_eq!(
            typed(&[Down('a'), Up('a'), Number('\u{2013}'), Down('b'), Up('b')]),
            "a\u{2013}b"
        );
        // After a key that was held, and twice.
        assert_eq!(
            typed(&[Down('.'), Down('.'), Up('.'), Number('é'), Number('é')]),
            "..éé"
        );
    }

    #[test]
    fn a_paste_keeps_what_is_not_on_the_keyboard() {
        let paste: Vec<Hand> = "Siân – £5"
            .chars()
            .flat_map(|c| {
                if c.is_ascii() || c == '£' {
                    vec![Down(c), Up(c)]
                } else {
                    vec![Number(c)]
                }
            })
            .collect();
        let before = [Down('x'), Up('x')];
        let all: Vec<Hand> = before.into_iter().chain(paste).collect();
        assert_eq!(typed(&all), "xSiân – £5");
    }

    #[test]
    fn what_was_pressed_in_another_program_types_nothing() {
        use KeyEventKind::{Press, Release};
        assert_eq!(typed(&[Up('y'), Other(KeyCode::Enter, Release)]), "");
        assert_eq!(
            typed(&[Other(KeyCode::Enter, Press), Other(KeyCode::Enter, Release)]),
            "<Enter>"
        );
    }

    #[test]
    fn the_other_alt_key_types_what_it_shows() {
        assert_eq!(
            typed(&[Held('é', CTRL_ALT), Up('é'), Held('@', CTRL_ALT), Up('@')]),
            "é@"
        );
        assert_ne!(typed(&[Held('a', CTRL_ALT)]), "a");
    }

    #[test]
    fn a_key_let_go_while_the_window_was_away_is_not_waited_for() {
        let mut keys = Keys::default();
        for event in told(&[Down('a')]) {
            keys.key(event);
        }
        keys.away();
        let events = told(&[Number('é'), Down('b'), Up('b')]);
        let found: Vec<Key> = events.into_iter().filter_map(|e| keys.key(e)).collect();
        assert_eq!(found.len(), 2, "{found:?}");
    }
}
