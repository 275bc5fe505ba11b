//! Where the title of a minuted item ends in its paragraph, and what was minuted begins.

use super::assigned::says_whose;
use super::readings::is_known;
use crate::import::lexicon::{self, BodyName, ItemMark, MannerWord};
use crate::import::parts::tells;
use crate::import::supporting::words;
use crate::import::when;

const DASH: &str = "What stands behind the dash could belong to the title.";
const COLON: &str = "What stands behind the colon could be no part of the title.";
const MARK: &str = "More of the title could stand behind the mark that ends it.";
const RUNS_ON: &str = "Nothing parts the title from what stands behind it.";

/// A title, what stands behind it in its paragraph, and why it could be longer or shorter.
pub(super) struct Title {
    pub(super) words: String,
    pub(super) rest: String,
    pub(super) unsure: Option<&'static str>,
}

/// Parts "Planning: there was none." into title and what stands behind it; a short heading is all title.
pub(super) fn title(words: &str) -> Title {
    let words = words.trim();
    let whole = words.chars().count() <= 90 && !words.trim_end_matches(':').ends_with('.');
    let marks: &[&str] = if whole {
        &[": "]
    } else {
        &[": ", "; ", ". ", " \u{2013} ", " - "]
    };
    // The longest words that could be a title: they don't tell what was done.
    let ends = marks.iter().filter_map(|mark| {
        let at = words.find(mark)?;
        let (head, rest) = (words.get(..at)?, words.get(at + mark.len()..)?);
        let title = (3..=90).contains(&at)
            && head.split_whitespace().count() <= 12
            && !rest.trim().is_empty()
            && !tells(head)
            && !(*mark == ". " && is_shortened(head));
        // "Fares: the new zones" is a title; "Apologies: None" is one and what came of it.
        let came = is_known(head) || rest.trim_end().ends_with('.') || rest.trim().len() <= 4;
        (title && (!whole || came)).then_some((head, rest, mark.starts_with(' ')))
    });
    let best = ends.max_by_key(|(head, ..)| (is_known(head), head.len()));
    let best = best.map(|(head, rest, dash)| (head, rest, dash.then_some(DASH)));
    // "CAR PARK The plans were approved": capitals end where the words begin that were minuted.
    let loud = shouted(words).map(|(head, rest)| (head, rest, None));
    let found = match (loud, best) {
        (Some(loud), Some(best)) if best.0.len() <= loud.0.len() => Some(best),
        (Some(loud), _) => Some(loud),
        (None, Some(best)) => Some(best),
        (None, None) => runs_on(words).map(|(head, rest)| (head, rest, Some(RUNS_ON))),
    };
    let found = found.or_else(|| bracketed(words));
    let Some((head, rest, unsure)) = found else {
        let head = without_column(words.trim_end_matches(':'));
        return Title {
            words: head.trim_end_matches([':', '-']).trim().to_owned(),
            rest: String::new(),
            unsure: head.contains(": ").then_some(COLON),
        };
    };
    // "Permits for the two stalls by the ferry, as asked for; new": where a title is long, more of it
    // may stand behind the mark.
    let cut = words.get(head.len()..).unwrap_or_default();
    let long = head.split_whitespace().count() > 9 && !words::capitals(head);
    let within = cut.starts_with(';') || cut.starts_with('.') && long && !is_known(head);
    let listed = cut.starts_with('.') && head.ends_with(" 1");
    let unsure = unsure.or((within || listed).then_some(MARK));
    // "CORRESPONDENCE i. Letters": the mark is that of a part.
    let head = without_mark(head);
    let head = without_column(head);
    let colon = head.contains(": ") && !words::capitals(head);
    let unsure = unsure.or(colon.then_some(COLON));
    Title {
        words: head.trim().to_owned(),
        rest: rest.trim().to_owned(),
        unsure,
    }
}

/// "Elections (nobody stood against the three who …)": a sentence in brackets is none of the title.
fn bracketed(words: &str) -> Option<(&str, &str, Option<&'static str>)> {
    let (head, inside) = words.strip_suffix(')')?.split_once(" (")?;
    let told = inside.split_whitespace().count() > 9 && !inside.contains(['(', ')']);
    (told && (3..=90).contains(&head.len())).then_some((head, inside, None))
}

/// "The website ACTION": who is to do it, and the head of the column for that, are no part of the title.
fn without_column(head: &str) -> &str {
    // "Matters for next time   Action all, to AL".
    if let Some((before, who)) = head.rsplit_once(" Action ")
        && says_whose(who)
    {
        return before.trim_end();
    }
    let asks = |word: &str| {
        word.starts_with('A') && matches!(words::key(word).as_str(), "action" | "actions")
    };
    match head.trim_end().rsplit_once(' ') {
        Some((before, last)) if asks(last) => before.trim_end(),
        _ => head,
    }
}

