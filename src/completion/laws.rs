//! What holds of offers whatever stands before the caret.

use proptest::prelude::*;

use super::tests::{board, book, now};
use super::{Index, Where, propose};
use crate::meeting::entry::Stream;
use crate::minutes::House;
use crate::phrases::{Learnt, Scene};

/// Pieces that bring offers about, among any characters.
fn text() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        Just("Ruth Call".to_owned()),
        Just("Dr ".to_owned()),
        Just("Councillor Siân ".to_owned()),
        Just("smi".to_owned()),
        Just("bnr".to_owned()),
        Just("wso".to_owned()),
        Just("JSNA".to_owned()),
        Just("In resp".to_owned()),
        Just("drew attention".to_owned()),
        Just("RESOLVED that ".to_owned()),
        Just("ACTION: ".to_owned()),
        Just("(a) ".to_owned()),
        Just("; and ".to_owned()),
        Just("by 3 June 2026".to_owned()),
        Just("[".to_owned()),
        "[ .,;:\n()\\[\\]-]{1,2}",
        "\\PC{0,4}",
    ];
    prop::collection::vec(pieces, 0..12).prop_map(|p| p.concat())
}

proptest! {
    #[test]
    fn offers_keep_what_stands_before_them_and_are_the_same_again(
        head in text(), tail in text(), most in 0_usize..7, stand in any::<bool>(),
    ) {
        let journal = board();
        let meeting = journal.meeting();
        let learnt = [Learnt { words: "drew attention to".into(), count: 3 }];
        let index = Index::new(meeting, &book(), &learnt, Stream::Public);
        let house = House::default();
        let stands = |_: &str| stand;
        let at = Where {
            head: &head,
            tail: &tail,
            scene: Scene {
                meeting,
                item: meeting.items().first().map(|i| i.id),
                readers: Stream::Public,
                now: now(),
                house: &house,
            },
            stands: &stands,
            stands_anywhere: &stands,
        };
        let offers = index.offers(&at, most);
        prop_assert!(offers.len() <= most);
        for offer in &offers {
            prop_assert!(head.is_char_boundary(offer.from));
            let put = format!("{}{}", &head[..offer.from], offer.words);
            prop_assert!(put.starts_with(&head[..offer.from]) && put != head);
            for place in &offer.places {
                prop_assert!(offer.words.get(place.clone()).is_some());
            }
        }
        prop_assert_eq!(&offers, &index.offers(&at, most));
        // The best doesn't change with how many are asked for.
        if most > 0 {
            let best = index.offers(&at, 1);
            prop_assert_eq!(offers.first(), best.first());
        }
    }

    #[test]
    fn what_stands_far_before_the_caret_changes_nothing(head in text(), far in text()) {
        let journal = board();
        let meeting = journal.meeting();
        let index = Index::new(meeting, &book(), &[], Stream::Public);
        let house = House::default();
        let offers = |head: &str| {
            let at = Where {
                head,
                tail: "",
                scene: Scene { meeting, item: None, readers: Stream::Public, now: now(), house: &house },
                stands: &|_| false,
                stands_anywhere: &|_| false,
            };
            index.offers(&at, 4).into_iter().map(|o| (head.len() - o.from, o.words)).collect::<Vec<_>>()
        };
        let filler = "was said and ".repeat(20);
        let near = format!("{filler}{head}");
        prop_assert_eq!(offers(&near), offers(&format!("{far}\n{near}")));
    }

    #[test]
    fn any_paragraph_can_be_looked_at_for_its_structure(text in text()) {
        let journal = board();
        let house = House::default();
        let proposed = propose(journal.meeting(), &house, Stream::Public, &text);
        prop_assert_eq!(&proposed, &propose(journal.meeting(), &house, Stream::Public, &text));
    }
}
