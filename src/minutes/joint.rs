//! The bodies of a joint meeting, as the head of a document names them.

use crate::meeting::audience::Reader;

use super::reading::Reading;

impl<R: Reader> Reading<'_, R> {
    /// The names of the bodies that meet.
    pub(super) fn bodies(&self) -> Vec<String> {
        let all = self.constituents().into_iter();
        all.map(|c| self.body_of(c).name.to_string()).collect()
    }

    /// The authorities whose bodies they are, each once.
    pub(super) fn hosts(&self) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for which in self.constituents() {
            let host = self.body_of(which).host.to_string();
            if !host.is_empty() && !found.contains(&host) {
                found.push(host);
            }
        }
        found
    }
}
