//! The best way to give each column a role that no other column has.

/// What can't be chosen.
pub(super) const NEVER: i32 = -1_000_000;

/// For each row of a matrix of scores one of its places or none, no place twice, so that the scores
/// chosen have the highest sum; and that sum. Places are few, since each set of them is looked at.
pub(super) fn best(scores: &[Vec<i32>]) -> (Vec<Option<usize>>, i32) {
    let width = scores.first().map_or(0, Vec::len);
    // The most that the rows from one on reach where the places of a set are taken.
    let mut most = vec![vec![0; 1 << width]; scores.len() + 1];
    for (at, row) in scores.iter().enumerate().rev() {
        for taken in 0..1 << width {
            let free = (0..width).filter(|place| taken >> place & 1 == 0);
            let sums = free.map(|place| row[place] + most[at + 1][taken | 1 << place]);
            most[at][taken] = sums.max().unwrap_or(NEVER).max(most[at + 1][taken]);
        }
    }
    let mut taken = 0;
    let chosen = scores.iter().enumerate().map(|(at, row)| {
        let free = (0..width).filter(|place| taken >> place & 1 == 0);
        let left = |place: usize| row[place] + most[at + 1][taken | 1 << place];
        let here = free.max_by_key(|place| left(*place));
        let here = here.filter(|place| left(*place) > most[at + 1][taken]);
        taken |= here.map_or(0, |place| 1 << place);
        here
    });
    (chosen.collect(), most[0][0])
}

#[cfg(test)]
mod tests {
    use super::{NEVER, best};

    #[test]
    fn no_other_choice_has_a_higher_sum() {
        let scores = vec![vec![9, 8, 0, 0], vec![9, 1, 0, 3], vec![5, 4, NEVER, 2]];
        assert_eq!(best(&scores), (vec![Some(1), Some(0), Some(3)], 19));
        let scores = vec![vec![5, NEVER], vec![9, NEVER], vec![3, -4]];
        assert_eq!(best(&scores), (vec![None, Some(0), None], 9));
        assert_eq!(best(&[]), (Vec::new(), 0));
    }
}
