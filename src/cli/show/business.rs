//! What was done about the order of business, as JSON.

use serde::Serialize;

use super::people::People;
use super::stamp;
use crate::meeting::Meeting;
use crate::meeting::business::Procedure;
use crate::minutes::Reader;

/// One thing that was done about the order of business.
#[derive(Debug, Serialize)]
pub(super) struct Ordered {
    what: &'static str,
    at: String,
    items: Vec<String>,
    until: Option<String>,
    agreed_by: String,
    reason: String,
    deferred_to: Option<String>,
    present: Vec<String>,
}

/// All of it, for readers of kind `R`.
pub(super) fn ordered<R: Reader>(meeting: &Meeting, seen: &mut People) -> Vec<Ordered> {
    let told = meeting.business_for(R::EXEMPT);
    let one = told.iter().map(|(when, what)| {
        let mut shown = Ordered {
            what: "",
            at: stamp(*when),
            items: Vec::new(),
            until: None,
            agreed_by: String::new(),
            reason: String::new(),
            deferred_to: None,
            present: Vec::new(),
        };
        match what {
            Procedure::Joined { items } => {
                shown.what = "joined";
                shown.items = items.iter().map(ToString::to_string).collect();
            }
            Procedure::Varied {
                items,
                agreed,
                reason,
            } => {
                shown.what = "varied";
                shown.items = items.iter().map(ToString::to_string).collect();
                shown.agreed_by = agreed.to_string();
                shown.reason = reason.to_string();
            }
            Procedure::Extended { until, agreed } => {
                shown.what = "extended";
                shown.until = Some(stamp(*until));
                shown.agreed_by = agreed.to_string();
            }
            Procedure::Expired { items, deferred } => {
                shown.what = "expired";
                shown.items = items.iter().map(ToString::to_string).collect();
                shown.deferred_to = deferred.as_ref().map(ToString::to_string);
            }
            Procedure::RollAnew { here } => {
                shown.what = "roll-anew";
                shown.present = here.iter().map(|(person, _)| seen.see(*person)).collect();
            }
        }
        shown
    });
    one.collect()
}
