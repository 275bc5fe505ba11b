//! The order of business: items taken together, the order varied, the meeting extended or cut short by
//! its time, the roll taken anew on another day. What each means for the meeting; the minutes print
//! them where they happened.

use chrono::Duration;
use serde::{Deserialize, Serialize};

use super::agenda::{Item, Stamp, Standing};
use super::clock::beside;
use super::id::{Id, ItemId, PersonId};
use super::people::{Capacity, blank};
use super::state::Meeting;
use super::text::Text;

/// What was done about the order of business.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Procedure {
    /// Items were taken together, under the first of them.
    Joined {
        /// Which.
        items: Vec<ItemId>,
    },
    /// Items are to be taken next, in this order.
    Varied {
        /// Which.
        items: Vec<ItemId>,
        /// Who agreed, "the Chair"; empty = the meeting.
        #[serde(default, skip_serializing_if = "blank")]
        agreed: Text,
        /// Why; may be empty.
        #[serde(default, skip_serializing_if = "blank")]
        reason: Text,
    },
    /// The meeting may go on beyond its limit.
    Extended {
        /// Until when.
        until: Stamp,
        /// Who agreed, "the Chair"; empty = the meeting.
        #[serde(default, skip_serializing_if = "blank")]
        agreed: Text,
    },
    /// The time had expired, and these items were not taken.
    Expired {
        /// Which.
        items: Vec<ItemId>,
        /// To when they were deferred, in words; none = they fell.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        deferred: Option<Text>,
    },
    /// On another day the roll was taken anew: who was there when the meeting went on.
    RollAnew {
        /// Who, and as what.
        here: Vec<(PersonId, Capacity)>,
    },
}

impl Procedure {
    /// Names what it rests on.
    pub(super) fn rests_on(&self, found: &mut impl FnMut(Id)) {
        match self {
            Self::Joined { items } | Self::Varied { items, .. } | Self::Expired { items, .. } => {
                for item in items {
                    found(item.0);
                }
            }
            Self::Extended { .. } => {}
            Self::RollAnew { here } => {
                for (person, capacity) in here {
                    found(person.0);
                    if let Some(seat) = capacity.seat() {
                        found(seat.0);
                    }
                }
            }
        }
    }

    /// As the history tells it.
    pub(super) fn in_words(&self, m: &Meeting, when: Stamp) -> String {
        let items = |ids: &[ItemId]| {
            let numbers = ids.iter().filter_map(|id| m.item(*id));
            let numbers: Vec<&str> = numbers.map(|i| i.details.number.as_str()).collect();
            format!("items {}", numbers.join(", "))
        };
        let at = when.format("%H:%M");
        match self {
            Self::Joined { items: ids } => format!("{} taken together at {at}", items(ids)),
            Self::Varied { items: ids, .. } => format!("order varied at {at}: {} next", items(ids)),
            Self::Extended { until, .. } => {
                format!("meeting extended at {at} until {}", until.format("%H:%M"))
            }
            Self::Expired {
                items: ids,
                deferred,
            } => {
                let became = match deferred {
                    Some(_) => "deferred",
                    None => "fell",
                };
                format!("time expired at {at}: {} {became}", items(ids))
            }
            Self::RollAnew { here } => {
                let names: Vec<String> = here.iter().map(|(p, _)| m.name(*p)).collect();
                format!("roll taken anew: {}", names.join(", "))
            }
        }
    }

    /// The items that it is about.
    fn items(&self) -> &[ItemId] {
        match self {
            Self::Joined { items } | Self::Varied { items, .. } | Self::Expired { items, .. } => {
                items
            }
            Self::Extended { .. } | Self::RollAnew { .. } => &[],
        }
    }
}

impl Meeting {
    /// What was done about the order of business, in the order in which it was recorded.
    pub fn business(&self) -> &[(Stamp, Procedure)] {
        &self.business
    }

    /// The same for those who may read exempt text or for those who may not: those are not told why
    /// the order was varied, nor who agreed, while an exempt item was before the body.
    pub fn business_for(&self, exempt: bool) -> Vec<(Stamp, Procedure)> {
        let mut told = self.business.clone();
        if exempt {
            return told;
        }
        for (at, (when, what)) in told.iter_mut().enumerate() {
            // To when a private item was put off is not told either.
            if let Procedure::Expired {
                items,
                deferred: Some(to),
            } = what
                && items
                    .iter()
                    .any(|i| self.item(*i).is_some_and(Item::is_private))
            {
                *to = Text::default();
            }
            // Its time may be given, or the clock set: what was before the body counts too.
            let before = self.business_before.get(at).copied().flatten();
            let private = |id: ItemId| self.item(id).is_some_and(Item::is_private);
            let out = self.business_in_private.get(at).is_some_and(|out| *out);
            if !out && !self.is_private_at(*when) && !before.is_some_and(private) {
                continue;
            }
            match what {
                Procedure::Varied { agreed, reason, .. } => {
                    *agreed = Text::default();
                    *reason = Text::default();
                }
                Procedure::Extended { agreed, .. } => *agreed = Text::default(),
                Procedure::Expired {
                    deferred: Some(to), ..
                } => *to = Text::default(),
                _ => {}
            }
        }
        told
    }

