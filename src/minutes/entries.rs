//! The lines that an entry makes: what stands before its words, its words, what stands after.

use std::borrow::Cow;

use crate::meeting::entry::{Approval, Due, Kind, Stage};

use super::clause::running;
use super::decided;
use super::document::Run;
use super::earlier;
use super::house::Bold;
use super::interests;
use super::line::{LineKind, RecordLine};
use super::numbering::limb_number;
use super::reading::Readable;
use super::record::{Blanks, Writer};
use super::sentences::{self, Frame};
use super::words::{in_a_row, stop};
use crate::meeting::audience::Reader;

impl<'m, R: Reader> Writer<'_, 'm, R> {
    pub(super) fn entry(&mut self, entry: Readable<'m, R>, number: Option<String>) {
        match entry.kind() {
            Kind::Paragraph => self.text_lines(entry, number),
            Kind::Presented { .. } => {
                let usual = sentences::presented(self.reading, entry.kind());
                self.worded(entry, number, usual);
            }
            Kind::Outcome { .. } => {
                let usual = sentences::outcome(self.reading, entry.kind());
                self.worded(entry, number, usual);
            }
            Kind::Resolution { .. } => self.resolution(entry, number.as_deref()),
            Kind::Amendment { .. } => self.amendment(entry, number),
            Kind::Vote { .. } => self.vote(entry, number.as_deref()),
            Kind::OwnVote { .. } => self.own_vote(entry, number),
            Kind::Exclusion { .. } => self.exclusion(entry, number),
            Kind::Readmission { .. } => self.readmission(entry, number),
            Kind::PublicSummary => self.public_summary(entry, number),
            Kind::Minutes { .. } => self.minutes(entry, number.as_deref()),
            Kind::Movement { .. } => {
                let text = sentences::movement(self.reading, self.house, entry.kind());
                let mut line = RecordLine::of(entry, number, LineKind::Note);
                line.text = Cow::Owned(text.unwrap_or_default());
                self.lines.push(line);
            }
            Kind::Declaration { .. } => {
                let Some(Frame { before, after }) = interests::declaration(self.reading, entry)
                else {
                    return;
                };
                let mut line = RecordLine::of(entry, number, LineKind::Paragraph);
                line = line.own(0, entry.text());
                if self.blanks == Blanks::Drop {
                    line.text = Cow::Owned(running(self.reading, entry.text()));
                }
                line.before = vec![Run::plain(before)];
                line.after = after;
                self.lines.push(line);
            }
            Kind::Public { .. } | Kind::Told { .. } | Kind::Delegation { .. } => {
                self.told(entry, number);
            }
            Kind::NoneDeclared => {
                let mut line = RecordLine::of(entry, number, LineKind::Paragraph);
                line.text = Cow::Owned(self.house.no_declarations.fill(&[]));
                self.lines.push(line);
            }
            Kind::Election { .. } => self.election(entry, number),
            Kind::TookNoPart { person, when } => {
                let who = self.reading.name(*person);
                let mut line = RecordLine::of(entry, number, LineKind::Note);
                let did = if self.reading.might_speak(*person, self.item.id) {
                    "did not vote on this item"
                } else {
                    "took no part in this item"
                };
                let stayed = if self.reading.was_remote(*person, *when) {
                    "stayed in the meeting"
                } else {
                    "stayed in the room"
                };
                line.text = Cow::Owned(format!("{who} {stayed} and {did}."));
                self.lines.push(line);
            }
            Kind::Action { owners, due, .. } => {
                let line = RecordLine::of(entry, number, LineKind::Action);
                let mut line = line.own(0, entry.text());
                let word = format!("{} ", self.house.action.trim());
                line.before = vec![decided::run(self.house, Bold::Action, word)];
                let mut more = sentences::owners(self.reading, owners);
                if more.is_empty() {
                    more.push("[no owner]".to_owned());
                }
                let when = sentences::due(self.reading, due);
                // Within the brackets it begins no sentence.
                let due = match due {
                    Due::NextMeeting => when.replacen("Next", "next", 1),
                    _ => when,
                };
                if !due.is_empty() {
                    more.push(due);
                }
                line.after = format!(" ({})", more.join("; "));
                self.lines.push(line);
            }
            Kind::Progress { .. } => {
                let row = super::actions::progress_row(self.reading, entry);
                let line = RecordLine::of(entry, number, LineKind::Progress);
                let mut line = line.own(0, entry.text());
                line.before = vec![Run::plain(format!(
                    "{}: {}{}",
                    row.action,
                    row.standing,
                    if entry.text().trim().is_empty() {
                        ""
                    } else {
                        ". "
                    }
                ))];
                stop(entry.text()).clone_into(&mut line.after);
                self.lines.push(line);
            }
        }
    }

    /// Words of somebody's own, or the usual sentence where there are none.
    fn worded(&mut self, entry: Readable<'m, R>, number: Option<String>, usual: Option<String>) {
        let lines: Vec<&str> = entry.text().lines().map(str::trim).collect();
        if let [lead, limbs @ ..] = lines.as_slice()
            && matches!(entry.kind(), Kind::Outcome { .. })
            && lead.ends_with(':')
            && !limbs.is_empty()
            && limbs.iter().all(|l| !l.is_empty() && !l.starts_with("- "))
        {
            // They are limbs, as those of a resolution are.
            self.motion_lines(entry, number.as_deref(), Vec::new(), true);
            return;
        }
        if !entry.text().trim().is_empty() {
            self.text_lines(entry, number);
            return;
        }
        let line = RecordLine::of(entry, number, LineKind::Paragraph);
        let mut line = line.own(0, entry.text());
        line.before = usual.into_iter().map(Run::plain).collect();
        self.lines.push(line);
    }

    /// The lines of a text: paragraphs and bullets.
    pub(super) fn text_lines(&mut self, entry: Readable<'m, R>, number: Option<String>) {
        let mut number = Some(number);
        for (from, text) in split(entry.text(), self.blanks) {
            let is_first = number.is_some();
            let line = RecordLine::of(entry, number.take().flatten(), LineKind::Paragraph);
            let line = match text.strip_prefix("- ") {
                Some(bullet) => RecordLine {
                    kind: LineKind::Bullet,
                    ..line.own(from + 2, bullet)
                },
                None if is_first => line.own(from, text),
                None => RecordLine {
                    kind: LineKind::Continuation,
                    ..line.own(from, text)
                },
            };
            self.lines.push(line);
        }
    }

    /// A motion where it was moved; with the word for a decision where it was carried there.
    fn resolution(&mut self, entry: Readable<'m, R>, number: Option<&str>) {
        let Kind::Resolution { stage, .. } = entry.kind() else {
            return;
        };
        let later = self.is_resolved_later(entry);
        let moved = entry.kind().moved().unwrap_or_default();
        let told = self.moved_before(moved);
        let before = match stage {
            Stage::Agreed if !later => decided::agreed(self.house, lead(entry.text()), told),
            Stage::Worded if moved.is_blank() => vec![Run::strong("[not agreed] ")],
            _ => decided::put(self.house, &self.house.motion, told),
        };
        let from = self.lines.len();
        self.motion_lines(entry, number, before, !stage.is_open());
        if *stage == Stage::Agreed && !later {
            self.run_on(from);
        }
        // Where an amendment changed it, it is printed here as it was moved.
        if self.blanks == Blanks::Drop
            && later
            && let Some(words) = self.reading.as_moved(entry)
        {
            self.lines.truncate(from + 1);
            if let Some(head) = self.lines.get_mut(from) {
                head.text = in_a_row(words);
                head.from = None;
                stop(words).clone_into(&mut head.after);
            }
        }
        let after = self.after_motion(entry);
        if self.blanks == Blanks::Drop && self.lines.len() > from + 1 && !after.is_empty() {
            // It is said of the whole, and not of the last limb.
            let mut line = RecordLine::of(entry, None, LineKind::Continuation);
            line.text = Cow::Owned(after.trim_start().to_owned());
            self.lines.push(line);
            return;
        }
        if let Some(last) = self.lines.last_mut() {
            if !after.is_empty() && last.after.is_empty() && self.blanks == Blanks::Drop {
                stop(&last.text).clone_into(&mut last.after);
            }
            if self.blanks == Blanks::Keep && !after.is_empty() {
                // On the screen it stands beside the words, and a stop would stand alone before it.
                last.after = after;
            } else {
                last.after.push_str(&after);
            }
        }
    }

    /// A motion where it was carried.
    pub(super) fn resolved(&mut self, entry: Readable<'m, R>, number: Option<&str>) {
        let before = vec![decided::word(self.house, lead(entry.text()))];
        let from = self.lines.len();
        self.motion_lines(entry, number, before, true);
        self.run_on(from);
    }

    /// Has the words of a decision go on after the word for one, where the house has them so.
    fn run_on(&mut self, line: usize) {
        if self.blanks == Blanks::Keep {
            return;
        }
        if let Some(head) = self.lines.get_mut(line)
            && let Cow::Owned(words) = decided::words(self.house, &head.text)
        {
            head.text = Cow::Owned(words);
        }
    }

    fn motion_lines(
        &mut self,
        entry: Readable<'m, R>,
        number: Option<&str>,
        before: Vec<Run>,
        agreed: bool,
    ) {
        let parts: Vec<(usize, &'m str)> = split(entry.text(), self.blanks).collect();
        let mut head = RecordLine::of(entry, number.map(str::to_owned), LineKind::Resolution);
        head.before = before;
        let limbs = match parts.as_slice() {
            [(from, only)] => {
                head = head.own(*from, only);
                if agreed {
                    stop(only).clone_into(&mut head.after);
                }
                &[][..]
            }
            [(from, lead), limbs @ ..] if lead.trim_end().ends_with(':') => {
                head = head.own(*from, lead);
                limbs
            }
            limbs => limbs,
        };
        // Limbs that go on from a lead are one sentence; without one each is a sentence.
        let continues = head.from.is_some();
        self.lines.push(head);
        for (at, (from, text)) in limbs.iter().enumerate() {
            let number = Some(limb_number(self.house, number, at));
            let mut line = RecordLine::of(entry, number, LineKind::Limb).own(*from, text);
            if agreed && !text.trim().is_empty() {
                let ending = match limbs.len() - at {
                    1 => ".",
                    2 if continues => "; and",
                    _ if continues => ";",
                    _ => ".",
                };
                if !ends(text) {
                    ending.clone_into(&mut line.after);
                }
            }
            self.lines.push(line);
        }
    }

    fn minutes(&mut self, entry: Readable<'m, R>, number: Option<&str>) {
        let Kind::Minutes {
            approval,
            corrections,
            ..
        } = entry.kind()
        else {
            return;
        };
        if *approval == Approval::Deferred {
            let usual = earlier::earlier_minutes(self.reading, self.house, entry);
            self.worded(entry, number.map(str::to_owned), usual);
            return;
        }
        let mut head = RecordLine::of(entry, number.map(str::to_owned), LineKind::Resolution);
        head = self.decision(entry, head);
        head.before = vec![decided::word(self.house, &head.text)];
        let own: Vec<(usize, &'m str)> = split(entry.text(), Blanks::Drop).collect();
        let in_limbs = corrections.len() > 1 || !own.is_empty();
        if !own.is_empty() && !corrections.is_empty() && !head.text.trim_end().ends_with(':') {
            ", subject to:".clone_into(&mut head.after);
            if let Some(text) = head.text.trim_end().strip_suffix('.') {
                head.text = Cow::Owned(text.to_owned());
            }
        }
        self.lines.push(head);
        self.run_on(self.lines.len() - 1);
        let mut at = 0;
        for (from, text) in own.into_iter().skip(1) {
            let number = Some(limb_number(self.house, number, at));
            self.lines
                .push(RecordLine::of(entry, number, LineKind::Limb).own(from, text));
            at += 1;
        }
        let last = corrections.len();
        for (place, correction) in corrections.iter().enumerate().filter(|_| in_limbs) {
            let number = Some(limb_number(self.house, number, at + place));
            let mut line = RecordLine::of(entry, number, LineKind::Limb);
            line.text = Cow::Owned(running(self.reading, correction));
            let ending = match last - place {
                1 => ".",
                2 => "; and",
                _ => ";",
            };
            ending.clone_into(&mut line.after);
            self.lines.push(line);
        }
    }

    /// The words of a one-line decision, or of a lead.
    pub(super) fn decision(&self, entry: Readable<'m, R>, line: RecordLine<'m>) -> RecordLine<'m> {
        let text = entry.text();
        if let (Kind::Minutes { .. }, true) = (entry.kind(), text.trim().is_empty()) {
            let usual = earlier::earlier_minutes(self.reading, self.house, entry);
            let mut line = line;
            line.text = Cow::Owned(usual.unwrap_or_default());
            return line;
        }
        let (from, only) = split(text, Blanks::Drop).next().unwrap_or((0, ""));
        let mut line = line.own(from, only);
        stop(only).clone_into(&mut line.after);
        line
    }
}

/// The words that follow the word for a decision in its line; none where it is all in limbs.
fn lead(text: &str) -> &str {
    let mut lines = text.lines().filter(|l| !l.trim().is_empty());
    match (lines.next(), lines.next()) {
        (Some(only), None) => only,
        (Some(lead), Some(_)) if lead.trim_end().ends_with(':') => lead,
        _ => "",
    }
}

/// Whether a limb has an ending of its own.
fn ends(text: &str) -> bool {
    let text = text.trim_end();
    text.ends_with([';', '.', ',', ':', '?', '!'])
        || text.ends_with("; and")
        || text.ends_with(", and")
}

/// The lines of a text and the bytes at which they begin.
fn split(text: &str, blanks: Blanks) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    text.split('\n')
        .map(move |line| {
            let at = from;
            from += line.len() + 1;
            (at, line)
        })
        .filter(move |(_, line)| blanks == Blanks::Keep || !line.trim().is_empty())
}
