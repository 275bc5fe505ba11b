//! Minutes that were published elsewhere: read by `import`, kept as they are, and found beside Quorate's
//! own.

use std::path::Path;

use chrono::NaiveDate;

use crate::app::environment::Environment;
use crate::app::fail::{Exit, Fail};
use crate::app::packs::proposal_of;
use crate::archive::index::{Seen, Taken, What};
use crate::archive::told::published;
use crate::import::found::Found;
use crate::import::proposal::{Proposal, SourceLine};
use crate::meeting::text::Text;
use crate::minutes::Audience;
use crate::storage::ProblemKind;
use crate::storage::published::{Published, PublishedFolder};

/// The largest file that is taken, in bytes.
const LARGEST: u64 = 64 << 20;

/// The longest paragraph that lines are put together to, in characters.
const LONGEST: usize = 1_500;

/// What is said of a file that is taken.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Said<'s> {
    /// The body.
    pub(crate) body: Option<&'s str>,
    /// The day.
    pub(crate) date: Option<NaiveDate>,
    /// It is for those entitled to exempt information.
    pub(crate) exempt: bool,
}

/// Takes a file into the archive; tells of which body and day it is, and where its copy stands.
///
/// # Errors
/// When it can't be read, when it isn't certain of which meeting it is, when it says that it is not for
/// publication and is taken as public, or when it can't be kept.
pub(crate) fn add(env: &Environment, path: &Path, said: Said<'_>) -> Result<String, Fail> {
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let read = proposal_of(env, &[path.to_owned()])?;
    let (body, date) = meeting_of(&read, said, &name)?;
    let lines = read.sources.iter().flat_map(|s| &s.lines);
    let paragraphs = paragraphs(lines);
    if paragraphs.is_empty() {
        return Err(Fail::new(
            Exit::Refused,
            format!("{name} holds no words that can be read."),
            "Take a file with its text in it: a picture of a page has none.",
        ));
    }
    if !said.exempt && paragraphs.iter().any(|p| is_marked(p)) {
        return Err(Fail::new(
            Exit::Refused,
            format!("{name} says that it is not for publication."),
            "Take it with --exempt: then the public finds nothing of it.",
        ));
    }
    let bytes = env
        .disk
        .read(path, LARGEST)
        .map_err(|e| Fail::new(Exit::File, format!("{name} can't be read: {e}."), ""))?;
    let ending = path
        .extension()
        .and_then(|e| e.to_str())
        .unwrap_or("txt")
        .to_lowercase();
    let record = Published {
        version: 1,
        body: body.clone(),
        date,
        file: String::new(),
        from: name,
        added: format!("{} by {}", env.clock.now().format("%Y-%m-%d"), env.officer),
        paragraphs,
    };
    let folder = folder(env)?;
    let copy = folder.put(record, (&bytes, &ending), said.exempt)?;
    Ok(format!(
        "{}, {body}: kept as {}, found beside Quorate\u{2019}s own, and not Quorate\u{2019}s record",
        date.format("%-d %B %Y"),
        copy.display()
    ))
}

/// The folders of published minutes.
///
/// # Errors
/// When there is no folder of sessions.
pub(super) fn folder(env: &Environment) -> Result<PublishedFolder, Fail> {
    Ok(PublishedFolder::new(
        env.disk.clone(),
        env.library()?.folder(),
    ))
}

/// Of which body and day it is: as it was said, or as it was read if that is certain.
fn meeting_of(read: &Proposal, said: Said<'_>, name: &str) -> Result<(String, NaiveDate), Fail> {
    let body = said.body.map(str::to_owned).or_else(|| {
        let found = read.body.as_ref().filter(|found| found.is_certain());
        found.map(|found| found.value.to_string())
    });
    let of_minutes = match read.minutes.as_slice() {
        [one] => one.date.as_ref(),
        _ => None,
    };
    let days: Vec<&Found<NaiveDate>> = of_minutes.into_iter().chain(read.date.as_ref()).collect();
    let certain = days.iter().find(|found| found.is_certain());
    let date = said.date.or_else(|| certain.map(|found| found.value));
    if let (Some(body), Some(date)) = (&body, date) {
        return Ok((Text::line(body).to_string(), date));
    }
    let mut lacks = Vec::new();
    if body.is_none() {
        lacks.push(match &read.body {
            Some(found) => format!("the body ({}?), with --body", found.value),
            None => "the body, with --body".to_owned(),
        });
    }
    if date.is_none() {
        lacks.push(match days.first() {
            Some(found) => format!("the day ({}?), with --date", found.value),
            None => "the day, with --date".to_owned(),
        });
    }
    Err(Fail::new(
        Exit::Refused,
        format!("It isn't certain of which meeting {name} is."),
        format!("Say {}.", lacks.join(", and ")),
    ))
}

/// Whether a paragraph marks what it stands in as not for publication.
fn is_marked(paragraph: &str) -> bool {
    let text = paragraph.trim().to_lowercase();
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    text.starts_with("not for publication") || ["exempt", "confidential"].contains(&bare)
}

/// Lines put together to paragraphs: a line goes on in the next, unless it is short or ends a sentence, a
/// blank line follows, or the next begins as an item, a limb or a bullet does.
fn paragraphs<'l>(lines: impl Iterator<Item = &'l SourceLine>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut goes_on = false;
    for line in lines {
        let words = line.text.trim();
        if words.is_empty() {
            goes_on = false;
            continue;
        }
        match found.last_mut() {
            Some(last) if goes_on && !begins(words) && last.len() < LONGEST => {
                last.push(' ');
                last.push_str(words);
            }
            _ => found.push(words.to_owned()),
        }
        let ends = words.ends_with(['.', ':', ';', '?', '!']);
        goes_on = !ends && words.chars().count() >= BROKEN;
    }
    found
}

