//! Where one row of a text ends.

use super::grapheme;
use super::layout::Row;

/// What a grapheme allows around it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The row begins here.
    Edge,
    /// A blank: the row may end after it.
    Space,
    /// A letter, or anything else that words are made of.
    Word,
    /// An ideograph: the row may end on either side.
    Ideograph,
    /// Punctuation that opens: never the last of a row.
    Opening,
    /// Punctuation that closes, or a small kana: never the first of a row.
    Closing,
}

/// Cuts the row that begins at `start` and has `room` columns.
pub(super) fn cut(text: &str, start: usize, indent: u16, room: u16) -> Row {
    cut_plain(text.as_bytes(), start, indent, room)
        .unwrap_or_else(|| cut_any(text, start, indent, room))
}

/// A full row of printable ASCII, which is what most rows are: its end is looked for from behind.
fn cut_plain(bytes: &[u8], start: usize, indent: u16, room: u16) -> Option<Row> {
    let full = start + usize::from(room);
    // The row, and the byte that no longer fits.
    let window = bytes.get(start..=full)?;
    let printable = window
        .iter()
        .fold(true, |all, b| all & (0x20..0x7F).contains(b));
    let mut end = full;
    let mut width = room;
    if !printable {
        return None;
    } else if bytes[full] == b' ' {
        end += bytes[full..].iter().take_while(|&&b| b == b' ').count();
    } else if let Some(blank) = window.iter().rposition(|&b| b == b' ') {
        end = start + blank + 1;
        width = blank as u16 + 1;
    }
    let next = bytes.get(end.max(full + 1)).copied().unwrap_or(b'\n');
    let hard = bytes.get(end) == Some(&b'\n');
    (next.is_ascii() && next != b'\t').then_some(Row {
        start,
        end,
        indent,
        width,
        hard,
    })
}

/// Any row, grapheme by grapheme.
fn cut_any(text: &str, start: usize, indent: u16, room: u16) -> Row {
    let bytes = text.as_bytes();
    let (mut at, mut width, mut filled) = (start, 0_u16, false);
    let mut before = Kind::Edge;
    // The last place where the row may end, and its width there.
    let mut may_end = None;
    let row = |end, width, hard| Row {
        start,
        end,
        indent,
        width,
        hard,
    };
    while let Some(&byte) = bytes.get(at) {
        let (end, columns, kind);
        if byte.is_ascii() && bytes.get(at + 1).is_none_or(u8::is_ascii) {
            if byte == b'\n' {
                return row(at, width, true);
            }
            end = at + 1;
            (columns, kind) = match byte {
                b' ' => (1, Kind::Space),
                b'\t' => (grapheme::TAB_WIDTH, Kind::Space),
                _ => (1, Kind::Word),
            };
        } else {
            // A newline never joins what follows it.
            if byte == b'\n' {
                return row(at, width, true);
            }
            end = grapheme::next(text, at);
            let grapheme = &text[at..end];
            columns = grapheme::width(grapheme);
            kind = kind_of(grapheme);
        }
        if kind == Kind::Space {
            width = width.saturating_add(columns).min(room.max(width));
            before = kind;
        } else if columns > 0 {
            if may_part(before, kind) {
                may_end = Some((at, width));
            }
            if filled_up(width, columns, room) && filled {
                let (at, width) = may_end.unwrap_or((at, width));
                return row(at, width, false);
            }
            width += columns;
            before = kind;
        }
        // What takes no column belongs to what stands before it.
        filled |= columns > 0;
        at = end;
    }
    row(at, width, false)
}

fn filled_up(width: u16, columns: u16, room: u16) -> bool {
    u32::from(width) + u32::from(columns) > u32::from(room)
}

fn may_part(before: Kind, after: Kind) -> bool {
    if before == Kind::Space {
        return true;
    }
    let held = matches!(before, Kind::Edge | Kind::Opening) || after == Kind::Closing;
    let loose = matches!(before, Kind::Ideograph | Kind::Closing)
        || matches!(after, Kind::Ideograph | Kind::Opening);
    loose && !held
}

fn kind_of(grapheme: &str) -> Kind {
    if grapheme::is_space(grapheme) {
        return Kind::Space;
    }
    match grapheme.chars().next().unwrap_or(' ') {
        '〈' | '《' | '「' | '『' | '【' | '〔' | '〖' | '〘' | '〚' | '（' | '［' | '｛'
        | '｟' => Kind::Opening,
        '、' | '。' | '〉' | '》' | '」' | '』' | '】' | '〕' | '〗' | '〙' | '〛' | '）'
        | '］' | '｝' | '｠' | '，' | '．' | '：' | '；' | '！' | '？' | '・' | 'ー' | '々'
        | '〻' | 'ゝ' | 'ゞ' | 'ヽ' | 'ヾ' | 'ぁ' | 'ぃ' | 'ぅ' | 'ぇ' | 'ぉ' | 'っ' | 'ゃ'
        | 'ゅ' | 'ょ' | 'ゎ' | 'ァ' | 'ィ' | 'ゥ' | 'ェ' | 'ォ' | 'ッ' | 'ャ' | 'ュ' | 'ョ'
        | 'ヮ' | 'ヵ' | 'ヶ' => Kind::Closing,
        // Radicals, kana, bopomofo, ideographs and their extensions; Hangul has blanks.
        '\u{2E80}'..='\u{2FDF}'
        | '\u{3040}'..='\u{312F}'
        | '\u{3190}'..='\u{31FF}'
        | '\u{3300}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}' => Kind::Ideograph,
        _ => Kind::Word,
    }
}

/// How much further in the rows go on that follow the first row of the line at `start`: as wide as
/// its bullet ("- ") or limb ("(a) "), blanks before it included; 0 for any other line.
pub(super) fn hang(text: &str, start: usize) -> u16 {
    let line = &text.as_bytes()[start..];
    let blanks = line.iter().take_while(|&&b| b == b' ').count();
    if blanks > 8 {
        return 0;
    }
    let mark = match &line[blanks..] {
        [b'-' | b'*', b' ', ..] | [0xE2, 0x80, 0xA2, b' ', ..] => 2,
        [b'(', inner @ ..] => {
            let letters = inner
                .iter()
                .take_while(|b| b.is_ascii_alphanumeric())
                .count();
            match inner.get(letters..) {
                Some([b')', b' ', ..]) if (1..=5).contains(&letters) => letters + 3,
                _ => return 0,
            }
        }
        _ => return 0,
    };
    (blanks + mark) as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_way_and_the_long_one_agree() {
        let text = "one  two (a) abcdefghijk   l\u{301} mn \u{301}x\ty    \nz \u{e9}t\u{e9}   ";
        let mut short = 0;
        for room in 1..40 {
            for start in (0..=text.len()).filter(|&at| grapheme::is_boundary(text, at)) {
                let long = cut_any(text, start, 0, room);
                let row = cut_plain(text.as_bytes(), start, 0, room);
                short += usize::from(row.is_some());
                assert!(row.is_none_or(|row| row == long), "{row:?} {long:?}");
            }
        }
        assert!(short > 100, "{short}");
    }

    #[test]
    fn bullets_and_limbs_hang() {
        let hangs = [
            "- x",
            "(a) x",
            "(iv) x",
            "  - x",
            "\u{2022} x",
            "x",
            "-x",
            "(seven77) x",
            "(a)x",
            "(",
        ];
        assert_eq!(
            hangs.map(|line| hang(line, 0)),
            [2, 4, 5, 4, 2, 0, 0, 0, 0, 0]
        );
    }
}
