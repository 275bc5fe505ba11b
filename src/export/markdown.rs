//! Markdown: CommonMark with tables. Whatever in the words could be taken for markup is escaped,
//! and no raw HTML is written.

use std::fmt::Write;

use crate::minutes::document::{Block, Document, Part, Run, leaving};

/// The document as Markdown.
pub(super) fn markdown(document: &Document) -> String {
    let mut out = String::new();
    paragraph(&mut out, &format!("# {}", heading(&document.title())));
    if !document.host.is_empty() {
        paragraph(&mut out, &escape_line(&document.host));
    }
    let status = status(document);
    if !status.is_empty() {
        paragraph(&mut out, &status);
    }
    for block in &document.blocks {
        write_block(&mut out, block);
    }
    while out.ends_with("\n\n") {
        out.pop();
    }
    out
}

/// Blocks alone, without the head of a document.
pub(super) fn blocks(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        write_block(&mut out, block);
    }
    while out.ends_with("\n\n") {
        out.pop();
    }
    out
}

fn status(document: &Document) -> String {
    let status = &document.status;
    let notes: Vec<String> = status.notes.iter().map(|n| escape(n)).collect();
    let notes = notes.join(". ");
    match (status.mark.is_empty(), notes.is_empty()) {
        (true, true) => String::new(),
        (true, false) => format!("**{notes}.**"),
        (false, true) => format!("**{}**", escape(&status.mark.to_uppercase())),
        (false, false) => format!("**{}** – {notes}.", escape(&status.mark.to_uppercase())),
    }
}

fn paragraph(out: &mut String, text: &str) {
    out.push_str(text);
    out.push_str("\n\n");
}

fn write_block(out: &mut String, block: &Block) {
    match block {
        Block::Heading {
            level,
            number,
            text,
            capitals,
        } => {
            let marks = "#".repeat(usize::from(*level).clamp(1, 6));
            let shown = if *capitals {
                text.to_uppercase()
            } else {
                text.clone()
            };
            let number = if number.is_empty() {
                String::new()
            } else {
                format!("{}. ", escape(number))
            };
            paragraph(out, &format!("{marks} {number}{}", heading(&shown)));
        }
        Block::Paragraph { number, parts } => {
            let mut number = numbered(number);
            for part in parts {
                match part {
                    Part::Words(words) => {
                        let words = if number.is_empty() {
                            runs_line(words)
                        } else {
                            runs(words)
                        };
                        paragraph(out, &format!("{number}{words}"));
                    }
                    Part::Bullets(bullets) => {
                        if !number.is_empty() {
                            paragraph(out, number.trim_end());
                        }
                        for bullet in bullets {
                            let _ = writeln!(out, "- {}", runs_line(bullet));
                        }
                        out.push('\n');
                    }
                }
                number.clear();
            }
        }
        Block::Resolution {
            number,
            word,
            lead,
            limbs,
        } => {
            let lead = runs(lead);
            let word = match word.as_str() {
                "" => String::new(),
                word => format!("**{}**", escape(word)),
            };
            let space = if lead.is_empty() || word.is_empty() {
                ""
            } else {
                " "
            };
            paragraph(out, &format!("{}{word}{space}{lead}", numbered(number)));
            for limb in limbs {
                paragraph(
                    out,
                    &format!("{}{}", numbered(&limb.number), runs(&limb.runs)),
                );
            }
        }
        Block::Note(words) => paragraph(out, &runs_line(words)),
        Block::Names(rows) => {
            for row in rows {
                if row.label.is_empty() {
                    let _ = writeln!(out, "- {}", escape_line(&row.text));
                } else {
                    let _ = writeln!(out, "- **{}:** {}", escape(&row.label), escape(&row.text));
                }
            }
            out.push('\n');
        }
        Block::Table {
            caption,
            header,
            rows,
        }
        | Block::Form {
            caption,
            header,
            rows,
            ..
        } => {
            if !caption.is_empty() {
                paragraph(out, &format!("**{}**", escape(caption)));
            }
            table_row(out, header);
            let _ = writeln!(out, "|{}", " --- |".repeat(header.len()));
            for row in rows {
                table_row(out, row);
            }
            out.push('\n');
        }
        Block::Plates(plates) => {
            for plate in plates {
                let comma = if plate.below.is_empty() { "" } else { ", " };
                let _ = writeln!(
                    out,
                    "- **{}**{comma}{}",
                    escape(&plate.name),
                    escape(&plate.below)
                );
            }
            out.push('\n');
        }
        Block::Signature(lines) => {
            for line in lines {
                let filled = if line.filled.is_empty() {
                    ".".repeat(40)
                } else {
                    escape(&line.filled)
                };
                paragraph(out, &format!("{} {filled}", escape_line(&line.label)));
            }
        }
    }
}

