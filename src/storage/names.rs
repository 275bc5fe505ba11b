//! Names of files: of new sessions, of their other versions, of what is set aside.
//!
//! A session is `YYYY-MM-DD-slug.ron`. The slug is of `a-z`, `0-9` and `-` alone, so that no title
//! can climb out of its folder, hide a file or be a name that a system reserves.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::meeting::text::upper_first;

/// The longest name of a session file in bytes, without `.ron` and the number of a version.
const STEM_LIMIT: usize = 80;

/// What the name of the journal of a body ends in, before the ending of session files.
const JOURNAL: &str = ".journal";

/// The ending of session files.
pub const EXTENSION: &str = "ron";

/// The name of a session's file, without ending: its date and a slug of its title.
pub fn stem(date: NaiveDate, title: &str) -> String {
    let date = date.format("%Y-%m-%d").to_string();
    let mut slug = slug(title);
    slug.truncate(STEM_LIMIT.saturating_sub(date.len() + 1));
    let slug = slug.trim_end_matches('-');
    format!("{date}-{}", if slug.is_empty() { "meeting" } else { slug })
}

/// The file of the journal of a body, the `n`th of the name.
pub fn body_file(title: &str, n: u32) -> String {
    let mut slug = slug(title);
    slug.truncate(STEM_LIMIT - JOURNAL.len() - 4);
    let slug = slug.trim_end_matches('-');
    let slug = if slug.is_empty() { "body" } else { slug };
    let nth = if n < 2 {
        String::new()
    } else {
        format!("-{n}")
    };
    format!("{slug}{nth}{JOURNAL}.{EXTENSION}")
}

/// Whether a name in a folder is that of the journal of a body, or of another version of one.
pub fn is_body_journal(name: &str) -> bool {
    // By hand, as the date is: what has no point before its ending is none.
    let stem = without_ending(name).as_bytes();
    stem.contains(&b'.') && is_ours(name) && base_stem(Path::new(name)).ends_with(JOURNAL)
}

/// Lower-case letters, digits and single hyphens; accents of western Europe are taken off. May be
/// empty.
pub fn slug(title: &str) -> String {
    let mut out = String::with_capacity(title.len());
    for c in title.chars().flat_map(char::to_lowercase) {
        let plain = match c {
            'a'..='z' | '0'..='9' => {
                out.push(c);
                continue;
            }
            'à'..='å' => "a",
            'æ' => "ae",
            'ç' => "c",
            'è'..='ë' => "e",
            'ì'..='ï' => "i",
            'ñ' => "n",
            'ò'..='ö' | 'ø' => "o",
            'œ' => "oe",
            'ß' => "ss",
            'ù'..='ü' | 'ŵ' => "u",
            'ý' | 'ÿ' | 'ŷ' => "y",
            '&' => "-and-",
            '\'' | '’' => "",
            _ => "-",
        };
        if plain.starts_with('-') && (out.is_empty() || out.ends_with('-')) {
            out.push_str(plain.trim_start_matches('-'));
        } else {
            out.push_str(plain);
        }
    }
    let kept = out.trim_end_matches('-').len();
    out.truncate(kept);
    out
}

/// The date that a session's file name begins with.
pub fn date_of(name: &str) -> Option<NaiveDate> {
    // By hand: a library of thousands asks it of each name before it is shown.
    let [y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = *name.as_bytes().first_chunk::<10>()? else {
        return None;
    };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0, |sum, digit| {
            digit
                .is_ascii_digit()
                .then(|| sum * 10 + u32::from(digit - b'0'))
        })
    };
    let year = i32::try_from(number(&[y0, y1, y2, y3])?).ok()?;
    NaiveDate::from_ymd_opt(year, number(&[m0, m1])?, number(&[d0, d1])?)
}

/// Whether a name in a folder is that of the session of a meeting.
pub fn is_session(name: &str) -> bool {
    is_ours(name) && !is_body_journal(name)
}

fn is_ours(name: &str) -> bool {
    name.len() > 4 && !name.starts_with('.') && without_ending(name).len() < name.len()
}

/// A name in a folder without the ending of session files, however that is written.
pub fn without_ending(name: &str) -> &str {
    // By hand, as the date is.
    name.len()
        .checked_sub(EXTENSION.len() + 1)
        .and_then(|at| name.split_at_checked(at))
        .filter(|(_, ending)| {
            let ending = ending.strip_prefix('.');
            ending.is_some_and(|e| e.eq_ignore_ascii_case(EXTENSION))
        })
        .map_or(name, |(stem, _)| stem)
}

/// What the name of a session or of the journal of a body says it is of: without its date and its endings,
/// as words.
pub fn title_of(name: &str) -> String {
    let stem = without_ending(name);
    let stem = stem.strip_suffix(JOURNAL).unwrap_or(stem);
    let title = match date_of(stem) {
        Some(_) => stem.get(11..).unwrap_or(stem),
        None => stem,
    };
    upper_first(&title.replace('-', " "))
}

/// The path of version `n` of a session: `x.ron` is version 1, `x-2.ron` version 2.
pub fn version(path: &Path, n: u32) -> PathBuf {
    let base = base_stem(path);
    if n < 2 {
        path.with_file_name(format!("{base}.{EXTENSION}"))
    } else {
        path.with_file_name(format!("{base}-{n}.{EXTENSION}"))
    }
}

