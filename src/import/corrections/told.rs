//! What was placed as orders: the corrections that came back, to be recorded as such.

use super::What;
use super::place::{Placed, Target};
use crate::meeting::correction::Asked;
use crate::meeting::entry::Stream;
use crate::meeting::intent::{CorrectionTold, Intent, Order, Ref};
use crate::meeting::text::Text;

/// As many as one record holds.
const AT_ONCE: usize = 500;

/// One as it is recorded; `from` is who sent the copy, where the copy doesn't say. None where nothing
/// is asked.
pub fn told(placed: &Placed, from: &Text) -> Option<CorrectionTold> {
    let change = &placed.change;
    if change.what == What::TakenBack {
        return None;
    }
    let remark = || Asked::Remark {
        old: change.old.clone(),
        new: change.new.clone(),
    };
    let (asked, entry) = match &placed.target {
        Target::Nowhere => (remark(), None),
        Target::Beside(entry, _) => (remark(), Some(*entry)),
        Target::Words {
            entry,
            at,
            old,
            new,
        } => {
            let at = u32::try_from(*at).unwrap_or(u32::MAX);
            let (old, new) = (old.clone(), new.clone());
            (Asked::Words { at, old, new }, Some(*entry))
        }
        Target::After { entry, words } => (Asked::After(words.clone()), Some(*entry)),
        Target::Strike(entry) => (Asked::Strike, Some(*entry)),
    };
    // What isn't told by old and new words has to be said.
    let plain = matches!(
        change.what,
        What::Comment | What::Message | What::Inserted | What::Deleted | What::Replaced
    );
    let what = if plain { "" } else { change.what.in_words() };
    let says = match (what.is_empty(), change.says.is_empty()) {
        (true, _) => change.says.to_string(),
        (false, true) => format!("({what})"),
        (false, false) => format!("({what}) {}", change.says),
    };
    let by = if change.by.is_empty() {
        from.clone()
    } else {
        change.by.clone()
    };
    Some(CorrectionTold {
        entry: entry.map(Ref::from),
        asked,
        says: Text::new(&says),
        by,
        on: change.when,
        stands: Text::line(&placed.stands),
    })
}

/// The orders that record what was placed.
pub fn orders(placed: &[Placed], from: &Text, file: &str) -> Vec<Order> {
    let told: Vec<CorrectionTold> = placed.iter().filter_map(|p| told(p, from)).collect();
    let orders = told.chunks(AT_ONCE).map(|some| {
        let mut order = Order::from(Intent::TakeCorrections {
            file: Text::line(file),
            corrections: some.to_vec(),
        });
        order.stream = Stream::Public;
        order
    });
    orders.collect()
}
