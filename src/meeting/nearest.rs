//! The nearest of some names to one that was mistyped.

/// The name among `known` that `typed` most likely stands for; none if nothing is near.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = fold(typed);
    let limit = 1 + folded.chars().count() / 4;
    known
        .into_iter()
        // A letter added, left out, mistaken, or swapped with its neighbour is one step.
        .map(|name| (strsim::osa_distance(&folded, &fold(name)), name))
        .filter(|(far, _)| *far <= limit)
        .min_by_key(|(far, _)| *far)
        .map(|(_, name)| name)
}

/// Case, hyphens and underscores are the usual slips: they don't count.
fn fold(name: &str) -> String {
    name.chars()
        .filter(|c| !matches!(c, '_' | '-' | ' '))
        .flat_map(char::to_lowercase)
        .take(64)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_finds_the_word_that_was_meant() {
        let known = ["MarkAllPresent", "MarkPresent", "Arrive", "usual_deputy"];
        for (typed, meant) in [
            ("markallpresent", Some("MarkAllPresent")),
            ("Arive", Some("Arrive")),
            ("Arriev", Some("Arrive")),
            ("usualDeputy", Some("usual_deputy")),
            ("Banana", None),
            ("", None),
        ] {
            assert_eq!(nearest(typed, known), meant, "{typed}");
        }
    }
}
