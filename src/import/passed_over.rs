//! What was passed over: the lines that no field was read from, so that nothing is thrown away in
//! silence.

use std::collections::BTreeSet;

use super::found::Place;
use super::line::Line;
use super::parts::{Kind, Part};
use super::places;
use super::proposal::{PassedOver, Proposal};
use super::read::PackFile;
use super::steps::{Spent, Steps};
use super::supporting::para::is_furniture;
use crate::meeting::text::Text;

/// The stretches of `pack` that no field of `read` points to; `cut` are the parts of each file.
///
/// # Errors
/// When the steps are spent.
pub(super) fn find(
    pack: &[PackFile],
    cut: &[Vec<Part>],
    read: &mut Proposal,
    steps: &Steps,
) -> Result<Vec<PassedOver>, Spent> {
    let mut taken: Vec<Vec<bool>> = pack
        .iter()
        .map(|g| vec![false; g.run.lines.len()])
        .collect();
    // A report and minutes name all of their lines; that they were found says nothing of each.
    let whole: BTreeSet<Place> = read
        .reports
        .iter()
        .map(|r| r.place)
        .chain(read.minutes.iter().map(|m| m.place))
        .filter(|p| p.to > p.line)
        .collect();
    let mut spent = Ok(());
    places::each(read, &mut |place: &mut Place| {
        let source = usize::from(place.source);
        let (Some(file), Some(taken)) = (pack.get(source), taken.get_mut(source)) else {
            return;
        };
        if whole.contains(place) {
            return;
        }
        let lines = &file.run.lines;
        let from = lines.partition_point(|l| l.place.line < place.line);
        let to = lines.partition_point(|l| l.place.line <= place.to);
        spent = spent.and(steps.take(to.saturating_sub(from) as u64 + 1));
        if spent.is_ok() && from < to {
            taken[from..to].fill(true);
        }
    });
    spent?;
    let mut out = Vec::new();
    for ((file, parts), taken) in pack.iter().zip(cut).zip(&taken) {
        for part in parts {
            steps.take(part.lines.len() as u64)?;
            stretches(part, &file.run.lines, taken, &mut out);
        }
    }
    Ok(out)
}

/// Whether a part has nothing but what fills pages.
fn fills(part: &Part, lines: &[Line]) -> bool {
    let lines = lines.get(part.lines.clone()).unwrap_or_default();
    lines.iter().all(|l| l.is_blank() || is_furniture(l))
}

fn stretches(part: &Part, lines: &[Line], taken: &[bool], out: &mut Vec<PassedOver>) {
    let what = match part.kind {
        Kind::Filler if fills(part, lines) => "what fills a page",
        Kind::Filler => "pages that are no part that is known",
        Kind::Report => "the body of a report",
        Kind::Minutes => "the text of earlier minutes",
        Kind::Front | Kind::Tracker | Kind::Programme => "taken for no field",
    };
    let mut open: Option<Place> = None;
    for at in part.lines.clone() {
        let (Some(line), Some(taken)) = (lines.get(at), taken.get(at)) else {
            break;
        };
        if *taken {
            close(&mut open, what, out);
        } else if !line.is_blank() {
            open = Some(open.map_or(line.place, |o| o.through(line.place)));
        }
    }
    close(&mut open, what, out);
}

fn close(open: &mut Option<Place>, what: &str, out: &mut Vec<PassedOver>) {
    if let Some(place) = open.take() {
        let what = Text::line(what);
        out.push(PassedOver { place, what });
    }
}
