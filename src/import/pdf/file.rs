//! The file: opening it, and going through its pages.

use lopdf::{DecompressError, Document, LoadOptions, Object};

use super::boxes::{PageBox, inherited};
use super::common::Common;
use super::fault::Fault;
use super::walk::Walk;
use super::{BYTES, PAGES};
use crate::import::page::Page;

/// What a stream of objects may unpack to, in bytes.
const OBJECTS: usize = 128 << 20;

/// So many letters in a hundred may lack a meaning: bullets and signs do.
const UNKNOWN: u64 = 4;

/// Reads a file page by page.
///
/// # Errors
/// As [`super::each`].
pub(super) fn read(bytes: &[u8], take: &mut dyn FnMut(Page) -> bool) -> Result<(), Fault> {
    if bytes.len() > BYTES {
        return Err(Fault::TooBig);
    }
    let document = open(bytes)?;
    let mut common = Common::new(&document);
    let (mut letters, mut unknown, mut count) = (0, 0, 0);
    for id in document.page_iter() {
        count += 1;
        if count > PAGES {
            return Err(Fault::TooManyPages);
        }
        let mut page = Page::default();
        if let Ok(said) = document.get_dictionary(id) {
            let page_box = PageBox::of(&document, said);
            let content = content(&mut common, said)?;
            let resources = inherited(&document, said, b"Resources").and_then(|o| o.as_dict().ok());
            let mut walk = Walk::new(&mut common);
            walk.page(&page_box, &content, resources)?;
            letters += walk.words.letters;
            unknown += walk.words.unknown;
            page = page_box.page(walk.words.found, &walk.paths.rules);
        }
        if !take(page) {
            return Err(Fault::Stopped);
        }
    }
    match (count, letters + unknown) {
        (0, _) => Err(Fault::Broken),
        (_, 0) => Err(Fault::Pictures),
        (_, all) if unknown * 100 > all * UNKNOWN => Err(Fault::Letters),
        _ => Ok(()),
    }
}

fn open(bytes: &[u8]) -> Result<Document, Fault> {
    let options = LoadOptions {
        max_decompressed_size: Some(OBJECTS),
        ..LoadOptions::default()
    };
    let document =
        Document::load_mem_with_options(bytes, options).map_err(|error| match error {
            lopdf::Error::Decompress(DecompressError::MemoryLimitExceeded { .. }) => Fault::TooBig,
            lopdf::Error::InvalidPassword => Fault::Locked,
            _ => Fault::Broken,
        })?;
    // Without a password the parser has tried the empty one, which opens what only an owner's
    // password protects.
    if document.is_encrypted() {
        return Err(Fault::Locked);
    }
    Ok(document)
}

/// What a page draws: one piece, or several that are read as one.
fn content(common: &mut Common<'_>, page: &lopdf::Dictionary) -> Result<Vec<u8>, Fault> {
    let Ok(said) = page.get(b"Contents") else {
        return Ok(Vec::new());
    };
    match common.document.dereference(said) {
        Ok((_, Object::Array(pieces))) => {
            let mut all = Vec::new();
            for piece in pieces {
                all.extend(common.unpack(piece)?);
                all.push(b'\n');
            }
            Ok(all)
        }
        _ => common.unpack(said),
    }
}
