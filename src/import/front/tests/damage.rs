//! Sheets with lines dropped, doubled, joined and cut: nothing panics, no two items have one number,
//! and the work stays in proportion.

use std::collections::HashSet;

use proptest::prelude::*;

use crate::import::formats::{self, Format};
use crate::import::proposal::Proposal;
use crate::import::steps::Steps;

const SHEET: &str = "OAKFORD COUNCIL\n\nPlanning Committee\n\nThursday 5 March 2026 at 6.30 pm\nTown Hall\n\n\
    Members:\n\nCouncillor Ann Lee (Chair)\tOakford North\nCouncillors Bo Oke, Clare Dunn and Dev Patel\nVacancy\n\n\
    Labour (2)   Green (1)\nCllr A Birk   Cllr B Cole\n\nContact: Sam Pell 01632 960555 sam@oakford.example\n\n\
    AGENDA\n\nPART 1\n\n1.   APOLOGIES   1 - 2\n\n2.   MINUTES\n(Pages 3 - 8)\n(a) To agree\n(b) To note\n\n\
    2A   Parking   To follow\n3.   Budget: to agree the budget\nReport, PDF 250 KB\n\nPART 2 (EXEMPT)\n\n\
    1.   Land\n(Paragraph 3 of Schedule 12A)\n4.1  Trees\nA5. Hedges\n12/26 Roads\n\nDates of future meetings: 9 April and 7 May 2026\n";

fn holds(text: &str) {
    let steps = Steps::for_size(text.len());
    let Ok(run) = formats::read(Format::Text, 0, text.as_bytes(), &steps) else {
        return;
    };
    let mut out = Proposal::default();
    // The same sheet twice is a pack with a supplement.
    for _ in 0..2 {
        super::super::read(&run.lines, &steps, &mut out).unwrap();
        let mut seen = HashSet::new();
        for item in out.items.iter().filter(|i| !i.number.value.is_blank()) {
            assert!(
                seen.insert(item.number.value.to_string()),
                "{}",
                item.number.value
            );
        }
    }
}

#[test]
fn the_whole_sheet_holds() {
    holds(SHEET);
    holds("");
    holds("1.\n2.\n3.\n1\n1\n1\n");
}

proptest! {
    #[test]
    fn damaged_sheets_hold(drops in proptest::collection::vec((0usize..60, 0u8..6, 0usize..40), 0..25)) {
        let mut lines: Vec<String> = SHEET.lines().map(str::to_owned).collect();
        for (at, how, by) in drops {
            let count = lines.len();
            let Some(line) = lines.get_mut(at) else { continue };
            match how {
                0 => line.clear(),
                1 => *line = line.chars().take(by).collect(),
                2 => *line = line.chars().skip(by).collect(),
                3 => line.push_str("\u{FFFD}\u{e9}(\u{2013}"),
                4 => { let copy = line.clone(); lines.insert(by.min(count), copy); }
                _ => { let next = lines.remove(at); if let Some(line) = lines.get_mut(at) { line.push_str(&next); } }
            }
        }
        holds(&lines.join("\n"));
    }
}
