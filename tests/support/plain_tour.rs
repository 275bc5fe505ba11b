//! The README's five minutes, done by lines alone: each step with the lines that are typed, and what is
//! heard then. Both suites that play it take it in with `#[path]`.
#![allow(unreachable_pub, reason = "each test file uses a part of it")]

/// Step of the README, the line, and words that are said then. The times are those of a clock that
/// stands on another day than the sample's.
pub const TOUR: &[(u32, &str, &str)] = &[
    // 1. The roll.
    (1, "F2", "0 of 12 here"),
    (1, "A", "10 people marked present"),
    (1, "absent hebden", "Hebden absent without apologies"),
    (
        1,
        "apologies hebden",
        "apologies from Superintendent Daniel Hebden",
    ),
    (1, "present hebden", "Here: 10 of 12."),
    (1, "open the meeting", "It meets:"),
    (1, "", "opens at what time?"),
    (1, "", "Enter takes: Councillor Margaret Ashdown."),
    (1, "", "meeting opened at 14:00"),
    (1, "meeting", "Item 1: Membership and Apologies."),
    // 2. The next item.
    (2, "next item", "item 1 taken"),
    (2, "]", "Item 2: Declarations of Interest."),
    (2, "declare", "Who declares an interest?"),
    (2, "0", "No declarations were made."),
    // 3. The minutes of the last meeting.
    (3, "next item", "Item 3: Minutes and Actions."),
    (3, "minutes", "a: agreed as a correct record"),
    (3, "a", "minutes of 15 January 2026 agreed"),
    (3, "progress 3", "How does it stand?"),
    (3, "i", "Comment, if any:"),
    (3, "A reply is expected in April.", "in progress in item 3"),
    // 4. Write.
    (4, "next item", "Asked: a open; b open; c open; d open"),
    (4, "presented du", "Answered: Fergus Dunmore."),
    (4, "", "presented by Fergus Dunmore"),
    (4, "write", "each line is a paragraph"),
    (
        4,
        "Members heard of the budget. It was within its limits.",
        "Written in 4.2. Saved.",
    ),
    (4, "De\t awh\t this would", "Written in 4.3. Saved."),
    // 5. Somebody comes in.
    (5, "/arrives to", "Here: 11 of 12."),
    (5, "/leaves heb", "Superintendent Daniel Hebden left"),
    (5, "", "a line is a command again"),
    // 6. Resolve.
    (6, "resolve", "Enter takes: as recommended, agreed."),
    (6, "", "agreed: resolution"),
    (6, "read back", "Agreed at 14:"),
    (6, "back", "Item 4: Better Care Fund Plan 2026/27."),
    // 7. An action.
    (7, "action", "What is to be done?"),
    (7, "Circulate the Section 75 agreement.", "Who is to do it?"),
    (7, "du", "By when?"),
    (7, "n", "due next meeting"),
    // 8. The chair jumps.
    (8, "jump 9", "Item 9: Work Programme."),
    (8, "take", "item 9 taken"),
    (
        8,
        "write The programme was agreed. Roads were closed.",
        "Written in 9.1.",
    ),
    (8, "up", "> 9.1. The programme was agreed."),
    (8, "End", "At the end of it."),
    (8, "Ctrl-Left", "Before: ."),
    (8, "Ctrl-Left", "Before: closed."),
    (8, "Ctrl-Left", "Before: were closed."),
    (8, "Ctrl-Left", "Before: Roads were closed."),
    (8, "moved on", "item 10 taken"),
    // 9. A name you missed.
    (9, "presented", "Who presented it?"),
    (9, "red scarf", "new to this meeting"),
    (9, "tab", "to be named later"),
    (9, "", "In what form?"),
    (9, "", "presented by [red scarf]"),
    (9, "name a cue", "Whose name is known now?"),
    (9, "", "Name, role, organisation:"),
    (
        9,
        "Tessa Holt, Hub Manager",
        "Tessa Holt is named everywhere.",
    ),
    // 10. Undo.
    (10, "undo", "Undone:"),
    (10, "redo", "Done again:"),
    (10, "history", "What was done, the newest last"),
    (10, "back", "Item 10: Any Other Business."),
    // 11. Close.
    (11, "close", "ended at what time?"),
    (11, "", "The next meeting is on:"),
    (11, "", "left undone. Close anyway?"),
    (11, "Item 5", "Item 5: Falls and Frailty: One Year On."),
    (11, "close", "Close anyway?"),
    (11, "y", "meeting closed at"),
    (11, "check", "closed at"),
    (11, "draft", "9.1. The programme was agreed."),
    (11, "export", "Enter writes"),
    (11, "write", "Written:"),
];

/// What the minutes say after it, each once.
pub const FACTS: &[&str] = &[
    "Thursday 19 March 2026 at 2.00pm",
    "In progress. A reply is expected in April.",
    "Fergus Dunmore (Better Care Fund Programme Manager) presented the report.",
    "Members heard of the budget. It was within its limits.",
    "asked whether this would",
    "Graham Tolley arrived at",
    "Superintendent Daniel Hebden left the meeting",
    "Better Care Fund Plan 2026/27 be approved for submission by 31 March 2026",
    "Circulate the Section 75 agreement.",
    "Roads were closed.",
    "Tessa Holt (Hub Manager) presented the report.",
    "The meeting ended at",
];

/// Fails unless each line is one that a screen reader or a braille line takes: no control, no escape,
/// not too long.
pub fn assert_plain(lines: &str) {
    for line in lines.lines() {
        assert!(!line.chars().any(char::is_control), "{line:?}");
        let prompt = line.find(": ").map_or(0, |at| at + 2);
        assert!(
            line.chars().count() <= 76 + prompt && line.split_whitespace().count() <= 20,
            "{line:?}"
        );
    }
}