/// A line that is shorter was not broken because it was full: a heading, a name.
const BROKEN: usize = 40;

/// Whether a line begins something by itself.
fn begins(words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or_default();
    let bullet = words.starts_with(['\u{2022}', '-', '*', '\u{2013}', '(']);
    let numbered = first.starts_with(|c: char| c.is_ascii_digit()) && first.ends_with(['.', ')']);
    bullet
        || numbered
        || words
            .chars()
            .filter(|c| c.is_alphabetic())
            .all(char::is_uppercase)
}

/// Reads a record for the index; none where it is not there any more.
pub(super) fn read<A: Audience>(env: &Environment, path: &Path, seen: &Seen) -> Option<Taken<A>> {
    let folder = folder(env).ok()?;
    let exempt = path.starts_with(folder.folder(true));
    let what = match folder.read(path) {
        Ok(record) => {
            let told = published(&record.body, record.date, record.paragraphs, exempt);
            What::Told(Box::new(told))
        }
        Err(problem) if problem.kind == ProblemKind::Missing => return None,
        Err(problem) => What::PassedOver(problem.to_string()),
    };
    Some(Taken {
        seen: seen.clone(),
        sum: 0,
        what,
        line: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::archive::find;
    use crate::app::testing::Folder;
    use crate::archive::Query;
    use crate::archive::index::Ask;
    use crate::minutes::{Full, Public};

    const TEXT: &str = "ANYTOWN BOARD\n\nMinutes of the meeting held on 19 March 2020\n\n\
        1. Apologies\nThere were none.\n\n2. Housing\nThe Board heard of the qzaaaaxj in the harbour\n\
        and asked for a report.\n- one thing\n- another\n";

    fn found<A: Audience>(folder: &Folder, words: &str) -> Vec<String> {
        let ask = Ask {
            query: Query::new(words),
            most: 10,
            ..Ask::default()
        };
        let (answer, _) = find::<A>(&folder.env(), &ask, &mut |_| {}).unwrap();
        let told = answer.found.into_iter();
        told.map(|f| format!("{} {} {}", f.name, f.body, f.passage.text))
            .collect()
    }

    #[test]
    fn published_minutes_are_kept_as_they_are_and_found_beside_the_sessions() {
        let folder = Folder::new("published");
        let path = folder.path().join("minutes of march.txt");
        std::fs::write(&path, TEXT).unwrap();
        let env = folder.env();
        let said = Said {
            body: Some("Anytown Board"),
            date: NaiveDate::from_ymd_opt(2020, 3, 19),
            exempt: false,
        };
        assert_eq!(found::<Public>(&folder, "harbour"), Vec::<String>::new());
        let told = add(&env, &path, said).unwrap();
        assert!(told.contains("not Quorate"), "{told}");
        let kept = folder.path().join("published/2020-03-19-anytown-board.txt");
        assert_eq!(std::fs::read_to_string(kept).unwrap(), TEXT);
        let passages = found::<Public>(&folder, "harbour report");
        assert_eq!(
            passages,
            [
                "published/2020-03-19-anytown-board.record.json Anytown Board The Board heard of the \
              qzaaaaxj in the harbour and asked for a report."
            ]
        );
        // A second one of the day has a name of its own, and what is taken away is found no more.
        add(&env, &path, said).unwrap();
        assert_eq!(found::<Public>(&folder, "harbour").len(), 2);
        std::fs::remove_dir_all(folder.path().join("published")).unwrap();
        assert_eq!(found::<Public>(&folder, "harbour"), Vec::<String>::new());
    }

    #[test]
    fn exempt_ones_are_not_even_known_to_the_public_index() {
        let folder = Folder::new("published-private");
        let path = folder.path().join("private.txt");
        std::fs::write(&path, format!("Not for publication\n\n{TEXT}")).unwrap();
        let env = folder.env();
        let mut said = Said {
            body: Some("Zebedee Board"),
            date: NaiveDate::from_ymd_opt(2020, 3, 19),
            exempt: false,
        };
        let fail = add(&env, &path, said).unwrap_err().to_string();
        assert!(fail.contains("--exempt"), "{fail}");
        said.exempt = true;
        add(&env, &path, said).unwrap();
        assert_eq!(found::<Full>(&folder, "qzaaaaxj").len(), 1);
        let ask = Ask {
            query: Query::new("qzaaaaxj"),
            most: 1,
            ..Ask::default()
        };
        let (answer, _) = find::<Full>(&env, &ask, &mut |_| {}).unwrap();
        assert!(answer.found[0].passage.exempt);
        assert_eq!(found::<Public>(&folder, "qzaaaaxj"), Vec::<String>::new());
        let here = env.disk.resolve(folder.path()).unwrap();
        let index = env
            .cache_folder()
            .unwrap()
            .file(&here, "public.index")
            .unwrap();
        let bytes = std::fs::read(index).unwrap().to_ascii_lowercase();
        for word in ["zebedee", "qzaaaaxj", "published-exempt"] {
            assert!(
                !bytes.windows(word.len()).any(|w| w == word.as_bytes()),
                "{word}"
            );
        }
    }

    #[test]
    fn what_is_not_certain_is_asked_for() {
        let folder = Folder::new("published-unsure");
        let path = folder.path().join("x.txt");
        std::fs::write(&path, "Some words of no meeting.\n").unwrap();
        let env = folder.env();
        let fail = add(&env, &path, Said::default()).unwrap_err().to_string();
        assert!(fail.contains("--body") && fail.contains("--date"), "{fail}");
        assert!(add(&env, &folder.path().join("none.txt"), Said::default()).is_err());
    }
}
