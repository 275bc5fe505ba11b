//! What an update asks for is done: saving, opening, writing, leaving.

use super::Runtime;
use crate::tui::port::{Effect, News};
use crate::tui::update::Msg;

impl Runtime<'_> {
    /// Does one thing that an update asked for, and tells the model what came of it.
    pub(super) fn perform(&mut self, effect: Effect) {
        let news = match effect {
            Effect::Save(record) => {
                self.backend.save(record);
                return;
            }
            Effect::Job(job) => {
                self.backend.job(job);
                return;
            }
            Effect::ListBodies => Ok(News::Bodies(self.backend.bodies())),
            Effect::List => self.backend.list().map(News::Listed),
            Effect::Open(key) => self.backend.open(&key).map(|o| News::Opened(Box::new(o))),
            Effect::Look(key, place) => {
                let opened = self.backend.look(&key);
                opened.map(|o| News::Looked(Box::new(o), place))
            }
            Effect::Remedy(remedy) => match self.backend.remedy(remedy) {
                Ok(Some(opened)) => Ok(News::Opened(Box::new(opened))),
                // Where it goes on comes with the news of what is saved.
                Ok(None) => Ok(News::Saved(self.backend.saved())),
                Err(why) => Err(why),
            },
            Effect::OfferElsewhere => Ok(News::Elsewhere {
                path: self.backend.elsewhere(),
                why: None,
            }),
            Effect::SaveElsewhere(path) => match self.backend.save_elsewhere(&path) {
                Ok(Some(opened)) => Ok(News::Opened(Box::new(opened))),
                Ok(None) => Ok(News::Saved(self.backend.saved())),
                Err(why) => Ok(News::Elsewhere {
                    path,
                    why: Some(why.in_a_line()),
                }),
            },
            Effect::CopySample(key) => self
                .backend
                .copy_sample(&key)
                .map(|o| News::Opened(Box::new(o))),
            Effect::TakeMeeting(key) => self.backend.take_meeting(&key).map(News::Shown),
            Effect::BeginJournal(key) => self
                .backend
                .begin_journal(&key)
                .map(|o| News::Opened(Box::new(o))),
            Effect::Create(new) => self.backend.create(&new).map(|o| News::Opened(Box::new(o))),
            Effect::CreateFrom(draft) => self
                .backend
                .create_from(&draft)
                .map(|o| News::Opened(Box::new(o))),
            Effect::PutAway => match self.backend.put_away() {
                Ok(()) => return,
                Err(why) => Err(why),
            },
            Effect::Export(request) => match self.model.ui.meeting() {
                Some(meeting) => match self.backend.export(request, meeting) {
                    Ok(None) => return,
                    Ok(Some(written)) => Ok(News::Exported(written)),
                    Err(why) => Err(why),
                },
                None => return,
            },
            Effect::OpenWritten { folder } => self.backend.open_written(folder).map(News::Shown),
            Effect::Serve(on) => match self.backend.serve(on) {
                Ok(None) => return,
                Ok(Some(told)) => Ok(News::Shown(told)),
                Err(why) => Err(why),
            },
            Effect::Purge(reason) => {
                let purged = self.backend.purge(&reason);
                purged.map(|purged| News::Purged(Box::new(purged)))
            }
            Effect::CopyMinute { item, full } => match self.model.ui.meeting() {
                Some(meeting) => {
                    let minute = self.backend.minute(item, full, meeting);
                    minute.and_then(|copied| self.copy(&copied.text, copied.told))
                }
                None => return,
            },
            Effect::Copy { text, told } => self.copy(&text, told),
            Effect::Issue(request) => match self.model.ui.meeting() {
                Some(meeting) => self.backend.issue(&request, meeting).map(|(place, order)| {
                    let order = Box::new(order);
                    News::Issued { place, order }
                }),
                None => return,
            },
            Effect::Suspend => {
                if crate::tui::term::can_suspend() {
                    match crate::tui::term::request_suspend() {
                        Ok(()) => return,
                        Err(error) => {
                            Err(format!("The program can't be suspended: {error}.").into())
                        }
                    }
                } else {
                    Err("There is no shell here to suspend to.".to_owned().into())
                }
            }
            Effect::Quit => match self.quit() {
                Ok(()) => return,
                Err(why) => Err(why),
            },
        };
        self.take(Msg::News(news.unwrap_or_else(News::Failed)));
    }
}
