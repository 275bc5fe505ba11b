//! What can come from the officer: keys, pastes, the mouse, and news of the window. Pure types, the
//! same on every system.

use super::key::Key;
use crate::meeting::text::Text;

/// One thing that came from the officer's side of the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key.
    Key(Key),
    /// More keys at once than hands can press (over eight in ten milliseconds), in order: a paste
    /// that came as keys, or a held key over a slow line. An editor types them; where letters are
    /// commands they must be offered as text ([`typed`]) and not be run. Draw once for all.
    Burst(Vec<Key>),
    /// Text pasted, cleaned.
    Paste(Paste),
    /// The mouse.
    Mouse(Mouse),
    /// The window has this many columns and rows now.
    Resize(u16, u16),
    /// The window lost the focus: the officer looks elsewhere.
    FocusLost,
    /// The window has the focus again.
    FocusGained,
}

/// Pasted text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paste {
    /// The words; newlines may stand in them.
    pub text: Text,
    /// Whether the paste was longer than is taken (1 MiB) and was cut there: say so.
    pub cut: bool,
}

/// A mouse event at a cell of the screen, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    /// What the mouse did.
    pub kind: MouseKind,
    /// Column, from 0.
    pub column: u16,
    /// Row, from 0.
    pub row: u16,
    /// Control was held.
    pub ctrl: bool,
    /// Alt was held.
    pub alt: bool,
    /// Shift was held.
    pub shift: bool,
}

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MouseKind {
    /// A button went down.
    Down(Button),
    /// A button came up.
    Up(Button),
    /// The mouse moved with a button held.
    Drag(Button),
    /// The mouse moved with no button held.
    Moved,
    /// The wheel turned away from the hand.
    ScrollUp,
    /// The wheel turned towards the hand.
    ScrollDown,
    /// The wheel was pushed left.
    ScrollLeft,
    /// The wheel was pushed right.
    ScrollRight,
}

/// A mouse button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Button {
    /// The first button.
    Left,
    /// The wheel, pressed.
    Middle,
    /// The second button.
    Right,
}

/// What a burst of keys types as text, cleaned; keys that type nothing are left out.
pub fn typed(keys: &[Key]) -> Text {
    let words: String = keys.iter().filter_map(Key::typed).collect();
    Text::new(&words)
}
