//! Paths as an officer types them: the folder that a path stands in, what it could go on to, and
//! what a paste makes of it.

use crate::tui::job::Named;

/// A path parted after its last separator: the folder as it was typed, and the beginning of a name.
pub(super) fn part(path: &str) -> (&str, &str) {
    let backslash = path.starts_with("\\\\") || path.get(1..3) == Some(":\\");
    let separator = |c: char| c == '/' || (backslash && c == '\\');
    if path == "~" {
        return (path, "");
    }
    match path.rfind(separator) {
        Some(at) => path.split_at(at + 1),
        None => ("", path),
    }
}

/// A folder's path with a name in it; a folder's name ends such that the path can go on.
pub(super) fn join(folder: &str, named: &Named) -> String {
    let between = if folder == "~" { "/" } else { "" };
    let end = match (named.folder, folder.ends_with('\\')) {
        (false, _) => "",
        (true, true) => "\\",
        (true, false) => "/",
    };
    format!("{folder}{between}{}{end}", named.name)
}

/// Whether a name begins so, in whatever letters.
pub(super) fn fits(name: &str, tail: &str) -> bool {
    let mut name = name.chars().flat_map(char::to_lowercase);
    tail.chars()
        .flat_map(char::to_lowercase)
        .all(|c| name.next() == Some(c))
}

/// How far all the names agree, in the letters of the first.
pub(super) fn common<'a>(mut names: impl Iterator<Item = &'a str>) -> &'a str {
    let Some(first) = names.next() else {
        return "";
    };
    let mut end = first.len();
    for name in names {
        let mut others = name.chars();
        for (at, c) in first.char_indices() {
            if at >= end {
                break;
            }
            let same = others
                .next()
                .is_some_and(|o| o.to_lowercase().eq(c.to_lowercase()));
            if !same {
                end = at;
            }
        }
    }
    first.get(..end).unwrap_or_default()
}

/// The paths in what was pasted: one a line, as terminals give what is dropped on them, in
/// quotation marks or with blanks escaped.
pub(super) fn pasted(text: &str) -> Vec<String> {
    text.lines()
        .map(str::trim)
        .filter(|l| !l.is_empty())
        .map(bare)
        .collect()
}

fn bare(line: &str) -> String {
    for mark in ['\'', '"'] {
        let inner = line.strip_prefix(mark).and_then(|l| l.strip_suffix(mark));
        if let Some(inner) = inner.filter(|i| !i.contains(mark)) {
            return inner.to_owned();
        }
    }
    let line = line.strip_prefix("file://").unwrap_or(line);
    line.replace("\\ ", " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_parted_after_its_last_separator() {
        for (path, parts) in [
            ("", ("", "")),
            ("ag", ("", "ag")),
            ("~", ("~", "")),
            ("~/packs/ag", ("~/packs/", "ag")),
            ("/", ("/", "")),
            ("C:\\packs\\ag", ("C:\\packs\\", "ag")),
            ("odd\\name", ("", "odd\\name")),
        ] {
            assert_eq!(part(path), parts);
        }
    }

    #[test]
    fn names_agree_in_whatever_letters() {
        assert!(fits("Agenda.pdf", "ag"));
        assert!(!fits("Ag", "agenda"));
        assert_eq!(common(["Agenda.pdf", "agreed.pdf"].into_iter()), "Ag");
        assert_eq!(common(["Éa", "éb"].into_iter()), "É");
        assert_eq!(common(std::iter::empty()), "");
    }

    #[test]
    fn what_is_dropped_on_a_terminal_is_a_path_again() {
        let dropped = pasted("'/a b/c.pdf'\n/a\\ b/d.pdf\n\nfile:///e.pdf\n");
        assert_eq!(dropped, ["/a b/c.pdf", "/a b/d.pdf", "/e.pdf"]);
    }
}
