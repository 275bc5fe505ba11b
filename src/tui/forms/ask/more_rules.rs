//! Questions about those rules of the body that are seldom told: one of them at a time.

use super::{Answer, Then, act, ask, choice, refuse, time};
use crate::meeting::Meeting;
use crate::meeting::exclusion::ExclusionBy;
use crate::meeting::intent::Intent;
use crate::meeting::interest::{Effect, Interest, Speech};
use crate::meeting::rules::{Rules, RulesTold, Whole};
use crate::meeting::text::Text;
use crate::tui::forms::step::{Choice, Step};

/// Which rule, and what it says.
pub(super) fn more(meeting: &Meeting, answers: &[Answer]) -> Then {
    let now = meeting.rules();
    let Some((which, rest)) = answers.split_first() else {
        return ask(Step::choice("Which rule?", menu(now)));
    };
    let mut told = RulesTold::from(now);
    let letter = which.letter();
    if letter == 'i' {
        return interests(now, told, rest);
    }
    let Some(answer) = rest.first() else {
        return ask(question(letter, now));
    };
    match letter {
        's' => told.quorum_of = either(answer, Whole::AllSeats, Whole::FilledSeats),
        'n' => told.non_voting_count = answer.letter() == 'y',
        'r' => told.remote_counts = answer.letter() == 'y',
        'x' => {
            told.exclusion_by = match answer.letter() {
                'p' => ExclusionBy::PublicBodies1960,
                'o' => ExclusionBy::OwnRules,
                _ => ExclusionBy::Schedule12A,
            }
        }
        'v' => match number(answer) {
            Some(members) => told.recorded_vote_needs = members,
            None => return refuse("Write how many, for example 3."),
        },
        'c' => told.executive = answer.letter() == 'y',
        'l' => match warnings(answer) {
            Some(left_out) => told.not_checked = left_out,
            None => {
                return refuse(
                    "Write numbers of warnings, for example 14, 16; `quorate check --list` prints them.",
                );
            }
        },
        't' => match answer.words().trim() {
            "" => told.time_limit = 0,
            words => match words.parse() {
                Ok(minutes) => told.time_limit = minutes,
                Err(_) => return refuse("Write the limit in minutes, for example 120."),
            },
        },
        'e' => match time(answer) {
            Ok(by) => told.must_end_by = by,
            Err(why) => return refuse(why),
        },
        _ => told.source = answer.words(),
    }
    set(told)
}

fn set(told: RulesTold) -> Then {
    act(Intent::SetRules(told), "The rule is set.")
}

fn either<T>(answer: &Answer, first: T, second: T) -> T {
    if answer.letter() == 'f' {
        second
    } else {
        first
    }
}

/// Each rule in a line, with what it says now.
fn menu(now: &Rules) -> Vec<Choice> {
    let limit = match now.time_limit {
        0 => "none".to_owned(),
        minutes => format!("{minutes} minutes"),
    };
    let by = now
        .must_end_by
        .map_or_else(|| "none".to_owned(), |by| by.format("%H:%M").to_string());
    let counts = |yes: bool| if yes { "counted" } else { "not counted" };
    let seats = match now.quorum_of {
        Whole::AllSeats => "all seats",
        Whole::FilledSeats => "those that are filled",
    };
    let source = match now.source.trim() {
        "" => "not told",
        source => source,
    };
    let interests = match now.interests.len() {
        0 => "as usual".to_owned(),
        _ => "told".to_owned(),
    };
    let asked = match now.recorded_vote_needs {
        0 => "not told".to_owned(),
        members => members.to_string(),
    };
    let executive = if now.executive { "yes" } else { "no" };
    let left_out = match listed(&now.not_checked).as_str() {
        "" => "none".to_owned(),
        numbers => numbers.to_owned(),
    };
    vec![
        choice('i', format!("what a declared interest does: {interests}")),
        choice(
            'r',
            format!("members who attend remotely: {}", counts(now.remote_counts)),
        ),
        choice(
            'x',
            format!("the public is excluded by: {}", now.exclusion_by.in_words()),
        ),
        choice('s', format!("the quorum is a part of: {seats}")),
        choice(
            'n',
            format!(
                "members without a vote, for the quorum: {}",
                counts(now.non_voting_count)
            ),
        ),
        choice('t', format!("the longest that a meeting lasts: {limit}")),
        choice('e', format!("the time by which it must end: {by}")),
        choice(
            'v',
            format!("members who can ask for a recorded vote: {asked}"),
        ),
        choice('c', format!("it is an executive, a cabinet: {executive}")),
        choice(
            'l',
            format!("warnings that the check leaves out: {left_out}"),
        ),
        choice('w', format!("where the rules stand: {source}")),
    ]
}

