//! The check tells the public of nothing that the full check has not.

use super::{first, meetings, play};
use crate::cli::check;
use crate::meeting::audience::{Full, Public};

#[test]
fn the_public_check_tells_of_nothing_that_the_full_check_has_not() {
    let mut told = 0;
    for seed in first()..meetings(40) {
        let played = play::play(seed);
        let meeting = played.journal.meeting();
        let full = meeting.read_by::<Full>();
        let public = check::findings(&meeting.read_by::<Public>(), &full);
        let full = check::findings(&full, &full);
        for line in public.lines() {
            match line.strip_prefix("Something in item ") {
                Some(_) => told += 1,
                None => assert!(full.contains(line), "meeting {seed}: {line}\n{full}"),
            }
        }
        if full.is_empty() {
            assert!(public.is_empty(), "meeting {seed}: {public}");
        }
    }
    assert!(told > 0, "no exempt entry lacks anything");
}
