//! The figures of a vote as officers type them.

use crate::meeting::motion::Counts;

/// "531", "5 3 1", "12-3": for, against, abstained. Figures of one digit each may run together.
pub(super) fn counts(words: &str) -> Option<Counts> {
    let apart: Vec<&str> = words
        .split(|c: char| !c.is_ascii_digit())
        .filter(|w| !w.is_empty())
        .collect();
    let figures: Vec<u16> = match apart.as_slice() {
        [together] if together.len() <= 3 => together
            .chars()
            .filter_map(|c| c.to_digit(10))
            .map(|d| d as u16)
            .collect(),
        apart => apart
            .iter()
            .map(|w| w.parse().ok())
            .collect::<Option<_>>()?,
    };
    let (in_favour, against, abstained) = match figures.as_slice() {
        [ayes, noes] => (*ayes, *noes, 0),
        [ayes, noes, none] => (*ayes, *noes, *none),
        _ => return None,
    };
    Some(Counts {
        in_favour,
        against,
        abstained,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_may_run_together_where_each_has_one_digit() {
        let told = |words: &str| counts(words).map(|c| (c.in_favour, c.against, c.abstained));
        assert_eq!(told("531"), Some((5, 3, 1)));
        assert_eq!(told("53"), Some((5, 3, 0)));
        assert_eq!(told("12 3 1"), Some((12, 3, 1)));
        assert_eq!(told("12-3"), Some((12, 3, 0)));
        assert_eq!(told("12, 3 and 1"), Some((12, 3, 1)));
        assert_eq!(told("5"), None);
        assert_eq!(told("1231"), None);
        assert_eq!(told("99999 1"), None);
    }
}
