//! The names and numbers that web pages and Markdown have for characters.

use std::borrow::Cow;

use htmlize::unescape;

/// The longest name that HTML has, with the signs around it.
const LONGEST: usize = 33;

/// What `text` begins with a name or number of, and the bytes that those take: `&amp;`, `&#163;`,
/// `&#xA3;`. Some names stand for two characters; a number that no character has stands as the
/// replacement character, and what Windows-1252 has between 128 and 159 is taken as that.
pub(super) fn entity(text: &str) -> Option<(Cow<'_, str>, usize)> {
    if !text.starts_with('&') {
        return None;
    }
    let end = text.bytes().take(LONGEST).position(|b| b == b';')?;
    let named = text.get(..=end)?;
    let shown = unescape(named);
    // What begins with a name that older pages wrote without its end is not a name with an end.
    (!shown.ends_with(';') || named == "&semi;").then_some((shown, end + 1))
}

/// `text` with all names and numbers turned into characters, where each has its end.
pub(in crate::import) fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let (shown, length) = entity(from).unwrap_or((Cow::Borrowed("&"), 1));
        out.push_str(&shown);
        rest = from.get(length..).unwrap_or("");
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_become_characters_and_the_rest_stays() {
        assert_eq!(
            decoded("Health &amp; Wellbeing &#8211; &pound;5 &#x2019;&#150;"),
            "Health & Wellbeing – £5 ’–"
        );
        assert_eq!(decoded("H&WB; R&D &nosuch; &"), "H&WB; R&D &nosuch; &");
        assert_eq!(
            decoded("&#xD800;&#0;&#999999999;"),
            "\u{FFFD}\u{FFFD}\u{FFFD}"
        );
        assert_eq!(decoded("&ééééé;"), "&ééééé;");
        assert_eq!(
            decoded("T&wcirc;r Ca&rcaron;ka &half; &ngE;&semi;"),
            "Tŵr Cařka ½ ≧̸;"
        );
    }
}
