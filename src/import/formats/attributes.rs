//! What Markdown says to the program that sets it, and to no reader: "{.centred}", "{: #top}",
//! "{target=_blank}".

use std::borrow::Cow;

/// Words without attributes; braces that hold words stay.
pub(super) fn without(words: &str) -> Cow<'_, str> {
    let mut out = Cow::Borrowed(words);
    let mut from = 0;
    while let Some((open, close)) = next(&out, from) {
        let inside = out.get(open + 1..close).unwrap_or_default();
        if are_attributes(inside) {
            let mut kept = out.get(..open).unwrap_or_default().trim_end().to_owned();
            from = kept.len();
            kept.push_str(out.get(close + 1..).unwrap_or_default());
            out = Cow::Owned(kept);
        } else {
            from = close + 1;
        }
    }
    out
}

/// The next pair of braces from a place on.
fn next(words: &str, from: usize) -> Option<(usize, usize)> {
    let open = from + words.get(from..)?.find('{')?;
    let close = open + words.get(open..)?.find('}')?;
    Some((open, close))
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
        ] {
            assert_eq!(without(words), bare);
        }
    }
}
