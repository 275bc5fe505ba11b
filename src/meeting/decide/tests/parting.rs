//! Words are parted between what a reader sees as one each, and never doubled.

use proptest::prelude::*;

use super::*;

/// Combining marks, joined emoji, flags, variation selectors, invisible characters, plain words.
const PIECES: [&str; 12] = [
    "The plan",
    " ",
    "e\u{301}",
    "\u{301}",
    "👩\u{200D}👩\u{200D}👧",
    "\u{200D}",
    "🇬🇧🇫🇷",
    "❤\u{FE0F}",
    "\u{FE0F}",
    "क\u{94D}\u{200D}ष",
    "\u{200B}",
    "o\u{308}\u{323}",
];

proptest! {
    #[test]
    fn no_parting_doubles_or_loses_words(
        pieces in proptest::collection::vec(0..PIECES.len(), 1..12),
        at in 0_usize..80,
        moves in any::<bool>(),
    ) {
        let text = Text::new(&pieces.iter().map(|p| PIECES[*p]).collect::<String>());
        let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
        let mut room = opened();
        room.act(I::TakeNext);
        room.act(I::Write {
            item: None,
            place: Place::End,
            text: text.clone(),
            more: Vec::new(),
        });
        let entry: Ref = room.meeting.all_entries().last().unwrap().id.into();
        let at = at as u32;
        let part = if moves { I::MoveOn { entry, at, to: None } } else { I::Split { entry, at } };
        if room.try_order(&part.into()).is_err() {
            return Ok(());
        }
        prop_assert_eq!(room.meeting.misfits(), 0);
        let now: String = room.meeting.all_entries().iter().filter(|e| !e.struck).map(|e| e.text.as_str()).collect();
        let letters = |s: &str| s.chars().filter(|c| *c != ' ').collect::<String>();
        prop_assert_eq!(letters(&now), letters(&text));
        for entry in room.meeting.all_entries() {
            prop_assert!(crate::meeting::text::is_clean(&entry.text));
        }
    }
}
