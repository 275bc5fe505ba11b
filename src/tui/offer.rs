//! What Tab would put in: a name from a few letters of it, and the role after a name. It is shown in
//! the foot and never put in by itself.

use super::session::Session;

/// What Tab puts in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Offer {
    /// From this byte to the caret is replaced.
    pub from: usize,
    /// By these words.
    pub words: String,
}

/// The fewest letters of a name that one is offered for.
const LEAST: usize = 2;

/// What is offered where the caret stands.
pub fn offer(session: &Session) -> Option<Offer> {
    let block = session.sheet.block().filter(|b| b.editable)?;
    let (head, tail) = block.text.split_at_caret();
    let people = session.meeting().people();
    if tail.starts_with(char::is_alphanumeric) || tail.starts_with(" (") {
        return None;
    }
    // Letters of the word that the caret is at the end of.
    let from = head
        .rfind(|c: char| !c.is_alphabetic() && c != '\'' && c != '\u{2019}' && c != '-')
        .map_or(0, |at| {
            at + head[at..].chars().next().map_or(1, char::len_utf8)
        });
    let word = &head[from..];
    if word.chars().count() < LEAST || !word.starts_with(char::is_uppercase) {
        return None;
    }
    // After a whole name, who that is.
    for person in people {
        let details = &person.details;
        if !details.cue && head.ends_with(details.name.as_str()) && !details.name.is_empty() {
            let role = session
                .meeting()
                .seat_held_by(person.id)
                .map_or(details.standing(), |s| s.details.title.as_str());
            return (!role.is_empty()).then(|| Offer {
                from: head.len(),
                words: format!(" ({role})"),
            });
        }
    }
    let fits = |name: &str| name.len() > word.len() && name.starts_with(word);
    let named = people.iter().map(|p| &p.details).filter(|d| !d.cue);
    let found = named
        .clone()
        .find(|d| fits(d.surname()))
        .or_else(|| named.clone().find(|d| fits(&d.name)))?;
    // "Councillor Rob" becomes the whole name once, not "Councillor Councillor …".
    let before = &head[..from];
    let honorific = format!("{} ", found.honorific);
    let from = if !found.honorific.is_empty() && before.ends_with(&honorific) {
        from - honorific.len()
    } else {
        from
    };
    Some(Offer {
        from,
        words: found.full_name(),
    })
}
