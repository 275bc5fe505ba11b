//! The paragraphs that the draft had, out of the flow of a copy: marks that were put in part none, marks
//! that were taken out do.

use super::flow::{Fate, HandId, Piece, Story};

/// A stretch of a paragraph.
pub(super) struct Stretch {
    pub(super) words: String,
    pub(super) fate: Fate,
}

/// A part of a paragraph of the draft between marks that were put in.
#[derive(Default)]
pub(super) struct Segment {
    pub(super) stretches: Vec<Stretch>,
    /// What became of the mark at its end.
    pub(super) mark: Fate,
}

impl Segment {
    pub(super) fn before(&self) -> String {
        self.of(Fate::stood)
    }

    pub(super) fn after(&self) -> String {
        self.of(Fate::stands)
    }

    fn of(&self, which: fn(&Fate) -> bool) -> String {
        let found = self.stretches.iter().filter(|s| which(&s.fate));
        found.map(|s| s.words.as_str()).collect()
    }
}

/// A paragraph of the draft as it is being read.
#[derive(Default)]
pub(super) struct Draft {
    pub(super) segments: Vec<Segment>,
    pub(super) comments: Vec<(usize, usize)>,
}

impl Draft {
    pub(super) fn before(&self) -> String {
        self.segments.iter().map(Segment::before).collect()
    }

    pub(super) fn after(&self) -> String {
        let found: Vec<String> = self.segments.iter().map(Segment::after).collect();
        found.join("\n").trim().to_owned()
    }

    /// Whose hand first took words of it out.
    pub(super) fn first_out(&self) -> Option<HandId> {
        let mut stretches = self.segments.iter().flat_map(|s| &s.stretches);
        stretches.find_map(|s| s.fate.taken_out)
    }

    /// The mark at its end.
    pub(super) fn mark(&self) -> Fate {
        self.segments
            .last()
            .map(|s| s.mark.clone())
            .unwrap_or_default()
    }
}

/// The paragraphs of the draft that a story was.
pub(super) fn drafts(story: &Story) -> Vec<Draft> {
    let mut drafts = vec![Draft::default()];
    let mut at = 0;
    let mut open = Segment::default();
    for piece in &story.pieces {
        let Some(draft) = drafts.last_mut() else {
            break;
        };
        match piece {
            Piece::Words(words, fate) => {
                if fate.stood() {
                    at += words.len();
                }
                open.stretches.push(Stretch {
                    words: words.clone(),
                    fate: fate.clone(),
                });
            }
            Piece::Comment(comment) => draft.comments.push((at, *comment)),
            // Put in by one and taken out by another: it never parted anything.
            Piece::Mark(fate) if !fate.stood() && !fate.stands() => {}
            Piece::Mark(fate) => {
                open.mark = fate.clone();
                draft.segments.push(std::mem::take(&mut open));
                if fate.stood() {
                    drafts.push(Draft::default());
                    at = 0;
                }
            }
        }
    }
    if let Some(draft) = drafts.last_mut()
        && !open.stretches.is_empty()
    {
        draft.segments.push(open);
    }
    drafts.retain(|d| !d.segments.is_empty() || !d.comments.is_empty());
    drafts
}
