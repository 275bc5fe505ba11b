//! What a paper that was read as an agenda shows as a whole: whether it could be of a meeting that was
//! held, whether its items are what agendas have, and how much of it was read.

use super::agenda::known;
use super::signs::Sign;
use crate::import::found::Found;
use crate::import::parts::{self, Kind, Part};
use crate::import::proposal::{Proposal, SourceLine};
use crate::import::steps::{Spent, Steps};

/// So many items of which hardly one is what agendas have are rather a list of something else.
const MANY: usize = 24;

/// Lines that tell what was done, where most lines were not read.
const TELLING: usize = 2;

/// What the whole of the paper says against the items that were read from it, and against its members.
///
/// # Errors
/// When the steps are spent.
pub(super) fn signs(cut: &[Vec<Part>], steps: &Steps, out: &Proposal) -> Result<Vec<Sign>, Spent> {
    let items = out.items.iter().map(|i| i.title.place);
    let members = out.members.iter().map(|m| m.person.place);
    let Some(first) = items.chain(members).next() else {
        return Ok(Vec::new());
    };
    let file = usize::from(first.source);
    let mut parts = cut.get(file).into_iter().flatten();
    let came = parts.any(|p| p.kind == Kind::Front && p.sat);
    let (count, known) = (out.items.len(), known(&out.items));
    let many = count >= MANY && known * 20 < count;
    let lines = out.sources.get(file).map(|s| s.lines.as_slice());
    let lines = lines.unwrap_or_default();
    steps.take(lines.len() as u64)?;
    let below = lines.partition_point(|l| l.number < first.line);
    let below = lines.get(below..).unwrap_or_default();
    let body = out.body.as_ref().is_some_and(Found::is_certain);
    let unread = known * 5 < count && !body && is_unread(below, first.source, out);
    let signs = [
        (came, Sign::SomebodyCame),
        (many, Sign::ManyUnknown),
        (unread, Sign::MostlyUnread),
    ];
    let told = signs.into_iter().filter(|(is, _)| *is);
    Ok(told.map(|(_, sign)| sign).collect())
}

/// Whether most of these lines were taken for no field, and some of those tell what was done.
fn is_unread(lines: &[SourceLine], source: u16, out: &Proposal) -> bool {
    let passed = out.passed_over.iter().map(|p| p.place);
    let passed: Vec<_> = passed.filter(|p| p.source == source).collect();
    // They rise, as the lines do.
    let mut at = 0;
    let (mut all, mut unread, mut telling) = (0, 0, 0);
    for line in lines {
        all += line.text.len();
        while passed.get(at).is_some_and(|p| p.to < line.number) {
            at += 1;
        }
        if passed.get(at).is_some_and(|p| p.line <= line.number) {
            unread += line.text.len();
            telling += usize::from(parts::tells(&line.text));
        }
    }
    unread * 5 > all * 3 && telling >= TELLING
}
