//! The words of a line: traces of Markdown and of web pages taken out of them, joints kept.
//!
//! A block (lines without a blank one between) is cleaned as a whole, because bold may begin on
//! one line and end on another. Joints that have a meaning until lines and cells are cut stand as
//! private characters, which [`decode`](super::decode) lets no file bring along.

use super::entities::entity;
use super::symbols;
use crate::meeting::text::Text;

/// Stands for a bar that is not the edge of a cell.
pub(super) const BAR: char = '\u{F8F0}';
/// Stands before a character that has no meaning where it stands, because the file escaped it.
const HELD: char = '\u{F8F1}';
/// Parts paragraphs within a line or a cell.
pub(super) const PART: char = '\u{F8F2}';
/// Bold begins.
pub(super) const BOLD: char = '\u{F8F3}';
/// Bold ends.
pub(super) const THIN: char = '\u{F8F4}';

/// How far a tag, a link or a comment may reach, in bytes.
const REACH: usize = 400;

/// Tags that part paragraphs.
const PARTING: &[&str] = &[
    "p", "br", "div", "li", "tr", "ul", "ol", "table", "tbody", "hr", "dl", "dt", "dd", "section",
    "article", "details", "summary", "header", "footer",
];
/// Tags that part nothing.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "big", "center", "cite", "code", "em", "font", "i", "ins", "mark", "s",
    "small", "span", "strike", "strong", "sub", "sup", "td", "th", "tt", "u",
];

/// A run of marks that could begin or end emphasis.
struct Mark {
    /// Where it stands in what is written.
    at: usize,
    /// `*` or `_`.
    sign: char,
    /// How many.
    length: usize,
    opens: bool,
    closes: bool,
    /// What it turned out to be.
    fate: Fate,
}

#[derive(Clone, Copy, PartialEq)]
enum Fate {
    Stays,
    Opened,
    Closed,
}

/// Takes the marks out of a block. Newlines stay where they are. In Markdown a backslash before a
/// backslash escapes too; in text, where it may be part of a path, it doesn't.
pub(super) fn unmark(block: &str, markdown: bool) -> String {
    if !block.contains(['*', '_', '\\', '&', '<', '[', '{']) {
        return block.to_owned();
    }
    let mut out = String::with_capacity(block.len());
    let mut marks: Vec<Mark> = Vec::new();
    let mut rest = block;
    let mut before = '\n';
    while let Some(c) = rest.chars().next() {
        let (taken, put) = match c {
            '\\' => escaped(rest, before, markdown, &mut out),
            '&' => match entity(rest) {
                Some((shown, length)) => {
                    let mut shown = shown.chars();
                    let last = shown.next_back();
                    out.extend(shown);
                    (length, last)
                }
                None => (1, Some('&')),
            },
            '<' => tag(rest, &mut out),
            '[' => link(rest, &mut out),
            // "{:target="_blank"}" says how the word before it is shown.
            '{' if markdown && rest.starts_with("{:") => match rest.find(['}', '\n']) {
                Some(end) if rest[end..].starts_with('}') => (end + 1, None),
                _ => (1, Some('{')),
            },
            '*' | '_' => {
                let length = rest.chars().take_while(|m| *m == c).count();
                let after = rest.chars().nth(length).unwrap_or('\n');
                marks.push(Mark {
                    at: out.len(),
                    sign: c,
                    length,
                    opens: edge(before, false) && !after.is_whitespace() && after != c,
                    closes: edge(after, true) && !before.is_whitespace(),
                    fate: Fate::Stays,
                });
                (0..length).for_each(|_| out.push(c));
                (length, None)
            }
            _ => (c.len_utf8(), Some(c)),
        };
        out.extend(put);
        let (passed, next) = rest.split_at_checked(taken).unwrap_or((rest, ""));
        before = passed.chars().next_back().unwrap_or(before);
        rest = next;
    }
    pair(&out, &mut marks, markdown);
    without(&out, &marks)
}

/// Whether a mark beside `c` is at the edge of a word.
fn edge(c: char, end: bool) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '(' | ')' | '"' | '\'' | '“' | '”' | '‘' | '’' | '|' | '*' | '_' | '>' | '<'
        )
        || matches!(c, '–' | '—' | '-' | '[' | ']' | '{' | '}' | '\\')
        || (end && matches!(c, '.' | ',' | ';' | ':' | '!' | '?'))
        || c == BAR
}

/// What a backslash leaves: how many bytes it takes, and what it puts.
fn escaped(from: &str, before: char, markdown: bool, out: &mut String) -> (usize, Option<char>) {
    let Some(next) = from.chars().nth(1) else {
        return (1, Some('\\'));
    };
    match next {
        '|' => (2, Some(BAR)),
        '\\' if markdown => (2, Some('\\')),
        '\n' if markdown => (1, Some(PART)),
        '\\' => (2, {
            out.push('\\');
            Some('\\')
        }),
        _ if next.is_ascii_punctuation() => {
            if before == '\n' {
                out.push(HELD);
            }
            (2, Some(next))
        }
        _ => (1, Some('\\')),
    }
}

