//! Who may read a report, as far as its classification and its place on the agenda tell.

use super::fields::{FieldList, Known};
use super::public::{is_kept, is_public};
use super::target::Target;
use crate::import::marking::is_marked_name;
use crate::import::proposal::{Item, Report};

/// In which part of the agenda a report stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// That which is taken in public.
    Public,
    /// That which is taken without the public.
    Private,
    /// It can't be told.
    Unknown,
}

/// Whether a report in which no classification is printed is open to inspection: it stands in the
/// public part of the agenda (Local Government Act 1972 s.100B). Its item must be known for certain.
pub(super) fn is_open(report: &Report, items: &[Item]) -> bool {
    let Some(behind) = report.item.as_ref().filter(|i| i.is_certain()) else {
        return false;
    };
    let number = behind.value.to_lowercase();
    let mut same = items
        .iter()
        .filter(|i| i.number.value.to_lowercase() == number)
        .peekable();
    same.peek().is_some()
        && same.all(|i| i.exempt.is_none() && !is_marked_name(&i.title.value))
        && !is_marked_name(&report.title.value)
}

/// What isn't plainly public counts as confidential until the officer says otherwise; where nothing
/// is printed, the part of the agenda tells.
pub(super) fn classification(list: &mut FieldList, n: usize, report: &Report, part: Part) {
    let target = Target::Classification(n);
    if let Some(confidential) = report.confidential {
        let settled = if confidential {
            "Confidential"
        } else {
            "Public"
        };
        let printed = report.classification.as_ref();
        let words = printed.map_or(settled, |c| c.value.as_str());
        let place = printed.map_or(report.title.place, |c| c.place);
        list.add(1, target, "Classification", words, Known::at(place));
        return;
    }
    let Some(printed) = report.classification.as_ref() else {
        let (words, why) = match part {
            Part::Public => (
                "Public",
                "No classification is printed; a report in the public part of an agenda is open to \
                 inspection, so it counts as public unless you say otherwise.",
            ),
            Part::Private => (
                "Confidential",
                "No classification is printed, and its item is taken without the public; it counts \
                 as confidential until you say otherwise.",
            ),
            Part::Unknown => (
                "Confidential",
                "No classification is printed, and its part of the agenda can't be told; it counts \
                 as confidential until you say otherwise.",
            ),
        };
        let known = Known::at(report.title.place).doubting(Some(why));
        list.add(1, target, "Classification", words, known);
        return;
    };
    let odd = if is_public(&printed.value) {
        (part == Part::Private).then_some(
            "The report is marked as public, and its item is not; it counts as confidential \
             until you write Public.",
        )
    } else {
        (!is_kept(&printed.value)).then_some(
            "That doesn't plainly say who may read it; it counts as confidential until you say \
             otherwise.",
        )
    };
    let known = Known::of(printed).doubting(odd);
    list.add(1, target, "Classification", &printed.value, known);
}
