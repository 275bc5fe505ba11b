//! Typing gathered into one splice, so that a second of it is one stored fact.

use super::grapheme::JOINERS;
use super::splice::Splice;

/// The splice being gathered and how many keys went into it.
#[derive(Debug, Default, Clone)]
pub struct Pending {
    splice: Option<Splice>,
    keys: u32,
}

impl Pending {
    /// Keys after which the caller stores what is gathered, whatever the clock says.
    pub const MAX_KEYS: u32 = 64;

    /// Takes the next change of the same text. Where it touches what is gathered (typing on,
    /// backspaces over what was typed, or beyond) it is gathered too; otherwise what was gathered
    /// is finished and comes back to be stored, and the new change begins another.
    #[must_use]
    pub fn push(&mut self, splice: Splice) -> Option<Splice> {
        let Some(held) = self.splice.as_mut() else {
            self.splice = Some(splice);
            self.keys = 1;
            return None;
        };
        if merge(held, &splice) {
            self.keys += 1;
            return None;
        }
        self.keys = 1;
        self.splice.replace(splice).filter(|done| !done.is_empty())
    }

    /// What is gathered, to be stored now; nothing if it came to nothing.
    #[must_use]
    pub fn take(&mut self) -> Option<Splice> {
        self.keys = 0;
        self.splice.take().filter(|done| !done.is_empty())
    }

    /// Changes gathered since the last finished splice.
    pub fn keys(&self) -> u32 {
        self.keys
    }

    /// Whether nothing waits.
    pub fn is_empty(&self) -> bool {
        self.splice.is_none()
    }

    /// Whether [`Self::MAX_KEYS`] are gathered.
    pub fn is_full(&self) -> bool {
        self.keys >= Self::MAX_KEYS
    }
}

/// Makes `held` the change that does what `held` and then `next` do, if they touch.
fn merge(held: &mut Splice, next: &Splice) -> bool {
    let (start, end) = (held.at, held.end_after());
    if next.at > end || next.end_before() < start {
        return false;
    }
    let from = next.at.saturating_sub(start);
    let to = (next.end_before().min(end) - start).max(from);
    // What `next` takes out before and after the place of `held` stood in the first text too.
    let before = &next.went[..start.saturating_sub(next.at)];
    let after = &next.went[next.went.len() - next.end_before().saturating_sub(end)..];
    // Held alone, a joiner at the end would no longer join: stored text is cleaned.
    let joins = |parts: [&str; 3]| {
        let last = parts.into_iter().rev().find(|part| !part.is_empty());
        last.is_some_and(|part| part.ends_with(JOINERS))
    };
    if joins([&held.came[..from], &next.came, &held.came[to..]])
        || joins([before, &held.went, after])
    {
        return false;
    }
    held.went.push_str(after);
    held.went.insert_str(0, before);
    held.came.replace_range(from..to, &next.came);
    held.at = start.min(next.at);
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn splice(at: usize, went: &str, came: &str) -> Splice {
        Splice {
            at,
            went: went.to_owned(),
            came: came.to_owned(),
        }
    }

    #[test]
    fn typing_is_one_splice() {
        let mut pending = Pending::default();
        for (i, c) in "noted".chars().enumerate() {
            assert_eq!(pending.push(splice(3 + i, "", &c.to_string())), None);
        }
        assert_eq!(pending.keys(), 5);
        assert_eq!(pending.take(), Some(splice(3, "", "noted")));
        assert!(pending.is_empty());
    }

    #[test]
    fn backspaces_over_what_was_typed_leave_no_trace_of_it() {
        let mut pending = Pending::default();
        assert_eq!(pending.push(splice(3, "", "a")), None);
        assert_eq!(pending.push(splice(4, "", "b")), None);
        assert_eq!(pending.push(splice(4, "b", "")), None);
        assert_eq!(pending.push(splice(3, "a", "")), None);
        assert_eq!(pending.clone().take(), None);
        assert_eq!(pending.push(splice(2, "x", "")), None);
        assert_eq!(pending.take(), Some(splice(2, "x", "")));
    }

    #[test]
    fn a_change_elsewhere_finishes_the_one_before() {
        let mut pending = Pending::default();
        assert_eq!(pending.push(splice(3, "", "a")), None);
        assert_eq!(pending.push(splice(9, "", "b")), Some(splice(3, "", "a")));
        assert_eq!(pending.take(), Some(splice(9, "", "b")));
    }

    #[test]
    fn a_change_across_both_ends_takes_in_what_stood_around() {
        let mut pending = Pending::default();
        // "one two" -> "one BIG two" -> "onetwo"
        assert_eq!(pending.push(splice(4, "", "BIG ")), None);
        assert_eq!(pending.push(splice(3, " BIG ", "")), None);
        assert_eq!(pending.take(), Some(splice(3, " ", "")));
    }
}
