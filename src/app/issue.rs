//! A draft that goes out: the document with its mark, and what is recorded of it.

use chrono::NaiveDate;

use super::documents::{Document, of_minutes};
use super::fail::Fail;
use crate::export::Print;
use crate::meeting::Reading;
use crate::meeting::entry::Stream;
use crate::meeting::intent::{Intent, Order};
use crate::meeting::text::Text;
use crate::minutes::{Audience, draft_of};

/// A draft of the minutes for one audience: its document, its number, and that it goes out.
///
/// # Errors
/// When the document can't be made.
pub(crate) fn issued<'t, A: Audience>(
    reading: &Reading<'_, A>,
    print: impl Into<Print<'t>>,
    to: &Text,
    on: NaiveDate,
) -> Result<(Document, u32, Order), Fail> {
    let minutes = draft_of::<A>(reading, reading.house());
    let order = Order::from(Intent::IssueDraft {
        to: to.clone(),
        on: Some(on),
        readers: if A::EXEMPT {
            Stream::Exempt
        } else {
            Stream::Public
        },
        lines: minutes.lines(),
    });
    let number = reading.drafts().last().map_or(1, |d| d.number + 1);
    let marked = minutes.as_issued(number, on, to, reading.house());
    let made = of_minutes(&marked, print, reading.open_queries_in_words())?;
    Ok((made, number, order))
}
