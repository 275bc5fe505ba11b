//! The comments of a Word document, and which of them reply to which.

use super::flow::{Comment, Flow, Hand};
use crate::import::formats::gather::Gather;
use crate::import::formats::xml::{Node, Tag, Xml};
use crate::import::trouble::Trouble;
use crate::meeting::text::{Text, clean};

/// Reads the comments.
///
/// # Errors
/// When the part is broken, or has more comments than a copy has.
pub(super) fn read(
    text: &str,
    part: &str,
    flow: &mut Flow,
    steps: &Gather<'_>,
) -> Result<(), Trouble> {
    let mut xml = Xml::new(text, part);
    let mut open: Option<Comment> = None;
    let mut in_text = false;
    loop {
        match xml.next(steps)? {
            Node::Open(tag) => {
                let name = tag.name();
                match (name.as_str(), &mut open) {
                    ("comment", _) => {
                        flow.count()?;
                        open = Some(begun(&tag, flow));
                    }
                    ("p", Some(comment)) => {
                        if let Some(id) = tag.attribute("paraId") {
                            comment.paragraph = id;
                        }
                        if !comment.says.is_empty() {
                            comment.says.push('\n');
                        }
                    }
                    ("t", Some(_)) => in_text = true,
                    ("tab" | "br" | "cr", Some(comment)) => comment.says.push(' '),
                    ("drawing" | "pict", Some(comment)) => {
                        comment.says.push_str("[picture]");
                        xml.skip(steps)?;
                    }
                    // What was deleted while the comment was written is not what it says; what
                    // formatting is called is no words.
                    ("del" | "moveFrom" | "pPr" | "rPr" | "instrText" | "Fallback", Some(_)) => {
                        xml.skip(steps)?;
                    }
                    _ => {}
                }
            }
            Node::Words(words) if in_text => {
                if let Some(comment) = &mut open {
                    comment.says.push_str(&clean(&words.replace('\n', " ")));
                }
            }
            Node::Close(name) => match name.as_str() {
                "t" => in_text = false,
                "comment" => flow.comments.extend(open.take()),
                _ => {}
            },
            Node::Words(_) => {}
            Node::End => return Ok(()),
        }
    }
}

fn begun(tag: &Tag<'_>, flow: &mut Flow) -> Comment {
    let by = tag.attribute("author").unwrap_or_default();
    let at = flow.hand(&by, tag.attribute("date").as_deref());
    let hand = flow.hands.get(at).cloned().unwrap_or_else(|| Hand {
        by: Text::line(&by),
        when: None,
    });
    Comment {
        id: tag.attribute("id").unwrap_or_default(),
        hand,
        ..Comment::default()
    }
}

/// Reads which comments reply to which, and which are done with.
///
/// # Errors
/// When the part is broken.
pub(super) fn threads(
    text: &str,
    part: &str,
    flow: &mut Flow,
    steps: &Gather<'_>,
) -> Result<(), Trouble> {
    let mut xml = Xml::new(text, part);
    let mut told = Vec::new();
    loop {
        match xml.next(steps)? {
            Node::Open(tag) if tag.name() == "commentEx" => {
                let done = tag.attribute("done");
                let done = matches!(done.as_deref(), Some("1" | "true" | "on"));
                told.push((
                    tag.attribute("paraId").unwrap_or_default(),
                    tag.attribute("paraIdParent"),
                    done,
                ));
            }
            Node::End => break,
            Node::Open(_) | Node::Close(_) | Node::Words(_) => {}
        }
    }
    let places: std::collections::HashMap<&str, usize> = flow
        .comments
        .iter()
        .enumerate()
        .filter(|(_, c)| !c.paragraph.is_empty())
        .map(|(at, c)| (c.paragraph.as_str(), at))
        .collect();
    let found: Vec<(usize, Option<usize>, bool)> = told
        .iter()
        .filter_map(|(id, parent, done)| {
            let at = *places.get(id.as_str())?;
            let parent = parent
                .as_ref()
                .and_then(|p| places.get(p.as_str()))
                .copied();
            Some((at, parent.filter(|p| *p != at), *done))
        })
        .collect();
    for (at, parent, done) in found {
        flow.comments[at].reply_to = parent;
        flow.comments[at].done = done;
    }
    Ok(())
}
