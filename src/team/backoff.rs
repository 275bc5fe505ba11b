//! How long to wait before the store is tried again: twice as long each time, within bounds, and never
//! all machines of an office at once.

use std::time::Duration;

/// The first wait, and the longest.
pub const FIRST: Duration = Duration::from_millis(250);
/// See [`FIRST`].
pub const LONGEST: Duration = Duration::from_secs(30);

/// See the module.
#[derive(Clone, Debug)]
pub struct Backoff {
    failed: u32,
    dice: u64,
}

impl Backoff {
    /// Nothing has failed yet; machines with other seeds wait otherwise.
    pub fn new(seed: u64) -> Self {
        Self {
            failed: 0,
            dice: seed | 1,
        }
    }

    /// It worked.
    pub fn worked(&mut self) {
        self.failed = 0;
    }

    /// It failed once more: how long to wait.
    pub fn failed(&mut self) -> Duration {
        let whole = FIRST.saturating_mul(1 << self.failed.min(10)).min(LONGEST);
        self.failed = self.failed.saturating_add(1);
        self.dice = self
            .dice
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        // Between half of it and all of it.
        let part = u32::try_from(self.dice >> 40).unwrap_or(0) % 512;
        whole / 2 + whole * part / 1024
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_waits_longer_each_time_within_bounds_and_begins_anew_when_it_worked() {
        let mut backoff = Backoff::new(7);
        let waits: Vec<Duration> = (0..40).map(|_| backoff.failed()).collect();
        assert!(waits[0] >= FIRST / 2 && waits[0] <= FIRST);
        assert!(waits.iter().all(|w| *w <= LONGEST));
        assert!(waits[10..].iter().all(|w| *w >= LONGEST / 2));
        backoff.worked();
        assert!(backoff.failed() <= FIRST);
        let mut other = Backoff::new(8);
        assert_ne!(
            waits[5..],
            (0..40).map(|_| other.failed()).collect::<Vec<_>>()[5..]
        );
    }
}
