//! The British dictionary.

/// The dictionary, loaded.
#[derive(Debug)]
pub struct Speller {}

impl Speller {
    /// Loads the dictionary that is part of the program. It takes tens of milliseconds: not for
    /// the thread that reads keys.
    pub fn load() -> Self {
        Self {}
    }
}
