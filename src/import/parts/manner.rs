//! Whether a paper tells what happened at a meeting or calls one: minutes that no heading calls so are
//! told by how they are written.

use super::Seen;
use crate::import::lexicon::{self, MannerWord};
use crate::import::supporting::words;

/// Whether words tell what was done: they are no title.
pub(crate) fn tells(words: &str) -> bool {
    Manner::of(&words.to_lowercase()).done > 0
}

/// An agenda has so many lines of words at least.
const FEW: usize = 8;

/// How a line is written.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Manner {
    /// How much it tells of what was done.
    done: u8,
    /// It asks for something to be done.
    asked: bool,
    /// It calls a meeting.
    calls: bool,
    /// It says that the meeting ended.
    ends: bool,
}

impl Manner {
    /// Of the words of a line, in small letters.
    pub(super) fn of(lower: &str) -> Self {
        let mut out = Self::default();
        let mut before = "";
        for word in lower.split(|c: char| !c.is_alphanumeric()) {
            if word.is_empty() {
                continue;
            }
            if before == "to" && lexicon::is(MannerWord::Asked, word) {
                out.asked = true;
            } else if lexicon::is(MannerWord::Done, word) {
                out.done = out.done.saturating_add(1);
            }
            before = word;
        }
        out.calls = lexicon::is(MannerWord::Calls, lower);
        out.ends = lexicon::is(MannerWord::Ends, lower);
        out
    }
}

/// How much lines say that was done, and how much they ask for.
fn told(lines: &[Seen]) -> (i32, i32, bool) {
    let words = || lines.iter().filter(|s| !s.blank && !s.furniture);
    let count = |is: fn(&Seen) -> bool| {
        i32::try_from(words().filter(|s| is(s)).count()).unwrap_or(i32::MAX)
    };
    let done = words().map(|s| i32::from(s.manner.done)).sum::<i32>();
    let asked = count(|s| s.manner.asked && s.manner.done == 0);
    let all = count(|_| true).max(1);
    // Minutes say what was done in every eighth line at least, and more often than they ask.
    let told = done >= 4 && done.saturating_mul(8) >= all && done > asked.saturating_mul(3);
    (done, asked, told)
}

/// Whether the first lines call a meeting.
pub(super) fn calls(lines: &[Seen]) -> bool {
    let words = lines.iter().filter(|s| !s.blank && !s.furniture);
    words.take(6).any(|s| s.manner.calls)
}

/// Lines that tell of so much that was done tell of a meeting that was held.
const HELD: i32 = 3;

/// Whether lines list who came to a meeting, and tell what was done.
pub(super) fn sat(lines: &[Seen]) -> bool {
    let (done, asked, _) = told(lines);
    let lists = |at: usize| {
        let below = lines.get(at + 1..).unwrap_or_default();
        lines
            .get(at)
            .is_some_and(|s| s.is_present() || s.is_filled(below.iter()))
    };
    done >= HELD && done > asked && (0..lines.len()).any(lists)
}

/// Whether lines go on to tell what was done, as minutes do behind a table of actions.
pub(super) fn go_on(lines: &[Seen]) -> bool {
    told(lines).2
}

/// Where minutes begin behind the agenda of a later meeting, under a heading of their own and with no list of
/// those present: what stands before is an agenda by its title, and tells nothing.
pub(super) fn behind_agenda(lines: &[Seen]) -> Option<usize> {
    let words: Vec<usize> = (0..lines.len())
        .filter(|at| lines.get(*at).is_some_and(|s| !s.blank && !s.furniture))
        .collect();
    let named = |at: &usize| {
        lines.get(*at).is_some_and(|s| {
            words::has_word(&s.key, "agenda")
                && s.key.split(' ').count() <= 8
                && !s.is_minutes_cue()
        })
    };
    if !words.iter().take(4).any(named) {
        return None;
    }
    words.into_iter().skip(FEW).find(|at| {
        let heading = lines.get(*at).is_some_and(|s| {
            s.is_minutes_cue()
                && s.key.ends_with("minutes")
                && s.key.split(' ').count() > 2
                && s.is_short()
        });
        let (before, behind) = lines.split_at(*at);
        heading && !told(before).2 && are_minutes(behind)
    })
}

/// Whether a paper that is headed as minutes repeats its agenda, and the titles of that come again below as
/// headings.
fn repeats(lines: &[Seen]) -> bool {
    let mut words = lines.iter().filter(|s| !s.blank && !s.furniture);
    let headed = words.by_ref().take(3).any(Seen::is_minutes_cue);
    let rest: Vec<&Seen> = words.skip_while(|s| !s.heads_agenda()).skip(1).collect();
    let (titles, below) = rest.split_at(rest.iter().take_while(|s| s.marked).count());
    let headings: Vec<&&Seen> = below.iter().filter(|s| s.strong && s.is_short()).collect();
    let again = |t: &&&Seen| {
        let key = t
            .key
            .trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
        let alike = |h: &&&Seen| h.key.starts_with(key) || key.starts_with(&h.key);
        !key.is_empty() && headings.iter().any(alike)
    };
    let count = titles.iter().filter(again).count();
    headed && count > 2 && count * 3 >= titles.len() * 2
}