/// A title without the mark of a part behind it.
fn without_mark(head: &str) -> &str {
    let Some((title, mark)) = head.trim_end().rsplit_once(' ') else {
        return head;
    };
    let mark = mark.trim_matches(['(', ')', '.']);
    let part = mark == "a" || mark == "i" || mark == "1" && title.ends_with(':');
    let title = title.trim_end_matches([':', ' ']);
    if part && title.len() > 3 { title } else { head }
}

/// What speaks against words as a title: they break off, or are a sentence.
pub(super) fn odd(title: &str) -> Option<&'static str> {
    let last = title.split_whitespace().next_back().unwrap_or_default();
    let open = last.ends_with([',', '&']) || lexicon::is(ItemMark::Open, last);
    let bracket = title.matches('(').count() > title.matches(')').count();
    let long = title.split_whitespace().count();
    let sentence = title.ends_with('.') && long > 6 || title.contains(". ") && long > 14;
    if open || bracket {
        Some("The title breaks off.")
    } else if sentence && !words::capitals(title) && !is_known(title) {
        Some("It reads as a sentence.")
    } else {
        None
    }
}

/// Whether the full stop behind words is that of an initial or a short form: "Mrs. Lee", "E. Vale".
fn is_shortened(head: &str) -> bool {
    let last = head.split_whitespace().next_back().unwrap_or_default();
    last.len() <= 4 && last.starts_with(char::is_uppercase)
}

/// A title in capitals, with small words between them, and the words behind it that are not.
fn shouted(text: &str) -> Option<(&str, &str)> {
    let (mut end, mut count) = (0, 0);
    for word in text.split_whitespace() {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        let letters = word.chars().filter(|c| c.is_alphabetic());
        let loud = letters.clone().count() > 1 && letters.clone().all(|c| !c.is_lowercase());
        if loud {
            (end, count) = (at + word.len(), count + 1);
        } else if letters.count() > 0 && !lexicon::is(BodyName::Between, word) {
            break;
        }
    }
    let (head, rest) = text.split_at_checked(end)?;
    let behind = rest.split_whitespace().filter(|w| w.len() > 1).count();
    if belongs(head, rest) {
        return None;
    }
    let title = head.trim_end_matches([':', '.', ';', '-', '\u{2013}', ' ']);
    let small = title.chars().filter(|c| c.is_lowercase()).count();
    (count > 1 && small * 4 <= title.len() && title.len() >= 8 && behind > 1).then_some((
        title,
        rest.trim_start_matches([':', '.', ';', '-', '\u{2013}', ' ']),
    ))
}

/// Whether what stands behind capitals is of the title: "HARBOUR BUDGET \u{2013} 2027-2028", "WARDEN (formerly
/// Keeper)", "MINUTES OF THE MEETING ON MONDAY 3rd May 2027".
fn belongs(head: &str, rest: &str) -> bool {
    let last = head.split_whitespace().next_back().unwrap_or_default();
    let tail = rest.trim_start_matches([':', '.', ';', '-', '\u{2013}', ' ']);
    let dated = when::dates(rest, None).first().map(|d| d.at.end);
    let day = dated.is_some_and(|end| {
        let behind = rest.get(end..).unwrap_or_default();
        !behind.contains(char::is_alphabetic)
    });
    let bracket = tail.starts_with('(') && tail.trim_end().ends_with(')');
    let figures = !tail.contains(char::is_alphabetic);
    let short = head.len() + rest.len() <= 120 && !words::ends(rest);
    figures || short && (day || bracket || lexicon::is(ItemMark::Open, last))
}

/// "Library fines The Board agreed to end them.": a sentence that begins behind a title, with nothing
/// between them.
fn runs_on(text: &str) -> Option<(&str, &str)> {
    let mut before = "";
    for word in text.split_whitespace().take(16) {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        let opens = word.starts_with(char::is_uppercase)
            && !words::capitals(word)
            && lexicon::is(MannerWord::Opens, word);
        let (head, rest) = text.split_at_checked(at)?;
        let small = before.starts_with(char::is_lowercase) && lexicon::is(BodyName::Open, before);
        if opens && !small && head.len() > 3 && tells(rest) && !tells(head) {
            return Some((head.trim_end(), rest));
        }
        before = word;
    }
    None
}
