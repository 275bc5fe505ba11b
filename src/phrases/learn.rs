//! Phrases that the officer has typed again and again in a body's meetings.
//!
//! Runs are counted word by word: a run of three can only stand three times if the two runs of two
//! in it do. So each length looks only at places where the shorter one came up often enough, and
//! the work grows with the text and no faster.

use std::collections::HashMap;

/// The shortest run, in words.
const SHORTEST: usize = 2;
/// The longest run, in words.
const LONGEST: usize = 9;
/// How often a run must stand.
const OFTEN: u32 = 3;
/// The most runs that are given back.
const MOST: usize = 5_000;
/// The most words that are looked at: some years of a body's minutes.
const WORDS: usize = 500_000;
/// The longest word, in bytes; addresses of web pages and the like are no words.
const WORD: usize = 40;

/// No run, or no word: the end of a sentence.
const NONE: u32 = u32::MAX;

/// Words that were typed again and again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Learnt {
    /// The words.
    pub words: String,
    /// How often they stood.
    pub count: u32,
}

/// The runs of two to nine words that stand three times or more in `texts`, most useful first: the
/// one that would have saved the most typing. No run reaches across the end of a sentence; one
/// that never stands without a longer one is not given; nor are names and figures alone.
pub fn learn<'t>(texts: impl IntoIterator<Item = &'t str>) -> Vec<Learnt> {
    let (words, line) = words_of(texts);
    runs(&words, &line).0
}

/// A run of a length that came up often enough.
struct Run {
    /// Where it stands first.
    at: usize,
    length: usize,
    count: u32,
    /// A longer run has it at each of its places.
    within: bool,
}

/// The words, each once, and the text as places in that list with sentence ends between.
fn words_of<'t>(texts: impl IntoIterator<Item = &'t str>) -> (Vec<&'t str>, Vec<u32>) {
    let mut known: HashMap<&str, u32> = HashMap::new();
    let (mut words, mut line) = (Vec::new(), Vec::new());
    for sentence in texts.into_iter().flat_map(str::lines) {
        for token in sentence.split_whitespace() {
            if line.len() >= WORDS {
                return (words, line);
            }
            let opened = token.trim_start_matches(opens);
            let word = opened.trim_end_matches(closes);
            let fits = !word.is_empty() && word.len() <= WORD;
            if opened.len() < token.len() || !fits {
                line.push(NONE);
            }
            if fits {
                let id = *known.entry(word).or_insert_with(|| {
                    words.push(word);
                    words.len() as u32 - 1
                });
                line.push(id);
                if word.len() < opened.len() {
                    line.push(NONE);
                }
            }
        }
        line.push(NONE);
    }
    (words, line)
}

fn opens(c: char) -> bool {
    matches!(
        c,
        '(' | '[' | '"' | '\u{201C}' | '\u{2018}' | '-' | '\u{2013}' | '\u{2022}'
    )
}

fn closes(c: char) -> bool {
    matches!(
        c,
        '.' | '!' | '?' | ')' | ']' | '"' | '\u{201D}' | '\u{2026}' | '\u{2013}'
    )
}

/// The runs, and how many steps it took to find them.
fn runs(words: &[&str], line: &[u32]) -> (Vec<Learnt>, usize) {
    let mut steps = 0;
    let mut found: Vec<Run> = Vec::new();
    // What stands at each place: a word at first, then a run of two, of three.
    let mut here: Vec<u32> = line.to_vec();
    // Where in `found` the runs of the length before begin.
    let mut before = 0;
    for length in SHORTEST..=LONGEST {
        let mut ids: HashMap<(u32, u32), u32> = HashMap::new();
        let mut tally: Vec<(usize, u32)> = Vec::new();
        let mut next = vec![NONE; here.len()];
        for (at, pair) in here.windows(2).enumerate() {
            steps += 1;
            let [first, second] = *pair else { continue };
            if first == NONE || second == NONE {
                continue;
            }
            let id = *ids.entry((first, second)).or_insert_with(|| {
                tally.push((at, 0));
                tally.len() as u32 - 1
            });
            tally[id as usize].1 += 1;
            next[at] = id;
        }
        // Those that came up often enough keep a number; the rest is forgotten.
        let start = found.len();
        let mut kept = vec![NONE; tally.len()];
        for (id, &(at, count)) in tally.iter().enumerate() {
            steps += 1;
            if count < OFTEN {
                continue;
            }
            kept[id] = (found.len() - start) as u32;
            if length > SHORTEST {
                for part in [here[at], here[at + 1]] {
                    let part = &mut found[before + part as usize];
                    part.within |= part.count == count;
                }
            }
            found.push(Run {
                at,
                length,
                count,
                within: false,
            });
        }
        if found.len() == start {
            break;
        }
        for id in &mut next {
            steps += 1;
            if *id != NONE {
                *id = kept[*id as usize];
            }
        }
        before = start;
        here = next;
    }
    (useful(words, line, &found), steps)
}

