//! Boxes to tick: of words with boxes beside them, those whose box is ticked.

/// Ticks, and boxes with one.
const TICKS: [char; 5] = ['\u{2611}', '\u{2713}', '\u{2714}', '\u{2705}', '\u{1F5F9}'];
/// Boxes with a cross, which marks as a tick does where there is no tick.
const CROSSED: [char; 3] = ['\u{2612}', '\u{1F5F5}', '\u{1F5F7}'];
/// Crosses alone.
const CROSSES: [char; 2] = ['\u{2717}', '\u{2718}'];
/// Boxes with nothing in them.
const EMPTY: [char; 5] = ['\u{2610}', '\u{25A1}', '\u{25A2}', '\u{25FB}', '\u{2751}'];

/// What words with boxes beside them say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ticked {
    /// There are no boxes.
    Unboxed,
    /// The words that are ticked; none if no box is.
    Words(Vec<String>),
    /// It can't be told which: a tick may mean yes and a cross no, or both may mark.
    Unclear,
}

/// Of words with boxes to tick, those that are ticked; a box stands before or behind its words.
pub(super) fn ticked(text: &str) -> Ticked {
    let text = typed(text);
    let text = text.as_str();
    let ticks = text.contains(TICKS);
    if !(ticks || text.contains(is_sign)) {
        return Ticked::Unboxed;
    }
    if ticks && text.contains(CROSSED) || !ticks && text.contains(CROSSES) {
        return Ticked::Unclear;
    }
    let is_on = |c: char| {
        if ticks {
            TICKS.contains(&c)
        } else {
            CROSSED.contains(&c)
        }
    };
    let before = text.trim_start().starts_with(is_sign);
    let mut found = Vec::new();
    let (mut piece, mut on) = (String::new(), false);
    let mut add = |piece: &mut String, on: bool| {
        let words = piece.trim().trim_matches(['/', '|', ',', ';']).trim();
        if on && !words.is_empty() {
            found.push(words.to_owned());
        }
        piece.clear();
    };
    for c in text.chars() {
        if !is_sign(c) {
            piece.push(c);
            continue;
        }
        add(&mut piece, if before { on } else { is_on(c) });
        on = is_on(c);
    }
    add(&mut piece, before && on);
    Ticked::Words(found)
}

/// Whether a sign is a tick, a cross or a box.
fn is_sign(c: char) -> bool {
    TICKS.contains(&c) || CROSSED.contains(&c) || CROSSES.contains(&c) || EMPTY.contains(&c)
}

/// Words with boxes in place of those that were typed: `[x]`, `[ ]`.
fn typed(text: &str) -> String {
    let boxed = text.replace("[x]", "\u{2612}").replace("[X]", "\u{2612}");
    boxed.replace("[ ]", "\u{2610}").replace("[]", "\u{2610}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        match ticked(text) {
            Ticked::Words(words) => words,
            other => vec![format!("{other:?}")],
        }
    }

    #[test]
    fn boxes_stand_before_or_behind_their_words() {
        assert_eq!(words("☐ Public ☑ Exempt"), ["Exempt"]);
        assert_eq!(words("Public ☐ / Exempt ☒"), ["Exempt"]);
        assert_eq!(words("☑ Open, ✓ Part 1 ☐ Exempt"), ["Open", "Part 1"]);
        assert_eq!(words("Public ✓ Exempt ✗"), ["Public"]);
        assert_eq!(words("☐ Public ☐ Exempt"), [""; 0]);
        assert_eq!(words("[ ] Public [X] Exempt"), ["Exempt"]);
    }

    #[test]
    fn what_can_t_be_told_is_unclear() {
        assert_eq!(words("Public"), ["Unboxed"]);
        assert_eq!(words("☑ Public ☒ Exempt"), ["Unclear"]);
        assert_eq!(words("☐ Public ✗ Exempt"), ["Unclear"]);
    }
}
