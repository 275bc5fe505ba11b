//! What is asked, out of the flow of a copy: the paragraphs that the draft had, and each change in
//! them. Paragraph marks that were put in don't part what was one paragraph in the draft; marks that
//! were taken out do.

use std::collections::{BTreeMap, HashMap};

use super::asides::somebody;
use super::flow::{Fate, Flow, HandId, Story};
use super::segments::{Draft, Segment, Stretch, drafts};
use super::{Change, MarkedCopy, Paragraph, What};
use crate::import::formats::gather::Gather;
use crate::import::trouble::Trouble;
use crate::meeting::text::{Text, counted};

/// So many people are named for what they formatted.
const MOST_NAMED: usize = 20;

pub(super) struct Writer<'f> {
    pub(super) flow: &'f Flow,
    pub(super) copy: MarkedCopy,
    /// The words that were moved, by the name of the move: from where, to where.
    pub(super) moved: HashMap<String, (Vec<usize>, Vec<usize>)>,
    /// The change of each row that was put in or taken out.
    pub(super) rows: HashMap<usize, usize>,
}

/// What a copy asks.
///
/// # Errors
/// When the steps are spent.
pub(super) fn of(flow: &Flow, steps: &Gather<'_>) -> Result<MarkedCopy, Trouble> {
    let mut writer = Writer {
        flow,
        copy: MarkedCopy::default(),
        moved: HashMap::new(),
        rows: HashMap::new(),
    };
    for story in &flow.stories {
        steps.take(story.pieces.len())?;
        writer.story(story);
    }
    for (at, comment) in flow.comments.iter().enumerate() {
        if !comment.placed {
            writer.comment(None, 0, at);
        }
    }
    writer.say_where_moved();
    let mut copy = writer.copy;
    copy.remarks.extend(passed_over(flow));
    copy.remarks
        .extend(flow.remarks.iter().map(|r| Text::line(r)));
    Ok(copy)
}

/// What is said of changes that ask for other looks and no other words.
fn passed_over(flow: &Flow) -> Vec<Text> {
    let mut by: BTreeMap<&str, usize> = BTreeMap::new();
    for (hand, count) in &flow.formatting {
        // Whom the copy doesn't name, and more names than a body has, are told as one.
        let who = flow.hands.get(*hand).map_or("", |h| h.by.as_str());
        let many = by.len() >= MOST_NAMED && !by.contains_key(who);
        *by.entry(if many { "" } else { who }).or_default() += count;
    }
    by.iter()
        .map(|(who, count)| {
            let of = if who.is_empty() {
                String::new()
            } else {
                format!(" by {who}")
            };
            let were = if *count == 1 { "was" } else { "were" };
            Text::line(&format!(
                "{} of formatting{of} {were} passed over.",
                counted(*count, "change")
            ))
        })
        .collect()
}

