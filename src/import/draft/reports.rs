//! The orders that put reports behind their items.

use std::collections::{HashMap, HashSet};

use super::classification::is_open;
use super::plan::{Planner, shown};
use super::public::is_public;
use super::target::Target;
use super::{Draft, Standing};
use crate::import::found::Place;
use crate::meeting::agenda::{Limb, Report};
use crate::meeting::intent::{Intent, Ref};
use crate::meeting::text::Text;

/// A report that is ready to be attached.
struct Ready {
    item: Text,
    report: Report,
    place: Place,
}

/// Attaches the reports that are taken. An item has one report: where several stand behind it they
/// become one, with all that they ask.
pub(super) fn all(planner: &mut Planner<'_>) {
    let draft = planner.draft;
    let exempt = draft.exempt_numbers();
    let mut ready: Vec<Ready> = Vec::new();
    for (n, read) in draft.now.reports.iter().enumerate() {
        if !draft.taken(Target::Report(n)) {
            continue;
        }
        let item = draft.text(Target::Behind(n), read.item.as_ref());
        let titled = draft.taken(Target::ReportTitle(n));
        if item.is_blank() || !titled {
            let what = if titled { "item" } else { "title" };
            let words = format!(
                "The report \u{201C}{}\u{201D} was left out: its {what} is not settled.",
                shown(&read.title.value)
            );
            planner.tell(&words, read.title.place);
            continue;
        }
        ready.push(Ready {
            item: Text::line(&item),
            report: report(draft, n, &exempt),
            place: read.title.place,
        });
    }
    for same in by_item(ready) {
        attach(planner, &same);
    }
}

/// Those behind one item together, in order.
fn by_item(ready: Vec<Ready>) -> Vec<Vec<Ready>> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut out: Vec<Vec<Ready>> = Vec::new();
    for one in ready {
        let at = *places.entry(one.item.to_lowercase()).or_insert(out.len());
        match out.get_mut(at) {
            Some(same) => same.push(one),
            None => out.push(vec![one]),
        }
    }
    out
}

fn attach(planner: &mut Planner<'_>, same: &[Ready]) {
    let Some((first, others)) = same.split_first() else {
        return;
    };
    let report = joined(&first.report, others);
    let what = format!("The report \u{201C}{}\u{201D}", shown(&report.title));
    if !others.is_empty() {
        let words = format!(
            "{} reports stand behind item {}: they are attached as one, with all that they ask.",
            same.len(),
            first.item
        );
        planner.tell(&words, first.place);
    }
    // By its printed number alone: an item that is only called so, or that was given the number since
    // its own is not settled, is another, and who may read the report was told by the printed one.
    if !planner.numbers.contains(&first.item.to_lowercase()) {
        let words = format!(
            "{what} was left out: no item {} stands on the agenda.",
            shown(&first.item)
        );
        planner.tell(&words, first.place);
        return;
    }
    let item = Ref(first.item.clone());
    // A pack is laid out before anything is decided, or over what the officer has seen.
    let attach = Intent::AttachReport {
        item,
        report,
        leave_public: false,
    };
    planner.order(&what, first.place, attach);
}

impl Draft {
    /// Whether a report counts as confidential, until the officer says otherwise: those do that are
    /// marked as anything but plainly public, those behind an item that is taken without the
    /// public, and those without a mark whose part of the agenda can't be told.
    pub fn confidential(&self, report: usize) -> bool {
        self.confidential_among(report, &self.exempt_numbers())
    }

    /// The same of every report.
    pub fn all_confidential(&self) -> Vec<bool> {
        let exempt = self.exempt_numbers();
        let reports = 0..self.now.reports.len();
        reports
            .map(|n| self.confidential_among(n, &exempt))
            .collect()
    }

    /// The numbers of the items that are taken without the public, in small letters.
    pub(super) fn exempt_numbers(&self) -> HashSet<String> {
        (0..)
            .zip(&self.now.items)
            .filter(|(n, _)| self.is_exempt(*n))
            .map(|(_, item)| item.number.value.to_lowercase())
            .collect()
    }

    fn confidential_among(&self, report: usize, exempt: &HashSet<String>) -> bool {
        let target = Target::Classification(report);
        let Some(read) = self.now.reports.get(report) else {
            return true;
        };
        let mended = self
            .index
            .get(&target)
            .and_then(|at| self.fields.get(*at))
            .is_some_and(|f| f.mended);
        let public = if let Some(printed) = &read.classification {
            is_public(&printed.value) && self.taken(target)
        } else {
            // As it was read; what the officer makes of the item since is looked at below.
            let as_read = self.proposal.reports.get(report);
            as_read.is_some_and(|r| is_open(r, &self.proposal.items))
                && self.standing(target) != Some(Standing::Dropped)
        };
        let exempt = read
            .item
            .as_ref()
            .is_some_and(|item| exempt.contains(&item.value.to_lowercase()));
        let taken = self.taken(target);
        match read.confidential {
            // As an earlier session settled it.
            Some(true) if !mended => true,
            Some(false) if !mended && taken => false,
            _ => !public || (exempt && !mended),
        }
    }
}

fn report(draft: &Draft, n: usize, exempt: &HashSet<String>) -> Report {
    let Some(read) = draft.now.reports.get(n) else {
        return Report::default();
    };
    let asks = read.asks.iter().enumerate();
    Report {
        title: Text::line(&read.title.value),
        of: draft.text(Target::Of(n), read.of.as_ref()),
        author: draft.text(Target::Author(n), read.author.as_ref()),
        classification: draft.text(Target::Classification(n), read.classification.as_ref()),
        wards: draft.text(Target::Wards(n), read.wards.as_ref()),
        policy: draft.text(Target::Policy(n), read.policy.as_ref()),
        finance: draft.text(Target::Finance(n), read.finance.as_ref()),
        asks: asks
            .filter(|(m, ask)| draft.taken(Target::Limb(n, *m)) && !ask.that.value.is_blank())
            .map(|(_, ask)| Limb {
                label: ask.label.clone(),
                text: ask.that.value.clone(),
            })
            .collect(),
        confidential: draft.confidential_among(n, exempt),
    }
}

/// Several reports as one: the first gives title and classification, what they ask stands in order.
fn joined(first: &Report, others: &[Ready]) -> Report {
    let mut out = first.clone();
    let mut labels: HashSet<Text> = out.asks.iter().map(|l| l.label.clone()).collect();
    for (n, other) in (2..).zip(others) {
        out.confidential |= other.report.confidential;
        for limb in &other.report.asks {
            let mut limb = limb.clone();
            if !labels.insert(limb.label.clone()) {
                limb.label = Text::line(&format!("{n}/{}", limb.label));
                labels.insert(limb.label.clone());
            }
            out.asks.push(limb);
        }
    }
    out
}
