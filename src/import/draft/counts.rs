//! What a draft comes to, counted, for the sentence that tells of it.

use super::Draft;
use super::plan::plan;
use crate::meeting::intent::Intent;

/// How many things of each kind go into the meeting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Members: seats, vacant ones among them.
    pub members: usize,
    /// Items.
    pub items: usize,
    /// Reports.
    pub reports: usize,
    /// Actions brought forward.
    pub actions: usize,
    /// What was left open or does not fit.
    pub left: usize,
}

impl Draft {
    /// Counts what goes into the meeting.
    pub fn counts(&self) -> Counts {
        let plan = plan(self);
        let mut counts = Counts {
            left: plan.left.len(),
            ..Counts::default()
        };
        for order in &plan.orders {
            match order.intent {
                Intent::AddSeat { .. } => counts.members += 1,
                Intent::AddItem { .. } => counts.items += 1,
                Intent::AttachReport { .. } => counts.reports += 1,
                Intent::BringForward { .. } => counts.actions += 1,
                _ => {}
            }
        }
        counts
    }
}

impl Counts {
    /// "11 members, 11 items, 7 reports, 15 actions"; what there is none of is left out.
    pub fn words(&self) -> String {
        let named = [
            (self.members, "member"),
            (self.items, "item"),
            (self.reports, "report"),
            (self.actions, "action"),
        ];
        let words: Vec<String> = named
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, name)| match count {
                1 => format!("1 {name}"),
                _ => format!("{count} {name}s"),
            })
            .collect();
        if words.is_empty() {
            "no members and no items".to_owned()
        } else {
            words.join(", ")
        }
    }
}
