//! Which kind of meeting it is, where that is said above the items.

use super::front_sheet::{FrontSheet, has, is_shouted};
use super::put::put;
use crate::import::found::Found;
use crate::import::lexicon::{self, DayOf};
use crate::import::proposal::Proposal;
use crate::meeting::text::Text;

/// "Extraordinary Meeting", "SPECIAL MEETING".
pub(super) fn read(sheet: &FrontSheet, to: usize, out: &mut Proposal) {
    for at in 0..to.min(60) {
        let Some(row) = sheet.get(at) else { break };
        if row.text.len() > 300 {
            continue;
        }
        for sort in lexicon::spans(DayOf::Sort, &row.text) {
            let rest = row.text.get(sort.end..).unwrap_or("");
            let printed = row.text.get(sort.clone()).unwrap_or("");
            // "Osk Club AGM": the short form stands for the meeting as well.
            let short = lexicon::told(DayOf::Sort, printed).filter(|s| !s.is_empty());
            let heads = row.text.split_whitespace().count() <= 10 && !has(&row.text, "minutes");
            if lexicon::after(DayOf::Meeting, rest).is_none() && !(short.is_some() && heads) {
                continue;
            }
            let named = printed.starts_with(char::is_uppercase)
                || is_shouted(&row.text)
                || sort.start == 0
                || has(&row.text, "meeting of");
            if named {
                put(
                    &mut out.kind,
                    Found::certain(
                        Text::line(short.unwrap_or(&printed.to_lowercase())),
                        row.place,
                    ),
                    "kind of meeting",
                );
                return;
            }
        }
    }
}
