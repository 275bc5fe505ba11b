//! Words broken into lines.

use super::editor::grapheme::measure;

/// Breaks words into lines of at most `width` columns; line breaks in them hold.
pub fn wrap(words: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut out = Vec::new();
    for paragraph in words.split('\n') {
        let mut line = String::new();
        let mut wide = 0;
        for word in paragraph.split(' ') {
            let mut word = word;
            let mut long = measure(word);
            if wide > 0 && wide + 1 + long <= width {
                line.push(' ');
                line.push_str(word);
                wide += 1 + long;
                continue;
            }
            if wide > 0 {
                out.push(std::mem::take(&mut line));
            }
            // A word that is wider than the line is broken where it must be.
            while long > width {
                let mut end = 0;
                loop {
                    let next = super::editor::grapheme::next(word, end);
                    if next >= word.len() || (end > 0 && measure(&word[..next]) > width) {
                        break;
                    }
                    end = next;
                }
                if end == 0 {
                    break;
                }
                out.push(word[..end].to_owned());
                word = &word[end..];
                long = measure(word);
            }
            line.push_str(word);
            wide = long;
        }
        out.push(line);
    }
    out
}
