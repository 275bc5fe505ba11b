//! Words that were voted on: what is typed there begins a paragraph below the vote, or is refused at
//! once.

use crate::tui::port::Effect;
use crate::tui::session::Session;
use crate::tui::ui::Ui;

/// Whether the caret is in words that were voted on: they are changed by wording them anew alone.
pub(super) fn is_voted_on(session: &Session) -> bool {
    let meeting = session.meeting();
    let entry = session.sheet.entry().and_then(|id| meeting.entry(id));
    entry.is_some_and(|entry| meeting.is_settled_by_vote(entry))
}

/// Typing on at the end of words that were voted on begins a paragraph below the vote; what would
/// change them is refused at once, so that nothing is typed that can't be kept. Answers whether `text`
/// may go where the caret is.
pub(super) fn leaves_voted_words(ui: &mut Ui, text: &str, out: &mut Vec<Effect>) -> bool {
    let now = ui.now;
    let Some(session) = ui.session.as_mut().filter(|s| is_voted_on(s)) else {
        return true;
    };
    let at_end = session
        .sheet
        .block()
        .is_some_and(|b| b.text.caret() == b.text.text().len() && b.text.selection().is_none());
    let begins = text.chars().find(|c| !c.is_whitespace());
    if at_end
        && begins.is_some_and(|c| c.is_alphanumeric() || "\"'\u{2018}\u{201C}-(\u{a3}".contains(c))
    {
        session.flush(now, out);
        session.pause_typing();
        session.sheet.begin_after(session.journal.meeting());
        return true;
    }
    ui.refuse(VOTED_ON.to_owned());
    false
}

/// As the refusal to store them says it.
pub(super) const VOTED_ON: &str = "Those words were voted on. e words it anew, and it is voted on again; the \
                        words before stay in the history.";
