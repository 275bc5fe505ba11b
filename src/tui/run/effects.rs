//! What an update asks for is done: saving, opening, writing, leaving.

use super::Runtime;
use crate::meeting::Refusal;
use crate::tui::model::Model;
use crate::tui::port::{Backend, Copied, Effect, News};
use crate::tui::update::Msg;

/// What came of an effect.
pub(super) enum Came {
    /// Nothing that has to be told.
    Nothing,
    /// News for the model.
    News(Result<News, Refusal>),
    /// Words for the clipboard of the terminal.
    Copy(Copied),
    /// The path of what was written, for the same.
    Path(String),
    /// The program is to stop until the shell lets it go on.
    Suspend,
    /// The officer leaves.
    Quit,
}

impl Runtime<'_> {
    /// Does one thing that an update asked for, and tells the model what came of it.
    pub(super) fn perform(&mut self, effect: Effect) {
        let effect = match (effect, &mut self.waiting) {
            (Effect::Job(job), Some(waiting)) => {
                waiting.push(job);
                return;
            }
            (effect, _) => effect,
        };
        let news = match outside(effect, &self.model, self.backend) {
            Came::Nothing => return,
            Came::News(news) => news,
            Came::Copy(copied) => self.copy(&copied.text, copied.told),
            // Where it is, is told whether there is a clipboard or not.
            Came::Path(path) => {
                let told = format!("Written, and its path is in the clipboard: {path}");
                let copied = self.copy(&path, told);
                Ok(copied.unwrap_or_else(|_| News::Shown(format!("Written: {path}"))))
            }
            Came::Suspend => {
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
            Came::Quit => match self.quit() {
                Ok(()) => return,
                Err(why) => Err(why),
            },
        };
        self.take(Msg::News(news.unwrap_or_else(News::Failed)));
    }
}

/// Does one thing that an update asked for, as far as no terminal is needed for it.
pub(super) fn outside(effect: Effect, model: &Model, backend: &mut dyn Backend) -> Came {
    let news = match effect {
        Effect::Save(record) => {
            backend.save(record);
            return Came::Nothing;
        }
        Effect::Job(job) => {
            backend.job(job);
            return Came::Nothing;
        }
        Effect::ListBodies => Ok(News::Bodies(backend.bodies())),
        Effect::List => backend.list().map(News::Listed),
        Effect::Open(key) => backend.open(&key).map(|o| News::Opened(Box::new(o))),
        Effect::Look(key, place) => {
            let opened = backend.look(&key);
            opened.map(|o| News::Looked(Box::new(o), place))
        }
        Effect::Remedy(remedy) => match backend.remedy(remedy) {
            Ok(Some(opened)) => Ok(News::Opened(Box::new(opened))),
            // Where it goes on comes with the news of what is saved.
            Ok(None) => Ok(News::Saved(backend.saved())),
            Err(why) => Err(why),
        },
        Effect::OfferElsewhere => Ok(News::Elsewhere {
            path: backend.elsewhere(),
            why: None,
        }),
        Effect::SaveElsewhere(path) => match backend.save_elsewhere(&path) {
            Ok(Some(opened)) => Ok(News::Opened(Box::new(opened))),
            Ok(None) => Ok(News::Saved(backend.saved())),
            Err(why) => Ok(News::Elsewhere {
                path,
                why: Some(why.in_a_line()),
            }),
        },
        Effect::CopySample(key) => backend.copy_sample(&key).map(|o| News::Opened(Box::new(o))),
        Effect::TakeMeeting(key) => backend.take_meeting(&key).map(News::Shown),
        Effect::BeginJournal(key) => backend
            .begin_journal(&key)
            .map(|o| News::Opened(Box::new(o))),
        Effect::Create(new) => backend.create(&new).map(|o| News::Opened(Box::new(o))),
        Effect::CreateFrom(draft) => backend
            .create_from(&draft)
            .map(|o| News::Opened(Box::new(o))),
        Effect::PutAway => match backend.put_away() {
            Ok(()) => return Came::Nothing,
            Err(why) => Err(why),
        },
        Effect::Export(request) => match model.ui.meeting() {
            Some(meeting) => match backend.export(request, meeting) {
                Ok(None) => return Came::Nothing,
                Ok(Some(written)) => Ok(News::Exported(written)),
                Err(why) => Err(why),
            },
            None => return Came::Nothing,
        },
        Effect::ExportShown(request) => match backend.export_shown(request, model.ui.meeting()) {
            Ok(None) => return Came::Nothing,
            Ok(Some(written)) => Ok(News::Exported(written)),
            Err(why) => Err(why),
        },
        Effect::CopyPath(path) => return Came::Path(path),
        Effect::OpenWritten { folder } => backend.open_written(folder).map(News::Shown),
        Effect::Serve(readers) => match backend.serve(readers) {
            Ok(None) => return Came::Nothing,
            Ok(Some(told)) => Ok(News::Shown(told)),
            Err(why) => Err(why),
        },
        Effect::Purge(reason) => {
            let purged = backend.purge(&reason);
            purged.map(|purged| News::Purged(Box::new(purged)))
        }
        Effect::CopyMinute { item, full } => match model.ui.meeting() {
            Some(meeting) => match backend.minute(item, full, meeting) {
                Ok(copied) => return Came::Copy(copied),
                Err(why) => Err(why),
            },
            None => return Came::Nothing,
        },
        Effect::Copy { text, told } => return Came::Copy(Copied { text, told }),
        Effect::Issue(request) => match model.ui.meeting() {
            Some(meeting) => backend.issue(&request, meeting).map(|(place, order)| {
                let order = Box::new(order);
                News::Issued { place, order }
            }),
            None => return Came::Nothing,
        },
        Effect::Suspend => return Came::Suspend,
        Effect::Quit => return Came::Quit,
    };
    Came::News(news)
}
