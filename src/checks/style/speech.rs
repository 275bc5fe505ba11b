//! Reported speech: the tense after "said that", days told from today, and the first person.

use super::{Mark, Page, Rule, with_capital_of};
use crate::checks::words::Word;

/// Verbs that report what somebody said. Those of asking and agreeing are left out: what is asked
/// for stands in the subjunctive, and may lie in the future.
const REPORTING: &[&str] = &[
    "said",
    "advised",
    "explained",
    "reported",
    "stated",
    "confirmed",
    "informed",
    "noted",
    "added",
    "commented",
    "acknowledged",
    "stressed",
    "emphasised",
    "clarified",
    "told",
    "heard",
    "observed",
    "replied",
    "remarked",
];

/// What minutes have instead of the present.
const TENSES: &[(&str, &str)] = &[
    ("will", "would"),
    ("won't", "would not"),
    ("can", "could"),
    ("can't", "could not"),
    ("cannot", "could not"),
    ("is", "was"),
    ("isn't", "was not"),
    ("are", "were"),
    ("aren't", "were not"),
    ("has", "had"),
    ("hasn't", "had not"),
];

/// Words that make a noun of what follows: "the will of the Board".
const ARTICLES: &[&str] = &[
    "the", "a", "an", "his", "her", "their", "its", "good", "free",
];

/// Days and spans that are told from today.
const DAYS: &[&[&str]] = &[
    &["today"],
    &["yesterday"],
    &["tomorrow"],
    &["tonight"],
    &["this", "week"],
    &["last", "week"],
    &["next", "week"],
    &["this", "month"],
    &["last", "month"],
    &["next", "month"],
    &["last", "year"],
    &["next", "year"],
    &["this", "morning"],
    &["this", "afternoon"],
    &["this", "evening"],
    &["at", "the", "moment"],
    &["currently"],
];

const FIRST_PERSON: &[&str] = &[
    "i",
    "i'm",
    "i've",
    "i'll",
    "i'd",
    "me",
    "my",
    "myself",
    "we",
    "we're",
    "we've",
    "we'll",
    "we'd",
    "us",
    "our",
    "ours",
    "ourselves",
];

/// No word of the first person has more bytes, a curly apostrophe included.
const LONGEST: usize = 9;

pub(super) fn look(page: &Page<'_>, marks: &mut Vec<Mark>) {
    if page.is_prose() {
        tense(page, marks);
        first_person(page, marks);
    }
    days(page, marks);
}

fn plain(word: &str) -> String {
    word.to_lowercase().replace('’', "'")
}

fn tense(page: &Page<'_>, marks: &mut Vec<Mark>) {
    for sentence in &page.sentences {
        let words = page.words_in(sentence);
        let Some(from) = reported_from(words) else {
            continue;
        };
        // Only the clause that follows: behind a comma something else may begin that still holds.
        let clause = &words[from..];
        for (i, word) in clause.iter().enumerate() {
            let begin = if i == 0 { word.at } else { clause[i - 1].end() };
            if page.text[begin..word.at].contains([',', ';', ':', '(', '"', '“', '‘']) {
                break;
            }
            let lower = plain(word.text);
            let before = if i == 0 {
                String::new()
            } else {
                plain(clause[i - 1].text)
            };
            let Some((_, instead)) = TENSES.iter().find(|(now, _)| *now == lower) else {
                continue;
            };
            if word.is_capital() || ARTICLES.contains(&before.as_str()) || page.is_quoted(word.at) {
                continue;
            }
            marks.push(page.mark(
                Rule::Tense,
                word.range(),
                format!(
                    "“{}” stands in reported speech, where minutes have “{instead}”.",
                    word.text
                ),
                vec![(*instead).to_owned()],
            ));
        }
    }
}

/// Where the clause after "advised that" or "told the Board that" begins.
fn reported_from(words: &[Word<'_>]) -> Option<usize> {
    let verb = words.iter().position(|w| {
        REPORTING
            .iter()
            .any(|verb| w.text.eq_ignore_ascii_case(verb))
    })?;
    let that = words[verb..]
        .iter()
        .take(5)
        .position(|w| w.text == "that")?;
    Some(verb + that + 1)
}

fn days(page: &Page<'_>, marks: &mut Vec<Mark>) {
    for (i, word) in page.words.iter().enumerate() {
        let Some(last) = told_from_today(page, i) else {
            continue;
        };
        if page.is_quoted(word.at) {
            continue;
        }
        let before = i.checked_sub(1).map(|b| plain(page.words[b].text));
        let past = before.is_some_and(|b| matches!(b.as_str(), "was" | "were" | "had"));
        let lower = plain(word.text);
        if lower == "currently" && past {
            continue;
        }
        let range = word.at..last.end();
        let said = &page.text[range.clone()];
        let vague = matches!(lower.as_str(), "currently" | "at");
        let what = if vague {
            format!("“{said}” means another time to whoever reads this later.")
        } else {
            format!("“{said}” means another day to whoever reads this later: give the date.")
        };
        let instead = if vague {
            vec![with_capital_of(word.text, "at the time of the meeting")]
        } else {
            Vec::new()
        };
        marks.push(page.mark(Rule::TimeWords, range, what, instead));
    }
}

/// The last word of a day or a span that begins here.
fn told_from_today<'p>(page: &'p Page<'p>, at: usize) -> Option<&'p Word<'p>> {
    let is = |word: &Word<'_>, day: &str| word.owner().eq_ignore_ascii_case(day);
    DAYS.iter().find_map(|day| {
        let words = page.words.get(at..at + day.len())?;
        let same = words.iter().zip(*day).all(|(w, d)| is(w, d));
        let together = || words.windows(2).all(|pair| page.adjoin(&pair[0], &pair[1]));
        if same && together() {
            words.last()
        } else {
            None
        }
    })
}

fn first_person(page: &Page<'_>, marks: &mut Vec<Mark>) {
    for (i, word) in page.words.iter().enumerate() {
        if word.text.len() > LONGEST {
            continue;
        }
        let lower = plain(word.text);
        if !FIRST_PERSON.contains(&lower.as_str()) || page.is_quoted(word.at) {
            continue;
        }
        let begins = page.sentences.iter().any(|s| {
            let sentence = &page.text[s.clone()];
            s.start + (sentence.len() - sentence.trim_start().len()) == word.at
        });
        let safe = if lower == "i" {
            is_the_pronoun(page, i, begins)
        } else {
            // "US" is a country, "Our Place" a name.
            !word.text.chars().skip(1).any(char::is_uppercase) && (begins || !word.is_capital())
                || lower.contains('\'')
        };
        if safe {
            marks.push(page.mark(
                Rule::FirstPerson,
                word.range(),
                format!("“{}” is the first person: minutes say who.", word.text),
                Vec::new(),
            ));
        }
    }
}

/// "I" as a word, and no initial, numeral or label of a limb.
fn is_the_pronoun(page: &Page<'_>, at: usize, begins: bool) -> bool {
    let word = &page.words[at];
    if word.text != "I" {
        return false;
    }
    let after = page.text[word.end()..].chars().next();
    let before = page.text[..word.at].chars().next_back();
    let numbered = at > 0 && !begins && page.words[at - 1].is_capital();
    let followed = page
        .words
        .get(at + 1)
        .is_some_and(|next| page.adjoin(word, next) && !next.is_capital());
    after == Some(' ') && before != Some('(') && followed && !numbered
}