/// What an angle leaves. Addresses in angles lose them; tags go; all else stays.
fn tag(from: &str, out: &mut String) -> (usize, Option<char>) {
    const STAYS: (usize, Option<char>) = (1, Some('<'));
    let window = head(from);
    if window.starts_with("<!--") {
        return match window.find("-->") {
            Some(end) => (end + 3, None),
            None => STAYS,
        };
    }
    let Some(end) = window.find('>') else {
        return STAYS;
    };
    let inside = window.get(1..end).unwrap_or("");
    let address = inside.contains("://") || inside.contains('@') || inside.starts_with("mailto:");
    if address && !inside.contains(char::is_whitespace) {
        out.push_str(inside.trim_start_matches("mailto:"));
        return (end + 1, None);
    }
    let closing = inside.starts_with('/');
    let name: String = inside
        .trim_start_matches('/')
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_ascii_lowercase();
    let after = inside.trim_start_matches('/').chars().nth(name.len());
    if !matches!(after, None | Some(' ' | '/' | '\t' | '\n')) {
        return STAYS;
    }
    let lines = inside.matches('\n').count();
    (0..lines).for_each(|_| out.push('\n'));
    match name.as_str() {
        "b" | "strong" => (end + 1, Some(if closing { THIN } else { BOLD })),
        n if PARTING.contains(&n) => (end + 1, Some(PART)),
        n if INLINE.contains(&n) => (end + 1, None),
        _ => {
            let back = out.len() - lines;
            out.truncate(back);
            STAYS
        }
    }
}

/// What a bracket leaves: of `[words](address)` the words.
fn link(from: &str, out: &mut String) -> (usize, Option<char>) {
    const STAYS: (usize, Option<char>) = (1, Some('['));
    let window = head(from);
    let Some(end) = window.find("](") else {
        return STAYS;
    };
    let words = window.get(1..end).unwrap_or("");
    let target = window.get(end + 2..).unwrap_or("");
    let known = ["http", "mailto:", "#", "/", "www.", "./", "../"];
    // "minutes-56.md" is a file beside this one.
    let file = target.split_once(')').map_or("", |(file, _)| file);
    let beside = file.rsplit_once('.').is_some_and(|(name, end)| {
        let plain = |c: char| c.is_ascii_alphanumeric() || "-_./%".contains(c);
        !name.is_empty() && (2..=5).contains(&end.len()) && file.chars().all(plain)
    });
    let known = beside || known.iter().any(|k| target.starts_with(k));
    if words.contains(['[', ']', '\n', '|']) || !known {
        return STAYS;
    }
    let close = target.find([')', ' ', '\n']);
    let Some(close) = close.filter(|at| target.get(*at..).is_some_and(|t| t.starts_with(')')))
    else {
        return STAYS;
    };
    out.push_str(words);
    (end + 2 + close + 1, None)
}

/// The beginning of `from`, as far as a tag or a link may reach.
fn head(from: &str) -> &str {
    let mut end = from.len().min(REACH);
    while !from.is_char_boundary(end) {
        end -= 1;
    }
    from.get(..end).unwrap_or("")
}

/// Finds which marks belong together: like marks, on one line unless they are bold or the file is
/// Markdown.
fn pair(text: &str, marks: &mut [Mark], markdown: bool) {
    // The last mark of each sign and length that waits for its end.
    let mut open: [[Option<usize>; 3]; 2] = [[None; 3]; 2];
    let mut scanned = 0;
    for at in 0..marks.len() {
        let Some(mark) = marks.get(at) else { continue };
        let new_line = text.get(scanned..mark.at).is_some_and(|t| t.contains('\n'));
        scanned = mark.at;
        if new_line && !markdown {
            for sign in &mut open {
                *sign = [None, sign[1], None];
            }
        }
        if !(1..=3).contains(&mark.length) {
            continue;
        }
        let (sign, length) = (usize::from(mark.sign == '_'), mark.length - 1);
        let (opens, closes) = (mark.opens, mark.closes);
        let Some(slot) = open.get_mut(sign).and_then(|s| s.get_mut(length)) else {
            continue;
        };
        match *slot {
            Some(first) if closes => {
                *slot = None;
                for (place, fate) in [(first, Fate::Opened), (at, Fate::Closed)] {
                    if let Some(mark) = marks.get_mut(place) {
                        mark.fate = fate;
                    }
                }
            }
            _ if opens => *slot = Some(at),
            _ => {}
        }
    }
}

/// The text without the marks that were paired.
fn without(text: &str, marks: &[Mark]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for mark in marks.iter().filter(|m| m.fate != Fate::Stays) {
        out.push_str(text.get(from..mark.at).unwrap_or(""));
        if mark.length > 1 {
            out.push(if mark.fate == Fate::Opened {
                BOLD
            } else {
                THIN
            });
        }
        from = mark.at + mark.length;
    }
    out.push_str(text.get(from..).unwrap_or(""));
    out
}

/// Whether words were bold, counted by letters and digits.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Weight {
    /// Bold now.
    pub(super) on: bool,
    bold: usize,
    thin: usize,
}

impl Weight {
    /// Goes on from here with nothing counted.
    pub(super) fn fresh(self) -> Self {
        Self {
            on: self.on,
            ..Self::default()
        }
    }