fn table_row(out: &mut String, cells: &[String]) {
    out.push('|');
    for cell in cells {
        let _ = write!(out, " {} |", escape(cell));
    }
    out.push('\n');
}

/// A number at the start of a paragraph, with its space.
fn numbered(number: &str) -> String {
    if number.is_empty() {
        String::new()
    } else {
        format!("{} ", escape_line(number))
    }
}

/// Runs that stand inside a line.
fn runs(runs: &[Run]) -> String {
    let mut out = String::new();
    for run in runs {
        let text = escape(&run.text);
        let inner = text.trim();
        if run.strong && !inner.is_empty() {
            // Emphasis must touch its words: the spaces stand outside.
            let before = &text[..text.len() - text.trim_start().len()];
            let after = &text[text.trim_end().len()..];
            let _ = write!(out, "{before}**{inner}**{after}");
        } else {
            out.push_str(&text);
        }
    }
    out
}

/// Runs that begin a line.
fn runs_line(words: &[Run]) -> String {
    let text = runs(words);
    match words.first() {
        Some(first) if !first.strong => at_line_start(&text),
        _ => text,
    }
}

/// Escapes what means something anywhere in a line.
fn escape(text: &str) -> String {
    let text = leaving(text);
    let mut out = String::with_capacity(text.len() + 8);
    let mut told = 0;
    // All that means something is ASCII, which is no part of any other character.
    for (at, byte) in text
        .bytes()
        .enumerate()
        .filter(|(_, b)| b.is_ascii_punctuation())
    {
        let special = match byte {
            b'\\' | b'`' | b'*' | b'_' | b'[' | b']' | b'<' | b'>' | b'~' | b'|' | b'@' | b'$' => {
                true
            }
            b'&' => is_entity(&text[at + 1..]),
            // Readers that make links of bare addresses leave these alone.
            b':' => text[at + 1..].starts_with("//"),
            b'.' => {
                let before = at.checked_sub(3).and_then(|from| text.get(from..at));
                before.is_some_and(|before| before.eq_ignore_ascii_case("www"))
            }
            _ => false,
        };
        if special {
            out.push_str(&text[told..at]);
            out.push('\\');
            told = at;
        }
    }
    out.push_str(&text[told..]);
    out
}

/// A heading's words: number signs at their end would be taken for its closing marks.
fn heading(text: &str) -> String {
    let escaped = escape(text);
    let kept = escaped.trim_end().trim_end_matches('#');
    let marks = escaped.trim_end().len() - kept.len();
    format!("{kept}{}", "\\#".repeat(marks))
}

/// Escapes what means something in a line, and what means something at its start.
fn escape_line(text: &str) -> String {
    at_line_start(&escape(text))
}

fn at_line_start(text: &str) -> String {
    let text = text.trim_start();
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let after = text[digits..].chars().next();
    if digits > 0 && matches!(after, Some('.' | ')')) {
        let next = text[digits + 1..].chars().next();
        if next.is_none_or(char::is_whitespace) {
            return format!("{}\\{}", &text[..digits], &text[digits..]);
        }
    }
    if text.starts_with(['#', '+', '-', '=', ':', '^', '%', '!']) {
        return format!("\\{text}");
    }
    text.to_owned()
}

/// Whether what follows an ampersand would make a character of it.
fn is_entity(after: &str) -> bool {
    let Some(end) = after.find(';') else {
        return false;
    };
    let name = after[..end].trim_start_matches('#');
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric())
}
