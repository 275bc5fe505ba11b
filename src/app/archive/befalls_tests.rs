//! Whatever befalls a folder of sessions and its index, what is found is what a plain reader finds in the
//! files as they are.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

use super::tests::{index_of, meeting};
use super::*;
use crate::app::testing::{Folder, stored};
use crate::archive::Query;
use crate::dice::Dice;
use crate::meeting::entry::Stream;
use crate::minutes::{Full, Public};

const WORDS: [&str; 6] = ["kelp", "lantern", "mooring", "netting", "oyster", "pontoon"];

/// What a session says: its words in their order, each with who may read it.
#[derive(Clone, Default)]
struct Session {
    said: Vec<(usize, Stream)>,
}

impl Session {
    fn say(&mut self, dice: &mut Dice) {
        let stream = [Stream::Public, Stream::Public, Stream::Exempt][dice.below(3)];
        self.said.push((dice.below(WORDS.len()), stream));
    }

    fn bytes(&self) -> Vec<u8> {
        let text = |(word, stream): &(usize, Stream)| {
            (format!("The {} was seen to.", WORDS[*word]), *stream)
        };
        let said: Vec<(String, Stream)> = self.said.iter().map(text).collect();
        let words: Vec<(&str, Stream)> = said.iter().map(|(text, s)| (text.as_str(), *s)).collect();
        stored(&meeting("Harbour Board", &words))
    }

    /// How often these readers may read a word.
    fn count(&self, word: usize, exempt: bool) -> usize {
        let read = |(said, stream): &&(usize, Stream)| {
            *said == word && (exempt || *stream == Stream::Public)
        };
        self.said.iter().filter(read).count()
    }
}

/// A file as a plain reader has it; none where it can't be read.
type Files = BTreeMap<String, Option<Session>>;

fn found<A: Audience>(folder: &Folder, word: usize) -> (BTreeMap<String, usize>, Vec<String>) {
    let ask = Ask {
        query: Query::new(WORDS[word]),
        most: usize::MAX,
        ..Ask::default()
    };
    let (answer, step) = find::<A>(&folder.env(), &ask, &mut |_| {}).unwrap();
    let mut found = BTreeMap::new();
    for passage in answer.found {
        *found.entry(passage.name).or_default() += 1;
    }
    let over = step.passed_over.into_iter().map(|(name, _)| name);
    (found, over.collect())
}

fn read_plainly(
    files: &Files,
    word: usize,
    exempt: bool,
) -> (BTreeMap<String, usize>, Vec<String>) {
    let sound = files.iter().filter_map(|(name, session)| {
        let count = session.as_ref()?.count(word, exempt);
        (count > 0).then(|| (name.clone(), count))
    });
    let over = files.iter().filter(|(_, session)| session.is_none());
    (
        sound.collect(),
        over.map(|(name, _)| name.clone()).collect(),
    )
}

/// Writes a session as the program does: while it is open its lock stands beside it. What changes without
/// any change of names is seen a minute later at the latest.
fn write(path: &Path, bytes: &[u8]) {
    let lock = path.with_extension("lock");
    fs::write(&lock, "").unwrap();
    fs::write(path, bytes).unwrap();
    fs::remove_file(lock).unwrap();
}

