//! The sentences of the quorum: when it was lost, by how many or for want of whom, and when it was
//! there again.

use crate::meeting::audience::Reader;
use crate::meeting::joint::Constituent;
use crate::meeting::quorum::QuorumState;

use super::house::House;
use super::reading::Reading;
use super::turn::Turn;
use super::words::{list, time};

/// The quorum lost and there again, each at its time.
pub(super) fn turns<R: Reader>(reading: &Reading<'_, R>, house: &House) -> Vec<Turn> {
    let mut turns = Vec::new();
    for which in reading.constituents() {
        turns.extend(of_body(reading, house, which));
    }
    turns
}

fn of_body<R: Reader>(reading: &Reading<'_, R>, house: &House, which: Constituent) -> Vec<Turn> {
    // Where one body meets it is understood whose quorum is meant.
    let (of, its) = if reading.is_joint() {
        (format!(" of {}", reading.body_in_words(which)), "its")
    } else {
        (String::new(), "the")
    };
    let mut had = false;
    let mut turns = Vec::new();
    for (when, state) in reading.quorum_turns(which) {
        let at = time(house, when.time());
        let from_the_start = Some(when) == reading.opened();
        had |= !from_the_start && !state.is_quorate();
        let said = match (state.is_quorate(), from_the_start) {
            (true, _) if had => format!("A quorum{of} was present again from {at}."),
            (true, _) => format!("A quorum{of} was present from {at}."),
            (false, true) => format!("At {at} no quorum{of} was present{}.", lacking(&state)),
            (false, false) if state.here < state.needed => format!(
                "At {at} the number of members{of} present fell to {}, below {its} quorum of {}.",
                state.here, state.needed
            ),
            (false, false) => format!(
                "At {at} a quorum{of} was no longer present{}.",
                lacking(&state)
            ),
        };
        turns.push(Turn::ends(when, said));
    }
    turns
}

/// ": 3 members were there, of the 4 needed", ", for want of a councillor".
fn lacking(state: &QuorumState) -> String {
    if state.here < state.needed {
        let were = if state.here == 1 {
            "member was"
        } else {
            "members were"
        };
        format!(
            ": {} {were} there, of the {} needed",
            state.here, state.needed
        )
    } else {
        format!(", for want of {}", list(&state.missing))
    }
}
