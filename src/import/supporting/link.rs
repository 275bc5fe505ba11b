//! Which item each report stands behind: by the number on its sheet, by title and order, by its
//! place between reports that are sure.

use super::words;
use crate::import::found::Found;
use crate::import::proposal::{Item, Proposal, Report};
use crate::meeting::agenda::Business;
use crate::meeting::text::Text;

/// How alike titles must be, in hundredths, to be one without a doubt.
const SURE: u32 = 60;
/// Below this they say nothing.
const FAINT: u32 = 34;

/// What the number of an item is doubted for that was counted.
const COUNTED: &str = "No number is printed; the items were counted.";

/// Ties the reports to items.
pub(super) fn reports(out: &mut Proposal) {
    let Proposal { reports, items, .. } = out;
    // A report is tied to the number of its item, printed or not.
    let unnumbered = (1_usize..).zip(items.iter_mut());
    for (count, item) in
        unnumbered.filter(|(_, i)| i.number.value.is_blank() && !reports.is_empty())
    {
        let number = Text::line(&count.to_string());
        item.number = Found::unsure(number, item.number.place, COUNTED);
    }
    if items.is_empty() {
        for report in reports.iter_mut() {
            report.item = report
                .item
                .take()
                .map(|i| i.doubting("No agenda was read that has this item."));
        }
        return;
    }
    let printed: Vec<Option<usize>> = reports.iter().map(|r| printed(r, items)).collect();
    let scores: Vec<Vec<u32>> = reports
        .iter()
        .map(|r| items.iter().map(|i| score(r, i)).collect())
        .collect();
    let titled = best(&scores, &printed, items.len());
    let placed = between(&titled, items);
    for (k, report) in reports.iter_mut().enumerate() {
        let tied = titled.get(k).copied().flatten();
        let by_place = placed.get(k).copied().flatten();
        let number = printed.get(k).copied().flatten();
        let row = scores.get(k).map(Vec::as_slice).unwrap_or_default();
        report.item = choice(report, items, row, (number, tied, by_place));
    }
    doubt_doubles(reports);
}

/// The item whose number the sheet gives.
fn printed(report: &Report, items: &[Item]) -> Option<usize> {
    let number = words::key(report.item.as_ref()?.value.as_str());
    items
        .iter()
        .position(|i| words::key(i.number.value.as_str()) == number)
}

/// How alike the titles are: 0 where they share too little to tell.
fn score(report: &Report, item: &Item) -> u32 {
    let (one, two) = (report.title.value.as_str(), item.title.value.as_str());
    if words::key(one) == words::key(two) {
        return 120;
    }
    let alike = words::alike(one, two);
    let few = words::telling(one).len().min(words::telling(two).len());
    let business = matches!(
        item.business,
        Business::Membership | Business::Declarations | Business::AnyOther
    );
    match (alike, few, business) {
        (FAINT.., _, false) if few >= 2 => alike,
        // One telling word in common is enough only where it is all that there is.
        (100, 1, false) => SURE,
        _ => 0,
    }
}

/// The best way to tie reports to items so that both go in order; a printed number goes before a
/// title.
fn best(scores: &[Vec<u32>], printed: &[Option<usize>], items: usize) -> Vec<Option<usize>> {
    // sums[k][i]: the most that the reports from k on reach with items from i on.
    let weigh = |k: usize, i: usize| -> u32 {
        match printed.get(k).copied().flatten() {
            Some(number) => {
                if number == i {
                    400
                } else {
                    0
                }
            }
            None => scores.get(k).and_then(|r| r.get(i)).copied().unwrap_or(0),
        }
    };
    let reports = scores.len();
    let mut sums = vec![vec![0_u32; items + 1]; reports + 1];
    let at = |sums: &[Vec<u32>], k: usize, i: usize| -> u32 {
        sums.get(k).and_then(|r| r.get(i)).copied().unwrap_or(0)
    };
    for k in (0..reports).rev() {
        for i in (0..items).rev() {
            let here = weigh(k, i);
            let tie = if here > 0 {
                here + at(&sums, k + 1, i + 1)
            } else {
                0
            };
            let most = tie.max(at(&sums, k + 1, i)).max(at(&sums, k, i + 1));
            if let Some(slot) = sums.get_mut(k).and_then(|r| r.get_mut(i)) {
                *slot = most;
            }
        }
    }
    let mut out = vec![None; reports];
    let (mut k, mut i) = (0, 0);
    while k < reports && i < items {
        let here = weigh(k, i);
        if here > 0 && at(&sums, k, i) == here + at(&sums, k + 1, i + 1) {
            if let Some(slot) = out.get_mut(k) {
                *slot = Some(i);
            }
            (k, i) = (k + 1, i + 1);
        } else if at(&sums, k, i) == at(&sums, k + 1, i) {
            k += 1;
        } else {
            i += 1;
        }
    }
    out
}

/// Items for the reports that no title ties, where as many items with pages stand between their
/// neighbours as reports do.
fn between(titled: &[Option<usize>], items: &[Item]) -> Vec<Option<usize>> {
    let mut out = vec![None; titled.len()];
    let mut from = 0;
    let mut floor = 0;
    let mut k = 0;
    while k <= titled.len() {
        let tied = titled.get(k).copied().flatten();
        if k == titled.len() || tied.is_some() {
            let ceiling = tied.unwrap_or(items.len());
            let free: Vec<usize> = (floor..ceiling)
                .filter(|i| {
                    items.get(*i).is_some_and(|item| {
                        let own = item.business == Business::Ordinary
                            || item.business == Business::WorkProgramme;
                        (item.pages.is_some() || !item.attachments.is_empty()) && own
                    })
                })
                .collect();
            if free.len() == k - from {
                for (slot, item) in out.iter_mut().skip(from).zip(free) {
                    *slot = Some(item);
                }
            }
            floor = tied.map_or(floor, |t| t + 1);
            from = k + 1;
        }
        k += 1;
    }
    out
}

