//! Deciding what the public brought, what somebody told by their office, and what was delegated.

use super::{Decided, Decision};
use crate::meeting::entry::{Kind, Place, Told};
use crate::meeting::intent::{Lead, Ref};
use crate::meeting::refusal::Refusal;
use crate::meeting::text::Text;

impl Decision<'_> {
    pub(super) fn hear(
        &mut self,
        kind: Kind,
        text: &Text,
        item: Option<&Ref>,
        place: Place,
    ) -> Decided {
        self.opened()?;
        let item = self.item_or_current(item)?;
        self.check_place(item, place)?;
        self.add(item, place, kind, text.clone());
        Ok(())
    }

    pub(super) fn tell(
        &mut self,
        what: Told,
        by: Option<&Ref>,
        text: &Text,
        item: Option<&Ref>,
        place: Place,
    ) -> Decided {
        let by = by.map(|person| self.person(person)).transpose()?;
        self.hear(Kind::Told { what, by }, text, item, place)
    }

    /// A council may delegate to a committee, a sub-committee, an officer or another council, and
    /// not to one of its members (Local Government Act 1972 s.101).
    pub(super) fn delegate(
        &mut self,
        (to, with): (&[Lead], &[Lead]),
        text: &Text,
        until: &Text,
        item: Option<&Ref>,
        place: Place,
    ) -> Decided {
        let (to, with) = (self.owners(to)?, self.owners(with)?);
        if to.is_empty() {
            return Err(Refusal::new(
                "Authority is delegated to somebody.",
                "Name an officer, a post, or a committee.",
            ));
        }
        let item = self.item_or_current(item)?;
        self.check_place(item, place)?;
        let councillor = to.iter().find_map(|o| self.meeting.single_councillor(o));
        if let Some(name) = councillor {
            self.unless_overridden(Refusal::new(
                format!("{name} is one member, and a council can\u{2019}t delegate to one member."),
                "Delegate to an officer, in consultation with the member.",
            ))?;
        }
        self.is_quorate(None)?;
        let kind = Kind::Delegation {
            to,
            with,
            until: until.clone(),
        };
        self.add(item, place, kind, text.clone());
        Ok(())
    }
}