    pub(super) fn apply_business(
        &mut self,
        when: Stamp,
        now: Stamp,
        what: &Procedure,
    ) -> Option<()> {
        for item in what.items() {
            self.item_index(*item)?;
        }
        let in_private = self.sits_in_private();
        match what {
            Procedure::Joined { items } => {
                for item in items.iter().skip(1) {
                    self.item_mut(*item)?.standing = Standing::Taken;
                }
            }
            Procedure::Expired { items, deferred } => {
                for item in items {
                    let item = self.item_mut(*item)?;
                    item.put_off = Some(now);
                    item.put_off_in_private = in_private;
                    let reason = Text::line(EXPIRED);
                    item.standing = match deferred {
                        Some(to) => Standing::Deferred {
                            to: to.clone(),
                            reason,
                        },
                        None => Standing::Withdrawn { reason },
                    };
                }
            }
            Procedure::Varied { .. } | Procedure::Extended { .. } | Procedure::RollAnew { .. } => {}
        }
        self.business.push((when, what.clone()));
        self.business_before.push(self.before_body);
        self.business_in_private.push(in_private);
        Some(())
    }

    /// With which items an item was taken together, the one first under which they were heard.
    pub fn taken_with(&self, item: ItemId) -> Option<&[ItemId]> {
        self.business.iter().rev().find_map(|(_, what)| match what {
            Procedure::Joined { items } if items.contains(&item) => Some(items.as_slice()),
            _ => None,
        })
    }

    /// Whether an item was heard under another, with which it was taken.
    pub(super) fn is_under_another(&self, item: &Item) -> bool {
        let together = self.taken_with(item.id).and_then(|items| items.first());
        together.is_some_and(|first| *first != item.id)
    }

    /// Whether an item was not taken because the time had expired.
    pub fn fell_to_time(&self, item: &Item) -> bool {
        matches!(&item.standing, Standing::Deferred { reason, .. } | Standing::Withdrawn { reason }
            if reason.as_str() == EXPIRED)
            && self.business.iter().any(
                |(_, what)| matches!(what, Procedure::Expired { items, .. } if items.contains(&item.id)),
            )
    }

    /// The item that is to be taken next because the order was varied.
    pub fn varied_next(&self) -> Option<ItemId> {
        let varied = self
            .business
            .iter()
            .rev()
            .find_map(|(_, what)| match what {
                Procedure::Varied { items, .. } => Some(items),
                _ => None,
            })?;
        let waits = |id: &&ItemId| {
            self.item(**id)
                .is_some_and(|i| i.standing == Standing::Waiting)
        };
        varied.iter().find(waits).copied()
    }

    /// When the meeting must end by the rules of the body and by what was decided on it: an extension,
    /// a time of day, or so many minutes after it began.
    pub fn must_end_by(&self) -> Option<Stamp> {
        let since = self.sits_since()?;
        let extended = self
            .business
            .iter()
            .rev()
            .find_map(|(when, what)| match what {
                Procedure::Extended { until, .. } if *when >= since => Some(*until),
                _ => None,
            });
        let rules = self.rules();
        let fixed = rules
            .must_end_by
            .and_then(|time| self.moment_of(time, since));
        let limit = i64::from(rules.time_limit);
        let lasted = (limit > 0).then(|| since + Duration::minutes(limit));
        let by_rule = match (fixed, lasted) {
            (Some(fixed), Some(lasted)) => Some(fixed.min(lasted)),
            (fixed, lasted) => fixed.or(lasted),
        };
        extended.or(by_rule)
    }

    /// By how much the meeting went on beyond its time, in words, as far as it is recorded.
    pub(super) fn went_beyond_its_time(&self) -> Option<String> {
        let limit = self.must_end_by()?;
        let taken = self.before_body().and_then(|i| i.takings.last());
        let reached = self.closed().or(taken.map(|t| t.from))?;
        (reached.timestamp().div_euclid(60) > limit.timestamp().div_euclid(60)).then(|| {
            format!(
                "The meeting went on until {}, and its time expired at {}: record the extension, or what \
                 became of the items that were left.",
                beside(reached, limit),
                beside(limit, reached)
            )
        })
    }
}

/// The reason of what was not taken because the time had expired.
pub(super) const EXPIRED: &str = "the time allowed for the meeting had expired";
