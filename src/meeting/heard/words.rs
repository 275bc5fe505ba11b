//! The words by which a sentence says who speaks, and where its sentences begin.

/// What somebody who is named at the beginning of a sentence does in the meeting.
pub(super) const SPEAKS: [&str; 47] = [
    "added",
    "advised",
    "agreed",
    "answered",
    "asked",
    "challenged",
    "clarified",
    "commented",
    "confirmed",
    "declared",
    "described",
    "drew",
    "emphasised",
    "explained",
    "expressed",
    "gave",
    "highlighted",
    "informed",
    "introduced",
    "invited",
    "noted",
    "observed",
    "offered",
    "outlined",
    "pointed",
    "presented",
    "proposed",
    "queried",
    "questioned",
    "raised",
    "replied",
    "reported",
    "requested",
    "responded",
    "said",
    "sought",
    "spoke",
    "stated",
    "stressed",
    "suggested",
    "summarised",
    "thanked",
    "told",
    "undertook",
    "updated",
    "urged",
    "welcomed",
];

/// What may stand between a name and its verb.
pub(super) const ADVERBS: [&str; 6] = ["also", "again", "further", "later", "next", "then"];

/// What stands before "by" and whoever spoke, beside the verbs above: "was given by", "points made by".
pub(super) const SAID_BY: [&str; 14] = [
    "delivered",
    "drawn",
    "given",
    "led",
    "made",
    "presentation",
    "presentations",
    "put",
    "spoken",
    "tabled",
    "talk",
    "undertaken",
    "update",
    "updates",
];

/// What stands before "from" and whoever spoke.
pub(super) const COMES_FROM: [&str; 11] = [
    "comment",
    "comments",
    "heard",
    "point",
    "points",
    "presentation",
    "presentations",
    "question",
    "questions",
    "update",
    "updates",
];

/// What the movers and seconders of a motion do, and what stands before their names.
pub(super) const MOVES: [&str; 3] = ["moved", "proposed", "seconded"];

/// The first word without the marks round it.
pub(super) fn first_word(text: &str) -> Option<&str> {
    let word = text.split_whitespace().next()?;
    Some(word.trim_matches(['[', ']', ',', '.']))
}

/// The text from each of its sentences on. Most letters open none: that is asked first.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    // Looked for byte by byte: nearly all of them are small letters of ASCII.
    let opens = |(at, byte): (usize, u8)| {
        let letter = || text.get(at..).and_then(|rest| rest.chars().next());
        let opens = match byte {
            b'[' => true,
            _ if byte.is_ascii() => byte.is_ascii_uppercase(),
            _ => letter().is_some_and(char::is_uppercase),
        };
        opens.then_some(at)
    };
    let begins = |at: usize| {
        let said = text[..at].trim_end_matches([' ', '\u{A0}']);
        let starts = said.is_empty()
            || said.ends_with(['\n', '.', '!', '?'])
            || matches!(said.rsplit('\n').next(), Some("-" | "\u{2022}"));
        starts.then(|| &text[at..])
    };
    text.bytes()
        .enumerate()
        .filter_map(opens)
        .filter_map(begins)
}

/// What follows a bracket, "(Director of Public Health)".
pub(super) fn without_brackets(text: &str) -> &str {
    text.strip_prefix(" (")
        .and_then(|inside| inside.split_once(')'))
        .map_or(text, |(_, after)| after)
}

/// What whoever is named before `text` does, by its first words.
pub(super) fn verb(text: &str) -> Option<&'static str> {
    let mut words = text
        .strip_prefix(' ')?
        .split_whitespace()
        .map(|w| w.trim_end_matches([',', '.', ';', ':']))
        .skip_while(|w| ADVERBS.contains(w));
    let word = words.next()?;
    if MOVES.contains(&word) {
        Some("moves")
    } else {
        SPEAKS.contains(&word).then_some("speaks")
    }
}
