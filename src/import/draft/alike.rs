//! Fields that one word of the officer's settles together: what was read in one place and stands in
//! several fields is one fact, and many fields can have one and the same doubt.

use super::change::Change;
use super::{Draft, Field, Standing};

/// Open, with words, and not certain.
fn doubtful(field: &Field) -> bool {
    field.standing == Standing::Open && field.doubt.is_some() && !field.value.is_blank()
}

impl Draft {
    /// The other open fields that hold the same fact: the same words from the same place, with the
    /// same doubt. The day of one meeting stands in each of its actions.
    pub fn same(&self, field: usize) -> Vec<usize> {
        let Some(one) = self.fields.get(field).filter(|f| doubtful(f)) else {
            return Vec::new();
        };
        let others = self.fields.iter().enumerate();
        others
            .filter(|(at, other)| {
                *at != field
                    && doubtful(other)
                    && other.place == one.place
                    && other.section == one.section
                    && other.label == one.label
                    && other.value == one.value
                    && other.doubt == one.doubt
            })
            .map(|(at, _)| at)
            .collect()
    }

    /// The open fields of the same section that have the doubt of this one, itself among them.
    pub fn alike(&self, field: usize) -> Vec<usize> {
        let open = |f: &&Field| f.standing == Standing::Open && f.doubt.is_some();
        let Some(one) = self.fields.get(field).filter(open) else {
            return Vec::new();
        };
        let others = self.fields.iter().enumerate();
        others
            .filter(|(_, other)| {
                open(other) && other.section == one.section && other.doubt == one.doubt
            })
            .map(|(at, _)| at)
            .collect()
    }

    /// Takes or drops all that [`Draft::alike`] names, as one act. What has no words yet can't be
    /// taken and stays open. Answers how many fields were settled.
    pub fn settle_alike(&mut self, field: usize, standing: Standing) -> usize {
        let mut change = Change::of(field);
        let mut count = 0;
        for at in self.alike(field) {
            let nothing = standing == Standing::Taken && self.needs_words(at);
            if !nothing {
                self.put(at, standing, &mut change);
                count += 1;
            }
        }
        if count > 0 {
            self.history.push(change);
        }
        count
    }
}
