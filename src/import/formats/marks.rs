//! The marks of lists: numbers, letters and bullets at the beginning of a line.

/// Bullets as people and programs write them.
const BULLETS: &[char] = &[
    '•', '◦', '▪', '▫', '●', '○', '■', '□', '‣', '⁃', '∙', '·', '➢', '➤', '✓', '✔', '❖', '♦',
    '\u{F0B7}', '\u{F0A7}', '\u{F0D8}', '\u{F076}',
];

/// Whether a word is a number or a letter that marks an entry or an item: `1.`, `4.6`, `(a)`,
/// `iv)`, `A1`, `12`.
pub(super) fn is_mark(word: &str) -> bool {
    let bare = word.strip_prefix(['(', '[']).unwrap_or(word);
    let body = bare.trim_end_matches(['.', ')', ']', ':']);
    let ended = body.len() < bare.len();
    if body.is_empty() || bare.len() - body.len() > 2 || body.len() > 16 {
        return false;
    }
    if body.split('.').all(is_number) {
        return true;
    }
    if !body.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.') {
        return false;
    }
    let mut letters = body.chars();
    let first_letter = letters.next().is_some_and(|c| c.is_ascii_alphabetic());
    let rest = letters.as_str();
    if first_letter && !rest.is_empty() && rest.split('.').all(is_number) {
        return true; // A1, B12.3
    }
    let last_letter = body.len() > 1 && body.ends_with(|c: char| c.is_ascii_alphabetic());
    if last_letter {
        let number = body.get(..body.len() - 1).unwrap_or("");
        if number.trim_end_matches('.').split('.').all(is_number) {
            return true; // 3a, 4.b
        }
    }
    ended && (body.len() == 1 && first_letter || is_roman(body))
}

/// One to three digits.
fn is_number(part: &str) -> bool {
    (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
}

/// Letters of Roman numbers, all of one case, up to a length that lists have.
fn is_roman(body: &str) -> bool {
    let one_case = |set: &str| body.chars().all(|c| set.contains(c));
    body.len() <= 6 && !body.is_empty() && (one_case("ivxl") || one_case("IVXL"))
}

/// What follows a bullet and how many characters it took; none if the line has no bullet. A dash
/// or a star is a bullet only before a space; a dash alone is not.
pub(super) fn after_bullet(line: &str) -> Option<(&str, usize)> {
    let first = line.chars().next()?;
    let rest = line.get(first.len_utf8()..)?;
    let words = rest.trim_start();
    let dash = matches!(first, '-' | '*' | '+' | '–') && rest.starts_with([' ', '\t']);
    // A dash before a sum is a minus in a column of numbers.
    let bullet = BULLETS.contains(&first) || (first == 'o' && rest.starts_with("  ")) || dash;
    (bullet && !words.is_empty()).then(|| {
        let taken = line.chars().count() - words.chars().count();
        (words, taken)
    })
}

/// Whether a line begins with a mark or a bullet.
pub(super) fn is_marked(line: &str) -> bool {
    after_bullet(line).is_some()
        || line.split_whitespace().next().is_some_and(|word| {
            is_mark(word) && !word.bytes().all(|b| b.is_ascii_digit())
                || word.bytes().all(|b| b.is_ascii_digit()) && word.len() <= 2
        })
}

/// The number of a line that only tells the page: `Page 13`, `Page 2 of 14`, `- 3 -`.
pub(super) fn page(line: &str) -> Option<u32> {
    let line = line.trim();
    let said = line
        .strip_prefix("Page ")
        .or_else(|| line.strip_prefix("PAGE "))
        .or_else(|| line.strip_prefix("page "));
    let number = match said {
        Some(rest) => {
            let mut words = rest.split_whitespace();
            let number = words.next()?;
            match (words.next(), words.next(), words.next()) {
                (None, _, _) => number,
                (Some(of), Some(last), None)
                    if of.eq_ignore_ascii_case("of") && is_number(last) =>
                {
                    number
                }
                _ => return None,
            }
        }
        None => line.strip_prefix("- ")?.strip_suffix(" -")?,
    };
    (number.len() <= 4 && number.bytes().all(|b| b.is_ascii_digit()))
        .then(|| number.parse().ok())
        .flatten()
        .filter(|n| *n > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_letters_are_marks_and_words_are_not() {
        for mark in [
            "1.", "12", "4.6", "10.1.2", "(a)", "b)", "iv.", "II)", "I)", "A1", "B12", "3a",
            "(iii)", "1:",
        ] {
            assert!(is_mark(mark), "{mark}");
        }
        for word in [
            "", ".", "2014", "A", "I", "Mr.", "mix.", "and", "civil.", "(a", "£5", "4.00pm",
            "1...", "é.", "22nd", "20/21",
        ] {
            assert_eq!(is_mark(word), word == "(a" && is_mark("(a"), "{word}");
        }
    }

    #[test]
    fn bullets_are_taken_off() {
        assert_eq!(
            after_bullet("- 4.6 The report"),
            Some(("4.6 The report", 2))
        );
        assert_eq!(after_bullet("•  One"), Some(("One", 3)));
        assert_eq!(after_bullet("-5 degrees"), None);
        assert_eq!(after_bullet("- "), None);
    }

    #[test]
    fn lines_that_tell_the_page() {
        assert_eq!(page("Page 13"), Some(13));
        assert_eq!(page(" Page 2 of 14 "), Some(2));
        assert_eq!(page("- 3 -"), Some(3));
        assert_eq!(page("Page 13 of the report"), None);
        assert_eq!(page("Pages 1 - 4"), None);
    }
}
