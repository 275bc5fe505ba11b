//! Whether the public was in the room, item by item: what was recorded without it is not for
//! everybody.

use crate::import::lexicon::{self, Exclusion};
use crate::import::line::Line;
use crate::import::marking;
use crate::import::supporting::para::Para;

/// The most that a mark under a title is long; what is longer tells a story.
const MARK: usize = 240;

/// The room, as the minutes are read through.
#[derive(Default)]
pub(super) struct Room {
    private: bool,
    /// The minutes as a whole are marked.
    throughout: bool,
}

impl Room {
    /// As it is at the beginning; the minutes of a private part say so above the list of those
    /// present.
    pub(super) fn of(head: &[Line]) -> Self {
        let throughout = head
            .iter()
            .any(|line| marking::begins_private(&line.text()));
        Self {
            private: throughout,
            throughout,
        }
    }

    /// Whether an item was taken in private, or is marked.
    pub(super) fn takes(&mut self, title: &str, paras: &[Para]) -> bool {
        let resolves = marking::excludes(title);
        if marking::readmits(title) {
            self.comes_back();
        }
        let mut exempt = self.private || !resolves && marking::is_marked_name(title);
        if !resolves && marking::begins_private(title) && paras.is_empty() {
            // "PART II - EXEMPT BUSINESS", where headings have no numbers.
            self.private = true;
        }
        for para in paras {
            let text = para.text.as_str();
            if marking::excludes(text) {
                // An item that only resolves it is public itself; one that goes on isn't.
                exempt |= !resolves;
                self.private = true;
            } else if marking::readmits(text) {
                self.comes_back();
            } else if text.len() <= MARK && marking::is_marked(text) {
                if is_heading(para) {
                    self.private = true;
                } else {
                    exempt = true;
                }
            } else if is_heading(para) && is_public(text) {
                self.comes_back();
            }
        }
        // The title alone may be all that is printed: "EXCLUSION OF THE PUBLIC - Agreed."
        let denied = paras.iter().any(|p| denies(&p.text));
        if resolves && !denied {
            self.private = true;
        }
        exempt
    }

    fn comes_back(&mut self) {
        self.private = self.throughout;
    }
}

/// Whether a paragraph heads a part, "PART II", and belongs to no item.
fn is_heading(para: &Para) -> bool {
    para.mark.is_none() && para.is_heading()
}

fn is_public(heading: &str) -> bool {
    crate::import::draft::is_public(heading)
}

/// Whether words say that there was no need to exclude anybody.
fn denies(text: &str) -> bool {
    let says = |role| lexicon::is(role, text);
    says(Exclusion::Speaks) && !marking::excludes(text) && says(Exclusion::Denies)
}

/// Where the public went out of the room and came back, whatever items were told.
pub(super) fn turns(body: &[Para]) -> Vec<((u16, u32), bool)> {
    let mut out = Vec::new();
    for para in body {
        let heads = para.mark.is_none() && para.is_heading();
        let at = (para.place.source, para.place.line);
        if marking::readmits(&para.text) {
            out.push((at, false));
        } else if marking::excludes(&para.text) || heads && marking::begins_private(&para.text) {
            out.push((at, true));
        }
    }
    out
}
