//! Sessions that are made from the screen: a copy of a sample, a meeting by hand or of a pack.

use super::super::fail::Fail;
use super::super::{bodies, create, create_from, samples};
use super::DiskBackend;
use crate::import::draft::Draft;
use crate::storage::{Problem, ProblemKind};
use crate::tui::port::{NewSession, Opened};

impl DiskBackend<'_> {
    pub(super) fn copy(&mut self, name: &str) -> Result<Opened, Fail> {
        let sample = samples::named(name).ok_or_else(|| {
            Problem::new(
                ProblemKind::Missing,
                &format!("There is no sample {name}."),
                "",
            )
        })?;
        let date = crate::storage::names::date_of(sample.name).unwrap_or_default();
        let title = sample.name.get(11..).unwrap_or(sample.name);
        let new = create::new_session(self.env, title, date);
        let path = self.env.library()?.copy_in(&new, sample.bytes)?;
        self.open_file(&path)
    }

    pub(super) fn make(&mut self, asked: &NewSession) -> Result<Opened, Fail> {
        let opening = self.opening();
        let orders = match &asked.like {
            None => create::empty(&asked.body, &asked.calling),
            Some(like) => {
                let mut file = bodies::find(self.env, like)?.file;
                file.body.name = asked.body.clone();
                file.orders(&asked.calling)
            }
        };
        let date = asked.calling.date;
        let opened = create::create(self.env, &asked.body, date, &orders, |new, records| {
            create::put(self.env, None, new, records, opening)
        })?;
        self.opened(opened)
    }

    pub(super) fn make_from(&mut self, draft: &Draft) -> Result<Opened, Fail> {
        let opening = self.opening();
        let made = create_from::make(self.env, draft, self.output.as_deref(), opening)?;
        self.output = None;
        let mut opened = self.opened(made.opened)?;
        opened.notes.extend(create_from::notes(draft, &made.kept));
        Ok(opened)
    }
}
