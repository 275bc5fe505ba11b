//! Work that is counted: a hostile or broken pack costs a bounded number of steps, and no clock is
//! asked.

use std::cell::Cell;

/// How much may be done for a pack. A step is about one line, cell or word looked at.
#[derive(Debug)]
pub struct Steps {
    left: Cell<u64>,
    most: u64,
}

/// The pack asks for more work than a pack is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spent;

impl Steps {
    /// At most `most` steps.
    pub fn new(most: u64) -> Self {
        Self {
            left: Cell::new(most),
            most,
        }
    }

    /// The steps that a pack of so many bytes may take. All parsers pass over the lines a fixed
    /// number of times, so that the bound grows with the pack and no faster.
    pub fn for_size(bytes: usize) -> Self {
        Self::new(1_000_000 + 200 * bytes as u64)
    }

    /// Takes `count` steps.
    ///
    /// # Errors
    /// When there are not so many left.
    pub fn take(&self, count: u64) -> Result<(), Spent> {
        match self.left.get().checked_sub(count) {
            Some(left) => {
                self.left.set(left);
                Ok(())
            }
            None => Err(Spent),
        }
    }

    /// How many were taken.
    pub fn taken(&self) -> u64 {
        self.most - self.left.get()
    }
}