    /// Counts a letter.
    pub(super) fn count(&mut self, c: char) {
        if c.is_alphanumeric() {
            *if self.on {
                &mut self.bold
            } else {
                &mut self.thin
            } += 1;
        }
    }

    /// Whether all that was counted was bold.
    pub(super) fn all(self) -> bool {
        self.bold > 0 && self.thin == 0
    }
}

/// Words without the private characters: paragraphs parted by newlines, spaces made single.
/// `weight` follows the bold; a number that leads the words doesn't count.
pub(super) fn finish(raw: &str, weight: &mut Weight) -> String {
    let lead = raw
        .split_whitespace()
        .next()
        .filter(|w| super::marks::is_mark(w))
        .map_or(0, |w| raw.len() - raw.trim_start().len() + w.len());
    let mut out = String::with_capacity(raw.len());
    for (at, c) in raw.char_indices() {
        match c {
            BAR => out.push('|'),
            HELD => {}
            PART => out.push('\n'),
            BOLD => weight.on = true,
            THIN => weight.on = false,
            _ => {
                if at >= lead {
                    weight.count(c);
                }
                out.push(c);
            }
        }
    }
    tidy(&out)
}

/// Single spaces within paragraphs, single newlines between them, and no characters that only a
/// type-setter needs.
pub(super) fn tidy(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    for paragraph in raw.split('\n') {
        let start = out.len();
        for word in paragraph.split_whitespace() {
            let before = out.len();
            if before > start {
                out.push(' ');
            }
            let kept = out.len();
            for c in word.chars() {
                match symbols::private(c) {
                    Some(sign) => out.push_str(sign),
                    None => out.extend(plain(c)),
                }
            }
            if out.len() == kept {
                out.truncate(before);
            }
        }
        if out.len() > start {
            out.push('\n');
        }
    }
    out.truncate(out.trim_end_matches('\n').len());
    out
}

/// A character as it is compared: hyphens that don't break are hyphens; hints where a word may
/// break and which way it runs are nothing.
fn plain(c: char) -> Option<char> {
    match c {
        '\u{AD}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2060}' | '\u{FEFF}' => None,
        '\u{2010}' | '\u{2011}' => Some('-'),
        // What other signs of picture fonts look like isn't known; most are bullets.
        '\u{F000}'..='\u{F0FF}' => Some('•'),
        _ => Some(c),
    }
}

/// Cleaned text of words that are tidy.
pub(super) fn text(raw: &str) -> Text {
    Text::new(&tidy(raw))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(block: &str) -> String {
        unmark(block, false)
            .replace(BOLD, "{")
            .replace(THIN, "}")
            .replace(PART, "¶")
            .replace(BAR, "¦")
    }

    #[test]
    fn paired_marks_go_and_single_ones_stay() {
        assert_eq!(shown("Title: **Health Board**"), "Title: {Health Board}");
        assert_eq!(
            shown("(*but subject to*) _x_ *y*."),
            "(but subject to) x y."
        );
        assert_eq!(shown("**two\nlines**"), "{two\nlines}");
        assert_eq!(shown("*two\nlines*"), "*two\nlines*");
        for same in [
            "CHAIRMAN _____",
            "https://a.example/some_file_name/x",
            "2 * 3 * 4",
            "* see note",
            "Cllr Adeyemi*",
            "file_name and other_name",
            "*",
            "**",
            "a ** b",
        ] {
            assert_eq!(shown(same), same);
        }
    }

    #[test]
    fn escapes_entities_tags_and_links_are_cleaned() {
        assert_eq!(shown(r"1\. Apologies \* a \| b"), "1. Apologies * a ¦ b");
        assert_eq!(shown(r"\\server\share C:\Temp"), r"\\server\share C:\Temp");
        assert_eq!(
            shown("22<sup>nd</sup> May &amp; <i>SLOT</i>"),
            "22nd May & SLOT"
        );
        assert_eq!(shown("<p>One</p> <p>Two</p>"), "¶One¶ ¶Two¶");
        assert_eq!(
            shown("<https://a.example> <b@c.example> a < b > c <x> <pre-meeting>"),
            "https://a.example b@c.example a < b > c <x> <pre-meeting>"
        );
        assert_eq!(
            shown("[Report](https://a.example/x) [a](b) [1] (2)"),
            "Report [a](b) [1] (2)"
        );
        assert_eq!(shown("a <!-- note --> b"), "a  b");
    }

    #[test]
    fn bold_is_told_of_whole_lines_without_their_number() {
        let mut weight = Weight::default();
        assert_eq!(
            finish(&unmark("9. **Health  Board**", false), &mut weight),
            "9. Health Board"
        );
        assert!(weight.all());
        let mut weight = Weight::default();
        finish(&unmark("Title: **Health**", false), &mut weight);
        assert!(!weight.all() && !weight.on);
    }

    #[test]
    fn words_are_tidied() {
        assert_eq!(
            tidy(" a\u{A0}\u{A0}b \n\n c\u{AD}d \u{200B} e\n"),
            "a b\ncd e"
        );
    }
}
