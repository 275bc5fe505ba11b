//! Corrections that came back, with words that no public output may hold until they are accepted.

use super::intents::{There, a_word, give, said};
use super::play::Player;
use crate::meeting::correction::Asked;
use crate::meeting::entry::Stream;
use crate::meeting::intent::{CorrectionTold, Intent, Ref, Settle};
use crate::meeting::text::Text;

/// Takes a correction, and settles one.
pub(super) fn come_back(player: &mut Player, there: &There) {
    let office = |player: &mut Player| said(&player.word(true));
    if let Some(entry) = there.entry.clone() {
        let secret = there.into_secret || entry.stream != Stream::Public;
        let new = said(&player.word(secret));
        let asked = match (player.dice.below(4), a_word(&entry.text)) {
            (0, Some((at, old))) => Asked::Words { at, old, new },
            (0 | 1, _) => Asked::After(new),
            (2, _) => Asked::Strike,
            _ => Asked::Remark {
                old: Text::default(),
                new: office(player),
            },
        };
        let told = CorrectionTold {
            entry: Some(Ref::from(entry.id)),
            asked,
            says: office(player),
            by: office(player),
            on: None,
            stands: Text::default(),
        };
        let unplaced = CorrectionTold {
            entry: None,
            asked: Asked::Remark {
                old: office(player),
                new: office(player),
            },
            says: office(player),
            by: office(player),
            on: None,
            stands: office(player),
        };
        let corrections = if player.dice.one_in(3) {
            vec![told, unplaced]
        } else {
            vec![told]
        };
        let file = office(player);
        give(
            player,
            Stream::Public,
            Intent::TakeCorrections { file, corrections },
        );
    }
    let waiting: Vec<_> = player
        .meeting()
        .open_corrections()
        .map(|c| (c.id, c.received.entry))
        .collect();
    let Some((correction, of)) = player.dice.one_of(&waiting).copied() else {
        return;
    };
    let held = of.and_then(|e| player.meeting().entry(e));
    let secret = held.is_some_and(|e| player.is_for_few(e));
    let how = match player.dice.below(6) {
        0 => Settle::Reword(said(&player.word(secret))),
        1 => Settle::Refuse(office(player)),
        2 => Settle::Query(None),
        3 => Settle::ByHand,
        _ => Settle::Accept,
    };
    give(
        player,
        Stream::Public,
        Intent::SettleCorrection {
            correction: Ref::from(correction),
            how,
        },
    );
}
