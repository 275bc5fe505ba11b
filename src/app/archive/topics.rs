//! The topics of a house: names under which several words are traced, in a text file of the officer's
//! settings.

use std::io::ErrorKind;

use crate::app::environment::Environment;
use crate::app::fail::{Exit, Fail};
use crate::archive::Query;
use crate::meeting::text::{alike, clean};

/// The longest file of topics, in bytes.
const LIMIT: u64 = 1 << 20;

/// A topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Topic {
    /// What it is called.
    pub(crate) name: String,
    /// What holds any of these is of it.
    pub(crate) words: Vec<String>,
}

/// The topics of the house; none where there is no file of them.
///
/// # Errors
/// When the file can't be read, or a line of it says nothing.
pub(crate) fn topics(env: &Environment) -> Result<Vec<Topic>, Fail> {
    let Ok(folder) = env.book_folder() else {
        return Ok(Vec::new());
    };
    let path = folder.topics();
    let bytes = match env.disk.read(&path, LIMIT) {
        Ok(bytes) => bytes,
        Err(e) if e.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(e) => {
            return Err(Fail::new(
                Exit::File,
                format!("{} can't be read: {e}.", path.display()),
                "Put it right, or move it away.",
            ));
        }
    };
    read(&clean(&String::from_utf8_lossy(&bytes))).map_err(|line| {
        Fail::new(
            Exit::File,
            format!("{}, line {line}: this is no topic.", path.display()),
            "A topic is a line: its name, a colon, and words parted by semicolons.",
        )
    })
}

/// Reads a text of topics.
///
/// # Errors
/// When a line says nothing; its number.
fn read(text: &str) -> Result<Vec<Topic>, usize> {
    let mut topics = Vec::new();
    for (at, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (name, words) = line.split_once(':').ok_or(at + 1)?;
        let words: Vec<String> = words
            .split(';')
            .map(|words| words.trim().to_owned())
            .filter(|words| !Query::new(words).is_empty())
            .collect();
        if name.trim().is_empty() || words.is_empty() {
            return Err(at + 1);
        }
        topics.push(Topic {
            name: name.trim().to_owned(),
            words,
        });
    }
    Ok(topics)
}

/// What is traced by these words: those of the topic that is called so, or the words themselves.
pub(crate) fn queries(topics: &[Topic], typed: &str) -> Vec<Query> {
    let topic = topics.iter().find(|t| alike(&t.name, typed.trim()));
    let queries: Vec<Query> = match topic {
        Some(topic) => topic.words.iter().map(|words| Query::new(words)).collect(),
        None => vec![Query::new(typed)],
    };
    queries.into_iter().filter(|q| !q.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_topic_is_a_name_with_words() {
        let told =
            read("# ours\n\nHousing: housing strategy; \"local plan\"\r\nRoads: potholes").unwrap();
        assert_eq!(told.len(), 2);
        assert_eq!(told[0].words, ["housing strategy", "\"local plan\""]);
        for (text, line) in [
            ("Housing", 1),
            ("a: b\nc:", 2),
            (": words", 1),
            ("a: ;;", 1),
        ] {
            assert_eq!(read(text), Err(line), "{text}");
        }
        assert_eq!(queries(&told, "HOUSING").len(), 2);
        assert_eq!(queries(&told, "potholes"), vec![Query::new("potholes")]);
        assert_eq!(queries(&told, "..."), vec![]);
    }
}
