//! How long the officer was away from a meeting that is in session, told when it is opened again.

use crate::journal::Journal;
use crate::meeting::Phase;
use crate::meeting::agenda::Stamp;

/// How long it is since anything was recorded, if the meeting goes on meanwhile. Where something befell the
/// file, a shorter time counts too.
pub(super) fn away(journal: &Journal, now: Stamp, befell: bool) -> Option<String> {
    let in_session = *journal.meeting().phase() == Phase::Open;
    let last = journal.records().last().filter(|_| in_session)?;
    let seconds = (now - last.at).num_seconds();
    // Who comes back within a minute was not away, unless the machine went down meanwhile; and a clock that was
    // put back tells nothing.
    let enough = if befell { 0 } else { 60 };
    let long = (seconds >= enough).then(|| in_words(seconds))?;
    Some(format!(
        "You were away {long}; the caret is where you last wrote."
    ))
}

/// A stretch of time in its largest whole unit.
fn in_words(seconds: i64) -> String {
    let (count, unit) = match seconds {
        ..60 => (seconds, "second"),
        60..3_600 => (seconds / 60, "minute"),
        3_600..172_800 => (seconds / 3_600, "hour"),
        _ => (seconds / 86_400, "day"),
    };
    let s = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{s}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::testing::{Bench, at, prepared, running};

    #[test]
    fn a_stretch_of_time_is_told_in_its_largest_unit() {
        let told = [0, 1, 59, 60, 119, 240, 3_600, 90_000, 172_800].map(in_words);
        assert_eq!(
            told,
            [
                "0 seconds",
                "1 second",
                "59 seconds",
                "1 minute",
                "1 minute",
                "4 minutes",
                "1 hour",
                "25 hours",
                "2 days"
            ]
        );
    }

    #[test]
    fn a_meeting_in_session_says_how_long_its_officer_was_away_and_asks_nothing() {
        let mut bench = Bench::on(running(), (80, 24), at(16, 4));
        assert!(
            bench.notice().starts_with("You were away 4 minutes;"),
            "{}",
            bench.notice()
        );
        // The next key is text like any other.
        bench.press("x");
        assert!(bench.before_caret().ends_with('x'));
        assert_eq!(bench.notice(), "");
        let bench = Bench::on(prepared(), (80, 24), at(16, 4));
        assert_eq!(bench.notice(), "");
        let bench = Bench::on(running(), (80, 24), at(15, 0));
        assert_eq!(bench.notice(), "", "the clock was put back");
    }

    #[test]
    fn who_opens_a_meeting_again_at_once_was_not_away() {
        let last = running().records().last().unwrap().at;
        for (seconds, told) in [(0, false), (1, false), (59, false), (60, true), (119, true)] {
            let now = last + chrono::TimeDelta::seconds(seconds);
            let mut bench = Bench::on(running(), (80, 24), now);
            let notice = bench.notice();
            assert_eq!(
                notice.contains("You were away"),
                told,
                "{seconds}: {notice}"
            );
            let words = if told { "You were away 1 minute;" } else { "" };
            assert!(notice.starts_with(words), "{seconds}: {notice}");
            bench.press("x");
            assert!(bench.before_caret().ends_with('x'));
        }
    }

    #[test]
    fn a_clock_that_is_set_back_is_told_once_and_refuses_nothing() {
        let mut bench = Bench::on(running(), (80, 24), at(16, 4));
        bench.press("<Esc>");
        let seconds = bench.meeting().opened().unwrap() - at(15, 0);
        assert!(seconds.num_minutes() > 2);
        bench.pass(-64 * 60);
        let before = bench.model.ui.session.as_ref().unwrap().journal.last();
        bench.press("<C-Space>]");
        assert!(bench.model.ui.session.as_ref().unwrap().journal.last() > before);
        assert!(
            bench.notice().contains("The clock was set back"),
            "{}",
            bench.notice()
        );
        bench.press("<C-Space>]");
        assert!(!bench.notice().contains("clock"), "{}", bench.notice());
    }

    #[test]
    fn a_meeting_looked_at_a_year_later_counts_no_minutes() {
        let later = at(16, 4) + chrono::TimeDelta::days(365);
        let mut bench = Bench::on(running(), (160, 50), later);
        bench.press("<Esc>");
        let shown = bench.screen();
        assert!(!shown.contains("525"), "{shown}");
        let mut bench = Bench::on(running(), (80, 24), later);
        bench.press("<Esc>");
        assert!(!bench.screen().contains("525"), "{}", bench.screen());
    }
}
