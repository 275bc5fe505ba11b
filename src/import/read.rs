//! From runs to a proposal.

use super::line::Run;
use super::parts::{self, Kind};
use super::proposal::{Proposal, Source, SourceLine};
use super::steps::{Spent, Steps};
use super::{certainty, front, passed_over, supporting};
use crate::meeting::text::Text;

/// A file of a pack as lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PackFile {
    /// Its name.
    pub name: Text,
    /// What it was read as, in words.
    pub format: Text,
    /// Its lines; their places name the file by its place in the pack.
    pub run: Run,
}

/// Reads a pack.
///
/// # Errors
/// When it asks for more work than a pack of its size is worth.
pub fn read(pack: &[PackFile], steps: &Steps) -> Result<Proposal, Spent> {
    let mut out = Proposal::default();
    let mut cut = Vec::new();
    for file in pack {
        out.sources.push(source(file));
        cut.push(parts::cut(&file.run, steps)?);
    }
    // The front sheets first, whichever file they are in: the rest is read with them in mind.
    for front in [true, false] {
        for (file, parts) in pack.iter().zip(&cut) {
            for part in parts.iter().filter(|p| (p.kind == Kind::Front) == front) {
                let lines = &file.run.lines[part.lines.clone()];
                if front {
                    front::read(lines, steps, &mut out)?;
                } else {
                    supporting::read(part.kind, lines, steps, &mut out)?;
                }
            }
        }
    }
    for file in pack {
        supporting::noted(file.run.noted.as_ref(), &mut out);
    }
    supporting::link(steps, &mut out)?;
    out.passed_over = passed_over::find(pack, &cut, &mut out, steps)?;
    certainty::weigh(&cut, steps, &mut out)?;
    Ok(out)
}

fn source(file: &PackFile) -> Source {
    Source {
        name: file.name.clone(),
        format: file.format.clone(),
        pages: file.run.lines.last().map_or(0, |l| l.place.page),
        remarks: file.run.remarks.clone(),
        lines: file
            .run
            .lines
            .iter()
            .map(|line| SourceLine {
                number: line.place.line,
                page: line.place.page,
                text: Text::line(&line.text()),
            })
            .collect(),
    }
}
