//! The agenda that minutes repeat at their head: its titles come again as the headings of what was minuted.

use crate::import::lexicon::{self, Cue};
use crate::import::supporting::para::Para;
use crate::import::supporting::words;

/// An agenda has so many titles at least.
const FEW: usize = 3;

/// Drops the titles of the agenda, where most of them come again below as headings of the format.
pub(super) fn drop(all: &mut Vec<Para>) {
    let Some(head) = all.iter().position(heads) else {
        return;
    };
    let from = head + 1;
    let listed = all.iter().skip(from).take_while(|p| p.mark.is_some());
    let to = from + listed.count();
    let (above, below) = all.split_at(to);
    let titles = above.get(from..).unwrap_or_default();
    let headings: Vec<String> = below
        .iter()
        .filter(|p| p.level > 0)
        .map(|p| words::key(&p.text))
        .collect();
    let again = titles.iter().filter(|p| comes_again(p, &headings)).count();
    if titles.len() >= FEW && again * 3 >= titles.len() * 2 {
        all.drain(head..to);
    }
}

/// Whether it is the heading "Agenda".
fn heads(para: &Para) -> bool {
    para.mark.is_none() && lexicon::whole(Cue::Agenda, para.text.trim_end_matches(':'))
}

/// Whether one of the headings has a title, whole or as far as one of them goes.
fn comes_again(title: &Para, headings: &[String]) -> bool {
    let key = words::key(&title.text);
    let alike = |h: &String| !h.is_empty() && (h.starts_with(&key) || key.starts_with(h.as_str()));
    !key.is_empty() && headings.iter().any(alike)
}
