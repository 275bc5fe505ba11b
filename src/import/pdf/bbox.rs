//! The words that `pdftotext -bbox` finds: a page of boxes, each with a word in it.
//!
//! It knows fonts that our own reader doesn't, but tells neither rules nor what is bold.

use super::fault::Fault;
use crate::import::page::{Page, Word};

/// How much higher the box of a word is than its letters are big.
const BOX: f32 = 1.23;

/// How much of the box is below the base line.
const BELOW: f32 = 0.235;

/// Reads the boxes.
///
/// # Errors
/// When there are no pages in it, or more than are read, or no page has words.
pub fn pages(boxes: &str) -> Result<Vec<Page>, Fault> {
    let mut pages: Vec<Page> = Vec::new();
    for line in boxes.lines() {
        let line = line.trim();
        if line.starts_with("<page ") {
            if pages.len() >= super::PAGES {
                return Err(Fault::TooManyPages);
            }
            pages.push(Page {
                width: side(line, "width").unwrap_or(595.0),
                height: side(line, "height").unwrap_or(842.0),
                ..Page::default()
            });
        } else if let (Some(page), Some(word)) = (pages.last_mut(), word(line)) {
            page.words.push(word);
        }
    }
    match pages.iter().map(|p| p.words.len()).sum::<usize>() {
        _ if pages.is_empty() => Err(Fault::Broken),
        0 => Err(Fault::Pictures),
        _ => Ok(pages),
    }
}

fn word(line: &str) -> Option<Word> {
    let (tag, rest) = line.strip_prefix("<word ")?.split_once('>')?;
    let text = unescaped(rest.strip_suffix("</word>")?);
    let (x, right) = (side(tag, "xMin")?, side(tag, "xMax")?);
    let (top, foot) = (side(tag, "yMin")?, side(tag, "yMax")?);
    let high = foot - top;
    (!text.trim().is_empty() && high > 0.0).then(|| Word {
        x,
        y: foot - BELOW * high,
        width: (right - x).max(0.0),
        size: high / BOX,
        bold: false,
        text,
    })
}

/// The number of an attribute.
fn side(tag: &str, name: &str) -> Option<f32> {
    let (_, after) = tag.split_once(name)?;
    let value = after.strip_prefix("=\"")?.split('"').next()?;
    value.parse::<f32>().ok().filter(|n| n.is_finite())
}

fn unescaped(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_become_words() {
        let boxes = "<doc>\n  <page width=\"595.3\" height=\"841.9\">\n    \
            <word xMin=\"56.8\" yMin=\"82.6\" xMax=\"90.4\" yMax=\"95.9\">Q&amp;A</word>\n";
        let pages = pages(boxes).unwrap();
        let word = &pages[0].words[0];
        assert_eq!(word.text, "Q&A");
        assert!((word.y - 93.2).abs() < 1.0, "{}", word.y);
        assert!((word.size - 10.5).abs() < 1.0, "{}", word.size);
    }

    #[test]
    fn nothing_is_a_fault() {
        assert_eq!(pages("Syntax Error"), Err(Fault::Broken));
        assert_eq!(pages("<page width=\"1\">\n</page>"), Err(Fault::Pictures));
        assert_eq!(pages("<page é>\n<word xMin=\"é"), Err(Fault::Pictures));
    }
}