/// Where minutes begin behind their own agenda: the first of its titles comes again, and what was done is told
/// there.
pub(super) fn again(lines: &[Seen]) -> Option<usize> {
    let words: Vec<usize> = (0..lines.len())
        .filter(|at| lines.get(*at).is_some_and(|s| !s.blank && !s.furniture))
        .collect();
    let at = |k: usize| words.get(k).and_then(|at| lines.get(*at));
    let agenda = (0..FEW).find(|k| at(*k).is_some_and(Seen::heads_agenda))?;
    let numbered =
        |s: &&Seen| s.marked && s.key.len() > 6 && s.key.starts_with(|c: char| c.is_ascii_digit());
    let first = (agenda + 1..).map_while(at).find(numbered)?;
    let from = (agenda + 3..words.len()).find(|k| {
        at(*k).is_some_and(|s| s.marked && s.key.starts_with(&first.key) && !std::ptr::eq(s, first))
    })?;
    let below = words.get(from).and_then(|at| lines.get(*at..))?;
    let titles = || (agenda + 1..from).filter_map(at).filter(numbered);
    let come = |title: &&Seen| {
        below
            .iter()
            .any(|s| s.marked && s.key.starts_with(&title.key))
    };
    let (count, all) = (titles().filter(come).count(), titles().count());
    let again = count > 2 && count * 3 >= all * 2 && told(below).2;
    again.then(|| words.get(from).copied()).flatten()
}

/// Whether lines are minutes though nothing says so by their place: what they tell was done, nobody is
/// called to a meeting, and there are people in a list or a heading of minutes.
pub(super) fn are_minutes(lines: &[Seen]) -> bool {
    let all = || lines.iter().filter(|s| !s.blank && !s.furniture);
    let top = || all().take(25);
    let (done, asked, told) = told(lines);
    let headed = top()
        .take(8)
        .any(|s| s.is_minutes_cue() && s.key.len() < 160);
    let present = top().any(Seen::leads_present);
    let filled = (0..lines.len()).take(60).any(|at| {
        let below = lines.get(at + 1..).unwrap_or_default();
        lines.get(at).is_some_and(|s| s.is_filled(below.iter()))
    });
    // Who was there once stands above what will be.
    let head = top().take_while(|s| !s.leads_present());
    let excused = (0..lines.len()).take(60).any(|at| {
        let below = lines.get(at + 1..).unwrap_or_default();
        lines.get(at).is_some_and(|s| s.excuses(below.iter()))
    });
    // Lists of those who came and of those who did not are made behind a meeting, though its call may stand
    // above them.
    let called = head.filter(|s| s.manner.calls).count() > 0 && !(filled && excused);
    // Nobody is present, and nobody excused, at a meeting that is to come.
    let sat = filled && !called && top().any(Seen::says_who_sat);
    let repeats = repeats(lines);
    let agenda = all().take(40).any(Seen::heads_agenda) && !repeats;
    let ends = all().any(|s| s.manner.ends);
    // Motions that were moved and carried throughout need no list of people.
    let named = |s: &Seen| words::has_word(&s.key, "agenda");
    let throughout = told
        && done >= 20
        && done > asked.saturating_mul(10)
        && !called
        && !agenda
        && !top().take(8).any(named);
    // "Agenda for the meeting to be held on" says so too.
    let opens = top()
        .take(2)
        .any(|s| s.key.starts_with("agenda for ") && !words::has_word(&s.key, "minutes"));
    let weight = 2 * i32::from(throughout)
        + 3 * i32::from(headed)
        + 3 * i32::from(present)
        + 3 * i32::from(sat)
        + 2 * i32::from(ends)
        + 3 * i32::from(told)
        - 5 * i32::from(called && !headed)
        - 3 * i32::from(agenda)
        - 5 * i32::from(opens)
        - 3 * i32::from(asked > done);
    // "Senate Meeting Agenda" at the top says what it is.
    let titled = top()
        .take(4)
        .filter(|s| !s.heads_agenda())
        .any(|s| named(s) && !words::has_word(&s.key, "minutes") && s.key.split(' ').count() <= 12);
    // Short minutes tell little: their heading and the list of those present are enough.
    let plain = headed && present && !called && !agenda && !titled && asked <= done;
    // Who came is written down behind a meeting, in whatever words what it did is told.
    let came = filled && !called && !titled && weight >= if agenda { 2 } else { 3 };
    let repeats = repeats && !called && weight >= 3;
    plain || came || repeats || told && weight >= 5
}
