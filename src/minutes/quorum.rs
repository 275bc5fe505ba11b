//! The sentences of the quorum: when it was lost, by how many or for want of whom, and when it was
//! there again.

use crate::meeting::audience::Reader;
use crate::meeting::joint::Constituent;
use crate::meeting::quorum::QuorumState;
use crate::meeting::text::upper_first;

use super::house::House;
use super::reading::Reading;
use super::sentences::filled;
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
    let (body, its) = if reading.is_joint() {
        (reading.body_in_words(which), "its")
    } else {
        (String::new(), "the")
    };
    let mut had = false;
    let mut turns = Vec::new();
    for (when, state) in reading.quorum_turns(which) {
        let from_the_start = Some(when) == reading.opened();
        had |= !from_the_start && !state.is_quorate();
        let few = state.here < state.needed;
        let wording = match (state.is_quorate(), from_the_start) {
            (true, _) if had => &house.quorum_again,
            (true, _) => &house.quorum_from,
            (false, true) => &house.no_quorum,
            (false, false) if few => &house.quorum_lost,
            (false, false) => &house.quorum_broken,
        };
        let places = [
            ("time", time(house, when.time())),
            ("body", body.clone()),
            ("its", its.to_owned()),
            ("present", state.here.to_string()),
            ("needed", state.needed.to_string()),
            ("there", if few { there(&state) } else { String::new() }),
            (
                "missing",
                if few {
                    String::new()
                } else {
                    list(&state.missing)
                },
            ),
        ];
        turns.push(Turn::ends(when, upper_first(&filled(wording, &places))));
    }
    turns
}

/// "3 members were there".
fn there(state: &QuorumState) -> String {
    let were = if state.here == 1 {
        "member was"
    } else {
        "members were"
    };
    format!("{} {were} there", state.here)
}
