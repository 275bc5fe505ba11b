//! Drafts that go out and minutes that are agreed: the words that are kept with the fact, the mark that
//! the document has, and the number that an entry had in the draft before.

use chrono::NaiveDate;

use crate::meeting::agenda::Stamp;
use crate::meeting::audience::{Full, Public};
use crate::meeting::entry::Stream;
use crate::meeting::event::{Event, Fact};
use crate::meeting::id::{EntryId, Id, Writer};
use crate::meeting::intent::{Intent, Order};
use crate::meeting::printed::PrintedLine;
use crate::meeting::{Meeting, Phase};

use super::audience::Audience;
use super::document::{Minutes, leaving};
use super::draft::draft;
use super::house::House;
use super::record::numbers;
use super::words::date;

/// The draft as it stands, line by line, for those who may read it.
pub fn wording(meeting: &Meeting, readers: Stream) -> Vec<PrintedLine> {
    match readers {
        Stream::Public => draft::<Public>(meeting, meeting.house()).lines(),
        Stream::Exempt | Stream::Private => draft::<Full>(meeting, meeting.house()).lines(),
    }
}

/// The order with the words that belong to it, where it issues or approves minutes and leaves them out.
#[must_use]
pub fn with_wording(meeting: &Meeting, now: Stamp, order: &Order) -> Option<Order> {
    let mut order = order.clone();
    match &mut order.intent {
        Intent::IssueDraft { readers, lines, .. } if lines.is_empty() => {
            *lines = wording(meeting, *readers);
        }
        Intent::ApproveMinutes {
            at_meeting,
            signed_by,
            corrected,
            lines,
        } if lines.is_empty() && meeting.phase() == &Phase::Closed => {
            // They are kept as they read once they are agreed, with who signed.
            let mut agreed = meeting.clone();
            let event = Event::MinutesApproved {
                at_meeting: *at_meeting,
                signed_by: signed_by.clone(),
                corrected: *corrected,
                lines: Vec::new(),
            };
            let nowhere = Id {
                writer: Writer::FIRST,
                record: u32::MAX,
                index: 0,
            };
            agreed.apply(nowhere, now, &Fact(Stream::Public, event));
            *lines = wording(&agreed, Stream::Exempt);
        }
        _ => return None,
    }
    Some(order)
}

/// "7.4, in draft 1 7.3": the numbers of an entry, where it had another in the draft that went out
/// last.
pub fn renumbered(meeting: &Meeting, entry: EntryId) -> Option<String> {
    let (draft, before) = meeting.number_in_last_draft(entry)?;
    let numbers = numbers(meeting, meeting.house());
    let now = numbers.get(&entry)?;
    (now != before).then(|| format!("{now}, in draft {draft} {before}"))
}

impl<A: Audience> Minutes<A> {
    /// Marks the document as the draft of that number, with the day on which it goes out; to whom is
    /// told those alone who may read exempt text.
    #[must_use]
    pub fn as_issued(mut self, number: u32, on: NaiveDate, to: &str, house: &House) -> Self {
        self.file_stem = self
            .file_stem
            .replacen("-draft", &format!("-draft-{number}"), 1);
        let status = &mut self.document.status;
        status.mark = format!("Draft {number}");
        let to = to.trim();
        let to = if A::EXEMPT && !to.is_empty() {
            format!("sent to {to}")
        } else {
            "issued".to_owned()
        };
        let said = format!("{to} on {}", date(house.dates, on));
        status.notes.insert(0, leaving(&said).into_owned());
        self
    }
}
