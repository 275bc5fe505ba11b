//! The private session as minutes print it: the resolution in full, what needs none, the time at
//! which the public was let in again, and what everybody may know of a private item.

use std::borrow::Cow;

use crate::meeting::audience::Reader;
use crate::meeting::entry::Kind;
use crate::meeting::exclusion::{Basis, ExclusionBy, Paragraph};

use super::clause::running;
use super::decided::{self, moved_words};
use super::document::Run;
use super::house::House;
use super::line::{LineKind, RecordLine};
use super::reading::{Readable, Reading};
use super::record::Writer;
use super::sentences::item_words;
use super::words::time;

/// What is told instead of when they left, where they had left for something else.
const STAYED_OUT: &str = "The public stayed out of the room.";

impl<'m, R: Reader> Writer<'_, 'm, R> {
    /// The resolution by which the public was excluded, or the sentence that says why without one.
    pub(super) fn exclusion(&mut self, entry: Readable<'m, R>, number: Option<String>) {
        let Kind::Exclusion {
            basis,
            moved,
            vote,
            stay,
            when,
            ..
        } = entry.kind()
        else {
            return;
        };
        let at = time(self.house, when.time());
        let which = for_what(self.reading, entry.kind());
        let mut moved = moved_words(self.reading, self.house, *moved);
        let voted = self.voted(vote.as_ref(), basis.excludes());
        let told = voted.is_some();
        if let Some(voted) = voted {
            moved = format!("{moved} {voted}");
        }
        let resolved = basis.is_resolved() && basis.excludes();
        let kind = if resolved {
            LineKind::Resolution
        } else {
            LineKind::Paragraph
        };
        let mut line = RecordLine::of(entry, number, kind);
        let mut left = self.house.public_left.fill(&[("time", &at)]);
        if !left.is_empty() && self.reading.was_out_before(entry) {
            STAYED_OUT.clone_into(&mut left);
        }
        let said = match basis {
            Basis::Resolution {
                paragraphs,
                interest,
                carried,
            } => {
                let that = that(self.house, &which, paragraphs, *interest);
                self.as_resolved(&mut line, &mut left, &that, &moved, *carried, told)
            }
            Basis::PublicBodies { reason, carried } => {
                let that = by_the_act_of_1960(&which, &running(self.reading, reason));
                self.as_resolved(&mut line, &mut left, &that, &moved, *carried, told)
            }
            Basis::OwnRules { reason, carried } => {
                let source = self.reading.rules().source.as_str();
                let that = by_own_rules(&which, source, &running(self.reading, reason));
                self.as_resolved(&mut line, &mut left, &that, &moved, *carried, told)
            }
            Basis::Confidential => self.house.public_kept_out.fill(&[("items", &which)]),
            Basis::Disorder => {
                left.clear();
                let act = match self.reading.rules().exclusion_by {
                    ExclusionBy::Schedule12A => " (Local Government Act 1972, section 100A(8))",
                    ExclusionBy::PublicBodies1960 => {
                        " (Public Bodies (Admission to Meetings) Act 1960, section 1(8))"
                    }
                    ExclusionBy::OwnRules => "",
                };
                format!("The public was excluded at {at} to maintain order{act}.")
            }
        };
        line.text = Cow::Owned(said);
        self.lines.push(line);
        if let Some(vote) = vote {
            self.by_name(entry, &vote.tally);
        }
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

    /// The resolution, or what became of it; who left is told after one that was carried.
    fn as_resolved(
        &self,
        line: &mut RecordLine<'m>,
        left: &mut String,
        that: &str,
        moved: &str,
        carried: bool,
        told: bool,
    ) -> String {
        if carried {
            let begun = decided::words(self.house, "That");
            line.before = vec![decided::word(self.house, "That")];
            return format!("{begun}, {that}.{moved}");
        }
        left.clear();
        // A vote that is told says that it was lost.
        let ending = if told {
            "The public was not excluded."
        } else {
            "That was not agreed, and the public was not excluded."
        };
        format!("It was proposed that, {that}.{moved} {ending}")
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
pub(super) fn for_what<R: Reader>(reading: &Reading<'_, R>, kind: &Kind) -> String {
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

/// What the Act of 1960 wants of the resolution: that publicity would be prejudicial, and why (section
/// 1(2)).
fn by_the_act_of_1960(which: &str, reason: &str) -> String {
    let why = match reason {
        "" => "[reason not given]",
        reason => reason,
    };
    format!(
        "under section 1(2) of the Public Bodies (Admission to Meetings) Act 1960, the public be excluded \
         from the meeting for {which}, because publicity would be prejudicial to the public interest by \
         reason of the confidential nature of the business to be transacted: {why}"
    )
}

/// The resolution of a body that has no law for it but its own rules.
fn by_own_rules(which: &str, source: &str, reason: &str) -> String {
    let source = match source.trim() {
        "" => "the body\u{2019}s own rules",
        source => source,
    };
    let why = match reason {
        "" => "[reason not given]",
        reason => reason,
    };
    format!(
        "under {source}, the public be excluded from the meeting for {which}, for this reason: {why}"
    )
}

/// What the Act wants of the resolution: the proceedings, the description of the information (section
/// 100A(5)), and where the public interest lies (Schedule 12A paragraph 10).
fn that(house: &House, which: &str, paragraphs: &[Paragraph], interest: bool) -> String {
    let described: Vec<String> = match paragraphs {
        [] => vec!["[description not given]".to_owned()],
        [one] => vec![format!("information {}", one.describes())],
        several => several
            .iter()
            .map(|p| format!("{}: information {}", p.number(), p.describes()))
            .collect(),
    };
    let interest = if interest {
        "in all the circumstances the public interest in keeping that information private outweighs the \
         public interest in disclosing it"
    } else {
        ""
    };
    house.public_excluded.fill(&[
        ("items", which),
        ("paragraphs", &Paragraph::numbers(paragraphs, "paragraph")),
        ("information", &described.join("; ")),
        ("interest", interest),
    ])
}