/// The question of a rule, with what holds now first.
fn question(letter: char, now: &Rules) -> Step {
    let held = |mut choices: Vec<Choice>, now: char| {
        choices.sort_by_key(|c| c.letter != now);
        choices
    };
    let yes = |yes: bool| if yes { 'y' } else { 'n' };
    match letter {
        's' => Step::choice(
            "A quorum that is a part of the seats counts:",
            held(
                vec![
                    choice('a', "all seats, vacant ones too"),
                    choice('f', "those alone that somebody holds"),
                ],
                either_letter(now.quorum_of == Whole::FilledSeats),
            ),
        ),
        'n' => Step::choice(
            "Do members without a vote count towards the quorum?",
            held(
                vec![
                    choice('n', "no"),
                    choice('y', "yes, as those with a vote do"),
                ],
                yes(now.non_voting_count),
            ),
        ),
        'r' => Step::choice(
            "Do members who attend remotely count in the quorum, and vote?",
            held(
                vec![
                    choice(
                        'n',
                        "no: they must be in the room, as in councils in England",
                    ),
                    choice('y', "yes: the body\u{2019}s own rules allow it"),
                ],
                yes(now.remote_counts),
            ),
        ),
        'x' => Step::choice(
            "On what ground is the public excluded?",
            held(
                vec![
                    choice(
                        's',
                        "a paragraph of Schedule 12A: principal councils, their committees",
                    ),
                    choice(
                        'p',
                        "a reason, by the Act of 1960: parish councils, NHS bodies",
                    ),
                    choice(
                        'o',
                        "a reason, by the body\u{2019}s own rules: charities, companies",
                    ),
                ],
                match now.exclusion_by {
                    ExclusionBy::Schedule12A => 's',
                    ExclusionBy::PublicBodies1960 => 'p',
                    ExclusionBy::OwnRules => 'o',
                },
            ),
        ),
        'v' => Step::words(
            "How many members must ask for a recorded vote? (empty where no rule says so)",
            &match now.recorded_vote_needs {
                0 => String::new(),
                members => members.to_string(),
            },
            true,
        ),
        'c' => Step::choice(
            "Is it an executive, a cabinet? Its decisions need reasons and what was rejected:",
            held(
                vec![choice('n', "no"), choice('y', "yes")],
                yes(now.executive),
            ),
        ),
        'l' => Step::words(
            "Which warnings does the check leave out, by number? (empty for none)",
            &listed(&now.not_checked),
            true,
        ),
        't' => Step::words(
            "It ends after how many minutes, unless it is extended? (empty for no limit)",
            &match now.time_limit {
                0 => String::new(),
                minutes => minutes.to_string(),
            },
            true,
        ),
        'e' => Step::words(
            "By what time must it end, unless it is extended? (empty for none)",
            &now.must_end_by
                .map_or_else(String::new, |by| by.format("%H:%M").to_string()),
            true,
        ),
        _ => Step::words(
            "Where do the rules stand? Told with what they hinder: Standing Orders 4.2",
            &now.source,
            true,
        ),
    }
}

/// A number of members; empty words are none.
fn number(answer: &Answer) -> Option<u16> {
    match answer.words().trim() {
        "" => Some(0),
        words => words.parse().ok(),
    }
}

/// Numbers of warnings, between commas or spaces.
fn warnings(answer: &Answer) -> Option<Vec<u8>> {
    let words = answer.words();
    let numbers = words.split([',', ' ']).filter(|n| !n.is_empty());
    numbers.map(|n| n.parse().ok()).collect()
}

fn listed(numbers: &[u8]) -> String {
    let numbers: Vec<String> = numbers.iter().map(u8::to_string).collect();
    numbers.join(", ")
}

fn either_letter(second: bool) -> char {
    if second { 'f' } else { 'a' }
}

/// What a kind of interest does in this body: the kind, and what is ticked of it.
fn interests(now: &Rules, mut told: RulesTold, answers: &[Answer]) -> Then {
    let Some((kind, rest)) = answers.split_first() else {
        return ask(Step::choice(
            "Which kind of interest?",
            vec![
                choice('p', "disclosable pecuniary"),
                choice('r', "other registrable"),
                choice('n', "non-registrable"),
                choice('l', "personal"),
                choice('j', "prejudicial"),
                choice('c', "council tax unpaid (s.106)"),
                choice(
                    'o',
                    "another, in the body\u{2019}s own words: conflict of interest",
                ),
            ],
        ));
    };
    let (of, rest) = match kind.letter() {
        'p' => (Interest::Pecuniary, rest),
        'r' => (Interest::Registrable, rest),
        'n' => (Interest::NonRegistrable, rest),
        'j' => (Interest::Prejudicial, rest),
        'c' => (Interest::CouncilTax, rest),
        'o' => {
            let Some((words, rest)) = rest.split_first() else {
                let held = now.interests.iter().find_map(|row| match &row.of {
                    Interest::Other(words) => Some(words.as_str()),
                    _ => None,
                });
                return ask(Step::words(
                    "What is it called?",
                    held.unwrap_or("conflict of interest"),
                    false,
                )
                .selected());
            };
            (Interest::Other(Text::line(&words.words())), rest)
        }
        _ => (Interest::Personal, rest),
    };
    let held = now.effect_of(&of);
    let Some(ticked) = rest.first() else {
        let row = |letter, words: &str, on| (choice(letter, words), on);
        return ask(Step::checklist(
            "Whoever declared it:",
            vec![
                row(
                    's',
                    "may speak as any member",
                    held.speech == Speech::Freely,
                ),
                row(
                    'p',
                    "may speak where the public may",
                    held.speech == Speech::AsPublic,
                ),
                row('v', "may vote", held.votes),
                row('l', "must leave the room for the item", held.leaves),
                row('q', "counts in the quorum while in the room", held.counts),
            ],
        ));
    };
    let has = |letter| ticked.ticked().contains(&letter);
    let effect = Effect {
        of: of.clone(),
        speech: match (has('s'), has('p')) {
            (true, _) => Speech::Freely,
            (_, true) => Speech::AsPublic,
            _ => Speech::No,
        },
        votes: has('v'),
        leaves: has('l'),
        counts: has('q'),
    };
    // What is as usual needs no row.
    let usual = effect == Effect::usual(&of);
    told.interests = now.with_effect(effect, usual);
    set(told)
}
