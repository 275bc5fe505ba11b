//! A session that is looked at while a colleague writes it.

use super::Session;
use crate::journal::Record;

impl Session {
    /// Takes up what a colleague recorded, where the session is looked at while it is written.
    pub fn came(&mut self, records: Vec<Record>) {
        for record in records {
            self.journal.take_up(record);
        }
        self.saved.upto = self.journal.last();
        self.look_again();
    }
}