fn useful(words: &[&str], line: &[u32], found: &[Run]) -> Vec<Learnt> {
    let text = |run: &Run| {
        let ids = &line[run.at..run.at + run.length];
        ids.iter().map(|&id| words[id as usize]).collect::<Vec<_>>()
    };
    let mut learnt: Vec<Learnt> = found
        .iter()
        .filter(|run| !run.within)
        .map(|run| (text(run), run.count))
        .filter(|(words, _)| !words.iter().all(|w| is_name_or_figure(w)))
        .map(|(words, count)| Learnt {
            words: words.join(" "),
            count,
        })
        .collect();
    let saved = |l: &Learnt| l.words.chars().count() * l.count as usize;
    learnt.sort_by(|a, b| saved(b).cmp(&saved(a)).then_with(|| a.words.cmp(&b.words)));
    learnt.truncate(MOST);
    learnt
}

fn is_name_or_figure(word: &str) -> bool {
    word.contains(|c: char| c.is_numeric())
        || word.starts_with(char::is_uppercase)
        || !word.contains(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(learnt: &[Learnt]) -> Vec<&str> {
        learnt.iter().map(|l| l.words.as_str()).collect()
    }

    #[test]
    fn what_is_typed_three_times_is_learnt_and_its_parts_are_not() {
        let texts = [
            "Dr Bell said that it would be brought back to the Board in May.",
            "The plan would be brought back to the Board after the summer.",
            "Members heard that both would be brought back to the Board. Thanks were given.",
        ];
        let learnt = learn(texts);
        assert_eq!(words(&learnt), ["would be brought back to the Board"]);
        assert_eq!(learnt[0].count, 3);
    }

    #[test]
    fn a_part_that_also_stands_alone_is_learnt_too() {
        let long = "They agreed to look at the cost of travel again.";
        let learnt = learn([long, long, long, "Somebody raised the cost of travel too."]);
        assert!(words(&learnt).contains(&"the cost of travel"), "{learnt:?}");
        assert!(!words(&learnt).contains(&"cost of travel"), "{learnt:?}");
        assert_eq!(learnt[0].words.split(' ').count(), 9);
    }

    #[test]
    fn twice_is_not_enough() {
        let text = "The kettle was put on.";
        assert_eq!(learn([text, text]), []);
    }

    #[test]
    fn no_run_crosses_the_end_of_a_sentence_or_a_bracket() {
        let text = "It was late. We went home (by bus) at once";
        let learnt = learn([text, text, text]);
        let found = words(&learnt);
        assert!(
            found.contains(&"It was late") && found.contains(&"We went home"),
            "{found:?}"
        );
        assert!(
            found.contains(&"by bus") && found.contains(&"at once"),
            "{found:?}"
        );
        assert_eq!(found.len(), 4);
    }

    #[test]
    fn names_and_figures_alone_are_not_phrases() {
        let text = "Councillor Ann Lee. On 4 May. 12 of 14.";
        let learnt = learn([text, text, text]);
        assert_eq!(words(&learnt), ["12 of 14"]);
        assert_eq!(learn(["Ann Lee 14", "Ann Lee 14", "Ann Lee 14"]), []);
    }

    #[test]
    fn the_same_texts_teach_the_same() {
        let text = "We noted that the work goes on. It was clear that we noted that. ".repeat(40);
        let once = learn([text.as_str(), "we noted that"]);
        assert!(!once.is_empty());
        for _ in 0..5 {
            assert_eq!(learn([text.as_str(), "we noted that"]), once);
        }
    }

    /// Invented minutes: some words again and again, others never.
    fn minutes(sentences: usize) -> String {
        let mut dice = 7_u64;
        let mut text = String::new();
        for n in 0..sentences {
            for _ in 0..12 {
                dice = dice
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(n as u64 | 1);
                let word = (dice >> 33) % 300;
                text.push_str(if word < 60 { "it was noted that " } else { "" });
                text.push('w');
                text.push((b'a' + (word % 26) as u8) as char);
                text.push_str(&"x".repeat((word / 26) as usize));
                text.push(' ');
            }
            text.push_str("end.\n");
        }
        text
    }

    #[test]
    fn the_work_grows_with_the_text_and_no_faster() {
        let small = minutes(500);
        let large = minutes(8_000);
        assert!(large.len() > 500_000);
        let took = |text: &str| {
            let (words, line) = words_of([text]);
            let (learnt, steps) = runs(&words, &line);
            assert!(learnt.len() <= MOST);
            // For each length: once along the text, once over the runs, once to forget.
            assert!(
                steps <= 3 * (LONGEST - SHORTEST + 1) * line.len(),
                "{steps}"
            );
            steps / text.len().max(1)
        };
        assert!(took(&large) <= took(&small) * 2 + 1);
    }

    #[test]
    fn a_megabyte_without_a_blank_or_of_one_word_does_no_harm() {
        let block = "x".repeat(1 << 20);
        assert_eq!(learn([block.as_str()]), []);
        let same = "so ".repeat(400_000);
        let learnt = learn([same.as_str()]);
        assert!(learnt.len() <= LONGEST && learnt[0].words.starts_with("so so"));
    }

    #[test]
    fn what_is_given_back_has_a_bound() {
        let mut text = String::new();
        for n in 0..9_000_u32 {
            let word = |n: u32| -> String {
                n.to_string()
                    .bytes()
                    .map(|b| (b - b'0' + b'a') as char)
                    .collect()
            };
            for _ in 0..3 {
                text.extend(["the ", word(n).as_str(), " thing. "]);
            }
        }
        assert_eq!(learn([text.as_str()]).len(), MOST);
    }
}
