//! Passing over what the check finds: it is so, the officer says why, and it is found no more.

use super::{Decided, Decision};
use crate::meeting::check::Finding;
use crate::meeting::entry::Stream;
use crate::meeting::event::Event;
use crate::meeting::refusal::Refusal;
use crate::meeting::text::Text;

impl Decision<'_> {
    /// The finding whose words are these, or begin with them, is passed over with the reason that the
    /// order gives. It comes back when its words change: then it is another.
    pub(super) fn pass_over(&mut self, finding: &Text) -> Decided {
        let wanted = finding.trim().to_lowercase();
        let mut found: Vec<Finding> = self.meeting.findings();
        found.retain(|f| !wanted.is_empty() && f.what.to_lowercase().starts_with(&wanted));
        if let Some(exact) = found.iter().position(|f| f.what.to_lowercase() == wanted) {
            found = vec![found.swap_remove(exact)];
        }
        let one = match found.as_slice() {
            [one] => one,
            [] => {
                return Err(Refusal::new(
                    "The check finds nothing in those words.",
                    "Give the words as `quorate check` prints them, or their beginning.",
                ));
            }
            _ => {
                return Err(Refusal::new(
                    "The check finds several things that begin so.",
                    "Give more of the words, as `quorate check` prints them.",
                ));
            }
        };
        if self.despite.is_blank() {
            return Err(Refusal::new(
                one.what.clone(),
                "Put it right, or pass it over with a reason.",
            )
            .overridable());
        }
        let rule = Text::new(&one.what);
        let reason = self.despite.clone();
        // A finding may quote words that others may not read, now or later.
        self.push_in(Stream::Private, Event::RuleOverridden { rule, reason });
        Ok(())
    }
}
