//! The structure of a document as readers' software sees it: headings, paragraphs, lists, tables.

use std::num::NonZeroU16;

use krilla::tagging::{
    Identifier, ListNumbering, TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
};

/// What an element is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A heading of a level, with its words.
    Heading(u16, String),
    /// A paragraph.
    Paragraph,
    /// A picture, with what it is in words.
    Figure(String),
    /// A list.
    List(Numbering),
    /// An entry of a list.
    Entry,
    /// The number or bullet of an entry.
    Label,
    /// The words of an entry.
    Words,
    /// A table.
    Table,
    /// What a table shows.
    Caption,
    /// The row of heads.
    Head,
    /// The other rows.
    Rows,
    /// A row.
    Row,
    /// The head of a column.
    HeadCell,
    /// Another cell.
    Cell,
}

/// How the entries of a list are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numbering {
    /// Not at all.
    None,
    /// With bullets.
    Bullets,
    /// 1, 2, 3.
    Figures,
    /// a, b, c.
    Letters,
}

/// An element by its place.
pub(super) type Node = usize;

/// The elements in the order of reading.
#[derive(Debug, Default)]
pub(super) struct Tree {
    nodes: Vec<(Role, Option<Node>)>,
}

impl Tree {
    /// Puts an element below another, or below the document.
    pub(super) fn add(&mut self, role: Role, below: Option<Node>) -> Node {
        self.nodes.push((role, below));
        self.nodes.len() - 1
    }

    /// The tree for the file; `marks` are what was drawn of each element.
    pub(super) fn tagged(&self, mut marks: Vec<Vec<Identifier>>, language: &str) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
        let mut groups: Vec<Option<TagGroup>> = Vec::new();
        marks.resize_with(self.nodes.len(), Vec::new);
        for ((role, _), marks) in self.nodes.iter().zip(marks) {
            let mut group = TagGroup::new(kind(role));
            for mark in marks {
                group.push(mark);
            }
            groups.push(Some(group));
        }
        // Children come after their parents: from the end, each is whole when it is put away; and they
        // are put in from the last to the first.
        let mut holds = vec![false; self.nodes.len()];
        for below in self.nodes.iter().filter_map(|(_, below)| *below) {
            holds[below] = true;
        }
        let mut top = Vec::new();
        for at in (0..groups.len()).rev() {
            let Some(mut group) = groups[at].take() else {
                continue;
            };
            // An element has either marks of its own or children; those were put in backwards.
            if holds[at] {
                group.children.reverse();
            }
            match self.nodes[at].1.and_then(|below| groups.get_mut(below)) {
                Some(Some(parent)) => parent.push(group),
                _ => top.push(group),
            }
        }
        for group in top.into_iter().rev() {
            tree.push(group);
        }
        tree
    }
}

fn kind(role: &Role) -> TagKind {
    match role {
        Role::Heading(level, words) => {
            let level = NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN);
            Tag::Hn(level, Some(words.clone())).into()
        }
        Role::Paragraph => Tag::P.into(),
        Role::Figure(alt) => Tag::Figure(Some(alt.clone())).into(),
        Role::List(numbering) => Tag::L(match numbering {
            Numbering::None => ListNumbering::None,
            Numbering::Bullets => ListNumbering::Disc,
            Numbering::Figures => ListNumbering::Decimal,
            Numbering::Letters => ListNumbering::LowerAlpha,
        })
        .into(),
        Role::Entry => Tag::LI.into(),
        Role::Label => Tag::Lbl.into(),
        Role::Words => Tag::LBody.into(),
        Role::Table => Tag::Table.into(),
        Role::Caption => Tag::Caption.into(),
        Role::Head => Tag::THead.into(),
        Role::Rows => Tag::TBody.into(),
        Role::Row => Tag::TR.into(),
        Role::HeadCell => Tag::TH(TableHeaderScope::Column).into(),
        Role::Cell => Tag::TD.into(),
    }
}
