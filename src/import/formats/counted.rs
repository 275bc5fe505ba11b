//! Numbered lists of Markdown whose entries all have one number: whoever reads the page sees them
//! counted, "1." three times as 1, 2 and 3, and a list inside an entry by other signs.

use std::borrow::Cow;

use super::numerals::Numeral;

/// An entry of a numbered list.
struct Entry {
    /// Its line.
    line: usize,
    /// Its list.
    list: usize,
    /// The bytes before its number, and those of the number with what stands behind it.
    at: (usize, usize),
    /// Its number as it stands.
    printed: u32,
}

/// A numbered list.
struct List {
    /// Where its numbers stand, in columns from the left.
    indent: usize,
    /// How many lists it is inside of.
    depth: u32,
    /// The outermost of these, or itself.
    root: usize,
    /// Its entries all have one number.
    alike: bool,
    /// The number of its first entry, and how many it has.
    first: u32,
    count: u32,
}

/// A text with the numbers that its readers see.
pub(super) fn counted(text: &str) -> Cow<'_, str> {
    let (entries, lists) = found(text);
    let counts = |list: usize| {
        let list = lists.get(list);
        list.is_some_and(|l| l.alike && l.count > 1)
    };
    if !(0..lists.len()).any(counts) {
        return Cow::Borrowed(text);
    }
    let mut entries = entries.into_iter().peekable();
    let mut come = vec![0; lists.len()];
    let mut out: Vec<Cow<'_, str>> = Vec::new();
    for (at, line) in text.split('\n').enumerate() {
        let entry = entries.next_if(|e| e.line == at);
        let shown = entry.and_then(|entry| {
            let list = lists.get(entry.list)?;
            let nth = come.get_mut(entry.list)?;
            *nth += 1;
            let number = if list.alike {
                list.first + *nth - 1
            } else {
                entry.printed
            };
            let sign = match list.depth {
                0 if !counts(entry.list) => return None,
                0 => Numeral::Decimal,
                _ if !counts(list.root) && !counts(entry.list) => return None,
                1 => Numeral::LowerRoman,
                _ => Numeral::Lower(true),
            };
            let (before, rest) = (line.get(..entry.at.0)?, line.get(entry.at.1..)?);
            Some(format!(
                "{before}{}. {}",
                sign.show(number)?,
                rest.trim_start()
            ))
        });
        out.push(shown.map_or(Cow::Borrowed(line), Cow::Owned));
    }
    Cow::Owned(out.join("\n"))
}

/// The numbered lists of a text and their entries, in order.
fn found(text: &str) -> (Vec<Entry>, Vec<List>) {
    let (mut entries, mut lists) = (Vec::new(), Vec::<List>::new());
    // The lists that a line could be of, from the outermost to the innermost.
    let mut open: Vec<usize> = Vec::new();
    let (mut blank, mut fenced) = (false, false);
    for (line, words) in text.split('\n').enumerate() {
        let bare = words.trim_start();
        fenced ^= bare.starts_with("```");
        if bare.is_empty() || fenced {
            blank = true;
            continue;
        }
        let lead = words.len() - bare.len();
        let indent = words.get(..lead).map_or(0, columns);
        let inside = |list: &usize, by: usize| {
            let list = lists.get(*list);
            list.is_some_and(|l| l.indent <= indent + by)
        };
        let Some((printed, end)) = number(bare) else {
            // A paragraph, a heading or the end of a comment at the margin ends what stands further in.
            let bullet = bare.starts_with(['-', '*', '+']);
            let ends = bare.starts_with(['#', '<']) || bare.starts_with("-->");
            if ends {
                open.clear();
            } else if blank || bullet {
                open.retain(|l| inside(l, 0) && lists.get(*l).is_none_or(|l| l.indent != indent));
            }
            blank = false;
            continue;
        };
        blank = false;
        open.retain(|l| inside(l, 1));
        let same = open.last().copied();
        let same = same.filter(|l| {
            lists
                .get(*l)
                .is_some_and(|l| l.indent.abs_diff(indent) <= 1)
        });
        let list = same.unwrap_or_else(|| {
            let root = open.first().copied().unwrap_or(lists.len());
            lists.push(List {
                indent,
                depth: open.len() as u32,
                root,
                alike: true,
                first: printed,
                count: 0,
            });
            open.push(lists.len() - 1);
            lists.len() - 1
        });
        if let Some(list) = lists.get_mut(list) {
            list.alike &= list.first == printed;
            list.count += 1;
        }
        entries.push(Entry {
            line,
            list,
            at: (lead, lead + end),
            printed,
        });
    }
    (entries, lists)
}

/// How far white space goes, a tab to the next fourth column.
fn columns(space: &str) -> usize {
    let step = |at: usize, c: char| if c == '\t' { (at / 4 + 1) * 4 } else { at + 1 };
    space.chars().fold(0, step)
}

/// The number that a line begins with, and the bytes of it and its stop.
fn number(bare: &str) -> Option<(u32, usize)> {
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    let number = bare.get(..digits)?.parse().ok()?;
    let rest = bare.get(digits..)?.strip_prefix('.')?;
    let parted = rest.starts_with([' ', '\t']) && !rest.trim().is_empty();
    (parted && digits <= 3).then_some((number, digits + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_of_one_number_are_counted_and_lists_inside_them_have_other_signs() {
        let text = "1. Welcome\n    1. Visitors\n    1. Apologies\n1. Fares\n\n   A word on them.\n\n\
                    1. Moorings\n\t1. North quay\n\n## Notes\n\n1. One\n2. Two\n   1. Inner\n";
        let read = "1. Welcome\n    i. Visitors\n    ii. Apologies\n2. Fares\n\n   A word on them.\n\n\
                    3. Moorings\n\ti. North quay\n\n## Notes\n\n1. One\n2. Two\n   1. Inner\n";
        assert_eq!(counted(text), read);
    }

    #[test]
    fn what_is_numbered_as_it_is_to_be_read_stays() {
        for text in [
            "1. Welcome\n2. Fares\n3. Moorings\n",
            "1. Welcome\n\nA paragraph at the margin.\n\n1. Fares\n",
            "<!--\n1. An example\n-->\n1. Welcome\n",
            "2026. A year\n2026. Another\n",
        ] {
            assert_eq!(counted(text), text);
        }
    }
}
