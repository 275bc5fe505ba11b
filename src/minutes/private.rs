//! The private session as minutes print it: the resolution in full, what needs none, the time at
//! which the public was let in again, and what everybody may know of a private item.

use std::borrow::Cow;

use crate::meeting::audience::Reader;
use crate::meeting::entry::Kind;
use crate::meeting::exclusion::{Basis, Paragraph};

use super::clause::running;
use super::decided::{self, moved_words};
use super::document::Run;
use super::line::{LineKind, RecordLine};
use super::reading::{Readable, Reading};
use super::record::Writer;
use super::sentences::item_words;
use super::words::time;

impl<'m, R: Reader> Writer<'_, 'm, R> {
    /// The resolution by which the public was excluded, or the sentence that says why without one.
    pub(super) fn exclusion(&mut self, entry: Readable<'m, R>, number: Option<String>) {
        let Kind::Exclusion {
            basis,
            moved,
            stay,
            when,
            ..
        } = entry.kind()
        else {
            return;
        };
        let at = time(self.house, when.time());
        let which = for_what(self.reading, entry.kind());
        let moved = moved_words(self.reading, self.house, *moved);
        let resolved = matches!(basis, Basis::Resolution { carried: true, .. });
        let kind = if resolved {
            LineKind::Resolution
        } else {
            LineKind::Paragraph
        };
        let mut line = RecordLine::of(entry, number, kind);
        let mut left = self.house.public_left.fill(&[("time", &at)]);
        let said = match basis {
            Basis::Resolution {
                paragraphs,
                interest,
                carried,
            } => {
                let that = that(&which, paragraphs, *interest);
                if *carried {
                    let begun = decided::words(self.house, "That");
                    line.before = vec![decided::word(self.house, "That")];
                    format!("{begun}, {that}.{moved}")
                } else {
                    left.clear();
                    format!(
                        "It was proposed that, {that}.{moved} That was not agreed, and the public was \
                         not excluded."
                    )
                }
            }
            Basis::Confidential => format!(
                "Under section 100A(2) of the Local Government Act 1972 the public was excluded from the \
                 meeting for {which}, because confidential information would otherwise have been \
                 disclosed to them."
            ),
            Basis::Disorder => {
                left.clear();
                format!(
                    "The public was excluded at {at} to maintain order (Local Government Act 1972, \
                     section 100A(8))."
                )
            }
        };
        line.text = Cow::Owned(said);
        self.lines.push(line);
        let stay = running(self.reading, stay);
        if basis.excludes() && !stay.is_empty() {
            let stay = stay.trim_end_matches('.');
            left = format!("{left} These were asked to stay: {stay}.");
        }
        if !left.is_empty() {
            let mut line = RecordLine::of(entry, None, LineKind::Continuation);
            line.text = Cow::Owned(left.trim().to_owned());
            self.lines.push(line);
        }
    }

    pub(super) fn readmission(&mut self, entry: Readable<'m, R>, number: Option<String>) {
        let Some(when) = entry.kind().when() else {
            return;
        };
        let at = time(self.house, when.time());
        let mut line = RecordLine::of(entry, number, LineKind::Note);
        line.text = Cow::Owned(self.house.public_returned.fill(&[("time", &at)]));
        self.lines.push(line);
    }

    /// What everybody may know of a private item, which says so itself.
    pub(super) fn public_summary(&mut self, entry: Readable<'m, R>, number: Option<String>) {
        let first = self.lines.len();
        self.text_lines(entry, number);
        if let Some(line) = self.lines.get_mut(first) {
            line.before.insert(0, Run::strong("Public summary: "));
        }
    }
}

/// "item 6 (The depot)", "the rest of the meeting, namely items 6 (…) and 7 (…)".
fn for_what<R: Reader>(reading: &Reading<'_, R>, kind: &Kind) -> String {
    let Kind::Exclusion { items, rest, .. } = kind else {
        return String::new();
    };
    let named = item_words(reading, items, None);
    if *rest {
        format!("the rest of the meeting, namely {named}")
    } else {
        named
    }
}

/// What the Act wants of the resolution: the proceedings, the description of the information (section
/// 100A(5)), and where the public interest lies (Schedule 12A paragraph 10).
fn that(which: &str, paragraphs: &[Paragraph], interest: bool) -> String {
    let described: Vec<String> = match paragraphs {
        [] => vec!["[description not given]".to_owned()],
        [one] => vec![format!("information {}", one.describes())],
        several => several
            .iter()
            .map(|p| format!("{}: information {}", p.number(), p.describes()))
            .collect(),
    };
    let concluded = if interest {
        "; and that in all the circumstances the public interest in keeping that information private \
         outweighs the public interest in disclosing it"
    } else {
        ""
    };
    format!(
        "under section 100A(4) of the Local Government Act 1972, the public be excluded from the meeting \
         for {which}, because it is likely that, if members of the public were present, exempt \
         information would be disclosed to them as described in {} of Part 1 of Schedule 12A to that Act \
         ({}){concluded}",
        Paragraph::numbers(paragraphs, "paragraph"),
        described.join("; "),
    )
}
