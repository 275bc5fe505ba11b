//! Where reports begin: at a cover sheet of labelled fields, or at a banner "REPORT BY THE …".

use super::seen::{self, Seen};
use super::{Kind, Start};
use crate::import::lexicon::{self, Cue};
use crate::import::line::Line;
use crate::import::supporting::labels::{self, Label as L, Labelled};
use crate::import::supporting::words;

/// How many lines without a label a sheet may have between two labels: values wrap.
const GAP: usize = 16;

/// The starts of reports.
pub(super) fn reports(seen: &[Seen]) -> Vec<Start> {
    let mut out = Vec::new();
    let mut floor = 0;
    let mut at = 0;
    while at < seen.len() {
        let Some(line) = seen.get(at) else { break };
        let block = if line.labels.is_empty() || line.heads_agenda() {
            None
        } else {
            Some(Block::from(seen, at))
        };
        match block {
            Some(block) if block.is_sheet() => {
                out.push(Start {
                    at: seen::banner(seen, at, floor),
                    kind: Kind::Report,
                    title: block.title,
                });
                at = block.after;
                floor = at;
            }
            _ if is_banner(seen, at) => {
                out.push(Start {
                    at: seen::banner(seen, at, floor),
                    kind: Kind::Report,
                    title: String::new(),
                });
                at += 1;
                floor = at;
            }
            // A block that is no sheet is passed over by one label, so that a sheet that begins
            // within it is seen; blocks are short, which bounds the work.
            _ => at += 1,
        }
    }
    out
}

/// Labels on lines of their own, each above its value: they are labels where at least three
/// alternate with values.
pub(super) fn stacked(lines: &[Line], seen: &mut [Seen]) {
    let words: Vec<usize> = (0..seen.len())
        .filter(|at| seen.get(*at).is_some_and(|s| !s.blank))
        .collect();
    let label = |k: usize| -> Option<L> {
        let line = lines.get(*words.get(k)?)?;
        let alone = line.cells.len() == 1 && !line.is_row();
        labels::of(line.cell(0)).filter(|l| alone && *l != L::Other)
    };
    let mut k = 0;
    while k < words.len() {
        let mut count = 0;
        while label(k + 2 * count).is_some() && label(k + 2 * count + 1).is_none() {
            count += 1;
        }
        for pair in (0..count).filter(|_| count > 2) {
            let at = |k: usize| words.get(k).copied().unwrap_or(usize::MAX);
            let value = lines.get(at(k + 2 * pair + 1));
            if let (Some(found), Some(here)) = (label(k + 2 * pair), seen.get_mut(at(k + 2 * pair)))
                && here.labels.is_empty()
            {
                here.labels.push(Labelled {
                    label: found,
                    words: here.key.clone(),
                    value: value.map(Line::text).unwrap_or_default(),
                    at: 0,
                });
            }
        }
        k += (2 * count).max(1);
    }
}

/// Labels that stand together.
struct Block {
    found: Vec<L>,
    title: String,
    after: usize,
}

impl Block {
    fn from(seen: &[Seen], at: usize) -> Self {
        let mut block = Self {
            found: Vec::new(),
            title: String::new(),
            after: at + 1,
        };
        let page = seen.get(at).map_or(0, |s| s.page);
        let mut since = 0;
        for (k, line) in seen.iter().enumerate().skip(at).take(80) {
            if line.blank {
                continue;
            }
            since += 1;
            let again =
                line.labels.iter().any(|l| l.label == L::Title) && block.found.contains(&L::Title);
            let agenda = k > at && line.heads_agenda();
            if since > GAP || line.filler || again || agenda || line.page > page + 1 {
                break;
            }
            // "1. Executive Summary" ends a sheet; a sheet in a table may number its rows.
            if line.marked && line.labels.is_empty() && section(&line.key) {
                break;
            }
            for labelled in &line.labels {
                since = 0;
                block.after = k + 1;
                if labelled.label == L::Title && block.title.is_empty() {
                    block.title = words::key(&labelled.value);
                }
                if !block.found.contains(&labelled.label) {
                    block.found.push(labelled.label);
                }
            }
        }
        block
    }

    fn has(&self, any: &[L]) -> bool {
        any.iter().any(|l| self.found.contains(l))
    }

    fn is_sheet(&self) -> bool {
        let told = self.found.iter().filter(|l| **l != L::Other).count();
        let asks = self.has(&[
            L::Of,
            L::Author,
            L::Wards,
            L::Lead,
            L::Classification,
            L::Policy,
            L::Finance,
            L::Purpose,
            L::Ask,
        ]);
        if self.has(&[L::Document]) {
            return false;
        }
        // The head of a letter that brings the agenda.
        let letter = [L::Of, L::To, L::Title, L::Date, L::Other];
        if words::has_word(&self.title, "agenda") && self.found.iter().all(|l| letter.contains(l)) {
            return false;
        }
        if self.has(&[L::Meeting]) {
            return told >= 5 && self.has(&[L::Title]) && self.has(&[L::Of, L::Author, L::Lead]);
        }
        let titled = self.has(&[L::Title]) && asks;
        let whose = self.has(&[L::Of, L::Author]) && self.has(&[L::Date, L::Item, L::To]);
        let own = [
            L::Of,
            L::Author,
            L::Lead,
            L::Wards,
            L::Classification,
            L::Policy,
            L::Finance,
        ];
        let own = own.iter().filter(|l| self.found.contains(l)).count();
        // A sheet under a title that has no label, as far as its recommendations.
        let untitled = told >= 4 && self.has(&[L::Of, L::Author]) && self.has(&[L::Ask]);
        told >= 3 && (titled || whose || untitled || own >= 3)
    }
}

/// Whether words, without their number, are the name of a section that a report opens with.
pub(crate) fn section(key: &str) -> bool {
    let bare = key.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    lexicon::is(Cue::Opening, bare)
}

/// Whether a report without a sheet begins: "REPORT BY THE DIRECTOR OF …", with the sections of a
/// report after it. An agenda prints the same words under an item.
fn is_banner(seen: &[Seen], at: usize) -> bool {
    let Some(line) = seen.get(at) else {
        return false;
    };
    let says = lexicon::head(Cue::ReportBy, &line.key).is_some_and(|n| line.key.len() > n + 4);
    if !says || !line.is_short() || line.marked || (line.ends && !line.strong) {
        return false;
    }
    let below = seen.get(at + 1..).unwrap_or_default().iter();
    let below = below.filter(|s| !s.blank && !s.furniture).take(16);
    for line in below {
        if line.filler {
            return false;
        }
        let pages = words::has_word(&line.key, "pages") || words::has_word(&line.key, "page");
        // The next item of an agenda, minutes or a sheet come first: it was the agenda's own line.
        let heads = line.could_head() || (line.marked && !line.ends);
        if heads && section(&line.key) {
            return true;
        }
        if pages
            || line.marked
            || line.is_present()
            || line.labels.iter().any(|l| l.label != L::Other)
        {
            return false;
        }
    }
    false
}
