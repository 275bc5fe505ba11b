//! Dice that fall the same way each time, for choosing which of many crash states to build.

/// A fixed run of coin tosses (xorshift), the same in every test run.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn heads(&mut self) -> bool {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 & 0x1_0000 != 0
    }
}