type Choices = (Option<usize>, Option<usize>, Option<usize>);

fn choice(
    report: &Report,
    items: &[Item],
    scores: &[u32],
    (number, tied, placed): Choices,
) -> Option<Found<Text>> {
    let top = scores.iter().max().copied().unwrap_or(0);
    let of = |at: usize| items.get(at).map(|i| i.number.value.clone());
    let place = report.title.place;
    if let Some(at) = number {
        let here = scores.get(at).copied().unwrap_or(0);
        let found = Found::certain(of(at)?, report.item.as_ref().map_or(place, |i| i.place));
        return Some(if top >= SURE && here < FAINT {
            found.doubting("The number on the sheet is that of an item with another title.")
        } else {
            found
        });
    }
    if let Some(at) = tied {
        let here = scores.get(at).copied().unwrap_or(0);
        let found = Found::certain(of(at)?, place);
        return Some(if here < top {
            found.doubting(
                "Another item has a title more like the report's; the reports stand in this order.",
            )
        } else if here < SURE {
            found.doubting("The title of the report is not that of the item.")
        } else {
            found
        });
    }
    if let Some(at) = placed {
        let why = "Its title is not that of the item; it stands between the reports of the items before and after.";
        return Some(Found::certain(of(at)?, place).doubting(why));
    }
    let at = scores.iter().position(|s| *s == top && top >= FAINT);
    if let Some(at) = at {
        let why = "Its title is like that of the item, but the reports stand in another order.";
        return Some(Found::certain(of(at)?, place).doubting(why));
    }
    let printed = report.item.clone()?;
    Some(printed.doubting("The agenda has no item with this number."))
}

/// Two reports on one item are doubted, unless both sheets print its number.
fn doubt_doubles(reports: &mut [Report]) {
    let items: Vec<Option<String>> = reports
        .iter()
        .map(|r| r.item.as_ref().map(|i| i.value.as_str().to_owned()))
        .collect();
    for (k, report) in reports.iter_mut().enumerate() {
        let same = |(other, item): (usize, &Option<String>)| {
            other != k && item.is_some() && item.as_ref() == items.get(k).and_then(Option::as_ref)
        };
        let twice = items.iter().enumerate().any(same);
        let printed = report
            .item
            .as_ref()
            .is_some_and(|i| i.place != report.title.place);
        if twice && !printed {
            report.item = report
                .item
                .take()
                .map(|i| i.doubting("Another report stands behind the same item."));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::found::Place;
    use crate::meeting::text::Text;

    fn item(number: &str, title: &str) -> Item {
        Item {
            number: Found::certain(Text::line(number), Place::default()),
            title: Found::certain(Text::line(title), Place::default()),
            pages: Some(Found::default()),
            ..Item::default()
        }
    }

    fn report(title: &str) -> Report {
        Report {
            title: Found::certain(
                Text::line(title),
                Place {
                    line: 9,
                    ..Place::default()
                },
            ),
            ..Report::default()
        }
    }

    fn tied(items: &[(&str, &str)], titles: &[&str]) -> Vec<String> {
        let mut out = Proposal {
            items: items.iter().map(|(n, t)| item(n, t)).collect(),
            reports: titles.iter().map(|t| report(t)).collect(),
            ..Proposal::default()
        };
        reports(&mut out);
        let told = |r: &Report| match &r.item {
            Some(i) if i.is_certain() => i.value.as_str().to_owned(),
            Some(i) => format!("{}?", i.value.as_str()),
            None => "-".to_owned(),
        };
        out.reports.iter().map(told).collect()
    }

    #[test]
    fn titles_and_order_tie_reports() {
        let items = [
            ("1", "Apologies"),
            ("2", "WINTER PLAN"),
            ("3", "ADULT SAFEGUARDING BOARD - PROTOCOL AND MESSAGES"),
            ("4", "CHILDREN SAFEGUARDING BOARD PROTOCOL"),
            ("5", "Budget"),
        ];
        let titles = [
            "Winter Plan Update",
            "Safeguarding Executive Adults Board",
            "Agreement between the Safeguarding Children Board and the Health Board",
            "Budget 2026",
        ];
        assert_eq!(tied(&items, &titles), ["2", "3", "4", "5"]);
    }

    #[test]
    fn a_report_with_another_title_is_placed_with_a_doubt() {
        let items = [
            ("2", "Winter plan"),
            ("3", "Oral health"),
            ("4", "Budget monitoring"),
        ];
        assert_eq!(
            tied(&items, &["Winter plan", "Teeth", "Budget monitoring"]),
            ["2", "3?", "4"]
        );
        assert_eq!(
            tied(&items, &["Budget monitoring", "Winter plan"])
                .iter()
                .filter(|t| t.ends_with('?'))
                .count(),
            1
        );
        assert_eq!(
            tied(&items, &["Winter plan", "Winter plan"])
                .iter()
                .filter(|t| t.ends_with('?'))
                .count(),
            2
        );
    }
}
