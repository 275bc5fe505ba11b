//! A session is opened: its journal, and the thread that writes it.

use std::path::Path;

use super::DiskBackend;
use crate::app::fail::Fail;
use crate::app::load::journal_of;
use crate::app::remedies;
use crate::app::worker::Worker;
use crate::journal::Record;
use crate::storage::{Access, Opening, session};
use crate::tui::port::Opened;
use crate::tui::term::panic;

impl DiskBackend<'_> {
    pub(crate) fn opening(&self) -> Opening {
        let wake = self.wake.clone();
        Opening {
            waker: Box::new(move || {
                if let Some(wake) = &wake {
                    wake();
                }
            }),
            guard: |work| panic::contained(work).is_some(),
            ..Opening::at(self.env.clock.now())
        }
    }

    pub(crate) fn open_file(&mut self, path: &Path) -> Result<Opened, Fail> {
        let opened = session::open::<Record>(&self.env.disk, path, self.opening())?;
        self.opened(opened)
    }

    pub(crate) fn opened(
        &mut self,
        opened: crate::storage::Opened<Record>,
    ) -> Result<Opened, Fail> {
        let journal = journal_of(
            opened.header.as_ref(),
            self.env.officer.clone(),
            opened.records,
        )?;
        panic::name_session(Some(&opened.path));
        if self.open.as_ref() != Some(&opened.path) {
            self.chamber.stop();
        }
        let key = self.key(&opened.path);
        self.open = Some(opened.path.clone());
        self.worker = Worker::default();
        self.refused = None;
        self.upto = journal.last();
        let (read_only, remedy) = match opened.access {
            Access::Write(saver) => {
                #[cfg(feature = "team")]
                self.store.begin(&saver, self.wake.clone());
                self.keep(Some(saver));
                (None, None)
            }
            Access::View { why, cause } => {
                self.keep(None);
                let why = why.trim_end_matches('.').to_owned();
                (Some(why), remedies::remedy_for(cause))
            }
        };
        Ok(Opened {
            key,
            journal,
            read_only,
            remedy,
            notes: opened.notes,
        })
    }
}