/// Something befalls a file, or an index; it is told in words.
fn befall(folder: &Folder, files: &mut Files, dice: &mut Dice) -> String {
    let name = format!("2026-03-19-harbour-{}x.ron", dice.below(6));
    let path = folder.path().join(&name);
    let held = files.get(&name).cloned().flatten();
    let (what, time) = match (dice.below(10), held) {
        (0..=2, Some(mut session)) => {
            session.say(dice);
            write(&path, &session.bytes());
            files.insert(name.clone(), Some(session));
            ("goes on", None)
        }
        // An older copy is put back, with the time that it had.
        (3, Some(mut session)) if session.said.len() > 1 => {
            session.said.pop();
            write(&path, &session.bytes());
            files.insert(name.clone(), Some(session));
            (
                "is put back",
                Some(SystemTime::UNIX_EPOCH + Duration::from_hours(24)),
            )
        }
        // The clock of whoever wrote it was wrong.
        (4, Some(mut session)) => {
            session.say(dice);
            write(&path, &session.bytes());
            files.insert(name.clone(), Some(session));
            let years = Duration::from_hours(24 * 365 * 5);
            ("is of a time to come", Some(SystemTime::now() + years))
        }
        (5, Some(_)) => {
            let mut bytes = fs::read(&path).unwrap();
            let at = bytes.len() / 2 + dice.below(40);
            bytes[at] ^= 1;
            write(&path, &bytes);
            files.insert(name.clone(), None);
            ("is damaged", None)
        }
        (6, _) if path.exists() => {
            fs::remove_file(&path).unwrap();
            files.remove(&name);
            return format!("{name} vanishes");
        }
        (7, _) => {
            let (own, other) = (index_of::<Public>(folder), index_of::<Full>(folder));
            let (own, other) = if dice.below(2) == 0 {
                (own, other)
            } else {
                (other, own)
            };
            let bytes = fs::read(&own).unwrap_or_default();
            let bytes = match dice.below(4) {
                0 => bytes[..dice.below(bytes.len() + 1)].to_vec(),
                // That of the other readers.
                1 => fs::read(&other).unwrap_or_default(),
                2 => b"no index".repeat(dice.below(2_000)),
                _ => {
                    let _ = fs::remove_file(&own);
                    return "an index vanishes".to_owned();
                }
            };
            fs::write(&own, bytes).unwrap();
            return "an index is spoilt".to_owned();
        }
        _ => {
            let mut session = Session::default();
            for _ in 0..=dice.below(5) {
                session.say(dice);
            }
            write(&path, &session.bytes());
            files.insert(name.clone(), Some(session));
            ("is another", None)
        }
    };
    if let Some(time) = time {
        let file = File::options().write(true).open(&path).unwrap();
        file.set_modified(time).unwrap();
    }
    format!("{name} {what}")
}

#[test]
fn whatever_befalls_the_folder_what_is_found_is_what_a_plain_reader_finds() {
    let mut met = BTreeMap::new();
    for seed in 0..8 {
        let folder = Folder::new("archive-befalls");
        let mut dice = Dice(900 + seed);
        let mut files = Files::new();
        let mut told = Vec::new();
        for _ in 0..24 {
            let what = befall(&folder, &mut files, &mut dice);
            let kind = what.rsplit_once(".ron ").map_or(what.as_str(), |(_, k)| k);
            *met.entry(kind.to_owned()).or_insert(0) += 1;
            told.push(what);
            let word = dice.below(WORDS.len());
            let public = found::<Public>(&folder, word);
            assert_eq!(
                public,
                read_plainly(&files, word, false),
                "{seed}: {told:?}"
            );
            let full = found::<Full>(&folder, word);
            assert_eq!(full, read_plainly(&files, word, true), "{seed}: {told:?}");
        }
    }
    assert_eq!(met.len(), 8, "{met:?}");
    assert!(met.values().all(|n| *n > 3), "{met:?}");
}

#[test]
fn while_a_session_grows_each_answer_is_of_a_state_that_it_had() {
    let folder = Folder::new("archive-grows");
    let path = folder.path().join("2026-03-19-harbour-0x.ron");
    let session = |n| Session {
        said: vec![(0, Stream::Public); n],
    };
    let most = 40;
    fs::write(&path, session(1).bytes()).unwrap();
    // Whoever writes it has it open all the while.
    fs::write(path.with_extension("lock"), "").unwrap();
    let whole = session(most).bytes();
    let over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let mut last = 1;
                loop {
                    let ends = over.load(Ordering::SeqCst);
                    let (found, over) = found::<Public>(&folder, 0);
                    assert_eq!(over, Vec::<String>::new());
                    let now = found.values().sum::<usize>();
                    assert!((last..=most).contains(&now), "{last}, {now}");
                    last = now;
                    if ends {
                        assert_eq!(now, most);
                        return;
                    }
                }
            });
        }
        // Line by line, and now and then half of one first, as a full disk leaves it.
        let mut written = session(1).bytes().len();
        let mut file = File::options().append(true).open(&path).unwrap();
        let rest = whole[written..].to_vec();
        for (n, line) in rest.split_inclusive(|b| *b == b'\n').enumerate() {
            let half = if n % 3 == 0 { line.len() / 2 } else { 0 };
            for part in [&line[..half], &line[half..]] {
                std::io::Write::write_all(&mut file, part).unwrap();
                std::thread::sleep(Duration::from_millis(3));
            }
            written += line.len();
        }
        assert_eq!(written, whole.len());
        over.store(true, Ordering::SeqCst);
    });
}
