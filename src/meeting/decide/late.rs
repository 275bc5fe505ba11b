//! Deciding on items that the chair admits late: why they may be, and what number they take.

use super::{Decided, Decision};
use crate::meeting::agenda::{Exempt, ItemDetails, Late};
use crate::meeting::entry::Kind;
use crate::meeting::id::ItemId;
use crate::meeting::intent::Ref;
use crate::meeting::refusal::Refusal;
use crate::meeting::text::Text;

impl Decision<'_> {
    pub(super) fn admit_late(
        &mut self,
        title: &Text,
        reason: &Text,
        description: &Text,
        number: &Text,
        after: Option<&Ref>,
    ) -> Decided {
        if reason.is_blank() {
            return Err(Refusal::new(
                "A late item needs the chair's reason for urgency in the minutes (Local Government Act 1972 s.100B(4)(b)).",
                "Give the special circumstances, in words that follow \"because\".",
            ));
        }
        let after = after.map(|a| self.item(a)).transpose()?;
        let number = match after {
            Some(after) if number.is_blank() => self.number_after(after),
            _ => number.clone(),
        };
        // What is said in private is exempt, and so is what it is said of, until it is taken in public.
        let ground = || {
            let held = self
                .meeting
                .before_body()
                .and_then(|i| i.details.exempt.clone());
            held.unwrap_or_else(|| Exempt {
                reason: self.ground_of_exclusion(),
            })
        };
        let details = ItemDetails {
            exempt: self.meeting.sits_in_private().then(ground),
            number,
            title: title.clone(),
            description: description.clone(),
            late: Some(Late {
                reason: reason.clone(),
            }),
            ..ItemDetails::default()
        };
        self.add_item(details, after).map(|_| ())
    }

    /// On what ground the public is out now; may be empty.
    fn ground_of_exclusion(&self) -> Text {
        match self.meeting.excluded().map(|e| &e.kind) {
            Some(Kind::Exclusion { basis, .. }) => Text::line(&basis.ground()),
            _ => Text::default(),
        }
    }

    /// The number of an item that comes after another: the next one at the end of the agenda, and
    /// in the midst of it the other's with a letter ("8A"), since published numbers stand.
    fn number_after(&self, after: ItemId) -> Text {
        let items = self.meeting.items();
        let Some(at) = self
            .meeting
            .item_index(after)
            .filter(|at| at + 1 < items.len())
        else {
            return Text::default();
        };
        let stem = items[at]
            .details
            .number
            .trim_end_matches(|c: char| c.is_ascii_uppercase());
        ('A'..='Z')
            .map(|letter| format!("{stem}{letter}"))
            .find(|number| !items.iter().any(|i| i.details.number.as_str() == number))
            .map_or_else(Text::default, |number| Text::line(&number))
    }
}