/// Where other versions of a session, and branches of it that were written out, may stand beside its file.
pub fn branches(path: &Path) -> Vec<PathBuf> {
    const MOST: u32 = 9;
    let stem = base_stem(path);
    let meeting = match stem.rsplit_once("-branch") {
        Some((base, n)) if !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()) => base,
        _ => &stem,
    };
    let whole = path.with_file_name(format!("{meeting}.{EXTENSION}"));
    let versions = (1..=MOST).map(|n| version(&whole, n));
    let branches =
        (1..=MOST).map(|n| path.with_file_name(format!("{meeting}-branch{n}.{EXTENSION}")));
    let all = versions.chain(branches);
    all.filter(|other| other != path).collect()
}

fn base_stem(path: &Path) -> String {
    let stem = path
        .file_stem()
        .map(|s| s.to_string_lossy().into_owned())
        .unwrap_or_default();
    match stem.rsplit_once('-') {
        // Never the day of a bare date.
        Some((base, n))
            if (base.len() >= 10 || base.ends_with(JOURNAL)) && is_version_number(n) =>
        {
            base.to_owned()
        }
        _ => stem,
    }
}

fn is_version_number(n: &str) -> bool {
    !n.starts_with('0')
        && n != "1"
        && (1..=3).contains(&n.len())
        && n.bytes().all(|b| b.is_ascii_digit())
}

/// Where the `n`th torn tail of a session file is kept.
pub fn tail(path: &Path, n: u32) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".tail-{n}"));
    path.with_file_name(name)
}

/// The lock of a session: beside its file, named by the session's id, so that all versions of the
/// session have the same.
pub fn lock(path: &Path, session: &str) -> PathBuf {
    let mut id = slug(session);
    id.truncate(STEM_LIMIT + 8);
    let id = if id.is_empty() { "session" } else { &id };
    path.with_file_name(format!("{id}.lock"))
}

/// Whether a name in a folder is that of a lock.
pub fn is_lock(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|e| e == "lock")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date() -> NaiveDate {
        NaiveDate::from_ymd_opt(2015, 1, 22).unwrap()
    }

    #[test]
    fn names_say_when_and_what() {
        for (title, name) in [
            (
                "Westminster Health & Wellbeing Board",
                "2015-01-22-westminster-health-and-wellbeing-board",
            ),
            ("Pwyllgor Tŷ'r Cŵn", "2015-01-22-pwyllgor-tyr-cun"),
            ("../../etc/passwd", "2015-01-22-etc-passwd"),
            ("CON", "2015-01-22-con"),
            ("  --  ", "2015-01-22-meeting"),
            ("委員会", "2015-01-22-meeting"),
        ] {
            assert_eq!(stem(date(), title), name);
        }
    }

    #[test]
    fn no_title_makes_a_dangerous_name() {
        let mut dice = 1_u64;
        for n in 0..10_000_usize {
            let title: String = (0..n % 150)
                .filter_map(|_| {
                    dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    char::from_u32((dice >> 40) as u32 % if n % 2 == 0 { 0x80 } else { 0x3000 })
                })
                .collect();
            let name = stem(date(), &title);
            assert!(name.len() <= 80 && name.starts_with("2015-01-22-"));
            assert!(!name.ends_with('-') && !name.contains("--"), "{name}");
            assert!(
                name.bytes()
                    .all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'))
            );
        }
    }

    #[test]
    fn versions_of_a_session_stand_beside_it() {
        let x = Path::new("/s/2015-01-22-hwb.ron");
        let two = Path::new("/s/2015-01-22-hwb-2.ron");
        assert_eq!(version(x, 2), two);
        assert_eq!(version(two, 3), Path::new("/s/2015-01-22-hwb-3.ron"));
        assert_eq!(version(two, 1), x);
        assert_eq!(
            version(Path::new("/s/2015-01-22.ron"), 2),
            Path::new("/s/2015-01-22-2.ron")
        );
        assert_eq!(tail(x, 1), Path::new("/s/2015-01-22-hwb.ron.tail-1"));
        assert_eq!(
            lock(x, "2015-01-22-hwb-7f3a"),
            Path::new("/s/2015-01-22-hwb-7f3a.lock")
        );
        assert_eq!(lock(x, "../up"), Path::new("/s/up.lock"));
    }

    #[test]
    fn only_sessions_are_listed() {
        assert!(is_session("2015-01-22-hwb.ron") && is_session("mine.RON"));
        assert_eq!(
            body_file("Keelby Parish Council", 1),
            "keelby-parish-council.journal.ron"
        );
        assert_eq!(body_file("\u{59d4}", 2), "body-2.journal.ron");
        let two = version(Path::new("/s/hwb-2.journal.ron"), 2);
        assert_eq!(two, Path::new("/s/hwb-2.journal-2.ron"));
        for body in [
            "hwb.journal.ron",
            "hwb-2.journal.ron",
            "hwb-2.journal-2.ron",
        ] {
            assert!(is_body_journal(body) && !is_session(body), "{body}");
        }
        assert!(is_session("2015-01-22-journal.ron") && !is_body_journal("x.journal.ron.tail-1"));
        for not in [
            ".x.ron",
            "x.journal.ron",
            "x.ron.tail-1",
            "x.lock",
            ".ron",
            "x.ron.tmp",
        ] {
            assert!(!is_session(not), "{not}");
        }
    }
}
