//! What Markdown says to the program that sets it, and to no reader: "{.centred}", "{: #top}",
//! "{target=_blank}".

use std::borrow::Cow;

/// Words without attributes; braces that hold words stay.
pub(super) fn without(words: &str) -> Cow<'_, str> {
    let (mut kept, mut rest, mut found) = (String::new(), words, false);
    while let Some((before, inside, behind)) = braces(rest) {
        kept.push_str(before);
        if are_attributes(inside) {
            kept.truncate(kept.trim_end().len());
            found = true;
        } else {
            kept.extend(["{", inside, "}"]);
        }
        rest = behind;
    }
    if !found {
        return Cow::Borrowed(words);
    }
    kept.push_str(rest);
    Cow::Owned(kept)
}

/// What stands before, between and behind the first pair of braces.
fn braces(words: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = words.split_once('{')?;
    let (inside, behind) = rest.split_once('}')?;
    Some((before, inside, behind))
}

/// Whether words between braces are classes, anchors and settings and nothing else.
fn are_attributes(inside: &str) -> bool {
    let mut all = inside.trim_start_matches(':').split_whitespace().peekable();
    let one = |word: &str| {
        let named = word.strip_prefix(['.', '#']);
        let named = named.or_else(|| word.split_once('=').map(|(name, _)| name));
        named.is_some_and(|n| n.starts_with(|c: char| c.is_ascii_alphabetic()))
    };
    all.peek().is_some() && all.all(one)
}

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn classes_anchors_and_settings_go_and_words_in_braces_stay() {
        for (words, bare) in [
            ("## Looms {.text-center}", "## Looms"),
            (
                "Oil{:target=\"_new\"} and paint{: #paint .red}",
                "Oil and paint",
            ),
            (
                "Ferries {draft}, {} and {1.5}",
                "Ferries {draft}, {} and {1.5}",
            ),
            ("Fair { .b", "Fair { .b"),
            ("Oil {a} {.b}{#c} and {d", "Oil {a} and {d"),
        ] {
            assert_eq!(without(words), bare);
        }
    }
}