impl Writer<'_> {
    fn story(&mut self, story: &Story) {
        let drafts = drafts(story);
        for at in 0..drafts.len() {
            self.draft(story, &drafts, at);
        }
    }

    /// A paragraph of the draft, and what is asked of it.
    fn draft(&mut self, story: &Story, drafts: &[Draft], at: usize) {
        let draft = &drafts[at];
        let (before, after) = (draft.before(), draft.after());
        let (was, is) = (!before.trim().is_empty(), !after.trim().is_empty());
        if was || is {
            let count = self.copy.paragraphs.len() + 1;
            self.copy.paragraphs.push(Paragraph {
                stands: story.stands.clone(),
                count,
                before,
                after,
            });
        }
        let paragraph = self.copy.paragraphs.len().checked_sub(1);
        if !self.row(story, draft, paragraph) {
            self.asked(drafts, at, paragraph, was);
        }
        for (at, comment) in &draft.comments {
            self.comment(paragraph, *at, *comment);
        }
    }

    /// What is asked of a paragraph and its words.
    fn asked(&mut self, drafts: &[Draft], at: usize, paragraph: Option<usize>, was: bool) {
        let draft = &drafts[at];
        let mark = draft.mark();
        let kept: Vec<usize> = (0..draft.segments.len())
            .filter(|s| !draft.segments[*s].before().trim().is_empty())
            .collect();
        let gone = |at: &usize| {
            let segment = &draft.segments[*at];
            let put_in = segment.stretches.iter().any(|s| !s.fate.stood());
            segment.after().trim().is_empty() && !put_in
        };
        // Nothing of it stands, whatever new paragraphs do before or after it.
        let all_gone = !kept.is_empty() && kept.iter().all(gone);
        if all_gone {
            let hand = mark.taken_out.or_else(|| draft.first_out());
            let moved = mark.moved.clone().or_else(|| {
                let stretches = kept.iter().flat_map(|at| &draft.segments[*at].stretches);
                stretches.into_iter().find_map(|s| s.fate.moved.clone())
            });
            let what = if moved.is_some() {
                What::MovedAway
            } else {
                What::ParagraphDeleted
            };
            self.change(paragraph, 0, what, &draft.before(), "", hand, moved);
        }
        let (first, last) = (kept.first().copied(), kept.last().copied());
        let mut place = 0;
        for (number, segment) in draft.segments.iter().enumerate() {
            let length = segment.before().len();
            // Only what has a mark of its own that was put in is a new paragraph.
            let new = !kept.contains(&number) && (draft.segments.len() > 1 || !was);
            if new {
                let before = first.is_some_and(|first| number < first);
                self.new_paragraph(draft, number, before, paragraph, place);
            } else if !all_gone {
                self.words(paragraph, place, &segment.stretches);
            }
            place += length;
            if first.is_some_and(|f| number >= f)
                && last.is_some_and(|l| number < l)
                && kept.contains(&number)
                && !all_gone
            {
                let rest = draft.segments[number + 1..].iter().map(Segment::after);
                let rest = rest.into_iter().find(|words| !words.trim().is_empty());
                let rest = rest.unwrap_or_default();
                self.change(
                    paragraph,
                    place,
                    What::Split,
                    &segment.after(),
                    &rest,
                    segment.mark.put_in,
                    None,
                );
            }
        }
        let next = drafts.get(at + 1);
        if let Some(next) = next.filter(|_| mark.taken_out.is_some() && was && !all_gone)
            && !next.after().is_empty()
            && !next.before().trim().is_empty()
        {
            let (one, other) = (draft.after(), next.after());
            let place = draft.before().len();
            self.change(
                paragraph,
                place,
                What::Joined,
                &one,
                &other,
                mark.taken_out,
                None,
            );
        }
    }

    /// A paragraph that the draft didn't have.
    fn new_paragraph(
        &mut self,
        draft: &Draft,
        number: usize,
        before: bool,
        paragraph: Option<usize>,
        place: usize,
    ) {
        let segment = &draft.segments[number];
        let words = segment.after();
        if words.trim().is_empty() {
            // One put the words in and another took them out again, or it is an empty line.
            self.words(paragraph, place, &segment.stretches);
            return;
        }
        let put_in = segment.stretches.iter().find_map(|s| s.fate.put_in);
        let moved = segment.stretches.iter().find_map(|s| s.fate.moved.clone());
        let what = match (before, moved.is_some()) {
            (_, true) => What::MovedHere,
            (true, false) => What::ParagraphBefore,
            (false, false) => What::ParagraphAfter,
        };
        let hand = put_in.or(segment.mark.put_in);
        self.change(paragraph, place, what, "", &words, hand, moved);
        let void: Vec<&Stretch> = segment
            .stretches
            .iter()
            .filter(|s| !s.fate.stood() && !s.fate.stands())
            .collect();
        for stretch in void {
            self.taken_back(paragraph, place, stretch);
        }
    }

    /// What is asked of the words of a segment that begins at `place`.
    fn words(&mut self, paragraph: Option<usize>, mut place: usize, stretches: &[Stretch]) {
        let mut at = 0;
        while at < stretches.len() {
            let Some(key) = self.key(&stretches[at].fate) else {
                place += stretches[at].words.len();
                at += 1;
                continue;
            };
            let mut end = at + 1;
            while end < stretches.len() && self.key(&stretches[end].fate).as_ref() == Some(&key) {
                end += 1;
            }
            place = self.run(paragraph, place, &stretches[at..end]);
            at = end;
        }
    }

    /// Whose a change is; none = nothing changed. What goes together has the same key.
    fn key(&self, fate: &Fate) -> Option<(Text, Option<String>, bool, bool)> {
        let hand = fate.taken_out.or(fate.put_in)?;
        let by = self.flow.hands.get(hand).map(|h| h.by.clone());
        let void = !fate.stood() && !fate.stands();
        Some((
            by.unwrap_or_default(),
            fate.moved.clone(),
            fate.by_hand,
            void,
        ))
    }

    /// Stretches of one hand that follow each other: words out, words in, or both. Where they end.
    fn run(&mut self, paragraph: Option<usize>, place: usize, run: &[Stretch]) -> usize {
        let of = |which: &dyn Fn(&Fate) -> bool| -> String {
            let found = run.iter().filter(|s| which(&s.fate));
            found.map(|s| s.words.as_str()).collect()
        };
        let old = of(&|f| f.stood());
        let new = of(&|f| f.stands());
        let Some(first) = run.first() else {
            return place;
        };
        if old.is_empty() && new.is_empty() {
            for stretch in run {
                self.taken_back(paragraph, place, stretch);
            }
            return place;
        }
        let moved = first.fate.moved.clone();
        let what = match (moved.is_some(), old.is_empty(), new.is_empty()) {
            (true, false, _) => What::MovedAway,
            (true, true, _) => What::MovedHere,
            (false, true, _) => What::Inserted,
            (false, false, true) => What::Deleted,
            (false, false, false) => What::Replaced,
        };
        let hand = first.fate.taken_out.or(first.fate.put_in);
        self.change(paragraph, place, what, &old, &new, hand, moved);
        if first.fate.by_hand
            && let Some(change) = self.copy.changes.last_mut()
        {
            change.says = Text::line("Struck through, without tracking.");
        }
        place + old.len()
    }

    /// Words that one put in and another took out again: nothing is asked of the draft.
    fn taken_back(&mut self, paragraph: Option<usize>, place: usize, stretch: &Stretch) {
        let by = |hand: Option<HandId>| {
            let hand = hand.and_then(|h| self.flow.hands.get(h));
            hand.map_or_else(String::new, |h| h.by.to_string())
        };
        let (one, other) = (by(stretch.fate.put_in), by(stretch.fate.taken_out));
        let says = format!(
            "Put in by {} and taken out again by {}.",
            somebody(&one),
            somebody(&other)
        );
        self.change(
            paragraph,
            place,
            What::TakenBack,
            "",
            "",
            stretch.fate.taken_out,
            None,
        );
        if let Some(change) = self.copy.changes.last_mut() {
            change.says = Text::line(&format!("{says} \u{201C}{}\u{201D}", stretch.words.trim()));
        }
    }

    #[allow(clippy::too_many_arguments, reason = "a change is all of them")]
    pub(super) fn change(
        &mut self,
        paragraph: Option<usize>,
        at: usize,
        what: What,
        old: &str,
        new: &str,
        hand: Option<HandId>,
        moved: Option<String>,
    ) {
        if old.is_empty() && new.is_empty() && what != What::TakenBack {
            return;
        }
        let hand = hand.and_then(|h| self.flow.hands.get(h)).cloned();
        let hand = hand.unwrap_or_default();
        if let Some(name) = moved {
            let (from, to) = self.moved.entry(name).or_default();
            match what {
                What::MovedAway => from.push(self.copy.changes.len()),
                What::MovedHere => to.push(self.copy.changes.len()),
                _ => {}
            }
        }
        self.copy.changes.push(Change {
            paragraph,
            at,
            what,
            old: Text::new(old),
            new: Text::new(new),
            says: Text::default(),
            by: hand.by,
            when: hand.when,
        });
    }
}
