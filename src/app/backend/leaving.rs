//! What goes with the open session and ends with it: its saver, what is sent and what is served.

#[cfg(feature = "team")]
use std::time::Duration;

use super::super::remedies;
use super::{DiskBackend, MOMENT, PATIENCE};
use crate::meeting::Refusal;
use crate::meeting::entry::Stream;
use crate::tui::term::panic;

impl DiskBackend<'_> {
    /// Waits for what is on its way to the disk, and lets go of the session.
    pub(super) fn leave(&mut self) -> Result<(), Refusal> {
        self.worker.settle(MOMENT);
        self.exports.settle(PATIENCE);
        let Some(saver) = self.saver() else {
            self.chamber.stop();
            #[cfg(feature = "team")]
            self.store.end(Duration::ZERO);
            return Ok(());
        };
        // Where saving fails already the officer is asked the sooner, and a closed window leaves
        // no process behind.
        let failing = saver.status().trouble.is_some();
        if !saver.flush(if failing { MOMENT } else { PATIENCE }) {
            return Err(remedies::unsaved(saver.status()));
        }
        self.chamber.stop();
        // The lock goes when the last holder lets go of the saver.
        self.keep(None);
        drop(saver);
        #[cfg(feature = "team")]
        self.store.end(MOMENT);
        panic::name_session(None);
        Ok(())
    }

    /// Begins to serve the pages for the chamber, whose addresses come as news, or ends it and says so.
    pub(super) fn serve_pages(
        &mut self,
        readers: Option<Stream>,
    ) -> Result<Option<String>, Refusal> {
        if let Some(readers) = readers {
            let (open, exempt) = (self.open.clone(), readers != Stream::Public);
            self.chamber.start(open, exempt, self.wake.clone())?;
            return Ok(None);
        }
        Ok(Some(if self.chamber.stop() {
            "The pages for the chamber have ended.".to_owned()
        } else {
            "No pages are being served.".to_owned()
        }))
    }
}
